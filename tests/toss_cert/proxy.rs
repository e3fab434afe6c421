//! The proxy's half: what each call makes of it, what goes to Toss, and what the page gets to know.

use crate::assert_fails;
use crate::page::NAME;
use crate::settings::settings;
use crate::stack::{
    WAYS, accepted_answer, asked, begun, begun_with, finished, request_body, requested, requested_with, result,
    result_asked, status_asked,
};
use crate::support::people::{with, without};
use crate::support::proxy::Proxy;
use crate::support::{Json, assert_holds, json};
use crate::toss::{self, success};

fn sent(task: &Json) -> Json {
    serde_json::from_str(task["body"].as_str().unwrap()).unwrap()
}

#[test]
fn begin_gives_toss_s_key_and_remembers() {
    for (body, method) in [(json!({}), "personal"), (json!({ "method": "page" }), "page")] {
        let mut proxy = Proxy::of("tossCert", &settings());
        let task = proxy.call("begin", &body).unwrap();
        assert_eq!((&task["type"], &task["ended"]), (&json!("answer"), &json!(false)));
        assert_eq!(proxy.state["state"], json!({ "ready": { "method": method, "nonce": null } }));
    }
    for (body, field, reason) in [
        (json!({ "method": "sms" }), "method", "notListed"),
        (json!({ "nonce": 7 }), "nonce", "notText"),
        (json!({ "userName": NAME }), "body", "unknownField"),
        (json!([]), "body", "notObject"),
    ] {
        let error = Proxy::of("tossCert", &settings()).call("begin", &body).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!(field), &json!(reason)));
    }
}

#[test]
fn a_request_goes_to_its_service_as_the_browser_encrypted_it() {
    for (method, trigger) in WAYS {
        let body = request_body(method, trigger);
        let mut proxy = begun(method);
        let task = asked(&mut proxy, "request", &body);
        let path = if method == "document" { "doc" } else { "user/auth/id" };
        assert_eq!(task["url"], format!("https://toss.test/api/v2/sign/{path}/request"));
        assert_eq!((&task["method"], &task["headers"]["content-type"]), (&json!("POST"), &json!("application/json")));
        let mut wanted = body.clone();
        if method == "window" || method == "page" {
            assert_eq!(sent(&task), json!({ "requestType": "USER_NONE" }));
            continue;
        }
        wanted["requestType"] = json!("USER_PERSONAL");
        if method == "document" {
            assert_holds(&wanted, &json!({ "docEncrypted": true }));
            wanted["docType"] = json!("TEXT");
            wanted["signatureType"] = json!("PKCS7");
        }
        assert_eq!(sent(&task), wanted);
    }
}

#[test]
fn the_settings_go_with_it() {
    let more = json!({ "requestUrl": "intoss://app", "successCallbackUrl": "https://x.example/ok", "expireSeconds": 300,
        "failCallbackUrl": "https://x.example/no" });
    let mut settings = with(&settings(), "family", "simple");
    for (name, value) in more.as_object().unwrap() {
        settings[name] = value.clone();
    }
    for method in ["personal", "window"] {
        let mut proxy = begun_with(method, &settings);
        let task = asked(&mut proxy, "request", &request_body(method, None));
        assert_holds(&sent(&task), &more);
        assert_eq!(task["url"], "https://toss.test/api/v2/sign/user/auth/request");
        assert_eq!(proxy.answers(&accepted_answer())["body"]["expireSeconds"], 300);
        assert_eq!(status_asked(&mut proxy)["url"], "https://toss.test/api/v2/sign/user/auth/status");
    }
}

#[test]
fn nothing_passes_that_is_not_encrypted() {
    let body = request_body("document", None);
    let other = request_body("personal", Some("APP_SCHEME"));
    let mut changed = body["userName"].as_str().unwrap().to_owned();
    changed.replace_range(10..11, if &changed[10..11] == "0" { "1" } else { "0" });
    for (name, member, reason) in [
        ("userName", json!(NAME), "notListed"),
        ("userName", json!(null), "missing"),
        ("userName", json!(changed), "notListed"),
        ("userName", json!(format!("{}$x", body["userName"].as_str().unwrap())), "notListed"),
        ("userPhone", json!("01099887766"), "notListed"),
        ("userBirthday", json!(["19810203"]), "notText"),
        ("sessionKey", json!("AES_GCM$key$iv"), "notListed"),
        ("sessionKey", json!(""), "notListed"),
        ("triggerType", json!("WINDOW"), "notListed"),
        ("triggerType", json!(null), "missing"),
        ("doc", json!("in the clear"), "notListed"),
        ("docEncrypted", json!("true"), "notListed"),
        ("docTitle", json!(7), "notText"),
        ("requestType", json!("USER_NONE"), "unknownField"),
    ] {
        let error = begun("document").call("request", &with(&body, name, member.clone())).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!(name), &json!(reason)), "{member}");
    }
    assert_eq!(begun("personal").call("request", &body).unwrap_err()["reason"], "unknownField");
    assert_eq!(begun("window").call("request", &other).unwrap_err()["reason"], "unknownField");
    assert_eq!(begun("window").call("request", &json!({})).unwrap_err()["field"], "requestType");
    assert_eq!(
        begun("personal").call("request", &json!({ "requestType": "USER_NONE" })).unwrap_err()["reason"],
        "unknownField"
    );
    assert_eq!(begun("personal").call("request", &without(&other, "userPhone")).unwrap_err()["reason"], "missing");
}

/// The id of the transaction only where the page has to send it on, and no link that a browser would run.
#[test]
fn the_page_learns_where_the_user_goes() {
    let android = "intent://sign#Intent;scheme=supertoss;end";
    for (method, trigger, body) in [
        ("personal", None, json!({})),
        ("document", None, json!({})),
        ("personal", Some("APP_SCHEME"), json!({ "appScheme": "supertoss://sign?txId=1", "androidAppUri": android })),
        (
            "window",
            None,
            json!({ "authUrl": "https://auth.test/start?serviceType=SIGN_USER_AUTH", "txId": toss::tx_id() }),
        ),
    ] {
        let mut proxy = begun(method);
        asked(&mut proxy, "request", &request_body(method, trigger));
        let task = proxy.answers(&accepted_answer());
        assert_eq!((&task["body"], &task["ended"]), (&body, &json!(false)), "{method}");
        let trigger = if method == "window" { None } else { Some(trigger.unwrap_or("PUSH")) };
        let wanted =
            json!({ "method": method, "nonce": "bound", "txId": toss::tx_id(), "trigger": trigger, "lost": 0 });
        assert_eq!(proxy.state["state"], json!({ "requested": wanted }));
    }
}

#[test]
fn an_answer_that_leads_nowhere_is_a_bad_one() {
    for (method, trigger, name, bad) in [
        ("personal", None, "txId", json!(null)),
        ("personal", None, "txId", json!("null")),
        ("personal", None, "txId", json!("a\nb")),
        ("personal", None, "txId", json!("x".repeat(201))),
        ("window", None, "authUrl", json!("null")),
        ("window", None, "authUrl", json!("javascript:alert(1)")),
        ("window", None, "authUrl", json!("http://auth.toss.im/start")),
        ("page", None, "authUrl", json!("https://toss.im@evil.example\\start")),
    ] {
        let mut proxy = begun(method);
        asked(&mut proxy, "request", &request_body(method, trigger));
        let answer = accepted_answer();
        let task = proxy.answers(&success(&with(&answer["success"], name, bad.clone())));
        assert_fails(&task, "network", "badAnswer", false);
        assert_eq!(proxy.at(), "ready", "{name} {bad}");
        asked(&mut proxy, "request", &request_body(method, trigger));
    }
    for link in
        ["javascript:alert(1)", "data:text/html,x", "null", "", "supertoss", "JAVASCRIPT:x", "a b:c", "file:///x"]
    {
        let mut proxy = begun("personal");
        asked(&mut proxy, "request", &request_body("personal", Some("APP_SCHEME")));
        let task = proxy.answers(&success(&json!({ "txId": "t", "appScheme": link, "androidAppUri": null })));
        assert_fails(&task, "network", "badAnswer", false);
    }
}

#[test]
fn a_whole_journey_ends_with_the_person() {
    for (method, trigger) in WAYS {
        let mut proxy = requested(method, trigger);
        let session = result_asked(&mut proxy);
        let result = result(&session);
        let task = proxy.answers(&success(&result));
        assert_eq!(task, json!({ "type": "once", "key": format!("tossCert:{}", toss::tx_id()), "ttl": 7200 }));
        let answer = proxy.event(&json!({ "type": "fresh" }));
        assert_eq!((&answer["body"], &answer["ended"]), (&json!({}), &json!(true)), "nothing of it is for the browser");
        assert_holds(&answer["identity"], &json!({ "provider": "tossCert", "nonce": "bound", "name": NAME }));
        assert!(proxy.state.is_null(), "nothing is remembered");
    }
}

#[test]
fn each_call_has_its_place() {
    let personal = request_body("personal", None);
    let mut done = requested("personal", None);
    let session = result_asked(&mut done);
    finished(&mut done, &result(&session));
    for (mut proxy, fitting) in [(begun("personal"), "request"), (requested("personal", None), "confirm"), (done, "")] {
        for (step, body) in [("request", &personal), ("confirm", &json!({}))] {
            let before = proxy.state.clone();
            let taken = proxy.call(step, body);
            assert_eq!(taken.is_ok(), step == fitting, "{step} at {before}");
            if let Err(error) = taken {
                // A flow that is over has no state to go on from.
                let reason = if before.is_null() { "missing" } else { "notNow" };
                assert_eq!(
                    (&error["kind"], &error["reason"], &proxy.state),
                    (&json!("misuse"), &json!(reason), &before)
                );
            }
            proxy.state = before;
        }
    }
    let mut proxy = Proxy::of("tossCert", &settings());
    assert_eq!(proxy.call("confirm", &json!({})).unwrap_err()["field"], "flow");
    assert_eq!(proxy.call("resend", &json!({})).unwrap_err()["reason"], "notListed");
    assert_eq!(
        requested("personal", None).call("confirm", &json!({ "txId": "x" })).unwrap_err()["reason"],
        "unknownField"
    );
    // What does not follow from a task.
    for event in ["decrypted", "fresh", "used", "undecryptable"] {
        let mut proxy = requested("personal", None);
        status_asked(&mut proxy);
        assert!(proxy.feed("", &json!({ "type": event, "data": "" })).is_err());
    }
}

/// Each sealed part begins a transaction of its own, so a page may ask twice; a result is still used once.
#[test]
fn a_result_is_used_once() {
    let mut proxy = requested_with("personal", None, &settings());
    let session = result_asked(&mut proxy);
    proxy.answers(&success(&result(&session)));
    let task = proxy.event(&json!({ "type": "used" }));
    assert_fails(&task, "rejected", "resultUsed", true);
    assert_eq!((&task["error"]["next"], &task["error"]["phase"]), (&json!("restart"), &json!("confirm")));
}

/// What another version sealed, or what was never sealed, is not read.
#[test]
fn only_a_state_of_this_version_goes_on() {
    let good = requested("personal", None).state;
    for (path, other) in [
        ("/v", json!(2)),
        ("/v", json!(4)),
        ("/v", json!("3")),
        ("/state", json!("requested")),
        ("/state", json!({ "asking": good["state"]["requested"] })),
        ("/state/requested/lost", json!(-1)),
        ("/state/requested/method", json!("sms")),
        ("/state/requested/trigger", json!("WINDOW")),
        ("/state/requested/txId", json!(null)),
    ] {
        let mut proxy = requested("personal", None);
        *proxy.state.pointer_mut(path).unwrap() = other;
        let error = proxy.call("confirm", &json!({})).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("flow"), &json!("badSnapshot")), "{path}");
    }
    let mut proxy = requested("personal", None);
    proxy.state = json!({ "at": "requested", "method": "personal", "txId": "t", "trigger": "PUSH", "lost": 0 });
    assert_eq!(proxy.call("confirm", &json!({})).unwrap_err()["reason"], "badSnapshot");
}
