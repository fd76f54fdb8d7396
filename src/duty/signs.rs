//! Which rules can find something in a clause: one pass over its characters says so, and most rules need not look.

use once_cell::sync::Lazy;

use crate::lexicon::words;
use crate::name;

use super::{judge, predicate, subject};

/// The characters at which rules look, one bit for each kind; a character that shares the last twelve bits of its code
/// with another may be taken for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

/// The signs of characters of three bytes by the last twelve bits of their codes.
static TABLE: Lazy<[u16; 1 << 12]> = Lazy::new(|| {
    let mut table = [0; 1 << 12];
    let mut add = |sign: Signs, chars: &mut dyn Iterator<Item = char>| {
        for c in chars {
            if let [_, second, third, ..] = *c.encode_utf8(&mut [0; 4]).as_bytes()
                && let Some(signs) = table.get_mut(place(second, third))
            {
                *signs |= sign.0;
            }
        }
    };
    let firsts = |words: &[&str]| words.iter().filter_map(|word| word.chars().next()).collect::<Vec<_>>().into_iter();
    let lasts =
        |words: &[&str]| words.iter().filter_map(|word| word.chars().next_back()).collect::<Vec<_>>().into_iter();
    add(Signs::RELATIVE, &mut ['的'].into_iter());
    add(Signs::KINDS, &mut ['等'].into_iter());
    add(Signs::AGENT, &mut firsts(&words::AGENTS));
    // The rarer end of each word: 要 and 部 stand in many others, and so does the 金 of 基金.
    add(Signs::ASKED, &mut lasts(&["要求"]));
    add(Signs::ASKS, &mut lasts(&words::ASKS));
    add(Signs::BOUND, &mut subject::BOUNDS.chars());
    add(Signs::RARE, &mut subject::rare_blanks());
    add(Signs::DAY, &mut subject::DAYS.chars());
    add(Signs::INSIDE, &mut subject::INSIDES.chars());
    add(Signs::PERIOD, &mut subject::PERIODS.chars());
    add(Signs::MODAL, &mut predicate::modals());
    add(Signs::KINDS, &mut firsts(&words::LINES_OF_WORK));
    add(Signs::STRONG, &mut judge::known_ends());
    add(Signs::THINGS, &mut firsts(&words::BYSTANDERS));
    add(Signs::OFFICE, &mut name::office_heads());
    add(Signs::CLASS, &mut lasts(&words::DESCRIBED).chain(['员']));
    table
});

impl Signs {
    /// 的: names may stand behind a relative clause.
    pub const RELATIVE: Self = Self(1 << 0);
    /// What a phrase of time or place may end with, and blanks.
    pub const BOUND: Self = Self(1 << 1);
    /// A blank that few texts have, or 、 or another sign that shares its place.
    pub const RARE: Self = Self(1 << 14);
    /// What it may end with behind a digit, and digits.
    pub const DAY: Self = Self(1 << 10);
    pub const DIGIT: Self = Self(1 << 11);
    /// What it may end with where words for that stand before it, and the last character of such words.
    pub const INSIDE: Self = Self(1 << 12);
    pub const PERIOD: Self = Self(1 << 13);
    /// 等, and what a word for all bodies of one line of work begins with: bodies may be described by what they do.
    pub const KINDS: Self = Self(1 << 2);
    /// What the word ends with by which a class of bodies is known.
    pub const CLASS: Self = Self(1 << 3);
    /// What names end with that are known by their end.
    pub const STRONG: Self = Self(1 << 4);
    /// A modal or a future; at a single place, what one begins with.
    pub const MODAL: Self = Self(1 << 5);
    /// What 由 and the like begin with.
    pub const AGENT: Self = Self(1 << 15);
    /// What 要求 ends with.
    pub const ASKED: Self = Self(1 << 6);
    /// What the other words end with by which somebody asks.
    pub const ASKS: Self = Self(1 << 9);
    /// What the words for things begin with that may stand before bodies in a list.
    pub const THINGS: Self = Self(1 << 7);
    /// What the word begins with by which an office set up for a purpose is known.
    pub const OFFICE: Self = Self(1 << 8);

    /// Either of two signs.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both have.
    pub const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The signs of all characters of a clause.
    pub fn of(clause: &str) -> Self {
        Self::and_agents(clause, |_| ())
    }

    /// The same; hands over where the characters stand that may begin a word like 由.
    pub fn and_agents(clause: &str, mut take: impl FnMut(usize)) -> Self {
        let table = &*TABLE;
        let (mut signs, mut rest) = (0, clause.as_bytes());
        // Most of the characters that begin modals stand in other words: 要求, 应用.  They are looked at up to the first modal.
        let mut wanted = Self::MODAL.or(Self::AGENT).0;
        let mut look = |here: u16, at: usize, wanted: &mut u16| {
            if here & Self::AGENT.0 != 0 {
                take(at);
            }
            if here & *wanted & Self::MODAL.0 != 0 && clause.get(at..).is_some_and(predicate::may_order) {
                *wanted = Self::AGENT.0;
            }
        };
        loop {
            let at = clause.len() - rest.len();
            // Most often the next four characters have three bytes each, and none of them begins such a word.
            if let Some((group, others)) = rest.split_first_chunk()
                && let Some(four) = four(table, group)
            {
                let all = four.iter().fold(0, |all, here| all | here);
                signs |= all;
                rest = others;
                if all & wanted != 0 {
                    four.into_iter().zip((at..).step_by(3)).for_each(|(here, at)| look(here, at, &mut wanted));
                }
                continue;
            }
            let Some((here, others)) = first(table, rest) else { break };
            signs |= here;
            rest = others;
            if here & wanted != 0 {
                look(here, at, &mut wanted);
            }
        }
        let ordered = wanted & Self::MODAL.0 == 0;
        Self(if ordered { signs } else { signs & !Self::MODAL.0 })
    }

    /// Where in the text characters stand that may have this sign.
    pub fn places(self, text: &str) -> impl Iterator<Item = usize> {
        let table = &*TABLE;
        let mut rest = text.as_bytes();
        std::iter::from_fn(move || {
            loop {
                // Most often none of the next four has it.
                if let Some((group, others)) = rest.split_first_chunk()
                    && let Some([a, b, c, d]) = four(table, group)
                    && (a | b | c | d) & self.0 == 0
                {
                    rest = others;
                    continue;
                }
                let (here, others) = first(table, rest)?;
                let at = text.len() - rest.len();
                rest = others;
                if here & self.0 != 0 {
                    return Some(at);
                }
            }
        })
    }

    /// Whether the clause may hold this sign.
    pub const fn hold(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }
}

/// The place in the table of the character that ends with these two bytes: each has a place of its own for the last twelve
/// bits of its code.
#[inline]
fn place(second: u8, third: u8) -> usize {
    (usize::from(second) << 6 ^ usize::from(third)) & 0xFFF
}

/// The signs of each of four characters, if all of them have three bytes.
#[inline]
fn four(table: &[u16; 1 << 12], bytes: &[u8; 12]) -> Option<[u16; 4]> {
    let &[a, a2, a3, b, b2, b3, c, c2, c3, d, d2, d3] = bytes;
    let signs = |second, third| table.get(place(second, third)).copied().unwrap_or_default();
    (a & b & c & d >= 0xE0).then(|| [signs(a2, a3), signs(b2, b3), signs(c2, c3), signs(d2, d3)])
}

/// The signs of the character at the start of `bytes`, and what is behind it.
#[inline]
fn first<'t>(table: &[u16; 1 << 12], bytes: &'t [u8]) -> Option<(u16, &'t [u8])> {
    match bytes {
        // Nearly all of a text, and all words of the rules.
        [0xE0..=0xFF, second, third, others @ ..] => {
            let signs = table.get(place(*second, *third));
            Some((signs.copied().unwrap_or_default(), others))
        }
        // Of the few others the blanks bound phrases; what begins no character has no sign.
        [first, others @ ..] => {
            let sign = match first {
                b'0'..=b'9' => Signs::DIGIT,
                b'!'..=b'~' | 0x80..=0xBF => Signs::default(),
                _ => Signs::BOUND,
            };
            Some((sign.0, others))
        }
        [] => None,
    }
}
