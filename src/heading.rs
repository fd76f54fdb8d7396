//! Headings: the phrase that names an item's topic, set off from its contents.
//!
//! A heading is the rest of the line where the line is a title, or the phrase closed by `。` or `：` before the item's
//! own text or its first child; where a page lost its line breaks, white space closes it.  What is contents from
//! its first word on (`一是由市工信局牵头,…`), a phrase that goes on after a comma as one sentence, and an item that is
//! one sentence with nothing behind it have none.
//!
//! Nothing in a single item tells `(一)加强组织领导。…` from `(一)气象设施是基础性设施。…` for sure, but lists are made alike:
//! where a phrase could be either, the items of the same style decide together.

use crate::frame::Frame;
use crate::lines::Lines;
use crate::marker::Style;
use crate::outline::Item;
use crate::span::Span;

mod attachment;
mod phrase;
mod words;

use phrase::{Phrase, Verdict};

/// Styles, for the votes of each.
const STYLES: usize = 32;

/// Fills in the heading of every item that has one.
pub(crate) fn find(lines: &Lines<'_>, frame: &Frame, items: &mut [Item]) {
    let phrases: Vec<Option<Phrase>> = (0..items.len()).map(|index| Phrase::of(lines, frame, items, index)).collect();
    let (lists, count) = lists(items);
    let votes = Votes::count(items, &phrases, &lists, count);
    for ((item, phrase), &list) in items.iter_mut().zip(&phrases).zip(&lists) {
        let Some(phrase) = phrase else { continue };
        let list = votes.lists.get(list as usize).copied().unwrap_or_default();
        let style = votes.styles.get(item.marker.style() as usize).copied().unwrap_or_default();
        let accepted = match phrase.verdict {
            Verdict::Yes => true,
            Verdict::No => false,
            Verdict::Likely => !list.against() && (!style.against() || list.in_favour()),
            Verdict::Alike => list.in_favour() && !style.against(),
            Verdict::AlikeHere => list.in_favour(),
            Verdict::OnlyAlike => list.all_others(),
        };
        if accepted {
            item.heading = phrase.span;
        }
    }
    steps(lines.text(), items, &lists, count);
}

/// The number of the list that each item belongs to (items of one style with one parent, up to where they begin at 1
/// again), and how many there are.
fn lists(items: &[Item]) -> (Vec<u32>, usize) {
    // The lists below the open items, the deepest last: depth, style, number, the ordinal of the last item.
    let mut open: Vec<(u32, Style, u32, u32)> = Vec::new();
    let mut count = 0;
    let numbers = items.iter().map(|item| {
        let (depth, style) = (item.depth, item.marker.style());
        while open.pop_if(|list| list.0 > depth).is_some() {}
        let level = open.iter().rev().take_while(|list| list.0 == depth);
        let ordinal = item.marker.ordinal;
        let level = level.count();
        let place = open.len() - level;
        let list = open.iter_mut().skip(place).find(|list| list.1 == style);
        if let Some(list) = list.filter(|list| ordinal != 1 || list.3 < 2) {
            list.3 = ordinal;
            return list.2;
        }
        open.retain(|list| list.0 < depth || list.1 != style);
        open.push((depth, style, count, ordinal));
        count += 1;
        count - 1
    });
    let numbers = numbers.collect();
    (numbers, count as usize)
}

/// Votes for and against a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Vote {
    with: u32,
    /// Could be either by itself.
    maybe: u32,
    without: u32,
}

impl Vote {
    const fn in_favour(self) -> bool {
        self.with + self.maybe > self.without
    }

    /// Two thirds have none.
    const fn against(self) -> bool {
        self.without > 2 * (self.with + self.maybe)
    }

    const fn all_others(self) -> bool {
        self.with >= 2 && self.without == 0
    }
}

struct Votes {
    lists: Vec<Vote>,
    styles: [Vote; STYLES],
}

impl Votes {
    /// Counts the items that have a heading by themselves, those that could, and those that have none.
    fn count(items: &[Item], phrases: &[Option<Phrase>], lists: &[u32], count: usize) -> Self {
        let mut votes = Self { lists: vec![Vote::default(); count], styles: [Vote::default(); STYLES] };
        for ((item, phrase), &list) in items.iter().zip(phrases).zip(lists) {
            let style = votes.styles.get_mut(item.marker.style() as usize);
            for vote in [votes.lists.get_mut(list as usize), style].into_iter().flatten() {
                match phrase {
                    Some(Phrase { verdict: Verdict::Yes | Verdict::Likely, .. }) => vote.with += 1,
                    // A phrase that could be either stands for a heading where contents follow it.
                    Some(Phrase {
                        verdict: Verdict::Alike | Verdict::AlikeHere | Verdict::OnlyAlike,
                        followed: true,
                        ..
                    }) => {
                        vote.maybe += 1;
                    }
                    _ => vote.without += 1,
                }
            }
        }
        votes
    }
}

/// The steps of a procedure (`申请`, `审核`, `公示`, `发放`) head the items of its list; where a page lost the sign
/// behind them, three of them in one list show that they do.
fn steps(text: &str, items: &mut [Item], lists: &[u32], count: usize) {
    let step = |item: &Item| {
        let start = item.marker.span().end();
        let (number, word) = words::step(text.get(start..item.end as usize)?)?;
        Some((number, Span::of(start, start + word.len())))
    };
    // One bit a step word: different steps make a procedure, the same word again and again does not.
    let mut found: Vec<u64> = Vec::new();
    for (item, &list) in items.iter().zip(lists) {
        if let Some((number, _)) = step(item) {
            found.resize(count, 0);
            if let Some(bits) = found.get_mut(list as usize) {
                *bits |= 1 << (number % 64);
            }
        }
    }
    if found.iter().all(|bits| bits.count_ones() < 3) {
        return;
    }
    for (item, &list) in items.iter_mut().zip(lists) {
        let many = found.get(list as usize).is_some_and(|bits| bits.count_ones() >= 3);
        if let (true, true, Some((_, span))) = (many, item.heading.is_empty(), step(item)) {
            item.heading = span;
        }
    }
}
