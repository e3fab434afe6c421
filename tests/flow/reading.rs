//! Typed data from values of the host: what is read, and which field an error names. No error holds a value. Both ways of
//! reading, serde's and the page's, have to say the same.

use crate::{Json, json};
use bonin::error::{Kind, Reason};
use bonin::flow::reading::readable::{self, read_input};
use bonin::flow::reading::{Readable, Unreadable, Variants, derived};
use bonin::{readable, words};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A value that must not be in any error.
const MARK: &str = "표지값";

words! {
    Size {
        Small = "small",
        Large = "large",
    }
}

readable! { word Size }

/// A text whose check says its reason by itself.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Code(String);

readable! { Code from String }

impl TryFrom<String> for Code {
    type Error = Reason;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() == 3 { Ok(Self(text)) } else { Err(Reason::BadCode) }
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Order {
    order_id: String,
    count: i64,
    is_gift: bool,
    size: Size,
    code: Option<Code>,
    parts: Option<Vec<Part>>,
}

readable! {
    struct Order {
        order_id: "orderId",
        count: "count",
        is_gift: "isGift",
        size: "size",
        code: "code",
        parts: "parts",
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    inner: Option<Box<Part>>,
}

readable! { struct Part { name: "name", inner: "inner", } }

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
enum Call {
    GoOn,
    Take { how_many: i64, part: Option<Part> },
    Wrap(Part),
}

readable! {
    enum Call { "goOn": GoOn, "take": Take { how_many: "howMany", part: "part" }, "wrap": Wrap(_), }
}

/// The value, which both ways of reading find, or the same error.
fn read<T: DeserializeOwned + Readable + PartialEq + std::fmt::Debug>(value: &Json) -> Result<T, Unreadable> {
    let read = readable::read(value);
    assert_eq!(derived::read(value), read, "{value}");
    read
}

/// The same, of a peer's value.
fn read_tolerantly<T: DeserializeOwned + Readable + PartialEq + std::fmt::Debug>(
    value: &Json,
) -> Result<T, Unreadable> {
    let read = readable::read_tolerantly(value);
    assert_eq!(derived::read_tolerantly(value), read, "{value}");
    read
}

/// The same, of a call.
fn read_variant<T: DeserializeOwned + Variants + PartialEq + std::fmt::Debug>(
    name: &str,
    arguments: &Json,
) -> Result<T, Unreadable> {
    let read = readable::read_variant(name, arguments);
    assert_eq!(derived::read_variant(name, arguments), read, "{name} {arguments}");
    read
}

fn order() -> Json {
    json!({ "orderId": "o", "count": 3, "isGift": true, "size": "large" })
}

fn with(name: &str, member: Json) -> Json {
    let mut order = order();
    order[name] = member;
    order
}

/// The field that the error names, and its reason; the value is in no form of the error.
#[track_caller]
fn named(error: Unreadable) -> (String, &'static str) {
    let (shown, reason) = (format!("{error:?} {error} {error:#?}"), error.reason.id());
    let error = error.into_misuse("whole");
    assert_eq!((error.kind, error.reason.id()), (Kind::Misuse, reason));
    let wire = serde_json::to_string(&error).unwrap();
    assert!(!shown.contains(MARK) && !wire.contains(MARK), "{shown} {wire}");
    (error.field.clone().unwrap(), reason)
}

#[track_caller]
fn refused<T: DeserializeOwned + Readable + PartialEq + std::fmt::Debug>(value: &Json, field: &str, reason: &str) {
    let found = named(read::<T>(value).expect_err(&value.to_string()));
    assert_eq!((found.0.as_str(), found.1), (field, reason), "{value}");
}

// ── Objects ──

#[test]
fn an_object_is_read_whatever_the_order_of_its_members() {
    let wanted = Order { order_id: "o".into(), count: 3, is_gift: true, size: Size::Large, code: None, parts: None };
    assert_eq!(read::<Order>(&order()).unwrap(), wanted);
    let text = r#"{"size":"large","isGift":true,"code":null,"count":3,"orderId":"o"}"#;
    assert_eq!(read::<Order>(&serde_json::from_str(text).unwrap()).unwrap(), wanted);
}

#[test]
fn a_member_that_is_missing_is_named() {
    for name in ["orderId", "count", "isGift", "size"] {
        refused::<Order>(&with(name, json!(null)), name, "missing");
        let mut less = order();
        less.as_object_mut().unwrap().remove(name);
        refused::<Order>(&less, name, "missing");
    }
    // The first one of the type, always.
    refused::<Order>(&json!({}), "orderId", "missing");
}

#[test]
fn a_member_of_another_type_is_named() {
    let others = [json!(MARK), json!(7), json!(7.5), json!(true), json!([MARK]), json!({ MARK: MARK })];
    for (name, fitting, reason) in
        [("orderId", 0, "notText"), ("count", 1, "notListed"), ("isGift", 3, "notListed"), ("size", 6, "notListed")]
    {
        for (index, other) in others.iter().enumerate().filter(|(index, _)| *index != fitting) {
            assert!(index < 6);
            refused::<Order>(&with(name, other.clone()), name, reason);
        }
    }
    for other in [json!(7), json!([]), json!({})] {
        refused::<Order>(&with("code", other), "code", "notText");
    }
    for other in [json!(MARK), json!(7), json!({}), json!({ "0": { "name": MARK } })] {
        refused::<Order>(&with("parts", other), "parts", "notListed");
    }
}

#[test]
fn a_check_of_a_type_says_its_own_reason() {
    refused::<Order>(&with("code", json!(MARK.repeat(3))), "code", "badCode");
    assert_eq!(read::<Order>(&with("code", json!("abc"))).unwrap().code, Some(Code("abc".into())));
    // An error of somebody else's code may quote the value, so its sentence is dropped.
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    struct Quoting;
    impl TryFrom<String> for Quoting {
        type Error = String;
        fn try_from(text: String) -> Result<Self, String> {
            Err(format!("{text} is bad"))
        }
    }
    assert_eq!(named(derived::read::<Quoting, Json>(&json!(MARK)).unwrap_err()), ("whole".into(), "notListed"));
}

#[test]
fn a_member_that_is_not_known_is_refused_by_name_or_passed_over() {
    for name in ["more", "order_id", "OrderId", ""] {
        let more = with(name, json!(MARK));
        refused::<Order>(&more, name, "unknownField");
        assert!(read_tolerantly::<Order>(&more).is_ok());
    }
    let inside = with("parts", json!([{ "name": "a" }, { "name": "b", "more": { MARK: MARK } }]));
    refused::<Order>(&inside, "parts.1.more", "unknownField");
    assert!(read_tolerantly::<Order>(&inside).is_ok());
    // One that is null is not there.
    assert!(read::<Order>(&with("code", json!(null))).is_ok());
}

#[test]
fn what_is_no_object_is_refused_as_a_whole() {
    for other in [json!(MARK), json!(7), json!(true), json!([]), json!([["orderId", "o"]])] {
        refused::<Order>(&other, "whole", "notObject");
        let error = read_input::<Order, Json>(&other, "order").unwrap_err();
        assert_eq!((error.field.as_deref(), error.reason.id()), (Some("order"), "notObject"));
        refused::<Order>(&with("parts", json!([other])), "parts.0", "notObject");
    }
    let error = read_input::<Order, Json>(&json!(null), "order").unwrap_err();
    assert_eq!(
        (error.field.as_deref(), error.reason.id()),
        (Some("order"), "notObject"),
        "an argument has to be there"
    );
}

// ── Numbers ──

#[test]
fn a_number_is_whole_and_exact() {
    const LARGEST: i64 = 9_007_199_254_740_991;
    for number in [json!(0), json!(-1), json!(3.0), json!(LARGEST), json!(-LARGEST)] {
        let read = read::<Order>(&with("count", number.clone())).unwrap().count;
        assert_eq!(Some(read), number.as_i64().or(number.as_f64().map(|n| n as i64)), "{number}");
    }
    for number in [json!(0.5), json!(1e300), json!(LARGEST + 1), json!(-LARGEST - 1), json!(i64::MAX), json!(u64::MAX)]
    {
        refused::<Order>(&with("count", number), "count", "notListed");
    }
}

#[test]
fn a_small_number_has_its_own_limits() {
    assert_eq!(read::<u8>(&json!(255)).unwrap(), 255);
    assert_eq!(read::<u32>(&json!(u32::MAX)).unwrap(), u32::MAX);
    for other in [json!(256), json!(-1), json!("7")] {
        assert_eq!(read::<u8>(&other).unwrap_err().reason.id(), "notListed", "{other}");
    }
    assert!(read::<u32>(&json!(i64::from(u32::MAX) + 1)).is_err());
}

// ── Limits ──

fn nested(depth: usize) -> Json {
    (0..depth).fold(json!({ "name": MARK }), |inner, _| json!({ "name": MARK, "inner": inner }))
}

#[test]
fn objects_nest_sixteen_deep_and_no_deeper() {
    assert!(read::<Part>(&nested(15)).is_ok());
    for depth in [16, 17, 500] {
        assert_eq!(named(read::<Part>(&nested(depth)).unwrap_err()).1, "tooLong", "{depth}");
        assert_eq!(named(read_tolerantly::<Part>(&nested(depth)).unwrap_err()).1, "tooLong", "{depth}");
    }
}

#[test]
fn an_object_with_very_many_members_is_not_looked_through() {
    let many = |count: usize| {
        let mut members = order();
        for index in 4..count {
            members[format!("more {index:04}")] = json!(MARK);
        }
        members
    };
    refused::<Order>(&many(256), "more 0004", "unknownField");
    refused::<Order>(&many(257), "whole", "tooLong");
    refused::<Order>(&many(5_000), "whole", "tooLong");
    assert!(read_tolerantly::<Order>(&many(5_000)).is_ok(), "a peer's message is read by names alone");
}

#[test]
fn a_list_has_1024_elements_at_most() {
    let list = |count: usize| Json::from(vec![json!({ "name": MARK }); count]);
    assert_eq!(read::<Vec<Part>>(&list(1024)).unwrap().len(), 1024);
    assert!(read::<Vec<Part>>(&list(0)).unwrap().is_empty());
    refused::<Order>(&with("parts", list(1025)), "parts", "tooLong");
    assert!(read_tolerantly::<Order>(&with("parts", list(1025))).is_err());
}

// ── Options ──

#[test]
fn an_option_may_be_absent_and_nothing_else() {
    assert_eq!(read::<Option<i64>>(&json!(null)).unwrap(), None);
    assert_eq!(read::<Option<i64>>(&json!(7)).unwrap(), Some(7));
    for other in [json!(MARK), json!([]), json!({})] {
        assert_eq!(named(read::<Option<i64>>(&other).unwrap_err()).1, "notListed");
    }
}

// ── Enums ──

#[test]
fn a_variant_is_a_text_or_an_object_with_one_member() {
    let part = |name: &str| Part { name: name.into(), inner: None };
    for (value, wanted) in [
        (json!("goOn"), Call::GoOn),
        (json!({ "goOn": {} }), Call::GoOn),
        (json!({ "take": { "howMany": 3 } }), Call::Take { how_many: 3, part: None }),
        (
            json!({ "take": { "howMany": 3, "part": { "name": "x" } } }),
            Call::Take { how_many: 3, part: Some(part("x")) },
        ),
        (json!({ "wrap": { "name": "x" } }), Call::Wrap(part("x"))),
    ] {
        assert_eq!(read::<Call>(&value).unwrap(), wanted, "{value}");
    }
}

#[test]
fn what_is_no_variant_is_refused() {
    for (value, field, reason) in [
        (json!(null), "whole", "missing"),
        (json!(MARK), "whole", "notListed"),
        (json!("GoOn"), "whole", "notListed"),
        (json!(7), "whole", "notListed"),
        (json!([]), "whole", "notListed"),
        (json!(["goOn"]), "whole", "notListed"),
        (json!({}), "whole", "notListed"),
        (json!({ "elsewhere": MARK }), "whole", "notListed"),
        (json!({ "goOn": {}, "take": {} }), "whole", "notListed"),
        // Content where none belongs, and none where some does.
        (json!({ "goOn": { "more": MARK } }), "more", "unknownField"),
        (json!({ "goOn": MARK }), "whole", "notObject"),
        (json!("take"), "whole", "missing"),
        (json!("wrap"), "whole", "missing"),
        (json!({ "take": MARK }), "whole", "notObject"),
        (json!({ "take": {} }), "howMany", "missing"),
        (json!({ "take": { "howMany": MARK } }), "howMany", "notListed"),
        (json!({ "take": { "howMany": 1, "more": MARK } }), "more", "unknownField"),
        (json!({ "take": { "howMany": 1, "part": { "name": [MARK] } } }), "part.name", "notText"),
        (json!({ "wrap": { "name": "x", "inner": { "name": 7 } } }), "inner.name", "notText"),
    ] {
        refused::<Call>(&value, field, reason);
    }
}

/// The page's way has no variants of this kind, because no message has one.
#[test]
fn a_variant_of_several_values_is_a_list() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Values {
        Pair(i64, String),
    }
    let read = |value: Json| derived::read::<Values, Json>(&value);
    assert_eq!(read(json!({ "pair": [7, "x"] })).unwrap(), Values::Pair(7, "x".into()));
    for (value, field, reason) in [
        (json!("pair"), "whole", "missing"),
        (json!({ "pair": {} }), "whole", "notListed"),
        (json!({ "pair": [7] }), "whole", "notListed"),
        (json!({ "pair": [MARK, "x"] }), "0", "notListed"),
    ] {
        assert_eq!(named(read(value).unwrap_err()), (field.into(), reason));
    }
}

#[test]
fn a_value_can_have_a_check_of_its_own() {
    #[derive(Debug, PartialEq)]
    struct Timed {
        at: i64,
    }
    readable! { struct Timed { at: "at" if readable::time, } }
    assert_eq!(readable::read::<Timed, Json>(&json!({ "at": 0 })).unwrap(), Timed { at: 0 });
    let error = readable::read::<Timed, Json>(&json!({ "at": -1 })).unwrap_err();
    assert_eq!(named(error).1, "badSnapshot");
}

#[test]
fn a_call_is_read_by_its_name_and_its_arguments() {
    let call = |name: &str, arguments: Json| read_variant::<Call>(name, &arguments);
    assert_eq!(call("goOn", json!({})).unwrap(), Call::GoOn);
    assert_eq!(call("goOn", json!(null)).unwrap(), Call::GoOn, "no arguments at all");
    assert_eq!(call("take", json!({ "howMany": 1 })).unwrap(), Call::Take { how_many: 1, part: None });
    for (name, arguments, field, reason) in [
        ("elsewhere", json!({}), "options", "notListed"),
        ("", json!({}), "options", "notListed"),
        ("goOn", json!({ "howMany": MARK }), "howMany", "unknownField"),
        ("goOn", json!([MARK]), "options", "notObject"),
        ("take", json!(null), "howMany", "missing"),
        ("take", json!(MARK), "options", "notObject"),
        // The members of an argument are named as its caller knows them.
        ("take", json!({ "howMany": 1, "part": { "name": "x", "more": MARK } }), "more", "unknownField"),
        ("take", json!({ "howMany": 1, "part": { "name": "x", "inner": { "name": 7 } } }), "inner.name", "notText"),
        ("take", json!({ "howMany": 1, "part": MARK }), "part", "notObject"),
    ] {
        let error = call(name, arguments).unwrap_err();
        assert!(!format!("{error:?}").contains(MARK));
        let error = error.into_call_misuse();
        assert_eq!((error.field.as_deref(), error.reason.id()), (Some(field), reason), "{name}");
    }
}

// ── Errors ──

#[test]
fn a_setting_s_error_is_named_from_the_setting_on() {
    let value = json!([{ "name": "a" }, { "name": { MARK: MARK } }]);
    let error = read::<Vec<Part>>(&value).unwrap_err().into_fault("hosts");
    assert_eq!(
        (error.kind, error.field.as_deref(), error.reason),
        (Kind::Config, Some("hosts.1.name"), Reason::NotText)
    );
    let error = read::<Vec<Part>>(&json!(MARK)).unwrap_err().into_fault("hosts");
    assert_eq!((error.field.as_deref(), error.reason), (Some("hosts"), Reason::NotListed));
}
