//! The entry point: a text in, a [`Document`] out, and the handles to walk it.

use std::borrow::Cow;
use std::fmt;

use crate::assignment::{ActorData, ActorKind, AssignmentData, Assignments, DeadlineData, PartyData, Role};
use crate::clause::Clauses;
use crate::context::Context;
use crate::date::Date;
use crate::deadline;
use crate::diagnostic::{Code, Diagnostic};
use crate::duty;
use crate::frame::{Frame, Region};
use crate::heading;
use crate::lexicon::Lexicon;
use crate::lines::Lines;
use crate::marker::{self, Marker};
use crate::meeting;
use crate::metadata::Metadata;
use crate::outline;
use crate::party;
use crate::span::Span;
use crate::tree::{NodeData, NodeId, Tree};

/// What a caller may set.  The default is right for a text of which nothing else is known.
///
/// ```
/// use gongwen::{Date, Document, Options};
/// let options = Options::new().base_date(Date::new(2021, 5, 13));
/// let document = Document::parse_with("一、整改。由市应急局负责,年底前完成。", &options);
/// let due = document.root().descendants().flat_map(|node| node.assignments()).flat_map(|a| a.deadlines()).next();
/// assert_eq!(due.and_then(|deadline| deadline.date()), Date::new(2021, 12, 31));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    base_date: Option<Date>,
    jurisdiction: Option<String>,
    lexicon: Lexicon,
    limits: Limits,
    last: Stage,
}

/// The stages of the pipeline, in order.  A parse that stops early leaves what comes later empty; it is for
/// measuring single stages and for [`Options::parties`].
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Lines,
    Frame,
    Metadata,
    Candidates,
    Outline,
    Headings,
    Tree,
    Clauses,
    Deadlines,
    Parties,
    Duties,
    #[default]
    Meetings,
}

impl Options {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The day that deadlines without a year are reckoned from, in place of the document's own date.
    #[must_use]
    pub fn base_date(mut self, date: impl Into<Option<Date>>) -> Self {
        self.base_date = date.into();
        self
    }

    /// The government whose bodies the document names in short (`北票市`), in place of what the document says.
    #[must_use]
    pub fn jurisdiction(mut self, name: impl Into<String>) -> Self {
        self.jurisdiction = Some(name.into());
        self
    }

    /// The word lists, with the caller's own entries.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// The bounds.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Whether parties and deadlines are read (they are by default).  Without them a parse stops at the tree,
    /// for who needs the structure alone.
    ///
    /// ```
    /// use gongwen::{Document, Options};
    /// let document = Document::parse_with("一、整改。由市应急局负责。", &Options::new().parties(false));
    /// assert!(document.root().descendants().all(|node| node.assignments().next().is_none()));
    /// ```
    #[must_use]
    pub const fn parties(mut self, wanted: bool) -> Self {
        self.last = if wanted { Stage::Meetings } else { Stage::Tree };
        self
    }

    /// Stops behind a stage.
    #[doc(hidden)]
    #[must_use]
    pub const fn until(mut self, last: Stage) -> Self {
        self.last = last;
        self
    }
}

/// Bounds on what is structured; passing one is a diagnostic and loses no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Levels below the root, at most [`Limits::MAX_DEPTH`]: deeper JSON cannot be read back by common parsers.
    pub depth: u32,
    /// Items.
    pub nodes: usize,
    /// Findings kept.
    pub diagnostics: usize,
}

impl Limits {
    /// The deepest tree that is built whatever the caller sets.
    pub const MAX_DEPTH: u32 = 48;
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: Self::MAX_DEPTH, nodes: u32::MAX as usize - 1, diagnostics: 10_000 }
    }
}

/// A parsed document: the tree, who acts on what, the metadata and the findings.  It borrows its text.
#[derive(Clone)]
pub struct Document<'t> {
    text: &'t str,
    frame: Frame,
    metadata: Metadata,
    tree: Tree,
    assignments: Assignments,
    diagnostics: Vec<Diagnostic>,
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
        let metadata = if reach(Stage::Metadata) { Metadata::new(&lines, &frame) } else { Metadata::default() };
        let candidates = if reach(Stage::Candidates) { marker::candidates(&lines, &frame) } else { Vec::new() };
        let mut items = Vec::new();
        if reach(Stage::Outline) {
            items = outline::decide(&lines, &frame, &candidates, &mut diagnostics);
            items = limited(items, options.limits, &mut diagnostics);
        }
        if reach(Stage::Headings) {
            heading::find(&lines, &frame, &mut items);
        }
        let tree = Tree::new(structured.len(), &items);
        let pieces = if reach(Stage::Clauses) { tree.pieces() } else { Vec::new() };
        let clauses = Clauses::new(&lines, &pieces);
        let context = Context {
            text: structured,
            lines: &lines,
            frame: &frame,
            metadata: &metadata,
            tree: &tree,
            clauses: &clauses,
            lexicon: &options.lexicon,
            base_date: options.base_date.or(metadata.date),
        };
        let deadlines =
            if reach(Stage::Deadlines) { deadline::deadlines(&context, &mut diagnostics) } else { Vec::new() };
        let mut statements = if reach(Stage::Parties) { party::statements(&context) } else { Vec::new() };
        if reach(Stage::Duties) {
            statements.extend(duty::statements(&context, &statements));
        }
        if reach(Stage::Meetings) {
            statements.extend(meeting::statements(&context));
        }
        let assignments = Assignments::assemble(&tree, statements, deadlines);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span().start(), diagnostic.code()));
        if diagnostics.len() > options.limits.diagnostics {
            diagnostics.truncate(options.limits.diagnostics);
            diagnostics.push(Diagnostic::new(Code::DiagnosticLimit, Span::of(structured.len(), structured.len())));
        }
        Self { text, frame, metadata, tree, assignments, diagnostics }
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

    /// The node that is the whole document.
    #[must_use]
    pub const fn root(&self) -> Node<'_> {
        Node { document: self, id: NodeId::ROOT }
    }

    /// The node with this id, if the document has one.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        (id.index() < self.tree.len()).then_some(Node { document: self, id })
    }

    /// All nodes in document order, the root first.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = Node<'_>> + ExactSizeIterator {
        (0..self.tree.len()).map(move |index| Node { document: self, id: NodeId::from_index(index) })
    }

    /// All assignments, grouped by node in document order.
    pub fn assignments(&self) -> impl DoubleEndedIterator<Item = Assignment<'_>> + ExactSizeIterator {
        (0..self.assignments.list.len()).map(move |index| Assignment { document: self, index })
    }

    /// The deepest node that holds byte `offset`; the root for one behind the end.
    #[must_use]
    pub fn node_at(&self, offset: usize) -> Node<'_> {
        Node { document: self, id: self.tree.at(offset) }
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
    let mut end = text.len().min(u32::MAX as usize - 1);
    if end == text.len() {
        return text;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
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

/// A handle to one node: two words, `Copy`.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    document: &'a Document<'a>,
    id: NodeId,
}

impl<'a> Node<'a> {
    fn data(self) -> Option<&'a NodeData> {
        self.document.tree.get(self.id)
    }

    fn handle(self, id: NodeId) -> Self {
        Self { document: self.document, id }
    }

    /// Its id: a number in document order.
    #[must_use]
    pub const fn id(self) -> NodeId {
        self.id
    }

    /// The document it belongs to.
    #[must_use]
    pub const fn document(self) -> &'a Document<'a> {
        self.document
    }

    /// Its numbering; `None` for the root alone.
    #[must_use]
    pub fn marker(self) -> Option<Marker> {
        self.data().and_then(|data| data.marker)
    }

    /// The item with everything below it.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().map_or(Span::of(0, 0), |data| data.span)
    }

    /// The place of the heading, where the item has one.
    #[must_use]
    pub fn heading_span(self) -> Option<Span> {
        self.data().map(|data| data.heading).filter(|heading| !heading.is_empty())
    }

    /// The heading: the phrase that names the item's topic, without its closing sign.
    #[must_use]
    pub fn heading(self) -> Option<&'a str> {
        self.heading_span().map(|span| span.text(self.document.text))
    }

    /// Its own text: without marker, heading and children.  Where children stand between its pieces, the pieces
    /// are joined as they are; [`Node::text_spans`] gives them apart.
    #[must_use]
    pub fn text(self) -> Cow<'a, str> {
        let mut spans = self.text_spans();
        match (spans.next(), spans.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) => Cow::Borrowed(only.text(self.document.text)),
            (Some(_), Some(_)) => Cow::Owned(self.text_spans().map(|span| span.text(self.document.text)).collect()),
        }
    }

    /// The places of its own text, in order.
    pub fn text_spans(self) -> impl Iterator<Item = Span> + 'a {
        self.document.tree.own_text(self.id)
    }

    /// The stable path: `0` for the root, `2`, `2.1`, `2.1.3` below it, counting children from 1.
    #[must_use]
    pub fn path(self) -> String {
        let mut positions: Vec<String> = std::iter::once(self)
            .chain(self.ancestors())
            .filter_map(Self::data)
            .filter(|data| data.parent.is_some())
            .map(|data| data.position.to_string())
            .collect();
        if positions.is_empty() {
            return "0".to_owned();
        }
        positions.reverse();
        positions.join(".")
    }

    /// Levels below the root: 0 for the root.
    #[must_use]
    pub fn depth(self) -> usize {
        self.ancestors().count()
    }

    /// The item it belongs to; `None` for the root.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.data().and_then(|data| data.parent).map(|id| self.handle(id))
    }

    /// The parent, its parent, … up to the root.
    pub fn ancestors(self) -> impl Iterator<Item = Self> + 'a {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// The items directly below it, in order.
    pub fn children(self) -> impl Iterator<Item = Self> + 'a {
        self.document.tree.children(self.id).map(move |id| self.handle(id))
    }

    /// All items below it, in document order.
    pub fn descendants(self) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + 'a {
        let end = self.data().map_or(0, |data| data.subtree_end as usize);
        let start = (self.id.index() + 1).min(end);
        (start..end).map(move |index| self.handle(NodeId::from_index(index)))
    }

    /// How sure the reading of this marker and its place is, 0.0 to 1.0.
    #[must_use]
    pub fn confidence(self) -> f32 {
        self.data().map_or(0.0, |data| f32::from(data.confidence) / 255.0)
    }

    /// Who acts on it by when, as its own text says, in text order.
    pub fn assignments(self) -> impl DoubleEndedIterator<Item = Assignment<'a>> + ExactSizeIterator + 'a {
        let document = self.document;
        document.assignments.of(self.id).map(move |index| Assignment { document, index })
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let marker = self.marker().map_or("", |marker| marker.span().text(self.document.text));
        write!(f, "Node({} {marker}{})", self.path(), self.heading().unwrap_or_default())
    }
}

/// One clause that assigns: its parties and its deadlines.
#[derive(Clone, Copy)]
pub struct Assignment<'a> {
    document: &'a Document<'a>,
    index: usize,
}

impl<'a> Assignment<'a> {
    fn data(self) -> Option<&'a AssignmentData> {
        self.document.assignments.list.get(self.index)
    }

    /// The clause.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().map_or(Span::of(0, 0), |data| data.span)
    }

    /// The node whose text it stands in.
    #[must_use]
    pub fn node(self) -> Node<'a> {
        Node { document: self.document, id: self.data().map_or(NodeId::ROOT, |data| data.node) }
    }

    /// Who acts, a party for each role word.
    pub fn parties(self) -> impl DoubleEndedIterator<Item = Party<'a>> + ExactSizeIterator + 'a {
        let document = self.document;
        let (from, to) = self.data().map_or((0, 0), |data| data.parties);
        let parties = document.assignments.parties.get(from as usize..to as usize).unwrap_or_default();
        parties.iter().map(move |data| Party { document, data })
    }

    /// By when.
    pub fn deadlines(self) -> impl DoubleEndedIterator<Item = Deadline<'a>> + ExactSizeIterator + 'a {
        let document = self.document;
        let (from, to) = self.data().map_or((0, 0), |data| data.deadlines);
        let deadlines = document.assignments.deadlines.get(from as usize..to as usize).unwrap_or_default();
        deadlines.iter().map(move |data| Deadline { document, data })
    }
}

/// The actors that one word gives one role.
#[derive(Clone, Copy)]
pub struct Party<'a> {
    document: &'a Document<'a>,
    data: &'a PartyData,
}

impl<'a> Party<'a> {
    /// The role.
    #[must_use]
    pub const fn role(self) -> Role {
        self.data.role
    }

    /// The word that gives the role; `None` for a duty and a bare tail.
    #[must_use]
    pub fn cue(self) -> Option<Span> {
        Some(self.data.cue).filter(|cue| !cue.is_empty())
    }

    /// Whether the list ends in 等 or 等部门: there are others that it does not name.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.data.open
    }

    /// The actors in text order.
    pub fn actors(self) -> impl DoubleEndedIterator<Item = Actor<'a>> + ExactSizeIterator + 'a {
        let document = self.document;
        let (from, to) = self.data.actors;
        let actors = document.assignments.actors.get(from as usize..to as usize).unwrap_or_default();
        actors.iter().map(move |data| Actor { document, data })
    }
}

/// One actor.
#[derive(Clone, Copy)]
pub struct Actor<'a> {
    document: &'a Document<'a>,
    data: &'a ActorData,
}

impl<'a> Actor<'a> {
    /// What kind of actor it is.
    #[must_use]
    pub const fn kind(self) -> ActorKind {
        self.data.kind
    }

    /// Its place: the name alone, without 同志 or title.
    #[must_use]
    pub const fn span(self) -> Span {
        self.data.span
    }

    /// As printed.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.data.span.text(self.document.text)
    }

    /// Written out: with the shared parts that the text prints once (`市发改局、工信局` → `市工信局`).
    #[must_use]
    pub fn name(self) -> Cow<'a, str> {
        if self.is_inferred() {
            let text = self.document.text;
            Cow::Owned([self.data.prefix, self.data.span, self.data.suffix].map(|part| part.text(text)).concat())
        } else {
            Cow::Borrowed(self.text())
        }
    }

    /// Whether [`Actor::name`] was written out from parts printed elsewhere in the list.
    #[must_use]
    pub const fn is_inferred(self) -> bool {
        !self.data.prefix.is_empty() || !self.data.suffix.is_empty()
    }

    /// The parts printed elsewhere that [`Actor::name`] puts before and behind the printed text, in the order of
    /// the name; none where the name is the text.
    pub fn added_spans(self) -> impl Iterator<Item = Span> + 'a {
        [self.data.prefix, self.data.suffix].into_iter().filter(|part| !part.is_empty())
    }

    /// The official's title as printed (`市长`).
    #[must_use]
    pub fn title(self) -> Option<&'a str> {
        self.title_span().map(|span| span.text(self.document.text))
    }

    /// The place of the title.
    #[must_use]
    pub fn title_span(self) -> Option<Span> {
        Some(self.data.title).filter(|title| !title.is_empty())
    }
}

/// By when something is to be done.
#[derive(Clone, Copy)]
pub struct Deadline<'a> {
    document: &'a Document<'a>,
    data: &'a DeadlineData,
}

impl<'a> Deadline<'a> {
    /// Its place.
    #[must_use]
    pub const fn span(self) -> Span {
        self.data.span
    }

    /// As printed: `年底前`.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.data.span.text(self.document.text)
    }

    /// The last day on which it is still in time; `None` where the text fixes none.
    #[must_use]
    pub const fn date(self) -> Option<Date> {
        self.data.date
    }
}
