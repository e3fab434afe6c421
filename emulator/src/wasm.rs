//! The exports for the emulator's JavaScript: objects in, objects out. A failure is thrown as the wire form of an error, an
//! object that JavaScript makes a `BoninError` of.

use crate::emulators;
use crate::host::{self, Context, Emulators, wire_form};
use crate::json::{self, Value};
use crate::key_file::{self, KeyFile};
use bonin::error::{Error, Kind, Lang, Reason, Source};
use getrandom::SysRng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The emulated services, with everything they remember.
#[wasm_bindgen]
pub struct Emulator(Emulators);

#[wasm_bindgen]
impl Emulator {
    /// Services that know one relying party: `{ provider: setup }`, each setup as that provider's emulator has it.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: JsValue) -> Result<Self, JsValue> {
        let made = read(&setup).and_then(|setup| emulators(&setup));
        made.map(Self).map_err(|error| thrown(&error, Lang::default()))
    }

    /// One input of the host. `now` is the host's clock in ms, and `lang` the language of errors.
    pub fn step(&mut self, input: JsValue, now: f64, lang: &str) -> Result<JsValue, JsValue> {
        let lang = Lang::from_tag(lang);
        let mut rng = Source(SysRng);
        // A time that is no number counts as 0.
        let mut context = Context { now: now as i64, lang, rng: &mut rng };
        let answer = read(&input).and_then(|input| self.0.step(&input, &mut context));
        answer.and_then(|answer| written(&answer)).map_err(|error| thrown(&error, lang))
    }
}

/// Makes a key file of `{ serviceId, clientPrivateKey, serverPublicKey }`, the keys in base64.
#[wasm_bindgen(js_name = sealKeyFile)]
pub fn seal_key_file(keys: JsValue, password: &str) -> Result<Vec<u8>, JsValue> {
    let keys: Result<KeyFile, Error> = read(&keys).and_then(|keys| typed(&keys));
    keys.map(|keys| key_file::seal(&keys, password)).map_err(|error| thrown(&error, Lang::default()))
}

fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    host::read(value)
}

/// Plain data. A function, a number that is none, a circle and an object that nests too deep are refused.
fn read(value: &JsValue) -> Result<Value, Error> {
    json::plain(Deserializer::from(value.clone())).ok_or_else(|| Error::new(Kind::Misuse, Reason::NotJson))
}

fn written<T: Serialize>(value: &T) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible()).map_err(|_| Error::new(Kind::Bug, Reason::Bug))
}

fn thrown(error: &Error, lang: Lang) -> JsValue {
    written(&wire_form(error, lang)).unwrap_or_default()
}
