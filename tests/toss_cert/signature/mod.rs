//! The signature in Toss's result: what OpenSSL signed, what was made of that to deceive, and who may sign.

mod altered;
mod config;
mod content;
mod forged;
mod intact;
mod reissued;
mod trust;

use ::base64::{Engine, engine::general_purpose::STANDARD};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::toss_cert::signature::{self, Root, Signature, Signer};
use der::{Decode, Encode};
use rsa::PrivateKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePublicKey};
use serde_json::Value as Json;
use std::sync::LazyLock;
use x509_cert::Certificate;

static VECTORS: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../vectors/toss_signature.json")).unwrap());

const DAY: i64 = 24 * 60 * 60 * 1000;

fn text(json: &Json) -> &str {
    json.as_str().unwrap()
}

/// A signature of the vectors, in base64.
fn signed(name: &str) -> &'static str {
    text(&VECTORS["signatures"][name])
}

fn der(name: &str) -> Vec<u8> {
    STANDARD.decode(signed(name)).unwrap()
}

fn pem(name: &str) -> &'static str {
    text(&VECTORS["certificates"][name])
}

fn of_pem(name: &str) -> Vec<u8> {
    STANDARD.decode(pem(name).lines().filter(|line| !line.starts_with('-')).collect::<String>()).unwrap()
}

/// A key that can sign here.
fn known_key() -> PrivateKey {
    let key: Json = serde_json::from_str(include_str!("../../vectors/mobileok.json")).unwrap();
    PrivateKey::from_pkcs8_der(&STANDARD.decode(text(&key["privateKeyPkcs8"])).unwrap()).unwrap()
}

/// The same bytes with that key in the place of this certificate's.
fn with_known_key(mut der: Vec<u8>, name: &str) -> Vec<u8> {
    let certificate = Certificate::from_der(&of_pem(name)).unwrap();
    let own = certificate.tbs_certificate().subject_public_key_info().to_der().unwrap();
    let at = der.windows(own.len()).position(|window| window == own).unwrap();
    der[at..at + own.len()].copy_from_slice(known_key().to_public_key().to_public_key_der().unwrap().as_bytes());
    der
}

fn roots(names: &[&str]) -> Vec<Root> {
    names.iter().map(|name| Root::from_pem(pem(name)).unwrap()).collect()
}

fn tx_id() -> &'static str {
    text(&VECTORS["txId"])
}

/// An hour after the certificates were made.
fn now() -> i64 {
    VECTORS["madeAt"].as_i64().unwrap() + DAY / 24
}

/// The check as the flow makes it.
fn check(signature: &str, roots: &[Root]) -> Result<Signature, Error> {
    signature::check(signature, tx_id(), roots, now())
}

fn check_der(der: &[u8], roots: &[Root]) -> Result<Signature, Error> {
    check(&STANDARD.encode(der), roots)
}

#[track_caller]
fn assert_signer(found: Result<Signature, Error>, signer: Signer) {
    let found = found.unwrap();
    assert_eq!((found.signer, found.cn.as_deref()), (signer, VECTORS["cn"].as_str()));
}

/// The one error for whatever does not verify.
#[track_caller]
fn assert_tampered(found: Result<Signature, Error>, what: &str) {
    assert_eq!(found.expect_err(what), Error::tampered(), "{what}");
}

#[track_caller]
fn assert_refused(found: Result<Signature, Error>, reason: Reason, what: &str) {
    let error = found.expect_err(what);
    assert_eq!((error.kind, error.reason), (Kind::Tampered, reason), "{what}");
}
