//! Physical lines: where they start, where their contents stand.
//!
//! Nothing is stripped or normalised: a line's span keeps its terminator, and every offset is an offset into
//! the text as given.  Lines end at LF; the CR of a CRLF, indents (ASCII and ideographic spaces, NBSP, tabs) and
//! invisible characters (BOM, zero-width) are blanks around the contents.

use memchr::memchr_iter;

use crate::numeral;
use crate::span::{Span, floor_boundary};

/// The lines of a text, found on demand: four bytes a line are kept, and one bit.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<u32>,
    /// One bit for each line: its last sentence goes on in the next.  Most stages ask.
    continued: Vec<u64>,
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
        // Counted first: the list is as long as it has to be.
        let mut starts = Vec::with_capacity(memchr_iter(b'\n', text.as_bytes()).count() + 1);
        if !text.is_empty() {
            starts.push(0);
        }
        starts.extend(
            memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1).filter(|&at| (at as usize) < text.len()),
        );
        let mut lines = Self { text, starts, continued: Vec::new() };
        let bits = |word: usize| {
            let first = word * BITS;
            let inside = first..lines.len().min(first + BITS);
            inside.rev().fold(0, |bits, index| bits << 1 | u64::from(lines.goes_on(index)))
        };
        lines.continued = (0..lines.len().div_ceil(BITS)).map(bits).collect();
        lines
    }

    pub const fn text(&self) -> &'t str {
        self.text
    }

    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    #[cfg(test)]
    pub const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Line `index`, counted from 0; the empty line at the end of the text where there is no such line.
    pub fn get(&self, index: usize) -> Line {
        let end = self.text.len() as u32;
        let start = self.starts.get(index).copied().unwrap_or(end);
        match self.starts.get(index + 1) {
            // A line feed by itself, as every second line of many texts is: the text is not looked at.
            Some(&next) if next == start + 1 => Line { span: Span::at(start, next), content: Span::at(start, start) },
            next => {
                let span = Span::at(start, next.copied().unwrap_or(end));
                Line { span, content: trim(self.text, span) }
            }
        }
    }

    /// The number of the line that holds `offset`.
    pub fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset).saturating_sub(1)
    }

    /// The same for who goes through the text: `from` is a line that begins at or before `offset`, and lines nearby are
    /// found at once, however many there are.
    pub fn at_from(&self, from: usize, offset: usize) -> usize {
        let behind = self.starts.get(from + 1..).unwrap_or_default();
        let mut reach = 1;
        while behind.get(reach - 1).is_some_and(|&start| start as usize <= offset) {
            reach *= 2;
        }
        let near = behind.get(..reach).unwrap_or(behind);
        from + near.partition_point(|&start| start as usize <= offset)
    }

    /// Whether the sentence at the end of line `index` goes on in the next line: the line was broken by its width,
    /// not by the end of a paragraph.
    pub fn continues(&self, index: usize) -> bool {
        self.continued.get(index / BITS).is_some_and(|bits| bits >> (index % BITS) & 1 == 1)
    }

    /// Looks whether it does.
    ///
    /// A line that ends in a comma or inside a bracket is broken.  One that ends in a word is broken where it is
    /// running text and the next line is no wider: in a text of fixed width nothing is wider than a full line,
    /// whereas the paragraph below a title is.
    fn goes_on(&self, index: usize) -> bool {
        let line = self.get(index).content;
        let head = line.text(self.text);
        // Most lines end with the sign of a sentence's end: nothing else is looked at.
        let Some(last) = head.chars().next_back() else { return false };
        let opens = matches!(last, '、' | '(' | '（' | '〔' | '“' | '《');
        let comma = matches!(last, '，' | ',');
        if line.len() > WIDEST || !(opens || comma || is_word(last)) {
            return false;
        }
        let next = self.get(index + 1);
        let tail = next.content.text(self.text);
        if tail.is_empty() || !(opens || comma || head.len() >= NARROWEST) || opens_paragraph(tail) {
            return false;
        }
        if opens {
            return true;
        }
        let indent = |at: usize, content: Span| content.start().saturating_sub(self.get(at).span.start());
        if indent(index + 1, next.content) > indent(index, line) {
            return false;
        }
        if comma {
            return true;
        }
        let (width, next_width) = (width(head), width(tail.get(..floor_boundary(tail, WIDEST)).unwrap_or_default()));
        width >= NARROWEST
            && next_width <= width + SLACK
            && (head.contains(['，', ',', '。', '；', ';'])
                || (1..=index.min(NEAR)).any(|back| self.is_broken_at(index - back, width)))
    }

    /// Whether line `index` was broken by this width: it is as wide, running text, and without an end.
    fn is_broken_at(&self, index: usize, wanted: usize) -> bool {
        let line = self.get(index).content;
        // A text has no more columns than bytes, and no fewer than half as many.
        if line.is_empty() || line.len() > WIDEST || line.len() + SLACK < wanted || line.len() / 2 > wanted + SLACK {
            return false;
        }
        let head = line.text(self.text);
        head.chars().next_back().is_some_and(|last| is_word(last) || matches!(last, '，' | ',' | '、'))
            && head.contains(['，', ',', '。', '；', ';'])
            && width(head).abs_diff(wanted) <= SLACK
    }

    #[cfg(test)]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line> + ExactSizeIterator + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// The bits of one word.
const BITS: usize = u64::BITS as usize;
/// Lines before one that show how wide full lines are.
const NEAR: usize = 8;
/// No line of a text broken by width is longer, in bytes; longer lines are whole paragraphs.
const WIDEST: usize = 400;
/// Nor is one narrower, in columns.
const NARROWEST: usize = 30;
/// Columns by which full lines differ, since no line begins with a closing sign.
const SLACK: usize = 6;

/// Columns of a text no longer than [`WIDEST`]: two for what is not ASCII.  It is counted by the first bytes of the
/// characters, in numbers so short that many are added at once.
fn width(text: &str) -> usize {
    text.bytes().map(|byte| u16::from(byte < 0x80) + 2 * u16::from(byte >= 0xC0)).sum::<u16>().into()
}

/// Whether a sentence cannot end with `c`.
const fn is_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'a'..='z' | 'A'..='Z' | '％' | '%')
}

/// Whether a line that begins so begins a paragraph: with a numbering or a bullet.  Only what is plain at a glance;
/// the markers are decided on elsewhere.
fn opens_paragraph(text: &str) -> bool {
    let mut rest = text.chars();
    let first = rest.next().unwrap_or_default();
    if matches!(first, '●' | '■' | '•' | '◆' | '▲' | '★' | '—' | '-' | '①'..='⑳' | '㈠'..='㈩' | '⑴'..='⒇')
    {
        return true;
    }
    let bracket = matches!(first, '(' | '（' | '第');
    let counts = |c: char| numeral::is_han(c) || numeral::digit(c).is_some();
    let numerals = text.chars().skip(usize::from(bracket)).take(5).take_while(|&c| counts(c)).count();
    let sign = text.chars().nth(usize::from(bracket) + numerals).unwrap_or_default();
    numerals > 0
        && match first {
            '(' | '（' => matches!(sign, ')' | '）'),
            '第' => matches!(sign, '章' | '节' | '条' | '编'),
            c if numeral::is_han(c) => matches!(sign, '、' | '.' | '．'),
            _ => {
                let behind = text.chars().nth(numerals + 1).unwrap_or_default();
                matches!(sign, '、' | '.' | '．') && numeral::digit(behind).is_none()
            }
        }
}

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

/// Whether a Han character of the common blocks begins at byte `at`: three bytes, and neither a sign nor a blank.
#[inline]
pub(crate) fn is_han_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(|&byte| is_han(byte))
}

/// Whether `text` holds nothing but Han characters of the common blocks.
pub(crate) fn is_all_han(text: &str) -> bool {
    text.as_bytes().chunks(3).all(|c| matches!(c, [first, ..] if is_han(*first)))
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

/// What [`trim`] does where that is not plain at a glance.
#[inline(never)]
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.text(text);
    // A line feed by itself: every second line of many texts.
    if inner == "\n" {
        return Span::of(span.start(), span.start());
    }
    let rest = trim_start(inner);
    if rest.is_empty() {
        return Span::of(span.start(), span.start());
    }
    let start = span.start() + inner.len() - rest.len();
    Span::of(start, start + trim_end(rest).len())
}

/// The line feed or the sign that stands first behind blanks; `None` where none of the first eight characters is one.
pub(crate) fn behind_blanks(text: &str) -> Option<char> {
    text.chars().take(8).find(|&c| c == '\n' || !is_blank(c))
}

/// `text` without the blanks before it; mostly there are none, or an indent.
pub(crate) fn trim_start(mut text: &str) -> &str {
    loop {
        match text.as_bytes().first_chunk() {
            Some(bytes) if is_plain(bytes) || is_printed(bytes.first()) => return text,
            Some([0xE3, 0x80, 0x80]) => text = text.get(3..).unwrap_or_default(),
            _ => return text.trim_start_matches(is_blank),
        }
    }
}

/// `text` without the blanks behind it: mostly a line feed and nothing else.
pub(crate) fn trim_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    match text.as_bytes().last_chunk() {
        Some(bytes) if is_plain(bytes) || is_printed(bytes.last()) => text,
        _ => text.trim_end_matches(is_blank),
    }
}

/// Whether these bytes are a Han character or one of the signs that most sentences have, also “ ” — …: no blank.
const fn is_plain(bytes: &[u8; 3]) -> bool {
    matches!(bytes, [0xE4..=0xE9, ..] | [0xE3, 0x80, 0x81..=0xFF] | [0xEF, 0xBC, _] | [0xE2, 0x80, 0x90..=0xA7])
}

/// Whether `byte` is a sign, a letter or a digit of ASCII.
const fn is_printed(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b'!'..=b'~'))
}

/// How many of the first `most` characters of `text` stand before the first that is no Han character; each has three
/// bytes.
#[inline]
pub(crate) fn han_run(text: &str, most: usize) -> usize {
    let (triples, _) = text.as_bytes().as_chunks::<3>();
    triples.iter().take(most).take_while(|[first, ..]| is_han(*first)).count()
}

/// The first of the first `most` characters of `text` that is `wanted`, which no Han character is, and where it begins.
#[inline]
pub(crate) fn find_sign(text: &str, most: usize, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut at = 0;
    for _ in 0..most {
        let c = match *text.as_bytes().get(at)? {
            byte if is_han(byte) => {
                at += 3;
                continue;
            }
            byte @ 0..0x80 => char::from(byte),
            _ => text.get(at..)?.chars().next()?,
        };
        if wanted(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
    None
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
            | (first == 0xC2)
            | (first.wrapping_sub(0xE1) < 2)
            | ((first == 0x80) & (second == 0x80))
            | ((first == 0xBB) & (second == 0xBF))
    };
    pairs.fold(0, |any, (&first, &second)| any | u8::from(may(first, second))) != 0
}

/// Whether a Han character of the common blocks begins with `byte`: three bytes, and no blank.
const fn is_han(byte: u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
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
        for offset in 0..text.len() {
            let line = lines.at(offset);
            assert!((0..=line).all(|from| lines.at_from(from, offset) == line), "{offset}");
        }
    }

    #[test]
    fn a_line_broken_by_its_width_goes_on() {
        let wide = "为贯彻落实国家和省关于促进房地产市场平稳健康发展的决策部署,支持合理住";
        let cases = [
            (format!("{wide}\n房需求,制定本措施。"), true),
            (format!("{wide}\n\n房需求,制定本措施。"), false),
            (format!("{wide}\n二、加强监管"), false),
            ("由市住建局,\n市财政局负责。".to_owned(), true),
            ("由市住建局、\n市财政局负责。".to_owned(), true),
            ("一、加强领导\n各地要高度重视,落实责任。".to_owned(), false),
            (format!("一、优化政策,充分满足缴存职工的住房消费需求\n{wide}房需求,制定本措施。"), false),
            (format!("一、优化政策,充分满足缴存职工的住房消费需求\n{}", "为".repeat(400)), false),
            ("各地要落实责任。\n各部门要配合。".to_owned(), false),
        ];
        for (text, want) in cases {
            assert_eq!(Lines::new(&text).continues(0), want, "{text}");
        }
    }

    #[test]
    fn an_empty_text_has_no_line_and_a_last_terminator_opens_none() {
        assert!(Lines::new("").is_empty());
        assert_eq!(Lines::new("a\n").len(), 1);
        assert_eq!(Lines::new("\n").len(), 1);
    }
}
