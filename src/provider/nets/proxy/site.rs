//! What the agent says of its site (4.1), and what of that the browser has to know.

use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::flow::form;
use crate::json::Value;
use crate::provider::nets::TRY;
use crate::provider::nets::agent_client::Said;
use crate::provider::nets::profile::{field, names};
use crate::provider::nets::settings::is_allowed;
use crate::wire::PublicKey;
use alloc::{format, string::String, vec::Vec};

/// `{ site, check, logon, logoff, returnUrl, names }`: the SSO server's addresses, each on a host of the settings.
pub(super) fn site(said: &Said, turn: &Turn<'_>) -> Result<Value, Error> {
    if !said.is_good(turn) {
        return Err(said.error("begin", turn));
    }
    let config = turn.config;
    let site = said.get("ssosite", turn).text_or_number().filter(|site| (1..=200).contains(&site.len()));
    let site = site.ok_or_else(|| bad_answer("begin"))?;
    let address = |name: &str| {
        let url = said.get(name, turn).text().ok_or_else(|| bad_answer("begin"))?;
        let listed = is_allowed(url, config.get("hosts"));
        if listed { Ok(url) } else { Err(Error::config("hosts", Reason::NotListed).at("begin")) }
    };
    let back = config.get("returnUrl").text().unwrap_or_default();
    let logoff = [(field(config, "ssosite"), site), (field(config, "returnURL"), back)];
    Ok(Value::object([
        ("site", site.into()),
        ("check", address("urlSSOCheckService")?.into()),
        ("logon", address("urlSSOLogonService")?.into()),
        ("logoff", with_query(address("urlSSOLogoffService")?, &form::write(&logoff)).into()),
        ("returnUrl", back.into()),
        ("names", names(config)),
    ]))
}

/// Where this page goes for a logon at page level, which comes back to `back` with the mark of this attempt.
pub(super) fn attempt(site: &Value, back: &str, mark: &str, turn: &Turn<'_>) -> Option<String> {
    let config = turn.config;
    let service = config.get("ssoServiceUrl").text().or_else(|| site.get("logon").text())?;
    let back = with_query(back, &form::write(&[(TRY, mark)]));
    let fields = [(field(config, "ssosite"), site.get("site").text()?), (field(config, "returnURL"), back.as_str())];
    Some(with_query(service, &form::write(&fields)))
}

fn with_query(url: &str, query: &str) -> String {
    let (url, fragment) = url.split_once('#').map_or((url, String::new()), |(url, rest)| (url, format!("#{rest}")));
    format!("{url}{}{query}{fragment}", if url.contains('?') { '&' } else { '?' })
}

/// The key that user id and password are encrypted with (4.6), where the agent gives one that is good enough.
pub(super) fn key(said: &Said, turn: &Turn<'_>) -> Result<Value, Error> {
    let text = |name: &str| said.value.get(name).text_or_number().filter(|text| (1..=1100).contains(&text.len()));
    let given = text("id").zip(text("modulus")).zip(text("exponent")).filter(|_| said.is_good(turn));
    let ((id, modulus), exponent) = given.ok_or_else(|| said.error("begin", turn))?;
    let least = turn.config.get("leastBits").integer().and_then(|bits| usize::try_from(bits).ok()).unwrap_or(2048);
    let bytes = |hex: &str| bytes_of(hex).ok_or_else(|| bad_answer("begin"));
    PublicKey::from_numbers(&bytes(modulus)?, &bytes(exponent)?, least)
        .map_err(|error| Error::config("credentials", error.reason).at("begin"))?;
    Ok(Value::object([("id", id.into()), ("modulus", modulus.into()), ("exponent", exponent.into())]))
}

/// Hexadecimal digits, of which the first may be left out.
fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hex.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| !digits.is_empty())?;
    let pairs = digits.rchunks(2).rev().map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) as u8);
    Some(pairs.collect())
}
