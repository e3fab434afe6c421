//! MOKAuthInfo and MOKVerifyInfo: checked, completed and written in the order of the guide's tables (sections 5.1 and 7).

mod checks;
mod extension;
mod fields;
mod method;

use crate::error::{Error, Kind, Reason};
use crate::flow::{Text, Typed};
use crate::format::person;
use crate::provider::mobileok::adult::AdultLaw;
use checks::{About, Check};
use core::ops::RangeInclusive;
pub use fields::AuthInfoFields;
pub use method::{ANY_NUMBER, Method};
use crate::readable;
use serde::Serialize;
use zeroize::Zeroizing;

/// A MOKAuthInfo that passed every check.
#[derive(Debug)]
pub struct AuthInfo {
    /// The service that it asks for, one of six.
    pub method: Method,
    /// The law of an adult check.
    pub adult_law: Option<AdultLaw>,
    /// The JSON text to seal.
    pub json: Text,
}

/// MOKVerifyInfo as the page gives it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyInfo {
    /// The digits that the user received.
    pub auth_number: Option<Typed>,
}

readable! { struct VerifyInfo { auth_number: "authNumber", } }

/// A field of MOKAuthInfo in its place.
type Slot = fn(&mut AuthInfoFields) -> &mut Option<Typed>;

/// One row a field: its name, its place, its check, and whether a method needs it (R), may have it (o) or must not (-).
/// Columns: PASS, SMS, LMS, ARS, SMSAuth, ARSAuth. The last one is inferred from the guide's samples.
const FIELDS: &[(&str, Slot, Check, &[u8; 6])] = &[
    ("providerId", |f| &mut f.provider_id, checks::provider_id, b"RRRRRR"),
    ("usageCode", |f| &mut f.usage_code, checks::usage_code, b"RRRRRR"),
    ("userName", |f| &mut f.user_name, checks::name, b"RRRRRR"),
    ("userPhone", |f| &mut f.user_phone, checks::phone, b"RRRRRR"),
    ("userBirthday", |f| &mut f.user_birthday, checks::birthday, b"oRRR--"),
    ("userRegistSingleNumber", |f| &mut f.user_regist_single_number, checks::regist_number, b"-o----"),
    // For SMS, `identity_form` asks for these two or for the number above.
    ("userGender", |f| &mut f.user_gender, checks::gender, b"-oRR--"),
    ("userNation", |f| &mut f.user_nation, checks::nation, b"-oRR--"),
    ("arsCode", |f| &mut f.ars_code, checks::ars_code, b"---R-R"),
    ("sendMsg", |f| &mut f.send_msg, checks::message, b"-oo-oo"),
    ("replyNumber", |f| &mut f.reply_number, checks::reply_number, b"-ooooo"),
    ("retTransferType", |f| &mut f.ret_transfer_type, checks::ret_transfer_type, b"oooooo"),
];

/// The fields that a method takes, whether it needs them or not, in the order of the tables.
#[cfg(feature = "proxy")]
#[must_use]
pub fn fields_of(method: Method) -> Vec<&'static str> {
    let column = method as usize;
    let in_table = FIELDS.iter().filter(|(.., needs)| needs[column] != b'-').map(|(name, ..)| *name);
    let extension = extension::is_taken(method).then_some("extension");
    ["serviceType", "reqAuthType"].into_iter().chain(in_table).chain(extension).collect()
}

/// Checks MOKAuthInfo. `now` (ms since 1970 UTC) decides what lies in the future.
///
/// Blank optional fields count as absent and are left out.
///
/// # Errors
/// Kind `misuse`, with the name of the field.
pub fn auth_info(mut given: AuthInfoFields, now: i64) -> Result<AuthInfo, Error> {
    let method = method_of(&given)?;
    let about = About { method, now };
    let (service, auth) = method.types();
    given.service_type = Some(Typed::from(service));
    given.req_auth_type = Some(Typed::from(auth));
    for (name, slot, check, needs) in FIELDS {
        let slot = slot(&mut given);
        match (slot.take().filter(|text| !text.is_blank()), needs[method as usize]) {
            (None, b'R') => return Err(Error::misuse(name, Reason::Missing)),
            (None, _) => {}
            (Some(_), b'-') => return Err(Error::misuse(name, Reason::NotAllowed)),
            (Some(text), _) => {
                let checked = check(text.as_str(), &about).map_err(|reason| Error::misuse(name, reason))?;
                *slot = Some(Typed::from(checked));
            }
        }
    }
    identity_form(&given, method)?;
    // Every method has the same value, so it need not be given.
    given.ret_transfer_type.get_or_insert_with(|| Typed::from("MOKResult"));
    let adult_law = given.usage_code.as_ref().and_then(|code| AdultLaw::of_usage(code.as_str()));
    let extension = extension::checked(given.extension.take(), method)?;
    let mut json = json(&given)?;
    if let Some(extension) = extension {
        json.pop();
        json.push_str(",\"extension\":");
        json.push_str(extension.json());
        json.push('}');
    }
    Ok(AuthInfo { method, adult_law, json: json.into() })
}

/// Checks MOKVerifyInfo, without a method that would say how many digits there are. Gives the JSON text to seal.
///
/// The empty text stands for the number that is keyed in during a phone call, and is sealed as it is (section 7).
///
/// # Errors
/// Kind `misuse`, field `authNumber`.
pub fn verify_info(given: VerifyInfo) -> Result<Text, Error> {
    match given.auth_number {
        Some(typed) if typed.as_str().is_empty() => written(typed),
        typed => number(typed, ANY_NUMBER),
    }
}

/// The same for a method: as many digits as its numbers have.
///
/// # Errors
/// Kind `misuse`, field `authNumber`.
pub fn verify_info_of(method: Method, typed: Option<Typed>) -> Result<Text, Error> {
    number(typed, method.number_lengths())
}

fn number(typed: Option<Typed>, lengths: RangeInclusive<usize>) -> Result<Text, Error> {
    let fault = |reason| Error::misuse("authNumber", reason);
    let typed = typed.filter(|text| !text.is_blank()).ok_or_else(|| fault(Reason::Missing))?;
    let digits = person::digits(typed.as_str()).filter(|digits| lengths.contains(&digits.as_str().len()));
    written(digits.ok_or_else(|| fault(Reason::BadCode))?.into())
}

fn written(number: Typed) -> Result<Text, Error> {
    json(&VerifyInfo { auth_number: Some(number) }).map(Text::from)
}

fn json(value: &impl Serialize) -> Result<Zeroizing<String>, Error> {
    serde_json::to_string(value).map(Zeroizing::new).map_err(|_| Error::new(Kind::Bug, Reason::Bug))
}

fn method_of(given: &AuthInfoFields) -> Result<Method, Error> {
    let service = needed(&given.service_type, "serviceType")?;
    let auth = needed(&given.req_auth_type, "reqAuthType")?;
    let mut of_service = Method::ALL.iter().copied().filter(|method| method.types().0 == service).peekable();
    if of_service.peek().is_none() {
        return Err(Error::misuse("serviceType", Reason::NotListed));
    }
    of_service.find(|method| method.types().1 == auth).ok_or_else(|| Error::misuse("reqAuthType", Reason::NotListed))
}

fn needed<'a>(text: &'a Option<Typed>, name: &str) -> Result<&'a str, Error> {
    let text = text.as_ref().filter(|text| !text.is_blank());
    text.map(Typed::as_str).ok_or_else(|| Error::misuse(name, Reason::Missing))
}

/// Section 5.1.1: gender and nation, or the first digit of the resident number's back half.
fn identity_form(given: &AuthInfoFields, method: Method) -> Result<(), Error> {
    if method != Method::Sms || given.user_regist_single_number.is_some() {
        return Ok(());
    }
    let pair = [("userGender", &given.user_gender), ("userNation", &given.user_nation)];
    match pair.into_iter().find(|(_, text)| text.is_none()) {
        Some((name, _)) => Err(Error::misuse(name, Reason::Missing)),
        None => Ok(()),
    }
}
