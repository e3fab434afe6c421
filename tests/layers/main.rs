//! Who may import whom: reads every source and holds it to the table of layers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where the sources cannot be read")]

mod javascript;
mod rust;
mod source;

use source::files_in;
use std::path::Path;

#[test]
fn rust_modules_import_only_from_below() {
    let files = ["src", "emulator/src"].into_iter().flat_map(|folder| files_in(folder, &["rs"]));
    let faults: Vec<String> = files.flat_map(|file| rust::faults(&file)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_names_every_module() {
    let mut declared = rust::modules(Path::new("src/lib.rs"));
    declared.sort();
    let mut listed: Vec<&str> = rust::LAYERS.iter().map(|(module, _)| *module).collect();
    listed.sort_unstable();
    assert_eq!(declared, listed);
    let mut of_emulator: Vec<String> = rust::emulator().into_iter().map(|(module, _)| module).collect();
    of_emulator.sort();
    let folders = files_in("emulator/src", &["rs"]);
    let mut found: Vec<String> = folders.iter().filter_map(|file| rust::top_module(file)).collect();
    found.sort();
    found.dedup();
    assert_eq!(found, of_emulator);
}

#[test]
fn javascript_folders_import_only_what_they_may() {
    let package =
        files_in("pkg-template", &["js", "mjs"]).into_iter().flat_map(|file| javascript::package_faults(&file));
    let demo = files_in("www", &["js", "mjs"]).into_iter().flat_map(|file| javascript::demo_faults(&file));
    let faults: Vec<String> = package.chain(demo).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A rule that lets everything pass would hold for ever: each is shown something that it has to refuse.
#[test]
fn the_rules_of_rust_refuse() {
    let refused = |path: &str, text: &str| !rust::faults_in(Path::new(path), text).is_empty();
    assert!(refused("src/words.rs", "use crate::error::Error;"));
    assert!(refused("src/crypto/mod.rs", "use crate::{error::Error, flow::{Turn, browser}};"));
    assert!(refused("src/flow/turn.rs", "fn f() { super::super::crypto::base64::encode(&[]) }"));
    assert!(refused("src/provider/toss/mod.rs", "use crate::provider::mobileok::codes;"));
    assert!(refused("src/provider/toss/mod.rs", "use super::mobileok::codes;"));
    assert!(refused("src/provider/toss/mod.rs", "use super::super::provider::page;"));
    assert!(refused("src/provider/person.rs", "use super::mobileok::codes;"));
    assert!(refused("src/words.rs", "use crate::error::Error;"));
    assert!(refused("src/crypto/mod.rs", "use wasm_bindgen::prelude::*;"));
    assert!(refused("src/crypto/mod.rs", "unsafe { x() }"));
    assert!(refused("emulator/src/mobileok/mod.rs", "use bonin::provider::mobileok::payload;"));
    assert!(refused("emulator/src/mobileok/mod.rs", "use bonin::{error::Error, flow::Turn};"));
    assert!(refused("emulator/src/host/request.rs", "use bonin::flow::reading;"));
    assert!(refused("emulator/src/host/given.rs", "use bonin::flow::page::PageFlow;"));
    assert!(!refused("emulator/src/host/given.rs", "use bonin::flow::{Foreign, reading};"));
    assert!(!refused("emulator/src/mobileok/result.rs", "use bonin::provider::mobileok::envelope::seal;"));
    assert!(refused("emulator/src/mobileok/mod.rs", "use crate::nets::Emulator;"));
    assert!(refused("emulator/src/host/mod.rs", "use super::mobileok::Emulator;"));
    assert!(refused("emulator/src/nets/mod.rs", "use wasm_bindgen::prelude::*;"));
    assert!(!refused("emulator/src/nets/mod.rs", "use bonin::{error::Error, format::seoul}; use crate::host::Turn;"));
    assert!(!refused("src/crypto/mod.rs", "// crate::flow, unsafe\nlet s = \"crate::flow unsafe\"; let c = '\"';"));
    assert!(!refused("src/provider/toss/mod.rs", "use crate::format::person; use crate::words;"));
    assert!(!refused("src/flow/reading.rs", "use crate::error::Error; use serde::de; use serde_json::Value;"));
    assert!(!refused("src/provider/toss/codes.rs", "use super::payload; use crate::{crypto, flow::Turn, error::*};"));
}

/// The same of JavaScript.
#[test]
fn the_rules_of_javascript_refuse() {
    let package = |path: &str, text: &str| {
        let file = Path::new("pkg-template").join(path);
        !javascript::package_faults_in(&file, text).is_empty()
    };
    assert!(package("client/index.js", "import { a } from '../proxy/index.js';"));
    assert!(package("client/index.js", "await import('node:fs');"));
    assert!(package("core/errors.js", "const file = new URL('../wasm/proxy/bonin-proxy.wasm', import.meta.url);"));
    assert!(package("core/errors.js", "export * from '../client/flow.js';"));
    assert!(package("proxy/create.js", "import { serve } from './adapters/node.js';"));
    assert!(package("proxy/adapters/deno.js", "import { x } from './node.js';"));
    assert!(package("elsewhere/index.js", ""));
    assert!(!package("proxy/seal.js", "import { EncryptJWT } from 'jose';"));
    assert!(!package("proxy/adapters/node.js", "import { createServer } from 'node:http';\nimport '../create.js';"));
    assert!(!package("core/load/texts.js", "import('../../wasm/texts/ko.js');"));
    let demo = |text: &str| !javascript::demo_faults_in(Path::new("www/main.js"), text).is_empty();
    assert!(demo("import { init } from '../pkg/client/index.js';"));
    assert!(!demo("import { init } from 'bonin';\nimport './style.css';"));
    let part = |path: &str, text: &str| !javascript::demo_faults_in(Path::new(path), text).is_empty();
    assert!(part("www/src/providers/ompass/index.js", "import { METHODS } from '../mobileok/methods.js';"));
    assert!(part("www/src/app.js", "import { METHODS } from './providers/mobileok/methods.js';"));
    assert!(!part("www/src/providers/index.js", "import { mobileok } from './mobileok/index.js';"));
    assert!(!part("www/src/providers/mobileok/views/form.js", "import { x } from '../methods.js';"));
    assert!(!part("www/src/providers/mobileok/index.js", "import { h } from '../../dom.js';"));
}
