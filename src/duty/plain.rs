//! Plain orders: which clauses may give one where nothing says, as a modal or a demand does, that somebody has to do
//! something.
//!
//! Most clauses are such, and hardly any gives an order: it begins with a name (`市财政局安排…`), which known words begin.
//! What is asked here lets pass every clause whose subject may be [told one](judge::takes_plain_order), and few others;
//! only those are read.

use crate::clause::Clause;
use crate::lexicon::words;
use crate::lines::is_han_at;
use crate::name;

use super::predicate::{self, Class, Predicate};
use super::relative::{self, Relative};
use super::signs::Signs;
use super::subject::{self, MAX_TRIES, Opening};
use super::{Duties, described, ends, judge, lead};

/// So many short names are compared one by one.
const MAX_SHORT: usize = 16;

impl Duties<'_> {
    /// Whether a modal or a demand stands in the clause, or a modal right behind it where it is the `last` that a comma joins.
    pub(super) fn is_ordered(&self, clause: &Clause, signs: Signs, last: bool) -> bool {
        let words = clause.span.text(self.context.text);
        signs.hold(Signs::MODAL)
            || signs.hold(Signs::ASKED) && lead::asks(words)
            || signs.hold(Signs::ASKS) && words::ASKS.stands_in(words)
            || last && subject::must_next(self.context.text, clause.span.end())
    }

    /// Whether the subject of a clause may be told a plain order, by this clause or, where it is not the `last` that a comma
    /// joins, by a later one.  Neither this clause nor one of those [is ordered](Self::is_ordered).
    pub(super) fn may_order(&mut self, clause: &Clause, signs: Signs, last: bool) -> bool {
        let (text, end) = (self.context.text, clause.span.end());
        let start = lead::lead(text, clause.span.start(), end);
        let Some(words) = text.get(start..end) else { return false };
        // In the items of minutes officials are told, whose titles stand before their names.
        if self.minutes {
            return true;
        }
        self.ends.begin(start, end, signs, true, false);
        // `各企业复工前，按照指南做好消毒`: whatever stands before 前.
        let before = !last && clause.span.text(text).ends_with(['后', '後', '前']);
        before && signs.hold(Signs::THINGS)
            || self.may_have_subject(start, end, signs, last) && (before || self.may_end(start, end, last))
            || words::PAYING_TIERS.starts(words) && described::paying_tier(text, start, end).is_some()
            || words.starts_with('在') && described::located(self.context, start, end).is_some()
    }

    /// Whether names may end in the clause where something stands behind them that may order.
    fn may_end(&mut self, start: usize, end: usize, last: bool) -> bool {
        let (text, lexicon) = (self.context.text, self.context.lexicon);
        let mut tries = 0;
        self.ends.any(|at| {
            let wanted = orders(text, at, end, last);
            tries += usize::from(wanted);
            wanted && (tries > MAX_TRIES || text.get(start..at).is_some_and(|names| name::may_end(lexicon, names)))
        })
    }

    /// Whether the subject of a clause without a modal may be one whose first name is known.
    fn may_have_subject(&self, start: usize, end: usize, signs: Signs, last: bool) -> bool {
        let text = self.context.text;
        if self.may_begin(start, end, signs, "") {
            return true;
        }
        if signs.hold(Signs::RELATIVE)
            && let Some(words) = text.get(start..end)
            && let Some(relative) = Relative::of(words, &self.ends, false)
        {
            // Behind a verb the names stand alone in their clause and wait, or before `或其代表`.
            let alone = relative.verbal || relative.strict;
            let useless = relative.phrase || alone && last && !words::TAILS.stands_in(words);
            let mut places = relative::places(text, start, end).filter(|_| !useless);
            if places.any(|at| self.may_begin(at, end, signs, text.get(start..at).unwrap_or_default())) {
                return true;
            }
        }
        subject::adjuncts(text, start, end, signs).any(|at| self.may_begin(at, end, signs, ""))
    }

    /// Whether a list may begin at `at`, in a clause that ends at `end` and holds `signs`, of whose first name the beginning or
    /// the end is known or the beginning stands `before` it.
    fn may_begin(&self, at: usize, end: usize, signs: Signs, before: &str) -> bool {
        let context = self.context;
        let Some(rest) = subject::list_start(context, at, end, signs).and_then(|from| context.text.get(from..end))
        else {
            return false;
        };
        let introduced = || self.short.len() > MAX_SHORT || self.short.iter().any(|name| rest.starts_with(name));
        let part = || before.strip_suffix('的').is_some_and(|before| relative::may_be_part(before, rest));
        // What signs begin is left to those who read it.
        let known = !is_han_at(rest, 0)
            || name::starts_known(context.lexicon, rest)
            || rest.starts_with("中国")
            || predicate::may_be_class(rest)
            || introduced()
            || part();
        (known || signs.hold(Signs::STRONG))
            && Opening::of(context, rest) == Opening::Name
            && (known || judge::may_end_known(rest))
    }
}

/// Whether what stands behind names at `at` may order, or the names wait for what does.
fn orders(text: &str, at: usize, end: usize, last: bool) -> bool {
    let Some(rest) = text.get(at..end) else { return false };
    if at == end {
        return !last;
    }
    // `或其代表`: few names have such a tail.
    if ends::is_joint(rest) && (subject::may_join(rest) || ends::behind_tail(text, at, end) != at) {
        return true;
    }
    Predicate::of(text, at, end).is_some_and(|predicate| match predicate.class {
        Class::Verb | Class::Preposition => true,
        Class::Role => false,
        _ => !last,
    })
}
