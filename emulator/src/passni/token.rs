//! Tokens, in the shape that the agent's guide shows (3). Random bytes stand for the ciphertext and the signature.

use crate::host::Context;
use bonin::crypto::base64;
use bonin::error::Error;
use serde::Deserialize;

const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// The fault in the shape of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// A block of the ciphertext is not whole.
    Block,
    /// Claims, as a real JWT has them.
    Claims,
    /// Another algorithm in the header.
    Header,
    /// A character that base64 has no use for.
    Base64,
    /// More characters than any token has.
    Long,
    /// Hexadecimal digits in lower case.
    Lower,
    /// No token at all.
    Missing,
    /// A digit too few.
    Odd,
    /// Padding.
    Padding,
    /// The last part is not there.
    Parts,
    /// A byte of the signature is not there.
    Signature,
}

/// A token, with this fault in its shape.
pub fn mint(part: Option<Part>, context: &mut Context<'_>) -> Result<String, Error> {
    let header = if part == Some(Part::Header) { HEADER.replace("256", "512") } else { HEADER.into() };
    let mut payload = hex(&*context.random::<192>()?);
    let mut signature = hex(&*context.random::<32>()?);
    match part {
        Some(Part::Block) => payload.truncate(382),
        Some(Part::Claims) => payload = r#"{"sub":"nobody"}"#.into(),
        Some(Part::Long) => payload = payload.repeat(9),
        Some(Part::Lower) => payload = payload.to_ascii_lowercase(),
        Some(Part::Odd) => payload.truncate(383),
        Some(Part::Signature) => signature.truncate(62),
        _ => {}
    }
    let padded = base64::encode(signature.as_bytes());
    let [header, payload, signature] = [header, payload, signature].map(|text| base64::encode_url(text.as_bytes()));
    let token = format!("{header}.{payload}");
    Ok(match part {
        Some(Part::Parts) => token,
        Some(Part::Padding) => format!("{token}.{padded}"),
        Some(Part::Base64) => format!("{token}.{signature}*"),
        _ => format!("{token}.{signature}"),
    })
}

/// Upper-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .filter_map(|d| char::from_digit(d.into(), 16))
        .map(|d| d.to_ascii_uppercase())
        .collect()
}
