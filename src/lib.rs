//! Reads the text of Chinese government documents (公文) into a lossless tree of their numbered items, and says
//! for each item who acts on it, in which role and by when.
//!
//! ```
//! use gongwen::{Document, Role};
//!
//! let text = "一、重点工作\n(一)抓好项目建设。由市发改局、工信局牵头,年底前完成。\n";
//! let document = Document::parse(text);
//! for node in document.root().descendants() {
//!     for assignment in node.assignments() {
//!         for party in assignment.parties().filter(|party| party.role() == Role::Lead) {
//!             let names: Vec<_> = party.actors().map(|actor| actor.name()).collect();
//!             assert_eq!(names, ["市发改局", "市工信局"]);
//!         }
//!     }
//! }
//! ```
//!
//! Data flows one way, and no module imports one to its right:
//!
//! ```text
//! text → lines → frame → markers → outline → tree → parties and deadlines → record (JSON)
//! ```
//!
//! Texts are ambiguous; [`choices`] says how each open question is decided, with an example each.

mod ablation;
mod span;

mod date;
mod diagnostic;
mod find;
mod lines;
mod numeral;
mod room;

mod lexicon;
mod table;

mod frame;
mod heading;
mod marker;
mod metadata;
mod outline;
mod tree;

mod assignment;
mod clause;
mod context;
mod deadline;
mod duty;
mod jurisdiction;
mod meeting;
mod name;
mod party;

mod advice;
mod gather;
mod inherit;

mod options;

mod document;

pub mod choices;

#[cfg(feature = "rayon")]
mod batch;
#[doc(hidden)]
pub mod invariants;
mod json;
#[cfg(feature = "serde")]
mod record;

#[doc(hidden)]
pub use ablation::Ablation;
pub use assignment::{ActorKind, Role};
#[cfg(feature = "rayon")]
pub use batch::parse_batch;
pub use date::{Date, DateError};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use document::{Actor, Assignment, Deadline, Document, EffectiveAssignment, Mention, Node, Participant, Party};
pub use frame::Region;
pub use json::{JsonOptions, SCHEMA_VERSION};
pub use lexicon::{Lexicon, LexiconError};
pub use marker::{Marker, Style};
pub use metadata::{LeadOrder, LeadRule, Metadata};
#[doc(hidden)]
pub use options::Stage;
pub use options::{Limits, Options};
#[cfg(feature = "serde")]
pub use record::{
    ActorRecord, AssignmentRecord, DeadlineRecord, DiagnosticRecord, InheritedRecord, LeadRuleRecord, MarkerRecord,
    MentionRecord, MetadataRecord, NodeRecord, ParticipantRecord, PartyRecord, Record, RecordError, TextRecord,
};
pub use span::{Position, Positions, Span};
pub use tree::NodeId;

/// The examples of the two READMEs, run as tests.
#[cfg(doctest)]
mod readme {
    #[doc = include_str!("../README.md")]
    struct English;

    #[doc = include_str!("../README.zh-CN.md")]
    struct Chinese;
}
