//! Headings: the phrase that names an item's topic, set off from its contents.
//!
//! A heading is the rest of the line where the line is a title, or the phrase closed by `。` or `：` before the item's
//! own text or its first child; where a page lost its line breaks, white space closes it.  What is contents from
//! its first word on (`一是由市工信局牵头,…`), a phrase that goes on after a comma as one sentence, and an item that is
//! one sentence with nothing behind it have none.
//!
//! Nothing in a single item tells `(一)加强组织领导。…` from `(一)气象设施是基础性设施。…` for sure, but lists are made alike:
//! where a phrase could be either, the items of the same style decide together.  A phrase with a comma also asks those of
//! the other sections where the numbers run on through them (`一、` `1.` `2.` `二、` `3.`).

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
    let lists = Lists::new(items);
    let votes = Votes::count(items, &phrases, &lists);
    for ((item, phrase), &list) in items.iter_mut().zip(&phrases).zip(&lists.of) {
        let Some(phrase) = phrase else { continue };
        // Articles run on through all chapters, whatever those are like.
        let run = votes.run(&lists, list).filter(|_| item.marker.style() != Style::Article);
        let list = votes.lists.get(list as usize).copied().unwrap_or_default();
        let style = votes.styles.get(item.marker.style() as usize).copied().unwrap_or_default();
        let accepted = match phrase.verdict {
            Verdict::Yes => true,
            Verdict::No => false,
            Verdict::Likely => !list.against() && (!style.against() || list.in_favour()),
            Verdict::Alike => list.in_favour() && !style.against() && run.is_none_or(Vote::is_sure),
            Verdict::AlikeHere => list.in_favour(),
            Verdict::OnlyAlike => list.all_others(),
        };
        if accepted {
            item.heading = phrase.span;
        }
    }
    steps(lines.text(), items, &lists);
}

/// Which items form a list.
struct Lists {
    /// The number of the list that each item belongs to: items of one style with one parent, up to where they begin at
    /// 1 again.
    of: Vec<u32>,
    /// For each list the first one of those across which its numbers run on (`一、` `1.` `2.` `二、` `3.`).
    runs: Vec<u32>,
}

impl Lists {
    fn new(items: &[Item]) -> Self {
        // The lists below the open items, the deepest last: depth, style, and which of all lists it is.
        let mut open: Vec<(u32, Style, u32)> = Vec::new();
        // For each style the list and the number of its last item.
        let mut last = [(0, 0); STYLES];
        let mut runs: Vec<u32> = Vec::new();
        let list_of = |item: &Item| {
            let (depth, style, ordinal) = (item.depth, item.marker.style(), item.marker.ordinal);
            while open.pop_if(|list| list.0 > depth).is_some() {}
            let at = open.iter().rposition(|list| list.0 == depth && list.1 == style);
            let here = at.map(|at| open.remove(at).2);
            let before = last.get(style as usize).copied().unwrap_or_default();
            let list = here.filter(|&list| ordinal != 1 || before.0 != list || before.1 < 2).unwrap_or_else(|| {
                let new = runs.len() as u32;
                let goes_on = ordinal > 1 && before.1 + 1 == ordinal;
                let run = runs.get(before.0 as usize).filter(|_| goes_on).copied();
                runs.push(run.unwrap_or(new));
                new
            });
            open.push((depth, style, list));
            if let Some(last) = last.get_mut(style as usize) {
                *last = (list, ordinal);
            }
            list
        };
        let of = items.iter().map(list_of).collect();
        Self { of, runs }
    }

    fn count(&self) -> usize {
        self.runs.len()
    }
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

    /// More have one by themselves than have none.
    const fn is_sure(self) -> bool {
        self.with > self.without
    }

    const fn all_others(self) -> bool {
        self.with >= 2 && self.without == 0
    }
}

struct Votes {
    lists: Vec<Vote>,
    /// For the first list of those across which numbers run on, all of them; and how many there are.
    runs: Vec<(Vote, u32)>,
    styles: [Vote; STYLES],
}

impl Votes {
    /// Counts the items that have a heading by themselves, those that could, and those that have none.
    fn count(items: &[Item], phrases: &[Option<Phrase>], lists: &Lists) -> Self {
        let empty = vec![Vote::default(); lists.count()];
        let runs = vec![(Vote::default(), 0); lists.count()];
        let mut votes = Self { lists: empty, runs, styles: [Vote::default(); STYLES] };
        for ((item, phrase), &list) in items.iter().zip(phrases).zip(&lists.of) {
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
        for (vote, &run) in votes.lists.iter().zip(&lists.runs) {
            if let Some((all, count)) = votes.runs.get_mut(run as usize) {
                all.with += vote.with;
                all.maybe += vote.maybe;
                all.without += vote.without;
                *count += 1;
            }
        }
        votes
    }

    /// The votes of all lists across which the numbers of `list` run on, if they do.
    fn run(&self, lists: &Lists, list: u32) -> Option<Vote> {
        let run = lists.runs.get(list as usize)?;
        self.runs.get(*run as usize).filter(|(_, count)| *count > 1).map(|(vote, _)| *vote)
    }
}

/// The steps of a procedure (`申请`, `审核`, `公示`, `发放`) head the items of its list; where a page lost the sign
/// behind them, three of them in one list show that they do.
fn steps(text: &str, items: &mut [Item], lists: &Lists) {
    let step = |item: &Item| {
        let start = item.marker.span().end();
        let (number, word) = words::step(text.get(start..item.end as usize)?)?;
        Some((number, Span::of(start, start + word.len())))
    };
    // One bit a step word: different steps make a procedure, the same word again and again does not.
    let mut found: Vec<u64> = Vec::new();
    for (item, &list) in items.iter().zip(&lists.of) {
        if let Some((number, _)) = step(item) {
            found.resize(lists.count(), 0);
            if let Some(bits) = found.get_mut(list as usize) {
                *bits |= 1 << (number % 64);
            }
        }
    }
    if found.iter().all(|bits| bits.count_ones() < 3) {
        return;
    }
    for (item, &list) in items.iter_mut().zip(&lists.of) {
        let many = found.get(list as usize).is_some_and(|bits| bits.count_ones() >= 3);
        if let (true, true, Some((_, span))) = (many, item.heading.is_empty(), step(item)) {
            item.heading = span;
        }
    }
}
