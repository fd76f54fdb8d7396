//! The word lists of the frame, read once from `src/lexicon/`: page chrome, kinds of document, names of bodies.

use once_cell::sync::Lazy;

/// The words of the web page around a document.
struct Page {
    starts: Vec<&'static str>,
    wholes: Vec<&'static str>,
    labels: Vec<&'static str>,
}

static PAGE: Lazy<Page> = Lazy::new(|| {
    let mut page = Page { starts: Vec::new(), wholes: Vec::new(), labels: Vec::new() };
    for entry in entries(include_str!("../lexicon/page.txt")) {
        let mut chars = entry.chars();
        let list = match chars.next() {
            Some('^') => &mut page.starts,
            Some('=') => &mut page.wholes,
            Some(':') => &mut page.labels,
            _ => continue,
        };
        list.push(chars.as_str());
    }
    page
});
static GENRES: Lazy<Vec<&'static str>> = Lazy::new(|| entries(include_str!("../lexicon/genres.txt")).collect());
static ORGANS: Lazy<Vec<&'static str>> = Lazy::new(|| entries(include_str!("../lexicon/organs.txt")).collect());
static ADDRESSEES: Lazy<Vec<&'static str>> = Lazy::new(|| entries(include_str!("../lexicon/addressees.txt")).collect());

static CENTRAL: Lazy<Vec<&'static str>> = Lazy::new(|| entries(include_str!("../lexicon/central.txt")).collect());

/// The entries of a word list: one a line, without blank lines and comments.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether `text` starts with a word of the page.
pub(super) fn starts_as_page(text: &str) -> bool {
    PAGE.starts.iter().any(|word| text.starts_with(word))
}

/// Whether `text` is a word of the page and nothing else.
pub(super) fn is_page(text: &str) -> bool {
    PAGE.wholes.contains(&text)
}

/// Whether `text`, without blanks, is a label under which the page says something of the document.
pub(super) fn is_page_label(text: &str) -> bool {
    PAGE.labels.contains(&text)
}

/// Whether a title that ends like `text` is complete.
pub(super) fn ends_as_genre(text: &str) -> bool {
    GENRES.iter().any(|word| text.ends_with(word))
}

/// Whether `text` is nothing but a kind of document, perhaps with 的 or a qualifier before it.
pub(super) fn is_genre(text: &str) -> bool {
    text.chars().count() <= 6 && ends_as_genre(text)
}

/// Whether `text` ends like the name of a body.
pub(super) fn ends_as_organ(text: &str) -> bool {
    ORGANS.iter().any(|word| text.ends_with(word))
}

/// Whether `text` ends like an address: a body, or a group of bodies or persons.
pub(super) fn ends_as_addressee(text: &str) -> bool {
    ends_as_organ(text) || ADDRESSEES.iter().any(|word| text.ends_with(word))
}

/// The length of the longest name of a central body (with its 办公厅) that `text` starts with.
pub(super) fn central_body(text: &str) -> Option<usize> {
    let len = CENTRAL.iter().filter(|name| text.starts_with(**name)).map(|name| name.len()).max()?;
    let office = text.get(len..).is_some_and(|rest| rest.starts_with("办公厅"));
    Some(if office { len + "办公厅".len() } else { len })
}
