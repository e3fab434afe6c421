//! The layers of `pkg-template/` and `www/`: what each folder may import.

use crate::source::normal;
use std::path::{Path, PathBuf};

/// Each folder, or the one file that is a folder's exception, and what it may import besides itself.
const FOLDERS: &[(&str, &[&str])] = &[
    ("core/load", &["core", "wasm"]),
    ("core/server", &[]),
    ("core", &["#wasm/"]),
    ("callback", &["core", "wasm"]),
    ("element", &["client", "core", "callback"]),
    ("react", &["client", "element", "react"]),
    ("client", &["core", "core/load", "wasm", "#wasm/"]),
    ("proxy/adapters/bun", &["proxy", "core"]),
    ("proxy/adapters/deno", &["proxy", "core"]),
    ("proxy/adapters/node", &["proxy", "core", "core/server"]),
    ("proxy/adapters/workers", &["proxy", "core"]),
    ("proxy/probes", &[]),
    ("proxy", &["core", "#wasm/proxy", "#upstream", "#probes", "#crypto", "jose"]),
    ("doctor", &["proxy"]),
    ("store", &["proxy", "core"]),
    ("emulator/phone", &[]),
    ("emulator/windows", &[]),
    ("emulator/cli", &["emulator", "emulator/node", "core"]),
    ("emulator/node", &["emulator", "core", "core/server"]),
    ("emulator/page", &[]),
    ("emulator", &["core", "wasm", "#wasm/emulator", "#emulator-pages"]),
    ("wasm", &[]),
];

/// Files that exist for Node alone go by these names; nothing else may name its modules.
const NODE_FILES: &[&str] = &["cli", "node"];

pub fn package_faults(file: &Path) -> Vec<String> {
    package_faults_in(file, &std::fs::read_to_string(file).unwrap())
}

pub fn package_faults_in(file: &Path, text: &str) -> Vec<String> {
    let own = file.strip_prefix("pkg-template").unwrap();
    let Some((folder, allowed)) = row(own) else {
        return vec![format!("{}: no layer is known for it", file.display())];
    };
    let may = |name: &str| match inside(own, name) {
        // Comments alone name these: types have no code.
        Some(path) if path.starts_with("types") => true,
        Some(path) => row(&path).is_some_and(|(target, _)| target == folder || allowed.contains(&target)),
        None if name.starts_with("node:") => {
            folder == "doctor" || NODE_FILES.iter().any(|stem| own.file_stem().unwrap() == *stem)
        }
        None => allowed.iter().any(|prefix| name.starts_with(prefix)),
    };
    imports(text).into_iter().filter(|name| !may(name)).map(|name| fault(file, &name)).collect()
}

pub fn demo_faults(file: &Path) -> Vec<String> {
    demo_faults_in(file, &std::fs::read_to_string(file).unwrap())
}

pub fn demo_faults_in(file: &Path, text: &str) -> Vec<String> {
    let lists = file == Path::new("www/src/providers/index.js");
    let may = |name: &str| match inside(file, name) {
        Some(path) => {
            let part = demo_part(&path);
            path.starts_with("www") && (lists || part.is_none() || part == demo_part(file))
        }
        None => name == "bonin" || ["bonin/", "node:", "vite"].iter().any(|prefix| name.starts_with(prefix)),
    };
    imports(text).into_iter().filter(|name| !may(name)).map(|name| fault(file, &name)).collect()
}

/// The provider whose part of the demo a file is.
fn demo_part(file: &Path) -> Option<&Path> {
    let own = file.strip_prefix("www/src/providers").ok()?.parent()?;
    own.iter().next().map(Path::new)
}

fn fault(file: &Path, name: &str) -> String {
    format!("{} may not import '{name}'", file.display())
}

/// The first row that holds the file: exceptions stand before their folder.
fn row(file: &Path) -> Option<(&'static str, &'static [&'static str])> {
    let name = file.with_extension("");
    FOLDERS.iter().copied().find(|(folder, _)| name.starts_with(folder))
}

/// A relative name as a path from where `file` is seen from; `None` for a package.
fn inside(file: &Path, name: &str) -> Option<PathBuf> {
    name.starts_with('.').then(|| normal(&file.parent().unwrap_or(Path::new("")).join(name)))
}

/// The names that static and dynamic imports, re-exports and `new URL(…, import.meta.url)` reach for.
fn imports(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !is_comment(line)).flat_map(|line| [line, "\n"]).collect();
    let after = |start: &str| -> Vec<(String, String)> {
        let rests = code.match_indices(start).map(|(at, _)| &code[at + start.len()..]);
        rests.filter_map(|rest| rest.split_once('\'')).map(|(name, rest)| (name.into(), rest.into())).collect()
    };
    let modules = ["from '", "import '", "import('"].into_iter().flat_map(&after);
    let files = after("new URL('").into_iter().filter(|(_, rest)| rest.starts_with(", import.meta.url"));
    modules.chain(files).map(|(name, _)| name).collect()
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start))
}
