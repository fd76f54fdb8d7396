//! Where in a clause a list of subjects may end: behind what may close a name, before what may begin a predicate.
//!
//! Most clauses have no such place behind the words with which they begin, and then nobody is their subject.  Wherever a
//! list is thought to begin, it ends at one of these places.

use once_cell::sync::Lazy;

use crate::context::Context;
use crate::lexicon::{Firsts, words};
use crate::name;

use super::predicate::{self, Class, Predicate};
use super::signs::Signs;
use super::subject::{self, Opening};

/// The places of one clause in ascending order.  The clause is gone through as far as somebody asks, and what a glance
/// lets pass is looked at where it matters: most lists are refused by their first words.
pub(super) struct Ends<'c> {
    context: &'c Context<'c>,
    glance: name::Glance<'c>,
    start: usize,
    end: usize,
    /// The signs of the clause.
    pub signs: Signs,
    /// The list may be all that is left of the clause.
    pub whole: bool,
    /// Behind 由 or 请 more verbs follow a list.
    agent: bool,
    /// How far the clause was gone through for its places, and whether to its end.
    seen: name::Seen,
    read: bool,
    places: Vec<Place>,
    /// What the first word of the clause says, and where it stands, once that was asked.
    pub opening: Option<(usize, Opening)>,
}

/// Where a list may end at a glance, and whether it does, where that is known.
struct Place {
    at: usize,
    holds: Option<bool>,
}

impl<'c> Ends<'c> {
    pub fn new(context: &'c Context<'c>) -> Self {
        Self {
            context,
            glance: name::Glance::new(context.lexicon),
            start: 0,
            end: 0,
            signs: Signs::default(),
            whole: false,
            agent: false,
            seen: name::Seen::default(),
            read: false,
            places: Vec::new(),
            opening: None,
        }
    }

    /// Turns to the clause between `start` and `end`.  With `whole`, the list may be all that is left of the clause;
    /// behind 由 or 请, as an `agent`, more verbs follow a list.
    pub fn begin(&mut self, start: usize, end: usize, signs: Signs, whole: bool, agent: bool) {
        // A clause is looked at before it is read.
        if (self.start, self.end, self.signs, self.whole, self.agent) == (start, end, signs, whole, agent) {
            return;
        }
        (self.start, self.end, self.signs, self.whole, self.agent) = (start, end, signs, whole, agent);
        (self.seen, self.read, self.opening) = (name::Seen::default(), false, None);
        self.places.clear();
    }

    /// Whether a modal stands in the clause or opens the next.
    pub fn is_ordered(&self) -> bool {
        self.signs.hold(Signs::MODAL) || subject::must_next(self.context.text, self.end)
    }

    /// Whether it is known already that no place is behind `at`.
    pub fn are_past(&self, at: usize) -> bool {
        self.read && self.places.last().is_none_or(|last| last.at <= at)
    }

    /// Finds the next place that a glance lets pass; `None` where there are no more.
    fn read(&mut self) -> Option<usize> {
        if self.read {
            return None;
        }
        let region = self.context.text.get(self.start..self.end).unwrap_or_default();
        let whole = self.whole;
        let follows = |rest: &str| if rest.is_empty() { whole } else { predicate::may_begin(rest) };
        let Some(at) = self.glance.next_end(region, &mut self.seen, follows) else {
            self.read = true;
            return None;
        };
        let last = at == region.len();
        self.places.push(Place { at: self.start + at, holds: last.then_some(true) });
        Some(self.start + at)
    }

    /// The place with this number, where it is one at a second look.
    fn place(&mut self, number: usize) -> Option<usize> {
        let place = self.places.get_mut(number)?;
        let (text, at) = (self.context.text, place.at);
        let follows = || follows(text, self.start, at, self.end, self.signs, self.agent);
        let holds = place.holds.get_or_insert_with(follows);
        holds.then_some(at)
    }

    /// The number of the first place behind `at`, at a glance; `None` where there is none up to `to`.
    pub fn behind(&mut self, at: usize, to: usize) -> Option<usize> {
        let mut number = self.places.partition_point(|place| place.at <= at);
        while self.at_a_glance(number)? <= at {
            number += 1;
        }
        self.at_a_glance(number).filter(|&at| at <= to).map(|_| number)
    }

    /// The place with this number, at a glance.
    pub fn at_a_glance(&mut self, number: usize) -> Option<usize> {
        match self.places.get(number) {
            Some(place) => Some(place.at),
            // All are asked for in their order.
            None => self.read(),
        }
    }

    /// The first place up to `to` from that with the number `next` on; `next` is then the number of the one behind.
    pub fn next(&mut self, next: &mut usize, to: usize) -> Option<usize> {
        while self.at_a_glance(*next).is_some_and(|at| at <= to) {
            *next += 1;
            if let Some(at) = self.place(*next - 1) {
                return Some(at);
            }
        }
        None
    }

    /// The first place between `from` and `to`, or at `to`, that `wanted` takes.
    pub fn find(&mut self, from: usize, to: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let mut number = self.behind(from, to)?;
        while let Some(at) = self.at_a_glance(number).filter(|&at| at <= to) {
            if wanted(at) && self.place(number).is_some() {
                return Some(at);
            }
            number += 1;
        }
        None
    }

    /// Whether `wanted` takes one of the places, at a glance.
    pub fn any(&mut self, wanted: impl FnMut(usize) -> bool) -> bool {
        (0..).map_while(|number| self.at_a_glance(number)).any(wanted)
    }

    /// The last place of the clause.
    pub fn last(&mut self) -> Option<usize> {
        while self.read().is_some() {}
        (0..self.places.len()).rev().find_map(|number| self.place(number))
    }
}

/// Whether a predicate or another name follows at `at`, in the clause from `start` to `end`, which holds `signs`.
fn follows(text: &str, start: usize, at: usize, end: usize, signs: Signs, agent: bool) -> bool {
    let joins = text.get(at..end).is_some_and(conjunction);
    (joins || is_followed(text, at, end, signs, agent)) && !predicate::crossed(text, start, at)
}

/// The characters with which words begin that join two names or stand behind a list as its tail.
static JOINTS: Lazy<Firsts> = Lazy::new(|| {
    let lists: [&[&str]; 4] = [&words::JOINING, &words::ITS, &words::LAST_MEMBER, &words::TAILS];
    let firsts = lists.into_iter().flatten().filter_map(|word| word.chars().next());
    CONJUNCTIONS.into_iter().chain(firsts).collect()
});

/// What joins two names, each a word by itself.
const CONJUNCTIONS: [char; 5] = ['和', '与', '及', '同', '或'];

/// Whether a word may stand at the start of `text` that joins two names or is the tail of a list: few have one.
pub(super) fn is_joint(text: &str) -> bool {
    JOINTS.may_begin(text.as_bytes())
}

/// Whether `text` begins with a word that joins two names and may also open a phrase: `与…签订`.
pub(super) fn conjunction(text: &str) -> bool {
    is_joint(text) && (text.starts_with(CONJUNCTIONS) || words::JOINING.starts(text))
}

/// Whether a predicate begins at `at`, behind what may stand between a list and its predicate, or the clause, which holds
/// `signs`, ends there.
pub(super) fn is_followed(text: &str, at: usize, end: usize, signs: Signs, agent: bool) -> bool {
    let at = behind_tail(text, at, end);
    at == end
        || Predicate::of(text, at, end).is_some_and(|predicate| {
            let wanted = predicate.class != Class::Agent || agent;
            let relative = || signs.hold(Signs::RELATIVE) && is_relative(text, at, end);
            let verb = matches!(predicate.class, Class::Verb | Class::Agent);
            wanted && !relative() && !(verb && goes_on(text, at, end))
        })
}

/// Whether the verb at `at` is a part of a name: `湘江新区|开发建设局`.
fn goes_on(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    for _ in 0..3 {
        let rest = text.get(behind..end).unwrap_or_default();
        if behind > at && words::OFFICE_HEADS.starts(rest) {
            return !rest.starts_with("局部") && !rest.starts_with("中心城") && !words::SCIENCES.starts(rest);
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
    at + if is_joint(rest) { words::TAILS.at_start(rest).map_or(0, |word| word.len()) } else { 0 }
}

/// Whether the verb at `at` belongs to a relative clause: `…认定的`.
fn is_relative(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    // `在组织编制的规划中`: the phrase goes on behind its relative clause.
    let phrase = text.get(at..end).unwrap_or_default();
    if phrase.starts_with('在') && phrase.ends_with(['中', '时']) {
        return false;
    }
    let mut last = None;
    for _ in 0..4 {
        let rest = text.get(behind..end).unwrap_or_default();
        if let Some(rest) = rest.strip_prefix('的') {
            // `承担|相应的责任`: an adjective before the object.
            return behind > at && !rest.is_empty() && last != Some(Class::Adverb);
        }
        match predicate::word(rest) {
            // `追缴|已领取的资金`, `对|申请补贴的材料进行审核`: the clause is that of the object.
            Some((word, Class::Fact)) if last == Some(Class::Verb) && word == "已" => return false,
            Some((word, Class::Preposition)) if last.is_none() && words::OBJECT_SIGNS.contains(&word) => return false,
            // `确定需要提供的其他信息`
            Some((word @ "需要", Class::Modal)) if last == Some(Class::Verb) => {
                behind += word.len();
                last = Some(Class::Modal);
            }
            Some((word, class @ (Class::Adverb | Class::Verb | Class::Agent | Class::Preposition | Class::Fact))) => {
                behind += word.len();
                last = Some(class);
            }
            _ => return false,
        }
    }
    false
}
