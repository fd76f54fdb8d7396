//! Looking words up: a walk through packed words, character by character.
//!
//! There are at most two layers of words, those of the crate and those that a caller adds.  The crate's own were packed
//! when it was built, so that a process that starts finds them ready.

use std::borrow::Cow;
use std::num::NonZeroU32;

use super::list::{DepartmentKey, Marks, Words};
use super::pack::{HAN_FIRST, HAN_SIZE, Packed, Slot};

/// Words that are looked up together.
pub(super) struct Layer {
    han: Cow<'static, [u16]>,
    others: Cow<'static, [(char, u32)]>,
    onward: Cow<'static, [Slot]>,
    backward: Cow<'static, [Slot]>,
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

/// The crate's own words, as the build script packed them.
mod own {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

    static HAN: [u16; HAN_SIZE] = shorts(include_bytes!(concat!(env!("OUT_DIR"), "/han.bin")));
    static ONWARD: [Slot; ONWARD_SLOTS] = slots(include_bytes!(concat!(env!("OUT_DIR"), "/onward.bin")));
    static BACKWARD: [Slot; BACKWARD_SLOTS] = slots(include_bytes!(concat!(env!("OUT_DIR"), "/backward.bin")));

    pub(super) static LAYER: Layer = Layer {
        han: Cow::Borrowed(&HAN),
        others: Cow::Borrowed(OTHERS),
        onward: Cow::Borrowed(&ONWARD),
        backward: Cow::Borrowed(&BACKWARD),
        full: Cow::Borrowed(FULL),
        departments: Cow::Borrowed(DEPARTMENTS),
    };

    /// The sections in which words begin and end with the character of this number in the main Han block.
    #[allow(clippy::indexing_slicing)]
    pub(super) const fn edges(number: usize) -> (Marks, Marks) {
        (edge(&ONWARD, HAN[number] as u32), edge(&BACKWARD, HAN[number] as u32))
    }

    #[allow(clippy::indexing_slicing)]
    const fn edge(slots: &[Slot], code: u32) -> Marks {
        let at = slots[0].base.wrapping_add(code) as usize;
        if code == 0 || at >= slots.len() || slots[at].code != code {
            return Marks(0);
        }
        slots[at].marks.or(slots[at].below)
    }

    const fn short(word: &'static str, section: u32, full: &'static str) -> FullForm {
        FullForm { word: Cow::Borrowed(word), section: Marks(section), full: Cow::Borrowed(full) }
    }

    const fn department(last: char, section: u32, word: &'static str, full: Option<&'static str>) -> Department {
        let full = match full {
            Some(full) => Some(Cow::Borrowed(full)),
            None => None,
        };
        Department { last, section: Marks(section), word: Cow::Borrowed(word), full }
    }

    /// Numbers of two bytes, read while the crate is compiled; what is amiss ends the compilation.
    #[allow(clippy::indexing_slicing)]
    const fn shorts<const N: usize>(bytes: &[u8]) -> [u16; N] {
        let (pairs, rest) = bytes.as_chunks::<2>();
        assert!(pairs.len() == N && rest.is_empty());
        let mut all = [0; N];
        let mut at = 0;
        while at < N {
            all[at] = u16::from_le_bytes(pairs[at]);
            at += 1;
        }
        all
    }

    /// Slots of four numbers of four bytes, read in the same way.
    #[allow(clippy::indexing_slicing)]
    const fn slots<const N: usize>(bytes: &[u8]) -> [Slot; N] {
        let (words, rest) = bytes.as_chunks::<4>();
        assert!(words.len() == 4 * N && rest.is_empty());
        let mut all = [Slot { code: 0, base: 0, marks: Marks(0), below: Marks(0) }; N];
        let mut at = 0;
        while at < N {
            all[at] = Slot {
                code: u32::from_le_bytes(words[4 * at]),
                base: u32::from_le_bytes(words[4 * at + 1]),
                marks: Marks(u32::from_le_bytes(words[4 * at + 2])),
                below: Marks(u32::from_le_bytes(words[4 * at + 3])),
            };
            at += 1;
        }
        all
    }
}

/// The crate's own words.
pub(super) const fn builtin() -> &'static Layer {
    &own::LAYER
}

/// The sections in which the crate's own words begin and end with the character of this number in the main Han block;
/// for tables that are made while the crate is compiled.
pub(super) const fn builtin_edges(number: usize) -> (Marks, Marks) {
    own::edges(number)
}

/// The code, by this table of the main Han block, of the character of these three bytes.
#[inline]
fn han_code(han: &[u16], first: u8, second: u8, third: u8) -> u32 {
    let point = u32::from(first & 15) << 12 | u32::from(second & 63) << 6 | u32::from(third & 63);
    han.get(point.wrapping_sub(HAN_FIRST) as usize).map_or(0, |&code| u32::from(code))
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
            onward: Cow::Owned(onward),
            backward: Cow::Owned(backward),
            full: Cow::Owned(full.collect()),
            departments: Cow::Owned(departments.collect()),
        }
    }

    fn code(&self, c: char) -> u32 {
        match self.han.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(&code) => u32::from(code),
            None => {
                let at = self.others.binary_search_by_key(&c, |&(other, _)| other);
                at.ok().and_then(|at| self.others.get(at)).map_or(0, |&(_, code)| code)
            }
        }
    }

    /// The child of `slot` that `c` leads to.
    fn child<'s>(&self, slots: &'s [Slot], slot: &Slot, c: char) -> Option<&'s Slot> {
        let code = self.code(c);
        slots.get(slot.base.wrapping_add(code) as usize).filter(|child| child.code == code && code != 0)
    }

    /// The longest word of these sections along the characters of `text`.
    /// `next` takes a character off the text, of which it tells the code.
    #[inline]
    fn longest<'t>(
        slots: &[Slot],
        of: Marks,
        text: &'t [u8],
        mut next: impl FnMut(&'t [u8]) -> Option<(u32, &'t [u8])>,
    ) -> Option<Found> {
        let (mut slot, mut rest) = (slots.first()?, text);
        let mut found = None;
        while slot.below.any(of)
            && let Some((code, others)) = next(rest)
            && code != 0
            && let Some(child) = slots.get(slot.base.wrapping_add(code) as usize)
            && child.code == code
        {
            (slot, rest) = (child, others);
            if slot.marks.any(of) {
                let len = NonZeroU32::new((text.len() - rest.len()) as u32);
                found = len.map(|len| Found { len, marks: slot.marks });
            }
        }
        found
    }

    /// The longest word of these sections that `text` begins with.
    pub fn prefix(&self, text: &str, of: Marks) -> Option<Found> {
        let han = &*self.han;
        Self::longest(&self.onward, of, text.as_bytes(), |rest| match rest {
            [first @ 0xE4..=0xE9, second, third, others @ ..] => Some((han_code(han, *first, *second, *third), others)),
            _ => {
                let c = text.get(text.len() - rest.len()..)?.chars().next()?;
                Some((self.code(c), rest.get(c.len_utf8()..)?))
            }
        })
    }

    /// The longest word of these sections that `text` ends in.
    pub fn suffix(&self, text: &str, of: Marks) -> Option<Found> {
        let han = &*self.han;
        Self::longest(&self.backward, of, text.as_bytes(), |rest| match rest {
            [others @ .., first @ 0xE4..=0xE9, second, third] => Some((han_code(han, *first, *second, *third), others)),
            _ => {
                let c = text.get(..rest.len())?.chars().next_back()?;
                Some((self.code(c), rest.get(..rest.len() - c.len_utf8())?))
            }
        })
    }

    /// Raises each of `lengths` to that of the longest word that `text` ends in of the sections beside it.
    pub fn suffixes<const N: usize>(&self, text: &str, of: [Marks; N], lengths: &mut [usize; N]) {
        let any = of.into_iter().fold(Marks::default(), Marks::or);
        let Some(mut slot) = self.backward.first() else { return };
        for (at, c) in text.char_indices().rev() {
            let Some(child) = self.child(&self.backward, slot, c) else { return };
            slot = child;
            for (longest, of) in lengths.iter_mut().zip(of) {
                *longest = if slot.marks.any(of) { (*longest).max(text.len() - at) } else { *longest };
            }
            if !slot.below.any(any) {
                return;
            }
        }
    }

    /// The sections of exactly this word, where one of `of` is among them.
    pub fn marks(&self, word: &str, of: Marks) -> Marks {
        let Some(mut slot) = self.onward.first().filter(|_| !word.is_empty()) else { return Marks::default() };
        for c in word.chars() {
            match self.child(&self.onward, slot, c) {
                Some(child) if slot.below.any(of) => slot = child,
                _ => return Marks::default(),
            }
        }
        if slot.marks.any(of) { slot.marks } else { Marks::default() }
    }

    /// The sections of the words that begin and end with `c`.
    pub fn edges(&self, c: char) -> (Marks, Marks) {
        // Few signs stand in a word.
        if self.code(c) == 0 { Default::default() } else { (self.firsts(c), self.lasts(c)) }
    }

    /// The sections of the words that begin with `c`.
    pub fn firsts(&self, c: char) -> Marks {
        Self::edge(self.onward.first().and_then(|root| self.child(&self.onward, root, c)))
    }

    /// The sections of the words that end with `c`.
    pub fn lasts(&self, c: char) -> Marks {
        Self::edge(self.backward.first().and_then(|root| self.child(&self.backward, root, c)))
    }

    fn edge(slot: Option<&Slot>) -> Marks {
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
