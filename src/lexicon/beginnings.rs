//! Finding which of many words begins at a place, at a glance at its first two characters.
//!
//! The build script packs the lists that it knows, the crate short ones of its own: this module, too, stands on nothing
//! but the standard library.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

/// Words by their first two characters: for short texts, and for what may stand at one place.
///
/// What begins none of the words, as nearly everything does, costs a look at a few bits.  Each word has three bytes or
/// more, and the first six of them, or the first three of a shorter word, number its bucket.
#[derive(Debug)]
pub(crate) struct Beginnings {
    /// The words, one behind the other.
    pub text: Cow<'static, str>,
    /// By bucket, the longest first.
    pub words: Cow<'static, [Beginning]>,
    /// Where each bucket begins; one number more than there are buckets.
    pub buckets: Cow<'static, [u16]>,
    /// A hash is shifted by so much to number a bucket.
    pub shift: u32,
    /// One bit for the first character of each word, by the last twelve bits of its code; the same of short words.
    pub firsts: Firsts,
    pub short: Firsts,
}

/// One of the words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beginning {
    /// Its first eight bytes.
    pub start: u64,
    /// Where the word stands in the text of all.
    pub at: u32,
    pub len: u8,
    /// How many bits of `start` lie behind the word.
    pub behind: u8,
    pub number: u16,
}

impl Beginning {
    const fn place(self) -> Range<usize> {
        self.at as usize..self.at as usize + self.len as usize
    }
}

/// A set of characters by the last twelve bits of their codes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Firsts(pub [u64; 64]);

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

    /// The same for the character at the end of `bytes`.
    #[inline]
    pub fn may_end(&self, bytes: &[u8]) -> bool {
        matches!(bytes, &[.., _, second, third] if self.hold(second, third))
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

    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut text = String::new();
        let mut given = Vec::new();
        let (mut firsts, mut short) = (Firsts::EMPTY, Firsts::EMPTY);
        for (word, number) in words.into_iter().zip(0_u16..) {
            // Lists are short, and so are their words.
            let Some(len) = u8::try_from(word.len()).ok().filter(|&len| usize::from(len) >= Self::SHORT) else {
                continue;
            };
            let bytes = word.as_bytes();
            firsts.add(bytes);
            if bytes.len() < Self::LONG {
                short.add(bytes);
            }
            let behind = 64 - 8 * len.min(8);
            given.push(Beginning { start: start(bytes), at: text.len() as u32, len, behind, number });
            text.push_str(word);
        }
        let bits = (2 * given.len()).next_power_of_two().trailing_zeros().max(1);
        let shift = u64::BITS - bits;
        let home = |it: &Beginning| {
            let count = if usize::from(it.len) < Self::LONG { Self::SHORT } else { Self::LONG };
            bucket(first(it.start, count), shift)
        };
        given.sort_by_key(|it| (home(it), Reverse(it.len)));
        let behind = |number| given.partition_point(|it| home(it) < number) as u16;
        let buckets = (0..=1 << bits).map(behind).collect();
        Self { text: Cow::Owned(text), words: Cow::Owned(given), buckets: Cow::Owned(buckets), shift, firsts, short }
    }

    /// The word itself.
    pub fn word(&self, it: &Beginning) -> Option<&str> {
        self.text.get(it.place())
    }

    /// Whether one of the words stands anywhere in `text`, which is short: the characters are gone through one by one.
    pub fn found_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// Where the first of the words in `text` stands, the longest where several begin there.
    pub fn first_in<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        let mut rest = text.as_bytes();
        loop {
            let [first, second, third, ..] = rest else { return None };
            if self.firsts.hold(*second, *third)
                && let Some(word) = self.longest_of(rest)
            {
                let at = text.len() - rest.len();
                return Some((at, text.get(at..at + usize::from(word.len))?));
            }
            // Most characters have three bytes; none begins inside another.
            rest = rest.get(if first & 0xF0 == 0xE0 { 3 } else { 1 }..)?;
        }
    }

    /// The longest word with which `text` begins, and its number.
    #[inline]
    pub fn longest<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        let bytes = text.as_bytes();
        let word = if self.firsts.may_begin(bytes) { self.longest_of(bytes)? } else { return None };
        Some((usize::from(word.number), text.get(..usize::from(word.len))?))
    }

    fn longest_of(&self, bytes: &[u8]) -> Option<&Beginning> {
        let start = start(bytes);
        // Of a word of eight bytes or less nothing is left to be compared.  Whatever bucket it is found in, the text begins
        // with it.
        let begins = |it: &&Beginning| {
            (start ^ it.start) << (it.behind & 63) == 0
                && (it.len <= 8 || self.text.as_bytes().get(it.place()).is_some_and(|word| is_start(word, bytes)))
        };
        let long = self.bucket(first(start, Self::LONG)).iter().find(begins);
        match long {
            None if self.short.may_begin(bytes) => self.bucket(first(start, Self::SHORT)).iter().find(begins),
            _ => long,
        }
    }

    /// Whether `text` may begin with one of the words, at a glance at its first two characters.
    #[inline]
    pub fn may_begin(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.firsts.may_begin(bytes)
            && (self.short.may_begin(bytes) || !self.bucket(first(start(bytes), Self::LONG)).is_empty())
    }

    #[inline]
    fn bucket(&self, key: u64) -> &[Beginning] {
        let at = bucket(key, self.shift);
        let [from, to] = self.buckets.get(at..).and_then(<[u16]>::first_chunk).copied().unwrap_or_default();
        self.words.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }
}

/// Whether `text` begins with `word`, which has eight bytes or more: eight by eight, the last of them once more.
#[inline]
fn is_start(word: &[u8], text: &[u8]) -> bool {
    let Some(text) = text.get(..word.len()) else { return false };
    let mut eights = word.as_chunks::<8>().0.iter().zip(text.as_chunks().0);
    word.last_chunk::<8>() == text.last_chunk() && eights.all(|(one, other)| one == other)
}

/// The first eight bytes as one number, those of a shorter text with nothing behind them.
#[inline]
fn start(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    match (bytes.first_chunk(), bytes.last_chunk()) {
        // The two may overlap; the bytes are the same there.
        (Some(front), Some(back)) => {
            let (front, back) = (u32::from_le_bytes(*front), u32::from_le_bytes(*back));
            u64::from(front) | u64::from(back) << (8 * (bytes.len() & 3))
        }
        _ => {
            let byte = |at| u64::from(bytes.get(at).copied().unwrap_or_default());
            byte(0) | byte(1) << 8 | byte(2) << 16
        }
    }
}

/// The first `count` of eight bytes.
#[inline]
const fn first(start: u64, count: usize) -> u64 {
    start & (u64::MAX >> (u64::BITS - 8 * count as u32))
}

#[inline]
const fn bucket(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

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
