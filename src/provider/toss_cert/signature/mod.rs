//! The user's signature from the app: PKCS #7 (CMS, RFC 5652) around a JSON that names the transaction.
//!
//! One SignedData in DER with one signer, its content attached, RSA with PKCS #1 v1.5 and SHA-256: what Toss's SDK carries as
//! its sample. The `cms`, `x509-cert` and `der` crates read the ASN.1; what has to hold of it is decided here.
//!
//! Toss does not send its CA certificates along, so whose certificate signed can be told only where the operator has set them.

mod certificate;
mod chain;
mod signed;

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::strict_json;
use crate::crypto::base64;
pub use chain::{Root, Roots};
use serde::Deserialize;
use signed::{Signed, SignedData};
use subtle::ConstantTimeEq;

/// A signature that is intact.
pub struct Signature {
    /// The trust in the certificate that it was made with.
    pub signer: Signer,
    /// The common name in that certificate, which is the user's; no more to be believed than `signer` is.
    pub cn: Option<String>,
    /// The signed text.
    pub content: Vec<u8>,
}

/// The trust in a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// Nothing: no roots are set, and anyone can make a certificate that says anything.
    Unchecked,
    /// The certificate leads to a root, and every certificate on the way is good now. Not asked: whether one was revoked.
    Trusted,
}

/// Checks a signature in base64 against the transaction that it has to be of, and its signer against the roots, if there are any.
///
/// Everything that does not verify is the one tampered error. A kind of signature that this cannot check, and an intact
/// signature of another transaction, have errors of their own.
pub fn check(signature: &str, tx_id: &str, roots: &[Root], now_ms: i64) -> Result<Signature, Error> {
    let signature = read(signature, roots, now_ms)?.ok_or_else(Error::tampered)?;
    if !bool::from(transaction(&signature.content)?.as_bytes().ct_eq(tx_id.as_bytes())) {
        return Err(Error::new(Kind::Tampered, Reason::OtherTransaction).then(Next::Restart));
    }
    Ok(signature)
}

/// The same of a signature over anything; nothing where it is no SignedData in base64.
pub fn read(signature: &str, roots: &[Root], now_ms: i64) -> Result<Option<Signature>, Error> {
    let Some(data) = base64::decode(signature).and_then(|bytes| SignedData::read(&bytes)) else { return Ok(None) };
    let signed = Signed::verify(&data)?;
    let signer = if roots.is_empty() {
        Signer::Unchecked
    } else if chain::leads_to_root(&signed.signer, signed.others, roots, now_ms) {
        Signer::Trusted
    } else {
        return Err(Error::tampered());
    };
    Ok(Some(Signature { signer, cn: signed.signer.common_name(), content: signed.content }))
}

/// The transaction that signed content is of.
fn transaction(content: &[u8]) -> Result<String, Error> {
    let statement = std::str::from_utf8(content).ok().and_then(|text| strict_json::parse::<Statement>(text).ok());
    statement.map(|statement| statement.tx_id).ok_or_else(Error::tampered)
}

/// The content of a person's signature (1.7).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Statement {
    tx_id: String,
}

/// For a signature that nothing is wrong with but what it is made of.
fn unknown_algorithm() -> Error {
    Error::new(Kind::Tampered, Reason::UnknownAlgorithm).then(Next::ContactSupport)
}

impl core::fmt::Debug for Signature {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Signature").field("signer", &self.signer).finish_non_exhaustive()
    }
}
