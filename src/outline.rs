//! The decision which candidates are markers and what hangs under what.

use crate::diagnostic::Diagnostic;
use crate::frame::{Frame, Region};
use crate::lines::Lines;
use crate::marker::{Candidate, Left, Marker, Style};
use crate::span::Span;

/// One item of the outline as decided, in text order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub marker: Marker,
    /// Levels below the document: 1 for an item that hangs on the document itself.  At most one more than the
    /// item before.
    pub depth: u32,
    /// The heading; empty where the item has none.
    pub heading: Span,
    /// Where the item ends with all that is below it (the tree cuts it at the next item that is not below it).
    pub end: u32,
    /// How sure the reading is, 0 to 255: the margin to the runner-up.
    pub confidence: u8,
}

/// Decides over the candidates of the whole document.
pub(crate) fn decide(
    lines: &Lines<'_>,
    frame: &Frame,
    candidates: &[Candidate],
    _diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let mut open: Vec<(Style, u32)> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let end = lines.text().len() as u32;
    for (index, candidate) in candidates.iter().enumerate() {
        let Marker { style, ordinal, span } = candidate.marker;
        let series = matches!(style, Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi)
            || candidate.left >= Left::Blank;
        if series && !has_fellow(candidates, index) {
            continue;
        }
        let depth = match open.iter().rposition(|&(other, _)| other == style) {
            Some(depth) => depth,
            None => open.iter().position(|&(other, _)| rank(other) > rank(style)).unwrap_or(open.len()),
        };
        if style == Style::Attachment {
            open.clear();
        }
        open.truncate(depth);
        open.push((style, ordinal));
        items.push(Item {
            marker: candidate.marker,
            depth: open.len() as u32,
            heading: Span::of(span.end(), span.end()),
            end,
            confidence: u8::MAX,
        });
    }
    close(frame, &mut items);
    items
}

/// Whether the next or the last marker of the style continues this one.
fn has_fellow(candidates: &[Candidate], index: usize) -> bool {
    const REACH: usize = 40;
    let Some(me) = candidates.get(index).map(|candidate| candidate.marker) else { return false };
    let before = candidates.get(index.saturating_sub(REACH)..index).unwrap_or_default();
    let behind = candidates.get(index + 1..(index + 1 + REACH).min(candidates.len())).unwrap_or_default();
    let last = before.iter().rev().find(|other| other.marker.style == me.style);
    let next = behind.iter().find(|other| other.marker.style == me.style);
    last.is_some_and(|last| last.marker.ordinal + 1 == me.ordinal)
        || next.is_some_and(|next| next.marker.ordinal == me.ordinal + 1)
}

/// The level that a style has by habit.
const fn rank(style: Style) -> u8 {
    match style {
        Style::Attachment => 0,
        Style::Part => 1,
        Style::Chapter => 2,
        Style::Section => 3,
        Style::Article => 4,
        Style::Column | Style::Label => 5,
        Style::Han => 6,
        Style::ParenHan | Style::CircledHan => 7,
        Style::Arabic | Style::Decimal | Style::Roman | Style::Latin => 8,
        Style::ParenArabic | Style::HalfParen | Style::ParenedDigit => 9,
        Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi => 10,
        Style::Circled => 11,
        Style::Bare | Style::Bullet => 12,
    }
}

/// Ends the items before the regions behind the body.
fn close(frame: &Frame, items: &mut [Item]) {
    let ends: Vec<u32> = frame
        .regions()
        .iter()
        .filter(|(_, region)| {
            matches!(
                region,
                Region::Closing | Region::Signature | Region::AttachmentList | Region::Imprint | Region::Title
            )
        })
        .map(|(span, _)| span.start() as u32)
        .collect();
    for item in items {
        let next = ends.partition_point(|&end| (end as usize) < item.marker.span.end());
        if let Some(&end) = ends.get(next) {
            item.end = item.end.min(end);
        }
    }
}
