//! Where a list of names could end, at a glance: before anything is parsed.

use crate::lexicon::{HAN_FIRST, HAN_SIZE, Lexicon, Marks};
use crate::name::kind;
use crate::name::scan::{group, is_han, opens};

/// What a name or its tail may end in.
const CLOSING: Marks = Marks::HEAD.or(Marks::BODY).or(Marks::CLASS).or(Marks::TITLE).or(Marks::HOLDER);

/// The same behind a determiner (`各乡镇`) or a number.
const DETERMINED: Marks = Marks::NOUN.or(Marks::GROUP).or(Marks::FUNCTION);

/// Characters that a name of a person, a tail or a listed word can reach back.
const REACH: u8 = 16;

/// Characters of a name behind its dot, and the dot.
const GIVEN: u8 = 6;

/// What a name may end with, beside a tier, that no list need know: 同志, 先生, 女士, 各级.
const CLOSES: [char; 5] = ['志', '生', '士', '级', '村'];

/// What a word ends with that calls somebody, and no list of words knows: 同志, 先生, 女士.
const CALLS: [char; 3] = ['志', '生', '士'];

/// With what a member of a list may end or another begin, with no sign between: 和, 各 and their like.
const SEPARATES: [char; 8] = ['以', '或', '和', '及', '与', '暨', '并', '各'];

/// Behind what the words of a tail may stand: 等 or a number of bodies or people.
const COUNTS: [char; 5] = ['等', '个', '位', '家', '名'];

const fn closes(c: char) -> bool {
    is_among(c, &kind::TIERS) || is_among(c, &CLOSES)
}

const fn counts(c: char) -> bool {
    is_among(c, &COUNTS)
}

/// Whether `c` is one of a few; also while the crate is compiled.
const fn is_among(c: char, mut all: &[char]) -> bool {
    while let [first, rest @ ..] = all {
        if *first == c {
            return true;
        }
        all = rest;
    }
    false
}

/// Whether `before` makes what stands behind it a number of bodies or people, or an open tail; `c` is such that it
/// [`counts`].
fn numbers(before: char, c: char) -> bool {
    if c == '等' {
        return !matches!(before, '平' | '高' | '中' | '初' | '特' | '同');
    }
    before.is_ascii_digit()
        || matches!(before, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        || matches!(before, '几' | '多' | '余' | '各')
}

/// Whether `c` stands in figures and dates, which name nobody.
const fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '—' | '-' | '–' | '～' | '~' | '%' | '％')
}

/// Whether the last member of a list in running prose could end where `text` ends, at a glance: with a word of the
/// lists that close names, behind a title, or with anything but a Han character.  What is refused here names nobody;
/// what passes is still to be parsed.
pub(crate) fn may_end(lexicon: &Lexicon, text: &str) -> bool {
    let last = text.chars().next_back().unwrap_or_default();
    if closes(last) || lexicon.suffix(text, CLOSING).is_some() {
        return true;
    }
    if is_figure(last) {
        return false;
    }
    let mut cuts = [0; 4];
    let mut chars = text.char_indices().rev().take(usize::from(REACH)).peekable();
    let mut count = 0;
    while let Some((at, c)) = chars.next() {
        if let Some(cut) = cuts.get_mut(count) {
            *cut = at;
        }
        // Behind 等 or a number the words of a tail stand; other signs but those of figures are left to the parser.
        if counts(c) && chars.peek().is_some_and(|&(_, before)| numbers(before, c))
            || !is_han(c) && (count == 0 || !is_figure(c) && !matches!(c, '、' | '，' | ','))
        {
            return true;
        }
        count += 1;
    }
    let titled = |&cut: &usize| text.get(..cut).is_some_and(|before| lexicon.suffix(before, Marks::TITLE).is_some());
    let determined = || {
        let glance = Glance::new(lexicon);
        let mut rests = text.char_indices().filter(|(_, c)| glance.determines(*c)).filter_map(|(at, _)| text.get(at..));
        rests.any(|rest| lexicon.prefix(rest, Marks::DETERMINER).is_some())
    };
    cuts.iter().skip(1).any(titled) || lexicon.suffix(text, DETERMINED).is_some() && determined()
}

/// Says behind which characters of a text the last member of a list could end, at a glance: what [`may_end`] lets pass is
/// among them.
pub(crate) struct Glance<'l> {
    lexicon: &'l Lexicon,
    table: &'l [u8],
}

/// What [`Glance`] knows of each character of the main Han block by the crate's own words, made while it is compiled:
/// a process that starts finds it ready.
static OWN: [u8; HAN_SIZE] = own();

#[allow(clippy::indexing_slicing)]
const fn own() -> [u8; HAN_SIZE] {
    let mut all = [0; HAN_SIZE];
    let mut number = 0;
    while number < HAN_SIZE {
        if let Some(c) = char::from_u32(HAN_FIRST + number as u32) {
            let (first, last) = Lexicon::own_edges(number);
            all[number] = Glance::of(c, first, last);
        }
        number += 1;
    }
    all
}

impl<'l> Glance<'l> {
    /// Words that end with it close names; they do behind a determiner (`各乡镇`).
    const CLOSES: u8 = 1;
    const DETERMINED: u8 = 2;
    /// Titles end with it: a name of three characters may stand behind it.
    const TITLE: u8 = 4;
    /// A number or 等: a tail may stand behind it.
    const COUNT: u8 = 8;
    /// Determiners begin with it.
    const DETERMINER: u8 = 16;
    /// Words that no name holds begin with it.
    const BREAK: u8 = 32;
    const CALLS: u8 = 64;
    const SEPARATES: u8 = 128;

    pub fn new(lexicon: &'l Lexicon) -> Self {
        let listed = kind::TIERS.into_iter().chain(CLOSES).chain(COUNTS).chain(CALLS).chain(SEPARATES);
        Self { lexicon, table: lexicon.glances(&OWN, listed, Self::of) }
    }

    const fn of(c: char, first: Marks, last: Marks) -> u8 {
        let mut flags = 0;
        if last.any(CLOSING) || closes(c) || counts(c) {
            flags |= Self::CLOSES;
        }
        if last.any(DETERMINED) {
            flags |= Self::DETERMINED;
        }
        if last.any(Marks::TITLE) {
            flags |= Self::TITLE;
        }
        if counts(c) {
            flags |= Self::COUNT;
        }
        if first.any(Marks::DETERMINER) {
            flags |= Self::DETERMINER;
        }
        if first.any(Marks::BREAK) {
            flags |= Self::BREAK;
        }
        if is_among(c, &CALLS) {
            flags |= Self::CALLS;
        }
        if is_among(c, &SEPARATES) {
            flags |= Self::SEPARATES;
        }
        flags
    }

    /// What is known of all characters of `text` together.
    pub fn over(&self, text: &str) -> Over {
        let mut over = Over::default();
        let mut rest = text.as_bytes();
        loop {
            let mut all = 0;
            while let Some((flags, behind)) = self.flags(rest) {
                all |= flags;
                rest = behind;
            }
            over.flags |= all;
            let Some(c) = text.get(text.len() - rest.len()..).and_then(|rest| rest.chars().next()) else { return over };
            over.add(self, c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }

    /// Whether a word that no name holds, or a sign, may stand in `text`.
    pub fn may_break(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        while let Some((flags, behind)) = self.flags(rest) {
            let word = || text.get(text.len() - rest.len()..).and_then(|rest| self.lexicon.prefix(rest, Marks::BREAK));
            if flags & Self::BREAK != 0 && word().is_some() {
                return true;
            }
            rest = behind;
        }
        !rest.is_empty()
    }

    /// Where in `text` a determiner may begin.
    pub fn determiners(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut rest = text.as_bytes();
        std::iter::from_fn(move || {
            loop {
                let here = rest;
                let begins = if let Some((flags, behind)) = self.flags(here) {
                    rest = behind;
                    flags & Self::DETERMINER != 0
                } else {
                    let c = text.get(text.len() - here.len()..)?.chars().next()?;
                    rest = here.get(c.len_utf8()..)?;
                    self.lexicon.begins(c, Marks::DETERMINER)
                };
                if begins {
                    return Some(text.len() - here.len());
                }
            }
        })
    }

    /// Whether a determiner may begin with `c`.
    pub fn determines(&self, c: char) -> bool {
        match self.table.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(flags) => flags & Self::DETERMINER != 0,
            None => self.lexicon.begins(c, Marks::DETERMINER),
        }
    }

    /// Whether a title may end with `c`.
    pub fn titles(&self, c: char) -> bool {
        match self.table.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(flags) => flags & Self::TITLE != 0,
            None => self.lexicon.ends(c, Marks::TITLE),
        }
    }

    /// Hands over each offset at which a list could end that begins where `text` does.
    pub fn ends(&self, text: &str, mut found: impl FnMut(usize)) {
        // For how many characters more a number of people (`两位副县长`) or 等 may reach, and a name behind a title; and what
        // closes names, by the determiners that were read.
        let (mut reach, mut closing) = (0_u8, Self::CLOSES);
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let closes = if let Some((flags, others)) = self.flags(rest) {
                rest = others;
                let closes = reach > 0 || flags & closing != 0;
                reach = reach.saturating_sub(1);
                // Most characters say nothing of what is behind them.
                if flags & (Self::TITLE | Self::COUNT | Self::DETERMINER) != 0 {
                    let determiner = || text.get(at..).and_then(|rest| self.lexicon.prefix(rest, Marks::DETERMINER));
                    if closing & Self::DETERMINED == 0 && flags & Self::DETERMINER != 0 && determiner().is_some() {
                        closing |= Self::DETERMINED;
                    }
                    reach = reach.max(match flags {
                        _ if flags & Self::COUNT != 0 => REACH,
                        _ if flags & Self::TITLE != 0 => 3,
                        _ => 0,
                    });
                }
                closes
            } else {
                let (len, closes) = behind_sign(text.get(at..).unwrap_or_default(), &mut reach);
                rest = rest.get(len..).unwrap_or_default();
                closes
            };
            if closes {
                found(text.len() - rest.len());
            }
        }
    }

    /// What is known of the character at the start of `bytes`, where it is one of the main Han block, and what is behind it.
    #[inline]
    fn flags<'t>(&self, bytes: &'t [u8]) -> Option<(u8, &'t [u8])> {
        let [first, second, third, others @ ..] = bytes else { return None };
        // What begins with another byte is far behind the block.
        let point = u32::from(*first).wrapping_sub(0xE0) << 12 | u32::from(second & 63) << 6 | u32::from(third & 63);
        Some((*self.table.get(point.wrapping_sub(HAN_FIRST) as usize)?, others))
    }
}

/// What a glance says of all characters of a text together.
#[derive(Clone, Copy, Default)]
pub(crate) struct Over {
    flags: u8,
    /// One of them is not of the main Han block.
    signs: bool,
}

impl Over {
    /// Where nobody has looked.
    pub const ANY: Self = Self { flags: u8::MAX, signs: true };

    /// What is known with one character more.
    pub fn add(&mut self, glance: &Glance<'_>, c: char) {
        self.flags |= match glance.table.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(&flags) => flags,
            None => {
                self.signs = true;
                match glance.lexicon.edges(c) {
                    (first, last) if first.or(last).any(Marks::ALL) => Glance::of(c, first, last),
                    _ => 0,
                }
            }
        };
    }

    /// Whether all its characters are of the main Han block.
    pub const fn is_plain(self) -> bool {
        !self.signs
    }

    /// Whether a determiner may stand in it.
    pub const fn may_determine(self) -> bool {
        self.flags & Glance::DETERMINER != 0
    }

    /// Whether a word that no name holds, or a sign, may stand in it.
    pub const fn may_break(self) -> bool {
        self.signs || self.flags & Glance::BREAK != 0
    }

    /// Whether a title may end in it.
    pub const fn may_title(self) -> bool {
        self.flags & Glance::TITLE != 0
    }

    /// Whether 等 or a measure of bodies or people stands in it.
    pub const fn may_count(self) -> bool {
        self.flags & Glance::COUNT != 0
    }

    /// Whether something in it may show an official: a title, 同志.
    pub const fn may_show(self) -> bool {
        self.flags & (Glance::TITLE | Glance::CALLS) != 0
    }

    /// Whether 同志 or the like may stand in it.
    pub const fn may_call(self) -> bool {
        self.flags & Glance::CALLS != 0
    }

    /// Whether more than one member may be listed.
    pub const fn may_list(self) -> bool {
        self.signs || self.flags & Glance::SEPARATES != 0
    }
}

/// The length of the sign at the start of `rest`, or of the group that it opens, and whether a list could end behind it.
fn behind_sign(rest: &str, reach: &mut u8) -> (usize, bool) {
    let c = rest.chars().next().unwrap_or_default();
    // 桑吉·嘉措: the second half of a name.
    *reach = if c == '·' { GIVEN } else { reach.saturating_sub(1) };
    if (opens(c) || c == '"')
        && let Some(len) = group(rest)
    {
        return (len, true);
    }
    (c.len_utf8(), *reach > 0 || !matches!(c, '、' | '，' | ','))
}
