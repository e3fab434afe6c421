//! One X.509 certificate (RFC 5280), and what it may do.

use super::signed;
use crate::error::Error;
use crate::crypto::PublicKey;
use alloc::{string::String, vec::Vec};
use cms::signed_data::SignerIdentifier;
use der::asn1::{Any, BitString, ObjectIdentifier};
use der::oid::{AssociatedOid, db::rfc5912::SHA_256_WITH_RSA_ENCRYPTION};
use der::{Decode, Encode, Sequence};
use x509_cert::ext::pkix::{BasicConstraints, CertificatePolicies, KeyUsage, SubjectKeyIdentifier};
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::{TbsCertificate, name::Name};

/// The extensions that are looked at. Policies are, as far as any will do. One that is critical and not of these makes a
/// certificate useless here: name constraints, policy constraints, extended key usage.
const KNOWN: [ObjectIdentifier; 3] = [BasicConstraints::OID, KeyUsage::OID, CertificatePolicies::OID];

#[derive(Clone)]
pub(super) struct Certificate {
    tbs: TbsCertificate,
    /// The bytes of `tbs` that its issuer signed.
    signed: Vec<u8>,
    signature: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
}

/// As the `x509-cert` crate has it (section 4.1), but for what is signed: it keeps its bytes.
#[derive(Sequence)]
struct Outer {
    tbs: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

impl Certificate {
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let outer = Outer::from_der(der).ok()?;
        let signed = outer.tbs.to_der().ok()?;
        let tbs = TbsCertificate::from_der(&signed).ok()?;
        Some(Self { tbs, signed, signature: outer.signature.as_bytes()?.into(), algorithm: outer.algorithm })
    }

    /// The public key, if it is one that can verify signatures.
    pub(super) fn key(&self) -> Result<PublicKey, Error> {
        Ok(PublicKey::from_spki(&self.tbs.subject_public_key_info().to_der().map_err(|_| Error::tampered())?)?)
    }

    /// True if this is the certificate that a SignerInfo names.
    pub(super) fn is_of(&self, signer: &SignerIdentifier) -> bool {
        match signer {
            SignerIdentifier::IssuerAndSerialNumber(id) => {
                id.issuer == *self.tbs.issuer() && id.serial_number == *self.tbs.serial_number()
            }
            SignerIdentifier::SubjectKeyIdentifier(id) => {
                self.tbs.get_extension().ok().flatten().is_some_and(|(_, own): (bool, SubjectKeyIdentifier)| own == *id)
            }
        }
    }

    /// True if this certificate's key signed that one.
    pub(super) fn issued(&self, other: &Self) -> bool {
        // Without a name nobody can be meant (section 4.1.2.6).
        let named = !self.subject().is_empty() && self.subject() == other.tbs.issuer();
        let known = signed::is(&other.algorithm, &[SHA_256_WITH_RSA_ENCRYPTION]);
        let meant = known && *other.tbs.signature() == other.algorithm;
        named && meant && self.key().is_ok_and(|key| key.verifies(&other.signed, &other.signature))
    }

    /// True if the certificate names itself as its issuer, as roots do.
    pub(super) fn is_self_issued(&self) -> bool {
        self.subject() == self.tbs.issuer()
    }

    /// True if it is valid at this time, and has no critical extension that is unknown here.
    pub(super) fn is_good_at(&self, now_ms: i64) -> bool {
        let extensions = self.tbs.extensions().map(Vec::as_slice).unwrap_or_default();
        let known = extensions.iter().all(|e| !e.critical || KNOWN.contains(&e.extn_id));
        let unique = extensions.iter().all(|a| extensions.iter().filter(|b| a.extn_id == b.extn_id).count() == 1);
        let Ok(now) = u64::try_from(now_ms) else { return false };
        let validity = self.tbs.validity();
        let from = validity.not_before.to_unix_duration().as_secs();
        let to = validity.not_after.to_unix_duration().as_secs();
        known && unique && (from..=to).contains(&(now / 1000))
    }

    /// How many certificates of CAs may stand below this CA's (section 4.2.1.9); none where this is no CA's.
    pub(super) fn depth(&self) -> Option<u8> {
        let constraints = self.constraints()?.filter(|constraints| constraints.ca)?;
        let signs = self.may(|usage| usage.key_cert_sign());
        signs.then(|| constraints.path_len_constraint.unwrap_or(u8::MAX))
    }

    /// True if a person may sign with it.
    pub(super) fn is_of_person(&self) -> bool {
        let person = self.constraints().is_some_and(|stated| stated.is_none_or(|constraints| !constraints.ca));
        person && self.may(|usage| usage.digital_signature() || usage.non_repudiation())
    }

    /// The first common name of its subject.
    pub(super) fn common_name(&self) -> Option<String> {
        self.subject().common_name().ok()?.map(|name| name.value().into())
    }

    fn subject(&self) -> &Name {
        self.tbs.subject()
    }

    /// The basic constraints, where there are any; none at all where they cannot be read.
    fn constraints(&self) -> Option<Option<BasicConstraints>> {
        self.tbs.get_extension().ok().map(|stated| stated.map(|(_, constraints)| constraints))
    }

    /// Without the extension a key may do everything; with one that cannot be read, nothing.
    fn may(&self, wanted: impl Fn(&KeyUsage) -> bool) -> bool {
        let stated = self.tbs.get_extension::<KeyUsage>();
        stated.is_ok_and(|stated| stated.is_none_or(|(_, usage)| wanted(&usage)))
    }
}
