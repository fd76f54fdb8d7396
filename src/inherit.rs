//! Inheritance: which assignments of the items above govern an item.
//!
//! `(一)河道清淤(责任单位:市水务局;完成时限:5月底)` and below it `1. … 2. …`: who makes a 任务分解表 writes 市水务局 and 5月底
//! beside each of the two.  So an item that says nothing of its own takes over what the nearest item above says for
//! all that is below it.
//!
//! - Only what stands *apart* from the tasks of the item above is handed down: a label (`责任单位:…`), a bracket
//!   (`(市水务局牵头)`), a part of the heading, a sentence that says nothing else (`由市水务局牵头负责。`).
//!   `由市水务局牵头制定方案` in its text is a task of that item alone, and what the document says outside its items
//!   is for none of them.
//! - *Who* is handed down to an item without a lead or a responsible party of its own; who bears a duty there
//!   (`各乡镇要…`) does not answer for the item.  *By when* is handed down to an item without a deadline of its own.
//! - Of each, the nearest item above that has it decides, whatever those above that one say.

use crate::assignment::{ActorData, AssignmentData, Assignments, PartyData, Role};
use crate::context::Context;
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::span::Span;
use crate::tree::{NodeId, Tree};

/// An assignment of an item above, by its index in the store, and what of it is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inherited {
    pub index: usize,
    pub who: bool,
    pub when: bool,
}

/// The assignments of items above that govern `node`: those of the nearest item first, those of one item in text order.
pub(crate) fn inherited(tree: &Tree, store: &Assignments, node: NodeId) -> Vec<Inherited> {
    let mut found = Vec::new();
    if !store.any_apart {
        return found;
    }
    let own = store.list.get(store.of(node)).unwrap_or_default();
    let mut who = own.iter().any(|assignment| store.has_owner(assignment));
    let mut when = own.iter().any(has_deadline);
    let parent = |id: NodeId| tree.get(id).and_then(|data| data.parent);
    let mut above = parent(node);
    while let Some(id) = above.filter(|_| !(who && when)) {
        let (no_who, no_when) = (!who, !when);
        for index in store.of(id) {
            let Some(assignment) = store.list.get(index).filter(|assignment| assignment.apart) else { continue };
            let (owner, due) = (no_who && store.has_owner(assignment), no_when && has_deadline(assignment));
            if owner || due {
                found.push(Inherited { index, who: owner, when: due });
                who |= owner;
                when |= due;
            }
        }
        above = parent(id);
    }
    found
}

const fn has_deadline(assignment: &AssignmentData) -> bool {
    assignment.deadlines.0 < assignment.deadlines.1
}

/// Whether a statement of parties stands apart from the tasks of `node`: as a label, as a list in brackets, in the
/// heading, as a sentence of its own (`由市水务局牵头负责。`).
pub(crate) fn is_apart(context: &Context<'_>, node: NodeId, party: &PartyData, actors: &[ActorData]) -> bool {
    if !matches!(party.role, Role::Lead | Role::Responsible) || node == NodeId::ROOT {
        return false;
    }
    let first = actors.first().map_or(party.span, |actor| actor.span);
    party.cue.is_empty()
        || is_set_off(context.text, first.start(), party.cue)
        || in_heading(context, node, first)
        || is_sentence(context, node, first.start(), party.cue)
}

/// Whether a list stands behind a label or at the beginning of a bracket.
pub(crate) fn is_set_off(text: &str, first: usize, cue: Span) -> bool {
    !cue.is_empty() && is_label(text, cue.end()) || opens_bracket(text, first)
}

/// Whether a deadline stands apart: behind a label, at the beginning of a bracket, in the heading.
pub(crate) fn is_due_apart(context: &Context<'_>, node: NodeId, deadline: Span) -> bool {
    let before = context.text.get(..deadline.start()).unwrap_or_default().trim_end_matches(is_blank);
    let set_off = before.ends_with([':', '：', '∶']) || opens_bracket(context.text, deadline.start());
    node != NodeId::ROOT && (set_off || in_heading(context, node, deadline))
}

fn is_label(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default().trim_start_matches(is_blank);
    behind.starts_with([':', '：', '∶', '】', ']', '〕'])
}

/// Whether a bracket opens right before `at`, or before the 由 there.
fn opens_bracket(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches(is_blank);
    let before = before.strip_suffix('由').unwrap_or(before);
    before.ends_with(['(', '（', '〔', '[', '【', '［'])
}

fn in_heading(context: &Context<'_>, node: NodeId, span: Span) -> bool {
    context.tree.get(node).is_some_and(|data| data.heading.encloses(span))
}

/// Whether 由, the names that begin at `first` and the role word are a sentence, or the words before the first item below.
fn is_sentence(context: &Context<'_>, node: NodeId, first: usize, cue: Span) -> bool {
    let before = context.text.get(..first).unwrap_or_default();
    let Some(before) = before.strip_suffix('由') else { return false };
    let data = context.tree.get(node);
    let heading = data.is_some_and(|data| data.heading.end() == before.len());
    let begins = heading || before.trim_end_matches(|c| is_blank(c) && c != '\n').ends_with(['。', '；', ';', '\n']);
    let behind = context.text.get(cue.end()..).unwrap_or_default();
    let behind = words::CARRIED_OUT.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    let child = context.tree.children(node).next().and_then(|child| context.tree.get(child));
    let child = child.map_or(usize::MAX, |child| child.span.start());
    let sign = behind.trim_start_matches(['，', ',', '：', ':']).trim_start_matches(is_blank);
    let ends = behind.starts_with(['。', '；', ';']) || context.text.len() - sign.len() == child;
    begins && ends
}
