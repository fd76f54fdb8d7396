//! Small word lists that single rules ask, kept as data: `parties.txt`, `duties.txt`, `deadlines.txt`, `meetings.txt`,
//! `names.txt`, `page-fields.txt`, `frame.txt`, `markers.txt`.
//!
//! Each line of such a file is `NAME word word …`; a name may have several lines, and lines that begin with `#` are
//! comments that say what the list is for.  Where a rule takes the first word that fits, the longer ones stand first.
//! The list `set-up` is the static `SET_UP` here: the build script writes them all out, so that a start reads none of
//! them, and the compiler tells of a list that nothing asks.  Unlike the sections of a [`Lexicon`](super::Lexicon)
//! they are of one rule each, and a caller does not extend them.

use std::borrow::Cow;
use std::ops::Deref;

use super::beginnings::{Beginning, Beginnings, Firsts};
use super::edges::Edges;

/// One list: the words in the order of the file, and the characters that they begin and end with: most texts have
/// another, and one look says so.
#[derive(Debug)]
pub(crate) struct List {
    words: &'static [&'static str],
    /// The first three bytes of each, side by side as numbers; none where a word has less.
    heads: &'static [u32],
    firsts: Edges,
    lasts: Edges,
    /// Of a few words, the byte of each that texts have least, and where it stands in the word.
    rare: &'static [(u8, usize)],
}

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

impl List {
    /// Whether a word of the list may begin with `c`.
    pub fn may_begin(&self, c: char) -> bool {
        self.firsts.may_hold(c)
    }

    /// Whether a word of the list may end with `c`.
    pub fn may_end(&self, c: char) -> bool {
        self.lasts.may_hold(c)
    }

    /// The first word of the list that `text` starts with.
    #[inline]
    pub fn at_start(&self, text: &str) -> Option<&'static str> {
        if self.firsts.may_begin(text.as_bytes()) { self.first_at(text.as_bytes()) } else { None }
    }

    fn first_at(&self, bytes: &[u8]) -> Option<&'static str> {
        self.first_like(bytes, |word| bytes.starts_with(word.as_bytes()))
    }

    /// The first word that `fits`, which is one that begins as `bytes` do: nearly always their first character tells that
    /// none does.
    #[inline]
    fn first_like(&self, bytes: &[u8], fits: impl Fn(&str) -> bool) -> Option<&'static str> {
        let Some(&[one, two, three]) = bytes.first_chunk().filter(|_| !self.heads.is_empty()) else {
            return self.words.iter().copied().find(|word| fits(word));
        };
        let start = u32::from_le_bytes([one, two, three, 0]);
        let alike = self.heads.iter().zip(self.words).filter(|(head, _)| **head == start);
        alike.map(|(_, word)| *word).find(|word| fits(word))
    }

    /// The first word of the list that `text` ends with.
    #[inline]
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        if self.lasts.may_end(text) { self.last_at(text.as_bytes()) } else { None }
    }

    fn last_at(&self, bytes: &[u8]) -> Option<&'static str> {
        self.words.iter().find(|word| ends(bytes, word)).copied()
    }

    /// Whether `word` is one of the list: as a slice says, only that the first character is looked at first.
    pub fn contains(&self, word: &&str) -> bool {
        let bytes = word.as_bytes();
        self.firsts.may_begin(bytes) && self.first_like(bytes, |one| one == *word).is_some()
    }

    /// Whether `text` starts with a word of the list.
    #[inline]
    pub fn starts(&self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    /// Whether `text` ends with a word of the list.
    #[inline]
    pub fn ends(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// The first word of the list that stands anywhere in `text`, and where it first does.
    pub fn first_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let numbered = |at: usize| {
            let rest = text.as_bytes().get(at..)?;
            Some((self.words.iter().position(|word| begins(rest, word))?, at))
        };
        let (number, at) = self.firsts.places(text).filter_map(numbered).min()?;
        Some((at, self.words.get(number)?))
    }

    /// Whether a word of the list stands anywhere in `text`, which is short.  For each of a few words its rarest byte is
    /// looked for; where there are more, the characters of the text are gone through one by one.
    pub fn stands_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if self.rare.is_empty() {
            return self
                .firsts
                .places(text)
                .any(|at| bytes.get(at..).is_some_and(|rest| self.first_at(rest).is_some()));
        }
        self.words.iter().zip(self.rare).any(|(word, &(rare, inside))| {
            let start = |at: usize| bytes.get(at.checked_sub(inside)?..);
            memchr::memchr_iter(rare, bytes).any(|at| start(at).is_some_and(|rest| begins(rest, word)))
        })
    }
}

/// Whether `text` begins with `word`.  Nearly always the first character tells that it does not.
pub(crate) fn begins(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    match (text.first_chunk::<3>(), word.first_chunk::<3>()) {
        (Some(one), Some(other)) if one != other => false,
        _ => text.starts_with(word),
    }
}

/// The same for the end.
pub(crate) fn ends(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    match (text.last_chunk::<3>(), word.last_chunk::<3>()) {
        (Some(one), Some(other)) if one != other => false,
        _ => text.ends_with(word),
    }
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}
