//! Finding any of a few words: one vectorised pass over the text.

use aho_corasick::{AhoCorasick, MatchKind, packed};
use memchr::memmem;

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

    /// Start, end and number of each word found, in order and without overlaps.
    pub fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        let (packed, automaton) = match &self.0 {
            Kind::Packed(finder) => (Some(finder.find_iter(text)), None),
            Kind::Automaton(finder) => (None, Some(finder.find_iter(text))),
            Kind::Nothing => (None, None),
        };
        let hits = packed.into_iter().flatten().chain(automaton.into_iter().flatten());
        hits.map(|hit| (hit.start(), hit.end(), hit.pattern().as_usize()))
    }

    /// Hands over what [`hits`](Self::hits) finds.
    pub fn each(&self, text: &str, mut take: impl FnMut(usize, usize, usize)) {
        self.hits(text).for_each(|(start, end, number)| take(start, end, number));
    }
}

/// A few words, each looked for in a pass of its own: for whether one of them stands in a text longer than a clause.
pub(crate) struct Few(Vec<memmem::Finder<'static>>);

impl Few {
    pub fn new(words: &'static [&'static str]) -> Self {
        Self(words.iter().map(memmem::Finder::new).collect())
    }

    /// Whether one of them stands in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.0.iter().any(|word| word.find(text.as_bytes()).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_processor_without_vectors_finds_the_same_words() {
        let words = ["负责", "负总责", "牵头", "协商", "商"];
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).unwrap();
        let text = "由市商务局牵头,负总责;与各县协商后,由乡镇负责。".repeat(9);
        let found = |finder: &Finder| {
            let mut out = Vec::new();
            finder.each(&text, |start, end, number| out.push((start, end, number)));
            out
        };
        let plain = found(&Finder(Kind::Automaton(automaton)));
        assert_eq!(plain.len(), 45);
        assert_eq!(found(&Finder::new(&words)), plain);
    }
}
