//! The example `emit_json` as a process: what it prints where, and how it ends.
//!
//! `cargo test` builds the examples first; `cargo test --test emit_json` alone does not, and tests the one built last.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::{fixtures, read};
use gongwen::Document;

/// The example's program, which stands beside the tests.
fn program() -> Command {
    let tests = std::env::current_exe().unwrap();
    let path = tests.parent().and_then(Path::parent).unwrap().join("examples/emit_json");
    assert!(path.exists(), "{} is not built: run `cargo test` or `cargo build --example emit_json`", path.display());
    Command::new(path)
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder of its own for one test, empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

const NOTICE: &str = "fixtures/interpretation/beipiao-2021-55.txt";

#[test]
fn one_document_is_pretty_printed() {
    let output = run(&[NOTICE]);
    let text = read(Path::new(NOTICE));
    assert_eq!(out(&output), Document::parse(&text).to_json_pretty() + "\n");
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn the_distinct_actors_are_printed_when_asked_for() {
    let output = run(&["--ndjson", "--actors", NOTICE]);
    let first = ",\"actors\":[{\"name\":\"付宗义\",\"kind\":\"official\",\"mentions\":[{\"node\":\"0\",\"index\":0,\"role\":\"host\",";
    assert!(out(&output).contains(first));
    assert!(!out(&run(&["--ndjson", NOTICE])).contains("\"mentions\""));
}

#[test]
fn a_folder_stands_for_its_texts_and_ndjson_prints_a_line_for_each() {
    let output = run(&["--ndjson", "fixtures/minutes", "fixtures/plan"]);
    let expected: String = fixtures()
        .iter()
        .filter(|path| path.parent().is_some_and(|kind| kind.ends_with("minutes") || kind.ends_with("plan")))
        .map(|path| Document::parse(&read(path)).to_json() + "\n")
        .collect();
    assert_eq!(out(&output), expected);
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let mut child = program().args(["--ndjson", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("一、总则".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(out(&output), Document::parse("一、总则").to_json() + "\n");
    assert!(output.status.success());
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = folder("unreadable");
    let gbk = folder.join("gbk.txt");
    std::fs::write(&gbk, [0xBD, 0xAD, 0xCA, 0xD0]).unwrap();
    let empty = folder.join("empty");
    std::fs::create_dir(&empty).unwrap();
    let [gbk, empty] = [gbk, empty].map(|path| path.to_str().unwrap().to_owned());
    let output = run(&["--ndjson", "no/such/file.txt", &gbk, &empty, NOTICE]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 1, "the notice is still printed");
    let messages: Vec<&str> = err(&output).lines().collect();
    let expected =
        [("no/such/file.txt", "No such file"), (gbk.as_str(), "not UTF-8 (byte 0)"), (empty.as_str(), "no *.txt file")];
    assert_eq!(messages.len(), expected.len(), "{messages:?}");
    for (message, (name, reason)) in messages.iter().zip(expected) {
        assert!(message.contains(name) && message.contains(reason), "{message}");
    }
}

#[test]
fn files_are_written_into_a_folder() {
    let target = folder("written");
    let target = target.to_str().unwrap();
    let output = run(&["--out", target, "fixtures/minutes"]);
    assert!(output.status.success() && output.stdout.is_empty(), "{}", err(&output));
    for path in fixtures().iter().filter(|path| path.parent().is_some_and(|kind| kind.ends_with("minutes"))) {
        let written = read(&Path::new(target).join(path.file_stem().unwrap()).with_extension("json"));
        assert_eq!(written, Document::parse(&read(path)).to_json_pretty() + "\n");
    }
}

#[test]
fn the_folder_that_is_written_into_is_made() {
    let issue = folder("issues").join("第2.1期.txt");
    std::fs::write(&issue, "一、总则").unwrap();
    let target = folder("made").join("new/folder");
    let output = run(&["--out", target.to_str().unwrap(), NOTICE, issue.to_str().unwrap()]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(target.join("beipiao-2021-55.json").exists() && target.join("第2.1期.json").exists());
    // A file of that name is in the way.
    let file = target.join("beipiao-2021-55.json");
    let barred = run(&["--out", file.to_str().unwrap(), NOTICE]);
    assert_eq!(barred.status.code(), Some(1));
    assert!(err(&barred).contains(file.to_str().unwrap()), "{}", err(&barred));
}

#[test]
fn documents_of_one_name_do_not_overwrite_each_other() {
    let target = folder("twice");
    let output = run(&["--out", target.to_str().unwrap(), NOTICE, NOTICE]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("already that of another document"), "{}", err(&output));
    assert!(target.join("beipiao-2021-55.json").exists());
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let mut child =
        program().args(["fixtures/layout"; 20]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(err(&output), "");
}

#[test]
fn a_command_line_that_is_not_understood_gives_the_usage() {
    for arguments in [&[][..], &["--out"], &["--no-such-option", NOTICE]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).starts_with("usage: "));
    }
}
