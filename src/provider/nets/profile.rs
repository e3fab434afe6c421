//! What differs between the generations of the agents (4): paths, words, names. Each is a setting, since none of it is stated
//! by the vendor for all of them.

use crate::error::Reason;
use crate::json::Value;
use alloc::{format, string::String};

/// One generation, of the differences that are known.
struct Generation {
    name: &'static str,
    paths: [(&'static str, &'static str); 8],
    ops: &'static [(&'static str, &'static str)],
    /// Names that are not what they are called here.
    fields: &'static [(&'static str, &'static str)],
    /// What names a second factor to the agent: `ntfa` with `signature`, or `tfaID`.
    factor: &'static str,
}

/// The order of a generation's paths.
const CALLS: [&str; 8] = ["config", "check", "logon", "duplicate", "duplicateYes", "duplicateNo", "factor", "key"];

const fn paths(of: [&'static str; 8]) -> [(&'static str, &'static str); 8] {
    let mut all = [("", ""); 8];
    let mut at = 0;
    while at < 8 {
        all[at] = (CALLS[at], of[at]);
        at += 1;
    }
    all
}

const JAVA: [(&str, &str); 8] = paths([
    "nssoConfig.jsp",
    "checkLogon.jsp",
    "logonService.jsp",
    "dupChoiceReceive.jsp",
    "dupChoiceLogon.jsp",
    "dupChoiceCancel.jsp",
    "tfaReceive.jsp",
    "generateKey.jsp",
]);

/// What names the choice to the agent: the first generation alone writes it otherwise.
const USUAL: &[(&str, &str)] = &[("choiceRequest", "ssoRequest")];

static GENERATIONS: [Generation; 4] = [
    Generation {
        name: "v1",
        paths: JAVA,
        ops: &[("clear", "mode=clear")],
        fields: &[("choiceRequest", "ssorequest")],
        factor: "ntfa",
    },
    Generation { name: "v2020", paths: JAVA, ops: &[("clear", "mode=clear")], fields: USUAL, factor: "ntfa" },
    Generation {
        name: "v9",
        paths: paths(["config", "check", "check", "dup.jsp", "", "", "tfa.jsp", "gen_key.jsp"]),
        ops: &[("check", "AU"), ("logon", "LI"), ("duplicate", "DU"), ("clear", "op=NC")],
        fields: USUAL,
        factor: "tfaID",
    },
    Generation {
        name: "aspnet",
        paths: paths([
            "NSSOConfig",
            "CheckLogon",
            "LogonService",
            "DupChoiceReceive",
            "DupChoiceLogon",
            "DupChoiceCancel",
            "TFAReceive",
            "GenerateKey",
        ]),
        ops: &[("clear", "mode=clear")],
        fields: USUAL,
        factor: "ntfa",
    },
];

/// What is sent, by its usual name: by the browser to the SSO server first, then by the proxy to the agent.
const SENT_BY_BROWSER: usize = 10;
const FIELDS: [&str; 18] = [
    "userID",
    "password",
    "credType",
    "returnURL",
    "ssosite",
    "keyID",
    "tfaID",
    "code",
    "device",
    "credential",
    "op",
    "ssoResponse",
    "artifactID",
    "policyVersion",
    "ssoRequest",
    "choiceRequest",
    "ntfa",
    "signature",
];

/// What the agent's replies are read for, by its usual name.
const MEMBERS: [&str; 12] = [
    "authStatus",
    "errorCode",
    "errorMessage",
    "userId",
    "userAttribute",
    "dupIP",
    "dupTime",
    "ssosite",
    "urlSSOLogonService",
    "urlSSOCheckService",
    "urlSSOLogoffService",
    "credential",
];

const OPS: [&str; 4] = ["check", "logon", "duplicate", "clear"];
const STATUSES: [&str; 5] = ["success", "first", "fail", "unavailable", "denied"];
const OWN: [&str; 7] = ["like", "paths", "ops", "fields", "members", "statuses", "factor"];

/// The setting `profile`: the name of a generation, or `{ like, ... }` with what differs from it. Faults by their dotted names.
pub(super) fn configure(given: &Value, fault: &mut dyn FnMut(&str, Reason)) -> Value {
    let like = given.text().or_else(|| given.get("like").text());
    let Some(base) = GENERATIONS.iter().find(|generation| Some(generation.name) == like) else {
        let field = if given.members().is_some() { "profile.like" } else { "profile" };
        fault(field, if like.is_none() && given.get("like").is_null() { Reason::Missing } else { Reason::NotListed });
        return Value::Null;
    };
    for (name, _) in given.members().unwrap_or_default() {
        if !OWN.contains(&name.as_str()) {
            fault(&format!("profile.{name}"), Reason::UnknownField);
        }
    }
    let mut table = |part: &str, known: &[&str], usual: &[(&str, &str)], fits: fn(&str) -> bool| {
        let own = given.get(part);
        if !own.is_null() && own.members().is_none() {
            fault(&format!("profile.{part}"), Reason::NotObject);
        }
        for (name, value) in own.members().unwrap_or_default() {
            if !known.contains(&name.as_str()) {
                fault(&format!("profile.{part}.{name}"), Reason::UnknownField);
            } else if !value.text().is_some_and(fits) {
                fault(&format!("profile.{part}.{name}"), Reason::BadSetting);
            }
        }
        known.iter().fold(Value::object([]), |all, name| {
            let usual = usual.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
            all.with(name, own.get(name).text().or(usual))
        })
    };
    let paths = table("paths", &CALLS, &base.paths, is_path);
    let ops = table("ops", &OPS, base.ops, is_op);
    let fields = table("fields", &FIELDS, base.fields, is_name);
    let members = table("members", &MEMBERS, &[], is_name);
    let factor = given.get("factor").text().unwrap_or(base.factor);
    if !["ntfa", "tfaID"].contains(&factor) || !given.get("factor").is_null() && given.get("factor").text().is_none() {
        fault("profile.factor", Reason::NotListed);
    }
    let statuses = spellings(given.get("statuses"), fault);
    Value::object([
        ("paths", paths),
        ("ops", ops),
        ("fields", fields),
        ("members", members),
        ("factor", factor.into()),
        ("statuses", statuses),
    ])
}

/// More spellings of the states, `{ success: ['…'] }`.
fn spellings(given: &Value, fault: &mut dyn FnMut(&str, Reason)) -> Value {
    if !given.is_null() && given.members().is_none() {
        fault("profile.statuses", Reason::NotObject);
    }
    for (name, words) in given.members().unwrap_or_default() {
        let listed = words.list().is_some_and(|words| words.iter().all(|word| word.text().is_some_and(is_name)));
        match STATUSES.contains(&name.as_str()) {
            false => fault(&format!("profile.statuses.{name}"), Reason::UnknownField),
            true if !listed => fault(&format!("profile.statuses.{name}"), Reason::BadSetting),
            true => {}
        }
    }
    given.clone()
}

/// A path below the agent's base, or with a slash before it one from its origin; none where the agent has no such call.
fn is_path(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/');
    text.len() <= 100 && text.bytes().all(plain) && !text.starts_with("//") && !text.contains("..")
}

fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

fn is_op(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'='))
}

/// The name by which something is sent.
pub(super) fn field<'a>(config: &'a Value, usual: &'a str) -> &'a str {
    config.get("profile").get("fields").get(usual).text().unwrap_or(usual)
}

/// A member of an agent's reply.
pub(super) fn member<'a>(config: &Value, reply: &'a Value, usual: &str) -> &'a Value {
    reply.get(config.get("profile").get("members").get(usual).text().unwrap_or(usual))
}

/// The names that the browser needs: those that are not the usual ones, of what it sends.
pub(super) fn names(config: &Value) -> Value {
    let fields = config.get("profile").get("fields");
    FIELDS.iter().take(SENT_BY_BROWSER).fold(Value::object([]), |all, name| all.with(name, fields.get(name).clone()))
}

/// How a state is compared: without its underlines, whatever its case.
pub(super) fn bare(word: &str) -> String {
    word.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect()
}
