//! Whether a time in its sentence is a deadline.
//!
//! Most times in such texts are none: a benefit holds until then, a flat was bought before then, a figure is as of
//! then, a meeting was then.  What tells them apart is the verb that the time goes with, so the rules look at the
//! words directly around the time, clause by clause: tasks and steps of a procedure make a deadline; buying, receiving,
//! holding, being forbidden do not.  A time in a relative clause (`2020年5月1日前到期的贷款`) says what is meant, not by when.
//! Points in time are judged here, windows and periods in [`super::length`], what stands before an event in [`super::event`].

use super::around::{Around, is_bare_relative, is_told, is_whom};
use super::expression::{Expression, Sign, Time};
use super::point::{Edge, Part, Point, Year};
use super::signs::ends_clause;
use super::words::{Class, Seen};
use super::{event, length};
use crate::date::Date;
use crate::lexicon::words;
use crate::lines::{is_blank, rfind_sign};

/// An aim's verb stands within so many bytes behind a time that has no sign of its own.
pub(super) const NEAR: usize = 30;
/// A verb stands directly behind a time within so many bytes: a short subject may stand between (`2月底各县兑付`).
const DIRECT: usize = 15;

/// Whether the expression is a deadline.  `base` is the document's own date, `date` the day that the expression means.
pub(super) fn is_deadline(
    around: &Around<'_>,
    expression: &Expression,
    date: Option<Date>,
    base: Option<Date>,
) -> bool {
    // `每年3月底前`, `每季度末`: the term comes back.  `《2022年底前任务清单》`: the name of a document.
    if around.recurs() || is_in_title(around) || comes_back(around) {
        return false;
    }
    let past = base.zip(date).is_some_and(|(base, date)| is_long_before(date, base));
    match expression.time {
        _ if past => false,
        // `去年底`, `2月底才复工`
        Time::Point(Point { year: Year::Offset(-1), .. }) => false,
        _ if around.clause_after.starts_with('才') => false,
        Time::Period(unit) => length::period(around, unit),
        // `受理时间:周一至周五`, `周三召开会议`: only a sign makes a term of such a day.
        Time::Window(point, _) | Time::Point(point) if is_near(point.part) && expression.sign == Sign::None => false,
        Time::Point(point) if point.part == Part::Occasion => event::is_occasion_deadline(around),
        _ if is_labelled(around) => true,
        Time::Window(..) => length::window(around),
        Time::Point(point) => match expression.sign {
            Sign::Before => before(around) || base.is_some() && date >= base && is_missed(around),
            Sign::Within => within(around),
            Sign::None if point.edge == Edge::Within => within(around),
            Sign::None => target(around, point, date, base),
        },
    }
}

/// `2008年以前,协调委每半年召开一次例会`: what comes back till then.
fn comes_back(around: &Around<'_>) -> bool {
    around.clause_after.is_empty() && words::TERM_EVERY.stands_in(around.said()) && !is_labelled(around)
}

/// Whether the time stands in the title of a document.
fn is_in_title(around: &Around<'_>) -> bool {
    rfind_sign(around.before, |c| matches!(c, '《' | '》')).is_some_and(|(_, sign)| sign == '《')
}

/// Whether a day is named by its place near the base.
const fn is_near(part: Part) -> bool {
    matches!(part, Part::Weekday(..) | Part::DayOffset(_) | Part::BareDay(_))
}

/// `9月10日前未签约的,启动…`: what is to become of those who miss the term, no benefit's condition.
fn is_missed(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    let missed = words::TERM_FAILED.starts(clause);
    let seen = Seen::new(around.after);
    let other = seen.has(Class::Benefit) || seen.has(Class::Holds) || around.clause_before.starts_with(['对', '凡']);
    missed && clause.ends_with('的') && !other && !around.led_by(&words::TERM_AS_OF)
}

/// Whether `date` lies more than two months before `base`: it is told of, not ordered.
fn is_long_before(date: Date, base: Date) -> bool {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(base) - months(date) > 2
}

/// `完成时限：9月30日`, `申报截止时间为…`; a heading of these words labels the time that its first line begins with.
pub(super) fn is_labelled(around: &Around<'_>) -> bool {
    let line = match around.before {
        "" if is_open(around) => around.above,
        before => before,
    };
    // `登记时间在2022年6月1日之后的`: a start.
    if words::TERM_SINCE.starts(around.after) {
        return false;
    }
    let line = line.trim_end_matches(|c: char| {
        is_blank(c)
            || matches!(
                c,
                ':' | '：' | ',' | '，' | '为' | '是' | '自' | '从' | '至' | '在' | '于' | '到' | '截' | '止'
            )
    });
    let named = line.ends_with(['限', '间', '期', '点', '求']);
    if named && line.strip_suffix("截止时间").is_some_and(is_validity) {
        return false;
    }
    // `受理购房补贴申请截止到…`: till when one may apply.
    if ["截止到", "截止至"].iter().any(|word| around.clause_before.ends_with(word))
        && words::TERM_CLOSES.starts(around.clause_before)
    {
        return true;
    }
    // `工作年限的截止日期为…`: a day up to which something is counted.
    if !named || words::TERM_COUNT.stands_in(line) {
        return false;
    }
    // `申请各类补贴时间截至…`: by when one applies, whatever one applies for.
    if words::TERM_CLOSING.ends(around.clause_before)
        && (applies(around.clause_before) || around.clause_before.contains("申请"))
    {
        return true;
    }
    let from = line.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let label = line.get(from..).unwrap_or_default();
    let label = label.rsplit(ends_clause).next().unwrap_or_default();
    let seen = Seen::new(label);
    // What a bare 时限 bounds may be a benefit; an application's or a report's is a term.
    seen.has(Class::Label) && (seen.has(Class::Step) || !seen.has(Class::Benefit)) && !seen.has(Class::Holds)
}

/// Whether the words before 截止时间 say that something holds till then: `适用截止时间`, `最高额度提高10万元(截止时间为…)`.
fn is_validity(before: &str) -> bool {
    let before = before.trim_end_matches(is_blank);
    let seen = Seen::new(before);
    let gloss =
        before.ends_with(['(', '（']) && !applies(before) && !seen.has(Class::Do) && before.chars().nth(1).is_some();
    let started = before.ends_with(['，', ',']) && before.contains('自') && before.contains("开始");
    gloss || started || words::TERM_HOLDING.ends(before)
}

/// Whether a heading may label the time below it: nothing follows it, or what is to be done.
fn is_open(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    let seen = Seen::new(clause);
    clause.is_empty()
        || seen.has(Class::Do) && !seen.has(Class::Benefit) && !clause.starts_with("期间") && !is_relative(around)
}

/// `X前`: a deadline unless its verb says otherwise.
fn before(around: &Around<'_>) -> bool {
    let said = around.said();
    // `截至2月10日18时前,尚未登记的人员必须登记`: the order makes it a term.
    let ordered = around.clause_after.is_empty() && ["必须", "务必"].iter().any(|word| said.contains(word));
    let stands = words::TERM_ALL_ARE.starts(said);
    if stands
        || said.starts_with(['已', '曾'])
        || around.led_by(&words::TERM_AS_OF) && !around.clause_before.ends_with(['是', '由', '以']) && !ordered
    {
        return false;
    }
    if is_relative(around) || is_able(around) {
        return false;
    }
    // `自…起至6月30日前`, `即日起至…`: a window.
    let lead = around.clause_before;
    if lead.contains(['自', '从']) && lead.contains('起') || lead.ends_with("日起至") || lead.ends_with("日起到")
    {
        return length::window(around);
    }
    // `于10月31日前,凭身份证、网签备案证明申领`
    if said.starts_with(['凭', '持']) && !said.contains('可') && applies(said) {
        return true;
    }
    // `3月10日前,符合条件的购房申请人,统一到窗口申请`
    if around.clause_after.is_empty() && said.ends_with("申请人") && !around.after.contains('可') {
        return true;
    }
    let seen = Seen::new(behind_whom(said));
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    if around.clause_after.is_empty() {
        // `网签日期应在2022年12月31日前`: who qualifies.
        if said.is_empty() && Seen::new(around.clause_before).has(Class::Benefit) && !is_labelled(around) {
            return false;
        }
        // The time stands alone and a rule follows: `2022年12月31日前,保证金按50%确定`.
        if !seen.has(Class::Must) && is_rule(around) {
            return false;
        }
    }
    // `争取7月底前落实率不低于70%`: what is aimed at.
    if first == usize::MAX && around.led_by(&words::TERM_AIM) && words::TERM_LEAST.stands_in(said) {
        return true;
    }
    if first != usize::MAX {
        return first < other || seen.has(Class::Must) && !seen.has(Class::Benefit);
    }
    if other != usize::MAX {
        return false;
    }
    // The verb stands in a later clause.
    let later = Seen::new(around.after);
    let first = later.at(Class::Do).min(later.at(Class::Must));
    let other = later.at(Class::Benefit).min(later.at(Class::Holds));
    other == usize::MAX || first < other
}

/// Whether what follows a time that stands alone is a rule that holds till then, not a task.
fn is_rule(around: &Around<'_>) -> bool {
    let said = around.said();
    // `…前,对于…的项目,应尽快返还`, `…前,符合条件的购房人,统一提出申请`: the order or the step makes it a term.
    let ordered = around.after.split(ends_clause).any(|clause| {
        let seen = Seen::new(clause);
        seen.at(Class::Must) == 0 && !seen.has(Class::Benefit) && !seen.has(Class::Barred)
    });
    if ordered || applies(around.after) && !around.after.contains('可') {
        return false;
    }
    let meant = around.clause_before.chars().count() <= 1 && words::TERM_MEANT.starts(said);
    let rate = said.contains('按') && words::TERM_RULE.ends(said);
    let condition = around.after.contains("的,") || around.after.contains("的，");
    meant || rate || condition || around.after.split(ends_clause).any(permits)
}

/// Whether a clause lets somebody do something: `企业可申请降低…`, `允许…`.  What one may apply for is due by then.
fn permits(clause: &str) -> bool {
    let permitted = clause.starts_with("允许") || clause.starts_with("鼓励") || words::TERM_PERMIT.stands_in(clause);
    permitted && !applies(clause)
}

/// Whether somebody applies for something in a clause.
pub(super) fn applies(clause: &str) -> bool {
    words::TERM_APPLIES.stands_in(clause) || clause.contains('向') && clause.contains("申请")
}

/// The words from the verb on, where they begin with for whom it is done: `为购房人|办理网签备案`.
pub(super) fn behind_whom(said: &str) -> &str {
    if !said.starts_with(['为', '向']) {
        return said;
    }
    said.get(Seen::new(said).at(Class::Do)..).unwrap_or(said)
}

/// `年内`, `本周内`: only with a task.
fn within(around: &Around<'_>) -> bool {
    if is_relative(around) || around.led_by(&words::TERM_MEASURE) || is_able(around) {
        return false;
    }
    let seen = Seen::new(around.said());
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    // `年内查办案件不少于8起`: a figure to be reached is a task, whatever its verb.
    let figure = ["不少于", "不低于"].iter().any(|word| around.said().contains(word));
    first.min(if figure { NEAR } else { usize::MAX }) < other.min(seen.at(Class::Past))
}

/// `支持3月底前能够投产的项目`: the time says which things are meant, not what is to be done.
fn is_able(around: &Around<'_>) -> bool {
    let said = around.said();
    words::TERM_ABLE.starts(said) || said.starts_with('可') && around.clause_after.contains('的')
}

/// A point without a sign: `到2025年`, `2月底`, `延长至2月24日`, `2023年上半年开工`.
fn target(around: &Around<'_>, point: Point, date: Option<Date>, base: Option<Date>) -> bool {
    // `最迟补缴日期不得超过2023年3月31日`
    let bounded = around.clause_before.ends_with("不得超过") && around.clause_before.contains("最迟");
    if around.led_by(&words::TERM_LATEST) || bounded {
        return !is_relative(around);
    }
    if length::is_stage(around) && base.zip(date).is_some_and(|(base, date)| date >= base) {
        return true;
    }
    let goes_on = around.after.starts_with(['的', '起', '以', '、', '度', '第', '）', ')', '仍']);
    if around.led_by(&words::TERM_AS_OF) || goes_on || around.said().starts_with('仍') {
        return false;
    }
    // What lies behind the document's own day is told of.
    let ahead = base.zip(date).is_none_or(|(base, date)| date >= base);
    if !ahead || is_relative(around) {
        return false;
    }
    let before = || Seen::new(around.clause_before);
    let to = around.clause_before.ends_with(['到', '至']);
    if matches!(point.part, Part::Plan(_)) {
        return to || point.edge == Edge::End || around.clause_after.contains("目标是") || is_planned(around);
    }
    // `发放期限提前到3月底`: what is paid is due, whoever receives it.
    if ["提前到", "提前至"].iter().any(|word| around.clause_before.ends_with(word))
        && words::TERM_DUE.stands_in(around.clause_before)
    {
        return true;
    }
    if around.led_by(&words::TERM_EXTENDED) {
        let holds = words::TERM_POLICY.stands_in(around.before);
        // `申报期限在此前已延至2月24日的基础上,再次延长至2月28日`
        let again = around.clause_before.starts_with("再次");
        let lead = if again { around.before } else { around.clause_before };
        return words::TERM_DUE.stands_in(lead) && !before().has(Class::Benefit) && !holds;
    }
    let seen = Seen::new(around.said());
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Past));
    // `自1月1日起至…`, `通知发布之日至…`: a window.
    if words::TERM_WINDOW.ends(around.clause_before) {
        return length::window(around);
    }
    if to {
        let open = around.clause_before.contains(['自', '从', '由'])
            || around.clause_before.contains("持续")
            || around.clause_before.contains("期间")
            || around.after.starts_with("期间");
        let holds = || {
            let before = before();
            before.has(Class::Holds) || before.has(Class::Benefit)
        };
        if open || point.edge == Edge::Start || holds() {
            return false;
        }
        let lead = around.clause_before.trim_end_matches(['到', '至']);
        let year = matches!(point.part, Part::Year);
        return match point.part {
            Part::Day(..) => first < other && first <= NEAR,
            // `到2025年,生态环境总体保持稳定`: what is aimed at stands behind the year, whatever it is.
            _ if year
                && around.clause_after.is_empty()
                && Around::opens(lead)
                && !is_told(around.said())
                && seen.at(Class::Benefit) > NEAR =>
            {
                true
            }
            // `力争到2030年数字产业规模突破1.5万亿元`
            _ if words::TERM_AIM.ends(lead) => !is_told(around.said()),
            _ => {
                first < seen.at(Class::Holds)
                    || around.clause_after.is_empty() && (first < other || other == usize::MAX)
            }
        };
    }
    // `确保2020年如期完成`: an aim's own word stands before the time.
    if around.led_by(&words::TERM_AIM) && point.edge != Edge::Start {
        return first < other;
    }
    let aimed = first <= NEAR && first < other;
    let planned = around.led_by(&words::TERM_PLAN) && !around.clause_before.ends_with("关于");
    let direct = seen.at(Class::Do) == 0 || words::TERM_ORDERED.starts(around.said());
    match point.edge {
        // `在年中和年末报告`: twice a year.
        Edge::End
            if point.year == Year::None && around.clause_before.ends_with(['和', '及', '、', '或', '过', '按']) =>
        {
            false
        }
        Edge::End if seen.has(Class::Past) => false,
        Edge::End => aimed && (first <= DIRECT || planned),
        // `9月初投入使用`
        Edge::Start => matches!(point.part, Part::Month(..)) && direct && aimed && base.is_some() && date > base,
        Edge::Within => false,
        Edge::Whole => match point.part {
            // `9月20日开工`: a step that lies ahead, or one that is ordered.
            Part::Day(..) | Part::DayOnly(..) => {
                let ordered = around.clause_before.ends_with(['于', '在']) && before().has(Class::Must);
                let alone = around.clause_before.is_empty() && seen.at(Class::Do) == 0;
                aimed && (ordered || alone && base.is_some() && date > base)
            }
            // `2023年上半年开工`: the verb stands directly behind the time, or the time stands alone before who does it.
            Part::Half(_) | Part::Quarter(_) => {
                let due = direct || planned && !is_told(around.said()) && !around.said().ends_with('的');
                due && aimed || ahead_alone(around, &seen) && base.is_some() && date.is_some()
            }
            Part::Month(..) if planned && point.year == Year::None => aimed,
            // Without a date of its own, a text may tell of the past.
            Part::Month(..) => aimed && (planned || direct) && base.is_some() && date.is_some(),
            // A year needs the document's own, or an aim in the sentence: `2030年达到300亿立方米`, `2020年计划新增…`.
            Part::Year => {
                let known = base.is_some() && date.is_some();
                let later = base.zip(date).is_some_and(|(base, date)| date.year() > base.year());
                // `1999年，环境质量要有所改善`
                let aims = Around::opens(around.before)
                    && around.clause_after.is_empty()
                    && seen.at(Class::Must) <= NEAR
                    && seen.at(Class::Must) < other
                    && !is_told(around.said());
                direct && aimed && (known || is_aim(around))
                    || aims
                    || words::TERM_INTENT.starts(around.clause_after) && first <= NEAR && first < other
                    || later && ahead_alone(around, &seen)
            }
            _ => false,
        },
    }
}

/// Whether something is ordered or aimed at in the years of a plan: `“十四五”期间要新增…`, `确保“十四五”期间整备不少于…`.
/// What such years are, or how one is to think of them, is told far more often, so that a task's own verb has to follow.
fn is_planned(around: &Around<'_>) -> bool {
    let said = around.said();
    let seen = Seen::new(said);
    let first = seen.at(Class::Do);
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Past));
    let told = is_told(said) || said.contains('是') || is_told(around.clause_before);
    let ordered = seen.at(Class::Must) == 0 || said.starts_with("计划") || around.led_by(&words::TERM_AIM);
    ordered && first <= NEAR && first < other && !told
}

/// Whether the sentence names an aim before or behind the time.
fn is_aim(around: &Around<'_>) -> bool {
    words::TERM_AIM.stands_in(around.before) || words::TERM_LEAST.stands_in(around.said())
}

/// Whether the time opens its sentence and a task follows it: `2019年上半年，试点城市政府印发方案`.
fn ahead_alone(around: &Around<'_>, seen: &Seen) -> bool {
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other =
        seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Past)).min(seen.at(Class::Barred));
    Around::opens(around.before) && around.clause_after.is_empty() && first < other && !is_told(around.said())
}

/// Whether the time stands in a relative clause that says which things are meant: `对2024年3月31日前供应、尚未开发的项目`.
pub(super) fn is_relative(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    let about = around.clause_before.starts_with(['对', '凡'])
        || around.clause_before.ends_with('对')
        || around.clause_before.ends_with("对于");
    if clause.starts_with('的') || about && around.after.contains('的') && !Seen::new(around.said()).has(Class::Must)
    {
        return true;
    }
    let Some(at) = clause.find('的') else { return false };
    let seen = Seen::new(clause);
    // `前应缴纳的费用`, `前应交付的楼栋`, `前金融机构已发放的贷款`.
    let task = seen.at(Class::Do) == 0;
    let done = !task && clause.find('已').is_some_and(|verb| verb < at);
    let due = clause.starts_with('应') && !clause.starts_with("应当") && at <= DIRECT && !clause.ends_with('的');
    if clause.starts_with("应缴") || due || done {
        return true;
    }
    if seen.has(Class::Must) {
        return false;
    }
    if is_bare_relative(clause) || words::TERM_STATE.starts(clause) && at <= NEAR * 2 {
        return true;
    }
    let noun = clause.rfind('的').and_then(|at| clause.get(at + 3..)).unwrap_or_default();
    // `…前完成备案的均适用`
    let noun = if noun.starts_with(['均', '都']) { "" } else { noun };
    // `…购买住房,并在X前缴清契税的,给予补贴`: a step with a term of its own.
    let lead = around.clause_before.trim_end_matches(['在', '于']);
    let paid = clause.starts_with('缴') && !clause.starts_with("缴存");
    let step = lead.ends_with(['且', '并']) || paid;
    // `…前网签并缴清契税的购房人`: who qualifies; an application has a term of its own.
    let bought = seen.has(Class::Benefit) && (!applies(clause) || is_told(clause)) && !noun.ends_with("项目");
    noun.is_empty() && !step || is_whom(noun) && (words::TERM_MADE.starts(clause) || bought || !seen.has(Class::Do))
}

#[cfg(test)]
mod tests;
