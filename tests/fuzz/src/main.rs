//! One program for all fuzz targets; `BONIN_FUZZ_TARGET` says which of them runs. `npm run fuzz` starts it.
//!
//! A target gets bytes and must neither panic nor run without end. It asserts what must hold of each input, for example that
//! a value that was written can be read again.

#![no_main]

mod calls;
mod formats;
mod pages;
mod settings;

use std::sync::LazyLock;

/// The targets by name. `scripts/fuzz.mjs` reads this list.
const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("json", formats::json),
    ("form", formats::form),
    ("envelope", formats::envelope),
    ("key_file", formats::key_file),
    ("nets_reply", formats::nets_reply),
    ("signature", formats::signature),
    ("toss_session", formats::toss_session),
    ("snapshot", pages::snapshot),
    ("events", pages::events),
    ("sealed", calls::sealed),
    ("provider", calls::provider),
    ("cookies", calls::cookies),
    ("settings", settings::settings),
];

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("BONIN_FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|(target, _)| *target == name);
    found.map_or_else(|| panic!("BONIN_FUZZ_TARGET must name a target, such as json"), |(_, run)| *run)
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| TARGET(data));
