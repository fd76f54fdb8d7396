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

/// What a name may end with, beside a tier, that no list need know: 各级, 村.
const CLOSES: [char; 2] = ['级', '村'];

/// The same where it shows a person: 同志, 先生, 女士.
const CALLS: [char; 3] = ['志', '生', '士'];

/// Where one member of a list may end and another begin with no sign between: before a conjunction, and before 各.
const SEPARATES: [char; 8] = ['以', '或', '和', '及', '与', '暨', '并', '各'];

/// Behind what the words of a tail may stand: 等 or a number of bodies or people.
const COUNTS: [char; 5] = ['等', '个', '位', '家', '名'];

const fn closes(c: char) -> bool {
    is_among(c, &kind::TIERS) || is_among(c, &CLOSES) || is_among(c, &CALLS)
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

/// Whether the character at `at`, which [`counts`], does so here: 两位 and `…局等` do, 单位 and 国家 do not.
fn is_number(text: &str, at: usize) -> bool {
    let Some((before, rest)) = text.split_at_checked(at) else { return false };
    before.chars().next_back().zip(rest.chars().next()).is_some_and(|(before, c)| numbers(before, c))
}

/// Whether `c` stands in figures and dates, which name nobody.
const fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '—' | '-' | '–' | '～' | '~' | '%' | '％')
}

/// Whether the last member of a list in running prose could end where `text` ends, at a glance: with a word of the
/// lists that close names, behind a title, or with anything but a Han character.  What is refused here names nobody;
/// what passes is still to be parsed.
pub(crate) fn may_end(lexicon: &Lexicon, text: &str) -> bool {
    let glance = Glance::new(lexicon);
    let last = text.chars().next_back().unwrap_or_default();
    let (flags, _) = glance.flags_of(last);
    if closes(last) || flags & Glance::CLOSES != 0 && lexicon.suffix(text, CLOSING).is_some() {
        return true;
    }
    if is_figure(last) {
        return false;
    }
    let mut chars = text.char_indices().rev().take(usize::from(REACH)).enumerate().peekable();
    while let Some((count, (at, c))) = chars.next() {
        let (flags, _) = glance.flags_of(c);
        // Behind 等 or a number the words of a tail stand; other signs but those of figures are left to the parser.
        let mut counted = || counts(c) && chars.peek().is_some_and(|&(_, (_, before))| numbers(before, c));
        let sign = !is_han(c) && (count == 0 || !is_figure(c) && !matches!(c, '、' | '，' | ','));
        // A name of two to four characters stands behind its title.
        let titled = || text.get(..at + c.len_utf8()).and_then(|before| lexicon.suffix(before, Marks::TITLE)).is_some();
        if sign
            || flags & Glance::COUNT != 0 && counted()
            || flags & Glance::TITLE != 0 && (2..=4).contains(&count) && titled()
        {
            return true;
        }
    }
    let determined = || {
        let mut rests = glance.determiners(text).filter_map(|at| text.get(at..));
        rests.any(|rest| lexicon.prefix(rest, Marks::DETERMINER).is_some())
    };
    flags & Glance::DETERMINED != 0 && lexicon.suffix(text, DETERMINED).is_some() && determined()
}

/// Says behind which characters of a text the last member of a list could end, at a glance: what [`may_end`] lets pass is
/// among them.
pub(crate) struct Glance<'l> {
    pub(super) lexicon: &'l Lexicon,
    table: &'l [u8],
}

/// How far a text was gone through, and what was seen in it that tells of what is behind.
#[derive(Default)]
pub(crate) struct Seen {
    at: usize,
    /// For how many characters more a number of people (`两位副县长`) or 等 may reach, and a name behind a title.
    reach: u8,
    /// A determiner: names close with other words than else.
    determined: bool,
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
    pub(super) const TITLE: u8 = 4;
    /// A number or 等: a tail may stand behind it.
    pub(super) const COUNT: u8 = 8;
    /// Determiners begin with it.
    pub(super) const DETERMINER: u8 = 16;
    /// Words that no name holds begin with it.
    pub(super) const BREAK: u8 = 32;
    /// It shows a person; it parts two members.
    pub(super) const CALLS: u8 = 64;
    pub(super) const SEPARATES: u8 = 128;

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

    /// The next offset of `text` at which a list could end that begins where `text` does, and behind which stands what
    /// `follows` takes.
    pub fn next_end(&self, text: &str, seen: &mut Seen, follows: impl Fn(&str) -> bool) -> Option<usize> {
        const TELLS: u8 = Glance::TITLE | Glance::COUNT | Glance::DETERMINER;
        let mut rest = text.as_bytes().get(seen.at..)?;
        loop {
            let closing = if seen.determined { Self::CLOSES | Self::DETERMINED } else { Self::CLOSES };
            // Most characters say nothing, neither of themselves nor of what is behind them.
            while seen.reach == 0
                && let Some((flags, others)) = self.flags(rest)
                && flags & (closing | TELLS) == 0
            {
                rest = others;
            }
            let at = text.len() - rest.len();
            let closes = if let Some((flags, others)) = self.flags(rest) {
                rest = others;
                let closes = seen.reach > 0 || flags & closing != 0;
                seen.reach = seen.reach.saturating_sub(1);
                if flags & TELLS != 0 {
                    let determiner = || text.get(at..).and_then(|rest| self.lexicon.prefix(rest, Marks::DETERMINER));
                    seen.determined |= !seen.determined && flags & Self::DETERMINER != 0 && determiner().is_some();
                    seen.reach = seen.reach.max(match flags {
                        _ if flags & Self::COUNT != 0 && is_number(text, at) => REACH,
                        _ if flags & Self::TITLE != 0 && self.is_title(text, text.len() - rest.len()) => 3,
                        _ => 0,
                    });
                }
                closes
            } else if rest.is_empty() {
                seen.at = at;
                return None;
            } else {
                let (len, closes) = behind_sign(text.get(at..).unwrap_or_default(), &mut seen.reach);
                rest = rest.get(len..).unwrap_or_default();
                closes
            };
            let at = text.len() - rest.len();
            if closes && text.get(at..).is_some_and(&follows) {
                seen.at = at;
                return Some(at);
            }
        }
    }

    /// Whether a title ends at `at`, as 科长 does and 增长 does not.
    fn is_title(&self, text: &str, at: usize) -> bool {
        text.get(..at).is_some_and(|before| self.lexicon.suffix(before, Marks::TITLE).is_some())
    }

    /// What is known of the character at the start of `bytes`, where it is one of the main Han block, and what is behind it.
    #[inline]
    pub(super) fn flags<'t>(&self, bytes: &'t [u8]) -> Option<(u8, &'t [u8])> {
        let [first, second, third, others @ ..] = bytes else { return None };
        // What begins with another byte is far behind the block.
        let point = u32::from(*first).wrapping_sub(0xE0) << 12 | u32::from(second & 63) << 6 | u32::from(third & 63);
        Some((*self.table.get(point.wrapping_sub(HAN_FIRST) as usize)?, others))
    }

    /// What is known of `c`, and whether it is a sign: no character of the main Han block.
    pub(super) fn flags_of(&self, c: char) -> (u8, bool) {
        match self.table.get((c as u32).wrapping_sub(HAN_FIRST) as usize) {
            Some(&flags) => (flags, false),
            None => match self.lexicon.edges(c) {
                (first, last) if first.or(last).any(Marks::ALL) => (Self::of(c, first, last), true),
                // Few signs stand in a word.
                _ => (0, true),
            },
        }
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
