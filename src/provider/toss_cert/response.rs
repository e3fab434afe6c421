//! Reading what Toss answers (2.2, 2.4 to 2.7).

use super::codes;
use crate::error::{CodeRow, Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::json::Value;
use alloc::string::String;

/// Why an answer is none of success.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The access token does not count: nothing was done.
    Token,
    /// Toss says no, by this error.
    Said(Value),
    /// Nobody can tell what it says.
    Unreadable,
}

/// The member `success`. The HTTP status and `resultType` have to agree on it.
pub(super) fn read(status: i64, body: &str) -> Result<Value, Refusal> {
    let answer = Value::from_json(body).unwrap_or_default();
    let (success, error) = (answer.get("success"), answer.get("error"));
    match answer.get("resultType").text() {
        Some("SUCCESS") if is_good(status) && success.members().is_some() => Ok(success.clone()),
        Some("FAIL") if error.get("errorCode").text_or_number() == Some(codes::TOKEN_INVALID) => Err(Refusal::Token),
        Some("FAIL") if error.get("errorCode").text_or_number().is_some() => Err(Refusal::Said(error.clone())),
        // What stands before the service answers in its own words (RFC 6750, 3.1); inferred.
        _ if status == 401 => Err(Refusal::Token),
        _ => Err(Refusal::Unreadable),
    }
}

impl Refusal {
    /// What the browser is told.
    pub(super) fn error(&self, phase: &str, turn: &Turn<'_>) -> Error {
        let (code, said) = match self {
            Self::Token => (codes::TOKEN_INVALID, ""),
            Self::Said(error) => (
                error.get("errorCode").text_or_number().unwrap_or_default(),
                error.get("reason").text().unwrap_or_default(),
            ),
            Self::Unreadable => return bad_answer(phase),
        };
        CodeRow::refusal(codes::find(code, phase), code, said, turn.lang).at(phase)
    }
}

/// The access token of an answer to the client's credentials; it is not wrapped as the others are (2.2).
pub(super) fn access_token(status: i64, body: &str, phase: &str) -> Result<String, Error> {
    let answer = Value::from_json(body).unwrap_or_default();
    // It becomes a header, so nothing may be in it that ends one (RFC 6750, 2.1).
    let fits = |token: &&str| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
    match (answer.get("access_token").text().filter(fits), answer.get("error").text()) {
        (Some(token), None) if is_good(status) => Ok(token.into()),
        // RFC 6749, 5.2: the operator's mistake, and nothing that the user could mend.
        (_, Some(code)) if (400..500).contains(&status) => {
            let code: String = code.chars().take(40).collect();
            let error = Error::new(Kind::Config, Reason::Unauthorized).then(Next::ContactSupport);
            Err(error.with_code(&code, None).at(phase))
        }
        _ => Err(bad_answer(phase)),
    }
}

fn is_good(status: i64) -> bool {
    (200..300).contains(&status)
}

/// The text of a member. Where there is nothing, Toss sends null, "null" or leaves it out.
pub(super) fn text<'a>(success: &'a Value, name: &str) -> Option<&'a str> {
    success.get(name).text().filter(|text| !matches!(*text, "" | "null"))
}
