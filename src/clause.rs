//! Sentences and clauses: the units in which responsibility is stated.
//!
//! A sentence ends at `。！？` or at the end of a paragraph; it is cut into clauses at `，,；;：:` outside brackets and
//! quotation marks.  Half-width signs between Han characters are the normal case and count the same.

use crate::lines::Lines;
use crate::span::Span;
use crate::tree::{NodeId, Piece};

/// One sentence of one node's own text or heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub node: NodeId,
    /// Without the blanks around it and without its closing sign.
    pub span: Span,
    pub heading: bool,
}

/// The sentences of `pieces`, in order.
pub(crate) fn sentences(lines: &Lines<'_>, pieces: &[Piece]) -> Vec<Sentence> {
    let text = lines.text();
    let mut out = Vec::new();
    for piece in pieces {
        let mut start = piece.span.start();
        let mut push = |from: usize, to: usize| {
            let span = crate::lines::trim(text, Span::of(from, to));
            if !span.is_empty() {
                out.push(Sentence { node: piece.node, span, heading: piece.heading });
            }
        };
        for (offset, c) in piece.span.text(text).char_indices() {
            let at = piece.span.start() + offset;
            let ends = match c {
                '。' | '！' | '？' | '!' | '?' => true,
                '\n' => !lines.continues(lines.at(at)),
                _ => false,
            };
            if ends {
                push(start, at);
                start = at + c.len_utf8();
            }
        }
        push(start, piece.span.end());
    }
    out
}
