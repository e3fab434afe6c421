//! The user's secrets on their way to the SSO server (4.5 to 4.7): user id, password, and the code of a second factor. They live
//! in the event that brings them and in the request that takes them away, and nowhere else.

use super::limits::{CREDENTIAL_BYTES, FACTOR_CODE};
use super::logon_key::LogonKey;
use crate::crypto;
use crate::error::{Error, Reason};
use crate::flow::Context;
use crate::flow::{Text, Typed};
use crate::format::typed::{trimmed, unseparated};
use serde::Deserialize;

/// The argument of `logon()`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The user's id.
    #[serde(rename = "userID")]
    pub user_id: UserId,
    /// The password.
    pub password: Credential,
}

/// A text that the SSO server takes under its key: not blank, and not too long to be encrypted.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Text")]
pub struct Credential(Text);

/// A user id, without the blanks around it. A password is left exactly as it was typed.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Typed")]
pub struct UserId(Credential);

/// The code of a second factor, without what stands between and around its characters.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Typed")]
pub struct FactorCode(Text);

impl Credential {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The text under a key (4.6): RSAES-PKCS1-v1_5, in hexadecimal digits without leading zero bytes.
    fn sealed(&self, name: &str, key: &LogonKey, context: &mut Context<'_>) -> Result<String, Error> {
        let block = key.public_key().encrypt_pkcs1(self.as_str().as_bytes(), context.rng);
        block.map(|block| digits_of(&block)).map_err(|error| match error {
            crypto::Error::MessageTooLong => Error::misuse(name, Reason::TooLong),
            _ => error.into(),
        })
    }
}

impl UserId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Credentials {
    /// User id and password, each encrypted by itself.
    ///
    /// # Errors
    /// Kind `misuse`: the text is too long for this key.
    pub fn seal(&self, key: &LogonKey, context: &mut Context<'_>) -> Result<(String, String), Error> {
        Ok((self.user_id.0.sealed("userID", key, context)?, self.password.sealed("password", key, context)?))
    }
}

impl FactorCode {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<Text> for Credential {
    type Error = &'static str;

    fn try_from(text: Text) -> Result<Self, Self::Error> {
        if text.is_blank() {
            Err(Reason::Missing.id())
        } else if text.as_str().len() > CREDENTIAL_BYTES {
            Err(Reason::TooLong.id())
        } else {
            Ok(Self(text))
        }
    }
}

impl TryFrom<Typed> for UserId {
    type Error = &'static str;

    fn try_from(typed: Typed) -> Result<Self, Self::Error> {
        Credential::try_from(Text::from(trimmed(typed.as_str()))).map(Self)
    }
}

impl TryFrom<Typed> for FactorCode {
    type Error = &'static str;

    fn try_from(typed: Typed) -> Result<Self, Self::Error> {
        let code = unseparated(typed.as_str());
        if code.len() > FACTOR_CODE {
            Err(Reason::TooLong.id())
        } else if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Err(Reason::Missing.id())
        } else {
            Ok(Self(code.into()))
        }
    }
}

fn digits_of(bytes: &[u8]) -> String {
    let significant = bytes.iter().skip_while(|byte| **byte == 0);
    significant.flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
