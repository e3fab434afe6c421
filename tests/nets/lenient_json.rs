//! Replies that are almost JSON: what is whole is read as JSON, and of what is damaged no code is lost.

use crate::support::Json;
use bonin::flow::strict_json;
use bonin::provider::nets::lenient_json::{self, ErrorCode, Reply, host_json};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Coded {
    error_code: ErrorCode,
}

/// A reply as the proxy reads it. A page, which has a reader of the host, comes to the same.
fn read(text: &str) -> Reply<Json> {
    let reply = lenient_json::read(text, strict_json::value);
    let by_page = lenient_json::read(text, host_json::<Json>);
    assert_eq!((&by_page.value, by_page.is_damaged), (&reply.value, reply.is_damaged), "{text}");
    reply
}

/// The code of a reply; empty if there is none.
fn code_of(text: &str) -> String {
    serde_json::from_value::<Coded>(read(text).value).unwrap().error_code.0.unwrap_or_default()
}

#[test]
fn a_mark_and_white_space_may_stand_before_json() {
    let reply = read("\u{feff}\r\n\t {\"result\":true,\"errorCode\":0}\r\n");
    assert!(!reply.is_damaged);
    assert_eq!(reply.value["result"], true);
    assert_eq!(code_of("{\"errorCode\":0}"), "");
    assert_eq!(code_of("{\"errorCode\":\"0\"}"), "");
}

#[test]
fn what_the_pages_of_the_agents_write_is_read_for_its_codes() {
    for text in [
        "{\"result\":false,\"errorCode\":\"11020003\",\"errorMessage\":\"no such user\",}",
        "\r\n\r\n{ \"result\" : false , \"errorCode\" : 11020003 , \"errorMessage\" : \"x\" , }\r\n",
        "{\"result\":false,\"errorMessage\":\"user \"hong\" is, well, unknown\",\"errorCode\":\"11020003\",}",
        "{\"errorMessage\":\"line\nbreak and C:\\path\\new\",\"errorCode\":\"11020003\"}",
        "{\"errorMessage\":\"ends in a quote\"\",\"errorCode\":\"11020003\"}",
        "{\"errorMessage\":\"never ends,\n\"errorCode\":\"11020003\"",
        "{\"errorCode\":\"11020003\",\"errorMessage\":\"cut of",
        "{\"misc\":[{\"a\":\"b\"},],\"errorCode\":\"11020003\",\"errorMessage\":\"\",}",
        "<html>{\"errorCode\": \"11020003\"}",
    ] {
        let reply = read(text);
        assert!(reply.is_damaged, "{text}");
        assert_eq!(code_of(text), "11020003", "{text}");
    }
}

#[test]
fn the_members_of_a_damaged_reply_are_there() {
    let text =
        "{\"result\":false,\"errorCode\":\"5\",\"errorMessage\":\"he said \"no\", twice\",\"list\":[\"a\",\"b\",],}";
    let reply = read(text);
    let wanted = serde_json::json!({ "result": false, "errorCode": "5", "errorMessage": "he said \"no\", twice",
        "list": ["a", "b"] });
    assert_eq!(reply.value, wanted);
}

#[test]
fn what_a_text_smuggles_in_comes_too_late() {
    let text =
        "{\"errorCode\":\"11020003\",\"errorMessage\":\"x\",\"errorCode\":\"0\",\"authStatus\":\"SSO_SUCCESS\",}";
    let reply = read(text);
    assert!(reply.is_damaged, "and a damaged reply is no success");
    assert_eq!(code_of(text), "11020003");
}

#[test]
fn json_that_repeats_a_name_is_damaged() {
    let reply = read("{\"result\":false,\"errorCode\":\"11020003\",\"result\":true,\"errorCode\":\"0\"}");
    assert!(reply.is_damaged, "and a damaged reply is no success");
    assert_eq!((&reply.value["result"], &reply.value["errorCode"]), (&false.into(), &"11020003".into()));
}

#[test]
fn what_is_no_reply_has_no_members() {
    for text in ["", "null", "[]", "<html><h1>502</h1>", "true", "{", "{\"", "\u{feff}", "{\"a\":}"] {
        let reply = read(text);
        assert!(reply.is_damaged, "{text}");
        assert_eq!(code_of(text), "", "{text}");
    }
    let nested = format!("{}{}", "{\"a\":".repeat(40), "}");
    assert!(read(&nested).is_damaged, "however deep it is");
}

#[test]
fn a_code_is_short_and_made_of_what_codes_are_made_of() {
    for (given, found) in [
        ("\"NotAuthenticatedApp\"", "NotAuthenticatedApp"),
        ("\"-1\"", "-1"),
        ("-2", "-2"),
        ("\"<b>7</b>\"", "b7b"),
        ("\"123456789012345678901234567890\"", "12345678901234567890"),
        ("null", ""),
        ("[7]", ""),
    ] {
        assert_eq!(code_of(&format!("{{\"errorCode\":{given}}}")), found);
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            proptest::collection::hash_map("[a-zA-Z]{1,6}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn it_agrees_with_a_strict_reader(value in any_json()) {
        let text = serde_json::json!({ "errorCode": 7, "value": value }).to_string();
        let reply = read(&text);
        prop_assert!(!reply.is_damaged);
        prop_assert_eq!(reply.value, serde_json::from_str::<serde_json::Value>(&text).unwrap());
    }

    #[test]
    fn it_never_fails(text in ".{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn it_never_fails_on_what_looks_like_json(text in "[\\[\\]{}\",:\\\\a-c0-9 \\n]{0,120}") {
        let _ = read(&text);
    }

    /// The faults that are known: a comma at the end, and a message as it is.
    #[test]
    fn no_code_is_lost(code in "[1-9][0-9]{7}", message in ".{0,60}", first in any::<bool>(), comma in any::<bool>()) {
        let comma = if comma { "," } else { "" };
        let text = if first {
            format!("\r\n{{\"result\":false,\"errorCode\":\"{code}\",\"errorMessage\":\"{message}\"{comma}}}")
        } else {
            format!("{{\"result\":false,\"errorMessage\":\"{message}\",\"errorCode\":{code}{comma}}}")
        };
        prop_assert_eq!(code_of(&text), code);
    }
}
