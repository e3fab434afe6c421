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

/// An error that only JavaScript sees happen, in the words of the tables: its JSON.
#[cfg(any(feature = "proxy", feature = "emulator"))]
#[wasm_bindgen(js_name = localError)]
pub fn local_error(kind: &str, reason: &str, lang: &str) -> String {
    let reason = Reason::ALL.iter().copied().find(|r| r.id() == reason).unwrap_or(Reason::Bug);
    thrown(&Error::new(Kind::from_word(kind).unwrap_or(Kind::Bug), reason), lang)
}

fn thrown(error: &Error, lang: &str) -> String {
    error.to_value("", Lang::from_tag(lang)).to_json()
}

fn read(text: &str, lang: &str) -> Result<Value, String> {
    Value::from_json(text).map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), lang))
}

/// Runs one step: `{ provider, now, lang, config?, ... }` in; its own JSON, or that of an error, out.
fn run(text: &str, mut step: impl FnMut(&Value, &mut Turn<'_>) -> Result<Value, Error>) -> Result<String, String> {
    let input = read(text, "")?;
    let lang = Lang::from_tag(input.get("lang").text().unwrap_or_default());
    let mut fill = fill;
    let mut turn = Turn {
        now: input.get("now").integer().unwrap_or_default(),
        lang,
        config: input.get("config"),
        fill: &mut fill,
    };
    let provider = input.get("provider").text().unwrap_or_default();
    step(&input, &mut turn).map(|out| out.to_json()).map_err(|error| error.to_value(provider, lang).to_json())
}

fn fill(bytes: &mut [u8]) -> bool {
    getrandom::fill(bytes).is_ok()
}
