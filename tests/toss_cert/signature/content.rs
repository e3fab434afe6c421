use super::*;

#[test]
fn another_transaction_is_told_apart() {
    for roots in [vec![], roots(&["root", "ca1"])] {
        assert_refused(check(signed("otherTransaction"), &roots), Reason::OtherTransaction, "another one");
    }
    for tx_id in ["", "0b4b", &tx_id().to_uppercase(), &format!("{} ", tx_id())] {
        let found = signature::check(signed("alone"), tx_id, &[], now());
        assert_refused(found, Reason::OtherTransaction, tx_id);
    }
}

#[test]
fn content_that_names_no_transaction_is_refused() {
    for name in ["noTransaction", "numericTransaction", "twoTransactions", "noJson"] {
        assert_tampered(check(signed(name), &[]), name);
    }
}

#[test]
fn what_is_not_a_signature_of_this_form_is_refused() {
    for name in ["detached", "twoSigners", "noCertificate", "wrongCertificate", "noAttributes", "indefinite"] {
        assert_tampered(check(signed(name), &[]), name);
    }
    // A certificate with the signer's name and number, and another key.
    assert_tampered(check(signed("twinCertificate"), &[]), "twinCertificate");
}

#[test]
fn kinds_that_cannot_be_checked_are_named_so() {
    for name in ["sha1", "sha512Digest", "pss", "weakKey", "ecdsa"] {
        assert_refused(check(signed(name), &[]), Reason::UnknownAlgorithm, name);
        assert_refused(check(signed(name), &roots(&["root", "ca1"])), Reason::UnknownAlgorithm, name);
    }
}
