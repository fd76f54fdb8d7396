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

    /// Where words begin, in order and without overlaps.
    pub fn starts(&self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        self.each(text, |start, _, _| out.push(start as u32));
        out
    }
}

/// Words by their first two characters: for short texts, and for what may stand at one place.
///
/// What begins none of the words, as nearly everything does, costs a look at a few bits.  Each word has three bytes or
/// more, and the first six of them, or the first three of a shorter word, number its bucket.
pub(crate) struct Beginnings {
    /// By bucket, the longest first.
    words: Vec<Beginning>,
    /// Where each bucket begins; one number more than there are buckets.
    buckets: Vec<u16>,
    /// A hash is shifted by so much to number a bucket.
    shift: u32,
    /// One bit for the first character of each word, by the last twelve bits of its code; the same of short words.
    firsts: Firsts,
    short: Firsts,
}

#[derive(Clone, Copy)]
struct Beginning {
    /// The bytes that number the bucket.
    key: u64,
    word: &'static str,
    number: u16,
}

/// A set of characters by the last twelve bits of their codes.
#[derive(Clone, Copy)]
pub(crate) struct Firsts([u64; 64]);

impl Firsts {
    const EMPTY: Self = Self([0; 64]);

    /// Adds the character at the start of `bytes`.
    fn add(&mut self, bytes: &[u8]) {
        if let &[_, second, third, ..] = bytes
            && let Some(bits) = self.0.get_mut(usize::from(second & 63))
        {
            *bits |= 1 << (third & 63);
        }
    }

    /// Whether the character whose last two bytes these are may be one of the set.
    #[inline]
    fn hold(&self, second: u8, third: u8) -> bool {
        self.0.get(usize::from(second & 63)).is_some_and(|bits| bits >> (third & 63) & 1 != 0)
    }

    /// Whether the character at the start of `bytes` may be one of the set.
    #[inline]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        matches!(bytes, &[_, second, third, ..] if self.hold(second, third))
    }
}

impl FromIterator<char> for Firsts {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::EMPTY;
        chars.into_iter().for_each(|c| set.add(c.encode_utf8(&mut [0; 4]).as_bytes()));
        set
    }
}

impl Beginnings {
    /// How many bytes number the bucket of a word, and of a short one.
    const LONG: usize = 6;
    const SHORT: usize = 3;

    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let key = |word: &str| key(word.as_bytes(), if word.len() < Self::LONG { Self::SHORT } else { Self::LONG });
        let words = words.into_iter().zip(0_u16..).map(|(word, number)| Beginning { key: key(word), word, number });
        let given: Vec<_> = words.filter(|it| it.word.len() >= Self::SHORT).collect();
        let bits = (2 * given.len()).next_power_of_two().trailing_zeros().max(1);
        let shift = u64::BITS - bits;
        let mut buckets = vec![0_u16; (1 << bits) + 1];
        let (mut firsts, mut short) = (Firsts::EMPTY, Firsts::EMPTY);
        for it in &given {
            if let Some(count) = buckets.get_mut(bucket(it.key, shift)) {
                *count += 1;
            }
            firsts.add(it.word.as_bytes());
            if it.word.len() < Self::LONG {
                short.add(it.word.as_bytes());
            }
        }
        let mut end = 0;
        for bucket in &mut buckets {
            end += *bucket;
            *bucket = end;
        }
        // Each bucket is filled from its end, with the last word first, and then begins where the first one stands.
        let mut words = given.clone();
        for it in given.iter().rev() {
            let Some(begin) = buckets.get_mut(bucket(it.key, shift)) else { continue };
            *begin -= 1;
            if let Some(place) = words.get_mut(usize::from(*begin)) {
                *place = *it;
            }
        }
        for (from, to) in buckets.iter().zip(buckets.iter().skip(1)) {
            let bucket = words.get_mut(usize::from(*from)..usize::from(*to)).unwrap_or_default();
            if bucket.len() > 1 {
                bucket.sort_by_key(|it| std::cmp::Reverse(it.word.len()));
            }
        }
        Self { words, buckets, shift, firsts, short }
    }

    /// Whether one of the words stands anywhere in `text`, which is short: the characters are gone through one by one.
    pub fn found_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// Where the first of the words in `text` stands, the longest where several begin there.
    pub fn first_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().zip(bytes.iter().skip(1)).skip(1).enumerate();
        let mut places = pairs.filter(|(_, (second, third))| self.firsts.hold(**second, **third));
        places.find_map(|(at, _)| self.longest_of(bytes, at).map(|(_, word)| (at, word)))
    }

    /// The longest word with which `text` begins, and its number.
    #[inline]
    pub fn longest(&self, text: &str) -> Option<(usize, &'static str)> {
        if self.firsts.may_begin(text.as_bytes()) { self.longest_of(text.as_bytes(), 0) } else { None }
    }

    /// The longest word that begins at byte `at`.
    fn longest_of(&self, bytes: &[u8], at: usize) -> Option<(usize, &'static str)> {
        let bytes = bytes.get(at..)?;
        let found = |key: u64| {
            let words = self.bucket(key).iter();
            let mut words = words.filter(|it| it.key == key);
            words.find(|it| it.word.len() == Self::LONG || bytes.starts_with(it.word.as_bytes()))
        };
        let long = found(key(bytes, Self::LONG));
        let it = match long {
            Some(long) => long,
            None if self.short.may_begin(bytes) => found(key(bytes, Self::SHORT))?,
            None => return None,
        };
        Some((usize::from(it.number), it.word))
    }

    /// Whether `text` may begin with one of the words, at a glance at its first two characters.
    #[inline]
    pub fn may_begin(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.firsts.may_begin(bytes) && (self.short.may_begin(bytes) || !self.bucket(key(bytes, Self::LONG)).is_empty())
    }

    #[inline]
    fn bucket(&self, key: u64) -> &[Beginning] {
        let at = bucket(key, self.shift);
        let (Some(&from), Some(&to)) = (self.buckets.get(at), self.buckets.get(at + 1)) else { return &[] };
        self.words.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }
}

/// The first `count` bytes, no more than eight, as one number.
#[inline]
fn key(bytes: &[u8], count: usize) -> u64 {
    let all = match bytes.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => bytes.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)),
    };
    all & (u64::MAX >> (u64::BITS - 8 * count as u32))
}

#[inline]
const fn bucket(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
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

    #[test]
    fn words_are_found_by_their_beginnings_the_longest_first() {
        let words = ["要", "要求", "要求上", "应当", "在《", "要求"];
        let beginnings = Beginnings::new(words);
        for (text, wanted) in [
            ("要", Some(0)),
            ("要是", Some(0)),
            ("要求", Some(1)),
            ("要求上报", Some(2)),
            ("应", None),
            ("应当", Some(3)),
            ("在《意见》", Some(4)),
            ("求", None),
            ("", None),
            ("a", None),
        ] {
            assert_eq!(beginnings.longest(text).map(|(number, _)| number), wanted, "{text}");
            assert!(beginnings.may_begin(text) || wanted.is_none(), "{text}");
            assert_eq!(beginnings.found_in(text), wanted.is_some(), "{text}");
            assert_eq!(beginnings.found_in(&["报a", text].concat()), wanted.is_some(), "{text}");
        }
    }
}
