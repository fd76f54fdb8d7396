//! The word lists of the frame, from `src/lexicon/`: page chrome, kinds of document, names of bodies.

use crate::lexicon::Edges;

/// Words that are looked for at one end of a text.  Most texts have a character there that no word has, and one look
/// at a bit says so.
struct Words {
    /// By the character at that end.
    list: &'static [(char, &'static str)],
    edges: Edges,
    edge: fn(&str) -> Option<char>,
}

include!(concat!(env!("OUT_DIR"), "/frame.rs"));

impl Words {
    /// The words that begin or end like `text`.
    fn like(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let edge = (self.edge)(text).unwrap_or_default();
        let list = if self.edges.may_hold(edge) { self.list } else { &[] };
        let from = list.partition_point(|&(c, _)| c < edge);
        list.iter().skip(from).take_while(move |&&(c, _)| c == edge).map(|&(_, word)| word)
    }
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// Whether `text` starts with a word of the page.
pub(super) fn starts_as_page(text: &str) -> bool {
    PAGE_STARTS.like(text).any(|word| text.starts_with(word))
}

/// Whether `text` is a word of the page and nothing else.
pub(super) fn is_page(text: &str) -> bool {
    PAGE_WHOLES.like(text).any(|word| text == word)
}

/// Whether `text` is a label under which the page says something of the document; blanks may stand in it.
pub(super) fn is_page_label(text: &str) -> bool {
    PAGE_LABELS.like(text).any(|word| super::shape::is_spaced(text, word))
}

/// Whether a title that ends like `text` is complete.
pub(super) fn ends_as_genre(text: &str) -> bool {
    GENRES.like(text).any(|word| text.ends_with(word))
}

/// Whether `text` is nothing but a kind of document, perhaps with 的 or a qualifier before it.
pub(super) fn is_genre(text: &str) -> bool {
    text.chars().count() <= 6 && ends_as_genre(text)
}

/// Whether `text` ends like the name of a body.
pub(super) fn ends_as_organ(text: &str) -> bool {
    ORGANS.like(text).any(|word| text.ends_with(word))
}

/// Whether the last character of `text` is one that such names end with.
pub(super) fn may_end_organ(text: &str) -> bool {
    ORGANS.like(text).next().is_some()
}

/// Whether `text` ends like an address: a body, or a group of bodies or persons.
pub(super) fn ends_as_addressee(text: &str) -> bool {
    ends_as_organ(text) || ADDRESSEES.like(text).any(|word| text.ends_with(word))
}

/// The length of the longest name of a central body (with its 办公厅) that `text` starts with.
pub(super) fn central_body(text: &str) -> Option<usize> {
    let len = CENTRAL.like(text).filter(|name| text.starts_with(name)).map(str::len).max()?;
    let office = text.get(len..).is_some_and(|rest| rest.starts_with("办公厅"));
    Some(if office { len + "办公厅".len() } else { len })
}
