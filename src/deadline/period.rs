//! Periods: a number and a unit of time (`3个工作日`, `2—3年`, `两天`).

use crate::date;

use super::point::BLANKS;

/// The unit of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Workday,
    Week,
    Month,
    Quarter,
    Year,
}

/// The period that ends at the end of `text` (before 内): `3个工作日`, `2—3年`; the offset where it starts.
pub(super) fn before(text: &str) -> Option<(Unit, usize)> {
    const UNITS: [(&str, Unit); 14] = [
        ("个工作日", Unit::Workday),
        ("工作日", Unit::Workday),
        ("个自然日", Unit::Day),
        ("个交易日", Unit::Workday),
        ("个小时", Unit::Hour),
        ("小时", Unit::Hour),
        ("个月", Unit::Month),
        ("个季度", Unit::Quarter),
        ("个星期", Unit::Week),
        ("日", Unit::Day),
        ("天", Unit::Day),
        ("周", Unit::Week),
        ("年", Unit::Year),
        ("月", Unit::Month),
    ];
    let (unit, rest) = UNITS.iter().find_map(|(word, unit)| Some((*unit, text.strip_suffix(word)?)))?;
    let rest = rest.trim_end_matches(BLANKS);
    let mut start = rest.len();
    let mut digits = 0;
    for c in rest.chars().rev().take(12) {
        let joint = digits > 0 && matches!(c, '—' | '―' | '－' | '-' | '–' | '~' | '～' | '至' | '到');
        if !(is_number(c) || joint) {
            break;
        }
        digits += usize::from(!joint);
        start -= c.len_utf8();
    }
    // 月 alone counts only behind a number of months (`3月内`), and a date's own day or year is no period.
    let number = rest.get(start..)?;
    let number = number.trim_start_matches(['—', '―', '－', '-', '–', '~', '～', '至', '到']);
    let start = rest.len() - number.len();
    let before = rest.get(..start)?.trim_end_matches(BLANKS).chars().next_back();
    let dated = matches!(before, Some('年' | '月')) && matches!(unit, Unit::Day | Unit::Month);
    let year = unit == Unit::Year && number.chars().filter(|c| date::digit(*c).is_some()).count() >= 4;
    (!number.is_empty() && !dated && !year && before != Some('第')).then_some((unit, start))
}

/// The period at the start of `text` (`两天`, `3个工作日`) and its length.
pub(super) fn read(text: &str) -> Option<(Unit, usize)> {
    // It begins with its number.
    let text = text.chars().next().filter(|c| is_number(*c)).map_or("", |_| text);
    text.char_indices()
        .take(12)
        .filter_map(|(at, c)| {
            let end = at + c.len_utf8();
            let (unit, start) = before(text.get(..end)?)?;
            (start == 0).then_some((unit, end))
        })
        .last()
}

const fn is_number(c: char) -> bool {
    date::digit(c).is_some()
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '半' | '数')
}
