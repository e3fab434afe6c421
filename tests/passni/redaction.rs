//! Marked values go through both halves, and must not be in anything that a log, an error or a snapshot could hold.

use crate::page::{self, move_by};
use crate::settings::SECRET;
use crate::stack::{
    CALLS, CODE, NEW_CODE, agents, body_of_call, enter_body, logged_in, new, unsealed, user_data, waiting,
};
use crate::support::people::with;
use crate::support::{Json, json};
use crate::token::token;
use bonin::error::Lang;

#[track_caller]
fn assert_clean(what: &str, said: &Json) {
    for mark in [SECRET, CODE, NEW_CODE, &token()] {
        assert!(!said.to_string().contains(mark), "{mark} in {what}: {said}");
    }
}

#[test]
fn code_and_token_go_to_the_bridge_and_nowhere_else() {
    for lang in [Lang::Ko, Lang::En] {
        let mut proxy = new();
        proxy.lang = lang;
        let asked = proxy.call("enter", &enter_body()).unwrap();
        assert!(asked["body"].to_string().contains(CODE) && asked["headers"].to_string().contains(SECRET));
        assert_clean("state", &proxy.state);
        assert_clean("task", &proxy.answers(&json!({ "token": token() })));
        let asked = proxy.event(&json!({ "type": "fresh" }));
        assert!(asked["body"].to_string().contains(&token()));
        let task = proxy.answers(&json!({ "userData": with(&user_data(), "x", token()) }));
        assert_clean("identity", &unsealed(&task));
        for step in CALLS {
            let mut proxy = logged_in();
            let task = proxy.call(step, &body_of_call(step)).unwrap();
            assert!(!task["url"].to_string().contains(&token()));
            let task = proxy.answers(&match step {
                "agents" => agents(),
                "check" => json!({ "code": "SS0007", "data": token() }),
                _ => json!({ "propagated": token() }),
            });
            assert_clean("answer", &unsealed(&task));
        }
    }
}

/// What it sends a browser on with is the one thing that tells a code.
#[test]
fn the_code_of_a_move_is_in_its_answer_alone() {
    let mut browser = page::entered();
    browser.take(&move_by(None));
    browser.answer_on("move", page::good("move"));
    assert!(browser.act()["page"]["fields"].to_string().contains(NEW_CODE));
    assert_clean("state", &browser.state);
    assert_clean("view", browser.view());
    browser.plain("blocked");
    assert_clean("error", &browser.said);
}

#[test]
fn the_code_of_an_entry_is_in_its_request_alone() {
    let mut browser = page::entering();
    assert!(browser.act()["body"].to_string().contains(CODE));
    assert_clean("state", &browser.state);
    assert_clean("view", browser.view());
    browser.unreachable("enter");
    assert_clean("error", &browser.said);
    for event in [
        json!({ "type": "enter", "ssoCode": format!("{CODE} ") }),
        json!({ "type": "enter", "ssoCode": [CODE] }),
        json!({ "type": "enter", "ssoCode": CODE, "nonce": [token()] }),
        json!({ "type": "login", "userId": token() }),
        json!({ "type": "login", "userId": [CODE] }),
    ] {
        assert_clean("refusal", &page::new().refuses(&event));
    }
    for event in [json!({ "type": "move", "agentId": token() }), json!({ "type": "move", "agentId": "b", "how": CODE })]
    {
        assert_clean("refusal", &page::entered().refuses(&event));
    }
}

#[test]
fn no_refusal_or_junk_shows_a_mark() {
    let words = format!("{} {CODE} {SECRET}", token());
    for answer in [
        json!(words),
        json!({ "token": words, "userData": words, "ssoCode": words, "agents": words, "code": words, "data": words }),
        json!({ "token": format!("{}x", token()), "userData": { "user_id": format!("{words}\n") } }),
        json!({ "errorCode": "ES0029", "message": words }),
        json!({ "errorCode": "EA0002", "token": token(), "ssoCode": CODE }),
        json!({ "errorCode": "ES0025", "data": words }),
        json!({ "agents": [{ "agt_id": "site-b", "sso_url": format!("https://b.site.example@x.example/{CODE}") }] }),
    ] {
        for status in [200, 400, 401, 404, 500] {
            for (mut proxy, step) in waiting() {
                let task = proxy.responds(status, &answer.to_string());
                if task["type"] == "answer" {
                    assert_clean("answer", &unsealed(&task));
                    let keeps = proxy.at() == "loggedIn";
                    assert_eq!(proxy.state.to_string().contains(&token()), keeps, "{step}");
                }
            }
        }
    }
}

#[test]
fn no_mistake_of_a_browser_shows_a_mark() {
    for body in [
        json!({ "ssoCode": format!("{CODE}\n") }),
        json!({ "ssoCode": CODE, "nonce": [CODE] }),
        json!({ "ssoCode": CODE, "nonce": token() }),
        json!({ "ssoCode": CODE, "secret": SECRET }),
    ] {
        assert_clean("refusal", &new().call("enter", &body).unwrap_err());
    }
    assert_clean("refusal", &logged_in().call("move", &json!({ "agentId": format!("{}\n", token()) })).unwrap_err());
}

/// What a developer may print of it: the names of tasks and events, and no body.
#[test]
fn debug_output_has_no_bodies() {
    use bonin::flow::Nonce;
    use bonin::flow::proxy_call::{Event, Request, Response, Task};
    use bonin::provider::passni::proxy::{PendingRequest, Proxy, Sealed};
    use bonin::provider::passni::token::Token;
    use bonin::provider::passni::values::SsoCode;
    let of = || Token::try_from(token()).unwrap();
    let nonce = Nonce::try_from("bound".to_owned()).ok();
    let body = json!({ "token": token(), "ssoCode": CODE });
    let printed = format!("{:?}", Task::Http(Request::post("https://bridge.test/token".into(), &body)));
    assert!(printed.contains("bridge.test"));
    let code: SsoCode = serde_json::from_value(json!(CODE)).unwrap();
    let answered = Event::Response(Response { status: 200, body: token(), cookies: Some(vec![CODE.into()]) });
    for printed in [
        printed,
        format!("{code:?}"),
        format!("{:?}", of()),
        format!("{answered:?}"),
        format!("{:?}", Sealed::LoggedIn { token: of() }),
        format!("{:?}", Proxy::CheckingReplay(of(), nonce.clone())),
        format!("{:?}", Proxy::Naming(of(), nonce)),
        format!("{:?}", Proxy::Asking(of(), PendingRequest::Check)),
    ] {
        assert_clean("Debug", &json!(printed));
    }
}
