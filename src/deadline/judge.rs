//! Whether a time in its sentence is a deadline.
//!
//! Most times in such texts are none: a benefit holds until then, a flat was bought before then, a figure is as of
//! then, a meeting was then.  What tells them apart is the verb that the time goes with, so the rules look at the
//! words directly around the time, clause by clause: tasks and steps of a procedure make a deadline; buying, receiving,
//! holding, being forbidden do not.  A time in a relative clause (`2020年5月1日前到期的贷款`) says what is meant, not by when.

use super::expression::{Edge, Expression, Part, Point, Sign, Time, Unit, Year};
use super::words::{Class, Seen};
use crate::date::Date;
use crate::lines::is_blank;

/// So many bytes of the sentence before a time are looked at.
const BEFORE: usize = 120;
/// So many bytes of the sentence behind a time are looked at.
const AFTER: usize = 180;
/// An aim's verb stands within so many bytes behind a time that has no sign of its own.
const NEAR: usize = 30;

/// The sentence around a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// From the start of the sentence to the time.
    before: &'t str,
    /// The last clause of it.
    clause_before: &'t str,
    /// From the time to the end of the sentence.
    after: &'t str,
    /// The first clause of it.
    clause_after: &'t str,
}

impl<'t> Around<'t> {
    /// The sentence around `start..end`; it does not reach over `floor` and `ceiling` (the edges of the paragraph).
    pub fn new(text: &'t str, start: usize, end: usize, floor: usize, ceiling: usize) -> Self {
        let mut from = start.saturating_sub(BEFORE).max(floor);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (end + AFTER).min(ceiling);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let before = text.get(from..start).unwrap_or_default();
        let before = before.rfind(SENTENCE).map_or(before, |at| behind(before, at)).trim_start_matches(is_blank);
        let after = text.get(end..to).unwrap_or_default();
        let after = after.find(SENTENCE).map_or(after, |at| after.get(..at).unwrap_or_default());
        let clause_before = before.rfind(CLAUSE).map_or(before, |at| behind(before, at));
        let clause_after = after.find(CLAUSE).map_or(after, |at| after.get(..at).unwrap_or_default());
        Self {
            before,
            clause_before: clause_before.trim_matches(is_blank),
            after,
            clause_after: clause_after.trim_matches(is_blank),
        }
    }

    /// The first clause behind the time that has words: the time may stand alone in its clause.
    fn said(&self) -> &'t str {
        if !self.clause_after.is_empty() {
            return self.clause_after;
        }
        let rest = self.after.trim_start_matches(|c: char| is_blank(c) || CLAUSE.contains(&c));
        rest.find(CLAUSE).map_or(rest, |at| rest.get(..at).unwrap_or_default())
    }

    fn led_by(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.clause_before.ends_with(word))
    }
}

const SENTENCE: [char; 8] = ['。', '；', ';', '！', '？', '\n', '【', '】'];
const CLAUSE: [char; 4] = ['，', ',', '：', ':'];

/// What stands behind the sign at `at`.
fn behind(text: &str, at: usize) -> &str {
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    text.get(at + len..).unwrap_or_default()
}

/// Whether the expression is a deadline.  `base` is the document's own date, `date` the day that the expression means.
pub(super) fn is_deadline(
    around: &Around<'_>,
    expression: &Expression,
    date: Option<Date>,
    base: Option<Date>,
) -> bool {
    // `每年3月底前`, `每季度末`: the term comes back.
    if around.clause_before.chars().rev().take(2).any(|c| matches!(c, '每' | '逐')) {
        return false;
    }
    let past = base.zip(date).is_some_and(|(base, date)| is_long_before(date, base));
    match expression.time {
        _ if past => false,
        Time::Period(unit) => period(around, unit),
        _ if is_labelled(around) => true,
        Time::Window(..) => window(around),
        Time::Point(point) => match expression.sign {
            Sign::Before => before(around),
            Sign::Within => within(around),
            Sign::None if point.edge == Edge::Within => within(around),
            Sign::None => target(around, point, date, base),
        },
    }
}

/// Whether `date` lies more than two months before `base`: it is told of, not ordered.
fn is_long_before(date: Date, base: Date) -> bool {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(base) - months(date) > 2
}

/// `完成时限：9月30日`, `申报截止时间为…`.
fn is_labelled(around: &Around<'_>) -> bool {
    let line = around.before.trim_end_matches(|c: char| {
        is_blank(c) || CLAUSE.contains(&c) || matches!(c, '为' | '是' | '自' | '从' | '至' | '在' | '于' | '到')
    });
    let from = line.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let label = line.get(from..).unwrap_or_default();
    let seen = Seen::new(label);
    let ends = seen.has(Class::Label) && label.ends_with(['限', '间', '期', '点', '求']);
    ends && !seen.has(Class::Benefit) && !seen.has(Class::Holds)
}

/// `X前`: a deadline unless its verb says otherwise.
fn before(around: &Around<'_>) -> bool {
    let said = around.said();
    if said.starts_with(['已', '曾']) || around.led_by(&["截至", "截止", "比", "较", "早于", "晚于"]) {
        return false;
    }
    if is_relative(around) {
        return false;
    }
    // `自…起至6月30日前`: a window.
    if around.clause_before.contains(['自', '从']) && around.clause_before.contains('起') {
        return window(around);
    }
    let seen = Seen::new(said);
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
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

/// `年内`, `本周内`: only with a task.
fn within(around: &Around<'_>) -> bool {
    if is_relative(around) || around.led_by(&["同", "一个", "该", "学", "有效期", "期"]) {
        return false;
    }
    let seen = Seen::new(around.said());
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other =
        seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred)).min(seen.at(Class::Past));
    first < other
}

/// A point without a sign: `到2025年`, `2月底`, `延长至2月24日`, `2023年上半年开工`.
fn target(around: &Around<'_>, point: Point, date: Option<Date>, base: Option<Date>) -> bool {
    const AS_OF: [&str; 14] =
        ["截至", "截止", "截止到", "截止至", "截至到", "自", "从", "比", "较", "由", "以", "与", "是", "了"];
    if around.led_by(&AS_OF) || around.after.starts_with(['的', '起', '以', '、', '度', '第', '）', ')']) {
        return false;
    }
    // What lies behind the document's own day is told of.
    let ahead = base.zip(date).is_none_or(|(base, date)| date >= base);
    if !ahead || is_relative(around) {
        return false;
    }
    let before = Seen::new(around.clause_before);
    if matches!(point.part, Part::Plan(_)) {
        return around.led_by(&["到", "至"]) || point.edge == Edge::End || around.clause_after.contains("目标");
    }
    if around.led_by(&[
        "延长至",
        "延期至",
        "推迟至",
        "顺延至",
        "延至",
        "延长到",
        "延期到",
        "推迟到",
        "放宽至",
        "展期至",
    ]) {
        let due = ["申报", "缴", "征期", "期限", "办理", "受理", "报名", "征收", "年报", "时间"]
            .iter()
            .any(|word| around.clause_before.contains(word));
        return due
            && !before.has(Class::Benefit)
            && !around.clause_before.contains("政策")
            && !around.clause_before.contains("有效");
    }
    let seen = Seen::new(around.said());
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Past));
    if around.led_by(&["到", "至"]) {
        let open = around.clause_before.contains(['自', '从', '由'])
            || around.clause_before.contains("持续")
            || around.clause_before.contains("期间");
        if open || before.has(Class::Holds) || before.has(Class::Benefit) || point.edge == Edge::Start {
            return false;
        }
        return match point.part {
            Part::Day(..) => first < other && first <= NEAR,
            _ => {
                first != usize::MAX && first < seen.at(Class::Holds)
                    || around.clause_after.is_empty() && other > first.min(usize::MAX - 1)
            }
        };
    }
    let aimed = first <= NEAR && first < other;
    match point.edge {
        // `在年中和年末报告`: twice a year.
        Edge::End if point.year == Year::None && around.led_by(&["和", "及", "、", "或"]) => false,
        Edge::End => aimed,
        Edge::Start | Edge::Within => false,
        Edge::Whole => match point.part {
            Part::Day(..) | Part::DayOnly(_) => {
                aimed && around.led_by(&["于", "在"]) && Seen::new(around.before).has(Class::Must)
            }
            Part::Month(..) if around.led_by(&["于", "在", "计划", "拟于", "力争"]) => aimed,
            // `2023年上半年开工`: the verb stands directly behind the time, and the time lies ahead.
            Part::Half(_) | Part::Quarter(_) => first == 0 && aimed,
            Part::Month(..) | Part::Year => first == 0 && aimed && base.is_some() && date.is_some(),
            _ => false,
        },
    }
}

/// A window: one in which something is to be done, not one in which something holds.
fn window(around: &Around<'_>) -> bool {
    let before = Seen::new(around.clause_before);
    let said = Seen::new(around.said());
    let benefit = before.has(Class::Benefit)
        || said.has(Class::Benefit)
        || before.has(Class::Holds)
        || said.has(Class::Holds)
        || said.has(Class::Barred);
    if benefit || is_relative(around) || around.clause_after.starts_with("期间") {
        return false;
    }
    if before.has(Class::Procedure) || said.at(Class::Procedure) <= NEAR {
        return true;
    }
    // `1997年4—6月，由社会团体根据规定进行自查`: a stage of the work.
    let opens = around.before.is_empty() || around.before.ends_with(['(', '（']);
    opens && around.clause_after.is_empty() && (around.said().starts_with(['由', '各']) || said.at(Class::Do) <= NEAR)
}

/// `3个工作日内`, `之日起20日内`, `2—3年内`.
fn period(around: &Around<'_>, unit: Unit) -> bool {
    if around
        .led_by(&["近", "过去", "最近", "前", "满", "连续", "累计", "未来", "今后", "以后", "之前", "第", "存续", "每"])
    {
        return false;
    }
    let said = around.said();
    let seen = Seen::new(said);
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    if other < first || is_condition(around) {
        return false;
    }
    let counted =
        ["之日起", "日起", "后", "起", "之日", "之后"].iter().any(|word| around.clause_before.ends_with(word));
    let ordered = first != usize::MAX || Seen::new(around.clause_before).has(Class::Must);
    match unit {
        Unit::Hour | Unit::Workday => true,
        Unit::Day => ordered || counted,
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => ordered,
    }
}

/// Whether the clause with the time is a condition or names who is meant: `…内缴交契税的购房人`.
fn is_condition(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    let Some(at) = clause.rfind('的') else { return false };
    let behind = clause.get(at + 3..).unwrap_or_default();
    behind.is_empty() || is_person(behind)
}

/// A noun that names who or what a relative clause is about.
fn is_person(noun: &str) -> bool {
    noun.len() <= 36
        && ["人", "者", "家庭", "企业", "职工", "群众", "项目", "住房", "单位", "房源", "贷款", "用地", "地块", "合同"]
            .iter()
            .any(|word| noun.ends_with(word))
}

/// Whether the time stands in a relative clause that says which things are meant: `对2024年3月31日前供应、尚未开发的项目`.
fn is_relative(around: &Around<'_>) -> bool {
    // What a thing is by then, and what was done to it by then.
    const STATES: [&str; 16] = [
        "已", "未", "供应", "供地", "到期", "取得", "毕业", "出生", "入学", "成立", "注册", "发生", "购买", "网签",
        "入职", "参加",
    ];
    const DONE: [&str; 10] = ["签订", "缴", "建成", "竣工", "投入", "登记", "备案", "批准", "出让", "入库"];
    let clause = around.clause_after;
    let about = around.clause_before.starts_with(['对', '凡'])
        || around.clause_before.ends_with("对于")
        || around.clause_before.ends_with('对');
    if clause.starts_with('的') || about && around.after.contains('的') && !Seen::new(around.said()).has(Class::Must)
    {
        return true;
    }
    let Some(at) = clause.find('的') else { return false };
    if Seen::new(clause).has(Class::Must) {
        return false;
    }
    if STATES.iter().any(|word| clause.starts_with(word)) && at <= NEAR * 2 {
        return true;
    }
    let noun = clause.rfind('的').and_then(|at| clause.get(at + 3..)).unwrap_or_default();
    noun.is_empty() || DONE.iter().any(|word| clause.starts_with(word)) && is_person(noun)
}

/// An occasion before 前: `国庆节前`, `春播结束前`.
pub(super) fn is_occasion_deadline(around: &Around<'_>) -> bool {
    if around.led_by(&["关于", "在", "的"]) && around.clause_after.is_empty() || around.clause_before.ends_with("关于")
    {
        return false;
    }
    if around.clause_before.chars().rev().take(2).any(|c| c == '每') || around.clause_after.starts_with('的') {
        return false;
    }
    let whole = around.before.is_empty() && around.after.is_empty();
    let seen = Seen::new(around.said());
    whole
        || is_labelled(around)
        || seen.has(Class::Do)
        || seen.has(Class::Must)
        || Seen::new(around.clause_before).has(Class::Must)
}

/// `提前两天将材料送…`: what is to be done so long before.
pub(super) fn is_advance(around: &Around<'_>) -> bool {
    let clause = around.clause_after;
    let ordered = Seen::new(around.clause_before).has(Class::Must) || around.clause_before.is_empty();
    let seen = Seen::new(clause);
    (clause.starts_with(['将', '向', '书', '以', '报']) || seen.at(Class::Do) <= NEAR)
        && (ordered || seen.has(Class::Do))
        && !is_condition(around)
}

/// `办理期限不超过一年`: how long a step may take at most.
pub(super) fn is_bounded(around: &Around<'_>) -> bool {
    let clause = around.clause_before;
    let term = ["期限", "时限", "时间"].iter().any(|word| clause.contains(word));
    let step = ["办理", "结算", "审批", "审核", "整改", "答复", "验收", "建设", "施工", "支付", "兑付"]
        .iter()
        .any(|word| clause.contains(word));
    term && step && !Seen::new(clause).has(Class::Benefit)
}
