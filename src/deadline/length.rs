//! Windows and periods: `4—6月`, `3个工作日内`, `提前两天`, `不超过一年`.
//!
//! A window is a deadline where something is to be done in it, not where something holds in it.  A period is one where a
//! step follows; short ones (hours, working days) are terms of procedures by themselves.

use super::around::{Around, is_bare_relative, is_told};
use super::judge::{NEAR, applies, behind_whom, is_relative};
use super::period::Unit;
use super::signs::ends_clause;
use super::words::{Class, Seen};
use crate::lexicon::words;

/// The name of a stage of the work has at most this many characters, its number before it.
const STAGE: usize = 24;

/// A window: one in which something is to be done, not one in which something holds.
pub(super) fn window(around: &Around<'_>) -> bool {
    let (lead, words) = (around.clause_before, around.said());
    let (before, said) = (Seen::new(lead), Seen::new(words));
    let benefit = before.has(Class::Benefit) || said.has(Class::Benefit);
    let holds = before.has(Class::Holds) || said.has(Class::Holds) || said.has(Class::Barred);
    let permits = words::TERM_LETS.stands_in(words);
    let named = around.clause_after.starts_with("期间") || around.clause_after.starts_with('为');
    let applies = words.contains("申报") || words.contains("申请");
    // `3月23日至4月23日,向社会征求意见,收到意见50条`: what came of it is told.
    let told = around.after.split(ends_clause).any(|clause| clause.starts_with("收到") || clause.starts_with("共收"));
    // `须在…期间完成网签`: who is to get something has to.
    let must = named && before.has(Class::Must);
    if benefit && !applies && !must || holds || permits || told || is_relative(around) {
        return false;
    }
    // `5月20日至6月20日为自查阶段`
    if let Some(stage) = around.clause_after.strip_prefix('为')
        && let Some(stage) = stage.strip_suffix("阶段").or_else(|| stage.strip_suffix('期'))
    {
        return words::TERM_STAGE.ends(stage);
    }
    // `应在5月至7月期间完成补缴`, `于…期间向…提交申请`: a verb directly behind.
    if named {
        let verb = words.trim_start_matches("期间").trim_start_matches('内');
        let task = verb.starts_with('向') || Seen::new(verb).at(Class::Do) == 0;
        return task
            && (!benefit || must)
            && (before.has(Class::Must) || lead.ends_with(['于', '在']) && verb.starts_with('向'));
    }
    if before.has(Class::Procedure) || is_stage(around) {
        return true;
    }
    if lead.contains('起') || words.starts_with('《') || words.contains('了') {
        return false;
    }
    if !around.clause_after.is_empty() {
        return said.at(Class::Procedure).min(said.at(Class::Conduct)) <= NEAR;
    }
    // `1997年4—6月，由社会团体根据规定进行自查`: a stage of the work, with who does it.
    let task = said.at(Class::Procedure).min(said.at(Class::Do));
    let actor = words.get(..task.min(words.len())).unwrap_or_default();
    let led = words.starts_with(['由', '各']) || words.starts_with("申请人") || words.starts_with("申报");
    let by_body =
        actor.contains(['局', '委', '办', '府', '部', '厅', '处', '站', '各']) || words::TERM_BEARERS.stands_in(actor);
    let stands_alone = around.before.is_empty() || around.before.ends_with(['(', '（']);
    let task_first = Seen::new(words).at(Class::Conduct) == 0 && around.before.is_empty();
    stands_alone && (task_first || led && task != usize::MAX || by_body && task <= NEAR)
}

/// `总结提升(10月至12月)。`: a stage of the work, its time in brackets.
pub(super) fn is_stage(around: &Around<'_>) -> bool {
    // `第一阶段:动员部署(6月上旬)`
    let Some(heading) = around.clause_before.strip_suffix(['(', '（']) else { return false };
    let heading = heading.strip_suffix("阶段").unwrap_or(heading);
    let closes =
        around.after.strip_prefix([')', '）']).is_some_and(|rest| rest.is_empty() || rest.starts_with(ends_clause));
    closes && around.before.chars().count() <= STAGE && words::TERM_STAGE.ends(heading)
}

/// Whether words begin with what is done to something: `把苗栽上`, `将水位降至汛限以下`, `给群众一个说法`.
pub(super) fn handles(words: &str) -> bool {
    words.starts_with(['把', '将', '给']) && !words.starts_with("给予")
}

/// `3个工作日内`, `之日起20日内`, `2—3年内`.
pub(super) fn period(around: &Around<'_>, unit: Unit) -> bool {
    let words = around.said();
    // `有效期届满前30日内`: the event lies ahead.
    let ahead = words::TERM_EVENT.ends(around.clause_before);
    if around.led_by(&words::TERM_AGO) && !ahead
        || words::TERM_LIFTED.starts(around.clause_before)
        || words::TERM_LIFTED.stands_in(end(around.clause_before))
    {
        return false;
    }
    // `2年内未提出申请的,视为逾期`: what is missed is due by then.
    let missed = words::TERM_MISSED.stands_in(around.after);
    if words.starts_with('未') && missed && words::TERM_FILED.stands_in(words) {
        return true;
    }
    // `支持缴存人购买住房5年内,…申请提取`: whom it is meant for.
    let lead = around.clause_before;
    if words::TERM_MEANT_FOR.starts(lead) && Seen::new(lead).has(Class::Benefit) {
        return false;
    }
    // `现房(一年内竣工交付)`: what is meant by the word before.
    if lead.ends_with(['(', '（']) && around.clause_after.ends_with([')', '）']) {
        return false;
    }
    // `一年内就实现投产`: sooner than one thought.
    if words.strip_prefix('就').is_some_and(|rest| words::TERM_REACHED.starts(rest)) {
        return false;
    }
    // Told of (`10小时内就选派了`), barred, coming back, or a case of its own.
    let told = is_told(if around.clause_after.is_empty() { around.after } else { words })
        || around.clause_before.trim_end_matches('在').ends_with(['曾', '已'])
        || around.clause_after.starts_with(['”', '"']);
    let comes_back = words::TERM_EACH.stands_in(words);
    let case = words::TERM_CASE.stands_in(words);
    if told || comes_back || case || words.starts_with('不') || words.starts_with("核酸") {
        return false;
    }
    // `缴费期延长至疫情解除后三个月内`
    if is_put_off(around) {
        return true;
    }
    // `从提交方案到办理施工许可时间控制在2个月内`: how long a step may take.
    if around.led_by(&words::TERM_REDUCED) && is_named(around.clause_before) {
        return true;
    }
    // `员工14天内活动范围`: what was in that time.
    if words::TERM_WAS.starts(words) {
        return false;
    }
    // `并在2个月内缴清契税的`: a step with a term of its own.
    let step = around.clause_before.trim_end_matches(['在', '于']).ends_with(['且', '并']) && words.contains("缴清");
    if !step
        && (around.clause_after.starts_with('的')
            || !handles(around.clause_after) && (is_bare_relative(around.clause_after) || around.is_condition())
            || is_met(around))
    {
        return false;
    }
    if step {
        return true;
    }
    let seen = Seen::new(behind_whom(words));
    let mut first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    // `在15个工作日内将补贴资金拨付到账`: what is brought forward is no benefit of the time.
    let handled = matches!(unit, Unit::Hour | Unit::Workday) && handles(around.clause_after);
    if other < first && !handled {
        return false;
    }
    // `在一个月内完成网签,给予奖励`: what is to be done for the benefit.
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
    let mut clauses = around.after.split(ends_clause).skip(1 + usize::from(around.clause_after.is_empty()));
    let direct = clauses.clone().next().is_some_and(|clause| {
        clause.starts_with("享受") || clause.starts_with('按') && Seen::new(clause).has(Class::Benefit)
    });
    // `1年内提交补助申请,给予…`: an application's term, whatever is given for it.
    if long && !applies(words) && (direct || clauses.any(|clause| words::TERM_REWARD.starts(clause))) {
        return false;
    }
    let counted = around.led_by(&words::TERM_COUNTED);
    if counted && around.clause_after.is_empty() {
        // `方案调整完成一个月内,项目单位按照约定,及时缴纳`: the verb stands in a later clause.
        let later = Seen::new(around.after);
        let verb = later.at(Class::Do).min(later.at(Class::Must));
        if verb < later.at(Class::Benefit).min(later.at(Class::Barred)) {
            first = first.min(verb);
        }
    }
    let ordered =
        first != usize::MAX || Seen::new(around.clause_before).has(Class::Must) || handles(around.clause_after);
    match unit {
        Unit::Hour | Unit::Workday => true,
        Unit::Day => ordered || counted,
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => ordered,
    }
}

/// Whether a term is put off until an event and a period behind it: `可延期至疫情解除后三个月内缴费`.
fn is_put_off(around: &Around<'_>) -> bool {
    let lead = around.clause_before;
    let due = || words::TERM_DUE.stands_in(around.before) || words::TERM_DUE.stands_in(around.clause_after);
    lead.ends_with('后') && words::TERM_EXTENDED.stands_in(lead) && due()
}

/// `自认定起2年内,在本市新增投资1亿元以上的,给予…`: the condition that is met in that time.
fn is_met(around: &Around<'_>) -> bool {
    let mut clauses = around.after.split(ends_clause).skip(usize::from(around.clause_after.is_empty()));
    clauses.next().is_some_and(|clause| clause.ends_with('的'))
        && clauses.any(|clause| words::TERM_REWARD.starts(clause) || Seen::new(clause).has(Class::Benefit))
}

/// Whether words name a term that a step has.
fn is_named(words: &str) -> bool {
    words::TERM_NAMES.stands_in(words) && !words::TERM_PUT_OFF.stands_in(words)
}

/// The last few letters of `text`.
fn end(text: &str) -> &str {
    let from = text.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// `提前两天将材料送…`: what is to be done so long before.
pub(super) fn is_advance(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    if around.clause_before.ends_with(['可', '能']) || around.clause_before.ends_with("可以") || around.is_condition()
    {
        return false;
    }
    // `提前两年完成加固任务`: ahead of a plan, which is told unless something orders it.
    let planned = words::TERM_REACHED.starts(clause) && clause.chars().nth(2).is_some();
    let must = Seen::new(around.clause_before).has(Class::Must) || words::TERM_AIM.ends(around.clause_before);
    if planned && !must {
        return false;
    }
    // `县政府将提前五个工作日通告`, `应在开学时间确定后提前15天返程`
    if must && !is_told(clause) || around.clause_before.ends_with('将') && words::TERM_NOTICE.starts(clause) {
        return !clause.is_empty();
    }
    let seen = Seen::new(clause);
    let ordered =
        around.clause_before.is_empty() || Seen::new(around.clause_before).has(Class::Must) || seen.has(Class::Do);
    ordered && (clause.starts_with(['将', '向', '书', '以', '报']) || seen.at(Class::Do) <= NEAR)
}

/// `办理时限由3个工作日缩减为1个工作日`, `5个工作日即可放款`: a term without 内.
pub(super) fn is_term(around: &Around<'_>) -> bool {
    let told = around.said().starts_with('了')
        || around.clause_before.contains("公示")
        || ["仅用", "只用"].iter().any(|word| around.clause_before.ends_with(word));
    let done = words::TERM_DONE.starts(around.clause_after) && !around.is_condition();
    !told && (around.led_by(&words::TERM_REDUCED) || done)
}

/// `办理期限不超过一年`: how long a step may take at most.
pub(super) fn is_bounded(around: &Around<'_>) -> bool {
    // `审核时间一般不少于5个工作日,最长不超过15个工作日`: the clause before names what is bounded.
    let short = around.clause_before.chars().count() <= 4;
    let clause = if short { around.before } else { around.clause_before };
    // `从申请受理到完成项目认定原则上不超过十五个工作日`
    let named = clause.starts_with('从') && clause.contains('到');
    let bound = named || words::TERM_NAMES.stands_in(clause) && words::TERM_BOUND.stands_in(clause);
    bound && !words::TERM_PUT_OFF.stands_in(clause)
}

/// `用3个月时间完成整治`: as long as a task may take.
pub(super) fn is_spent(around: &Around<'_>) -> bool {
    let lead = around.clause_before;
    let taken = lead.ends_with('用') && !words::TERM_TOOK.ends(lead);
    let words = around.said();
    let seen = Seen::new(words);
    let task = seen.has(Class::Do) || seen.has(Class::Must) || handles(words) || words.starts_with('对');
    taken && task && !is_told(words) && !is_told(around.clause_before) && !seen.has(Class::Benefit)
}
