//! Reads the opened MOKAuthInfo, or answers the code of its first fault (guide 5.1 and 8). If the guide names no code
//! for a fault, 9998 stands in: required data is not as it should be (inferred).

use super::method::{Method, PROFILES, Profile, Rule};
use crate::fake_identity::is_under;
use crate::json::{self, Body, Member, Value};
use bonin::format::seoul;
use serde::Deserialize;

/// The code of a refusal.
pub type Code = &'static str;

const MISSING: Code = "3001";
const UNFIT: Code = "9998";
const PLACEHOLDER: &str = "[000000]";

const USAGE: &[&str] = &["01001", "01002", "01003", "01004", "01005", "01007", "01999"];
const ADULT_USAGE: &[&str] = &["01016", "01026"];

/// The request of a relying party.
pub struct AuthInfo {
    pub profile: &'static Profile,
    pub provider: String,
    pub usage: String,
    pub name: String,
    pub phone: String,
    pub birthday: Option<String>,
    pub gender: Option<String>,
    pub nation: Option<String>,
    pub message: Option<String>,
    pub reply_number: Option<String>,
    /// JSON of the relying party's own.
    pub extension: Option<Value>,
}

impl AuthInfo {
    /// Reads the plaintext of an envelope; `today` is yyyyMMdd in Seoul.
    pub fn read(plain: &Body, today: &str) -> Result<Self, Code> {
        if !plain.is_object() {
            return Err(MISSING);
        }
        let fields: Fields = plain.try_to().ok_or(UNFIT)?;
        let profile = fields.profile()?;
        let (gender, nation) = fields.person(profile)?;
        Ok(Self {
            profile,
            provider: fields.provider(profile)?,
            usage: fields.usage(profile)?,
            name: fields.name()?,
            phone: fields.phone()?,
            birthday: fields.birthday(profile, today)?,
            gender,
            nation,
            message: fields.message(profile)?,
            reply_number: fields.reply_number(profile)?,
            extension: fields.rest(profile)?,
        })
    }
}

/// The members as they came: each is judged by the rules of its service type.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
struct Fields {
    service_type: Member,
    provider_id: Member,
    req_auth_type: Member,
    usage_code: Member,
    user_name: Member,
    user_phone: Member,
    user_birthday: Member,
    user_gender: Member,
    user_nation: Member,
    user_regist_single_number: Member,
    ars_code: Member,
    send_msg: Member,
    reply_number: Member,
    ret_transfer_type: Member,
    extension: Value,
}

/// The text of a member; absent and `null` are the same (guide 5.1), anything else is `fault`.
fn text(member: &Member, fault: Code) -> Result<Option<&str>, Code> {
    match member {
        Member::Absent | Member::Null => Ok(None),
        Member::Text(text) => Ok(Some(text)),
        Member::Flag(_) | Member::Number(_) | Member::Other => Err(fault),
    }
}

fn must(member: &Member, fault: Code) -> Result<&str, Code> {
    text(member, fault)?.filter(|text| !text.is_empty()).ok_or(MISSING)
}

/// A member under a rule: missing is `missing`, a wrong type is `fault`, one too many is 9998.
fn ruled(member: &Member, rule: Rule, missing: Code, fault: Code) -> Result<Option<&str>, Code> {
    match (rule, text(member, fault)?) {
        (Rule::Must, None | Some("")) => Err(missing),
        (Rule::No, Some(_)) => Err(UNFIT),
        (_, text) => Ok(text),
    }
}

impl Fields {
    fn profile(&self) -> Result<&'static Profile, Code> {
        let service = must(&self.service_type, "5008")?;
        let auth = must(&self.req_auth_type, "5007")?;
        if !PROFILES.iter().any(|p| p.service_type == service) {
            return Err("4014");
        }
        if !PROFILES.iter().any(|p| p.auth_type == auth) {
            return Err("5007");
        }
        PROFILES.iter().find(|p| p.service_type == service && p.auth_type == auth).ok_or("4006")
    }

    fn provider(&self, profile: &Profile) -> Result<String, Code> {
        let code = match profile.method {
            Method::Pass => "4010",
            method if method.is_possession() => "5010",
            _ => "4017",
        };
        let provider = text(&self.provider_id, code)?.unwrap_or_default();
        if profile.providers.contains(&provider) { Ok(provider.into()) } else { Err(code) }
    }

    fn usage(&self, profile: &Profile) -> Result<String, Code> {
        let usage = must(&self.usage_code, "6083")?;
        match () {
            () if USAGE.contains(&usage) => Ok(usage.into()),
            () if ADULT_USAGE.contains(&usage) && profile.adult => Ok(usage.into()),
            () if ADULT_USAGE.contains(&usage) => Err(UNFIT),
            () => Err("6083"),
        }
    }

    fn name(&self) -> Result<String, Code> {
        let name = must(&self.user_name, "5003")?;
        let fine = name.trim() == name && name.chars().count() <= 50 && !name.chars().any(char::is_control);
        if fine { Ok(name.into()) } else { Err("5003") }
    }

    fn phone(&self) -> Result<String, Code> {
        let phone = must(&self.user_phone, "5012")?;
        let fine = is_digits(phone, 10..=11) && phone.starts_with("01");
        if fine { Ok(phone.into()) } else { Err("5012") }
    }

    fn birthday(&self, profile: &Profile, today: &str) -> Result<Option<String>, Code> {
        let fault = if profile.method == Method::ArsKeypad { "5018" } else { "5004" };
        let Some(date) = ruled(&self.user_birthday, profile.birthday, MISSING, fault)? else { return Ok(None) };
        if !seoul::is_date(date) || date > today {
            return Err(fault);
        }
        // PASS is for those of 14 years and more (guide 8, 6751).
        if profile.method == Method::Pass && is_under(date, 14, today) {
            return Err("6751");
        }
        Ok(Some(date.into()))
    }

    /// Gender and nation, from the digit of the resident number if it is given.
    fn person(&self, profile: &Profile) -> Result<(Option<String>, Option<String>), Code> {
        if let Some(digit) = ruled(&self.user_regist_single_number, profile.digit, MISSING, "6087")? {
            return match digit {
                "1" | "3" => Ok((Some("1".into()), Some("0".into()))),
                "2" | "4" => Ok((Some("2".into()), Some("0".into()))),
                "5" | "7" => Ok((Some("1".into()), Some("1".into()))),
                "6" | "8" => Ok((Some("2".into()), Some("1".into()))),
                _ => Err("6087"),
            };
        }
        let gender = ruled(&self.user_gender, profile.person, MISSING, "5005")?;
        let nation = ruled(&self.user_nation, profile.person, MISSING, UNFIT)?;
        match (gender, nation) {
            (None | Some("1" | "2"), None | Some("0" | "1")) => Ok((gender.map(Into::into), nation.map(Into::into))),
            (None | Some("1" | "2"), _) => Err(UNFIT),
            _ => Err("5005"),
        }
    }

    fn message(&self, profile: &Profile) -> Result<Option<String>, Code> {
        let rule = if profile.message.is_some() { Rule::May } else { Rule::No };
        let Some(message) = ruled(&self.send_msg, rule, MISSING, "6026")? else { return Ok(None) };
        let fits = profile.message.is_some_and(|limit| carrier_bytes(message) <= limit);
        if fits && message.contains(PLACEHOLDER) { Ok(Some(message.into())) } else { Err("6026") }
    }

    fn reply_number(&self, profile: &Profile) -> Result<Option<String>, Code> {
        match ruled(&self.reply_number, profile.reply_number, MISSING, "6086")? {
            Some(number) if !is_digits(number, 8..=12) => Err("6086"),
            number => Ok(number.map(Into::into)),
        }
    }

    /// Checks the transfer type and the ARS code, and gives the extension.
    fn rest(&self, profile: &Profile) -> Result<Option<Value>, Code> {
        if must(&self.ret_transfer_type, UNFIT)? != "MOKResult" {
            return Err(UNFIT);
        }
        // Every code of this form counts as registered with the emulator.
        match ruled(&self.ars_code, profile.ars_code, "5034", "5034")? {
            Some(code) if !code.starts_with("ARS-") || code.len() > 50 => return Err("5034"),
            _ => {}
        }
        match (&self.extension, profile.extension) {
            (Value::Null, _) => Ok(None),
            (extension @ Value::Object(_), Rule::May) if holds_json(&extension["arsRequestMsg"]) => {
                Ok(Some(extension.clone()))
            }
            _ => Err(UNFIT),
        }
    }
}

/// `arsRequestMsg` is JSON inside a string (guide 5.1.3).
fn holds_json(message: &Value) -> bool {
    message.is_null() || message.as_str().is_some_and(|text| json::read(text).is_some())
}

fn is_digits(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Bytes as carriers count them: two for what is not ASCII (inferred: EUC-KR).
fn carrier_bytes(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
