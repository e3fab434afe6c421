//! Reads the answers of Toss (2.2, 2.4 to 2.7): success, a refusal by its code, or nothing that can be read.

use super::api::TokenAnswer;
use super::codes;
use super::messages::Step;
use crate::error::{CodeRow, Error, Kind, Lang, Next, Reason, code_text};
use crate::flow::answers::bad_answer;
use crate::flow::proxy_call::Response;
use crate::flow::{LooseText, TextOrNumber, strict_json};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The reason why an answer is not one of success.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The access token is not accepted, so nothing was done.
    Token,
    /// Toss refuses, by this code and in these words.
    Said { code: String, reason: Option<String> },
    /// The answer cannot be read.
    Unreadable,
}

/// Every answer but that of OAuth (2.7).
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Envelope {
    result_type: LooseText,
    #[serde(deserialize_with = "if_it_fits")]
    success: Option<Map<String, Value>>,
    #[serde(deserialize_with = "if_it_fits")]
    error: Option<Failure>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Failure {
    error_code: TextOrNumber,
    reason: LooseText,
}

/// The member `success` of an answer. The HTTP status and `resultType` have to agree on it.
pub(super) fn success(response: &Response) -> Result<Map<String, Value>, Refusal> {
    let envelope = strict_json::value(&response.body).and_then(|value| serde_json::from_value(value).ok());
    let Envelope { result_type, success, error } = envelope.unwrap_or_default();
    let error = error.unwrap_or_default();
    match (result_type.as_deref(), success, error.error_code.0) {
        (Some("SUCCESS"), Some(success), _) if response.is_success() => Ok(success),
        (Some("FAIL"), _, Some(code)) if code == codes::TOKEN_INVALID => Err(Refusal::Token),
        (Some("FAIL"), _, Some(code)) => Err(Refusal::Said { code, reason: error.reason.0 }),
        // A gateway in front of the service may answer in its own words (RFC 6750, 3.1); inferred.
        _ if response.status == 401 => Err(Refusal::Token),
        _ => Err(Refusal::Unreadable),
    }
}

/// The members of an object of Toss's; those of the wrong type count as absent.
pub(super) fn members<T: DeserializeOwned + Default>(object: Map<String, Value>) -> T {
    serde_json::from_value(Value::Object(object)).unwrap_or_default()
}

impl Refusal {
    /// The error for the page.
    pub(super) fn error(&self, step: Step, lang: Lang) -> Error {
        let (code, words) = match self {
            Self::Token => (codes::TOKEN_INVALID, None),
            Self::Said { code, reason } => (code.as_str(), reason.as_deref()),
            Self::Unreadable => return bad_answer(step.word()),
        };
        let row = codes::find(code, step.word());
        CodeRow::refusal(row, code, words.unwrap_or_default(), lang).at(step.word())
    }
}

/// The access token of an answer to the client's credentials (2.2).
pub(super) fn access_token(response: &Response, step: Step) -> Result<String, Error> {
    let answer: TokenAnswer = strict_json::parse(&response.body).unwrap_or_default();
    // The token becomes a header, so nothing may be in it that ends one (RFC 6750, 2.1).
    let fits = |token: &String| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
    match (answer.access_token.0.filter(fits), answer.error.0) {
        (Some(token), None) if response.is_success() => Ok(token),
        // The mistake is the operator's, and nothing that the user could mend (RFC 6749, 5.2).
        (_, Some(code)) if (400..500).contains(&response.status) => {
            let error = Error::new(Kind::Config, Reason::Unauthorized).then(Next::ContactSupport);
            Err(error.with_code(&code_text(&code, 40), None).at(step.word()))
        }
        _ => Err(bad_answer(step.word())),
    }
}

/// A member that is not of its type counts as absent.
fn if_it_fits<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).ok())
}
