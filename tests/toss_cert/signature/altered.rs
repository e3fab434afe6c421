use super::*;
use proptest::prelude::*;

#[test]
fn every_shorter_text_is_refused() {
    for name in ["alone", "withIntermediate"] {
        let good = der(name);
        for length in 0..good.len() {
            assert_tampered(check_der(&good[..length], &[]), "shorter");
        }
        for length in 0..signed(name).len() {
            assert_tampered(check(&signed(name)[..length], &[]), "shorter");
        }
    }
}

#[test]
fn nothing_may_follow() {
    for tail in [&[0][..], &[5, 0], &der("alone")] {
        assert_tampered(check_der(&[&der("alone"), tail].concat(), &[]), "longer");
    }
    for text in [format!("{}\n", signed("alone")), format!("{}AAAA", signed("alone")), String::new(), "가".into()] {
        assert_tampered(check(&text, &[]), "not the base64");
    }
}

/// Every byte counts where the signer is checked: of those that the user's signature does not cover, the issuer's covers some,
/// and the rest can be written in one way only.
#[test]
fn no_bit_can_change_where_the_signer_is_checked() {
    let roots = roots(&["root", "ca1"]);
    for name in ["alone", "byKeyId"] {
        let good = der(name);
        for at in 0..good.len() {
            let mut altered = good.clone();
            altered[at] ^= 1 << (at % 8);
            assert!(check_der(&altered, &roots).is_err(), "{name} {at}");
        }
    }
}

/// Where it is not, the content and who could sign it stay what they are.
#[test]
fn no_bit_of_what_is_signed_can_change() {
    let good = der("alone");
    let at = |what: &[u8]| good.windows(what.len()).position(|window| window == what).unwrap();
    let content = at(b"{\"txId\"");
    // contentType and messageDigest begin the attributes and end them, the signature is the last.
    let attributes = at(&[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03]);
    for position in (content..content + 100).chain(attributes..good.len()) {
        for bit in 0..8 {
            let mut altered = good.clone();
            altered[position] ^= 1 << bit;
            assert!(check_der(&altered, &[]).is_err(), "{position}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_replaced_never_verify(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let good = der("withIntermediate");
        let mut altered = good.clone();
        for (at, byte) in changes {
            altered[at.index(good.len())] = byte;
        }
        prop_assume!(altered != good);
        prop_assert!(check_der(&altered, &roots(&["root"])).is_err());
    }

    #[test]
    fn parts_moved_never_verify(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), length in 1usize..64) {
        let good = der("withIntermediate");
        let (from, to) = (from.index(good.len() - length), to.index(good.len() - length));
        let mut altered = good.clone();
        altered.copy_within(from..from + length, to);
        prop_assume!(altered != good);
        prop_assert!(check_der(&altered, &roots(&["root"])).is_err());
    }

    #[test]
    fn no_bytes_stop_the_check(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(check_der(&bytes, &[]).is_err());
    }
}
