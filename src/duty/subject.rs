//! Who a clause is about: the list of names at its start, behind `由` or `请`.

use crate::context::Context;
use crate::lexicon::Marks;
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::span::Span;

use super::predicate::{self, Class, Predicate};

/// How far behind the start of a clause its subject may begin, in bytes.
const MAX_LEAD: usize = 150;

/// The longest list of subjects, in bytes.
const MAX_SUBJECT: usize = 600;

/// At how many places the end of a list is tried.
const MAX_TRIES: usize = 12;

/// Words that stand before a subject and say nothing about it.
const LEADS: [&str; 24] = [
    "但是", "但", "而", "并且", "并", "且", "同时", "其中", "此外", "另外", "因此", "特别是", "尤其是", "首先", "其次", "再次", "最后",
    "今后", "然后", "原则上", "必要时", "是", "则", "其",
];

/// Words with which a clause begins that puts somebody to work: what follows is their object.
const CAUSES: [&str; 22] = [
    "督促", "指导", "组织", "引导", "鼓励", "支持", "推动", "允许", "责令", "协调", "帮助", "约谈", "要求", "确保", "促进", "动员",
    "发动", "督导", "监督", "配合", "协助", "通知",
];

/// A noun that cannot name anybody by itself: the words before 的 belong to it.
const BARE: [&str; 16] = [
    "单位", "机关", "地区", "部门", "企业", "机构", "省份", "城市", "市", "县", "区", "公司", "银行", "学校", "副总理", "组织",
];

/// The offset behind the words that may stand before a subject.
pub(super) fn lead(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        let rest = text.get(at..end).unwrap_or_default();
        let trimmed = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '“' | '"' | '”' | '—' | '-' | '●' | '·'));
        at += rest.len() - trimmed.len();
        match LEADS.iter().find(|word| trimmed.starts_with(**word)) {
            Some(word) => at += word.len(),
            None => break,
        }
    }
    at
}

/// The list of names that begins at `start`, before `end`, with a predicate or nothing behind it.
pub(super) fn subject(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(start..end)?;
    if let Some(list) = list_at(context, start, end) {
        return Some(list);
    }
    if CAUSES.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let opens_phrase = matches!(predicate::word(rest), Some((_, Class::Preposition | Class::Modal | Class::Barred)));
    if !opens_phrase
        && let Some(list) = behind_relative(context, start, end)
    {
        return Some(list);
    }
    behind_adjunct(context, start, end)
}

/// The list of names that begins at `start` and ends where a predicate begins, or at `end`.
fn list_at(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let from = start + blanks(text.get(start..end)?);
    if begins_otherwise(context, text.get(from..end)?) {
        return None;
    }
    let (mut at, mut tries) = (from, 0);
    while at < end && at < from + MAX_SUBJECT {
        let rest = text.get(at..end)?;
        let c = rest.chars().next()?;
        if name::opens(c) || c == '"' {
            at += name::group(rest).unwrap_or(c.len_utf8());
        } else {
            match predicate::word(rest) {
                Some((word, Class::Noun)) => at += word.len(),
                _ => at += c.len_utf8(),
            }
        }
        if !is_followed(text, at, end) {
            continue;
        }
        let list = name::list(context, Span::of(from, at), Trust::Prose);
        if !list.actors.is_empty() {
            return Some(list);
        }
        tries += 1;
        if tries == MAX_TRIES {
            return None;
        }
    }
    None
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// Whether a clause begins with a verb or a phrase, not with a name.
fn begins_otherwise(context: &Context<'_>, rest: &str) -> bool {
    const NAMES: Marks = Marks::PLACE.or(Marks::FUNCTION).or(Marks::BODY).or(Marks::CLASS).or(Marks::NOT_BREAK).or(Marks::HEAD);
    match predicate::word(rest) {
        None | Some((_, Class::Noun)) => false,
        Some((word, _)) => context.lexicon.prefix(rest, NAMES).is_none_or(|name| name.len() <= word.len()),
    }
}

/// `有条件的地区`, `参展的房地产开发企业`: the names behind the last 的 that has names behind it.
fn behind_relative(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(start..end.min(start + MAX_LEAD)).or_else(|| text.get(start..end))?;
    for (offset, sign) in rest.match_indices('的') {
        let from = start + offset + sign.len();
        let Some(mut list) = list_at(context, from, end) else { continue };
        if let Some(first) = list.actors.first_mut().filter(|first| BARE.contains(&first.span.text(text))) {
            first.span = Span::of(start, first.span.end());
            list.span = Span::of(start, list.span.end());
        }
        return Some(list);
    }
    None
}

/// `疫情结束后各地要…`: a phrase of time or place stands before the subject without a comma.
fn behind_adjunct(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(start..end.min(start + MAX_LEAD)).or_else(|| text.get(start..end))?;
    for (offset, c) in rest.char_indices() {
        let at = start + offset + c.len_utf8();
        if !is_blank(c) && !matches!(c, '后' | '前' | '内' | '起' | '间' | '时' | '底' | '中' | '下' | '末' | '日' | '初') {
            continue;
        }
        if let Some(list) = list_at(context, at, end) {
            return Some(list);
        }
    }
    None
}

fn is_followed(text: &str, at: usize, end: usize) -> bool {
    at == end || Predicate::of(text, at, end).is_some_and(|predicate| predicate.class != Class::Noun && !is_relative(text, at, end))
}

/// `由` and `请` in the clause where they may introduce somebody who acts.
pub(super) fn agent_words(text: &str, clause: Span) -> Vec<(usize, &'static str)> {
    let inner = clause.text(text);
    let mut found = Vec::new();
    for (word, before, behind) in [
        ("由", ["自", "理", "缘", "事", "经", "案"].as_slice(), ["于", "此", "来", "低", "浅", "易", "点", "内", "外", "上", "下"].as_slice()),
        ("请", ["申", "提", "邀", "聘", "报", "敬", "恳", "呈", "吁", "商"].as_slice(), ["示", "求", "假", "勿", "教", "您", "你", "愿"].as_slice()),
    ] {
        for (offset, _) in inner.match_indices(word) {
            let left = inner.get(..offset).unwrap_or_default();
            let right = inner.get(offset + word.len()..).unwrap_or_default();
            if !before.iter().any(|sign| left.ends_with(sign)) && !behind.iter().any(|sign| right.starts_with(sign)) {
                found.push((clause.start() + offset, word));
            }
        }
    }
    found
}

/// The list of names behind `由` or `请`.
pub(super) fn agent(context: &Context<'_>, from: usize, end: usize) -> Option<NameList> {
    list_at(context, from, end).or_else(|| behind_relative(context, from, end))
}

/// Whether what stands before `由` makes it no order: `可由`, `鼓励…由`.
pub(super) fn is_barred_agent(text: &str, clause: Span, at: usize) -> bool {
    let before = text.get(clause.start()..at).unwrap_or_default();
    ["可", "可以", "也可", "允许", "能够", "改"].iter().any(|word| before.ends_with(word))
        || ["鼓励", "支持", "推动", "允许", "探索", "可以"].iter().any(|word| before.starts_with(word))
}

/// Whether the verb at `at` belongs to a relative clause: `…认定的`.
pub(super) fn is_relative(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    for _ in 0..4 {
        let rest = text.get(behind..end).unwrap_or_default();
        if rest.starts_with('的') && behind > at {
            return true;
        }
        match predicate::word(rest) {
            Some((word, Class::Adverb | Class::Verb)) => behind += word.len(),
            _ => return false,
        }
    }
    false
}

/// `由X组成`, `由X担任`: a roster, and `由X负责` has its own word.
pub(super) fn is_roster(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    ["组成", "担任", "兼任", "任组长", "等组成", "变更", "调整为", "改为", "转为"].iter().any(|word| rest.starts_with(word))
}

/// Whether the clause states a condition: `…的`, `…时`, `…后`.
pub(super) fn is_condition(text: &str, clause: Span) -> bool {
    clause.text(text).ends_with(['的', '时', '后', '前'])
}

/// Whether the name is that of somebody who bears duties of an organisation: no natural person, no thing, not the
/// speaker.
pub(super) fn bears(_context: &Context<'_>, name: &str) -> bool {
    const PERSONS: [&str; 20] = [
        "购房人", "购房者", "申请人", "申请者", "买受人", "被征收人", "业主", "职工", "员工", "居民", "市民", "个人", "承租人", "受让人", "借款人",
        "纳税人", "当事人", "持有人", "双方", "本人",
    ];
    const SPEAKER: [&str; 12] = ["我局", "我部", "我委", "我市", "我县", "我区", "我省", "本局", "本部", "本委", "我们", "我行"];
    !PERSONS.iter().any(|word| name.ends_with(word)) && !SPEAKER.iter().any(|word| name.starts_with(word))
}
