//! The emulator's strict reader of JSON.

#![cfg(not(target_arch = "wasm32"))]

use bonin_emulator::json::read;
use serde_json::json;

#[test]
fn a_name_that_is_repeated_is_refused() {
    assert_eq!(read(r#"{"a":1,"b":{"a":2}}"#), Some(json!({ "a": 1, "b": { "a": 2 } })));
    assert_eq!(read(r#"{"a":1,"a":1}"#), None);
    assert_eq!(read(r#"[{"a":{"b":1,"\u0062":2}}]"#), None);
}

#[test]
fn sixteen_levels_are_read_and_no_more() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(read(&nested(16)).is_some());
    assert!(read(&nested(17)).is_none());
}

#[test]
fn a_byte_order_mark_may_come_first_and_nothing_may_follow() {
    assert_eq!(read("\u{feff} null "), Some(json!(null)));
    for text in ["", "{} {}", "\u{feff}\u{feff}1", "{'a':1}", "01"] {
        assert_eq!(read(text), None, "{text}");
    }
}
