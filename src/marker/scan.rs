//! The scanner: every place where a numbering could stand, at the start of a line or run into the text.
//!
//! Recall comes first: what only looks like a numbering is told apart by the vetoes and by the decision over the
//! whole document.  The scanner goes from stop to stop ([`super::stops`]) and asks at each what little can begin or end
//! a numbering there; the text between, most of a document, is not looked at.  Only where a reader has to be asked is
//! the text to the left looked at, for the class of the place: back to the last character that decides on it.

use super::stops::Stops;
use super::{Candidate, Left, Marker, read};
use crate::lines::{Lines, is_blank, trim_end};
use crate::numeral;
use crate::span::Span;

/// Numerals in a row that are looked at from their end; longer runs number nothing.
const MOST_NUMERALS: usize = 10;

/// Where a reader stands: what is known of the text to the left.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub left: Left,
    /// The character before, blanks included; behind a candidate the character that it begins with.
    pub before: char,
}

/// Hands over every place where a numbering could stand, in text order.  Whether an indent inside a line or a tag of the page
/// can stand anywhere in the text: a paragraph ends there.
pub(super) fn scan(lines: &Lines<'_>, found: impl FnMut(Candidate)) -> bool {
    let mut scanner = Scanner {
        text: lines.text(),
        lines,
        found,
        next: 0,
        last: Span::default(),
        known: (0, Left::Line),
        line: 0,
        paragraph: 0,
        counted: 0,
        parted: false,
    };
    if scanner.may_start(0) {
        scanner.read(0);
    }
    for stop in Stops::<true>::new(lines.text()) {
        if stop >= scanner.next {
            scanner.stop(stop);
        }
    }
    scanner.parted
}

struct Scanner<'a, F> {
    text: &'a str,
    lines: &'a Lines<'a>,
    found: F,
    /// What stands before this offset has been dealt with.
    next: usize,
    /// The last candidate: where it begins and ends.
    last: Span,
    /// An offset on this line and the class of the place there.
    known: (usize, Left),
    /// The number of the line.
    line: usize,
    paragraph: u32,
    /// Up to here all paragraphs with contents have been counted.
    counted: usize,
    /// Whether an indent that does not begin a line, or what may begin a tag, has been seen.
    parted: bool,
}

impl<F: FnMut(Candidate)> Scanner<'_, F> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    /// The bytes of a character at `at`; line feeds behind the end.
    fn window(&self, at: usize) -> [u8; 3] {
        match self.text.as_bytes().get(at..) {
            Some(&[first, second, third, ..]) => [first, second, third],
            _ => [0, 1, 2].map(|behind| self.byte(at + behind)),
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\n')
    }

    /// Deals with the stop at `at` and, behind a sign, with the Han character that follows it.
    fn stop(&mut self, at: usize) {
        let [first, second, third] = self.window(at);
        let len = match first {
            b'\n' => {
                self.line_feed(at);
                1
            }
            b'\t'..=b'\r' | b' ' | b'!' | b'?' | b';' | b':' | b',' | b')' | b']' | b'"' => 1,
            b'0'..=b'9' => return self.digits(at),
            b'(' => return self.bracket(at, at + 1),
            b'-' => return self.dash(at),
            b'A'..=b'Z' if matches!(second, b'.' | 0xE3 | 0xEF | b'I' | b'V' | b'X') => return self.read(at),
            b'>' if ends_paragraph_tag(self.text, at) => {
                self.paragraph += 1;
                self.begin_paragraph(at + 1);
                1
            }
            b'<' => {
                self.parted = true;
                return;
            }
            0..=0x7F => return,
            // A middle dot, or a blank.
            0xC2 if second == 0xB7 => return self.dash(at),
            0xC2 => 2,
            // Punctuation: a dash or a dot numbers something at few places.
            0xE2 if second == 0x80 => {
                // – — ― • ※
                if matches!(third, 0x93..=0x95 | 0xA2 | 0xBB) {
                    self.dash(at);
                }
                3
            }
            0xE2 => return self.read(at),
            0xE3 => match (second, third) {
                (0x80, 0x80) => {
                    self.space(at);
                    3
                }
                // Behind 、 nothing begins that has no stop of its own.
                (0x80, 0x81) => return self.numerals(at),
                (0x80, 0x88 | 0x90 | 0x94) => return self.bracket(at, at + 3),
                (0x80, _) => 3,
                (0x88..=0x8A, _) => return self.read(at),
                _ => return,
            },
            0xEF if second == 0xBC => match third {
                0x88 => return self.bracket(at, at + 3),
                0x90..=0x99 => return self.digits(at),
                _ => 3,
            },
            0xE1 | 0xEF => 3,
            // 是 and 要 behind numerals, 第 before them; others have only their last bytes in common with these.
            _ => match self.char_at(at) {
                '是' | '要' => return self.numerals(at),
                '第' => return self.read(at),
                _ => return,
            },
        };
        // The Han character behind the sign.
        if self.next <= at && self.may_start(at + len) {
            self.read(at + len);
        }
    }

    /// Whether there can be a Han character at `at` that a numbering begins with.
    fn may_start(&self, at: usize) -> bool {
        self.text.as_bytes().get(at..).is_some_and(read::may_start)
    }

    /// Reads the place at `at`, and the Han character behind where there is a numbering.
    fn read(&mut self, mut at: usize) {
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let c = rest.chars().next().unwrap_or('\n');
            if !read::starts(c) || !read::goes_on(rest, c) {
                return;
            }
            let place = self.place(at);
            let readings = read::read(rest, c, &place);
            if matches!(readings, [None, None]) {
                return;
            }
            let lead = self.lead(at);
            let mut end = at;
            for reading in readings.iter().flatten() {
                let span = Span::of(at, at + reading.len);
                end = end.max(span.end());
                let candidate = Candidate {
                    marker: Marker::new(span, reading.style, reading.ordinal),
                    left: place.left,
                    lead,
                    form: reading.form,
                    slip: reading.slip,
                    paragraph: self.paragraph,
                };
                (self.found)(candidate);
            }
            // `第　　一条`
            let read = self.text.as_bytes().get(at..end).unwrap_or_default();
            self.parted |= read.len() > 8 && read.windows(3).any(|bytes| bytes == [0xE3, 0x80, 0x80]);
            self.last = Span::of(at, end);
            self.known = (end, Left::Marker);
            self.next = end;
            if !self.may_start(end) {
                return;
            }
            at = end;
        }
    }

    /// A run of digits: they number something where a sign follows them or stands before them, unless they are a year
    /// or count what follows.
    fn digits(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.as_bytes().get(digits..).unwrap_or_default();
        let placed = at == self.last.end() || !self.follows_word(at);
        // Most are years and amounts: no number of four digits is an item's, nor one behind a word and before none of the
        // signs.  A full-width digit may go on with it, or be the sign.
        let long = digits > 3 && !rest.starts_with('0');
        let signed = matches!(behind, [b'.', ..] | [0xE3, 0x80, 0x81, ..]);
        if digits > 0 && !behind.starts_with(&[0xEF]) && (long || !signed && !placed) {
            self.next = self.next.max(at + digits);
            return;
        }
        let number = numeral::arabic(rest).filter(|number| number.value <= read::MAX_ORDINAL);
        let len = number.map_or_else(
            || rest.chars().take_while(|&c| numeral::digit(c).is_some()).map(char::len_utf8).sum(),
            |number| number.len,
        );
        let end = at + len;
        if number.is_some() {
            let next = self.char_at(end);
            let signed = matches!(next, '.' | '．' | '、');
            if signed || placed && !super::veto::counts(self.text.get(end..).unwrap_or_default()) {
                self.read(at);
            }
        }
        self.next = self.next.max(end);
    }

    /// A bracket that opens up to `inner`: what it holds begins with a number, or not.
    fn bracket(&mut self, at: usize, inner: usize) {
        let numbers = match self.byte(inner) {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'\t'..=b'\r' | b' ' => true,
            0x80..=0xE3 | 0xEF => true,
            0xE4..=0xE9 => numeral::is_han(self.char_at(inner)),
            _ => false,
        };
        if numbers {
            self.read(at);
        }
    }

    /// A dash or a dot, which inside a sentence numbers nothing.
    fn dash(&mut self, at: usize) {
        if at == self.last.end() || !self.follows_word(at) {
            self.read(at);
        }
    }

    /// The numerals that end at `at`, before one of the characters that make them a numbering wherever they stand.
    fn numerals(&mut self, at: usize) {
        if !self.text.as_bytes().get(..at).is_some_and(read::may_end_numeral) {
            return;
        }
        let head = self.text.get(self.next.min(at)..at).unwrap_or_default();
        let run = head.chars().rev().take(MOST_NUMERALS).take_while(|&c| numeral::is_han(c));
        let len: usize = run.map(char::len_utf8).sum();
        if len > 0 {
            self.read(at - len);
        }
    }

    /// Whether a Han character, a letter or a digit stands before `at`.
    fn follows_word(&self, at: usize) -> bool {
        at.checked_sub(3).is_some_and(|at| is_han(self.byte(at)))
            || at.checked_sub(1).is_some_and(|at| self.byte(at).is_ascii_alphanumeric())
    }

    fn line_feed(&mut self, at: usize) {
        if self.lines.continues(self.line) {
            self.known = (at + 1, Left::Wrapped);
        } else {
            // Below a marker that stands alone on its line the item's paragraph begins.
            let alone = self.known.1 == Left::Marker && self.left(at) == Left::Marker;
            self.paragraph += u32::from(!alone && self.has_contents(at));
            self.begin_paragraph(at + 1);
        }
        self.line += 1;
    }

    /// An ideographic space: the second in a row is an indent, and a paragraph begins, where the page lost its line
    /// breaks.
    fn space(&mut self, at: usize) {
        let is_space = |at: Option<usize>| at.is_some_and(|at| self.char_at(at) == '\u{3000}');
        if !is_space(at.checked_sub(3)) || is_space(at.checked_sub(6)) {
            return;
        }
        let begins_line = self.known.0 + 3 == at && matches!(self.known.1, Left::Line | Left::Wrapped);
        self.parted |= !begins_line;
        let left = self.left(at);
        if matches!(left, Left::Line | Left::Marker | Left::Wrapped) {
            self.known = (at, left);
            return;
        }
        self.paragraph += u32::from(self.has_contents(at));
        self.begin_paragraph(at + 3);
    }

    fn begin_paragraph(&mut self, at: usize) {
        self.known = (at, Left::Line);
        self.counted = at;
    }

    /// Whether the paragraph that ends at `at` holds more than blanks.
    fn has_contents(&self, at: usize) -> bool {
        self.counted < at && self.text.get(self.counted..at).is_some_and(|paragraph| !trim_end(paragraph).is_empty())
    }

    fn place(&self, at: usize) -> Place {
        let behind_candidate = at == self.last.end() && !self.last.is_empty();
        let before = if behind_candidate {
            self.char_at(self.last.start())
        } else {
            self.text.get(..at).and_then(|head| head.chars().next_back()).unwrap_or('\n')
        };
        Place { left: self.left(at), before }
    }

    /// The class of the place at `at`.
    fn left(&self, at: usize) -> Left {
        let (from, known) = self.known;
        let behind = self.text.as_bytes().get(from..at).unwrap_or_default();
        if behind.is_empty() {
            return known;
        }
        if let Some(left) = at_a_glance(behind) {
            return left;
        }
        let between = self.text.get(from..at).unwrap_or_default();
        let decider = between.char_indices().rev().find(|&(_, c)| decides(c));
        let (start, mut left) = decider.map_or((0, known), |(start, c)| (start + c.len_utf8(), after(c, Left::Inside)));
        for c in between.get(start..).unwrap_or_default().chars() {
            if !is_blank(c) {
                left = after(c, left);
            } else if left > Left::Colon && left != Left::Wrapped {
                left = Left::Blank;
            }
        }
        left
    }

    /// The same where line breaks count as blanks, and blanks for nothing.
    fn lead(&self, at: usize) -> Left {
        let mut behind = self.text.as_bytes().get(self.last.end()..at).unwrap_or_default();
        while let [rest @ .., b'\n' | b'\r' | b' '] | [rest @ .., 0xE3, 0x80, 0x80] = behind {
            behind = rest;
        }
        if let Some(lead) = at_a_glance(behind) {
            return lead;
        }
        let mut closed = false;
        let between = self.text.get(self.last.end()..at).unwrap_or_default();
        let decider = between.chars().rev().find(|&c| {
            closed |= closes(c);
            decides(c)
        });
        let lead = match decider {
            Some(c) => after(c, Left::Inside),
            None if self.last.is_empty() => Left::Line,
            None => Left::Marker,
        };
        if closed && !matches!(lead, Left::Stop | Left::Semicolon) { Left::Close } else { lead }
    }
}

/// Whether a Han character of the common blocks begins with `byte`.
const fn is_han(byte: u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
}

/// Whether the `>` at `at` closes a tag that ends a paragraph: some texts keep the tags of their page.
fn ends_paragraph_tag(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    ["<p", "</p", "<br", "<br/", "<br /", "</div", "</li"].iter().any(|tag| head.ends_with(tag))
}

/// The class of the place behind `text` where one of the common characters that decide on it stands at its end.
const fn at_a_glance(text: &[u8]) -> Option<Left> {
    match text {
        [.., 0xE4..=0xE9, _, _] => Some(Left::Inside),
        [.., 0xE3, 0x80, 0x82] => Some(Left::Stop),
        [.., 0xE3, 0x80, 0x81] => Some(Left::Pause),
        [.., 0xEF, 0xBC, 0x8C] => Some(Left::Comma),
        [.., 0xEF, 0xBC, 0x9A] => Some(Left::Colon),
        [.., 0xEF, 0xBC, 0x9B] => Some(Left::Semicolon),
        _ => None,
    }
}

/// Whether the class of the place behind `c` does not depend on what stands before it.
const fn decides(c: char) -> bool {
    !is_blank(c) && !opens(c) && !closes(c)
}

/// The opening quotation marks: they stand before the numbering that they quote; the place is that of the mark.
const fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '"')
}

const fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '”' | '’' | '》' | '】' | '〕' | ']' | '」' | '』')
}

/// The class of the place behind `c`, which is no blank and stands at a place of class `left`.
const fn after(c: char, left: Left) -> Left {
    match c {
        '。' | '！' | '？' | '!' | '?' | '…' => Left::Stop,
        '；' | ';' => Left::Semicolon,
        '：' | ':' | '∶' => Left::Colon,
        '，' | ',' => Left::Comma,
        '、' => Left::Pause,
        _ if opens(c) => left,
        _ if closes(c) && matches!(left, Left::Stop | Left::Semicolon) => left,
        _ if closes(c) => Left::Close,
        _ => Left::Inside,
    }
}

#[cfg(test)]
mod tests;
