//! The search: the least-cost reading over the stack of open lists.
//!
//! A state is a stack of open lists, each with its last item.  At each candidate every state can go on in four
//! ways: read it as no numbering, as the next item of an open list, as the first item of a new list below an open
//! item, or of one that hangs on the document.  States that have the same stack are one, and the cheaper way there
//! is kept; of the rest the [`BEAM`] cheapest that are within [`MARGIN`] of the best stay.  So the work is linear in
//! the candidates, and a tie is decided by the order in which the ways are tried.

use super::cost::{self, Cost};
use super::feature::Feature;
use crate::marker::{Candidate, LAST, Left, Style};

/// States that are kept.
const BEAM: usize = 12;
/// States dearer than the best by more than this are dropped.
const MARGIN: Cost = 150;
/// Open lists at one time: texts do not nest deeper, noise does.
const DEEPEST: u8 = 12;
/// No frame.
const NONE: u32 = u32::MAX;
/// Styles, for the table of the last number of each.
const STYLES: usize = 32;

/// An open list with its last item.  Frames are never changed: states share them.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The item that the list is below.
    parent: u32,
    candidate: u32,
    style: Style,
    form: u32,
    ordinal: u32,
    /// The number that the last item should have had.
    due: u32,
    /// Items so far, saturating.
    count: u8,
    depth: u8,
    /// The last item is a title.
    title: bool,
    /// The last item stands at the start of a paragraph.
    at_line: bool,
    /// Items of the list have had paragraphs without a number behind them.
    loose: bool,
    paragraph: u32,
    epoch: u32,
    hash: u64,
}

impl Frame {
    /// Whether `next` is the next number: behind the last one as printed or, where that was wrong, behind the one
    /// that it stands for or in place of it.
    const fn follows(&self, next: u32) -> bool {
        next == self.ordinal + 1 || self.due != self.ordinal && (next == self.due || next == self.due + 1)
    }
}

#[derive(Clone, Copy, Debug)]
struct State {
    top: u32,
    cost: Cost,
    /// The paragraph of the last marker read.
    paragraph: u32,
    /// The last number of each style.
    last: [u16; STYLES],
    /// The step that led here.
    step: u32,
}

/// How a state was reached, for the way back.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: u32,
    /// The frame of the item that was read.
    frame: u32,
}

/// What was read: a candidate at a depth below the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub candidate: usize,
    pub depth: u32,
}

pub(super) fn search(candidates: &[Candidate], features: &[Feature]) -> Vec<Read> {
    Search { candidates, features, frames: Vec::new(), steps: Vec::new() }.run()
}

struct Search<'a> {
    candidates: &'a [Candidate],
    features: &'a [Feature],
    frames: Vec<Frame>,
    steps: Vec<Step>,
}

/// One way to go on from a state.
#[derive(Clone, Copy)]
struct Move {
    state: usize,
    cost: Cost,
    /// The frame of the item read; its hash tells states apart.  `None` reads no numbering.
    frame: Option<Frame>,
    hash: u64,
}

impl Search<'_> {
    fn run(mut self) -> Vec<Read> {
        let mut states = vec![State { top: NONE, cost: 0, paragraph: 0, last: [0; STYLES], step: NONE }];
        let mut moves: Vec<Move> = Vec::new();
        let mut index = 0;
        while index < self.candidates.len() {
            let start = self.start(index);
            let mut behind = index + 1;
            while behind < self.candidates.len() && self.start(behind) == start {
                behind += 1;
            }
            moves.clear();
            for at in 0..states.len() {
                if let Some(state) = states.get(at).copied() {
                    self.moves(at, &state, index, behind, &mut moves);
                }
            }
            states = self.keep(&states, &mut moves);
            index = behind;
        }
        let mut best: Option<(Cost, u32)> = None;
        for state in &states {
            let cost = state.cost + self.closing(state.top, NONE);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, state.step));
            }
        }
        self.trace(best.map_or(NONE, |(_, step)| step))
    }

    fn start(&self, index: usize) -> usize {
        self.candidates.get(index).map_or(usize::MAX, |candidate| candidate.marker.span.start())
    }

    fn frame(&self, at: u32) -> Option<&Frame> {
        self.frames.get(at as usize)
    }

    /// All ways on from `state` over the readings `from..to` of one place.
    fn moves(&self, at: usize, state: &State, from: usize, to: usize, moves: &mut Vec<Move>) {
        let mut skip = Cost::MAX;
        for index in from..to {
            let (Some(candidate), Some(feature)) = (self.candidates.get(index), self.features.get(index)) else {
                continue;
            };
            self.reads(at, state, index, candidate, feature, moves);
            let title = feature.title && candidate.left == Left::Line && cost::rank(candidate.marker.style) <= 8;
            let cost = cost::skip(candidate.marker.style, candidate.left, candidate.slip);
            skip = skip.min(cost + if title && !candidate.slip { cost::SKIP_TITLE } else { 0 });
        }
        let hash = self.frame(state.top).map_or(0, |frame| frame.hash);
        moves.push(Move { state: at, cost: state.cost + skip, frame: None, hash });
    }

    fn reads(
        &self,
        at: usize,
        state: &State,
        index: usize,
        candidate: &Candidate,
        feature: &Feature,
        moves: &mut Vec<Move>,
    ) {
        let marker = candidate.marker;
        let base = state.cost;
        // Paragraphs without a number that began since the last item.
        let between =
            candidate.paragraph.saturating_sub(state.paragraph).saturating_sub(u32::from(candidate.left == Left::Line));
        let new = Frame {
            parent: NONE,
            candidate: index as u32,
            style: marker.style,
            form: candidate.form,
            ordinal: marker.ordinal,
            due: marker.ordinal,
            count: 1,
            depth: 1,
            title: feature.title,
            at_line: candidate.left == Left::Line,
            loose: false,
            paragraph: candidate.paragraph,
            epoch: feature.epoch,
            hash: 0,
        };
        let attachment = marker.style == Style::Attachment;
        // From the deepest open list outwards: what closes on the way costs what a list of one item costs, and for a
        // new list what it costs to pass over a likely parent.
        let (mut closing, mut passing) = (0, 0);
        // The open list directly below the item that a new list would hang on.
        let mut sibling: Option<&Frame> = None;
        let mut here = state.top;
        while let Some(frame) = self.frame(here) {
            if let Some(cost) = self.continuing(frame, candidate, feature, between) {
                let due = if marker.ordinal == LAST || frame.follows(marker.ordinal) {
                    marker.ordinal
                } else {
                    frame.due + 1
                };
                let frame = Frame {
                    parent: frame.parent,
                    due,
                    count: frame.count.saturating_add(1),
                    depth: frame.depth,
                    loose: frame.loose || between > 0,
                    ..new
                };
                moves.push(self.with(at, base + closing + cost, frame));
            }
            if !attachment && frame.depth < DEEPEST {
                let cost = self.opening(state, Some((here, frame)), sibling, candidate, feature, between);
                let frame = Frame { parent: here, depth: frame.depth + 1, ..new };
                moves.push(self.with(at, base + closing + passing + cost, frame));
            }
            closing += lonely(frame);
            passing += passes(frame, sibling.is_none(), candidate, feature, between);
            sibling = Some(frame);
            here = frame.parent;
        }
        if attachment {
            passing = 0;
        }
        let cost = self.opening(state, None, sibling, candidate, feature, between);
        moves.push(self.with(at, base + closing + passing + cost, new));
    }

    fn with(&self, state: usize, cost: Cost, mut frame: Frame) -> Move {
        let above = self.frame(frame.parent).map_or(0, |parent| parent.hash);
        let own = u64::from(frame.candidate) << 8 | u64::from(frame.count.min(2)) << 1 | u64::from(frame.loose);
        frame.hash = (above.rotate_left(17) ^ own).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Move { state, cost, frame: Some(frame), hash: frame.hash }
    }

    /// The cost of reading the candidate as the next item of an open list; `None` where it cannot be.
    fn continuing(&self, frame: &Frame, candidate: &Candidate, feature: &Feature, between: u32) -> Option<Cost> {
        let marker = candidate.marker;
        let mut cost = cost::continues(candidate.left) + if candidate.slip { cost::SLIP_NEXT } else { 0 };
        if frame.style != marker.style {
            let next = marker.ordinal == frame.ordinal + 1 || marker.ordinal == LAST;
            if is_enumeration(frame.style) && is_enumeration(marker.style) {
                cost += cost::OTHER_STYLE;
            } else if next && numerals(frame.style) == numerals(marker.style) && numerals(marker.style) > 0 {
                cost += cost::FOREIGN_STYLE;
            } else {
                return None;
            }
        } else if frame.form != candidate.form {
            match marker.style {
                Style::Arabic | Style::Han => cost += cost::OTHER_SIGN,
                Style::Bare => cost += cost::OTHER_STYLE,
                _ => return None,
            }
        }
        cost += match (frame.ordinal, marker.ordinal) {
            (0, 0) => cost::BULLET,
            (_, 0) | (0, _) if marker.style == Style::Attachment => 0,
            (_, LAST) => cost::NEXT,
            (_, next) if frame.follows(next) => cost::NEXT,
            (last, next) if next == last => cost::DUPLICATE,
            (last, next) if next > last => cost::GAP + cost::GAP_EACH * (next - last - 1).min(cost::GAP_MOST) as Cost,
            (_, 1) if candidate.lead == Left::Colon => cost::RESTART_INTRODUCED,
            (_, 1) if between == 0 => cost::RESTART,
            (_, 1) => cost::RESTART_LATER,
            _ => cost::BACK,
        };
        if frame.at_line && candidate.left != Left::Line && candidate.left != Left::Marker {
            cost += cost::RUNS_IN;
        }
        if is_enumeration(frame.style) && !frame.at_line && candidate.paragraph > frame.paragraph {
            cost += cost::LATER_PARAGRAPH;
        }
        if feature.epoch != frame.epoch && marker.style != Style::Attachment {
            cost += cost::OTHER_PART;
        }
        Some(cost)
    }

    /// The cost of reading the candidate as the first item of a new list below `parent`, where `sibling` is the list
    /// there that ends with it.
    fn opening(
        &self,
        state: &State,
        parent: Option<(u32, &Frame)>,
        sibling: Option<&Frame>,
        candidate: &Candidate,
        feature: &Feature,
        between: u32,
    ) -> Cost {
        let marker = candidate.marker;
        let style = marker.style;
        let mut cost = cost::opens(style, candidate.left) + cost::begins(style);
        cost += if candidate.slip { cost::SLIP } else { 0 };
        let enumeration = is_enumeration(style);
        let last = state.last.get(style as usize).copied().unwrap_or_default();
        let mut anew = false;
        if let Some(sibling) = sibling.filter(|sibling| sibling.style == style && sibling.form == candidate.form) {
            anew = true;
            cost += if feature.epoch != sibling.epoch {
                cost::RESTART_PART
            } else if enumeration && candidate.paragraph != sibling.paragraph {
                cost::RESTART_RUN_IN
            } else if style == Style::Attachment {
                0
            } else if candidate.lead == Left::Colon {
                cost::RESTART_INTRODUCED
            } else if between == 0 {
                cost::RESTART
            } else {
                cost::RESTART_LATER
            };
        }
        cost += match marker.ordinal {
            0 | 1 => 0,
            next if u32::from(last) + 1 == next && !anew => {
                if style == Style::Article {
                    cost::RUN_ON_ARTICLE
                } else {
                    cost::RUN_ON
                }
            }
            _ if candidate.lead == Left::Line => cost::ORPHAN_EXTRACT,
            _ if enumeration => cost::ORPHAN_ENUMERATION,
            _ => cost::ORPHAN,
        };
        let colon = candidate.left == Left::Colon || candidate.lead == Left::Colon;
        if style == Style::Decimal {
            cost += match parent {
                Some((_, parent)) if names(candidate.form, parent) => cost::DECIMAL_AT_HOME,
                Some((_, parent)) if parent.style == Style::Decimal => cost::NESTED_IN_ITSELF,
                Some(_) => cost::DECIMAL_ASTRAY,
                None => cost::DECIMAL_ASTRAY / 2,
            };
        }
        let Some((here, parent)) = parent else { return cost };
        let (above, below) = (cost::rank(parent.style), cost::rank(style));
        // Labels and bullets stand at any level, and what is run into one paragraph is nested by sense.
        let free = matches!(style, Style::Label | Style::Column | Style::Bare | Style::Decimal)
            || matches!(parent.style, Style::Bullet | Style::Bare) && parent.title
            || below >= cost::rank(Style::Arabic)
                && is_enumeration(parent.style)
                && candidate.paragraph == parent.paragraph
                && candidate.left != Left::Line;
        cost += match below.cmp(&above) {
            _ if parent.style == style || free => 0,
            std::cmp::Ordering::Less if style == Style::Article && parent.style == Style::Han && parent.title => {
                cost::ARTICLE_IN_SECTION
            }
            std::cmp::Ordering::Less if below <= cost::rank(Style::Article) => cost::INVERTED_DIVISION,
            std::cmp::Ordering::Less => cost::INVERTED,
            std::cmp::Ordering::Equal => cost::SAME_RANK,
            std::cmp::Ordering::Greater => 0,
        };
        let mut ancestor = here;
        while let Some(frame) = self.frame(ancestor) {
            if frame.style == style && style != Style::Decimal {
                let run_in = (enumeration || candidate.left == Left::Colon)
                    && frame.at_line
                    && candidate.left != Left::Line
                    && candidate.paragraph == frame.paragraph;
                cost += if run_in {
                    cost::NESTED_RUN_IN
                } else if frame.form == candidate.form {
                    cost::NESTED_IN_ITSELF
                } else {
                    cost::NESTED_OTHER_SIGN
                };
                break;
            }
            ancestor = frame.parent;
        }
        let elsewhere = candidate.paragraph != parent.paragraph;
        if !parent.at_line && elsewhere && !parent.title {
            cost += if colon && between == 0 { 0 } else { cost::PARENT_RUN_IN };
        } else if owns_paragraphs(parent) || !elsewhere {
            // A title and an article own what follows them.
        } else if between > 0 {
            cost += if parent.loose {
                cost::PARENT_COMPLETE
            } else if parent.count == 1 {
                cost::PARENT_MAY_HAVE_ENDED
            } else {
                cost::PARENT_ENDED
            };
        } else if !colon {
            cost += cost::PARENT_COMPLETE;
        }
        if parent.epoch != feature.epoch && parent.style != Style::Attachment {
            cost += cost::PARENT_OTHER_PART;
        }
        if colon && sibling.is_none() && between == 0 {
            cost += cost::AFTER_COLON;
        }
        cost
    }

    /// What it costs to close all lists from `top` up to, not including, `until`.
    fn closing(&self, top: u32, until: u32) -> Cost {
        let mut cost = 0;
        let mut here = top;
        while here != until {
            let Some(frame) = self.frame(here) else { break };
            cost += lonely(frame);
            here = frame.parent;
        }
        cost
    }

    /// The states that the cheapest of `moves` lead to.
    fn keep(&mut self, states: &[State], moves: &mut [Move]) -> Vec<State> {
        let mut order: Vec<usize> = (0..moves.len()).collect();
        order.sort_by_key(|&at| moves.get(at).map_or(Cost::MAX, |one| one.cost));
        let least = order.first().and_then(|&at| moves.get(at)).map_or(0, |one| one.cost);
        let mut kept: Vec<State> = Vec::with_capacity(BEAM);
        let mut seen: Vec<u64> = Vec::with_capacity(BEAM);
        for &at in &order {
            let Some(one) = moves.get(at) else { continue };
            if kept.len() == BEAM || one.cost - least > MARGIN {
                break;
            }
            if seen.contains(&one.hash) {
                continue;
            }
            seen.push(one.hash);
            let Some(before) = states.get(one.state) else { continue };
            let mut state = *before;
            state.cost = one.cost;
            if let Some(frame) = one.frame {
                let step = Step { before: before.step, frame: self.frames.len() as u32 };
                state.top = step.frame;
                state.paragraph = frame.paragraph;
                if let Some(last) = state.last.get_mut(frame.style as usize) {
                    *last = frame.ordinal as u16;
                }
                state.step = self.steps.len() as u32;
                self.frames.push(frame);
                self.steps.push(step);
            }
            kept.push(state);
        }
        // Costs are kept small, however long the text.
        for state in &mut kept {
            state.cost -= least;
        }
        kept
    }

    fn trace(&self, mut step: u32) -> Vec<Read> {
        let mut reads = Vec::new();
        while let Some(one) = self.steps.get(step as usize) {
            if let Some(frame) = self.frame(one.frame) {
                reads.push(Read { candidate: frame.candidate as usize, depth: u32::from(frame.depth) });
            }
            step = one.before;
        }
        reads.reverse();
        reads
    }
}

/// Styles that enumerate inside a paragraph and may take turns in one list.
const fn is_enumeration(style: Style) -> bool {
    matches!(style, Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi)
}

/// Whether the numbers above the last of a decimal (two digits each) name the item of `parent`.
const fn names(above: u32, parent: &Frame) -> bool {
    above % 100 == parent.ordinal
        && match parent.style {
            Style::Decimal => above / 100 == parent.form && above >= 100,
            _ => above < 100,
        }
}

/// Which numerals a style counts with, where another style could take its place by mistake.
const fn numerals(style: Style) -> u8 {
    match style {
        Style::Han | Style::ParenHan | Style::Shi | Style::Yao | Style::Di => 1,
        Style::Arabic | Style::ParenArabic | Style::HalfParen => 2,
        _ => 0,
    }
}

/// The price of a list that ends with one item.
const fn lonely(frame: &Frame) -> Cost {
    if frame.count > 1 {
        0
    } else if is_enumeration(frame.style) && frame.ordinal > 1 {
        cost::lonely(Style::Han, frame.at_line)
    } else {
        cost::lonely(frame.style, frame.at_line)
    }
}

/// Whether paragraphs without a number that follow the item belong to it in any case.
const fn owns_paragraphs(frame: &Frame) -> bool {
    frame.title
        || matches!(frame.style, Style::Article | Style::Attachment | Style::Chapter | Style::Section | Style::Part)
}

/// The price of not hanging a new list on the last item of `frame`.
fn passes(frame: &Frame, childless: bool, candidate: &Candidate, feature: &Feature, between: u32) -> Cost {
    let elsewhere = candidate.paragraph != frame.paragraph;
    let ended = elsewhere && !frame.title && (!frame.at_line || between > 0 && !frame.loose && !owns_paragraphs(frame))
        || frame.epoch != feature.epoch && frame.style != Style::Attachment;
    if ended {
        0
    } else if childless && frame.title && between == 0 {
        cost::PASSES_TITLE
    } else if cost::rank(frame.style) < cost::rank(candidate.marker.style) {
        cost::PASSES_PARENT
    } else {
        cost::PASSES
    }
}
