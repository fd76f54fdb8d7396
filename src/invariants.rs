//! What holds for every document whatever its text: one check, called by every test.
//!
//! Snapshots show whether a reading is right; this check shows whether a reading is a reading at all: nothing lost,
//! nothing twice, everything in its place.  It is public so that integration tests and fuzz targets can call it, and
//! hidden from the documentation because it is no part of the interface.

use crate::document::{Assignment, Document, Node, Party};
use crate::options::Limits;
use crate::span::Span;
use crate::{Deadline, Role};

/// What was found broken, in one sentence with the place.
type Verdict = Result<(), String>;

/// Checks everything that holds for every document parsed with the default limits.
///
/// # Errors
///
/// The first broken invariant, in words.
pub fn check(document: &Document<'_>) -> Verdict {
    let mut leaves = Vec::new();
    let mut depths: Vec<u32> = Vec::new();
    let mut assignments = 0;
    for node in document.nodes() {
        arena(document, node, &mut depths)?;
        tiles(document, node, &mut leaves)?;
        let mut at = 0;
        for item in node.assignments() {
            assignments += 1;
            if item.span().start() < at {
                return Err(format!("assignments of {node:?} are not in text order"));
            }
            at = item.span().start();
            assignment(document, node, item)?;
        }
        inherits(document, node)?;
    }
    if assignments != document.assignments().len() {
        return Err(format!("{assignments} assignments hang on nodes, {} are stored", document.assignments().len()));
    }
    concatenates(document, leaves)?;
    regions(document)?;
    actors(document)?;
    diagnostics(document)
}

/// Whether a span fits the text and lies on character boundaries.
fn fits(document: &Document<'_>, span: Span, what: &str) -> Verdict {
    if document.text().get(span.range()).is_some() {
        return Ok(());
    }
    Err(format!("the span {span:?} of {what} does not fit the text of {} bytes", document.text().len()))
}

/// Parents before children, children inside parents, the depth bounded, the numbers of the arena consistent.
fn arena(document: &Document<'_>, node: Node<'_>, depths: &mut Vec<u32>) -> Verdict {
    let fault = |what: &str| Err(format!("node {} at {:?}: {what}", node.id().index(), node.span()));
    fits(document, node.span(), "a node")?;
    if depths.len() != node.id().index() {
        return fault("its id is not its place in document order");
    }
    let Some(parent) = node.parent() else {
        depths.push(0);
        let whole = node.span() == Span::of(0, document.text().len());
        let bare = node.marker().is_none() && node.heading_span().is_none();
        return if depths.len() == 1 && whole && bare { Ok(()) } else { fault("it is no proper root") };
    };
    let Some(&above) = depths.get(parent.id().index()) else { return fault("its parent comes behind it") };
    depths.push(above + 1);
    if above + 1 > Limits::MAX_DEPTH {
        return fault("it lies deeper than the limit");
    }
    if !parent.span().encloses(node.span()) {
        return fault("it reaches out of its parent");
    }
    let Some(marker) = node.marker() else { return fault("it has no marker") };
    if marker.span().is_empty() || marker.span().start() != node.span().start() {
        return fault("it does not begin with its marker");
    }
    if node.descendants().next_back().is_some_and(|last| last.span().end() > node.span().end()) {
        return fault("its last descendant reaches out of it");
    }
    if document.node_at(node.span().start()).id() != node.id() {
        return fault("the look-up at its start gives another node");
    }
    if node.depth() != above as usize + 1 || node.path().split('.').count() != node.depth() {
        return fault("its path does not have as many steps as it has ancestors");
    }
    Ok(())
}

/// Marker, heading, own text and children tile the node, in this order.
fn tiles(document: &Document<'_>, node: Node<'_>, leaves: &mut Vec<Span>) -> Verdict {
    let marker = node.marker().map(|marker| marker.span());
    let before = leaves.len();
    leaves.extend(marker);
    leaves.extend(node.heading_span());
    leaves.extend(node.text_spans());
    let mut parts = leaves.get(before..).unwrap_or_default().to_vec();
    for &part in &parts {
        fits(document, part, "a leaf")?;
        if part.is_empty() {
            return Err(format!("a leaf of {node:?} is empty"));
        }
    }
    let first_child = node.children().next().map_or(node.span().end(), |child| child.span().start());
    let after_marker = marker.map_or(node.span().start(), Span::end);
    if node.heading_span().is_some_and(|heading| heading.start() < after_marker || heading.end() > first_child) {
        return Err(format!("the heading of {node:?} does not stand between its marker and its first child"));
    }
    parts.extend(node.children().map(Node::span));
    parts.sort();
    let mut at = node.span().start();
    for part in parts {
        if part.start() != at {
            return Err(format!("{node:?} is not tiled at byte {at}: the next part is {part:?}"));
        }
        at = part.end();
    }
    if at != node.span().end() {
        return Err(format!("{node:?} is tiled up to byte {at} only"));
    }
    let own: String = node.text_spans().map(|span| span.text(document.text())).collect();
    if own != node.text() {
        return Err(format!("the text of {node:?} is not the sum of its pieces"));
    }
    Ok(())
}

/// The leaves in text order give the input back, byte for byte.
fn concatenates(document: &Document<'_>, mut leaves: Vec<Span>) -> Verdict {
    leaves.sort();
    let mut rest = document.text();
    for leaf in leaves {
        match rest.strip_prefix(leaf.text(document.text())) {
            Some(behind) if document.text().len() - rest.len() == leaf.start() => rest = behind,
            _ => return Err(format!("the leaf {leaf:?} is lost or stands twice")),
        }
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("the last {} bytes are in no leaf", rest.len())) }
}

/// The clause lies in its node, and everything that it says lies in the clause.
fn assignment(document: &Document<'_>, node: Node<'_>, assignment: Assignment<'_>) -> Verdict {
    let span = assignment.span();
    fits(document, span, "an assignment")?;
    let fault = |what: &str| Err(format!("assignment {span:?} of {node:?}: {what}"));
    if assignment.node().id() != node.id() || !node.span().encloses(span) {
        return fault("it does not lie in its node");
    }
    if span.is_empty() || document.node_at(span.start()).id() != node.id() {
        return fault("it begins in another node");
    }
    if assignment.parties().len() + assignment.deadlines().len() == 0 {
        return fault("it says nothing");
    }
    for item in assignment.parties() {
        party(document, span, item)?;
    }
    let mut at = span.start();
    for item in assignment.deadlines() {
        deadline(document, item)?;
        if item.span().start() < at || item.span().end() > span.end() {
            return fault("a deadline lies outside of it or out of order");
        }
        at = item.span().end();
    }
    Ok(())
}

/// What an item takes over stands apart in an item above, and is nothing that it says itself.
fn inherits(document: &Document<'_>, node: Node<'_>) -> Verdict {
    let owned = node.assignments().flat_map(Assignment::parties).any(|party| leads(party.role()));
    let due = node.assignments().any(|assignment| assignment.deadlines().len() > 0);
    for held in node.inherited_assignments() {
        let assignment = held.assignment();
        let fault = |what: &str| Err(format!("{node:?} takes over the assignment {:?}: {what}", assignment.span()));
        if !node.ancestors().any(|above| above.id() == assignment.node().id()) {
            return fault("it is of no item above");
        }
        if !assignment.is_apart() || held.is_own() || !(held.has_parties() || held.has_deadlines()) {
            return fault("it does not stand apart, or nothing of it is taken over");
        }
        if owned && held.has_parties() || due && held.has_deadlines() {
            return fault("the item says the same itself");
        }
        let place = assignment.node().assignments().nth(assignment.position());
        if place.map(Assignment::span) != Some(assignment.span()) || document.node(node.id()).is_none() {
            return fault("its place among those of its node is wrong");
        }
    }
    Ok(())
}

const fn leads(role: Role) -> bool {
    matches!(role, Role::Lead | Role::Responsible)
}

/// The distinct actors are all actors, each under one name.
fn actors(document: &Document<'_>) -> Verdict {
    let all = document.assignments().flat_map(Assignment::parties).map(|party| party.actors().len()).sum::<usize>();
    let participants = document.actors();
    let mentions = participants.iter().map(|participant| participant.mentions().len()).sum::<usize>();
    if mentions != all {
        return Err(format!("{all} actors are named, {mentions} are listed"));
    }
    let mut names: Vec<_> = participants.iter().map(|participant| (participant.kind(), participant.name())).collect();
    names.sort_unstable();
    let distinct = names.windows(2).all(|pair| pair.first() != pair.last());
    let placed = document.jurisdiction().iter().all(|place| !place.is_empty());
    if distinct && placed { Ok(()) } else { Err("an actor is listed twice, or a place has no name".to_owned()) }
}

/// A party has actors, in text order, inside the clause; a duty has no cue.
fn party(document: &Document<'_>, clause: Span, party: Party<'_>) -> Verdict {
    let fault = |what: &str| Err(format!("a {} party of the clause {clause:?}: {what}", party.role().as_str()));
    if let Some(cue) = party.cue() {
        fits(document, cue, "a cue")?;
        if party.role() == Role::Duty {
            return fault("a duty has a cue");
        }
    }
    if party.actors().len() == 0 {
        return fault("it has no actor");
    }
    let mut at = clause.start();
    for actor in party.actors() {
        fits(document, actor.span(), "an actor")?;
        for part in actor.added_spans() {
            fits(document, part, "a shared part of a name")?;
        }
        if let Some(title) = actor.title_span() {
            fits(document, title, "a title")?;
        }
        if actor.span().is_empty() || actor.span().start() < at || actor.span().end() > clause.end() {
            return fault(&format!("the actor {:?} lies outside of it or out of order", actor.span()));
        }
        at = actor.span().end();
        // Blanks and remarks inside a name may be left out, nothing else, and nothing that is not printed comes in.
        let parts = [&actor.added_spans().collect::<Vec<_>>()[..], &[actor.span()]].concat();
        let mut printed: Vec<char> = parts.iter().flat_map(|part| part.text(document.text()).chars()).collect();
        printed.sort_unstable();
        let made_up = actor.name().chars().any(|c| printed.binary_search(&c).is_err());
        let blank = |text: &str| text.chars().any(crate::lines::is_blank);
        let lost =
            !blank(actor.text()) && !actor.text().contains(['，', ',', '、']) && !actor.name().contains(actor.text());
        if made_up || lost {
            return fault("a written-out name does not hold the printed one");
        }
    }
    Ok(())
}

fn deadline(document: &Document<'_>, deadline: Deadline<'_>) -> Verdict {
    fits(document, deadline.span(), "a deadline")?;
    if deadline.span().is_empty() { Err("a deadline is empty".to_owned()) } else { Ok(()) }
}

/// Regions are in order and disjoint.
fn regions(document: &Document<'_>) -> Verdict {
    let mut at = 0;
    for &(span, region) in document.regions() {
        fits(document, span, "a region")?;
        if span.is_empty() || span.start() < at {
            return Err(format!("the {region:?} region {span:?} is empty or overlaps the one before it"));
        }
        at = span.end();
    }
    Ok(())
}

/// Findings are in text order, within their bound, and stand somewhere.
fn diagnostics(document: &Document<'_>) -> Verdict {
    let found = document.diagnostics();
    if found.len() > Limits::default().diagnostics + 1 {
        return Err(format!("{} findings pass the limit", found.len()));
    }
    for diagnostic in found {
        fits(document, diagnostic.span(), "a diagnostic")?;
    }
    if found.is_sorted_by_key(|diagnostic| diagnostic.span().start()) {
        Ok(())
    } else {
        Err("the findings are not in text order".to_owned())
    }
}
