//! MOKAuthInfo and MOKVerifyInfo: checked, completed and written in the order of the guide's tables (sections 5.1 and 7).

mod checks;
mod method;

use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::person::{optional_text, text};
use alloc::{string::String, vec::Vec};
use checks::{About, Check};
pub use method::Method;

/// A MOKAuthInfo that passed every check.
#[derive(Debug)]
pub struct AuthInfo {
    /// Which of the six services it asks for.
    pub method: Method,
    /// The JSON object to seal.
    pub json: Value,
}

/// One row a field: its name, its check, and whether a method needs it (R), may have it (o) or must not (-).
/// Columns: PASS, SMS, LMS, ARS, SMSAuth, ARSAuth. The last one is inferred from the guide's samples.
const FIELDS: &[(&str, Check, &[u8; 6])] = &[
    ("providerId", checks::provider_id, b"RRRRRR"),
    ("usageCode", checks::usage_code, b"RRRRRR"),
    ("userName", checks::name, b"RRRRRR"),
    ("userPhone", checks::phone, b"RRRRRR"),
    ("userBirthday", checks::birthday, b"oRRR--"),
    ("userRegistSingleNumber", checks::regist_number, b"-o----"),
    // For SMS, `identity_form` asks for these two or for the number above.
    ("userGender", checks::gender, b"-oRR--"),
    ("userNation", checks::nation, b"-oRR--"),
    ("arsCode", checks::ars_code, b"---R-R"),
    ("sendMsg", checks::message, b"-oo-oo"),
    ("replyNumber", checks::reply_number, b"-ooooo"),
    ("retTransferType", checks::ret_transfer_type, b"oooooo"),
];

/// Methods that carry an extension object, in the same columns.
const EXTENSION: &[u8; 6] = b"-oooo-";

/// A guard of ours: the guide names no limit, the request has to stay small.
const EXTENSION_BYTES: usize = 8192;

/// Checks what the page gives as MOKAuthInfo. `now` (ms) decides what lies in the future.
///
/// Empty and null optional fields count as absent and are left out. Errors are `misuse` and name the field.
pub fn auth_info(given: &Value, now: i64) -> Result<AuthInfo, Error> {
    let members = given.members().ok_or_else(|| Error::misuse("authInfo", Reason::NotObject))?;
    let known = |name: &str| {
        matches!(name, "serviceType" | "reqAuthType" | "extension") || FIELDS.iter().any(|(field, ..)| *field == name)
    };
    if let Some((name, _)) = members.iter().find(|(name, _)| !known(name)) {
        return Err(Error::misuse(name, Reason::UnknownField));
    }
    let method = method_of(given)?;
    let about = About { method, now };
    let (service, auth) = method.types();
    let mut json = Value::object([("serviceType", service.into()), ("reqAuthType", auth.into())]);
    for (name, check, needs) in FIELDS {
        let need = needs[method as usize];
        match (optional_text(given, name)?, need) {
            (None, b'R') => return Err(Error::misuse(name, Reason::Missing)),
            (None, _) => {}
            (Some(_), b'-') => return Err(Error::misuse(name, Reason::NotAllowed)),
            (Some(text), _) => {
                json = json.with(name, check(text, &about).map_err(|reason| Error::misuse(name, reason))?);
            }
        }
    }
    identity_form(&json, method)?;
    // One value for every method, so it need not be given.
    let transfer = if json.get("retTransferType").is_null() { "MOKResult".into() } else { Value::Null };
    let json = json.with("retTransferType", transfer).with("extension", extension(given, method)?);
    Ok(AuthInfo { method, json })
}

/// Checks what the page gives as MOKVerifyInfo: six digits, spaces between them taken out.
pub fn verify_info(given: &Value) -> Result<Value, Error> {
    let members = given.members().ok_or_else(|| Error::misuse("verifyInfo", Reason::NotObject))?;
    if let Some((name, _)) = members.iter().find(|(name, _)| name != "authNumber") {
        return Err(Error::misuse(name, Reason::UnknownField));
    }
    let code: String = text(given, "authNumber")?.chars().filter(|c| *c != ' ').collect();
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Error::misuse("authNumber", Reason::BadCode));
    }
    Ok(Value::object([("authNumber", code.into())]))
}

fn method_of(given: &Value) -> Result<Method, Error> {
    let (service, auth) = (text(given, "serviceType")?, text(given, "reqAuthType")?);
    let of_service: Vec<Method> = Method::ALL.into_iter().filter(|m| m.types().0 == service).collect();
    if of_service.is_empty() {
        return Err(Error::misuse("serviceType", Reason::NotListed));
    }
    let found = of_service.into_iter().find(|m| m.types().1 == auth);
    found.ok_or_else(|| Error::misuse("reqAuthType", Reason::NotListed))
}

/// Section 5.1.1: gender and nation, or the first digit of the resident number's back half.
fn identity_form(json: &Value, method: Method) -> Result<(), Error> {
    if method != Method::Sms || !json.get("userRegistSingleNumber").is_null() {
        return Ok(());
    }
    match ["userGender", "userNation"].into_iter().find(|name| json.get(name).is_null()) {
        Some(name) => Err(Error::misuse(name, Reason::Missing)),
        None => Ok(()),
    }
}

fn extension(given: &Value, method: Method) -> Result<Value, Error> {
    let value = given.get("extension");
    if value.is_null() || value.text() == Some("") {
        return Ok(Value::Null);
    }
    if EXTENSION[method as usize] == b'-' {
        return Err(Error::misuse("extension", Reason::NotAllowed));
    }
    value.members().ok_or_else(|| Error::misuse("extension", Reason::NotObject))?;
    // Section 5.1.3: the message to the ARS is JSON inside a string.
    let ars = value.get("arsRequestMsg");
    if !ars.is_null() {
        let field = "extension.arsRequestMsg";
        let text = ars.text().ok_or_else(|| Error::misuse(field, Reason::NotText))?;
        Value::from_json(text).map_err(|_| Error::misuse(field, Reason::NotJson))?;
    }
    if value.to_json().len() > EXTENSION_BYTES {
        return Err(Error::misuse("extension", Reason::TooLong));
    }
    Ok(value.clone())
}
