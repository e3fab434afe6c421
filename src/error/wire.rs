//! The wire form of an error, as another version of this package may have written it.

use super::{Kind, Next, Reason};
use serde::Deserialize;

/// The members as they come; unknown ones are passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Detail {
    kind: Kind,
    reason: Option<String>,
    word: Option<String>,
    field: Option<String>,
    code: Option<String>,
    detail_code: Option<String>,
    phase: Option<String>,
    next: Option<String>,
    retryable: Option<bool>,
    message: Option<String>,
}

impl TryFrom<Detail> for super::Detail {
    type Error = &'static str;

    /// A reason that this version does not know is a refusal with its own word, if there is a sentence for it.
    fn try_from(given: Detail) -> Result<Self, Self::Error> {
        let known = given.reason.as_deref().and_then(Reason::from_id);
        let reason = known.or(given.message.as_ref().map(|_| Reason::Rejected)).ok_or(Reason::BadAnswer.id())?;
        Ok(Self {
            kind: given.kind,
            reason,
            word: if known.is_none() { given.reason } else { given.word },
            field: given.field,
            code: given.code,
            detail_code: given.detail_code,
            phase: given.phase,
            next: given.next.as_deref().and_then(Next::from_word),
            retryable: given.retryable == Some(true),
            message: given.message,
            provider_message: None,
        })
    }
}
