use super::*;

#[test]
fn without_roots_it_is_intact_and_the_signer_unchecked() {
    for name in ["alone", "withIntermediate", "withAll", "byKeyId", "byRoot", "otherContentType"] {
        assert_signer(check(signed(name), &[]), Signer::Unchecked);
    }
}

/// Nobody asked, so what would not be trusted is intact as well.
#[test]
fn without_roots_nothing_is_said_of_the_signer() {
    let names = ["shortCa", "otherRoot", "byUser", "tooDeep", "noSignCa", "encrypting", "criticalExtension"];
    for name in names.into_iter().chain(["constrainedCa", "sha512Certificate"]) {
        assert_signer(check(signed(name), &[]), Signer::Unchecked);
        assert_signer(signature::check(signed(name), tx_id(), &[], now() + 10_000 * DAY), Signer::Unchecked);
    }
}

#[test]
fn debug_does_not_name_the_signer() {
    let shown = format!("{:?}", check(signed("alone"), &[]).unwrap());
    assert_eq!(shown, "Signature { signer: Unchecked, .. }");
}
