//! The entry point: a text in, a [`Document`] out, and the handles to walk it.

use std::fmt;
use std::sync::OnceLock;

mod actors;
mod clause;
mod effective;
mod node;

use crate::ablation::Ablation;
use crate::advice;
use crate::assignment::Assignments;
use crate::clause::Clauses;
use crate::context::Context;
use crate::deadline;
use crate::diagnostic::{Code, Diagnostic};
use crate::duty;
use crate::frame::{Frame, Region};
use crate::gather::gather;
use crate::heading;
use crate::jurisdiction::Jurisdiction;
use crate::lexicon::Lexicon;
use crate::lines::Lines;
use crate::marker::{self, Candidates};
use crate::meeting;
use crate::metadata::{self, Metadata};
use crate::name;
use crate::options::{Limits, Options, Stage};
use crate::outline;
use crate::party;
use crate::span::{Span, floor_boundary};
use crate::tree::{NodeId, Tree};

pub use actors::{Mention, Participant};
pub use clause::{Actor, Assignment, Deadline, Party};
pub use effective::EffectiveAssignment;
pub use node::Node;

/// A parsed document: the tree, who acts on what, the metadata and the findings.  It borrows its text.
#[derive(Clone)]
pub struct Document<'t> {
    text: &'t str,
    frame: Frame,
    metadata: Metadata,
    tree: Tree,
    assignments: Assignments,
    diagnostics: Vec<Diagnostic>,
    lexicon: Lexicon,
    /// Found when it is first asked for: only completing names needs it.
    jurisdiction: OnceLock<Jurisdiction>,
}

impl<'t> Document<'t> {
    /// Parses `text` with the default options.  It never fails: every text gives a tree that holds all of it.
    ///
    /// ```
    /// let document = gongwen::Document::parse("一、总体要求\n(一)指导思想。坚持稳中求进。");
    /// let item = document.root().children().next().expect("one item");
    /// assert_eq!(item.heading(), Some("总体要求"));
    /// assert_eq!(item.children().next().map(|child| child.path()), Some("1.1".to_owned()));
    /// ```
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        Self::parse_with(text, &Options::default())
    }

    /// Parses `text` with the caller's options.
    #[must_use]
    pub fn parse_with(text: &'t str, options: &Options) -> Self {
        let mut diagnostics = Vec::new();
        let structured = bounded(text, &mut diagnostics);
        let lines = Lines::new(structured);
        let reach = |stage| stage <= options.last;
        let frame = if reach(Stage::Frame) { Frame::new(&lines) } else { Frame::default() };
        let mut metadata = if reach(Stage::Metadata) { Metadata::new(&lines, &frame) } else { Metadata::default() };
        let candidates = if reach(Stage::Candidates) {
            marker::candidates(&lines, &frame, options.ablation)
        } else {
            Candidates::default()
        };
        let mut items = Vec::new();
        if reach(Stage::Outline) {
            items = outline::decide(&lines, &frame, candidates, options.ablation, &mut diagnostics);
            items = limited(items, options.limits, &mut diagnostics);
        }
        if reach(Stage::Headings) {
            heading::find(&lines, &frame, &mut items);
        }
        let tree = Tree::new(structured.len(), &items);
        drop(items);
        let pieces = if reach(Stage::Clauses) { tree.pieces(frame.regions()) } else { Vec::new() };
        let clauses = Clauses::new(&lines, &pieces);
        drop(pieces);
        let empty;
        let lexicon = if options.ablation == Some(Ablation::NoLexicons) {
            empty = Lexicon::empty();
            &empty
        } else {
            &options.lexicon
        };
        let context = Context {
            text: structured,
            lines: &lines,
            frame: &frame,
            metadata: &metadata,
            tree: &tree,
            clauses: &clauses,
            lexicon,
            base_date: options.base_date.or(metadata.date),
            ablation: options.ablation,
        };
        let deadlines =
            if reach(Stage::Deadlines) { deadline::deadlines(&context, &mut diagnostics) } else { Vec::new() };
        let parties = reach(Stage::Parties).then(|| party::read(&context));
        let rule = parties.as_ref().and_then(|parties| parties.rule);
        let mut statements = parties.map(|parties| parties.statements).unwrap_or_default();
        if reach(Stage::Duties) {
            duty::read(&context, &mut statements);
        }
        if reach(Stage::Meetings) {
            meeting::read(&context, &mut statements);
        }
        name::carry(&context, &mut statements);
        let assignments = gather(&context, statements, deadlines);
        advice::look(&context, &assignments, rule, &mut diagnostics);
        metadata.lead_rule = rule.map(|(rule, _)| rule);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span().start(), diagnostic.code()));
        if diagnostics.len() > options.limits.diagnostics {
            diagnostics.truncate(options.limits.diagnostics);
            diagnostics.push(Diagnostic::new(Code::DiagnosticLimit, Span::of(structured.len(), structured.len())));
        }
        let jurisdiction = OnceLock::new();
        if let Some(name) = &options.jurisdiction {
            let _ = jurisdiction.set(Jurisdiction::given(&options.lexicon, name));
        }
        Self { text, frame, metadata, tree, assignments, diagnostics, lexicon: options.lexicon.clone(), jurisdiction }
    }

    /// The text as given.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Title, number, issuer, addressee and dates.
    #[must_use]
    pub const fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The government that the document is of, with those above it, the highest first: `辽宁省` `朝阳市` `北票市`.
    /// Empty where the document does not say, and where several places of its name leave it open.
    ///
    /// It is read from the signature, otherwise from the title, otherwise from what the page prints as the source; the
    /// governments above it come from the list of divisions.  [`Options::jurisdiction`](crate::Options::jurisdiction)
    /// takes its place.
    ///
    /// ```
    /// let document = gongwen::Document::parse("北票市防汛工作方案\n一、清淤。由市水利局负责。\n");
    /// assert_eq!(document.jurisdiction(), ["辽宁省", "朝阳市", "北票市"]);
    /// ```
    #[must_use]
    pub fn jurisdiction(&self) -> &[String] {
        self.government().places()
    }

    /// The same, found when it is first asked for.
    fn government(&self) -> &Jurisdiction {
        self.jurisdiction
            .get_or_init(|| Jurisdiction::of(&self.lexicon, &self.metadata, metadata::sources(self.text, &self.frame)))
    }

    /// The node that is the whole document.
    #[must_use]
    pub const fn root(&self) -> Node<'_> {
        Node::new(self, NodeId::ROOT)
    }

    /// The node with this id, if the document has one.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        (id.index() < self.tree.len()).then_some(Node::new(self, id))
    }

    /// All nodes in document order, the root first.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = Node<'_>> + ExactSizeIterator {
        (0..self.tree.len()).map(move |index| Node::new(self, NodeId::from_index(index)))
    }

    /// All assignments, grouped by node in document order.
    pub fn assignments(&self) -> impl DoubleEndedIterator<Item = Assignment<'_>> + ExactSizeIterator {
        (0..self.assignments.list.len()).map(move |index| Assignment::new(self, index))
    }

    /// The deepest node that holds byte `offset`; the root for one behind the end.
    #[must_use]
    pub fn node_at(&self, offset: usize) -> Node<'_> {
        Node::new(self, self.tree.at(offset))
    }

    /// The labelled regions (title, signature, page chrome …), in order; what lies between them is body.
    #[must_use]
    pub fn regions(&self) -> &[(Span, Region)] {
        self.frame.regions()
    }

    /// What was noticed, by place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("bytes", &self.text.len())
            .field("nodes", &self.tree.len())
            .finish_non_exhaustive()
    }
}

/// The part of the text that spans of 32 bits can address.
fn bounded<'t>(text: &'t str, diagnostics: &mut Vec<Diagnostic>) -> &'t str {
    let end = floor_boundary(text, u32::MAX as usize - 1);
    if end == text.len() {
        return text;
    }
    diagnostics.push(Diagnostic::new(Code::TextLimit, Span::of(end, end)));
    text.get(..end).unwrap_or_default()
}

/// Cuts the items to the caller's bounds: what is nested too deep stands on the deepest level, what is too many
/// stays text of the item before.
fn limited(mut items: Vec<outline::Item>, limits: Limits, diagnostics: &mut Vec<Diagnostic>) -> Vec<outline::Item> {
    if let Some(first) = items.get(limits.nodes) {
        diagnostics.push(Diagnostic::new(Code::NodeLimit, first.marker.span()));
        items.truncate(limits.nodes);
    }
    let depth = limits.depth.clamp(1, Limits::MAX_DEPTH);
    if let Some(first) = items.iter().find(|item| item.depth > depth) {
        diagnostics.push(Diagnostic::new(Code::DepthLimit, first.marker.span()));
        for item in &mut items {
            item.depth = item.depth.min(depth);
        }
    }
    items
}
