//! Byte spans and the positions that people and other languages count in.

use std::fmt;
use std::ops::{Index, Range};

use memchr::memchr_iter;

/// A piece of the text: byte offsets into its UTF-8, `start` inclusive, `end` exclusive.
///
/// A span that the crate hands out always lies on character boundaries of the text it was made from.
/// `&text[span]` gives its text, [`Span::text`] gives the same without ever panicking.
///
/// ```
/// use gongwen::Span;
/// let span = Span::new(3, 6).expect("3 <= 6");
/// assert_eq!(span.text("一、总则"), "、");
/// assert_eq!(Span::new(6, 3), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, or `None` where `end < start` or an offset passes 4 GiB.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Option<Self> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start <= end).then_some(Self { start, end })
    }

    /// For offsets that are known to be in order: an end before the start gives an empty span at the start.
    pub(crate) const fn at(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The same for offsets counted in `usize`; the text bound of the parser keeps them below 4 GiB.
    pub(crate) const fn of(start: usize, end: usize) -> Self {
        Self::at(start as u32, end as u32)
    }

    /// Offset of the first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Offset behind the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The offsets as a range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `offset` lies inside.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Its text; empty where the span does not fit `text`.
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// `{"start": …, "end": …}`.
#[cfg(feature = "serde")]
impl serde::Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Span", 2)?;
        fields.serialize_field("start", &self.start)?;
        fields.serialize_field("end", &self.end)?;
        fields.end()
    }
}

/// Rejects an end before the start.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(rename = "Span")]
        struct Fields {
            start: u32,
            end: u32,
        }
        let Fields { start, end } = Fields::deserialize(deserializer)?;
        if end < start {
            return Err(serde::de::Error::custom(format_args!("span ends at {end} before its start {start}")));
        }
        Ok(Self { start, end })
    }
}

/// `&text[span]`.  Panics, as every index into a `str`, where the span was made from another text and does
/// not fit; [`Span::text`] does not.
impl Index<Span> for str {
    type Output = str;

    #[allow(clippy::indexing_slicing)] // The same contract as `str[range]`, which this forwards to.
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// The start of the character that holds byte `at`; the end of the text for an offset behind it.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The end of the character that byte `at` lies inside; `at` where it lies between two.
pub(crate) fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Where an offset stands, in the units that editors and other languages use.  All counts start at 0
/// but `line` and `column`, which start at 1 as editors print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line number from 1; lines end at LF (CRLF counts once, a lone CR is an ordinary character).
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// Characters (Unicode scalar values) before the offset: an index into a Python string.
    pub char: usize,
    /// UTF-16 code units before the offset: an index into a JavaScript string.
    pub utf16: usize,
}

/// Turns byte offsets of one text into [`Position`]s.
///
/// Building it reads the text once; each look-up is a binary search and a scan of at most 256 bytes
/// and of its own line.
///
/// ```
/// use gongwen::Positions;
/// let at = Positions::new("总则\n一、").position(10);
/// assert_eq!((at.line, at.column, at.char, at.utf16), (2, 2, 4, 4));
/// ```
pub struct Positions<'t> {
    text: &'t str,
    line_starts: Vec<u32>,
    /// Characters and UTF-16 units before each multiple of [`STRIDE`] bytes.
    counts: Vec<(u32, u32)>,
}

const STRIDE: usize = 256;

impl<'t> Positions<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut line_starts = vec![0];
        line_starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut chars, mut units) = (0, 0);
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push((chars, units));
            let (c, u) = count(chunk);
            chars += c;
            units += u;
        }
        counts.push((chars, units));
        Self { text, line_starts, counts }
    }

    /// The position of byte `offset`; one past the end counts as the end, one inside a character as its start.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(self.text, offset);
        let line = self.line_starts.partition_point(|&start| start as usize <= offset);
        let line_start = self.line_starts.get(line.saturating_sub(1)).map_or(0, |&start| start as usize);
        let (char, utf16) = self.before(offset);
        Position { line, column: char - self.before(line_start).0 + 1, char, utf16 }
    }

    /// The text that the positions are of.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The text of line `line`, counted from 1, without its terminator; empty where there is no such line.
    #[must_use]
    pub fn line_text(&self, line: usize) -> &'t str {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else { return "" };
        let end = self.line_starts.get(line).map_or(self.text.len(), |&end| end as usize);
        self.text.get(start as usize..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    fn before(&self, offset: usize) -> (usize, usize) {
        let (chars, units) = self.counts.get(offset / STRIDE).copied().unwrap_or_default();
        let tail = self.text.as_bytes().get(offset / STRIDE * STRIDE..offset).unwrap_or_default();
        let (c, u) = count(tail);
        ((chars + c) as usize, (units + u) as usize)
    }
}

/// Characters and UTF-16 units that begin in `bytes`.
fn count(bytes: &[u8]) -> (u32, u32) {
    let chars = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32;
    let wide = bytes.iter().filter(|&&byte| byte >= 0xF0).count() as u32;
    (chars, chars + wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_characters_and_utf16_units() {
        let text = "市😀局\r\n二、";
        let positions = Positions::new(text);
        let at = positions.position(text.find('二').unwrap());
        assert_eq!(at, Position { line: 2, column: 1, char: 5, utf16: 6 });
        assert_eq!(positions.position(999).char, text.chars().count());
        assert_eq!(positions.position(1).char, 0);
    }

    #[test]
    fn positions_agree_with_a_plain_count_over_the_stride() {
        let text = "公文a😀\n".repeat(200);
        let positions = Positions::new(&text);
        for (offset, _) in text.char_indices() {
            let at = positions.position(offset);
            assert_eq!(at.char, text[..offset].chars().count());
            assert_eq!(at.utf16, text[..offset].encode_utf16().count());
            assert_eq!(at.line, text[..offset].matches('\n').count() + 1);
        }
    }
}
