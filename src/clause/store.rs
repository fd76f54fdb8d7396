//! Sentences and clauses as they are kept: twelve bytes a sentence, four bytes a clause.
//!
//! A document has a clause every sixty bytes, and all of them are kept until its assignments are stored, so they are
//! what a parse needs most memory for.  A clause is kept by its place in its sentence; since both are bounded, place,
//! length and closing sign fit into one word.  They are written out when somebody asks for them.

use super::{CLAUSE_BYTES, Clause, Close, SENTENCE_BYTES, Sentence};
use crate::lines::trim;
use crate::room;
use crate::span::Span;
use crate::tree::Piece;

/// All sentences and clauses of a document, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clauses {
    sentences: Vec<Kept>,
    clauses: Vec<Packed>,
    /// The clauses of the sentences that are complete.
    complete: u32,
}

/// A sentence as it is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    start: u32,
    /// The first of its clauses.
    first: u32,
    len: u16,
    heading: bool,
}

/// A clause as it is kept: from the lowest bit on the sign that closes it, its length, and its place in the sentence.
#[derive(Clone, Copy, Debug)]
struct Packed(u32);

const CLOSE_BITS: u32 = 2;
const LEN_BITS: u32 = 11;
const PLACE_SHIFT: u32 = CLOSE_BITS + LEN_BITS;

// A clause is no longer than its bound; a sentence ends with the first clause that ends behind its own.
const _: () = assert!(CLAUSE_BYTES < 1 << LEN_BITS && SENTENCE_BYTES + 2 * CLAUSE_BYTES < u16::MAX as usize);

impl Packed {
    const fn new(place: usize, len: usize, close: Close) -> Self {
        Self((place as u32) << PLACE_SHIFT | (len as u32) << CLOSE_BITS | close as u32)
    }

    const fn place(self) -> usize {
        (self.0 >> PLACE_SHIFT) as usize
    }

    /// The same clause of a sentence that begins `by` bytes later.
    const fn nearer(self, by: usize) -> Self {
        Self(self.0.saturating_sub((by as u32) << PLACE_SHIFT))
    }

    const fn clause(self, sentence: usize) -> Clause {
        let start = sentence + self.place();
        let len = (self.0 >> CLOSE_BITS & ((1 << LEN_BITS) - 1)) as usize;
        let close = match self.0 & ((1 << CLOSE_BITS) - 1) {
            0 => Close::Comma,
            1 => Close::Semicolon,
            2 => Close::Colon,
            _ => Close::Sentence,
        };
        Clause { span: Span::of(start, start + len), close }
    }
}

impl Clauses {
    /// All sentences of the document.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence> + '_ {
        self.sentences_from(0)
    }

    /// The sentences from `index` on, counted from 0; none before it is looked at.
    pub fn sentences_from(&self, index: usize) -> impl Iterator<Item = Sentence> + '_ {
        (index..self.sentences.len()).map_while(|index| self.sentence_at(index))
    }

    /// The last sentence that ends at or before `offset`.
    pub fn before(&self, offset: usize) -> Option<Sentence> {
        let ends = |kept: &Kept| kept.start as usize + kept.len as usize <= offset;
        self.sentence_at(self.sentences.partition_point(ends).checked_sub(1)?)
    }

    /// The sentence that holds `offset`, or that ends before it.
    pub fn at(&self, offset: usize) -> Option<Sentence> {
        self.sentence_at(self.sentences.partition_point(|kept| kept.start as usize <= offset).checked_sub(1)?)
    }

    /// The clauses of one sentence.
    pub fn of<'c>(&'c self, sentence: &Sentence) -> impl DoubleEndedIterator<Item = Clause> + use<'c> {
        let start = sentence.span.start();
        self.packed(sentence).iter().map(move |packed| packed.clause(start))
    }

    /// The clause that holds `offset`.
    pub fn clause_at(&self, offset: usize) -> Option<Clause> {
        self.clause_in(&self.at(offset)?, offset)
    }

    /// The clause of `sentence` that holds `offset`.
    pub fn clause_in(&self, sentence: &Sentence, offset: usize) -> Option<Clause> {
        let start = sentence.span.start();
        let packed = self.packed(sentence);
        let next = packed.partition_point(|packed| start + packed.place() <= offset);
        let clause = packed.get(next.checked_sub(1)?)?.clause(start);
        clause.span.contains(offset).then_some(clause)
    }

    fn packed(&self, sentence: &Sentence) -> &[Packed] {
        self.clauses.get(sentence.clauses.0 as usize..sentence.clauses.1 as usize).unwrap_or_default()
    }

    /// The sentence `index`, written out.
    fn sentence_at(&self, index: usize) -> Option<Sentence> {
        let kept = self.sentences.get(index)?;
        let start = kept.start as usize;
        let behind = self.sentences.get(index + 1).map_or(self.complete, |next| next.first);
        Some(Sentence {
            span: Span::of(start, start + kept.len as usize),
            heading: kept.heading,
            clauses: (kept.first, behind),
        })
    }

    /// Adds a clause to the sentence that begins at `sentence` and is still to be added.
    pub(super) fn clause(&mut self, text: &str, sentence: usize, span: Span, close: Close) {
        let span = trim(text, span);
        if !span.is_empty() {
            room::push(&mut self.clauses, Packed::new(span.start() - sentence, span.len(), close));
        }
    }

    /// Adds the sentence whose clauses were added last, if there are any.
    pub(super) fn sentence(&mut self, text: &str, piece: &Piece, span: Span) {
        let first = self.complete;
        self.complete = self.clauses.len() as u32;
        if first == self.complete {
            return;
        }
        let trimmed = trim(text, span);
        let blanks = trimmed.start() - span.start();
        if blanks > 0 {
            for packed in self.clauses.iter_mut().skip(first as usize) {
                *packed = packed.nearer(blanks);
            }
        }
        let (start, len) = (trimmed.start() as u32, trimmed.len() as u16);
        room::push(&mut self.sentences, Kept { start, first, len, heading: piece.heading });
    }

    /// Gives back the room that no clause needed.
    pub(super) fn shrink(&mut self) {
        self.sentences.shrink_to_fit();
        self.clauses.shrink_to_fit();
    }
}
