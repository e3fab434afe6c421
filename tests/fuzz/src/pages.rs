//! The page's half: snapshots that somebody altered, and events in any order with any data.

use crate::calls::known;
use crate::formats::NOW;
use bonin::flow::Context;
use bonin::provider;
use serde_json::Value;

/// The providers, by the first byte of an input.
pub const PROVIDERS: [&str; 5] = ["mobileok", "tossCert", "ompass", "passni", "nets"];

/// The provider that an input is for, and the rest of it.
pub fn addressed(data: &[u8]) -> Option<(&'static str, &str)> {
    let (first, rest) = data.split_first()?;
    Some((PROVIDERS[usize::from(*first) % PROVIDERS.len()], std::str::from_utf8(rest).ok()?))
}

/// A snapshot: one that is taken can be looked at, and makes the same snapshot again.
pub fn snapshot(data: &[u8]) {
    let Some((name, text)) = addressed(data) else { return };
    let Ok(given) = serde_json::from_str::<Value>(text) else { return };
    let Ok(flow) = provider::page::<Value>(name, Some(&given)) else { return };
    assert!(flow.look(NOW).is_ok());
    let Ok(written) = flow.snapshot() else { panic!("a flow that was resumed has no snapshot") };
    let Ok(again) = provider::page::<Value>(name, Some(&written)) else { panic!("a snapshot is not read back") };
    assert_eq!(again.snapshot().ok(), Some(written));
}

/// Events, one a line: its name, a blank, and its data as JSON.
pub fn events(data: &[u8]) {
    let Some((name, text)) = addressed(data) else { return };
    let Ok(mut flow) = provider::page::<Value>(name, None) else { return };
    let mut now = NOW;
    let mut chance = 0;
    for line in text.lines().take(20) {
        let (event, data) = line.split_once(' ').unwrap_or((line, ""));
        let data = serde_json::from_str(data).unwrap_or_default();
        let rng = &mut known(&mut chance);
        now += 1000;
        let before = flow.snapshot().ok();
        if flow.feed(event, &data, &mut Context { now, rng }).is_err() {
            assert_eq!(flow.snapshot().ok(), before, "an event that was refused changed the flow");
        }
    }
}
