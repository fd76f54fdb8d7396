//! Handles to what the clauses of a document assign: parties with their actors, and deadlines.

use std::borrow::Cow;

use super::{Document, Node};
use crate::assignment::{ActorData, ActorKind, AssignmentData, DeadlineData, PartyData, Role};
use crate::date::Date;
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::name;
use crate::span::Span;
use crate::tree::NodeId;

/// One clause that assigns: its parties and its deadlines.
#[derive(Clone, Copy)]
pub struct Assignment<'a> {
    document: &'a Document<'a>,
    index: usize,
}

impl<'a> Assignment<'a> {
    pub(super) const fn new(document: &'a Document<'a>, index: usize) -> Self {
        Self { document, index }
    }

    fn data(self) -> Option<&'a AssignmentData> {
        self.document.assignments.list.get(self.index)
    }

    /// The clause.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().map_or(Span::of(0, 0), |data| data.span)
    }

    /// The clause as printed.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.span().text(self.document.text)
    }

    /// The node whose text it stands in.
    #[must_use]
    pub fn node(self) -> Node<'a> {
        Node::new(self.document, self.data().map_or(NodeId::ROOT, |data| data.node))
    }

    /// Its place among the assignments of its node, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        let node = self.data().map_or(NodeId::ROOT, |data| data.node);
        self.index - self.document.assignments.of(node).start.min(self.index)
    }

    /// Whether it stands apart from the tasks of its node, as a label, a bracket or a part of the heading does, and so
    /// is that of the items below too: see [`Node::effective_assignments`].
    #[must_use]
    pub fn is_apart(self) -> bool {
        self.data().is_some_and(|data| data.apart)
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

    /// That word as printed: `牵头`.
    #[must_use]
    pub fn cue_text(self) -> Option<&'a str> {
        self.cue().map(|cue| cue.text(self.document.text))
    }

    /// Whether the list ends in 等 or 等部门: there are others that it does not name.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.data.open
    }

    /// The actors in text order.
    pub fn actors(self) -> impl DoubleEndedIterator<Item = Actor<'a>> + ExactSizeIterator + 'a {
        let document = self.document;
        document.assignments.actors(self.data).iter().map(move |data| Actor { document, data })
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

    /// Written out, without letter-spacing, line breaks and remarks inside (`含开发区,下同`): with the shared parts that the text prints once (`市发改局、工信局` → `市工信局`).
    #[must_use]
    pub fn name(self) -> Cow<'a, str> {
        let text = self.document.text;
        let name = if self.is_inferred() {
            Cow::Owned([self.data.prefix(), self.data.span, self.data.suffix()].map(|part| part.text(text)).concat())
        } else {
            Cow::Borrowed(self.text())
        };
        tidy(name)
    }

    /// The official wording of a department's name, for the common departments (`发改局` → `发展和改革局`); `None` where the
    /// lexicon does not know it, and for officials and collectives.  See [`Lexicon::canonical`](crate::Lexicon::canonical).
    #[must_use]
    pub fn canonical(self) -> Option<String> {
        self.forms(&self.name()).0
    }

    /// The name with its government, in the official wording where that is known; `None` where the government is not
    /// certain, and for officials and collectives.
    ///
    /// ```
    /// use gongwen::{Document, Options};
    /// let options = Options::new().jurisdiction("北票市");
    /// let document = Document::parse_with("一、整治。由市发改局、公安局负责。", &options);
    /// let actors = document.assignments().flat_map(|it| it.parties()).flat_map(|it| it.actors());
    /// let names: Vec<_> = actors.filter_map(|actor| actor.full_name()).collect();
    /// assert_eq!(names, ["北票市发展和改革局", "北票市公安局"]);
    /// ```
    #[must_use]
    pub fn full_name(self) -> Option<String> {
        self.forms(&self.name()).1
    }

    /// The official wording of `name`, its own, and the full name.
    pub(crate) fn forms(self, name: &str) -> (Option<String>, Option<String>) {
        if self.data.kind != ActorKind::Department {
            return (None, None);
        }
        let (lexicon, government) = (&self.document.lexicon, self.document.government());
        let known = lexicon.known(name);
        let full = name::full_name(lexicon, government, name, known.as_ref());
        (known.map(|known| known.wording), full)
    }

    /// Whether [`Actor::name`] was written out from parts printed elsewhere in the list.
    #[must_use]
    pub const fn is_inferred(self) -> bool {
        !self.data.prefix().is_empty() || !self.data.suffix().is_empty()
    }

    /// The parts printed elsewhere that [`Actor::name`] puts before and behind the printed text, in the order of
    /// the name; none where the name is the text.
    pub fn added_spans(self) -> impl Iterator<Item = Span> + 'a {
        [self.data.prefix(), self.data.suffix()].into_iter().filter(|part| !part.is_empty())
    }

    /// The official's title as printed (`市长`).
    #[must_use]
    pub fn title(self) -> Option<&'a str> {
        self.title_span().map(|span| span.text(self.document.text))
    }

    /// The place of the title.
    #[must_use]
    pub fn title_span(self) -> Option<Span> {
        Some(self.data.title()).filter(|title| !title.is_empty())
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

/// A name without the blanks between its letters and without a remark in a bracket inside it.
fn tidy(name: Cow<'_, str>) -> Cow<'_, str> {
    // Nearly all names are of nothing but characters of the main Han block, whose first bytes are these.
    let plain = name.bytes().fold(true, |plain, byte| plain & matches!(byte, 0x80..=0xBF | 0xE4..=0xE9));
    if plain || !name.contains(|c| is_blank(c) || matches!(c, ',' | '，' | '、')) {
        return name;
    }
    let remark = words::INNER_REMARKS.iter().filter_map(|sign| name.find(sign)).min();
    let remark = remark.and_then(|from| {
        let rest = name.get(from..)?;
        Some(from..from + rest.find([')', '）', ']', '〕'])?)
    });
    let kept = name
        .char_indices()
        .filter(|(at, c)| !is_blank(*c) && remark.as_ref().is_none_or(|remark| !remark.contains(at)));
    Cow::Owned(kept.map(|(_, c)| c).collect())
}
