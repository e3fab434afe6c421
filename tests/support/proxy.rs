//! The proxy's half as its JavaScript drives it: a browser's call, then one event for each task, until an answer.

use super::{Json, NOW, SECOND, json, keys, turn_of, value, wire_of};
use bonin::error::Lang;
use bonin::format::seoul;
use bonin::provider::{configure, proxy_step};

pub const SITE: &str = "www.bonin.example";
pub const BASE: &str = "https://provider.test";

#[derive(Clone)]
pub struct Proxy {
    pub config: Json,
    pub state: Json,
    pub now: i64,
    pub lang: Lang,
    /// Whose calls these are, `{ ip?, userAgent? }`.
    pub caller: Json,
    provider: &'static str,
    chance: u64,
}

/// Settings that are accepted.
pub fn settings() -> Json {
    json!({
        "baseUrl": BASE, "siteUrl": SITE, "serviceId": "SVC-1", "serverPublicKey": keys::public(), "clientPrefix": "BONIN",
    })
}

impl Proxy {
    pub fn new() -> Self {
        Self::with(&settings())
    }

    pub fn with(settings: &Json) -> Self {
        Self::of("mobileok", settings)
    }

    /// The half of this provider.
    pub fn of(provider: &'static str, settings: &Json) -> Self {
        let config = configure(provider, &value(settings)).unwrap();
        Self {
            config: json(&config),
            state: Json::Null,
            now: NOW,
            lang: Lang::En,
            caller: Json::Null,
            provider,
            chance: 0,
        }
    }

    // ── Any event ──

    /// One step; a refused event leaves the state as it was.
    pub fn feed(&mut self, step: &str, event: &Json) -> Result<Json, Json> {
        let input = json!({ "provider": self.provider, "step": step, "state": self.state, "event": event });
        let (input, config, caller) = (value(&input), value(&self.config), value(&self.caller));
        let run = |turn: &mut bonin::flow::Turn<'_>| proxy_step(&input, turn);
        let stepped = turn_of(&caller, self.now, self.lang, &config, &mut self.chance, run);
        let said = json(&stepped.map_err(|error| wire_of(self.provider, &error, self.lang))?);
        self.state = said["state"].clone();
        Ok(said["task"].clone())
    }

    /// A browser's call.
    pub fn call(&mut self, step: &str, body: &Json) -> Result<Json, Json> {
        self.feed(step, &json!({ "type": "call", "body": body }))
    }

    /// What came of a task: the next one.
    #[track_caller]
    pub fn event(&mut self, event: &Json) -> Json {
        self.feed("", event).unwrap()
    }

    #[track_caller]
    pub fn responds(&mut self, status: i64, body: &str) -> Json {
        self.event(&json!({ "type": "response", "status": status, "body": body }))
    }

    #[track_caller]
    pub fn answers(&mut self, body: &Json) -> Json {
        self.responds(200, &body.to_string())
    }

    // ── On the way ──

    /// A proxy that has a token, `token 1`.
    pub fn ready() -> Self {
        Self::new().tokened(&json!({}))
    }

    pub fn tokened(mut self, body: &Json) -> Self {
        self.call("token", body).unwrap();
        let task = self.answers(&good(json!({ "encryptMOKToken": "token 1", "publicKey": keys::public() })));
        assert_eq!(task["type"], "answer", "{task}");
        self
    }

    /// A proxy whose request was accepted with `token 2`.
    pub fn requested() -> Self {
        Self::ready().accepted()
    }

    pub fn accepted(mut self) -> Self {
        self.call("request", &json!({ "encryptMOKAuthInfo": keys::seal("{}") })).unwrap();
        self.answers(&good(json!({ "encryptMOKToken": "token 2" })));
        self
    }

    pub fn client_tx_id(&self) -> String {
        self.state["clientTxId"].as_str().unwrap().into()
    }

    /// A result of this flow, dated a second ago.
    pub fn result(&self) -> Json {
        json!({ "clientTxId": self.client_tx_id(), "serviceType": "telcoAuth", "reqAuthType": "SMS",
            "issueDate": seoul::issue_date(self.now - SECOND) })
    }

    /// Confirms, with this text as the provider's envelope: the task that follows.
    pub fn confirmed(&mut self, envelope: &str) -> Json {
        self.call("confirm", &json!({})).unwrap();
        self.answers(&good(json!({ "encryptMOKResult": envelope })))
    }

    /// Confirms, and opens what the provider sealed: the task that follows.
    pub fn opened(&mut self, plaintext: &str) -> Json {
        let task = self.confirmed(&keys::seal(plaintext));
        self.decrypts(&task)
    }

    /// Does the task of the private key: the next one.
    pub fn decrypts(&mut self, task: &Json) -> Json {
        assert_eq!((&task["type"], &task["profile"]), (&json!("decrypt"), &json!("RSA-OAEP-256")), "{task}");
        let event = match keys::decrypt(&keys::bytes(task["data"].as_str().unwrap())) {
            Some(data) => json!({ "type": "decrypted", "data": keys::base64(&data) }),
            None => json!({ "type": "undecryptable" }),
        };
        self.event(&event)
    }

    /// Confirms with this result: the last task.
    pub fn finished(&mut self, result: &Json) -> Json {
        let task = self.opened(&result.to_string());
        if task["type"] == "once" { self.event(&json!({ "type": "fresh" })) } else { task }
    }
}

/// A successful answer of the provider with these members.
pub fn good(members: Json) -> Json {
    let mut body = members;
    body["resultCode"] = json!("2000");
    body["resultMsg"] = json!("성공");
    body
}

/// A refusal of the provider's.
pub fn bad(code: &str, message: &str) -> Json {
    json!({ "resultCode": code, "resultMsg": message })
}
