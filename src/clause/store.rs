//! Sentences and clauses as they are kept: eight bytes a sentence, two bytes a clause.
//!
//! A document has a clause every sixty bytes, and all of them are kept until its assignments are stored, so they are
//! what a parse needs most memory for.  A sentence is kept by where it begins, a clause by its length, its closing sign
//! and how far behind it the next one begins; all three are bounded and fit into sixteen bits.  They are written out,
//! from the start of their sentence on, when somebody asks for them.

use super::{CLAUSE_BYTES, Clause, Close, SENTENCE_BYTES, Sentence};
use crate::lines::trim;
use crate::room;
use crate::span::Span;
use crate::tree::Piece;

/// All sentences and clauses of a document, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clauses {
    sentences: Vec<Kept>,
    words: Vec<Packed>,
    /// The words of the sentences that are complete.
    complete: u32,
    /// Where the sentence that is not complete begins, and where its last clause ends.
    begun: Span,
}

/// A sentence as it is kept.  Its end is that of its last clause and of the signs behind it.
#[derive(Clone, Copy, Debug)]
struct Kept {
    start: u32,
    /// The first of its words.
    first: u32,
}

/// One word: from the lowest bit on a clause's closing sign, the distance from its end to the next one or to the end
/// of the sentence, and its length.
///
/// A distance too long for its bits stands in the word behind.  A word of length 0 may open a sentence: its sign tells
/// whether that is a heading, its distance how far the first clause lies behind the start.
#[derive(Clone, Copy, Debug)]
struct Packed(u16);

const CLOSE_BITS: u32 = 2;
const GAP_BITS: u32 = 3;
const LEN_SHIFT: u32 = CLOSE_BITS + GAP_BITS;
/// Says that the distance stands in the next word.
const FAR: u16 = (1 << GAP_BITS) - 1;
const CLOSES: [Close; 4] = [Close::Comma, Close::Semicolon, Close::Colon, Close::Sentence];

// A clause is no longer than its bound; a sentence ends with the first clause that ends behind its own.
const _: () = assert!(CLAUSE_BYTES < 1 << (16 - LEN_SHIFT) && SENTENCE_BYTES + 2 * CLAUSE_BYTES < u16::MAX as usize);

impl Packed {
    const fn new(len: usize, close: Close) -> Self {
        Self((len as u16) << LEN_SHIFT | close as u16)
    }

    const fn len(self) -> usize {
        (self.0 >> LEN_SHIFT) as usize
    }

    const fn gap(self) -> u16 {
        self.0 >> CLOSE_BITS & FAR
    }

    fn close(self) -> Close {
        CLOSES.get((self.0 & ((1 << CLOSE_BITS) - 1)) as usize).copied().unwrap_or(Close::Sentence)
    }
}

/// The clauses of one sentence, written out from its start on.
struct Walk<'c> {
    words: std::slice::Iter<'c, Packed>,
    /// Where the next one begins; at the end, the end of the sentence.
    at: usize,
}

impl Iterator for Walk<'_> {
    type Item = Clause;

    fn next(&mut self) -> Option<Clause> {
        loop {
            let word = *self.words.next()?;
            let span = Span::of(self.at, self.at + word.len());
            let gap = match word.gap() {
                FAR => self.words.next().map_or(0, |far| far.0),
                gap => gap,
            };
            self.at = span.end() + gap as usize;
            if !span.is_empty() {
                return Some(Clause { span, close: word.close() });
            }
        }
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
        let begun = self.begun_by(offset);
        let last = self.sentence_at(begun.checked_sub(1)?)?;
        if last.span.end() <= offset { Some(last) } else { self.sentence_at(begun.checked_sub(2)?) }
    }

    /// The sentence that holds `offset`, or that ends before it.
    pub fn at(&self, offset: usize) -> Option<Sentence> {
        self.sentence_at(self.begun_by(offset).checked_sub(1)?)
    }

    /// How many sentences begin at or before `offset`.
    fn begun_by(&self, offset: usize) -> usize {
        self.sentences.partition_point(|kept| kept.start as usize <= offset)
    }

    /// The clauses of one sentence.
    pub fn of<'c>(&'c self, sentence: &Sentence) -> impl Iterator<Item = Clause> + use<'c> {
        self.walk(sentence.span.start(), sentence.words)
    }

    /// The clause that holds `offset`.
    pub fn clause_at(&self, offset: usize) -> Option<Clause> {
        self.clause_in(&self.at(offset)?, offset)
    }

    /// The clause of `sentence` that holds `offset`.
    pub fn clause_in(&self, sentence: &Sentence, offset: usize) -> Option<Clause> {
        let clause = self.of(sentence).find(|clause| offset < clause.span.end())?;
        clause.span.contains(offset).then_some(clause)
    }

    fn walk(&self, at: usize, words: (u32, u32)) -> Walk<'_> {
        Walk { words: self.words.get(words.0 as usize..words.1 as usize).unwrap_or_default().iter(), at }
    }

    /// The sentence `index`, written out.
    fn sentence_at(&self, index: usize) -> Option<Sentence> {
        let kept = self.sentences.get(index)?;
        let behind = self.sentences.get(index + 1).map_or(self.complete, |next| next.first);
        let (start, words) = (kept.start as usize, (kept.first, behind));
        let opening = self.words.get(kept.first as usize)?;
        let mut walk = self.walk(start, words);
        walk.by_ref().for_each(drop);
        let heading = opening.len() == 0 && opening.close() == Close::Sentence;
        Some(Sentence { span: Span::of(start, walk.at), heading, words })
    }

    /// Adds a clause of `piece` to the sentence that begins at `sentence`, blanks before it aside, and is still to be
    /// added.
    pub(super) fn clause(&mut self, text: &str, piece: &Piece, sentence: usize, span: Span, close: Close) {
        let span = trim(text, span);
        if span.is_empty() {
            return;
        }
        if self.words.len() == self.complete as usize {
            let before = Span::of(sentence, span.start());
            let before = if before.is_empty() { before } else { trim(text, before) };
            let start = if before.is_empty() { span.start() } else { before.start() };
            self.begun = Span::of(start, start);
            if piece.heading || start < span.start() {
                let heading = if piece.heading { Close::Sentence } else { Close::Comma };
                room::push(&mut self.words, Packed::new(0, heading));
                self.reach(span.start());
            }
        } else {
            self.reach(span.start());
        }
        room::push(&mut self.words, Packed::new(span.len(), close));
        self.begun = Span::of(self.begun.start(), span.end());
    }

    /// Adds the sentence whose clauses were added last, if there are any.
    pub(super) fn sentence(&mut self, text: &str, span: Span) {
        let first = self.complete;
        if self.words.len() == first as usize {
            return;
        }
        self.reach(trim(text, span).end());
        self.complete = self.words.len() as u32;
        room::push(&mut self.sentences, Kept { start: self.begun.start() as u32, first });
    }

    /// Says in the last word how far it is to `at`.
    fn reach(&mut self, at: usize) {
        let gap = at.saturating_sub(self.begun.end()) as u16;
        if let Some(word) = self.words.last_mut() {
            word.0 |= gap.min(FAR) << CLOSE_BITS;
        }
        if gap >= FAR {
            room::push(&mut self.words, Packed(gap));
        }
    }

    /// Gives back the room that no clause needed.
    pub(super) fn shrink(&mut self) {
        self.sentences.shrink_to_fit();
        self.words.shrink_to_fit();
    }
}
