//! Which of the lines above a text are its title.
//!
//! An official title ends with its kind of document (`src/lexicon/genres.txt`) and may fill several lines; the name of the
//! issuing body above `关于…` belongs to it, a letterhead and the site's name do not.  A page often prints it twice, once
//! as its own and once as the document's.  A report in the news has a headline of one or two parts instead.

use std::borrow::Cow;

use super::{shape, words};
use crate::lexicon::words as lists;
use crate::lines::trim_end;
use crate::span::Span;

/// A headline can end like the name of a body (`某市加紧建设后备医院`); names are seldom as long.
const SHORTEST_SENTENCE: usize = 18;

/// The lines of one title.
pub(super) struct Title {
    pub lines: Vec<Span>,
    /// Whether it ends with its kind of document.
    pub complete: bool,
}

impl Title {
    /// Whether it says what it is about: `关于…`, `印发…`; a bare `督办通知` is part of a letterhead.
    pub fn names_a_subject(&self, text: &str) -> bool {
        let joined = joined(text, &self.lines);
        lists::TITLE_SUBJECTS.stands_in(&joined)
    }
}

/// The lines as one, without blanks.
pub(super) fn joined<'t>(text: &'t str, lines: &[Span]) -> Cow<'t, str> {
    match lines {
        [line] => shape::without_blanks(line.text(text)),
        _ => {
            let mut joined = String::with_capacity(lines.iter().map(|line| line.len()).sum());
            lines.iter().for_each(|line| joined.push_str(&shape::without_blanks(line.text(text))));
            Cow::Owned(joined)
        }
    }
}

/// The title among lines that could each be one or a part of one.
pub(super) fn titles(text: &str, lines: &[Span]) -> Title {
    let mut groups: Vec<Title> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    for (index, &line) in lines.iter().enumerate() {
        let words = line.text(text).trim_start_matches(['#', ' ']);
        let line = Span::of(line.end() - words.len(), line.end());
        let letterhead = trim_end(words).ends_with('件') && shape::without_blanks(words).ends_with("文件");
        if letterhead {
            open.clear();
            continue;
        }
        // The names of the issuing bodies stand before `关于…`, or they are a letterhead or the site's name.
        let organs = !open.is_empty() && open.iter().all(|line| shape::is_organ(line.text(text)));
        if organs && !carries_on(words, open.last().map_or("", |line| line.text(text))) {
            open.clear();
        }
        // `关于` opens a title unless what stands above is the body's name or asks for it: `转发国家教委⏎关于…`.
        if !open.is_empty() && !organs && words.starts_with("关于") {
            let above = joined(text, &open);
            let asks = lists::TITLE_SEEKERS.stands_in(&above);
            if !asks && !words::ends_as_organ(&above) {
                open.clear();
            }
        }
        open.push(line);
        let next = lines.get(index + 1).map(|line| line.text(text));
        let goes_on = next.is_some_and(|next| next.starts_with(['的', '和', '及', '与', '、']) || is_tail(next));
        // Of headlines that blanks part, the first is the title: `某市稳步复工 采取多项措施`.
        let whole = joined(text, &open);
        let parted = open.windows(2).any(|pair| matches!(pair, [first, second] if on_one_line(text, *first, *second)));
        let report = parted
            && !is_tail(words)
            && lists::REPORTED_GENRES.ends(&whole)
            && !lists::TITLE_SUBJECTS.stands_in(&whole);
        let goes_on = goes_on || next.is_some_and(|next| lacks_kind(&whole, next));
        if shape::is_complete_title(&whole) && !goes_on && !report {
            groups.push(Title { lines: std::mem::take(&mut open), complete: true });
        }
    }
    let Some(mut best) = groups.first().map(|title| Title { lines: title.lines.clone(), complete: true }) else {
        return headline(text, open);
    };
    // The title once more, with the issuing body before it: the fuller one is the document's own.
    for other in groups.get(1..).unwrap_or_default() {
        let (first, second) = (joined(text, &best.lines), joined(text, &other.lines));
        let common = first.chars().rev().zip(second.chars().rev()).take_while(|(a, b)| a == b).count();
        if second.len() > first.len() && common >= first.chars().count().min(10) {
            best.lines.clone_from(&other.lines);
        }
    }
    best
}

/// Whether what reads like the end of a title is what it is about: `关于调整某政策` needs `的` and its kind of document, which
/// the line below closes with, `推进某工作的意见`.
fn lacks_kind(title: &str, next: &str) -> bool {
    let Some(at) = title.find("关于") else { return false };
    let subject = title.get(at + "关于".len()..).unwrap_or_default();
    let subject = subject.trim_end_matches(['》', '”', '"', '〉']);
    let kind = |line: &str| line.rfind('的').is_some_and(|of| words::is_genre(line.get(of..).unwrap_or_default()));
    let opens = lists::TITLE_SUBJECTS.iter().any(|word| next.contains(word)) || next.contains(['：', ':', '，', ',']);
    let next = shape::without_blanks(next);
    lists::REPORTED_GENRES.ends(subject) && !subject.contains('的') && !opens && kind(&next)
}

/// Whether a title goes on with `line` below the name of a body: `关于…`, or another body's name and `关于…`.
fn carries_on(line: &str, body: &str) -> bool {
    if lists::TITLE_CONTINUATIONS.starts(line) {
        return true;
    }
    let name =
        lists::TITLE_OPENINGS.iter().find_map(|word| line.find(word)).map_or(line, |at| line.get(..at).unwrap_or(line));
    shape::is_organ(name) && name != body
}

/// Whether only blanks stand between the two, and no line break.
fn on_one_line(text: &str, first: Span, second: Span) -> bool {
    text.get(first.end()..second.start()).is_some_and(|between| !between.contains('\n'))
}

/// A line that ends the title before it: `解读`, `实施方案`.
fn is_tail(line: &str) -> bool {
    let line = shape::without_blanks(line);
    words::is_genre(&line)
}

/// The title of a text without a kind of document (a report in the news): its first line; a line that names only a
/// body is no title.
fn headline(text: &str, mut lines: Vec<Span>) -> Title {
    if lines.len() > 1 && ["关于", "印发"].iter().any(|word| joined(text, &lines).contains(word)) {
        return Title { lines, complete: false };
    }
    let named = |line: &Span| shape::is_organ(line.text(text)) && line.text(text).chars().count() < SHORTEST_SENTENCE;
    lines.retain(|line| !named(line) && !is_heading(line.text(text)));
    // A quotation that the blank cuts goes on: `“防控疫情 法治同行”知识问答`.
    let mut count = 1;
    while lines.get(..count).is_some_and(|lines| is_open(&joined(text, lines))) {
        count += 1;
    }
    if let (1, Some(first), Some(second)) = (count, lines.first(), lines.get(1))
        && on_one_line(text, *first, *second)
        && is_couplet(first.text(text), second.text(text))
    {
        count = 2;
    }
    lines.truncate(count);
    // A quotation that no line closes is running text.
    if is_open(&joined(text, &lines)) {
        lines.clear();
    }
    Title { lines, complete: false }
}

/// Whether a headline is in two parts, set apart by a blank: `减息免租降税 某省打出“组合拳”`.  A long first part is a
/// headline of its own and the second the head of what follows, unless the two are of a length.
fn is_couplet(first: &str, second: &str) -> bool {
    // Who speaks stands before the first part and does not count to it.
    let first = first.split_once(['：', ':']).map_or(first, |(_, said)| said);
    let (first_len, second_len) = (first.chars().count(), second.chars().count());
    let whole = first.ends_with(['！', '!', '？', '?', '。']) || second.contains(['，', ',', '：', ':']);
    let short = first_len <= 13 && (second_len <= 18 || second.contains("——"));
    let even = first_len <= 20 && first_len.abs_diff(second_len) <= 2;
    // The same headline once more, in other words: `某省推出健康码 我省推出健康码`.
    let again = first.chars().rev().zip(second.chars().rev()).take_while(|(a, b)| a == b).count() >= 4;
    !whole && !again && !shape::is_organ(second) && (short || even)
}

/// Whether a quotation mark or book-title mark is not closed.
fn is_open(title: &str) -> bool {
    let (mut quotes, mut titles) = (0, 0);
    for c in title.chars() {
        match c {
            '“' => quotes += 1,
            '”' => quotes -= 1,
            '《' => titles += 1,
            '》' => titles -= 1,
            _ => {}
        }
    }
    quotes > 0 || titles > 0
}

/// A first line that names a part of the text or a place, not the text: `政策背景`, `某区`.
fn is_heading(line: &str) -> bool {
    let count = line.chars().count();
    count < 3 || count <= 8 && lists::PARTS_AND_PLACES.ends(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_in_two_parts_is_told_from_one_and_its_text() {
        assert!(is_couplet("某省推进会：复工复产稳步推进", "稳定就业打出组合拳"));
        assert!(is_couplet("减息免租降税", "某省打出“组合拳”"));
        assert!(!is_couplet("某省推进会稳步推进复工复产工作", "稳就业"));
        assert!(!is_couplet("某市推进会：公布三类企业复工的时间和要求", "稳就业"));
    }
}
