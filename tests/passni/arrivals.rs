//! Where a browser goes on to that another site sent here: anyone may have written what it brings.

use crate::settings::{PAGE, SECRET};
use crate::stack::{CODE, new};
use crate::support::{Json, json};
use bonin::error::{Error, Kind};
use bonin::provider::service;
use proptest::prelude::*;

/// The address that this route leads on to, of a browser with these fields: a list of pairs, as its JavaScript makes it.
fn led_from(step: &str, fields: &Json) -> Result<String, Error> {
    let proxy = new();
    let service = service::<Json>("passni", proxy.config).unwrap_or_else(|_| panic!("settings"));
    service.arrive(step, fields, proxy.lang, proxy.now)
}

fn arrives(fields: &Json) -> String {
    led_from("arrive", fields).unwrap()
}

#[test]
fn a_code_goes_along_in_the_fragment() {
    for code in [CODE.to_owned(), CODE.to_lowercase()] {
        let fields = json!([["sso_code", code], ["pni_token", "x"], ["returnUrl", "https://evil.example/"]]);
        assert_eq!(arrives(&fields), format!("{PAGE}#sso_code={code}"));
    }
}

#[test]
fn anything_else_does_not() {
    for odd in [String::new(), "x".repeat(513), format!(" {CODE}"), format!("{CODE}\r\nx: y"), "０".repeat(32)] {
        assert_eq!(arrives(&json!([["sso_code", odd]])), PAGE, "{odd}");
    }
    for fields in [json!([]), json!([["SSO_CODE", CODE]]), json!([["code", CODE]])] {
        assert_eq!(arrives(&fields), PAGE, "{fields}");
    }
}

/// The guide has one example of a code and no rule, so other texts are codes too; they cannot end the fragment.
#[test]
fn a_code_of_another_shape_goes_along_encoded() {
    for (code, written) in [
        ("G".repeat(32), "G".repeat(32)),
        ("a".repeat(64), "a".repeat(64)),
        ("&x=#<>".into(), "%26x%3D%23%3C%3E".to_owned()),
    ] {
        assert_eq!(arrives(&json!([["sso_code", code]])), format!("{PAGE}#sso_code={written}"));
    }
}

/// Forms and queries have texts alone, so anything else is a mistake of this library, and nobody is sent anywhere.
#[test]
fn what_is_no_form_leads_nowhere() {
    for odd in [json!(null), json!(7), json!([CODE]), json!({ "sso_code": CODE })] {
        assert_eq!(led_from("arrive", &json!([["sso_code", odd]])).unwrap_err().kind, Kind::Bug, "{odd}");
        assert_eq!(led_from("arrive", &odd).unwrap_err().kind, Kind::Bug, "{odd}");
    }
    for step in ["enter", "login", "agents", "", "arrives"] {
        let error = led_from(step, &json!([["sso_code", CODE]])).unwrap_err();
        assert_eq!((error.kind, error.reason.id()), (Kind::Misuse, "notListed"), "{step}");
    }
}

/// There is nothing else to say of it: nothing of the settings.
#[test]
fn an_arrival_tells_nothing() {
    assert!(!arrives(&json!([["sso_code", CODE]])).contains(SECRET));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_reflected_but_a_code(value in "\\PC{0,40}|[0-9A-Fa-f]{31,33}", other in "\\PC{0,20}") {
        let led = arrives(&json!([["sso_code", value], ["x", other]]));
        let is_code = !value.is_empty() && value.bytes().all(|b| b.is_ascii_graphic());
        let written = bonin::format::url::encoded(&value);
        let url = if is_code { format!("{PAGE}#sso_code={written}") } else { PAGE.into() };
        prop_assert_eq!(led, url);
    }
}
