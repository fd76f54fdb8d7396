//! What may stand behind a name or a list of names and is no part of it: 等部门, 两位同志, 4个乡镇, 主要负责人.

use crate::lexicon::{Lexicon, MAX_WORD, Marks, words};
use crate::lines::{is_blank, trim};
use crate::name::kind;
use crate::name::scan::closes;
use crate::span::Span;

/// The longest name of a class behind 等, in characters.
const MAX_CLASS: usize = 14;

/// An open tail behind a name.
#[derive(Clone, Copy)]
pub(super) struct Tail {
    pub span: Span,
    pub open: bool,
}

/// `span` without what may stand behind a name: 等部门, 等同志, 两位同志, 4个乡镇, 主要负责人.
pub(super) fn without_tails(lexicon: &Lexicon, text: &str, span: Span) -> (Span, Option<Tail>) {
    let mut name = span;
    let mut tail = None;
    let words = name.text(text);
    // `城关镇等单位|负责人`: the people of an open list.
    if let Some((before, _)) = holders(lexicon, words).find(|(before, _)| open_tail(lexicon, before).is_some()) {
        name = trim(text, Span::of(name.start(), name.start() + before.len()));
    }
    let words = name.text(text);
    if let Some(at) = open_tail(lexicon, words) {
        tail = Some(Tail { span: Span::of(name.start() + at, name.end()), open: true });
        name = trim(text, Span::of(name.start(), name.start() + at));
    } else if let Some(at) = count_tail(lexicon, words) {
        tail = Some(Tail { span: Span::of(name.start() + at, name.end()), open: false });
        name = trim(text, Span::of(name.start(), name.start() + at));
    }
    let words = name.text(text);
    // 各部门负责人: the longest tail that leaves a name before it, 负责人 and not 部门负责人.
    let tails = holders(lexicon, words);
    let named = tails.clone().filter(|(before, _)| kind::body(lexicon, before).is_some()).last();
    let holder = named.or_else(|| tails.last()).map(|(_, tail)| tail);
    if let Some(holder) = holder {
        let at = name.end() - holder.len();
        name = trim(text, Span::of(name.start(), at));
        let words = name.text(text);
        let rest =
            words::BESIDE_HOLDER.iter().find_map(|word| words.strip_suffix(word)).filter(|rest| !rest.is_empty());
        if let Some(rest) = rest.filter(|rest| kind::body(lexicon, rest).is_some()) {
            name = Span::of(name.start(), name.start() + rest.len());
        }
    }
    (name, tail)
}

/// Whether `words` end with what the people of a body are called.
pub(super) fn ends_as_holder(lexicon: &Lexicon, words: &str) -> bool {
    // Most words end with another character.
    words.chars().next_back().is_some_and(|c| lexicon.ends(c, Marks::HOLDER))
        && lexicon.suffix(words, Marks::HOLDER).is_some()
}

/// The ways to split off the people of a body: `各部门|负责人`, `各|部门负责人`.
fn holders<'t>(lexicon: &'t Lexicon, words: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> + Clone {
    let most = if ends_as_holder(lexicon, words) { MAX_WORD } else { 0 };
    let tails = words.char_indices().rev().take(most).map(|(at, _)| words.split_at(at));
    tails.filter(|(before, tail)| {
        !before.is_empty()
            // `镇全体|班子成员`: they are all that is named.
            && !before.ends_with('级')
            && !before.ends_with("全体")
            && lexicon.is(tail, Marks::HOLDER)
            && !lexicon.is(words, Marks::CLASS)
    })
}

/// Where the 等 of an open tail stands at the end of `words`.
pub(super) fn open_tail(lexicon: &Lexicon, words: &str) -> Option<usize> {
    let at = words.rfind('等').filter(|&at| at > 0)?;
    let before = words.get(..at)?;
    if before.ends_with(['平', '高', '中', '初', '特', '同']) {
        return None;
    }
    let rest = words.get(at + '等'.len_utf8()..)?;
    (is_group(lexicon, rest) || is_class(lexicon, rest)).then_some(at)
}

/// Whether the words behind 等 name the class of what was listed: `等医疗机构`, `等人员密集场所`.
fn is_class(lexicon: &Lexicon, rest: &str) -> bool {
    lexicon.suffix(rest, Marks::CLASS.or(Marks::GROUP)).is_some_and(|class| class.chars().nth(1).is_some())
        && rest.chars().count() <= MAX_CLASS
        && !rest.contains(closes)
        && !rest.contains(['、', '，', ',', '由', '要', '应', '将', '把', '对', '向', '负', '等', '和', '及'])
}

/// The length of the open tail that `text` begins with.
pub(super) fn open_tail_at(lexicon: &Lexicon, text: &str) -> Option<usize> {
    let rest = text.strip_prefix('等')?;
    if rest.starts_with('级') {
        return None;
    }
    let mut len = 0;
    while let Some(word) = group_word(lexicon, rest.get(len..)?) {
        len += word;
    }
    Some('等'.len_utf8() + len)
}

/// Where a number of bodies or people stands at the end of `words`: `4个乡镇`, `两位同志`.
pub(super) fn count_tail(lexicon: &Lexicon, words: &str) -> Option<usize> {
    let measure = words.char_indices().rev().take(10).find(|(_, c)| matches!(c, '个' | '位' | '家' | '名'))?;
    let rest = words.get(measure.0 + measure.1.len_utf8()..)?;
    if !(is_group(lexicon, rest) || lexicon.is(rest, Marks::TITLE)) {
        return None;
    }
    let before = words.get(..measure.0)?;
    let number = before.trim_end_matches(|c| counts(c) || matches!(c, '余' | '各'));
    (number.len() < before.len() && !number.is_empty()).then_some(number.len())
}

/// Whether a number of bodies or people is written with `c`.
const fn counts(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '几' | '多')
}

/// Whether `text` is only what closes an open list: `有关部门和单位`, `市直部门`; also nothing at all.
pub(super) fn is_group(lexicon: &Lexicon, text: &str) -> bool {
    let mut rest = text.trim_matches(is_blank);
    while !rest.is_empty() {
        match group_word(lexicon, rest) {
            Some(len) => rest = rest.get(len..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

/// The length of one word of an open tail.
fn group_word(lexicon: &Lexicon, text: &str) -> Option<usize> {
    let word = lexicon.prefix(text, Marks::GROUP.or(Marks::DETERMINER).or(Marks::RELATIVE));
    if let Some(word) = word.filter(|word| !lexicon.is(word, Marks::BREAK)) {
        return Some(word.len());
    }
    let word = words::TAIL_WORDS.at_start(text);
    word.map(|word| word.len()).or_else(|| {
        let digits = text.len() - text.trim_start_matches(counts).len();
        (digits > 0).then_some(digits)
    })
}
