//! JSON texts of peers: a name that stands twice is refused, and a large number stays as its text.

use crate::{Json, json};
use bonin::flow::TextOrNumber;
use bonin::flow::strict_json::{parse, value};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Answer {
    code: TextOrNumber,
    text: Option<String>,
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    for text in [
        r#"{"a":1,"a":1}"#,
        r#"{"a":1,"b":2,"a":3}"#,
        r#"{"":1,"":2}"#,
        // The same name, written in two ways.
        r#"{"a":1,"\u0061":2}"#,
        r#"{"가":1,"\uac00":2}"#,
        r#"{"o":{"a":1,"a":2}}"#,
        r#"{"l":[1,{"o":{"x":[{"a":null,"a":null}]}}]}"#,
        r#"[{"a":{},"a":[]}]"#,
    ] {
        assert_eq!(value(text), None, "{text}");
        assert!(parse::<Json>(text).is_err() && parse::<Answer>(text).is_err(), "{text}");
    }
    for text in [r#"{"a":{"a":{"a":1}}}"#, r#"[{"a":1},{"a":2}]"#, r#"{"a":1,"A":2,"a ":3}"#] {
        assert_eq!(value(text), Some(serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        "",
        " ",
        "x",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{'a':1}",
        "{\"a\":01}",
        "\"\\ud800\"",
        "[1,]",
        "nul",
    ] {
        assert_eq!(value(text), None, "{text}");
        assert!(parse::<Answer>(text).is_err(), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(value(&deep), None, "no text makes it run out of stack");
}

/// Servers here send one.
#[test]
fn a_byte_order_mark_is_passed_over_at_the_start() {
    assert_eq!(value("\u{feff}{\"a\":1}"), Some(json!({ "a": 1 })));
    assert_eq!(value("\u{feff}\u{feff}{}"), None);
    assert_eq!(value("{}\u{feff}"), None);
}

#[test]
fn a_number_that_javascript_does_not_hold_exactly_stays_text() {
    for (text, wanted) in [
        ("0", json!(0)),
        ("-7", json!(-7)),
        ("1.5", json!(1.5)),
        ("9007199254740991", json!(9_007_199_254_740_991_i64)),
        ("-9007199254740991", json!(-9_007_199_254_740_991_i64)),
        ("9007199254740992", json!("9007199254740992")),
        ("9007199254740993", json!("9007199254740993")),
        ("-9007199254740993", json!("-9007199254740993")),
        ("9223372036854775808", json!("9223372036854775808")),
        ("18446744073709551615", json!("18446744073709551615")),
    ] {
        assert_eq!(value(text), Some(wanted.clone()), "{text}");
        assert_eq!(value(&format!("{{\"l\":[{text}]}}")), Some(json!({ "l": [wanted] })), "{text} inside");
    }
    let answer: Answer = parse(r#"{"code":9007199254740993}"#).unwrap();
    assert_eq!(answer.code.as_deref(), Some("9007199254740993"), "a code keeps its digits");
}

/// The text of a peer is not worth a closer look, but a type is read whatever else is in it.
#[test]
fn a_type_is_read_and_other_members_are_passed_over() {
    let answer: Answer = parse(r#"{"more":{"deep":[1]},"code":2000,"text":"x"}"#).unwrap();
    assert_eq!((answer.code.as_deref(), answer.text.as_deref()), (Some("2000"), Some("x")));
    for text in [r#"{"code":"2000","text":7}"#, "[]", "7", "\"x\""] {
        assert!(parse::<Answer>(text).is_err(), "{text}");
    }
}
