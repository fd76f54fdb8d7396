//! Officials: a surname and a given name, with a title before or behind, or 同志.

use std::borrow::Cow;

use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{han_run, is_all_han, is_blank};
use crate::name::glance::Glance;
use crate::name::kind;
use crate::name::over::Over;
use crate::name::scan::{broken, is_han, without_gloss};
use crate::span::Span;

/// An official in a member of a list: the name alone, the title where one is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Official {
    pub name: Span,
    pub title: Span,
    /// A title or 同志 shows that it is a name; otherwise it only looks like one.
    pub shown: bool,
}

/// The official in `span`, which holds one member of a list.  `expected` where the place calls for officials: there
/// a name that looks like a word is one.
pub(crate) fn official(lexicon: &Lexicon, text: &str, span: Span, expected: bool) -> Option<Official> {
    // Of a long text only the end is looked at.
    let whole = span.text(text);
    let over = if whole.len() > kind::MAX_NAME { Over::ANY } else { Glance::new(lexicon).over(whole) };
    official_among(lexicon, text, span, expected, over)
}

/// The same where a glance says `over` of `span` or of more.
pub(crate) fn official_among(
    lexicon: &Lexicon,
    text: &str,
    span: Span,
    expected: bool,
    over: Over,
) -> Option<Official> {
    let whole = span.text(text);
    let start = span.start();
    let glossed = without_gloss(whole);
    // The post in brackets behind the name: `万钧(党委副书记、镇长)`, `李想局长(经发局)`.
    let gloss = whole
        .get(glossed.len()..)
        .unwrap_or_default()
        .trim_matches(|c| is_blank(c) || super::scan::opens(c) || super::scan::closes(c));
    let mut core = glossed.trim_end_matches(is_blank);
    let post = !gloss.is_empty() && lexicon.suffix(gloss, Marks::TITLE).is_some();
    let mut shown = false;
    while let Some(rest) = words::COURTESIES.at_end(core).and_then(|word| core.strip_suffix(word)) {
        core = rest.trim_end_matches(is_blank);
        shown = true;
    }
    let none = Span::of(start, start);
    if over.may_title()
        && let Some(titled) = beside_title(lexicon, text, core, start)
    {
        return Some(titled);
    }
    // A dotted name is as long as what stands there: `达曲县洛桑·丹增` is one behind its office.
    if let Some(behind) =
        Some(core).filter(|core| expected && core.contains(DOTS)).and_then(|core| behind_office(lexicon, core, start))
    {
        return Some(behind);
    }
    if is_name(lexicon, core, shown || post || expected) {
        let name = Span::of(start, start + core.len());
        let title = if post { gloss_span(text, span, core.len()) } else { none };
        return Some(Official { name, title, shown: shown || post });
    }
    if expected { behind_office(lexicon, core, start) } else { None }
}

/// The official that `core`, which stands at `start`, names with a title.
fn beside_title(lexicon: &Lexicon, text: &str, core: &str, start: usize) -> Option<Official> {
    // The title behind the name.
    if let Some(title) = lexicon.suffix(core, Marks::TITLE).filter(|title| title.len() < core.len()) {
        let name = core.get(..core.len() - title.len()).unwrap_or_default().trim_end_matches(is_blank);
        if is_name(lexicon, name, true) {
            let title = Span::of(start + core.len() - title.len(), start + core.len());
            return Some(Official { name: Span::of(start, start + name.len()), title, shown: true });
        }
    }
    // The title before the name: the last one that leaves a name behind it.
    let mut at = core.len();
    // A longer one has a dot or blanks inside.
    let longest = if is_all_han(core) { MAX_PARTS + 1 } else { 31 };
    let glance = Glance::new(lexicon);
    for (from, c) in core.char_indices().rev().take(longest) {
        let behind = std::mem::replace(&mut at, from);
        if behind == core.len() || !glance.titles(c) {
            continue;
        }
        let (before, name) = core.split_at_checked(behind)?;
        if lexicon.suffix(before, Marks::TITLE).is_some() && is_name(lexicon, name.trim_matches(is_blank), true) {
            let title = crate::lines::trim(text, Span::of(start, start + behind));
            let name = crate::lines::trim(text, Span::of(start + behind, start + core.len()));
            return Some(Official { name, title, shown: true });
        }
    }
    None
}

/// The longest name behind an office, in characters: `达曲县洛桑·丹增`.
const MAX_BEHIND: usize = 9;

/// A name behind the office alone, where people are listed: `县委办吕军`, `州林草局呼延海清`.
fn behind_office(lexicon: &Lexicon, core: &str, start: usize) -> Option<Official> {
    let letters: Vec<usize> = core.char_indices().rev().map(|(at, _)| at).take(MAX_BEHIND).collect();
    let at = letters.iter().skip(1).rev().copied().find(|&at| {
        let (office, name) = core.split_at_checked(at).unwrap_or_default();
        office.chars().nth(2).is_some()
            && lexicon.suffix(office, Marks::HEAD).is_some()
            && (name.chars().nth(3).is_none() || kind::body(lexicon, office).is_some())
            && is_name(lexicon, name, false)
    })?;
    let name = Span::of(start + at, start + core.len());
    Some(Official { name, title: Span::of(start, start), shown: true })
}

fn gloss_span(text: &str, span: Span, from: usize) -> Span {
    let inner = Span::of(span.start() + from, span.end());
    let inside = inner.text(text);
    let left = inside.len() - inside.trim_start_matches(|c| is_blank(c) || super::scan::opens(c)).len();
    let kept = inside.trim_matches(|c| is_blank(c) || super::scan::opens(c) || super::scan::closes(c));
    Span::of(inner.start() + left, inner.start() + left + kept.len())
}

/// The signs between the parts of a name.
const DOTS: [char; 5] = ['·', '•', '‧', '・', '.'];

/// The longest name of parts that dots join, in letters.
const MAX_LETTERS: usize = 16;

/// The longest name without a surname, in characters.
const MAX_PARTS: usize = 6;

/// Whether a name is built of the parts of Tibetan, Mongolian and Yi names, which have no surname: `次仁旺堆`, `斯琴高娃`.
fn is_of_parts(word: &str) -> bool {
    let mut rest = word;
    while let Some((_, part)) = words::NAME_PARTS.longest(rest) {
        rest = rest.get(part.len()..).unwrap_or_default();
    }
    rest.is_empty() && word.chars().nth(1).is_some() && word.chars().nth(MAX_PARTS).is_none()
}

/// Whether `text` is built like a person's name.  `shown` where a title or 同志 stands beside it: a name that is also a
/// word (`和平` `万里` `向前进`) is taken then.
pub(crate) fn is_name(lexicon: &Lexicon, text: &str, shown: bool) -> bool {
    // Most of what is asked about is longer than a name, and of Han characters alone.
    let mut letters = han_run(text, MAX_LETTERS + 1);
    if letters > MAX_PARTS && letters * 3 == text.len() {
        return false;
    }
    if letters > MAX_LETTERS {
        return false;
    }
    let mut dots = 0_usize;
    let mut spaced = false;
    for c in text.get(letters * 3..).unwrap_or_default().chars() {
        match c {
            _ if is_han(c) => letters += 1,
            _ if DOTS.contains(&c) => dots += 1,
            '×' | 'X' | 'x' | '*' => letters += 1,
            _ if is_blank(c) => spaced = true,
            _ => return false,
        }
    }
    if dots > 0 {
        let ends = text.chars().next().is_some_and(is_han) && text.chars().last().is_some_and(is_han);
        let words = broken(lexicon, text).is_some() || lexicon.suffix(text, Marks::TITLE).is_some();
        return (2..=MAX_LETTERS).contains(&letters) && ends && !words;
    }
    if !(2..=MAX_PARTS).contains(&letters) {
        return false;
    }
    if is_of_parts(text) {
        return true;
    }
    // 吴宗之|说, 王立军|称
    if letters > 4 || letters > 2 && text.ends_with(['说', '称']) {
        return false;
    }
    let word = if spaced { Cow::Owned(text.replace(is_blank, "")) } else { Cow::Borrowed(text) };
    let Some(surname) = lexicon.prefix(&word, Marks::SURNAME) else { return false };
    let compound = surname.chars().nth(1).is_some();
    let single =
        !compound || word.chars().next().is_some_and(|c| lexicon.is(c.encode_utf8(&mut [0; 4]), Marks::SURNAME));
    // Names of four characters without a compound surname are those of ethnic groups; a title beside it must show one.
    if !(compound && letters >= 3 || single && letters <= 3 + usize::from(shown)) {
        return false;
    }
    // 赵强|主持: a name and a verb.
    let verb = || lexicon.suffix(&word, Marks::BREAK.or(Marks::VERB)).is_some_and(|verb| verb.chars().nth(1).is_some());
    if letters > 3 && !compound && verb() {
        return false;
    }
    // 副区长|包案: a title without a name, and a verb.
    if lexicon.is(&word, Marks::VERB) {
        return false;
    }
    let heads = Marks::HEAD.or(Marks::CLASS).or(Marks::NOUN).or(Marks::GROUP).or(Marks::TITLE);
    let lists =
        Marks::FUNCTION.or(Marks::BODY).or(Marks::CLASS).or(Marks::DETERMINER).or(Marks::TITLE).or(Marks::NOT_HEAD);
    if lexicon.is(&word, lists) || lexicon.suffix(&word, heads).is_some_and(|head| head.chars().nth(1).is_some()) {
        return false;
    }
    if shown {
        return true;
    }
    let ends_like_a_body = lexicon.suffix(&word, Marks::HEAD).is_some();
    let determined = lexicon.prefix(&word, Marks::DETERMINER).is_some();
    !ends_like_a_body
        && !determined
        && !lexicon.is(&word, Marks::PLACE)
        && lexicon.suffix(&word, Marks::NOT_HEAD).is_none()
}
