//! The faults that this service alone can have, on order.

use super::routes::Step;
use crate::host::{AnyMembers, ProviderFault, TextOrNumber};
use serde::Deserialize;

/// A fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// The service refuses; the step has no effect.
    Code {
        /// The code.
        code: TextOrNumber,
        /// The text beside it.
        message: Option<String>,
        /// Codes that may still be typed.
        retry_count: Option<TextOrNumber>,
        /// Messages that may still be sent.
        resend_count: Option<TextOrNumber>,
        /// A new token comes along.
        token: Option<bool>,
    },
    /// The answer lacks its new token.
    NoToken,
    /// The token's public key is missing or unfit.
    PublicKey {
        /// The key in its place.
        key: BadKey,
    },
    /// The result's envelope is changed on the way.
    Envelope {
        /// The part that is changed.
        part: Part,
    },
    /// The result has other members; `null` takes one away.
    Result {
        /// The members.
        set: AnyMembers,
    },
    /// The result says it was issued so many minutes later, or earlier if negative.
    IssueDate {
        /// The minutes.
        minutes: i32,
    },
    /// The result belongs to another transaction of the relying party.
    OtherTransaction,
    /// The result of the transaction before comes again.
    Replay,
    /// A transaction that has its result gets the same one again.
    Again,
}

/// The part of an envelope that is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// A character that base64 does not have.
    Base64,
    /// The first block of the ciphertext.
    Ciphertext,
    /// A third part behind the second.
    Extra,
    /// The hash, which is that of another text.
    Hash,
    /// The key: that of another relying party.
    Key,
    /// The last block of the ciphertext, which holds the padding.
    Padding,
    /// The RSA block.
    Rsa,
    /// The bar between the parts.
    Separator,
    /// The end of the ciphertext.
    Truncated,
}

/// A key that a client has to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BadKey {
    /// There is no key.
    Missing,
    /// A text that is no key.
    Text,
    /// An RSA key of 1,024 bits.
    Weak,
    /// A key for elliptic curves.
    Ec,
}

impl BadKey {
    /// The key, in base64. Nobody holds the private keys.
    pub const fn base64(self) -> Option<&'static str> {
        match self {
            Self::Missing => None,
            Self::Text => Some("bm90IGEga2V5"),
            Self::Weak => Some(WEAK),
            Self::Ec => Some(EC),
        }
    }
}

const WEAK: &str = concat!(
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDaSAKGbKpdptFKun5kqolBt3AdAIv6tYjWuEcbGeVE4hY14UgYV6",
    "n1goU0bhsOgKT9hwKsIJPyi4+iwIALOZX4dENTlEYUrPPJhJW3/jYfUYkxyyWosjFDGOuqJjuTmOUHkqDdAuksbmEO",
    "AgAjd8MZsYnSRcjDRWCxKdozgBYXjQIDAQAB",
);
const EC: &str = concat!(
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAErqW8KclRbx0/boFMh78N1Q9/q18Nd9231/HJ1RbqcmRitUAdtuyUBU",
    "lVpksMq2P2ETg70PNAymjUHvEj7VKkHw==",
);

impl Fault {
    /// It waits for a result to be made, and lets requests that make none pass.
    pub const fn is_of_result(&self) -> bool {
        matches!(
            self,
            Self::Envelope { .. }
                | Self::Result { .. }
                | Self::IssueDate { .. }
                | Self::OtherTransaction
                | Self::Replay
        )
    }
}

impl ProviderFault for Fault {
    type Step = Step;

    fn waits(&self) -> bool {
        self.is_of_result() || matches!(self, Self::Again)
    }
}
