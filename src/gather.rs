//! Statements and deadlines gathered into assignments: what belongs to one task.
//!
//! The extractors say who has which role and by when, each by itself.  A reader wants the task: `由A牵头,B配合,确保年底前完成`
//! is one assignment with two parties and a deadline, `由A负责征地;由B负责拆迁` are two.  The unit is a stretch of a
//! sentence between full stops and semicolons, or a row of a task table.  Within such a stretch a new assignment begins
//! with the clause that gives a role anew that leads its task (`A负责征地,B负责拆迁`); a deadline belongs to the last one
//! that begins before it, or to the first of its stretch.

use crate::assignment::{ActorData, AssignmentData, Assignments, DeadlineData, PartyData, Role, Statements, range};
use crate::clause::{Clause, Close};
use crate::context::Context;
use crate::inherit;
use crate::room;
use crate::span::Span;
use crate::tree::NodeId;

/// The assignments of a document, grouped by node in document order.
pub(crate) fn gather(
    context: &Context<'_>,
    mut statements: Statements,
    mut deadlines: Vec<DeadlineData>,
) -> Assignments {
    statements.list.retain_mut(|party| keep_own(context, party, &mut statements.actors));
    deadlines.retain(|deadline| lies_in(context, context.tree.at(deadline.span.start()), deadline.span));
    let actors = statements.actors;
    let mut parties = statements.list;
    parties.sort_unstable_by_key(|party| (anchor(party, &actors), party.cue.start(), party.role, party.span));
    deadlines.sort_unstable_by_key(|deadline| (deadline.span, deadline.date));
    let mut store = Assignments { list: Vec::new(), parties, actors, deadlines, any_apart: false };
    let mut list = units(context, &store);
    // The parties and deadlines of two units differ: they have one order.
    list.sort_unstable_by_key(|unit| (unit.node, unit.span.start(), unit.span.end(), unit.parties, unit.deadlines));
    list.shrink_to_fit();
    for unit in &mut list {
        unit.apart = is_apart(context, unit, &store);
    }
    store.any_apart = list.iter().any(|unit| unit.apart);
    store.list = list;
    store.parties.shrink_to_fit();
    store.actors.shrink_to_fit();
    store.deadlines.shrink_to_fit();
    store
}

/// Whether an assignment stands apart from the tasks of its node.
fn is_apart(context: &Context<'_>, unit: &AssignmentData, store: &Assignments) -> bool {
    let (said, due) = (store.parties(unit), store.deadlines(unit));
    // A deadline speaks for itself only where no party stands beside it.
    said.iter().any(|party| inherit::is_apart(context, unit.node, party, store.actors(party)))
        || said.is_empty() && due.iter().any(|due| inherit::is_due_apart(context, unit.node, due.span))
}

/// Leaves a party the actors that lie in the node of the first one.  Whether there are any.
fn keep_own(context: &Context<'_>, party: &mut PartyData, actors: &mut [ActorData]) -> bool {
    let node = context.tree.at(anchor(party, actors));
    let mut kept = 0;
    let own = actors.get_mut(range(party.actors)).unwrap_or_default();
    for index in 0..own.len() {
        if own.get(index).is_some_and(|actor| lies_in(context, node, actor.span)) {
            own.swap(kept, index);
            kept += 1;
        }
    }
    party.actors.1 = party.actors.0 + kept as u32;
    kept > 0
}

/// Whether `span` lies in the text of one node.  A list or a date that runs over a marker was none.
fn lies_in(context: &Context<'_>, node: NodeId, span: Span) -> bool {
    let within = context.tree.get(node).is_some_and(|data| data.span.encloses(span));
    within && !span.is_empty() && [span.start(), span.end() - 1].iter().all(|&at| context.tree.at(at) == node)
}

/// The place of a party: that of its first actor.
fn anchor(party: &PartyData, actors: &[ActorData]) -> usize {
    actors.get(party.actors.0 as usize).map_or(party.span.start(), |actor| actor.span.start())
}

/// From the first actor to the last one.
fn reach(party: &PartyData, actors: &[ActorData]) -> Span {
    Span::of(anchor(party, actors), party.among(actors).last().map_or(party.span.end(), |actor| actor.span.end()))
}

/// Merges parties and deadlines by place, stretch by stretch: those of an assignment are a range of each.
fn units(context: &Context<'_>, store: &Assignments) -> Vec<AssignmentData> {
    let (statements, deadlines) = (store.parties.as_slice(), store.deadlines.as_slice());
    let anchor = |party: &PartyData| anchor(party, &store.actors);
    let mut stretches = Stretches::new(context);
    let mut units: Vec<AssignmentData> = Vec::new();
    let (mut statement, mut deadline) = (0, 0);
    loop {
        let next = match (statements.get(statement).map(&anchor), deadlines.get(deadline).map(|it| it.span.start())) {
            (Some(one), Some(other)) => one.min(other),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return units,
        };
        let stretch = stretches.at(next);
        let said = run(statements, statement, |it| anchor(it) < stretch.end());
        let due = run(deadlines, deadline, |it| it.span.start() < stretch.end());
        let first = units.len();
        parties(context, stretch, store, (statement, said), &mut units);
        let begun = units.get_mut(first..).unwrap_or_default();
        if begun.is_empty() {
            let span = covering(stretch, deadlines.get(deadline..due).unwrap_or_default());
            let node = context.tree.at(next);
            room::push(&mut units, unit(node, span, (said, said), (deadline, due)));
        } else {
            share(begun, deadlines, (deadline, due));
        }
        (statement, deadline) = (said, due);
    }
}

/// An assignment of these statements and deadlines.
fn unit(node: NodeId, span: Span, parties: (usize, usize), deadlines: (usize, usize)) -> AssignmentData {
    let [parties, deadlines] = [parties, deadlines].map(|(from, to)| (from as u32, to as u32));
    AssignmentData { span, node, parties, deadlines, apart: false }
}

/// The end of the run of items from `from` on that `belongs`; the first one always does.
fn run<T>(items: &[T], from: usize, belongs: impl Fn(&T) -> bool) -> usize {
    let rest = items.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|item| belongs(item)).count()
}

/// Splits the parties of one stretch into assignments.
fn parties(
    context: &Context<'_>,
    stretch: Span,
    store: &Assignments,
    (from, to): (usize, usize),
    units: &mut Vec<AssignmentData>,
) {
    let first = units.len();
    let mut roles: Vec<Role> = Vec::new();
    let mut clause = Span::default();
    let mut open: Option<AssignmentData> = None;
    for (index, party) in store.parties.iter().enumerate().take(to).skip(from) {
        let own = reach(party, &store.actors);
        let begins = context.clauses.clause_at(own.start()).map_or(own.start(), |clause| clause.span.start());
        let node = context.tree.at(own.start());
        let anew = leads(party.role) && roles.contains(&party.role) && party.span != clause;
        match &mut open {
            Some(unit) if unit.node == node && (!anew || begins < unit.span.end()) => {
                unit.parties.1 = index as u32 + 1;
                unit.span = Span::of(unit.span.start().min(own.start()), unit.span.end().max(own.end()));
            }
            _ => {
                let start = if open.is_some() { begins } else { stretch.start().min(begins) };
                roles.clear();
                let begun = unit(node, Span::of(start, own.end()), (index, index + 1), (0, 0));
                if let Some(done) = open.replace(begun) {
                    room::push(units, done);
                }
            }
        }
        roles.push(party.role);
        clause = party.span;
    }
    if let Some(done) = open {
        room::push(units, done);
    }
    // Each reaches up to the next one, the last one to the end of the stretch.
    let mut limit = stretch.end();
    for unit in units.get_mut(first..).unwrap_or_default().iter_mut().rev() {
        let node = context.tree.get(unit.node).map_or(limit, |node| node.span.end());
        let end = unit.span.end().max(limit.min(node));
        let span = Span::of(unit.span.start(), end);
        unit.span = trimmed(context.text, span, unit.span.end());
        limit = unit.span.start();
    }
}

/// Whether a role begins a task when it is given anew: cooperation and attendance go with what stands before.
const fn leads(role: Role) -> bool {
    matches!(role, Role::Lead | Role::Responsible | Role::Duty | Role::Host)
}

/// `span` without the signs and blanks at its end, but not shorter than up to `least`.
fn trimmed(text: &str, span: Span, least: usize) -> Span {
    let kept = span.text(text).trim_end_matches(|c| crate::lines::is_blank(c) || "，,；;：:。".contains(c));
    Span::of(span.start(), (span.start() + kept.len()).max(least))
}

/// Gives each deadline of a stretch to the last unit that begins before it, else to the first.
fn share(units: &mut [AssignmentData], deadlines: &[DeadlineData], (from, to): (usize, usize)) {
    let starts: Vec<usize> = units.iter().skip(1).map(|unit| unit.span.start()).collect();
    let mut at = from;
    for (index, unit) in units.iter_mut().enumerate() {
        let limit = starts.get(index).copied().unwrap_or(usize::MAX);
        let end = run(deadlines.get(..to).unwrap_or_default(), at, |it| it.span.start() < limit);
        unit.deadlines = (at as u32, end as u32);
        unit.span = covering(unit.span, deadlines.get(at..end).unwrap_or_default());
        at = end;
    }
}

/// `span` and all of `deadlines`.
fn covering(span: Span, deadlines: &[DeadlineData]) -> Span {
    deadlines.iter().fold(span, |span, deadline| {
        Span::of(span.start().min(deadline.span.start()), span.end().max(deadline.span.end()))
    })
}

/// The stretches of the text, found from the front to the back.
struct Stretches<'a, 'c> {
    context: &'a Context<'c>,
    /// The rows of task tables that are still ahead.
    rows: std::iter::Peekable<Box<dyn Iterator<Item = Span> + 'a>>,
}

impl<'a, 'c> Stretches<'a, 'c> {
    fn new(context: &'a Context<'c>) -> Self {
        let rows = context.frame.tables().iter().flat_map(|table| table.rows()).filter_map(|row| {
            let (first, last) = (row.first()?, row.last()?);
            Some(Span::of(first.span.start(), last.span.end()))
        });
        let rows: Box<dyn Iterator<Item = Span> + 'a> = Box::new(rows);
        Self { context, rows: rows.peekable() }
    }

    /// The stretch that holds `offset`, which is never smaller than at the call before; never empty.
    fn at(&mut self, offset: usize) -> Span {
        while self.rows.next_if(|row| row.end() <= offset).is_some() {}
        if let Some(row) = self.rows.peek().filter(|row| row.contains(offset)) {
            return *row;
        }
        let clauses = self.context.clauses;
        let found = clauses.at(offset).and_then(|sentence| Some((sentence, clauses.clause_in(&sentence, offset)?)));
        let Some((sentence, clause)) = found else {
            return Span::of(offset, offset + 1);
        };
        // From behind the last semicolon before the clause to the next one.
        let ends = |clause: &Clause| matches!(clause.close, Close::Semicolon | Close::Sentence);
        let mut first = clause;
        let mut last = clause;
        let mut ended = true;
        for it in clauses.of(&sentence) {
            if ended && it.span.start() <= clause.span.start() {
                first = it;
            }
            ended = ends(&it);
            last = it;
            if ended && it.span.start() >= clause.span.start() {
                break;
            }
        }
        Span::of(first.span.start(), last.span.end())
    }
}
