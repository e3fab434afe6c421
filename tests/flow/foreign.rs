//! JSON whose content is somebody else's.

use crate::{Json, json};
use bonin::flow::Foreign;
use bonin::flow::page::Verification;
use bonin::flow::reading::{derived, readable};
use bonin::readable;
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Given {
    claims: Option<Foreign>,
}

readable! { struct Given { claims: "claims", } }

/// Both ways of reading find the same value.
fn claims_in(value: &Json) -> Option<Foreign> {
    let given: Given = readable::read(value).unwrap();
    assert_eq!(derived::read::<Given, Json>(value).unwrap(), given);
    given.claims
}

fn samples() -> Vec<Json> {
    let deep = (0..40).fold(json!("bottom"), |inner, _| json!({ "in": [inner] }));
    vec![
        json!("text"),
        json!(7),
        json!(7.5),
        json!(true),
        json!([]),
        json!({}),
        json!({ "name": "이름 \"😀\" \u{0}", "list": [1, null, [2, { "x": "y" }]] }),
        deep,
    ]
}

/// What is inside is nobody's business, however deep it goes and whatever its members are called.
#[test]
fn any_value_is_kept_as_it_is() {
    for value in samples() {
        let json: Json = serde_json::from_str(claims_in(&json!({ "claims": value })).unwrap().json()).unwrap();
        assert_eq!(json, value);
    }
    for none in [json!({}), json!({ "claims": null })] {
        assert_eq!(claims_in(&none), None);
    }
}

#[test]
fn a_state_keeps_it_as_text() {
    let kept = |value: &Json| readable::read::<Verification, Json>(value);
    for value in samples() {
        let result = Verification { ticket: "t".into(), claims: claims_in(&json!({ "claims": value })) };
        let written = serde_json::to_value(result).unwrap();
        assert!(written["claims"].is_string(), "{written}");
        let again = kept(&written).unwrap();
        assert_eq!(serde_json::from_str::<Json>(again.claims.unwrap().json()).unwrap(), value);
    }
    assert_eq!(kept(&json!({ "ticket": "t", "claims": null })).unwrap().claims, None);
    for other in [json!(7), json!({}), json!([])] {
        assert_eq!(kept(&json!({ "ticket": "t", "claims": other })).unwrap_err().reason.id(), "notText");
    }
}
