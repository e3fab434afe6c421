//! The emulator's boundary in a real browser: its objects and its randomness.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it has to be")]

use bonin_emulator::wasm::Emulator;
use serde::Serialize;
use serde_json::{Value, json};
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn js(value: &Value) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap()
}

#[wasm_bindgen_test]
fn what_is_refused_is_thrown_as_an_object() {
    let refused: Value = from_value(Emulator::new(JsValue::symbol(None)).err().unwrap()).unwrap();
    assert_eq!(refused["reason"], "notJson");
    let refused: Value = from_value(Emulator::new(js(&json!({ "ompass": {} }))).err().unwrap()).unwrap();
    assert_eq!((&refused["kind"], &refused["reason"]), (&json!("misuse"), &json!("missing")));
}

#[wasm_bindgen_test]
fn each_login_has_an_id_of_its_own() {
    let back = "https://shop.example/callback";
    let setup = json!({ "ompass": { "secretKey": "the-secret-key", "clientId": "S1", "redirectUri": back } });
    let mut emulator = Emulator::new(js(&setup)).unwrap();
    let body = json!({ "user_id": "someone", "lang_init": "KR" }).to_string();
    let mut begin = || {
        let headers = json!({ "content-type": "application/json", "authorization": "Bearer the-secret-key" });
        let request = json!({ "type": "http", "id": "1", "method": "POST",
            "path": "/v1/ompass/u2f", "query": "", "origin": "http://emulator.test", "headers": headers, "body": body });
        let answer: Value = from_value(emulator.step(js(&request), 1_795_361_400_000.0, "en").unwrap()).unwrap();
        assert_eq!(answer["reply"]["status"], 200, "{answer}");
        answer["reply"]["body"].as_str().unwrap().to_owned()
    };
    assert_ne!(begin(), begin());
}
