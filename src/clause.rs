//! Sentences and clauses: the units in which responsibility is stated.
//!
//! A sentence ends at `。！？` or at the end of a paragraph; it is cut into clauses at `，,；;：:` outside brackets,
//! quotation marks and book-title marks.  Half-width signs between Han characters are the normal case and count
//! the same; between digits (`1,286` `2:30`) they cut nothing.
//!
//! A bracket or quotation mark counts only where its other side stands in the same sentence and not far away:
//! copied text loses its closing marks, and one lost mark must not swallow the rest of a document.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::lines::{Lines, find_sign};
use crate::marker::stops::Stops;
use crate::span::{Span, floor_boundary};
use crate::tree::Piece;

mod store;

pub(crate) use store::Clauses;

/// How many bytes the two sides of a bracket may stand apart.  The longest brackets of such texts are lists of
/// responsible bodies, seldom more than 100 characters.
const BRACKET_BYTES: usize = 900;

/// A clause longer than this, and a sentence longer than the next, are cut there: no writing of people holds any so
/// long, and whatever reads a sentence several times stays linear in the text.
const CLAUSE_BYTES: usize = 1_500;
const SENTENCE_BYTES: usize = 6_000;

/// One sentence of one node's own text or heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Without the blanks around it and without its closing sign.
    pub span: Span,
    pub heading: bool,
    /// Where its clauses are stored.
    words: (u32, u32),
}

/// One clause of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Without the blanks around it and without its closing sign.
    pub span: Span,
    /// What closes it.
    pub close: Close,
}

/// The sign behind a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// `，` or `,`
    Comma,
    /// `；` or `;`
    Semicolon,
    /// `：` or `:`
    Colon,
    /// The sentence ends: `。` and the like, or the end of the paragraph.
    Sentence,
}

impl Clauses {
    /// Cuts `pieces` (in text order) into sentences and clauses.
    pub fn new(lines: &Lines<'_>, pieces: &[Piece]) -> Self {
        let mut cut = Self::with_room(lines.text().len());
        let mut signs = Signs::new(lines.text());
        let mut line = 0;
        for piece in pieces {
            cut.add(lines, piece, &mut signs, &mut line);
        }
        cut.shrink();
        cut
    }

    /// Cuts `piece`; `line` is the line of the last line feed.
    fn add(&mut self, lines: &Lines<'_>, piece: &Piece, signs: &mut Signs<'_>, line: &mut usize) {
        let text = lines.text();
        let end = piece.span.end();
        let (mut sentence, mut clause, mut at) = (piece.span.start(), piece.span.start(), piece.span.start());
        let mut barren = Barren::default();
        loop {
            // A piece ends as a sentence does.
            let (place, len, sign) = signs.next(at, end).unwrap_or((end, 0, Sign::Cuts(Close::Sentence)));
            at = place + len;
            let close = match sign {
                Sign::Opens => {
                    at = barren.closing(text, place, end).unwrap_or(at);
                    continue;
                }
                Sign::Cuts(close) if (len == 1 || close == Close::Colon) && between_digits(text, place, len) => {
                    continue;
                }
                Sign::Cuts(close) => close,
                Sign::Line => Close::Sentence,
            };
            if place - clause > CLAUSE_BYTES {
                (sentence, clause) = self.cut(text, piece, (sentence, clause), place);
            }
            if sign == Sign::Line {
                // An empty line behind the end of a sentence.
                if place == sentence {
                    (sentence, clause) = (at, at);
                    continue;
                }
                *line = lines.at_from(*line, place);
                if lines.continues(*line) {
                    continue;
                }
            }
            if clause < place {
                self.clause(text, piece, sentence, Span::of(clause, place), close);
            }
            if close == Close::Sentence || place - sentence > SENTENCE_BYTES {
                self.sentence(text, place);
                sentence = at;
            }
            if place == end {
                break;
            }
            clause = at;
        }
    }

    /// Cuts what is too long for a clause up to `place`.  The place where the sentence begins that goes on there, and its
    /// last clause.
    fn cut(&mut self, text: &str, piece: &Piece, begun: (usize, usize), place: usize) -> (usize, usize) {
        let (mut sentence, mut clause) = begun;
        while place - clause > CLAUSE_BYTES {
            let cut = floor_boundary(text, clause + CLAUSE_BYTES);
            self.clause(text, piece, sentence, Span::of(clause, cut), Close::Sentence);
            self.sentence(text, cut);
            (sentence, clause) = (cut, cut);
        }
        (sentence, clause)
    }
}

/// A stretch of text without a closing mark of one kind.  Each stretch is searched once, however many opening marks
/// stand in it: a page of `((((` costs what its length is.
#[derive(Default)]
struct Barren {
    close: Option<[char; 2]>,
    until: usize,
}

impl Barren {
    /// The offset behind the mark that closes the one at `open`.
    fn closing(&mut self, text: &str, open: usize, end: usize) -> Option<usize> {
        let close = text.get(open..end).and_then(|rest| rest.chars().next()).and_then(closer);
        // Nearly every mark is closed near by, and nothing else is asked.
        let is_new = self.close != close;
        let found = if is_new { closing(text, open, end) } else { None };
        if found.is_some() || self.begins(text, open, end, close) || is_new { found } else { closing(text, open, end) }
    }

    /// Whether nothing that could close the mark at `open`, as one of `close` does, stands near behind it.
    fn begins(&mut self, text: &str, open: usize, end: usize, close: Option<[char; 2]>) -> bool {
        // A mark may lie across the end of what was searched before.
        let from = if self.close == close { open.max(self.until.saturating_sub(4)) } else { open };
        let to = end.min(open + BRACKET_BYTES + 4);
        let window = text.as_bytes().get(from..to).unwrap_or_default();
        let stands = |sign: &char| memmem::find(window, sign.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
        let closed = close.is_some_and(|signs| signs.iter().any(stands));
        (self.close, self.until) = if closed { (None, 0) } else { (close, to) };
        !closed
    }
}

/// The signs of a text that cut or open something, in order: they are among the stops of the scanner for markers.
struct Signs<'t> {
    text: &'t str,
    table: &'static [Option<Sign>; 1 << 8],
    stops: Stops<'t, false>,
    /// The stop that is looked at next.
    ahead: usize,
}

impl<'t> Signs<'t> {
    fn new(text: &'t str) -> Self {
        let mut stops = Stops::new(text);
        let ahead = stops.next().unwrap_or(usize::MAX);
        Self { text, table: &SIGNS, stops, ahead }
    }

    /// The next sign at or after `from`, which is never smaller than at the call before: its place and its length.
    #[inline]
    fn next(&mut self, from: usize, end: usize) -> Option<(usize, usize, Sign)> {
        while self.ahead < end {
            let at = self.ahead;
            if at >= from
                && let Some((number, len)) = number(self.text.as_bytes().get(at..)?)
                && let Some(sign) = self.table.get(number).copied().flatten()
            {
                return Some((at, len, sign));
            }
            self.ahead = self.stops.next().unwrap_or(usize::MAX);
        }
        None
    }
}

/// What a sign does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// It closes a clause.
    Cuts(Close),
    /// It ends the line, and the sentence unless the line was broken by its width.
    Line,
    /// It opens a bracket or a quotation.
    Opens,
}

impl Sign {
    fn of(c: char) -> Option<Self> {
        match c {
            '，' | ',' => Some(Self::Cuts(Close::Comma)),
            '；' | ';' => Some(Self::Cuts(Close::Semicolon)),
            '：' | ':' => Some(Self::Cuts(Close::Colon)),
            '。' | '！' | '？' | '!' | '?' => Some(Self::Cuts(Close::Sentence)),
            '\n' => Some(Self::Line),
            _ => closer(c).map(|_| Self::Opens),
        }
    }
}

/// What the signs do, by their numbers.
static SIGNS: Lazy<[Option<Sign>; 1 << 8]> = Lazy::new(|| {
    let mut table = [None; 1 << 8];
    for c in ('\0'..='\u{7F}').chain('\u{3000}'..='\u{303F}').chain('\u{FF00}'..='\u{FF3F}') {
        if let Some(sign) = number(c.encode_utf8(&mut [0; 4]).as_bytes()).and_then(|(number, _)| table.get_mut(number))
        {
            *sign = Sign::of(c);
        }
    }
    table
});

/// The number of the sign at the start of `bytes`, and its length.
#[inline]
const fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    match *bytes {
        [byte @ 0..0x80, ..] => Some((byte as usize, 1)),
        // The full-width forms, and the signs from 、 to 〕.
        [0xEF, 0xBC, byte @ 0x80..0xC0, ..] => Some((byte as usize, 3)),
        [0xE3, 0x80, byte @ 0x80..0xC0, ..] => Some((byte as usize + 0x40, 3)),
        // “ does what " does.
        [0xE2, 0x80, 0x9C, ..] => Some((b'"' as usize, 3)),
        _ => None,
    }
}

/// The two forms of the mark that closes what `c` opens.
const fn closer(c: char) -> Option<[char; 2]> {
    match c {
        '(' | '（' => Some([')', '）']),
        '[' | '〔' | '［' => Some([']', '〕']),
        '【' => Some(['】', '】']),
        '《' => Some(['》', '》']),
        '<' | '〈' => Some(['>', '〉']),
        '“' => Some(['”', '"']),
        '"' => Some(['"', '”']),
        '「' => Some(['」', '」']),
        _ => None,
    }
}

/// The offset behind the mark that closes the one at `open`, if it stands in the same sentence.
pub(crate) fn closing(text: &str, open: usize, end: usize) -> Option<usize> {
    let rest = text.get(open..end)?;
    let opener = rest.chars().next()?;
    let close = closer(opener)?;
    let mut at = opener.len_utf8();
    let mut depth = 1;
    let mut stopped = false;
    // Han characters say nothing but that the sentence goes on.
    while let Some((gap, c)) = find_sign(rest.get(at..)?, BRACKET_BYTES, |_| true) {
        let offset = at + gap;
        if offset > BRACKET_BYTES || stopped && gap > 0 {
            return None;
        }
        at = offset + c.len_utf8();
        if close.contains(&c) {
            depth -= 1;
            if depth == 0 {
                return Some(open + at);
            }
        } else if stopped {
            return None;
        } else if closer(c) == Some(close) && c != '"' {
            depth += 1;
        }
        match c {
            // A full stop may stand inside a bracket, right before its closing sign; a quotation is then a sentence.
            '。' | '！' | '？' | '!' | '?' if matches!(opener, '“' | '"' | '「') => return None,
            '。' | '！' | '？' | '!' | '?' => stopped = true,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// Whether the sign of `len` bytes at `at` stands between two digits, as in a number or a ratio: no sign of the sentence.
pub(crate) fn between_digits(text: &str, at: usize, len: usize) -> bool {
    let digit = |index: Option<usize>| {
        index.and_then(|index| text.as_bytes().get(index)).is_some_and(|byte| byte.is_ascii_digit())
    };
    digit(at.checked_sub(1)) && digit(at.checked_add(len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    fn cut(text: &str) -> Vec<Vec<&str>> {
        let lines = Lines::new(text);
        let clauses = Clauses::new(&lines, &Tree::new(text.len(), &[]).pieces(&[]));
        clauses
            .sentences()
            .map(|sentence| clauses.of(&sentence).map(|clause| clause.span.text(text)).collect())
            .collect()
    }

    #[test]
    fn clauses_end_at_signs_outside_brackets_and_quotes() {
        for (text, wanted) in [
            (
                "由市发改局牵头,市财政局配合。年底前完成！",
                vec![vec!["由市发改局牵头", "市财政局配合"], vec!["年底前完成"]],
            ),
            (
                "抓好整改(牵头单位:市住建局；责任单位：各区）;按时上报",
                vec![vec!["抓好整改(牵头单位:市住建局；责任单位：各区）", "按时上报"]],
            ),
            ("投资1,286万元,2:30开会", vec![vec!["投资1,286万元", "2:30开会"]]),
            ("落实“一企一策,一事一议”制度，", vec![vec!["落实“一企一策,一事一议”制度"]]),
            (
                "一个没有合上的（括号，后面照样断开。第二句",
                vec![vec!["一个没有合上的（括号", "后面照样断开"], vec!["第二句"]],
            ),
            ("第一段没有句号\n　　第二段", vec![vec!["第一段没有句号"], vec!["第二段"]]),
            ("抓紧整改（责任单位：市住建局，各区。）。", vec![vec!["抓紧整改（责任单位：市住建局，各区。）"]]),
        ] {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_clause_is_found_by_its_place() {
        let text = "\u{3000}甲,乙。丙；丁";
        let lines = Lines::new(text);
        let clauses = Clauses::new(&lines, &Tree::new(text.len(), &[]).pieces(&[]));
        let all: Vec<_> = clauses
            .sentences()
            .flat_map(|sentence| clauses.of(&sentence).map(move |clause| (sentence, clause)))
            .collect();
        for (sentence, clause) in &all {
            assert_eq!(clauses.at(clause.span.start()), Some(*sentence));
            assert_eq!(clauses.clause_at(clause.span.start()), Some(*clause));
            assert!(sentence.span.encloses(clause.span));
        }
        assert_eq!(all[2].1.close, Close::Semicolon);
        assert_eq!(clauses.clause_at(text.find('；').unwrap()), None);
    }

    #[test]
    fn headings_leading_signs_and_wide_gaps_are_kept() {
        let text = "总则\n,甲,          乙;丙。 丁，";
        let lines = Lines::new(text);
        let (node, split) = (crate::tree::NodeId::ROOT, "总则\n".len());
        let pieces = [(Span::of(0, split), true), (Span::of(split, text.len()), false)].map(|(span, heading)| Piece {
            node,
            span,
            heading,
        });
        let clauses = Clauses::new(&lines, &pieces);
        let kept: Vec<_> = clauses
            .sentences()
            .map(|it| {
                (it.heading, it.span.text(text), clauses.of(&it).map(|it| it.span.text(text)).collect::<Vec<_>>())
            })
            .collect();
        let body = (false, ",甲,          乙;丙", vec!["甲", "乙", "丙"]);
        assert_eq!(kept, [(true, "总则", vec!["总则"]), body, (false, "丁，", vec!["丁"])]);
        assert_eq!(clauses.before(text.len()), clauses.at(text.find('丁').unwrap()));
    }

    #[test]
    fn the_longest_sentences_and_clauses_keep_their_places() {
        let text = format!("\u{3000}{},{}。{}", "工".repeat(3_000), "甲,".repeat(4_000), "作。".repeat(9));
        let lines = Lines::new(&text);
        let clauses = Clauses::new(&lines, &Tree::new(text.len(), &[]).pieces(&[]));
        let mut kept = String::new();
        for sentence in clauses.sentences() {
            for clause in clauses.of(&sentence) {
                assert!(sentence.span.encloses(clause.span));
                kept.push_str(clause.span.text(&text));
            }
        }
        assert_eq!(kept, text.replace(['\u{3000}', ',', '。'], ""));
    }
}
