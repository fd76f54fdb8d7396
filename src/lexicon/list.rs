//! The format of the word lists, and the words that were read from some of them.
//!
//! The build script reads the crate's own lists with this module, the crate those of its callers: it stands on nothing
//! but the standard library.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

/// The sections that a word stands in, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Marks(pub u32);

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
    pub const ALL: Self = Self(u32::MAX);

    /// The sections of `departments.txt`: what they hold is looked up in a table of its own.
    pub const OFFICIAL: Self = Self::DEPARTMENT.or(Self::OFFICE);

    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The longest word of a list, in characters: bounds every look-up.
pub(crate) const MAX_WORD: usize = 16;

/// A word list that does not read: the line, counted from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.reason {
            Reason::UnknownSection(name) => write!(f, "there is no section called {name:?}"),
            Reason::UnclosedSection => write!(f, "a section's name stands in square brackets on a line of its own"),
            Reason::NoSection => write!(f, "the entry stands before the first [section]"),
            Reason::SeveralWords => write!(f, "a full form belongs to one word: `word = full form`"),
            Reason::Incomplete => write!(f, "there is no word or no full form beside the `=`"),
            Reason::TooLong(word) => write!(f, "the word {word:?} is longer than {MAX_WORD} characters"),
        }
    }
}

impl std::error::Error for LexiconError {}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    UnknownSection(String),
    UnclosedSection,
    NoSection,
    SeveralWords,
    Incomplete,
    TooLong(String),
}

/// Words with their sections and full forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub marks: BTreeMap<String, Marks>,
    /// The full forms by word and section.
    pub full: BTreeMap<(String, Marks), String>,
    /// What departments are called, with the official wording where the word is a short one.
    pub departments: BTreeMap<DepartmentKey, Option<String>>,
}

/// In what order departments stand: by their last characters, the longer words first, so that one search by the last
/// character leads to a handful of words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DepartmentKey {
    pub last: char,
    length: Reverse<usize>,
    pub word: String,
    pub section: Marks,
}

impl Words {
    /// Adds what `list` holds; some of it also where the list does not read.
    pub fn read(&mut self, list: &str) -> Result<(), LexiconError> {
        let mut section = None;
        for (index, line) in list.lines().enumerate() {
            let content = line.split('#').next().unwrap_or_default().trim_matches(is_blank);
            if content.is_empty() {
                continue;
            }
            self.line(content, &mut section).map_err(|reason| LexiconError { line: index + 1, reason })?;
        }
        Ok(())
    }

    fn line(&mut self, content: &str, section: &mut Option<Marks>) -> Result<(), Reason> {
        if let Some(rest) = content.strip_prefix('[') {
            let name = rest.strip_suffix(']').ok_or(Reason::UnclosedSection)?.trim();
            *section = Some(Marks::named(name).ok_or_else(|| Reason::UnknownSection(name.to_owned()))?);
            return Ok(());
        }
        let marks = section.ok_or(Reason::NoSection)?;
        let Some((short, full)) = content.split_once('=') else {
            return content.split_whitespace().try_for_each(|word| self.add(word, marks));
        };
        let (short, full) = (short.trim(), full.trim());
        if short.is_empty() || full.is_empty() {
            return Err(Reason::Incomplete);
        }
        if short.contains(char::is_whitespace) || full.contains(char::is_whitespace) {
            return Err(Reason::SeveralWords);
        }
        self.add(short, marks)?;
        // A later entry takes the place of an earlier one: that is how a caller corrects a list.
        if marks.any(Marks::OFFICIAL) {
            // The official name is one too.
            self.add(full, marks)?;
            self.departments.insert(DepartmentKey::new(short, marks), Some(full.to_owned()));
        } else {
            self.full.insert((short.to_owned(), marks), full.to_owned());
        }
        Ok(())
    }

    fn add(&mut self, word: &str, marks: Marks) -> Result<(), Reason> {
        if word.len() >= 64 || word.chars().nth(MAX_WORD).is_some() {
            return Err(Reason::TooLong(word.to_owned()));
        }
        if marks.any(Marks::OFFICIAL) {
            self.departments.entry(DepartmentKey::new(word, marks)).or_default();
            return Ok(());
        }
        self.mark(word, marks);
        // An ordinary place also stands without its last character.
        if marks == Marks::PLACE {
            let short = word.strip_suffix(['省', '市', '县', '区', '旗', '州', '盟']);
            if let Some(short) = short.filter(|short| short.chars().nth(1).is_some()) {
                self.mark(short, marks);
            }
        }
        Ok(())
    }

    pub fn mark(&mut self, word: &str, marks: Marks) {
        let entry = self.marks.entry(word.to_owned()).or_default();
        *entry = entry.or(marks);
    }
}

impl DepartmentKey {
    fn new(word: &str, section: Marks) -> Self {
        let last = word.chars().next_back().unwrap_or_default();
        Self { last, length: Reverse(word.len()), word: word.to_owned(), section }
    }
}

/// White space of every kind, and invisible characters, around the contents of a line.
const fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}
