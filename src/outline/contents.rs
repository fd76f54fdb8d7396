//! Tables of contents: lists of bare titles whose titles head the items of the text further down.
//!
//! A table of contents has no items of its own, its lines repeat those of the body.  A body that stands twice is
//! none: there is text between its titles.  Nor is a list of titles that nothing repeats: it is all that the
//! document has.  Nor one that a sentence of the text leads in (`共有八条举措：`): it is the sentence's own list.

use crate::lines::{find_sign, is_blank, trim};
use crate::marker::{Candidate, Style};
use crate::span::Span;

/// A run of fewer titles is no table of contents.
const SHORTEST: usize = 3;
/// Bytes from one marker of a table of contents to the next.
const WIDEST: usize = 220;
/// Places with the same number that are compared.
const TRIED: usize = 12;

/// Drops the candidates that stand in a table of contents.
pub(super) fn drop_contents(text: &str, candidates: &mut Vec<Candidate>) {
    let runs = runs(text, candidates);
    if runs.is_empty() {
        return;
    }
    let mut places: Vec<(Style, u32, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| (candidate.marker.style, candidate.marker.ordinal, index))
        .collect();
    places.sort_unstable();
    let repeated = |index: usize, behind: usize| {
        let Some(candidate) = candidates.get(index) else { return false };
        let title = title(text, candidates, index);
        let wanted = (candidate.marker.style, candidate.marker.ordinal, behind);
        let from = places.partition_point(|place| *place < wanted);
        !title.is_empty()
            && places
                .iter()
                .skip(from)
                .take(TRIED)
                .take_while(|place| (place.0, place.1) == (wanted.0, wanted.1))
                .filter_map(|place| candidates.get(place.2))
                .any(|other| {
                    let tail = text.get(other.marker.span().end()..).unwrap_or_default();
                    tail.trim_start_matches(is_blank).starts_with(title)
                })
    };
    let mut dropped = vec![false; candidates.len()];
    for (from, to) in runs {
        // The run goes on into the body where the body begins with titles: it ends where its first title comes again.
        let to = (from + 1..to).find(|&index| same(text, candidates, from, index)).unwrap_or(to);
        let found = (from..to).filter(|&index| repeated(index, to)).count();
        let led_in = candidates.get(from).is_some_and(|first| is_led_in(text, first));
        if !led_in && found >= SHORTEST && found * 5 >= (to - from) * 3 {
            dropped.iter_mut().take(to).skip(from).for_each(|dropped| *dropped = true);
        }
    }
    let mut dropped = dropped.into_iter();
    candidates.retain(|_| !dropped.next().unwrap_or_default());
}

/// Whether a sentence that ends with a colon stands before the first item of a list; the heading of a table of contents
/// (`目录：`) is a word.
fn is_led_in(text: &str, first: &Candidate) -> bool {
    /// The shortest sentence, in characters.
    const SHORTEST_LEAD: usize = 6;
    let head = text.get(..first.marker.span().start()).unwrap_or_default().trim_end_matches(is_blank);
    let lead = head.strip_suffix(['：', ':']).unwrap_or_default();
    lead.chars().rev().take_while(|&c| !is_blank(c)).take(SHORTEST_LEAD).count() == SHORTEST_LEAD
}

/// Whether two candidates have the same number and title.
fn same(text: &str, candidates: &[Candidate], one: usize, other: usize) -> bool {
    let key = |index: usize| candidates.get(index).map(|at| (at.marker.style, at.marker.ordinal, at.form));
    key(one) == key(other) && title(text, candidates, one) == title(text, candidates, other)
}

/// The runs of candidates that are titles with nothing between.
fn runs(text: &str, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut from = 0;
    for index in 0..candidates.len() {
        let goes_on = candidates.get(index).zip(candidates.get(index + 1)).is_some_and(|(one, next)| {
            let (end, start) = (one.marker.span().end(), next.marker.span().start());
            start < end + WIDEST && start >= end && bare(text, Span::of(end, start))
        });
        if !goes_on {
            if index + 1 - from >= SHORTEST {
                runs.push((from, index + 1));
            }
            from = index + 1;
        }
    }
    runs
}

/// Whether the text between two markers is one title on one line.
fn bare(text: &str, span: Span) -> bool {
    let own = trim(text, span).text(text);
    // Mostly it is a sentence.
    !own.is_empty()
        && !own.ends_with('。')
        && find_sign(own, own.len(), |c| matches!(c, '。' | '；' | ';' | '\n')).is_none()
}

/// The title without the page number behind it.
fn title<'t>(text: &'t str, candidates: &[Candidate], index: usize) -> &'t str {
    let Some(candidate) = candidates.get(index) else { return "" };
    let end = candidate.marker.span().end();
    let next = candidates.get(index + 1).map_or(text.len(), |next| next.marker.span().start());
    let own = trim(text, Span::of(end, next.min(end + WIDEST).max(end))).text(text);
    let line = own.split('\n').next().unwrap_or_default();
    line.trim_end_matches(|c: char| {
        is_blank(c) || c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-' | '—' | '(' | ')' | '（' | '）')
    })
}
