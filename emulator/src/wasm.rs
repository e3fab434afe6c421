//! What the emulator's JavaScript calls: objects in, objects out. A failure is thrown as the wire form of an error, an object
//! that JavaScript makes a `BoninError` of.

use crate::emulators;
use crate::host::{Context, Emulators, wire_form};
use crate::json::{Loose, Value};
use crate::key_file::{self, KeyFile};
use alloc::vec::Vec;
use bonin::crypto::base64;
use bonin::error::{Error, Kind, Lang, Reason, Source};
use getrandom::SysRng;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

/// The emulated services, with everything they remember.
#[wasm_bindgen]
pub struct Emulator(Emulators);

#[wasm_bindgen]
impl Emulator {
    /// Services that know one relying party: `{ provider: setup }`, each setup as that provider's emulator has it.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: JsValue) -> Result<Self, JsValue> {
        emulators(&read(setup)?).map(Self).map_err(|error| thrown(&error, Lang::default()))
    }

    /// One input of the host.
    pub fn step(&mut self, input: JsValue) -> Result<JsValue, JsValue> {
        let input = read(input)?;
        let lang = Lang::from_tag(input["lang"].as_str().unwrap_or_default());
        let mut rng = Source(SysRng);
        let mut context = Context { now: input["now"].integer().unwrap_or_default(), lang, rng: &mut rng };
        self.0.step(&input, &mut context).and_then(|answer| written(&answer)).map_err(|error| thrown(&error, lang))
    }
}

/// Makes a key file of `{ serviceId, clientPrivateKey, serverPublicKey }`, the keys in base64.
#[wasm_bindgen(js_name = sealKeyFile)]
pub fn seal_key_file(keys: JsValue, password: &str) -> Result<Vec<u8>, JsValue> {
    let keys = read(keys)?;
    let refused = |name: &str, reason| thrown(&Error::misuse(name, reason), Lang::default());
    let text = |name: &str| keys[name].as_str().ok_or_else(|| refused(name, Reason::Missing));
    let private_key = base64::decode(text("clientPrivateKey")?);
    let file = KeyFile {
        service_id: text("serviceId")?.into(),
        client_private_key: Zeroizing::new(
            private_key.ok_or_else(|| refused("clientPrivateKey", Reason::KeyFileCorrupt))?,
        ),
        server_public_key: text("serverPublicKey")?.into(),
    };
    Ok(key_file::seal(&file, password))
}

/// What is no plain data, such as a function, is refused.
fn read(value: JsValue) -> Result<Value, JsValue> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), Lang::default()))
}

fn written(value: &Value) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible()).map_err(|_| Error::new(Kind::Bug, Reason::Bug))
}

fn thrown(error: &Error, lang: Lang) -> JsValue {
    written(&wire_form(error, lang)).unwrap_or_default()
}
