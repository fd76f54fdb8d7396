//! The writer: brackets, keys and values as JSON prints them, compact or over indented lines.

use std::fmt::Write as _;

use crate::date::Date;
use crate::span::Span;

use super::text::{digits, escaped};

/// The JSON so far.
pub(super) struct Writer<'t, const PRETTY: bool> {
    pub out: String,
    /// The document's text, which spans are of.
    pub text: &'t str,
    pub depth: usize,
    /// Whether nothing has been written yet into the innermost array or object.
    pub fresh: bool,
}

impl<const PRETTY: bool> Writer<'_, PRETTY> {
    pub fn begin(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    pub fn end(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if PRETTY && !self.fresh {
            self.line();
        }
        self.out.push(bracket);
        self.fresh = false;
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    /// What stands before an element of an array.
    pub fn element(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        if PRETTY {
            self.line();
        }
        self.fresh = false;
    }

    /// A key, given as it is printed behind another one: `,"text":`.
    pub fn key(&mut self, printed: &'static str) {
        let bare = printed.get(1..).unwrap_or_default();
        if PRETTY {
            self.element();
            self.out.push_str(bare);
            self.out.push(' ');
        } else {
            self.out.push_str(if self.fresh { bare } else { printed });
            self.fresh = false;
        }
    }

    pub fn string(&mut self, text: &str) {
        self.out.push('"');
        escaped(&mut self.out, text);
        self.out.push('"');
    }

    /// A string that is known to need no escaping.
    pub fn word(&mut self, text: &str) {
        self.out.push('"');
        self.out.push_str(text);
        self.out.push('"');
    }

    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.out.push_str("null"),
        }
    }

    pub fn flag(&mut self, flag: bool) {
        self.out.push_str(if flag { "true" } else { "false" });
    }

    pub fn date(&mut self, date: Option<Date>) {
        match date {
            // Writing into a string does not fail.
            Some(date) => drop(write!(self.out, "\"{date}\"")),
            None => self.out.push_str("null"),
        }
    }

    /// `"span": …`
    pub fn span(&mut self, span: Span) {
        self.key(",\"span\":");
        self.begin('{');
        self.key(",\"start\":");
        digits(&mut self.out, span.start() as u32);
        self.key(",\"end\":");
        digits(&mut self.out, span.end() as u32);
        self.end('}');
    }

    /// The text and the place of a printed piece.
    pub fn printed(&mut self, span: Span) {
        self.key(",\"text\":");
        self.string(span.text(self.text));
        self.span(span);
    }

    /// The same as an object of its own, or null.
    pub fn piece(&mut self, span: Option<Span>) {
        match span {
            Some(span) => {
                self.begin('{');
                self.printed(span);
                self.end('}');
            }
            None => self.out.push_str("null"),
        }
    }
}
