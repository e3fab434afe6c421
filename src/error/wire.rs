//! The wire form of an error, as another version of this package may have written it.

use super::{Error, Kind, Next, Reason};
use alloc::boxed::Box;
use serde::Deserialize;

/// The members as they come; unknown ones are passed over.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WireDetail {
    pub(crate) kind: Option<Kind>,
    pub(crate) reason: Option<String>,
    pub(crate) word: Option<String>,
    pub(crate) field: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) detail_code: Option<String>,
    pub(crate) phase: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) retryable: Option<bool>,
    pub(crate) message: Option<String>,
}

impl TryFrom<WireDetail> for super::Detail {
    type Error = Reason;

    /// A reason that this version does not know is a refusal with its own word, if there is a sentence for it.
    fn try_from(given: WireDetail) -> Result<Self, Self::Error> {
        let known = given.reason.as_deref().and_then(Reason::from_id);
        let reason = known.or(given.message.as_ref().map(|_| Reason::Rejected)).ok_or(Reason::BadAnswer)?;
        Ok(Self {
            kind: given.kind.ok_or(Reason::BadAnswer)?,
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

impl TryFrom<WireDetail> for Error {
    type Error = Reason;

    fn try_from(given: WireDetail) -> Result<Self, Reason> {
        super::Detail::try_from(given).map(Box::new).map(Self)
    }
}
