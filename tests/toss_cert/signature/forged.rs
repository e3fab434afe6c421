//! Messages that OpenSSL does not make: its own, taken apart, changed and signed again. The user's key is replaced by one that
//! is known here, which no one notices who has no roots.

use super::*;
use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerInfo};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, oid::db::rfc5911, oid::db::rfc5912};
use rsa::Pkcs1v15Sign;
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;

/// A message that says what `change` makes of it, with a signature that is right for that.
fn forge(change: impl FnOnce(&mut SignedData, &mut SignerInfo)) -> Vec<u8> {
    let key = known_key();
    let message = with_known_key(der("alone"), "user");
    let info = ContentInfo::from_der(&message).unwrap();
    let mut data: SignedData = info.content.decode_as().unwrap();
    let mut signer = data.signer_infos.0.as_slice()[0].clone();
    change(&mut data, &mut signer);
    if let Some(attributes) = &signer.signed_attrs {
        let hash = Sha256::digest(attributes.to_der().unwrap());
        let signature = key.sign(Pkcs1v15Sign::new::<Sha256>(), &hash).unwrap();
        signer.signature = OctetString::new(signature).unwrap();
    }
    data.signer_infos.0 = SetOfVec::try_from(vec![signer]).unwrap();
    let content = Any::encode_from(&data).unwrap();
    ContentInfo { content_type: info.content_type, content }.to_der().unwrap()
}

/// The attributes with other values for `oid`; `None` leaves it out.
fn set(signer: &mut SignerInfo, oid: ObjectIdentifier, values: Option<Vec<Any>>) {
    let others =
        signer.signed_attrs.iter().flat_map(|all| all.iter()).filter(|attribute| attribute.oid != oid).cloned();
    let new = values.map(|values| Attribute { oid, values: SetOfVec::try_from(values).unwrap() });
    signer.signed_attrs = Some(SetOfVec::try_from(others.chain(new).collect::<Vec<_>>()).unwrap());
}

fn digest(content: &[u8]) -> Any {
    Any::encode_from(&OctetString::new(Sha256::digest(content).to_vec()).unwrap()).unwrap()
}

#[test]
fn signed_again_without_a_change_it_is_intact_but_never_trusted() {
    let forged = forge(|_, _| {});
    assert_signer(check_der(&forged, &[]), Signer::Unchecked);
    assert_tampered(check_der(&forged, &roots(&["root", "ca1"])), "the user's certificate is not the CA's any more");
}

#[test]
fn the_attributes_are_of_the_content() {
    let content = |data: &SignedData| data.encap_content_info.econtent.as_ref().unwrap().value().to_vec();
    let other = Any::encode_from(&rfc5911::ID_SIGNED_DATA).unwrap();
    let oid = rfc5911::ID_CONTENT_TYPE;
    assert_tampered(check_der(&forge(|_, s| set(s, oid, Some(vec![other.clone()]))), &[]), "another type");
    assert_tampered(check_der(&forge(|_, s| set(s, oid, None)), &[]), "no type");
    let both = vec![Any::encode_from(&rfc5911::ID_DATA).unwrap(), other];
    assert_tampered(check_der(&forge(|_, s| set(s, oid, Some(both))), &[]), "two types");

    let oid = rfc5911::ID_MESSAGE_DIGEST;
    assert_tampered(check_der(&forge(|_, s| set(s, oid, Some(vec![digest(b"other")]))), &[]), "another digest");
    assert_tampered(check_der(&forge(|_, s| set(s, oid, Some(vec![]))), &[]), "no value");
    assert_tampered(check_der(&forge(|_, s| set(s, oid, None)), &[]), "no digest");
    let two = |d: &mut SignedData, s: &mut SignerInfo| set(s, oid, Some(vec![digest(&content(d)), digest(b"other")]));
    assert_tampered(check_der(&forge(two), &[]), "two digests");
    let text = |d: &mut SignedData, s: &mut SignerInfo| {
        set(s, oid, Some(vec![Any::new(der::Tag::Utf8String, digest(&content(d)).value()).unwrap()]));
    };
    assert_tampered(check_der(&forge(text), &[]), "a digest that is no octets");
    let right = |d: &mut SignedData, s: &mut SignerInfo| set(s, oid, Some(vec![digest(&content(d))]));
    assert_signer(check_der(&forge(right), &[]), Signer::Unchecked);
    let twice = |d: &mut SignedData, s: &mut SignerInfo| {
        let again = |c: &[u8]| Attribute { oid, values: SetOfVec::try_from(vec![digest(c)]).unwrap() };
        let all = s.signed_attrs.take().unwrap().into_vec().into_iter();
        let all: Vec<_> = all.filter(|a| a.oid != oid).chain([again(&content(d)), again(b"other")]).collect();
        s.signed_attrs = Some(SetOfVec::try_from(all).unwrap());
    };
    assert_tampered(check_der(&forge(twice), &[]), "the attribute twice");
}

/// What a signature of the content alone would be taken for.
#[test]
fn content_is_never_taken_for_attributes() {
    let without = |data: &mut SignedData, signer: &mut SignerInfo| {
        let attributes = signer.signed_attrs.take().unwrap().to_der().unwrap();
        let content = OctetString::new(attributes).unwrap();
        data.encap_content_info.econtent = Some(Any::encode_from(&content).unwrap());
    };
    assert_tampered(check_der(&forge(without), &[]), "no attributes");
}

#[test]
fn versions_and_algorithms_are_those_of_the_form() {
    assert_tampered(check_der(&forge(|data, _| data.version = CmsVersion::V3), &[]), "SignedData 3");
    assert_tampered(check_der(&forge(|_, signer| signer.version = CmsVersion::V3), &[]), "SignerInfo 3");
    let announce = |algorithms: Vec<ObjectIdentifier>| {
        let all =
            algorithms.into_iter().map(|oid| rsa::pkcs8::spki::AlgorithmIdentifierOwned { oid, parameters: None });
        let all = SetOfVec::try_from(all.collect::<Vec<_>>()).unwrap();
        check_der(&forge(|data, _| data.digest_algorithms = all), &[])
    };
    assert_signer(announce(vec![rfc5912::ID_SHA_256]), Signer::Unchecked);
    assert_refused(announce(vec![]), Reason::UnknownAlgorithm, "none announced");
    assert_refused(announce(vec![rfc5912::ID_SHA_512]), Reason::UnknownAlgorithm, "another announced");
    assert_refused(announce(vec![rfc5912::ID_SHA_256, rfc5912::ID_SHA_512]), Reason::UnknownAlgorithm, "two announced");
    let named = |oid| check_der(&forge(|_, signer| signer.signature_algorithm.oid = oid), &[]);
    assert_signer(named(rfc5912::SHA_256_WITH_RSA_ENCRYPTION), Signer::Unchecked);
    assert_refused(named(rfc5912::SHA_1_WITH_RSA_ENCRYPTION), Reason::UnknownAlgorithm, "SHA-1");
    let parameters = Some(Any::encode_from(&rfc5912::ID_SHA_256).unwrap());
    let odd = forge(|_, signer| signer.signature_algorithm.parameters = parameters);
    assert_refused(check_der(&odd, &[]), Reason::UnknownAlgorithm, "parameters");
}

#[test]
fn more_certificates_than_any_chain_has_are_refused() {
    let with = |count: u8| {
        forge(|data, _| {
            for serial in 0..count {
                // Another serial number makes another certificate; nobody looks at its signature.
                let mut other = of_pem("ca1");
                other[15] = serial + 3;
                let other = CertificateChoices::from_der(&other).unwrap();
                data.certificates.as_mut().unwrap().0.insert(other).unwrap();
            }
        })
    };
    assert_signer(check_der(&with(7), &[]), Signer::Unchecked);
    assert_tampered(check_der(&with(8), &[]), "nine certificates");
}

#[test]
fn a_signer_who_is_named_by_two_certificates_is_refused() {
    for ending in [0, 0xff] {
        let forged = forge(|data, _| {
            let all = &mut data.certificates.as_mut().unwrap().0;
            // The same certificate with another signature, which nobody looks at, before the one there is and after it.
            let mut twin = all.as_slice()[0].to_der().unwrap();
            let at = twin.len() - 256;
            twin[at] = ending;
            all.insert(CertificateChoices::from_der(&twin).unwrap()).unwrap();
        });
        assert_tampered(check_der(&forged, &[]), "two certificates");
    }
}
