use super::*;
use bonin::flow::proxy_call::Given;
use bonin::provider::toss_cert::signature::Roots;

fn read_all(setting: Json) -> Result<Roots, Error> {
    let mut given = Given::new(serde_json::json!({ "roots": setting }));
    let roots = given.take("roots").unwrap_or_default();
    given.finish(Some(roots)).map_err(|mut faults| faults.remove(0))
}

#[track_caller]
fn assert_config(error: Error, field: &str, reason: Reason) {
    assert_eq!((error.kind, error.field.as_deref(), error.reason), (Kind::Config, Some(field), reason));
}

#[test]
fn certificates_of_cas_are_read_however_their_lines_are() {
    let lines: Vec<&str> = pem("root").trim().lines().collect();
    let one = format!("{}\n{}\n{}", lines[0], lines[1..lines.len() - 1].concat(), lines[lines.len() - 1]);
    for pem in [one, pem("root").replace('\n', "\r\n"), format!("\n{}\n\n", pem("root"))] {
        assert_signer(check(signed("byRoot"), &[Root::from_pem(&pem).unwrap()]), Signer::Trusted);
    }
}

#[test]
fn what_is_no_certificate_of_a_ca_is_a_fault_of_the_settings() {
    let root = pem("root");
    let cut = root.replacen("MII", "", 1);
    let key = root.replace("CERTIFICATE", "PRIVATE KEY");
    let two = [root, pem("ca1")].concat();
    for wrong in ["", "root", "-----BEGIN CERTIFICATE-----", &cut, &key, &two, &root[30..], pem("user")] {
        assert_config(Root::from_pem(wrong).unwrap_err(), "roots", Reason::BadSetting);
    }
    assert_config(Root::from_pem(pem("curveKey")).unwrap_err(), "roots", Reason::KeyNotRsa);
}

#[test]
fn the_setting_is_a_list_with_a_root_in_it() {
    assert!(read_all(Json::Null).unwrap().is_empty());
    assert_eq!(read_all([pem("ca1"), pem("root")][..].into()).unwrap().len(), 2);
    for wrong in [serde_json::json!([]), [pem("ca1")][..].into(), pem("root").into()] {
        assert_config(read_all(wrong).unwrap_err(), "roots", Reason::BadSetting);
    }
    assert_config(read_all([pem("root"), "x"][..].into()).unwrap_err(), "roots.1", Reason::BadSetting);
    assert_config(read_all(serde_json::json!([1])).unwrap_err(), "roots.0", Reason::NotText);
}

#[test]
fn debug_shows_no_certificate() {
    assert_eq!(format!("{:?}", Root::from_pem(pem("root")).unwrap()), "Root");
}
