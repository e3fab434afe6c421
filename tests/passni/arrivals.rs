//! Where a browser goes on to that another site sent here: anyone may have written what it brings.

use crate::settings::{PAGE, SECRET};
use crate::stack::{CODE, new};
use crate::support::{Json, json};
use bonin::provider::proxy_step;
use proptest::prelude::*;

fn arrives(fields: &Json) -> Json {
    let proxy = new();
    let event = json!({ "type": "arrive", "fields": fields });
    let input = crate::support::value(&json!({ "provider": "passni", "step": "arrive", "event": event }));
    let config = crate::support::value(&proxy.config);
    let run = |turn: &mut bonin::flow::Turn<'_>| proxy_step(&input, turn);
    let said = crate::support::turn(proxy.now, proxy.lang, &config, &mut 0, run).unwrap();
    crate::support::json(&said)
}

fn leads_to(url: &str) -> Json {
    json!({ "task": { "type": "redirect", "url": url } })
}

#[test]
fn a_code_goes_along_in_the_fragment() {
    for code in [CODE.to_owned(), CODE.to_lowercase()] {
        let fields = json!({ "sso_code": code, "pni_token": "x", "returnUrl": "https://evil.example/" });
        assert_eq!(arrives(&fields), leads_to(&format!("{PAGE}#sso_code={code}")));
    }
}

#[test]
fn anything_else_does_not() {
    for odd in [
        json!(null),
        json!(""),
        json!(7),
        json!([CODE]),
        json!({ "sso_code": CODE }),
        json!(format!("{CODE}0")),
        json!(CODE.strip_suffix('F').unwrap()),
        json!(format!(" {CODE}")),
        json!(format!("{CODE}\r\nx: y")),
        json!("G".repeat(32)),
        json!("０".repeat(32)),
        json!("<script>alert(1)</script>".repeat(2)),
        json!("&x=#".repeat(8)),
    ] {
        assert_eq!(arrives(&json!({ "sso_code": odd })), leads_to(PAGE), "{odd}");
    }
    for fields in [json!(null), json!([]), json!({}), json!({ "SSO_CODE": CODE }), json!({ "code": CODE })] {
        assert_eq!(arrives(&fields), leads_to(PAGE), "{fields}");
    }
}

/// There is nothing else to say of it: no state, and nothing of the settings.
#[test]
fn an_arrival_tells_nothing() {
    let said = arrives(&json!({ "sso_code": CODE }));
    assert!(said.get("state").is_none() && !said.to_string().contains(SECRET));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_reflected_but_a_code(value in "\\PC{0,40}|[0-9A-Fa-f]{31,33}", other in "\\PC{0,20}") {
        let said = arrives(&json!({ "sso_code": value, "x": other }));
        let is_code = value.len() == 32 && value.bytes().all(|b| b.is_ascii_hexdigit());
        let url = if is_code { format!("{PAGE}#sso_code={value}") } else { PAGE.into() };
        prop_assert_eq!(said, leads_to(&url));
    }
}
