//! Consistency findings: what whoever makes a ledger of tasks would ask back about.
//!
//! These are no faults of the reading.  The text says so, and somebody should look at it: a task with a deadline that
//! nobody answers for, two leaders of one task, helpers without anybody whom they help, a rule for lists that there are
//! none of.  Each is reported only where the document itself does otherwise elsewhere, so that a text which names no
//! bodies at all (a speech, an announcement) is not blamed for it.

use std::collections::HashMap;
use std::ops::Range;

use crate::assignment::{ActorKind, AssignmentData, Assignments, PartyData, Role};
use crate::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::inherit::{inherited, is_set_off};
use crate::lexicon::words;
use crate::metadata::LeadRule;
use crate::span::Span;
use crate::tree::NodeId;

/// Looks through the assignments of a document.
pub(crate) fn look(
    context: &Context<'_>,
    store: &Assignments,
    rule: Option<(LeadRule, usize)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some((rule, 0)) = rule {
        diagnostics.push(Diagnostic::new(Code::LeadRuleWithoutList, rule.span));
    }
    let mut nobody = Nobody { context, store, held: Held::new(store), assigned: HashMap::new() };
    let mut reported = None;
    let (mut led, mut twice) = (0, Vec::new());
    for assignment in &store.list {
        led += usize::from(store.parties(assignment).iter().any(|party| party.role == Role::Lead));
        twice.extend(second_lead(context, store, assignment));
        if let Some(cue) = helpers_alone(context, store, assignment) {
            diagnostics.push(Diagnostic::new(Code::CooperateWithoutLead, cue));
        }
        if reported != Some(assignment.node)
            && let Some(due) = nobody.due(assignment)
        {
            diagnostics.push(Diagnostic::new(Code::DeadlineWithoutOwner, due));
            reported = Some(assignment.node);
        }
    }
    // Where most tasks have several leaders, that is how the document means it.
    if twice.len() * 2 < led {
        diagnostics.extend(twice.into_iter().map(|second| Diagnostic::new(Code::TwoLeads, second)));
    }
}

/// How many of the assignments before each one name somebody.
struct Held {
    /// Anybody who acts.
    anybody: Vec<u32>,
    /// A lead or a responsible party.
    owners: Vec<u32>,
}

impl Held {
    fn new(store: &Assignments) -> Self {
        let acts = |role| matches!(role, Role::Lead | Role::Responsible | Role::Duty | Role::Cooperate);
        let held = |assignment: &&AssignmentData| store.parties(assignment).iter().any(|party| acts(party.role));
        Self {
            anybody: sums(store.list.iter().map(|it| held(&it))),
            owners: sums(store.list.iter().map(|it| store.has_owner(it))),
        }
    }
}

/// For each place in a row of answers, how many before it are yes.
fn sums(answers: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut sum = 0;
    let counted = answers.map(|answer| {
        sum += u32::from(answer);
        sum
    });
    std::iter::once(0).chain(counted).collect()
}

fn any(sums: &[u32], range: &Range<usize>) -> bool {
    sums.get(range.start).copied().unwrap_or_default() < sums.get(range.end).copied().unwrap_or_default()
}

/// Looks for deadlines that nobody answers for.
struct Nobody<'a, 'c> {
    context: &'a Context<'c>,
    store: &'a Assignments,
    held: Held,
    /// Whether the items below a node have owners as a rule.
    assigned: HashMap<NodeId, bool>,
}

impl Nobody<'_, '_> {
    /// The day by which an item is to be done for which nobody is named: neither in the item nor below it nor by an item
    /// above, though most items beside it have an owner.
    fn due(&mut self, assignment: &AssignmentData) -> Option<Span> {
        let due = self.store.deadlines(assignment).iter().find(|due| due.date.is_some())?.span;
        let node = assignment.node;
        let parent = self.context.tree.get(node)?.parent?;
        let alone = !any(&self.held.anybody, &self.within(node));
        let governed = || inherited(self.context.tree, self.store, node).iter().any(|above| above.who);
        let nobody = alone && !governed();
        (nobody && self.is_assigned(parent)).then_some(due)
    }

    /// The assignments of a node and of all below it.
    fn within(&self, node: NodeId) -> Range<usize> {
        let end = self.context.tree.get(node).map_or(0, |data| data.subtree_end as usize);
        self.store.of(node).start..self.store.of(NodeId::from_index(end)).start
    }

    /// Whether at least two items below `parent` and more than half of them have an owner.
    fn is_assigned(&mut self, parent: NodeId) -> bool {
        if let Some(&known) = self.assigned.get(&parent) {
            return known;
        }
        let (mut count, mut owned) = (0, 0);
        for child in self.context.tree.children(parent) {
            count += 1;
            owned += u32::from(any(&self.held.owners, &self.within(child)));
        }
        let assigned = owned >= 2 && owned * 2 > count;
        self.assigned.insert(parent, assigned);
        assigned
    }
}

/// The second body that leads the task of one clause, where they are not told to do so together or each for its part.
fn second_lead(context: &Context<'_>, store: &Assignments, assignment: &AssignmentData) -> Option<Span> {
    let leads = store.parties(assignment).iter().filter(|party| party.role == Role::Lead);
    let leads = leads.flat_map(|party| store.actors(party));
    let mut bodies = leads.clone().filter(|actor| actor.kind == ActorKind::Department);
    let first = bodies.next()?.span.text(context.text);
    let second = bodies.find(|other| other.span.text(context.text) != first)?;
    let words = assignment.span.text(context.text);
    let each = || leads.clone().any(|actor| actor.kind == ActorKind::Collective);
    (!each() && !words::TOGETHER.stands_in(words)).then_some(second.span)
}

/// The label of a list of helpers where nobody is named whom they help.
fn helpers_alone(context: &Context<'_>, store: &Assignments, assignment: &AssignmentData) -> Option<Span> {
    let mut parties = store.parties(assignment).iter();
    let helpers = parties.find(|party| party.role == Role::Cooperate)?;
    let first = store.actors(helpers).first()?.span.start();
    if !is_set_off(context.text, first, helpers.cue) {
        return None;
    }
    let acts = |party: &PartyData| matches!(party.role, Role::Lead | Role::Responsible | Role::Duty);
    let own = store.list.get(store.of(assignment.node)).unwrap_or_default();
    let led = own.iter().any(|assignment| store.parties(assignment).iter().any(acts))
        || inherited(context.tree, store, assignment.node).iter().any(|above| above.who);
    let place = if helpers.cue.is_empty() { assignment.span } else { helpers.cue };
    (!led).then_some(place)
}
