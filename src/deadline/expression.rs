//! Expressions of time, read from where they start: points (`2021年5月底`), windows (`4—6月`) and periods (`3个工作日`), with
//! the sign that closes them (前, 内).
//!
//! Nothing is decided here: an expression says what is printed, not whether it is a deadline.

use crate::date;
use crate::lexicon::words as lists;

use super::period::Unit;
use super::point::{self, BLANKS, Edge, Part, Point, Year, blanks};
use super::{near, parts, words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Point(Point),
    /// From the first to the second.
    Window(Point, Point),
    Period(Unit),
}

/// The sign behind the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `前` `之前` `以前`
    Before,
    /// `内` `之内` `以内`
    Within,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub time: Time,
    pub sign: Sign,
    /// Bytes from the start to behind the sign.
    pub len: usize,
}

/// The signs between the two sides of a window.
const JOINTS: [char; 10] = ['—', '―', '－', '-', '–', '~', '～', '至', '到', '─'];
/// A window's two sides stand at most this many bytes apart (`（含当日）起，至`).
const LONGEST_JOINT: usize = 30;

/// The expression at the start of `text`.
pub(super) fn read(text: &str) -> Option<Expression> {
    if !may_begin(text) {
        return None;
    }
    let year = point::year(text);
    let (first, mut at) = month_of_window(text, year).or_else(|| point::behind_year(text, year))?;
    let mut time = Time::Point(first);
    if let Some((second, len)) = second_side(text.get(at..)?, first) {
        time = Time::Window(first, second);
        at += len;
    }
    closed(text, time, at)
}

/// Whether an expression may begin where `text` does, at a glance.
fn may_begin(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let followed = |by: &[char]| second.is_some_and(|c| by.contains(&c));
    match first {
        '0'..='9' => may_count(text),
        // `年|底`, `季度|末`: of the letters by which times are found these begin words, and 周 and 星期 days.
        '年' | '月' | '个' | '季' => parts::word(text).is_some(),
        '周' | '星' => near::weekday(text).is_some(),
        '今' | '明' | '去' | '来' | '后' | '次' | '当' => followed(&['年', '月']),
        // `五月`, `十一月`, `三季度`, `二〇二一年`, but not `三年`.
        '十' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' => {
            followed(&['月', '季', '\t']) || followed(&BLANKS) || followed(&JOINTS) || second.is_some_and(date::counts)
        }
        // The sign between the sides of a window begins none.
        c => !JOINTS.contains(&c),
    }
}

/// Whether the figures at the start of `text` may be those of a year or a month, by how many they are and by the sign
/// behind them: `2021年`, `2021.5`, `5月`, `4—6月`, `1季度`, but not `3年`, `3个月`, `100日`.
fn may_count(text: &str) -> bool {
    let figures = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let behind = text.get(figures..).unwrap_or_default();
    let sign = behind.trim_start_matches(|c: char| BLANKS.contains(&c) || c == '\t').chars().next();
    match (figures, sign) {
        // Figures of both widths may stand together.
        (..4, Some(c)) if date::digit(c).is_some() || date::han_digit(c).is_some() => true,
        (1 | 2, Some(c)) => matches!(c, '月' | '季') || JOINTS.contains(&c),
        (4, Some(c)) => matches!(c, '年' | '-' | '－' | '–' | '—' | '.' | '．' | '/' | '／'),
        _ => false,
    }
}

/// The expression at the start of `text` that names a day by its place near the base: `4日18时前`, `今晚12时前`.
pub(super) fn read_near(text: &str) -> Option<Expression> {
    let (point, at) = near::day(text).or_else(|| near::weekday(text)).or_else(|| near::bare_day(text))?;
    closed(text, Time::Point(point), at)
}

/// The time that ends at `at`, with its sign and what stands between them: a gloss, the time of day, an occasion.
fn closed(text: &str, time: Time, at: usize) -> Option<Expression> {
    let rest = text.get(at..)?;
    // `下周一(9月18日)下班前`: the gloss says which day it is.
    if let Some((point, len)) = dated_gloss(rest) {
        let behind = rest.get(len..)?;
        let hour = hour(behind);
        let (sign, more) = sign(behind.get(hour..)?);
        if more > 0 {
            return Some(Expression { time: Time::Point(point), sign, len: at + len + hour + more });
        }
    }
    let gloss = gloss(rest);
    let gloss = gloss + rest.get(gloss..).map_or(0, |behind| hour(behind).max(words::occasion_ahead(behind)));
    let (sign, len) = sign(rest.get(gloss..)?);
    // A gloss belongs to the time only where a sign follows it: `6月30日(含)前`; a time of day does so anyway.
    let len = if len == 0 { clock(rest) } else { gloss + len };
    Some(Expression { time, sign, len: at + len })
}

/// The day that a gloss in brackets at the start of `text` names, and the gloss's length.
fn dated_gloss(text: &str) -> Option<(Point, usize)> {
    let (point, len) = point::read(text.strip_prefix(['(', '（'])?)?;
    let open = text.chars().next().map_or(0, char::len_utf8);
    let close = text.get(open + len..)?.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    matches!(point.part, Part::Day(..)).then_some((point, open + len + close.len_utf8()))
}

/// `4` of `4—6月`: a number that only the window's second side makes a month.
fn month_of_window(text: &str, (year, mut at): (Year, usize)) -> Option<(Point, usize)> {
    at += blanks(text.get(at..)?);
    let (number, len) = date::number(text.get(at..)?).filter(|(number, _)| (1..=12).contains(number))?;
    let behind = text.get(at + len..)?;
    let joint = joint(behind)?;
    let (_, second) = date::number(behind.get(joint..)?)?;
    behind
        .get(joint + second..)?
        .starts_with('月')
        .then_some((Point { year, part: Part::Month(number as u8, 3), edge: Edge::Whole }, at + len))
}

/// The sign between the two sides of a window, and its length.
fn joint(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(BLANKS);
    let inner = rest.trim_start_matches(JOINTS);
    if inner.len() == rest.len() {
        return None;
    }
    Some(text.len() - inner.trim_start_matches(BLANKS).len())
}

/// The second side of a window, with what stands between the sides; the year is that of the first where it has none.
fn second_side(text: &str, first: Point) -> Option<(Point, usize)> {
    let mut at = gloss(text);
    // `2月11日上午9点至6月30日24点`
    at += clock(text.get(at..)?);
    // `0时`, `起`, `开始`, `(含)` between the sides.
    for word in lists::WINDOW_LINKS.iter() {
        if text.get(at..)?.starts_with(word) {
            at += word.len();
        }
    }
    at += joint(text.get(at..)?)?;
    if at > LONGEST_JOINT {
        return None;
    }
    let rest = text.get(at..)?;
    let (mut second, len) = point::read(rest).or_else(|| day_only(rest, first))?;
    if second.year == Year::None {
        second.year = first.year;
    }
    Some((second, at + len))
}

/// `15日` behind `1月1日至`.
fn day_only(text: &str, first: Point) -> Option<(Point, usize)> {
    let Part::Day(month, _) = first.part else { return None };
    let (day, len) = date::number(text)?;
    text.get(len..)?
        .starts_with(['日', '号'])
        .then_some((Point { year: first.year, part: Part::Day(month, day.min(99) as u8), edge: Edge::Whole }, len + 3))
}

/// The length of a short gloss in brackets at the start of `text`: `(含)`, `（含当日）`.
fn gloss(text: &str) -> usize {
    if !text.starts_with(['(', '（']) {
        return 0;
    }
    let end = text.char_indices().take(10).find(|(_, c)| matches!(c, ')' | '）'));
    end.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The length of the time of day at the start of `text` where a sign follows it: `下午5:00` of `2月3日下午5:00前`, `下班`.
fn hour(text: &str) -> usize {
    let is_hour = |c: char| {
        date::digit(c).is_some()
            || matches!(c, ':' | '：' | '时' | '点' | '分' | '半' | '整' | '零')
            || matches!(c, '上' | '下' | '中' | '午' | '早' | '晚' | '夜' | '凌' | '晨' | '班')
    };
    let len: usize = text.chars().take(12).take_while(|c| is_hour(*c)).map(char::len_utf8).sum();
    let signed = text.get(len..).is_some_and(|rest| lists::BEFORE_SIGNS.starts(rest));
    if signed { len } else { 0 }
}

/// The length of the time of day at the start of `text`: `下午17:00`, `24时`.
fn clock(text: &str) -> usize {
    let half = lists::HALF_DAYS.at_start(text).map_or(0, str::len);
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.len() - rest.trim_start_matches(|c| date::digit(c).is_some()).len()
    };
    let hour = digits(half);
    let Some(sign) = text.get(hour..).and_then(|rest| rest.chars().next()).filter(|_| hour > half) else { return 0 };
    match sign {
        ':' | '：' => Some(digits(hour + sign.len_utf8())).filter(|end| *end > hour + sign.len_utf8()).unwrap_or(0),
        '时' | '点' => hour + sign.len_utf8(),
        _ => 0,
    }
}

/// The sign at the start of `text`, and its length.
pub(super) fn sign(text: &str) -> (Sign, usize) {
    const SIGNS: [(&str, Sign); 8] = [
        ("之前", Sign::Before),
        ("以前", Sign::Before),
        ("前", Sign::Before),
        ("之内", Sign::Within),
        ("以内", Sign::Within),
        ("内", Sign::Within),
        ("24时前", Sign::Before),
        ("止", Sign::None),
    ];
    // `前三季度`, `前10个月`: a part of the year.
    if let Some((_, len)) = text.strip_prefix('前').and_then(date::number) {
        let behind = text.get("前".len() + len..).unwrap_or_default();
        if lists::PART_UNITS.starts(behind) {
            return (Sign::None, 0);
        }
    }
    // 前期 and 前后 are other words.
    if lists::NOT_BEFORE_SIGN.starts(text) {
        return (Sign::None, 0);
    }
    SIGNS.iter().find(|(word, _)| text.starts_with(word)).map_or((Sign::None, 0), |(word, sign)| (*sign, word.len()))
}
