//! What the JavaScript host does for the emulator, and what proxies and browsers do with it.

use crate::random::Source;
use bonin::error::{Error, Lang};
use bonin_emulator::emulators;
use bonin_emulator::host::{Context, Emulators};
use bonin_emulator::json::{Value, read};
pub use serde_json::{Value as Json, json};

pub const ORIGIN: &str = "http://emulator.test";
pub const PASSWORD: &str = "passni-1234";
pub const MINUTE: i64 = 60_000;
pub const IP: &str = "198.51.100.1";
/// 2026-06-01 12:00:00 in Seoul.
const NOON: i64 = 1_780_282_800_000;

pub struct Host {
    emulators: Emulators,
    drawn: u8,
}

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    pub status: i64,
    pub text: String,
    pub body: Json,
    pub reply: Json,
}

impl Answer {
    /// What the bridge refuses it by; `ok` where it does not.
    pub fn code(&self) -> &str {
        self.body["errorCode"].as_str().unwrap_or("ok")
    }

    /// Where a browser is sent.
    pub fn location(&self) -> &str {
        self.reply["headers"]["location"].as_str().unwrap_or_default()
    }

    /// The code in the form of a page.
    pub fn sso_code(&self) -> Option<String> {
        let value = self.text.split("name=\"sso_code\" value=\"").nth(1)?;
        Some(value.split('"').next()?.into())
    }
}

pub fn secret(system: &str) -> String {
    format!("{system}-has-a-secret-of-32-characters")
}

pub fn system(id: &str) -> Json {
    json!({ "agentId": id, "name": id.to_uppercase(), "arriveUrl": format!("https://{id}.example/arrive"),
        "bridgeSecret": secret(id) })
}

pub fn made(agents: &Json) -> Result<Emulators, Error> {
    emulators(&value(&json!({ "passni": { "agents": agents } })))
}

fn value(json: &Json) -> Value {
    read(&json.to_string()).unwrap()
}

impl Host {
    /// Three systems.
    pub fn new() -> Self {
        let agents = json!(["one", "two", "three"].map(system));
        Self { emulators: made(&agents).unwrap(), drawn: 0 }
    }

    pub fn step(&mut self, input: &Json) -> Result<Json, Error> {
        let (emulators, drawn) = (&mut self.emulators, &mut self.drawn);
        let mut rng = Source(|bytes: &mut [u8]| {
            for byte in bytes.iter_mut() {
                *drawn = drawn.wrapping_mul(109).wrapping_add(89);
                *byte = *drawn;
            }
            *drawn = drawn.wrapping_add(1);
            true
        });
        let mut context = Context { now: NOON, lang: Lang::En, rng: &mut rng };
        let output = emulators.step(&value(input), &mut context)?;
        Ok(serde_json::to_value(&output).unwrap())
    }

    pub fn http(&mut self, method: &str, path: &str, headers: &Json, body: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let input = json!({ "type": "http", "id": "1", "method": method, "path": format!("/passni/{path}"),
            "query": query, "origin": ORIGIN, "headers": headers, "body": body });
        let reply = self.step(&input).unwrap()["reply"].clone();
        let text = reply["body"].as_str().unwrap().to_owned();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Answer { status: reply["status"].as_i64().unwrap(), body, text, reply }
    }

    /// The proxy of this system asks its bridge.
    pub fn ask(&mut self, system: &str, route: &str, body: &Json) -> Answer {
        let headers =
            json!({ "content-type": "application/json", "authorization": format!("Bearer {}", secret(system)) });
        self.http("POST", &format!("bridge/{system}/{route}"), &headers, &body.to_string())
    }

    pub fn exchange(&mut self, system: &str, code: &str) -> Answer {
        self.ask(system, "token", &json!({ "ssoCode": code, "userIp": IP, "userAgent": "B" }))
    }

    pub fn with_token(&mut self, system: &str, route: &str, token: &str) -> Answer {
        self.ask(system, route, &json!({ "token": token, "userIp": IP, "userAgent": "B" }))
    }

    /// What login-check says: a state, or why there is none.
    pub fn check(&mut self, system: &str, token: &str) -> String {
        let answer = self.ask(system, "login-check", &json!({ "token": token }));
        answer.body["code"].as_str().unwrap_or(answer.code()).into()
    }

    /// A browser with this cookie goes there.
    pub fn visit(&mut self, path: &str, cookie: &str) -> Answer {
        self.http("GET", path, &json!({ "cookie": format!("other=1; passni_central={cookie}") }), "")
    }

    /// The cookie of a user who logs in, in a browser that had this one.
    pub fn log_in(&mut self, user: &str, cookie: &str) -> String {
        let headers = json!({ "content-type": "application/json", "cookie": format!("passni_central={cookie}") });
        let body = json!({ "userId": user, "password": PASSWORD }).to_string();
        let answer = self.http("POST", "api/login", &headers, &body);
        let set = answer.reply["cookies"][0].as_str().expect("a cookie");
        set.strip_prefix("passni_central=").unwrap().split(';').next().unwrap().into()
    }

    /// A code for a system.
    pub fn code(&mut self, system: &str, cookie: &str) -> String {
        self.visit(&format!("login?agt_id={system}"), cookie).sso_code().expect("a code")
    }

    /// A token of a system.
    pub fn token(&mut self, system: &str, cookie: &str) -> String {
        let code = self.code(system, cookie);
        self.exchange(system, &code).body["token"].as_str().expect("a token").into()
    }

    pub fn control(&mut self, action: &str, mut input: Json) -> Result<Json, Error> {
        input["provider"] = json!("passni");
        self.step(&json!({ "type": "control", "action": action, "input": input }))
    }

    pub fn fault(&mut self, order: Json) {
        self.control("fault", order).unwrap();
    }

    pub fn advance(&mut self, ms: i64) {
        self.control("advance", json!({ "ms": ms })).unwrap();
    }
}
