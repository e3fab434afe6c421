//! One request, from its arrival to its reply and its line in the log.

use super::Emulator;
use super::fault::Fault;
use super::routes::Step;
use crate::host::{Kind, Line, Order, Output, Reply, header, is_type, names, replaced};
use crate::json::{Loose, Value, object};
use crate::form;
use alloc::{format, string::String, vec::Vec};

/// A request on its way to a reply.
pub struct Call {
    step: Step,
    /// The fields of its body, or of its query.
    pub fields: Value,
    fault: Option<Order<Fault>>,
    /// The names of what came encrypted and opened.
    pub sealed: Vec<String>,
    cookies: Vec<String>,
    /// The page of another origin that may read the reply.
    origin: Option<String>,
    now: i64,
    /// Whether failures are written as the JSPs write them: no JSON (6).
    pub careless: bool,
}

impl Call {
    /// A request as it arrives, with what goes wrong with it.
    pub fn arriving(emulator: &mut Emulator, step: Step, request: &Value, now: i64) -> Self {
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        let posted = text("method") == "POST";
        // Two calls say JSON of a body that is a form or none (4).
        let is_form = is_type(request, "application/x-www-form-urlencoded") || is_type(request, "application/json");
        let given = if posted && is_form { text("body") } else { text("query") };
        Self {
            step,
            fields: form::read(given).unwrap_or_default(),
            fault: emulator.faults.arriving(step.name()),
            sealed: Vec::new(),
            cookies: Vec::new(),
            origin: None,
            now,
            careless: false,
        }
    }

    /// A field; empty where there is none.
    pub fn field(&self, name: &str) -> &str {
        self.fields[name].as_str().unwrap_or_default()
    }

    /// Lets the page that asks read the reply, with its cookies (6).
    pub fn share(&mut self, request: &Value) {
        self.origin = Some(header(request, "origin").into()).filter(|origin: &String| !origin.is_empty());
    }

    /// Sets a cookie.
    pub fn cookie(&mut self, cookie: String) {
        self.cookies.push(cookie);
    }

    /// What was ordered instead of an answer: nothing is done then.
    pub fn ordered(&self) -> Option<Value> {
        match &self.fault.as_ref()?.kind {
            Kind::Drop { served: false } => Some(object([])),
            Kind::Special(Fault::Code { code, message }) => Some(self.refusal(code, message)),
            Kind::Special(Fault::Unescaped { message }) => Some(self.refusal("11020007", message)),
            Kind::Special(Fault::Status { word }) => Some(
                object([("result", false.into()), ("authStatus", word.as_str().into())]).with("errorCode", 0),
            ),
            _ => None,
        }
    }

    /// A refusal. The agents say so of the user's state, too.
    pub fn refusal(&self, code: &str, message: &str) -> Value {
        let is_agent = matches!(self.step, Step::Check | Step::Logon);
        let is_sso = matches!(self.step, Step::SsoCheck | Step::SsoLogon);
        let number = code.parse::<u64>().map_or_else(|_| code.into(), Value::from);
        object([
            ("result", is_sso.into()),
            ("authStatus", is_agent.then_some("SSOFail").into()),
            ("errorCode", if self.careless { code.into() } else { number }),
            ("errorMessage", message.into()),
        ])
    }

    /// The reply, under the name of HTML (6).
    pub fn reply(self, answer: &Value) -> Output {
        let answer = match self.fault.as_ref().map(|order| &order.kind) {
            Some(Kind::Special(Fault::Answer { set })) => {
                let set = set.as_object().into_iter().flatten();
                set.fold(answer.clone(), |answer, (name, value)| replaced(&answer, name, value.clone()))
            }
            _ => answer.clone(),
        };
        let failed = answer["result"].as_bool() == Some(false) && !answer["errorMessage"].is_null();
        let special = self.fault.as_ref().map(|order| &order.kind);
        let body = match special {
            Some(Kind::Special(Fault::TrailingComma)) => pasted(&answer, false, true),
            Some(Kind::Special(Fault::Unescaped { .. })) => pasted(&answer, true, false),
            Some(Kind::Special(Fault::Bom)) => format!("\u{feff}\r\n {answer}"),
            _ if self.careless && failed => pasted(&answer, true, true),
            _ => answer.to_string(),
        };
        let code = answer["errorCode"].text_or_number().unwrap_or_else(|| "0".into());
        self.sent(Reply::page(200, body), code)
    }

    /// This reply, and the line.
    pub fn sent(self, reply: Reply, code: String) -> Output {
        let reply = self.cookies.into_iter().fold(reply, Reply::cookie);
        let reply = match self.origin {
            None => reply,
            Some(origin) => reply
                .header("access-control-allow-origin", origin)
                .header("access-control-allow-credentials", "true")
                .header("vary", "origin"),
        };
        let reply = self.fault.iter().fold(reply, |reply, order| order.spoil(reply));
        let line =
            Line { at: self.now, step: self.step.name(), fields: names(&self.fields), sealed: self.sealed, code };
        Output::Reply(reply, Some(line))
    }
}

/// JSON as a page writes it that pastes texts together.
fn pasted(answer: &Value, raw: bool, comma: bool) -> String {
    let members = answer.as_object().into_iter().flatten();
    let member = |(name, value): (&String, &Value)| match value.as_str() {
        Some(text) if raw => format!("\"{name}\":\"{text}\""),
        _ => format!("\"{name}\":{value}"),
    };
    let all: Vec<String> = members.map(member).collect();
    format!("\r\n\r\n{{{}{}}}\r\n", all.join(","), if comma { "," } else { "" })
}
