//! How time grows with the text: n, 2n, 4n, 8n of ordinary and of pathological text.

use std::hint::black_box;
use std::time::Instant;

use gongwen_ratios::corpus::{Corpus, joined, many, repeated};
use gongwen_ratios::work;

/// Each time is the least of so many: what the machine adds, it adds by chance.
const TRIES: usize = 5;
/// A text that takes longer than this is not tried again, and none larger.
const PATIENCE: f64 = 20.0;

/// Texts that a document never is but a page may be: (name, the unit that is repeated).
const PATHOLOGICAL: &[(&str, &str)] = &[
    ("一、", "一、"),
    ("open brackets, half width", "("),
    ("open brackets, full width", "（"),
    ("一是", "一是"),
    ("cues", "牵头负责配合责任单位:"),
    ("one name", "市发展和改革委员会"),
    ("one list of names", "市发改局、"),
    ("line feeds", "\n"),
];

/// Times all series and prints the largest growth of one step.
pub fn report(corpus: &Corpus, max_mb: usize) {
    let sizes: Vec<usize> = [8, 4, 2, 1].map(|part| (max_mb << 20) / part).to_vec();
    println!(
        "\nms for{:>32}",
        sizes.iter().map(|size| format!("{:>9.1} MB", *size as f64 / 1048576.0)).collect::<String>()
    );
    let mut worst: f64 = 0.0;
    let documents = &corpus.documents;
    worst = worst.max(series("one document", &sizes, |size| vec![joined(documents, size)]));
    worst = worst
        .max(series("many documents", &sizes, |size| many(documents, size).into_iter().map(str::to_owned).collect()));
    worst = worst.max(series("one line", &sizes, |size| vec![on_one_line(documents, size)]));
    worst = worst.max(series("title over line feeds", &sizes, |size| vec![over_line_feeds(size)]));
    for (name, unit) in PATHOLOGICAL {
        worst = worst.max(series(name, &sizes, |size| vec![repeated(unit, size)]));
    }
    crate::ratio("growth/max", worst);
}

/// A page that lost its line breaks.
fn on_one_line(documents: &[String], bytes: usize) -> String {
    let line: Vec<String> = documents.iter().map(|text| text.replace(['\r', '\n'], " ")).collect();
    joined(&line, bytes).replace('\n', " ")
}

/// A title, half a text of line feeds, and sentences: whoever looks back from each for what stands before it takes long.
fn over_line_feeds(bytes: usize) -> String {
    let sentences = repeated("市水务局要完成清淤。", bytes / 2);
    format!("关于做好防汛工作的通知\n{}{sentences}", "\n".repeat(bytes / 2))
}

/// The largest growth from one size to the next.
fn series(name: &str, sizes: &[usize], make: impl Fn(usize) -> Vec<String>) -> f64 {
    let texts: Vec<Vec<String>> = sizes.iter().map(|&size| make(size)).collect();
    let mut least = vec![f64::INFINITY; texts.len()];
    for _ in 0..TRIES {
        for (text, least) in texts.iter().zip(&mut least) {
            let start = Instant::now();
            for part in text {
                black_box(work::tree(black_box(part)));
            }
            *least = least.min(start.elapsed().as_secs_f64());
            if *least > PATIENCE {
                break;
            }
        }
        if least.iter().any(|&seconds| seconds.is_infinite() || seconds > PATIENCE) {
            break;
        }
    }
    let growth: Vec<f64> = least.windows(2).map(|pair| pair[1] / pair[0]).filter(|growth| growth.is_finite()).collect();
    println!(
        "{} {}   growth {}",
        padded(name),
        least.iter().map(|seconds| format!("{:>12.1}", seconds * 1e3)).collect::<String>(),
        growth.iter().map(|growth| format!("{growth:.2} ")).collect::<String>()
    );
    growth.into_iter().fold(0.0, f64::max)
}

/// The name in a column of 26; a Han character takes two.
fn padded(name: &str) -> String {
    let width: usize = name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{name}{}", " ".repeat(26usize.saturating_sub(width)))
}
