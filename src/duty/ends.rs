//! Where in a clause a list of subjects may end: behind what may close a name, before what may begin a predicate.
//!
//! Most clauses have no such place, and then nobody is their subject.  The places are found in one pass over the clause
//! before any name is read; wherever the list is then thought to begin, it ends at one of them.

use crate::context::Context;
use crate::lexicon::words;
use crate::name;

use super::predicate::{self, Class, Predicate};

/// The places in ascending order; the room is kept from clause to clause.
#[derive(Debug, Default)]
pub(super) struct Ends {
    places: Vec<usize>,
}

impl Ends {
    /// Finds the places in the clause between `start` and `end`.  With `whole`, the list may be all that is left of the
    /// clause; behind 由 or 请, as an `agent`, more verbs follow a list.
    pub fn find(&mut self, context: &Context<'_>, start: usize, end: usize, whole: bool, agent: bool) {
        self.places.clear();
        let Some(inner) = context.text.get(start..end) else { return };
        let mut glance = name::Glance::new(context.lexicon);
        let (mut closes, mut skip) = (false, 0);
        for (at, c) in inner.char_indices() {
            if at < skip {
                continue;
            }
            if closes && follows(context.text, start, start + at, end, agent) {
                self.places.push(start + at);
            }
            closes = glance.behind(c, inner.get(at..).unwrap_or_default());
            if !name::is_han(c)
                && (name::opens(c) || c == '"')
                && let Some(group) = inner.get(at..).and_then(name::group)
            {
                (skip, closes) = (at + group, true);
            }
        }
        if whole && closes {
            self.places.push(end);
        }
    }

    /// The last place.
    pub fn last(&self) -> usize {
        self.places.last().copied().unwrap_or(0)
    }

    /// The places behind `from`.
    pub fn behind(&self, from: usize) -> &[usize] {
        self.places.get(self.places.partition_point(|&place| place <= from)..).unwrap_or_default()
    }
}

/// Whether a predicate or another name may follow at `at`, in the clause from `start` to `end`.
fn follows(text: &str, start: usize, at: usize, end: usize, agent: bool) -> bool {
    let Some(rest) = text.get(at..end) else { return false };
    predicate::may_begin(rest)
        && (conjunction(rest) || is_followed(text, at, end, agent))
        && !predicate::crossed(text, start, at)
}

/// Whether `text` begins with a word that joins two names and may also open a phrase: `与…签订`.
pub(super) fn conjunction(text: &str) -> bool {
    text.starts_with(['和', '与', '及', '同', '或']) || words::JOINING.starts(text)
}

/// Whether a predicate begins at `at`, behind what may stand between a list and its predicate, or the clause ends there.
pub(super) fn is_followed(text: &str, at: usize, end: usize, agent: bool) -> bool {
    let at = behind_tail(text, at, end);
    at == end
        || Predicate::of(text, at, end).is_some_and(|predicate| {
            let wanted = predicate.class != Class::Agent || agent;
            wanted && !is_relative(text, at, end) && !goes_on(text, at, end)
        })
}

/// Whether the verb at `at` is a part of a name: `湘江新区|开发建设局`.
fn goes_on(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    for _ in 0..3 {
        let rest = text.get(behind..end).unwrap_or_default();
        if behind > at && words::OFFICE_HEADS.starts(rest) {
            return !rest.starts_with("局部") && !rest.starts_with("中心城");
        }
        match predicate::word(rest) {
            // `组建|防控领导小组`: what is founded.
            Some((word, _)) if words::FOUNDING.contains(&word) => return false,
            Some((word, Class::Verb | Class::Agent | Class::Open)) => {
                behind += word.len();
                // `支付机构`, `城市更新部门`; but not `委托|机构`.
                let rest = text.get(behind..end).unwrap_or_default();
                if behind == at + word.len()
                    && !words::CAUSES.contains(&word)
                    && word != "委托"
                    && words::AGENCIES.starts(rest)
                {
                    return true;
                }
            }
            Some((word, Class::Noun)) if behind > at => {
                return words::OFFICE_HEADS.ends(word);
            }
            _ => return false,
        }
    }
    false
}

/// The offset behind a tail such as `或其代表`.
pub(super) fn behind_tail(text: &str, at: usize, end: usize) -> usize {
    let rest = text.get(at..end).unwrap_or_default();
    if !rest.starts_with(['或', '及', '和', '与', '法']) {
        return at;
    }
    at + words::TAILS.at_start(rest).map_or(0, |word| word.len())
}

/// Whether the verb at `at` belongs to a relative clause: `…认定的`.
fn is_relative(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    for _ in 0..4 {
        let rest = text.get(behind..end).unwrap_or_default();
        if let Some(rest) = rest.strip_prefix('的') {
            return behind > at && !rest.is_empty();
        }
        match predicate::word(rest) {
            Some((word, Class::Adverb | Class::Verb | Class::Agent | Class::Preposition | Class::Fact)) => {
                behind += word.len()
            }
            _ => return false,
        }
    }
    false
}
