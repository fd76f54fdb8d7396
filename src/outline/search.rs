//! The search: the least-cost reading over the stack of open lists.
//!
//! A state is a stack of open lists, each with its last item.  At each candidate every state can go on in four
//! ways: read it as no numbering, as the next item of an open list, as the first item of a new list below an open
//! item, or of one that hangs on the document.  States that have the same stack are one, and the cheaper way there
//! is kept; of the rest the [`BEAM`] cheapest that are within [`MARGIN`] of the best stay.  So the work is linear in
//! the candidates, and a tie is decided by the order in which the ways are tried.
//!
//! How sure a reading is shows a few candidates later, when what it led to has been weighed: each state remembers
//! what it read at the last [`REMEMBERED`] places and how much dearer the best state was that read otherwise.

use super::beam::{BEAM, Beam, Memory, REMEMBERED, State, UNREAD};
use super::cost::{self, Cost};
use super::feature::Feature;
use super::stack::{self, Frame, NONE, One};
use crate::ablation::Ablation;
use crate::marker::{Candidate, Style};
use crate::room;

/// States dearer than the best by more than this are dropped.
const MARGIN: Cost = 60;
/// Open lists at one time: texts do not nest deeper, noise does.
const DEEPEST: u8 = 12;
/// Frames and steps are kept for so many readings before those are dropped that no state can reach.
const FEWEST: usize = 32;

/// How the search is run; other settings than the default measure what its parts earn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub beam: usize,
    pub series: bool,
}

impl Settings {
    pub fn new(ablation: Option<Ablation>) -> Self {
        Self {
            beam: if ablation == Some(Ablation::Beam1) { 1 } else { BEAM },
            series: ablation != Some(Ablation::NoSeries),
        }
    }
}

/// What was read: a candidate at a depth below the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub candidate: u32,
    pub depth: u32,
    /// 255 where nothing near spoke for another reading.
    pub confidence: u8,
}

/// How a state was reached, for the way back: an item that was read.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: u32,
    candidate: u32,
    depth: u8,
    /// How much dearer the best reading is that reads the item otherwise, in tenths of cost.
    margin: u8,
}

/// One way to go on from a state.
#[derive(Clone, Copy, Debug)]
struct Move {
    cost: Cost,
    candidate: u32,
    /// The frame of the list that goes on, or of the item that a new list is below.
    frame: u32,
    /// The order in which the ways were tried, for ties.
    order: u16,
    state: u8,
    way: Way,
}

#[derive(Clone, Copy, Debug)]
enum Way {
    /// No numbering.
    Skip,
    /// The next item of the list.
    Next,
    /// The first item of a list below the item, or below the document.
    Open,
}

/// The ways on that are near the best so far.
struct Ways {
    moves: Vec<Move>,
    /// The state that they go on from.
    state: u8,
    /// Dearer ones are dropped.
    limit: Cost,
}

impl Ways {
    const fn is_too_dear(&self, cost: Cost) -> bool {
        cost > self.limit
    }

    fn add(&mut self, cost: Cost, candidate: u32, way: Way, frame: u32) {
        if !self.is_too_dear(cost) {
            self.limit = self.limit.min(cost + MARGIN);
            // Few: the states, the depth and the readings of a place are bounded.
            let order = self.moves.len() as u16;
            self.moves.push(Move { cost, candidate, frame, order, state: self.state, way });
        }
    }
}

pub(super) fn search(candidates: &[Candidate], features: &[Feature], settings: Settings) -> Vec<Read> {
    // Small documents have few items: room for more would be most of what they take.
    let few = candidates.len().min(FEWEST);
    let (frames, steps, moves) = (Vec::with_capacity(few), Vec::with_capacity(few), Vec::with_capacity(BEAM));
    Search { candidates, features, settings, frames, steps, first: [0; REMEMBERED], moves }.run()
}

struct Search<'a> {
    candidates: &'a [Candidate],
    features: &'a [Feature],
    settings: Settings,
    frames: Vec<Frame>,
    steps: Vec<Step>,
    /// The first steps of the places that are remembered.
    first: [u32; REMEMBERED],
    /// The ways of the place at hand.
    moves: Vec<Move>,
}

impl<'a> Search<'a> {
    fn run(mut self) -> Vec<Read> {
        let (mut one, mut other) = (Beam::new(), Beam::new());
        let (mut beam, mut next) = (&mut one, &mut other);
        let (mut index, mut place) = (0, 0);
        while let Some(one) = self.one(index) {
            // The readings of one place, never more than two, stand beside each other.
            let other = self.one(index + 1).filter(|other| other.start() == one.start());
            let skip = other.map_or(one.skip(), |other| other.skip().min(one.skip()));
            let mut ways = Ways { moves: std::mem::take(&mut self.moves), state: 0, limit: Cost::MAX };
            ways.moves.clear();
            for (at, state) in beam.states().iter().enumerate() {
                ways.state = at as u8;
                self.reads(state, &one, &mut ways);
                if let Some(other) = &other {
                    self.reads(state, other, &mut ways);
                }
                ways.add(state.cost + skip, NONE, Way::Skip, NONE);
            }
            self.moves = ways.moves;
            self.keep(beam.states(), ways.limit, place % REMEMBERED, next);
            std::mem::swap(&mut beam, &mut next);
            self.settle(beam.states(), (place + 1) % REMEMBERED);
            self.drop_frames(beam.states_mut());
            self.drop_steps(beam.states_mut());
            index += 1 + usize::from(other.is_some());
            place += 1;
        }
        self.finish(beam.states_mut(), place)
    }

    fn frame(&self, at: u32) -> Option<&Frame> {
        self.frames.get(at as usize)
    }

    fn one(&self, index: usize) -> Option<One<'a>> {
        let (candidate, feature) = (self.candidates.get(index)?, self.features.get(index)?);
        Some(One { index: index as u32, candidate, feature, series: self.settings.series })
    }

    /// The ways on from a state that read `one` as a numbering.
    fn reads(&self, state: &State, one: &One<'_>, ways: &mut Ways) {
        let style = one.candidate.marker.style;
        let between = one.between(state.paragraph);
        let beginning = one.beginning(state.last(style));
        let attachment = style == Style::Attachment;
        let earned = if style == Style::Decimal { cost::MOST_EARNED_BY_DECIMALS } else { cost::MOST_EARNED };
        // From the deepest open list outwards: what closes on the way costs what a list of one item costs, and a new
        // list costs besides what it costs to pass over a likely parent.
        let (mut closing, mut passing) = (state.cost, 0);
        // The open list directly below the item that a new list would hang on.
        let mut sibling: Option<&Frame> = None;
        let mut here = state.top;
        while let Some(frame) = self.frame(here) {
            if let Some(cost) = one.continuing(frame, between) {
                ways.add(closing + cost, one.index, Way::Next, here);
            }
            let opening = closing + passing + beginning;
            if !attachment && frame.depth < DEEPEST && !ways.is_too_dear(opening - earned) {
                let anew = sibling.map_or(0, |sibling| one.anew(sibling, between));
                let hanging = one.hanging(frame, sibling.is_none(), between);
                if !ways.is_too_dear(opening + anew + hanging) {
                    ways.add(opening + anew + hanging + self.nested(one, here), one.index, Way::Open, here);
                }
            }
            closing += one.closing(frame);
            if ways.is_too_dear(closing - cost::MOST_EARNED_BY_NEXT) {
                return;
            }
            passing += one.passing(frame, sibling.is_none(), between);
            here = frame.parent;
            sibling = Some(frame);
        }
        let anew = sibling.map_or(0, |sibling| one.anew(sibling, between));
        let astray = if style == Style::Decimal { cost::DECIMAL_ASTRAY / 2 } else { 0 };
        ways.add(closing + passing + beginning + anew + astray, one.index, Way::Open, NONE);
    }

    /// The cost of hanging a list of the style below another one of it.
    fn nested(&self, one: &One<'_>, mut here: u32) -> Cost {
        while let Some(frame) = self.frame(here) {
            let cost = one.nested(frame);
            if cost > 0 {
                return cost;
            }
            here = frame.parent;
        }
        0
    }

    /// The states that the cheapest ways lead to, none dearer than `limit`.
    fn keep(&mut self, states: &[State], limit: Cost, slot: usize, kept: &mut Beam) {
        kept.clear();
        let mut moves = std::mem::take(&mut self.moves);
        moves.retain(|one| one.cost <= limit);
        moves.sort_unstable_by_key(|one| (one.cost, one.order));
        let first = self.steps.len();
        if let Some(place) = self.first.get_mut(slot) {
            *place = first as u32;
        }
        let mut hashes = [0_u32; BEAM];
        for one in &moves {
            let Some(before) = states.get(one.state as usize) else { continue };
            let frame = self.target(one, before);
            let hash = frame.map_or_else(|| self.frame(before.top).map_or(0, |frame| frame.hash), |frame| frame.hash);
            if let Some(same) = hashes.iter().take(kept.len()).position(|&other| other == hash) {
                if let Some(winner) = kept.states_mut().get_mut(same) {
                    remember(winner, before, one.cost, slot);
                }
                continue;
            }
            if kept.len() >= self.settings.beam {
                break;
            }
            if let Some(slot) = hashes.get_mut(kept.len()) {
                *slot = hash;
            }
            let mut state = *before;
            // Costs are kept small, however long the text.
            state.cost = one.cost;
            let mut read = UNREAD;
            if let Some(frame) = frame {
                read = (self.steps.len() - first) as u8;
                state.top = self.frames.len() as u32;
                state.paragraph = frame.paragraph;
                state.step = self.steps.len() as u32;
                state.read(frame.style, frame.ordinal);
                let (candidate, depth) = (frame.candidate, frame.depth);
                room::push(&mut self.steps, Step { before: before.step, candidate, depth, margin: 0 });
                room::push(&mut self.frames, frame);
            }
            if let Some(memory) = state.memory.get_mut(slot) {
                *memory = Memory { step: read, margin: u8::MAX };
            }
            kept.push(state);
        }
        self.moves = moves;
        for state in kept.states_mut() {
            state.cost -= limit - MARGIN;
        }
    }

    /// The frame that a way leads to.
    fn target(&self, one: &Move, before: &State) -> Option<Frame> {
        let item = self.one(one.candidate as usize)?;
        match one.way {
            Way::Skip => None,
            Way::Next => {
                let frame = self.frame(one.frame)?;
                Some(frame.next(&item, item.between(before.paragraph), self.frame(frame.parent)))
            }
            Way::Open => Some(Frame::new(&item, one.frame, self.frame(one.frame))),
        }
    }

    /// Writes down how sure the best state is of what it read at the place that is about to be forgotten.
    fn settle(&mut self, states: &[State], slot: usize) {
        let Some((best, others)) = states.split_first() else { return };
        let Some(memory) = best.memory.get(slot).copied() else { return };
        if memory.step == UNREAD {
            return;
        }
        let first = self.first.get(slot).copied().unwrap_or(NONE);
        let Some(step) = self.steps.get_mut(first as usize + usize::from(memory.step)) else { return };
        let differs = |other: &&State| other.memory.get(slot).is_some_and(|other| other.step != memory.step);
        let margin = others.iter().find(differs).map_or(MARGIN, |other| other.cost - best.cost);
        step.margin = memory.margin.min(as_margin(margin));
    }

    /// Drops the frames that are on no stack any more, when there would be no room for those of the next place.  Few
    /// are: no more than the states and the depth allow.
    fn drop_frames(&mut self, states: &mut [State]) {
        if self.frames.len() + BEAM <= self.frames.capacity().max(FEWEST) {
            return;
        }
        let places = prune(&mut self.frames, states.iter().map(|state| state.top), |frame| &mut frame.parent);
        for state in states {
            state.top = moved(&places, state.top);
        }
        let count = self.frames.len();
        // So that this is done seldom, however many are kept.
        if count * 2 > self.frames.capacity() {
            self.frames.reserve_exact(count * 2 + BEAM - count);
        }
    }

    /// Drops the steps that led to no state, when there would be no room for those of the next place.
    fn drop_steps(&mut self, states: &mut [State]) {
        if self.steps.len() + BEAM <= self.steps.capacity().max(FEWEST) {
            return;
        }
        let places = prune(&mut self.steps, states.iter().map(|state| state.step), |step| &mut step.before);
        // What a state remembers lies on its way.  The first step of a place is now the first of those that are left.
        let first = self.first.map(|first| {
            let mut left = places.iter().skip(first as usize).filter(|place| **place != NONE);
            left.next().copied().unwrap_or(self.steps.len() as u32)
        });
        for state in states {
            state.step = moved(&places, state.step);
            for (memory, (&old, &new)) in state.memory.iter_mut().zip(self.first.iter().zip(&first)) {
                if memory.step != UNREAD {
                    memory.step = moved(&places, old + u32::from(memory.step)).saturating_sub(new) as u8;
                }
            }
        }
        self.first = first;
        let count = self.steps.len();
        // A half more than is kept: the way back grows with the text.
        if count + count / 2 > self.steps.capacity() {
            self.steps.reserve_exact(count / 2 + BEAM);
        }
    }

    /// Closes the open lists, settles what is remembered, and keeps the way to the best state.
    fn finish(mut self, states: &mut [State], place: usize) -> Vec<Read> {
        for state in states.iter_mut() {
            let mut here = state.top;
            while let Some(frame) = self.frame(here) {
                state.cost += stack::lonely(frame, self.settings.series);
                here = frame.parent;
            }
        }
        states.sort_by_key(|state| state.cost);
        for slot in (1..REMEMBERED).map(|back| (place + back) % REMEMBERED) {
            self.settle(states, slot);
        }
        // The steps that led to the best state move to the end of the list, the last one first, so that none is written over;
        // they are the readings in text order.
        let mut here = states.first().map_or(NONE, |state| state.step);
        let mut from = self.steps.len();
        while let Some(&step) = self.steps.get(here as usize) {
            from -= 1;
            if let Some(place) = self.steps.get_mut(from) {
                *place = step;
            }
            here = step.before;
        }
        self.steps.drain(..from);
        let read = |one: Step| {
            let confidence = (u32::from(one.margin) * 255 / MARGIN as u32).min(255) as u8;
            Read { candidate: one.candidate, depth: one.depth.into(), confidence }
        };
        self.steps.into_iter().map(read).collect()
    }
}

/// Drops what no way up from the roots passes; `above` is the link of one to that above it.  Hands back where each stands
/// now, for [`moved`].
fn prune<T>(all: &mut Vec<T>, roots: impl Iterator<Item = u32>, above: fn(&mut T) -> &mut u32) -> Vec<u32> {
    let mut places = vec![NONE; all.len()];
    for mut here in roots {
        while let Some(place) = places.get_mut(here as usize).filter(|place| **place == NONE) {
            *place = 0;
            here = all.get_mut(here as usize).map_or(NONE, |one| *above(one));
        }
    }
    for (place, number) in places.iter_mut().filter(|place| **place != NONE).zip(0..) {
        *place = number;
    }
    let mut at = 0;
    all.retain_mut(|one| {
        let link = above(one);
        *link = moved(&places, *link);
        at += 1;
        moved(&places, at - 1) != NONE
    });
    places
}

/// Where what stood at `at` stands behind [`prune`].
fn moved(places: &[u32], at: u32) -> u32 {
    places.get(at as usize).copied().unwrap_or(NONE)
}

/// A dearer way led to the same stack: where it read otherwise, the winner is only that much surer.
///
/// At the place itself, which is remembered in `slot`, the loser has not written down yet what it reads: whatever was
/// read there counts as read otherwise.
fn remember(winner: &mut State, loser: &State, cost: Cost, slot: usize) {
    let margin = as_margin(cost - winner.cost);
    for (at, (own, other)) in winner.memory.iter_mut().zip(&loser.memory).enumerate() {
        if own.step != other.step || at == slot && own.step != UNREAD {
            own.margin = own.margin.min(margin);
        }
    }
}

/// A difference of cost as it is written down.
fn as_margin(cost: Cost) -> u8 {
    cost.clamp(0, MARGIN.min(255)) as u8
}
