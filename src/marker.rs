//! Markers: the printed numbering of an item, its style and its ordinal apart, and where one could stand.

use crate::ablation::Ablation;
use crate::frame::{Frame, Region};
use crate::lines::Lines;
use crate::room;
use crate::span::Span;

mod read;
mod scan;
pub(crate) mod stops;
mod veto;

pub(crate) use read::LAST;

/// How a numbering is written.  GB/T 9704-2012 orders `一、` → `(一)` → `1.` → `(1)`; everything else is custom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Style {
    /// `第一编`
    Part,
    /// `第一章`
    Chapter,
    /// `第一节`
    Section,
    /// `第一条`
    Article,
    /// `附件1`, `附件` at the head of an attachment
    Attachment,
    /// `专栏1`
    Column,
    /// `任务一:` `措施1:` `问题一:` `一问:`
    Label,
    /// `一、`
    Han,
    /// `(一)`
    ParenHan,
    /// `㈠`
    CircledHan,
    /// `1.` `1、` `1．`
    Arabic,
    /// `1.1`
    Decimal,
    /// `(1)`
    ParenArabic,
    /// `1)`
    HalfParen,
    /// `①`
    Circled,
    /// `⑴`
    ParenedDigit,
    /// `01`, `1` with no sign behind it
    Bare,
    /// `Ⅰ.`
    Roman,
    /// `A.`
    Latin,
    /// `一是`
    Shi,
    /// `一要`, and `一抓` `二抓` `三抓` with another verb that the items share
    Yao,
    /// `第一,` `第一步:`
    Di,
    /// `首先` `其次` `再次` `最后`
    First,
    /// `其一`
    Qi,
    /// `——` `●` `■` `•` `·` `◆`
    Bullet,
}

impl Style {
    /// The stable name in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Attachment => "attachment",
            Self::Column => "column",
            Self::Label => "label",
            Self::Han => "han",
            Self::ParenHan => "paren_han",
            Self::CircledHan => "circled_han",
            Self::Arabic => "arabic",
            Self::Decimal => "decimal",
            Self::ParenArabic => "paren_arabic",
            Self::HalfParen => "half_paren",
            Self::Circled => "circled",
            Self::ParenedDigit => "parened_digit",
            Self::Bare => "bare",
            Self::Roman => "roman",
            Self::Latin => "latin",
            Self::Shi => "shi",
            Self::Yao => "yao",
            Self::Di => "di",
            Self::First => "first",
            Self::Qi => "qi",
            Self::Bullet => "bullet",
        }
    }
}

/// The printed numbering of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    start: u32,
    len: u16,
    pub(crate) style: Style,
    /// 0 where the sign counts nothing.
    pub(crate) ordinal: u32,
}

impl Marker {
    /// A numbering by its place, of which `u16::MAX` bytes count.
    pub(crate) fn new(span: Span, style: Style, ordinal: u32) -> Self {
        Self { start: span.start() as u32, len: span.len().min(u16::MAX as usize) as u16, style, ordinal }
    }

    /// Its place: the printed numbering with the signs that belong to it (`一、`, `(一)`, `一是`).
    #[must_use]
    pub const fn span(self) -> Span {
        let start = self.start as usize;
        Span::of(start, start + self.len as usize)
    }

    /// How it is written.
    #[must_use]
    pub const fn style(self) -> Style {
        self.style
    }

    /// Which number it is; `None` for a bullet and a bare `附件`.
    #[must_use]
    pub const fn ordinal(self) -> Option<u32> {
        if self.ordinal == 0 { None } else { Some(self.ordinal) }
    }
}

/// What stands to the left of a candidate, blanks and opening quotation marks aside.  From the surest place of a
/// numbering to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// The start of a paragraph: of a line, or behind an indent inside one where the page lost its line breaks.
    Line,
    /// Another candidate: `1、(1)`.
    Marker,
    /// `。！？`
    Stop,
    /// `；`
    Semicolon,
    /// `：`
    Colon,
    /// White space inside a line.
    Blank,
    /// A closing bracket or quotation mark.
    Close,
    /// `，`
    Comma,
    /// The start of a line that goes on with the sentence of the line before.
    Wrapped,
    /// `、`
    Pause,
    /// Any other character.
    Inside,
}

/// A place where a numbering could stand.  Two readings of one place (`3.200`: item 3 or a decimal) are two
/// candidates with the same start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub marker: Marker,
    pub left: Left,
    /// What stands before it where line breaks count as blanks; [`Left::Line`] only at the start of the text.
    pub lead: Left,
    /// Tells lists of one style apart: the sign behind the number, the bullet's character, the word of a label,
    /// the numbers above in a decimal.
    pub form: u32,
    /// Whether the numbering is misspelt or could easily be something else: it needs its series.
    pub slip: bool,
    /// Paragraphs before it.
    pub paragraph: u32,
}

/// The places where a numbering could stand, in text order.
#[derive(Default)]
pub(crate) struct Candidates {
    pub list: Vec<Candidate>,
    /// Whether an indent inside a line or a tag of the page can stand anywhere in the text: a paragraph ends there.
    pub parted: bool,
}

/// Every place in the body of the text where a numbering could stand.
pub(crate) fn candidates(lines: &Lines<'_>, frame: &Frame, ablation: Option<Ablation>) -> Candidates {
    let mut found = Vec::new();
    let parted = if ablation == Some(Ablation::NoVetoes) {
        scan::scan(lines, |candidate| room::push(&mut found, candidate))
    } else {
        let mut sieve = veto::Sieve::new(lines.text());
        let mut keep = |judged| {
            if let Some((candidate, None)) = judged {
                room::push(&mut found, candidate);
            }
        };
        let parted = scan::scan(lines, |candidate| keep(sieve.add(candidate)));
        keep(sieve.finish());
        let late = sieve.seen_all();
        found.retain(|candidate| late(candidate).is_none());
        parted
    };
    // The first numbering of some texts stands right behind the title: `某某条例第一章　总则`.
    if let Some(first) = found.iter_mut().find(|candidate| candidate.marker.span().start() == frame.body_start()) {
        first.left = Left::Line;
    }
    let outside =
        |candidate: &Candidate, region: &[Region]| !region.contains(&frame.at(candidate.marker.span().start()));
    found.retain(|candidate| {
        // A line that begins with a numbering is an item, even where it looks like the title of the text.
        (candidate.left == Left::Line || outside(candidate, &[Region::Title]))
            && outside(candidate, &[Region::Chrome, Region::AttachmentList, Region::Imprint, Region::Table])
    });
    // A table of contents without a body is all that the document has.
    if found.iter().any(|candidate| outside(candidate, &[Region::Contents])) {
        found.retain(|candidate| outside(candidate, &[Region::Contents]));
    }
    // They live until the outline is decided, which needs most memory of all.
    found.shrink_to_fit();
    Candidates { list: found, parted }
}
