//! Who acts on what by when: the stored form of assignments, flat and by span.

use crate::date::Date;
use crate::room;
use crate::span::Span;
use crate::tree::NodeId;

/// What a party has to do with the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// `牵头` `主办` `牵头单位` `责任领导`
    Lead,
    /// `负责` `承办` `责任单位`, and the bodies of a bare tail in brackets
    Responsible,
    /// `配合` `协助` `参与` `配合单位`, the second side of `会同`
    Cooperate,
    /// Bears a duty without such a word: the subject of `要` `应` `须` or of a plain order.
    Duty,
    /// `主持` the meeting
    Host,
    /// `出席` `参加` `列席` the meeting
    Attend,
    /// Gave the report that the meeting heard.
    Report,
}

impl Role {
    /// The stable name in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Cooperate => "cooperate",
            Self::Duty => "duty",
            Self::Host => "host",
            Self::Attend => "attend",
            Self::Report => "report",
        }
    }
}

/// What kind of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ActorKind {
    /// A named official.
    Official,
    /// One body: a department, a government, a committee, a company.
    Department,
    /// A collective that names no single body: `各乡镇` `有关部门`.
    Collective,
}

impl ActorKind {
    /// The stable name in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Department => "department",
            Self::Collective => "collective",
        }
    }
}

/// One actor as printed, with the shared parts that write it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ActorData {
    /// As printed: the name alone, without 同志 or title.  [`ActorData::spanning`] changes it: the other parts are counted
    /// from its start.
    pub span: Span,
    prefix: Near,
    suffix: Near,
    title: Near,
    pub kind: ActorKind,
}

impl ActorData {
    /// An actor by a name that is printed whole, without a title.
    pub fn new(span: Span, kind: ActorKind) -> Self {
        Self { span, prefix: Near::default(), suffix: Near::default(), title: Near::default(), kind }
    }

    /// The same with the official's title as printed; empty where none is.
    pub fn titled(mut self, title: Span) -> Self {
        self.title = Near::new(self.span, title);
        self
    }

    /// The same with another stretch of text for its name.
    pub fn spanning(self, span: Span) -> Self {
        let near = |part: Near| Near::new(span, part.span(self.span));
        Self { span, prefix: near(self.prefix), suffix: near(self.suffix), title: near(self.title), kind: self.kind }
    }

    /// The printed text that goes before it when written out (the 市 of `市发改局、工信局`); empty where none does.
    pub const fn prefix(&self) -> Span {
        self.prefix.span(self.span)
    }

    pub fn set_prefix(&mut self, prefix: Span) {
        self.prefix = Near::new(self.span, prefix);
    }

    /// The printed text that goes behind it when written out (the 局 of `市农业农村、城乡管理局`); empty where none does.
    pub const fn suffix(&self) -> Span {
        self.suffix.span(self.span)
    }

    pub fn set_suffix(&mut self, suffix: Span) {
        self.suffix = Near::new(self.span, suffix);
    }

    /// The official's title as printed; empty where none is.
    pub const fn title(&self) -> Span {
        self.title.span(self.span)
    }
}

/// A stretch of text near an actor, by its distance from the start of the actor.  Lists and sentences are bounded
/// far below what it can reach; what it could not is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Near {
    from: i16,
    len: u16,
}

impl Near {
    fn new(actor: Span, part: Span) -> Self {
        let from = i16::try_from(part.start() as i64 - actor.start() as i64);
        match (from, u16::try_from(part.len())) {
            (Ok(from), Ok(len)) if len > 0 => Self { from, len },
            _ => Self::default(),
        }
    }

    const fn span(self, actor: Span) -> Span {
        let start = actor.start().saturating_add_signed(self.from as isize);
        Span::of(start, start + self.len as usize)
    }
}

/// The actors that one cue gives one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartyData {
    /// The clause.
    pub span: Span,
    pub role: Role,
    /// The word that gives the role; empty for a duty and a bare tail.
    pub cue: Span,
    /// Its actors: a range of the store's.
    pub actors: (u32, u32),
    /// 等 / 等部门 stands behind the list.
    pub open: bool,
}

impl PartyData {
    /// Its actors, of all those of the store.
    pub fn among<'a>(&self, actors: &'a [ActorData]) -> &'a [ActorData] {
        actors.get(range(self.actors)).unwrap_or_default()
    }
}

/// A statement by when something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DeadlineData {
    pub span: Span,
    /// The last day on which it is still in time; `None` where the text fixes none.
    pub date: Option<Date>,
}

/// One clause that assigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AssignmentData {
    pub span: Span,
    pub node: NodeId,
    /// Ranges of the store's, whose parties and deadlines stand in text order.
    pub parties: (u32, u32),
    pub deadlines: (u32, u32),
    /// Whether it stands apart from the tasks of its node and governs the items below.
    pub apart: bool,
}

/// What a clause says before it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The clause.
    pub span: Span,
    pub role: Role,
    pub cue: Span,
    pub actors: Vec<ActorData>,
    pub open: bool,
}

/// What the extractors have found so far, in any order: the parties of the store to be, which keeps them where they are.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    pub list: Vec<PartyData>,
    pub actors: Vec<ActorData>,
}

impl Statements {
    pub fn push(&mut self, statement: Statement) {
        let Statement { span, role, cue, actors, open } = statement;
        let from = self.actors.len() as u32;
        room::make(&mut self.actors, actors.len());
        self.actors.extend(actors);
        room::push(&mut self.list, PartyData { span, role, cue, actors: (from, self.actors.len() as u32), open });
    }

    /// The actors of a party.
    pub fn actors(&self, party: &PartyData) -> &[ActorData] {
        party.among(&self.actors)
    }
}

/// All assignments of a document, grouped by node in document order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assignments {
    pub list: Vec<AssignmentData>,
    pub parties: Vec<PartyData>,
    pub actors: Vec<ActorData>,
    pub deadlines: Vec<DeadlineData>,
    /// Whether any stands apart, so that items below inherit.
    pub any_apart: bool,
}

impl Assignments {
    /// The assignments of one node, as a range of the list.
    pub fn of(&self, node: NodeId) -> std::ops::Range<usize> {
        let from = self.list.partition_point(|assignment| assignment.node < node);
        let to = self.list.partition_point(|assignment| assignment.node <= node);
        from..to
    }

    /// The parties of an assignment.
    pub fn parties(&self, assignment: &AssignmentData) -> &[PartyData] {
        self.parties.get(range(assignment.parties)).unwrap_or_default()
    }

    /// The deadlines of an assignment.
    pub fn deadlines(&self, assignment: &AssignmentData) -> &[DeadlineData] {
        self.deadlines.get(range(assignment.deadlines)).unwrap_or_default()
    }

    /// The actors of a party.
    pub fn actors(&self, party: &PartyData) -> &[ActorData] {
        party.among(&self.actors)
    }

    /// Whether an assignment says who answers for a task: a lead or a responsible party.
    pub fn has_owner(&self, assignment: &AssignmentData) -> bool {
        self.parties(assignment).iter().any(|party| matches!(party.role, Role::Lead | Role::Responsible))
    }
}

/// A stored range, to be looked up.
pub(crate) fn range((from, to): (u32, u32)) -> std::ops::Range<usize> {
    from as usize..to as usize
}
