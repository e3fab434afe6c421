//! Numbers that choose what happens.

use crate::host::{Host, token_of};
use crate::support::json;

/// What became of a login whose phone has this number.
fn login(host: &mut Host, digits: &str) -> (String, Option<String>) {
    let phone = format!("0100000{digits}");
    host.register("kim", &phone);
    let visit = host.uaf().visit();
    let asked = host.on_page(&visit, "ask", &json!({ "userId": "kim" }));
    (asked.body["status"].as_str().unwrap().into(), host.back(&visit))
}

#[test]
fn each_number_does_what_it_says() {
    let mut host = Host::new();
    for (digits, status, code) in [
        ("2000", "APPROVED", "200"),
        ("6705", "DECLINED", ""),
        ("6706", "EXPIRED", ""),
        ("9011", "APPROVED", "011"),
        ("9012", "APPROVED", "012"),
        ("9013", "APPROVED", "013"),
        ("9014", "APPROVED", "014"),
        ("1234", "ASKED", ""),
    ] {
        let (said, back) = login(&mut host, digits);
        assert_eq!((said.as_str(), back.is_some()), (status, !code.is_empty()), "{digits}");
        if let Some(back) = back {
            assert_eq!(host.verify("kim", &token_of(&back)).code(), code, "{digits}");
        }
    }
    let numbers = host.control("numbers", json!({})).unwrap();
    assert_eq!(numbers.as_array().unwrap().len(), 7);
    assert_eq!(
        numbers[0],
        json!({ "phone": "01000002000", "methods": ["uaf", "u2f"], "ko": "저절로 승인", "en": "Approves by itself" })
    );
    assert!(host.control("phones", json!({})).unwrap().as_array().unwrap().len() >= 8);
}
