//! Physical lines: where they start, where their contents stand.
//!
//! Nothing is stripped or normalised: a line's span keeps its terminator, and every offset is an offset into
//! the text as given.  Lines end at LF; the CR of a CRLF, indents (ASCII and ideographic spaces, NBSP, tabs) and
//! invisible characters (BOM, zero-width) are blanks around the contents.

use memchr::memchr;

use crate::numeral;
use crate::span::{Span, floor_boundary};

mod blank;
mod han;

pub(crate) use blank::{behind_blanks, first_blank, is_blank, last_blank, trim, trim_end, trim_start};
pub(crate) use han::{find_sign, han_run, is_all_han, is_han_at, rfind_sign};

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
        let mut starts = Vec::with_capacity(text.len() / USUAL + 1);
        if !text.is_empty() {
            starts.push(0);
        }
        let mut at = 0;
        while let Some(len) = text.as_bytes().get(at..).and_then(|rest| memchr(b'\n', rest)) {
            at += len + 1;
            // Many texts have a line feed by itself behind each line.
            while text.as_bytes().get(at) == Some(&b'\n') {
                starts.push(at as u32);
                at += 1;
            }
            if at < text.len() {
                starts.push(at as u32);
            }
        }
        // The list lives as long as the parse: it is as long as it has to be.
        starts.shrink_to_fit();
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

    /// Line `index` with its terminator.
    pub fn span(&self, index: usize) -> Span {
        let end = self.text.len() as u32;
        let start = self.starts.get(index).copied().unwrap_or(end);
        Span::at(start, self.starts.get(index + 1).copied().unwrap_or(end))
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
        if self.is_closed(index) {
            return false;
        }
        let line = self.get(index).content;
        let head = line.text(self.text);
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

    /// Whether it is plain at a glance that it does not, as it is of most lines: one of the two is a line feed by itself,
    /// or the sign of a sentence's end stands last.
    fn is_closed(&self, index: usize) -> bool {
        let (Some(&start), Some(&next)) = (self.starts.get(index), self.starts.get(index + 1)) else { return true };
        next == start + 1 || self.starts.get(index + 2) == Some(&(next + 1)) || self.is_ended(index)
    }

    /// Whether it is plain at a glance that line `index` ends with 。 ； or ：.
    pub fn is_ended(&self, index: usize) -> bool {
        let line = self.text.as_bytes().get(self.span(index).range()).unwrap_or_default();
        matches!(line, [.., 0xE3, 0x80, 0x82, b'\n'] | [.., 0xEF, 0xBC, 0x9A | 0x9B, b'\n'])
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

/// The lines of most texts are longer, in bytes.
const USUAL: usize = 64;
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
    fn what_bytes_tell_is_what_characters_tell() {
        const PIECES: &[&str] = &[
            "",
            "一",
            "县人民政府",
            "，",
            "。",
            "“",
            "가",
            "㐀",
            "é",
            "1",
            "😀",
            " ",
            "\n",
            "\r",
            "\u{3000}",
            "\u{a0}",
            "\u{2003}",
            "\u{feff}",
        ];
        let han = |c: &char| ('\u{4000}'..='\u{9FFF}').contains(c);
        for number in 0..PIECES.len().pow(4) {
            let piece = |place: u32| PIECES[number / PIECES.len().pow(place) % PIECES.len()];
            let text = [piece(0), piece(1), piece(2), piece(3)].concat();
            let whole = Span::of(0, text.len());
            assert_eq!(trim(&text, whole).text(&text), text.trim_matches(is_blank), "{text:?}");
            assert_eq!(
                (trim_start(&text), trim_end(&text)),
                (text.trim_start_matches(is_blank), text.trim_end_matches(is_blank))
            );
            for most in [3, 7, 64] {
                assert_eq!(han_run(&text, most), text.chars().take(most).take_while(han).count(), "{text:?}");
            }
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
