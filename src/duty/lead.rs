//! What stands before the subject of a clause: words that say nothing about it, and `…通知要求`.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::lexicon::{Beginnings, Firsts, Lexicon, Marks, words};
use crate::lines::{is_blank, is_han_at};
use crate::name;
use crate::span::floor_boundary;

use super::signs::Signs;

/// How far inside a clause a document may ask somebody, in bytes: `山东省政府发布的通知要求…`.
const MAX_DEMAND: usize = 60;

/// The word by which most ask, and its search.
const ASKED: &str = "要求";
static ASKED_AT: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new(ASKED));

/// Whether somebody asks for something by that word.
pub(super) fn asks(words: &str) -> bool {
    ASKED_AT.find(words.as_bytes()).is_some()
}

/// The words that may stand before a subject.
static LEADS: Lazy<Beginnings> = Lazy::new(|| Beginnings::new(words::DUTY_LEADS.iter().copied()));

/// The characters with which these words begin, and the numbers of run-in lists.
static FIRSTS: Lazy<Firsts> = Lazy::new(|| {
    let words = words::DUTY_LEADS.iter().filter_map(|word| word.chars().next());
    words.chain(COUNTS).collect()
});

/// The offset behind the words that may stand before a subject.
#[inline]
pub(super) fn lead(text: &str, start: usize, end: usize) -> usize {
    // Most clauses begin with another character.
    let first = text.as_bytes().get(start..end).unwrap_or_default();
    if is_han_at(text, start) && !FIRSTS.may_begin(first) { start } else { behind_lead(text, start, end) }
}

#[inline(never)]
fn behind_lead(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        let rest = text.get(at..end).unwrap_or_default();
        let sign = |c: char| is_blank(c) || matches!(c, '“' | '"' | '”' | '—' | '-' | '●' | '·');
        let trimmed = if is_han_at(rest, 0) { rest } else { rest.trim_start_matches(sign) };
        at += rest.len() - trimmed.len();
        let word = LEADS.longest(trimmed).filter(|(_, word)| *word != "其" || !words::OTHERS.starts(trimmed));
        at += match word {
            Some((_, word)) => word.len(),
            None if trimmed.starts_with(COUNTS) => {
                let behind = trimmed.trim_start_matches(COUNTS);
                if !behind.starts_with('是') {
                    break;
                }
                trimmed.len() - behind.len() + '是'.len_utf8()
            }
            None => break,
        };
    }
    at
}

/// The numbers of run-in lists: the 一 of `一是`.
const COUNTS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The offset behind `…通知要求`, `要求` at the start of a clause, and the like: whom a document, or a body in it, asks has to
/// do what follows.
pub(super) fn demanded(lexicon: &Lexicon, text: &str, start: usize, end: usize, signs: Signs) -> Option<usize> {
    if !signs.hold(Signs::ASKED) && !signs.hold(Signs::ASKS) {
        return None;
    }
    let window = text.get(start..floor_boundary(text, end.min(start + MAX_DEMAND)))?;
    // `部署各地开展…`: 各 tells those who are asked from what is arranged (`部署工作`).
    if let Some(asked) = words::ASKS.at_start(window).filter(|word| asks_all(window, word)) {
        return Some(start + asked.len());
    }
    // Most clauses have 要 in another word.
    let first = if signs.hold(Signs::ASKED) { ASKED_AT.find(window.as_bytes())? } else { return None };
    // `印发通知，要求各地…`: whoever speaks was named in the clause before.
    let bare = window.trim_start_matches(['还', '也', '并']);
    if let Some(asked) = bare.strip_prefix(ASKED) {
        let noun = asked.starts_with(['的', '和', '、', '其', '被']);
        return (!noun && !words::VAGUE.starts(asked)).then_some(start + window.len() - asked.len());
    }
    // `公安部要求各地…`: with a body before it.
    if let Some(at) = window.find("要求各")
        && window.get(..at).is_some_and(|before| asks_others(lexicon, before))
    {
        return Some(start + at + ASKED.len());
    }
    let document = words::ASKING_DOCUMENTS.at_start(window)?;
    let asked = start + first + ASKED.len();
    let noun = text.get(asked..end)?.starts_with(['的', '和', '、']);
    (first >= document.len() && !noun).then_some(asked)
}

/// Whether all of a kind are asked behind `word`: `要求|各级教育部门`.
fn asks_all(text: &str, word: &str) -> bool {
    text.get(word.len()..).is_some_and(|rest| rest.starts_with('各'))
}

/// Whether a body or a place, whose government speaks, is all that stands before the word by which others are asked.
fn asks_others(lexicon: &Lexicon, before: &str) -> bool {
    let place = lexicon.prefix(before, Marks::PLACE).is_some_and(|place| place.len() == before.len());
    place || name::may_end(lexicon, before) && before.ends_with(name::is_han)
}
