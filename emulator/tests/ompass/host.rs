//! What the JavaScript host does for the emulator, and what a relying party, its user and a test do with it.

use crate::support::{self, Json, json};
use bonin_emulator::emulators;
use bonin_emulator::host::Emulators;

pub const ORIGIN: &str = "http://emulator.test";
pub const CLIENT: &str = "bonin-emulator-0001";
pub const SECRET: &str = "the-secret-key";
pub const BACK: &str = "https://shop.example/callback";
pub const PHONE: &str = "01012345678";
/// 2026-06-01 12:00:00 in Seoul.
pub const NOON: i64 = 1_780_282_800_000;
pub const MINUTE: i64 = 60_000;

pub struct Host {
    emulators: Emulators,
    now: i64,
    drawn: u64,
    pub bearer: String,
    pub secret: String,
}

/// An answer over HTTP, or a dropped connection.
#[derive(Debug)]
pub struct Answer {
    pub status: i64,
    pub body: Json,
    pub text: String,
    pub reply: Json,
}

impl Answer {
    /// The code of a refusal; 200 for success in the form of either version.
    pub fn code(&self) -> String {
        match &self.body["code"] {
            Json::String(code) => code.clone(),
            Json::Number(code) if self.status == 200 => code.to_string(),
            _ if self.status < 300 => "200".into(),
            _ => "none".into(),
        }
    }

    /// What succeeded, in the form of either version.
    pub fn data(&self) -> &Json {
        if self.body["data"].is_object() { &self.body["data"] } else { &self.body }
    }

    /// The page that a login is at.
    pub fn page(&self) -> &str {
        let data = self.data();
        data["ompass_uri"].as_str().or(data["ompassUrl"].as_str()).expect("a page")
    }

    /// The visit of that page.
    pub fn visit(&self) -> String {
        self.page().split("visit=").nth(1).unwrap().split('&').next().unwrap().into()
    }
}

impl Host {
    pub fn new() -> Self {
        let setup = json!({ "ompass": { "secretKey": SECRET, "clientId": CLIENT, "redirectUri": BACK } });
        let emulators = emulators(&setup).unwrap();
        Self { emulators, now: NOON, drawn: 0, bearer: format!("Bearer {SECRET}"), secret: SECRET.into() }
    }

    pub fn step(&mut self, input: &Json) -> Result<Json, Json> {
        let output = support::step(&mut self.emulators, input, self.now, &mut self.drawn);
        output.map_err(|error| support::wire(&error))
    }

    pub fn http(&mut self, method: &str, path: &str, headers: &Json, body: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let input = json!({ "type": "http", "id": "1", "method": method, "path": path, "query": query, "origin": ORIGIN,
            "headers": headers, "body": body });
        let reply = self.step(&input).unwrap()["reply"].clone();
        let text = reply["body"].as_str().unwrap().to_owned();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Answer { status: reply["status"].as_i64().unwrap(), body, text, reply }
    }

    // ── The relying party ──

    pub fn ask(&mut self, method: &str, path: &str, body: &Json) -> Answer {
        let mut headers = json!({ "content-type": "application/json" });
        if path.starts_with("/v2") {
            headers["x-client-id"] = json!(CLIENT);
            headers["x-secret-key"] = json!(self.secret);
        } else {
            headers["authorization"] = json!(self.bearer);
        }
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.http(method, path, &headers, &body)
    }

    pub fn u2f(&mut self, user: &str) -> Answer {
        self.ask("POST", "/v1/ompass/u2f", &json!({ "user_id": user, "lang_init": "KR" }))
    }

    pub fn uaf(&mut self) -> Answer {
        self.ask("POST", "/v1/ompass/uaf", &json!({ "lang_init": "KR" }))
    }

    pub fn auth(&mut self, user: &str) -> Answer {
        self.ask("POST", "/v2/ompass/auth", &json!({ "username": user, "langInit": "KR" }))
    }

    pub fn verify(&mut self, user: &str, token: &str) -> Answer {
        self.ask("POST", "/v1/ompass/token-verification", &json!({ "access_token": token, "user_id": user }))
    }

    pub fn verify_2(&mut self, user: &str, token: &str) -> Answer {
        self.ask("POST", "/v2/ompass/token", &json!({ "username": user, "token": token }))
    }

    // ── The user ──

    /// Something on OMPASS's page.
    pub fn on_page(&mut self, visit: &str, action: &str, body: &Json) -> Answer {
        let headers = json!({ "content-type": "application/json" });
        self.http("POST", &format!("/ompass/visit/{visit}/{action}"), &headers, &body.to_string())
    }

    pub fn look(&mut self, visit: &str) -> Answer {
        self.http("GET", &format!("/ompass/visit/{visit}"), &json!({}), "")
    }

    /// The way back: where the browser is sent.
    pub fn back(&mut self, visit: &str) -> Option<String> {
        let answer = self.http("GET", &format!("/ompass/visit/{visit}/return"), &json!({}), "");
        answer.reply["headers"]["location"].as_str().map(str::to_owned)
    }

    pub fn phone(&mut self, phone: &str, action: &str) -> Result<Json, Json> {
        self.step(&json!({ "type": "phone", "phone": phone, "action": action }))
    }

    /// The token of a login by this user, who has this phone and approves.
    pub fn token(&mut self, user: &str) -> String {
        self.register(user, PHONE);
        let visit = self.u2f(user).visit();
        self.on_page(&visit, "ask", &json!({}));
        self.phone(PHONE, "approve").unwrap();
        token_of(&self.back(&visit).unwrap())
    }

    // ── The test ──

    pub fn control(&mut self, action: &str, input: Json) -> Result<Json, Json> {
        let mut input = input;
        input["provider"] = json!("ompass");
        self.step(&json!({ "type": "control", "action": action, "input": input }))
    }

    pub fn fault(&mut self, order: Json) {
        self.control("fault", order).unwrap();
    }

    pub fn register(&mut self, user: &str, phone: &str) {
        self.control("options", json!({ "users": [{ "userId": user, "phone": phone }] })).unwrap();
    }

    pub fn advance(&mut self, ms: i64) {
        self.control("advance", json!({ "ms": ms })).unwrap();
    }
}

/// The token in an address.
pub fn token_of(address: &str) -> String {
    address.split("token=").nth(1).unwrap().into()
}
