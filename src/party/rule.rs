//! Rules for a whole document: `列首位的为牵头单位,下同`, `逗号前面的为牵头单位`.

use crate::assignment::{PartyData, Role};
use crate::lexicon::words;
use crate::metadata::{LeadOrder, LeadRule};
use crate::span::{Span, ceil_boundary};

/// How many bytes before 为牵头 the condition may stand.
const MAX_CONDITION: usize = 90;

/// The first rule of the text, which holds 牵头 at these `places`.
pub(crate) fn find(text: &str, places: &[usize]) -> Option<LeadRule> {
    before_verb(text, places).or_else(|| behind_verb(text, places))
}

/// `牵头单位为每项任务责任单位中的第一个`.
fn behind_verb(text: &str, places: &[usize]) -> Option<LeadRule> {
    let named = |noun: &'static str| {
        places.iter().copied().filter(move |&at| text.get(at..).is_some_and(|rest| rest.starts_with(noun)))
    };
    let mut rules = named("牵头单位为").chain(named("牵头部门为")).filter_map(|at| {
        let rest = text.get(at..)?;
        let end = at + rest.find(['，', ',', '。', '；', ';', '）', ')', '\n']).unwrap_or(rest.len());
        let place = words::LEADS_BY_PLACE.stands_in(text.get(at..end)?);
        place.then_some(LeadRule { order: LeadOrder::First, span: Span::of(at, end) })
    });
    rules.next()
}

fn before_verb(text: &str, places: &[usize]) -> Option<LeadRule> {
    places.iter().find_map(|at| {
        let at = at.checked_sub('为'.len_utf8()).filter(|&at| text.get(at..).is_some_and(|it| it.starts_with('为')))?;
        let from = ceil_boundary(text, at.saturating_sub(MAX_CONDITION));
        let before = text.get(from..at)?;
        let start = before
            .rfind(['。', '；', ';', '（', '(', '\n', '〔', '[', '，', ',', '：', ':'])
            .map_or(0, |sign| sign + before.get(sign..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        let condition = before.get(start..)?;
        let order = if condition.contains("逗号前") {
            LeadOrder::BeforeComma
        } else if words::LEADS_BY_PLACE.stands_in(condition) {
            LeadOrder::First
        } else {
            return None;
        };
        let rest = text.get(at..)?;
        let end = rest.find(['。', '；', ';', '）', ')', '〕', ']', '】', '\n']).map_or(text.len(), |sign| at + sign);
        Some(LeadRule { order, span: Span::of(from + start, end) })
    })
}

/// A list that such a rule may govern: where it stands, how many of its members stand before its first comma.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Governed {
    pub statement: usize,
    pub before_comma: usize,
}

/// Gives the leaders of the governed lists their role.  A rule holds from the list that it stands beside on; one that
/// stands behind all lists holds for those before it.  How many lists it governs.
pub(crate) fn apply(rule: LeadRule, statements: &mut Vec<PartyData>, governed: &[Governed]) -> usize {
    let place = rule.span.start();
    // The list right before the rule is the one that it is stated with.
    let beside = governed
        .iter()
        .filter_map(|it| statements.get(it.statement))
        .map(|it| it.span)
        .filter(|span| span.start() < place)
        .map(|span| span.start())
        .max();
    let any_behind = governed.iter().any(|it| statements.get(it.statement).is_some_and(|it| it.span.start() > place));
    let from = if any_behind { beside.unwrap_or(place) } else { 0 };
    let mut added = Vec::new();
    let mut count = 0;
    for list in governed {
        let Some(statement) = statements.get_mut(list.statement) else { continue };
        let (first, end) = statement.actors;
        if statement.span.start() < from || statement.role != Role::Responsible || first == end {
            continue;
        }
        let leaders = match rule.order {
            LeadOrder::First => 1,
            LeadOrder::BeforeComma => list.before_comma.max(1),
        };
        count += 1;
        let middle = end.min(first + leaders as u32);
        if middle < end {
            added.push(PartyData { actors: (middle, end), ..*statement });
        }
        statement.role = Role::Lead;
        statement.actors = (first, middle);
    }
    statements.append(&mut added);
    count
}
