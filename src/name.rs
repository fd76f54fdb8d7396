//! Names: who is named in a list, and what kind of actor each is.
//!
//! A list of parties is a coordination (`市发改局、工信局和有关乡镇街`).  Two questions are answered here for the
//! modules that know roles and duties: [`list`], what a given piece of text names, and [`subject_before`] and
//! [`subject_at`], which list of names ends or begins at a given place.  Names are recognised by word lists
//! ([`crate::Lexicon`]), by how they are built, and by where they stand.

mod kind;
mod official;
mod scan;
mod share;
mod split;
#[cfg(test)]
mod tests;

use crate::assignment::{ActorData, ActorKind};
use crate::context::Context;
use crate::lexicon::{Lexicon, Marks};
use crate::lines::{is_blank, trim};
use crate::span::Span;

pub(crate) use scan::{closes, group, group_within, is_word, opens, without_gloss};
pub(crate) use share::Shared;

/// How far [`subject_before`] looks back, in bytes.
const MAX_LIST: usize = 900;

/// How far inside a clause a list may begin, in characters from the clause's end.
const MAX_INSIDE: usize = 40;

/// How much the place itself says that names stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Behind a label (`责任单位:`) or alone in a bracket: every member is an actor, known or not.
    Labelled,
    /// The same where the label asks for people (`责任领导:`).
    Officials,
    /// Beside a role word: every member must be known by its build; a bare name may be an official.
    Cue,
    /// In running prose: an official needs a title or 同志.
    Prose,
}

impl Trust {
    const fn labelled(self) -> bool {
        matches!(self, Self::Labelled | Self::Officials)
    }
}

/// The actors that a list names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameList {
    /// From the first name (with its title) to the end of the list, with the 同志 or 等部门 behind it.
    pub span: Span,
    pub actors: Vec<ActorData>,
    /// 等 / 等部门 stands behind a member: there are others.
    pub open: bool,
    /// How many of the actors stand before the first comma.
    pub before_comma: usize,
    /// An official is named with nothing to show that it is a name.
    pub bare: bool,
}

/// Whether `text` holds a word that no name holds.
pub(crate) fn is_broken(lexicon: &Lexicon, text: &str) -> bool {
    scan::broken(lexicon, text).is_some()
}

/// What kind of actor `text` names by itself; `None` where it is no name.
pub(crate) fn classify(lexicon: &Lexicon, text: &str) -> Option<ActorKind> {
    kind::body(lexicon, text)
        .or_else(|| official::official(lexicon, text, Span::of(0, text.len()), false).map(|_| ActorKind::Official))
}

/// The actors that the text of `span` lists.  Where the place is no label's, `actors` is empty unless the whole span is
/// a list of names.
pub(crate) fn list(context: &Context<'_>, span: Span, trust: Trust) -> NameList {
    let span = trim(context.text, span);
    parse(context, span, trust).unwrap_or(NameList { span, ..NameList::default() })
}

/// The longest list of names that ends right before `end` and begins at or behind `limit`.
pub(crate) fn subject_before(context: &Context<'_>, limit: usize, end: usize, trust: Trust) -> Option<NameList> {
    let text = context.text;
    let mut from = limit.max(end.saturating_sub(MAX_LIST));
    while !text.is_char_boundary(from) && from < end {
        from += 1;
    }
    let region = trim(text, Span::of(from, end));
    if region.is_empty() {
        return None;
    }
    let pieces = split::pieces(context.lexicon, text, region, false);
    let mut best: Option<NameList> = None;
    for (index, piece) in pieces.iter().enumerate().rev() {
        let whole = Span::of(piece.span.start(), region.end());
        if let Some(found) = parse(context, whole, trust) {
            best = Some(found);
        } else {
            // The list may begin inside this piece; nothing before it can belong to the list then.
            let crossed = pieces.get(index + 1).is_some_and(|next| next.comma);
            let waiting =
                share::is_headless(context.lexicon, piece.span.text(text)) || split::is_tier(piece.span.text(text));
            if waiting && !crossed {
                continue;
            }
            if !crossed || best.is_none() {
                best = inside(context, *piece, region.end(), trust).or(best);
            }
            break;
        }
    }
    best
}

/// The longest list that ends at `end` and begins inside `piece`, at a place where a name can begin.
fn inside(context: &Context<'_>, piece: split::Piece, end: usize, trust: Trust) -> Option<NameList> {
    let (text, lexicon) = (context.text, context.lexicon);
    let words = piece.span.text(text);
    let signs = scan::behind_breaks(lexicon, words);
    let starts: Vec<usize> = words.char_indices().skip(1).map(|(at, _)| at).collect();
    let from = starts.len().saturating_sub(MAX_INSIDE);
    let mut candidates =
        starts.into_iter().skip(from).filter(|at| signs.contains(at) || begins_name(lexicon, words, *at));
    candidates.find_map(|at| parse(context, Span::of(piece.span.start() + at, end), trust))
}

/// Whether a name may begin at `at`, with nothing before it to say so: with a sign or with a word that begins names.
fn begins_name(lexicon: &Lexicon, words: &str, at: usize) -> bool {
    let Some((before, rest)) = words.split_at_checked(at) else { return false };
    if before.ends_with(|c: char| !scan::is_word(c)) {
        return true;
    }
    if before.ends_with(kind::TIERS) {
        return false;
    }
    rest.starts_with(['市', '县', '区', '省', '州', '旗', '镇'])
        && lexicon.prefix(rest, Marks::FUNCTION.or(Marks::NOUN)).is_none_or(|word| word.chars().nth(1).is_none())
        || lexicon.prefix(rest, Marks::DETERMINER).is_some()
        || lexicon.prefix(rest, Marks::PLACE).is_some_and(|place| place.chars().nth(2).is_some())
}

/// The longest list of names that begins at `start`, before `limit`: its members follow each other without other words
/// between them.
pub(crate) fn subject_at(context: &Context<'_>, start: usize, limit: usize, trust: Trust) -> Option<NameList> {
    let (text, lexicon) = (context.text, context.lexicon);
    let mut at = start + blanks(text.get(start..limit)?);
    let begin = at;
    let mut end = None;
    loop {
        let rest = text.get(at..limit)?;
        let (len, waits) = match longest_name(lexicon, rest, trust) {
            Some(len) => (len, false),
            None => match waiting(lexicon, rest) {
                Some(len) => (len, true),
                None => break,
            },
        };
        at += len;
        if !waits {
            end = Some(at);
        }
        let behind = text.get(at..limit)?;
        if let Some(tail) = open_tail_at(lexicon, behind) {
            at += tail;
            end = Some(at);
        }
        let behind = text.get(at..limit)?;
        match separator(behind) {
            Some(len) => at += len,
            None => break,
        }
    }
    let end = end?;
    parse(context, Span::of(begin, end), trust)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// The sign between two members that `text` begins with.
fn separator(text: &str) -> Option<usize> {
    let lead = blanks(text);
    let rest = text.get(lead..)?;
    let sign =
        ["、", "以及", "或者", "和", "及", "与", "或", "，", ","].iter().find(|sign| rest.starts_with(**sign))?;
    let behind = rest.get(sign.len()..)?;
    Some(lead + sign.len() + blanks(behind))
}

/// A tier or a function without its head: `民政、公安、…等部门`, `省、自治区、直辖市…`.
fn waiting(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let stop = rest.find(['、', '，', ',', '和', '及', '与', '等', '。', '；']).filter(|&at| at > 0 && at <= 45)?;
    let word = rest.get(..stop)?;
    (share::is_headless(lexicon, word) || split::is_tier(word)).then_some(stop)
}

/// The length of the longest name that `rest` begins with, as prose goes on behind it.
fn longest_name(lexicon: &Lexicon, rest: &str, trust: Trust) -> Option<usize> {
    let region = bounded(scan::before_sign(rest));
    let region = region.get(..scan::broken(lexicon, region).unwrap_or(region.len()))?;
    let mut found = 0;
    let mut at = 0;
    for (from, c) in region.char_indices() {
        if from < at {
            continue;
        }
        at = from + c.len_utf8();
        if opens(c) {
            at = from + group(region.get(from..)?).unwrap_or(c.len_utf8());
        }
        let candidate = region.get(..at)?;
        // A gloss behind a name belongs to it; what is only a remark is taken off later.
        let glossed = opens(c) && found == from && found > 0;
        let whole = || kind::body(lexicon, candidate).is_some() && !scan::crossed(lexicon, region, at);
        let joined = || found == 0 || region.get(found..at).is_some_and(|segment| continues(lexicon, segment));
        if glossed || whole() && joined() {
            found = at;
        }
    }
    let person = person_at(lexicon, region, trust);
    let len = found.max(person);
    (len > 0).then_some(len)
}

/// The length of an official at the start of `region`, title included.
fn person_at(lexicon: &Lexicon, region: &str, trust: Trust) -> usize {
    let ends = region.char_indices().take(24).map(|(at, c)| at + c.len_utf8());
    let mut best = 0;
    for end in ends {
        let Some(candidate) = region.get(..end) else { continue };
        let person = official::official(lexicon, candidate, Span::of(0, end), false);
        if person.is_some_and(|person| person.shown || trust != Trust::Prose && end == region.len()) {
            best = end;
        }
    }
    best
}

/// Whether the words between two possible ends of a name are themselves the build of a name.
fn continues(lexicon: &Lexicon, segment: &str) -> bool {
    const PARTS: Marks = Marks::FUNCTION
        .or(Marks::HEAD)
        .or(Marks::BODY)
        .or(Marks::PLACE)
        .or(Marks::PARTY_ORGAN)
        .or(Marks::NOUN)
        .or(Marks::CLASS)
        .or(Marks::RELATIVE);
    let mut rest = segment;
    while let Some(c) = rest.chars().next() {
        if opens(c) {
            rest = rest.get(group(rest).unwrap_or(c.len_utf8())..).unwrap_or_default();
            continue;
        }
        let word = lexicon.prefix(rest, PARTS).filter(|word| word.chars().nth(1).is_some());
        let tier = kind::TIERS.contains(&c) || matches!(c, '和' | '级');
        let head = lexicon.is(rest, Marks::HEAD);
        match word {
            Some(word) => rest = rest.get(word.len()..).unwrap_or_default(),
            None if head => return true,
            None if tier => rest = rest.get(c.len_utf8()..).unwrap_or_default(),
            // A branch may carry any short name: 海岬分局.
            None => {
                let branch = lexicon.suffix(rest, Marks::HEAD).is_some_and(|head| {
                    matches!(head, "分局" | "支行" | "分行" | "分公司" | "中心支行" | "支队" | "大队")
                });
                return branch && rest.chars().count() <= 6;
            }
        }
    }
    true
}

fn bounded(text: &str) -> &str {
    let mut end = text.len().min(kind::MAX_NAME);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The list that the whole of `span` is; `None` where a member is no name and the place does not vouch for it.
fn parse(context: &Context<'_>, span: Span, trust: Trust) -> Option<NameList> {
    let (text, lexicon) = (context.text, context.lexicon);
    let mut out = NameList { span, ..NameList::default() };
    let pieces = split::pieces(lexicon, text, span, trust.labelled());
    let mut people = trust == Trust::Officials || people_tail(lexicon, span.text(text));
    let mut waiting: Vec<usize> = Vec::new();
    let mut title_from: Option<usize> = None;
    let mut last_open: Option<Span> = None;
    let mut comma = false;
    for (index, piece) in pieces.iter().enumerate() {
        let whole = piece.span;
        // 同志 behind the last of several names is that of all.
        people |=
            pieces.get(index + 1..).unwrap_or_default().iter().any(|later| later.span.text(text).contains("同志"));
        let (name, tail) = without_tails(lexicon, text, whole);
        if let Some(tail) = tail {
            out.open |= tail.open;
            last_open = Some(tail.span);
        }
        let printed = name.text(text);
        if printed.is_empty() {
            continue;
        }
        // `等有关部门和单位`: the rest of an open tail.
        if index > 0 && last_open.is_some_and(|tail| tail.end() <= whole.start()) && is_group(lexicon, printed) {
            continue;
        }
        // A title alone goes with the title of the next member: `县委常委、副县长方圆`.
        if lexicon.suffix(printed, Marks::TITLE).is_some()
            && kind::body(lexicon, printed).is_none_or(|_| lexicon.is(printed, Marks::TITLE))
            && index + 1 < pieces.len()
            && !trust.labelled()
            || title_from.is_some() && lexicon.is(printed, Marks::TITLE)
        {
            title_from.get_or_insert(name.start());
            continue;
        }
        let bare_people = people || trust == Trust::Cue;
        let person = official::official(lexicon, text, name, people);
        let as_body = kind::body(lexicon, printed).filter(|_| trust.labelled() || is_unbroken(lexicon, printed));
        let is_person = person
            .filter(|person| person.shown || bare_people && as_body.is_none() || trust.labelled() && as_body.is_none());
        let mut actor = ActorData {
            span: name,
            prefix: Span::default(),
            suffix: Span::default(),
            title: Span::default(),
            kind: ActorKind::Department,
        };
        if let Some(person) = is_person {
            actor.span = person.name;
            actor.title = match title_from.take() {
                Some(from) if person.title.end() <= person.name.start() && !person.title.is_empty() => {
                    Span::of(from, person.title.end())
                }
                _ => person.title,
            };
            actor.kind = ActorKind::Official;
        } else if let Some(kind) = as_body {
            actor.kind = kind;
            actor.span = trimmed_gloss(text, name);
            if share::is_headless(lexicon, printed) {
                waiting.push(out.actors.len());
            }
        } else if share::is_headless(lexicon, printed) {
            waiting.push(out.actors.len());
            actor.span = trimmed_gloss(text, name);
        } else if trust.labelled() && plausible(lexicon, printed) {
            actor.span = trimmed_gloss(text, name);
        } else {
            return None;
        }
        title_from = None;
        if !comma && piece.comma {
            comma = true;
            out.before_comma = out.actors.len();
        }
        out.bare |= is_person.is_some_and(|person| !person.shown && !people);
        out.actors.push(actor);
    }
    if out.actors.is_empty() {
        return None;
    }
    if !comma {
        out.before_comma = out.actors.len();
    }
    resolve(context, &mut out, &waiting, last_open, trust)?;
    let mut shared = Shared::default();
    for actor in &mut out.actors {
        shared.pass(lexicon, text, actor);
    }
    Some(out)
}

/// Whether no other clause's words stand inside a name.  A relative clause before a noun of class is part of it:
/// `设立医务室的单位`.
fn is_unbroken(lexicon: &Lexicon, name: &str) -> bool {
    match scan::broken(lexicon, name) {
        None => true,
        Some(at) => {
            let noun = name.rfind('的').and_then(|of| name.get(of + '的'.len_utf8()..)).unwrap_or_default();
            at > 0
                && kind::body(lexicon, noun) == Some(ActorKind::Collective)
                && !name.starts_with(['由', '请', '对', '将'])
        }
    }
}

/// Gives members without a head the one that the list prints behind them.  `None` where there is none and the place
/// does not vouch for them.
fn resolve(
    context: &Context<'_>,
    out: &mut NameList,
    waiting: &[usize],
    tail: Option<Span>,
    trust: Trust,
) -> Option<()> {
    let (text, lexicon) = (context.text, context.lexicon);
    for &index in waiting {
        let later = out.actors.get(index + 1..).unwrap_or_default().iter().enumerate();
        // The next member with a head lends it, where it is of the same build (a function and a head).
        let lender = later
            .map(|(offset, actor)| (index + 1 + offset, actor.span))
            .find(|(at, _)| !waiting.contains(at))
            .map(|(_, span)| span);
        let own = out.actors.get(index).map(|actor| actor.span).unwrap_or_default();
        let suffix = match (lender, tail) {
            (Some(span), _)
                if lexicon.prefix(span.text(text), Marks::DETERMINER).is_none() && lends(lexicon, span.text(text)) =>
            {
                share::shared_head(lexicon, text, span)
            }
            (_, Some(tail)) => head_of_tail(text, tail),
            _ => Span::default(),
        };
        let known = kind::body(lexicon, own.text(text)).is_some();
        if suffix.is_empty() && !known && !trust.labelled() {
            return None;
        }
        if let Some(actor) = out.actors.get_mut(index) {
            actor.suffix = suffix;
        }
    }
    Some(())
}

/// Whether a name is a function and a head, so that its head may be shared.
fn lends(lexicon: &Lexicon, name: &str) -> bool {
    let stem = split::stem_of(lexicon, name);
    lexicon.prefix(stem, Marks::FUNCTION).is_some_and(|function| function.len() < stem.len())
        || name.ends_with("部门")
        || name.ends_with('局')
}

/// The head that an open tail prints: the 部门 of 等有关部门.
fn head_of_tail(text: &str, tail: Span) -> Span {
    let words = tail.text(text);
    ["行政主管部门", "主管部门", "行政部门", "部门", "机关"]
        .iter()
        .find_map(|head| words.find(head).map(|at| Span::of(tail.start() + at, tail.start() + at + head.len())))
        .unwrap_or_default()
}

/// Whether 同志 or a number of people closes the list: `两位副县长`.
fn people_tail(lexicon: &Lexicon, text: &str) -> bool {
    text.ends_with("同志")
        || count_tail(lexicon, text).is_some_and(|at| text.get(at..).is_some_and(|tail| tail.contains('位')))
}

/// What a label vouches for: something short without the signs of a sentence.
fn plausible(lexicon: &Lexicon, text: &str) -> bool {
    let letters = text.chars().filter(|&c| scan::is_word(c)).count();
    (1..=40).contains(&letters)
        && !text.contains(['。', '：', ':', '？'])
        && !is_group(lexicon, text)
        && text.chars().any(scan::is_han)
}

/// Without a gloss at the end that is no part of the name: `(以下简称…)`, `〈武圈办秘书处〉`, `(含开发区,下同)`.
fn trimmed_gloss(text: &str, span: Span) -> Span {
    let name = span.text(text);
    let core = scan::without_gloss(name);
    let gloss = name.get(core.len()..).unwrap_or_default();
    let inner = gloss.trim_matches(|c| opens(c) || closes(c) || is_blank(c));
    let remark = ["以下", "简称", "含", "下同", "列", "排", "牵头", "不含", "除", "包括", "等", "按", "即"]
        .iter()
        .any(|word| inner.contains(word));
    let angled = gloss.starts_with(['〈', '<', '《']);
    if core.is_empty() || gloss.is_empty() || !(remark || angled) {
        return span;
    }
    Span::of(span.start(), span.start() + core.len())
}

/// An open tail behind a name.
#[derive(Clone, Copy)]
struct Tail {
    span: Span,
    open: bool,
}

/// `span` without what may stand behind a name: 等部门, 等同志, 两位同志, 4个乡镇, 主要负责人.
fn without_tails(lexicon: &Lexicon, text: &str, span: Span) -> (Span, Option<Tail>) {
    let mut name = span;
    let mut tail = None;
    let words = name.text(text);
    if let Some(at) = open_tail(lexicon, words) {
        tail = Some(Tail { span: Span::of(name.start() + at, name.end()), open: true });
        name = trim(text, Span::of(name.start(), name.start() + at));
    } else if let Some(at) = count_tail(lexicon, words) {
        tail = Some(Tail { span: Span::of(name.start() + at, name.end()), open: false });
        name = trim(text, Span::of(name.start(), name.start() + at));
    }
    let words = name.text(text);
    if let Some(holder) = lexicon.suffix(words, Marks::HOLDER).filter(|holder| holder.len() < words.len()) {
        let at = name.end() - holder.len();
        name = trim(text, Span::of(name.start(), at));
        let words = name.text(text);
        let rest = ["党政", "有关", "相关", "单位", "的", "主要", "班子"]
            .iter()
            .find_map(|word| words.strip_suffix(word))
            .filter(|rest| !rest.is_empty());
        if let Some(rest) = rest.filter(|rest| kind::body(lexicon, rest).is_some()) {
            name = Span::of(name.start(), name.start() + rest.len());
        }
    }
    (name, tail)
}

/// Where the 等 of an open tail stands at the end of `words`.
fn open_tail(lexicon: &Lexicon, words: &str) -> Option<usize> {
    let at = words.rfind('等').filter(|&at| at > 0)?;
    let before = words.get(..at)?;
    if before.ends_with(['平', '高', '中', '初', '特', '同']) {
        return None;
    }
    let rest = words.get(at + '等'.len_utf8()..)?;
    is_group(lexicon, rest).then_some(at)
}

/// The length of the open tail that `text` begins with.
fn open_tail_at(lexicon: &Lexicon, text: &str) -> Option<usize> {
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
fn count_tail(lexicon: &Lexicon, words: &str) -> Option<usize> {
    let measure = words.char_indices().rev().take(10).find(|(_, c)| matches!(c, '个' | '位' | '家' | '名'))?;
    let rest = words.get(measure.0 + measure.1.len_utf8()..)?;
    if !(is_group(lexicon, rest) || lexicon.is(rest, Marks::TITLE)) {
        return None;
    }
    let before = words.get(..measure.0)?;
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几多余各".contains(c));
    (number.len() < before.len() && !number.is_empty()).then_some(number.len())
}

/// Whether `text` is only what closes an open list: `有关部门和单位`, `市直部门`; also nothing at all.
fn is_group(lexicon: &Lexicon, text: &str) -> bool {
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
    if let Some(word) = lexicon.prefix(text, Marks::GROUP.or(Marks::DETERMINER).or(Marks::RELATIVE)) {
        return Some(word.len());
    }
    let word = [
        "和", "及", "、", "市直", "县直", "区直", "省直", "市级", "县级", "省级", "区级", "中央", "国家", "多个",
        "多家", "政府", "家", "个",
    ]
    .iter()
    .find(|word| text.starts_with(**word));
    word.map(|word| word.len()).or_else(|| {
        let digits = text.len()
            - text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几多".contains(c)).len();
        (digits > 0).then_some(digits)
    })
}
