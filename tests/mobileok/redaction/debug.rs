//! `Debug` of everything public that personal data or a secret passes through: names and shapes, never values.

use super::assert_clean;
use crate::support::people::{BIRTHDAY, CODE, METHODS, NAME, PHONE, most};
use crate::support::{NOW, json, keys, value};
use bonin::error::{Error, Kind, Reason};
use bonin::flow::browser::{Act, View};
use bonin::flow::proxy::{Answer, Event, Request, Task};
use bonin::json::Value;
use bonin::provider::mobileok::payload;
use bonin::wire::envelope::Sealed;
use bonin::wire::key_file::KeyFile;
use bonin::wire::{PublicKey, base64};
use zeroize::Zeroizing;

fn marked() -> Value {
    value(&json!({ "name": NAME, "list": [PHONE, { "deep": BIRTHDAY }], "number": 806_419, "yes": true }))
}

#[test]
fn values_show_their_shape() {
    assert_eq!(
        format!("{:?}", marked()),
        r#"{"list": [text, {"deep": text}], "name": text, "number": number, "yes": bool}"#
    );
    assert_clean("Value", &format!("{:#?} {:?} {:?}", marked(), Value::Text(NAME.into()), Value::Number(CODE.into())));
}

#[test]
fn what_was_checked_shows_no_value() {
    for method in METHODS {
        let info = payload::auth_info(&value(&most(method)), NOW).unwrap();
        assert_clean("AuthInfo", &format!("{info:?} {info:#?}"));
        assert!(format!("{info:?}").contains("userName"));
    }
    assert_clean("MOKVerifyInfo", &format!("{:?}", payload::verify_info(&value(&json!({ "authNumber": CODE })))));
}

#[test]
fn errors_have_no_place_for_a_value() {
    let mut info = most("SMS");
    info["userBirthday"] = json!(format!("{BIRTHDAY}{NAME}"));
    let error = payload::auth_info(&value(&info), NOW).unwrap_err();
    assert_clean("Error", &format!("{error:?} {error:#?}"));
    assert!(format!("{error:?}").contains("userBirthday"));
}

#[test]
fn acts_tasks_and_events_show_no_value() {
    let person = || marked();
    let answer = Answer { body: person(), identity: Some(person()), error: None, ended: true };
    let shown = [
        format!("{:?}", Act::Post { step: "request", body: person(), flow: None }),
        format!("{:?}", Act::Resolve(person())),
        format!("{:?}", Act::Reject(Error::new(Kind::Bug, Reason::Bug))),
        format!("{:?}", View::new("ready").with("arsNumber", CODE)),
        format!("{:?}", Task::Http(Request::post("https://provider.test".into(), &person()))),
        format!("{:?}", Task::Answer(answer)),
        format!("{:?}", Event::Response { status: 200, body: format!("{NAME} {CODE}"), cookies: vec![CODE.into()] }),
        format!("{:?}", Event::Decrypted(Zeroizing::new(PHONE.into()))),
    ];
    for text in shown {
        assert_clean("a step", &text);
    }
}

#[test]
fn keys_and_envelopes_show_their_names() {
    let secret = keys::public();
    let key = KeyFile {
        service_id: "표지이름".into(),
        client_private_key: Zeroizing::new(base64::decode(secret).unwrap()),
        server_public_key: secret.into(),
    };
    assert_eq!(format!("{key:?}"), "KeyFile");
    assert_eq!(format!("{:?}", PublicKey::from_base64(secret).unwrap()), "PublicKey");
    assert_eq!(format!("{:?}", Sealed::split(&keys::seal(NAME)).unwrap()), "Sealed");
}
