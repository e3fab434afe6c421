//! CMS SignedData as Toss's SDK has one in its fixture (1.7, RFC 5652): version 1, one signer, SHA-256, RSA with PKCS#1 v1.5,
//! attached content, the signed attributes contentType, signingTime and messageDigest, and the signer's certificate alone.

use super::certificate;
use super::der::{Bytes, context, integer, null, octets, oid, sequence, set, time};
use super::fault::SignaturePart as Part;
use sha2::{Digest, Sha256};

const DATA: &[u32] = &[1, 2, 840, 113_549, 1, 7, 1];
const SIGNED_DATA: &[u32] = &[1, 2, 840, 113_549, 1, 7, 2];
const RSA: &[u32] = &[1, 2, 840, 113_549, 1, 1, 1];
const SHA_256: &[u32] = &[2, 16, 840, 1, 101, 3, 4, 2, 1];
const CONTENT_TYPE: &[u32] = &[1, 2, 840, 113_549, 1, 9, 3];
const MESSAGE_DIGEST: &[u32] = &[1, 2, 840, 113_549, 1, 9, 4];
const SIGNING_TIME: &[u32] = &[1, 2, 840, 113_549, 1, 9, 5];

/// What is being signed.
pub struct Draft {
    content: Vec<u8>,
    at: i64,
}

impl Draft {
    /// Of this content, signed at this time.
    pub fn new(content: Vec<u8>, at: i64) -> Self {
        Self { content, at }
    }

    /// What the signer's key signs: the attributes, as a SET (RFC 5652, 5.4).
    pub fn to_sign(&self) -> Bytes {
        set(self.attributes(self.at))
    }

    /// The whole, with the signature; spoilt where a fault was ordered.
    pub fn signed(&self, signature: &[u8], certificate: &[u8], serial: &[u8], part: Option<Part>) -> Bytes {
        let mut content = self.content.clone();
        let mut signature = signature.to_vec();
        let mut serial = serial.to_vec();
        let mut at = self.at;
        match part {
            Some(Part::Content) => change(&mut content),
            Some(Part::Value) => change(&mut signature),
            Some(Part::OtherSigner) => change(&mut serial),
            Some(Part::Attributes) => at -= 1000,
            _ => {}
        }
        let attached = if part == Some(Part::Detached) { Vec::new() } else { context(0, &octets(&content)) };
        let signer = sequence(&[
            integer(&[1]),
            sequence(&[certificate::issuer(), integer(&serial)]),
            sha_256(),
            // The SET's own contents under the tag of the field, which is implicit.
            context(0, &sorted(self.attributes(at)).concat()),
            sequence(&[oid(RSA), null()]),
            octets(&signature),
        ]);
        let data = sequence(&[
            integer(&[1]),
            set(vec![sha_256()]),
            sequence(&[oid(DATA), attached]),
            context(0, certificate),
            set(vec![signer]),
        ]);
        sequence(&[oid(SIGNED_DATA), context(0, &data)])
    }

    fn attributes(&self, at: i64) -> Vec<Bytes> {
        let attribute = |kind: &[u32], value: Bytes| sequence(&[oid(kind), set(vec![value])]);
        vec![
            attribute(CONTENT_TYPE, oid(DATA)),
            attribute(SIGNING_TIME, time(at)),
            attribute(MESSAGE_DIGEST, octets(&Sha256::digest(&self.content))),
        ]
    }
}

fn sha_256() -> Bytes {
    sequence(&[oid(SHA_256), null()])
}

fn sorted(mut parts: Vec<Bytes>) -> Vec<Bytes> {
    parts.sort();
    parts
}

/// Another last byte.
fn change(bytes: &mut [u8]) {
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
}
