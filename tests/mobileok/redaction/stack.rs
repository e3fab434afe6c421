//! Browser, proxy and a provider that plays a script, with an ear at every place that anything passes.

use super::assert_clean;
use crate::support::browser::Browser;
use crate::support::people::{BIRTHDAY, CODE, NAME, PHONE};
use crate::support::proxy::{Proxy, good};
use crate::support::{Json, SECOND, json, keys};
use bonin::error::Lang;
use bonin::format::seoul;

pub struct Stack {
    pub browser: Browser,
    /// Who was verified: for the relying party's backend alone.
    pub identity: Option<Json>,
    /// Members of the next result, over those of a good one.
    pub result: Json,
    service: Json,
    script: Vec<(String, Json)>,
    played: Vec<String>,
    heard: Vec<(String, String)>,
}

impl Stack {
    pub fn new(lang: Lang) -> Self {
        let mut browser = Browser::new();
        browser.lang = lang;
        let (result, service) = (json!({}), json!({}));
        Self { browser, identity: None, result, service, script: vec![], played: vec![], heard: vec![] }
    }

    /// The provider's next answer to this step.
    pub fn script(&mut self, step: &str, answer: Json) {
        self.script.push((step.into(), answer));
    }

    pub fn played(&self, step: &str) -> bool {
        self.played.iter().any(|played| played == step)
    }

    /// How many events were refused.
    pub fn refused(&self) -> usize {
        self.heard.iter().filter(|(place, _)| place == "refusal").count()
    }

    #[track_caller]
    pub fn assert_clean(&self) {
        assert!(!self.heard.is_empty());
        for (place, text) in &self.heard {
            assert_clean(place, text);
        }
    }

    // ── The page ──

    pub fn request(&mut self, info: &Json) {
        self.service = info.clone();
        self.send(&json!({ "type": "begin", "nonce": "bound" }));
        self.send(&json!({ "type": "request", "authInfo": info }));
        if self.browser.can("call") {
            self.send(&json!({ "type": "call" }));
        }
    }

    /// By the code where there is one.
    pub fn confirm(&mut self, code: Option<&str>) {
        let code = code.filter(|_| self.browser.name() == "awaitingCode");
        self.send(&json!({ "type": "confirm", "authNumber": code }));
    }

    /// One event, and all that follows from it.
    pub fn send(&mut self, event: &Json) {
        match self.browser.feed(event).cloned() {
            Err(error) => self.hear("refusal", &error),
            Ok(said) => {
                self.hear("what the browser's half says", &said);
                if said["act"]["type"] == "post" {
                    let answer = self.proxied(&said["act"]);
                    self.hear("answer of the proxy", &answer);
                    self.send(&json!({ "type": "answered", "step": said["act"]["step"], "body": answer }));
                }
            }
        }
    }

    fn hear(&mut self, place: &str, said: &Json) {
        self.heard.push((place.into(), said.to_string()));
    }

    // ── The proxy ──

    /// One call through the proxy. Its state stands in `flow` as it is, so that it is heard, too.
    fn proxied(&mut self, act: &Json) -> Json {
        let mut proxy = Proxy::new();
        (proxy.lang, proxy.now) = (self.browser.lang, self.browser.now);
        proxy.state = act["flow"].as_str().map_or(Json::Null, |flow| serde_json::from_str(flow).unwrap());
        let step = act["step"].as_str().unwrap();
        let mut task = proxy.call(step, &act["body"]).unwrap();
        while task["type"] != "answer" {
            // Between opening and answering, the state holds the person; it never leaves the call.
            if task["type"] != "once" {
                self.hear("task of the proxy", &task);
                self.hear("state of the proxy", &proxy.state);
            }
            task = match task["type"].as_str().unwrap() {
                "http" => {
                    let answer = self.provided(step, &proxy);
                    let text = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
                    proxy.responds(200, &text)
                }
                "decrypt" => proxy.decrypts(&task),
                _ => proxy.event(&json!({ "type": "fresh" })),
            };
        }
        if let Some(identity) = task.get("identity").filter(|identity| !identity.is_null()) {
            self.identity = Some(identity.clone());
        }
        let mut answer = task["body"].clone();
        if !task["error"].is_null() {
            answer["error"] = task["error"].clone();
        } else if step == "confirm" {
            answer["ticket"] = json!("sealed");
        }
        if task["ended"] == false {
            answer["flow"] = json!(proxy.state.to_string());
        }
        answer
    }

    // ── The provider ──

    fn provided(&mut self, step: &str, proxy: &Proxy) -> Json {
        if let Some(at) = self.script.iter().position(|(of, _)| of == step) {
            self.played.push(step.into());
            return self.script.remove(at).1;
        }
        good(match step {
            "token" => json!({ "encryptMOKToken": "t", "publicKey": keys::public() }),
            "confirm" => json!({ "encryptMOKResult": keys::seal(&self.person(proxy).to_string()) }),
            _ => json!({ "encryptMOKToken": "t", "otpCode": CODE, "resendCount": "3", "arsOtpNumber": "31" }),
        })
    }

    fn person(&self, proxy: &Proxy) -> Json {
        let mut result = json!({
            "clientTxId": proxy.client_tx_id(), "issueDate": seoul::issue_date(proxy.now - SECOND),
            "serviceType": self.service["serviceType"], "reqAuthType": self.service["reqAuthType"],
            "userName": NAME, "userPhone": PHONE, "userBirthday": BIRTHDAY, "ci": "표지문구", "extension": { "of": NAME },
        });
        for (name, member) in self.result.as_object().unwrap() {
            result[name] = member.clone();
        }
        result
    }
}
