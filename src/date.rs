//! Days of the calendar.

use std::fmt;

use once_cell::sync::Lazy;

use crate::find::Finder;
use crate::lines::is_blank;

/// A day of the Gregorian calendar; only days that exist can be made.
///
/// ```
/// use gongwen::Date;
/// assert_eq!(Date::new(2024, 2, 29).map(|date| date.to_string()).as_deref(), Some("2024-02-29"));
/// assert_eq!(Date::new(2023, 2, 30), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has none such or the year is not 1 to 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=Self::days_in(year, month)).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// The last day of a month.
    #[must_use]
    pub fn end_of_month(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, Self::days_in(year, month))
    }

    /// The last day of a year.
    #[must_use]
    pub fn end_of_year(year: u16) -> Option<Self> {
        Self::new(year, 12, 31)
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days a month has; 0 for a month that does not exist.
    const fn days_in(year: u16, month: u8) -> u8 {
        match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads ISO `YYYY-MM-DD`.
impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut next = |width: usize| {
            let part = parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok()).ok_or_else(|| DateError(text.to_owned()))
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let whole = parts.next().is_none().then(|| Self::new(year, month as u8, day as u8)).flatten();
        whole.ok_or_else(|| DateError(text.to_owned()))
    }
}

/// The text is no ISO date, or the calendar has no such day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no day of the calendar written YYYY-MM-DD")]
pub struct DateError(String);

/// A date as a text prints it: the parts that it names, and how many bytes they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub len: usize,
}

impl Printed {
    /// The day, where the calendar has it.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day)
    }
}

/// Reads a full date at the start of `text`: `2021年5月13日`, `二〇二一年五月十三日`, `2021-05-13`, `2021.5.13`,
/// `2021/5/13`, with half- and full-width digits and blanks between the parts.
pub(crate) fn printed(text: &str) -> Option<Printed> {
    let (year, mut at) = year(text)?;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    at += blanks(rest(at));
    let sign = rest(at).chars().next()?;
    let (second, last): (&[char], &[char]) = match sign {
        '年' => (&['月'], &['日', '号']),
        '-' | '－' | '–' | '—' => (&['-', '－', '–', '—'], &[]),
        '.' | '．' => (&['.', '．'], &[]),
        '/' | '／' => (&['/', '／'], &[]),
        _ => return None,
    };
    at += sign.len_utf8();
    at += blanks(rest(at));
    let (month, len) = number(rest(at))?;
    at += len;
    at += blanks(rest(at));
    let sign = rest(at).chars().next().filter(|c| second.contains(c))?;
    at += sign.len_utf8();
    at += blanks(rest(at));
    // `2022-05-1717:59:11`: web pages print the time directly behind a day of two digits.
    let (day, len) = number(rest(at))?;
    at += len;
    if !last.is_empty() {
        at += blanks(rest(at));
        let sign = rest(at).chars().next().filter(|c| last.contains(c))?;
        at += sign.len_utf8();
    }
    Some(Printed { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()?, len: at })
}

/// The date that is all of `text`, blanks behind it aside.
pub(crate) fn whole(text: &str) -> Option<Printed> {
    printed(text).filter(|date| text.get(date.len..).is_some_and(|rest| rest.chars().all(is_blank)))
}

/// Reads a year of four digits at the start of `text`, Arabic or Han (`二〇二一`, also with the letter O for zero).
pub(crate) fn year(text: &str) -> Option<(u16, usize)> {
    let (mut value, mut at) = (0u16, 0);
    let mut chars = text.chars();
    for _ in 0..4 {
        let c = chars.next()?;
        value = value * 10 + u16::from(digit(c).or_else(|| han_digit(c))?);
        at += c.len_utf8();
    }
    let more = chars.next().and_then(digit).is_some();
    (!more && (1900..2100).contains(&value)).then_some((value, at))
}

/// The only year that `text` names (`2021年`), if all its years are the same one; `2019年度` says what a report is on.
pub(crate) fn only_year(text: &str) -> Option<u16> {
    let mut only = None;
    for at in memchr::memmem::find_iter(text.as_bytes(), "年") {
        let before = at.checked_sub(4).and_then(|from| text.get(from..)).and_then(year);
        let Some((value, _)) = before.filter(|(_, len)| *len == 4) else { continue };
        // `比2020年更大`: another year is compared with.
        let compared =
            at.checked_sub(7).and_then(|from| text.get(from..at)).is_some_and(|it| it.starts_with(['比', '较']));
        if compared || text.get(at + 3..).is_some_and(|rest| rest.starts_with('度')) {
            continue;
        }
        if only.is_some_and(|only| only != value) {
            return None;
        }
        only = Some(value);
    }
    only
}

/// The events of `lexicon/years.txt`, those that decide first in front.
struct Events {
    finder: Finder,
    years: Vec<u16>,
}

static EVENTS: Lazy<Events> = Lazy::new(|| {
    let lines = include_str!("lexicon/years.txt").lines().filter(|line| !line.starts_with('#'));
    let events = lines.filter_map(|line| line.split_once(' '));
    let events = events.filter_map(|(year, phrase)| Some((year.parse::<u16>().ok()?, phrase)));
    let (years, phrases): (Vec<u16>, Vec<&str>) = events.unzip();
    Events { finder: Finder::new(&phrases), years }
});

/// The year that `text` leaves no doubt about though its dates leave it out: the only year that it names, or the year of
/// an event that it speaks of (`src/lexicon/years.txt`), unless it names a later one.
pub(crate) fn told_year(text: &str) -> Option<u16> {
    let named = only_year(text);
    let event = EVENTS.finder.hits(text).map(|(_, _, event)| event).min();
    let Some(event) = event.and_then(|event| EVENTS.years.get(event).copied()) else { return named };
    let later = memchr::memmem::find_iter(text.as_bytes(), "年").any(|at| {
        let before = at.checked_sub(4).and_then(|from| text.get(from..)).and_then(year);
        before.is_some_and(|(value, len)| len == 4 && value > event)
    });
    if later { named } else { Some(event) }
}

/// Reads a number of one or two digits at the start of `text`, Arabic (half- or full-width) or Han up to 九十九.
pub(crate) fn number(text: &str) -> Option<(u32, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next();
    if let Some(value) = digit(first) {
        return Some(match second.and_then(|c| digit(c).map(|low| (c, low))) {
            Some((c, low)) => (u32::from(value) * 10 + u32::from(low), first.len_utf8() + c.len_utf8()),
            None => (u32::from(value), first.len_utf8()),
        });
    }
    let (tens, mut at, next) = match (first, second) {
        ('十', next) => (1, 3, next),
        ('廿', next) => (2, 3, next),
        ('卅', next) => (3, 3, next),
        (c, Some('十')) => (u32::from(han_digit(c).filter(|&n| n > 0)?), c.len_utf8() + 3, chars.next()),
        (c, _) => return han_digit(c).map(|value| (u32::from(value), c.len_utf8())),
    };
    let low = next.and_then(|c| han_digit(c).filter(|&n| n > 0).map(|low| (c, low)));
    let value = low.map_or(tens * 10, |(c, low)| {
        at += c.len_utf8();
        tens * 10 + u32::from(low)
    });
    Some((value, at))
}

/// The value of a digit, half- or full-width.
pub(crate) const fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// Whether the number of a day or a month may be written with `c`.
pub(crate) const fn counts(c: char) -> bool {
    digit(c).is_some() || han_digit(c).is_some() || c == '十'
}

/// The value of a Han digit; zero is also printed as a letter or a circle.
pub(crate) const fn han_digit(c: char) -> Option<u8> {
    match c {
        '〇' | '○' | 'O' | 'Ｏ' | 'o' | '零' | '◯' | 'Ο' => Some(0),
        '一' | '元' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// How many bytes of blanks `text` starts with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_read_back_and_impossible_ones_say_so() {
        assert_eq!("2021-05-13".parse(), Ok(Date::new(2021, 5, 13).unwrap()));
        for wrong in ["2021-02-30", "2021-5-13", "2021-05-13-1", "", "0000-01-01", "２０21-05-13"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        assert_eq!(Date::end_of_month(2024, 2), Date::new(2024, 2, 29));
        assert_eq!(Date::end_of_month(2024, 13), None);
    }
    #[test]
    fn printed_dates_are_read_in_every_writing() {
        let cases = [
            ("2021年5月13日", "2021-05-13"),
            ("２０２１年０５月１３日", "2021-05-13"),
            ("二〇二一年五月十三日", "2021-05-13"),
            ("二Ｏ一一年九月七日", "2011-09-07"),
            ("一九九七年十二月三十一日", "1997-12-31"),
            ("2021 年 5\u{a0}月 13 日", "2021-05-13"),
            ("2022-05-1717:59:11", "2022-05-17"),
            ("2021.5.13", "2021-05-13"),
            ("2021/12/1", "2021-12-01"),
        ];
        for (text, iso) in cases {
            assert_eq!(
                printed(text).and_then(Printed::date).map(|date| date.to_string()).as_deref(),
                Some(iso),
                "{text}"
            );
        }
        for wrong in ["2021年5月", "2021年13月1日", "20215年1月1日", "五月十三日", "2021.5亿元", ""] {
            assert_eq!(printed(wrong).and_then(Printed::date), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_are_read_in_han_and_arabic() {
        let cases = [("31日", 31), ("五", 5), ("十", 10), ("十二月", 12), ("二十", 20), ("三十一日", 31), ("廿一", 21)];
        for (text, value) in cases {
            assert_eq!(number(text).map(|(value, _)| value), Some(value), "{text}");
        }
        assert_eq!(number("百"), None);
    }
}
