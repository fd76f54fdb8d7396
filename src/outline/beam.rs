//! The states of the search at one place of the text, and what each has read.

use super::cost::Cost;
use super::stack::{NONE, STYLES};
use crate::marker::{Candidate, Style};
use crate::room;

/// Places after which a reading counts as settled.
pub(super) const REMEMBERED: usize = 8;

/// What a state read at one place, and how much dearer the best other reading was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    /// The step that read it, counted from the first one of the place; [`UNREAD`] where nothing was read.
    pub step: u8,
    pub margin: u8,
}

/// No step of the place: what stood there was read as no numbering.
pub(super) const UNREAD: u8 = u8::MAX;

/// One state: a stack of open lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// The deepest open list.
    pub top: u32,
    pub cost: Cost,
    /// The paragraph of the last marker read.
    pub paragraph: u32,
    /// The step that led here.
    pub step: u32,
    /// What was read last, in a ring.
    pub memory: [Memory; REMEMBERED],
}

/// The states with the last number that each read of each style of the text.
pub(super) struct Beam {
    pub states: Vec<State>,
    /// A row for each state.
    last: Vec<u16>,
}

impl Beam {
    pub const fn new() -> Self {
        Self { states: Vec::new(), last: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.states.len()
    }

    pub fn clear(&mut self) {
        self.states.clear();
        self.last.clear();
    }

    /// Adds the state that has read nothing.
    pub fn begin(&mut self, styles: &Styles) {
        let memory = [Memory { step: UNREAD, margin: u8::MAX }; REMEMBERED];
        room::push(&mut self.states, State { top: NONE, cost: 0, paragraph: 0, step: NONE, memory });
        self.last.resize(styles.count, 0);
    }

    /// Adds a state that has read what the state `index` of `before` has, and `read` besides.
    pub fn push(&mut self, styles: &Styles, state: State, before: &Self, index: usize, read: Option<(Style, u32)>) {
        room::push(&mut self.states, state);
        let from = self.last.len();
        room::make(&mut self.last, styles.count);
        self.last.extend_from_slice(before.row(styles, index));
        if let Some((style, ordinal)) = read
            && let Some(last) = self.last.get_mut(from + styles.column(style))
        {
            *last = ordinal as u16;
        }
    }

    /// The last number of `style` that the state `index` read; 0 where it read none.
    pub fn last(&self, styles: &Styles, index: usize, style: Style) -> u16 {
        self.row(styles, index).get(styles.column(style)).copied().unwrap_or_default()
    }

    fn row(&self, styles: &Styles, index: usize) -> &[u16] {
        self.last.get(index * styles.count..(index + 1) * styles.count).unwrap_or_default()
    }
}

/// The styles that a text has: few of all that there are, so that a state keeps few numbers.
pub(super) struct Styles {
    columns: [u8; STYLES],
    count: usize,
}

impl Styles {
    pub fn of(candidates: &[Candidate]) -> Self {
        let mut styles = Self { columns: [u8::MAX; STYLES], count: 0 };
        for candidate in candidates {
            if let Some(column) = styles.columns.get_mut(candidate.marker.style as usize)
                && *column == u8::MAX
            {
                *column = styles.count as u8;
                styles.count += 1;
            }
        }
        styles
    }

    fn column(&self, style: Style) -> usize {
        self.columns.get(style as usize).map_or(usize::MAX, |&column| usize::from(column))
    }
}
