//! The export `TossSession`. The secret stays inside: JavaScript holds a number that stands for it.

use super::{lang_of, text, thrown, time};
use crate::crypto::PublicKey;
use crate::error::{Error, Reason};
use crate::provider::toss_cert::session::{Handle, Mode, Session};
use getrandom::SysRng;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// A session, wiped when it is freed.
#[wasm_bindgen]
pub struct TossSession(Handle);

#[wasm_bindgen]
impl TossSession {
    /// A new session for the holder of the private key; `public_key` is SPKI in base64.
    pub fn generate(mode: JsValue, public_key: JsValue, lang: JsValue) -> Result<Self, JsValue> {
        let generate = || {
            let mode = mode.as_string().and_then(|mode| Mode::from_word(&mode));
            let mode = mode.ok_or_else(|| Error::misuse("mode", Reason::NotListed))?;
            let key = PublicKey::from_base64(&public_key.as_string().unwrap_or_default())?;
            Session::generate(mode, &key, &mut SysRng)
        };
        generate().map(Handle::generated).map(Self).map_err(|error| thrown(&error, "", lang_of(&lang)))
    }

    /// The session of a text that Toss's SDK serialized; with a public key it has a session key again.
    pub fn restore(serialized: JsValue, public_key: JsValue, lang: JsValue) -> Result<Self, JsValue> {
        let restore = || {
            let session = Session::restore(&Zeroizing::new(serialized.as_string().unwrap_or_default()))?;
            if public_key.is_undefined() {
                return Ok(session);
            }
            let key = PublicKey::from_base64(&public_key.as_string().unwrap_or_default())?;
            session.sealed_for(&key, &mut SysRng)
        };
        restore().map(Handle::restored).map(Self).map_err(|error| thrown(&error, "", lang_of(&lang)))
    }

    /// The text that tells Toss the session; nothing for a session without a public key.
    #[wasm_bindgen(js_name = sessionKey)]
    pub fn session_key(&self) -> Option<String> {
        self.0.session_key().map(Into::into)
    }

    /// Encrypts one field; `now` is in milliseconds.
    pub fn encrypt(&mut self, plaintext: JsValue, now: JsValue, lang: JsValue) -> Result<String, JsValue> {
        let lang = lang_of(&lang);
        let plaintext = Zeroizing::new(text(&plaintext, "text", lang)?);
        self.0.encrypt(&plaintext, time(&now)?).map_err(|error| thrown(&error, "", lang))
    }

    /// Decrypts one field; `now` is in milliseconds.
    pub fn decrypt(&mut self, field: JsValue, now: JsValue, lang: JsValue) -> Result<String, JsValue> {
        let opened = self.0.decrypt(&field.as_string().unwrap_or_default(), time(&now)?);
        opened.map(|text| (*text).clone()).map_err(|error| thrown(&error, "", lang_of(&lang)))
    }
}
