//! The agent's cookies. They stay with the proxy, sealed in the flow, and go back to the agent alone. So neither their domain nor
//! their path matters, and no page ever has them.

use super::limits::{COOKIE_BYTES, COOKIES};
use crate::format::seoul;
use serde::{Deserialize, Serialize};

/// The cookies, the newest last.
#[derive(Default, Clone, Serialize, Deserialize)]
pub struct CookieJar(Vec<Cookie>);

/// A cookie. Its members have short names because a sealed flow has to fit into a header.
#[derive(Clone, Serialize, Deserialize)]
struct Cookie {
    #[serde(rename = "n")]
    name: String,
    #[serde(rename = "v")]
    value: String,
}

impl CookieJar {
    /// Takes the cookies that a response sets. One that is over or empty is forgotten; if there is no room, the oldest go.
    pub(super) fn absorb(&mut self, set_cookies: &[String], now: i64) {
        for line in set_cookies {
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            let (name, value) = (name.trim(), value.trim());
            if name.is_empty() || ![name, value].into_iter().all(is_plain) {
                continue;
            }
            self.0.retain(|cookie| cookie.name != name);
            if !value.is_empty() && !is_over(attributes, now) {
                self.0.push(Cookie { name: name.into(), value: value.into() });
            }
        }
        while self.0.len() > COOKIES || self.header().is_some_and(|header| header.len() > COOKIE_BYTES) {
            self.0.remove(0);
        }
    }

    /// The header `cookie`, if there are any.
    pub(super) fn header(&self) -> Option<String> {
        let pairs: Vec<String> = self.0.iter().map(|cookie| [&cookie.name, "=", &cookie.value].concat()).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

/// The number of cookies alone.
impl std::fmt::Debug for CookieJar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CookieJar").field(&self.0.len()).finish()
    }
}

/// A text that can stand in the header without ending anything (RFC 6265, 4.1.1, and the blanks and commas that agents write).
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b) && b != b';')
}

/// The attributes say that the cookie is to go: by a `Max-Age` that is not positive, or else by a year before this one in
/// `Expires`. A server that deletes a cookie names 1970; a cookie that runs out within this year is refused by the agent itself.
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
