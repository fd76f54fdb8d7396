//! Times gongwen beside other programs that read text, and prints the ratios: `cargo run --release -p
//! gongwen-ratios [-- [--max-mb N] [--rounds N] [SECTION…]]`.
//!
//! Sections are `speed`, `memory`, `threads`, `cold` and `growth`; all of them where none is named.  Each ratio
//! stands on a line of its own, `ratio NAME VALUE`.  See `benches/README.md`.

mod cold;
mod growth;
mod memory;
mod speed;
mod threads;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use gongwen_ratios::corpus::Corpus;

const USAGE: &str = "usage: gongwen-ratios [--max-mb N] [--rounds N] [speed|memory|threads|cold|growth]…";

/// What the command line asks for.
pub struct Arguments {
    /// Size of the largest text of the scaling series.
    max_mb: usize,
    /// How often the documents are read by each contender.
    rounds: usize,
    sections: Vec<String>,
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let corpus = Corpus::load();
    println!(
        "{} documents, {:.1} MB: {}",
        corpus.documents.len(),
        corpus.bytes() as f64 / 1e6,
        if corpus.source.is_empty() { "none" } else { &corpus.source }
    );
    let wanted = |name: &str| arguments.sections.is_empty() || arguments.sections.iter().any(|section| section == name);
    if wanted("speed") {
        speed::report(&corpus, arguments.rounds);
    }
    if wanted("memory") {
        memory::report();
    }
    if wanted("threads") {
        threads::report(&corpus, arguments.rounds);
    }
    if wanted("cold") {
        cold::report();
    }
    if wanted("growth") {
        growth::report(&corpus, arguments.max_mb);
    }
    ExitCode::SUCCESS
}

fn arguments() -> Option<Arguments> {
    let mut arguments = Arguments { max_mb: 64, rounds: 9, sections: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--max-mb" => arguments.max_mb = words.next()?.parse().ok().filter(|&mb| mb > 0)?,
            "--rounds" => arguments.rounds = words.next()?.parse().ok().filter(|&rounds| rounds > 0)?,
            "speed" | "memory" | "threads" | "cold" | "growth" => arguments.sections.push(word),
            _ => return None,
        }
    }
    Some(arguments)
}

/// Prints one ratio in the form that other programs read.
fn ratio(name: &str, value: f64) {
    println!("ratio {name} {value:.3}");
}

/// Builds another program of the workspace and gives its path beside this one's; `None`, with the reason on
/// standard error, where that fails.
fn built(target: &[&str], file: &str) -> Option<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--release", "--quiet", "--manifest-path"]);
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml")).args(target);
    let path = std::env::current_exe().ok()?.parent()?.join(file);
    match command.status() {
        Ok(status) if status.success() && path.is_file() => Some(path),
        Ok(_) => {
            eprintln!("{file} could not be built");
            None
        }
        Err(error) => {
            eprintln!("cargo: {error}");
            None
        }
    }
}
