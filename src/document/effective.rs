//! What holds for an item: what it says itself, and what items above say for all below them.

use super::{Assignment, Deadline, Node, Party};
use crate::inherit::{Inherited, inherited};

/// An assignment as far as it holds for an item.
#[derive(Clone, Copy)]
pub struct EffectiveAssignment<'a> {
    assignment: Assignment<'a>,
    held: Inherited,
    own: bool,
}

impl<'a> EffectiveAssignment<'a> {
    /// The assignment, as it stands in the text of its node.
    #[must_use]
    pub const fn assignment(self) -> Assignment<'a> {
        self.assignment
    }

    /// Whether the item's own text says it.
    #[must_use]
    pub const fn is_own(self) -> bool {
        self.own
    }

    /// Its parties, where they hold for the item; none where the item has its own.
    pub fn parties(self) -> impl DoubleEndedIterator<Item = Party<'a>> + 'a {
        self.assignment.parties().filter(move |_| self.held.who)
    }

    /// Its deadlines, where they hold for the item; none where the item has its own.
    pub fn deadlines(self) -> impl DoubleEndedIterator<Item = Deadline<'a>> + 'a {
        self.assignment.deadlines().filter(move |_| self.held.when)
    }

    /// Whether the parties hold for the item.
    #[must_use]
    pub const fn has_parties(self) -> bool {
        self.held.who
    }

    /// Whether the deadlines hold for the item.
    #[must_use]
    pub const fn has_deadlines(self) -> bool {
        self.held.when
    }
}

impl<'a> Node<'a> {
    /// The assignments of items above that govern this item: those of the nearest item first.
    ///
    /// An item without a lead or a responsible party of its own takes over who is named for all that is below the nearest
    /// item above; an item without a deadline of its own takes over the deadline in the same way.  Only what stands
    /// apart from the tasks of the item above is taken over: a label (`责任单位:…`), a bracket, a part of the heading.
    /// A lead in a sentence of its text (`由市水务局牵头制定方案`) is for that sentence.
    pub fn inherited_assignments(self) -> impl DoubleEndedIterator<Item = EffectiveAssignment<'a>> + 'a {
        let document = self.document();
        let held = inherited(&document.tree, &document.assignments, self.id());
        held.into_iter().map(move |held| EffectiveAssignment {
            assignment: Assignment::new(document, held.index),
            held,
            own: false,
        })
    }

    /// All assignments that hold for this item: its own ([`Node::assignments`]), then those of items above that govern it
    /// ([`Node::inherited_assignments`] says which).
    ///
    /// ```
    /// let text = "一、河道清淤(责任单位:市水务局;完成时限:5月底)\n\
    ///             1.清理淤泥。\n\
    ///             2.加固堤防。由市住建局负责。\n";
    /// let document = gongwen::Document::parse(text);
    /// let says = |path: &str| -> Vec<String> {
    ///     let node = document.nodes().find(|node| node.path() == path).expect("an item");
    ///     let actors = node.effective_assignments().flat_map(|it| it.parties()).flat_map(|it| it.actors());
    ///     let times = node.effective_assignments().flat_map(|it| it.deadlines());
    ///     actors.map(|it| it.name().into_owned()).chain(times.map(|it| it.text().to_owned())).collect()
    /// };
    /// assert_eq!(says("1.1"), ["市水务局", "5月底"]);
    /// assert_eq!(says("1.2"), ["市住建局", "5月底"]);
    /// ```
    pub fn effective_assignments(self) -> impl Iterator<Item = EffectiveAssignment<'a>> + 'a {
        let own = self.assignments().map(|assignment| EffectiveAssignment {
            assignment,
            held: Inherited { index: 0, who: true, when: true },
            own: true,
        });
        own.chain(self.inherited_assignments())
    }
}
