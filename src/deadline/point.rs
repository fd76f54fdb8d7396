//! Points in time, read from where they start: a year and a part of it (`2021年5月底`, `今年三季度`, `2021-05-13`).

use crate::date;
use crate::lexicon::words as lists;

use super::{expression, near, parts, words};

/// The year that a point names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(u16),
    /// Years from the base: 0 for 今年, 1 for 明年.
    Offset(i8),
    None,
}

/// The part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The year as a whole, or its end.
    Year,
    /// Half of the year, 1 or 2.
    Half(u8),
    /// Quarter, 1 to 4.
    Quarter(u8),
    /// The base's own quarter.
    ThisQuarter,
    /// Month, with the third of it (上旬 1, 中旬 2), or as a whole or at its end (3).
    Month(u8, u8),
    /// Months from the base's, 0 for 本月, with the third of it as in a month that is named.
    MonthOffset(i8, u8),
    Day(u8, u8),
    /// A day of the month that lies so many months from the base's: `下月10日`.
    DayOnly(i8, u8),
    /// A day without its month: `4日18时前`.
    BareDay(u8),
    /// Days from the base: 0 for 今天.
    DayOffset(i8),
    /// Weeks from the base's.
    Week(i8),
    /// A day of the week, Monday 0, of the week that lies so many from the base's; of the next to come without one.
    Weekday(Option<i8>, u8),
    /// An occasion of the calendar in the year: `2021年春节前`.
    Occasion,
    /// A five-year plan's last year.
    Plan(u16),
}

/// How exactly a point is printed: what its end says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Nothing more than the year, month or day.
    Whole,
    /// `底` `末`
    End,
    /// `初`
    Start,
    /// `内`, as in 年内.
    Within,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Year,
    pub part: Part,
    pub edge: Edge,
}

/// The blanks that are set between figures and letters: `5 个工作日`.
pub(super) const BLANKS: [char; 3] = [' ', '\u{3000}', '\u{a0}'];

/// A point at the start of `text`, and its length.
pub(super) fn read(text: &str) -> Option<(Point, usize)> {
    behind_year(text, year(text))
}

/// The same behind the year that `text` begins with, and its length.
pub(super) fn behind_year(text: &str, (year, mut at): (Year, usize)) -> Option<(Point, usize)> {
    // None of these begins with a year and its 年.
    let whole = || dotted(text).or_else(|| plan(text)).or_else(|| near::weekday(text));
    if let Some(point) = (year == Year::None).then(whole).flatten() {
        return Some(point);
    }
    at += blanks(text.get(at..)?);
    let rest = text.get(at..)?;
    let make = |part, edge, len| Some((Point { year, part, edge }, at + len));
    if let Some((number, len)) = date::number(rest).filter(|(number, _)| (1..=12).contains(number)) {
        let len = len + blanks(rest.get(len..)?);
        if let Some(behind) = rest.get(len..).and_then(|rest| rest.strip_prefix('月')) {
            let (part, edge, more) = in_month(number as u8, behind);
            return make(part, edge, len + 3 + more);
        }
    }
    // `2020年全年`
    if year != Year::None && rest.starts_with("全年") {
        return make(Part::Year, Edge::Whole, "全年".len());
    }
    // `2021年春节前`, `明年春耕前`
    if year != Year::None && words::occasion_ahead(rest) > 0 {
        return make(Part::Occasion, Edge::Whole, 0);
    }
    if let Some((word, part, edge)) = parts::word(rest) {
        // A bare 底 or 内 needs its year before it, 初 of 初步 is no start of it, and 年终 of 年终考核 no term.
        let behind = rest.get(word.len()..)?;
        let other = *word == "初" && behind.starts_with(['步', '期', '级', '次'])
            || *word == "年终" && expression::sign(behind).1 == 0;
        if !other && (word.len() > 3 || year != Year::None) {
            let len = word.len();
            let behind = rest.get(len..)?;
            return match part {
                Part::MonthOffset(months, _) if *edge == Edge::Whole => {
                    month_offset(year, *months, behind, at + len).filter(|(point, _)| {
                        // `次月15日`: of every month.
                        *word != "次月" || !matches!(point.part, Part::DayOnly(..))
                    })
                }
                Part::Quarter(_) | Part::ThisQuarter | Part::Week(_) | Part::Half(_)
                    if behind.starts_with(['末', '底']) =>
                {
                    make(*part, Edge::End, len + 3)
                }
                _ => make(*part, *edge, len),
            };
        }
    }
    match year {
        Year::Given(_) if !rest.starts_with(['度', '级', '期', '代', '来', '间', '第']) => {
            Some((Point { year, part: Part::Year, edge: Edge::Whole }, at))
        }
        // 今年 alone says nothing.
        _ => None,
    }
}

/// The rest of a month: its day, third or end.
fn in_month(month: u8, behind: &str) -> (Part, Edge, usize) {
    let gap = blanks(behind);
    let inner = behind.get(gap..).unwrap_or_default();
    if let Some((day, len)) = date::number(inner) {
        let mark = len + blanks(inner.get(len..).unwrap_or_default());
        let signed = inner.get(mark..).is_some_and(|rest| rest.starts_with(['日', '号']));
        if signed {
            return (Part::Day(month, day.min(99) as u8), Edge::Whole, gap + mark + 3);
        }
    }
    match THIRDS.iter().find(|(word, ..)| behind.starts_with(word)) {
        Some((word, third, edge)) => (Part::Month(month, *third), *edge, word.len()),
        None => (Part::Month(month, 3), Edge::Whole, 0),
    }
}

/// What follows a month: which third of it is meant, and how exactly.
const THIRDS: [(&str, u8, Edge); 7] = [
    ("底", 3, Edge::End),
    ("末", 3, Edge::End),
    ("初", 1, Edge::Start),
    ("上旬", 1, Edge::End),
    ("中旬", 2, Edge::End),
    ("下旬", 3, Edge::End),
    ("份", 3, Edge::Whole),
];

/// `本月` with what follows it: `本月底`, `本月中旬`, `下月15日`.
fn month_offset(year: Year, months: i8, behind: &str, at: usize) -> Option<(Point, usize)> {
    if let Some((word, third, edge)) =
        THIRDS.iter().find(|(word, _, edge)| *edge == Edge::End && behind.starts_with(word))
    {
        return Some((Point { year, part: Part::MonthOffset(months, *third), edge: *edge }, at + word.len()));
    }
    if behind.starts_with('内') {
        return Some((Point { year, part: Part::MonthOffset(months, 3), edge: Edge::Within }, at + 3));
    }
    let (day, len) = date::number(behind)?;
    let part = Part::DayOnly(months, u8::try_from(day).ok()?);
    behind.get(len..)?.starts_with(['日', '号']).then_some((Point { year, part, edge: Edge::End }, at + len + 3))
}

/// The year at the start of `text` and its length; none and 0 where it starts with no year.
pub(super) fn year(text: &str) -> (Year, usize) {
    const WORDS: [(&str, i8); 8] =
        [("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("次年", 1), ("来年", 1), ("去年", -1), ("后年", 2)];
    let word = text.get(..6).filter(|word| word.ends_with('年'));
    if let Some((word, offset)) = word.and_then(|printed| WORDS.iter().find(|(word, _)| printed == *word)) {
        return (Year::Offset(*offset), word.len());
    }
    let Some((value, len)) = date::year(text) else { return (Year::None, 0) };
    let rest = text.get(len..).unwrap_or_default();
    let gap = blanks(rest);
    if rest.get(gap..).is_some_and(|rest| rest.starts_with('年')) {
        return (Year::Given(value), len + gap + 3);
    }
    (Year::None, 0)
}

/// `2021.5.13`, `2021-05-13`.
fn dotted(text: &str) -> Option<(Point, usize)> {
    if !text.starts_with(|c: char| date::digit(c).is_some()) {
        return None;
    }
    let Some(printed) = date::printed(text) else { return dotted_month(text) };
    let plain = text.get(..printed.len)?.contains(['.', '-', '/', '．', '－', '／']);
    let point =
        Point { year: Year::Given(printed.year), part: Part::Day(printed.month, printed.day), edge: Edge::Whole };
    plain.then_some((point, printed.len))
}

/// `2022.10` before 前.
fn dotted_month(text: &str) -> Option<(Point, usize)> {
    let (year, at) = date::year(text)?;
    let rest = text.get(at..)?.strip_prefix(['.', '．'])?;
    let (month, len) = date::number(rest).filter(|(number, _)| (1..=12).contains(number))?;
    let point = Point { year: Year::Given(year), part: Part::Month(month as u8, 3), edge: Edge::Whole };
    let at = text.len() - rest.len() + len;
    text.get(at..)?.starts_with(['前', '底']).then_some((point, at))
}

/// `“十四五”末`, `“十四五”期间`.
fn plan(text: &str) -> Option<(Point, usize)> {
    let rest = text.strip_prefix(['“', '"', '”'])?;
    const PLANS: [(&str, u16); 8] = [
        ("九五", 2000),
        ("十五五", 2030),
        ("十五", 2005),
        ("十一五", 2010),
        ("十二五", 2015),
        ("十三五", 2020),
        ("十四五", 2025),
        ("八五", 1995),
    ];
    let (name, last) =
        PLANS.iter().find(|(name, _)| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(['”', '"', '“'])))?;
    let quote = text.chars().next().map_or(0, char::len_utf8);
    let close = rest.get(name.len()..)?.chars().next()?.len_utf8();
    let at = quote + name.len() + close;
    let behind = text.get(at..)?;
    let (edge, len) = match lists::PLAN_EDGES.at_start(behind) {
        Some(word) if word.ends_with('末') => (Edge::End, word.len()),
        Some(word) => (Edge::Whole, word.len()),
        None => return None,
    };
    Some((Point { year: Year::Given(*last), part: Part::Plan(*last), edge }, at + len))
}

/// How many bytes of blanks `text` starts with.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(BLANKS).len()
}
