//! Members of a peer's message in more than one type: every value is read, and one that does not fit counts as absent.

use crate::{Json, json};
use bonin::flow::reading::{read, read_tolerantly, readable};
use bonin::flow::{Count, LooseBool, LooseText, TextOrNumber};
use serde::Deserialize;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Answer {
    count: Count,
    text: LooseText,
    code: TextOrNumber,
    flag: LooseBool,
}

bonin::readable! { struct Answer { count: "count", text: "text", code: "code", flag: "flag", } }

/// Any value at each of the four places: none of them fails because of another.
fn answer(value: &Json) -> Answer {
    let all = json!({ "count": value, "text": value, "code": value, "flag": value, "more": value });
    let found: Answer = read_tolerantly(&all).unwrap();
    assert_eq!(readable::read_tolerantly::<Answer, Json>(&all).unwrap(), found, "{value}");
    let (count, text) = (read::<Count, Json>(value).unwrap(), read::<LooseText, Json>(value).unwrap());
    assert_eq!((found.count, &found.text), (count, &text), "{value} by itself");
    found
}

fn seen(value: &Json) -> (Option<i64>, Option<String>, Option<String>, Option<bool>) {
    let Answer { count, text, code, flag } = answer(value);
    (count.0, text.0, code.0, flag.0)
}

#[test]
fn each_type_takes_what_fits_it() {
    let text = |text: &str| Some(text.to_owned());
    for (value, count, as_text, code, flag) in [
        (json!("7"), Some(7), text("7"), text("7"), None),
        (json!("07"), Some(7), text("07"), text("07"), None),
        (json!("-7"), Some(-7), text("-7"), text("-7"), None),
        (json!("seven"), None, text("seven"), text("seven"), None),
        (json!(""), None, text(""), text(""), None),
        (json!(" 7"), None, text(" 7"), text(" 7"), None),
        (json!("99999999999999999999"), None, text("99999999999999999999"), text("99999999999999999999"), None),
        (json!(7), Some(7), None, text("7"), None),
        (json!(-7), Some(-7), None, text("-7"), None),
        (json!(7.0), Some(7), None, text("7"), None),
        (json!(true), None, None, None, Some(true)),
        (json!(false), None, None, None, Some(false)),
        (json!("true"), None, text("true"), text("true"), None),
    ] {
        assert_eq!(seen(&value), (count, as_text, code, flag), "{value}");
    }
}

#[test]
fn what_fits_none_is_absent() {
    let nothing = (None, None, None, None);
    for value in [
        json!(null),
        json!(7.5),
        json!(1e300),
        json!(u64::MAX),
        json!(i64::MAX),
        json!([]),
        json!(["7"]),
        json!([7, [8, [9]]]),
        json!({}),
        json!({ "count": 7 }),
        json!({ "deep": { "deep": { "deep": [] } } }),
    ] {
        assert_eq!(seen(&value), nothing, "{value}");
    }
    assert_eq!(
        read_tolerantly::<Answer, Json>(&json!({})).unwrap(),
        Answer::default(),
        "and so is a member that is not there"
    );
}

#[test]
fn the_largest_exact_numbers_are_read() {
    const LARGEST: i64 = 9_007_199_254_740_991;
    for number in [LARGEST, -LARGEST] {
        assert_eq!(answer(&json!(number)).count.0, Some(number));
    }
    for number in [LARGEST + 1, -LARGEST - 1] {
        assert_eq!(answer(&json!(number)).count.0, None, "JavaScript may hold another one");
        assert_eq!(answer(&json!(number.to_string())).count.0, Some(number), "as text it is exact");
    }
}
