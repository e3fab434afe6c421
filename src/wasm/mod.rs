//! The boundary: strings in, strings out, no logic. A failure is thrown as the JSON of an error, which JavaScript makes a
//! `BoninError` of.

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod session;

use crate::error::{Error, Kind, Lang, Reason, Source};
use crate::flow::Turn;
use crate::json::Value;
#[cfg(feature = "proxy")]
use alloc::string::String;
use getrandom::SysRng;
#[cfg(feature = "proxy")]
use wasm_bindgen::prelude::wasm_bindgen;

/// An error that only JavaScript sees happen, in the words of the tables: its JSON.
#[cfg(feature = "proxy")]
#[wasm_bindgen(js_name = localError)]
pub fn local_error(kind: &str, reason: &str, lang: &str) -> String {
    let reason = Reason::ALL.iter().copied().find(|r| r.id() == reason).unwrap_or(Reason::Bug);
    thrown(&Error::new(Kind::from_word(kind).unwrap_or(Kind::Bug), reason), lang)
}

static NULL: Value = Value::Null;

#[cfg(feature = "proxy")]
fn thrown(error: &Error, lang: &str) -> String {
    error.to_value("", Lang::from_tag(lang)).to_json()
}

#[cfg(feature = "proxy")]
fn read(text: &str, lang: &str) -> Result<Value, String> {
    Value::from_json(text).map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), lang))
}

/// Runs one step: `{ provider, now, lang, config?, ... }` in; its own answer, or the wire form of an error, out.
fn run(text: &str, step: impl FnOnce(&Value, &mut Turn<'_>) -> Result<Value, Error>) -> Result<Value, Value> {
    let read = Value::from_json(text);
    let input = read.as_ref().unwrap_or(&NULL);
    let lang = Lang::from_tag(input.get("lang").text().unwrap_or_default());
    let mut rng = Source(SysRng);
    let mut turn = Turn {
        now: input.get("now").integer().unwrap_or_default(),
        lang,
        config: input.get("config"),
        // Only a proxy has callers: what a browser loads need not look for them.
        caller: if cfg!(feature = "proxy") { input.get("caller") } else { &NULL },
        rng: &mut rng,
    };
    let provider = input.get("provider").text().unwrap_or_default();
    let done = if read.is_ok() { step(input, &mut turn) } else { Err(Error::new(Kind::Misuse, Reason::NotJson)) };
    done.map_err(|error| error.to_value(provider, lang))
}

/// The same, both sides as JSON: what a build throws that can afford exceptions.
#[cfg(feature = "proxy")]
fn run_or_throw(
    text: &str,
    step: impl FnOnce(&Value, &mut Turn<'_>) -> Result<Value, Error>,
) -> Result<String, String> {
    run(text, step).map(|answer| answer.to_json()).map_err(|error| error.to_json())
}
