//! Word lists as data: what the crate knows of names, read from the files in `src/lexicon/`.
//!
//! A list is plain text.  `#` begins a comment, `[section]` opens a section, every other line holds words separated
//! by blanks, or one `word = full form`:
//!
//! ```text
//! [body]
//! 残联 = 残疾人联合会
//! [function]
//! 教育 民政 司法          # as in 市教育局, 民政部门
//! ```
//!
//! | section | words |
//! |---|---|
//! | `surname` | surnames, one character or more |
//! | `place` | provinces, prefectures, counties |
//! | `head` | the last word of a body's name (`局` `委员会`) |
//! | `not-a-head` | words that end like a head and are no body (`布局` `社会`) |
//! | `body` | bodies without a telling head (`残联` `人行`) |
//! | `party-organ` | bodies of a party committee (`组织部`) |
//! | `own-line` | what a shared 市 or 县 does not belong to (`支行` `公司`) |
//! | `function` | what departments are called by (`住建` `市场监管`) |
//! | `determiner` | words that make any name a collective (`各` `有关`) |
//! | `class` | nouns that name a class of bodies (`金融机构` `建设单位`) |
//! | `relative` | qualifiers that make a department relative to the case (`业务主管`) |
//! | `noun` | what else a determiner may stand before (`地` `乡镇`) |
//! | `title` | titles of officials |
//! | `holder` | tails that turn a body into its people (`主要负责人`) |
//! | `group` | what closes a list behind 等 (`部门`) |
//! | `break` | words that no name holds |
//! | `not-a-break` | words that hold such a sign and may stand in a name (`应急`) |
//! | `lead-label` `responsible-label` `cooperate-label` | what stands before the colon of a list of parties |
//! | `adverb` `wish` `beneficiary` | words around a role word |
//! | `verb` | verbs in which tasks are given: a predicate begins there |
//! | `other-label` | labels of something else, before which a list ends (`完成时限`) |
//! | `department` | what departments are called by officially, and short forms of it (`发改 = 发展和改革`) |
//! | `office` | whole names of bodies in the same way (`网信办 = 网络安全和信息化委员会办公室`) |
//!
//! One word may stand in several sections; a full form belongs to the word of its section.

mod canonical;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use once_cell::sync::{Lazy, OnceCell};

use crate::lines::is_blank;

use canonical::Departments;

pub(crate) use canonical::{Known, TIERS};

/// The word lists that the parser looks names up in: its own, and what a caller adds.
///
/// Cloning is cheap; one lexicon can serve many threads.
///
/// ```
/// use gongwen::{Document, Lexicon, Options};
/// let lexicon = Lexicon::builtin().extended("[body]\n青松智库").expect("a valid list");
/// let document = Document::parse_with("一、研究。由青松智库负责。", &Options::new().lexicon(lexicon));
/// # let _ = document;
/// let error = Lexicon::builtin().extended("[body]\n智 库 = 全称").unwrap_err();
/// assert_eq!(error.line(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    words: Arc<Words>,
}

/// The crate's own words are borrowed from its lists, so that a process that starts copies none of them.
type ByWord<T> = HashMap<Word, T, BuildHasherDefault<WordHasher>>;

type Word = Cow<'static, str>;

#[derive(Clone, Debug, Default)]
struct Words {
    marks: ByWord<Marks>,
    /// The full forms of a word, each with the section that gives it.
    full: ByWord<Vec<(Marks, Word)>>,
    departments: Departments,
    /// What words begin with each character, and what words end with it.
    firsts: Edges,
    lasts: Edges,
    glances: OnceCell<Box<[u8]>>,
}

/// The sections that a word stands in, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u32);

macro_rules! sections {
    ($($name:ident = $section:literal, $bit:literal;)*) => {
        impl Marks {
            $(pub const $name: Self = Self(1 << $bit);)*

            /// The mark of the section called `name`.
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($section => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

sections! {
    SURNAME = "surname", 0;
    PLACE = "place", 1;
    HEAD = "head", 2;
    NOT_HEAD = "not-a-head", 3;
    BODY = "body", 4;
    PARTY_ORGAN = "party-organ", 5;
    OWN_LINE = "own-line", 6;
    FUNCTION = "function", 7;
    DETERMINER = "determiner", 8;
    CLASS = "class", 9;
    RELATIVE = "relative", 10;
    NOUN = "noun", 11;
    TITLE = "title", 12;
    HOLDER = "holder", 13;
    GROUP = "group", 14;
    BREAK = "break", 15;
    NOT_BREAK = "not-a-break", 16;
    LEAD_LABEL = "lead-label", 17;
    RESPONSIBLE_LABEL = "responsible-label", 18;
    COOPERATE_LABEL = "cooperate-label", 19;
    OTHER_LABEL = "other-label", 20;
    VERB = "verb", 21;
    ADVERB = "adverb", 22;
    WISH = "wish", 23;
    BENEFICIARY = "beneficiary", 24;
    DEPARTMENT = "department", 25;
    OFFICE = "office", 26;
}

impl Marks {
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The longest word of a list, in characters: bounds every look-up.
pub(crate) const MAX_WORD: usize = 16;

/// As many words as the crate's own lists have, about.
const MANY_WORDS: usize = 14_000;

/// The places of China: words, and in the order of its lines what lies in what.
pub(crate) const PLACES: &str = include_str!("lexicon/places.txt");

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| {
    let mut words = Words::default();
    words.marks.reserve(MANY_WORDS);
    for list in [
        include_str!("lexicon/surnames.txt"),
        PLACES,
        include_str!("lexicon/heads.txt"),
        include_str!("lexicon/bodies.txt"),
        include_str!("lexicon/functions.txt"),
        include_str!("lexicon/departments.txt"),
        include_str!("lexicon/collectives.txt"),
        include_str!("lexicon/titles.txt"),
        include_str!("lexicon/breaks.txt"),
        include_str!("lexicon/labels.txt"),
        include_str!("lexicon/roles.txt"),
    ] {
        // A test reads every built-in list and fails on the first error.
        let _ = words.read(list, Cow::Borrowed);
    }
    // The verbs in which tasks are given stand in the list of predicates, under the key `verb`.
    for line in include_str!("lexicon/predicates.txt").lines() {
        let verbs = line.strip_prefix("verb ").unwrap_or_default().split_whitespace();
        verbs.for_each(|verb| words.mark(Cow::Borrowed(verb), Marks::VERB));
    }
    Lexicon { words: Arc::new(words) }
});

impl Lexicon {
    /// The crate's own lists.
    #[must_use]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// A lexicon without any word, for callers that bring all of their own.
    #[must_use]
    pub fn empty() -> Self {
        Self { words: Arc::default() }
    }

    /// A lexicon of the words in `list` alone.
    ///
    /// # Errors
    /// The first line that is no entry, with the reason.
    pub fn parse(list: &str) -> Result<Self, LexiconError> {
        Self::empty().extended(list)
    }

    /// This lexicon with the words in `list` added.
    ///
    /// # Errors
    /// The first line that is no entry, with the reason; nothing is added then.
    pub fn extended(&self, list: &str) -> Result<Self, LexiconError> {
        let mut words = Words { glances: OnceCell::new(), ..Words::clone(&self.words) };
        words.read(list, |word| Cow::Owned(word.to_owned()))?;
        Ok(Self { words: Arc::new(words) })
    }

    /// The sections of exactly this word.
    pub(crate) fn marks(&self, word: &str) -> Marks {
        self.words.marks.get(word).copied().unwrap_or_default()
    }

    pub(crate) fn is(&self, word: &str, of: Marks) -> bool {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return false };
        self.words.firsts.may_hold(first, chars.next(), of) && self.marks(word).any(of)
    }

    /// The full form that one of these sections gives for a short word.
    pub(crate) fn full(&self, word: &str, of: Marks) -> Option<&str> {
        let forms = self.words.full.get(word)?;
        forms.iter().find(|(section, _)| section.any(of)).map(|(_, full)| full.as_ref())
    }

    /// Whether a word of these sections may begin with `c`.
    pub(crate) fn begins(&self, c: char, of: Marks) -> bool {
        self.words.firsts.get(c).marks.any(of)
    }

    /// Whether a word of these sections may end with `c`.
    pub(crate) fn ends(&self, c: char, of: Marks) -> bool {
        self.words.lasts.get(c).marks.any(of)
    }

    /// A byte for each character of the main Han block, from [`HAN_FIRST`] on: what `of` makes of the character and of
    /// the sections in which words begin and end with it.  It is made once; there is one such table.
    pub(crate) fn glances(&self, of: impl Fn(char, Marks, Marks) -> u8) -> &[u8] {
        self.words.glances.get_or_init(|| {
            let all = HAN.filter_map(char::from_u32);
            all.map(|c| of(c, self.words.firsts.get(c).marks, self.words.lasts.get(c).marks)).collect()
        })
    }

    /// The longest word of these sections that `text` ends in.
    pub(crate) fn suffix<'t>(&self, text: &'t str, of: Marks) -> Option<&'t str> {
        let mut chars = text.chars();
        self.words.lasts.longest(chars.next_back()?, chars.next_back(), of, |length| {
            let word = text.get(text.len().checked_sub(length)?..)?;
            self.marks(word).any(of).then_some(word)
        })
    }

    /// The longest word of these sections that `text` begins with.
    pub(crate) fn prefix<'t>(&self, text: &'t str, of: Marks) -> Option<&'t str> {
        self.prefix_marks(text, of).map(|(word, _)| word)
    }

    /// The same with all sections of the word.
    pub(crate) fn prefix_marks<'t>(&self, text: &'t str, of: Marks) -> Option<(&'t str, Marks)> {
        let mut chars = text.chars();
        self.words.firsts.longest(chars.next()?, chars.next(), of, |length| {
            let word = text.get(..length)?;
            Some((word, self.marks(word))).filter(|(_, marks)| marks.any(of))
        })
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::builtin()
    }
}

/// A word list that does not read: the line, counted from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LexiconError {
    line: usize,
    reason: Reason,
}

impl LexiconError {
    /// The line of the list, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Reason {
    #[error("there is no section called {0:?}")]
    UnknownSection(String),
    #[error("a section's name stands in square brackets on a line of its own")]
    UnclosedSection,
    #[error("the entry stands before the first [section]")]
    NoSection,
    #[error("a full form belongs to one word: `word = full form`")]
    SeveralWords,
    #[error("there is no word or no full form beside the `=`")]
    Incomplete,
    #[error("the word {0:?} is longer than {MAX_WORD} characters")]
    TooLong(String),
}

impl Words {
    /// Reads a list; `keep` makes of a word what is stored.
    fn read<'l>(&mut self, list: &'l str, keep: fn(&'l str) -> Word) -> Result<(), LexiconError> {
        let mut section = None;
        for (index, line) in list.lines().enumerate() {
            let content = line.split('#').next().unwrap_or_default().trim_matches(is_blank);
            if content.is_empty() {
                continue;
            }
            self.line(content, &mut section, keep).map_err(|reason| LexiconError { line: index + 1, reason })?;
        }
        Ok(())
    }

    fn line<'l>(
        &mut self,
        content: &'l str,
        section: &mut Option<Marks>,
        keep: fn(&'l str) -> Word,
    ) -> Result<(), Reason> {
        if let Some(rest) = content.strip_prefix('[') {
            let name = rest.strip_suffix(']').ok_or(Reason::UnclosedSection)?.trim();
            *section = Some(Marks::named(name).ok_or_else(|| Reason::UnknownSection(name.to_owned()))?);
            return Ok(());
        }
        let marks = section.ok_or(Reason::NoSection)?;
        let Some((short, full)) = content.split_once('=') else {
            return content.split_whitespace().try_for_each(|word| self.add(word, marks, keep));
        };
        let (short, full) = (short.trim(), full.trim());
        if short.is_empty() || full.is_empty() {
            return Err(Reason::Incomplete);
        }
        if short.contains(char::is_whitespace) || full.contains(char::is_whitespace) {
            return Err(Reason::SeveralWords);
        }
        self.add(short, marks, keep)?;
        if marks.any(canonical::SECTIONS) {
            // The official name is one too.
            self.add(full, marks, keep)?;
            self.departments.insert(marks, keep(short), Some(keep(full)));
            return Ok(());
        }
        let forms = self.full.entry(keep(short)).or_default();
        // A later entry takes the place of an earlier one: that is how a caller corrects a list.
        forms.retain(|(section, _)| *section != marks);
        forms.push((marks, keep(full)));
        Ok(())
    }

    fn add<'l>(&mut self, word: &'l str, marks: Marks, keep: fn(&'l str) -> Word) -> Result<(), Reason> {
        if word.len() >= 64 || word.chars().nth(MAX_WORD).is_some() {
            return Err(Reason::TooLong(word.to_owned()));
        }
        if marks.any(canonical::SECTIONS) {
            self.departments.insert(marks, keep(word), None);
            return Ok(());
        }
        self.mark(keep(word), marks);
        // An ordinary place also stands without its last character.
        if marks == Marks::PLACE {
            let short = word.strip_suffix(['省', '市', '县', '区', '旗', '州', '盟']);
            if let Some(short) = short.filter(|short| short.chars().nth(1).is_some()) {
                self.mark(keep(short), marks);
            }
        }
        Ok(())
    }

    fn mark(&mut self, word: Word, marks: Marks) {
        let length = word.len();
        let (mut onward, mut backward) = (word.chars(), word.chars().rev());
        if let (Some(first), Some(last)) = (onward.next(), backward.next()) {
            self.firsts.add((first, onward.next()), length, marks);
            self.lasts.add((last, backward.next()), length, marks);
        }
        let entry = self.marks.entry(word).or_default();
        *entry = entry.or(marks);
    }
}

/// For the characters at one end of words: the sections they stand in and their lengths.  Most characters of a text
/// begin no word of the sections asked for, nor do most pairs of characters; one look here says so without a look-up of
/// any word.
#[derive(Clone, Debug, Default)]
struct Edges {
    /// Where the edge of a character of the main Han block stands; 0 where no word has it.
    han: Vec<u16>,
    /// The first stands for every character outside that block.
    edges: Vec<Edge>,
    /// The sections of the words with each pair of characters at that end, by a hash of the pair.
    pairs: Vec<Marks>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    marks: Marks,
    /// The sections of the word that is this character alone.
    single: Marks,
    /// Bit `n` is set where a longer word of `n` bytes is there.
    lengths: u64,
}

/// The main block of Han characters (CJK Unified Ideographs).
const HAN: std::ops::RangeInclusive<u32> = 0x4E00..=0x9FFF;

/// The first character of that block, and how many it has.
pub(crate) const HAN_FIRST: u32 = *HAN.start();
pub(crate) const HAN_SIZE: usize = (*HAN.end() - *HAN.start()) as usize + 1;

/// How many bits number the pairs.  Pairs that share a number cost a look-up and no more, and a table four times as large
/// saves hardly any.
const PAIR_BITS: u32 = 14;

/// A number of `bits` bits for a pair of characters.
pub(crate) const fn pair(one: char, other: char, bits: u32) -> usize {
    let mixed = (one as u32).wrapping_mul(0x9E37_79B1) ^ (other as u32).wrapping_mul(0x85EB_CA6B).rotate_left(16);
    (mixed.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

impl Edges {
    fn add(&mut self, (c, next): (char, Option<char>), length: usize, marks: Marks) {
        if self.edges.is_empty() {
            self.han = vec![0; HAN_SIZE];
            self.edges.push(Edge::default());
            self.pairs = vec![Marks::default(); 1 << PAIR_BITS];
        }
        let behind = self.edges.len();
        let index = match self.han.get_mut((c as u32).wrapping_sub(*HAN.start()) as usize) {
            // No more edges than characters of the block, which 16 bits count.
            Some(index) => {
                if *index == 0 {
                    *index = behind as u16;
                    self.edges.push(Edge::default());
                }
                *index as usize
            }
            None => 0,
        };
        let pair = next.and_then(|next| self.pairs.get_mut(pair(c, next, PAIR_BITS)));
        if let Some(edge) = self.edges.get_mut(index) {
            edge.marks = edge.marks.or(marks);
            if pair.is_some() {
                edge.lengths |= 1 << length.min(63);
            }
            let exact = pair.unwrap_or(&mut edge.single);
            *exact = exact.or(marks);
        }
    }

    fn get(&self, c: char) -> Edge {
        let index = match self.han.get((c as u32).wrapping_sub(*HAN.start()) as usize) {
            Some(0) => return Edge::default(),
            Some(index) => *index as usize,
            None => 0,
        };
        self.edges.get(index).copied().unwrap_or_default()
    }

    /// Whether a word of these sections may begin with `c` and then `next`.
    fn may_hold(&self, c: char, next: Option<char>, of: Marks) -> bool {
        let edge = self.get(c);
        edge.marks.any(of)
            && match next {
                Some(next) => self.pairs.get(pair(c, next, PAIR_BITS)).is_some_and(|marks| marks.any(of)),
                None => edge.single.any(of),
            }
    }

    /// What `word_of` finds for the longest of the lengths, in bytes, that words of these sections may have whose end is
    /// `c` and then `next`.
    fn longest<T>(&self, c: char, next: Option<char>, of: Marks, word_of: impl Fn(usize) -> Option<T>) -> Option<T> {
        let edge = self.get(c);
        if !edge.marks.any(of) {
            return None;
        }
        let long = next.and_then(|next| self.pairs.get(pair(c, next, PAIR_BITS))).is_some_and(|marks| marks.any(of));
        let mut lengths = if long { edge.lengths } else { 0 };
        while lengths != 0 {
            let length = lengths.ilog2();
            lengths &= !(1 << length);
            if let Some(word) = word_of(length as usize) {
                return Some(word);
            }
        }
        if edge.single.any(of) { word_of(c.len_utf8()) } else { None }
    }
}

/// Multiplies eight bytes at a time into the hash: the words are short, and a caller's own list is no attack on its own
/// process.
#[derive(Clone, Copy, Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut take = |chunk: u64| self.0 = (self.0.rotate_left(5) ^ chunk).wrapping_mul(0x517C_C1B7_2722_0A95);
        let (chunks, rest) = bytes.as_chunks::<8>();
        chunks.iter().for_each(|chunk| take(u64::from_le_bytes(*chunk)));
        if !rest.is_empty() {
            take(rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, _: u8) {
        // The byte that ends a text in `Hash` tells nothing here: a map's keys are whole texts.
    }

    fn finish(&self) -> u64 {
        // The map numbers its places by the low bits and tells words apart by the high ones.
        self.0 ^ self.0 >> 29
    }
}
