use super::*;

#[test]
fn the_signer_leads_to_the_root() {
    for name in ["withIntermediate", "withAll", "byRoot"] {
        assert_signer(check(signed(name), &roots(&["root"])), Signer::Trusted);
    }
    for name in ["alone", "withIntermediate", "withAll", "byKeyId", "otherContentType", "byRoot"] {
        assert_signer(check(signed(name), &roots(&["ca1", "root"])), Signer::Trusted);
        assert_signer(check(signed(name), &roots(&["otherRoot", "root", "ca1"])), Signer::Trusted);
    }
    assert_signer(check(signed("shortCa"), &roots(&["root"])), Signer::Trusted);
    assert_signer(check(signed("otherRoot"), &roots(&["otherRoot"])), Signer::Trusted);
}

#[test]
fn a_signer_who_leads_to_no_root_is_refused() {
    assert_tampered(check(signed("alone"), &roots(&["root"])), "no intermediate");
    assert_tampered(check(signed("withIntermediate"), &roots(&["otherRoot"])), "a root of the same name");
    assert_tampered(check(signed("otherRoot"), &roots(&["root", "ca1"])), "everything of the same name");
    assert_tampered(check(signed("alone"), &roots(&["ca1"])), "an intermediate is no root");
}

#[test]
fn only_who_may_sign_is_trusted() {
    let never = ["byUser", "byCa", "encrypting", "criticalExtension", "sha512Certificate"];
    let not_by_these = ["tooDeep", "noSignCa", "falseCa", "constrainedCa", "otherIssuer"];
    let names = never.into_iter().chain(not_by_these);
    for name in names {
        assert_tampered(check(signed(name), &roots(&["root", "ca1"])), name);
    }
    assert_tampered(check(signed("limited"), &roots(&["limited"])), "the root's limit holds two levels below it");
}

#[test]
fn every_certificate_is_valid_now() {
    let at = |name, days, names: &[&str]| {
        signature::check(signed(name), tx_id(), &roots(names), VECTORS["madeAt"].as_i64().unwrap() + days * DAY)
    };
    assert_tampered(at("withIntermediate", -1, &["root"]), "not yet");
    assert_signer(at("withIntermediate", 1094, &["root"]), Signer::Trusted);
    assert_tampered(at("withIntermediate", 1096, &["root"]), "expired");
    assert_signer(at("shortCa", 364, &["root"]), Signer::Trusted);
    assert_tampered(at("shortCa", 366, &["root"]), "the intermediate expired before the user's");
    assert_signer(at("shortRoot", 364, &["shortRoot"]), Signer::Trusted);
    assert_tampered(at("shortRoot", 366, &["shortRoot"]), "the root expired before the user's");
    assert_tampered(signature::check(signed("withIntermediate"), tx_id(), &roots(&["root"]), -1), "before 1970");
    assert_tampered(signature::check(signed("withIntermediate"), tx_id(), &roots(&["root"]), i64::MAX), "the end");
}
