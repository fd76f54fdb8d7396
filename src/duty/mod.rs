//! Duty-bearers: who bears a task of the document without a word like `牵头` or `负责`.
//!
//! Three builds carry nearly all of them.  A list of names at the start of a clause and a predicate that orders behind
//! it (`各乡镇要全面开展…`, `市财政局安排…`); `由` or `请`, a list and any verb; and a list whose predicate follows in a
//! later clause of the sentence (`各单位在复工前，应当…`).  What permits, forbids or reports gives none.

mod predicate;
mod subject;

use crate::assignment::{ActorData, Role, Statement};
use crate::clause::{Clause, Close, Sentence};
use crate::context::Context;
use crate::frame::Region;
use crate::name::NameList;
use crate::span::Span;

use predicate::{Class, Predicate};

/// Every duty of the document, in any order.  `explicit` are the statements whose role a word gives: where one task
/// has both, the word decides.
pub(crate) fn statements(context: &Context<'_>, explicit: &[Statement]) -> Vec<Statement> {
    let mut duties = Duties { context, explicit: Explicit::new(explicit), found: Vec::new() };
    for sentence in context.clauses.sentences() {
        duties.sentence(sentence);
    }
    duties.found
}

struct Duties<'a, 'c> {
    context: &'a Context<'c>,
    explicit: Explicit,
    found: Vec<Statement>,
}

/// Where a sentence stands after one of its clauses.
enum Pending {
    Nothing,
    /// A list of names is still without its verb: a modal in a later clause is said of it.
    Subject { list: NameList, clause: Span, modal_only: bool },
}

impl Duties<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        if !matches!(self.context.frame.at(sentence.span.start()), Region::Body | Region::Closing) {
            return;
        }
        let context = self.context;
        let clauses = context.clauses.of(sentence);
        let mut pending = Pending::Nothing;
        for (index, clause) in clauses.iter().enumerate() {
            let next = clauses.get(index + 1).filter(|_| clause.close == Close::Comma);
            self.agents(clause);
            pending = self.clause(sentence, clause, next, pending);
            if clause.close != Close::Comma {
                pending = Pending::Nothing;
            }
        }
    }

    /// `由X…` and `请X…` anywhere in the clause.
    fn agents(&mut self, clause: &Clause) {
        let text = self.context.text;
        for (at, word) in subject::agent_words(text, clause.span) {
            let from = at + word.len();
            let Some(list) = subject::agent(self.context, from, clause.span.end()) else { continue };
            let predicate = Predicate::of(text, list.span.end(), clause.span.end());
            if word == "由" && subject::is_barred_agent(text, clause.span, at) {
                continue;
            }
            if predicate.map(|p| p.class) == Some(Class::Barred) && word == "由" || predicate.is_none() && list.span.end() == clause.span.end() {
                continue;
            }
            if subject::is_relative(text, list.span.end(), clause.span.end()) || subject::is_roster(text, list.span.end()) {
                continue;
            }
            self.push(clause.span, list, predicate.map_or(clause.span.end(), |p| p.at));
        }
    }

    fn clause(&mut self, sentence: &Sentence, clause: &Clause, next: Option<&Clause>, pending: Pending) -> Pending {
        let text = self.context.text;
        let (start, end) = (clause.span.start(), clause.span.end());
        let from = subject::lead(text, start, end);
        let Some(list) = subject::subject(self.context, from, end) else {
            return self.later(clause, from, pending);
        };
        let behind = list.span.end();
        if behind == end {
            // A list alone: `各地、各部门，特别是…，要…`
            return Pending::Subject { list, clause: clause.span, modal_only: false };
        }
        let Some(predicate) = Predicate::of(text, behind, end) else { return Pending::Nothing };
        let condition = subject::is_condition(text, clause.span);
        match predicate.class {
            Class::Modal => {
                self.push(clause.span, list, predicate.at);
                Pending::Nothing
            }
            Class::Barred if condition => Pending::Subject { list, clause: clause.span, modal_only: true },
            Class::Barred | Class::Noun => Pending::Nothing,
            _ if condition => Pending::Subject { list, clause: clause.span, modal_only: true },
            Class::Adverb | Class::Preposition | Class::Verb => {
                if predicate::modal_inside(text, predicate.at, end) {
                    self.push(clause.span, list, predicate.at);
                    return Pending::Nothing;
                }
                let following = next.and_then(|next| Predicate::of(text, next.span.start(), next.span.end()));
                if predicate.class == Class::Preposition && following.map(|p| p.class) == Some(Class::Barred) {
                    return Pending::Nothing;
                }
                if following.map(|p| p.class) == Some(Class::Modal) {
                    self.push(clause.span, list, predicate.at);
                    return Pending::Nothing;
                }
                if !sentence.heading && predicate::orders(text, predicate, clause.span) {
                    self.push(clause.span, list, predicate.at);
                    return Pending::Nothing;
                }
                Pending::Subject { list, clause: clause.span, modal_only: true }
            }
        }
    }

    /// A clause without a subject of its own: its predicate may be that of the list before.
    fn later(&mut self, clause: &Clause, from: usize, pending: Pending) -> Pending {
        let text = self.context.text;
        let Pending::Subject { list, clause: first, modal_only } = pending else { return Pending::Nothing };
        let end = clause.span.end();
        match Predicate::of(text, from, end) {
            Some(predicate) if predicate.class == Class::Modal => {
                self.push(first, list, predicate.at);
                Pending::Nothing
            }
            Some(predicate) if predicate.class == Class::Barred => Pending::Nothing,
            Some(predicate) if !modal_only && predicate::orders(text, predicate, clause.span) => {
                self.push(first, list, predicate.at);
                Pending::Nothing
            }
            _ => Pending::Subject { list, clause: first, modal_only },
        }
    }

    fn push(&mut self, clause: Span, list: NameList, predicate: usize) {
        let text = self.context.text;
        let actors: Vec<ActorData> = list
            .actors
            .into_iter()
            .filter(|actor| subject::bears(self.context, actor.span.text(text)))
            .filter(|actor| !self.explicit.decides(text, actor.span, predicate))
            .collect();
        if actors.is_empty() {
            return;
        }
        let known = |found: &Statement| {
            found.actors.first().map(|actor| actor.span) == actors.first().map(|actor| actor.span)
        };
        if self.found.iter().rev().take(4).any(known) {
            return;
        }
        self.found.push(Statement { span: clause, role: Role::Duty, cue: Span::default(), actors, open: list.open });
    }
}

/// The actors that a role word governs, by place.
struct Explicit {
    /// Actor, cue; by start of the actor.
    actors: Vec<(Span, Span)>,
}

impl Explicit {
    fn new(statements: &[Statement]) -> Self {
        let mut actors: Vec<(Span, Span)> = statements
            .iter()
            .flat_map(|statement| statement.actors.iter().map(|actor| (actor.span, statement.cue)))
            .collect();
        actors.sort_by_key(|(actor, _)| actor.start());
        Self { actors }
    }

    /// Whether a role word governs the very task whose predicate begins at `predicate`.
    fn decides(&self, text: &str, actor: Span, predicate: usize) -> bool {
        let from = self.actors.partition_point(|(known, _)| known.start() < actor.start());
        self.actors.iter().skip(from).take_while(|(known, _)| known.start() < actor.end()).any(|&(_, cue)| {
            cue.is_empty() || cue.start() < actor.start() || !text.get(predicate..cue.start()).unwrap_or_default().contains(['，', ',', '；', ';'])
        })
    }
}
