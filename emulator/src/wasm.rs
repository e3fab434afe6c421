//! What the emulator's JavaScript calls. A failure is thrown as the JSON of an error, which JavaScript makes a `BoninError` of.

use crate::emulators;
use crate::host::{Emulators, Turn, wire_form};
use crate::key_file::{self, KeyFile};
use alloc::{string::String, vec::Vec};
use bonin::crypto::base64;
use bonin::error::{Error, Kind, Lang, Reason, Source};
use bonin::json::Value;
use getrandom::SysRng;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The emulated services, with everything they remember.
#[wasm_bindgen]
pub struct Emulator(Emulators);

#[wasm_bindgen]
impl Emulator {
    /// Services that know one relying party: `{ provider: setup }`, each setup as that provider's emulator has it.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: &str) -> Result<Self, String> {
        emulators(&read(setup)?).map(Self).map_err(|error| thrown(&error, Lang::default()))
    }

    /// One input of the host.
    pub fn step(&mut self, input: &str) -> Result<String, String> {
        let input = read(input)?;
        let lang = Lang::from_tag(input.get("lang").text().unwrap_or_default());
        let mut rng = Source(SysRng);
        let mut turn = Turn { now: input.get("now").integer().unwrap_or_default(), lang, rng: &mut rng };
        self.0.step(&input, &mut turn).map(|answer| answer.to_json()).map_err(|error| thrown(&error, lang))
    }
}

/// Makes a key file of `{ serviceId, clientPrivateKey, serverPublicKey }`, the keys in base64.
#[wasm_bindgen(js_name = sealKeyFile)]
pub fn seal_key_file(keys: &str, password: &str) -> Result<Vec<u8>, String> {
    let keys = read(keys)?;
    let refused = |name: &str, reason| thrown(&Error::misuse(name, reason), Lang::default());
    let text = |name: &str| keys.get(name).text().ok_or_else(|| refused(name, Reason::Missing));
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

fn thrown(error: &Error, lang: Lang) -> String {
    wire_form(error, lang).to_json()
}

fn read(text: &str) -> Result<Value, String> {
    Value::from_json(text).map_err(|_| thrown(&Error::new(Kind::Misuse, Reason::NotJson), Lang::default()))
}
