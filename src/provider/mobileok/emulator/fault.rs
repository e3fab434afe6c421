//! A fault on order: what a test wants to go wrong, where, and how often.

use super::OF_HOST;
use super::step::Step;
use crate::error::{Error, Reason};
use crate::json::Value;
use alloc::string::String;

/// One order.
#[derive(Debug, Clone)]
pub struct Fault {
    /// `None` for any step.
    pub step: Option<Step>,
    /// How often; `None` until it is cleared.
    pub times: Option<i64>,
    /// How many fitting requests pass first.
    pub skip: i64,
    /// Milliseconds before the answer.
    pub delay: i64,
    pub kind: Kind,
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Kind {
    /// The service refuses; the step has no effect. With `token`, a new token comes along.
    Code { code: String, message: Option<String>, counts: Value, token: bool },
    /// Nothing but the delay.
    Delay,
    /// The connection drops: before the service saw the request, or after it did its part.
    Drop { served: bool },
    /// The right answer with nothing in it.
    Empty,
    /// A page instead of an answer.
    Html { status: i64 },
    /// Text that is no JSON.
    NotJson,
    /// The answer lacks its new token.
    NoToken,
    /// The token's public key is missing or unfit.
    PublicKey { value: Option<&'static str> },
    /// The right answer under another status.
    Status { status: i64 },
    /// The right answer that says it is plain text.
    TextPlain,
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

const MEMBERS: &[&str] = &[
    "step",
    "kind",
    "times",
    "skip",
    "delay",
    "code",
    "message",
    "retryCount",
    "resendCount",
    "token",
    "served",
    "status",
    "key",
    "part",
    "set",
    "minutes",
];

impl Kind {
    /// Whether it is about the request and its answer, whatever the answer is.
    pub const fn is_of_arrival(&self) -> bool {
        !self.is_of_result() && !matches!(self, Self::Again)
    }

    /// Whether it waits for a result to be made, and lets requests that make none pass.
    pub const fn is_of_result(&self) -> bool {
        matches!(
            self,
            Self::Envelope(_) | Self::Result { .. } | Self::IssueDate { .. } | Self::OtherTransaction | Self::Replay
        )
    }
}

impl Fault {
    /// Reads an order.
    pub fn read(order: &Value) -> Result<Self, Error> {
        let step = match order.get("step").text() {
            None | Some("any") => None,
            Some(name) => Some(Step::ALL.iter().find(|(.., known)| *known == name).ok_or_else(|| unlisted("step"))?.0),
        };
        if let Some((name, _)) = order.members().unwrap_or_default().iter().find(|(name, _)| !is_known(name)) {
            return Err(Error::misuse(name, Reason::UnknownField));
        }
        let kind = read_kind(order)?;
        if !kind.is_of_arrival() && !order.get("delay").is_null() {
            return Err(Error::misuse("delay", Reason::NotAllowed));
        }
        let count = |name: &str| order.get(name).integer().filter(|count| *count >= 0);
        Ok(Self {
            step: if kind.is_of_arrival() { step } else { Some(Step::Confirm) },
            times: if order.get("times").text() == Some("always") { None } else { Some(count("times").unwrap_or(1)) },
            skip: count("skip").unwrap_or(0),
            delay: count("delay").unwrap_or(0),
            kind,
        })
    }
}

fn is_known(name: &str) -> bool {
    MEMBERS.contains(&name) || OF_HOST.contains(&name)
}

fn read_kind(order: &Value) -> Result<Kind, Error> {
    let text = |name: &str| order.get(name).text().ok_or_else(|| Error::misuse(name, Reason::Missing));
    let status = |other: i64| order.get("status").integer().filter(|s| (200..600).contains(s)).unwrap_or(other);
    let flag = |name: &str| order.get(name).boolean().unwrap_or(false);
    Ok(match text("kind")? {
        "code" => Kind::Code {
            code: order.get("code").text_or_number().ok_or_else(|| Error::misuse("code", Reason::Missing))?.into(),
            message: order.get("message").text().map(Into::into),
            counts: Value::object([
                ("retryCount", order.get("retryCount").clone()),
                ("resendCount", order.get("resendCount").clone()),
            ]),
            token: flag("token"),
        },
        "delay" => Kind::Delay,
        "drop" => Kind::Drop { served: flag("served") },
        "empty" => Kind::Empty,
        "html" => Kind::Html { status: status(502) },
        "notJson" => Kind::NotJson,
        "noToken" => Kind::NoToken,
        "publicKey" => Kind::PublicKey { value: listed(BAD_KEYS, text("key")?, "key")? },
        "status" => Kind::Status { status: status(500) },
        "textPlain" => Kind::TextPlain,
        "envelope" => Kind::Envelope(listed(PARTS, text("part")?, "part")?),
        "result" => match order.get("set") {
            set @ Value::Object(_) => Kind::Result { set: set.clone() },
            _ => return Err(Error::misuse("set", Reason::NotObject)),
        },
        "issueDate" => Kind::IssueDate {
            minutes: order.get("minutes").integer().ok_or_else(|| Error::misuse("minutes", Reason::Missing))?,
        },
        "otherTransaction" => Kind::OtherTransaction,
        "replay" => Kind::Replay,
        "again" => Kind::Again,
        _ => return Err(unlisted("kind")),
    })
}

fn listed<T: Copy>(rows: &[(&str, T)], name: &str, field: &str) -> Result<T, Error> {
    rows.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| unlisted(field))
}

fn unlisted(field: &str) -> Error {
    Error::misuse(field, Reason::NotListed)
}
