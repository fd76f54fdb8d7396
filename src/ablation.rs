//! Parts of the pipeline that can be left out or put in a simpler form, to measure what they earn.
//!
//! This is no part of the public API.  A part has one variant of [`Ablation`]; the stage that it belongs to asks for
//! it once a document, or where it has refused something already, never in a loop over the text, so that an ordinary
//! parse pays nothing.  `.ci/ablation` prints the figures of the annotated documents for each.

/// A part that is left out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ablation {
    /// A stack of fixed levels in the order of GB/T 9704 in place of the search.
    FixedStack,
    /// A stack of the styles as they come, each marker decided on the spot, in place of the search.
    Greedy,
    /// The search keeps one reading.
    Beam1,
    /// No candidate is vetoed.
    NoVetoes,
    /// The next number of a list is no evidence for it, and a list of one item costs nothing.
    NoSeries,
    /// Parties, duties and meetings are read with an empty lexicon: no places, functions, heads, titles or labels.  The
    /// words that the rules themselves name (role words, predicates) stay.
    NoLexicons,
    /// Names stay as they are printed: no part that a list prints once is given to its other members.
    NoWrittenOut,
    /// Every role word gives its role, and every predicate behind a subject orders, also one that permits, forbids or
    /// reports.
    NoPartyVetoes,
}

impl Ablation {
    /// All of them, in the order of the tables: those of the tree, then those of the parties.
    pub const ALL: &[Self] = &[
        Self::FixedStack,
        Self::Greedy,
        Self::Beam1,
        Self::NoVetoes,
        Self::NoSeries,
        Self::NoLexicons,
        Self::NoWrittenOut,
        Self::NoPartyVetoes,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FixedStack => "fixed-stack",
            Self::Greedy => "greedy",
            Self::Beam1 => "beam-1",
            Self::NoVetoes => "no-vetoes",
            Self::NoSeries => "no-series",
            Self::NoLexicons => "no-lexicons",
            Self::NoWrittenOut => "no-written-out",
            Self::NoPartyVetoes => "no-party-vetoes",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|ablation| ablation.as_str() == name)
    }
}
