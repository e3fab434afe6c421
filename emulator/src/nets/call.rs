//! One request, from its arrival to its reply and its line in the log.

use super::Emulator;
use super::fault::Fault;
use super::messages::{Answer, Fields, More};
use super::routes::Step;
use crate::host::{Line, Order, Output, Reply, Request, TextOrNumber};
use crate::json::{Body, Map, Value, members, replace};

/// The text of a refusal that a test ordered without one.
const ORDERED: &str = "에뮬레이터가 시킨 오류";

/// A request on its way to a reply.
pub struct Call {
    step: Step,
    pub fields: Fields,
    /// The names of its fields, for the log.
    names: Vec<String>,
    order: Option<Order<Fault>>,
    /// The names of the fields that came encrypted and opened.
    pub sealed: Vec<String>,
    cookies: Vec<String>,
    /// The page of another origin that may read the reply.
    origin: Option<String>,
    now: i64,
    /// Failures are written as the JSPs write them: no JSON (6).
    pub careless: bool,
}

impl Call {
    /// A request as it arrives, with what goes wrong with it.
    pub fn arriving(emulator: &mut Emulator, step: Step, request: &Request, now: i64) -> Self {
        // Two calls say JSON of a body that is a form or none (4).
        let is_form = request.method == "POST" && (request.is_form() || request.is_json());
        Self::with(emulator, step, &if is_form { request.form() } else { request.query() }, now)
    }

    /// The same for a request whose fields were read already.
    pub fn with(emulator: &mut Emulator, step: Step, body: &Body, now: i64) -> Self {
        Self {
            step,
            fields: body.to(),
            names: body.names(),
            order: emulator.faults.arriving(step),
            sealed: Vec::new(),
            cookies: Vec::new(),
            origin: None,
            now,
            careless: false,
        }
    }

    /// Lets the page that asks read the reply, with its cookies (6).
    pub fn share(&mut self, request: &Request) {
        self.origin = Some(request.header("origin").into()).filter(|origin: &String| !origin.is_empty());
    }

    /// Sets a cookie.
    pub fn cookie(&mut self, cookie: String) {
        self.cookies.push(cookie);
    }

    fn fault(&self) -> Option<&Fault> {
        self.order.as_ref().and_then(Order::special)
    }

    /// The answer that was ordered: the step has no effect then.
    pub fn ordered(&self) -> Option<Answer> {
        if self.order.as_ref()?.drops_unseen() {
            return Some(Answer::default());
        }
        Some(match self.fault()? {
            Fault::Code { code, message } => self.refusal(code, message.as_deref().unwrap_or(ORDERED)),
            Fault::Unescaped { message } => self.refusal("11020007", message),
            Fault::AuthStatus { word } => Answer {
                result: Some(false),
                auth_status: Some(word.clone()),
                error_code: Some(TextOrNumber::Number(0)),
                ..Answer::default()
            },
            Fault::Answer { .. } | Fault::Bom | Fault::TrailingComma => return None,
        })
    }

    /// A refusal. The agents say so of the user's state, too.
    pub fn refusal(&self, code: &str, message: &str) -> Answer {
        let is_agent = matches!(self.step, Step::Check | Step::Logon);
        let is_sso = matches!(self.step, Step::SsoCheck | Step::SsoLogon);
        let number = code.parse().ok().filter(|_| !self.careless).map(TextOrNumber::Number);
        Answer {
            result: Some(is_sso),
            auth_status: is_agent.then(|| "SSOFail".into()),
            error_code: Some(number.unwrap_or_else(|| TextOrNumber::Text(code.into()))),
            error_message: Some(message.into()),
            more: More::Nothing,
        }
    }

    /// The reply, under the name of HTML (6).
    pub fn reply(self, answer: &Answer) -> Output {
        let mut members = members(answer);
        if let Some(Fault::Answer { set }) = self.fault() {
            replace(&mut members, &set.0);
        }
        let member = |name: &str| members.get(name);
        let failed = member("result").and_then(Value::as_bool) == Some(false) && member("errorMessage").is_some();
        let code = match member("errorCode") {
            Some(Value::String(code)) => code.clone(),
            Some(Value::Number(code)) => code.to_string(),
            _ => "0".into(),
        };
        let body = match self.fault() {
            Some(Fault::TrailingComma) => pasted(&members, false, true),
            Some(Fault::Unescaped { .. }) => pasted(&members, true, false),
            Some(Fault::Bom) => format!("\u{feff}\r\n {}", Value::Object(members)),
            _ if self.careless && failed => pasted(&members, true, true),
            _ => Value::Object(members).to_string(),
        };
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
        let reply = self.order.iter().fold(reply, |reply, order| order.spoil(reply));
        let line = Line { at: self.now, step: self.step.word(), fields: self.names, sealed: self.sealed, code };
        Output::Reply(reply, Some(line))
    }
}

/// JSON as it comes from a page that pastes texts together.
fn pasted(members: &Map<String, Value>, raw: bool, comma: bool) -> String {
    let member = |(name, value): (&String, &Value)| match value.as_str() {
        Some(text) if raw => format!("\"{name}\":\"{text}\""),
        _ => format!("\"{name}\":{value}"),
    };
    let all: Vec<String> = members.iter().map(member).collect();
    format!("\r\n\r\n{{{}{}}}\r\n", all.join(","), if comma { "," } else { "" })
}
