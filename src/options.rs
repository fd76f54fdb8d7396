//! What a caller may set: the day to reckon from, the government, more words, bounds.

use crate::ablation::Ablation;
use crate::date::Date;
use crate::lexicon::Lexicon;

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
    pub(crate) base_date: Option<Date>,
    pub(crate) jurisdiction: Option<String>,
    pub(crate) lexicon: Lexicon,
    pub(crate) limits: Limits,
    pub(crate) last: Stage,
    pub(crate) ablation: Option<Ablation>,
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

    /// Leaves a part of the pipeline out, to measure what it earns.
    #[doc(hidden)]
    #[must_use]
    pub const fn without(mut self, part: Ablation) -> Self {
        self.ablation = Some(part);
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
///
/// ```
/// use gongwen::{Document, Limits, Options};
/// let mut limits = Limits::default();
/// limits.depth = 1;
/// let document = Document::parse_with("一、目标\n(一)清淤。\n(二)演练。", &Options::new().limits(limits));
/// assert!(document.root().descendants().all(|node| node.depth() == 1));
/// ```
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
