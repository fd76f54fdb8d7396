//! The document seen from its actors: who is named, where, in which role.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Actor, Assignment, Document};
use crate::assignment::{ActorKind, Role};

/// One of the distinct actors of a document, with all places where it is named.
#[derive(Clone)]
pub struct Participant<'a> {
    name: String,
    kind: ActorKind,
    mentions: Vec<Mention<'a>>,
}

/// One place where an actor is given a role.
#[derive(Clone, Copy)]
pub struct Mention<'a> {
    actor: Actor<'a>,
    role: Role,
    assignment: Assignment<'a>,
}

impl<'a> Participant<'a> {
    /// The name that all mentions come to: the full name, otherwise the official wording, otherwise the written-out name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind of actor it is.
    #[must_use]
    pub const fn kind(&self) -> ActorKind {
        self.kind
    }

    /// Where it is named, in the order of the assignments.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'a>] {
        &self.mentions
    }

    /// The roles that it has, each once.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = self.mentions.iter().map(|mention| mention.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}

impl<'a> Mention<'a> {
    /// The actor as it is named here.
    #[must_use]
    pub const fn actor(self) -> Actor<'a> {
        self.actor
    }

    /// The role that it is given here.
    #[must_use]
    pub const fn role(self) -> Role {
        self.role
    }

    /// The clause that gives it, with the node that it stands in.
    #[must_use]
    pub const fn assignment(self) -> Assignment<'a> {
        self.assignment
    }
}

impl Document<'_> {
    /// All distinct actors of the document, in the order in which they are first named, each with the places where it
    /// is given a role.
    ///
    /// Two mentions are of one actor where they come to the same name: 发改局, 市发改局 and 市发展和改革局 are one body in a
    /// document whose government is known.  Collectives and officials are told apart by their names alone.
    ///
    /// ```
    /// let text = "北票市防汛工作方案\n一、清淤。由市水利局牵头,发改局配合。\n二、演练。由水利局负责。\n";
    /// let document = gongwen::Document::parse(text);
    /// let actors = document.actors();
    /// let names: Vec<_> = actors.iter().map(|actor| actor.name()).collect();
    /// assert_eq!(names, ["北票市水利局", "北票市发展和改革局"]);
    /// let nodes: Vec<_> = actors[0].mentions().iter().map(|mention| mention.assignment().node().path()).collect();
    /// assert_eq!(nodes, ["1", "2"]);
    /// ```
    #[must_use]
    pub fn actors(&self) -> Vec<Participant<'_>> {
        let mut found: Vec<Participant<'_>> = Vec::new();
        let mut places: HashMap<(ActorKind, String), usize> = HashMap::new();
        for assignment in self.assignments() {
            for party in assignment.parties() {
                for actor in party.actors() {
                    let printed = actor.name();
                    let (canonical, full) = actor.forms(&printed);
                    let name = full.or(canonical).unwrap_or_else(|| Cow::into_owned(printed));
                    let place = *places.entry((actor.kind(), name.clone())).or_insert(found.len());
                    if place == found.len() {
                        found.push(Participant { name, kind: actor.kind(), mentions: Vec::new() });
                    }
                    if let Some(participant) = found.get_mut(place) {
                        participant.mentions.push(Mention { actor, role: party.role(), assignment });
                    }
                }
            }
        }
        found
    }
}
