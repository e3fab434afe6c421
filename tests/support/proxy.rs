//! The proxy's half as its JavaScript drives it: a browser's call, then one event for each task, until an answer.

use super::browser::named;
use super::{Json, NOW, SECOND, json, keys, known, wire_of};
use bonin::error::{Error, Kind, Lang, Reason};
use bonin::flow::proxy_call::driver::AnyService;
use bonin::format::seoul;
use bonin::provider::service;

pub const SITE: &str = "www.bonin.example";
pub const BASE: &str = "https://provider.test";

#[derive(Clone)]
pub struct Proxy {
    /// The settings, as the operator gives them.
    pub config: Json,
    /// The state that was sealed last; null if the flow is over.
    pub state: Json,
    pub now: i64,
    pub lang: Lang,
    /// Whose calls these are, `{ ip?, userAgent? }`.
    pub caller: Json,
    /// The claim of the last step, if it costs something.
    pub claim: Json,
    /// A claim is given to the test, which answers it.
    pub asks_store: bool,
    provider: &'static str,
    chance: u64,
    /// The events of the call that is under way. A clone goes the same way again.
    events: Vec<(i64, String, Json)>,
    begun: u64,
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
        assert!(service::<Json>(provider, settings.clone()).is_ok(), "{settings}");
        Self {
            config: settings.clone(),
            state: Json::Null,
            now: NOW,
            lang: Lang::En,
            caller: Json::Null,
            claim: Json::Null,
            asks_store: false,
            provider,
            chance: 0,
            events: Vec::new(),
            begun: 0,
        }
    }

    // ── Any event ──

    /// One step; a refused event leaves the state as it was. An event without a call goes to a call that has not begun.
    pub fn feed(&mut self, step: &str, event: &Json) -> Result<Json, Json> {
        let (name, data) = named(event);
        if name == "call" {
            self.events = vec![(self.now, step.into(), data["body"].clone())];
            self.begun = self.chance;
        } else if self.events.is_empty() {
            let mut call = self.service().call(self.lang, &self.caller).map_err(|error| self.told(&error))?;
            let fed = call.feed(&name, &data, self.now, &mut known(&mut self.chance));
            return fed.map_err(|error| self.told(&error));
        } else {
            self.events.push((self.now, name, data));
        }
        let mut task = self.replayed().map_err(|error| {
            self.events.pop();
            self.told(&error)
        })?;
        // The store's word on a step that costs something is yes, unless a test says it itself.
        self.claim = Json::Null;
        if task["type"] == "claim" {
            self.claim = task.clone();
            if !self.asks_store {
                self.events.push((self.now, "fresh".into(), json!({})));
                task = self.replayed().map_err(|error| self.told(&error))?;
            }
        }
        if task["type"] == "answer" {
            self.state = task["state"].clone();
            self.events.clear();
        }
        Ok(task)
    }

    /// All events of the call so far, on a call that is made anew: its state lives inside and cannot be copied.
    fn replayed(&mut self) -> Result<Json, Error> {
        let mut call = self.service().call(self.lang, &self.caller)?;
        let mut task = Err(Error::new(Kind::Bug, Reason::Bug));
        let mut chance = self.begun;
        for (index, (now, name, data)) in self.events.iter().enumerate() {
            let mut rng = known(&mut chance);
            task = match index {
                0 => call.begin(name, &self.state, data, *now, &mut rng),
                _ => call.feed(name, data, *now, &mut rng),
            };
        }
        self.chance = chance;
        task
    }

    /// The provider's half with these settings.
    pub fn service(&self) -> Box<dyn AnyService<Json>> {
        service(self.provider, self.config.clone()).unwrap_or_else(|_| panic!("settings"))
    }

    fn told(&self, error: &Error) -> Json {
        wire_of(self.provider, error, self.lang)
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

    /// The name of the sealed state, which says what it waits for; empty if the flow is over.
    pub fn at(&self) -> &str {
        self.state["state"].as_object().and_then(|state| state.keys().next()).map_or("", String::as_str)
    }

    /// The content of the sealed state.
    pub fn sealed(&self) -> &Json {
        &self.state["state"][self.at()]
    }

    pub fn client_tx_id(&self) -> String {
        self.sealed()["clientTxId"].as_str().unwrap().into()
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
