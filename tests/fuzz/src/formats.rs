//! Single formats: JSON, forms, mobileOK's envelope and key file, NETS's replies, signatures and sessions of Toss cert.

use base64::{Engine, engine::general_purpose::STANDARD};
use bonin::crypto::cbc;
use bonin::flow::strict_json;
use bonin::format::form;
use bonin::provider::mobileok::envelope::Sealed;
use bonin::provider::mobileok::key_file;
use bonin::provider::nets::lenient_json;
use bonin::provider::toss_cert::session::Session;
use bonin::provider::toss_cert::signature;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// 2026-01-01T00:00:00Z.
pub const NOW: i64 = 1_767_225_600_000;

/// A JSON text: what the strict reader takes, serde_json takes; and it can be written and read again.
pub fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some(value) = strict_json::value(text) else { return };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert!(serde_json::from_str::<Value>(text).is_ok());
    let again = strict_json::value(&value.to_string());
    assert_eq!(again, Some(value));
}

/// A form: what was read can be written and read again.
pub fn form(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some(fields) = form::read(text) else { return };
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let again = form::read(&form::write(&pairs));
    assert_eq!(again.unwrap_or_default(), fields);
}

/// An envelope of mobileOK: 48 bytes are what its RSA block opened to, the rest is the envelope.
pub fn envelope(data: &[u8]) {
    let (block, text) = data.split_at(data.len().min(48));
    let Ok(text) = std::str::from_utf8(text) else { return };
    for block in [None, Some(block)] {
        let Ok(sealed) = Sealed::split(text) else { return };
        // The hash is inside the ciphertext, so a fuzzer without the key cannot make one that opens without a block.
        let opened = sealed.open(block);
        assert!(block.is_some() || opened.is_err());
    }
}

/// A key file: as it comes, and with this content rightly encrypted.
pub fn key_file(data: &[u8]) {
    let _ = key_file::open(data, PASSWORD);
    let _ = key_file::open(&cbc::encrypt(&SECRET, data), PASSWORD);
}

const PASSWORD: &str = "fuzzing";

/// The key and IV of [`PASSWORD`]: pieces of its hash and of the hash of that (mobileOK's README, key file).
static SECRET: LazyLock<cbc::Secret> = LazyLock::new(|| {
    let first = Sha256::digest(PASSWORD);
    let hashes = [first, Sha256::digest(first)].concat();
    let mut secret = cbc::Secret::new([0; 48]);
    secret.copy_from_slice(&[&hashes[..16], &hashes[48..], &hashes[32..48]].concat());
    secret
});

/// A reply of a server of NETS: damaged or not, it reads, and the two readers agree on what is JSON.
pub fn nets_reply(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let by_host = lenient_json::read::<Value>(&text, lenient_json::host_json);
    let strictly = lenient_json::read::<Value>(&text, strict_json::value);
    assert!(by_host.value.is_object() && strictly.value.is_object());
}

/// A signature over a transaction, DER in base64 on the wire.
pub fn signature(data: &[u8]) {
    let _ = signature::check(&STANDARD.encode(data), "transaction", &[], NOW);
}

/// A session of Toss cert, serialized, and a field of it after a line end.
pub fn toss_session(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (serialized, field) = text.split_once('\n').unwrap_or((text, ""));
    let Ok(session) = Session::restore(serialized) else { return };
    assert_eq!(session.serialize().as_str(), serialized);
    if let Ok(sealed) = session.encrypt(field) {
        let opened = session.decrypt(&sealed).map(|text| text.to_string());
        assert_eq!(opened.ok().as_deref(), Some(field));
    }
    let _ = session.decrypt(field);
}
