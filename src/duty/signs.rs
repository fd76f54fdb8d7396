//! Which rules can find something in a clause: one pass over its characters says so, and most rules need not look.

use once_cell::sync::Lazy;

use crate::lexicon::words;
use crate::name;

use super::{judge, predicate, subject};

/// The characters at which rules look, one bit for each kind; a character that shares the last twelve bits of its code
/// with another may be taken for it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs(u16);

/// The signs of characters by the last twelve bits of their codes.
static TABLE: Lazy<[u16; 1 << 12]> = Lazy::new(|| {
    let mut table = [0; 1 << 12];
    let mut add = |sign: Signs, chars: &mut dyn Iterator<Item = char>| {
        for c in chars {
            if let Some(signs) = table.get_mut(c as usize & 0xFFF) {
                *signs |= sign.0;
            }
        }
    };
    let firsts = |words: &[&str]| words.iter().filter_map(|word| word.chars().next()).collect::<Vec<_>>().into_iter();
    let lasts =
        |words: &[&str]| words.iter().filter_map(|word| word.chars().next_back()).collect::<Vec<_>>().into_iter();
    add(Signs::RELATIVE, &mut ['的'].into_iter());
    add(Signs::KINDS, &mut ['等'].into_iter());
    add(Signs::ASKED, &mut firsts(&["要求"]));
    add(Signs::ASKS, &mut firsts(&words::ASKS));
    add(Signs::BOUND, &mut subject::bounds());
    add(Signs::MODAL, &mut predicate::modals());
    add(Signs::LINE, &mut firsts(&words::LINES_OF_WORK));
    add(Signs::THINGS, &mut lasts(&words::BYSTANDERS));
    add(Signs::OFFICE, &mut name::office_heads());
    add(Signs::CLASS, &mut lasts(&words::DESCRIBED).chain(['员']));
    add(Signs::STRONG, &mut judge::known_ends());
    table
});

impl Signs {
    /// 的: names may stand behind a relative clause.
    pub const RELATIVE: Self = Self(1);
    /// What a phrase of time or place may end with, and blanks.
    pub const BOUND: Self = Self(2);
    /// 等: bodies may be described by what they do.
    pub const KINDS: Self = Self(4);
    /// What the word ends with by which a class of bodies is known.
    pub const CLASS: Self = Self(8);
    /// What a word for all bodies of one line of work begins with.
    pub const LINE: Self = Self(16);
    /// A modal or a future; at a single place, what one begins with.
    pub const MODAL: Self = Self(32);
    /// What 要求 begins with.
    pub const ASKED: Self = Self(64);
    /// What the other words begin with by which somebody asks.
    pub const ASKS: Self = Self(512);
    /// What the words for things end with that may stand before bodies in a list.
    pub const THINGS: Self = Self(128);
    /// What the word begins with by which an office set up for a purpose is known.
    pub const OFFICE: Self = Self(256);

    /// What names end with that are known by their end.
    pub const STRONG: Self = Self(32768);

    /// The signs of all characters of a clause.
    pub fn of(clause: &str) -> Self {
        let table = &*TABLE;
        let (mut signs, mut rest) = (0, clause.as_bytes());
        let mut ordered = false;
        while let Some((here, others)) = first(table, rest) {
            // Most of the characters that begin modals stand in other words: 要求, 应用.
            if here & Self::MODAL.0 != 0 && !ordered {
                ordered = clause.get(clause.len() - rest.len()..).is_some_and(predicate::may_order);
            }
            signs |= here;
            rest = others;
        }
        Self(if ordered { signs } else { signs & !Self::MODAL.0 })
    }

    /// Where in the text characters stand that may have this sign.
    pub fn places(self, text: &str) -> impl Iterator<Item = usize> {
        let table = &*TABLE;
        let mut rest = text.as_bytes();
        std::iter::from_fn(move || {
            while let Some((here, others)) = first(table, rest) {
                let at = text.len() - rest.len();
                rest = others;
                if here & self.0 != 0 {
                    return Some(at);
                }
            }
            None
        })
    }

    /// Whether the clause may hold this sign.
    pub const fn hold(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }
}

/// The signs of the character at the start of `bytes`, and what is behind it.
#[inline]
fn first<'t>(table: &[u16; 1 << 12], bytes: &'t [u8]) -> Option<(u16, &'t [u8])> {
    match bytes {
        // Nearly all of a text, and all words of the rules.
        [0xE0..=0xFF, second, third, others @ ..] => {
            let signs = table.get(usize::from(second & 63) << 6 | usize::from(third & 63));
            Some((signs.copied().unwrap_or_default(), others))
        }
        // Of the few others the blanks bound phrases; what begins no character has no sign.
        [first, others @ ..] => {
            let blank = !first.is_ascii_graphic() && !matches!(first, 0x80..=0xBF);
            Some((if blank { Signs::BOUND.0 } else { 0 }, others))
        }
        [] => None,
    }
}
