//! A document as a page for people: one line a node, then one line for each clause that assigns.
//!
//! ```text
//! title: 关于开展清查工作的通知
//! ## Title 关于开展清查工作的通知
//! 一、 ⟨han 1⟩ 工作要求‖ ⏎
//!   (一) ⟨paren_han 1⟩ 全面清查‖ 。由市应急局牵头,市公安局配合,年底前完成…
//!     → lead 牵头 d:市应急局 / cooperate 配合 d:市公安局 / by 年底前 = 2021-12-31
//!     1. ⟨arabic 1⟩ 登记造册
//!       ⇠ 1.1: lead 牵头 d:市应急局 / cooperate 配合 d:市公安局
//! ~ 特此通知。
//! !! gap-in-ordinals: … @ (三)
//! ```
//!
//! `⇠` is what an item takes over from one above.  `##` are the labelled regions, `‖` closes a heading, `~` is a node's own text behind a child, `!!` a finding.
//! Actors are `o:` officials, `d:` departments, `c:` collectives, `=` their written-out names.

use std::fmt::Write;

use gongwen::{Actor, ActorKind, Deadline, Document, Node, Party};

/// Characters shown of a piece of text.
const WORDS: usize = 24;

/// The page of `document`.
pub fn dump(document: &Document<'_>) -> String {
    let mut out = String::new();
    metadata(&mut out, document);
    for (span, region) in document.regions() {
        let _ = writeln!(out, "## {region:?} {}", words(span.text(document.text())));
    }
    // Nodes from the arena and pieces of own text, by place: what stands behind a child comes after its lines.
    let mut lines: Vec<(usize, String)> = document.nodes().map(|node| (node.span().start(), item(node))).collect();
    for node in document.nodes() {
        let first_child = node.children().next().map_or(usize::MAX, |child| child.span().start());
        let behind = node.text_spans().filter(|piece| piece.start() >= first_child || node.marker().is_none());
        for piece in behind.filter(|piece| !blank(piece.text(document.text()))) {
            let indent = "  ".repeat(node.depth());
            lines.push((piece.start(), format!("{indent}~ {}\n", words(piece.text(document.text())))));
        }
    }
    lines.sort_by_key(|(place, _)| *place);
    out.extend(lines.into_iter().map(|(_, line)| line));
    for diagnostic in document.diagnostics() {
        let _ = writeln!(out, "!! {diagnostic} @ {}", words(diagnostic.span().text(document.text())));
    }
    out
}

fn metadata(out: &mut String, document: &Document<'_>) {
    let metadata = document.metadata();
    let issuers = Some(metadata.issuers.join("、")).filter(|issuers| !issuers.is_empty());
    let fields = [
        ("title", metadata.title.clone()),
        ("document_number", metadata.document_number.clone()),
        ("issuer", issuers),
        ("addressee", metadata.addressee.clone()),
        ("date", metadata.date.map(|date| date.to_string())),
        ("published", metadata.published.map(|date| date.to_string())),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    if let Some(rule) = metadata.lead_rule {
        let _ = writeln!(out, "lead_rule: {} {}", rule.order.as_str(), rule.span.text(document.text()));
    }
}

/// The line of one node and the lines of its assignments.
fn item(node: Node<'_>) -> String {
    let mut out = String::new();
    let indent = "  ".repeat(node.depth().saturating_sub(1));
    if let Some(marker) = node.marker() {
        let ordinal = marker.ordinal().map_or("-".to_owned(), |ordinal| ordinal.to_string());
        let printed = marker.span().text(node.document().text());
        let _ = write!(out, "{indent}{printed} ⟨{} {ordinal}⟩", marker.style().as_str());
        if let Some(heading) = node.heading() {
            let _ = write!(out, " {}‖", heading.replace('\n', "⏎"));
        }
        let first_child = node.children().next().map_or(usize::MAX, |child| child.span().start());
        let before = node.text_spans().take_while(|piece| piece.start() < first_child);
        if let Some(piece) = before.map(|piece| piece.text(node.document().text())).find(|piece| !blank(piece)) {
            let _ = write!(out, " {}", words(piece));
        }
        out.push('\n');
    }
    for assignment in node.assignments() {
        let indent = "  ".repeat(node.depth());
        let _ = writeln!(out, "{indent}→ {}", said(assignment.parties(), assignment.deadlines(), node));
    }
    for held in node.inherited_assignments() {
        let indent = "  ".repeat(node.depth());
        let from = held.assignment().node().path();
        let _ = writeln!(out, "{indent}⇠ {from}: {}", said(held.parties(), held.deadlines(), node));
    }
    out
}

/// Parties and deadlines on one line.
fn said<'a>(
    parties: impl Iterator<Item = Party<'a>>,
    deadlines: impl Iterator<Item = Deadline<'a>>,
    node: Node<'_>,
) -> String {
    let text = node.document().text();
    let mut said: Vec<String> = Vec::new();
    for party in parties {
        let cue = party.cue().map_or(String::new(), |cue| format!(" {}", cue.text(text)));
        let actors: Vec<String> = party.actors().map(actor).collect();
        let open = if party.is_open() { " 等" } else { "" };
        said.push(format!("{}{cue} {}{open}", party.role().as_str(), actors.join("、")));
    }
    for deadline in deadlines {
        let date = deadline.date().map_or("-".to_owned(), |date| date.to_string());
        said.push(format!("by {} = {date}", deadline.text()));
    }
    said.join(" / ")
}

fn actor(actor: Actor<'_>) -> String {
    let kind = match actor.kind() {
        ActorKind::Official => "o",
        ActorKind::Department => "d",
        _ => "c",
    };
    let name = if actor.is_inferred() { format!("={}", actor.name()) } else { String::new() };
    let title = actor.title().map_or(String::new(), |title| format!("({title})"));
    format!("{kind}:{}{name}{title}", actor.text())
}

fn blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// The first words of a piece, on one line.
fn words(text: &str) -> String {
    let text = text.trim();
    let mut out: String = text.chars().take(WORDS).map(|c| if c.is_control() { '⏎' } else { c }).collect();
    if text.chars().nth(WORDS).is_some() {
        out.push('…');
    }
    out
}
