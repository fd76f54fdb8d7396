//! Looking words up: a walk through packed words, character by character.
//!
//! There are at most two layers of words, those of the crate and those that a caller adds.  The crate's own were packed
//! when it was built, so that a process that starts finds them ready.
//!
//! Nearly always a text begins, or ends, with two Han characters: those are looked up together, and only where words go on
//! from them the walk begins.

mod own;

use std::borrow::Cow;
use std::num::NonZeroU32;

use super::list::{DepartmentKey, Marks, Words};
use super::pack::{HAN_FIRST, HAN_SIZE, Packed, Slot, Trie, child};
use super::pairs::{Keys, Pair, alone};

/// Words that are looked up together.
pub(super) struct Layer {
    han: Cow<'static, [u16]>,
    others: Cow<'static, [(char, u32)]>,
    onward: Trie,
    backward: Trie,
    /// Full forms by word and section.
    full: Cow<'static, [FullForm]>,
    /// By last character, the longer words first.
    departments: Cow<'static, [Department]>,
}

/// A word that was found: how long it is, in bytes, and all its sections.  Of two, the longer one is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    len: NonZeroU32,
    pub marks: Marks,
}

impl Found {
    /// The word of these sections, where one of `of` is among them.
    #[inline]
    fn at(marks: Marks, len: usize, of: Marks) -> Option<Self> {
        let len = NonZeroU32::new(len as u32).filter(|_| marks.any(of))?;
        Some(Self { len, marks })
    }

    pub const fn len(self) -> usize {
        self.len.get() as usize
    }
}

#[derive(Clone, Debug)]
pub(super) struct FullForm {
    word: Cow<'static, str>,
    section: Marks,
    full: Cow<'static, str>,
}

/// What departments are called.
#[derive(Clone, Debug)]
pub(super) struct Department {
    pub last: char,
    pub section: Marks,
    pub word: Cow<'static, str>,
    /// The official name where the word is a short one.
    pub full: Option<Cow<'static, str>>,
}

/// The crate's own words.
pub(super) const fn builtin() -> &'static Layer {
    &own::LAYER
}

/// What is looked up most, in the crate's own words: functions of their own, so that the compiler knows how large the
/// tables are and where they stand.
pub(super) mod builtin {
    use super::*;

    #[inline(never)]
    pub fn prefix(text: &str, of: Marks) -> Option<Found> {
        own::LAYER.prefix(text, of)
    }

    #[inline(never)]
    pub fn suffix(text: &str, of: Marks) -> Option<Found> {
        own::LAYER.suffix(text, of)
    }

    #[inline(never)]
    pub fn marks(word: &str, of: Marks) -> Marks {
        own::LAYER.marks(word, of)
    }

    #[inline(never)]
    pub fn lasts(c: char) -> Marks {
        own::LAYER.lasts(c)
    }

    #[inline(never)]
    pub fn edges(c: char) -> (Marks, Marks) {
        own::LAYER.edges(c)
    }
}

/// The sections in which the crate's own words begin and end with the character of this number in the main Han block;
/// for tables that are made while the crate is compiled.
pub(super) const fn builtin_edges(number: usize) -> (Marks, Marks) {
    own::edges(number)
}

/// Whether a word of these sections may go on behind the pair that `text` begins with, at a glance at its next character.
#[inline]
fn may_go_on_behind(text: &str, two: &Pair, of: Marks) -> bool {
    two.below.any(of)
        && match text.as_bytes() {
            [_, _, _, _, _, _, 0xE0..=0xEF, _, last, ..] => two.goes_on(*last),
            _ => true,
        }
}

/// The same before the pair that it ends in.
#[inline]
fn may_go_on_before(text: &str, two: &Pair, of: Marks) -> bool {
    two.below.any(of)
        && match text.as_bytes() {
            [.., 0xE0..=0xEF, _, last, _, _, _, _, _, _] => two.goes_on(*last),
            _ => true,
        }
}

impl Layer {
    pub fn new(words: &Words) -> Self {
        let Packed { han, others, onward, backward } = Packed::new(&words.marks);
        let owned = |text: &String| Cow::Owned(text.clone());
        let forms = words.full.iter();
        let full =
            forms.map(|((word, section), full)| FullForm { word: owned(word), section: *section, full: owned(full) });
        let departments = words.departments.iter().map(|(key, full)| {
            let DepartmentKey { last, word, section, .. } = key;
            Department { last: *last, section: *section, word: owned(word), full: full.as_ref().map(owned) }
        });
        Self {
            han: Cow::Owned(han),
            others: Cow::Owned(others),
            onward,
            backward,
            full: Cow::Owned(full.collect()),
            departments: Cow::Owned(departments.collect()),
        }
    }

    #[inline]
    fn code(&self, c: char) -> u32 {
        match self.han.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(&code) => u32::from(code),
            None => self.other_code(c),
        }
    }

    fn other_code(&self, c: char) -> u32 {
        let at = self.others.binary_search_by_key(&c, |&(other, _)| other);
        at.ok().and_then(|at| self.others.get(at)).map_or(0, |&(_, code)| code)
    }

    /// The longest word of these sections that `text` begins with.
    #[inline(always)]
    pub fn prefix(&self, text: &str, of: Marks) -> Option<Found> {
        let Trie { slots, pairs } = &self.onward;
        let Some(keys) = Keys::first(text.as_bytes()) else {
            return self.onward_from(slots.first()?.base, text, text, of);
        };
        let one = || Found::at(pairs.get(keys.one, of)?.marks, 3, of);
        let Some(two) = pairs.get(keys.two, of) else { return one() };
        if may_go_on_behind(text, two, of) {
            return self.onward_over(two, keys.one, text, of);
        }
        Found::at(two.marks, 6, of).or_else(one)
    }

    /// The longest word of these sections that `text` ends in.
    #[inline(always)]
    pub fn suffix(&self, text: &str, of: Marks) -> Option<Found> {
        let Trie { slots, pairs } = &self.backward;
        let Some(keys) = Keys::last(text.as_bytes()) else {
            return self.backward_from(slots.first()?.base, text, text, of);
        };
        let one = || Found::at(pairs.get(keys.one, of)?.marks, 3, of);
        let Some(two) = pairs.get(keys.two, of) else { return one() };
        if may_go_on_before(text, two, of) {
            return self.backward_over(two, keys.one, text, of);
        }
        Found::at(two.marks, 6, of).or_else(one)
    }

    /// The longest of the words that begin with this pair and go on, of the pair, and of its first character.
    fn onward_over(&self, two: &Pair, one: u64, text: &str, of: Marks) -> Option<Found> {
        let longer = self.onward_from(two.base, text, text.get(6..)?, of);
        let pairs = &self.onward.pairs;
        longer.or_else(|| Found::at(two.marks, 6, of)).or_else(|| Found::at(pairs.get(one, of)?.marks, 3, of))
    }

    /// The same for the words that end in it.
    fn backward_over(&self, two: &Pair, one: u64, text: &str, of: Marks) -> Option<Found> {
        let longer = self.backward_from(two.base, text, text.get(..text.len().checked_sub(6)?)?, of);
        let pairs = &self.backward.pairs;
        longer.or_else(|| Found::at(two.marks, 6, of)).or_else(|| Found::at(pairs.get(one, of)?.marks, 3, of))
    }

    /// The longest word of these sections that goes on from the node whose children stand from `base` on, to which all
    /// leads that `text` has before its `rest`.
    fn onward_from(&self, base: u32, text: &str, rest: &str, of: Marks) -> Option<Found> {
        let mut chars = rest.chars();
        self.longest(&self.onward.slots, base, of, || Some((chars.next()?, text.len() - chars.as_str().len())))
    }

    /// The same for what stands before the node, to which all leads that `text` has behind its `rest`.
    fn backward_from(&self, base: u32, text: &str, rest: &str, of: Marks) -> Option<Found> {
        let mut chars = rest.chars();
        self.longest(&self.backward.slots, base, of, || Some((chars.next_back()?, text.len() - chars.as_str().len())))
    }

    /// The longest of the words that [`walk`](Self::walk) comes to.
    #[inline]
    fn longest(
        &self,
        slots: &[Slot],
        base: u32,
        of: Marks,
        next: impl FnMut() -> Option<(char, usize)>,
    ) -> Option<Found> {
        let mut found = None;
        self.walk(slots, base, of, next, |marks, len| found = Found::at(marks, len, of).or(found));
        found
    }

    /// Hands over the sections and the lengths of the nodes from the one on whose children stand from `base` on, as long as
    /// words of these sections go on.  `next` tells the next character and how long a word is that ends with it.
    #[inline]
    fn walk(
        &self,
        slots: &[Slot],
        mut base: u32,
        of: Marks,
        mut next: impl FnMut() -> Option<(char, usize)>,
        mut take: impl FnMut(Marks, usize),
    ) {
        while let Some((c, len)) = next()
            && let Some(slot) = child(slots, base, self.code(c))
        {
            take(slot.marks, len);
            // A node without children has no place for them.
            if !slot.below.any(of) {
                break;
            }
            base = slot.base;
        }
    }

    /// Raises each of `lengths` to that of the longest word that `text` ends in of the sections beside it.
    pub fn suffixes<const N: usize>(&self, text: &str, of: [Marks; N], lengths: &mut [usize; N]) {
        let any = of.into_iter().fold(Marks::default(), Marks::or);
        let mut take = |marks: Marks, len: usize| {
            for (longest, of) in lengths.iter_mut().zip(of) {
                *longest = if marks.any(of) { len.max(*longest) } else { *longest };
            }
        };
        let Trie { slots, pairs } = &self.backward;
        let (base, mut chars) = match Keys::last(text.as_bytes()) {
            None => (slots.first().map(|root| root.base), text.chars()),
            Some(keys) => {
                if let Some(one) = pairs.get(keys.one, any) {
                    take(one.marks, 3);
                }
                let two = pairs.get(keys.two, any);
                if let Some(two) = two {
                    take(two.marks, 6);
                }
                let longer = two.filter(|two| may_go_on_before(text, two, any)).map(|two| two.base);
                (longer, text.get(..text.len().saturating_sub(6)).unwrap_or_default().chars())
            }
        };
        if let Some(base) = base {
            let next = || Some((chars.next_back()?, text.len() - chars.as_str().len()));
            self.walk(slots, base, any, next, take);
        }
    }

    /// The sections of exactly this word, where one of `of` is among them.
    #[inline(always)]
    pub fn marks(&self, word: &str, of: Marks) -> Marks {
        let Trie { slots, pairs } = &self.onward;
        let marks = match (alone(word), Keys::first(word.as_bytes())) {
            (Some(key), _) => pairs.get(key, of).map(|one| one.marks),
            (None, Some(keys)) => pairs.get(keys.two, of).and_then(|two| match word.get(6..)? {
                "" => Some(two.marks),
                rest if two.below.any(of) => self.marks_from(two.base, rest, of),
                _ => None,
            }),
            (None, None) => slots.first().and_then(|root| self.marks_from(root.base, word, of)),
        };
        marks.filter(|marks| marks.any(of)).unwrap_or_default()
    }

    /// The sections of the word that goes on with `rest` from the node whose children stand from `base` on.
    fn marks_from(&self, mut base: u32, rest: &str, of: Marks) -> Option<Marks> {
        let mut chars = rest.chars();
        loop {
            let slot = child(&self.onward.slots, base, self.code(chars.next()?))?;
            if chars.as_str().is_empty() {
                return Some(slot.marks);
            }
            // A node without children has no place for them.
            if !slot.below.any(of) {
                return None;
            }
            base = slot.base;
        }
    }

    /// The sections of the words that begin and end with `c`.
    #[inline(always)]
    pub fn edges(&self, c: char) -> (Marks, Marks) {
        // Few signs stand in a word.
        if self.code(c) == 0 { Default::default() } else { (self.firsts(c), self.lasts(c)) }
    }

    /// The sections of the words that begin with `c`.
    #[inline(always)]
    pub fn firsts(&self, c: char) -> Marks {
        self.edge(&self.onward.slots, c)
    }

    /// The sections of the words that end with `c`.
    #[inline(always)]
    pub fn lasts(&self, c: char) -> Marks {
        self.edge(&self.backward.slots, c)
    }

    #[inline]
    fn edge(&self, slots: &[Slot], c: char) -> Marks {
        let slot = slots.first().and_then(|root| child(slots, root.base, self.code(c)));
        slot.map_or(Marks::default(), |slot| slot.marks.or(slot.below))
    }

    /// The characters of the main Han block that words have.
    pub fn characters(&self) -> impl Iterator<Item = char> {
        let coded = self.han.iter().zip(HAN_FIRST..).filter(|(code, _)| **code != 0);
        coded.filter_map(|(_, point)| char::from_u32(point))
    }

    /// The full form that one of these sections gives for a short word.
    pub fn full(&self, word: &str, of: Marks) -> Option<&str> {
        let from = self.full.partition_point(|form| *form.word < *word);
        let forms = self.full.get(from..)?.iter().take_while(|form| form.word == word);
        forms.filter(|form| form.section.any(of)).map(|form| &*form.full).next()
    }

    /// The longest word of the section that `text` ends in.
    pub fn department(&self, text: &str, section: Marks) -> Option<&Department> {
        let last = text.chars().next_back()?;
        let from = self.departments.partition_point(|entry| entry.last < last);
        let here = self.departments.get(from..)?.iter().take_while(|entry| entry.last == last);
        here.filter(|entry| entry.section == section).find(|entry| text.ends_with(&*entry.word))
    }

    #[cfg(test)]
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }
}
