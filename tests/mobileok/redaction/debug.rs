//! `Debug` of everything public that personal data or a secret passes through: names and shapes, never values.

use super::assert_clean;
use crate::support::people::{BIRTHDAY, CODE, METHODS, NAME, PHONE, most};
use crate::support::{Json, NOW, json, keys};
use bonin::crypto::{PublicKey, base64};
use bonin::flow::identity::{Assurance, Identity};
use bonin::flow::page::{self, Verification};
use bonin::flow::proxy_call::{Event, Method, Request, Response, Task};
use bonin::flow::reading::readable::read_input;
use bonin::flow::reading::{read, readable};
use bonin::flow::{Foreign, LooseText, Text, TextOrNumber};
use bonin::provider::mobileok::envelope::Sealed;
use bonin::provider::mobileok::key_file::KeyFile;
use bonin::provider::mobileok::payload::{self, AuthInfoFields, VerifyInfo};
use zeroize::Zeroizing;

fn given(info: &Json) -> AuthInfoFields {
    read_input(info, "authInfo").unwrap()
}

#[test]
fn what_was_given_and_checked_shows_no_value() {
    for method in METHODS {
        let given = given(&most(method));
        assert_clean("AuthInfoFields", &format!("{given:?} {given:#?}"));
        assert!(format!("{given:?}").contains("user_name"));
        let info = payload::auth_info(given, NOW).unwrap();
        assert_clean("AuthInfo", &format!("{info:?} {info:#?}"));
        for mark in [NAME, PHONE] {
            assert!(info.json.as_str().contains(mark), "{mark} is there to be shown");
        }
    }
    let given: VerifyInfo = read_input(&json!({ "authNumber": CODE }), "options").unwrap();
    assert_clean("VerifyInfo", &format!("{given:?}"));
    let checked = payload::verify_info(given);
    assert!(checked.as_ref().unwrap().as_str().contains(CODE), "the code is there to be shown");
    assert_clean("MOKVerifyInfo", &format!("{checked:?}"));
}

#[test]
fn errors_have_no_place_for_a_value() {
    let mut info = most("SMS");
    info["userBirthday"] = json!(format!("{BIRTHDAY}{NAME}"));
    let error = payload::auth_info(given(&info), NOW).unwrap_err();
    assert_clean("Error", &format!("{error:?} {error:#?}"));
    assert!(format!("{error:?}").contains("userBirthday"));
}

/// A value that cannot be read at all is named by its field.
#[test]
fn what_cannot_be_read_shows_no_value() {
    let mut info = most("SMS");
    info["userName"] = json!({ NAME: [PHONE, CODE] });
    let error = read_input::<AuthInfoFields, Json>(&info, "authInfo").unwrap_err();
    assert_clean("an unreadable field", &format!("{error:?} {error:#?}"));
    assert_eq!(error.field.as_deref(), Some("userName"));
    let unreadable = readable::read::<AuthInfoFields, Json>(&info).unwrap_err();
    assert_clean("Unreadable", &format!("{unreadable:?} {unreadable}"));
}

#[test]
fn tasks_and_events_of_the_proxy_show_no_value() {
    let url = || "https://provider.test".to_owned();
    let person = json!({ "userName": NAME, "userPhone": PHONE });
    let mut identity = Identity::new("mobileok", "SMS".into(), Assurance::Identity, CODE.into(), CODE.into());
    identity.name = Some(NAME.into());
    identity.raw = Some(person.clone());
    let response =
        Response { status: 200, body: format!("{NAME} {CODE}"), cookies: Some(vec![format!("session={CODE}")]) };
    let shown = [
        format!("{:?}", Task::Http(Request::post(url(), &person))),
        format!("{:?}", Task::Http(Request::form(url(), &[("password", CODE)]))),
        format!("{:?}", Task::Http(Request::bare(Method::Get, url()).header("authorization", CODE))),
        format!("{:?}", Event::Response(response)),
        format!("{:?}", Event::Decrypted { data: Zeroizing::new(PHONE.into()) }),
        format!("{identity:?} {identity:#?}"),
        format!("{:?}", Text::from(NAME)),
    ];
    for text in shown {
        assert!(!text.is_empty());
        assert_clean("a task or an event of the proxy", &text);
    }
}

#[test]
fn the_page_s_answers_and_results_show_no_value() {
    let claims: Foreign = read(&json!({ "name": NAME, "phone": [PHONE] })).unwrap();
    assert!(claims.json().contains(NAME), "the name is there to be shown");
    let shown = [
        format!("{claims:?}"),
        format!("{:?}", Verification { ticket: CODE.into(), claims: Some(claims) }),
        format!("{:?}", page::Response { status: 200, body: format!("{NAME} {CODE}") }),
        format!("{:?}", read::<LooseText, Json>(&json!(NAME)).unwrap()),
        format!("{:?}", read::<TextOrNumber, Json>(&json!(806_419)).unwrap()),
    ];
    for text in shown {
        assert!(!text.is_empty());
        assert_clean("an answer or a result of the page", &text);
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
