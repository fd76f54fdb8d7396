//! Prints the tree of each document for reading: `outline PATH…` (`-` is standard input).
//!
//! One line a node, indented by its level, with its heading and first words; below it what its clauses assign, to
//! whom and by when.  `emit_json` prints the same for programs.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use gongwen::Document;

mod dump;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: outline PATH…   (- for standard input)");
        return ExitCode::from(2);
    }
    let mut status = ExitCode::SUCCESS;
    let mut stdout = io::stdout().lock();
    for path in &paths {
        match read(path) {
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

fn read(path: &str) -> io::Result<String> {
    if path != "-" {
        return std::fs::read_to_string(path);
    }
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}
