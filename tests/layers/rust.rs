//! The layers of the two crates: what each module of `src/` and of `emulator/src/` may import.

use crate::source::rust_code;
use std::path::Path;

/// Each top module, and those it may import besides itself.
pub const LAYERS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("error", &["words"]),
    ("format", &["error", "words"]),
    ("crypto", &[]),
    ("flow", &["format", "error", "words"]),
    ("provider", &["crypto", "flow", "format", "error", "words"]),
    ("allocator", &[]),
    ("wasm", &["provider", "crypto", "flow", "format", "error", "words"]),
];

/// The same of the emulator, but for its providers.
const EMULATOR: &[(&str, &[&str])] = &[
    ("fake_identity", &[]),
    ("host", &["json"]),
    ("json", &[]),
    ("key_file", &[]),
    ("wasm", &["host", "json", "key_file"]),
];

/// An emulated provider knows what all have in common, and no other provider.
const EMULATED: &[&str] = &["fake_identity", "host", "json"];

type Layers = Vec<(String, &'static [&'static str])>;

/// The emulator's modules: each provider of the core has one of the same name.
pub fn emulator() -> Layers {
    let folders = std::fs::read_dir("src/provider").unwrap().map(|entry| entry.unwrap().path());
    let providers =
        folders.filter(|path| path.is_dir()).map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    owned(EMULATOR).into_iter().chain(providers.map(|name| (name, EMULATED))).collect()
}

fn owned(table: &'static [(&'static str, &'static [&'static str])]) -> Layers {
    table.iter().map(|(module, allowed)| ((*module).to_owned(), *allowed)).collect()
}

/// The modules of the core that the emulator may import: cryptography, notations and errors. What checks messages there has
/// to be checked by code of the emulator's own.
const OF_THE_CORE: &[&str] = &["error", "format", "crypto", "words"];

/// The one file of the emulator that may use the core's reader of typed data: what a test gives it is no message of a
/// provider, so there is nothing that the reader could hide.
const READS_TESTS: &str = "emulator/src/host/given.rs";
const OF_FLOW: &[&str] = &["reading", "Foreign"];

/// The cryptography that one provider alone has, and its emulator too.
const OF_A_PROVIDER: &[[&str; 2]] = &[["mobileok", "envelope"], ["toss_cert", "session"]];

/// Modules that exist for wasm alone, and what only they may need.
const OF_WASM: &[&str] = &["allocator", "wasm"];
const ONLY_IN_WASM: &[&str] = &["js_sys", "wasm_bindgen", "web_sys", "unsafe"];

pub fn faults(file: &Path) -> Vec<String> {
    faults_in(file, &std::fs::read_to_string(file).unwrap())
}

pub fn faults_in(file: &Path, text: &str) -> Vec<String> {
    let here = module_of(file);
    let layers = if file.starts_with("emulator") { emulator() } else { owned(LAYERS) };
    let code = rust_code(text);
    let tokens = tokens(&code);
    let imports =
        imports(&tokens, &here).into_iter().filter(|to| !may_import(&layers, &here, to) && !reads_tests(file, to));
    let imports = imports.map(|to| to.join("::"));
    let of_wasm = here.first().is_some_and(|module| OF_WASM.contains(&module.as_str()));
    let words = tokens.iter().filter(|t| !of_wasm && ONLY_IN_WASM.contains(t));
    let reached = imports.chain(words.map(|t| (*t).to_owned()));
    reached.map(|what| format!("{} may not use {what}", file.display())).collect()
}

/// The module below the crate that a file belongs to.
pub fn top_module(file: &Path) -> Option<String> {
    module_of(file).into_iter().next()
}

/// The modules that a file declares.
pub fn modules(file: &Path) -> Vec<String> {
    let code = rust_code(&std::fs::read_to_string(file).unwrap());
    let tokens = tokens(&code);
    tokens.windows(3).filter(|w| w[0] == "mod" && w[2] == ";").map(|w| w[1].to_owned()).collect()
}

fn reads_tests(file: &Path, to: &[String]) -> bool {
    let of_flow = to.get(..2).is_some_and(|path| path == ["bonin", "flow"]);
    file == Path::new(READS_TESTS) && of_flow && to.get(2).is_some_and(|name| OF_FLOW.contains(&name.as_str()))
}

fn may_import(layers: &[(String, &[&str])], from: &[String], to: &[String]) -> bool {
    if to.first().is_some_and(|name| name == "bonin") {
        let cryptography = |pair: &[&str; 2]| {
            to.get(1).is_some_and(|module| module == "provider") && to.get(2..4).is_some_and(|path| path == pair)
        };
        return to.get(1).is_some_and(|module| OF_THE_CORE.contains(&module.as_str()))
            || OF_A_PROVIDER.iter().any(cryptography);
    }
    let (Some(own), Some(other)) = (from.first(), to.first()) else { return true };
    let Some((_, allowed)) = layers.iter().find(|(module, _)| module == own) else { return true };
    let known = layers.iter().any(|(module, _)| module == other);
    if own != other {
        return !known || allowed.contains(&other.as_str());
    }
    // Beside itself a provider has other providers, and above itself the registry of all: neither is its business. What people
    // type of themselves is the same for all of them.
    own != "provider" || from.len() < 2 || from.get(1) == to.get(1)
}

/// `src/crypto/cbc.rs` is `crypto::cbc`, `src/crypto/mod.rs` is `crypto`, and `src/lib.rs` the crate itself.
fn module_of(file: &Path) -> Vec<String> {
    let names = file.with_extension("");
    let own = names.strip_prefix("emulator").unwrap_or(&names);
    let parts = own.iter().skip(1).map(|part| part.to_string_lossy().into_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let length = if word > 0 {
            word
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        found.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    found
}

/// Every path that begins at the crate, at this module or above it, from the crate on; and those of the core.
fn imports(tokens: &[&str], here: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let continues = at > 0 && tokens[at - 1] == "::";
        let base = match *token {
            _ if continues || tokens.get(at + 1) != Some(&"::") => continue,
            "crate" => Vec::new(),
            "bonin" => vec!["bonin".to_owned()],
            "self" => here.to_vec(),
            "super" => parent(here),
            _ => continue,
        };
        branches(tokens, at + 2, base, &mut found);
    }
    found
}

/// Follows one path, and each branch of a `{}` group; gives the place after it.
fn branches(tokens: &[&str], mut at: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(at).copied() {
            Some("super") => path = parent(&path),
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|t| *t != "}") {
                    at = branches(tokens, at, path.clone(), found);
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                return at + 1;
            }
            Some(name) if name != "self" => path.push(name.to_owned()),
            _ => {}
        }
        if tokens.get(at + 1) != Some(&"::") {
            break;
        }
        at += 2;
    }
    found.push(path);
    at = at.saturating_add(1);
    // `name as other`
    if tokens.get(at) == Some(&"as") { at + 2 } else { at }
}

fn parent(module: &[String]) -> Vec<String> {
    module.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec())
}
