//! Faults of the numbering: what the reading had to accept against the rules.

use super::{Item, cost};
use crate::diagnostic::{Code, Diagnostic};
use crate::marker::{LAST, Style};

/// What a fault depends on beside the marker.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The part of the document that the item stands in.
    pub part: u32,
    /// The item is run into a paragraph.
    pub run_in: bool,
    /// A colon or paragraphs without a number stand before it: a list of its own may begin here.
    pub introduced: bool,
}

/// The last item at one depth.
#[derive(Clone, Copy)]
struct Last {
    style: Style,
    ordinal: u32,
    /// The number that it should have had.
    due: u32,
    place: Place,
}

/// Reports the faults of `items`, which stand in text order at `places`.
pub(super) fn report(items: &[Item], places: &[Place], diagnostics: &mut Vec<Diagnostic>) {
    let mut open: Vec<Last> = Vec::new();
    // The last number of each style, for numbering that runs on over the sections.
    let mut running = [0_u32; 32];
    for (item, &place) in items.iter().zip(places) {
        let marker = item.marker;
        let depth = item.depth as usize;
        open.truncate(depth);
        let last = (open.len() == depth).then(|| open.pop()).flatten();
        let span = marker.span();
        let mut add = |code, expected| diagnostics.push(Diagnostic::with_figures(code, span, expected, marker.ordinal));
        let before = running.get(marker.style as usize).copied().unwrap_or_default();
        let counts = marker.ordinal > 0 && marker.ordinal != LAST;
        let mut due = marker.ordinal;
        match last.filter(|last| last.style == marker.style && last.ordinal > 0) {
            _ if !counts => {}
            Some(last) if marker.ordinal == last.ordinal + 1 => {}
            Some(last) if last.due != last.ordinal && (last.due..=last.due + 1).contains(&marker.ordinal) => {}
            // A list of its own beside the last one.
            Some(last)
                if marker.ordinal == 1
                    && (last.place.part != place.part || place.introduced || last.place.run_in && place.run_in) => {}
            Some(last) if marker.ordinal == last.ordinal => {
                due = last.due + 1;
                add(Code::DuplicateOrdinal, due)
            }
            Some(last) if marker.ordinal > last.ordinal => {
                due = last.due + 1;
                add(Code::GapInOrdinals, due)
            }
            Some(last) => {
                due = last.due + 1;
                add(Code::RestartedList, due)
            }
            None if marker.ordinal == 1 || marker.ordinal == before + 1 => {}
            None => add(Code::OrphanMarker, 1),
        }
        if let Some(above) = open.last() {
            // Once a list is enough.
            if last.is_none_or(|last| last.style != marker.style) && inverted(marker.style, above.style) {
                diagnostics.push(Diagnostic::new(Code::InvertedLevel, span));
            }
        }
        if let Some(last) = running.get_mut(marker.style as usize) {
            *last = marker.ordinal;
        }
        open.push(Last { style: marker.style, ordinal: marker.ordinal, due, place });
    }
}

/// Whether `below` should stand above `above`; styles that stand at any level have no order.
fn inverted(below: Style, above: Style) -> bool {
    let free = |style| {
        matches!(style, Style::Label | Style::Column | Style::Bare | Style::Decimal | Style::Bullet | Style::Roman)
            || cost::rank(style) >= cost::rank(Style::Shi)
    };
    let in_section = below == Style::Article && above == Style::Han;
    !free(below) && !free(above) && !in_section && cost::rank(below) < cost::rank(above)
}
