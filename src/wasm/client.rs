//! What the browser's entry calls.

use super::{fill, read, run, thrown};
use crate::error::{Error, Lang};
use crate::flow::Turn;
use crate::json::Value;
use crate::provider::{self, mobileok};
use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;

/// One step of a flow.
#[wasm_bindgen(js_name = browserStep)]
pub fn browser_step(input: &str) -> Result<String, String> {
    run(input, |input, turn| provider::browser_step(input, turn))
}

/// MOKAuthInfo, checked and sealed under a base64 SPKI.
#[wasm_bindgen(js_name = sealAuthInfo)]
pub fn seal_auth_info(public_key: &str, auth_info: &str, now: f64, lang: &str) -> Result<String, String> {
    sealing(auth_info, now, lang, |given, turn| mobileok::seal_auth_info(public_key, given, turn))
}

/// MOKVerifyInfo, checked and sealed under a base64 SPKI.
#[wasm_bindgen(js_name = sealVerifyInfo)]
pub fn seal_verify_info(public_key: &str, verify_info: &str, lang: &str) -> Result<String, String> {
    sealing(verify_info, 0.0, lang, |given, turn| mobileok::seal_verify_info(public_key, given, turn))
}

/// The providers' names, as a JSON list.
#[wasm_bindgen]
pub fn providers() -> String {
    Value::List(provider::NAMES.iter().map(|name| (*name).into()).collect()).to_json()
}

fn sealing(
    text: &str,
    now: f64,
    lang: &str,
    seal: impl Fn(&Value, &mut Turn<'_>) -> Result<String, Error>,
) -> Result<String, String> {
    let given = read(text, lang)?;
    let mut fill = fill;
    let mut turn = Turn { now: now as i64, lang: Lang::from_tag(lang), config: &Value::Null, fill: &mut fill };
    seal(&given, &mut turn).map_err(|error| thrown(&error, lang))
}
