//! What the proxy's entry calls.

use super::{read, run_or_throw, thrown};
use crate::crypto::base64;
use crate::error::Lang;
use crate::json::Value;
use crate::provider;
use crate::provider::mobileok::{envelope::Sealed, key_file};
use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// One step of a flow.
#[wasm_bindgen(js_name = proxyStep)]
pub fn proxy_step(input: &str) -> Result<String, String> {
    run_or_throw(input, provider::proxy_step)
}

/// Checks a provider's settings: `{ config }`, or `{ faults: [error, ...] }`.
#[wasm_bindgen]
pub fn configure(provider: &str, settings: &str, lang: &str) -> Result<String, String> {
    let answer = match provider::configure(provider, &read(settings, lang)?) {
        Ok(config) => Value::object([("config", config)]),
        Err(faults) => {
            let faults = faults.iter().map(|fault| fault.to_value(provider, Lang::from_tag(lang))).collect();
            Value::object([("faults", Value::List(faults))])
        }
    };
    Ok(answer.to_json())
}

/// The proxy's routes and the page's calls of every provider: `{ provider: { feature, steps, calls } }`.
#[wasm_bindgen]
pub fn registry() -> String {
    provider::registry().to_json()
}

/// The sentences of all errors but the providers' codes: `{ ko: { reason: sentence }, en: ... }`.
#[wasm_bindgen]
pub fn texts() -> String {
    crate::error::sentences().to_json()
}

/// Opens a key file: `{ serviceId, clientPrivateKey, serverPublicKey }`, the private key as base64 PKCS#8.
#[wasm_bindgen(js_name = openKeyFile)]
pub fn open_key_file(bytes: &[u8], password: &str, lang: &str) -> Result<String, String> {
    let file = key_file::open(bytes, password).map_err(|error| thrown(&error, lang))?;
    let parts = Value::object([
        ("serviceId", file.service_id.as_str().into()),
        ("clientPrivateKey", base64::encode(&file.client_private_key).into()),
        ("serverPublicKey", file.server_public_key.as_str().into()),
    ]);
    Ok(parts.to_json())
}

/// The RSA part of an envelope, base64, for the private key to decrypt.
#[wasm_bindgen(js_name = splitEnvelope)]
pub fn split_envelope(envelope: &str, lang: &str) -> Result<String, String> {
    Sealed::split(envelope).map(|sealed| sealed.rsa_block()).map_err(|error| thrown(&error, lang))
}

/// Opens an envelope with what the private key made of its RSA part; nothing where the key refused it.
#[wasm_bindgen(js_name = openEnvelope)]
pub fn open_envelope(envelope: &str, key_block: Option<String>, lang: &str) -> Result<String, String> {
    let block = key_block.map(Zeroizing::new).and_then(|text| base64::decode(&text)).map(Zeroizing::new);
    let opened = Sealed::split(envelope).and_then(|sealed| sealed.open(block.as_deref().map(|b| b.as_slice())));
    opened.map(|text| (*text).clone()).map_err(|error| thrown(&error, lang))
}
