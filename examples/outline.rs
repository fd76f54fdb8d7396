//! Prints the tree of each document for reading: `outline PATH…` (`-` is standard input).
//!
//! One line a node, indented by its level, with its heading and first words; below it what its clauses assign, to
//! whom and by when.  `emit_json` prints the same for programs.

use std::io::{self, Write};
use std::process::ExitCode;

use gongwen::Document;

mod dump;
mod input;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: outline PATH…   (- for standard input)");
        return ExitCode::from(2);
    }
    let mut status = ExitCode::SUCCESS;
    let mut stdout = io::stdout().lock();
    for path in &paths {
        match input::read(path) {
            Ok(text) => {
                let page = dump::dump(&Document::parse(&text));
                // A reader that has seen enough (`| head`) is no failure.
                if stdout.write_all(page.as_bytes()).is_err() {
                    break;
                }
            }
            Err(error) => {
                eprintln!("outline: {path}: {error}");
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}
