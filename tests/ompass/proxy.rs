//! What the proxy asks of OMPASS, in which order, and what comes of it.

use crate::assert_fails;
use crate::page::{TOKEN, USER};
use crate::settings::{BASE, CLIENT, SECRET, settings};
use crate::stack::{WAYS, away, begin_body, body_of, checking, finish_body, of_version, started, verified};
use crate::support::people::with;
use crate::support::proxy::Proxy;
use crate::support::{Json, MINUTE, assert_holds, json, known};
use bonin::error::{Lang, Reason};
use sha2::{Digest, Sha256};

/// The request that begins a login, in this language of messages.
fn start(version: u8, method: &str, tag: Option<&str>, lang: Lang) -> Json {
    let mut proxy = of_version(version);
    proxy.lang = lang;
    let mut body = begin_body(version, method);
    if let Some(tag) = tag {
        body["lang"] = json!(tag);
    }
    proxy.call("begin", &body).unwrap()
}

#[test]
fn each_version_has_its_requests() {
    let one = json!({ "accept": "application/json", "content-type": "application/json",
        "authorization": format!("Bearer {SECRET}") });
    let two = json!({ "accept": "application/json", "content-type": "application/json",
        "x-client-id": CLIENT, "x-secret-key": SECRET });
    let v2 = json!({ "username": USER, "langInit": "EN", "loginClientType": "BROWSER", "sessionTimeoutSeconds": 300 });
    for (version, method, path, body, headers) in [
        (1, "uaf", "/v1/ompass/uaf", json!({ "lang_init": "EN" }), &one),
        (1, "u2f", "/v1/ompass/u2f", json!({ "user_id": USER, "lang_init": "EN" }), &one),
        (2, "uaf", "/v2/ompass/auth", v2.clone(), &two),
        (2, "u2f", "/v2/ompass/auth", v2, &two),
    ] {
        let task = start(version, method, None, Lang::En);
        assert_eq!((&task["type"], &task["method"]), (&json!("http"), &json!("POST")));
        assert_eq!(
            (&task["url"], &body_of(&task), &task["headers"]),
            (&json!(format!("{BASE}{path}")), &body, headers)
        );
    }
    for (version, path, body) in [
        (1, "/v1/ompass/token-verification", json!({ "user_id": USER, "access_token": TOKEN })),
        (2, "/v2/ompass/token", json!({ "username": USER, "token": TOKEN })),
    ] {
        let task = away(version, "u2f").call("finish", &finish_body()).unwrap();
        assert_eq!((&task["url"], body_of(&task)), (&json!(format!("{BASE}{path}")), body));
        assert_eq!(task["headers"], if version == 1 { one.clone() } else { two.clone() });
    }
}

#[test]
fn the_page_s_language_comes_from_a_tag() {
    for (tag, lang, one, two) in [
        (None, Lang::Ko, "KR", "KR"),
        (None, Lang::En, "EN", "EN"),
        (Some("ko"), Lang::En, "KR", "KR"),
        (Some("ko-KR"), Lang::En, "KR", "KR"),
        (Some("KO-kore-kr"), Lang::En, "KR", "KR"),
        (Some("en-GB"), Lang::Ko, "EN", "EN"),
        (Some("ja-JP"), Lang::Ko, "EN", "JP"),
        (Some("fr"), Lang::Ko, "EN", "EN"),
        (Some("kok"), Lang::Ko, "EN", "EN"),
    ] {
        assert_eq!(body_of(&start(1, "uaf", tag, lang))["lang_init"], one, "{tag:?}");
        assert_eq!(body_of(&start(2, "uaf", tag, lang))["langInit"], two, "{tag:?}");
    }
}

#[test]
fn who_is_named_is_the_version_s_to_say() {
    // The example of version 1 names nobody, and its text speaks of the user's id: it goes along if the page knows it.
    let task = of_version(1).call("begin", &with(&begin_body(1, "uaf"), "userId", USER)).unwrap();
    assert_eq!(body_of(&task)["user_id"], USER);
    let task = of_version(1).call("begin", &begin_body(1, "uaf")).unwrap();
    assert!(body_of(&task).get("user_id").is_none());
    let error = of_version(2).call("begin", &json!({ "method": "uaf" })).unwrap_err();
    assert_eq!((&error["field"], &error["reason"]), (&json!("userId"), &json!("missing")));
}

#[test]
fn a_whole_journey_ends_with_who_it_was() {
    for (version, method) in WAYS {
        let mut proxy = checking(version, method);
        let id = proxy.sealed()["id"].clone();
        let task = proxy.answers(&verified(version, USER));
        let hash: String = Sha256::digest(TOKEN).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(task, json!({ "type": "once", "key": format!("ompass:{hash}"), "ttl": 3600 }));
        let answer = proxy.event(&json!({ "type": "fresh" }));
        assert_eq!((&answer["body"], &answer["ended"]), (&json!({}), &json!(true)), "nothing of it is for the browser");
        let raw = if version == 1 { json!({ "user_id": USER }) } else { verified(2, USER) };
        let identity = json!({ "provider": "ompass", "method": method, "assurance": "login", "transactionId": id,
            "verifiedAt": "2026-11-23T00:30:00.000+09:00", "userId": USER, "nonce": "bound", "raw": raw });
        assert_eq!(answer["identity"], identity);
        assert!(proxy.state.is_null(), "nothing is remembered");
        assert_eq!(id.as_str().unwrap().len(), 32);
    }
}

/// What is sealed for the browser to bring back.
#[test]
fn what_waits_holds_no_token_and_no_key() {
    for (version, method) in WAYS {
        let proxy = away(version, method);
        assert_eq!((proxy.at(), &proxy.sealed()["nonce"]), ("away", &json!("bound")));
        assert_eq!(proxy.sealed()["login"][method]["userId"].is_string(), method == "u2f" || version == 2);
        // After a try that can be repeated, too.
        let mut checked = checking(version, method);
        let task = checked.event(&json!({ "type": "unreachable", "timeout": false }));
        assert_eq!((checked.at(), &checked.state["state"]), ("away", &proxy.state["state"]));
        for text in [proxy.state.to_string(), task.to_string()] {
            assert!(!text.contains(TOKEN) && !text.contains(SECRET));
        }
    }
}

/// The provider's echo decides, for both methods: the name in the callback is anybody's.
#[test]
fn a_token_of_someone_else_logs_nobody_in() {
    for (version, method) in WAYS {
        for other in ["mallory", "Kim.ompass", "kim.ompass ", "kim.ompas", ""] {
            let task = checking(version, method).answers(&verified(version, other));
            assert_fails(&task, "tampered", "otherTransaction", true);
        }
        for junk in [json!(null), json!(7), json!([USER])] {
            let mut answer = verified(version, USER);
            let (at, name) = if version == 1 { ("/data", "user_id") } else { ("", "username") };
            answer.pointer_mut(at).unwrap()[name] = junk;
            let task = checking(version, method).answers(&answer);
            assert_fails(&task, "network", "badAnswer", false);
        }
    }
    let task = checking(2, "u2f").answers(&with(&verified(2, USER), "clientId", "client-2"));
    assert_fails(&task, "tampered", "otherTransaction", true);
}

#[test]
fn another_name_than_the_one_begun_with_is_refused_before_anyone_is_asked() {
    let mut proxy = away(1, "u2f");
    let task = proxy.call("finish", &json!({ "username": "mallory", "token": TOKEN })).unwrap();
    assert_fails(&task, "tampered", "otherTransaction", true);
    // None is as good as the right one.
    let task = away(1, "u2f").call("finish", &json!({ "token": TOKEN })).unwrap();
    assert_eq!(body_of(&task)["user_id"], USER);
    let task = away(1, "uaf").call("finish", &json!({ "username": "lee", "token": TOKEN })).unwrap();
    assert_eq!(body_of(&task)["user_id"], "lee");
}

#[test]
fn what_the_browser_brings_is_checked() {
    for (name, junk, reason) in [
        ("token", json!(null), "missing"),
        ("token", json!(7), "notText"),
        ("token", json!(""), "notText"),
        ("token", json!("a b"), "notText"),
        ("token", json!("x".repeat(4097)), "notText"),
        ("username", json!(null), "missing"),
        ("username", json!(""), "missing"),
        ("username", json!(7), "notText"),
        ("username", json!("x".repeat(31)), "tooLong"),
        ("user_id", json!(USER), "unknownField"),
    ] {
        let error = away(1, "uaf").call("finish", &with(&finish_body(), name, junk.clone())).unwrap_err();
        // A name that nobody knows is not repeated.
        let field = if reason == "unknownField" { "body" } else { name };
        assert_eq!((&error["field"], &error["reason"]), (&json!(field), &json!(reason)), "{junk}");
    }
}

#[test]
fn a_token_is_used_once() {
    let mut proxy = checking(1, "u2f");
    proxy.answers(&verified(1, USER));
    let task = proxy.event(&json!({ "type": "used" }));
    assert_fails(&task, "rejected", "resultUsed", true);
    assert_eq!(task["error"]["next"], "restart");
}

#[test]
fn a_login_has_its_time() {
    for (late, expired) in [(6 * MINUTE, false), (6 * MINUTE + 1, true)] {
        let mut proxy = away(1, "u2f");
        proxy.now += late;
        let task = proxy.call("finish", &finish_body()).unwrap();
        if expired {
            assert_fails(&task, "expired", "flowExpired", true);
        } else {
            assert_eq!(task["type"], "http", "what was sent at the last moment is on its way for a while");
        }
    }
}

#[test]
fn each_call_has_its_place() {
    let mut done = checking(1, "u2f");
    done.answers(&verified(1, USER));
    done.event(&json!({ "type": "fresh" }));
    let calls = [("begin", begin_body(1, "u2f")), ("finish", finish_body()), ("reset", json!({ "userId": USER }))];
    for (step, body) in &calls {
        let mut proxy = away(1, "u2f");
        let before = proxy.state.clone();
        let taken = proxy.call(step, body);
        assert_eq!(taken.is_ok(), *step == "finish", "{step}");
        if let Err(error) = taken {
            let said = (&error["reason"], &error["phase"], &proxy.state);
            assert_eq!(said, (&json!("notNow"), &json!(step), &before));
        }
    }
    // An end leaves nothing behind, so what follows is a flow of its own.
    for proxy in [Proxy::of("ompass", &settings()), done] {
        for (step, body) in &calls {
            let taken = proxy.clone().call(step, body);
            assert_eq!(taken.is_ok(), *step != "finish", "{step}");
            if let Err(error) = taken {
                assert_eq!((&error["field"], &error["reason"]), (&json!("flow"), &json!("missing")));
            }
        }
        assert_eq!(proxy.clone().call("open", &json!({})).unwrap_err()["reason"], "notListed");
    }
}

#[test]
fn a_call_goes_on_by_what_it_asked_for_alone() {
    for event in [
        json!({ "type": "decrypted", "data": "" }),
        json!({ "type": "fresh" }),
        json!({ "type": "used" }),
        json!({ "type": "undecryptable" }),
    ] {
        let error = checking(1, "u2f").feed("", &event).unwrap_err();
        assert_eq!(error["reason"], "notNow", "{event}");
    }
    let proxy = away(1, "u2f");
    let mut call = proxy.service().call(Lang::En, &json!(null)).unwrap();
    let mut chance = 0;
    let mut begin = |step: &str, body: &Json| call.begin(step, &proxy.state, body, proxy.now, &mut known(&mut chance));
    assert_eq!(begin("finish", &finish_body()).unwrap()["type"], "claim");
    for (step, body) in [("finish", finish_body()), ("begin", begin_body(1, "u2f"))] {
        assert_eq!(begin(step, &body).unwrap_err().reason, Reason::NotNow, "{step} while another call waits");
    }
}

#[test]
fn a_state_that_was_not_sealed_here_is_refused() {
    let sealed = away(1, "u2f").state;
    for (path, other) in [
        ("/v", json!(1)),
        ("/v", json!(null)),
        ("/state", json!("away")),
        ("/state", json!({ "opening": {} })),
        ("/state/away/id", json!(null)),
        ("/state/away/login", json!({ "sms": { "userId": USER } })),
        ("/state/away/login", json!({ "u2f": {} })),
        ("/state/away/login/u2f/userId", json!("")),
        ("/state/away/nonce", json!("x".repeat(201))),
        ("/state/away/expiresAt", json!("1")),
    ] {
        let mut proxy = of_version(1);
        proxy.state = sealed.clone();
        *proxy.state.pointer_mut(path).unwrap() = other;
        let error = proxy.call("finish", &finish_body()).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("flow"), &json!("badSnapshot")), "{path}");
    }
    let mut proxy = of_version(1);
    // The form of the first version.
    proxy.state = json!({ "at": "away", "login": { "id": "x", "method": "u2f", "userId": USER, "expiresAt": 1 } });
    assert_eq!(proxy.call("finish", &finish_body()).unwrap_err()["reason"], "badSnapshot");
}

/// Whoever answered: users are sent nowhere but to hosts that the operator named.
#[test]
fn a_page_on_another_host_is_none() {
    let no_page = [
        "javascript:alert(1)",
        "https://ompass.test@evil.example/",
        "https://evil.example\\@ompass.test/",
        "https://ompass.test:8889@evil.example/",
        "//ompass.test/",
        "data:text/html,x",
        "ftp://ompass.test/",
        "https://ompass.test/a b",
        "",
    ];
    let elsewhere = [
        "https://evil.example/authenticate/did/14",
        "https://ompass.test.evil.example/",
        "https://evil.example#@ompass.test/",
    ];
    let none = no_page.map(|page| (page, "network", "badAnswer"));
    // The operator can mend it, and is told which setting it is.
    let other = elsewhere.map(|page| (page, "config", "notListed"));
    for (page, kind, reason) in none.into_iter().chain(other) {
        for version in [1, 2] {
            let mut proxy = of_version(version);
            proxy.call("begin", &begin_body(version, "u2f")).unwrap();
            let mut answer = started(version);
            let at = if version == 1 { "/data/ompass_uri" } else { "/ompassUrl" };
            *answer.pointer_mut(at).unwrap() = json!(page);
            let task = proxy.answers(&answer);
            assert_fails(&task, kind, reason, true);
            assert_eq!(task["error"].get("field"), (kind == "config").then_some(&json!("pageHosts")));
            assert!(page.is_empty() || !task.to_string().contains(page), "{page}");
        }
    }
}

#[test]
fn a_page_on_a_host_that_was_named_is_one() {
    for (hosts, page, good) in [
        (json!(null), "https://ompass.test/x", true),
        (json!(null), "https://OMPASS.test:1/x", true),
        (json!(["pages.test"]), "https://pages.test:8443/x", true),
        (json!(["pages.test"]), "https://ompass.test/x", false),
        (json!(["pages.test:8443"]), "https://pages.test:8443/x", true),
        (json!(["pages.test:8443"]), "https://pages.test/x", false),
        (json!(["www.ompass.kr"]), "http://www.ompass.kr/x", false),
    ] {
        let mut settings = settings();
        settings["pageHosts"] = hosts.clone();
        let mut proxy = Proxy::of("ompass", &settings);
        proxy.call("begin", &begin_body(1, "uaf")).unwrap();
        let task = proxy.answers(&json!({ "code": 200, "data": { "ompass_uri": page } }));
        assert_eq!(task.get("error").is_none(), good, "{hosts} {page}");
        if good {
            assert_holds(&task["body"], &json!({ "url": page }));
        }
    }
}
