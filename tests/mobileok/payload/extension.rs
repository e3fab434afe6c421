//! The extension object and the JSON inside it.

use super::{accepted, refused};
use crate::support::people::{least, with};
use crate::support::{Json, json};

const METHODS: [&str; 4] = ["SMS", "LMS", "ARS", "SMSAuth"];

fn extended(method: &str, extension: Json) -> Json {
    with(&least(method), "extension", extension)
}

#[test]
fn an_object_goes_through_as_it_is() {
    for method in METHODS {
        for good in [
            json!({}),
            json!({ "arsRequestMsg": "{\"companyName\":\"본인\"}" }),
            json!({ "arsRequestMsg": " [1, 2] ", "other": { "deep": [1, null, true, "text"] } }),
            json!({ "arsRequestMsg": "0" }),
            json!({ "arsRequestMsg": null }),
        ] {
            assert_eq!(accepted(&extended(method, good.clone()))["extension"], good);
        }
    }
}

#[test]
fn what_is_no_object_is_refused() {
    for method in METHODS {
        for bad in [json!("{\"a\":1}"), json!(" "), json!(12_345), json!(true), json!([{}])] {
            refused(&extended(method, bad), "extension", "notObject");
        }
    }
    for method in ["PASS", "ARSAuth"] {
        for any in [json!({}), json!("text"), json!(["list"])] {
            refused(&extended(method, any), "extension", "notAllowed");
        }
    }
}

/// JSON in the guide's example; its samples send whatever was typed.
#[test]
fn the_message_to_the_ars_is_any_text() {
    for method in METHODS {
        for good in ["", "{", "companyName", "{'a':1}", "{\"a\":1}", "안내 문구"] {
            let extension = json!({ "arsRequestMsg": good });
            assert_eq!(accepted(&extended(method, extension.clone()))["extension"], extension);
        }
        for bad in [json!({ "companyName": "bonin" }), json!(12_345), json!(true), json!(["list"])] {
            refused(&extended(method, json!({ "arsRequestMsg": bad })), "extension.arsRequestMsg", "notText");
        }
    }
}

#[test]
fn the_whole_of_it_stays_small() {
    // {"a":""} is eight bytes.
    let sized = |bytes: usize| json!({ "a": "x".repeat(bytes - 8) });
    for method in METHODS {
        accepted(&extended(method, sized(8192)));
        refused(&extended(method, sized(8193)), "extension", "tooLong");
        refused(&extended(method, json!({ "a": "가".repeat(3000) })), "extension", "tooLong");
        refused(&extended(method, sized(1_000_000)), "extension", "tooLong");
    }
}
