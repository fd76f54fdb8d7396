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

    /// Hands over start, end and number of each word found, in order and without overlaps.
    pub fn each(&self, text: &str, mut take: impl FnMut(usize, usize, usize)) {
        match &self.0 {
            Kind::Packed(finder) => {
                finder.find_iter(text).for_each(|hit| take(hit.start(), hit.end(), hit.pattern().as_usize()));
            }
            Kind::Automaton(finder) => {
                finder.find_iter(text).for_each(|hit| take(hit.start(), hit.end(), hit.pattern().as_usize()));
            }
            Kind::Nothing => {}
        }
    }

    /// Where words begin, in order and without overlaps.
    pub fn starts(&self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        self.each(text, |start, _, _| out.push(start as u32));
        out
    }
}

/// Words by their first characters: for a few texts of a clause's length, where a pass of vectors would not pay.
pub(crate) struct Beginnings {
    /// Each with its number, by the first character and the longest first.
    words: Vec<(char, &'static str, usize)>,
    /// One bit for each first character, by the last twelve bits of its code.
    firsts: [u64; 64],
}

impl Beginnings {
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let numbered = words.into_iter().enumerate();
        let mut words: Vec<_> = numbered.filter_map(|(at, word)| Some((word.chars().next()?, word, at))).collect();
        words.sort_unstable_by_key(|&(first, word, at)| (first, std::cmp::Reverse(word.len()), at));
        let mut firsts = [0; 64];
        for code in words.iter().map(|&(first, ..)| first as usize) {
            if let Some(bits) = firsts.get_mut(code >> 6 & 63) {
                *bits |= 1 << (code & 63);
            }
        }
        Self { words, firsts }
    }

    fn may_begin(&self, c: char) -> bool {
        let code = c as usize;
        self.firsts.get(code >> 6 & 63).is_some_and(|bits| bits >> (code & 63) & 1 != 0)
    }

    /// The longest word with which `text` begins, and its number.
    pub fn longest(&self, text: &str) -> Option<(usize, &'static str)> {
        let first = text.chars().next()?;
        if !self.may_begin(first) {
            return None;
        }
        let from = self.words.partition_point(|&(other, ..)| other < first);
        let mut words = self.words.iter().skip(from).take_while(|&&(other, ..)| other == first);
        words.find(|(_, word, _)| text.starts_with(word)).map(|&(_, word, at)| (at, word))
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
