//! The word lists of the frame, read once from `src/lexicon/`: page chrome, kinds of document, names of bodies.

use once_cell::sync::Lazy;

/// Words that are looked for at one end of a text.  Most texts have a character there that no word has, and one look
/// at a bit says so.
struct Words {
    /// By the character at that end.
    list: Vec<(char, &'static str)>,
    /// One bit for each such character, by the last twelve bits of its code.
    edges: [u64; 64],
    edge: fn(&str) -> Option<char>,
}

impl Words {
    fn new(list: impl Iterator<Item = &'static str>, edge: fn(&str) -> Option<char>) -> Self {
        let mut list: Vec<_> = list.filter_map(|word| Some((edge(word)?, word))).collect();
        list.sort_unstable();
        let mut edges = [0; 64];
        for code in list.iter().map(|&(c, _)| c as usize) {
            if let Some(bits) = edges.get_mut(code >> 6 & 63) {
                *bits |= 1 << (code & 63);
            }
        }
        Self { list, edges, edge }
    }

    /// The words that begin or end like `text`.
    fn like(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let edge = (self.edge)(text).unwrap_or_default();
        let code = edge as usize;
        let known = self.edges.get(code >> 6 & 63).is_some_and(|bits| bits >> (code & 63) & 1 == 1);
        let list = if known { self.list.as_slice() } else { &[] };
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

/// The words of the web page around a document.
struct Page {
    starts: Words,
    wholes: Words,
    labels: Words,
}

static PAGE: Lazy<Page> = Lazy::new(|| {
    let kind =
        |sign: char| entries(include_str!("../lexicon/page.txt")).filter_map(move |line| line.strip_prefix(sign));
    Page {
        starts: Words::new(kind('^'), first),
        wholes: Words::new(kind('='), first),
        labels: Words::new(kind(':'), first),
    }
});
static GENRES: Lazy<Words> = Lazy::new(|| Words::new(entries(include_str!("../lexicon/genres.txt")), last));
static ORGANS: Lazy<Words> = Lazy::new(|| Words::new(entries(include_str!("../lexicon/organs.txt")), last));
static ADDRESSEES: Lazy<Words> = Lazy::new(|| Words::new(entries(include_str!("../lexicon/addressees.txt")), last));
static CENTRAL: Lazy<Words> = Lazy::new(|| Words::new(entries(include_str!("../lexicon/central.txt")), first));

/// The entries of a word list: one a line, without blank lines and comments.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether `text` starts with a word of the page.
pub(super) fn starts_as_page(text: &str) -> bool {
    PAGE.starts.like(text).any(|word| text.starts_with(word))
}

/// Whether `text` is a word of the page and nothing else.
pub(super) fn is_page(text: &str) -> bool {
    PAGE.wholes.like(text).any(|word| text == word)
}

/// Whether `text` is a label under which the page says something of the document; blanks may stand in it.
pub(super) fn is_page_label(text: &str) -> bool {
    PAGE.labels.like(text).any(|word| super::shape::is_spaced(text, word))
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
