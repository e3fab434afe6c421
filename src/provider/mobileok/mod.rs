//! mobileOK 본인확인-API, after the vendor's guide 1.0.7.1 of 2025-05-28. Section numbers in this folder are that guide's.

#[cfg(feature = "client")]
pub mod browser;
pub mod adult;
#[cfg(feature = "proxy")]
mod api;
#[cfg(feature = "proxy")]
pub mod codes;
pub mod envelope;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(feature = "proxy")]
pub mod key_file;
mod limits;
#[cfg(feature = "client")]
pub mod messages;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod payload;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
mod settings;

#[cfg(feature = "client")]
use crate::error::Error;
#[cfg(feature = "client")]
use crate::flow::Context;
use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "mobileok";

/// The calls of a page, in the order of the protocol.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, options: &["nonce"], early: Some("token"), ..CALL },
    Call { name: "request", takes: Some("authInfo"), ..CALL },
    Call { name: "resend", ..CALL },
    Call { name: "call", ..CALL },
    Call { name: "confirm", takes: Some("authNumber"), ..CALL },
];

/// Checks MOKAuthInfo (section 5.1) and seals it under the token's public key.
///
/// # Errors
/// Kind `misuse`, with the name of the field.
#[cfg(feature = "client")]
pub fn seal_auth_info(
    key: &crate::crypto::PublicKey,
    given: payload::AuthInfoFields,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let info = payload::auth_info(given, context.now)?;
    seal(key, info.json.as_str(), context)
}

/// Checks MOKVerifyInfo (section 7) and seals it under the token's public key.
///
/// # Errors
/// Kind `misuse`, field `authNumber`.
#[cfg(feature = "client")]
pub fn seal_verify_info(
    key: &crate::crypto::PublicKey,
    given: payload::VerifyInfo,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let json = payload::verify_info(given)?;
    seal(key, json.as_str(), context)
}

#[cfg(feature = "client")]
fn seal(key: &crate::crypto::PublicKey, json: &str, context: &mut Context<'_>) -> Result<String, Error> {
    envelope::seal(key, json, context.rng)
}
