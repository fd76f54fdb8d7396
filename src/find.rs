//! Finding any of a few words: one vectorised pass over the text.

use aho_corasick::{AhoCorasick, MatchKind, packed};

/// Finds words, the longest at a place first.
pub(crate) struct Finder(Kind);

enum Kind {
    Packed(packed::Searcher),
    /// Where the processor has no vectors for it.
    Automaton(AhoCorasick),
    /// There are no words.
    Nothing,
}

impl Finder {
    pub fn new(words: &[&str]) -> Self {
        let packed =
            packed::Config::new().match_kind(packed::MatchKind::LeftmostLongest).builder().extend(words).build();
        Self(packed.map(Kind::Packed).unwrap_or_else(|| {
            let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
            automaton.map_or(Kind::Nothing, Kind::Automaton)
        }))
    }

    /// Where words begin, in order and without overlaps.
    pub fn starts(&self, text: &str) -> Vec<u32> {
        match &self.0 {
            Kind::Packed(finder) => finder.find_iter(text).map(|hit| hit.start() as u32).collect(),
            Kind::Automaton(finder) => finder.find_iter(text).map(|hit| hit.start() as u32).collect(),
            Kind::Nothing => Vec::new(),
        }
    }
}
