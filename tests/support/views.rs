//! Everything that the views of a table hold, written down as TypeScript: `npm run test:types` compares it with the types that
//! the package publishes.

use super::Json;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

thread_local! {
    /// The views that this thread has seen.
    static SEEN: RefCell<Views> = RefCell::default();
}

/// Views, by the state's name.
#[derive(Default)]
pub struct Views(BTreeMap<String, Object>);

/// Objects that stand in the same place.
#[derive(Default)]
struct Object {
    times: usize,
    members: BTreeMap<String, Member>,
}

#[derive(Default)]
struct Member {
    times: usize,
    types: BTreeSet<String>,
    object: Option<Object>,
}

/// Notes a view; `Browser` does it with all that it sees.
pub fn note(view: &Json) {
    if let Some(name) = view["name"].as_str() {
        SEEN.with_borrow_mut(|seen| seen.0.entry(name.into()).or_default().add(view));
    }
}

impl Views {
    /// The views that this thread has seen since the last time.
    pub fn take() -> Self {
        SEEN.take()
    }

    /// Compares the views with `tests/types/views/{provider}.ts`, which compares them with the published type `state`;
    /// `BLESS=1` writes the file.
    #[track_caller]
    pub fn assert_written(&self, provider: &str, state: &str) {
        let path = format!("{}/tests/types/views/{provider}.ts", env!("CARGO_MANIFEST_DIR"));
        let text = typescript(provider, state, &self.0);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path, text).unwrap();
        } else {
            let written = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(written == text, "{path} is not the table's; the test writes it with `BLESS=1`:\n{text}");
        }
    }
}

fn typescript(provider: &str, state: &str, seen: &BTreeMap<String, Object>) -> String {
    let views: String = seen.iter().map(|(name, view)| format!("  {name}: {};\n", view.typed("  "))).collect();
    format!(
        "// The views of the table of `{provider}`. Written by `BLESS=1 cargo test --test {provider} diagram`.\n\
         import type {{ {state} }} from 'bonin';\n\
         import type {{ Same }} from '../same.js';\n\n\
         type Views = {{\n{views}}};\n\n\
         export const same: Same<{state}, Views> = true;\n"
    )
}

impl Object {
    fn add(&mut self, value: &Json) {
        self.times += 1;
        for (name, value) in value.as_object().into_iter().flatten() {
            self.members.entry(name.clone()).or_default().add(name, value);
        }
    }

    fn typed(&self, indent: &str) -> String {
        let members = self.members.iter().map(|(name, member)| {
            let mark = if member.times < self.times { "?" } else { "" };
            format!("{indent}  {name}{mark}: {};\n", member.typed(&format!("{indent}  ")))
        });
        format!("{{\n{}{indent}}}", members.collect::<String>())
    }
}

impl Member {
    fn add(&mut self, name: &str, value: &Json) {
        self.times += 1;
        match value {
            // The members of an error are compared on their own.
            Json::Object(_) if name == "error" => self.is("object"),
            Json::Object(_) => self.object.get_or_insert_default().add(value),
            Json::Array(words) => words.iter().for_each(|word| self.is(&quoted(word))),
            // Of a closed list; other texts are anything.
            Json::String(_) if ["name", "pending", "how"].contains(&name) => self.is(&quoted(value)),
            Json::String(_) => self.is("string"),
            Json::Number(_) => self.is("number"),
            Json::Bool(value) => self.is(if *value { "true" } else { "false" }),
            Json::Null => self.is("null"),
        }
    }

    fn is(&mut self, name: &str) {
        self.types.insert(name.into());
    }

    fn typed(&self, indent: &str) -> String {
        match &self.object {
            Some(object) => object.typed(indent),
            None if self.types.is_empty() => "never".into(),
            None => self.types.iter().map(String::as_str).collect::<Vec<_>>().join(" | "),
        }
    }
}

fn quoted(word: &Json) -> String {
    format!("'{}'", word.as_str().unwrap())
}
