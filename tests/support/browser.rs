//! The browser's half as its JavaScript drives it: one event in, the newest state kept, what to do handed out.

use super::people::least;
use super::{Json, NOW, context, json, keys, views, wire, wire_of};
use bonin::error::{Error, Lang, Reason};
use bonin::flow::page::driver::Page;
use bonin::provider::page;

#[derive(Clone)]
pub struct Browser {
    pub state: Json,
    pub now: i64,
    pub lang: Lang,
    /// What the last step that was taken said: `{ state, view, act, wakeAt }`.
    pub said: Json,
    provider: &'static str,
    chance: u64,
    flows: u32,
}

impl Browser {
    pub fn new() -> Self {
        Self::of("mobileok")
    }

    /// The half of this provider.
    pub fn of(provider: &'static str) -> Self {
        Self { state: Json::Null, now: NOW, lang: Lang::En, said: Json::Null, provider, chance: 0, flows: 0 }
    }

    /// Another page of the same provider, with what this one kept.
    pub fn loaded_anew(&self) -> Self {
        Self { state: self.state.clone(), now: self.now, ..Self::of(self.provider) }
    }

    // ── Any event ──

    /// One step, from the snapshot of the last one; a refused event leaves everything as it was. Null only looks.
    pub fn feed(&mut self, event: &Json) -> Result<&Json, Json> {
        let told = |error: Error| wire_of(self.provider, &error, self.lang);
        let mut page = self.page().map_err(told)?;
        let mut said = if event.is_null() {
            page.look(self.now).map_err(told)?
        } else {
            let (name, data) = named(event);
            let before = page.snapshot().map_err(told)?;
            let fed = context(self.now, &mut self.chance, |context| page.feed(&name, &data, context));
            fed.map_err(|error| {
                assert_eq!(page.snapshot().ok(), Some(before), "{event} was refused");
                told(error)
            })?
        };
        for part in ["view", "act"] {
            if let Some(error) = said.get_mut(part).and_then(|part| part.get_mut("error")) {
                self.word(error);
            }
        }
        views::note(&said["view"]);
        said["state"] = page.snapshot().map_err(told)?;
        self.said = said;
        self.state = self.said["state"].clone();
        Ok(&self.said)
    }

    fn page(&self) -> Result<Page<Json>, Error> {
        page(self.provider, Some(&self.state).filter(|state| !state.is_null()))
    }

    /// The sentence of an error's reason, as the package's JavaScript adds it.
    fn word(&self, error: &mut Json) {
        if error.is_object() && error["message"].is_null() {
            let reason = Reason::from_id(error["reason"].as_str().unwrap()).unwrap();
            error["message"] = reason.text(self.lang).into();
        }
    }

    #[track_caller]
    pub fn take(&mut self, event: &Json) -> &Json {
        let name = self.view()["name"].to_string();
        match self.feed(event) {
            Ok(_) => &self.said,
            Err(error) => panic!("{event} at {name} was refused: {error}"),
        }
    }

    /// The event does not fit: its error, and the state as it was.
    #[track_caller]
    pub fn refuses(&mut self, event: &Json) -> Json {
        let before = self.state.clone();
        match self.feed(event).cloned() {
            Ok(said) => panic!("{event} was taken: {said}"),
            Err(error) => {
                assert_eq!(self.state, before);
                error
            }
        }
    }

    // ── What the page does ──

    pub fn begin(&mut self) -> &Json {
        self.take(&json!({ "type": "begin" }))
    }

    pub fn request(&mut self, info: &Json) -> &Json {
        self.take(&json!({ "type": "request", "authInfo": info }))
    }

    pub fn confirm(&mut self, code: Option<&str>) -> &Json {
        self.take(&json!({ "type": "confirm", "authNumber": code }))
    }

    pub fn plain(&mut self, event: &str) -> &Json {
        self.take(&json!({ "type": event }))
    }

    // ── What the proxy answers ──

    pub fn answer(&mut self, step: &str, body: Json) -> &Json {
        self.take(&json!({ "type": "answered", "step": step, "body": body }))
    }

    /// An answer with a new flow, its own name in it.
    pub fn answer_on(&mut self, step: &str, body: Json) -> &Json {
        self.flows += 1;
        let mut body = body;
        body["flow"] = format!("flow-{}", self.flows).into();
        self.answer(step, body)
    }

    pub fn unreachable(&mut self, step: &str) -> &Json {
        self.take(&json!({ "type": "unreachable", "step": step, "timeout": false }))
    }

    // ── On the way ──

    pub fn ready(&mut self) -> &mut Self {
        self.begin();
        self.answer_on("token", json!({ "publicKey": keys::public() }));
        assert_eq!(self.name(), "ready");
        self
    }

    /// A browser whose request by this method was accepted.
    pub fn waiting(method: &str) -> Self {
        let mut browser = Self::new();
        browser.ready().request(&least(method));
        browser.answer_on("request", if method == "ARS" { json!({ "arsOtpNumber": "31" }) } else { json!({}) });
        browser
    }

    /// A browser whose ARS call rings.
    pub fn calling() -> Self {
        let mut browser = Self::waiting("ARS");
        browser.plain("call");
        browser.answer_on("call", json!({}));
        browser
    }

    /// The code typed, and the proxy's answer to it.
    pub fn try_code(&mut self, code: &str, body: Json) -> &Json {
        self.confirm(Some(code));
        self.answer("confirm", body)
    }

    /// Asked for the result of the app or the call, and the proxy's answer.
    pub fn poll(&mut self, body: Json) -> &Json {
        self.confirm(None);
        self.answer("confirm", body)
    }

    pub fn after(&mut self, ms: i64) -> &mut Self {
        self.now += ms;
        self
    }

    // ── What is seen ──

    pub fn view(&self) -> &Json {
        &self.said["view"]
    }

    pub fn name(&self) -> &str {
        self.view()["name"].as_str().unwrap_or("none")
    }

    pub fn act(&self) -> &Json {
        &self.said["act"]
    }

    pub fn can(&self, action: &str) -> bool {
        self.actions().contains(&action)
    }

    pub fn actions(&self) -> Vec<&str> {
        self.view()["actions"].as_array().into_iter().flatten().filter_map(Json::as_str).collect()
    }
}

/// An event's name, and its data.
pub fn named(event: &Json) -> (String, Json) {
    let mut data = event.clone();
    let name = data.as_object_mut().and_then(|members| members.remove("type"));
    (name.as_ref().and_then(Json::as_str).unwrap_or_default().into(), data)
}

/// The proxy's answer to a step that failed by this code of the provider, as the proxy makes it, with these members beside.
pub fn refusal(code: &str, phase: &str, beside: Json) -> Json {
    use bonin::error::{Kind, Next};
    let row = bonin::provider::mobileok::codes::find(code, phase);
    let (kind, next) = row.map_or((Kind::Rejected, Next::Restart), |row| (row.kind, row.next));
    let message = row.map_or("the provider's own words", |row| row.text(Lang::En));
    let error = Error::new(kind, Reason::Rejected).then(next).with_code(code, Some(message)).at(phase);
    failure(&error, beside)
}

/// The proxy's answer with this error.
pub fn failure(error: &Error, beside: Json) -> Json {
    let mut body = beside;
    body["error"] = wire(error, Lang::En);
    body
}
