//! Who is told to do what no list of verbs knows: `由基层卫生科逐月核查`.
//!
//! Behind 由 any verb gives a task.  So the words of the names alone say how far they reach, and all that follows is what
//! they are told to do.

use crate::context::Context;
use crate::lexicon::{Marks, words};
use crate::name::{self, NameList, Trust};
use crate::span::Span;

use super::predicate::{self, Class, Predicate};
use super::subject::{blanks, is_plausible};
use super::{ends, judge};

/// So far behind a name 的 makes what follows it a relative clause, in bytes: `由省政府颁布的|办法`.
const MAX_RELATIVE: usize = 36;

/// So far behind a name it may go on with a word that no list knows, in characters: `国务院|专利行政部门`.
const MAX_UNKNOWN: usize = 14;

/// What no such word holds: another clause begins there (`属地政府|报市政府`).
const NOT_INSIDE: [char; 11] = ['由', '将', '把', '向', '请', '各', '等', '并', '报', '任', '对'];

/// The list of names behind `由` at `from`, and what it is told to do.
pub(super) fn list(context: &Context<'_>, from: usize, end: usize) -> Option<(NameList, Predicate)> {
    let text = context.text;
    // A condition, whoever is named in it.
    if text.get(from..end)?.ends_with(['的', '时', '前', '后', '後']) {
        return None;
    }
    let from = from + blanks(text.get(from..end)?);
    let known = name::subject_at(context, from, end, Trust::Prose).filter(|list| list.span.start() == from)?;
    let list = longer(context, from, known.span.end(), end).unwrap_or(known);
    if predicate::crossed(text, from, list.span.end()) {
        return None;
    }
    let at = list.span.end() + blanks(text.get(list.span.end()..end)?);
    let rest = text.get(at..end)?;
    let relative = rest.find('的').is_some_and(|of| of <= MAX_RELATIVE);
    let verb = rest.chars().nth(1).is_some() && rest.starts_with(name::is_han) && !rest.starts_with('级');
    let roster = words::POSTS.stands_in(rest);
    let known = predicate::word(rest).is_some_and(|(_, class)| class != Class::Noun && class != Class::Open);
    let body = list.actors.last().is_some_and(|last| {
        let name = last.span.text(text);
        name != "国务院" && !context.lexicon.is(name, Marks::PLACE)
    });
    let plain = verb && body && !known && !relative && !roster && !judge::is_condition(text, Span::of(at, end));
    (plain && !ends::conjunction(rest) && is_plausible(text, &list))
        .then_some((list, Predicate { class: Class::Verb, at, behind: at }))
}

/// The list from `from` on that ends behind `at` with the head of a body, where what lies between is a part of its name.
fn longer(context: &Context<'_>, from: usize, at: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(at..end)?;
    let ends: Vec<usize> =
        rest.char_indices().map(|(offset, c)| at + offset + c.len_utf8()).take(MAX_UNKNOWN).collect();
    let whole = |&to: &usize| {
        let name = text.get(from..to)?;
        context.lexicon.suffix(name, Marks::HEAD.or(Marks::CLASS)).filter(|head| head.chars().nth(1).is_some())?;
        if text.get(at..to)?.contains(NOT_INSIDE) {
            return None;
        }
        let list = name::list(context, Span::of(from, to), Trust::Prose);
        (!list.actors.is_empty() && is_plausible(text, &list)).then_some(list)
    };
    ends.iter().rev().find_map(whole)
}
