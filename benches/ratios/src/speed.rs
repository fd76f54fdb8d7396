//! Throughput beside `from_utf8`, jieba-rs, pulldown-cmark and comrak.

use gongwen::Options;
use gongwen_ratios::corpus::Corpus;
use gongwen_ratios::timing::{Contender, interleaved};
use gongwen_ratios::work;

/// Times all contenders over the documents.
pub fn report(corpus: &Corpus, rounds: usize) {
    let jieba = jieba_rs::Jieba::new();
    let jieba_newest = jieba_newest::Jieba::new();
    let structure = Options::new().parties(false);
    let mut contenders = [
        contender("from_utf8", |text| std::str::from_utf8(text.as_bytes()).map_or(0, str::len)),
        contender("gongwen tree", work::tree),
        contender("gongwen outline", |text| work::outline(text, &structure)),
        contender("gongwen json", work::json),
        contender("gongwen json by serde", work::json_by_serde),
        contender("pulldown-cmark events", |text| pulldown_cmark::Parser::new(text).count()),
        contender("comrak parse", |text| {
            let arena = comrak::Arena::new();
            comrak::parse_document(&arena, text, &comrak::Options::default()).children().count()
        }),
        contender("comrak parse, newest", |text| {
            let arena = comrak_newest::Arena::new();
            comrak_newest::parse_document(&arena, text, &comrak_newest::Options::default()).children().count()
        }),
        contender("jieba-rs cut", |text| jieba.cut(text, false).len()),
        contender("jieba-rs cut, newest", |text| jieba_newest.cut(text, false).len()),
    ];
    let times = interleaved(&corpus.documents, rounds, &mut contenders);
    times.print();
    for (name, one, other) in [
        ("tree/utf8", "gongwen tree", "from_utf8"),
        ("tree/jieba", "gongwen tree", "jieba-rs cut"),
        ("outline/pulldown", "gongwen outline", "pulldown-cmark events"),
        ("outline/comrak", "gongwen outline", "comrak parse"),
        ("json/utf8", "gongwen json", "from_utf8"),
    ] {
        crate::ratio(name, times.ratio(one, other));
    }
    println!(
        "beside the newest releases: {:.1} times jieba-rs, {:.1} times comrak",
        times.ratio("gongwen tree", "jieba-rs cut, newest"),
        times.ratio("gongwen outline", "comrak parse, newest")
    );
}

fn contender<'a>(name: &'static str, work: impl FnMut(&str) -> usize + 'a) -> Contender<'a> {
    Contender { name, work: Box::new(work) }
}
