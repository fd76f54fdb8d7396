//! Days that are named by their place near the base: `今晚`, `本周五`, and a day without its month.

use super::point::{Edge, Part, Point, Year};
use crate::date;

/// `今天`, `明日`, `今晚` at the start of `text`, and the length.  次日 and 当日 go with a case and come back with it.
pub(super) fn day(text: &str) -> Option<(Point, usize)> {
    const WORDS: [(&str, i8); 11] = [
        ("今天", 0),
        ("今日", 0),
        ("今晚", 0),
        ("今夜", 0),
        ("本日", 0),
        ("明天", 1),
        ("明日", 1),
        ("明早", 1),
        ("明晨", 1),
        ("明晚", 1),
        ("后天", 2),
    ];
    let (word, days) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    Some((plain(Part::DayOffset(*days)), word.len()))
}

/// `周五`, `本周五`, `下周一`, `星期三` at the start of `text`, and the length.
pub(super) fn weekday(text: &str) -> Option<(Point, usize)> {
    const WEEKS: [(&str, Option<i8>); 5] =
        [("本", Some(0)), ("这", Some(0)), ("下个", Some(1)), ("下", Some(1)), ("", None)];
    const DAYS: [(char, u8); 8] =
        [('一', 0), ('二', 1), ('三', 2), ('四', 3), ('五', 4), ('六', 5), ('日', 6), ('天', 6)];
    let (week, rest) = WEEKS.iter().find_map(|(word, week)| Some((*week, text.strip_prefix(*word)?)))?;
    let rest = ["周", "星期"].iter().find_map(|word| rest.strip_prefix(word))?;
    let (letter, day) = DAYS.iter().find(|(letter, _)| rest.starts_with(*letter))?;
    Some((plain(Part::Weekday(week, *day)), text.len() - rest.len() + letter.len_utf8()))
}

/// `4日`, `20号` at the start of `text`, and the length.
pub(super) fn bare_day(text: &str) -> Option<(Point, usize)> {
    let figures = text.starts_with(|c: char| date::digit(c).is_some());
    let (day, len) = date::number(text).filter(|(day, _)| figures && (1..=31).contains(day))?;
    let signed = text.get(len..)?.starts_with(['日', '号']);
    signed.then_some((plain(Part::BareDay(u8::try_from(day).ok()?)), len + '日'.len_utf8()))
}

const fn plain(part: Part) -> Point {
    Point { year: Year::None, part, edge: Edge::Whole }
}
