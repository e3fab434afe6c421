//! The published types of faults, steps and options, as far as these tests compare them with Rust.

use std::collections::{BTreeMap, BTreeSet};

/// An object type: its members, and the words of each, where a member is one of several words.
pub type Members = BTreeMap<String, BTreeSet<String>>;

/// The types that all providers have.
pub const COMMON: &str = include_str!("../../../pkg-template/types/emulator-faults.d.ts");

/// The kinds of faults of a type, and the members of each besides `kind`.
pub fn faults(text: &str, name: &str) -> BTreeMap<String, Members> {
    let mut kinds: BTreeMap<String, Members> = BTreeMap::new();
    for mut members in objects(&declaration(text, name)) {
        let kind = members.remove("kind").expect("a kind").pop_first().expect("one word");
        kinds.entry(kind).or_default().extend(members);
    }
    kinds
}

/// The steps of a provider.
pub fn steps(text: &str, name: &str) -> BTreeSet<String> {
    let text = declaration(text, name);
    words(between(&text, "\n  step:", ";"))
}

/// The options of a provider.
pub fn options(text: &str, name: &str) -> Members {
    let text = declaration(text, name);
    let order = format!("{{{}}}", between(&text, "\n  order: {", "\n  };"));
    objects(&order).remove(0)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).expect(start).1;
    rest.split_once(end).expect(end).0
}

/// The text of a declaration, without comments.
fn declaration(text: &str, name: &str) -> String {
    let starts = [format!("export type {name} ="), format!("export interface {name} {{")];
    let from = starts.iter().find_map(|start| text.find(start)).expect(name);
    let rest = &text[from..];
    let rest = &rest[..rest[1..].find("\nexport ").map_or(rest.len(), |end| end + 1)];
    let mut plain = String::new();
    let mut left = rest;
    while let Some((before, after)) = left.split_once("/*") {
        plain.push_str(before);
        left = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + left
}

/// The object types in a text.
fn objects(text: &str) -> Vec<Members> {
    let (mut depth, mut found, mut own) = (0, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => own.push(c),
            _ => {}
        }
        if c == '}' && depth == 0 {
            found.push(std::mem::take(&mut own).split(';').filter_map(member).collect());
        }
    }
    found
}

/// `readonly name?: 'word' | 'word'`.
fn member(text: &str) -> Option<(String, BTreeSet<String>)> {
    let (name, kind) = text.trim().strip_prefix("readonly ")?.split_once(':')?;
    Some((name.trim_end_matches('?').into(), words(kind)))
}

fn words(text: &str) -> BTreeSet<String> {
    text.split('\'').skip(1).step_by(2).map(String::from).collect()
}
