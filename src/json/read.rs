//! Text to value: RFC 8259, with a byte order mark allowed at the start, as servers here send one.

use super::Value;
use alloc::{string::String, vec::Vec};

/// Deeper nesting than any message here has; it bounds the reader's stack.
const DEPTH: u8 = 16;

/// The text is not JSON, nests deeper than 16, or repeats a name in one object (two readers could take different ones).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotJson;

impl Value {
    /// Reads one JSON value, and nothing after it but white space.
    pub fn from_json(text: &str) -> Result<Self, NotJson> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEPTH)?;
        reader.space();
        if reader.at == text.len() { Ok(value) } else { Err(NotJson) }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Without slicing, whose panic would bring the formatting of text into the module.
    fn since(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn next(&mut self) -> Result<u8, NotJson> {
        let byte = self.peek().ok_or(NotJson)?;
        self.at += 1;
        Ok(byte)
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, NotJson> {
        if self.since(self.at, self.at + word.len()) == word {
            self.at += word.len();
            return Ok(value);
        }
        Err(NotJson)
    }

    fn value(&mut self, depth: u8) -> Result<Value, NotJson> {
        self.space();
        match self.peek().ok_or(NotJson)? {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => {
                self.at += 1;
                self.string().map(Value::Text)
            }
            b'[' => self.list(depth.checked_sub(1).ok_or(NotJson)?),
            b'{' => self.object(depth.checked_sub(1).ok_or(NotJson)?),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u8) -> Result<Value, NotJson> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.skip(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            match self.next()? {
                b',' => {}
                b']' => return Ok(Value::List(items)),
                _ => return Err(NotJson),
            }
        }
    }

    fn object(&mut self, depth: u8) -> Result<Value, NotJson> {
        self.at += 1;
        let mut members: Vec<(String, Value)> = Vec::new();
        self.space();
        if self.skip(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            if !self.skip(b'"') {
                return Err(NotJson);
            }
            let name = self.string()?;
            if members.iter().any(|(known, _)| *known == name) {
                return Err(NotJson);
            }
            self.space();
            if !self.skip(b':') {
                return Err(NotJson);
            }
            members.push((name, self.value(depth)?));
            self.space();
            match self.next()? {
                b',' => {}
                b'}' => return Ok(Value::Object(members)),
                _ => return Err(NotJson),
            }
        }
    }

    fn number(&mut self) -> Result<Value, NotJson> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        Ok(Value::Number(self.since(start, self.at).into()))
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(NotJson) }
    }

    /// The rest of a string after its opening quote.
    fn string(&mut self) -> Result<String, NotJson> {
        let mut out = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|b| b != b'"' && b != b'\\' && b >= b' ') {
                self.at += 1;
            }
            out.push_str(self.since(start, self.at));
            match self.next()? {
                b'"' => return Ok(out),
                b'\\' => out.push(self.escape()?),
                _ => return Err(NotJson),
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        Ok(match self.next()? {
            c @ (b'"' | b'\\' | b'/') => c as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.hex4()?;
                let code = if (0xd800..0xdc00).contains(&high) {
                    if self.next()? != b'\\' || self.next()? != b'u' {
                        return Err(NotJson);
                    }
                    let low = self.hex4()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(NotJson);
                    }
                    0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
                } else {
                    high
                };
                // A lone surrogate is no character, so it cannot be sealed as UTF-8.
                char::from_u32(code).ok_or(NotJson)?
            }
            _ => return Err(NotJson),
        })
    }

    fn hex4(&mut self) -> Result<u32, NotJson> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | (self.next()? as char).to_digit(16).ok_or(NotJson)?;
        }
        Ok(code)
    }
}
