//! The stretch of text in which a role word and its names belong together: a sentence, or what stands in a bracket.

use crate::clause::between_digits;
use crate::lines::trim;
use crate::name::{closes, group_within, opens};
use crate::span::Span;

/// The longest bracket, in bytes: lists of responsible bodies seldom have more than a hundred characters.
const MAX_BRACKET: usize = 1200;

/// A clause of a scope and the sign behind it (`。` at the end of the scope).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub span: Span,
    pub close: char,
}

/// Cuts `span` into clauses at `，,；;：:。` outside brackets and quotation marks.
pub(crate) fn clauses(text: &str, span: Span) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut start = span.start();
    let mut push = |from: usize, to: usize, close: char| {
        let clause = trim(text, Span::of(from, to));
        if !clause.is_empty() {
            out.push(Clause { span: clause, close });
        }
    };
    for (at, c) in signs(text, span) {
        push(start, at, c);
        start = at + c.len_utf8();
    }
    push(start, span.end(), '。');
    out
}

/// The signs of `span` that end a clause, outside brackets.
fn signs(text: &str, span: Span) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = span.start();
    std::iter::from_fn(move || {
        while at < span.end() {
            let rest = text.get(at..span.end())?;
            let c = rest.chars().next()?;
            let from = at;
            at += if opens(c) || c == '"' {
                group_within(rest, MAX_BRACKET).unwrap_or(c.len_utf8())
            } else {
                c.len_utf8()
            };
            // `由乡镇负责、医疗机构配合`: behind a role word the sign ends a clause too.
            let role = || {
                text.get(span.start()..from).is_some_and(|before| {
                    before.ends_with("负责")
                        || before.ends_with("牵头")
                        || before.ends_with("承办")
                        || before.ends_with("主办")
                })
            };
            // `按6：4的比例`: no sign of the sentence.
            if matches!(c, '：' | ':' | ',') && between_digits(text, from, c) {
                continue;
            }
            if matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '∶' | '。' | '\n') || c == '、' && role() {
                return Some((from, c));
            }
        }
        None
    })
}

/// The brackets in `span`, outermost only, without their signs; book titles are left out, and so are short quotations,
/// which are names of things.
pub(crate) fn brackets(text: &str, span: Span) -> Vec<Bracket> {
    let mut out = Vec::new();
    let mut at = span.start();
    while at < span.end() {
        let Some(rest) = text.get(at..span.end()) else { break };
        let Some(c) = rest.chars().next() else { break };
        let whole = if opens(c) || c == '"' { group_within(rest, MAX_BRACKET) } else { None };
        if let Some(len) = whole {
            let close = rest.get(..len).and_then(|group| group.chars().next_back()).map_or(0, char::len_utf8);
            let inner = Span::of(at + c.len_utf8(), at + len - close);
            let quoted = matches!(c, '“' | '"' | '‘' | '「');
            if !matches!(c, '《' | '〈' | '<') {
                out.push(Bracket { inner, outer: Span::of(at, at + len), quoted });
            }
        }
        at += whole.unwrap_or(c.len_utf8());
    }
    out
}

/// A bracket or a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bracket {
    pub inner: Span,
    pub outer: Span,
    pub quoted: bool,
}

/// Whether `at` lies outside every bracket, quotation and book title of `span`.
pub(crate) fn is_open_ground(text: &str, span: Span, at: usize) -> bool {
    let mut here = span.start();
    while here < at {
        let Some(rest) = text.get(here..span.end()) else { return true };
        let Some(c) = rest.chars().next() else { return true };
        let len = if opens(c) || c == '"' { group_within(rest, MAX_BRACKET) } else { None };
        if len.is_some_and(|len| here + len > at) {
            return false;
        }
        here += len.unwrap_or(c.len_utf8());
    }
    true
}

/// The first closing sign of a bracket that was opened before `span`, if one stands in it.
pub(crate) fn before_closing(text: &str, span: Span) -> Span {
    let mut at = span.start();
    while at < span.end() {
        let Some(rest) = text.get(at..span.end()) else { break };
        let Some(c) = rest.chars().next() else { break };
        if closes(c) {
            return Span::of(span.start(), at);
        }
        at += if opens(c) || c == '"' { group_within(rest, MAX_BRACKET).unwrap_or(c.len_utf8()) } else { c.len_utf8() };
    }
    span
}
