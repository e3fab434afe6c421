//! SignedData: the signer's certificate found, and the signature over the signed attributes verified (RFC 5652, 5).

use super::{certificate::Certificate, unknown_algorithm};
use crate::error::Error;
use alloc::vec::Vec;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignedAttributes, SignerIdentifier, SignerInfo};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::oid::db::{rfc5911, rfc5912};
use der::{Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// More certificates than any chain here has; it bounds the work.
const CERTIFICATES: usize = 8;

/// Content that its signer did sign.
pub(super) struct Signed {
    pub(super) content: Vec<u8>,
    pub(super) signer: Certificate,
    /// The other certificates that came along.
    pub(super) others: Vec<Certificate>,
}

impl Signed {
    /// Verifies the one signature of a SignedData.
    pub(super) fn verify(data: &SignedData) -> Result<Self, Error> {
        let [info] = data.signer_infos.as_slice() else { return Err(Error::tampered()) };
        if !data.is_sha256() || !is_rsa(&info.signature_algorithm) {
            return Err(unknown_algorithm());
        }
        // Without signed attributes the signature would be one of the content, which then could be mistaken for attributes.
        let attributes = info.signed_attrs.as_ref().ok_or_else(Error::tampered)?;
        let content = data.content(attributes).ok_or_else(Error::tampered)?;
        let (signer, others) = data.certificates(&info.sid).ok_or_else(Error::tampered)?;
        // The signature is over the SET itself, not over the [0] that stands for it (section 5.4).
        let signed = attributes.to_der().map_err(|_| Error::tampered())?;
        let key = signer.key().map_err(|_| unknown_algorithm())?;
        if !key.verifies(&signed, info.signature.as_bytes()) {
            return Err(Error::tampered());
        }
        Ok(Self { content, signer, others })
    }
}

/// As the `cms` crate has it (section 5.1), but for the certificates: they keep the bytes that were signed.
#[derive(Sequence)]
pub(super) struct SignedData {
    version: CmsVersion,
    digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    crls: Option<SetOfVec<Any>>,
    signer_infos: SetOfVec<SignerInfo>,
}

impl SignedData {
    /// A SignedData in DER, and nothing after it.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let info = ContentInfo::from_der(bytes).ok().filter(|info| info.content_type == rfc5911::ID_SIGNED_DATA)?;
        let data: Self = info.content.decode_as().ok()?;
        data.versions_fit().then_some(data)
    }

    /// The versions say nothing that the rest does not, but they have to say that (sections 5.1 and 5.3).
    fn versions_fit(&self) -> bool {
        let by_key = |info: &SignerInfo| matches!(info.sid, SignerIdentifier::SubjectKeyIdentifier(_));
        let version = |third| if third { CmsVersion::V3 } else { CmsVersion::V1 };
        let third = self.content.econtent_type != rfc5911::ID_DATA || self.signer_infos.iter().any(by_key);
        self.version == version(third) && self.signer_infos.iter().all(|info| info.version == version(by_key(info)))
    }

    /// True if SHA-256 is the digest, and the only one that is announced.
    fn is_sha256(&self) -> bool {
        let named = self.signer_infos.iter().map(|info| &info.digest_alg);
        self.digest_algorithms.len() == 1
            && self.digest_algorithms.iter().chain(named).all(|algorithm| is(algorithm, &[rfc5912::ID_SHA_256]))
    }

    /// The content, where it is attached and the attributes are of it (section 11).
    fn content(&self, attributes: &SignedAttributes) -> Option<Vec<u8>> {
        let content: OctetString = self.content.econtent.as_ref()?.decode_as().ok()?;
        let content_type: ObjectIdentifier = attribute(attributes, rfc5911::ID_CONTENT_TYPE)?.decode_as().ok()?;
        let digest: OctetString = attribute(attributes, rfc5911::ID_MESSAGE_DIGEST)?.decode_as().ok()?;
        let right = Sha256::digest(content.as_bytes()).ct_eq(digest.as_bytes());
        let unique = attributes.iter().all(|a| attributes.iter().filter(|b| a.oid == b.oid).count() == 1);
        (unique && content_type == self.content.econtent_type && right.into()).then(|| content.into_bytes().into())
    }

    /// The certificate that the signer names, and the others; none where it is not there, or not the only one.
    fn certificates(&self, signer: &SignerIdentifier) -> Option<(Certificate, Vec<Certificate>)> {
        let all = self.certificates.as_ref().filter(|all| all.len() <= CERTIFICATES)?;
        let all = all.iter().map(|any| any.to_der().ok().and_then(|der| Certificate::read(&der)));
        let all: Vec<_> = all.collect::<Option<_>>()?;
        let (mut named, others): (Vec<_>, _) = all.into_iter().partition(|certificate| certificate.is_of(signer));
        named.pop().filter(|_| named.is_empty()).map(|signer| (signer, others))
    }
}

/// The one value of an attribute.
fn attribute(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Option<&Any> {
    match attributes.iter().find(|attribute| attribute.oid == oid)?.values.as_slice() {
        [value] => Some(value),
        _ => None,
    }
}

/// RSA with PKCS #1 v1.5, under the name of the key or under that of the signature (RFC 3370, 3.2).
fn is_rsa(algorithm: &AlgorithmIdentifierOwned) -> bool {
    is(algorithm, &[rfc5912::RSA_ENCRYPTION, rfc5912::SHA_256_WITH_RSA_ENCRYPTION])
}

/// True if an algorithm is one of these. Their parameters are NULL or absent.
pub(super) fn is(algorithm: &AlgorithmIdentifierOwned, names: &[ObjectIdentifier]) -> bool {
    names.contains(&algorithm.oid) && algorithm.parameters.as_ref().is_none_or(Any::is_null)
}
