//! The older boundary, as JSON texts.

use super::fill;
use crate::error::{Error, Kind, Lang, Reason};
use crate::flow::Turn;
use crate::json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// An error that only JavaScript sees happen, in the words of the tables: its JSON.
#[wasm_bindgen(js_name = localError)]
pub fn local_error(kind: &str, reason: &str, lang: &str) -> String {
    let reason = Reason::ALL.iter().copied().find(|r| r.id() == reason).unwrap_or(Reason::Bug);
    thrown(&Error::new(Kind::from_word(kind).unwrap_or(Kind::Bug), reason), lang)
}

static NULL: Value = Value::Null;

pub(super) fn thrown(error: &Error, lang: &str) -> String {
    error.to_value("", Lang::from_tag(lang)).to_json()
}

pub(super) fn read(text: &str, lang: &str) -> Result<Value, String> {
    Value::from_json(text).map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), lang))
}

/// Runs one step: `{ provider, now, lang, config?, ... }` in; its own answer, or the wire form of an error, out.
pub(super) fn run_or_throw(
    text: &str,
    step: impl FnOnce(&Value, &mut Turn<'_>) -> Result<Value, Error>,
) -> Result<String, String> {
    let read = Value::from_json(text);
    let input = read.as_ref().unwrap_or(&NULL);
    let lang = Lang::from_tag(input.get("lang").text().unwrap_or_default());
    let mut fill = fill;
    let mut turn = Turn {
        now: input.get("now").integer().unwrap_or_default(),
        lang,
        config: input.get("config"),
        caller: input.get("caller"),
        fill: &mut fill,
    };
    let provider = input.get("provider").text().unwrap_or_default();
    let done = if read.is_ok() { step(input, &mut turn) } else { Err(Error::new(Kind::Misuse, Reason::NotJson)) };
    done.map(|answer| answer.to_json()).map_err(|error| error.to_value(provider, lang).to_json())
}
