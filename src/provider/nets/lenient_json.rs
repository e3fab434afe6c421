//! Replies as NETS's servers write them (6): JSON under the name of HTML, with a byte order mark or white space before it. A reply
//! about an error may be no JSON at all: it has a comma behind the last member, and texts pasted in without escapes.
//!
//! The host's reader reads a reply that is JSON. This one is written by hand because no library reads the other ones: a
//! quote inside a text can be told from the text's end only by knowing how these servers build their replies. A damaged reply
//! is read for its codes and is never believed to be a success, because a text that was pasted in could say one.

use crate::flow::TextOrNumber;
use crate::flow::host::{Host, Shape};
use crate::flow::reading::{Input, Readable, Unreadable};
use serde::{Deserialize, Deserializer};

/// A reply.
pub struct Reply<H> {
    /// An object with its members, or with those that could be read.
    pub value: H,
    /// It is not JSON, or no object.
    pub is_damaged: bool,
}

/// An error code of a reply, short and made of nothing but the characters of codes. `0` means that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ErrorCode(pub Option<String>);

/// Deeper than any reply nests.
const DEPTH: u8 = 8;

/// More members than any object of a reply has.
const MEMBERS: usize = 100;

/// The longest name that ends a text before it.
const NAME: usize = 40;

/// The longest code.
const CODE: usize = 20;

const ERROR_CODE: &str = "errorCode";

/// Reads a reply. It never fails: a text that is no reply has no members. `strict` reads JSON.
pub fn read<H: Host>(text: &str, strict: impl FnOnce(&str) -> Option<H>) -> Reply<H> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    match strict(text) {
        Some(value) if matches!(value.shape(), Shape::Object) => Reply { value, is_damaged: false },
        Some(_) => Reply { value: H::object(), is_damaged: true },
        None => Reply { value: damaged(text), is_damaged: true },
    }
}

/// Reads JSON by the host, but nothing with a name that stands twice in the reply: two readers could take different ones.
pub fn host_json<H: Host>(text: &str) -> Option<H> {
    let mut reader = Reader { text, at: 0, repeats: false };
    if reader.skip(b'{') {
        reader.object::<H>(DEPTH);
    }
    if reader.repeats { None } else { H::from_json(text) }
}

/// The names alone: a reply holds a person.
impl<H: Host> std::fmt::Debug for Reply<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply")
            .field("members", &self.value.names(MEMBERS))
            .field("is_damaged", &self.is_damaged)
            .finish()
    }
}

impl ErrorCode {
    /// The code in a text.
    #[must_use]
    pub fn cleaned(text: Option<&str>) -> Self {
        let code: String = text.unwrap_or_default().chars().filter(|c| is_of_code(*c)).take(CODE).collect();
        Self(Some(code).filter(|code| !code.is_empty() && code != "0"))
    }

    /// The code.
    #[must_use]
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::cleaned(TextOrNumber::deserialize(deserializer)?.as_deref()))
    }
}

impl Readable for ErrorCode {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        Ok(Self::cleaned(TextOrNumber::read_from(input)?.as_deref()))
    }
}

fn damaged<H: Host>(text: &str) -> H {
    let mut reader = Reader { text, at: 0, repeats: false };
    let mut value = if reader.skip(b'{') { reader.object(DEPTH) } else { H::object() };
    let is_code = matches!(value.member(ERROR_CODE).shape(), Shape::Text(_) | Shape::Number(_));
    // Whatever else is lost, the code is not.
    if let Some(code) = code_anywhere(text).filter(|_| !is_code) {
        value.set(ERROR_CODE, H::text(&code));
    }
    value
}

fn code_anywhere(text: &str) -> Option<String> {
    const NAMED: &[u8] = b"\"errorCode\"";
    // By bytes: the search for a text in a text would be another two kilobytes for a browser to load.
    let at = text.as_bytes().windows(NAMED.len()).position(|found| found == NAMED)?;
    let rest = text.get(at + NAMED.len()..)?.trim_start_matches([' ', '\t', '\r', '\n', ':', '"']);
    let code: String = rest.chars().take_while(|c| is_of_code(*c)).take(CODE).collect();
    (!code.is_empty()).then_some(code)
}

const fn is_of_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// A name stood twice in an object.
    repeats: bool,
}

/// The place of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
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

    /// The members up to the end of the object, or to a place that cannot be read.
    fn object<H: Host>(&mut self, depth: u8) -> H {
        let mut object = H::object();
        let mut names: Vec<String> = Vec::new();
        while !self.skip(b'}') && self.skip(b'"') && names.len() < MEMBERS {
            let name = self.string(Container::Name);
            if !self.skip(b':') {
                break;
            }
            let Some(value) = self.value(depth, Container::Object) else { break };
            // The first of repeated names counts, because the others may stand in a text that was pasted in.
            if names.contains(&name) {
                self.repeats = true;
            } else {
                object.set(&name, value);
                names.push(name);
            }
            if !self.skip(b',') && self.peek() != Some(b'}') {
                break;
            }
        }
        object
    }

    fn list<H: Host>(&mut self, depth: u8) -> H {
        let mut items = Vec::new();
        while !self.skip(b']') {
            let Some(value) = self.value(depth, Container::List) else { break };
            items.push(value);
            if !self.skip(b',') && self.peek() != Some(b']') {
                break;
            }
        }
        H::list(items)
    }

    fn value<H: Host>(&mut self, depth: u8, of: Container) -> Option<H> {
        let deeper = depth.checked_sub(1)?;
        if self.skip(b'"') {
            return Some(H::text(&self.string(of)));
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
            "null" | "true" | "false" => H::from_json(&word),
            _ => Some(H::text(&word)),
        }
    }

    /// The rest of a text after its opening quote: up to the quote that can only be its end.
    fn string(&mut self, of: Container) -> String {
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
                // Any other backslash stands for itself, because the text was pasted in.
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

    /// A text can end before this place.
    fn ends(&self, of: Container) -> bool {
        let mut next = Reader { text: self.text, at: self.at, repeats: false };
        next.space();
        match (next.peek(), of) {
            (Some(b':'), Container::Name) => true,
            (_, Container::Name) => false,
            (None | Some(b'}' | b']'), _) => true,
            (Some(b','), Container::List) => true,
            (Some(b','), Container::Object) => {
                next.at += 1;
                next.space();
                matches!(next.peek(), None | Some(b'}')) || next.skip(b'"') && next.is_name()
            }
            _ => false,
        }
    }

    /// A name follows, with its quote and its colon.
    fn is_name(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') && self.at - start < NAME {
            self.at += 1;
        }
        self.at > start && self.skip(b'"') && self.skip(b':')
    }
}
