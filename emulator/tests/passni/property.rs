//! What holds whatever is sent.

use crate::host::{Host, json};
use proptest::prelude::{any, prop_assert, proptest};

proptest! {
    /// Only a code that was given out is ever good, and nothing that is sent brings the emulator to an error of its own.
    #[test]
    fn no_guess_is_a_code(code in "[0-9A-F]{32}", agent in "\\PC{0,20}") {
        let mut host = Host::new();
        let cookie = host.log_in("hong", "");
        let real = host.code("one", &cookie);
        let answer = host.ask("one", "token", &json!({ "ssoCode": code, "userIp": "::1", "userAgent": agent }));
        prop_assert!(code == real || answer.code() == "ES0029", "{answer:?}");
    }

    #[test]
    fn any_body_gets_an_answer(body in "\\PC{0,60}", route in "(token|user-data|sso-code|login-check|logout|\\PC{0,8})") {
        let mut host = Host::new();
        let answer = host.http("POST", &format!("bridge/one/{}", route.replace('?', "")), &json!({
            "content-type": "application/json", "authorization": format!("Bearer {}", crate::host::secret("one")),
        }), &body);
        prop_assert!(answer.status == 400 || answer.status == 404, "{answer:?}");
    }

    #[test]
    fn no_name_leaves_its_place_in_the_page(name in "[<>\"'&a-z ]{1,12}", code in any::<String>()) {
        let mut host = Host::new();
        host.control("options", json!({ "agents": [{ "agentId": "one", "name": name }] })).unwrap();
        host.fault(json!({ "kind": "handoff", "ssoCode": code }));
        let cookie = host.log_in("hong", "");
        let plain = host.visit("login?agt_id=two", &cookie).text;
        host.fault(json!({ "kind": "handoff", "ssoCode": code }));
        let text = host.visit("login?agt_id=one", &cookie).text;
        prop_assert!(text.matches('<').count() == plain.matches('<').count(), "{text}");
        prop_assert!(text.matches('"').count() == plain.matches('"').count(), "{text}");
    }
}
