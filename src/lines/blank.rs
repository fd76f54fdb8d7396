//! Blanks: what is no contents at the edges of lines, sentences and clauses.

use super::han::{find_sign, is_han_at};
use crate::span::{Span, floor_boundary};

/// Whether `c` is no contents at the edge of a line: white space of every kind and invisible characters.
///
/// `char::is_whitespace` knows U+3000 and NBSP but neither the BOM nor the zero-width characters.
#[inline]
pub(crate) const fn is_blank(c: char) -> bool {
    // Han characters and full-width signs stand together behind U+3000: one comparison for nearly all of a text.
    if c > '\u{3000}' {
        return c == '\u{FEFF}';
    }
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{2060}' | '\u{3000}'
    )
}

/// `span` without the blanks at both ends; an empty span at its start where it holds only blanks.
#[inline]
pub(crate) fn trim(text: &str, span: Span) -> Span {
    // Most clauses begin and end with Han characters.
    let last = span.end().checked_sub(3).filter(|&last| last >= span.start());
    if is_han_at(text, span.start()) && last.is_some_and(|last| is_han_at(text, last)) {
        return span;
    }
    trimmed(text, span)
}

/// What [`trim`] does where that is not plain at a glance.  Mostly a line feed stands at the end and an indent at the start:
/// the blanks that texts have are taken off as bytes, and where a sign is left at both ends, that is all.
#[inline(never)]
fn trimmed(text: &str, span: Span) -> Span {
    let all = text.as_bytes().get(span.range()).unwrap_or_default();
    let mut inner = all;
    while let [0xE3, 0x80, 0x80, rest @ ..] | [b'\t'..=b'\r' | b' ', rest @ ..] = inner {
        inner = rest;
    }
    let start = span.start() + all.len() - inner.len();
    while let [rest @ .., 0xE3, 0x80, 0x80] | [rest @ .., b'\t'..=b'\r' | b' '] = inner {
        inner = rest;
    }
    if inner.is_empty() {
        return Span::of(span.start(), span.start());
    }
    let left = Span::of(start, start + inner.len());
    if begins_plain(inner) && ends_plain(inner) {
        return left;
    }
    let rest = left.text(text).trim_start_matches(is_blank);
    if rest.is_empty() {
        return Span::of(span.start(), span.start());
    }
    let start = left.end() - rest.len();
    Span::of(start, start + rest.trim_end_matches(is_blank).len())
}

/// The line feed or the sign that stands first behind blanks; `None` where none of the first eight characters is one.
pub(crate) fn behind_blanks(text: &str) -> Option<char> {
    text.chars().take(8).find(|&c| c == '\n' || !is_blank(c))
}

/// `text` without the blanks before it; mostly there are none, or an indent.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    if begins_plain(text.as_bytes()) { text } else { trimmed_start(text) }
}

fn trimmed_start(mut text: &str) -> &str {
    loop {
        match text.as_bytes() {
            bytes if begins_plain(bytes) => return text,
            [0xE3, 0x80, 0x80, ..] => text = text.get(3..).unwrap_or_default(),
            _ => return text.trim_start_matches(is_blank),
        }
    }
}

/// `text` without the blanks behind it: mostly a line feed and nothing else.
pub(crate) fn trim_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if ends_plain(text.as_bytes()) { text } else { text.trim_end_matches(is_blank) }
}

/// Whether a text begins with a Han character or one of the signs that most sentences have, also “ ” — …, or with a sign, a
/// letter or a digit of ASCII: no blank.
const fn begins_plain(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xE4..=0xE9 | b'!'..=b'~', ..]
            | [0xE3, 0x80, 0x81..=0xFF, ..]
            | [0xEF, 0xBC, ..]
            | [0xE2, 0x80, 0x90..=0xA7, ..]
    )
}

/// The same for the end.
const fn ends_plain(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [.., b'!'..=b'~']
            | [.., 0xE4..=0xE9, _, _]
            | [.., 0xE3, 0x80, 0x81..=0xFF]
            | [.., 0xEF, 0xBC, _]
            | [.., 0xE2, 0x80, 0x90..=0xA7]
    )
}

/// Where the first blank of `text` begins.
pub(crate) fn first_blank(text: &str) -> Option<usize> {
    (0..text.len().div_ceil(CHUNK)).find_map(|number| {
        let (from, chunk) = chunk(text, number);
        find_sign(chunk, chunk.len(), is_blank).map(|(at, _)| from + at)
    })
}

/// Where the last blank of `text` ends.
pub(crate) fn last_blank(text: &str) -> Option<usize> {
    (0..text.len().div_ceil(CHUNK)).rev().find_map(|number| {
        let (from, chunk) = chunk(text, number);
        let mut signs = chunk.char_indices().rev();
        signs.find(|(_, c)| is_blank(*c)).map(|(at, c)| from + at + c.len_utf8())
    })
}

/// Bytes that are looked at together.
const CHUNK: usize = 64;

/// Where chunk number `number` begins, and its text with what lies across its ends; no text where it holds no blank.
fn chunk(text: &str, number: usize) -> (usize, &str) {
    let from = number * CHUNK;
    let window = text.as_bytes().get(from..).and_then(|rest| rest.first_chunk());
    if window.is_some_and(|window| !may_hold_blank(window)) {
        return (from, "");
    }
    let (from, to) = (floor_boundary(text, from), floor_boundary(text, from + CHUNK + 2));
    (from, text.get(from..to).unwrap_or_default())
}

/// Whether a blank may stand in a chunk and the byte behind it: a few comparisons that are the same for every byte, so
/// that the compiler does them in vector registers.
fn may_hold_blank(window: &[u8; CHUNK + 1]) -> bool {
    let pairs = window.iter().zip(window.iter().skip(1));
    let may = |first: u8, second: u8| {
        (first <= b' ')
            // C2, E1 and E2, and what hardly stands in a Chinese text.
            | (first.wrapping_sub(0xC2) <= 0x20)
            | ((first == 0x80) & (second == 0x80))
            | ((first == 0xBB) & (second == 0xBF))
    };
    pairs.fold(0, |any, (&first, &second)| any | u8::from(may(first, second))) != 0
}
