//! The pipeline stage by stage: `cargo bench --bench stages`.
//!
//! Each benchmark runs the pipeline up to a stage and stops, so that a stage costs what its line shows beyond the
//! line before.  The last is the whole; the JSON follows.

#![allow(missing_docs)] // What the macros of criterion define.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gongwen::{Document, Options, Record, Stage};

#[allow(dead_code, clippy::indexing_slicing)]
#[path = "ratios/src/corpus.rs"]
mod corpus;
#[allow(clippy::indexing_slicing)]
#[path = "ratios/src/made.rs"]
mod made;

/// Stages in the order of the pipeline.
const STAGES: &[(&str, Stage)] = &[
    ("01 lines", Stage::Lines),
    ("02 frame", Stage::Frame),
    ("03 metadata", Stage::Metadata),
    ("04 candidates", Stage::Candidates),
    ("05 outline", Stage::Outline),
    ("06 headings", Stage::Headings),
    ("07 tree", Stage::Tree),
    ("08 clauses", Stage::Clauses),
    ("09 deadlines", Stage::Deadlines),
    ("10 parties", Stage::Parties),
    ("11 duties", Stage::Duties),
    ("12 meetings", Stage::Meetings),
];

fn stages(criterion: &mut Criterion) {
    let corpus = corpus::Corpus::load();
    let mut group = criterion.benchmark_group("until");
    group.throughput(Throughput::Bytes(corpus.bytes() as u64)).sample_size(20);
    for (name, stage) in STAGES {
        let options = Options::new().until(*stage);
        group.bench_with_input(BenchmarkId::from_parameter(name), &corpus.documents, |bencher, documents| {
            bencher.iter(|| {
                for text in documents {
                    black_box(Document::parse_with(black_box(text), &options));
                }
            });
        });
    }
    group.finish();
}

fn json(criterion: &mut Criterion) {
    let corpus = corpus::Corpus::load();
    let parsed: Vec<Document<'_>> = corpus.documents.iter().map(|text| Document::parse(text)).collect();
    let mut group = criterion.benchmark_group("json");
    group.throughput(Throughput::Bytes(corpus.bytes() as u64)).sample_size(20);
    group.bench_function("straight from spans", |bencher| {
        bencher.iter(|| {
            for document in &parsed {
                black_box(document.to_json());
            }
        });
    });
    group.bench_function("by the record types and serde_json", |bencher| {
        bencher.iter(|| {
            for document in &parsed {
                black_box(serde_json::to_string(&Record::new(document)).is_ok());
            }
        });
    });
    group.finish();
}

criterion_group!(benches, stages, json);
criterion_main!(benches);
