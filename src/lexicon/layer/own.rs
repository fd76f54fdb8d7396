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

/// A function that reads a table while the crate is compiled: its items stand one behind the other, each of so many bytes;
/// what is amiss ends the compilation.
macro_rules! reader {
    ($name:ident, $size:literal, $item:ty, $empty:expr, |$bytes:ident| $read:expr) => {
        #[allow(clippy::indexing_slicing)]
        const fn $name<const N: usize>(bytes: &[u8]) -> [$item; N] {
            let (chunks, rest) = bytes.as_chunks::<$size>();
            assert!(chunks.len() == N && rest.is_empty());
            let mut all = [$empty; N];
            let mut at = 0;
            while at < N {
                let $bytes = chunks[at];
                all[at] = $read;
                at += 1;
            }
            all
        }
    };
}

reader!(shorts, 2, u16, 0, |bytes| u16::from_le_bytes(bytes));
reader!(longs, 4, u32, 0, |bytes| u32::from_le_bytes(bytes));
reader!(slots, 16, Slot, Slot { code: 0, base: 0, marks: Marks(0), below: Marks(0) }, |bytes| {
    let [code, base, marks, below] = longs(&bytes);
    Slot { code, base, marks: Marks(marks), below: Marks(below) }
});
reader!(pairs, 24, Pair, Pair { key: 0, base: 0, marks: Marks(0), below: Marks(0), onward: 0 }, |bytes| {
    let [low, high, base, marks, below, onward] = longs(&bytes);
    Pair { key: low as u64 | (high as u64) << 32, base, marks: Marks(marks), below: Marks(below), onward }
});
