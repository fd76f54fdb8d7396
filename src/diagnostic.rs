//! What the parser noticed: stable codes, severities, and an excerpt for people.

use std::fmt;

use crate::span::{Positions, Span};

/// How much a finding matters to somebody who uses the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The text is unusual; the reading is not in doubt.
    Note,
    /// A consistency finding about the contents (an item with a deadline and no owner).
    Advice,
    /// The text breaks a rule, or the reading is a choice among several.
    Warning,
    /// A documented bound was passed: a part of the text was not structured (it is still in the tree).
    Limit,
}

impl Severity {
    /// Its stable name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Limit => "limit",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $message:literal;)*) => {
        /// What was found.  The printed code of each is stable over versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, in kebab case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it says, without the figures of a single place.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* }
            }
        }
    };
}

codes! {
    /// The same number stands twice in one list.
    DuplicateOrdinal = "duplicate-ordinal", Warning, "this number stands twice in its list";
    /// The list jumps over a number.
    GapInOrdinals = "gap-in-ordinals", Warning, "the list jumps over a number";
    /// The numbering goes back where nothing opens a new list.
    RestartedList = "restarted-list", Warning, "the numbering starts again in the same list";
    /// A list does not begin at its first number.
    OrphanMarker = "orphan-marker", Warning, "the list does not begin at its first number";
    /// The marker stands below one that it should stand above by GB/T 9704-2012.
    InvertedLevel = "inverted-level", Note, "the level is out of the order of GB/T 9704-2012";
    /// The list is nested deeper than the limit; the item was set on the deepest level allowed.
    DepthLimit = "depth-limit", Limit, "nested deeper than the limit";
    /// There are more items than the limit; the rest of the text belongs to the last item.
    NodeLimit = "node-limit", Limit, "more items than the limit";
    /// There are more findings than the limit; the rest was left out.
    DiagnosticLimit = "diagnostic-limit", Limit, "more findings than the limit";
    /// The text is longer than 4 GiB; what is behind that is not structured.
    TextLimit = "text-limit", Limit, "the text is longer than the limit";
    /// A date that the calendar does not have (2月30日).
    ImpossibleDate = "impossible-date", Warning, "the calendar has no such day";
    /// An item has a deadline, and neither it nor an item above names who is to act, though items beside it do.
    DeadlineWithoutOwner = "deadline-without-owner", Advice, "there is a deadline and nobody who is to meet it";
    /// Two bodies lead the task of one clause, and nothing says that they do so together.
    TwoLeads = "two-leads", Advice, "two bodies lead one task";
    /// A party is to help, and nobody is named who leads, is responsible or bears a duty.
    CooperateWithoutLead = "cooperate-without-lead", Advice, "a party helps and nobody leads";
    /// A rule says who leads in the lists of the document, and there is no list that it could hold for.
    LeadRuleWithoutList = "lead-rule-without-list", Advice, "no list that this rule holds for";
}

/// One finding and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    span: Span,
    /// Number expected and number found, where the code is about numbers.
    figures: Option<(u32, u32)>,
}

impl Diagnostic {
    pub(crate) const fn new(code: Code, span: Span) -> Self {
        Self { code, span, figures: None }
    }

    pub(crate) const fn with_figures(code: Code, span: Span, expected: u32, found: u32) -> Self {
        Self { code, span, figures: Some((expected, found)) }
    }

    /// What was found.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.code.severity()
    }

    /// Its place in the text, in bytes.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// One sentence for people, with the figures of this place.
    #[must_use]
    pub fn message(self) -> String {
        match self.figures {
            Some((expected, found)) => format!("{} (expected {expected}, found {found})", self.code.message()),
            None => self.code.message().to_owned(),
        }
    }

    /// The finding with line and column and the line it stands on, marked, for a terminal.
    ///
    /// ```
    /// use gongwen::{Document, Positions};
    /// let text = "一、总则。\n一、附则。\n";
    /// let document = Document::parse(text);
    /// for diagnostic in document.diagnostics() {
    ///     println!("{}", diagnostic.render(&Positions::new(text)));
    /// }
    /// ```
    #[must_use]
    pub fn render(self, positions: &Positions<'_>) -> String {
        let at = positions.position(self.span.start());
        let excerpt = positions.line_text(at.line);
        // East Asian characters are two columns wide in a terminal; ideographic spaces keep the mark below its place.
        let pad: String =
            excerpt.chars().take(at.column - 1).map(|c| if c.is_ascii() { ' ' } else { '\u{3000}' }).collect();
        let width = self.span.text(positions.text()).lines().next().unwrap_or_default().chars().count().max(1);
        format!(
            "{}[{}]: {}\n  --> {}:{}\n   | {}\n   | {}{}",
            self.severity().as_str(),
            self.code.as_str(),
            self.message(),
            at.line,
            at.column,
            excerpt,
            pad,
            "^".repeat(width)
        )
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message())
    }
}
