//! Many documents at once: the same results as one by one, in the same order, with few of them in memory.

#![cfg(feature = "rayon")]
#![allow(clippy::unwrap_used)]

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};

use common::{fixtures, read};
use gongwen::{Date, Document, Options, parse_batch};

#[test]
fn results_are_those_of_one_by_one_in_the_order_of_the_input() {
    let texts: Vec<String> = fixtures().iter().map(|path| read(path)).cycle().take(1_500).collect();
    let options = Options::new().base_date(Date::new(2024, 3, 1));
    let expected: Vec<String> = texts.iter().map(|text| Document::parse_with(text, &options).to_json()).collect();
    let borrowed: Vec<String> = parse_batch(&texts, &options, |document| document.to_json()).collect();
    assert_eq!(borrowed, expected);
    let owned: Vec<String> = parse_batch(texts, &options, |document| document.to_json()).collect();
    assert_eq!(owned, expected);
}

#[test]
fn no_documents_give_no_results() {
    assert_eq!(parse_batch(Vec::<String>::new(), &Options::new(), |_| ()).count(), 0);
}

/// A text that counts how many of its kind are alive.
struct Counted<'a>(String, &'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(text: String, alive: &'a AtomicUsize) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(text, alive)
    }
}

impl AsRef<str> for Counted<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.1.fetch_sub(1, Ordering::SeqCst);
    }
}

#[test]
fn few_documents_are_held_at_a_time() {
    let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let texts = (0..5_000).map(|number| {
        let text = Counted::new(format!("一、第{number}项。"), &alive);
        most.fetch_max(alive.load(Ordering::SeqCst), Ordering::SeqCst);
        text
    });
    let mut results = parse_batch(texts, &Options::new(), |document| document.root().descendants().len());
    assert_eq!(most.load(Ordering::SeqCst), 0, "nothing is read before a result is asked for");
    assert_eq!(results.next(), Some(1));
    assert_eq!(results.count(), 4_999);
    let bound = 2 * 32 * rayon::current_num_threads();
    assert!(most.load(Ordering::SeqCst) <= bound, "{} held, at most {bound} expected", most.load(Ordering::SeqCst));
    assert_eq!(alive.load(Ordering::SeqCst), 0);
}

#[test]
fn long_documents_are_held_by_their_bytes() {
    let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let long = "文".repeat(1 << 20);
    let texts = (0..20).map(|_| {
        let text = Counted::new(long.clone(), &alive);
        most.fetch_max(alive.load(Ordering::SeqCst), Ordering::SeqCst);
        text
    });
    // A window is full at 16 MiB: six of these; two windows are held.
    assert_eq!(parse_batch(texts, &Options::new(), |document| document.text().len()).count(), 20);
    assert!(most.load(Ordering::SeqCst) <= 12, "{} held", most.load(Ordering::SeqCst));
}
