//! Where the items of a list end: the paragraph that closes a text belongs to none of them.
//!
//! A reader takes a paragraph without a number for the last item's only where other items of its list have such
//! paragraphs too, or where the item is a title that needs them.  Behind a list whose items each fill one paragraph it
//! goes on with what stood above the list: the rest of an article behind its `(一)…；(二)…。`, the closing words of a
//! notice behind its last measure.  A list run into a paragraph ends with that paragraph in any case.

use memchr::memmem;
use once_cell::sync::Lazy;

use super::Item;
use super::stack::is_enumeration;
use crate::lexicon::words;
use crate::lines::{Lines, behind_blanks, find_sign, is_blank, trim, trim_end};
use crate::marker::Style;
use crate::span::Span;

/// Items whose being alike shows that each fills one paragraph.
const FEWEST: u32 = 3;
/// A paragraph that is no longer, in bytes, may be a title or a name.
const SHORT: usize = 140;
/// In a line that is longer, in bytes, a blank behind a full stop parts paragraphs.
const LONG_LINE: usize = 1_200;
/// Lines of this kind below one paragraph.
const MOST_TAILS: usize = 4;
/// The indent of a paragraph.
static INDENT: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("\u{3000}\u{3000}"));

/// The list open at one depth.
#[derive(Clone, Copy, Default)]
struct List {
    count: u32,
    /// Some of its items have paragraphs without a number behind their first or behind their children.
    loose: bool,
    /// The item before the last was one short paragraph and nothing else.
    bare: bool,
    /// It ended in a semicolon.
    series: bool,
    /// The last item.
    item: usize,
}

impl List {
    /// Whether its items have shown that they have nothing behind their first paragraphs.
    const fn is_tight(self) -> bool {
        !self.loose && (self.count >= FEWEST || self.count > 1 && self.series)
    }
}

/// Ends the last items of lists before the paragraphs that are not theirs; `run_in` tells which items do not begin
/// a paragraph, `parted` whether an indent inside a line or a tag can stand anywhere.
pub(super) fn settle(lines: &Lines<'_>, items: &mut [Item], run_in: &[bool], parted: bool) {
    let text = lines.text();
    let mut open: Vec<List> = vec![List::default()];
    for index in 0..items.len() {
        let Some(&item) = items.get(index) else { break };
        let depth = item.depth as usize;
        let is_run_in = run_in.get(index).copied().unwrap_or_default();
        open.truncate(depth + 1);
        open.resize(depth + 1, List::default());
        let is_other = |list: &List| items.get(list.item).is_some_and(|last| is_new_list(*last, item));
        if open.get(depth).is_some_and(|list| list.count > 0 && is_other(list)) {
            open.pop();
            open.push(List::default());
        }
        if let Some(list) = open.get_mut(depth) {
            list.count += 1;
            list.item = index;
        }
        let next = items.get(index + 1);
        let below = next.map_or(0, |next| behind(items, &open, item, *next));
        let to = next.map_or(item.end as usize, |next| next.marker.span().start().min(item.end as usize));
        let from = item.marker.span().end();
        let (end, more) = with_tail(lines, paragraph_end(lines, from, to.max(from), parted), to);
        let own = Span::of(from, end).text(text);
        // Below a marker alone on its line stands its title.
        let alone = text.get(from..).and_then(behind_blanks) == Some('\n');
        let short = alone || is_name(own);
        let mut depth = depth;
        if more && below <= depth {
            depth = ends_at(items, &open, own, short, is_run_in, below);
            for ended in open.get(depth + 1..).unwrap_or_default() {
                if let Some(item) = items.get_mut(ended.item) {
                    item.end = item.end.min(end as u32);
                }
            }
            if let Some(list) = open.get_mut(depth) {
                list.loose = true;
            }
        }
        if let Some(list) = open.get_mut(item.depth as usize) {
            list.bare = short && !more && below <= item.depth as usize;
            list.series = trim_end(own).ends_with(['；', ';']);
        }
    }
}

/// The depth of the item that goes on behind `item`: that of a list which `next` continues, or of the item above a new one.
fn behind(items: &[Item], open: &[List], item: Item, next: Item) -> usize {
    let depth = next.depth as usize;
    // The part of the document ends between them.
    if (item.end as usize) < next.marker.span().start() {
        return 0;
    }
    let last = open.get(depth).and_then(|list| items.get(list.item));
    if last.is_some_and(|last| is_new_list(*last, next)) { depth.saturating_sub(1) } else { depth }
}

/// Whether `next`, at the same depth as `last`, begins another list.
fn is_new_list(last: Item, next: Item) -> bool {
    let (one, other) = (last.marker.style, next.marker.style);
    let restarts = one == other && next.marker.ordinal == 1 && last.marker.ordinal > 1;
    restarts || one != other && !(is_enumeration(one) && is_enumeration(other))
}

/// The depth of the item that the paragraphs behind the last one belong to.  `own` is its first paragraph, and the
/// item that follows stands at the depth `below`.
fn ends_at(items: &[Item], open: &[List], own: &str, short: bool, run_in: bool, below: usize) -> usize {
    let mut depth = open.len() - 1;
    let introduces = own.ends_with(['：', ':']);
    while depth > below && !introduces {
        let Some(list) = open.get(depth).copied() else { break };
        let last = depth + 1 == open.len();
        let style = items.get(list.item).map(|item| item.marker.style);
        // A title, or `(十六)实施购房补贴政策。` alone in its paragraph, has what stands below it.
        let titled = last && short && !list.bare && !list.series && !(run_in && style.is_some_and(is_enumeration));
        let owns =
            matches!(style, Some(Style::Article | Style::Attachment | Style::Part | Style::Chapter | Style::Section));
        if owns || titled || !(last && run_in) && !list.is_tight() {
            break;
        }
        depth -= 1;
    }
    depth
}

/// Whether a paragraph is one phrase: a title or a name.
fn is_name(own: &str) -> bool {
    if own.len() > SHORT {
        return false;
    }
    let phrase = own.trim_end_matches(['。', '；', ';']);
    // `本次资助执行至2026年12月31日。` is a sentence.
    let dated = || phrase.bytes().any(|byte| byte.is_ascii_digit());
    let tells = phrase.len() < own.len() && (phrase.contains('不') || dated());
    let parts = |c| matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '。');
    !tells && find_sign(phrase, SHORT, parts).is_none()
}

/// Whether the item at `start`, which does not begin a line, stands inside a paragraph all the same: where a page joined
/// its paragraphs, a blank stands before those that begin one.
pub(super) fn is_inside(text: &str, start: usize) -> bool {
    !text.get(..start).unwrap_or_default().ends_with(is_blank)
}

/// Where the paragraph ends that goes on at `from`, at the latest at `to`; without the blanks behind it.
fn paragraph_end(lines: &Lines<'_>, from: usize, to: usize, is_parted: bool) -> usize {
    let text = lines.text();
    let mut index = lines.at(from);
    let mut start = from;
    loop {
        let line = lines.span(index);
        let rest = trim(text, Span::of(start, line.end().min(to).max(start)));
        if !rest.is_empty() {
            if let Some(at) = parted(rest.text(text), line.len() > LONG_LINE, is_parted) {
                return rest.start() + at;
            }
            if line.end() >= to || !lines.continues(index) {
                return rest.end();
            }
        } else if line.end() >= to {
            return from;
        }
        index += 1;
        start = line.end();
    }
}

/// The paragraph's end behind what stands on a line of its own and belongs to it: who is responsible, by when, or what
/// closes a bracket or quotation; and whether more stands behind it.
fn with_tail(lines: &Lines<'_>, mut end: usize, to: usize) -> (usize, bool) {
    let text = lines.text();
    let mut rest = trim(text, Span::of(end, to.max(end)));
    for _ in 0..MOST_TAILS {
        let printed = rest.text(text);
        let closes = printed.starts_with(['(', '（', '〔', '【', '[', ')', '）', '”', '】', '〕']);
        if rest.is_empty() || !closes && !words::PARAGRAPH_TAILS.starts(printed) {
            break;
        }
        let line = lines.span(lines.at(rest.start()));
        end = trim(text, Span::of(rest.start(), line.end().min(to))).end();
        rest = trim(text, Span::of(end, to.max(end)));
    }
    (end, !rest.is_empty())
}

/// Where a paragraph inside a line ends: at an indent or a tag, where the text has any inside its lines, or at a blank
/// behind a full stop where the line is long.
fn parted(rest: &str, long: bool, is_parted: bool) -> Option<usize> {
    let sought = if is_parted { rest } else { "" };
    let indent = INDENT.find(sought.as_bytes());
    let blank = if long {
        memchr::memchr2_iter(b' ', 0xC2, rest.as_bytes()).find(|&at| {
            let head = rest.get(..at).unwrap_or_default();
            ["。", "！", "）", ")", "。”", "！”"].iter().any(|end| head.ends_with(end))
                && rest.get(at..).is_some_and(|behind| behind.starts_with(is_blank))
        })
    } else {
        None
    };
    // Some texts keep the tags of their page.
    let tag = memchr::memchr(b'<', sought.as_bytes()).and_then(|_| sought.find("</p>"));
    let at = indent.into_iter().chain(blank).chain(tag).min()?;
    Some(trim_end(rest.get(..at)?).len())
}
