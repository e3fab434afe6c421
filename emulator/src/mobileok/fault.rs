//! What can go wrong with this service alone, on order.

use super::routes::Step;
use bonin::error::{Error, Reason};
use crate::host::{Special, listed};
use crate::json::{Loose, Value, object};
use alloc::string::String;

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The service refuses; the step has no effect. With `token`, a new token comes along.
    Code { code: String, message: Option<String>, counts: Value, token: bool },
    /// The answer lacks its new token.
    NoToken,
    /// The token's public key is missing or unfit.
    PublicKey { value: Option<&'static str> },
    /// The result's envelope is changed on the way.
    Envelope(Part),
    /// The result has other members; `null` takes one away.
    Result { set: Value },
    /// The result says it was issued so many minutes later, or earlier where negative.
    IssueDate { minutes: i64 },
    /// The result belongs to another transaction of the relying party.
    OtherTransaction,
    /// The result of the transaction before comes again.
    Replay,
    /// A transaction that has its result gets the same one again.
    Again,
}

/// The part of an envelope that is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

const PARTS: &[(&str, Part)] = &[
    ("base64", Part::Base64),
    ("ciphertext", Part::Ciphertext),
    ("extra", Part::Extra),
    ("hash", Part::Hash),
    ("key", Part::Key),
    ("padding", Part::Padding),
    ("rsa", Part::Rsa),
    ("separator", Part::Separator),
    ("truncated", Part::Truncated),
];

/// Keys that a client has to refuse; nobody holds their other halves.
const BAD_KEYS: &[(&str, Option<&str>)] =
    &[("missing", None), ("text", Some("bm90IGEga2V5")), ("weak", Some(WEAK)), ("ec", Some(EC))];
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
    /// Whether it waits for a result to be made, and lets requests that make none pass.
    pub const fn is_of_result(&self) -> bool {
        matches!(
            self,
            Self::Envelope(_) | Self::Result { .. } | Self::IssueDate { .. } | Self::OtherTransaction | Self::Replay
        )
    }
}

impl Special for Fault {
    const STEPS: &'static [&'static str] = Step::NAMES;
    const MEMBERS: &'static [&'static str] =
        &["code", "message", "retryCount", "resendCount", "token", "key", "part", "set", "minutes"];

    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error> {
        let text = |name: &str| order[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        Ok(Some(match kind {
            "code" => Self::Code {
                code: order["code"].text_or_number().ok_or_else(|| Error::misuse("code", Reason::Missing))?,
                message: order["message"].as_str().map(Into::into),
                counts: object([
                    ("retryCount", order["retryCount"].clone()),
                    ("resendCount", order["resendCount"].clone()),
                ]),
                token: order["token"].as_bool().unwrap_or(false),
            },
            "noToken" => Self::NoToken,
            "publicKey" => Self::PublicKey { value: listed(BAD_KEYS, text("key")?, "key")? },
            "envelope" => Self::Envelope(listed(PARTS, text("part")?, "part")?),
            "result" => match &order["set"] {
                set @ Value::Object(_) => Self::Result { set: set.clone() },
                _ => return Err(Error::misuse("set", Reason::NotObject)),
            },
            "issueDate" => Self::IssueDate {
                minutes: order["minutes"].integer().ok_or_else(|| Error::misuse("minutes", Reason::Missing))?,
            },
            "otherTransaction" => Self::OtherTransaction,
            "replay" => Self::Replay,
            "again" => Self::Again,
            _ => return Ok(None),
        }))
    }

    fn waits(&self) -> bool {
        self.is_of_result() || matches!(self, Self::Again)
    }
}
