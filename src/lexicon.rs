//! Word lists as data: what the crate knows of names, read from the files in `src/lexicon/`.
//!
//! A list is plain text.  `#` begins a comment, `[section]` opens a section, every other line holds words separated
//! by blanks, or one `word = full form`:
//!
//! ```text
//! [body]
//! 残联 = 残疾人联合会
//! [function]
//! 教育 民政 司法          # as in 市教育局, 民政部门
//! ```
//!
//! | section | words |
//! |---|---|
//! | `surname` | surnames, one character or more |
//! | `place` | provinces, prefectures, counties |
//! | `head` | the last word of a body's name (`局` `委员会`) |
//! | `not-a-head` | words that end like a head and are no body (`布局` `社会`) |
//! | `body` | bodies without a telling head (`残联` `人行`) |
//! | `party-organ` | bodies of a party committee (`组织部`) |
//! | `own-line` | what a shared 市 or 县 does not belong to (`支行` `公司`) |
//! | `function` | what departments are called by (`住建` `市场监管`) |
//! | `determiner` | words that make any name a collective (`各` `有关`) |
//! | `class` | nouns that name a class of bodies (`金融机构` `建设单位`) |
//! | `relative` | qualifiers that make a department relative to the case (`业务主管`) |
//! | `noun` | what else a determiner may stand before (`地` `乡镇`) |
//! | `title` | titles of officials |
//! | `holder` | tails that turn a body into its people (`主要负责人`) |
//! | `group` | what closes a list behind 等 (`部门`) |
//! | `break` | words that no name holds |
//! | `not-a-break` | words that hold such a sign and may stand in a name (`应急`) |
//! | `lead-label` `responsible-label` `cooperate-label` | what stands before the colon of a list of parties |
//! | `adverb` `wish` `beneficiary` | words around a role word |
//! | `verb` | verbs in which tasks are given: a predicate begins there |
//! | `other-label` | labels of something else, before which a list ends (`完成时限`) |
//! | `department` | what departments are called by officially, and short forms of it (`发改 = 发展和改革`) |
//! | `office` | whole names of bodies in the same way (`网信办 = 网络安全和信息化委员会办公室`) |
//!
//! One word may stand in several sections; a full form belongs to the word of its section.

mod beginnings;
mod canonical;
mod edges;
mod layer;
mod list;
mod pack;
mod pairs;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::fmt;
use std::sync::{Arc, OnceLock};

use layer::{Found, Layer};
use list::Words;

pub(crate) use beginnings::{Beginning, Beginnings, Firsts};
pub(crate) use canonical::{Known, TIERS};
pub(crate) use edges::Edges;
pub use list::LexiconError;
pub(crate) use list::{MAX_WORD, Marks};
pub(crate) use pack::{HAN_FIRST, HAN_SIZE};

/// The word lists that the parser looks names up in: its own, and what a caller adds.
///
/// Cloning is cheap; one lexicon can serve many threads.
///
/// ```
/// use gongwen::{Document, Lexicon, Options};
/// let lexicon = Lexicon::builtin().extended("[body]\n青松智库").expect("a valid list");
/// let document = Document::parse_with("一、研究。由青松智库负责。", &Options::new().lexicon(lexicon));
/// # let _ = document;
/// let error = Lexicon::builtin().extended("[body]\n智 库 = 全称").unwrap_err();
/// assert_eq!(error.line(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Whether the crate's own words are in it.
    builtin: bool,
    /// What a caller added.
    added: Option<Arc<Added>>,
}

/// The words of a caller, as they were read and as they are looked up.
struct Added {
    words: Words,
    layer: Layer,
    glances: OnceLock<Box<[u8]>>,
}

/// The places of China: words, and in the order of its lines what lies in what.
pub(crate) const PLACES: &str = include_str!("lexicon/places.txt");

impl Lexicon {
    /// The crate's own lists.
    #[must_use]
    pub const fn builtin() -> Self {
        Self { builtin: true, added: None }
    }

    /// A lexicon without any word, for callers that bring all of their own.
    #[must_use]
    pub const fn empty() -> Self {
        Self { builtin: false, added: None }
    }

    /// A lexicon of the words in `list` alone.
    ///
    /// # Errors
    /// The first line that is no entry, with the reason.
    pub fn parse(list: &str) -> Result<Self, LexiconError> {
        Self::empty().extended(list)
    }

    /// This lexicon with the words in `list` added.
    ///
    /// # Errors
    /// The first line that is no entry, with the reason; nothing is added then.
    pub fn extended(&self, list: &str) -> Result<Self, LexiconError> {
        let mut words = self.added.as_ref().map(|added| added.words.clone()).unwrap_or_default();
        words.read(list)?;
        let layer = Layer::new(&words);
        Ok(Self { builtin: self.builtin, added: Some(Arc::new(Added { words, layer, glances: OnceLock::new() })) })
    }

    /// Whether a caller added words.
    pub(crate) const fn is_extended(&self) -> bool {
        self.added.is_some()
    }

    /// The crate's own words, where this lexicon has them.
    fn own(&self) -> Option<&'static Layer> {
        self.builtin.then(layer::builtin)
    }

    /// The words of the caller.
    fn added(&self) -> Option<&Layer> {
        self.added.as_ref().map(|added| &added.layer)
    }

    /// What both layers say, and how that goes together; the crate's own words are asked by `own`.
    #[inline]
    fn both<T: Default>(&self, own: impl Fn() -> T, look: impl Fn(&Layer) -> T, join: impl Fn(T, T) -> T) -> T {
        /// Few callers add words: what looks them up is compiled apart from what nearly all need.
        #[cold]
        #[inline(never)]
        fn apart<T>(look: impl Fn() -> T) -> T {
            look()
        }
        match self.added() {
            None if self.builtin => own(),
            None => T::default(),
            Some(added) => apart(|| join(if self.builtin { own() } else { T::default() }, look(added))),
        }
    }

    /// The sections of exactly this word, where one of `of` is among them.
    fn marks_of(&self, word: &str, of: Marks) -> Marks {
        self.both(|| layer::builtin::marks(word, of), |layer| layer.marks(word, of), Marks::or)
    }

    fn found_first(&self, text: &str, of: Marks) -> Option<Found> {
        self.both(|| layer::builtin::prefix(text, of), |layer| layer.prefix(text, of), Option::max)
    }

    fn found_last(&self, text: &str, of: Marks) -> Option<Found> {
        self.both(|| layer::builtin::suffix(text, of), |layer| layer.suffix(text, of), Option::max)
    }

    /// The sections of exactly this word.
    pub(crate) fn marks(&self, word: &str) -> Marks {
        self.marks_of(word, Marks::ALL)
    }

    pub(crate) fn is(&self, word: &str, of: Marks) -> bool {
        self.marks_of(word, of).any(of)
    }

    /// The full form that one of these sections gives for a short word.
    pub(crate) fn full(&self, word: &str, of: Marks) -> Option<&str> {
        let added = self.added().and_then(|layer| layer.full(word, of));
        added.or_else(|| self.own()?.full(word, of))
    }

    /// Whether a word of these sections may end with `c`.
    pub(crate) fn ends(&self, c: char, of: Marks) -> bool {
        self.both(|| layer::builtin::lasts(c), |layer| layer.lasts(c), Marks::or).any(of)
    }

    /// A byte for each character of the main Han block, from [`HAN_FIRST`] on: what `of` makes of the character and of
    /// the sections in which words begin and end with it, where any do or it is one of `others`; 0 for the rest.  It is
    /// made once; there is one such table, and `own` is that of the crate's own words.
    pub(crate) fn glances(
        &self,
        own: &'static [u8],
        others: impl Iterator<Item = char>,
        of: impl Fn(char, Marks, Marks) -> u8,
    ) -> &[u8] {
        static EMPTY: OnceLock<Box<[u8]>> = OnceLock::new();
        let cell = match &self.added {
            Some(added) => &added.glances,
            None if self.builtin => return own,
            None => &EMPTY,
        };
        cell.get_or_init(|| {
            let mut all = vec![0; HAN_SIZE].into_boxed_slice();
            let words = [self.own(), self.added()].into_iter().flatten().flat_map(Layer::characters);
            for c in words.chain(others) {
                if let Some(glance) = all.get_mut((c as u32).wrapping_sub(HAN_FIRST) as usize) {
                    let (first, last) = self.edges(c);
                    *glance = of(c, first, last);
                }
            }
            all
        })
    }

    /// The sections in which words begin and end with `c`.
    pub(crate) fn edges(&self, c: char) -> (Marks, Marks) {
        self.both(|| layer::builtin::edges(c), |layer| layer.edges(c), |one, two| (one.0.or(two.0), one.1.or(two.1)))
    }

    /// The sections in which the crate's own words begin and end with the character of this number in the main Han
    /// block; for tables that are made while the crate is compiled.
    pub(crate) const fn own_edges(number: usize) -> (Marks, Marks) {
        layer::builtin_edges(number)
    }

    /// The longest word of these sections that `text` ends in.
    pub(crate) fn suffix<'t>(&self, text: &'t str, of: Marks) -> Option<&'t str> {
        let found = self.found_last(text, of)?;
        text.get(text.len().checked_sub(found.len())?..)
    }

    /// How long the longest word of each of these groups of sections is that `text` ends in; 0 where it ends in none.
    /// One search finds them all.
    pub(crate) fn suffixes<const N: usize>(&self, text: &str, of: [Marks; N]) -> [usize; N] {
        let mut lengths = [0; N];
        if let Some(own) = self.own() {
            own.suffixes(text, of, &mut lengths);
        }
        if let Some(added) = self.added() {
            added.suffixes(text, of, &mut lengths);
        }
        lengths
    }

    /// The longest word of these sections that `text` begins with.
    pub(crate) fn prefix<'t>(&self, text: &'t str, of: Marks) -> Option<&'t str> {
        let found = self.found_first(text, of)?;
        text.get(..found.len())
    }

    /// The same with all sections of the word.
    pub(crate) fn prefix_marks<'t>(&self, text: &'t str, of: Marks) -> Option<(&'t str, Marks)> {
        let found = self.found_first(text, of)?;
        let word = text.get(..found.len())?;
        // The other layer may know the word by other sections.
        Some((word, if self.added.is_some() { self.marks(word) } else { found.marks }))
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::builtin()
    }
}

impl fmt::Debug for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(f)
    }
}
