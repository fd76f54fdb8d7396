//! The decision which candidates are markers and what hangs under what.

use crate::ablation::Ablation;
use crate::diagnostic::Diagnostic;
use crate::frame::{Frame, Region};
use crate::lines::Lines;
use crate::marker::{Candidates, Left, Marker};
use crate::span::Span;

mod beam;
mod contents;
mod cost;
mod extent;
mod fault;
mod feature;
mod search;
mod simple;
mod stack;

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
    candidates: Candidates,
    ablation: Option<Ablation>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let Candidates { list: mut candidates, parted } = candidates;
    if candidates.is_empty() {
        return Vec::new();
    }
    contents::drop_contents(lines.text(), &mut candidates);
    let features = feature::features(lines, frame, &candidates);
    let end = lines.text().len() as u32;
    let mut paragraph = 0;
    let reads = match ablation {
        Some(Ablation::FixedStack) => simple::read(&candidates, false),
        Some(Ablation::Greedy) => simple::read(&candidates, true),
        _ => search::search(&candidates, &features, search::Settings::new(ablation)),
    };
    let (mut items, mut places) = (Vec::with_capacity(reads.len()), Vec::with_capacity(reads.len()));
    for read in reads {
        let (Some(candidate), Some(feature)) =
            (candidates.get(read.candidate as usize), features.get(read.candidate as usize))
        else {
            continue;
        };
        let marker = candidate.marker;
        let heading = Span::of(marker.span().end(), marker.span().end());
        items.push(Item { marker, depth: read.depth, heading, end, confidence: read.confidence });
        let run_in = candidate.left != Left::Line;
        let introduced = candidate.lead == Left::Colon || candidate.paragraph > paragraph + u32::from(!run_in);
        places.push(fault::Place { part: feature.epoch, run_in, introduced });
        paragraph = candidate.paragraph;
    }
    fault::report(&items, &places, diagnostics);
    close(frame, &mut items);
    let inside = |(item, place): (&Item, &fault::Place)| {
        place.run_in && extent::is_inside(lines.text(), item.marker.span().start())
    };
    let run_in: Vec<bool> = items.iter().zip(&places).map(inside).collect();
    extent::settle(lines, &mut items, &run_in, parted);
    items
}

/// Ends the items before the regions behind the body.
fn close(frame: &Frame, items: &mut [Item]) {
    let ends: Vec<u32> = frame
        .regions()
        .iter()
        .filter(|(_, region)| {
            matches!(
                region,
                Region::Closing
                    | Region::Signature
                    | Region::Date
                    | Region::Note
                    | Region::AttachmentList
                    | Region::Imprint
                    | Region::Chrome
                    | Region::Title
            )
        })
        .map(|(span, _)| span.start() as u32)
        .collect();
    for item in items {
        let next = ends.partition_point(|&end| (end as usize) < item.marker.span().end());
        if let Some(&end) = ends.get(next) {
            item.end = item.end.min(end);
        }
    }
}

#[cfg(test)]
mod tests;
