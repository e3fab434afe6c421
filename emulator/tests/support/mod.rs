//! One step of the emulator in a native test, whose randomness is known: hashes of a counter.

#[path = "../../../tests/support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;

use bonin::error::{Error, Lang};
use bonin::json::Value;
use bonin_emulator::host::{Emulators, Turn};
use random::Source;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// Takes one input of the host at this time.
pub fn step(emulators: &mut Emulators, input: &Json, now: i64, drawn: &mut u64) -> Result<Json, Error> {
    let mut rng = Source(|bytes: &mut [u8]| {
        for part in bytes.chunks_mut(32) {
            *drawn += 1;
            part.copy_from_slice(&Sha256::digest(drawn.to_be_bytes())[..part.len()]);
        }
        true
    });
    let input = Value::from_json(&input.to_string()).unwrap();
    let output = emulators.step(&input, &mut Turn { now, lang: Lang::En, rng: &mut rng })?;
    Ok(serde_json::from_str(&output.to_json()).unwrap())
}
