//! The scanner: every place where a numbering could stand, at the start of a line or run into the text.
//!
//! Recall comes first: what only looks like a numbering is told apart by the vetoes and by the decision over the
//! whole document.  One pass over the characters; what is tried at one of them reads a bounded number of others.

use super::{Candidate, Left, Marker, read};
use crate::lines::{Lines, is_blank};
use crate::span::Span;

/// Ideographic spaces in a row that are an indent where they stand inside a line.
const INDENT: usize = 2;

/// Where the scan stands: what is known of the text to the left.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub left: Left,
    pub lead: Left,
    /// The character before, blanks included.
    pub before: char,
}

pub(super) fn scan(lines: &Lines<'_>) -> Vec<Candidate> {
    let text = lines.text();
    let mut found: Vec<Candidate> = Vec::new();
    let mut place = Place { left: Left::Line, lead: Left::Line, before: '\n' };
    let (mut paragraph, mut line, mut next, mut spaces) = (0_u32, 0_usize, 0_usize, 0_usize);
    // Whether the paragraph that `paragraph` counts has contents yet.
    let mut fresh = true;
    for (at, c) in text.char_indices() {
        if at < next {
            continue;
        }
        if c == '\n' {
            if lines.continues(line) {
                place.left = Left::Wrapped;
            } else {
                // Below a marker that stands alone on its line the item's paragraph begins.
                paragraph += u32::from(!fresh && place.left != Left::Marker);
                place.left = Left::Line;
                fresh = true;
            }
            line += 1;
        } else if is_blank(c) {
            spaces = if c == '\u{3000}' { spaces + 1 } else { 0 };
            if spaces >= INDENT && !matches!(place.left, Left::Line | Left::Marker | Left::Wrapped) {
                place.left = Left::Line;
                paragraph += u32::from(!fresh);
                fresh = true;
            } else if place.left > Left::Colon && place.left != Left::Wrapped {
                place.left = Left::Blank;
            }
        } else {
            spaces = 0;
            fresh = false;
            let readings =
                if read::starts(c) { read::read(text.get(at..).unwrap_or_default(), c, &place) } else { [None, None] };
            for reading in readings.into_iter().flatten() {
                let marker =
                    Marker { span: Span::of(at, at + reading.len), style: reading.style, ordinal: reading.ordinal };
                found.push(Candidate {
                    marker,
                    left: place.left,
                    lead: place.lead,
                    form: reading.form,
                    slip: reading.slip,
                    paragraph,
                });
                next = next.max(at + reading.len);
            }
            if readings.iter().any(Option::is_some) {
                (place.left, place.lead) = (Left::Marker, Left::Marker);
            } else if c == '>' && ends_paragraph_tag(text, at) {
                place.left = Left::Line;
                paragraph += 1;
                fresh = true;
            } else {
                place.left = after(c, place.left);
                place.lead = after(c, place.lead);
            }
        }
        place.before = c;
    }
    found
}

/// Whether the `>` at `at` closes a tag that ends a paragraph: some texts keep the tags of their page.
fn ends_paragraph_tag(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    ["<p", "</p", "<br", "<br/", "<br /", "</div", "</li"].iter().any(|tag| head.ends_with(tag))
}

/// The position class behind `c`.
const fn after(c: char, left: Left) -> Left {
    match c {
        '。' | '！' | '？' | '!' | '?' | '…' => Left::Stop,
        '；' | ';' => Left::Semicolon,
        '：' | ':' | '∶' => Left::Colon,
        '，' | ',' => Left::Comma,
        '、' => Left::Pause,
        // An opening quotation mark stands before the numbering that it quotes; the place is that of the mark.
        '“' | '‘' | '「' | '『' | '"' => left,
        '）' | ')' | '”' | '’' | '》' | '】' | '〕' | ']' | '」' | '』' => match left {
            Left::Stop | Left::Semicolon => left,
            _ => Left::Close,
        },
        _ => Left::Inside,
    }
}
