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
/// A verb stands directly behind a time within so many bytes: a short subject may stand between (`2月底各县兑付`).
const DIRECT: usize = 15;

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
        let after = without_gloss(after);
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

/// The longest gloss between a time and its verb, in characters: `(以契税完税证明时间为准)`.
const GLOSS: usize = 40;

/// `after` without the gloss in brackets that it starts with.
fn without_gloss(after: &str) -> &str {
    if !after.starts_with(['(', '（']) {
        return after;
    }
    let end = after.char_indices().take(GLOSS).find(|(_, c)| matches!(c, ')' | '）'));
    end.and_then(|(at, c)| after.get(at + c.len_utf8()..)).unwrap_or(after)
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
    // What a bare 时限 bounds may be a benefit; an application's or a report's is a term.
    ends && (seen.has(Class::Step) || !seen.has(Class::Benefit)) && !seen.has(Class::Holds)
}

/// `X前`: a deadline unless its verb says otherwise.
fn before(around: &Around<'_>) -> bool {
    let said = around.said();
    if said.starts_with(['已', '曾']) || around.led_by(&["截至", "截止", "比", "较", "早于", "晚于"]) {
        return false;
    }
    if is_relative(around) || is_able(around) {
        return false;
    }
    // `自…起至6月30日前`: a window.
    if around.clause_before.contains(['自', '从']) && around.clause_before.contains('起') {
        return window(around);
    }
    let seen = Seen::new(said);
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    // The time stands alone and a rule follows: `2022年12月31日前,保证金按50%确定`.
    if around.clause_after.is_empty() && !seen.has(Class::Must) {
        let free = around.clause_before.chars().count() <= 1;
        let whom = free
            && (said.starts_with(['对', '凡']) || ["符合", "购买", "新购"].iter().any(|word| said.starts_with(word)));
        let condition = around.after.contains("的,") || around.after.contains("的，");
        let rate = said.contains('按')
            && ["确定", "执行", "核定", "计算", "缴纳", "缴存"].iter().any(|word| said.ends_with(word));
        if whom || rate || condition {
            return false;
        }
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

/// `年内`, `本周内`: only with a task.
fn within(around: &Around<'_>) -> bool {
    let measure = ["同", "一个", "该", "学", "有效期", "期", "根据", "按照", "按", "以", "占", "对"];
    if is_relative(around) || around.led_by(&measure) || is_able(around) {
        return false;
    }
    let seen = Seen::new(around.said());
    let first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other =
        seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred)).min(seen.at(Class::Past));
    first < other
}

/// `支持3月底前能够投产的项目`: the time says which things are meant, not what is to be done.
fn is_able(around: &Around<'_>) -> bool {
    ["能够", "有望", "能"].iter().any(|word| around.said().starts_with(word))
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
    if !ahead || is_relative(around) || around.said().starts_with('仍') {
        return false;
    }
    let before = Seen::new(around.clause_before);
    if matches!(point.part, Part::Plan(_)) {
        return around.led_by(&["到", "至"])
            || point.edge == Edge::End
            || around.clause_after.contains("目标是")
            || around.clause_after.ends_with("目标");
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
    if around.led_by(&["起至", "起到"]) {
        return window(around);
    }
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
    // `确保2020年如期完成`: an aim's own word stands before the time.
    if around.led_by(&["确保", "力争", "争取", "务必"]) && point.edge != Edge::Start {
        return first != usize::MAX && first < other;
    }
    match point.edge {
        // `在年中和年末报告`: twice a year.
        Edge::End if point.year == Year::None && around.led_by(&["和", "及", "、", "或", "通过", "按"]) => false,
        Edge::End if seen.has(Class::Past) => false,
        Edge::End => aimed && (first <= DIRECT || around.led_by(&["力争", "确保", "争取", "计划", "预计", "拟于"])),
        Edge::Start | Edge::Within => false,
        Edge::Whole => match point.part {
            Part::Day(..) | Part::DayOnly(_) => {
                aimed && around.led_by(&["于", "在"]) && Seen::new(around.before).has(Class::Must)
            }
            Part::Month(..) if around.led_by(&["于", "在", "计划", "拟于", "力争"]) => aimed,
            // `2023年上半年开工`: the verb stands directly behind the time, and the time lies ahead.
            Part::Half(_) | Part::Quarter(_) => first == 0 && aimed,
            Part::Month(..) | Part::Year => seen.at(Class::Do) == 0 && aimed && base.is_some() && date.is_some(),
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
    let permits = ["鼓励", "支持", "允许", "可"].iter().any(|word| around.said().contains(word));
    if benefit || permits || is_relative(around) || around.clause_after.starts_with("期间") {
        return false;
    }
    if before.has(Class::Procedure) {
        return true;
    }
    if around.clause_before.contains('起') {
        return false;
    }
    // `1997年4—6月，由社会团体根据规定进行自查`: a stage of the work, with who does it.
    let task = said.at(Class::Procedure).min(said.at(Class::Do));
    let actor = around.said().get(..task.min(around.said().len())).unwrap_or_default();
    let named = around.said().starts_with(['由', '各'])
        || actor.contains(['局', '委', '办', '府', '部', '厅', '处', '站', '各'])
        || actor.contains("单位");
    if actor.starts_with('《') || around.said().contains('了') {
        return false;
    }
    if !around.clause_after.is_empty() {
        return said.at(Class::Procedure).min(said.at(Class::Conduct)) <= NEAR;
    }
    let led = around.said().starts_with(['由', '各']);
    let stands_alone = around.before.is_empty() || around.before.ends_with(['(', '（']);
    stands_alone && (led && task != usize::MAX || named && task <= NEAR)
}

/// `3个工作日内`, `之日起20日内`, `2—3年内`.
fn period(around: &Around<'_>, unit: Unit) -> bool {
    if around.led_by(&[
        "近",
        "过去",
        "最近",
        "前",
        "满",
        "连续",
        "累计",
        "未来",
        "今后",
        "以后",
        "之前",
        "第",
        "存续",
        "每",
        "后续",
        "间隔在",
        "相隔在",
        "毕业",
        "离婚",
    ]) || around.clause_after.starts_with('的')
    {
        return false;
    }
    let said = around.said();
    let over = said.starts_with("核酸") || ["每年", "每日", "每天"].iter().any(|word| said.contains(word));
    let lifted = around.clause_before.starts_with("取消");
    if said.starts_with('不') || over || lifted {
        return false;
    }
    // `过去需要200天降到了120天以内`: told of.
    if around.led_by(&["降到了", "降至了", "缩短到了", "压缩到了", "减少到了", "缩短至了"]) {
        return false;
    }
    let seen = Seen::new(said);
    let mut first = seen.at(Class::Do).min(seen.at(Class::Must));
    let other = seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Barred));
    if other < first || is_condition(around) {
        return false;
    }
    // `在一个月内完成网签,给予奖励`: what is to be done for the benefit.
    let rewards = ["给予", "可享受", "可获", "予以补", "予以奖", "奖励"];
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
    if long && around.after.split(CLAUSE).skip(1).any(|clause| rewards.iter().any(|word| clause.starts_with(word))) {
        return false;
    }
    const COUNTED: [&str; 11] = ["之日起", "日起", "后", "起", "之日", "之后", "完成", "结束", "签订", "期满", "通过"];
    let counted = COUNTED.iter().any(|word| around.clause_before.ends_with(word));
    if counted && around.clause_after.is_empty() {
        // `方案调整完成一个月内,项目单位按照约定,及时缴纳`: the verb stands in a later clause.
        let later = Seen::new(around.after);
        let verb = later.at(Class::Do).min(later.at(Class::Must));
        if verb < later.at(Class::Benefit).min(later.at(Class::Barred)) {
            first = first.min(verb);
        }
    }
    let ordered = first != usize::MAX || Seen::new(around.clause_before).has(Class::Must);
    match unit {
        Unit::Hour | Unit::Workday => true,
        Unit::Day => ordered || counted,
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => ordered,
    }
}

/// Whether the clause with the time is a condition or names who is meant: `…内缴交契税的购房人`.
fn is_condition(around: &Around<'_>) -> bool {
    let clause = around.said();
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
    const DONE: [&str; 9] = ["签订", "建成", "竣工", "投入", "登记", "备案", "批准", "出让", "入库"];
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
    // `前受理的`, `前到期的`: a verb by itself with 的.
    if at <= 9 || STATES.iter().any(|word| clause.starts_with(word)) && at <= NEAR * 2 {
        return true;
    }
    let noun = clause.rfind('的').and_then(|at| clause.get(at + 3..)).unwrap_or_default();
    // `…购买住房,并在X前缴清契税的,给予补贴`: a step with a term of its own.
    let step = ["且在", "并在", "且于", "并于", "且", "并"].iter().any(|word| around.clause_before.ends_with(word));
    let done = DONE.iter().any(|word| clause.starts_with(word));
    noun.is_empty() && !step && !clause.starts_with('缴')
        || is_person(noun) && (done || !Seen::new(clause).has(Class::Do))
}

/// An occasion before 前: `国庆节前`, `春播结束前`.
pub(super) fn is_occasion_deadline(around: &Around<'_>) -> bool {
    if around.led_by(&["关于", "在", "的"]) && around.clause_after.is_empty() || around.clause_before.ends_with("关于")
    {
        return false;
    }
    if around.clause_before.chars().rev().take(2).any(|c| c == '每') || around.clause_after.starts_with(['的', '后'])
    {
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
    if around.led_by(&["可", "可以", "允许", "能"]) {
        return false;
    }
    let clause = around.clause_after;
    let ordered = Seen::new(around.clause_before).has(Class::Must) || around.clause_before.is_empty();
    let seen = Seen::new(clause);
    (clause.starts_with(['将', '向', '书', '以', '报']) || seen.at(Class::Do) <= NEAR)
        && (ordered || seen.has(Class::Do))
        && !is_condition(around)
}

/// Steps that a term can bound.
const STEPS: [&str; 17] = [
    "办理", "结算", "审批", "审核", "整改", "答复", "验收", "建设", "施工", "支付", "兑付", "缴款", "缴纳", "付款",
    "付清", "缴清", "交付",
];

/// `办理时限由3个工作日缩减为1个工作日`, `5个工作日即可放款`: a term without 内.
pub(super) fn is_term(around: &Around<'_>) -> bool {
    const REDUCED: [&str; 18] = [
        "缩减为",
        "压缩为",
        "缩短为",
        "压减为",
        "压缩至",
        "压缩到",
        "缩短至",
        "缩短到",
        "缩减至",
        "缩减到",
        "压减至",
        "减至",
        "减为",
        "精简至",
        "提速至",
        "控制在",
        "限时",
        "时限为",
    ];
    const DONE: [&str; 12] =
        ["即可", "办结", "办理", "完成", "放款", "到账", "出证", "发放", "答复", "批复", "出具", "拿证"];
    let told = around.said().starts_with('了') || around.clause_before.contains("公示");
    let done = DONE.iter().any(|word| around.clause_after.starts_with(word));
    !told && (around.led_by(&REDUCED) || done && !is_condition(around))
}

/// `办理期限不超过一年`: how long a step may take at most.
pub(super) fn is_bounded(around: &Around<'_>) -> bool {
    let clause = around.clause_before;
    let term = ["期限", "时限", "时间"].iter().any(|word| clause.contains(word));
    let step = STEPS.iter().any(|word| clause.contains(word));
    let put_off = ["延", "缓", "展期", "贴息", "补贴", "贷款"].iter().any(|word| clause.contains(word));
    term && step && !put_off
}

#[cfg(test)]
mod tests {
    use super::super::expression::read;
    use super::*;

    /// Whether the time between ‹ and › is taken for a deadline in a document of 2022-05-13.
    fn decided(marked: &str) -> bool {
        let start = marked.find('‹').unwrap();
        let text = marked.replace(['‹', '›'], "");
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let around = Around::new(&text, start, end, 0, text.len());
        let base = Date::new(2022, 5, 13);
        match text[start..end].strip_suffix('内').and_then(super::super::expression::period_before) {
            Some((unit, _)) => {
                let read = Expression { time: Time::Period(unit), sign: Sign::Within, len: 0 };
                is_deadline(&around, &read, None, base)
            }
            None => {
                let read = read(&text[start..]).unwrap();
                let (Time::Point(point) | Time::Window(_, point)) = read.time else { panic!() };
                let date = super::super::reckon::last_day(point, base).unwrap();
                is_deadline(&around, &read, date, base)
            }
        }
    }

    #[test]
    fn tasks_and_steps_make_a_deadline() {
        for text in [
            "由市住建局牵头,‹年底前›完成整改。",
            "请于‹9月9日前›将方案报市政府督查室。",
            "购房人在‹2025年12月31日前›缴清契税。",
            "‹9月底›各县兑付。",
            "到‹2025年›,建成示范基地10个。",
            "申报期限延长至‹6月24日›。",
            "‹2023年上半年›开工建设。",
            "沿河镇应当在‹3个工作日内›提供凭证。",
            "自受理申请之日起‹20日内›作出决定。",
            "确保‹1年内›完成合同用量。",
            "力争‹年内›推出。",
            "‹2022年9月1日至2022年12月31日›,市住建局组织展销。",
            "第一阶段(‹2022年6月至8月›)。",
            "完成时限:‹9月30日›",
        ] {
            assert!(decided(text), "{text}");
        }
    }

    #[test]
    fn other_times_make_none() {
        for text in [
            "每年‹3月底前›报送总结。",
            "‹2022年8月1日前›到期的贷款续贷。",
            "对‹2022年3月31日前›供应、尚未开发的项目,盘活利用。",
            "有效期至‹2022年12月31日›。",
            "截至‹2022年4月底›,完成投资3亿元。",
            "自‹2022年6月1日起至2022年12月31日›,购买新建住房的给予补贴。",
            "取得产权证‹3年内›不得转让。",
            "近‹24个月内›无逾期记录。",
            "备案之日起‹3个月内›保持稳定。",
            "在现住房出售后‹1年内›重新购买住房的纳税人。",
            "‹2020年5月1日前›完成了整改。",
            "‹2022年12月31日前›,保证金按50%确定。",
        ] {
            assert!(!decided(text), "{text}");
        }
    }
}
