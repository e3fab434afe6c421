//! What the SSO server wants to have done after a logon (4.10, 4.11): other pages told, a page moved to. None of it is done
//! with an address that the operator did not list.

use crate::flow::form;
use crate::json::Value;
use crate::provider::nets::settings::is_allowed;
use alloc::vec::Vec;

/// How many requests, and how long they are in all: they are sealed into the flow.
const MOVES: usize = 5;
const BYTES: usize = 1200;

/// What a request of `moveUrl` tells the other domain, as the reply has it.
const TOLD: [&str; 3] = ["domainCred", "dupinfo", "uccp"];

/// The requests that the browser is to send, each `{ url, body }`.
pub(super) fn moves(reply: &Value, config: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for entry in reply.get("moveUrl").list().unwrap_or_default() {
        let url = entry.text().or_else(|| entry.get("url").text()).unwrap_or_default();
        let clears = entry.get("urlType").text_or_number() == Some("1");
        let body = if clears {
            config.get("profile").get("ops").get("clear").text().unwrap_or_default().into()
        } else {
            let told = TOLD.map(|name| (name, reply.get(name).text_or_number().unwrap_or_default()));
            form::write(&told.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>())
        };
        all.push((url, body));
    }
    for entry in reply.get("authnGroup").list().unwrap_or_default() {
        let params = entry.get("params").list().unwrap_or_default().iter();
        let pairs = params.filter_map(|pair| Some((pair.get("key").text()?, pair.get("value").text_or_number()?)));
        all.push((entry.get("url").text().unwrap_or_default(), form::write(&pairs.collect::<Vec<_>>())));
    }
    let mut room = BYTES;
    let mut kept = Vec::new();
    for (url, body) in all.into_iter().filter(|(url, _)| is_allowed(url, config.get("hosts"))).take(MOVES) {
        let Some(left) = room.checked_sub(url.len() + body.len()) else { continue };
        room = left;
        kept.push(Value::object([("url", url.into()), ("body", body.into())]));
    }
    kept
}

/// Where the page is to go, for older sites.
pub(super) fn gate<'a>(reply: &'a Value, config: &Value) -> Option<&'a str> {
    reply.get("gateUrl").text().filter(|url| is_allowed(url, config.get("hosts")))
}
