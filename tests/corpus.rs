//! Real documents, where they are at hand: `GONGWEN_CORPUS=FOLDER cargo test --test corpus` reads `FOLDER/docs/*.txt`,
//! or `FOLDER/*.txt` where it has no `docs`.  Several folders are written as in `PATH`, as for the benches.
//!
//! Every document parses, holds the invariants and survives the round trip through JSON.  Without the variable the
//! test says that it was skipped: the documents are not part of the project.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod common;

use std::path::PathBuf;

use common::{checked, read, texts};

/// The documents, or `None` where none are named.
fn documents() -> Option<Vec<PathBuf>> {
    let Some(folders) = std::env::var_os("GONGWEN_CORPUS").filter(|folders| !folders.is_empty()) else {
        eprintln!("skipped: GONGWEN_CORPUS does not name a folder with docs/*.txt");
        return None;
    };
    let mut found = Vec::new();
    for folder in std::env::split_paths(&folders) {
        let docs = folder.join("docs");
        let folder = if docs.is_dir() { docs } else { folder };
        let here = texts(&folder);
        assert!(!here.is_empty(), "no *.txt in {}", folder.display());
        found.extend(here);
    }
    Some(found)
}

#[test]
fn every_document_holds_the_invariants() {
    for path in documents().unwrap_or_default() {
        checked(&read(&path), &path.display().to_string());
    }
}

#[cfg(feature = "serde")]
#[test]
fn every_document_survives_the_round_trip() {
    use gongwen::Record;

    for path in documents().unwrap_or_default() {
        let what = path.display().to_string();
        let text = read(&path);
        let document = checked(&text, &what);
        let record = Record::new(&document);
        let json = document.to_json();
        assert_eq!(json, serde_json::to_string(&record).unwrap(), "{what}: the writer against serde");
        let read_back = Record::from_json(&json).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(read_back, record, "{what}");
        assert_eq!(read_back.to_json().unwrap(), json, "{what}");
    }
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for path in documents().unwrap_or_default() {
        let text = read(&path);
        let copy = text.clone();
        assert_eq!(
            gongwen::Document::parse(&text).to_json(),
            gongwen::Document::parse(&copy).to_json(),
            "{}",
            path.display()
        );
    }
}
