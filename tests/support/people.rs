//! A person in all six forms of MOKAuthInfo. What is personal is marked: no two are alike, and nothing else reads so.

use super::{Json, json};

pub const NAME: &str = "표지이름";
pub const PHONE: &str = "01099887766";
pub const BIRTHDAY: &str = "19810203";
pub const CODE: &str = "806419";
pub const MESSAGE: &str = "표지문구 [000000]";
/// A phone as it is typed, whose digits are the mark.
pub const TYPED_PHONE: &str = "010-9988 7766";

/// Every mark, and other spellings of them.
pub const MARKS: [&str; 7] = [NAME, PHONE, TYPED_PHONE, BIRTHDAY, CODE, "표지문구", "9988"];

/// The words of the methods, in the column order of the field table.
pub const METHODS: [&str; 6] = ["PASS", "SMS", "LMS", "ARS", "SMSAuth", "ARSAuth"];

/// What each method needs, and no more.
pub fn least(method: &str) -> Json {
    let person = json!({ "usageCode": "01001", "userName": NAME, "userPhone": PHONE });
    let identity = json!({ "userBirthday": BIRTHDAY, "userGender": "2", "userNation": "0" });
    let carrier = json!({ "providerId": "SKT" });
    let parts = match method {
        "PASS" => vec![json!({ "serviceType": "telcoAuth", "reqAuthType": "PASS" }), carrier, person],
        "SMS" => vec![json!({ "serviceType": "telcoAuth", "reqAuthType": "SMS" }), carrier, person, identity],
        "LMS" => vec![json!({ "serviceType": "telcoAuth-LMS", "reqAuthType": "LMS" }), carrier, person, identity],
        "ARS" => vec![
            json!({ "serviceType": "telcoAuth-ARSAuth", "reqAuthType": "ARS", "arsCode": "ARS-1" }),
            carrier,
            person,
            identity,
        ],
        "SMSAuth" => vec![json!({ "serviceType": "SMSAuth", "reqAuthType": "SMS", "providerId": "SMS" }), person],
        "ARSAuth" => vec![
            json!({ "serviceType": "ARSAuth", "reqAuthType": "ARS", "providerId": "ARS", "arsCode": "ARS-1" }),
            person,
        ],
        other => panic!("no method {other}"),
    };
    merged(parts)
}

/// What each method needs and may have.
pub fn most(method: &str) -> Json {
    let reply = json!({ "replyNumber": "1588-0000", "retTransferType": "MOKResult" });
    let message = json!({ "sendMsg": MESSAGE });
    let extension = json!({ "extension": { "arsRequestMsg": "{\"companyName\":\"bonin\"}" } });
    let more = match method {
        "PASS" => vec![json!({ "userBirthday": BIRTHDAY, "retTransferType": "MOKResult" })],
        "SMS" => vec![reply, message, extension, json!({ "userRegistSingleNumber": "2" })],
        "ARS" => vec![reply, extension],
        "ARSAuth" => vec![reply, message],
        _ => vec![reply, message, extension],
    };
    merged([vec![least(method)], more].concat())
}

fn merged(parts: Vec<Json>) -> Json {
    let members = parts.into_iter().flat_map(|part| part.as_object().unwrap().clone());
    Json::Object(members.collect())
}

/// This input with one member changed.
pub fn with(info: &Json, name: &str, member: impl Into<Json>) -> Json {
    let mut info = info.clone();
    info[name] = member.into();
    info
}

/// This input with one member less.
pub fn without(info: &Json, name: &str) -> Json {
    let mut info = info.clone();
    info.as_object_mut().unwrap().remove(name);
    info
}
