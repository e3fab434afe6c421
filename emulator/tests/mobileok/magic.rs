//! The numbers that choose an outcome.

use crate::host::{Host, ars, ars_possession, lms, pass, sms, sms_possession, without};
use crate::json::{Value, With};

fn to(info: &Value, digits: &str) -> Value {
    without(info, "userPhone").with("userPhone", format!("0100000{digits}"))
}

fn token(host: &mut Host) -> String {
    host.token("one").token().into()
}

#[test]
fn requests_that_are_refused() {
    for (info, digits) in [
        (sms(), "2910"),
        (pass(), "2910"),
        (lms(), "4012"),
        (ars(), "4023"),
        (pass(), "6701"),
        (pass(), "6704"),
        (pass(), "6707"),
        (pass(), "6751"),
        (pass(), "6752"),
        (pass(), "6755"),
        (sms_possession(), "9999"),
    ] {
        let mut host = Host::new();
        let token = token(&mut host);
        assert_eq!(host.request(&token, &to(&info, digits)).code(), digits);
    }
    let mut host = Host::new();
    let token = token(&mut host);
    assert_eq!(host.request(&token, &to(&sms(), "6701")).code(), "2000", "a PASS number is any number for SMS");
}

#[test]
fn pass_numbers() {
    for digits in ["6705", "6706"] {
        let mut host = Host::new();
        let asked = host.asked("one", &to(&pass(), digits));
        assert_eq!(host.confirm(asked.token(), None).code(), digits);
    }
    for digits in ["6702", "6703"] {
        let mut host = Host::new();
        let asked = host.asked("one", &to(&pass(), digits));
        let codes: Vec<_> = (0..3).map(|_| host.confirm(asked.token(), None).code().to_string()).collect();
        assert_eq!(codes, [digits, digits, "2000"]);
    }
}

#[test]
fn code_numbers() {
    let mut host = Host::new();
    let asked = host.asked("one", &to(&sms(), "4301"));
    assert_eq!(host.confirm(asked.token(), Some("123456")).code(), "4301");
    let asked = host.asked("two", &to(&sms(), "4302"));
    assert_eq!(asked.body["resendCount"].as_i64(), Some(0));
    assert_eq!(host.resend(asked.token()).code(), "4302");
    let asked = host.asked("three", &to(&sms(), "6024"));
    assert_eq!(host.confirm(asked.token(), Some("123456")).code(), "6024");
    let again = host.resend(asked.token());
    assert_eq!(host.confirm(again.token(), Some("12345")).code(), "5029");
    assert_ne!(host.confirm(again.token(), Some("123456")).code(), "6024");
}

#[test]
fn call_numbers_end_the_first_call() {
    for digits in ["4611", "4612", "4641"] {
        let mut host = Host::new();
        let asked = host.asked("one", &to(&ars(), digits));
        let called = host.call(asked.token());
        assert_eq!(host.confirm(called.token(), None).code(), digits);
        let called = host.call(called.token());
        assert_eq!(host.confirm(called.token(), None).code(), "4500", "the second one rings");
    }
    for digits in ["4602", "4604", "4610", "4613", "4620", "4624", "4642", "4698"] {
        let mut host = Host::new();
        let asked = host.asked("one", &to(&ars(), digits));
        let called = host.call(asked.token());
        assert_eq!(host.confirm(called.token(), None).code(), digits);
        assert_eq!(host.call(called.token()).code(), "4502");
    }
}

#[test]
fn the_network_fails_before_the_service_sees_anything() {
    for (digits, status) in [("0001", None), ("0003", Some(502))] {
        let mut host = Host::new();
        let token = token(&mut host);
        let spoilt = host.request(&token, &to(&sms(), digits));
        assert_eq!(spoilt.dropped(), status.is_none());
        assert!(status.is_none_or(|status| spoilt.status == status && spoilt.text.contains("<h1>")));
        assert_eq!(host.request(&token, &to(&sms(), digits)).code(), "2000", "the same token still works");
    }
    let mut host = Host::new();
    let token = token(&mut host);
    let slow = host.request(&token, &to(&sms(), "0002"));
    assert_eq!((slow.code(), slow.reply["delayMs"].as_i64()), ("2000", Some(8_000)));
}

#[test]
fn one_number_approves_everything() {
    for info in [sms(), lms(), sms_possession(), ars_possession()] {
        let mut host = Host::new();
        let asked = host.asked("one", &to(&info, "2000"));
        assert_eq!(host.confirm(asked.token(), Some("123456")).code(), "2000");
    }
    let mut host = Host::new();
    let asked = host.asked("one", &to(&pass(), "2000"));
    assert_eq!(host.confirm(asked.token(), None).code(), "2000");
    let asked = host.asked("two", &to(&ars(), "2000"));
    let called = host.call(asked.token());
    assert_eq!(host.confirm(called.token(), None).code(), "2000");
}

#[test]
fn the_table_names_each_number_once() {
    let list = Host::new().control("numbers", "{}");
    let phones: Vec<_> = list.as_array().unwrap().iter().map(|row| row["phone"].as_str().unwrap()).collect();
    let mut unique = phones.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), phones.len());
    assert!(phones.iter().all(|phone| phone.len() == 11 && phone.starts_with("0100000")));
}
