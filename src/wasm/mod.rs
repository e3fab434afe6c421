//! The boundary: strings in, strings out, no logic. A failure is thrown as the JSON of an error, which JavaScript makes a
//! `BoninError` of.

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "emulator")]
pub mod emulator;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod session;

use crate::error::{Error, Kind, Lang, Reason};
use crate::flow::Turn;
use crate::json::Value;
use alloc::string::String;
#[cfg(any(feature = "proxy", feature = "emulator"))]
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "client")]
/// Runs one call: `{ now, lang, config?, ... }` in; its own JSON, or `{ error }`, out. Errors are values and not exceptions,
/// since those would bring JavaScript's objects into the module.
fn answer(text: &str, mut call: impl FnMut(&Value, &mut Turn<'_>) -> Result<Value, Error>) -> String {
    let input = Value::from_json(text);
    let empty = Value::Null;
    let given = input.as_ref().unwrap_or(&empty);
    let mut fill = |bytes: &mut [u8]| getrandom::fill(bytes).is_ok();
    let mut turn = Turn {
        now: given.get("now").integer().unwrap_or_default(),
        lang: Lang::from_tag(given.get("lang").text().unwrap_or_default()),
        config: given.get("config"),
        fill: &mut fill,
    };
    let lang = turn.lang;
    let done = if input.is_ok() { call(given, &mut turn) } else { Err(Error::new(Kind::Misuse, Reason::NotJson)) };
    let provider = given.get("provider").text().unwrap_or_default();
    done.unwrap_or_else(|error| Value::object([("error", error.to_value(provider, lang))])).to_json()
}

#[cfg(any(feature = "proxy", feature = "emulator"))]
/// An error that only JavaScript sees happen, in the words of the tables: its JSON.
#[wasm_bindgen(js_name = localError)]
pub fn local_error(kind: &str, reason: &str, lang: &str) -> String {
    let reason = Reason::ALL.iter().copied().find(|r| r.id() == reason).unwrap_or(Reason::Bug);
    thrown(&Error::new(Kind::from_word(kind).unwrap_or(Kind::Bug), reason), lang)
}

#[cfg(any(feature = "proxy", feature = "emulator"))]
fn thrown(error: &Error, lang: &str) -> String {
    error.to_value("", Lang::from_tag(lang)).to_json()
}

#[cfg(any(feature = "proxy", feature = "emulator"))]
fn read(text: &str, lang: &str) -> Result<Value, String> {
    Value::from_json(text).map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), lang))
}

#[cfg(any(feature = "proxy", feature = "emulator"))]
/// Runs one step: `{ now, lang, config?, ... }` in, the step's own JSON out.
fn run(text: &str, mut step: impl FnMut(&Value, &mut Turn<'_>) -> Result<Value, Error>) -> Result<String, String> {
    let input = read(text, "")?;
    let lang = input.get("lang").text().unwrap_or_default();
    let provider = input.get("provider").text().unwrap_or_default();
    let mut fill = fill;
    let mut turn = Turn {
        now: input.get("now").integer().unwrap_or_default(),
        lang: Lang::from_tag(lang),
        config: input.get("config"),
        fill: &mut fill,
    };
    let result = step(&input, &mut turn);
    result.map(|out| out.to_json()).map_err(|error| error.to_value(provider, Lang::from_tag(lang)).to_json())
}

#[cfg(any(feature = "proxy", feature = "emulator"))]
fn fill(bytes: &mut [u8]) -> bool {
    getrandom::fill(bytes).is_ok()
}
