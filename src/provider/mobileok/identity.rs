//! MOKResult (section 7) checked and turned into the person that was verified.

use crate::error::{Error, Kind, Next, Reason};
use crate::json::Value;
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

/// Members that have to be text where they are present.
const TEXTS: [&str; 16] = [
    "siteId",
    "clientTxId",
    "txId",
    "serviceType",
    "providerId",
    "reqAuthType",
    "ci",
    "di",
    "userName",
    "userPhone",
    "userBirthday",
    "userGender",
    "userNation",
    "issuer",
    "issueDate",
    "isAdult",
];

/// Checks a result that opened against this flow and this moment, and names what it says.
pub(super) fn identity(result: &Value, client_tx_id: &str, now: i64, methods: &Value) -> Result<Value, Error> {
    let text = |name: &str| result.get(name).text();
    if TEXTS.iter().any(|name| !result.get(name).is_null() && text(name).is_none()) {
        return Err(refused(Reason::BadAnswer));
    }
    let (Some(of), Some(service), Some(issued)) = (text("clientTxId"), text("serviceType"), text("issueDate")) else {
        return Err(refused(Reason::BadAnswer));
    };
    if !bool::from(of.as_bytes().ct_eq(client_tx_id.as_bytes())) {
        return Err(refused(Reason::OtherTransaction));
    }
    let issued_at = seoul::parse(issued).ok_or_else(|| refused(Reason::BadAnswer))?;
    if now - issued_at > FRESH_MS {
        return Err(Error::new(Kind::Expired, Reason::ResultTooOld).then(Next::Restart));
    }
    if issued_at - now > SKEW_MS {
        return Err(Error::new(Kind::Config, Reason::ResultInFuture).then(Next::ContactSupport));
    }
    let auth = text("reqAuthType").unwrap_or_default();
    let known = METHODS.iter().find(|(_, s, a)| *s == service && (a.is_empty() || *a == auth));
    let method = known.map_or(service, |(word, ..)| *word);
    if methods.list().is_some_and(|permitted| !permitted.iter().any(|m| m.text() == Some(method))) {
        return Err(Error::new(Kind::Rejected, Reason::NotPermitted).then(Next::Restart));
    }
    // Only the carriers' services verify a person; of one that is not known no more is said than that of a phone.
    let person = service.starts_with("telcoAuth");
    let word = |name: &str, words: [(&str, &'static str); 2]| {
        words.into_iter().find(|(wire, _)| text(name) == Some(wire)).map(|(_, word)| word)
    };
    Ok(Value::object([
        ("provider", super::PROVIDER.into()),
        ("method", method.into()),
        ("assurance", if person { "identity" } else { "possession" }.into()),
        ("transactionId", text("txId").filter(|id| !id.is_empty()).unwrap_or(client_tx_id).into()),
        ("verifiedAt", alloc::format!("{}+09:00", seoul::issue_date(issued_at).replace(' ', "T")).into()),
        ("name", text("userName").into()),
        ("phone", text("userPhone").into()),
        ("birthday", text("userBirthday").into()),
        ("gender", word("userGender", [("1", "male"), ("2", "female")]).into()),
        ("nation", word("userNation", [("0", "korean"), ("1", "foreign")]).into()),
        ("ci", text("ci").into()),
        ("di", text("di").into()),
        ("isAdult", word("isAdult", [("Y", "yes"), ("N", "no")]).map(|adult| adult == "yes").into()),
        ("raw", result.clone()),
    ]))
}

fn refused(reason: Reason) -> Error {
    Error::new(Kind::Tampered, reason).at("confirm").then(Next::Restart)
}
