//! The boundary: the only place that knows JavaScript. It converts, and decides nothing.
//!
//! An error crosses it in one way: the wire form of a `BoninError` is thrown, as an object.

#[cfg(feature = "emulator")]
pub mod emulator;
mod host;
#[cfg(any(feature = "proxy", feature = "emulator"))]
mod legacy;
#[cfg(feature = "client")]
pub mod page;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod session;

use crate::error::{Error, Reason};
use crate::flow::Context;
use crate::flow::host::{Host, Shape};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs a step with the host's randomness.
fn context<T>(now: i64, run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    run(&mut Context { now, fill: &mut fill })
}

/// An error as it is thrown.
fn thrown(error: &Error, provider: &str) -> JsValue {
    let mut value = JsValue::write(error).unwrap_or_else(JsValue::object);
    if !provider.is_empty() {
        value.set("provider", provider.into());
    }
    value
}

fn text(value: &JsValue, field: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| thrown(&Error::misuse(field, Reason::NotText), ""))
}

/// A time in ms, as `Date.now()` gives it.
fn time(value: &JsValue) -> Result<i64, JsValue> {
    match value.shape() {
        Shape::Number(now) if now.is_finite() => Ok(now.floor() as i64),
        _ => Err(thrown(&Error::misuse("now", Reason::NotListed), "")),
    }
}

#[wasm_bindgen]
unsafe extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn random(bytes: &mut [u8]);
}

fn fill(bytes: &mut [u8]) -> bool {
    random(bytes);
    true
}
