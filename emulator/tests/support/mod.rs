//! What the native tests of the emulated providers share: one step, whose randomness is known, since it is hashes of a counter.

#![allow(dead_code, unused_imports, reason = "each test program takes its part")]

#[path = "../../../tests/support/random.rs"]
#[allow(clippy::duplicate_mod, reason = "a program that takes the support of both crates has it twice")]
#[allow(dead_code, reason = "each test program takes its part")]
pub mod random;

use bonin::error::{Error, Lang};
use bonin_emulator::host::{Context, Emulators, wire_form};
use random::Source;
pub use serde_json::{Value as Json, json};
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
    let answer = emulators.step(input, &mut Context { now, lang: Lang::En, rng: &mut rng });
    answer.map(|answer| serde_json::to_value(&answer).unwrap())
}

/// The wire form of an error, in English.
pub fn wire(error: &Error) -> Json {
    serde_json::to_value(wire_form(error, Lang::En)).unwrap()
}
