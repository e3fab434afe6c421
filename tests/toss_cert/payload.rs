//! What the page gives to `request`: every member checked, and named where it is wrong.

use crate::page::{begun, info};
use crate::support::people::{with, without};
use crate::support::{Json, json};
use crate::toss::Session;
use proptest::prelude::*;

/// What the request is refused for.
#[track_caller]
fn refused(method: &str, info: &Json) -> (String, String) {
    let error = begun(method).refuses(&json!({ "type": "request", "info": info }));
    assert_eq!((&error["kind"], &error["next"]), (&json!("misuse"), &json!("checkInput")), "{error}");
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (text("field"), text("reason"))
}

fn faults(method: &str, rows: &[(&str, Json, &str)]) {
    for (name, member, reason) in rows {
        let found = refused(method, &with(&info(method, None), name, member.clone()));
        assert_eq!(found, ((*name).into(), (*reason).into()), "{name} = {member}");
    }
}

#[test]
fn a_person_has_a_name_a_phone_and_a_birthday() {
    for method in ["personal", "document"] {
        faults(
            method,
            &[
                ("userName", json!(null), "missing"),
                ("userName", json!(" \u{3000}"), "missing"),
                ("userName", json!(7), "notText"),
                ("userName", json!("가\u{0}나"), "badName"),
                ("userName", json!("가".repeat(101)), "badName"),
                ("userPhone", json!(""), "missing"),
                ("userPhone", json!(1_099_887_766), "notText"),
                ("userPhone", json!("0212345678"), "badPhone"),
                ("userPhone", json!("010998877665"), "badPhone"),
                ("userPhone", json!("+811099887766"), "badPhone"),
                ("userPhone", json!("0109988776"), "badPhone"),
                ("userName", json!("\u{3164}"), "missing"),
                ("userBirthday", json!("810203"), "badDate"),
                ("userBirthday", json!("19810230"), "badDate"),
                ("userBirthday", json!("18991231"), "badDate"),
                ("userBirthday", json!("20261124"), "futureDate"),
                ("userBirthday", json!({}), "notText"),
                ("triggerType", json!("WINDOW"), "notListed"),
                ("triggerType", json!("push"), "notListed"),
                ("triggerType", json!(1), "notText"),
                ("requestType", json!("USER_PERSONAL"), "unknownField"),
                ("sessionKey", json!("mine"), "unknownField"),
                ("", json!("x"), "unknownField"),
            ],
        );
        for name in ["userName", "userPhone", "userBirthday"] {
            assert_eq!(refused(method, &without(&info(method, None), name)), (name.into(), "missing".into()));
        }
        for whole in [json!(null), json!("text"), json!([]), json!(7)] {
            assert_eq!(refused(method, &whole), ("info".into(), "notObject".into()));
        }
    }
    faults("personal", &[("document", json!({}), "unknownField")]);
}

/// Today in Seoul is tomorrow in UTC, at the time of these tests.
#[test]
fn a_birthday_is_past_in_seoul() {
    let mut browser = begun("personal");
    let info = with(&info("personal", None), "userBirthday", json!("20261123"));
    browser.take(&json!({ "type": "request", "info": info }));
    browser.unreachable("request");
    browser.take(&json!({ "type": "request", "info": info }));
}

#[test]
fn the_standard_window_takes_nothing() {
    for method in ["window", "page"] {
        assert_eq!(refused(method, &json!({ "userName": "x" })), ("userName".into(), "unknownField".into()));
        assert_eq!(refused(method, &json!("text")), ("info".into(), "notObject".into()));
    }
}

#[test]
fn a_document_has_a_title_a_service_and_a_text() {
    let document = |name: &str, member: Json| {
        let mut info = info("document", None);
        info["document"][name] = member;
        info
    };
    for (name, member, reason) in [
        ("title", json!(null), "missing"),
        ("title", json!("가".repeat(101)), "tooLong"),
        ("title", json!("두\n줄"), "notText"),
        ("serviceName", json!("  "), "missing"),
        ("serviceName", json!(7), "notText"),
        ("text", json!(""), "missing"),
        ("text", json!("가".repeat(10_001)), "tooLong"),
        ("text", json!("가\u{7}"), "notText"),
        ("personal", json!("yes"), "notListed"),
        ("personal", json!(0), "notListed"),
        ("docType", json!("PDF"), "unknownField"),
    ] {
        let found = refused("document", &document(name, member));
        assert_eq!(found, (format!("document.{name}"), reason.into()));
    }
    faults("document", &[("document", json!(null), "missing")]);
    for whole in [json!("text"), json!([])] {
        let found = refused("document", &with(&info("document", None), "document", whole));
        assert_eq!(found, ("document".into(), "notObject".into()));
    }
    let mut browser = begun("document");
    browser.take(&json!({ "type": "request", "info": document("text", json!("첫 줄\r\n\t둘째 줄 ".repeat(700))) }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is taken arrives as it was given, without the blanks around it; whatever is refused is refused by name.
    #[test]
    fn any_name_arrives_or_is_refused(name in ".{0,120}") {
        let mut browser = begun("personal");
        let event = json!({ "type": "request", "info": with(&info("personal", None), "userName", json!(name)) });
        match browser.feed(&event).cloned() {
            Ok(said) => {
                let body = &said["act"]["body"];
                let opened = Session::of(body["sessionKey"].as_str().unwrap()).open(&body["userName"]);
                // Blanks of other kinds are U+0020 then, and characters that nobody sees are gone.
                let seen = |text: &str| bonin::format::typed::visible(text).replace(bonin::format::typed::is_blank, " ");
                let composed: String = unicode_normalization::UnicodeNormalization::nfc(seen(&name).as_str()).collect();
                prop_assert!(composed.contains(&opened) && !opened.is_empty());
            }
            Err(error) => prop_assert_eq!(&error["field"], "userName"),
        }
    }
}
