//! Faults of the numbering: what the reading had to accept against the rules.

use super::{Item, cost};
use crate::diagnostic::{Code, Diagnostic};
use crate::marker::{LAST, Style};

/// The last item at one depth.
#[derive(Clone, Copy)]
struct Last {
    style: Style,
    ordinal: u32,
    /// The number that it should have had.
    due: u32,
    /// Whether the item stands in the same part of the document as the next.
    run_in: bool,
}

/// Reports the faults of `items`, which stand in text order.  `parts` gives for each item the part of the document
/// it stands in, and whether it is run into a paragraph.
pub(super) fn report(items: &[Item], parts: &[(u32, bool)], diagnostics: &mut Vec<Diagnostic>) {
    let mut open: Vec<(Last, u32)> = Vec::new();
    // The last number of each style, for numbering that runs on over the sections.
    let mut running = [0_u32; 32];
    for (item, &(part, run_in)) in items.iter().zip(parts) {
        let marker = item.marker;
        let depth = item.depth as usize;
        open.truncate(depth);
        let last = (open.len() == depth).then(|| open.pop()).flatten();
        let span = marker.span();
        let mut add = |code, expected| diagnostics.push(Diagnostic::with_figures(code, span, expected, marker.ordinal));
        let before = running.get(marker.style as usize).copied().unwrap_or_default();
        let counts = marker.ordinal > 0 && marker.ordinal != LAST;
        let mut due = marker.ordinal;
        match last.filter(|(last, _)| last.style == marker.style && last.ordinal > 0) {
            _ if !counts => {}
            Some((last, _)) if marker.ordinal == last.ordinal + 1 => {}
            Some((last, _)) if last.due != last.ordinal && (last.due..=last.due + 1).contains(&marker.ordinal) => {}
            // A list of its own beside the last one.
            Some((last, here)) if marker.ordinal == 1 && (here != part || last.run_in && run_in) => {}
            Some((last, _)) if marker.ordinal == last.ordinal => {
                due = last.due + 1;
                add(Code::DuplicateOrdinal, due)
            }
            Some((last, _)) if marker.ordinal > last.ordinal => {
                due = last.due + 1;
                add(Code::GapInOrdinals, due)
            }
            Some((last, _)) => {
                due = last.due + 1;
                add(Code::RestartedList, due)
            }
            None if marker.ordinal == 1 || marker.ordinal == before + 1 => {}
            None => add(Code::OrphanMarker, 1),
        }
        if let Some((above, _)) = open.last() {
            if cost::rank(marker.style) < cost::rank(above.style) {
                diagnostics.push(Diagnostic::new(Code::InvertedLevel, span));
            }
        }
        if let Some(last) = running.get_mut(marker.style as usize) {
            *last = marker.ordinal;
        }
        open.push((Last { style: marker.style, ordinal: marker.ordinal, due, run_in }, part));
    }
}
