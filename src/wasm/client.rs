//! What the browser's entry calls: one export, since each costs its own conversions in what a browser loads.

use super::run;
use crate::error::{Error, Kind, Reason};
#[cfg(feature = "mobileok")]
use crate::flow::Turn;
use crate::json::Value;
use crate::provider;
use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;

/// `{ call, now, lang, ... }` in; what `call` gives, or `{ error }`, out. Errors are values here and not exceptions, since those
/// would bring JavaScript's objects into the module.
///
/// - `step`: `{ provider, state, event }` to `{ state, view, act, wakeAt }`
/// - `sealAuthInfo`, `sealVerifyInfo`: `{ publicKey, info }` to `{ envelope }`
#[wasm_bindgen]
pub fn client(input: &str) -> String {
    let done = run(input, |input, turn| match input.get("call").text().unwrap_or_default() {
        "step" => provider::browser_step(input, turn),
        #[cfg(feature = "mobileok")]
        "sealAuthInfo" => seal(provider::seal_auth_info, input, turn),
        #[cfg(feature = "mobileok")]
        "sealVerifyInfo" => seal(provider::seal_verify_info, input, turn),
        _ => Err(Error::new(Kind::Bug, Reason::Bug)),
    });
    done.unwrap_or_else(|error| Value::object([("error", error)])).to_json()
}

#[cfg(feature = "mobileok")]
type Seal = fn(&str, &Value, &mut Turn<'_>) -> Result<String, Error>;

#[cfg(feature = "mobileok")]
fn seal(seal: Seal, input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let key = input.get("publicKey").text().ok_or_else(|| Error::misuse("publicKey", Reason::NotText))?;
    Ok(Value::object([("envelope", seal(key, input.get("info"), turn)?.into())]))
}
