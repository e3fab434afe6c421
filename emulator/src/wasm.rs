//! What the emulator's entry calls.

use super::{read, run_or_throw, thrown};
use crate::error::{Error, Reason};
use crate::flow::emulator::Emulators;
use crate::provider::emulators;
use crate::wire::{base64, key_file};
use alloc::{string::String, vec::Vec};
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
        emulators(&read(setup, "")?).map(Self).map_err(|error| thrown(&error, ""))
    }

    /// One input of the host.
    pub fn step(&mut self, input: &str) -> Result<String, String> {
        run_or_throw(input, |input, turn| self.0.step(input, turn))
    }
}

/// Makes a key file of `{ serviceId, clientPrivateKey, serverPublicKey }`, the keys in base64.
#[wasm_bindgen(js_name = sealKeyFile)]
pub fn seal_key_file(keys: &str, password: &str) -> Result<Vec<u8>, String> {
    let keys = read(keys, "")?;
    let text = |name: &str| keys.get(name).text().ok_or_else(|| thrown(&Error::misuse(name, Reason::Missing), ""));
    let private_key = base64::decode(text("clientPrivateKey")?);
    let file = key_file::KeyFile {
        service_id: text("serviceId")?.into(),
        client_private_key: Zeroizing::new(
            private_key.ok_or_else(|| thrown(&Error::misuse("clientPrivateKey", Reason::KeyFileCorrupt), ""))?,
        ),
        server_public_key: text("serverPublicKey")?.into(),
    };
    Ok(key_file::seal(&file, password))
}
