//! The agent's cookies. They stay with the proxy, sealed in the flow, and go back to the agent alone: so neither their domain
//! nor their path matters, and no page ever has them.

use crate::flow::snapshot::text;
use crate::json::Value;
use crate::format::seoul;
use alloc::{string::String, vec::Vec};

/// How many cookies are kept, and how long they are in all: the flow has to fit into a header (see the README).
const COUNT: usize = 20;
const BYTES: usize = 3000;

/// Names and values, the newest last.
#[derive(Default, Clone)]
pub(super) struct Jar(Vec<(String, String)>);

impl Jar {
    /// Takes what an answer sets: a cookie that is over or empty is forgotten; where there is no room, the oldest go.
    pub(super) fn absorb(&mut self, set_cookies: &[String], now: i64) {
        for line in set_cookies {
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            let (name, value) = (name.trim(), value.trim());
            if name.is_empty() || ![name, value].into_iter().all(is_plain) {
                continue;
            }
            self.0.retain(|(known, _)| known != name);
            if !value.is_empty() && !is_over(attributes, now) {
                self.0.push((name.into(), value.into()));
            }
        }
        while self.0.len() > COUNT || self.header().len() > BYTES {
            self.0.remove(0);
        }
    }

    /// The header `cookie`; empty where there is none.
    pub(super) fn header(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| [name, "=", value].concat()).collect();
        pairs.join("; ")
    }

    pub(super) fn write(&self) -> Value {
        let pair = |(name, value): &(String, String)| {
            Value::object([("n", name.as_str().into()), ("v", value.as_str().into())])
        };
        self.0.iter().map(pair).collect::<Vec<_>>().into()
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        let pair = |pair: &Value| Some((text(pair, "n")?, text(pair, "v")?));
        Some(Self(value.list()?.iter().map(pair).collect::<Option<_>>()?))
    }
}

/// How many, and nothing of them.
impl core::fmt::Debug for Jar {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Jar").field(&self.0.len()).finish()
    }
}

/// What can stand in the header without ending anything (RFC 6265, 4.1.1, and the blanks and commas that agents write).
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b) && b != b';')
}

/// Whether the attributes say that the cookie is to go: a `Max-Age` that is not positive, or else a year before this one in
/// `Expires`. Who deletes a cookie names 1970; one that runs out later within a year is refused by the agent itself.
fn is_over(attributes: &str, now: i64) -> bool {
    let find = |wanted: &str| {
        let pairs = attributes.split(';').filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.trim(), value.trim())).find(|(name, _)| name.eq_ignore_ascii_case(wanted))
    };
    if let Some((_, age)) = find("max-age") {
        return age.parse::<i64>().is_ok_and(|age| age <= 0);
    }
    let year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?.parse::<i64>().ok();
    let this = seoul::today(now).get(..4).and_then(|text| text.parse().ok());
    find("expires").and_then(|(_, date)| year(date)).zip(this).is_some_and(|(year, this): (i64, i64)| year < this)
}
