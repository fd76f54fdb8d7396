//! What the integration tests share: finding fixtures, checking a text, printing it for snapshots.

// Each test binary uses its own part; a helper that fails fails its test.
#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::panic)]

#[path = "../../examples/dump/mod.rs"]
mod dump;

use std::path::{Path, PathBuf};

use gongwen::{Document, invariants};

pub use dump::dump;

/// Parses `text` and checks everything that holds for every document.
#[track_caller]
pub fn checked<'t>(text: &'t str, what: &str) -> Document<'t> {
    let document = Document::parse(text);
    if let Err(broken) = invariants::check(&document) {
        let start: String = text.chars().take(400).collect();
        panic!("{what}: {broken}\n--- the text, {} bytes, begins:\n{start}", text.len());
    }
    document
}

/// The fixtures, `fixtures/<kind>/*.txt`, sorted by path.
pub fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found: Vec<PathBuf> =
        folder(&root).iter().filter(|path| path.is_dir()).flat_map(|kind| texts(kind)).collect();
    found.sort();
    found
}

/// The `*.txt` files of a folder, sorted.
pub fn texts(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        folder(path).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    found.sort();
    found
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The text of a file, byte for byte.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
