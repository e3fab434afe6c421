//! mobileOK 본인확인-API, after the vendor's guide 1.0.7.1 of 2025-05-28. Section numbers in this folder are that guide's.

#[cfg(feature = "proxy")]
pub mod codes;
pub mod envelope;
pub mod flow;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(feature = "proxy")]
pub mod key_file;
#[cfg(feature = "client")]
pub mod payload;
#[cfg(feature = "proxy")]
mod settings;

use crate::flow::calls::{CALL, Call};
#[cfg(feature = "client")]
use crate::{error::Error, flow::Turn, json::Value};
#[cfg(feature = "client")]
use alloc::string::String;

/// The name in URLs and errors.
pub const PROVIDER: &str = "mobileok";

/// What a page can call, in the order of the protocol.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, options: &["nonce"], early: "token", ..CALL },
    Call { name: "request", takes: "authInfo", ..CALL },
    Call { name: "resend", ..CALL },
    Call { name: "call", ..CALL },
    Call { name: "confirm", takes: "authNumber", ..CALL },
];

/// Checks MOKAuthInfo (section 5.1) and seals it under the token's public key, base64 SPKI.
#[cfg(feature = "client")]
pub fn seal_auth_info(public_key: &str, given: &Value, turn: &mut Turn<'_>) -> Result<String, Error> {
    seal(public_key, &payload::auth_info(given, turn.now)?.json, turn)
}

/// Checks MOKVerifyInfo (section 7) and seals it under the token's public key, base64 SPKI.
#[cfg(feature = "client")]
pub fn seal_verify_info(public_key: &str, given: &Value, turn: &mut Turn<'_>) -> Result<String, Error> {
    seal(public_key, &payload::verify_info(given)?, turn)
}

#[cfg(feature = "client")]
fn seal(public_key: &str, json: &Value, turn: &mut Turn<'_>) -> Result<String, Error> {
    use crate::crypto::PublicKey;
use crate::provider::mobileok::envelope;
    let key = PublicKey::from_base64(public_key)?;
    envelope::seal(&key, &zeroize::Zeroizing::new(json.to_json()), turn.rng)
}
