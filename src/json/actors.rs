//! The distinct actors of a document in the JSON.

use super::{Writer, text::digits};
use crate::document::Document;

impl<const PRETTY: bool> Writer<'_, PRETTY> {
    /// `"actors": …`
    pub(super) fn actors(&mut self, document: &Document<'_>) {
        self.key(",\"actors\":");
        self.begin('[');
        for participant in document.actors() {
            self.element();
            self.begin('{');
            self.key(",\"name\":");
            self.string(participant.name());
            self.key(",\"kind\":");
            self.word(participant.kind().as_str());
            self.key(",\"mentions\":");
            self.begin('[');
            for mention in participant.mentions() {
                self.element();
                self.begin('{');
                self.key(",\"node\":");
                self.word(&mention.assignment().node().path());
                self.key(",\"index\":");
                digits(&mut self.out, mention.assignment().position() as u32);
                self.key(",\"role\":");
                self.word(mention.role().as_str());
                self.printed(mention.actor().span());
                self.end('}');
            }
            self.end(']');
            self.end('}');
        }
        self.end(']');
    }
}
