//! Certificates that OpenSSL does not make: the user's, changed and signed by a root whose key is known here.

use super::*;
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::asn1::{Any, BitString, SetOfVec};
use der::{Decode, Encode, Sequence};
use rsa::Pkcs1v15Sign;
use rsa::pkcs8::spki::AlgorithmIdentifierOwned;
use sha2::{Digest, Sha256};

#[derive(Sequence)]
struct Outer {
    tbs: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// The check of a signature whose certificate has `to` where it had `from`.
fn check_with(from: &[u8], to: &[u8]) -> Result<Signature, Error> {
    let info = ContentInfo::from_der(&der("byRoot")).unwrap();
    let mut data: SignedData = info.content.decode_as().unwrap();
    let certificate = data.certificates.as_ref().unwrap().0.as_slice()[0].to_der().unwrap();

    let mut outer = Outer::from_der(&certificate).unwrap();
    let mut tbs = outer.tbs.to_der().unwrap();
    let at = tbs.windows(from.len()).position(|window| window == from).unwrap();
    tbs[at..at + from.len()].copy_from_slice(to);
    outer.tbs = Any::from_der(&tbs).unwrap();
    let signature = known_key().sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(&tbs)).unwrap();
    outer.signature = BitString::from_bytes(&signature).unwrap();

    let certificate = CertificateChoices::from_der(&outer.to_der().unwrap()).unwrap();
    data.certificates.as_mut().unwrap().0 = SetOfVec::try_from(vec![certificate]).unwrap();
    let content = Any::encode_from(&data).unwrap();
    let message = ContentInfo { content_type: info.content_type, content }.to_der().unwrap();
    let root = STANDARD.encode(with_known_key(of_pem("root"), "root"));
    let root = format!("-----BEGIN CERTIFICATE-----\n{root}\n-----END CERTIFICATE-----");
    check_der(&message, &[Root::from_pem(&root).unwrap()])
}

#[test]
fn signed_again_without_a_change_it_is_trusted() {
    assert_signer(check_with(b"Test Root", b"Test Root"), Signer::Trusted);
}

#[test]
fn a_certificate_names_its_algorithm_twice_alike() {
    const RSA: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    let ending = |last| [&RSA[..], &[last]].concat();
    assert_tampered(check_with(&ending(11), &ending(12)), "SHA-512 inside");
    assert_tampered(check_with(&ending(11), &ending(5)), "SHA-1 inside");
}

#[test]
fn a_certificate_says_each_thing_once() {
    // Under these names stand: the key's id, that of the issuer's key, basic constraints, key usage, policies.
    let named = |last| [6, 3, 0x55, 0x1d, last];
    let [own, issuer, constraints, usage] = [14, 35, 19, 15].map(named);
    assert_tampered(check_with(&own, &issuer), "two ids of the issuer's key");
    assert_tampered(check_with(&own, &constraints), "two basic constraints");
    assert_tampered(check_with(&own, &usage), "two usages");
    assert_tampered(check_with(&usage, &constraints), "two basic constraints, one of which is none");
    assert_signer(check_with(&own, &named(9)), Signer::Trusted);
}

#[test]
fn what_cannot_be_read_allows_nothing() {
    // Basic constraints that are an integer, a usage that is octets.
    assert_tampered(check_with(&[0x55, 0x1d, 19, 4, 2, 0x30, 0], &[0x55, 0x1d, 19, 4, 2, 2, 0]), "basic constraints");
    assert_tampered(check_with(&[4, 4, 3, 2, 6, 0xc0], &[4, 4, 4, 2, 6, 0xc0]), "key usage");
}
