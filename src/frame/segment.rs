//! Segments: the units in which the head and the tail of a document are read.
//!
//! Where a text has lines, a short line is a segment.  Where its paragraphs were joined by blanks, the pieces of
//! a long line between the blanks are.  Both directions read on demand and touch only what is asked for.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::lines::{Lines, first_blank, is_blank, last_blank, trim, trim_end};
use crate::span::Span;

/// A line up to this length, in bytes, is one segment; a longer one is cut at its blanks.
pub(super) const SHORT: usize = 360;
/// A piece of a long line beyond this length is running text and is not cut further.
const LONGEST_PIECE: usize = 1_600;
/// By this the page names its editor.
static EDITOR: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("责任编辑"));

/// The segments from an offset on.
pub(super) struct Forward<'a> {
    lines: &'a Lines<'a>,
    line: usize,
    at: usize,
}

impl<'a> Forward<'a> {
    pub fn new(lines: &'a Lines<'a>, from: usize) -> Self {
        Self { lines, line: lines.at(from), at: from }
    }

    /// Goes on behind `offset`.
    pub fn skip_to(&mut self, offset: usize) {
        self.at = offset;
        self.line = self.lines.at(offset);
    }
}

impl Iterator for Forward<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let text = self.lines.text();
        while self.line < self.lines.len() {
            let line = self.lines.get(self.line);
            let begun = self.at > line.span.start();
            let rest = if begun { trim(text, Span::of(self.at, line.span.end())) } else { line.content };
            if rest.is_empty() {
                self.line += 1;
                continue;
            }
            // A line counts as long by its whole length, so that its last pieces are cut like its first ones.
            let piece = if line.content.len() <= SHORT { rest } else { first_piece(text, rest) };
            self.at = piece.end();
            if piece.end() >= rest.end() {
                self.line += 1;
            }
            return Some(piece);
        }
        None
    }
}

/// The segments up to an offset, the last first.
pub(super) struct Backward<'a> {
    lines: &'a Lines<'a>,
    /// The line in which the next segment ends, and the offset where it ends at the latest.
    line: Option<usize>,
    end: usize,
}

impl<'a> Backward<'a> {
    pub fn new(lines: &'a Lines<'a>, to: usize) -> Self {
        let line = to.checked_sub(1).map(|last| lines.at(last));
        Self { lines, line, end: to }
    }
}

impl Iterator for Backward<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let text = self.lines.text();
        while let Some(index) = self.line {
            let line = self.lines.get(index);
            let begun = self.end < line.span.end();
            let rest = if begun { trim(text, Span::of(line.span.start(), self.end)) } else { line.content };
            if rest.is_empty() {
                self.line = index.checked_sub(1);
                continue;
            }
            let piece = if line.content.len() <= SHORT { rest } else { last_piece(text, rest) };
            self.end = piece.start();
            return Some(piece);
        }
        None
    }
}

/// The piece of `span` before its first blanks; letters that are set apart one by one count as one piece.
fn first_piece(text: &str, span: Span) -> Span {
    let mut end = span.start();
    let mut at = span.start();
    let mut spaced = true;
    while at < span.end() && at - span.start() <= LONGEST_PIECE {
        let rest = Span::of(at, span.end()).text(text);
        let word = first_blank(rest).unwrap_or(rest.len());
        let single = is_single(rest.get(..word).unwrap_or_default());
        if end > span.start() && !(spaced && single) {
            break;
        }
        spaced = single;
        end = at + word;
        let behind = rest.get(word..).unwrap_or_default();
        at = end + behind.len() - behind.trim_start_matches(is_blank).len();
    }
    Span::of(span.start(), end)
}

/// The piece of `span` behind its last blanks or behind the last sentence in its piece.
fn last_piece(text: &str, span: Span) -> Span {
    let mut start = span.end();
    let mut at = span.end();
    let mut spaced = true;
    while at > span.start() && span.end() - at <= LONGEST_PIECE {
        let rest = Span::of(span.start(), at).text(text);
        let word = last_blank(rest).unwrap_or(0);
        let piece = rest.get(word..).unwrap_or_default();
        let single = is_single(piece);
        if start < span.end() && !(spaced && single) {
            break;
        }
        spaced = single;
        start = span.start() + word;
        // `2020年2月20日责任编辑：某某`: the page's word stands directly behind the text's.
        if EDITOR.find(piece.as_bytes()).is_some()
            && let Some(offset) = piece.rfind("责任编辑").filter(|&offset| offset > 0)
        {
            return Span::of(span.start() + word + offset, span.end());
        }
        // `…贯彻执行。国务院办公厅2014年12月27日`: no blank stands before the signature.
        let closing = ['。', '！', '；'];
        let inner = piece.trim_end_matches(closing);
        if inner.len() == piece.len()
            && let Some(offset) = inner.rfind(closing)
        {
            return Span::of(start + offset + 3, span.end());
        }
        at = span.start() + trim_end(rest.get(..word).unwrap_or_default()).len();
    }
    Span::of(start, span.end())
}

/// Whether `piece` is one letter.
fn is_single(piece: &str) -> bool {
    let mut chars = piece.chars();
    chars.next().is_some_and(|c| c > '\u{2E80}') && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text whose one line is longer than a segment.
    fn long(head: &str, tail: &str) -> String {
        format!("{head} {}。 {tail}", "为做好有关工作，现就有关事项通知如下，请认真贯彻执行".repeat(6))
    }

    #[test]
    fn a_long_line_is_cut_at_its_blanks_from_both_ends() {
        let text = long("某市人民政府 关于防汛的通知\u{3000}某政发〔2021〕3号", "财 政 部\u{a0}2021年5月1日");
        let lines = Lines::new(&text);
        let head: Vec<&str> = Forward::new(&lines, 0).take(3).map(|span| span.text(&text)).collect();
        assert_eq!(head, ["某市人民政府", "关于防汛的通知", "某政发〔2021〕3号"]);
        let tail: Vec<&str> = Backward::new(&lines, text.len()).take(2).map(|span| span.text(&text)).collect();
        assert_eq!(tail, ["2021年5月1日", "财 政 部"]);
    }

    #[test]
    fn short_lines_are_not_cut() {
        let text = "来源：某网  发布时间：2021-05-01\n\n\u{3000}通知\n";
        let lines = Lines::new(text);
        let all: Vec<&str> = Forward::new(&lines, 0).map(|span| span.text(text)).collect();
        assert_eq!(all, ["来源：某网  发布时间：2021-05-01", "通知"]);
        let back: Vec<&str> = Backward::new(&lines, text.len()).map(|span| span.text(text)).collect();
        assert_eq!(back, ["通知", "来源：某网  发布时间：2021-05-01"]);
    }

    #[test]
    fn a_signature_behind_the_last_sentence_is_a_piece_of_its_own() {
        let text = long("通知", "请执行。国务院办公厅2014年12月27日");
        let lines = Lines::new(&text);
        assert_eq!(
            Backward::new(&lines, text.len()).next().map(|span| span.text(&text)),
            Some("国务院办公厅2014年12月27日")
        );
    }
}
