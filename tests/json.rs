//! The JSON writer against the record types that serde prints and reads.

#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

mod common;

use common::{checked, fixtures, read};
use gongwen::{Document, JsonOptions, Record, RecordError};

/// Texts that the fixtures do not hold: nothing to print, everything to escape.
const ODD: &[&str] = &[
    "",
    "\n",
    "\u{feff}一、\u{0}\u{1}\u{8}\u{c}\u{1f}\u{7f}\"引号\"\\反斜线\\\t制表\r\n二、😀\u{2028}\u{2029}",
    "一、\"\n\"\n二、\\\n",
];

#[track_caller]
fn agrees(text: &str, what: &str) {
    let document = checked(text, what);
    let record = Record::new(&document);
    assert_eq!(document.to_json(), serde_json::to_string(&record).unwrap(), "{what}");
    assert_eq!(document.to_json_pretty(), serde_json::to_string_pretty(&record).unwrap(), "{what}");
    assert_eq!(Record::from_json(&document.to_json()).unwrap(), record, "{what}");
    let mut bytes = Vec::new();
    document.write_json_with(JsonOptions::default().actors(true).pretty(true), &mut bytes).unwrap();
    let record = Record::with_actors(&document);
    assert_eq!(bytes, serde_json::to_vec_pretty(&record).unwrap(), "{what}");
    assert_eq!(Record::from_json(&record.to_json().unwrap()).unwrap(), record, "{what}");
}

#[test]
fn the_writer_prints_what_serde_prints_of_the_record_and_it_reads_back() {
    for path in fixtures() {
        agrees(&read(&path), &path.display().to_string());
    }
    for text in ODD {
        agrees(text, text);
    }
}

#[test]
fn writing_in_pieces_gives_the_same_bytes() {
    let text = "一、抓好落实。由市发改局牵头,年底前完成。\n(一)细则。说明\t文字。\n".repeat(2_000);
    let document = Document::parse(&text);
    let mut bytes = Vec::new();
    document.write_json(&mut bytes).unwrap();
    assert_eq!(bytes, document.to_json().into_bytes());
    bytes.clear();
    document.write_json_pretty(&mut bytes).unwrap();
    assert_eq!(bytes, document.to_json_pretty().into_bytes());
}

#[test]
fn an_output_that_fails_is_reported() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error = Document::parse("一、总则").write_json(&mut Full).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}

#[test]
fn what_is_no_record_is_refused_with_a_reason() {
    let json = Document::parse("一、总则").to_json();
    let broken = [
        ("no JSON", "公文".to_owned(), "not the JSON of a document"),
        ("cut off", json[..json.len() - 2].to_owned(), "not the JSON of a document"),
        ("a missing field", json.replace("\"children\"", "\"kids\""), "missing field `children`"),
        ("another version", json.replacen("\"1\"", "\"99\"", 1), "contract version \"99\""),
        (
            "a span that ends before it starts",
            json.replacen("\"start\":0", "\"start\":4000000000", 1),
            "before its start",
        ),
    ];
    for (what, json, reason) in broken {
        let error: RecordError = Record::from_json(&json).expect_err(what);
        assert!(error.to_string().contains(reason), "{what}: {error}");
    }
    let more = json.replacen("{", "{\"more\":[1,2],", 1);
    assert!(Record::from_json(&more).is_ok(), "fields beyond the contract are passed over");
}
