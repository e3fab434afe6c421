//! The two lists that classify every error: its kind, which says who must act, and the next step of the user.

use crate::words;

words! {
    /// Who must act on an error.
    pub Kind {
        /// This library is wrong.
        Bug = "bug",
        /// The user or the page gave up.
        Cancelled = "cancelled",
        /// The operator: keys, ids, URLs, clock.
        Config = "config",
        /// Time ran out.
        Expired = "expired",
        /// The caller: `field` names the input.
        Misuse = "misuse",
        /// Nobody, or the network: trying again may help.
        Network = "network",
        /// The provider said no.
        Rejected = "rejected",
        /// Bytes do not verify. The cause is never told.
        Tampered = "tampered",
    }
}

words! {
    /// What the user can do next.
    pub Next {
        /// Have the phone rung once more.
        CallAgain = "callAgain",
        /// Correct what was typed.
        CheckInput = "checkInput",
        /// Nothing; the service's operator has to.
        ContactSupport = "contactSupport",
        /// Install or sign up to the app.
        InstallApp = "installApp",
        /// Ask for another code.
        Resend = "resend",
        /// Start over.
        Restart = "restart",
        /// Type the code again.
        RetryCode = "retryCode",
        /// Lift a block at the carrier or in the app.
        Unblock = "unblock",
        /// Take the SMS way instead.
        UseSms = "useSms",
        /// Ask again a little later.
        Wait = "wait",
    }
}

/// The languages messages come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Korean.
    #[default]
    Ko,
    /// English.
    En,
}

impl Lang {
    /// `en` is English; everything else reads as Korean.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Ko }
    }
}
