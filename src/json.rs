//! The JSON contract written straight from spans.
//!
//! [`Record`](crate::Record) is the contract as types, and serde prints and reads it.  Printing does not need the
//! types: everything that the JSON says is a span of the text, a number or a fixed word, so that one pass over the
//! arena writes it into a buffer without building a tree of strings first.  The bytes are those that `serde_json`
//! gives for the record, compact and pretty; a test holds the two together on every fixture.
//!
//! The pass follows the arena in document order and keeps a stack of the nodes that are still open, at most
//! [`Limits::MAX_DEPTH`](crate::Limits::MAX_DEPTH) of them.  A node's path is its parent's path and one number more;
//! it is kept in one string that grows and shrinks with the stack.

mod actors;
mod text;
mod writer;

use std::convert::Infallible;
use std::io;

use crate::diagnostic::Diagnostic;
use crate::document::{Actor, Assignment, Deadline, Document, EffectiveAssignment, Node, Party};
use crate::metadata::Metadata;

use text::{digits, escaped};
use writer::Writer;

/// Version of the JSON contract.
pub const SCHEMA_VERSION: &str = "1";

/// Bytes that are gathered before they go to an [`io::Write`].
const CHUNK: usize = 1 << 16;

impl Document<'_> {
    /// The JSON of the contract on one line: UTF-8, not ASCII-escaped, without a line end.
    ///
    /// ```
    /// let json = gongwen::Document::parse("一、总体要求。坚持稳中求进。").to_json();
    /// assert!(json.starts_with(r#"{"schema_version":"1","metadata":{"title":null,"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let Ok(json) = write::<false, Infallible>(self, false, |_| Ok(()));
        json
    }

    /// The JSON of the contract indented by two spaces a level, without a line end at its end.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        let Ok(json) = write::<true, Infallible>(self, false, |_| Ok(()));
        json
    }

    /// Writes what [`Document::to_json`] gives, in pieces of about 64 KiB: `out` needs no buffer of its own.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_json(&self, out: &mut impl io::Write) -> io::Result<()> {
        self.write_json_with(JsonOptions::default(), out)
    }

    /// Writes what [`Document::to_json_pretty`] gives.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_json_pretty(&self, out: &mut impl io::Write) -> io::Result<()> {
        self.write_json_with(JsonOptions::default().pretty(true), out)
    }

    /// Writes the JSON as the options ask.
    ///
    /// ```
    /// use gongwen::{Document, JsonOptions};
    /// let document = Document::parse("一、清淤。由市水务局牵头。");
    /// let mut json = Vec::new();
    /// document.write_json_with(JsonOptions::default().actors(true), &mut json)?;
    /// assert!(String::from_utf8_lossy(&json).contains(r#""actors":[{"name":"市水务局","kind":"department","#));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_json_with(&self, options: JsonOptions, out: &mut impl io::Write) -> io::Result<()> {
        let rest = if options.pretty {
            write::<true, _>(self, options.actors, |json| pass_on(json, out))?
        } else {
            write::<false, _>(self, options.actors, |json| pass_on(json, out))?
        };
        out.write_all(rest.as_bytes())
    }
}

/// What [`Document::write_json_with`] prints: by default what [`Document::to_json`] does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JsonOptions {
    pretty: bool,
    actors: bool,
}

impl JsonOptions {
    /// Whether the JSON is indented, by two spaces a level.
    #[must_use]
    pub const fn pretty(mut self, wanted: bool) -> Self {
        self.pretty = wanted;
        self
    }

    /// Whether the distinct actors of the whole document ([`Document::actors`]) are printed, as a last field `actors`.
    #[must_use]
    pub const fn actors(mut self, wanted: bool) -> Self {
        self.actors = wanted;
        self
    }
}

fn pass_on(json: &mut String, out: &mut impl io::Write) -> io::Result<()> {
    if json.len() < CHUNK {
        return Ok(());
    }
    out.write_all(json.as_bytes())?;
    json.clear();
    Ok(())
}

/// Writes the whole document; `drain` may empty the buffer after each node.  What it left is returned.
fn write<const PRETTY: bool, E>(
    document: &Document<'_>,
    actors: bool,
    mut drain: impl FnMut(&mut String) -> Result<(), E>,
) -> Result<String, E> {
    let mut w = Writer::<PRETTY> { out: String::new(), text: document.text(), depth: 0, fresh: true };
    w.begin('{');
    w.key(",\"schema_version\":");
    w.word(SCHEMA_VERSION);
    w.key(",\"metadata\":");
    w.metadata(document.metadata(), document.jurisdiction());
    w.key(",\"outline\":");
    outline(&mut w, document, &mut drain)?;
    w.key(",\"diagnostics\":");
    w.begin('[');
    for &diagnostic in document.diagnostics() {
        w.diagnostic(diagnostic);
    }
    w.end(']');
    if actors {
        w.actors(document);
    }
    w.end('}');
    Ok(w.out)
}

/// A node whose children are being written.
struct Open {
    /// Index behind its last descendant.
    end: usize,
    /// Length of its path.
    path: usize,
    /// Children begun so far.
    children: u32,
}

fn outline<const PRETTY: bool, E>(
    w: &mut Writer<'_, PRETTY>,
    document: &Document<'_>,
    drain: &mut impl FnMut(&mut String) -> Result<(), E>,
) -> Result<(), E> {
    let mut path = String::new();
    let mut open: Vec<Open> = Vec::new();
    let mut assignments = document.assignments().peekable();
    for node in document.nodes() {
        let index = node.id().index();
        while open.pop_if(|parent| parent.end <= index).is_some() {
            w.end(']');
            w.end('}');
        }
        if let Some(parent) = open.last_mut() {
            parent.children += 1;
            path.truncate(parent.path);
            if !path.is_empty() {
                path.push('.');
            }
            digits(&mut path, parent.children);
            w.element();
        }
        w.node(node, if path.is_empty() { "0" } else { &path });
        w.key(",\"assignments\":");
        w.begin('[');
        while let Some(assignment) = assignments.next_if(|assignment| assignment.node().id() == node.id()) {
            w.assignment(assignment);
        }
        w.end(']');
        w.key(",\"inherited\":");
        w.begin('[');
        for held in node.inherited_assignments() {
            w.inherited(held);
        }
        w.end(']');
        w.key(",\"children\":");
        w.begin('[');
        open.push(Open { end: index + 1 + node.descendants().len(), path: path.len(), children: 0 });
        drain(&mut w.out)?;
    }
    for _ in open {
        w.end(']');
        w.end('}');
    }
    Ok(())
}

/// What the contract says of each thing.
impl<const PRETTY: bool> Writer<'_, PRETTY> {
    fn metadata(&mut self, metadata: &Metadata, jurisdiction: &[String]) {
        self.begin('{');
        self.key(",\"title\":");
        self.optional(metadata.title.as_deref());
        self.key(",\"document_number\":");
        self.optional(metadata.document_number.as_deref());
        self.key(",\"issuer\":");
        self.begin('[');
        for issuer in &metadata.issuers {
            self.element();
            self.string(issuer);
        }
        self.end(']');
        self.key(",\"addressee\":");
        self.optional(metadata.addressee.as_deref());
        self.key(",\"date\":");
        self.date(metadata.date);
        self.key(",\"published\":");
        self.date(metadata.published);
        self.key(",\"jurisdiction\":");
        self.begin('[');
        for place in jurisdiction {
            self.element();
            self.string(place);
        }
        self.end(']');
        self.key(",\"lead_rule\":");
        match metadata.lead_rule {
            Some(rule) => {
                self.begin('{');
                self.key(",\"kind\":");
                self.word(rule.order.as_str());
                self.printed(rule.span);
                self.end('}');
            }
            None => self.out.push_str("null"),
        }
        self.end('}');
    }

    /// A node up to its own text; its object stays open.
    fn node(&mut self, node: Node<'_>, path: &str) {
        self.begin('{');
        self.key(",\"id\":");
        self.word(path);
        self.key(",\"marker\":");
        match node.marker() {
            Some(marker) => {
                self.begin('{');
                self.key(",\"text\":");
                self.string(marker.span().text(self.text));
                self.key(",\"kind\":");
                self.word(marker.style().as_str());
                self.key(",\"ordinal\":");
                match marker.ordinal() {
                    Some(ordinal) => digits(&mut self.out, ordinal),
                    None => self.out.push_str("null"),
                }
                self.span(marker.span());
                self.key(",\"confidence\":");
                digits(&mut self.out, u32::from(node.confidence()));
                self.end('}');
            }
            None => self.out.push_str("null"),
        }
        self.key(",\"heading\":");
        self.piece(node.heading_span());
        self.span(node.span());
        self.key(",\"text\":");
        self.out.push('"');
        for piece in node.text_spans() {
            escaped(&mut self.out, piece.text(self.text));
        }
        self.out.push('"');
    }

    fn assignment(&mut self, assignment: Assignment<'_>) {
        self.element();
        self.begin('{');
        self.span(assignment.span());
        self.key(",\"parties\":");
        self.begin('[');
        for party in assignment.parties() {
            self.party(party);
        }
        self.end(']');
        self.key(",\"deadlines\":");
        self.begin('[');
        for deadline in assignment.deadlines() {
            self.deadline(deadline);
        }
        self.end(']');
        self.end('}');
    }

    /// Where an assignment that is taken over is printed, and what of it is taken over.
    fn inherited(&mut self, held: EffectiveAssignment<'_>) {
        let assignment = held.assignment();
        self.element();
        self.begin('{');
        self.key(",\"node\":");
        self.word(&assignment.node().path());
        self.key(",\"index\":");
        digits(&mut self.out, assignment.position() as u32);
        self.key(",\"parties\":");
        self.flag(held.has_parties());
        self.key(",\"deadlines\":");
        self.flag(held.has_deadlines());
        self.end('}');
    }

    fn party(&mut self, party: Party<'_>) {
        self.element();
        self.begin('{');
        self.key(",\"role\":");
        self.word(party.role().as_str());
        self.key(",\"cue\":");
        self.piece(party.cue());
        self.key(",\"actors\":");
        self.begin('[');
        for actor in party.actors() {
            self.actor(actor);
        }
        self.end(']');
        self.key(",\"open\":");
        self.flag(party.is_open());
        self.end('}');
    }

    fn actor(&mut self, actor: Actor<'_>) {
        self.element();
        self.begin('{');
        self.key(",\"kind\":");
        self.word(actor.kind().as_str());
        self.key(",\"text\":");
        self.string(actor.text());
        self.key(",\"name\":");
        let name = actor.name();
        self.string(&name);
        let (canonical, full) = actor.forms(&name);
        self.key(",\"canonical\":");
        self.optional(canonical.as_deref());
        self.key(",\"full_name\":");
        self.optional(full.as_deref());
        self.key(",\"title\":");
        self.optional(actor.title());
        self.span(actor.span());
        self.end('}');
    }

    fn deadline(&mut self, deadline: Deadline<'_>) {
        self.element();
        self.begin('{');
        self.printed(deadline.span());
        self.key(",\"date\":");
        self.date(deadline.date());
        self.end('}');
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.element();
        self.begin('{');
        self.key(",\"code\":");
        self.word(diagnostic.code().as_str());
        self.key(",\"severity\":");
        self.word(diagnostic.severity().as_str());
        self.key(",\"message\":");
        self.string(&diagnostic.message());
        self.span(diagnostic.span());
        self.end('}');
    }
}
