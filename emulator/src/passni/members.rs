//! What a bridge takes of a request before it asks its agent (4).

use super::place::Route;
use crate::json::Value;

/// The longest body.
pub const BODY: usize = 16 * 1024;

/// Whether the body has what this route needs, in the shape it needs it.
pub fn fit(route: Route, body: &Value) -> bool {
    let is_good = |name: &&str| body[name].as_str().is_some_and(|text| is_member(name, text));
    body.as_object().is_some() && route.members().iter().all(is_good)
}

fn is_member(name: &str, text: &str) -> bool {
    let length = text.chars().count();
    let every = |good: fn(u8) -> bool| text.bytes().all(good);
    match name {
        "ssoCode" => (1..=512).contains(&length) && every(|b| b.is_ascii_graphic()),
        "token" => (1..=4096).contains(&length) && every(|b| b.is_ascii_graphic()),
        "userIp" => (2..=45).contains(&length) && every(|b| b.is_ascii_hexdigit() || b":.".contains(&b)),
        _ => length <= 1024 && !text.chars().any(|c| c.is_control() && c != '\t'),
    }
}
