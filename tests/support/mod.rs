//! What the native tests of the providers' payloads and flows share. Everything here speaks the wire form, as JavaScript does.

#![allow(dead_code, unused_macros, unused_imports, reason = "each test program takes its part")]

pub mod browser;
pub mod diagram;
pub mod keys;
pub mod people;
pub mod proxy;
pub mod random;
pub mod views;

pub use serde_json::{Value as Json, json};

use bonin::error::{Error, Lang};
use bonin::flow::Context;
use bonin::flow::proxy_call::driver::written;
use sha2::{Digest, Sha256};

/// 2026-11-22 15:30 UTC: past midnight of the 23rd in Seoul, so a mix-up of zones shows in the day.
pub const NOW: i64 = 1_795_361_400_000;
pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;

/// The wire form of an error of mobileOK, in this language.
pub fn wire(error: &Error, lang: Lang) -> Json {
    wire_of("mobileok", error, lang)
}

/// The same of this provider.
pub fn wire_of(provider: &str, error: &Error, lang: Lang) -> Json {
    written(error, provider, lang).unwrap()
}

/// A context with this clock, whose randomness is known: hashes of a counter.
pub fn context<R>(now: i64, chance: &mut u64, run: impl FnOnce(&mut Context<'_>) -> R) -> R {
    run(&mut Context { now, rng: &mut known(chance) })
}

/// A source of known bytes: hashes of a counter.
pub fn known(chance: &mut u64) -> random::Source<impl FnMut(&mut [u8]) -> bool> {
    random::Source(|bytes: &mut [u8]| {
        for part in bytes.chunks_mut(32) {
            *chance += 1;
            part.copy_from_slice(&Sha256::digest(chance.to_be_bytes())[..part.len()]);
        }
        true
    })
}

/// The members that have to be as given; others may be there.
#[track_caller]
pub fn assert_holds(found: &Json, wanted: &Json) {
    for (name, wanted) in wanted.as_object().unwrap() {
        assert_eq!(&found[name], wanted, "member '{name}' of {found}");
    }
}
