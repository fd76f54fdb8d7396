//! The JSON contract as owned types: what the example prints and what reads back.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::document::{Actor, Assignment, Deadline, Document, EffectiveAssignment, Mention, Node, Participant, Party};
use crate::json::SCHEMA_VERSION;
use crate::span::Span;

/// A whole document as the contract prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// [`SCHEMA_VERSION`].
    pub schema_version: String,
    /// Title, number, issuer, addressee, dates.
    pub metadata: MetadataRecord,
    /// The root node.
    pub outline: NodeRecord,
    /// What was noticed.
    pub diagnostics: Vec<DiagnosticRecord>,
    /// The distinct actors, where they were asked for: see [`JsonOptions::actors`](crate::JsonOptions::actors).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actors: Option<Vec<ParticipantRecord>>,
}

/// See [`crate::Participant`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantRecord {
    /// The name that all its mentions come to.
    pub name: String,
    /// `official`, `department` or `collective`.
    pub kind: String,
    /// Where it is named.
    pub mentions: Vec<MentionRecord>,
}

/// See [`crate::Mention`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// The path of the node.
    pub node: String,
    /// The place of the assignment among those of the node, from 0.
    pub index: usize,
    /// The role that it has there.
    pub role: String,
    /// As printed.
    pub text: String,
    /// Its place in bytes.
    pub span: Span,
}

/// See [`crate::Metadata`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataRecord {
    /// The title.
    pub title: Option<String>,
    /// `发文字号`.
    pub document_number: Option<String>,
    /// `署名`.
    pub issuer: Vec<String>,
    /// `主送机关`.
    pub addressee: Option<String>,
    /// `成文日期`, ISO.
    pub date: Option<String>,
    /// The page's date, ISO.
    pub published: Option<String>,
    /// See [`Document::jurisdiction`].
    #[serde(default)]
    pub jurisdiction: Vec<String>,
    /// See [`crate::Metadata::lead_rule`].
    #[serde(default)]
    pub lead_rule: Option<LeadRuleRecord>,
}

/// See [`crate::LeadRule`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadRuleRecord {
    /// `first` or `before_comma`.
    pub kind: String,
    /// As printed.
    pub text: String,
    /// Its place in bytes.
    pub span: Span,
}

/// A printed piece with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRecord {
    /// As printed.
    pub text: String,
    /// Its place in bytes.
    pub span: Span,
}

/// See [`crate::Marker`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkerRecord {
    /// As printed.
    pub text: String,
    /// The style's name.
    pub kind: String,
    /// Its number; null where it counts nothing.
    pub ordinal: Option<u32>,
    /// Its place in bytes.
    pub span: Span,
    /// How sure the reading is, 0 to 255: see [`crate::Node::confidence`].
    #[serde(default)]
    pub confidence: u8,
}

/// See [`crate::Node`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeRecord {
    /// The stable path.
    pub id: String,
    /// Null for the root.
    pub marker: Option<MarkerRecord>,
    /// Null where the item has none.
    pub heading: Option<TextRecord>,
    /// The item with everything below it.
    pub span: Span,
    /// Its own text.
    pub text: String,
    /// Who acts by when, as its own text says.
    pub assignments: Vec<AssignmentRecord>,
    /// The assignments of items above that govern it: see [`Node::inherited_assignments`].
    #[serde(default)]
    pub inherited: Vec<InheritedRecord>,
    /// The items below.
    pub children: Vec<NodeRecord>,
}

/// An assignment of an item above that governs the item: where it is printed, and what of it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InheritedRecord {
    /// The path of its node.
    pub node: String,
    /// Its place among the assignments of that node, from 0.
    pub index: usize,
    /// Whether its parties hold for the item.
    pub parties: bool,
    /// Whether its deadlines do.
    pub deadlines: bool,
}

/// See [`crate::Assignment`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRecord {
    /// The clause.
    pub span: Span,
    /// Who acts.
    pub parties: Vec<PartyRecord>,
    /// By when.
    pub deadlines: Vec<DeadlineRecord>,
}

/// See [`crate::Party`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRecord {
    /// `lead`, `responsible`, `cooperate`, `duty`, `host`, `attend` or `report`.
    pub role: String,
    /// The word that gives the role; null for a duty and a bare tail.
    pub cue: Option<TextRecord>,
    /// Who.
    pub actors: Vec<ActorRecord>,
    /// Whether there are others that the list does not name.
    pub open: bool,
}

/// See [`crate::Actor`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRecord {
    /// `official`, `department` or `collective`.
    pub kind: String,
    /// As printed.
    pub text: String,
    /// Written out.
    pub name: String,
    /// In the official wording; null where it is not known.
    #[serde(default)]
    pub canonical: Option<String>,
    /// With its government; null where that is not certain.
    #[serde(default)]
    pub full_name: Option<String>,
    /// The official's title.
    pub title: Option<String>,
    /// Its place in bytes.
    pub span: Span,
}

/// See [`crate::Deadline`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineRecord {
    /// As printed.
    pub text: String,
    /// Its place in bytes.
    pub span: Span,
    /// The last day in time, ISO; null where none is fixed.
    pub date: Option<String>,
}

/// See [`crate::Diagnostic`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnosticRecord {
    /// The stable code.
    pub code: String,
    /// How much it matters.
    pub severity: String,
    /// One sentence.
    pub message: String,
    /// Its place in bytes.
    pub span: Span,
}

/// Why a JSON text is no [`Record`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// It is no JSON, or a field of the contract is missing or of another type.
    #[error("not the JSON of a document: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of another version of the contract.
    #[error("the JSON is of contract version {0:?}, this crate reads version {SCHEMA_VERSION:?}")]
    Version(String),
}

impl Record {
    /// Reads the JSON of the contract back.  Fields that the contract does not name are passed over.
    ///
    /// ```
    /// use gongwen::{Document, Record};
    /// let json = Document::parse("一、总体要求。坚持稳中求进。").to_json();
    /// let record = Record::from_json(&json)?;
    /// assert_eq!(record.to_json()?, json);
    /// # Ok::<(), gongwen::RecordError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the text is no JSON, lacks a field, has a span whose end is before its start, or is of another version.
    pub fn from_json(json: &str) -> Result<Self, RecordError> {
        let record: Self = serde_json::from_str(json)?;
        if record.schema_version == SCHEMA_VERSION {
            Ok(record)
        } else {
            Err(RecordError::Version(record.schema_version))
        }
    }

    /// The record on one line, as [`Document::to_json`] prints it.
    ///
    /// # Errors
    ///
    /// None for a record that this crate made; a tree that a caller nested by hand may be too deep.
    pub fn to_json(&self) -> Result<String, RecordError> {
        Ok(serde_json::to_string(self)?)
    }

    /// The record of a parsed document.
    #[must_use]
    pub fn new(document: &Document<'_>) -> Self {
        let metadata = document.metadata();
        Self {
            schema_version: SCHEMA_VERSION.to_owned(),
            metadata: MetadataRecord {
                title: metadata.title.clone(),
                document_number: metadata.document_number.clone(),
                issuer: metadata.issuers.clone(),
                addressee: metadata.addressee.clone(),
                date: metadata.date.map(|date| date.to_string()),
                published: metadata.published.map(|date| date.to_string()),
                jurisdiction: document.jurisdiction().to_vec(),
                lead_rule: metadata.lead_rule.map(|rule| LeadRuleRecord {
                    kind: rule.order.as_str().to_owned(),
                    text: rule.span.text(document.text()).to_owned(),
                    span: rule.span,
                }),
            },
            outline: tree(document),
            diagnostics: document.diagnostics().iter().copied().map(diagnostic).collect(),
            actors: None,
        }
    }

    /// The same with the distinct actors of the document.
    #[must_use]
    pub fn with_actors(document: &Document<'_>) -> Self {
        Self { actors: Some(document.actors().iter().map(participant).collect()), ..Self::new(document) }
    }
}

fn participant(participant: &Participant<'_>) -> ParticipantRecord {
    let mention = |mention: &Mention<'_>| MentionRecord {
        node: mention.assignment().node().path(),
        index: mention.assignment().position(),
        role: mention.role().as_str().to_owned(),
        text: mention.actor().text().to_owned(),
        span: mention.actor().span(),
    };
    ParticipantRecord {
        name: participant.name().to_owned(),
        kind: participant.kind().as_str().to_owned(),
        mentions: participant.mentions().iter().map(mention).collect(),
    }
}

/// Builds the nested records from the back of the arena, so that nothing recurses: when a node's turn comes, its
/// children are done.
fn tree(document: &Document<'_>) -> NodeRecord {
    let root = document.root();
    // Finished subtrees whose parent is not reached yet, the first in document order last.
    let mut done: Vec<(usize, NodeRecord)> = Vec::new();
    for item in root.descendants().rev() {
        let mut record = node(item);
        take_children(&mut done, item, &mut record);
        done.push((item.parent().map_or(0, |parent| parent.id().index()), record));
    }
    let mut record = node(root);
    take_children(&mut done, root, &mut record);
    record
}

fn take_children(done: &mut Vec<(usize, NodeRecord)>, parent: Node<'_>, record: &mut NodeRecord) {
    while let Some((_, child)) = done.pop_if(|(owner, _)| *owner == parent.id().index()) {
        record.children.push(child);
    }
}

fn text(document: &Document<'_>, span: Span) -> TextRecord {
    TextRecord { text: span.text(document.text()).to_owned(), span }
}

fn node(node: Node<'_>) -> NodeRecord {
    let document = node.document();
    NodeRecord {
        id: node.path(),
        marker: node.marker().map(|marker| MarkerRecord {
            text: marker.span().text(document.text()).to_owned(),
            kind: marker.style().as_str().to_owned(),
            ordinal: marker.ordinal(),
            span: marker.span(),
            confidence: node.confidence(),
        }),
        heading: node.heading_span().map(|span| text(document, span)),
        span: node.span(),
        text: node.text().into_owned(),
        assignments: node.assignments().map(assignment).collect(),
        inherited: node.inherited_assignments().map(inherited).collect(),
        children: Vec::new(),
    }
}

fn inherited(held: EffectiveAssignment<'_>) -> InheritedRecord {
    InheritedRecord {
        node: held.assignment().node().path(),
        index: held.assignment().position(),
        parties: held.has_parties(),
        deadlines: held.has_deadlines(),
    }
}

fn assignment(assignment: Assignment<'_>) -> AssignmentRecord {
    let document = assignment.node().document();
    AssignmentRecord {
        span: assignment.span(),
        parties: assignment.parties().map(|item| party(document, item)).collect(),
        deadlines: assignment.deadlines().map(deadline).collect(),
    }
}

fn party(document: &Document<'_>, party: Party<'_>) -> PartyRecord {
    PartyRecord {
        role: party.role().as_str().to_owned(),
        cue: party.cue().map(|span| text(document, span)),
        actors: party.actors().map(actor).collect(),
        open: party.is_open(),
    }
}

fn actor(actor: Actor<'_>) -> ActorRecord {
    ActorRecord {
        kind: actor.kind().as_str().to_owned(),
        text: actor.text().to_owned(),
        name: actor.name().into_owned(),
        canonical: actor.canonical(),
        full_name: actor.full_name(),
        title: actor.title().map(str::to_owned),
        span: actor.span(),
    }
}

fn deadline(deadline: Deadline<'_>) -> DeadlineRecord {
    DeadlineRecord {
        text: deadline.text().to_owned(),
        span: deadline.span(),
        date: deadline.date().map(|date| date.to_string()),
    }
}

fn diagnostic(diagnostic: Diagnostic) -> DiagnosticRecord {
    DiagnosticRecord {
        code: diagnostic.code().as_str().to_owned(),
        severity: diagnostic.severity().as_str().to_owned(),
        message: diagnostic.message(),
        span: diagnostic.span(),
    }
}
