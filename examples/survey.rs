//! Prints what is found over many documents: `survey [--runs N] PATH…` (a path is a file or a folder of `*.txt`).
//!
//! The kinds of markers and the codes of diagnostics with the number of hits and of documents; whether every document
//! tiles; how sure the markers are; and the spread of the time per byte over documents of two kilobytes and more,
//! each the least of N runs (7) so that the machine's noise does not count.  What would be named as slow is timed ten
//! times as often before it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use gongwen::{Document, Options, invariants};

/// Documents shorter than this cost more to begin and to end than to read.
const TIMED_BYTES: usize = 2_048;
/// More than this many times the median is named.
const SLOW: f64 = 3.0;

/// Hits and documents of each name.
#[derive(Default)]
struct Counts(BTreeMap<String, (usize, usize, usize)>);

impl Counts {
    fn add(&mut self, name: &str, document: usize) {
        let (hits, documents, last) = self.0.entry(name.to_owned()).or_default();
        *hits += 1;
        if *last != document {
            *documents += 1;
            *last = document;
        }
    }

    fn print(&self, title: &str) {
        println!("\n| {title} | hits | documents |\n|---|---:|---:|");
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.0));
        for (name, (hits, documents, _)) in rows {
            println!("| {name} | {hits} | {documents} |");
        }
    }
}

fn main() -> ExitCode {
    let mut runs = 7;
    let mut paths = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--runs" => runs = words.next().and_then(|runs| runs.parse().ok()).unwrap_or(runs),
            _ => paths.extend(files(Path::new(&word))),
        }
    }
    if paths.is_empty() {
        eprintln!("usage: survey [--runs N] PATH…   (a file, or a folder of *.txt)");
        return ExitCode::from(2);
    }
    let (mut kinds, mut codes, mut sure) = (Counts::default(), Counts::default(), [0_usize; 4]);
    let (mut bytes, mut broken) = (0, 0);
    let (mut whole, mut structure) = (Vec::new(), Vec::new());
    let mut number = 0;
    let tree = Options::new().parties(false);
    for path in &paths {
        let Ok(text) = fs::read_to_string(path) else { continue };
        number += 1;
        bytes += text.len();
        let document = Document::parse(&text);
        if let Err(fault) = invariants::check(&document) {
            broken += 1;
            println!("{}: {fault}", path.display());
        }
        for node in document.root().descendants() {
            if let Some(marker) = node.marker() {
                kinds.add(marker.style().as_str(), number);
            }
            if let Some(count) = sure.get_mut(usize::from(node.confidence() / 64)) {
                *count += 1;
            }
        }
        for diagnostic in document.diagnostics() {
            codes.add(diagnostic.code().as_str(), number);
        }
        if text.len() >= TIMED_BYTES {
            whole.push((time(&text, &Options::new(), runs), path));
            structure.push((time(&text, &tree, runs), path));
        }
    }
    println!("{number} documents, {bytes} bytes, {broken} that do not tile");
    kinds.print("marker");
    codes.print("diagnostic");
    println!("\nconfidence of the markers, by quarters of its range: {sure:?}");
    spread("text to tree with parties and deadlines", whole, &Options::new(), runs);
    spread("text to tree alone", structure, &tree, runs);
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Nanoseconds a byte, the least of `runs`.
fn time(text: &str, options: &Options, runs: usize) -> f64 {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(Document::parse_with(std::hint::black_box(text), options));
        start.elapsed().as_secs_f64() * 1e9 / text.len() as f64
    };
    (0..runs.max(1)).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn spread(title: &str, mut times: Vec<(f64, &PathBuf)>, options: &Options, runs: usize) {
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let Some(median) = times.get(times.len() / 2).map(|time| time.0) else { return };
    for (least, path) in times.iter_mut().filter(|time| time.0 > SLOW * median) {
        if let Ok(text) = fs::read_to_string(path) {
            *least = least.min(time(&text, options, 10 * runs));
        }
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize).map_or(0.0, |time| time.0);
    println!("\n{title}: nanoseconds a byte over {} documents", times.len());
    println!(
        "| median | 90 % | 99 % | most | most/median | documents above {SLOW} medians |\n|---:|---:|---:|---:|---:|---:|"
    );
    let slow = times.iter().filter(|time| time.0 > SLOW * median).count();
    let (p90, p99, most) = (at(0.9), at(0.99), at(1.0));
    println!("| {median:.2} | {p90:.2} | {p99:.2} | {most:.2} | {:.2} | {slow} |", most / median);
    for (time, path) in times.iter().rev().take(slow.min(20)) {
        println!("{:.2} medians: {}", time / median, path.display());
    }
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}
