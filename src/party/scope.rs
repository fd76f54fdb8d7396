//! The stretch of text in which a role word and its names belong together: a sentence, or what stands in a bracket.

use crate::clause::between_digits;
use crate::lexicon::words;
use crate::lines::{han_run, trim};
use crate::name::{closes, group_within, opens};
use crate::span::Span;

/// The longest bracket, in bytes: lists of responsible bodies seldom have more than a hundred characters.
const MAX_BRACKET: usize = 1200;

/// Room for so many clauses is made at once.
const FEWEST: usize = 8;

/// A clause of a scope and the sign behind it (`。` at the end of the scope).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub span: Span,
    pub close: char,
}

/// Cuts `span` into clauses at `，,；;：:。` outside brackets and quotation marks.
pub(crate) fn clauses(text: &str, span: Span) -> Vec<Clause> {
    cut(text, span).0
}

/// The clauses of `span` and the brackets in it, outermost only; book titles are left out, and so are short quotations,
/// which are names of things.
pub(crate) fn cut(text: &str, span: Span) -> (Vec<Clause>, Vec<Bracket>) {
    let (mut clauses, mut brackets) = (Vec::with_capacity(FEWEST), Vec::new());
    let mut start = span.start();
    let mut push = |from: usize, to: usize, close: char| {
        let clause = trim(text, Span::of(from, to));
        if !clause.is_empty() {
            clauses.push(Clause { span: clause, close });
        }
    };
    for (at, c, group) in ground(text, span) {
        if let Some(len) = group {
            brackets.extend(bracket(text, at, c, len));
        } else if ends_clause(text, span, at, c) {
            push(start, at, c);
            start = at + c.len_utf8();
        }
    }
    push(start, span.end(), '。');
    (clauses, brackets)
}

/// The bracket of `len` bytes that `c` opens at `at`.
fn bracket(text: &str, at: usize, c: char, len: usize) -> Option<Bracket> {
    if matches!(c, '《' | '〈' | '<') {
        return None;
    }
    let close = text.get(at..at + len)?.chars().next_back().map_or(0, char::len_utf8);
    let inner = Span::of(at + c.len_utf8(), at + len - close);
    Some(Bracket { inner, outer: Span::of(at, at + len), quoted: matches!(c, '“' | '"' | '‘' | '「') })
}

/// What stands in `span` outside brackets and quotation marks but for Han characters: its place, the character, and
/// the length of the group that it opens.
fn ground(text: &str, span: Span) -> impl Iterator<Item = (usize, char, Option<usize>)> + '_ {
    let mut at = span.start();
    std::iter::from_fn(move || {
        let rest = text.get(at..span.end())?;
        let run = 3 * han_run(rest, rest.len());
        let rest = rest.get(run..)?;
        at += run;
        let (here, c) = (at, rest.chars().next()?);
        let group = if opens(c) || c == '"' { group_within(rest, MAX_BRACKET) } else { None };
        at += group.unwrap_or(c.len_utf8());
        Some((here, c, group))
    })
}

/// Whether the sign `c` at `at`, outside brackets, ends a clause of `span`.
fn ends_clause(text: &str, span: Span, at: usize, c: char) -> bool {
    match c {
        // `按6：4的比例`: no sign of the sentence.
        '：' | ':' | ',' => !between_digits(text, at, c.len_utf8()),
        '，' | '；' | ';' | '∶' | '。' | '\n' => true,
        // `由乡镇负责、医疗机构配合`: behind a role word the sign ends a clause too.
        '、' => {
            let before = text.get(span.start()..at).unwrap_or_default();
            words::CLAUSE_ENDS.ends(before)
        }
        _ => false,
    }
}

/// A bracket or a quotation, with its signs and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bracket {
    pub inner: Span,
    pub outer: Span,
    pub quoted: bool,
}

/// Whether `at` lies outside every bracket, quotation and book title of `span`.
pub(crate) fn is_open_ground(text: &str, span: Span, at: usize) -> bool {
    let mut groups = ground(text, span).take_while(|(here, ..)| *here < at);
    !groups.any(|(here, _, group)| group.is_some_and(|len| here + len > at))
}

/// The first closing sign of a bracket that was opened before `span`, if one stands in it.
pub(crate) fn before_closing(text: &str, span: Span) -> Span {
    let closing = ground(text, span).find(|&(_, c, _)| closes(c));
    closing.map_or(span, |(at, ..)| Span::of(span.start(), at))
}
