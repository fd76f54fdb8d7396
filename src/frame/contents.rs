//! Tables of contents: the lines below `目录` up to where the first of them stands again as a heading.

use std::borrow::Cow;

use super::shape::without_blanks;
use crate::lines::{Lines, trim_start};
use crate::span::Span;

/// The heading of contents is no longer, in bytes.
const LONGEST_HEADING: usize = 30;
/// A line of contents is no longer than this, in bytes.
const LONGEST_ENTRY: usize = 180;
/// A table of contents has at most this many lines.
const MOST_ENTRIES: usize = 400;
/// Fewer lines are no table of contents.
const FEWEST_ENTRIES: usize = 2;

/// The tables of contents of a text, each with its heading line.
pub(super) fn contents(lines: &Lines<'_>) -> Vec<Span> {
    let text = lines.text();
    let mut found: Vec<Span> = Vec::new();
    for index in 0..lines.len() {
        // Few lines begin so; many are a line feed by itself.
        let line = lines.span(index);
        if line.len() < "目录".len() || !trim_start(line.text(text)).starts_with('目') {
            continue;
        }
        let heading = lines.get(index).content;
        if heading.len() > LONGEST_HEADING || found.last().is_some_and(|span| heading.start() < span.end()) {
            continue;
        }
        let Some(behind) = heading.text(text).strip_prefix('目') else { continue };
        let behind = behind.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
        if behind.starts_with(['录', '次']) && without_blanks(heading.text(text)).chars().count() == 2 {
            found.extend(below(lines, index).map(|end| Span::of(heading.start(), end)));
        }
    }
    found
}

/// Where the entries below line `index` end.
fn below(lines: &Lines<'_>, index: usize) -> Option<usize> {
    let text = lines.text();
    let mut first: Option<Cow<'_, str>> = None;
    let mut end = 0;
    let mut entries = 0;
    for at in index + 1..lines.len().min(index + 1 + MOST_ENTRIES) {
        let line = lines.get(at).content;
        if line.is_empty() {
            continue;
        }
        let entry = entry(line.text(text));
        let again = first.as_ref().is_some_and(|first| entry == *first || entry.starts_with(&**first));
        if again || line.len() > LONGEST_ENTRY || line.text(text).ends_with('。') {
            return (again && entries >= FEWEST_ENTRIES).then_some(end);
        }
        first.get_or_insert(entry);
        entries += 1;
        end = line.end();
    }
    None
}

/// An entry without its leader and page number: `一、总则……3`.
fn entry(line: &str) -> Cow<'_, str> {
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    without_blanks(bare.trim_end_matches(['…', '.', '·', '⋯', '-', '—', '(', ')', '（', '）']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_end_where_the_first_entry_stands_again() {
        let text = "规划\n目 录\n一、基础……1\n(一)成效…2\n二、思路……5\n\n一、基础\n建成3座。\n二、思路\n";
        let found = contents(&Lines::new(text));
        assert_eq!(
            found.iter().map(|span| span.text(text)).collect::<Vec<_>>(),
            ["目 录\n一、基础……1\n(一)成效…2\n二、思路……5"]
        );
        assert!(contents(&Lines::new("目录\n一、总则\n各部门要落实。\n")).is_empty());
    }
}
