//! The numbers that choose what happens.

use crate::host::Host;

fn asked(host: &mut Host, digits: &str) -> String {
    let answer = host.request(&format!("0100000{digits}"));
    assert_eq!(answer.code(), "SUCCESS", "{digits}");
    answer.tx_id().into()
}

fn status(host: &mut Host, tx_id: &str) -> String {
    host.status(tx_id).success("status").as_str().unwrap_or("none").into()
}

#[test]
fn what_ends_by_itself() {
    let mut host = Host::new();
    for (digits, state, result) in [
        ("2000", "COMPLETED", "SUCCESS"),
        ("6705", "EXPIRED", "CE3103"),
        ("6706", "EXPIRED", "CE3103"),
        ("3101", "COMPLETED", "CE3101"),
        ("3103", "COMPLETED", "CE3103"),
        ("3100", "none", "CE3102"),
    ] {
        let tx_id = asked(&mut host, digits);
        assert_eq!(status(&mut host, &tx_id), state, "{digits}");
        assert_eq!(host.result(&tx_id).0.code(), result, "{digits}");
    }
}

#[test]
fn what_takes_its_time() {
    let mut host = Host::new();
    let tx_id = asked(&mut host, "6702");
    let states: Vec<_> = (0..3).map(|_| status(&mut host, &tx_id)).collect();
    assert_eq!(states, ["REQUESTED", "REQUESTED", "COMPLETED"]);
    let tx_id = asked(&mut host, "3102");
    assert_eq!(status(&mut host, &tx_id), "COMPLETED");
    let codes: Vec<_> = (0..3).map(|_| host.result(&tx_id).0.code().to_string()).collect();
    assert_eq!(codes, ["CE3102", "CE3102", "SUCCESS"]);
    let slow = host.request("01000000002");
    assert_eq!(slow.reply["delayMs"].as_i64(), Some(8000));
}

#[test]
fn what_is_refused() {
    let mut host = Host::new();
    for (digits, status, code) in [
        ("1000", 401, "CE1000"),
        ("3006", 400, "CE3006"),
        ("9001", 503, "CE0001"),
        ("9002", 503, "CE0002"),
        ("9999", 400, "CE9999"),
    ] {
        let answer = host.request(&format!("0100000{digits}"));
        assert_eq!((answer.status, answer.code()), (status, code));
    }
}

#[test]
fn who_is_not_let_in_has_used_nothing_up() {
    let mut host = Host::new();
    let body = host.personal("01000001000");
    for _ in 0..2 {
        assert_eq!(host.post("/api/v2/sign/user/auth/id/request", &body).code(), "CE1000");
    }
}

#[test]
fn what_never_arrives_leaves_the_session_as_it_was() {
    let mut host = Host::new();
    for digits in ["0001", "0003"] {
        let body = host.personal(&format!("0100000{digits}"));
        let path = "/api/v2/sign/user/auth/id/request";
        let spoilt = host.post(path, &body);
        assert!(spoilt.dropped() || spoilt.status == 502 && spoilt.text.starts_with("<!doctype"));
        assert_eq!(host.post(path, &body).code(), "SUCCESS");
    }
}

#[test]
fn the_table_names_each_number_once() {
    let mut host = Host::new();
    let numbers = host.control("numbers", "{}");
    let rows = numbers.as_array().unwrap();
    let mut phones: Vec<_> = rows.iter().map(|row| row["phone"].as_str().unwrap()).collect();
    assert!(phones.len() >= 16 && phones.iter().all(|phone| phone.starts_with("0100000")));
    phones.sort_unstable();
    phones.dedup();
    assert_eq!(phones.len(), rows.len());
}
