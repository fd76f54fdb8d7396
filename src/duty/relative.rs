//! Subjects behind a relative clause: `有条件的地区要…`, `在本市注册的企业应当…`, `从事租赁的单位，应当…`.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::assignment::ActorKind;
use crate::context::Context;
use crate::lexicon::{Beginnings, TIERS, words};
use crate::name::{self, NameList, Trust};
use crate::span::{Span, floor_boundary};

use super::described;
use super::ends::{self, Ends};
use super::predicate::{self, Class, Predicate};
use super::signs::Signs;
use super::subject::{MAX_LEAD, is_plausible, list_at, must_next};

/// What closes a relative clause, and its search.
const RELATIVE: &str = "的";
static RELATIVE_AT: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new(RELATIVE));

/// Words behind which names are objects.
static OBJECTS: Lazy<Beginnings> = Lazy::new(|| Beginnings::new(words::OBJECT_OPENINGS.iter().copied()));

/// `有条件的地区`, `参展的房地产开发企业`: the names behind the first 的 that has names behind it.
pub(super) fn behind(
    context: &Context<'_>,
    start: usize,
    end: usize,
    ends: &mut Ends<'_>,
    agent: bool,
) -> Option<NameList> {
    let text = context.text;
    // Most clauses have no relative clause.
    if !ends.signs.hold(Signs::RELATIVE) {
        return None;
    }
    let mut places = places(text, start, end).peekable();
    places.peek()?;
    let region = text.get(start..end)?;
    let Relative { phrase, placed, verbal, strict } = Relative::of(region, ends, agent)?;
    let mut seen = 0;
    for from in places {
        let offset = from - RELATIVE.len() - start;
        // Most often nothing stands behind it where names could end.
        if ends.behind(from, end).is_none() && !text.get(from..end)?.starts_with(TIERS) {
            continue;
        }
        let (before, between) = (region.get(..offset)?, region.get(seen..offset)?);
        seen = offset;
        // Behind a modal or 由 the names are an object: `购房人需提供…所在地的社区开具的证明`.
        let causes =
            between.match_indices('使').any(|(at, _)| !between.get(at..).unwrap_or_default().starts_with("使用"));
        // Behind 作为 they say what the subject before it is: `县工信局作为服务企业的责任单位`.
        if causes || brings_object(between) || between.contains("作为") {
            return None;
        }
        let Some(mut list) =
            list_at(context, from, end, ends, agent).or_else(|| described::tier(text, from, end, ends.signs))
        else {
            continue;
        };
        let modal = Predicate::of(text, list.span.end(), end)
            .map(|predicate| matches!(predicate.class, Class::Modal | Class::Future));
        // The modal may open the next clause: `依法取得资质的单位，应当…`.
        let waits = modal.is_none() && list.span.end() == end;
        let alone = ends::behind_tail(text, list.span.end(), end) == end;
        // `受理申诉的机关对不服的申诉，应当…`: the modal stands behind a phrase of its own.
        let later = || !strict && must_next(text, end) && opens_later(text, list.span.end(), end);
        // A modal tells them from a phrase before another subject; `在有条件的地区要…` is one all the same.
        let area = || list.actors.iter().any(|actor| words::AREAS.ends(actor.span.text(text)));
        if phrase && placed && (modal != Some(true) && !(alone && must_next(text, end)) || area()) {
            return None;
        }
        if verbal && modal == Some(false) && !later() || strict && modal != Some(true) && !waits {
            return None;
        }
        if let Some(first) =
            list.actors.first_mut().filter(|first| is_part(before, name::without_gloss(first.span.text(text))))
        {
            // `各高校、科研院所和其他承担任务的单位`: the members before the one with the clause.
            let sign = before.char_indices().rev().find(|(_, c)| matches!(c, '、' | '和' | '及' | '等'));
            let cut = sign.map(|(at, c)| (start + at, start + at + c.len_utf8()));
            // `各级政府特别是…所在地的人民政府`
            let special = words::ESPECIALLY.iter().filter_map(|word| Some((before.rfind(word)?, word.len()))).max();
            let special = special.map(|(at, len)| (start + at, start + at + len));
            let cut = cut.max(special);
            // `甲、乙等污染集中的地区`: those before 等 are examples of it.
            let examples = sign.is_some_and(|(_, c)| c == '等') && before.contains('、');
            let others = cut.map(|(at, _)| name::list(context, Span::of(start, at), Trust::Prose));
            let others = others.filter(|others| !others.actors.is_empty() && is_plausible(text, others));
            let from = cut.filter(|_| others.is_some() || examples).map_or(start, |(_, behind)| behind);
            // Whose government it is depends on the case.
            if matches!(first.span.text(text), "人民政府" | "政府") {
                first.kind = ActorKind::Collective;
            }
            *first = first.spanning(Span::of(from, first.span.end()));
            list.span = Span::of(start, list.span.end());
            if let Some(others) = others.filter(|_| !examples) {
                list.actors.splice(0..0, others.actors);
            }
        }
        return Some(list);
    }
    None
}

/// How a relative clause begins: what that asks of what stands behind the names.
#[derive(Clone, Copy)]
pub(super) struct Relative {
    /// Like a phrase.
    pub phrase: bool,
    placed: bool,
    /// With a verb: it may be a relative clause (`使用考勤机的单位应`) or a clause without a subject of its own.
    pub verbal: bool,
    /// Only a modal in the same clause makes it a relative clause.
    pub strict: bool,
}

impl Relative {
    /// What the first words of the clause say that `region` is, and whether names may stand behind such a one.
    pub fn of(region: &str, ends: &Ends<'_>, agent: bool) -> Option<Self> {
        let opens = predicate::word(region).map(|(_, class)| class);
        // 被, 涉 (涉及) and 超过 open a relative clause as well as a phrase.
        let undergoes = region.starts_with(['被', '涉']) || region.starts_with("超过");
        // `在本市注册的企业`, `与进出口货物有关的单位`: a relative clause that begins like a phrase.
        let placed = !agent && region.starts_with(['在', '从', '与', '于']);
        let phrase =
            matches!(opens, Some(Class::Preposition | Class::Modal | Class::Future | Class::Start)) && !undergoes;
        let wish = words::WISHES.starts(region);
        // A modal tells such a relative clause from a phrase, as it does behind other words.
        if phrase && !agent && !(placed && ends.is_ordered()) || wish {
            return None;
        }
        let verbal =
            matches!(opens, Some(Class::Verb | Class::Agent | Class::Barred | Class::Fact | Class::Open)) && !agent;
        // Behind an adverb, 被, 涉及 or a word like 组织 only a modal tells.
        let strict = !agent && (matches!(opens, Some(Class::Adverb)) || undergoes || words::CAUSES.starts(region));
        if strict && !ends.whole && !ends.is_ordered() {
            return None;
        }
        Some(Self { phrase, placed, verbal, strict })
    }
}

/// The offsets behind 的 near the start of a clause.
pub(super) fn places(text: &str, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let near = text.get(start..floor_boundary(text, end.min(start + MAX_LEAD + RELATIVE.len() - 1)));
    RELATIVE_AT.find_iter(near.unwrap_or_default().as_bytes()).map(move |at| start + at + RELATIVE.len())
}

/// Whether the names behind these words are an object: `购房人需提供…`; but not behind 许可 (`实行许可管理的|单位`).
fn brings_object(words: &str) -> bool {
    OBJECTS.found_in(words) && words.split("许可").any(|part| OBJECTS.found_in(part))
}

/// Whether what follows a list says on what its task, in the next clause, depends: `对…的申请`, `认为…的`.
fn opens_later(text: &str, at: usize, end: usize) -> bool {
    Predicate::of(text, at, end).is_some_and(|predicate| match predicate.class {
        Class::Preposition | Class::Verb => true,
        Class::Fact => predicate.text(text) == "认为",
        _ => false,
    })
}

/// Whether the words before 的 belong to the name behind it: they say which of many a bare noun means, and `设区的市` and
/// `所在地的人民政府` are names with 的 inside.
fn is_part(before: &str, name: &str) -> bool {
    words::BARE.contains(&name) || is_part_of_name(before, name)
}

/// The same at a glance: whether a name that `rest` begins with may be such a part.
pub(super) fn may_be_part(before: &str, rest: &str) -> bool {
    words::BARE.starts(rest) || is_part_of_name(before, rest)
}

fn is_part_of_name(before: &str, name: &str) -> bool {
    let government = before.ends_with("所在地") && (name.starts_with("人民政府") || name.starts_with("政府"));
    name.starts_with("上一级") || before.ends_with("设区") && name.starts_with('市') || government
}
