//! Marked values go through both halves, and must not be in anything that a log, an error or a snapshot could hold.

use crate::page::{self, TOKEN, USER, returned};
use crate::settings::SECRET;
use crate::stack::{WAYS, away, begin_body, body_of, of_version, refused, started, verified};
use crate::support::{Json, json};
use bonin::error::Lang;

const MARKS: [&str; 3] = ["marked-token", SECRET, "eyJ0eXAiOiJK"];

/// But for the provider's own sentence, which goes to the operator and not to the page.
#[track_caller]
fn assert_clean(what: &str, said: &Json) {
    let mut said = said.clone();
    said.as_object_mut().and_then(|said| said.remove("providerMessage"));
    for mark in MARKS {
        assert!(!said.to_string().contains(mark), "{mark} in {what}: {said}");
    }
}

#[test]
fn the_secret_key_goes_to_ompass_alone() {
    for (version, method) in WAYS {
        let mut proxy = of_version(version);
        let task = proxy.call("begin", &begin_body(version, method)).unwrap();
        assert!(task["headers"].to_string().contains(SECRET), "to OMPASS it goes");
        assert_clean("state", &proxy.state);
        assert_clean("answer", &proxy.answers(&started(version)));
        assert_clean("state", &proxy.state);
    }
}

#[test]
fn the_token_goes_from_the_callback_to_ompass_and_nowhere_else() {
    for lang in [Lang::Ko, Lang::En] {
        for (version, method) in WAYS {
            let mut browser = page::away(method);
            browser.lang = lang;
            browser.take(&returned());
            assert_clean("state", &browser.state);
            assert_clean("view", browser.view());
            let mut proxy = away(version, method);
            proxy.lang = lang;
            let task = proxy.call("finish", &browser.act()["body"].clone()).unwrap();
            assert!(body_of(&task).to_string().contains(TOKEN));
            assert_clean("state", &proxy.state);
            let once = proxy.answers(&verified(version, USER));
            assert_clean("task", &once);
            assert_clean("answer", &proxy.event(&json!({ "type": "fresh" })));
        }
    }
}

/// Words of OMPASS's reach the user only with a code that the table does not have.
#[test]
fn no_refusal_or_junk_shows_a_mark() {
    let words = format!("{TOKEN} {SECRET}");
    for (version, method) in WAYS {
        let mut answers = vec![
            json!(words),
            json!({ "code": 200, "data": words }),
            json!({ "code": 200, "message": words, "data": { "user_id": words, "ompass_uri": words } }),
            json!({ "username": words, "ompassUrl": words }),
            json!({ "code": 200, "data": { "user_id": USER, "access_token": TOKEN } }),
        ];
        if version == 1 {
            answers.extend(["000", "004", "011", "014"].map(|code| json!({ "code": code, "message": words })));
        }
        for answer in answers {
            for status in [200, 400, 401, 500] {
                let mut proxy = of_version(version);
                proxy.call("begin", &begin_body(version, method)).unwrap();
                assert_clean("answer", &proxy.responds(status, &answer.to_string()));
                let mut proxy = away(version, method);
                proxy.call("finish", &json!({ "username": USER, "token": TOKEN })).unwrap();
                assert_clean("answer", &proxy.responds(status, &answer.to_string()));
                assert_clean("state", &proxy.state);
            }
        }
    }
    assert!(refused(1, "x")["message"].is_string());
}

#[test]
fn no_mistake_of_the_page_shows_a_mark() {
    let mut browser = page::away("u2f");
    for event in [
        json!({ "type": "returned", "query": { "username": "mallory", "access_token": TOKEN } }),
        json!({ "type": "finish", "callbackUrl": format!("?username=mallory&token={TOKEN}") }),
        json!({ "type": "finish", "callbackUrl": format!("?token={TOKEN}%00") }),
        json!({ "type": "finish", "callbackUrl": [TOKEN] }),
    ] {
        assert_clean("refusal", &browser.refuses(&event));
    }
    for body in [
        json!({ "token": format!("{TOKEN}\n") }),
        json!({ "token": TOKEN, "username": [TOKEN] }),
        json!({ "token": TOKEN, "username": TOKEN.repeat(3) }),
        json!({ "token": TOKEN, "secret": SECRET }),
    ] {
        assert_clean("refusal", &away(1, "uaf").call("finish", &body).unwrap_err());
    }
}
