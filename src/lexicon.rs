//! Word lists as data: what the crate knows of names, read from the files in `src/lexicon/`.

use std::sync::Arc;

use once_cell::sync::Lazy;

/// The word lists that the parser looks names up in: its own, and what a caller adds.
///
/// Cloning is cheap; one lexicon can serve many threads.
#[derive(Clone, Debug)]
pub struct Lexicon {
    words: Arc<Words>,
}

#[derive(Clone, Debug, Default)]
struct Words {}

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| Lexicon { words: Arc::new(Words::default()) });

impl Lexicon {
    /// The crate's own lists.
    #[must_use]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::builtin()
    }
}
