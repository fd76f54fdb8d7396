//! Prints the memory that a parse needs beyond its text: `gongwen-ratios-memory`.
//!
//! The peak of the live bytes from the start of a parse to its end, with what the document keeps, over the bytes
//! of the text: as the median over the documents, for all of them together, and for one text made of them all.

use gongwen::Document;
use gongwen_ratios::corpus::{Corpus, joined};
use gongwen_ratios::timing::median;
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait};

#[global_allocator]
static ALLOCATOR: &PeakMemAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let corpus = Corpus::load();
    // What is built once for all documents is no document's, and some of it is built when a document first asks for it.
    for text in &corpus.documents {
        drop(Document::parse(text));
    }
    let peaks: Vec<usize> = corpus.documents.iter().map(|text| peak(text)).collect();
    let each = peaks.iter().zip(&corpus.documents).map(|(peak, text)| *peak as f64 / text.len() as f64).collect();
    let all = peaks.iter().sum::<usize>() as f64 / corpus.bytes() as f64;
    let one = joined(&corpus.documents, corpus.bytes());
    println!("median {:.3}", median(each));
    println!("all {all:.3}");
    println!("joined {:.3}", peak(&one) as f64 / one.len() as f64);
}

fn peak(text: &str) -> usize {
    ALLOCATOR.reset_peak_memory();
    let document = Document::parse(text);
    let peak = ALLOCATOR.get_peak_memory();
    drop(document);
    peak
}
