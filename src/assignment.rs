//! Who acts on what by when: the stored form of assignments, flat and by span.

use crate::date::Date;
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
    /// As printed: the name alone, without 同志 or title.
    pub span: Span,
    /// The printed text that goes before it when written out (the 市 of `市发改局、工信局`); empty where none does.
    pub prefix: Span,
    /// The printed text that goes behind it when written out (the 局 of `市农业农村、城乡管理局`); empty where none does.
    pub suffix: Span,
    /// The official's title as printed; empty where none is.
    pub title: Span,
    pub kind: ActorKind,
}

impl ActorData {
    /// An actor by a name that is printed whole, without a title.
    pub fn new(span: Span, kind: ActorKind) -> Self {
        Self { span, prefix: Span::default(), suffix: Span::default(), title: Span::default(), kind }
    }
}

/// The actors that one cue gives one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartyData {
    pub role: Role,
    /// The word that gives the role; empty for a duty and a bare tail.
    pub cue: Span,
    /// Its actors: a range of the store's.
    pub actors: (u32, u32),
    /// 等 / 等部门 stands behind the list.
    pub open: bool,
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

/// What a clause says before it is stored: built by the extractors, in any order.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The clause.
    pub span: Span,
    pub role: Role,
    pub cue: Span,
    pub actors: Vec<ActorData>,
    pub open: bool,
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
        self.actors.get(range(party.actors)).unwrap_or_default()
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
