//! The exports of the page's modules: a class for flows, and the sealing without a flow.

use super::{context, text, thrown, time};
use crate::error::Lang;
use crate::flow::page::driver::Page;
use crate::provider;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// One flow of a provider, with its state inside.
#[wasm_bindgen]
pub struct PageFlow {
    provider: String,
    page: Page<JsValue>,
}

#[wasm_bindgen]
impl PageFlow {
    /// A flow of this provider: a new one, or the one of a value that `snapshot` gave.
    #[wasm_bindgen(constructor)]
    pub fn new(provider: JsValue, snapshot: JsValue) -> Result<Self, JsValue> {
        let provider = text(&provider, "provider", Lang::Ko)?;
        let given = Some(&snapshot).filter(|snapshot| !snapshot.is_undefined());
        let page = provider::page(&provider, given).map_err(|error| thrown(&error, &provider, Lang::Ko))?;
        Ok(Self { provider, page })
    }

    /// One event: its name, its data, and the time in ms since 1970 UTC. Gives `{ view, act?, wakeAt? }`.
    ///
    /// Throws the wire form of an error if the event does not fit; the flow is as it was then.
    pub fn feed(&mut self, event: JsValue, data: JsValue, now: JsValue) -> Result<JsValue, JsValue> {
        let event = text(&event, "event", Lang::Ko)?;
        let now = time(&now)?;
        let said = context(now, |context| self.page.feed(&event, &data, context));
        said.map_err(|error| thrown(&error, &self.provider, Lang::Ko))
    }

    /// The view of the state as it is: `{ view, wakeAt? }`.
    pub fn look(&self, now: JsValue) -> Result<JsValue, JsValue> {
        self.page.look(time(&now)?).map_err(|error| thrown(&error, &self.provider, Lang::Ko))
    }

    /// The state as a value for JSON, without personal data.
    pub fn snapshot(&self) -> Result<JsValue, JsValue> {
        self.page.snapshot().map_err(|error| thrown(&error, &self.provider, Lang::Ko))
    }
}

/// Checks MOKAuthInfo and seals it under a public key, base64 SPKI; `now` in ms decides what lies in the future.
#[cfg(feature = "mobileok")]
#[wasm_bindgen(js_name = encryptAuthInfo)]
pub fn encrypt_auth_info(public_key: JsValue, auth_info: JsValue, now: JsValue) -> Result<String, JsValue> {
    seal(public_key, auth_info, now, "authInfo", provider::mobileok::seal_auth_info)
}

/// Checks MOKVerifyInfo and seals it under a public key, base64 SPKI.
#[cfg(feature = "mobileok")]
#[wasm_bindgen(js_name = encryptVerifyInfo)]
pub fn encrypt_verify_info(public_key: JsValue, verify_info: JsValue, now: JsValue) -> Result<String, JsValue> {
    seal(public_key, verify_info, now, "verifyInfo", provider::mobileok::seal_verify_info)
}

#[cfg(feature = "mobileok")]
fn seal<T: crate::flow::reading::Readable>(
    public_key: JsValue,
    info: JsValue,
    now: JsValue,
    whole: &str,
    seal: fn(&crate::crypto::PublicKey, T, &mut crate::flow::Context<'_>) -> Result<String, crate::error::Error>,
) -> Result<String, JsValue> {
    let throw = |error: crate::error::Error| thrown(&error, provider::mobileok::PROVIDER, Lang::Ko);
    let key = text(&public_key, "publicKey", Lang::Ko)?;
    let key = crate::crypto::PublicKey::from_base64(&key).map_err(|error| throw(error.into()))?;
    let info = crate::flow::reading::readable::read_input(&info, whole).map_err(throw)?;
    context(time(&now)?, |context| seal(&key, info, context)).map_err(throw)
}
