//! Which day a point in time is: reckoned from the base date, always the last day that is still in time.

use super::point::{Edge, Part, Point, Year};
use crate::date::{self, Date};

/// A term without a year that lies further back than this, in months, is meant for the next year.
const BACK: i32 = 5;

/// The last day of `point`; `None` where nothing fixes it.  `Err` where the calendar has no such day.
pub(super) fn last_day(point: Point, base: Option<Date>) -> Result<Option<Date>, ()> {
    let Some(year) = year_of(point, base) else { return Ok(None) };
    let day = match point.part {
        Part::Year if point.edge == Edge::Start => Date::end_of_month(year, 1),
        Part::Year => Date::end_of_year(year),
        Part::Plan(year) => Date::end_of_year(year),
        Part::Half(1) => Date::new(year, 6, 30),
        Part::Half(_) => Date::end_of_year(year),
        Part::Quarter(quarter) => Date::end_of_month(year, quarter.saturating_mul(3)),
        Part::ThisQuarter => base.and_then(|base| Date::end_of_month(year, (base.month().div_ceil(3)) * 3)),
        Part::Month(month, third) => third_end(year, month, third),
        Part::MonthOffset(months, third) => base.and_then(|base| {
            let (year, month) = shifted(base, i32::from(months))?;
            third_end(year, month, third)
        }),
        Part::Day(month, day) => return Date::new(year, month, day).map(Some).ok_or(()),
        Part::DayOnly(months, day) => {
            let month = base.and_then(|base| shifted(base, i32::from(months)));
            return month.map(|(year, month)| Date::new(year, month, day).ok_or(())).transpose();
        }
        // `5日前` in a document of the 28th is the next month's.
        Part::BareDay(day) => {
            let month = base.and_then(|base| shifted(base, i32::from(day < base.day())));
            return month.map(|(year, month)| Date::new(year, month, day).ok_or(())).transpose();
        }
        Part::DayOffset(days) => base.and_then(|base| later(base, u8::try_from(days).ok()?)),
        Part::Weekday(week, day) => base.and_then(|base| of_week(base, week, day)),
        Part::Week(_) | Part::Occasion => None,
    };
    Ok(day)
}

/// The last day of a third of a month.
fn third_end(year: u16, month: u8, third: u8) -> Option<Date> {
    match third {
        1 => Date::new(year, month, 10),
        2 => Date::new(year, month, 20),
        _ => Date::end_of_month(year, month),
    }
}

/// The year and month that lie `months` from the base's.
fn shifted(base: Date, months: i32) -> Option<(u16, u8)> {
    let month = i32::from(base.year()) * 12 + i32::from(base.month()) - 1 + months;
    Some((u16::try_from(month.div_euclid(12)).ok()?, u8::try_from(month.rem_euclid(12) + 1).ok()?))
}

/// The day that lies `days` behind the base, a few at most.
fn later(base: Date, days: u8) -> Option<Date> {
    (0..days).try_fold(base, |day, _| {
        let next = Date::new(day.year(), day.month(), day.day() + 1);
        next.or_else(|| shifted(day, 1).and_then(|(year, month)| Date::new(year, month, 1)))
    })
}

/// A day of the base's week or the next, Monday 0; without a week, the next such day.  One that lies behind is none.
fn of_week(base: Date, week: Option<i8>, day: u8) -> Option<Date> {
    let today = weekday(base);
    let days = match week {
        None => (day + 7 - today) % 7,
        Some(weeks) => (7 * u8::try_from(weeks).ok()? + day).checked_sub(today)?,
    };
    later(base, days)
}

/// The day of the week, Monday 0 (Zeller's congruence).
fn weekday(date: Date) -> u8 {
    let (year, month) = (u32::from(date.year()), u32::from(date.month()));
    let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let days = u32::from(date.day()) + 13 * (month + 1) / 5 + year + year / 4 + 6 * (year / 100) + year / 400;
    ((days + 5) % 7) as u8
}

/// The year of a point, from the base where the text leaves it out.
fn year_of(point: Point, base: Option<Date>) -> Option<u16> {
    match point.year {
        Year::Given(year) => Some(year),
        Year::Offset(years) => base?.year().checked_add_signed(i16::from(years)),
        Year::None => {
            let base = base?;
            let month = match point.part {
                Part::Month(month, _) | Part::Day(month, _) => month,
                Part::Quarter(quarter) => quarter * 3,
                Part::Half(1) => 6,
                _ => return Some(base.year()),
            };
            // `3月底前` in a document of December is the next March.
            let back = i32::from(base.month()) - i32::from(month);
            Some(if back > BACK { base.year() + 1 } else { base.year() })
        }
    }
}

/// The year of a point without one, where the sentence names a month of a year before it that does not lie behind
/// the base: `在2025年6月30日前完成,并在7月31日前申报`.
pub(super) fn year_before(point: Point, before: &str, base: Option<Date>) -> Option<u16> {
    let month = match point.part {
        Part::Month(month, _) | Part::Day(month, _) => month,
        _ => return None,
    };
    let (at, _) = before.rmatch_indices('年').find(|(at, _)| {
        at.checked_sub(4).and_then(|from| before.get(from..)).and_then(date::year).is_some_and(|(_, len)| len == 4)
    })?;
    let (year, _) = date::year(before.get(at - 4..)?)?;
    let (named, len) = date::number(before.get(at + '年'.len_utf8()..)?)?;
    let is_month = before.get(at + '年'.len_utf8() + len..)?.starts_with('月');
    let ahead = base.is_none_or(|base| year >= base.year());
    (is_month && ahead).then(|| if u32::from(month) < named { year + 1 } else { year })
}

/// The last month that `text` names: 2 of `2月份`, but not of `2个月`.
pub(super) fn last_month(text: &str) -> Option<u8> {
    let at = text.rmatch_indices('月').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let digits = before.trim_end_matches(date::counts);
        (digits.len() < at).then_some(digits.len())
    })?;
    let (month, _) = date::number(text.get(at..)?)?;
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::super::expression::{Time, read};
    use super::*;

    #[test]
    fn the_last_day_is_reckoned_from_the_base() {
        let base = Date::new(2021, 5, 13);
        let cases = [
            ("年底前", "2021-12-31"),
            ("2025年底前", "2025-12-31"),
            ("明年6月底前", "2022-06-30"),
            ("今年年内", "2021-12-31"),
            ("2月底", "2021-02-28"),
            ("8月20日前", "2021-08-20"),
            ("本月底前", "2021-05-31"),
            ("月底前", "2021-05-31"),
            ("下月底前", "2021-06-30"),
            ("二季度末前", "2021-06-30"),
            ("第三季度", "2021-09-30"),
            ("2023年上半年", "2023-06-30"),
            ("10月中旬前", "2021-10-20"),
            ("2023年6月30日之前", "2023-06-30"),
            ("二〇二二年三月底前", "2022-03-31"),
            ("2022.6.30前", "2022-06-30"),
            ("“十四五”末", "2025-12-31"),
            ("9月15日下午5:00前", "2021-09-15"),
            ("9月15日24时前", "2021-09-15"),
            ("9月15日下班前", "2021-09-15"),
            ("9月15日秋粮上市前", "2021-09-15"),
            ("本周五前", "2021-05-14"),
            ("周三下班前", "2021-05-19"),
            ("下周一(5月18日)下班前", "2021-05-18"),
            ("下月10日前", "2021-06-10"),
            ("本月中旬前", "2021-05-20"),
        ];
        for (text, iso) in cases {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            let Time::Point(point) = read.time else { panic!("{text}") };
            assert_eq!(last_day(point, base).ok().flatten().map(|day| day.to_string()).as_deref(), Some(iso), "{text}");
            assert_eq!(read.len, text.len(), "{text}");
        }
        let Time::Point(never) = read("2月30日前").unwrap().time else { panic!() };
        assert_eq!(last_day(never, base), Err(()));
        let Time::Point(open) = read("10月30日前").unwrap().time else { panic!() };
        assert_eq!(last_day(open, None), Ok(None));
        // `1月底前` in November is the next January.
        let Time::Point(next) = read("1月底前").unwrap().time else { panic!() };
        assert_eq!(last_day(next, Date::new(2021, 11, 2)), Ok(Date::new(2022, 1, 31)));
    }

    #[test]
    fn a_sentence_goes_on_in_the_year_that_it_names() {
        let point = |text: &str| match read(text).unwrap().time {
            Time::Point(point) => point,
            _ => panic!("{text}"),
        };
        assert_eq!(year_before(point("7月31日前"), "在2025年6月30日前缴税,并在", None), Some(2025));
        assert_eq!(year_before(point("1月底前"), "自2025年12月起,", None), Some(2026));
        assert_eq!(year_before(point("7月31日前"), "2019年6月已建成,", Date::new(2022, 5, 13)), None);
        assert_eq!(year_before(point("7月31日前"), "2025年建成,", None), None);
        assert_eq!(last_month("2月份申报期延长,用时3个月"), Some(2));
    }

    #[test]
    fn windows_have_two_sides() {
        for text in [
            "1997年4―6月",
            "2022年9月1日至2022年12月31日",
            "1997年10月――1998年2月",
            "10月27日-12月31日",
            "2023年1月1日(含)起至3月31日",
        ] {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert!(matches!(read.time, Time::Window(..)), "{text}");
            assert_eq!(read.len, text.len(), "{text}");
        }
    }
}
