//! Packing words so that a look-up walks from character to character without hashing anything.
//!
//! Each direction (words from their first character on, words from their last character back) is a double-array trie:
//! the slot of a node says where its children stand, a child stands there plus the code of its character, and a slot
//! that holds another code than the one that led to it is no child.  No two nodes have their children at the same
//! place, so that the code alone tells.  A slot also holds the sections of the word that ends there and those of all
//! words that go on from it: a walk for certain sections ends where none of theirs goes on.
//!
//! The build script packs the crate's own words, the crate those that a caller adds: this module, too, stands on
//! nothing but the standard library.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::list::Marks;
use super::pairs::{Keys, Pair, Pairs, alone};

/// The main block of Han characters (CJK Unified Ideographs), of which almost all words are made.
pub(crate) const HAN_FIRST: u32 = 0x4E00;
pub(crate) const HAN_SIZE: usize = 0x9FFF - 0x4E00 + 1;

/// A node of a trie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The code of the character that leads to this node; 0 where the slot is vacant.
    pub code: u32,
    /// Where the children stand, less their codes.
    pub base: u32,
    /// The sections of the word that ends here.
    pub marks: Marks,
    /// The sections of the words that go on.
    pub below: Marks,
}

/// The words of a lexicon as they are walked through.
pub(crate) struct Packed {
    /// The code of each character of the main Han block; 0 where no word has it.
    pub han: Vec<u16>,
    /// The other characters of the words, in order, with their codes.
    pub others: Vec<(char, u32)>,
    /// The words from their first character on.
    pub onward: Trie,
    /// The words from their last character back.
    pub backward: Trie,
}

/// Words in one direction.
pub(crate) struct Trie {
    /// The nodes; the first one is the root.
    pub slots: Cow<'static, [Slot]>,
    /// Where pairs of characters lead from the root.
    pub pairs: Pairs,
}

impl Packed {
    pub fn new(words: &BTreeMap<String, Marks>) -> Self {
        // The more frequent a character, the smaller its code: the slots lie closer then.
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        words.keys().flat_map(|word| word.chars()).for_each(|c| *counts.entry(c).or_default() += 1);
        let mut by_count: Vec<(char, usize)> = counts.into_iter().collect();
        by_count.sort_by_key(|&(c, count)| (Reverse(count), c));
        let codes: BTreeMap<char, u32> = by_count.iter().zip(1..).map(|(&(c, _), code)| (c, code)).collect();

        let (mut han, mut others) = (vec![0; HAN_SIZE], Vec::new());
        for (&c, &code) in &codes {
            match han.get_mut((c as u32).wrapping_sub(HAN_FIRST) as usize) {
                Some(slot) if code <= u32::from(u16::MAX) => *slot = code as u16,
                _ => others.push((c, code)),
            }
        }
        let code = |c: char| codes.get(&c).copied().unwrap_or_default();
        let (onward, backward) = (|word: &str| word.chars().collect(), |word: &str| word.chars().rev().collect());
        let (onward, backward) =
            (Trie::new(words, code, onward, Keys::first), Trie::new(words, code, backward, Keys::last));
        Self { han, others, onward, backward }
    }
}

impl Trie {
    /// The trie in which each word is found along these of its characters, and where its key leads.
    fn new(
        words: &BTreeMap<String, Marks>,
        code: impl Fn(char) -> u32,
        along: impl Fn(&str) -> Vec<char>,
        keys: impl Fn(&[u8]) -> Option<Keys>,
    ) -> Self {
        let slots = slots(words.iter().map(|(word, marks)| (along(word).into_iter().map(&code), *marks)));
        let mut pairs: BTreeMap<u64, Pair> = BTreeMap::new();
        for word in words.keys() {
            let (chars, alone) = (along(word), alone(word));
            let Some(key) = alone.or_else(|| Some(keys(word.as_bytes())?.two)) else { continue };
            let count = if alone.is_some() { 1 } else { 2 };
            let walk = chars.iter().take(count);
            let node = walk.fold(slots.first(), |node, &c| child(&slots, node?.base, code(c)));
            let Some(&node) = node else { continue };
            let Slot { base, marks, below, .. } = node;
            let pair = pairs.entry(key).or_insert(Pair { key, base, marks, below, onward: 0 });
            pair.onward |= chars.get(count).map_or(0, |&c| 1 << (c as u32 & 31));
        }
        Self { slots: Cow::Owned(slots), pairs: Pairs::new(&pairs.into_values().collect::<Vec<_>>()) }
    }
}

/// The node that the character of this code leads to from the one whose children stand from `base` on; no character
/// that words have is of code 0.
#[inline]
pub(crate) fn child(slots: &[Slot], base: u32, code: u32) -> Option<&Slot> {
    slots.get(base.wrapping_add(code) as usize).filter(|child| child.code == code && code != 0)
}

/// A node before it has its place.
#[derive(Default)]
struct Node {
    children: BTreeMap<u32, usize>,
    marks: Marks,
    below: Marks,
}

/// The slots of the trie of `words`.
fn slots<W: Iterator<Item = u32>>(words: impl Iterator<Item = (W, Marks)>) -> Vec<Slot> {
    let mut nodes = vec![Node::default()];
    for (word, marks) in words {
        let mut at = 0;
        for code in word {
            let fresh = nodes.len();
            let Some(node) = nodes.get_mut(at) else { break };
            node.below = node.below.or(marks);
            at = *node.children.entry(code).or_insert(fresh);
            if at == fresh {
                nodes.push(Node::default());
            }
        }
        if let Some(node) = nodes.get_mut(at) {
            node.marks = node.marks.or(marks);
        }
    }
    // Nodes with many children are placed first, while there is room; those with one fill the gaps.
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|&at| Reverse(nodes.get(at).map_or(0, |node| node.children.len())));
    let mut room = Room { taken: vec![true], bases: HashSet::new(), vacant: 1 };
    let mut bases = vec![0; nodes.len()];
    for at in order {
        let Some(node) = nodes.get(at).filter(|node| !node.children.is_empty()) else { break };
        if let Some(base) = bases.get_mut(at) {
            *base = room.place(&node.children);
        }
    }
    let mut slots = vec![Slot::default(); room.taken.len()];
    let mut codes = vec![0; nodes.len()];
    let mut places = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        // A parent stands before its children, so that a node's place is known here.
        let base = bases.get(at).copied().unwrap_or_default();
        for (&code, &child) in &node.children {
            if let (Some(place), Some(known)) = (places.get_mut(child), codes.get_mut(child)) {
                (*place, *known) = ((base + code) as usize, code);
            }
        }
        let place = places.get(at).copied().unwrap_or_default();
        if let Some(slot) = slots.get_mut(place) {
            let code = codes.get(at).copied().unwrap_or_default();
            *slot = Slot { code, base, marks: node.marks, below: node.below };
        }
    }
    slots
}

/// Which slots and which bases are taken.
struct Room {
    taken: Vec<bool>,
    bases: HashSet<u32>,
    /// No slot before this one is vacant.
    vacant: usize,
}

impl Room {
    /// Finds a base at which all children have a vacant slot, and takes it.
    fn place(&mut self, children: &BTreeMap<u32, usize>) -> u32 {
        while self.taken.get(self.vacant).is_some_and(|&taken| taken) {
            self.vacant += 1;
        }
        let first = children.keys().next().copied().unwrap_or_default();
        let fits = |room: &Self, base: u32| {
            let free = |code: &u32| room.taken.get((base + code) as usize).is_none_or(|&taken| !taken);
            !room.bases.contains(&base) && children.keys().all(free)
        };
        let mut base = (self.vacant as u32).saturating_sub(first);
        while !fits(self, base) {
            base += 1;
        }
        self.bases.insert(base);
        for code in children.keys() {
            let place = (base + code) as usize;
            if self.taken.len() <= place {
                self.taken.resize(place + 1, false);
            }
            if let Some(taken) = self.taken.get_mut(place) {
                *taken = true;
            }
        }
        base
    }
}
