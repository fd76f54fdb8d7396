//! Classes of bodies that no list names: `供水、供电、供气等单位`, `发证机关`, `巡查人员`.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::assignment::ActorKind;
use crate::context::Context;
use crate::lexicon::{Marks, TIERS, words};
use crate::name::{self, NameList, Trust};
use crate::span::{Span, floor_boundary};

use super::ends::Ends;
use super::predicate::{self, Class, Predicate};
use super::signs::Signs;
use super::subject::{blanks, must_next};

/// The longest description of a class of bodies by what they do, in bytes, and the longest of its words, in characters.
const MAX_DESCRIBED: usize = 150;
const MAX_KIND: usize = 6;

/// The longest name of a class that is known by its last word alone, in characters.
const MAX_HEADED: usize = 10;

/// The longest name of a line of work, in bytes.
const MAX_LINE: usize = 60;
/// So many characters may stand before 上下: `全公司上下`.
const MAX_ALL: usize = 5;

/// `供水、供电、供气等单位`: one class of bodies, described by what they do.  Only a modal shows that it is a subject.
pub(super) fn by_kinds(context: &Context<'_>, start: usize, end: usize, ends: &mut Ends<'_>) -> Option<NameList> {
    if !(ends.signs.hold(Signs::KINDS) && ends.signs.hold(Signs::MODAL)) {
        return None;
    }
    let text = context.text;
    let from = start + blanks(text.get(start..end)?);
    let bound = floor_boundary(text, end.min(from + MAX_DESCRIBED));
    let kinds = text.get(from..bound)?.split_once('等')?.0;
    let short = |kind: &str| (1..=MAX_KIND).contains(&kind.chars().count()) && kind.chars().all(name::is_han);
    if !kinds.contains('、')
        || !kinds.split(['、', '和', '及']).all(short)
        || kinds.split('、').any(|kind| !name::step(context.lexicon, kind).1)
    {
        return None;
    }
    let behind = from + kinds.len() + '等'.len_utf8();
    if text.get(behind..bound.min(ends.last()?))?.contains(['、', '，', ',', '的']) {
        return None;
    }
    let at = ends.find(behind, end, |at| {
        text.get(behind..at).is_some_and(|class| words::DESCRIBED.ends(class) && class.chars().count() <= MAX_KIND + 2)
    })?;
    let modal = Predicate::of(text, at, end).is_some_and(|predicate| predicate.class == Class::Modal);
    let span = Span::of(from, at);
    modal.then(|| NameList::one(span, ActorKind::Collective))
}

/// `发证机关应当…`, `巡查人员必须…`: a name that no list knows, known by its last word and by the modal behind it.
pub(super) fn by_head(context: &Context<'_>, start: usize, end: usize, ends: &mut Ends<'_>) -> Option<NameList> {
    // Few clauses have such a word near their start.
    if !ends.signs.hold(Signs::CLASS) || !ends.is_ordered() {
        return None;
    }
    let text = context.text;
    let from = start + blanks(text.get(start..end)?);
    let bound = floor_boundary(text, end.min(from + MAX_HEADED * '一'.len_utf8()));
    Signs::CLASS.places(text.get(from..bound)?).next()?;
    let at = ends.find(from, bound, |at| {
        let name = text.get(from..at).unwrap_or_default();
        head(name).is_some_and(|head| names_class(name.strip_suffix(head).unwrap_or_default(), head))
    })?;
    let span = Span::of(from, at);
    let modal = Predicate::of(text, span.end(), end)?;
    // `取消燃气企业应通过…的项目`: 应 may stand in a relative clause; 需要 is a noun too.
    let words = modal.text(text);
    let sure = match modal.class {
        Class::Modal => {
            let relative = || text.get(modal.behind..end).is_some_and(|rest| rest.contains('的'));
            !words.contains('需') && (words != "应" || is_all_verbs(span.text(text)) || !relative())
        }
        // `巡查人员在巡查中，必须…`
        Class::Preposition | Class::Verb | Class::Fact => must_next(text, end),
        _ => false,
    };
    sure.then(|| NameList::one(span, ActorKind::Collective))
}

/// The word by which a name is that of a class of bodies.
fn head(name: &str) -> Option<&'static str> {
    let officers = || name.strip_suffix("人员").filter(|work| words::OFFICERS.ends(work)).map(|_| "人员");
    words::DESCRIBED.at_end(name).filter(|head| *head != "场所").or_else(officers)
}

/// Whether a name is verbs and its head alone: `担保落实机构`.
fn is_all_verbs(name: &str) -> bool {
    let mut rest = head(name).and_then(|head| name.strip_suffix(head)).unwrap_or_default();
    let mut verbs = 0;
    while let Some((word, Class::Verb | Class::Agent)) =
        predicate::word(rest).filter(|(word, _)| !words::CAUSES.contains(word))
    {
        rest = rest.get(word.len()..).unwrap_or_default();
        verbs += 1;
    }
    verbs > 1 && rest.is_empty()
}

/// Whether the words before the head make a class of it: `发证`, `监督检查`, `区政府指定`.  Behind a verb they are its
/// object (`建立|符合金融机构需要的体系`), unless they are verbs themselves.
fn names_class(stem: &str, head: &str) -> bool {
    if words::OFFICERS.contains(&stem) {
        return true;
    }
    let mut at = 0;
    let mut verbs = true;
    while let Some(rest) = stem.get(at..).filter(|rest| !rest.is_empty()) {
        match predicate::word(rest) {
            Some((word, Class::Verb | Class::Agent | Class::Open)) if at == 0 || verbs => at += word.len(),
            Some((word, Class::Noun)) => at += word.len(),
            Some((_, Class::Verb | Class::Agent | Class::Open)) | None => {
                // What begins with a verb goes on with verbs.
                if at > 0 && verbs {
                    return false;
                }
                verbs = false;
                at += rest.chars().next().map_or(0, char::len_utf8);
            }
            Some(_) => return false,
        }
    }
    // `协调机关`, `监督检查机关`; but `督促|用人单位`.
    let led = stem.starts_with(['请', '由', '将', '把', '经', '据']);
    let caused = words::CAUSES.starts(stem) && (!verbs || head == "单位");
    let named = !verbs || !matches!(head, "企业" | "部门");
    !stem.is_empty() && stem.chars().all(name::is_han) && named && !led && !caused
}

/// The words for all bodies of one line of work, each with its search made ready once: most clauses have none.
static LINES: Lazy<Vec<(memmem::Finder<'static>, &'static str)>> =
    Lazy::new(|| words::LINES_OF_WORK.iter().map(|line| (memmem::Finder::new(*line), *line)).collect());

/// `全系统要…`, `银保监会系统必须…`, `全局上下要…`: all bodies of one line of work.  Only a modal shows it, and what `应当` is
/// said of may be a machine (`监管系统应当…`).
pub(super) fn line_of_work(context: &Context<'_>, start: usize, end: usize, signs: Signs) -> Option<NameList> {
    if !(signs.hold(Signs::KINDS) && signs.hold(Signs::MODAL)) {
        return None;
    }
    let text = context.text;
    let from = start + blanks(text.get(start..end)?);
    let bound = floor_boundary(text, end.min(from + MAX_LINE));
    let window = text.get(from..bound)?;
    let (at, line) = LINES.iter().find_map(|(finder, line)| Some((finder.find(window.as_bytes())?, *line)))?;
    let stem = window.get(..at)?;
    let span = Span::of(from, from + stem.len() + line.len());
    let modal = Predicate::of(text, span.end(), end).filter(|predicate| predicate.class == Class::Modal)?;
    let people = stem.starts_with('全') || !modal.text(text).starts_with(['应', '需']);
    let all = line == "上下" && stem.starts_with('全') && stem.chars().count() <= MAX_ALL;
    let line = all || line == "系统" && is_line_of_work(context, Span::of(from, from + stem.len()));
    (people && line).then(|| NameList::one(span, ActorKind::Collective))
}

/// Whether the words before 系统 say whose it is: all, a function or a body; other systems are machines (`六大系统`).
fn is_line_of_work(context: &Context<'_>, stem: Span) -> bool {
    let words = stem.text(context.text);
    let function = || {
        let function = context.lexicon.suffix(words, Marks::FUNCTION);
        function.is_some_and(|word| word.chars().nth(1).is_some())
    };
    words.chars().all(name::is_han)
        && !words::ESPECIALLY.stands_in(words)
        && (words == "全" || function() || !name::list(context, stem, Trust::Prose).actors.is_empty())
}

/// `市级承担30%`: a tier by itself pays its share.
pub(super) fn paying_tier(text: &str, start: usize, end: usize) -> Option<NameList> {
    let rest = text.get(start..end)?;
    let tier = words::PAYING_TIERS.at_start(rest)?;
    let behind = rest.get(tier.len()..)?;
    let share = words::PAYS.at_start(behind).and_then(|verb| behind.get(verb.len()..))?;
    let span = Span::of(start, start + tier.len());
    share.contains(['%', '％']).then(|| NameList::one(span, ActorKind::Department))
}

/// `在邕商业银行均按…`, `在贵港市企业应当…`: a class of bodies of a place, with the 在 before it.
pub(super) fn located(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(start..end)?.strip_prefix('在')?;
    let letter = words::PLACE_LETTERS.at_start(rest);
    let place = letter.or_else(|| context.lexicon.prefix(rest, Marks::PLACE).filter(|place| place.ends_with(TIERS)))?;
    let class = context.lexicon.prefix(rest.get(place.len()..)?, Marks::CLASS)?;
    let at = start + '在'.len_utf8() + place.len() + class.len();
    let orders = Predicate::of(text, at, end)
        .is_some_and(|predicate| matches!(predicate.class, Class::Modal | Class::Verb | Class::Preposition));
    (orders && (words::DESCRIBED.ends(class) || words::LOCATED.ends(class)))
        .then(|| NameList::one(Span::of(start, at), ActorKind::Collective))
}

/// `经济发达的|县（市、区）要…`: a tier, which behind its relative clause is a class of places.  Only a modal shows it.
pub(super) fn tier(text: &str, from: usize, end: usize, signs: Signs) -> Option<NameList> {
    if !signs.hold(Signs::MODAL) {
        return None;
    }
    let rest = text.get(from..end)?;
    let mut at = from + rest.chars().next().filter(|c| TIERS.contains(c))?.len_utf8();
    let behind = text.get(at..end)?;
    if behind.starts_with(name::opens) {
        at += name::group(behind)?;
    }
    let modal = Predicate::of(text, at, end).is_some_and(|predicate| predicate.class == Class::Modal);
    let span = Span::of(from, at);
    modal.then(|| NameList::one(span, ActorKind::Collective))
}
