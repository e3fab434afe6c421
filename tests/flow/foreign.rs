//! JSON whose content is somebody else's.

use crate::{Json, json};
use bonin::flow::foreign;
use bonin::flow::reading::{read, read_tolerantly};
use bonin::flow::{Foreign, WithJson};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Given {
    claims: Option<Foreign>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    #[serde(with = "foreign::text")]
    claims: Option<Foreign>,
}

#[derive(Deserialize)]
struct Known {
    size: Option<i64>,
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
        let given: Given = read(&json!({ "claims": value })).unwrap();
        let json: Json = serde_json::from_str(given.claims.unwrap().json()).unwrap();
        assert_eq!(json, value);
    }
    for none in [json!({}), json!({ "claims": null })] {
        assert_eq!(read::<Given, Json>(&none).unwrap(), Given { claims: None });
    }
}

#[test]
fn a_state_keeps_it_as_text() {
    for value in samples() {
        let claims = read::<Given, Json>(&json!({ "claims": value })).unwrap().claims;
        let written = serde_json::to_value(Kept { claims }).unwrap();
        assert!(written["claims"].is_string(), "{written}");
        let again: Kept = read(&written).unwrap();
        assert_eq!(serde_json::from_str::<Json>(again.claims.unwrap().json()).unwrap(), value);
    }
    assert_eq!(read::<Kept, Json>(&json!({ "claims": null })).unwrap(), Kept { claims: None });
    for other in [json!(7), json!({}), json!([])] {
        assert_eq!(read::<Kept, Json>(&json!({ "claims": other })).unwrap_err().reason.id(), "notText");
    }
}

#[test]
fn some_members_can_be_looked_at() {
    let parts = |value: &Json| {
        let (whole, known) = read::<WithJson<Known>, Json>(value).unwrap().into_parts();
        assert_eq!(&serde_json::from_str::<Json>(whole.json()).unwrap(), value);
        known.size
    };
    assert_eq!(parts(&json!({ "size": 7, "more": { "size": 8 } })), Some(7));
    for none in [json!({}), json!({ "size": null }), json!("x"), json!([7]), json!(7), json!(true)] {
        assert_eq!(parts(&none), None, "{none}");
    }
    let error = read_tolerantly::<WithJson<Known>, Json>(&json!({ "size": "7" })).err().unwrap();
    assert_eq!(error.into_misuse("whole").field.as_deref(), Some("size"));
}
