//! Headings: the phrase that names an item's topic, set off from its contents.
//!
//! A heading is the rest of the line where the line is a title, or the phrase closed by `。` or `：` before the item's
//! own text or its first child; where a page lost its line breaks, white space closes it.  What is contents from
//! its first word on (`一是由市工信局牵头,…`), a phrase that goes on after a comma as one sentence, and an item that is
//! one sentence with nothing behind it have none.
//!
//! Nothing in a single item tells `(一)加强组织领导。…` from `(一)气象设施是基础性设施。…` for sure, but lists are made alike:
//! where a phrase could be either, the items of the same style decide together.

use crate::frame::{Frame, Region};
use crate::lines::{self, Lines};
use crate::marker::Style;
use crate::outline::Item;
use crate::span::Span;

/// No heading is longer than this many characters: titles of articles and notices stay well below it.
const LONGEST: usize = 64;
/// A phrase closed by `。` that holds no comma is a heading up to this length; longer ones are sentences.
const LONGEST_PLAIN: usize = 32;
/// A phrase with a comma (`简化程序，提高采购效率。`) is at most this long.
const LONGEST_PAIRED: usize = 44;
/// A phrase closed by a colon is at most this long, else it introduces what follows it.
const LONGEST_BEFORE_COLON: usize = 18;

/// Fills in the heading of every item that has one.
pub(crate) fn find(lines: &Lines<'_>, frame: &Frame, items: &mut [Item]) {
    let phrases: Vec<Option<Phrase>> = (0..items.len()).map(|index| Phrase::of(lines, frame, items, index)).collect();
    let judged: Vec<Verdict> = items
        .iter()
        .zip(&phrases)
        .map(|(item, phrase)| phrase.map_or(Verdict::No, |phrase| phrase.verdict(item.marker.style())))
        .collect();
    let lists = lists(items);
    let votes = votes(items, &judged, &phrases, &lists);
    for (index, item) in items.iter_mut().enumerate() {
        let (Some(Some(phrase)), Some(verdict)) = (phrases.get(index), judged.get(index)) else { continue };
        let list = lists.get(index).and_then(|&list| votes.lists.get(list as usize)).copied().unwrap_or_default();
        let style = votes.styles.get(item.marker.style() as usize).copied().unwrap_or_default();
        let accepted = match verdict {
            Verdict::Yes => true,
            Verdict::No => false,
            Verdict::Likely => !(style.against() && !list.in_favour()),
            Verdict::Alike => list.in_favour() && !style.against(),
        };
        if accepted {
            item.heading = phrase.span;
        }
    }
}

/// What the first phrase of an item is like.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    span: Span,
    characters: usize,
    commas: usize,
    closer: Closer,
    /// Own text or a child comes behind it within the item.
    followed: bool,
    /// It speaks as a sentence (`…应当…`, `…是…`), a lead-in (`包括下列内容`) or an address of contents.
    sentence: bool,
}

/// What closes the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closer {
    Stop,
    Question,
    Colon,
    LineEnd,
    Blank,
    /// The next marker stands right behind it.
    Marker,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Yes,
    /// A heading unless the items of its style mostly have none.
    Likely,
    /// A heading only where the items of its list mostly have one.
    Alike,
    No,
}

impl Phrase {
    /// The first phrase of item `index`, or `None` where it holds no text of its own before the next item.
    fn of(lines: &Lines<'_>, frame: &Frame, items: &[Item], index: usize) -> Option<Self> {
        let text = lines.text();
        let item = items.get(index)?;
        let next = items.get(index + 1);
        let child = next.is_some_and(|next| next.depth > item.depth);
        let from = item.marker.span().end();
        let to = next.map_or(item.end as usize, |next| next.marker.span().start().min(item.end as usize)).max(from);
        let own = Span::of(from, to);
        let inner = lines::trim(text, own);
        if inner.is_empty() {
            return None;
        }
        // `附件1：名称`: the colon belongs to the numbering, not to a phrase.
        let after_sign = inner.text(text).trim_start_matches(['：', ':', '、', '.', '．']);
        let start = inner.end() - after_sign.len();
        let start = start + (after_sign.len() - after_sign.trim_start_matches(lines::is_blank).len());
        let (mut end, mut closer, commas) = scan(lines, start, inner.end());
        if closer == Closer::End && end == inner.end() && to < item.end as usize && next.is_some() {
            closer =
                if text.get(end..to).is_some_and(|gap| gap.contains('\n')) { Closer::LineEnd } else { Closer::Marker };
        }
        let phrase = Span::of(start, end);
        // A responsibility tail behind a title is no part of it.
        if let Some(cut) = tail(phrase.text(text)) {
            end = start + cut;
        }
        let span = lines::trim(text, Span::of(start, end));
        if span.is_empty() {
            return None;
        }
        let rest = Span::of(phrase.end(), inner.end());
        let followed = child || has_contents(rest.text(text)) && frame.at(rest.start()) != Region::Signature;
        let phrase_text = span.text(text);
        Some(Self {
            span,
            characters: phrase_text.chars().take(LONGEST + 1).count(),
            commas,
            closer,
            followed,
            sentence: is_sentence(phrase_text, closer, child),
        })
    }

    fn verdict(self, style: Style) -> Verdict {
        if self.characters > LONGEST {
            return Verdict::No;
        }
        match style {
            // Chapters and sections are titled by their nature; nothing needs to follow.
            Style::Part | Style::Chapter | Style::Section | Style::Attachment | Style::Column => return Verdict::Yes,
            _ => {}
        }
        if self.sentence {
            return Verdict::No;
        }
        match self.closer {
            Closer::Question => Verdict::Yes,
            Closer::LineEnd if !self.followed => Verdict::Alike,
            Closer::LineEnd if self.commas == 0 || self.characters <= LONGEST_PAIRED => Verdict::Yes,
            Closer::Blank | Closer::Marker if !self.followed => Verdict::No,
            Closer::Blank | Closer::Marker if self.commas == 0 => Verdict::Yes,
            Closer::Blank | Closer::Marker => Verdict::Likely,
            Closer::Stop | Closer::Colon if !self.followed => Verdict::No,
            Closer::Colon if self.commas == 0 && self.characters <= LONGEST_BEFORE_COLON => Verdict::Likely,
            Closer::Stop if self.commas == 0 && self.characters <= LONGEST_PLAIN => match style {
                Style::Article => Verdict::Alike,
                _ => Verdict::Likely,
            },
            Closer::Stop if self.characters <= LONGEST_PAIRED => Verdict::Alike,
            _ => Verdict::No,
        }
    }
}

/// Where the phrase that starts at `start` ends, what closes it, and how many commas it holds outside brackets.
fn scan(lines: &Lines<'_>, start: usize, end: usize) -> (usize, Closer, usize) {
    let text = lines.text();
    let (mut depth, mut commas, mut count) = (0usize, 0usize, 0usize);
    let inner = Span::of(start, end).text(text);
    for (offset, c) in inner.char_indices() {
        let at = start + offset;
        count += 1;
        match c {
            '(' | '（' | '《' | '“' | '〔' | '【' | '「' | '〈' => depth += 1,
            ')' | '）' | '》' | '”' | '〕' | '】' | '」' | '〉' => depth = depth.saturating_sub(1),
            '\n' if !lines.continues(lines.at(at)) => return (at, Closer::LineEnd, commas),
            _ if depth > 0 && count <= LONGEST => {}
            '。' | '！' | '!' => return (at, Closer::Stop, commas),
            '？' | '?' => return (at + c.len_utf8(), Closer::Question, commas),
            '：' | ':' | '∶' => return (at, Closer::Colon, commas),
            '；' | ';' => return (at, Closer::End, commas + 1),
            '，' | ',' => commas += 1,
            ' ' | '\u{3000}' | '\u{A0}' | '\t' if closes_as_blank(inner, offset) => return (at, Closer::Blank, commas),
            _ => {}
        }
        if count > LONGEST {
            return (at, Closer::End, commas);
        }
    }
    (end, Closer::End, commas)
}

/// Whether the white space at `offset` parts a title from running text: a page that lost its line breaks.  White
/// space inside a title (`总　则`) has single characters around it, and a title is not followed by a short rest.
fn closes_as_blank(inner: &str, offset: usize) -> bool {
    let before = inner.get(..offset).unwrap_or_default();
    let after = inner.get(offset..).unwrap_or_default().trim_start_matches(lines::is_blank);
    let long_enough = before.chars().rev().take_while(|c| !lines::is_blank(*c)).take(3).count() == 3;
    let runs_on = after.chars().take_while(|c| *c != '\n').take(16).count() == 16 || after.is_empty();
    long_enough && runs_on
}

/// Whether anything but closing signs, blanks and a responsibility tail is left behind the phrase.
fn has_contents(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| lines::is_blank(c) || "。：:；;，,．.”\"'’∶！？".contains(c));
    if rest.is_empty() {
        return false;
    }
    match tail(rest) {
        Some(0) => {
            let close = rest.find([')', '）', '〕', ']', '】']).map_or(rest.len(), |at| at + 1);
            rest.get(close..).is_some_and(|behind| behind.chars().any(|c| c.is_alphanumeric()))
        }
        _ => true,
    }
}

/// Where a bracket with a responsibility label opens in `phrase`.
fn tail(phrase: &str) -> Option<usize> {
    const LABELS: [&str; 8] = ["责任", "牵头", "配合", "负责", "主办", "完成时限", "主要责任", "落实单位"];
    phrase.match_indices(['(', '（', '〔', '[', '【']).map(|(at, sign)| (at, at + sign.len())).find_map(
        |(at, inside)| {
            let inside = phrase.get(inside..)?;
            LABELS.iter().any(|label| inside.starts_with(label)).then_some(at)
        },
    )
}

/// Whether the phrase speaks as a sentence or a lead-in and so names no topic.
fn is_sentence(phrase: &str, closer: Closer, child: bool) -> bool {
    // Words that only a predicate with its subject, or a reference to what follows, brings along.
    const PREDICATES: [&str; 14] =
        ["应当", "必须", "不得", "不予", "均可", "可以", "可向", "须经", "是指", "的，", "的,", "修改为", "了", "由"];
    const LEAD_INS: [&str; 12] = [
        "以下",
        "下列",
        "如下",
        "包括",
        "包含",
        "分别为",
        "还应",
        "会议要求",
        "会议指出",
        "会议强调",
        "会议明确",
        "会议认为",
    ];
    let topic_words = ["的原则", "的重点", "问题", "须知", "要求", "对象", "条件"];
    if PREDICATES.iter().any(|word| phrase.contains(word)) && !matches!(closer, Closer::LineEnd) {
        return true;
    }
    if phrase.starts_with("由") || phrase.starts_with("第") && phrase.contains('条') && !child {
        return true;
    }
    if closer == Closer::Colon && LEAD_INS.iter().any(|word| phrase.contains(word)) {
        return true;
    }
    if matches!(closer, Closer::LineEnd) && phrase.ends_with(['，', ',', '、', '；', ';', '：', ':']) {
        return true;
    }
    subject_with_modal(phrase) && !topic_words.iter().any(|word| phrase.ends_with(word))
}

/// Whether a body that acts stands before `要`, `应`, `须` or `是`: `各地区要继续…`, `气象设施是…`.
fn subject_with_modal(phrase: &str) -> bool {
    let mut previous = '\0';
    for c in phrase.chars() {
        let acts = matches!(
            previous,
            '局' | '门'
                | '府'
                | '位'
                | '委'
                | '办'
                | '构'
                | '业'
                | '市'
                | '县'
                | '区'
                | '地'
                | '院'
                | '会'
                | '部'
                | '施'
                | '人'
                | '行'
        );
        if acts && matches!(c, '要' | '应' | '须' | '是' | '将' | '需') {
            return true;
        }
        previous = c;
    }
    false
}

/// Votes for and against a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Vote {
    with: u32,
    without: u32,
}

impl Vote {
    const fn in_favour(self) -> bool {
        self.with > self.without
    }

    const fn against(self) -> bool {
        self.without > 2 * self.with
    }
}

struct Votes {
    lists: Vec<Vote>,
    styles: Vec<Vote>,
}

/// The number of the list that each item belongs to: items of one style with one parent.
fn lists(items: &[Item]) -> Vec<u32> {
    let mut open: Vec<Vec<(Style, u32)>> = Vec::new();
    let mut count = 0;
    let mut numbers = Vec::with_capacity(items.len());
    for item in items {
        let depth = item.depth as usize;
        open.truncate(depth);
        while open.len() < depth {
            open.push(Vec::new());
        }
        let style = item.marker.style();
        let Some(level) = open.last_mut() else {
            numbers.push(count);
            continue;
        };
        let number = level.iter().find(|(known, _)| *known == style).map(|(_, number)| *number);
        numbers.push(number.unwrap_or_else(|| {
            level.push((style, count));
            count += 1;
            count - 1
        }));
    }
    numbers
}

/// Counts the items that could have a heading: those that are clearly with one and those clearly without.
fn votes(items: &[Item], judged: &[Verdict], phrases: &[Option<Phrase>], lists: &[u32]) -> Votes {
    let count = lists.iter().max().map_or(0, |&last| last as usize + 1);
    let mut votes =
        Votes { lists: vec![Vote::default(); count], styles: vec![Vote::default(); Style::Bullet as usize + 1] };
    for (((item, verdict), phrase), &list) in items.iter().zip(judged).zip(phrases).zip(lists) {
        let with = match verdict {
            Verdict::Yes | Verdict::Likely => true,
            Verdict::No => false,
            // A phrase that could be either counts for a heading where it stands as a title or before contents.
            Verdict::Alike => phrase.is_some_and(|phrase| phrase.followed),
        };
        for vote in [votes.lists.get_mut(list as usize), votes.styles.get_mut(item.marker.style() as usize)]
            .into_iter()
            .flatten()
        {
            if with {
                vote.with += 1;
            } else {
                vote.without += 1;
            }
        }
    }
    votes
}
