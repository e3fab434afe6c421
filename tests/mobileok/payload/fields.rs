//! The field table: what each method needs, may have, and must not have.

use super::{accepted, refused};
use crate::support::people::{METHODS, least, most, with, without};
use crate::support::{Json, json};

/// Needed (R), allowed (o) or forbidden (-), read off the guide's section 5.1 apart from the code: PASS, SMS, LMS, ARS,
/// SMSAuth, ARSAuth.
const TABLE: [(&str, &str); 15] = [
    ("serviceType", "RRRRRR"),
    ("reqAuthType", "RRRRRR"),
    ("providerId", "RRRRRR"),
    ("usageCode", "RRRRRR"),
    ("userName", "RRRRRR"),
    ("userPhone", "RRRRRR"),
    ("userBirthday", "oRRR--"),
    ("userGender", "-RRR--"),
    ("userNation", "-RRR--"),
    ("userRegistSingleNumber", "-o----"),
    ("arsCode", "---R-R"),
    ("sendMsg", "-oo-oo"),
    ("replyNumber", "-ooooo"),
    ("retTransferType", "oooooo"),
    ("extension", "-oooo-"),
];

/// A good value of each field that some method must not have.
fn good(field: &str) -> Json {
    match field {
        "userBirthday" => json!("19990101"),
        "userGender" | "userNation" | "userRegistSingleNumber" => json!("1"),
        "arsCode" => json!("ARS-7"),
        "sendMsg" => json!("code: [000000]"),
        "replyNumber" => json!("15880000"),
        "extension" => json!({}),
        other => panic!("every method has {other}"),
    }
}

/// Each method with each field and its mark.
fn cells() -> impl Iterator<Item = (&'static str, &'static str, char)> {
    let columns = METHODS.into_iter().enumerate();
    columns.flat_map(|(column, method)| {
        TABLE.iter().map(move |(field, marks)| (method, *field, marks.chars().nth(column).unwrap()))
    })
}

#[test]
fn every_method_is_accepted_with_the_least_and_the_most() {
    for method in METHODS {
        accepted(&least(method));
        accepted(&most(method));
    }
}

#[test]
fn the_least_has_what_is_needed_and_the_most_has_all_that_is_allowed() {
    for (method, field, mark) in cells() {
        let (least, most) = (least(method), most(method));
        assert_eq!(least.get(field).is_some(), mark == 'R', "the least of {method}: {field}");
        assert_eq!(most.get(field).is_some(), mark != '-', "the most of {method}: {field}");
    }
}

#[test]
fn a_needed_field_is_missed_by_name() {
    for (method, field, _) in cells().filter(|(.., mark)| *mark == 'R') {
        let info = least(method);
        refused(&without(&info, field), field, "missing");
        for blank in [json!(null), json!(""), json!("  "), json!("\u{3000}")] {
            refused(&with(&info, field, blank), field, "missing");
        }
    }
}

#[test]
fn a_forbidden_field_is_refused_by_name() {
    for (method, field, _) in cells().filter(|(.., mark)| *mark == '-') {
        refused(&with(&least(method), field, good(field)), field, "notAllowed");
    }
}

#[test]
fn a_field_that_is_forbidden_or_optional_may_be_empty() {
    for (method, field, _) in cells().filter(|(.., mark)| *mark != 'R') {
        let info = least(method);
        let plain = accepted(&info);
        for blank in [json!(null), json!("")] {
            assert_eq!(accepted(&with(&info, field, blank)), plain, "{method} with an empty {field}");
        }
    }
}

#[test]
fn a_field_of_another_kind_is_refused_by_name() {
    for (method, field, _) in cells().filter(|(_, field, mark)| *mark != '-' && *field != "extension") {
        for other in [json!(1_234_567), json!(true), json!(["list"]), json!({ "object": "1" })] {
            refused(&with(&most(method), field, other), field, "notText");
        }
    }
}

#[test]
fn an_unknown_field_is_named() {
    for method in METHODS {
        for name in ["userEmail", "username", "UserName", "userPhoneNum", "", "__proto__"] {
            refused(&with(&least(method), name, "anything"), name, "unknownField");
            refused(&with(&least(method), name, Json::Null), name, "unknownField");
        }
    }
}

#[test]
fn only_an_object_is_an_input() {
    for other in [json!(null), json!("userName"), json!(12_345), json!([least("SMS")]), json!(true)] {
        refused(&other, "authInfo", "notObject");
    }
}
