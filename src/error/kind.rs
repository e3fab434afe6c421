//! Who must act, and what the user can do: the two closed lists every error is sorted by.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in the order of their words.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that JavaScript sees.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

words! {
    /// Who must act on an error.
    Kind {
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
        /// Bytes do not verify; why is never told.
        Tampered = "tampered",
    }
}

words! {
    /// What the user can do next.
    Next {
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
