//! Certificates of a CA that certifies nobody (1.7, RFC 5280). The private keys are the host's: what is to be signed goes out,
//! and the signature comes back.

use super::der::{
    Bytes, bits, context, element, integer, null, octets, oid, printable, sequence, set, time, truth, utf8,
};
use bonin::crypto::base64;
use sha1::Sha1;
use sha2::Digest;

/// Long before and after any test: the CA is there whatever the clock says. 2000-01-01 and 2049-12-31.
const AGES: (i64, i64) = (946_684_800_000, 2_524_521_600_000);

const ISSUER: &str = "bonin emulator CA, certifies nobody";

/// Who has a certificate.
pub struct Holder<'a> {
    /// SPKI.
    pub key: &'a [u8],
    pub name: &'a str,
    /// UID of the subject.
    pub number: &'a str,
    pub serial: [u8; 16],
    /// From when, and until when, in ms.
    pub valid: (i64, i64),
}

/// What the CA signs to certify itself.
pub fn of_ca(key: &[u8]) -> Bytes {
    let extensions = [
        // basicConstraints: a CA, with no other below it.
        extension(&[2, 5, 29, 19], true, &sequence(&[truth(), integer(&[0])])),
        // keyUsage: keyCertSign, cRLSign.
        extension(&[2, 5, 29, 15], true, &bits(1, &[0b0000_0110])),
        extension(&[2, 5, 29, 14], false, &octets(&key_id(key))),
    ];
    body(&[1], issuer(), AGES, key, &extensions)
}

/// What the CA signs to certify a person.
pub fn of_person(holder: &Holder<'_>, ca_key: &[u8]) -> Bytes {
    let mut subject = organization();
    subject.push(attribute(&[0, 9, 2342, 19_200_300, 100, 1, 1], utf8(holder.number)));
    subject.push(attribute(&[2, 5, 4, 3], utf8(holder.name)));
    let extensions = [
        // keyUsage: digitalSignature, nonRepudiation.
        extension(&[2, 5, 29, 15], true, &bits(6, &[0b1100_0000])),
        extension(&[2, 5, 29, 14], false, &octets(&key_id(holder.key))),
        extension(&[2, 5, 29, 35], false, &sequence(&[element(0x80, &key_id(ca_key))])),
    ];
    body(&holder.serial, sequence(&subject), holder.valid, holder.key, &extensions)
}

/// The certificate: what was signed, and the signature.
pub fn signed(body: &[u8], signature: &[u8]) -> Bytes {
    sequence(&[body.to_vec(), sha256_with_rsa(), bits(0, signature)])
}

/// The CA's name.
pub fn issuer() -> Bytes {
    let mut names = organization();
    names.push(attribute(&[2, 5, 4, 3], utf8(ISSUER)));
    sequence(&names)
}

/// The text form of a certificate (RFC 7468).
pub fn pem(certificate: &[u8]) -> String {
    let text = base64::encode(certificate);
    let mut out = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in text.as_bytes().chunks(64) {
        out.extend(line.iter().map(|byte| char::from(*byte)));
        out.push('\n');
    }
    out.push_str("-----END CERTIFICATE-----\n");
    out
}

fn body(serial: &[u8], subject: Bytes, (from, until): (i64, i64), key: &[u8], extensions: &[Bytes]) -> Bytes {
    sequence(&[
        // v3
        context(0, &integer(&[2])),
        integer(serial),
        sha256_with_rsa(),
        issuer(),
        sequence(&[time(from), time(until)]),
        subject,
        key.to_vec(),
        context(3, &sequence(extensions)),
    ])
}

fn sha256_with_rsa() -> Bytes {
    sequence(&[oid(&[1, 2, 840, 113_549, 1, 1, 11]), null()])
}

/// C, O and OU, which say what this is.
fn organization() -> Vec<Bytes> {
    vec![
        attribute(&[2, 5, 4, 6], printable("KR")),
        attribute(&[2, 5, 4, 10], utf8("bonin emulator")),
        attribute(&[2, 5, 4, 11], utf8("never in production")),
    ]
}

fn attribute(kind: &[u32], value: Bytes) -> Bytes {
    set(vec![sequence(&[oid(kind), value])])
}

fn extension(kind: &[u32], critical: bool, value: &[u8]) -> Bytes {
    let critical = if critical { truth() } else { Vec::new() };
    sequence(&[oid(kind), critical, octets(value)])
}

fn key_id(key: &[u8]) -> Vec<u8> {
    Sha1::digest(key).to_vec()
}
