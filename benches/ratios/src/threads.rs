//! Two threads beside one.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use gongwen_ratios::corpus::Corpus;
use gongwen_ratios::timing::median;
use gongwen_ratios::work;

/// Documents that a thread takes at a time.
const TAKEN: usize = 16;

/// Times one thread and two in turn.
pub fn report(corpus: &Corpus, rounds: usize) {
    let mut ratios = Vec::new();
    let mut speeds = (Vec::new(), Vec::new());
    for _ in 0..rounds.max(5) {
        let (one, two) = (seconds(&corpus.documents, 1), seconds(&corpus.documents, 2));
        ratios.push(one / two);
        speeds.0.push(corpus.bytes() as f64 / one / 1e6);
        speeds.1.push(corpus.bytes() as f64 / two / 1e6);
    }
    println!("{:<28} {:>10.1} MB/s", "gongwen tree, one thread", median(speeds.0));
    println!("{:<28} {:>10.1} MB/s", "gongwen tree, two threads", median(speeds.1));
    crate::ratio("threads2/1", median(ratios));
}

fn seconds(documents: &[String], threads: usize) -> f64 {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(taken) = documents.chunks(TAKEN).nth(next.fetch_add(1, Ordering::Relaxed)) {
                    black_box(taken.iter().map(|text| work::tree(text)).sum::<usize>());
                }
            });
        }
    });
    start.elapsed().as_secs_f64()
}
