//! Where the first two characters of a text, or its last two, lead among packed words.
//!
//! Nearly all characters have three bytes, and what most texts begin with is no word: one look at one place tells of
//! both characters what a walk over them would, and nothing has to be guessed on the way to it.  The places are given
//! out such that no two pairs have the same: a few bits of a pair's hash say by how much the others are displaced.
//!
//! The build script packs the pairs of the crate's own words, the crate those that a caller adds: this module, too,
//! stands on nothing but the standard library.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::list::Marks;

/// The pairs of characters that words begin with, or end with, and the characters that are words.
pub(crate) struct Pairs {
    /// Each in its place; a power of two of them.
    pub places: Cow<'static, [Pair]>,
    /// By how much the places of the pairs are displaced whose hashes begin with a number; a power of two of them.
    pub shifts: Cow<'static, [u16]>,
    /// What a key is multiplied by: odd.
    pub factor: u64,
}

/// Two characters of three bytes each, or one that is a word.  A vacant place has the key 0.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pair {
    /// Their bytes.
    pub key: u64,
    /// The node of the trie that they lead to, as in its slot.
    pub base: u32,
    pub marks: Marks,
    pub below: Marks,
    /// One bit for each character that words go on with, by the last five bits of its code.
    pub onward: u32,
}

impl Pair {
    /// Whether a word may go on with the character of three bytes whose last one this is.
    #[inline]
    pub const fn goes_on(&self, last: u8) -> bool {
        self.onward >> (last & 31) & 1 == 1
    }
}

/// The keys of the two characters at an end of a text, and of the one that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    pub two: u64,
    pub one: u64,
}

impl Keys {
    /// Of the characters that `text` begins with, where both have three bytes.
    #[inline]
    pub fn first(text: &[u8]) -> Option<Self> {
        let two = two(text.first_chunk()?)?;
        Some(Self { two, one: two & 0xFF_FFFF })
    }

    /// The same of those that it ends with.
    #[inline]
    pub fn last(text: &[u8]) -> Option<Self> {
        let two = two(text.last_chunk()?)?;
        Some(Self { two, one: two >> 24 })
    }
}

#[inline]
fn two(bytes: &[u8; 6]) -> Option<u64> {
    let (front, back) = (u32::from_le_bytes(*bytes.first_chunk()?), u16::from_le_bytes(*bytes.last_chunk()?));
    // The first bytes of the two characters tell how many they have.
    (front & 0xF000_00F0 == 0xE000_00E0).then(|| u64::from(front) | u64::from(back) << 32)
}

/// The key of a word of one character, where it has three bytes.
pub(crate) fn alone(word: &str) -> Option<u64> {
    match *word.as_bytes() {
        [first @ 0xE0..=0xEF, second, third] => Some(u32::from_le_bytes([first, second, third, 0]).into()),
        _ => None,
    }
}

impl Pairs {
    pub fn new(pairs: &[Pair]) -> Self {
        let mut size = (pairs.len() + pairs.len() / 8 + 2).next_power_of_two();
        let mut factor: u64 = 0x9E37_79B9_7F4A_7C15;
        loop {
            // Few tries fail; room grows with them, so that one succeeds.
            for _ in 0..16 {
                if let Some((places, shifts)) = placed(pairs, size, factor) {
                    return Self { places: Cow::Owned(places), shifts: Cow::Owned(shifts), factor };
                }
                factor = factor.wrapping_mul(0xD134_2543_DE82_EF95);
            }
            size *= 2;
        }
    }

    /// The pair of this key, where words of these sections begin with it or are it.
    #[inline]
    pub fn get(&self, key: u64, of: Marks) -> Option<&Pair> {
        let hash = key.wrapping_mul(self.factor);
        let shift = *self.shifts.get(group(hash, self.shifts.len()))?;
        let pair = self.places.get(place(hash, shift, self.places.len()))?;
        // Both at once: there is less to be foreseen then.
        ((pair.key == key) & pair.marks.or(pair.below).any(of)).then_some(pair)
    }
}

/// Which of `count` groups a hash is of, and which of `count` places it has when it is displaced: bits of their own, to
/// which all of the key came up.
#[inline]
const fn group(hash: u64, count: usize) -> usize {
    (hash >> 32) as usize & (count - 1)
}

#[inline]
const fn place(hash: u64, shift: u16, count: usize) -> usize {
    ((hash >> (64 - count.trailing_zeros())) as usize ^ shift as usize) & (count - 1)
}

/// The pairs in their places and by how much each group is displaced, the largest groups first, while there is room.
fn placed(pairs: &[Pair], size: usize, factor: u64) -> Option<(Vec<Pair>, Vec<u16>)> {
    let mut shifts = vec![0; (size / 4).max(1)];
    let mut groups: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for pair in pairs {
        groups.entry(group(pair.key.wrapping_mul(factor), shifts.len())).or_default().push(*pair);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| Reverse(group.len()));
    let mut places = vec![Pair::default(); size];
    for (number, group) in groups {
        let all = |shift| group.iter().map(move |pair| (place(pair.key.wrapping_mul(factor), shift, size), *pair));
        let fits = |shift: &u16| {
            let vacant = |&(at, pair): &(usize, Pair)| {
                // The pairs of one group do not stand in each other's way either.
                places.get(at).is_some_and(|there| there.key == 0)
                    && all(*shift).all(|(other, it)| other != at || it.key == pair.key)
            };
            all(*shift).all(|it| vacant(&it))
        };
        let last = u16::try_from(size - 1).unwrap_or(u16::MAX);
        let shift = (0..=last).find(fits)?;
        for (at, pair) in all(shift) {
            *places.get_mut(at)? = pair;
        }
        *shifts.get_mut(number)? = shift;
    }
    Some((places, shifts))
}
