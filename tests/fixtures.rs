//! Every fixture against its snapshot, which stands beside it: `fixtures/<kind>/<name>.txt` → `<name>.snap`.
//!
//! A fixture shows one thing, and its name says which.  The invariants are checked before the snapshot, so that a
//! snapshot is never taken of a tree that loses text.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;

use common::{checked, dump, fixtures, read};

/// A glob that finds nothing must not pass.
const AT_LEAST: usize = 140;

/// The fixtures whose JSON has a snapshot too.
const WITH_JSON: &[&str] = &["beipiao-2021-55"];

#[test]
fn there_are_fixtures() {
    let found = fixtures().len();
    assert!(found >= AT_LEAST, "only {found} fixtures found, at least {AT_LEAST} are expected");
}

#[test]
fn outlines() {
    insta::glob!("../fixtures", "*/*.txt", |path| {
        let text = read(path);
        let document = checked(&text, &path.display().to_string());
        snapshot(path, "", &dump(&document));
    });
}

/// The contract's JSON, for a few: the JSON of all others follows from the same spans, and `json.rs` holds the writer
/// to the record types on every fixture.
#[test]
fn contract() {
    let mut found = 0;
    for path in
        fixtures().iter().filter(|path| WITH_JSON.iter().any(|stem| path.file_stem().is_some_and(|it| it == *stem)))
    {
        found += 1;
        let text = read(path);
        let json = checked(&text, &path.display().to_string()).to_json();
        // One line a node; a quote inside a string is escaped, so that this matches nothing else.
        snapshot(path, ".json", &json.replace("{\"id\":", "\n{\"id\":"));
    }
    assert_eq!(found, WITH_JSON.len());
}

/// Compares with the snapshot beside the fixture.
fn snapshot(path: &Path, ending: &str, contents: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.remove_snapshot_suffix();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_input_file();
    settings.set_snapshot_path(path.parent().unwrap());
    let name = format!("{}{ending}", path.file_stem().unwrap().to_string_lossy());
    settings.bind(|| insta::assert_snapshot!(name, contents));
}
