//! Headings: the phrase that names an item's topic, set off from its contents.
//!
//! A heading is the rest of the line where the line is a title, or the phrase closed by `。` or `：` before the item's
//! own text or its first child; where a page lost its line breaks, white space closes it.  What is contents from
//! its first word on (`一是由市工信局牵头,…`), a phrase that goes on after a comma as one sentence, and an item that is
//! one sentence with nothing behind it have none.
//!
//! Nothing in a single item tells `(一)加强组织领导。…` from `(一)气象设施是基础性设施。…` for sure, but lists are made alike:
//! where a phrase could be either, the items of the same style decide together.

use once_cell::sync::Lazy;

use crate::frame::{Frame, Region};
use crate::lines::{self, Lines};
use crate::marker::Style;
use crate::outline::Item;
use crate::span::Span;

/// No heading is longer than this many characters: titles of articles and notices stay well below it.
const LONGEST: usize = 64;
/// A phrase closed by `。` that holds no comma is a heading up to this length; longer ones are sentences.
const LONGEST_PLAIN: usize = 32;
/// A phrase closed by `。` that is no longer than this is too short for a sentence of its own.
const SHORT: usize = 8;
/// A phrase with a comma (`简化程序，提高采购效率。`) is at most this long.
const LONGEST_PAIRED: usize = 44;
/// A phrase closed by a colon is at most this long, else it introduces what follows it.
const LONGEST_BEFORE_COLON: usize = 18;

/// Fills in the heading of every item that has one.
pub(crate) fn find(lines: &Lines<'_>, frame: &Frame, items: &mut [Item]) {
    let phrases: Vec<Option<Phrase>> = (0..items.len()).map(|index| Phrase::of(lines, frame, items, index)).collect();
    let lists = lists(items);
    let votes = votes(items, &phrases, &lists);
    for ((item, phrase), &list) in items.iter_mut().zip(&phrases).zip(&lists) {
        let Some(phrase) = phrase else { continue };
        let list = votes.lists.get(list as usize).copied().unwrap_or_default();
        let style = votes.styles.get(item.marker.style() as usize).copied().unwrap_or_default();
        let accepted = match phrase.verdict(item.marker.style()) {
            Verdict::Yes => true,
            Verdict::No => false,
            Verdict::Likely => !list.against() && (!style.against() || list.in_favour()),
            Verdict::Alike => list.in_favour() && !style.against(),
            Verdict::OnlyAlike => list.all_others(),
        };
        if accepted {
            item.heading = phrase.span;
        }
    }
    steps(lines.text(), items, &lists);
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
    has_children: bool,
    /// Children stand right behind it: no own text between.
    only_children: bool,
    /// What comes behind it goes on with a word that ties it to what was said (`同时`, `具体`).
    connective: bool,
    sentence: Sentence,
}

/// Whether a phrase speaks as a sentence and so names no topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sentence {
    No,
    /// A body with 要, 应 or 须: some lists have orders for headings (`科研单位要健全制度。`).
    Modal,
    Yes,
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
    /// A title of the genre that runs into its text without any sign.
    Sense,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Yes,
    /// A heading unless the items of its style mostly have none.
    Likely,
    /// A heading only where the items of its list mostly have one.
    Alike,
    /// A heading only where all the other items of its list have one.
    OnlyAlike,
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
        if let Some(title) = genre_title(Span::of(start, end).text(text)) {
            (end, closer) = (start + title, Closer::Sense);
        }
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
        // The items before it in a list parted by semicolons are contents, so is the last one.
        let before = text.get(..item.marker.span().start()).unwrap_or_default().trim_end_matches(lines::is_blank);
        let last_of_phrases = closer == Closer::Stop && before.ends_with(['；', ';']);
        let own = has_contents(rest.text(text)) && frame.at(first_sign(text, rest)) == Region::Body;
        let phrase_text = span.text(text);
        Some(Self {
            span,
            characters: phrase_text.chars().take(LONGEST + 1).count(),
            commas,
            closer,
            followed: child || own,
            has_children: child,
            only_children: child && !own,
            connective: is_tied(rest.text(text)),
            sentence: if last_of_phrases { Sentence::Yes } else { sentence(phrase_text, closer, child) },
        })
    }

    fn verdict(self, style: Style) -> Verdict {
        if self.characters > LONGEST {
            return Verdict::No;
        }
        // Chapters and sections are titled by their nature; nothing needs to follow.
        if matches!(style, Style::Part | Style::Chapter | Style::Section | Style::Attachment | Style::Column) {
            return Verdict::Yes;
        }
        match self.closer {
            Closer::Stop if self.sentence == Sentence::Modal && self.followed && self.commas == 0 => Verdict::OnlyAlike,
            Closer::Question if self.followed => Verdict::Yes,
            _ if self.sentence != Sentence::No => Verdict::No,
            Closer::Question | Closer::Sense => Verdict::Yes,
            Closer::LineEnd if !self.followed => Verdict::Alike,
            Closer::LineEnd if self.commas > 0 && self.characters > LONGEST_PAIRED => Verdict::No,
            Closer::LineEnd if self.has_children => Verdict::Yes,
            // Behind the last of a list of bare names the text goes on; they are no titles for that.
            Closer::LineEnd => Verdict::Likely,
            Closer::End => Verdict::No,
            _ if !self.followed => Verdict::No,
            Closer::Blank | Closer::Marker if self.commas == 0 => Verdict::Yes,
            Closer::Blank | Closer::Marker => Verdict::Likely,
            Closer::Colon if self.commas == 0 && self.characters <= LONGEST_BEFORE_COLON => Verdict::Yes,
            Closer::Colon => Verdict::No,
            Closer::Stop if self.connective => Verdict::No,
            // A short phrase with its items right below it is what they are about.
            Closer::Stop if self.commas == 0 && self.only_children && self.characters <= LONGEST_PLAIN => Verdict::Yes,
            Closer::Stop if self.commas == 0 && self.characters <= SHORT => Verdict::Yes,
            Closer::Stop if self.commas == 0 && self.characters <= LONGEST_PLAIN => match style {
                Style::Article => Verdict::Alike,
                _ => Verdict::Likely,
            },
            Closer::Stop if self.characters <= LONGEST_PAIRED => Verdict::Alike,
            Closer::Stop => Verdict::OnlyAlike,
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
    let rest = rest.trim_start_matches(is_closing);
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

/// Where the first sign behind the closing ones stands.
fn first_sign(text: &str, rest: Span) -> usize {
    let inner = rest.text(text);
    rest.end() - inner.trim_start_matches(is_closing).len()
}

const fn is_closing(c: char) -> bool {
    lines::is_blank(c)
        || matches!(
            c,
            '。' | '：' | ':' | '；' | ';' | '，' | ',' | '．' | '.' | '”' | '"' | '’' | '\'' | '∶' | '！' | '？'
        )
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

/// Whether the text behind a phrase ties on to it with a connective, as nothing ties on to a heading.
fn is_tied(rest: &str) -> bool {
    const CONNECTIVES: [&str; 9] = ["同时", "其中", "具体", "此外", "但", "因此", "并", "如", "否则"];
    let rest = rest.trim_start_matches(|c: char| lines::is_blank(c) || c == '。');
    CONNECTIVES.iter().any(|word| rest.starts_with(word))
}

/// Whether the phrase speaks as a sentence or a lead-in and so names no topic.
fn sentence(phrase: &str, closer: Closer, child: bool) -> Sentence {
    // Words that only a predicate with its subject, or a reference to what follows, brings along.
    const PREDICATES: [&str; 19] = [
        "应当",
        "必须",
        "不得",
        "不予",
        "均可",
        "可以",
        "可向",
        "须经",
        "是指",
        "的，",
        "的,",
        "修改为",
        "了",
        "由",
        "一律",
        "起施行",
        "起执行",
        "日执行",
        "日施行",
    ];
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
    let title_line = closer == Closer::LineEnd;
    let is_predicate = !title_line && PREDICATES.iter().any(|word| phrase.contains(word));
    let is_citation = phrase.starts_with('第') && phrase.contains('条') && !child;
    let is_lead_in = closer == Closer::Colon && LEAD_INS.iter().any(|word| phrase.contains(word));
    let is_broken_off = phrase.ends_with(['，', ',', '、', '；', ';', '：', ':', '。']);
    if is_predicate
        || is_citation
        || is_lead_in
        || is_broken_off
        || phrase.starts_with('由')
        || !title_line && has_copula(phrase)
    {
        return Sentence::Yes;
    }
    if has_modal(phrase) { Sentence::Modal } else { Sentence::No }
}

/// Whether `是` stands as the verb of the phrase.
fn has_copula(phrase: &str) -> bool {
    phrase.match_indices('是').any(|(at, sign)| {
        let before = phrase.get(..at).unwrap_or_default();
        let after = phrase.get(at + sign.len()..).unwrap_or_default();
        !(before.is_empty() || before.ends_with(['凡', '还', '于', '总', '求']) || after.starts_with('否'))
    })
}

/// Whether a body that acts stands before `要`, `应`, `须`, `将` or `需`: `各地区要继续…`.  The same signs begin nouns
/// (`要素`, `应急`, `需求`).
fn has_modal(phrase: &str) -> bool {
    const BODIES: &str = "局门府位委办构业市县区地院会部人行";
    let mut characters = phrase.chars().peekable();
    let mut previous = '\0';
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or('\0');
        let noun = match c {
            '要' => "素求点件闻事害地领",
            '应' => "急尽对用援收保享有",
            '需' => "求要",
            '须' | '将' => "知军",
            _ => {
                previous = c;
                continue;
            }
        };
        if BODIES.contains(previous) && !noun.contains(next) {
            return true;
        }
        previous = c;
    }
    false
}

/// Titles of the genre that stand at the head of a section in plans and opinions, and steps of a procedure.
static TITLES: Lazy<(Vec<&str>, Vec<&str>)> = Lazy::new(|| {
    let entries =
        include_str!("lexicon/headings.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (steps, titles): (Vec<&str>, Vec<&str>) = entries.partition(|entry| entry.starts_with("step\t"));
    let word = |entry: &'static str| entry.split('\t').nth(1).unwrap_or_default();
    (titles.into_iter().map(word).collect(), steps.into_iter().map(word).collect())
});

/// Length of the title of the genre that `phrase` begins with where it runs into its text with no sign between:
/// `总体要求以习近平…`.  What follows begins as such a section's first sentence does.
fn genre_title(phrase: &str) -> Option<usize> {
    const OPENINGS: [&str; 12] =
        ["以", "为", "坚持", "全面", "深入", "认真", "到", "按照", "根据", "通过", "围绕", "贯彻"];
    let (titles, _) = &*TITLES;
    let title = titles.iter().find(|title| phrase.starts_with(**title))?;
    let rest = phrase.get(title.len()..)?;
    (rest.chars().nth(8).is_some() && OPENINGS.iter().any(|opening| rest.starts_with(opening))).then_some(title.len())
}

/// The steps of a procedure (`申请`, `审核`, `公示`, `发放`) head the items of its list; where a page lost the sign
/// behind them, three of them in one list show that they do.
fn steps(text: &str, items: &mut [Item], lists: &[u32]) {
    let (_, steps) = &*TITLES;
    let step = |item: &Item| {
        let start = item.marker.span().end();
        let rest = text.get(start..item.end as usize).unwrap_or_default();
        let (number, word) = steps.iter().enumerate().find(|(_, word)| rest.starts_with(**word))?;
        Some((number, Span::of(start, start + word.len())))
    };
    let count = lists.iter().max().map_or(0, |&last| last as usize + 1);
    // One bit a step word: different steps make a procedure, the same word again and again does not.
    let mut found = vec![0u64; count];
    let spans: Vec<Option<(usize, Span)>> = items.iter().map(step).collect();
    for (span, &list) in spans.iter().zip(lists) {
        if let (Some((number, _)), Some(bits)) = (span, found.get_mut(list as usize)) {
            *bits |= 1 << (number % 64);
        }
    }
    for ((item, span), &list) in items.iter_mut().zip(spans).zip(lists) {
        let many = found.get(list as usize).is_some_and(|bits| bits.count_ones() >= 3);
        if let (true, true, Some((_, span))) = (many, item.heading.is_empty(), span) {
            item.heading = span;
        }
    }
}

/// Votes for and against a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Vote {
    with: u32,
    /// Could be either by itself.
    maybe: u32,
    without: u32,
}

impl Vote {
    const fn in_favour(self) -> bool {
        self.with + self.maybe > self.without
    }

    /// Two thirds have none.
    const fn against(self) -> bool {
        self.without > 2 * (self.with + self.maybe)
    }

    const fn all_others(self) -> bool {
        self.with >= 2 && self.without == 0
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

/// Counts the items that have a heading by themselves, those that could, and those that have none.
fn votes(items: &[Item], phrases: &[Option<Phrase>], lists: &[u32]) -> Votes {
    let count = lists.iter().max().map_or(0, |&last| last as usize + 1);
    let mut votes =
        Votes { lists: vec![Vote::default(); count], styles: vec![Vote::default(); Style::Bullet as usize + 1] };
    for ((item, phrase), &list) in items.iter().zip(phrases).zip(lists) {
        let style = item.marker.style();
        let verdict = phrase.map_or(Verdict::No, |phrase| phrase.verdict(style));
        let followed = phrase.is_some_and(|phrase| phrase.followed);
        for vote in [votes.lists.get_mut(list as usize), votes.styles.get_mut(style as usize)].into_iter().flatten() {
            match verdict {
                Verdict::Yes | Verdict::Likely => vote.with += 1,
                // A phrase that could be either stands for a heading where contents follow it.
                Verdict::Alike | Verdict::OnlyAlike if followed => vote.maybe += 1,
                _ => vote.without += 1,
            }
        }
    }
    votes
}
