//! Terms before an event, and days without their month: `应当在开工30日前报告`, `国庆节前`, `务必于20日前报送`.

use super::around::{Around, is_told};
use super::judge::{is_labelled, is_relative};
use super::length;
use super::words::{Class, Seen};
use crate::lexicon::words;
use crate::lines::is_blank;

/// A span of time before an event, with 前: `应当在开工30日前报告`.
pub(super) fn is_notice_deadline(around: &Around<'_>) -> bool {
    let lead = around.clause_before;
    let ordered = Seen::new(lead).has(Class::Must) || Seen::new(around.said()).at(Class::Must) == 0;
    let said = Seen::new(around.said());
    ordered
        && !lead.is_empty()
        && !is_relative(around)
        && !around.recurs()
        && said.at(Class::Do) < said.at(Class::Barred).min(said.at(Class::Past))
}

/// Whether a number before 日前 is that of a day: `务必于20日前报送`, but not `应于5日前通知当事人`.
pub(super) fn is_day_of_month(around: &Around<'_>, day: u8) -> bool {
    let lead = around.clause_before.trim_end_matches(is_blank);
    let said = around.said();
    let led = lead.is_empty() || words::TERM_LED.ends(lead);
    let notice = words::TERM_NOTICE.stands_in(said);
    let seen = Seen::new(said);
    let first = seen.at(Class::Do);
    led && !notice
        && day > 1
        && !is_relative(around)
        && !is_told(said)
        && first < seen.at(Class::Benefit).min(seen.at(Class::Holds)).min(seen.at(Class::Past))
}

/// An occasion before 前: `国庆节前`, `春播结束前`.
pub(super) fn is_occasion_deadline(around: &Around<'_>) -> bool {
    let open = around.clause_before.ends_with(['在', '的']) && around.clause_after.is_empty();
    if open
        || around.led_by(&words::TERM_AS_OF)
        || is_told(around.said())
        || around.clause_before.ends_with("关于")
        || around.recurs()
        || words::TERM_TAKES.ends(around.clause_before)
        || around.clause_after.starts_with(|c: char| matches!(c, '的' | '后') || c.is_ascii_digit())
    {
        return false;
    }
    // It stands alone in its line, or in the last column of a table that is laid out with blanks.
    let cell = around.before.is_empty() || around.before.ends_with('\t') || around.before.ends_with("  ");
    let whole = around.after.is_empty() && (cell || around.before.ends_with("\u{3000}\u{3000}"));
    let seen = Seen::new(around.said());
    let ordered = seen.has(Class::Do)
        || seen.has(Class::Must)
        || Seen::new(around.clause_before).has(Class::Must)
        || length::handles(around.said());
    whole || is_labelled(around) || ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_notice_are_deadlines_where_they_are_ordered() {
        let decided = |marked: &str| {
            let start = marked.find('‹').unwrap();
            let text = marked.replace(['‹', '›'], "");
            is_notice_deadline(&Around::new(&text, start, marked.find('›').unwrap() - '‹'.len_utf8()))
        };
        assert!(decided("建设单位应当在开工‹30日前›向主管部门报告。"));
        assert!(decided("应当于许可证有效期届满‹6个月前›,提出延续申请。"));
        assert!(!decided("该院‹3天前›完成了搬迁。"));
        assert!(!decided("每次会议召开‹5日前›材料已报送。"));
    }
}
