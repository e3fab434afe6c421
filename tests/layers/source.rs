//! Reading sources: which files there are, and a text without its comments.

use std::path::{Component, Path, PathBuf};

/// The files below `folder` with one of these extensions.
pub fn files_in(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("www/dist") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| extensions.contains(&e.to_str().unwrap())) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// `path` without `.` and `..`.
pub fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut done, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(done.pop()),
            other => done.push(other),
        }
        done
    })
}

/// Rust without comments and without the contents of literals.
pub fn rust_code(text: &str) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some(next) = rest.chars().next() {
        let skipped = match next {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").map_or(rest.len(), |end| end + 2),
            '"' => literal(rest, next),
            '\'' if is_char(rest) => literal(rest, next),
            _ => 0,
        };
        if skipped == 0 {
            out.push(next);
        } else {
            out.push(' ');
        }
        rest = &rest[skipped.max(next.len_utf8())..];
    }
    out
}

/// Whether a quote begins a character, and not a lifetime.
fn is_char(rest: &str) -> bool {
    let mut after = rest.chars().skip(1);
    after.next() == Some('\\') || after.next() == Some('\'')
}

fn literal(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
