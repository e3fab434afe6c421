//! What can go wrong, sorted by who must act. Names only: no error has room for a value that a user typed.

mod codes;
mod kind;
mod random;
mod reason;
mod wire;

use alloc::{boxed::Box, string::String};
pub use codes::{CodeRow, code_text};
use core::ops::Deref;
pub use kind::{Kind, Lang, Next};
pub use random::{Empty, NoRandomness, Randomness, Source};
pub use reason::Reason;
use serde::{Deserialize, Serialize};

/// An error on its way to a `BoninError`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Error(Box<Detail>);

/// The members of an [`Error`], and its wire form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "wire::Detail")]
pub struct Detail {
    /// Who must act.
    pub kind: Kind,
    /// Why, where no provider's code says it better.
    pub reason: Reason,
    /// The word of a reason that this version does not know, such as one that only the proxy's JavaScript has: the page is
    /// told this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The input at fault, in dotted form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The provider's code, as text, kept even when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A second, detailed code of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail_code: Option<String>,
    /// The step it happened in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// What the user can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Next>,
    /// Whether the same step of the same flow can be tried again.
    pub retryable: bool,
    /// A text that is better than the reason's: of the code table, or the provider's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The provider's own sentence, for the operator: it is no part of the wire form.
    #[serde(skip_serializing)]
    pub provider_message: Option<String>,
}

/// The sentences of all reasons, by language and reason: the browser's JavaScript loads those of one language.
#[cfg(feature = "proxy")]
#[must_use]
pub fn sentences() -> [(&'static str, Vec<(&'static str, &'static str)>); 2] {
    let all = |lang| Reason::ALL.iter().map(|reason| (reason.id(), reason.text(lang))).collect();
    [("ko", all(Lang::Ko)), ("en", all(Lang::En))]
}

impl Deref for Error {
    type Target = Detail;
    fn deref(&self) -> &Detail {
        &self.0
    }
}

impl Error {
    /// An error of this kind, for this reason.
    pub fn new(kind: Kind, reason: Reason) -> Self {
        Self(Box::new(Detail {
            kind,
            reason,
            word: None,
            field: None,
            code: None,
            detail_code: None,
            phase: None,
            next: None,
            retryable: kind == Kind::Network,
            message: None,
            provider_message: None,
        }))
    }

    /// The caller's input `field` is wrong.
    pub fn misuse(field: &str, reason: Reason) -> Self {
        let mut error = Self::new(Kind::Misuse, reason);
        error.0.field = Some(field.into());
        error.0.next = Some(Next::CheckInput);
        error
    }

    /// The operator's setting `field` is wrong.
    pub fn config(field: &str, reason: Reason) -> Self {
        let mut error = Self::new(Kind::Config, reason);
        error.0.field = Some(field.into());
        error.0.next = Some(Next::ContactSupport);
        error
    }

    /// The one error for bytes that do not verify.
    pub fn tampered() -> Self {
        Self::new(Kind::Tampered, Reason::Tampered).then(Next::Restart)
    }

    /// The same, happening in `phase`.
    pub fn at(mut self, phase: &str) -> Self {
        self.0.phase = Some(phase.into());
        self
    }

    /// The same, with what the user can do, and whether this flow can go on with it.
    pub fn then(mut self, next: Next) -> Self {
        self.0.next = Some(next);
        self.0.retryable = matches!(next, Next::CallAgain | Next::Resend | Next::RetryCode | Next::Wait);
        self
    }

    /// The same, with a provider's code and the text for the user.
    pub fn with_code(mut self, code: &str, message: Option<&str>) -> Self {
        self.0.code = Some(visible_code(code));
        self.0.message = message.map(Into::into);
        self
    }

    /// The same, with the provider's second code.
    pub fn with_detail_code(mut self, code: Option<&str>) -> Self {
        self.0.detail_code = code.map(visible_code);
        self
    }

    /// The sentence for a person.
    pub fn text(&self, lang: Lang) -> &str {
        self.message.as_deref().unwrap_or_else(|| self.reason.text(lang))
    }
}

/// A provider's code as one line of a log or a page may show it. No code of their documents loses anything.
fn visible_code(code: &str) -> String {
    let shows = |c: &char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '&' | '"' | '\'' | '`');
    code.chars().filter(shows).take(CODE_CHARACTERS).collect()
}

/// The longest code that a provider documents has eight.
const CODE_CHARACTERS: usize = 40;

/// The reason's word, for serde's errors: the sentence is the host's to say.
impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.reason.id())
    }
}
