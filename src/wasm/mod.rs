//! The boundary: the only place that knows JavaScript. It converts, and decides nothing.
//!
//! An error crosses it in one way: the wire form of a `BoninError` is thrown, as an object.

mod host;
#[cfg(feature = "client")]
pub mod page;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod session;

#[cfg(feature = "client")]
use crate::error::Source;
use crate::error::{Error, Lang, Reason};
#[cfg(feature = "client")]
use crate::flow::Context;
use crate::flow::host::{Host, Shape};
#[cfg(not(feature = "proxy"))]
use crate::flow::value::Value;
#[cfg(feature = "client")]
use getrandom::SysRng;
use wasm_bindgen::JsValue;

/// Runs a step with the host's randomness.
#[cfg(feature = "client")]
fn context<T>(now: i64, run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    run(&mut Context { now, rng: &mut Source(SysRng) })
}

/// An error as it is thrown: its wire form, with its provider if it has one. A page's module leaves the sentence to its
/// JavaScript, which loads the sentences of one language.
#[cfg_attr(not(feature = "proxy"), expect(unused_variables, reason = "a page's module has no sentences"))]
fn thrown(error: &Error, provider: &str, lang: Lang) -> JsValue {
    #[cfg(feature = "proxy")]
    return crate::flow::proxy_call::driver::written(error, provider, lang).unwrap_or_else(JsValue::object);
    #[cfg(not(feature = "proxy"))]
    {
        let value = Value::of(error).ok().and_then(JsValue::from_value);
        let mut value = value.unwrap_or_else(JsValue::object);
        if !provider.is_empty() {
            value.set("provider", provider.into());
        }
        value
    }
}

#[cfg(feature = "proxy")]
fn lang_of(lang: &JsValue) -> Lang {
    Lang::from_tag(&lang.as_string().unwrap_or_default())
}

fn text(value: &JsValue, field: &str, lang: Lang) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| thrown(&Error::misuse(field, Reason::NotText), "", lang))
}

/// The latest time of a `Date`, in ms; the earliest is the same before 1970.
const LATEST: f64 = 8.64e15;

/// A time in ms, as `Date.now()` gives it.
fn time(value: &JsValue) -> Result<i64, JsValue> {
    match value.shape() {
        Shape::Number(now) if now.abs() <= LATEST => Ok(now.floor() as i64),
        _ => Err(thrown(&Error::misuse("now", Reason::NotListed), "", Lang::Ko)),
    }
}
