//! The exports of the proxy's module: a provider with its settings, a call of a page, and the parts of envelopes.
//!
//! Each one that gives an object gives a `Result`, also where nothing can go wrong: the engine of Node 20 ends the process
//! if it drops optimized code during a call of WebAssembly that returns a single reference, and a `Result` returns three numbers.

use super::{lang_of, text, thrown, time};
use crate::crypto::base64;
use crate::error::{Error, Kind, Lang, Reason, Source};
use crate::flow::host::Host;
use crate::flow::named::Named;
use crate::flow::proxy_call::driver::{AnyCall, AnyService, written};
use crate::provider;
use crate::provider::mobileok::{envelope::Sealed, key_file};
use getrandom::SysRng;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A provider with the operator's settings, checked.
#[wasm_bindgen]
pub struct ProviderService {
    provider: String,
    service: Box<dyn AnyService<JsValue>>,
}

#[wasm_bindgen]
impl ProviderService {
    /// Checks the settings. Throws an error with every fault in its member `faults`.
    #[wasm_bindgen(constructor)]
    pub fn new(provider: JsValue, settings: JsValue, lang: JsValue) -> Result<Self, JsValue> {
        let lang = lang_of(&lang);
        let provider = text(&provider, "provider", lang)?;
        let settings = settings.to_json().and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        let service = provider::service(&provider, settings).map_err(|faults| refused(&faults, &provider, lang))?;
        Ok(Self { provider, service })
    }

    /// A call of a page, on behalf of `caller`: `{ ip?, userAgent? }`, or nothing.
    pub fn call(&self, lang: JsValue, caller: JsValue) -> Result<ProxyCall, JsValue> {
        let lang = lang_of(&lang);
        let call = self.service.call(lang, &caller).map_err(|error| thrown(&error, &self.provider, lang))?;
        Ok(ProxyCall { provider: self.provider.clone(), lang, call })
    }

    /// The addresses of the provider: `{ setting: address }`.
    pub fn servers(&self) -> Result<JsValue, JsValue> {
        Ok(JsValue::write(&self.service.servers()).unwrap_or_default())
    }

    /// The address to lead a browser on to that arrived at the route `step` with `fields`, `[[name, value], ...]`.
    pub fn arrive(&self, step: JsValue, fields: JsValue, now: JsValue, lang: JsValue) -> Result<String, JsValue> {
        let lang = lang_of(&lang);
        let step = text(&step, "step", lang)?;
        let arrived = self.service.arrive(&step, &fields, lang, time(&now)?);
        arrived.map_err(|error| thrown(&error, &self.provider, lang))
    }
}

/// One call of a page, with its state inside until its answer.
#[wasm_bindgen]
pub struct ProxyCall {
    provider: String,
    lang: Lang,
    call: Box<dyn AnyCall<JsValue>>,
}

#[wasm_bindgen]
impl ProxyCall {
    /// The first task, from the sealed state that the page brought back and from the body: `{ type, ... }`.
    pub fn begin(&mut self, step: JsValue, sealed: JsValue, body: JsValue, now: JsValue) -> Result<JsValue, JsValue> {
        let step = text(&step, "step", self.lang)?;
        let task = self.call.begin(&step, &sealed, &body, time(&now)?, &mut Source(SysRng));
        task.map_err(|error| thrown(&error, &self.provider, self.lang))
    }

    /// The next task, from the result of the last one: its name, and its data.
    pub fn feed(&mut self, event: JsValue, data: JsValue, now: JsValue) -> Result<JsValue, JsValue> {
        let event = text(&event, "event", self.lang)?;
        let task = self.call.feed(&event, &data, time(&now)?, &mut Source(SysRng));
        task.map_err(|error| thrown(&error, &self.provider, self.lang))
    }
}

/// The error that names every fault of a provider's settings.
fn refused(faults: &[Error], provider: &str, lang: Lang) -> JsValue {
    let list = faults.iter().filter_map(|fault| written(fault, provider, lang)).collect();
    let first = faults.first().cloned().unwrap_or_else(|| Error::new(Kind::Bug, Reason::Bug));
    let mut value = thrown(&first, provider, lang);
    value.set("faults", JsValue::list(list));
    value
}

/// Each provider's routes, and its calls of the page: `{ provider: { feature, steps, ..., calls, returns } }`.
#[wasm_bindgen]
pub fn registry() -> Result<JsValue, JsValue> {
    Ok(JsValue::write(&provider::registry()).unwrap_or_default())
}

/// The sentences of all errors but the providers' codes: `{ ko: { reason: sentence }, en: ... }`.
#[wasm_bindgen]
pub fn texts() -> Result<JsValue, JsValue> {
    let all = crate::error::sentences().map(|(lang, texts)| (lang, Named(texts)));
    Ok(JsValue::write(&Named(all.into())).unwrap_or_default())
}

/// An error that only JavaScript sees happen, with its sentence.
#[wasm_bindgen(js_name = localError)]
pub fn local_error(kind: JsValue, reason: JsValue, lang: JsValue) -> Result<JsValue, JsValue> {
    let kind = kind.as_string().and_then(|kind| Kind::from_word(&kind)).unwrap_or(Kind::Bug);
    let reason = reason.as_string().and_then(|reason| Reason::from_id(&reason)).unwrap_or(Reason::Bug);
    Ok(thrown(&Error::new(kind, reason), "", lang_of(&lang)))
}

/// Opens a key file: `{ serviceId, clientPrivateKey, serverPublicKey }`, the private key as base64 PKCS#8.
#[wasm_bindgen(js_name = openKeyFile)]
pub fn open_key_file(bytes: JsValue, password: JsValue, lang: JsValue) -> Result<JsValue, JsValue> {
    let lang = lang_of(&lang);
    let password = Zeroizing::new(text(&password, "password", lang)?);
    let bytes = Zeroizing::new(super::host::bytes(&bytes));
    let file = key_file::open(&bytes, &password).map_err(|error| thrown(&error, "", lang))?;
    let mut parts = JsValue::object();
    parts.set("serviceId", file.service_id.as_str().into());
    parts.set("clientPrivateKey", Zeroizing::new(base64::encode(&file.client_private_key)).as_str().into());
    parts.set("serverPublicKey", file.server_public_key.as_str().into());
    Ok(parts)
}

/// The RSA part of an envelope, base64, for the private key to decrypt.
#[wasm_bindgen(js_name = splitEnvelope)]
pub fn split_envelope(envelope: JsValue, lang: JsValue) -> Result<String, JsValue> {
    let split = Sealed::split(&envelope.as_string().unwrap_or_default());
    split.map(|sealed| sealed.rsa_block()).map_err(|error| thrown(&error, "", lang_of(&lang)))
}

/// Opens an envelope with the content of its RSA part as the private key gave it; nothing if the key refused it.
#[wasm_bindgen(js_name = openEnvelope)]
pub fn open_envelope(envelope: JsValue, key_block: JsValue, lang: JsValue) -> Result<String, JsValue> {
    let block = key_block.as_string().map(Zeroizing::new).and_then(|text| base64::decode(&text)).map(Zeroizing::new);
    let split = Sealed::split(&envelope.as_string().unwrap_or_default());
    let opened = split.and_then(|sealed| sealed.open(block.as_deref().map(|b| b.as_slice())));
    opened.map(|text| (*text).clone()).map_err(|error| thrown(&error, "", lang_of(&lang)))
}

/// `encryptReqClientInfo` of mobileOK's token request: the id and the time, under the key of a key file.
#[wasm_bindgen(js_name = encryptReqClientInfo)]
pub fn encrypt_req_client_info(
    server_public_key: JsValue,
    client_tx_id: JsValue,
    now: JsValue,
    lang: JsValue,
) -> Result<String, JsValue> {
    let lang = lang_of(&lang);
    let throw = |error: Error| thrown(&error, provider::mobileok::PROVIDER, lang);
    let key = crate::crypto::PublicKey::from_base64(&text(&server_public_key, "key", lang)?)
        .map_err(|error| throw(error.into()))?;
    let id = text(&client_tx_id, "clientTxId", lang)?;
    let now = time(&now)?;
    provider::mobileok::proxy::req_client_info(&key, &id, now, &mut Source(SysRng)).map_err(throw)
}

/// The fields of MOKAuthInfo that each method takes: `{ "serviceType/reqAuthType": [names] }`.
#[wasm_bindgen(js_name = authFields)]
pub fn auth_fields() -> Result<JsValue, JsValue> {
    use provider::mobileok::payload::{Method, fields_of};
    let mut fields = JsValue::object();
    for method in Method::ALL {
        let (service, auth) = method.types();
        fields.set(&format!("{service}/{auth}"), JsValue::write(&fields_of(method)).unwrap_or_default());
    }
    Ok(fields)
}

/// A text of a person as it can be compared with another one; nothing if it is none of its kind.
#[wasm_bindgen]
pub fn comparable(field: JsValue, value: JsValue, now: JsValue) -> Result<Option<String>, JsValue> {
    let field = text(&field, "field", Lang::Ko)?;
    let now = time(&now)?;
    let typed: Option<crate::flow::Typed> = crate::flow::reading::readable::read(&value).ok();
    let text = typed.and_then(|typed| crate::format::person::comparable(&field, typed.as_str(), now));
    Ok(text.map(|text| text.as_str().to_owned()))
}
