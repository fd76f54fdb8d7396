//! Physical lines: where they start, where their contents stand.
//!
//! Nothing is stripped or normalised: a line's span keeps its terminator, and every offset is an offset into
//! the text as given.  Lines end at LF; the CR of a CRLF, indents (ASCII and ideographic spaces, NBSP, tabs) and
//! invisible characters (BOM, zero-width) are blanks around the contents.

use memchr::memchr_iter;

use crate::span::Span;

/// The lines of a text, found on demand: four bytes a line are kept.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<u32>,
}

/// One physical line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The whole line with its terminator: the spans of all lines tile the text.
    pub span: Span,
    /// The line without the blanks around it; empty (at the line's start) where it holds nothing else.
    pub content: Span,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut starts = Vec::new();
        if !text.is_empty() {
            starts.push(0);
        }
        starts.extend(
            memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1).filter(|&at| (at as usize) < text.len()),
        );
        Self { text, starts }
    }

    pub const fn text(&self) -> &'t str {
        self.text
    }

    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Line `index`, counted from 0; the empty line at the end of the text where there is no such line.
    pub fn get(&self, index: usize) -> Line {
        let end = self.text.len() as u32;
        let start = self.starts.get(index).copied().unwrap_or(end);
        let span = Span::at(start, self.starts.get(index + 1).copied().unwrap_or(end));
        Line { span, content: trim(self.text, span) }
    }

    /// The number of the line that holds `offset`.
    pub fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset).saturating_sub(1)
    }

    /// Whether the sentence at the end of line `index` goes on in the next line: the line was broken by its width,
    /// not by the end of a paragraph.
    pub fn continues(&self, _index: usize) -> bool {
        false
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line> + ExactSizeIterator + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// Whether `c` is no contents at the edge of a line: white space of every kind and invisible characters.
///
/// `char::is_whitespace` knows U+3000 and NBSP but neither the BOM nor the zero-width characters.
pub(crate) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{2060}' | '\u{3000}' | '\u{FEFF}'
    )
}

/// `span` without the blanks at both ends; an empty span at its start where it holds only blanks.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let inner = span.text(text);
    let rest = inner.trim_start_matches(is_blank);
    if rest.is_empty() {
        return Span::of(span.start(), span.start());
    }
    let start = span.start() + inner.len() - rest.len();
    Span::of(start, start + rest.trim_end_matches(is_blank).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_tile_the_text_and_contents_lose_their_blanks() {
        let text = "\u{feff}\u{3000}\u{3000}一、总则\u{a0}\r\n\n \t\n二、附则";
        let lines = Lines::new(text);
        let all: Vec<Line> = lines.iter().collect();
        assert_eq!(all.iter().map(|line| line.span.text(text)).collect::<String>(), text);
        let contents: Vec<&str> = all.iter().map(|line| line.content.text(text)).collect();
        assert_eq!(contents, ["一、总则", "", "", "二、附则"]);
        assert_eq!(lines.at(text.find('二').unwrap()), 3);
    }

    #[test]
    fn an_empty_text_has_no_line_and_a_last_terminator_opens_none() {
        assert!(Lines::new("").is_empty());
        assert_eq!(Lines::new("a\n").len(), 1);
        assert_eq!(Lines::new("\n").len(), 1);
    }
}
