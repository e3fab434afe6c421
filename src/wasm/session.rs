//! What `TossSession` of the proxy's entry calls. The secret stays in here: JavaScript holds a number that stands for it.

use super::thrown;
use crate::crypto::PublicKey;
use crate::error::{Error, Reason};
use crate::provider::toss_cert::session::{Handle, Mode, Session};
use alloc::string::String;
use getrandom::SysRng;
use wasm_bindgen::prelude::wasm_bindgen;

/// A session, wiped when it is freed.
#[wasm_bindgen]
pub struct TossSession(Handle);

#[wasm_bindgen]
impl TossSession {
    /// A new session for the holder of the private key; `public_key` is SPKI in base64.
    pub fn generate(mode: &str, public_key: &str, lang: &str) -> Result<Self, String> {
        let generate = || {
            let mode = Mode::from_word(mode).ok_or_else(|| Error::misuse("mode", Reason::NotListed))?;
            let key = PublicKey::from_base64(public_key)?;
            Session::generate(mode, &key, &mut SysRng)
        };
        generate().map(Handle::generated).map(Self).map_err(|error| thrown(&error, lang))
    }

    /// The session of a text that Toss's SDK serialized; with a public key it has a session key again.
    pub fn restore(serialized: &str, public_key: Option<String>, lang: &str) -> Result<Self, String> {
        let restore = || {
            let session = Session::restore(serialized)?;
            let Some(key) = &public_key else { return Ok(session) };
            session.sealed_for(&PublicKey::from_base64(key)?, &mut SysRng)
        };
        restore().map(Handle::restored).map(Self).map_err(|error| thrown(&error, lang))
    }

    /// What Toss is sent to learn the session.
    #[wasm_bindgen(js_name = sessionKey)]
    pub fn session_key(&self) -> Option<String> {
        self.0.session_key().map(Into::into)
    }

    /// Encrypts one field; `now` is in milliseconds.
    pub fn encrypt(&mut self, text: &str, now: f64, lang: &str) -> Result<String, String> {
        self.0.encrypt(text, now as i64).map_err(|error| thrown(&error, lang))
    }

    /// Decrypts one field; `now` is in milliseconds.
    pub fn decrypt(&mut self, field: &str, now: f64, lang: &str) -> Result<String, String> {
        let text = self.0.decrypt(field, now as i64);
        text.map(|text| (*text).clone()).map_err(|error| thrown(&error, lang))
    }
}
