//! Reads the responses of OMPASS (2.2, 2.7, 3.4).

use super::api::{AnyCode, Authenticator, Refusal, SuccessV1, WrappedAuthenticators};
use super::codes;
use super::limits::CODE_CHARACTERS;
use super::messages::RESET;
use super::settings::Version;
use crate::error::{CodeRow, Error, Kind, Lang, Next, Reason, code_text};
use crate::flow::answers::bad_answer;
use crate::flow::proxy_call::Response;
use crate::flow::reading::read_tolerantly;
use crate::flow::strict_json;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The code of success by version 1. As a text it is none (2.7).
const SUCCESS: i64 = 200;

/// The data of a successful response. It takes both: status 200, and with version 1 the number 200 in the body (2.2).
///
/// # Errors
/// OMPASS refuses, or the response cannot be read.
pub(super) fn read(
    response: &Response,
    phase: &str,
    version: &Version,
    lang: Lang,
) -> Result<Map<String, Value>, Error> {
    let answer = strict_json::value(&response.body).unwrap_or_default();
    let data = data(&answer, version).filter(|_| response.status == 200);
    data.ok_or_else(|| refused(response.status, &answer, version, lang).at(phase))
}

fn data(answer: &Value, version: &Version) -> Option<Map<String, Value>> {
    let members = answer.as_object()?;
    match version {
        Version::V1 { .. } => {
            let success = SuccessV1::deserialize(members).ok().filter(|answer| answer.code == SUCCESS);
            success.map(|success| success.data)
        }
        Version::V2 { .. } => Some(members.clone()).filter(|_| !has_code(answer)),
    }
}

fn has_code(answer: &Value) -> bool {
    read_tolerantly::<AnyCode, _>(answer).is_ok_and(|answer| answer.code.is_some())
}

/// A registration was taken back: there is nothing to read then (2.8). Any good status will do with version 2, which is
/// inferred (3.5).
///
/// # Errors
/// OMPASS refuses, or the response cannot be read.
pub(super) fn is_reset(response: &Response, version: &Version, lang: Lang) -> Result<(), Error> {
    let is_silent = || {
        let answer = strict_json::value(&response.body).unwrap_or_default();
        matches!(version, Version::V2 { .. }) && response.is_success() && !has_code(&answer)
    };
    if response.status == 204 || is_silent() { Ok(()) } else { read(response, RESET, version, lang).map(drop) }
}

/// The ids of a user's authenticators (3.5).
///
/// # Errors
/// OMPASS refuses, or the response cannot be read. An authenticator without an id could not be taken back, and would be left
/// without a word, so a list with one cannot be read.
pub(super) fn authenticators(response: &Response, version: &Version, lang: Lang) -> Result<Vec<String>, Error> {
    let answer = strict_json::value(&response.body).unwrap_or_default();
    let wrapped = || read_tolerantly::<WrappedAuthenticators, _>(&answer).ok()?.into_list();
    match read_tolerantly::<Vec<Authenticator>, _>(&answer).ok().or_else(wrapped) {
        Some(list) if response.status == 200 => {
            let ids = list.into_iter().map(Authenticator::into_id).collect::<Option<_>>();
            ids.ok_or_else(|| bad_answer(RESET))
        }
        _ => Err(refused(response.status, &answer, version, lang).at(RESET)),
    }
}

/// The refusal of OMPASS; a bad answer if nobody can tell.
fn refused(status: i64, answer: &Value, version: &Version, lang: Lang) -> Error {
    let Refusal { code, message } = read_tolerantly(answer).unwrap_or_default();
    let code = code.0.filter(|code| !code.is_empty() && *code != SUCCESS.to_string());
    // None of version 2's codes is known.
    let by_code = |code: &String| codes::find(code).filter(|_| matches!(version, Version::V1 { .. }));
    let row = code.as_ref().and_then(by_code);
    let kept = |error: Error| match &code {
        Some(code) => error.with_code(&code_text(code, CODE_CHARACTERS), None),
        None => error,
    };
    match (row, &code) {
        // A server in front of the service answers by the status, and so does version 2 (3.4).
        (None, _) if matches!(status, 401 | 403) => {
            kept(Error::new(Kind::Config, Reason::Unauthorized).then(Next::ContactSupport))
        }
        (None, Some(_)) if status >= 500 => kept(Error::new(Kind::Network, Reason::BadAnswer)),
        (row, Some(code)) => CodeRow::refusal(row, code, message.as_deref().unwrap_or_default(), lang),
        (_, None) => bad_answer(""),
    }
}
