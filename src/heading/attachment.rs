//! The title of an attachment, which is often broken over lines.

use crate::frame::{is_complete_title, is_title_line};
use crate::lexicon::words as lists;
use crate::lines::Lines;
use crate::span::Span;

/// Lines that a title fills beside its first.
const MOST_LINES: usize = 2;
/// Empty lines between two of them.
const MOST_EMPTY: usize = 2;

/// Where the title ends whose first line is `first`, at the latest at `to`.  It goes on up to the line that ends with a kind
/// of document, or over one line where its own words ask for more.
pub(super) fn title_end(lines: &Lines<'_>, first: Span, to: usize) -> usize {
    let text = lines.text();
    let printed = first.text(text);
    let is_open = |title: &str| title.matches(['《', '（', '(']).count() > title.matches(['》', '）', ')']).count();
    if is_complete_title(printed) && !is_open(printed) {
        return first.end();
    }
    let mut end = first.end();
    let mut index = lines.at(first.start());
    for count in 0..MOST_LINES {
        let below = index + 1..lines.len().min(index + 2 + MOST_EMPTY);
        let Some((at, line)) = below.map(|at| (at, lines.get(at).content)).find(|(_, line)| !line.is_empty()) else {
            break;
        };
        let words = line.text(text);
        if line.end() > to || !is_title_line(words) {
            break;
        }
        let whole = Span::of(first.start(), line.end()).text(text);
        if is_complete_title(whole) && !is_open(whole) {
            return line.end();
        }
        if count == 0 && lists::UNENDED_TITLES.ends(printed) {
            end = line.end();
        }
        index = at;
    }
    end
}
