//! The proxy's half: calls with altered states and bodies, and answers of a provider in any form.

use crate::formats::NOW;
use crate::pages::{PROVIDERS, addressed};
use crate::settings::accepted;
use base64::{Engine, engine::general_purpose::STANDARD};
use bonin::error::{Kind, Lang, NoRandomness};
use bonin::flow::proxy_call::driver::{AnyCall, AnyService};
use bonin::provider::{registry, service};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The most tasks that a call may take; each flow needs fewer than ten.
const TASKS: usize = 40;

static STEPS: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(registry()).unwrap_or_default());

/// A sealed state and the body of a step, a JSON text a line. The second byte chooses the step.
pub fn sealed(data: &[u8]) {
    let Some((provider, rest)) = addressed(data) else { return };
    let Some((first, texts)) = rest.split_at_checked(1) else { return };
    let (state, body) = texts.split_once('\n').unwrap_or((texts, "{}"));
    let Ok(body) = serde_json::from_str(body) else { return };
    let state = serde_json::from_str(state).unwrap_or_default();
    run(provider, first.as_bytes()[0], &state, &body, &mut ["{}"; 4].into_iter());
}

/// The answers of a provider, one a line, to a call from a state that is written on the first line.
pub fn provider(data: &[u8]) {
    let Some((provider, rest)) = addressed(data) else { return };
    let Some((first, texts)) = rest.split_at_checked(1) else { return };
    let mut lines = texts.lines();
    let state = lines.next().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let body = lines.next().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_else(|| json!({}));
    run(provider, first.as_bytes()[0], &state, &body, &mut lines);
}

/// Headers `set-cookie`, one a line, in the answer that begins a flow of NETS.
pub fn cookies(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some(mut call) = call_of("nets") else { return };
    let mut chance = 0;
    let Ok(task) = call.begin("begin", &Value::Null, &json!({}), NOW, &mut known(&mut chance)) else { return };
    if task["type"] != "http" {
        return;
    }
    let cookies: Vec<&str> = text.lines().collect();
    let answer = json!({ "status": 200, "body": "{}", "cookies": cookies });
    let _ = call.feed("response", &answer, NOW, &mut known(&mut chance));
}

/// Carries a call to its answer.
fn run(provider: &str, step: u8, state: &Value, body: &Value, answers: &mut dyn Iterator<Item = &str>) {
    let Some(mut call) = call_of(provider) else { return };
    let steps = STEPS[provider]["steps"].as_array().map_or(&[][..], Vec::as_slice);
    let Some(step) = steps.get(usize::from(step) % steps.len().max(1)).and_then(Value::as_str) else { return };
    let mut chance = 0;
    let Ok(mut task) = call.begin(step, state, body, NOW, &mut known(&mut chance)) else { return };
    for _ in 0..TASKS {
        let line = answers.next().unwrap_or_default();
        let (event, data) = match task["type"].as_str().unwrap_or_default() {
            "answer" => return checked(&task),
            "decrypt" if line.is_empty() => ("undecryptable", json!({})),
            "decrypt" => ("decrypted", json!({ "data": STANDARD.encode(line) })),
            "once" => (if line == "used" { "used" } else { "fresh" }, json!({})),
            _ if line.is_empty() => ("unreachable", json!({ "timeout": false })),
            _ => ("response", json!({ "status": 200, "body": line })),
        };
        match call.feed(event, &data, NOW, &mut known(&mut chance)) {
            Ok(next) => task = next,
            Err(error) => return assert_ne!(error.kind, Kind::Bug, "an answer led to a bug"),
        }
    }
    panic!("a call that does not end");
}

/// An answer holds an identity only if it is a success, and a state that is sealed can be opened again.
fn checked(answer: &Value) {
    assert!(answer.get("identity").is_none() || answer.get("error").is_none());
    assert_eq!(answer["ended"] == true, answer.get("state").is_none());
}

fn call_of(provider: &str) -> Option<Box<dyn AnyCall<Value>>> {
    debug_assert!(PROVIDERS.contains(&provider));
    let Ok(service) = service::<Value>(provider, accepted(provider)) else { panic!("settings that must be accepted") };
    let caller = json!({ "ip": "203.0.113.9", "userAgent": "fuzz" });
    AnyService::call(&*service, Lang::En, &caller).ok()
}

/// Bytes that look random and are the same in each run, so that what was found can be found again.
pub fn known(chance: &mut u64) -> Known<'_> {
    Known(chance)
}

/// A source of such bytes.
pub struct Known<'a>(&'a mut u64);

impl rand_core::TryRng for Known<'_> {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        self.try_next_u64().map(|word| (word >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        *self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Ok(*self.0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            *byte = (self.try_next_u64()? >> 56) as u8;
        }
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Known<'_> {}
