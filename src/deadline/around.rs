//! The sentence around a time, cut into the clauses before and behind it.

use super::signs::{ends_clause, ends_sentence};
use crate::lexicon::words::{self, List};
use crate::lines::{find_sign, is_blank, rfind_sign};
use crate::span::{ceil_boundary, floor_boundary};

/// So many bytes of the sentence before a time are looked at.
const BEFORE: usize = 120;
/// A heading above a time is looked for within so many bytes.
const ABOVE: usize = 60;
/// So many bytes of the sentence behind a time are looked at.
const AFTER: usize = 180;
/// The longest gloss between a time and its verb, in characters: `(以契税完税证明时间为准)`.
const GLOSS: usize = 40;

/// The longest number of an item, in bytes: `第十二、`.
const LONGEST_NUMBER: usize = 12;

/// The words around a time, within its sentence and within bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// From the start of the sentence to the time.
    pub before: &'t str,
    /// The last clause of it.
    pub clause_before: &'t str,
    /// From the time to the end of the sentence.
    pub after: &'t str,
    /// The first clause of it.
    pub clause_after: &'t str,
    /// The short line right above, where the time opens its own line.
    pub above: &'t str,
}

impl<'t> Around<'t> {
    /// The sentence around `start..end`.
    pub fn new(text: &'t str, start: usize, end: usize) -> Self {
        let from = ceil_boundary(text, start.saturating_sub(BEFORE));
        let to = floor_boundary(text, end + AFTER);
        let before = text.get(from..start).unwrap_or_default();
        let (before, clause_before) = behind_signs(before);
        let after = text.get(end..to).unwrap_or_default();
        let after = up_to(after, ends_sentence);
        let after = without_gloss(after);
        let clause_after = up_to(after, ends_clause);
        let above = if before.is_empty() { above(text, start) } else { "" };
        Self {
            before,
            above,
            clause_before: clause_before.trim_matches(is_blank),
            after,
            clause_after: clause_after.trim_matches(is_blank),
        }
    }

    /// The first clause behind the time that has words: the time may stand alone in its clause.
    pub fn said(&self) -> &'t str {
        if !self.clause_after.is_empty() {
            return self.clause_after;
        }
        let rest = self.after.trim_start_matches(|c: char| is_blank(c) || ends_clause(c));
        up_to(rest, ends_clause)
    }

    /// Whether a word of the list stands directly before the time.
    pub fn led_by(&self, list: &List) -> bool {
        list.ends(self.clause_before)
    }

    /// Whether 每 stands directly before the time: the term comes back.
    pub fn recurs(&self) -> bool {
        // `每季度初10日内`
        let window = if self.clause_before.ends_with('初') { 4 } else { 2 };
        self.clause_before.chars().rev().take(window).any(|c| matches!(c, '每' | '逐'))
    }

    /// Whether the time, behind `lead` in its clause, opens its sentence, the number of an item aside: `(一)到2025年`.
    pub fn opens(lead: &str) -> bool {
        let lead = lead.trim_end_matches(is_blank);
        lead.is_empty() || lead.len() <= LONGEST_NUMBER && lead.ends_with(['、', '.', '．', ')', '）', '是'])
    }

    /// Whether the clause with the time is a condition or names who is meant: `…内缴交契税的购房人`.
    pub fn is_condition(&self) -> bool {
        let clause = self.said();
        let Some(at) = clause.rfind('的') else { return false };
        let noun = clause.get(at + 3..).unwrap_or_default();
        noun.is_empty() || is_whom(noun)
    }
}

/// Whether words tell of what was done: `已派出…`, `建成了…`.
pub(super) fn is_told(words: &str) -> bool {
    let done = || words.matches('了').count() > words.matches("为了").count() + words.matches("了解").count();
    words.contains('了') && done() || words.starts_with(['已', '曾'])
}

/// Whether a clause starts with a bare verb and 的: `受理的贷款`, `到期的`.
pub(super) fn is_bare_relative(clause: &str) -> bool {
    let verb = clause.find('的').and_then(|at| clause.get(..at)).unwrap_or_default();
    let bare = (1..=3).contains(&verb.chars().count()) && verb.chars().all(|c| c >= '\u{4E00}');
    bare || verb == "开工建设"
}

/// The longest noun that names who or what a relative clause is about, in bytes.
const LONGEST_NOUN: usize = 36;

/// Whether a noun names who or what a relative clause is about.
pub(super) fn is_whom(noun: &str) -> bool {
    noun.len() <= LONGEST_NOUN && words::TERM_WHOM.ends(noun)
}

/// The line right above the one that begins at `start`, if it is short.
fn above(text: &str, start: usize) -> &str {
    let from = ceil_boundary(text, start.saturating_sub(ABOVE));
    let window = text.get(from..start).unwrap_or_default().trim_end_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    let Some(lines) = window.strip_suffix('\n') else { return "" };
    let lines = lines.trim_end_matches(|c: char| is_blank(c) || c == '\n' || c == '\r');
    let whole = if from == 0 { lines } else { "" };
    lines.rfind('\n').map_or(whole, |at| behind(lines, at)).trim_matches(is_blank)
}

/// What stands in `text` behind the last sign that ends a sentence, and of that what stands behind the last one that
/// ends a clause.
fn behind_signs(text: &str) -> (&str, &str) {
    let last = rfind_sign(text, |c| ends_clause(c) || ends_sentence(c));
    let clause = last.filter(|&(_, c)| ends_clause(c));
    let lead = clause.and_then(|(at, _)| text.get(..at));
    let sentence = lead.map_or(last, |lead| rfind_sign(lead, ends_sentence));
    let from = |sign: Option<(usize, char)>| {
        sign.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text).trim_start_matches(is_blank)
    };
    (from(sentence), from(last))
}

/// `text` up to the first such sign.
fn up_to(text: &str, ends: impl Fn(char) -> bool) -> &str {
    find_sign(text, text.len(), ends).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// What stands behind the sign at `at`.
fn behind(text: &str, at: usize) -> &str {
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    text.get(at + len..).unwrap_or_default()
}

/// `after` without the gloss in brackets that it starts with.
fn without_gloss(after: &str) -> &str {
    if !after.starts_with(['(', '（']) {
        return after;
    }
    let end = after.char_indices().take(GLOSS).find(|(_, c)| matches!(c, ')' | '）'));
    end.and_then(|(at, c)| after.get(at + c.len_utf8()..)).unwrap_or(after)
}
