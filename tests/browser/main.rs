//! The boundary in a real browser: its values, its randomness, and its cryptography beside the browser's own.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it has to be")]

use bonin::flow::host::Host;
use bonin::wasm::page::{PageFlow, encrypt_auth_info};
use bonin::wasm::proxy;
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

/// A JavaScript value of a JSON value.
fn js(value: &Value) -> JsValue {
    JsValue::from_json(&value.to_string()).unwrap()
}

fn json(value: &JsValue) -> Value {
    read(&value.to_json().unwrap())
}

fn now() -> JsValue {
    (NOW as f64).into()
}

fn seal(public_key: &Value, info: &Value) -> Result<String, Value> {
    encrypt_auth_info(js(public_key), js(info), now()).map_err(|error| json(&error))
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
    let key = &vectors["publicKeySpki"];
    let sealed = seal(key, &auth_info()).unwrap();
    let opened = open(&sealed, text(&vectors, "privateKeyPkcs8")).await.unwrap().as_string().unwrap();
    let mut expected = auth_info();
    expected["userPhone"] = "01012345678".into();
    assert_eq!(read(&opened), expected);
    assert_ne!(sealed, seal(key, &auth_info()).unwrap(), "a key or an IV was used twice");
}

#[wasm_bindgen_test]
async fn the_core_opens_what_others_seal_and_tells_nothing_of_what_it_refuses() {
    let vectors = vectors();
    let mut refusals = Vec::new();
    for row in vectors["good"].as_array().unwrap().iter().chain(vectors["bad"].as_array().unwrap()) {
        let envelope = text(row, "envelope");
        let block = match proxy::split_envelope(envelope.into(), "en".into()) {
            Ok(block) => decrypt_block(&block, text(&vectors, "privateKeyPkcs8")).await.ok(),
            Err(_) => None,
        };
        match proxy::open_envelope(envelope.into(), block.unwrap_or_default(), "en".into()) {
            Ok(plaintext) => assert_eq!(plaintext, text(row, "plaintext")),
            Err(error) => refusals.push(json(&error)),
        }
    }
    assert_eq!(refusals.len(), vectors["bad"].as_array().unwrap().len());
    assert!(refusals.iter().all(|error| *error == refusals[0] && error["kind"] == "tampered"));
}

#[wasm_bindgen_test]
fn a_refused_input_is_named_and_its_value_is_not() {
    let vectors = vectors();
    let mut wrong = auth_info();
    wrong["userBirthday"] = "19900230".into();
    let error = seal(&vectors["publicKeySpki"], &wrong).unwrap_err();
    assert_eq!((text(&error, "kind"), text(&error, "field")), ("misuse", "userBirthday"));
    assert!(!error.to_string().contains("19900230"));
    assert_eq!(seal(&"bm8ga2V5".into(), &auth_info()).unwrap_err()["field"], "publicKey");
    assert_eq!(seal(&Value::Null, &auth_info()).unwrap_err()["kind"], "misuse");
}

#[wasm_bindgen_test]
fn flows_take_and_give_objects() {
    let mut flow = PageFlow::new("mobileok".into(), JsValue::UNDEFINED).unwrap();
    let first = json(&flow.look(now()).unwrap());
    assert!(first["view"]["actions"].as_array().unwrap().contains(&json!("begin")));
    let said = flow.feed("begin".into(), js(&json!({ "nonce": "n" })), now()).unwrap();
    assert_eq!(json(&said)["act"]["step"], "token");
    let refused = flow.feed("nothing".into(), JsValue::UNDEFINED, now()).unwrap_err();
    assert_eq!(json(&refused)["kind"], "misuse");
    let snapshot = flow.snapshot().unwrap();
    assert!(PageFlow::new("mobileok".into(), snapshot).is_ok());
    let refused = PageFlow::new("nobody".into(), JsValue::UNDEFINED).map(|_| ()).unwrap_err();
    assert_eq!(json(&refused)["kind"], "misuse");
    let registry = json(&proxy::registry().unwrap());
    assert!(registry["mobileok"]["steps"].as_array().unwrap().contains(&json!("token")));
    for provider in registry.as_object().unwrap().keys() {
        let flow = PageFlow::new(provider.into(), JsValue::UNDEFINED).unwrap();
        assert_eq!(json(&flow.look(now()).unwrap())["view"]["name"], "idle", "{provider}");
    }
    assert_eq!(json(&proxy::local_error("network".into(), "timeout".into(), "ko".into()).unwrap())["retryable"], true);
}

#[wasm_bindgen_test]
fn bytes_cross_too() {
    let vectors = vectors();
    let file = &vectors["keyFile"];
    let open = |bytes: &[u8]| {
        let bytes = js_sys::Uint8Array::from(bytes).into();
        proxy::open_key_file(bytes, text(file, "password").into(), "en".into())
    };
    let opened = open(text(file, "base64").as_bytes()).unwrap();
    assert_eq!(json(&opened)["serviceId"], file["serviceId"]);
    assert_eq!(json(&open(&[0xff; 63]).unwrap_err())["field"], "keyFile");
}
