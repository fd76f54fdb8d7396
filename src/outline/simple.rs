//! Two simpler decisions, kept to measure what the search earns.
//!
//! Both take each candidate on the spot, where it begins a line or its neighbours of the same style count on, and
//! keep one stack of open items.  One gives every style a fixed level; the other takes the styles as they come.

use super::cost;
use super::search::Read;
use crate::marker::{Candidate, Left, Style};

/// Reads the candidates with fixed levels, or with the styles `as_they_come`.
pub(super) fn read(candidates: &[Candidate], as_they_come: bool) -> Vec<Read> {
    let mut open: Vec<Candidate> = Vec::new();
    let mut reads = Vec::new();
    let mut place = usize::MAX;
    for (index, candidate) in candidates.iter().enumerate() {
        let start = candidate.marker.span().start();
        if start == place || !(is_sure(candidate) || in_series(candidates, index)) {
            continue;
        }
        place = start;
        let style = candidate.marker.style;
        let keep = if as_they_come {
            open.iter().rposition(|item| item.marker.style == style && item.form == candidate.form)
        } else {
            open.iter().position(|item| cost::rank(item.marker.style) >= cost::rank(style))
        };
        open.truncate(if style == Style::Attachment { 0 } else { keep.unwrap_or(open.len()) });
        open.push(*candidate);
        reads.push(Read { candidate: index as u32, depth: open.len() as u32, confidence: u8::MAX });
    }
    reads
}

/// Whether the place alone tells that it is a numbering.
const fn is_sure(candidate: &Candidate) -> bool {
    matches!(candidate.left, Left::Line) && !candidate.slip && !matches!(candidate.marker.style, Style::Bare)
}

/// Whether the candidate of its style before or behind it counts on.
fn in_series(candidates: &[Candidate], index: usize) -> bool {
    /// Candidates that are looked at on either side.
    const NEAR: usize = 64;
    let Some(own) = candidates.get(index) else { return false };
    let alike = |other: &&Candidate| other.marker.style == own.marker.style && other.form == own.form;
    let before = candidates.get(..index).unwrap_or_default().iter().rev().take(NEAR).find(alike);
    let behind = candidates.get(index + 1..).unwrap_or_default().iter().take(NEAR).find(alike);
    let counts_on = |one: &Candidate, next: &Candidate| one.marker.ordinal.saturating_add(1) == next.marker.ordinal;
    before.is_some_and(|before| counts_on(before, own)) || behind.is_some_and(|behind| counts_on(own, behind))
}
