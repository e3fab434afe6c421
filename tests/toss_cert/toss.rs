//! Toss's side: sessions opened with the vectors' private key by the `rsa` crate, and its answers.

use crate::support::keys::{base64, bytes};
use crate::support::{Json, json};
use aes::Aes256;
use aes_gcm::aead::{AeadInOut, consts::U12};
use aes_gcm::{AesGcm, KeyInit};
use rsa::{Oaep, PrivateKey, pkcs8::DecodePrivateKey};
use std::sync::LazyLock;

static VECTORS: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(include_str!("../vectors/toss.json")).unwrap());

static SIGNATURES: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(include_str!("../vectors/toss_signature.json")).unwrap());

static PRIVATE: LazyLock<PrivateKey> = LazyLock::new(|| {
    let key = VECTORS["vectors"][0]["privateKeyPkcs8Base64"].as_str().unwrap();
    PrivateKey::from_pkcs8_der(&bytes(key)).unwrap()
});

/// Toss's public key, base64 SPKI.
pub fn public() -> &'static str {
    VECTORS["vectors"][0]["publicKeySpkiBase64"].as_str().unwrap()
}

/// The transaction that the signatures of the vectors are of.
pub fn tx_id() -> &'static str {
    SIGNATURES["txId"].as_str().unwrap()
}

/// The name in the certificates of the vectors.
pub fn signer() -> &'static str {
    SIGNATURES["cn"].as_str().unwrap()
}

pub fn signature(name: &str) -> &'static str {
    SIGNATURES["signatures"][name].as_str().unwrap()
}

pub fn certificate(name: &str) -> &'static str {
    SIGNATURES["certificates"][name].as_str().unwrap()
}

/// A session as Toss learns it from its session key.
pub struct Session {
    name: String,
    key: Vec<u8>,
    iv: Vec<u8>,
}

impl Session {
    /// Opens a session key of AES-GCM.
    pub fn of(session_key: &str) -> Self {
        let (name, block) = session_key.rsplit_once('$').unwrap();
        let payload = PRIVATE.decrypt(Oaep::<sha1::Sha1>::new(), &bytes(block)).unwrap();
        let payload = String::from_utf8(payload).unwrap();
        let parts: Vec<_> = payload.split('$').collect();
        assert_eq!((parts.len(), parts[0]), (3, "AES_GCM"));
        Self { name: name.into(), key: bytes(parts[1]), iv: bytes(parts[2]) }
    }

    pub fn open(&self, field: &Json) -> String {
        let (name, data) = field.as_str().unwrap().rsplit_once('$').unwrap();
        assert_eq!(name, self.name);
        let mut text = bytes(data);
        let tag: [u8; 16] = text.split_off(text.len() - 16).try_into().unwrap();
        let (cipher, iv) = self.cipher();
        cipher.decrypt_inout_detached(&iv.into(), &self.key, text.as_mut_slice().into(), &tag.into()).unwrap();
        String::from_utf8(text).unwrap()
    }

    pub fn seal(&self, text: &str) -> String {
        let mut data = text.as_bytes().to_vec();
        let (cipher, iv) = self.cipher();
        let tag = cipher.encrypt_inout_detached(&iv.into(), &self.key, data.as_mut_slice().into()).unwrap();
        data.extend_from_slice(&tag);
        format!("{}${}", self.name, base64(&data))
    }

    fn cipher(&self) -> (AesGcm<Aes256, U12>, [u8; 12]) {
        (AesGcm::new_from_slice(&self.key).unwrap(), self.iv.as_slice().try_into().unwrap())
    }
}

/// An answer of success.
pub fn success(members: &Json) -> Json {
    json!({ "resultType": "SUCCESS", "success": members, "error": null })
}

/// An answer of failure, as in 2.7.
pub fn fail(code: &str, reason: &str) -> Json {
    json!({ "resultType": "FAIL", "success": null,
        "error": { "errorType": 0, "errorCode": code, "reason": reason, "data": {}, "title": null } })
}
