//! From the signer's certificate to a root that the operator has set (RFC 5280, 6).
//!
//! Only what is looked at: names, signatures, time, basic constraints, path length and key usage. Not revocation, for which
//! someone would have to be asked; and a certificate that demands more than that, such as name constraints, is not followed.

use super::certificate::Certificate;
use crate::error::{Error, Reason};
use crate::crypto::base64;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::ops::Deref;

/// A certificate that the operator has set: a root, which is believed, or an intermediate, which has to lead to one.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Root(Certificate);

impl Root {
    /// Reads the certificate of a CA in PEM.
    pub fn from_pem(pem: &str) -> Result<Self, Error> {
        Self::read(pem).map_err(|reason| Error::config("roots", reason))
    }

    fn read(pem: &str) -> Result<Self, Reason> {
        let certificate = of_pem(pem).as_deref().and_then(Certificate::read).ok_or(Reason::BadSetting)?;
        certificate.key().map_err(|error| error.reason)?;
        certificate.depth().ok_or(Reason::BadSetting)?;
        Ok(Self(certificate))
    }
}

/// Its PEM text.
impl TryFrom<String> for Root {
    type Error = &'static str;

    fn try_from(pem: String) -> Result<Self, Self::Error> {
        Self::read(&pem).map_err(Reason::id)
    }
}

/// The certificates that the operator has set: a list of PEM texts with a root among them, or none.
#[derive(Debug, Default)]
pub struct Roots(Vec<Root>);

impl Deref for Roots {
    type Target = [Root];

    fn deref(&self) -> &[Root] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Roots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RootsVisitor)
    }
}

struct RootsVisitor;

impl<'de> Visitor<'de> for RootsVisitor {
    type Value = Roots;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of certificates")
    }

    /// An operator who gives an empty list, or one of intermediates alone, means to check signers, and would trust none.
    fn visit_seq<A: SeqAccess<'de>>(self, mut given: A) -> Result<Roots, A::Error> {
        let mut roots = Vec::new();
        while let Some(root) = given.next_element()? {
            roots.push(root);
        }
        if roots.iter().any(|Root(certificate)| certificate.is_self_issued()) {
            Ok(Roots(roots))
        } else {
            Err(A::Error::custom(Reason::BadSetting.id()))
        }
    }

    /// One certificate without a list.
    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Roots, E> {
        Err(E::custom(Reason::BadSetting.id()))
    }
}

impl core::fmt::Debug for Root {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Root")
    }
}

/// The DER in one PEM certificate, whose lines may have any length: Toss's own SDK writes a single one.
fn of_pem(pem: &str) -> Option<Vec<u8>> {
    let text = pem.trim().strip_prefix("-----BEGIN CERTIFICATE-----")?.strip_suffix("-----END CERTIFICATE-----")?;
    base64::decode(&text.split_ascii_whitespace().collect::<String>())
}

/// True if the signer's certificate leads to a root, through the certificates that came with it and those that were set.
///
/// From the roots down: each CA that is believed brings in those that it made, and each pair is looked at once, so
/// certificates that were made to send a search in circles cannot.
pub(super) fn leads_to_root(signer: &Certificate, mut others: Vec<Certificate>, set: &[Root], now_ms: i64) -> bool {
    if !signer.is_of_person() || !signer.is_good_at(now_ms) {
        return false;
    }
    let (roots, given): (Vec<_>, Vec<_>) = set.iter().map(|root| root.0.clone()).partition(Certificate::is_self_issued);
    others.extend(given);
    others.retain(|certificate| certificate.is_good_at(now_ms));
    let believed =
        |certificate: Certificate, above: u8| Some(Authority { depth: certificate.depth()?.min(above), certificate });
    let mut queue: Vec<_> = roots.into_iter().filter_map(|root| believed(root, u8::MAX)).collect();
    queue.retain(|root| root.certificate.is_good_at(now_ms));
    while let Some(issuer) = queue.pop() {
        if issuer.certificate.issued(signer) {
            return true;
        }
        let (made, rest) = others.into_iter().partition::<Vec<_>, _>(|other| issuer.certificate.issued(other));
        others = rest;
        queue.extend(made.into_iter().filter_map(|below| believed(below, issuer.depth.checked_sub(1)?)));
    }
    false
}

/// A CA that is believed.
struct Authority {
    /// How many CAs may stand below it.
    depth: u8,
    certificate: Certificate,
}
