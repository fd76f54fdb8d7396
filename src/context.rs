//! What the extractors of parties and deadlines may look at: everything to the left of them in the pipeline.

use crate::ablation::Ablation;
use crate::clause::Clauses;
use crate::date::Date;
use crate::frame::Frame;
use crate::lexicon::Lexicon;
use crate::lines::Lines;
use crate::metadata::Metadata;
use crate::tree::Tree;

/// One document after its tree is decided.
pub(crate) struct Context<'a> {
    pub text: &'a str,
    pub lines: &'a Lines<'a>,
    pub frame: &'a Frame,
    pub metadata: &'a Metadata,
    pub tree: &'a Tree,
    pub clauses: &'a Clauses,
    pub lexicon: &'a Lexicon,
    /// The day that relative deadlines are reckoned from: the caller's, otherwise the document's own.
    pub base_date: Option<Date>,
    /// The part that is left out, to measure what it earns.
    pub ablation: Option<Ablation>,
}
