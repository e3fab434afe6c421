//! The boundary in a real browser: its strings, its randomness, and its cryptography beside the browser's own.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it has to be")]

use bonin::wasm::{client::client, local_error, proxy};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/browser/webcrypto.js")]
extern "C" {
    /// Opens an envelope with a base64 PKCS#8 key.
    #[wasm_bindgen(catch)]
    async fn open(envelope: &str, private_key: &str) -> Result<JsValue, JsValue>;
    /// What the key makes of the envelope's first part, base64.
    #[wasm_bindgen(catch, js_name = decryptBlock)]
    async fn decrypt_block(block: &str, private_key: &str) -> Result<JsValue, JsValue>;
}

const NOW: i64 = 1_800_000_000_000;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/mobileok.json")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// One call of the browser's one export.
fn call(name: &str, input: Value) -> Value {
    let Value::Object(mut input) = input else { panic!("no object") };
    input.extend([("call".into(), name.into()), ("now".into(), NOW.into()), ("lang".into(), "en".into())]);
    read(&client(&Value::Object(input).to_string()))
}

fn auth_info() -> Value {
    json!({
        "serviceType": "telcoAuth", "providerId": "SKT", "reqAuthType": "SMS", "usageCode": "01001",
        "userName": "남궁가나다", "userPhone": "010-1234-5678", "userBirthday": "19900228",
        "userGender": "1", "userNation": "0", "retTransferType": "MOKResult", "sendMsg": "[회사] 인증번호 [000000]",
    })
}

#[wasm_bindgen_test]
async fn the_browser_opens_what_the_core_seals() {
    let vectors = vectors();
    let input = json!({ "publicKey": vectors["publicKeySpki"], "info": auth_info() });
    let sealed = call("sealAuthInfo", input.clone());
    let opened = open(text(&sealed, "envelope"), text(&vectors, "privateKeyPkcs8")).await.unwrap().as_string().unwrap();
    let mut expected = auth_info();
    expected["userPhone"] = "01012345678".into();
    assert_eq!(read(&opened), expected);
    assert_ne!(sealed, call("sealAuthInfo", input), "a key or an IV was used twice");
}

#[wasm_bindgen_test]
async fn the_core_opens_what_others_seal_and_tells_nothing_of_what_it_refuses() {
    let vectors = vectors();
    let mut refusals = Vec::new();
    for row in vectors["good"].as_array().unwrap().iter().chain(vectors["bad"].as_array().unwrap()) {
        let envelope = text(row, "envelope");
        let block = match proxy::split_envelope(envelope, "en") {
            Ok(block) => decrypt_block(&block, text(&vectors, "privateKeyPkcs8")).await.ok(),
            Err(_) => None,
        };
        match proxy::open_envelope(envelope, block.and_then(|b| b.as_string()), "en") {
            Ok(plaintext) => assert_eq!(plaintext, text(row, "plaintext")),
            Err(error) => refusals.push(error),
        }
    }
    assert_eq!(refusals.len(), vectors["bad"].as_array().unwrap().len());
    assert!(refusals.iter().all(|error| *error == refusals[0] && read(error)["kind"] == "tampered"));
}

#[wasm_bindgen_test]
fn a_refused_input_is_named_and_its_value_is_not() {
    let vectors = vectors();
    let mut wrong = auth_info();
    wrong["userBirthday"] = "19900230".into();
    let seal =
        |key: &Value, info: Value| call("sealAuthInfo", json!({ "publicKey": key, "info": info }))["error"].take();
    let error = seal(&vectors["publicKeySpki"], wrong);
    assert_eq!((text(&error, "kind"), text(&error, "field")), ("misuse", "userBirthday"));
    assert!(!error.to_string().contains("19900230"));
    assert_eq!(seal(&"bm8ga2V5".into(), auth_info())["field"], "publicKey");
    assert_eq!(read(&client("{"))["error"]["kind"], "misuse");
}

#[wasm_bindgen_test]
fn steps_take_and_give_json() {
    let first = call("step", json!({ "provider": "mobileok", "state": null, "event": null }));
    assert!(first["view"]["actions"].as_array().unwrap().contains(&json!("begin")));
    assert_eq!(call("step", json!({ "provider": "nobody" }))["error"]["kind"], "misuse");
    assert_eq!(call("nothing", json!({}))["error"]["kind"], "bug");
    let registry = read(&proxy::registry());
    assert!(registry["mobileok"]["steps"].as_array().unwrap().contains(&json!("token")));
    for provider in registry.as_object().unwrap().keys() {
        let first = call("step", json!({ "provider": provider, "state": null, "event": null }));
        assert_eq!(first["view"]["name"], "idle", "{provider}");
    }
    assert_eq!(read(&local_error("network", "timeout", "ko"))["retryable"], true);
}

#[wasm_bindgen_test]
fn bytes_cross_too() {
    let vectors = vectors();
    let file = &vectors["keyFile"];
    let opened = proxy::open_key_file(text(file, "base64").as_bytes(), text(file, "password"), "en").unwrap();
    assert_eq!(read(&opened)["serviceId"], file["serviceId"]);
    let refused = proxy::open_key_file(&[0xff; 63], text(file, "password"), "en").unwrap_err();
    assert_eq!(read(&refused)["field"], "keyFile");
}
