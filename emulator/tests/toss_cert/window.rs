//! The standard window, as its page uses it.

use crate::host::{Answer, FORM, Host, IDENTITY, PHONE};
use crate::json::object;

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const PERSON: &str = r#"{"userName":"김창","userPhone":"01012345678","userBirthday":"20080101"}"#;

fn asked(host: &mut Host) -> String {
    let body = object([("requestType", "USER_NONE".into())]);
    host.post(&format!("{IDENTITY}request"), &body).tx_id().into()
}

fn post(host: &mut Host, tx_id: &str, action: &str, body: &str) -> Answer {
    host.http("POST", &format!("/toss/window/api/{tx_id}/{action}"), JSON, body)
}

#[test]
fn a_form_post_opens_it() {
    let mut host = Host::new();
    let tx_id = asked(&mut host);
    let form = format!("txId={tx_id}");
    let opened = host.http("POST", "/toss/start", &[("content-type", FORM)], &form);
    assert_eq!(opened.status, 303);
    assert_eq!(opened.reply["headers"]["location"].as_str(), Some(format!("window/?txId={tx_id}").as_str()));
    assert_eq!(host.http("GET", "/toss/start", &[], "").status, 400);
    assert_eq!(host.http("POST", "/toss/start", JSON, &form).status, 400);
    assert_eq!(host.http("POST", "/toss/start", &[("content-type", FORM)], "txId=x").status, 400);
    let personal = host.asked();
    let form = format!("txId={personal}");
    assert_eq!(host.http("POST", "/toss/start", &[("content-type", FORM)], &form).status, 400);
}

#[test]
fn the_person_says_who_they_are_and_approves_there() {
    let mut host = Host::new();
    let tx_id = asked(&mut host);
    assert_eq!(post(&mut host, &tx_id, "approve", "{}").status, 409, "nobody knows yet who it is");
    assert_eq!(post(&mut host, &tx_id, "identify", "{}").status, 400);
    let answer = post(&mut host, &tx_id, "identify", PERSON);
    assert_eq!((answer.status, answer.body["status"].as_str()), (200, Some("IN_PROGRESS")));
    assert_eq!(post(&mut host, &tx_id, "approve", "{}").body["status"].as_str(), Some("COMPLETED"));
    assert_eq!(post(&mut host, &tx_id, "decline", "{}").status, 409);
    let (result, session) = host.result(&tx_id);
    let open = |name: &str| session.open(&result.success("personalData")[name]).unwrap();
    assert_eq!((open("name").as_str(), open("ageGroup").as_str()), ("김창", "MINOR"));
}

#[test]
fn or_on_the_phone() {
    let mut host = Host::new();
    let tx_id = asked(&mut host);
    assert!(host.phone("approve").is_err());
    post(&mut host, &tx_id, "identify", PERSON);
    assert_eq!(host.phone("view").unwrap()["prompt"]["app"].as_str(), Some("Toss"));
    host.phone("approve").unwrap();
    let shown = host.http("GET", &format!("/toss/window/api/{tx_id}"), &[], "");
    assert_eq!(shown.body["status"].as_str(), Some("COMPLETED"));
    assert_eq!(host.control("phones", "{}").as_array().unwrap()[0]["phone"].as_str(), Some(PHONE));
}

#[test]
fn no_other_page_approves() {
    let mut host = Host::new();
    let tx_id = asked(&mut host);
    post(&mut host, &tx_id, "identify", PERSON);
    let path = format!("/toss/window/api/{tx_id}/approve");
    assert_eq!(host.http("POST", &path, &[("content-type", FORM)], "").status, 405);
    assert_eq!(host.http("GET", &path, &[], "").status, 405);
    assert_eq!(post(&mut host, "x", "approve", "{}").status, 404);
    assert_eq!(post(&mut host, &tx_id, "dance", "{}").status, 404);
    assert_eq!(host.status(&tx_id).success("status").as_str(), Some("IN_PROGRESS"));
    assert_eq!(post(&mut host, &tx_id, "decline", "{}").body["status"].as_str(), Some("EXPIRED"));
}
