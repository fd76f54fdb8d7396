//! Who acts on what by when: the stored form of assignments, flat and by span.

use crate::date::Date;
use crate::span::Span;
use crate::tree::{NodeId, Tree};

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
    /// Ranges of the store's.
    pub parties: (u32, u32),
    pub deadlines: (u32, u32),
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

/// A clause with the numbers of its statements and of its deadlines.
type Clause = (Span, Vec<usize>, Vec<usize>);

/// All assignments of a document, grouped by node in document order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assignments {
    pub list: Vec<AssignmentData>,
    pub parties: Vec<PartyData>,
    pub actors: Vec<ActorData>,
    pub deadlines: Vec<DeadlineData>,
}

impl Assignments {
    /// Groups statements by clause, hangs each on the deepest node that holds it, and gives each deadline to the
    /// assignment whose clause holds it, or to one of its own without parties.
    pub fn assemble(tree: &Tree, mut statements: Vec<Statement>, mut deadlines: Vec<DeadlineData>) -> Self {
        for statement in &mut statements {
            // A subject may reach over a sign that parts clauses (`各部门,特别是重点地区,要…`).
            if let (Some(first), Some(last)) = (statement.actors.first(), statement.actors.last()) {
                let start = statement.span.start().min(first.span.start());
                statement.span = Span::of(start, statement.span.end().max(last.span.end()));
            }
        }
        statements.sort_by_key(|statement| {
            (
                statement.span.start(),
                statement.span.end(),
                statement.actors.first().map_or(0, |actor| actor.span.start()),
            )
        });
        deadlines.sort_by_key(|deadline| deadline.span.start());
        // Each clause once, with the numbers of its statements and deadlines.
        let mut clauses: Vec<Clause> = Vec::new();
        for (index, statement) in statements.iter().enumerate() {
            match clauses.last_mut() {
                Some((span, members, _)) if *span == statement.span => members.push(index),
                _ => clauses.push((statement.span, vec![index], Vec::new())),
            }
        }
        let mut lone: Vec<Clause> = Vec::new();
        for (index, deadline) in deadlines.iter().enumerate() {
            let from = clauses.partition_point(|(span, ..)| span.start() <= deadline.span.start());
            let owner = clauses.get_mut(..from).and_then(|before| before.iter_mut().next_back());
            match owner.filter(|(span, ..)| span.encloses(deadline.span)) {
                Some((_, _, owned)) => owned.push(index),
                None => lone.push((deadline.span, Vec::new(), vec![index])),
            }
        }
        clauses.append(&mut lone);
        let mut ordered: Vec<(NodeId, Clause)> =
            clauses.into_iter().map(|clause| (tree.at(clause.0.start()), clause)).collect();
        ordered.sort_by_key(|(node, (span, ..))| (*node, span.start(), span.end()));

        let mut store = Self::default();
        for (node, (span, members, owned)) in ordered {
            let parties_from = store.parties.len() as u32;
            for statement in members.into_iter().filter_map(|index| statements.get(index)) {
                let actors_from = store.actors.len() as u32;
                store.actors.extend_from_slice(&statement.actors);
                store.parties.push(PartyData {
                    role: statement.role,
                    cue: statement.cue,
                    actors: (actors_from, store.actors.len() as u32),
                    open: statement.open,
                });
            }
            let deadlines_from = store.deadlines.len() as u32;
            store.deadlines.extend(owned.into_iter().filter_map(|index| deadlines.get(index).copied()));
            store.list.push(AssignmentData {
                span,
                node,
                parties: (parties_from, store.parties.len() as u32),
                deadlines: (deadlines_from, store.deadlines.len() as u32),
            });
        }
        store
    }

    /// The assignments of one node, as a range of the list.
    pub fn of(&self, node: NodeId) -> std::ops::Range<usize> {
        let from = self.list.partition_point(|assignment| assignment.node < node);
        let to = self.list.partition_point(|assignment| assignment.node <= node);
        from..to
    }
}
