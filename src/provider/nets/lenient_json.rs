//! Replies as these servers write them (6): JSON under the name of HTML, with a byte order mark or white space before it. Where
//! they report an error it may be no JSON at all: a comma behind the last member, and texts pasted in as they are.
//!
//! What is damaged is read for its codes and never believed to be a success: a text that was pasted in could say one.

use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// A reply.
#[derive(Debug)]
pub struct Reply {
    /// Its members, or those that could be made out.
    pub value: Value,
    /// It was no JSON.
    pub damaged: bool,
}

/// Deeper than any reply nests.
const DEPTH: u8 = 8;

/// The longest name that ends a text before it.
const NAME: usize = 40;

/// The longest code.
const CODE: usize = 20;

/// Reads a reply. It never fails: of what is none, the members are none.
pub fn read(text: &str) -> Reply {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    match Value::from_json(text) {
        Ok(value) => Reply { damaged: value.members().is_none(), value },
        Err(_) => Reply { value: made_out(text), damaged: true },
    }
}

fn made_out(text: &str) -> Value {
    let mut reader = Reader { text, at: 0 };
    let value = if reader.skip(b'{') { reader.object(DEPTH) } else { Value::object([]) };
    if value.get("errorCode").text_or_number().is_some() {
        return value;
    }
    // Whatever else is lost, the code is not.
    let others = value.members().unwrap_or_default().iter().filter(|(name, _)| name != "errorCode").cloned();
    let code = after(text, b"\"errorCode\"").map(|rest| {
        let rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ':', '"']);
        let end = rest.chars().take_while(|c| is_of_code(*c)).count();
        kept(rest, is_of_code, end.min(CODE))
    });
    let code = code.filter(|code| !code.is_empty());
    Value::Object(others.collect()).with("errorCode", code)
}

/// What follows the first `wanted`. By bytes: a search for text would bring its own machinery into the browser's module.
fn after<'a>(text: &'a str, wanted: &[u8]) -> Option<&'a str> {
    let at = text.as_bytes().windows(wanted.len()).position(|found| found == wanted)?;
    text.get(at + wanted.len()..)
}

/// A code as a reply has it, short and of nothing but what a code is made of; empty where there is none. `0` is none, too.
pub fn code(given: &Value) -> String {
    let code = kept(given.text_or_number().unwrap_or_default(), is_of_code, CODE);
    if code == "0" { String::new() } else { code }
}

const fn is_of_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The characters that fit, so many at most.
pub fn kept(text: &str, fits: fn(char) -> bool, most: usize) -> String {
    let mut out = String::new();
    let mut left = most;
    for c in text.chars() {
        if left > 0 && fits(c) {
            left -= 1;
            out.push(c);
        }
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// What a text is a member of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Object,
    List,
    /// It is a member's name.
    Name,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn skip(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The members up to the end of the object, or to what cannot be read.
    fn object(&mut self, depth: u8) -> Value {
        let mut members: Vec<(String, Value)> = Vec::new();
        while !self.skip(b'}') && self.skip(b'"') {
            let name = self.string(Of::Name);
            if !self.skip(b':') {
                break;
            }
            let Some(value) = self.value(depth, Of::Object) else { break };
            // The first one: what follows may stand in a text.
            if !members.iter().any(|(known, _)| *known == name) {
                members.push((name, value));
            }
            if !self.skip(b',') && self.peek() != Some(b'}') {
                break;
            }
        }
        Value::Object(members)
    }

    fn list(&mut self, depth: u8) -> Value {
        let mut items = Vec::new();
        while !self.skip(b']') {
            let Some(value) = self.value(depth, Of::List) else { break };
            items.push(value);
            if !self.skip(b',') && self.peek() != Some(b']') {
                break;
            }
        }
        Value::List(items)
    }

    fn value(&mut self, depth: u8, of: Of) -> Option<Value> {
        let deeper = depth.checked_sub(1)?;
        if self.skip(b'"') {
            return Some(Value::Text(self.string(of)));
        }
        if self.skip(b'{') {
            return Some(self.object(deeper));
        }
        if self.skip(b'[') {
            return Some(self.list(deeper));
        }
        let mut word = String::new();
        while let Some(byte @ (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'+' | b'.' | b'_')) = self.peek() {
            word.push(char::from(byte));
            self.at += 1;
        }
        match word.as_str() {
            "" => None,
            "null" => Some(Value::Null),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => Some(Value::Text(word)),
        }
    }

    /// The rest of a text after its opening quote: up to the quote that can only be its end.
    fn string(&mut self, of: Of) -> String {
        let mut out = String::new();
        let mut chars = self.text.get(self.at..).unwrap_or_default().chars();
        while let Some(c) = chars.next() {
            self.at += c.len_utf8();
            if c == '"' && self.ends(of) {
                break;
            }
            if c != '\\' {
                out.push(c);
                continue;
            }
            let escaped = chars.clone().next();
            out.push(match escaped {
                Some(c @ ('"' | '\\' | '/')) => c,
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                // Any other stands for itself, as it was pasted in.
                _ => {
                    out.push('\\');
                    continue;
                }
            });
            chars.next();
            self.at += 1;
        }
        out
    }

    /// Whether a text can end before this place.
    fn ends(&self, of: Of) -> bool {
        let mut next = Reader { text: self.text, at: self.at };
        next.space();
        match (next.peek(), of) {
            (Some(b':'), Of::Name) => true,
            (_, Of::Name) => false,
            (None | Some(b'}' | b']'), _) => true,
            (Some(b','), Of::List) => true,
            (Some(b','), Of::Object) => {
                next.at += 1;
                next.space();
                matches!(next.peek(), None | Some(b'}')) || next.skip(b'"') && next.is_name()
            }
            _ => false,
        }
    }

    /// Whether a name follows, its quote and its colon.
    fn is_name(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') && self.at - start < NAME {
            self.at += 1;
        }
        self.at > start && self.skip(b'"') && self.skip(b':')
    }
}
