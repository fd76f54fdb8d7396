//! The crate's own words, as the build script packed them: they are read from its files while the crate is compiled.

use super::*;
use crate::lexicon::pairs::Pairs;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static HAN: [u16; HAN_SIZE] = shorts(include_bytes!(concat!(env!("OUT_DIR"), "/han.bin")));

pub(super) static LAYER: Layer = Layer {
    han: Cow::Borrowed(&HAN),
    others: Cow::Borrowed(OTHERS),
    onward: onward::TRIE,
    backward: backward::TRIE,
    full: Cow::Borrowed(FULL),
    departments: Cow::Borrowed(DEPARTMENTS),
};

/// A module with the trie of one direction, as it was packed into a file for each of its tables.
macro_rules! packed {
    ($direction:ident, $slots:literal, $places:literal, $shifts:literal, $sizes:ident) => {
        mod $direction {
            use super::*;

            pub(super) static SLOTS: [Slot; $sizes.slots] = slots(include_bytes!(concat!(env!("OUT_DIR"), $slots)));
            static PLACES: [Pair; $sizes.places] = pairs(include_bytes!(concat!(env!("OUT_DIR"), $places)));
            static SHIFTS: [u16; $sizes.shifts] = shorts(include_bytes!(concat!(env!("OUT_DIR"), $shifts)));

            pub(super) const TRIE: Trie = Trie {
                slots: Cow::Borrowed(&SLOTS),
                pairs: Pairs { places: Cow::Borrowed(&PLACES), shifts: Cow::Borrowed(&SHIFTS), factor: $sizes.factor },
            };
        }
    };
}

/// How large the tables of a direction are, and the factor of its pairs.
struct Sizes {
    slots: usize,
    places: usize,
    shifts: usize,
    factor: u64,
}

packed!(onward, "/onward.bin", "/onward-places.bin", "/onward-shifts.bin", ONWARD);
packed!(backward, "/backward.bin", "/backward-places.bin", "/backward-shifts.bin", BACKWARD);

/// The sections in which words begin and end with the character of this number in the main Han block.
#[allow(clippy::indexing_slicing)]
pub(super) const fn edges(number: usize) -> (Marks, Marks) {
    (edge(&onward::SLOTS, HAN[number] as u32), edge(&backward::SLOTS, HAN[number] as u32))
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

/// Numbers of four bytes, read in the same way.
#[allow(clippy::indexing_slicing)]
const fn longs<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let (words, rest) = bytes.as_chunks::<4>();
    assert!(words.len() == N && rest.is_empty());
    let mut all = [0; N];
    let mut at = 0;
    while at < N {
        all[at] = u32::from_le_bytes(words[at]);
        at += 1;
    }
    all
}

/// Slots of four such numbers.
#[allow(clippy::indexing_slicing)]
const fn slots<const N: usize>(bytes: &[u8]) -> [Slot; N] {
    let (slots, rest) = bytes.as_chunks::<16>();
    assert!(slots.len() == N && rest.is_empty());
    let mut all = [Slot { code: 0, base: 0, marks: Marks(0), below: Marks(0) }; N];
    let mut at = 0;
    while at < N {
        let [code, base, marks, below] = longs(&slots[at]);
        all[at] = Slot { code, base, marks: Marks(marks), below: Marks(below) };
        at += 1;
    }
    all
}

/// Pairs of six.
#[allow(clippy::indexing_slicing)]
const fn pairs<const N: usize>(bytes: &[u8]) -> [Pair; N] {
    let (pairs, rest) = bytes.as_chunks::<24>();
    assert!(pairs.len() == N && rest.is_empty());
    let mut all = [Pair { key: 0, base: 0, marks: Marks(0), below: Marks(0), onward: 0 }; N];
    let mut at = 0;
    while at < N {
        let [low, high, base, marks, below, onward] = longs(&pairs[at]);
        let key = low as u64 | (high as u64) << 32;
        all[at] = Pair { key, base, marks: Marks(marks), below: Marks(below), onward };
        at += 1;
    }
    all
}
