//! The emulator's boundary in a real browser: its strings and its randomness.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it has to be")]

use bonin_emulator::wasm::Emulator;
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_setup_that_is_no_json_is_refused() {
    let refused: Value = serde_json::from_str(&Emulator::new("{").err().unwrap()).unwrap();
    assert_eq!(refused["reason"], "notJson");
}

#[wasm_bindgen_test]
fn each_login_has_an_id_of_its_own() {
    let back = "https://shop.example/callback";
    let setup = json!({ "ompass": { "secretKey": "the-secret-key", "clientId": "S1", "redirectUri": back } });
    let mut emulator = Emulator::new(&setup.to_string()).unwrap();
    let body = json!({ "user_id": "someone", "lang_init": "KR" }).to_string();
    let mut begin = || {
        let headers = json!({ "content-type": "application/json", "authorization": "Bearer the-secret-key" });
        let request = json!({ "type": "http", "id": "1", "now": 1_795_361_400_000_i64, "method": "POST",
            "path": "/v1/ompass/u2f", "query": "", "origin": "http://emulator.test", "headers": headers, "body": body });
        let answer: Value = serde_json::from_str(&emulator.step(&request.to_string()).unwrap()).unwrap();
        assert_eq!(answer["reply"]["status"], 200, "{answer}");
        answer["reply"]["body"].as_str().unwrap().to_owned()
    };
    assert_ne!(begin(), begin());
}
