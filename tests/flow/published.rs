//! What the package's types repeat of the core, written down as TypeScript: `tests/types/published.ts` compares it with the
//! types. `BLESS=1 cargo test --test flow published` writes it again.

use crate::support::people::{METHODS, least, most, without};
use crate::{Json, json};
use bonin::error::{Detail, Kind, Next, Reason};
use bonin::flow::identity::{Ages, Assurance, Gender, Identity, Nation, SignatureTrust};
use bonin::flow::page::{Fields, How, Name, PageRequest};
use bonin::flow::reading::readable;
use bonin::flow::{Nonce, Text};
use bonin::provider::mobileok::payload::{AuthInfoFields, auth_info};
use bonin::provider::{nets, ompass, passni, registry, toss_cert};
use bonin::words::Word;
use serde::Serialize;
use std::collections::BTreeMap;

/// 2026-11-22 15:30 UTC.
const NOW: i64 = 1_795_361_400_000;

#[test]
fn the_types_have_what_the_core_has() {
    let text = typescript();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/types/core.ts");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, text).unwrap();
    } else {
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == text, "{path} is not the core's; the test writes it with `BLESS=1`:\n{text}");
    }
}

fn typescript() -> String {
    let lists = [
        ("Kind", words::<Kind>()),
        ("Next", words::<Next>()),
        ("State", words::<Name>()),
        ("How", words::<How>()),
        ("AssuranceWord", words::<Assurance>()),
        ("GenderWord", words::<Gender>()),
        ("NationWord", words::<Nation>()),
        ("SignatureWord", words::<SignatureTrust>()),
        ("TossCertMethodWord", words::<toss_cert::Method>()),
        ("OmpassMethodWord", words::<ompass::messages::Method>()),
        ("OmpassWay", words::<ompass::messages::Way>()),
        ("PassniTarget", words::<passni::messages::Target>()),
        ("PassniStatusWord", words::<passni::values::Status>()),
        ("NetsMethodWord", words::<nets::bodies::Method>()),
    ];
    let objects = [
        ("Detail", members(&json!({ "kind": 0, "reason": 0, "retryable": 0 }), &detail())),
        ("Identity", members(&written(&least_identity()), &written(&identity()))),
        ("Page", members(&json!({ "how": 0, "url": 0 }), &written(&page()))),
    ];
    let mut text = String::from("/** What the core has. Written by `BLESS=1 cargo test --test flow published`. */\n");
    for (name, list) in lists {
        text += &format!("export type {name} =\n  | {};\n", union(&list).replace(" | ", "\n  | "));
    }
    for (name, object) in objects {
        text += &format!("\nexport interface {name} {{\n{object}}}\n");
    }
    text += &format!(
        "\n/** By provider: a call's argument, and its options. */\nexport interface Calls {{\n{}}}\n",
        calls()
    );
    text += &format!("\n/** By method: what it needs and may have. */\nexport interface Methods {{\n{}}}\n", methods());
    text
}

fn words<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| word.word().to_owned()).collect()
}

fn union(words: &[String]) -> String {
    let mut words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    words.sort();
    if words.is_empty() { "never".into() } else { words.join(" | ") }
}

/// The members of `all`, those of `least` as always there.
fn members(least: &Json, all: &Json) -> String {
    let mark = |name: &str| if least[name].is_null() { "?" } else { "" };
    all.as_object().unwrap().keys().map(|name| format!("  {name}{}: unknown;\n", mark(name))).collect()
}

fn written(value: &impl Serialize) -> Json {
    serde_json::to_value(value).unwrap()
}

/// Every member is named, so that one more does not compile.
fn detail() -> Json {
    let some = || Some("x".to_owned());
    written(&Detail {
        kind: Kind::Bug,
        reason: Reason::Bug,
        word: None,
        field: some(),
        code: some(),
        detail_code: some(),
        phase: some(),
        next: Some(Next::Wait),
        retryable: true,
        message: some(),
        provider_message: some(),
    })
}

fn least_identity() -> Identity {
    Identity::new("p", "m".into(), Assurance::Login, "t".into(), "v".into())
}

/// The same.
fn identity() -> Identity {
    let text = || Some(Text::from("x"));
    Identity {
        provider: "p",
        method: "m".into(),
        assurance: Assurance::Login,
        transaction_id: "t".into(),
        verified_at: "v".into(),
        user_id: text(),
        name: text(),
        phone: text(),
        email: text(),
        birthday: text(),
        gender: Some(Gender::Male),
        nation: Some(Nation::Korean),
        ci: text(),
        di: text(),
        is_adult: Some(true),
        adult_law: Some("civil"),
        adult: Some(Ages { civil: true, youth: true }),
        attributes: Some(serde_json::Map::new()),
        signature: Some(SignatureTrust::Intact),
        signer_name: text(),
        signed_text: text(),
        nonce: Nonce::try_from("n".to_owned()).ok(),
        raw: Some(json!({})),
    }
}

/// The same.
fn page() -> PageRequest {
    let link = || Some("x".to_owned());
    let fields = Some(Fields::Transaction("t".into()));
    PageRequest { how: How::Popup, url: "u".into(), fields, android: link(), ios: link() }
}

fn calls() -> String {
    let registry = written(&registry());
    let rows = registry.as_object().unwrap().iter().map(|(provider, facts)| {
        let calls = facts["calls"].as_object().unwrap().iter().map(|(name, call)| {
            let takes: Vec<_> = call["takes"].as_str().map(String::from).into_iter().collect();
            let options: Vec<_> = call["options"].as_array().into_iter().flatten().collect();
            let options: Vec<_> = options.into_iter().filter_map(|name| name.as_str().map(String::from)).collect();
            format!("    {name}: {{ takes: {}; options: {} }};\n", union(&takes), union(&options))
        });
        format!("  {provider}: {{\n{}  }};\n", calls.collect::<String>())
    });
    rows.collect()
}

/// A member that can be left out of everything that a method may have is no need.
fn methods() -> String {
    let takes = |info: &Json| auth_info(readable::read::<AuthInfoFields, Json>(info).unwrap(), NOW).is_ok();
    let rows = METHODS.iter().map(|method| {
        let all = most(method);
        assert!(takes(&all) && takes(&least(method)), "{method}");
        let named: BTreeMap<_, _> = all.as_object().unwrap().iter().collect();
        let members = named.keys().map(|name| {
            let mark = if takes(&without(&all, name)) { "?" } else { "" };
            format!("    {name}{mark}: unknown;\n")
        });
        format!("  {method}: {{\n{}  }};\n", members.collect::<String>())
    });
    rows.collect()
}
