//! Names: who is named in a list, and what kind of actor each is.
//!
//! A list of parties is a coordination (`市发改局、工信局和有关乡镇街`).  Two questions are answered here for the
//! modules that know roles and duties: [`list()`], what a given piece of text names, and [`subject_before`] and
//! [`subject_at`], which list of names ends or begins at a given place.  Names are recognised by word lists
//! ([`crate::Lexicon`]), by how they are built, and by where they stand.

mod ahead;
mod full;
mod glance;
mod kind;
mod list;
mod office;
mod official;
mod over;
mod scan;
mod share;
mod split;
mod tail;
#[cfg(test)]
mod tests;

use crate::assignment::{ActorData, ActorKind};
use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{is_blank, is_han_at, trim};
use crate::span::{Span, ceil_boundary};

use list::parse;
pub(crate) use office::{office_at, office_heads};

pub(crate) use ahead::subject_at;
pub(crate) use full::full_name;
pub(crate) use glance::{Glance, Seen, may_end};
pub(crate) use office::verbal;
pub(crate) use scan::{closes, group, group_within, is_han, is_word, opens, without_gloss};
pub(crate) use share::{Shared, carry};

/// How far [`subject_before`] looks back, in bytes.
const MAX_LIST: usize = 900;

/// How far inside a clause a list may begin, in characters from the clause's end.
const MAX_INSIDE: usize = 40;

/// How much the place itself says that names stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Behind a label (`责任单位:`) or alone in a bracket: every member is an actor, known or not.
    Labelled,
    /// The same where the label asks for people (`责任领导:`).
    Officials,
    /// Beside a role word: every member must be known by its build; a bare name may be an official.
    Cue,
    /// In running prose: an official needs a title or 同志.
    Prose,
}

impl Trust {
    const fn labelled(self) -> bool {
        matches!(self, Self::Labelled | Self::Officials)
    }
}

/// The actors that a list names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameList {
    /// From the first name (with its title) to the end of the list, with the 同志 or 等部门 behind it.
    pub span: Span,
    pub actors: Vec<ActorData>,
    /// 等 / 等部门 stands behind a member: there are others.
    pub open: bool,
    /// How many of the actors stand before the first comma.
    pub before_comma: usize,
    /// An official is named with nothing to show that it is a name.
    pub bare: bool,
}

impl NameList {
    /// A list of one actor, which is all of `span`.
    pub fn one(span: Span, kind: ActorKind) -> Self {
        Self { span, actors: vec![ActorData::new(span, kind)], before_comma: 1, ..Self::default() }
    }

    /// With the names of `other`, which stands behind it, behind its own.
    pub fn joined(mut self, other: Self) -> Self {
        self.actors.extend(other.actors);
        self.span = Span::of(self.span.start(), other.span.end());
        self.open |= other.open;
        self
    }
}

/// The length of the word or sign at the start of `text`, and whether a list of names may hold it.
pub(crate) fn step(lexicon: &Lexicon, text: &str) -> (usize, bool) {
    let (len, breaks) = scan::token(lexicon, text);
    let joins = |word: &str| word == "等" || words::CONJUNCTIONS.contains(&word);
    (len, !breaks || text.get(..len).is_some_and(joins))
}

/// What kind of actor `text` names by itself; `None` where it is no name.
#[cfg(test)]
pub(crate) fn classify(lexicon: &Lexicon, text: &str) -> Option<crate::assignment::ActorKind> {
    kind::body(lexicon, text).or_else(|| {
        official::official(lexicon, text, Span::of(0, text.len()), false)
            .map(|_| crate::assignment::ActorKind::Official)
    })
}

/// The actors that the text of `span` lists.  Where the place is no label's, `actors` is empty unless the whole span is
/// a list of names.
pub(crate) fn list(context: &Context<'_>, span: Span, trust: Trust) -> NameList {
    let span = trim(context.text, span);
    parse(context, span, trust).unwrap_or(NameList { span, ..NameList::default() })
}

/// The longest list of names that ends right before `end` and begins at or behind `limit`.
pub(crate) fn subject_before(context: &Context<'_>, limit: usize, end: usize, trust: Trust) -> Option<NameList> {
    let text = context.text;
    let from = ceil_boundary(text, limit.max(end.saturating_sub(MAX_LIST)));
    let region = trim(text, Span::of(from, end));
    if region.is_empty() || trust == Trust::Prose && !may_end(context.lexicon, region.text(text)) {
        return None;
    }
    let pieces = split::pieces(context.lexicon, text, region, trust.labelled());
    let over = Glance::new(context.lexicon).over(region.text(text));
    // Most clauses that are a list are nothing else; each of its members would else be read as often as stand before it.
    if let Some(whole) = list::read(context, region, &pieces, over, trust) {
        return Some(whole);
    }
    let mut best: Option<NameList> = None;
    for (index, piece) in pieces.iter().enumerate().rev() {
        let whole = Span::of(piece.span.start(), region.end());
        // From where a piece begins a list is cut as it was before, but for a blank there.
        let blank = text.get(..whole.start()).is_some_and(|before| before.ends_with(is_blank));
        let found = match pieces.get(index..) {
            _ if index == 0 => None,
            Some(behind) if !blank => list::read(context, whole, behind, over, trust),
            _ => parse(context, whole, trust),
        };
        if found.is_some() {
            best = found;
        } else {
            // The list may begin inside this piece; nothing before it can belong to the list then.
            let crossed = pieces.get(index + 1).is_some_and(|next| next.comma);
            let words = piece.span.text(text);
            let waiting = share::is_headless(context.lexicon, words)
                || split::is_tier(words)
                || context.lexicon.is(words, Marks::HOLDER);
            if waiting && !crossed {
                continue;
            }
            if !crossed || best.is_none() {
                best = inside(context, *piece, region.end(), trust).or(best);
            }
            break;
        }
    }
    best
}

/// The longest list that ends at `end` and begins inside `piece`, at a place where a name can begin.
fn inside(context: &Context<'_>, piece: split::Piece, end: usize, trust: Trust) -> Option<NameList> {
    let (text, lexicon) = (context.text, context.lexicon);
    let words = piece.span.text(text);
    let signs = scan::behind_breaks(lexicon, words);
    let starts: Vec<usize> = words.char_indices().skip(1).map(|(at, _)| at).collect();
    let from = starts.len().saturating_sub(MAX_INSIDE);
    let candidates = starts.into_iter().skip(from).filter(|at| signs.contains(at) || begins_name(lexicon, words, *at));
    // Behind another clause's word a name begins with what lists know; chance would find one anywhere.
    let known = |at: &usize| words.get(*at..).is_some_and(|rest| starts_known(lexicon, rest) && is_balanced(rest));
    candidates.filter(known).find_map(|at| parse(context, Span::of(piece.span.start() + at, end), trust))
}

/// Whether no bracket closes in `rest` that was opened before it.
fn is_balanced(rest: &str) -> bool {
    let mut open = 0_usize;
    for c in rest.chars() {
        if opens(c) {
            open += 1;
        } else if closes(c) {
            match open.checked_sub(1) {
                Some(left) => open = left,
                None => return false,
            }
        }
    }
    true
}

/// Whether `rest` begins with a word of the lists, or with a person.
pub(crate) fn starts_known(lexicon: &Lexicon, rest: &str) -> bool {
    const STARTS: Marks = Marks::FUNCTION
        .or(Marks::HEAD)
        .or(Marks::BODY)
        .or(Marks::PLACE)
        .or(Marks::CLASS)
        .or(Marks::NOUN)
        .or(Marks::DETERMINER)
        .or(Marks::RELATIVE)
        .or(Marks::PARTY_ORGAN)
        .or(Marks::TITLE)
        .or(Marks::SURNAME);
    let known = lexicon
        .prefix(rest, STARTS)
        .is_some_and(|word| word.chars().nth(1).is_some() || lexicon.is(word, Marks::DETERMINER.or(Marks::SURNAME)));
    let sign = || rest.starts_with(opens) || rest.starts_with('"');
    known || rest.starts_with(kind::TIERS) || !is_han_at(rest, 0) && sign()
}

/// Whether a name may begin at `at`, with nothing before it to say so: with a sign or with a word that begins names.
fn begins_name(lexicon: &Lexicon, words: &str, at: usize) -> bool {
    let Some((before, rest)) = words.split_at_checked(at) else { return false };
    if before.ends_with(|c: char| !scan::is_word(c)) {
        return true;
    }
    // 区 and 市 end more words than they begin: 受水|区, 新|区, 全|市.
    if before.ends_with(kind::TIERS)
        || before.ends_with(['新', '水', '园', '社', '城', '地', '山', '灾', '全', '该', '各', '本', '港'])
    {
        return false;
    }
    rest.starts_with(['市', '县', '区', '省', '州', '旗', '镇'])
        && lexicon.prefix(rest, Marks::FUNCTION.or(Marks::NOUN)).is_none_or(|word| word.chars().nth(1).is_none())
        || lexicon.prefix(rest, Marks::DETERMINER).is_some_and(|word| !word.starts_with('以'))
        || lexicon.prefix(rest, Marks::PLACE).is_some_and(|place| place.chars().nth(2).is_some())
}
