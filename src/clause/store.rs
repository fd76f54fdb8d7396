//! Sentences and clauses as they are kept: ten bytes a sentence, two bytes a clause.
//!
//! A document has a clause every sixty bytes, and all of them are kept until its assignments are stored, so they are
//! what a parse needs most memory for.  A sentence is kept by where it begins and its length, a clause by its length, its
//! closing sign and how far behind it the next one begins; all three are bounded and fit into sixteen bits.  They are
//! written out, from the start of their sentence on, when somebody asks for them.

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
    begun: (u32, u32),
}

/// A sentence as it is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    start: u32,
    /// The first of its words, which tells of the sentence; the others tell of its clauses.
    first: u32,
}

/// One word.  That of a sentence tells, from the lowest bit on, whether the first clause lies behind the start, as far as
/// the word behind says, whether it is a heading, and its length.  That of a clause tells its closing sign, how far the
/// next one lies behind its end, and its length; a distance too long for its bits stands in the word behind.
#[derive(Clone, Copy, Debug)]
struct Packed(u16);

const LED: u16 = 1;
const HEADING: u16 = 2;
const SENTENCE_SHIFT: u32 = 2;

const CLOSE_BITS: u32 = 2;
const GAP_BITS: u32 = 3;
const CLAUSE_SHIFT: u32 = CLOSE_BITS + GAP_BITS;
/// Says that the distance stands in the next word.
const FAR: u16 = (1 << GAP_BITS) - 1;
const CLOSES: [Close; 4] = [Close::Comma, Close::Semicolon, Close::Colon, Close::Sentence];

// A clause is no longer than its bound; a sentence ends with the first clause that ends behind its own.
const _: () = assert!(CLAUSE_BYTES < 1 << (16 - CLAUSE_SHIFT));
const _: () = assert!(SENTENCE_BYTES + 2 * CLAUSE_BYTES < 1 << (16 - SENTENCE_SHIFT));

/// A sentence has seldom fewer bytes than this, and a word seldom fewer than the next.
const BYTES_PER_SENTENCE: usize = 160;
const BYTES_PER_WORD: usize = 48;

/// The clauses of one sentence, written out from its start on.
struct Walk<'c> {
    words: std::slice::Iter<'c, Packed>,
    /// Where the next one begins.
    at: u32,
}

impl Iterator for Walk<'_> {
    type Item = Clause;

    #[inline]
    fn next(&mut self) -> Option<Clause> {
        let Packed(word) = *self.words.next()?;
        let span = Span::at(self.at, self.at + u32::from(word >> CLAUSE_SHIFT));
        let close = CLOSES.get(usize::from(word & ((1 << CLOSE_BITS) - 1))).copied().unwrap_or(Close::Sentence);
        let gap = match word >> CLOSE_BITS & FAR {
            FAR => self.words.next().map_or(0, |far| far.0),
            gap => gap,
        };
        self.at = span.end() as u32 + u32::from(gap);
        Some(Clause { span, close })
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
        let (first, behind) = sentence.words;
        let mut words = self.words.get(first as usize..behind as usize).unwrap_or_default().iter();
        let led = words.next().is_some_and(|word| word.0 & LED != 0);
        let lead = if led { words.next().map_or(0, |word| word.0) } else { 0 };
        Walk { words, at: sentence.span.start() as u32 + u32::from(lead) }
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

    /// The sentence `index`, written out.
    fn sentence_at(&self, index: usize) -> Option<Sentence> {
        let kept = *self.sentences.get(index)?;
        let behind = self.sentences.get(index + 1).map_or(self.complete, |next| next.first);
        let Packed(word) = *self.words.get(kept.first as usize)?;
        let span = Span::at(kept.start, kept.start + u32::from(word >> SENTENCE_SHIFT));
        Some(Sentence { span, heading: word & HEADING != 0, words: (kept.first, behind) })
    }

    /// For a text of so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self {
            sentences: Vec::with_capacity(bytes / BYTES_PER_SENTENCE),
            words: Vec::with_capacity(bytes / BYTES_PER_WORD),
            ..Self::default()
        }
    }

    /// Adds a clause of `piece` to the sentence that begins at `sentence`, blanks before it aside, and is still to be
    /// added.
    #[inline]
    pub(super) fn clause(&mut self, text: &str, piece: &Piece, sentence: usize, span: Span, close: Close) {
        let whole = span;
        let span = trim(text, whole);
        if span.is_empty() {
            return;
        }
        if self.words.len() == self.complete as usize {
            // Nothing but blanks stands before a clause with which the sentence begins.
            let before = Span::of(sentence, whole.start());
            let before = if before.is_empty() { before } else { trim(text, before) };
            let start = if before.is_empty() { span.start() } else { before.start() } as u32;
            let led = start < span.start() as u32;
            let flags = if led { LED } else { 0 } | if piece.heading { HEADING } else { 0 };
            room::push(&mut self.words, Packed(flags));
            if led {
                room::push(&mut self.words, Packed((span.start() as u32 - start) as u16));
            }
            self.begun.0 = start;
        } else {
            self.reach(span.start());
        }
        room::push(&mut self.words, Packed((span.len() as u16) << CLAUSE_SHIFT | close as u16));
        self.begun.1 = span.end() as u32;
    }

    /// Adds the sentence whose clauses were added last, if there are any; it goes on up to `end`, blanks aside.
    pub(super) fn sentence(&mut self, text: &str, end: usize) {
        let (start, last) = self.begun;
        let Some(Packed(word)) = self.words.get_mut(self.complete as usize) else { return };
        // Signs may stand behind the last clause.
        let end = if last as usize == end { last } else { trim(text, Span::of(last as usize, end)).end() as u32 };
        *word |= ((end - start) as u16) << SENTENCE_SHIFT;
        room::push(&mut self.sentences, Kept { start, first: self.complete });
        self.complete = self.words.len() as u32;
    }

    /// Says in the word of the last clause how far it is to the next, at `at`.
    fn reach(&mut self, at: usize) {
        let gap = at.saturating_sub(self.begun.1 as usize) as u16;
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
