//! What the proxy asks of the bridge, in which order, and what comes of it.

use crate::assert_fails;
use crate::settings::{BRIDGE, LOGOUT, SECRET, least};
use crate::stack::{
    AGENT, CALLS, CODE, IP, MOVE_TO, NEW_CODE, account, agents, asking, body_of, body_of_call, claiming, enter_body,
    exchanging, logged_in, logged_in_of, moving, naming, new, sealed, unsealed, user_data, waiting, with,
};
use crate::support::people::with as set;
use crate::support::{Json, json};
use crate::token::token;
use sha2::{Digest, Sha256};

#[track_caller]
fn assert_asks(task: &Json, route: &str, body: &Json) {
    let headers = json!({ "accept": "application/json", "content-type": "application/json",
        "authorization": format!("Bearer {SECRET}") });
    assert_eq!((&task["type"], &task["method"]), (&json!("http"), &json!("POST")));
    assert_eq!((&task["url"], &task["headers"]), (&json!(format!("{BRIDGE}/{route}")), &headers));
    assert_eq!(&body_of(task), body);
}

#[test]
fn a_code_becomes_a_token_and_a_person() {
    let mut proxy = new();
    let on_behalf = |name: &str, member: &str| json!({ name: member, "userIp": IP, "userAgent": AGENT });
    assert_asks(&proxy.call("enter", &enter_body()).unwrap(), "token", &on_behalf("ssoCode", CODE));
    assert!(!proxy.state.to_string().contains(CODE), "it is spent");
    let task = proxy.answers(&json!({ "token": token() }));
    let hash: String = Sha256::digest(CODE).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(task, json!({ "type": "once", "key": format!("passni:{hash}"), "ttl": 86_400 }));
    assert_asks(&proxy.event(&json!({ "type": "fresh" })), "user-data", &on_behalf("token", &token()));
    let answer = proxy.answers(&json!({ "userData": user_data() }));
    assert_eq!((&answer["body"], &answer["ended"]), (&json!({}), &json!(false)));
    assert_eq!((&answer["identity"]["userId"], &answer["identity"]["nonce"]), (&json!("hong"), &json!("bound")));
    assert_eq!(proxy.state, sealed(), "nothing else is remembered");
}

#[test]
fn a_code_is_used_once_in_either_case() {
    let key = |code: &str| {
        let mut proxy = new();
        proxy.call("enter", &json!({ "ssoCode": code })).unwrap();
        proxy.answers(&json!({ "token": token() }))["key"].clone()
    };
    assert!(key(CODE).is_string());
    assert_eq!(key(CODE), key(&CODE.to_lowercase()));
    assert_ne!(key(CODE), key(NEW_CODE));
    let mut proxy = claiming();
    let task = proxy.event(&json!({ "type": "used" }));
    assert_fails(&task, "rejected", "resultUsed", true);
    assert_eq!((&task["error"]["next"], &proxy.state), (&json!("restart"), &Json::Null));
}

/// Anyone can send digits that are no code: they must not fill the store.
#[test]
fn a_code_that_the_agent_does_not_know_leaves_no_mark() {
    for (status, body) in [
        (422, json!({ "errorCode": "ES0029" })),
        (200, json!({ "token": "no token" })),
        (200, json!({})),
        (500, json!("<h1>")),
    ] {
        let mut proxy = new();
        let asked = proxy.call("enter", &enter_body()).unwrap();
        assert_eq!(asked["type"], "http", "the agent is asked first");
        let task = proxy.responds(status, &body.to_string());
        assert_eq!((&task["type"], &task["ended"]), (&json!("answer"), &json!(true)), "{body}");
    }
    let mut proxy = exchanging();
    assert_eq!(proxy.event(&json!({ "type": "unreachable", "timeout": true }))["type"], "answer");
}

#[test]
fn each_call_has_its_request() {
    let of_token = json!({ "token": token() });
    for (step, route, body) in [
        ("agents", "agents", json!({})),
        ("move", "agents", json!({})),
        ("check", "login-check", of_token.clone()),
        ("logout", "logout", of_token),
    ] {
        let mut proxy = logged_in();
        assert_asks(&proxy.call(step, &body_of_call(step)).unwrap(), route, &body);
        assert_eq!(proxy.state, sealed());
    }
    let task = asking("move").answers(&agents());
    assert_asks(&task, "sso-code", &json!({ "token": token(), "userIp": IP, "userAgent": AGENT }));
}

#[test]
fn a_browser_without_a_name_has_an_empty_one() {
    let mut proxy = new();
    proxy.caller = json!({ "ip": IP });
    let task = proxy.call("enter", &enter_body()).unwrap();
    assert_eq!(body_of(&task), json!({ "ssoCode": CODE, "userIp": IP, "userAgent": "" }));
}

#[test]
fn without_an_address_nobody_is_let_in_and_no_code_is_spent() {
    for caller in [json!(null), json!({}), json!({ "userAgent": AGENT })] {
        let mut proxy = new();
        proxy.caller = caller.clone();
        let error = proxy.call("enter", &enter_body()).unwrap_err();
        assert_eq!((&error["kind"], &error["field"]), (&json!("config"), &json!("clientAddress")));
        assert_eq!((&error["next"], &proxy.state), (&json!("contactSupport"), &Json::Null));
        let mut proxy = logged_in();
        proxy.caller = caller;
        let error = proxy.call("move", &body_of_call("move")).unwrap_err();
        assert_eq!((&error["kind"], &error["field"]), (&json!("config"), &json!("clientAddress")));
        assert!(proxy.call("check", &json!({})).is_ok(), "which needs none");
    }
}

#[test]
fn the_page_sees_names_and_no_address() {
    let mut proxy = asking("agents");
    let task = proxy.answers(&agents());
    let shown = json!([
        { "id": "site-c", "name": "다른 곳", "movable": false },
        { "id": "site-b", "name": "사이트 B", "movable": true },
    ]);
    assert_eq!((&task["body"], &task["ended"]), (&json!({ "agents": shown }), &json!(false)));
    assert_eq!(proxy.at(), "loggedIn");
}

#[test]
fn an_odd_list_is_read_as_far_as_it_goes() {
    let shown = |agents: Json| asking("agents").answers(&json!({ "agents": agents }))["body"]["agents"].clone();
    assert_eq!(shown(json!("none")), json!([]));
    assert_eq!(shown(json!([])), json!([]));
    let bare = json!([{ "agt_id": "x" }]);
    assert_eq!(shown(bare), json!([{ "id": "x", "name": "x", "movable": false }]));
    let odd = json!([null, 7, [], {}, { "agt_id": "" }, { "agt_id": 7 }, { "agt_id": "a\nb" }, { "agt_nm": "x" },
        { "agt_id": "y", "agt_nm": 7, "sso_url": [MOVE_TO] }, { "agt_id": "z", "agt_nm": " Z ", "sso_url": MOVE_TO }]);
    let wanted = json!([{ "id": "y", "name": "y", "movable": false }, { "id": "z", "name": "Z", "movable": true }]);
    assert_eq!(shown(odd), wanted);
    let many: Vec<Json> = (0..600).map(|number| json!({ "agt_id": format!("{number}") })).collect();
    assert_eq!(shown(json!(many)).as_array().unwrap().len(), 500);
    for junk in [json!(null), json!("None"), json!(""), json!({}), json!(7), json!(true)] {
        for step in ["agents", "move"] {
            let mut proxy = asking(step);
            assert_fails(&proxy.answers(&json!({ "agents": junk })), "network", "badAnswer", false);
            assert_eq!(proxy.at(), "loggedIn");
        }
    }
}

#[test]
fn a_move_gives_the_address_and_a_code() {
    let mut proxy = moving();
    let task = proxy.answers(&json!({ "ssoCode": NEW_CODE }));
    assert_eq!((&task["body"], &task["ended"]), (&json!({ "url": MOVE_TO, "ssoCode": NEW_CODE }), &json!(false)));
    assert_eq!(proxy.state, sealed(), "neither is remembered");
    for junk in [json!(null), json!(""), json!(7), json!("x y"), json!(token()), json!(format!("{NEW_CODE}\n"))] {
        let mut proxy = moving();
        let task = proxy.answers(&json!({ "ssoCode": junk }));
        assert_fails(&task, "network", "badAnswer", false);
        assert!(!unsealed(&task).to_string().contains(&token()) && proxy.at() == "loggedIn");
    }
}

#[test]
fn who_is_not_in_the_list_is_not_gone_to() {
    for (list, id) in [(agents(), "site-d"), (agents(), "SITE-B"), (json!({ "agents": "none" }), "site-b")] {
        let mut proxy = logged_in();
        proxy.call("move", &json!({ "agentId": id })).unwrap();
        let task = proxy.answers(&list);
        assert_fails(&task, "misuse", "notListed", false);
        assert_eq!((&task["error"]["field"], proxy.at()), (&json!("agentId"), "loggedIn"));
    }
    for junk in [json!(null), json!(""), json!(7), json!("a\0b"), json!("x".repeat(201))] {
        let error = logged_in().call("move", &json!({ "agentId": junk })).unwrap_err();
        assert_eq!((&error["kind"], &error["field"]), (&json!("misuse"), &json!("agentId")));
    }
}

#[test]
fn a_login_stands_stands_twice_or_is_over() {
    for (answer, body, ended) in [
        (json!({ "code": "SS0001" }), json!({ "status": "loggedIn" }), false),
        (json!({ "code": "SS0001", "data": "1.2.3.4" }), json!({ "status": "loggedIn" }), false),
        (
            json!({ "code": "SS0007", "data": "203.0.113.9" }),
            json!({ "status": "duplicate", "ip": "203.0.113.9" }),
            false,
        ),
        (
            json!({ "code": "SS0007", "data": "2001:db8::7" }),
            json!({ "status": "duplicate", "ip": "2001:db8::7" }),
            false,
        ),
        (json!({ "code": "SS0007" }), json!({ "status": "duplicate" }), false),
        (json!({ "code": "SS0007", "data": "<b>x</b>" }), json!({ "status": "duplicate" }), false),
        (json!({ "code": "SS0007", "data": 7 }), json!({ "status": "duplicate" }), false),
        (json!({ "code": "SS0002" }), json!({ "status": "loggedOut" }), true),
        (json!({ "code": "ss0001" }), json!({ "status": "loggedOut" }), true),
        (json!({ "code": "SS0001 " }), json!({ "status": "loggedOut" }), true),
        (json!({ "code": "none" }), json!({ "status": "loggedOut" }), true),
    ] {
        let mut proxy = asking("check");
        let task = proxy.answers(&answer);
        assert_eq!((&task["body"], &task["ended"]), (&body, &json!(ended)), "{answer}");
        assert!(task.get("error").is_none());
        assert_eq!(proxy.state, if ended { Json::Null } else { sealed() }, "{answer}");
    }
    for junk in [json!({}), json!({ "code": null }), json!({ "code": "" }), json!({ "code": 1 })] {
        let mut proxy = asking("check");
        assert_fails(&proxy.answers(&junk), "network", "badAnswer", false);
        assert_eq!(proxy.at(), "loggedIn", "nobody is logged out by what cannot be read");
    }
}

#[test]
fn logging_out_says_how_far_it_went() {
    for (answer, propagated) in [
        (json!({ "propagated": true }), true),
        (json!({ "propagated": false }), false),
        (json!({ "propagated": "true" }), false),
        (json!({}), false),
    ] {
        let mut proxy = asking("logout");
        let task = proxy.answers(&answer);
        let body = json!({ "propagated": propagated, "url": LOGOUT });
        assert_eq!((&task["body"], &task["ended"]), (&body, &json!(true)), "{answer}");
        assert_eq!(proxy.state, Json::Null);
    }
    let mut proxy = logged_in_of(&least());
    proxy.call("logout", &json!({})).unwrap();
    assert_eq!(proxy.answers(&json!({ "propagated": false }))["body"], json!({ "propagated": false }));
}

#[test]
fn login_names_the_system_and_the_user() {
    let arrive = "https%3A%2F%2Fa.site.example%2Fbonin%2Fpassni%2Farrive";
    let view = format!("https://sso.example/login?lang=ko&agt_id=site%20a&agt_url={arrive}");
    for (body, url) in [
        (json!({}), view.clone()),
        (json!({ "userId": null }), view.clone()),
        (json!({ "userId": "김&x=#" }), format!("{view}&user_id=%EA%B9%80%26x%3D%23")),
    ] {
        let mut proxy = new();
        let task = proxy.call("login", &body).unwrap();
        assert_eq!((&task["body"], &task["ended"]), (&json!({ "url": url }), &json!(true)));
        assert_eq!(proxy.state, Json::Null);
    }
    let mut settings = crate::settings::settings();
    settings["loginUrl"] = json!("https://sso.example/login");
    let url = with(&settings).call("login", &json!({})).unwrap()["body"]["url"].clone();
    assert!(url.as_str().unwrap().starts_with("https://sso.example/login?agt_id="));
    for (junk, reason) in [(json!(7), "notText"), (json!(""), "tooLong"), (json!("x".repeat(201)), "tooLong")] {
        let error = new().call("login", &json!({ "userId": junk })).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("userId"), &json!(reason)));
    }
    let error = with(&least()).call("login", &json!({})).unwrap_err();
    assert_eq!((&error["kind"], &error["field"]), (&json!("config"), &json!("loginUrl")));
}

#[test]
fn what_the_browser_brings_is_checked() {
    for (name, junk, reason) in [
        ("ssoCode", json!(null), "missing"),
        ("ssoCode", json!(7), "notListed"),
        ("ssoCode", json!(""), "notListed"),
        ("ssoCode", json!("x".repeat(513)), "notListed"),
        ("ssoCode", json!(format!("{CODE}\n")), "notListed"),
        ("nonce", json!(7), "notText"),
        ("nonce", json!("x".repeat(201)), "tooLong"),
        ("token", json!(token()), "unknownField"),
        ("userIp", json!("10.0.0.1"), "unknownField"),
    ] {
        let error = new().call("enter", &set(&enter_body(), name, junk.clone())).unwrap_err();
        let field = if reason == "unknownField" { "body" } else { name };
        assert_eq!((&error["field"], &error["reason"]), (&json!(field), &json!(reason)), "{junk}");
    }
    for step in CALLS {
        let body = set(&body_of_call(step), "token", token());
        assert_eq!(logged_in().call(step, &body).unwrap_err()["reason"], "unknownField", "{step}");
    }
    for (step, body) in [("login", json!({ "x": 1 })), ("enter", json!([])), ("login", json!(7))] {
        assert_eq!(new().call(step, &body).unwrap_err()["kind"], "misuse");
    }
}

#[test]
fn each_call_has_its_place() {
    for step in CALLS {
        let error = new().call(step, &body_of_call(step)).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("flow"), &json!("missing")), "{step}");
    }
    let mut done = asking("logout");
    done.answers(&json!({}));
    for step in CALLS {
        let error = done.call(step, &body_of_call(step)).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("flow"), &json!("missing")), "{step}");
    }
    // A call that is not answered leaves the sealed state as it was, and the next one begins from there.
    for (proxy, at) in waiting().into_iter().filter(|(_, at)| *at != "enter") {
        assert_eq!(proxy.state, sealed(), "{at}");
        for step in CALLS {
            let mut proxy = proxy.clone();
            assert_eq!(proxy.call(step, &body_of_call(step)).unwrap()["type"], "http");
            assert_eq!(proxy.state, sealed(), "{at} {step}");
        }
    }
    for step in ["enter", "login"] {
        let body = if step == "enter" { enter_body() } else { json!({}) };
        let error = logged_in().call(step, &body).unwrap_err();
        assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("notNow")), "{step}");
    }
    assert_eq!(new().call("arrive", &json!({})).unwrap_err()["reason"], "notListed");
    assert_eq!(new().call("token", &json!({})).unwrap_err()["reason"], "notListed");
}

#[test]
fn each_event_has_its_place() {
    for (proxy, _) in waiting() {
        for event in ["decrypted", "undecryptable", "fresh", "used"] {
            assert!(proxy.clone().feed("", &json!({ "type": event, "data": "" })).is_err(), "{event}");
        }
    }
    for mut proxy in [claiming(), logged_in()] {
        for event in [json!({ "type": "unreachable" }), json!({ "type": "response", "status": 200, "body": "{}" })] {
            assert!(proxy.feed("", &event).is_err());
        }
    }
}

/// The sealed state comes back from a browser, and may be another version's.
#[test]
fn a_state_that_this_did_not_write_is_refused() {
    let of = |state: Json| json!({ "v": 3, "flow": account(), "state": state });
    for state in [
        json!({ "v": 2, "flow": account(), "state": { "loggedIn": { "token": token() } } }),
        json!({ "v": 3, "state": { "loggedIn": { "token": token() } } }),
        json!({ "state": { "loggedIn": { "token": token() } } }),
        json!({ "at": "loggedIn", "token": token() }),
        of(json!("loggedIn")),
        of(json!({ "loggedIn": {} })),
        of(json!({ "loggedIn": { "token": null } })),
        of(json!({ "loggedIn": { "token": 7 } })),
        of(json!({ "loggedIn": { "token": "" } })),
        of(json!({ "loggedIn": { "token": format!("{} ", token()) } })),
        of(json!({ "loggedIn": { "token": token(), "nonce": "n" } })),
        of(json!({ "exchanging": { "key": "k" } })),
        of(json!({ "asking": { "token": token() } })),
        of(json!(null)),
        json!({}),
        json!([]),
        json!("loggedIn"),
    ] {
        let mut proxy = new();
        proxy.state = state.clone();
        assert_eq!(proxy.call("check", &json!({})).unwrap_err()["reason"], "badSnapshot", "{state}");
    }
    for proxy in [exchanging(), naming()] {
        assert_eq!(proxy.state, Json::Null, "nothing is sealed within a call");
    }
}
