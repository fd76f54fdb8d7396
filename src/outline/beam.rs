//! The states of the search at one place of the text, and what each has read.

use super::cost::Cost;
use super::stack::{NONE, STYLES};
use crate::marker::Style;

/// States that are kept.
pub(super) const BEAM: usize = 12;
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
    /// The last number of each style that was read; 0 where none was.
    last: [u16; STYLES],
}

impl State {
    /// Nothing has been read.
    const FIRST: Self = Self {
        top: NONE,
        cost: 0,
        paragraph: 0,
        step: NONE,
        memory: [Memory { step: UNREAD, margin: u8::MAX }; REMEMBERED],
        last: [0; STYLES],
    };

    /// The last number of `style` that was read.
    pub fn last(&self, style: Style) -> u16 {
        self.last.get(style as usize).copied().unwrap_or_default()
    }

    pub fn read(&mut self, style: Style, ordinal: u32) {
        if let Some(last) = self.last.get_mut(style as usize) {
            *last = ordinal as u16;
        }
    }
}

/// The states; there are never so many that room must be made for them.
pub(super) struct Beam {
    states: [State; BEAM],
    count: usize,
}

impl Beam {
    /// The state that has read nothing.
    pub const fn new() -> Self {
        Self { states: [State::FIRST; BEAM], count: 1 }
    }

    pub const fn len(&self) -> usize {
        self.count
    }

    pub const fn clear(&mut self) {
        self.count = 0;
    }

    pub fn states(&self) -> &[State] {
        self.states.get(..self.count).unwrap_or_default()
    }

    pub fn states_mut(&mut self) -> &mut [State] {
        self.states.get_mut(..self.count).unwrap_or_default()
    }

    /// Adds a state, where there is room for one.
    pub fn push(&mut self, state: State) {
        if let Some(place) = self.states.get_mut(self.count) {
            *place = state;
            self.count += 1;
        }
    }
}
