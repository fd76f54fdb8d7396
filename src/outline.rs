//! The decision which candidates are markers and what hangs under what.

use crate::diagnostic::Diagnostic;
use crate::frame::Frame;
use crate::lines::Lines;
use crate::marker::{Candidate, Marker};
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
    _lines: &Lines<'_>,
    _frame: &Frame,
    _candidates: &[Candidate],
    _diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    Vec::new()
}
