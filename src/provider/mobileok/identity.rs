//! MOKResult (section 7) checked and turned into the person that was verified.

use super::adult::AdultLaw;
use super::api::MokResult;
use super::settings::Settings;
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::identity::{Ages, Assurance, Gender, Identity, Nation};
use crate::flow::reading::read_tolerantly;
use crate::flow::{Text, strict_json};
use crate::format::seoul;
use subtle::ConstantTimeEq;

/// A result is good for ten minutes (section 7's samples); a clock may run a minute behind the provider's.
const FRESH_MS: i64 = 10 * 60_000;
const SKEW_MS: i64 = 60_000;

/// The words of `VerifiedIdentity.method`, by serviceType and reqAuthType. The table of section 7 has no reqAuthType: where a
/// result lacks it, PASS and SMS cannot be told apart.
pub(super) const METHODS: [(&str, &str, &str); 7] = [
    ("PASS", "telcoAuth", "PASS"),
    ("SMS", "telcoAuth", "SMS"),
    ("LMS", "telcoAuth-LMS", ""),
    ("ARS", "telcoAuth-ARSAuth", ""),
    ("SMSAuth", "SMSAuth", ""),
    ("ARSAuth", "ARSAuth", ""),
    ("telcoAuth", "telcoAuth", ""),
];

/// Checks a result that opened against this flow and this moment, and names the person.
///
/// # Errors
/// The result is of another flow, too old or too new, of a method that is not accepted, or cannot be read.
pub(super) fn identity(
    plaintext: &str,
    client_tx_id: &str,
    asked: Option<AdultLaw>,
    now: i64,
    settings: &Settings,
) -> Result<Identity, Error> {
    let no_json = || Error::new(Kind::Tampered, Reason::BadAnswer);
    let raw = strict_json::value(plaintext).ok_or_else(no_json)?;
    let result: MokResult = read_tolerantly(&raw).map_err(|_| refused(Reason::BadAnswer))?;
    if !bool::from(result.client_tx_id.as_bytes().ct_eq(client_tx_id.as_bytes())) {
        return Err(refused(Reason::OtherTransaction));
    }
    let issued_at = seoul::parse(&result.issue_date).ok_or_else(|| refused(Reason::BadAnswer))?;
    if now - issued_at > FRESH_MS {
        return Err(Error::new(Kind::Expired, Reason::ResultTooOld).then(Next::Restart));
    }
    if issued_at - now > SKEW_MS {
        return Err(Error::new(Kind::Config, Reason::ResultInFuture).then(Next::ContactSupport));
    }
    let method = method(&result);
    if settings.methods.as_ref().is_some_and(|permitted| !permitted.iter().any(|name| name == method)) {
        return Err(Error::new(Kind::Rejected, Reason::NotPermitted).then(Next::Restart));
    }
    // Only the carriers' services verify a person. An unknown service is trusted with no more than a phone.
    let is_person = result.service_type.starts_with("telcoAuth");
    let assurance = if is_person { Assurance::Identity } else { Assurance::Possession };
    let id = result.tx_id.as_deref().filter(|id| !id.is_empty()).unwrap_or(client_tx_id);
    let verified_at = format!("{}+09:00", seoul::issue_date(issued_at).replace(' ', "T"));
    let text = |text: &Option<String>| text.clone().map(Text::from);
    let is_adult = match result.is_adult.as_deref() {
        Some("Y") => Some(true),
        Some("N") => Some(false),
        _ => None,
    };
    // The provider's one answer is worth as much as the question, which the page chose. The birthday that it vouches for has both.
    let birthday = result.user_birthday.as_deref().filter(|_| is_adult.is_some());
    let adult = birthday.and_then(|birthday| Ages::of(birthday, &seoul::today(issued_at)));
    let adult_law = match (adult, is_adult) {
        (Some(adult), Some(is_adult)) => adult.law(asked, is_adult),
        (None, Some(_)) => asked,
        _ => None,
    };
    Ok(Identity {
        name: text(&result.user_name),
        phone: text(&result.user_phone),
        birthday: text(&result.user_birthday),
        gender: match result.user_gender.as_deref() {
            Some("1") => Some(Gender::Male),
            Some("2") => Some(Gender::Female),
            _ => None,
        },
        nation: match result.user_nation.as_deref() {
            Some("0") => Some(Nation::Korean),
            Some("1") => Some(Nation::Foreign),
            _ => None,
        },
        ci: text(&result.ci),
        di: text(&result.di),
        is_adult,
        adult_law: adult_law.map(AdultLaw::word),
        adult,
        raw: Some(raw),
        ..Identity::new(super::PROVIDER, method.into(), assurance, id.into(), verified_at)
    })
}

fn method(result: &MokResult) -> &str {
    let auth = result.req_auth_type.as_deref().unwrap_or_default();
    let known = METHODS.iter().find(|(_, service, of)| *service == result.service_type && (of.is_empty() || *of == auth));
    known.map_or(&result.service_type, |(name, ..)| *name)
}

fn refused(reason: Reason) -> Error {
    Error::new(Kind::Tampered, reason).at("confirm").then(Next::Restart)
}
