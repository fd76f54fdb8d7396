//! The words beside a time, from `src/lexicon/terms.txt`, found in one pass over a bounded piece of text.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use crate::lexicon::words::{self as lists, ends};
use crate::lexicon::{Beginning, Beginnings, Edges, Firsts};
use crate::lines::is_han_at;

/// What a word says of the time beside it; the list's own comments say what each class means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Do,
    Must,
    Benefit,
    Holds,
    Barred,
    Past,
    Procedure,
    Conduct,
    Label,
    /// A label that names a step of a procedure.
    Step,
}

const CLASSES: usize = 10;
/// An occasion with what stands between it and 前 has fewer characters.
const OCCASION: usize = 13;

/// What a listed word says.
#[derive(Clone, Copy, Default)]
struct Term {
    /// One bit for each class: a word can be of several.
    classes: u16,
    /// It counts only where no other word follows it.
    closing: bool,
}

include!(concat!(env!("OUT_DIR"), "/terms.rs"));

/// Where the first word of each class starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    first: [usize; CLASSES],
}

impl Seen {
    /// Looks through `text`.
    pub fn new(text: &str) -> Self {
        let mut seen = Self { first: [usize::MAX; CLASSES] };
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((number, word)) = WORDS.longest(rest) else {
                at += if is_han_at(rest, 0) { 3 } else { rest.chars().next().map_or(1, char::len_utf8) };
                continue;
            };
            let term = TERMS.get(number).copied().unwrap_or_default();
            let start = at;
            at += word.len();
            if term.closing && text.get(at..).is_some_and(|rest| rest.starts_with(is_han)) {
                continue;
            }
            let mut classes = term.classes;
            while let Some(first) = seen.first.get_mut(classes.trailing_zeros() as usize) {
                *first = (*first).min(start);
                classes &= classes - 1;
            }
        }
        seen
    }

    /// Where the first word of the class starts; `usize::MAX` where there is none.
    pub fn at(&self, class: Class) -> usize {
        self.first.get(class as usize).copied().unwrap_or(usize::MAX)
    }

    /// Whether there is a word of the class.
    pub fn has(&self, class: Class) -> bool {
        self.at(class) != usize::MAX
    }
}

/// Whether a letter goes on with a word.
fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The occasion of the calendar that `text` ends with, with what stands between it and 前: the offset where it starts.
pub(super) fn occasion_before(text: &str) -> Option<usize> {
    let bare = lists::OCCASION_LINKS.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let bare = bare.trim_end_matches(['”', '"']);
    // Most of what stands before 前 ends otherwise.
    bare.chars().next_back().filter(|&last| ENDS.may_hold(last))?;
    let word = OCCASIONS.iter().find(|word| ends(bare.as_bytes(), word))?;
    let start = bare.len() - word.len();
    // 环节前, 季节前: the bare word 节 is a feast only behind a name.
    let before = text.get(..start)?;
    if *word == "节" && (before.is_empty() || before.ends_with(['环', '季', '情', '细', '章', '关', '枢', '调', '小']))
    {
        return None;
    }
    let quote = before.chars().next_back().filter(|c| matches!(c, '“' | '"')).map_or(0, char::len_utf8);
    Some(start - quote)
}

/// What an occasion begins with, or the quotation mark before it.
static BEGINS: Lazy<Edges> = Lazy::new(|| {
    let firsts = OCCASIONS.iter().filter_map(|word| word.chars().next());
    firsts.chain(['“', '"']).collect()
});

/// The length of an occasion of the calendar at the start of `text` where 前 follows it: `春节` of `春节前`.
pub(super) fn occasion_ahead(text: &str) -> usize {
    if !BEGINS.may_begin(text.as_bytes()) {
        return 0;
    }
    let before = text.char_indices().take(OCCASION).find(|(_, c)| *c == '前');
    let at = before.map_or(0, |(at, _)| at);
    text.get(..at).and_then(occasion_before).filter(|&start| start == 0).map_or(0, |_| at)
}
