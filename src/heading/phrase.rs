//! The first phrase of an item, and whether it is a heading by itself.
//!
//! Most items are contents from their first word on, and a look at their first characters tells: only where a sign
//! closes the phrase is the rest asked for.

use super::words;
use crate::frame::{Frame, Region};
use crate::lexicon::words as lists;
use crate::lines::{self, Lines};
use crate::marker::Style;
use crate::outline::Item;
use crate::span::Span;

/// No heading is longer than this many characters: titles of articles and notices stay well below it.
const LONGEST: usize = 64;
/// A phrase closed by `。` that holds no comma is a heading up to this length; longer ones are sentences.
const LONGEST_PLAIN: usize = 32;
/// One that begins like the titles of measures is a title up to this length, whatever the items beside it are.
const LONGEST_ORDER: usize = 20;
/// A phrase closed by `。` that is no longer than this is too short for a sentence of its own.
const SHORT: usize = 8;
/// A phrase with a comma (`简化程序，提高采购效率。`) is at most this long.
const LONGEST_PAIRED: usize = 44;
/// A phrase closed by a colon is at most this long, else it introduces what follows it.
const LONGEST_BEFORE_COLON: usize = 18;

/// What the first phrase of an item is taken for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub span: Span,
    pub verdict: Verdict,
    /// Own text or a child comes behind it within the item.
    pub followed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Yes,
    /// A heading unless the items of its style mostly have none.
    Likely,
    /// A heading only where the items of its list mostly have one.
    Alike,
    /// The same, whatever the other lists of its style have.
    AlikeHere,
    /// A heading only where all the other items of its list have one.
    OnlyAlike,
    No,
}

/// What closes the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closer {
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

/// Whether a phrase speaks as a sentence and so names no topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sentence {
    No,
    /// A body with 要, 应 or 须: some lists have orders for headings (`科研单位要健全制度。`).
    Modal,
    Yes,
}

/// What is known of a phrase when it is judged.
#[derive(Clone, Copy)]
struct Look<'t> {
    text: &'t str,
    characters: usize,
    commas: usize,
    closer: Closer,
    /// Own text comes behind it within the item, and a child.
    own: bool,
    child: bool,
    /// The text behind it.
    rest: &'t str,
    /// A stop closes it, and the item before it in its list ends in a semicolon.
    in_series: bool,
}

impl Phrase {
    /// The first phrase of item `index`; `None` where it is certainly no heading.
    pub fn of(lines: &Lines<'_>, frame: &Frame, items: &[Item], index: usize) -> Option<Self> {
        let text = lines.text();
        let item = items.get(index)?;
        let style = item.marker.style();
        let next = items.get(index + 1);
        let child = next.is_some_and(|next| next.depth > item.depth);
        let from = item.marker.span().end();
        let to = next.map_or(item.end as usize, |next| next.marker.span().start().min(item.end as usize)).max(from);
        let inner = lines::trim(text, Span::of(from, to));
        if inner.is_empty() {
            return None;
        }
        // `附件1：名称`: the colon belongs to the numbering, not to a phrase.
        let signs = |c: char| matches!(c, '：' | ':' | '、' | '.' | '．');
        let start = if lines::is_han_at(text, inner.start()) {
            inner.start()
        } else {
            let after_sign = inner.text(text).trim_start_matches(signs).trim_start_matches(lines::is_blank);
            inner.end() - after_sign.len()
        };
        let scanned = scan(lines, start, inner.end());
        let (mut end, mut closer) = (scanned.end, scanned.closer);
        if let Some(title) = words::genre_title(Span::of(start, end).text(text)) {
            (end, closer) = (start + title, Closer::Sense);
        }
        if closer == Closer::End && end == inner.end() && to < item.end as usize && next.is_some() {
            closer =
                if text.get(end..to).is_some_and(|gap| gap.contains('\n')) { Closer::LineEnd } else { Closer::Marker };
        }
        if closer == Closer::End && !is_titled(style) {
            return None;
        }
        if style == Style::Attachment && closer == Closer::LineEnd {
            end = super::attachment::title_end(lines, Span::of(start, end), inner.end());
        }
        let rest = Span::of(end, inner.end());
        // A responsibility tail behind a title is no part of it.
        let cut = if scanned.brackets { words::tail(Span::of(start, end).text(text)) } else { None };
        let span = lines::trim(text, Span::of(start, cut.map_or(end, |cut| start + cut)));
        if span.is_empty() {
            return None;
        }
        let behind = rest.text(text).trim_start_matches(is_closing);
        let own = has_contents(behind) && frame.at(rest.end() - behind.len()) == Region::Body;
        let before = text.get(..item.marker.span().start()).unwrap_or_default();
        let is_scanned = span == Span::of(start, scanned.end);
        let look = Look {
            text: span.text(text),
            characters: if is_scanned { scanned.characters } else { span.text(text).chars().count() },
            commas: scanned.commas,
            closer,
            own,
            child,
            rest: rest.text(text),
            in_series: closer == Closer::Stop && lines::trim_end(before).ends_with(['；', ';']),
        };
        Some(Self { span, verdict: look.verdict(style), followed: own || child })
    }
}

impl Look<'_> {
    fn verdict(self, style: Style) -> Verdict {
        if self.characters > LONGEST {
            return Verdict::No;
        }
        if is_titled(style) {
            return Verdict::Yes;
        }
        let followed = self.own || self.child;
        // Some closers say no whatever the phrase is like.
        match self.closer {
            Closer::End => return Verdict::No,
            Closer::LineEnd | Closer::Question | Closer::Sense => {}
            _ if !followed => return Verdict::No,
            Closer::Colon if self.commas > 0 || self.characters > LONGEST_BEFORE_COLON => return Verdict::No,
            _ => {}
        }
        match (self.closer, self.sentence()) {
            (_, Sentence::No) => {}
            (Closer::Stop, Sentence::Modal) if self.commas == 0 => return Verdict::OnlyAlike,
            (Closer::Question, _) if followed => return Verdict::Yes,
            _ => return Verdict::No,
        }
        match self.closer {
            Closer::Question | Closer::Sense => Verdict::Yes,
            Closer::LineEnd if !followed => Verdict::Alike,
            Closer::LineEnd if self.child => Verdict::Yes,
            Closer::LineEnd if self.commas > 0 && self.characters > LONGEST_PAIRED => Verdict::No,
            // Behind the last of a list of bare names the text goes on; they are no titles for that.
            Closer::LineEnd => Verdict::Likely,
            Closer::Blank | Closer::Marker if self.commas == 0 => Verdict::Yes,
            Closer::Blank | Closer::Marker => Verdict::Likely,
            Closer::Colon => Verdict::Yes,
            Closer::Stop if words::is_tied(self.rest) => Verdict::No,
            Closer::Stop if self.in_series => Verdict::AlikeHere,
            // A short phrase with its items right below it is what they are about.
            Closer::Stop if self.commas == 0 && !self.own && self.characters <= LONGEST_PLAIN => Verdict::Yes,
            Closer::Stop
                if self.commas == 0
                    && !self.own
                    && self.characters <= LONGEST_PAIRED
                    && words::begins_as_order(self.text) =>
            {
                Verdict::Yes
            }
            Closer::Stop if self.commas == 0 && self.characters <= SHORT => Verdict::Yes,
            Closer::Stop if self.commas == 0 && self.characters <= LONGEST_PLAIN => match style {
                Style::Article => Verdict::Alike,
                // `加强组织领导。各地要…`: also among items that have no titles.
                _ if self.own && self.characters <= LONGEST_ORDER && words::begins_as_order(self.text) => Verdict::Yes,
                _ => Verdict::Likely,
            },
            Closer::Stop if self.characters <= LONGEST_PAIRED => Verdict::Alike,
            Closer::Stop => Verdict::OnlyAlike,
            Closer::End => Verdict::No,
        }
    }

    fn sentence(self) -> Sentence {
        // The items before it in a list parted by semicolons are contents, so is the last one, unless its paragraph goes on
        // behind a few words (`二是滞后性。农业残留的…；`).
        let is_short = self.characters <= SHORT && !self.rest.trim_start_matches('。').starts_with(lines::is_blank);
        if self.in_series && !is_short {
            return Sentence::Yes;
        }
        words::sentence(self.text, self.closer, self.child)
    }
}

/// Chapters and sections are titled by their nature; nothing needs to follow.
const fn is_titled(style: Style) -> bool {
    matches!(style, Style::Part | Style::Chapter | Style::Section | Style::Attachment | Style::Column)
}

/// Where a phrase ends.
struct Scanned {
    end: usize,
    characters: usize,
    closer: Closer,
    /// Commas that it holds outside brackets.
    commas: usize,
    /// Whether it holds a bracket.
    brackets: bool,
}

/// Where the phrase that starts at `start` ends, and what closes it.
fn scan(lines: &Lines<'_>, start: usize, end: usize) -> Scanned {
    let inner = Span::of(start, end).text(lines.text());
    let mut scanned = Scanned { end, characters: 0, closer: Closer::End, commas: 0, brackets: false };
    let (mut depth, mut count, mut offset) = (0usize, 0usize, 0usize);
    let closer = loop {
        // Han characters neither close nor open anything.
        let plain = lines::han_run(inner.get(offset..).unwrap_or_default(), LONGEST + 1 - count);
        count += plain;
        offset += plain * 3;
        if count > LONGEST {
            offset -= 3;
            break Closer::End;
        }
        let Some(c) = inner.get(offset..).and_then(|rest| rest.chars().next()) else {
            return Scanned { characters: count, ..scanned };
        };
        count += 1;
        match c {
            '(' | '（' | '《' | '“' | '〔' | '【' | '「' | '〈' => {
                depth += 1;
                scanned.brackets = true;
            }
            '[' => scanned.brackets = true,
            ')' | '）' | '》' | '”' | '〕' | '】' | '」' | '〉' => depth = depth.saturating_sub(1),
            '\n' if !lines.continues(lines.at(start + offset)) => break Closer::LineEnd,
            _ if depth > 0 && count <= LONGEST => {}
            '。' | '！' | '!' => break Closer::Stop,
            '？' | '?' => {
                offset += c.len_utf8();
                break Closer::Question;
            }
            // `1. 问：…？`: the question is the heading.
            '：' | ':' | '∶' if inner.get(..offset) == Some("问") => {}
            '：' | ':' | '∶' => break Closer::Colon,
            '；' | ';' => break Closer::End,
            '，' | ',' => scanned.commas += 1,
            ' ' | '\u{3000}' | '\u{A0}' | '\t' if closes_as_blank(inner, offset) => break Closer::Blank,
            _ => {}
        }
        if count > LONGEST {
            break Closer::End;
        }
        offset += c.len_utf8();
    };
    // What closes it has been counted; the question mark alone belongs to it.
    let characters = if closer == Closer::Question { count } else { count - 1 };
    Scanned { end: start + offset, characters, closer, ..scanned }
}

/// Whether the white space at `offset` parts a title from running text: a page that lost its line breaks.  White
/// space inside a title (`总　则`) has single characters around it, and a title is not followed by a short rest.
fn closes_as_blank(inner: &str, offset: usize) -> bool {
    let before = inner.get(..offset).unwrap_or_default();
    let after = inner.get(offset..).unwrap_or_default().trim_start_matches(lines::is_blank);
    // Figures and foreign words are set apart from the words beside them (`不低于 35 平方米`).
    let gap = inner.len() - offset - after.len();
    let figure = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_figure = figure.len() < after.len() && figure.starts_with([' ', '\u{A0}']);
    let is_foreign = after.starts_with(|c: char| c.is_ascii_alphabetic());
    if gap <= 2 && (before.ends_with(|c: char| c.is_ascii_alphanumeric()) || is_figure || is_foreign) {
        return false;
    }
    // The indent of a paragraph also parts a title of two characters (`附则`) from it.
    let indented = inner.get(offset..offset + gap).is_some_and(|gap| gap.contains("\u{3000}\u{3000}"));
    let least = if indented { 2 } else { 3 };
    let long_enough = before.chars().rev().take_while(|c| !lines::is_blank(*c)).take(least).count() == least;
    let runs_on = after.chars().take_while(|c| *c != '\n').take(16).count() == 16 || after.is_empty();
    // `活动时间 6月1日至30日`: what is named is told in a few words.
    let told = gap > 0 && lists::TOLD_BRIEFLY.ends(before);
    long_enough && (runs_on || told)
}

/// Whether anything but a responsibility tail is left behind the phrase and the signs that close it.
fn has_contents(rest: &str) -> bool {
    if rest.is_empty() {
        return false;
    }
    if !words::begins_tail(rest) {
        return true;
    }
    let behind = rest.split_once([')', '）', '〕', ']', '】']).map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.chars().any(|c| c.is_alphanumeric()))
}

const fn is_closing(c: char) -> bool {
    lines::is_blank(c)
        || matches!(
            c,
            '。' | '：' | ':' | '；' | ';' | '，' | ',' | '．' | '.' | '”' | '"' | '’' | '\'' | '∶' | '！' | '？'
        )
}
