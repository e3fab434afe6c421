//! Everything that a test can give to the emulator: it is as the published types say, and a wrong type is a typed error.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod shape;
#[path = "../support/mod.rs"]
mod support;
mod types;

use crate::support::{Json, json};
use bonin::words::Word;
use bonin_emulator::host::{CommonFault, Emulators, ProviderFault};
use bonin_emulator::{PROVIDERS, emulators, mobileok, nets, ompass, passni, toss_cert};
use shape::Fields;
use std::collections::BTreeMap;

/// The faults, steps and options of a provider, as Rust has them.
struct Known {
    provider: &'static str,
    /// The published types, the name of their summary, and that of its faults.
    types: &'static str,
    summary: &'static str,
    fault_type: &'static str,
    faults: BTreeMap<&'static str, Fields>,
    steps: Vec<&'static str>,
    options: Fields,
}

macro_rules! known {
    ($($module:ident $provider:literal $folder:literal $name:literal,)*) => {
        fn known() -> Vec<Known> {
            vec![$(Known {
                provider: $provider,
                types: include_str!(concat!("../../../pkg-template/types/", $folder, "/emulator.d.ts")),
                summary: concat!("Emulated", $name),
                fault_type: concat!("Emulator", $name, "Fault"),
                faults: shape::variants::<$module::Fault>(),
                steps: words::<<$module::Fault as ProviderFault>::Step>(),
                options: shape::fields::<$module::Change>(),
            },)*]
        }
    };
}

known! {
    mobileok "mobileok" "mobileok" "Mobileok",
    toss_cert "tossCert" "toss-cert" "TossCert",
    ompass "ompass" "ompass" "Ompass",
    passni "passni" "passni" "Passni",
    nets "nets" "nets" "Nets",
}

fn words<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.word()).collect()
}

fn owned(fields: &Fields) -> types::Members {
    fields.iter().map(|(name, words)| ((*name).into(), words.iter().map(|word| (*word).into()).collect())).collect()
}

#[test]
fn every_provider_is_here() {
    let known: Vec<_> = known().iter().map(|known| known.provider).collect();
    assert_eq!(known, PROVIDERS);
}

#[test]
fn faults_are_those_of_the_types() {
    let owned_all = |faults: &BTreeMap<&str, Fields>| -> BTreeMap<String, types::Members> {
        faults.iter().map(|(kind, fields)| ((*kind).into(), owned(fields))).collect()
    };
    assert_eq!(owned_all(&shape::variants::<CommonFault>()), types::faults(types::COMMON, "EmulatorAnyFault"));
    for known in known() {
        assert_eq!(owned_all(&known.faults), types::faults(known.types, known.fault_type), "{}", known.provider);
    }
}

#[test]
fn steps_are_those_of_the_types() {
    for known in known() {
        let steps = known.steps.iter().map(|step| (*step).into()).collect();
        assert_eq!(types::steps(known.types, known.summary), steps, "{}", known.provider);
    }
}

#[test]
fn options_are_those_of_the_types() {
    for known in known() {
        assert_eq!(owned(&known.options), types::options(known.types, known.summary), "{}", known.provider);
    }
}

// ── Wrong types ──

const NOW: i64 = 1_780_282_800_000;

fn everything() -> Json {
    let vectors: Json = serde_json::from_str(include_str!("../../../tests/vectors/mobileok.json")).unwrap();
    let (public, private) = (&vectors["publicKeySpki"], &vectors["privateKeyPkcs8"]);
    let agent = json!({ "agentId": "one", "arriveUrl": "https://one.example/", "bridgeSecret": "x".repeat(32) });
    json!({
        "mobileok": { "serviceId": "S", "siteUrl": "s.example", "publicKey": public, "clientPublicKey": public },
        "tossCert": { "clientId": "C", "clientSecret": "s", "caPublicKey": public, "signerPublicKey": public },
        "ompass": { "secretKey": "s", "clientId": "C", "redirectUri": "https://s.example/" },
        "passni": { "agents": [agent] },
        "nets": { "privateKey": private },
    })
}

/// A value of each type, some of them at the edge of what a number can be.
fn values() -> Vec<Json> {
    let deep = (0..40).fold(json!(1), |inner, _| json!([inner]));
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(4_294_967_295_u32),
        json!(-2_147_483_648_i32),
        json!(9_007_199_254_740_991_i64),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!("x"),
        json!("\u{0}가"),
        json!([]),
        json!([null, 1, "x", [], {}]),
        json!({}),
        json!({ "a": 1 }),
        deep,
    ]
}

/// The emulator takes the input, or refuses it by an error that says who must act, and which input is wrong, if any is.
fn takes(emulators: &mut Emulators, input: &Json) -> bool {
    match support::step(emulators, input, NOW, &mut 0) {
        Ok(_) => true,
        Err(error) => {
            let error = support::wire(&error);
            assert_eq!(error["kind"], "misuse", "{input}: {error}");
            assert!(error["field"].is_string() || error["reason"] == "notNow", "{input}: {error}");
            false
        }
    }
}

fn control(action: &str, input: Json) -> Json {
    json!({ "type": "control", "action": action, "input": input })
}

/// Requests to every provider, after which an input that was taken cannot have been too much for it.
fn use_all(emulators: &mut Emulators) {
    let paths = [
        "/agent/v1/token/get",
        "/agent/v1/confirm/request",
        "/token",
        "/api/v2/sign/user/auth/id/result",
        "/v1/ompass/u2f",
        "/v2/ompass/token",
        "/passni/bridge/one/agents",
        "/passni/bridge/one/token",
        "/passni/api/login",
        "/nets/site-a/agent/check",
        "/nets/sso/logon",
    ];
    let form = "grant_type=client_credentials&client_id=C&client_secret=s&scope=ca&credType=BASIC&userID=hong\
        &password=nets-1234&ssosite=site-a&returnURL=https%3A%2F%2Fs.example%2F";
    let json = json!({ "user_id": "u", "username": "u", "serviceId": "S", "siteUrl": "s.example", "userId": "hong",
        "password": "passni-1234", "encryptMOKToken": "t", "ssoCode": "0".repeat(32), "userIp": "::1", "userAgent": "B" })
    .to_string();
    for path in paths {
        for (kind, body) in [("application/x-www-form-urlencoded", form), ("application/json", json.as_str())] {
            let secrets = json!({ "content-type": kind, "authorization": "Bearer s", "x-client-id": "C",
                "x-secret-key": "s", "ssoagent-type": "SPA" });
            let request = json!({ "type": "http", "id": "1", "method": "POST", "path": path, "query": "",
                "origin": "http://emulator.test", "headers": secrets, "body": body });
            assert!(takes(emulators, &request), "{path}");
        }
    }
}

/// Feeds every value in place of a member, and counts those that are refused.
fn refused(emulators: &mut Emulators, action: &str, input: &Json, name: &str) -> usize {
    let mut count = 0;
    for value in values() {
        let mut input = input.clone();
        input[name] = value;
        if takes(emulators, &control(action, input)) {
            use_all(emulators);
        } else {
            count += 1;
        }
        assert!(takes(emulators, &control("reset", json!({}))));
    }
    count
}

#[test]
fn an_option_of_a_wrong_type_is_refused() {
    let mut emulators = emulators(&everything()).unwrap();
    for known in known() {
        let input = json!({ "provider": known.provider });
        for name in known.options.keys() {
            let refused = refused(&mut emulators, "options", &input, name);
            assert!(refused >= 9, "{} {name}: {refused}", known.provider);
        }
        assert!(!takes(&mut emulators, &control("options", json!({ "provider": known.provider, "surprise": 1 }))));
    }
}

/// JSON whatever it is, so that nothing is a wrong type.
const ANY: [(&str, &str); 2] = [("agents", "agents"), ("userData", "data")];

#[test]
fn a_fault_of_a_wrong_type_is_refused() {
    let mut emulators = emulators(&everything()).unwrap();
    for known in known() {
        let common = shape::variants::<CommonFault>();
        for (kind, fields) in common.iter().chain(&known.faults) {
            // A good order, but for the member that is fed.
            let mut good = json!({ "provider": known.provider, "kind": kind });
            for (name, words) in fields {
                good[*name] = match (*name, words.first()) {
                    (_, Some(word)) => json!(word),
                    ("set", _) => json!({}),
                    ("status", _) => json!(400),
                    ("minutes", _) => json!(1),
                    ("served" | "token", _) => json!(true),
                    _ => json!("1"),
                };
            }
            assert!(takes(&mut emulators, &control("fault", good.clone())), "{good}");
            assert!(takes(&mut emulators, &control("clearFaults", json!({}))));
            for name in fields.keys().chain(&["step", "times", "skip", "delay"]) {
                let refused = refused(&mut emulators, "fault", &good, name);
                let is_any = ANY.contains(&(*kind, *name));
                assert!(
                    if is_any { refused == 0 } else { refused >= 6 },
                    "{} {kind} {name}: {refused}",
                    known.provider
                );
            }
            let mut surprise = good;
            surprise["surprise"] = json!(1);
            assert!(!takes(&mut emulators, &control("fault", surprise)), "{} {kind}", known.provider);
        }
        assert_eq!(refused(&mut emulators, "fault", &json!({ "provider": known.provider }), "kind"), values().len());
    }
}

#[test]
fn a_control_of_a_wrong_type_is_refused() {
    let mut emulators = emulators(&everything()).unwrap();
    assert!(refused(&mut emulators, "advance", &json!({}), "ms") >= 12);
    let actions = [
        "fault",
        "clearFaults",
        "advance",
        "resetClock",
        "options",
        "log",
        "clock",
        "counts",
        "numbers",
        "phones",
        "reset",
    ];
    for action in actions {
        let refused_of = |emulators: &mut Emulators, name| refused(emulators, action, &json!({ "ms": 1 }), name);
        assert!(refused_of(&mut emulators, "provider") >= 17, "{action}");
        assert_eq!(refused_of(&mut emulators, "surprise"), values().len(), "{action}");
        for value in values() {
            let is_object = value.is_object() || value.is_null();
            let taken = takes(&mut emulators, &control(action, value.clone()));
            assert!(is_object || !taken, "{action} {value}");
        }
    }
}

#[test]
fn an_input_of_a_wrong_type_is_refused() {
    let mut emulators = emulators(&everything()).unwrap();
    let inputs = [
        json!({ "type": "start", "id": "1", "provider": "ompass" }),
        json!({ "type": "http", "id": "1", "method": "GET", "path": "/", "query": "", "origin": "http://x.test",
            "headers": {}, "body": "" }),
        json!({ "type": "decrypted", "id": "1", "data": "AA==" }),
        json!({ "type": "signed", "id": "1", "data": "AA==" }),
        json!({ "type": "undecryptable", "id": "1" }),
        json!({ "type": "phone", "phone": "01012345678", "action": "view", "input": {} }),
        json!({ "type": "phone", "phone": "01012345678", "action": "key", "input": { "digits": "1" } }),
        json!({ "type": "control", "action": "clock", "input": {} }),
    ];
    for input in inputs {
        for name in input.as_object().unwrap().keys() {
            for value in values() {
                let mut input = input.clone();
                let is_text = value.is_string();
                let may_be = matches!(name.as_str(), "input" | "headers") && (value.is_object() || value.is_null());
                input[name] = value;
                let taken = takes(&mut emulators, &input);
                assert!(is_text || may_be || !taken, "{input}");
            }
        }
        let mut surprise = input;
        surprise["surprise"] = json!(1);
        assert!(!takes(&mut emulators, &surprise), "{surprise}");
    }
    for value in values() {
        assert!(!takes(&mut emulators, &value), "{value}");
    }
}

#[test]
fn a_setup_of_a_wrong_type_is_refused() {
    let good = everything();
    assert!(emulators(&good).is_ok());
    let refused = |setup: &Json| emulators(setup).err().map(|error| support::wire(&error));
    for provider in PROVIDERS {
        for name in good[provider].as_object().unwrap().keys() {
            for value in values().into_iter().filter(|value| !value.is_string()) {
                let mut setup = good.clone();
                setup[*provider][name] = value;
                let error = refused(&setup).unwrap_or_else(|| panic!("{provider} {name} {}", setup[*provider][name]));
                assert!(error["kind"] == "misuse" && error["field"].is_string(), "{provider} {name} {error}");
            }
        }
        for value in values().into_iter().filter(|value| !value.is_null()) {
            let mut setup = good.clone();
            setup[*provider] = value;
            let error = refused(&setup).unwrap_or_else(|| panic!("{provider} {}", setup[*provider]));
            assert_eq!(error["kind"], "misuse");
        }
    }
    assert!(refused(&json!({ "nobody": {} })).is_some());
}
