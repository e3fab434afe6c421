//! Reads the opened MOKAuthInfo, or answers the code of its first fault (guide 5.1 and 8). Where the guide names no code
//! for a fault, 9998 stands in: required data is not as it should be (inferred).

use super::method::{Method, PROFILES, Profile, Rule};
use crate::json::{self, Value};
use crate::fake_identity::is_under;
use bonin::format::seoul;
use alloc::string::String;

/// The code of a refusal.
pub type Code = &'static str;

const MISSING: Code = "3001";
const UNFIT: Code = "9998";
const PLACEHOLDER: &str = "[000000]";

const FIELDS: &[&str] = &[
    "serviceType",
    "providerId",
    "reqAuthType",
    "usageCode",
    "userName",
    "userPhone",
    "userBirthday",
    "userGender",
    "userNation",
    "userRegistSingleNumber",
    "arsCode",
    "sendMsg",
    "replyNumber",
    "retTransferType",
    "extension",
];
const USAGE: &[&str] = &["01001", "01002", "01003", "01004", "01005", "01007", "01999"];
const ADULT_USAGE: &[&str] = &["01016", "01026"];

/// What a relying party asked for.
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
    pub extension: Value,
}

impl AuthInfo {
    /// Reads the plaintext of an envelope; `today` is yyyyMMdd in Seoul.
    pub fn read(plain: &Value, today: &str) -> Result<Self, Code> {
        let members = plain.as_object().ok_or(MISSING)?;
        if members.iter().any(|(name, _)| !FIELDS.contains(&name.as_str())) {
            return Err(UNFIT);
        }
        let fields = Fields(plain);
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

struct Fields<'a>(&'a Value);

impl<'a> Fields<'a> {
    /// The text of a member; absent and `null` are the same (guide 5.1), anything else is `fault`.
    fn text(&self, name: &str, fault: Code) -> Result<Option<&'a str>, Code> {
        match &self.0[name] {
            Value::Null => Ok(None),
            value => value.as_str().map(Some).ok_or(fault),
        }
    }

    fn must(&self, name: &str, fault: Code) -> Result<&'a str, Code> {
        self.text(name, fault)?.filter(|text| !text.is_empty()).ok_or(MISSING)
    }

    /// A member under a rule: missing is `missing`, a wrong type is `fault`, one too many is 9998.
    fn ruled(&self, name: &str, rule: Rule, missing: Code, fault: Code) -> Result<Option<&'a str>, Code> {
        match (rule, self.text(name, fault)?) {
            (Rule::Must, None | Some("")) => Err(missing),
            (Rule::No, Some(_)) => Err(UNFIT),
            (_, text) => Ok(text),
        }
    }

    fn profile(&self) -> Result<&'static Profile, Code> {
        let service = self.must("serviceType", "5008")?;
        let auth = self.must("reqAuthType", "5007")?;
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
        let provider = self.text("providerId", code)?.unwrap_or_default();
        if profile.providers.contains(&provider) { Ok(provider.into()) } else { Err(code) }
    }

    fn usage(&self, profile: &Profile) -> Result<String, Code> {
        let usage = self.must("usageCode", "6083")?;
        match () {
            () if USAGE.contains(&usage) => Ok(usage.into()),
            () if ADULT_USAGE.contains(&usage) && profile.adult => Ok(usage.into()),
            () if ADULT_USAGE.contains(&usage) => Err(UNFIT),
            () => Err("6083"),
        }
    }

    fn name(&self) -> Result<String, Code> {
        let name = self.must("userName", "5003")?;
        let fine = name.trim() == name && name.chars().count() <= 50 && !name.chars().any(char::is_control);
        if fine { Ok(name.into()) } else { Err("5003") }
    }

    fn phone(&self) -> Result<String, Code> {
        let phone = self.must("userPhone", "5012")?;
        let fine = is_digits(phone, 10..=11) && phone.starts_with("01");
        if fine { Ok(phone.into()) } else { Err("5012") }
    }

    fn birthday(&self, profile: &Profile, today: &str) -> Result<Option<String>, Code> {
        let fault = if profile.method == Method::ArsKeypad { "5018" } else { "5004" };
        let Some(date) = self.ruled("userBirthday", profile.birthday, MISSING, fault)? else { return Ok(None) };
        if !seoul::is_date(date) || date > today {
            return Err(fault);
        }
        // PASS is for those of 14 years and more (guide 8, 6751).
        if profile.method == Method::Pass && is_under(date, 14, today) {
            return Err("6751");
        }
        Ok(Some(date.into()))
    }

    /// Gender and nation, from the digit of the resident number where it is given.
    fn person(&self, profile: &Profile) -> Result<(Option<String>, Option<String>), Code> {
        if let Some(digit) = self.ruled("userRegistSingleNumber", profile.digit, MISSING, "6087")? {
            return match digit {
                "1" | "3" => Ok((Some("1".into()), Some("0".into()))),
                "2" | "4" => Ok((Some("2".into()), Some("0".into()))),
                "5" | "7" => Ok((Some("1".into()), Some("1".into()))),
                "6" | "8" => Ok((Some("2".into()), Some("1".into()))),
                _ => Err("6087"),
            };
        }
        let gender = self.ruled("userGender", profile.person, MISSING, "5005")?;
        let nation = self.ruled("userNation", profile.person, MISSING, UNFIT)?;
        match (gender, nation) {
            (None | Some("1" | "2"), None | Some("0" | "1")) => Ok((gender.map(Into::into), nation.map(Into::into))),
            (None | Some("1" | "2"), _) => Err(UNFIT),
            _ => Err("5005"),
        }
    }

    fn message(&self, profile: &Profile) -> Result<Option<String>, Code> {
        let rule = if profile.message.is_some() { Rule::May } else { Rule::No };
        let Some(message) = self.ruled("sendMsg", rule, MISSING, "6026")? else { return Ok(None) };
        let fits = profile.message.is_some_and(|limit| carrier_bytes(message) <= limit);
        if fits && message.contains(PLACEHOLDER) { Ok(Some(message.into())) } else { Err("6026") }
    }

    fn reply_number(&self, profile: &Profile) -> Result<Option<String>, Code> {
        match self.ruled("replyNumber", profile.reply_number, MISSING, "6086")? {
            Some(number) if !is_digits(number, 8..=12) => Err("6086"),
            number => Ok(number.map(Into::into)),
        }
    }

    /// What has no type of its own to be kept in: the transfer type, the ARS code, the extension.
    fn rest(&self, profile: &Profile) -> Result<Value, Code> {
        if self.must("retTransferType", UNFIT)? != "MOKResult" {
            return Err(UNFIT);
        }
        // Every code of this form counts as registered with the emulator.
        match self.ruled("arsCode", profile.ars_code, "5034", "5034")? {
            Some(code) if !code.starts_with("ARS-") || code.len() > 50 => return Err("5034"),
            _ => {}
        }
        let extension = &self.0["extension"];
        match (extension, profile.extension) {
            (Value::Null, _) => Ok(Value::Null),
            (Value::Object(_), Rule::May) if holds_json(&extension["arsRequestMsg"]) => Ok(extension.clone()),
            _ => Err(UNFIT),
        }
    }
}

/// `arsRequestMsg` is JSON inside a string (guide 5.1.3).
fn holds_json(message: &Value) -> bool {
    message.is_null() || message.as_str().is_some_and(|text| json::read(text).is_some())
}

fn is_digits(text: &str, len: core::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Bytes as carriers count them: two for what is not ASCII (inferred: EUC-KR).
fn carrier_bytes(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
