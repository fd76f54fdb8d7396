//! Expressions of time, read from where they start: points (`2021年5月底`, `今年三季度`), windows (`4—6月`), periods
//! (`3个工作日`), with the sign that closes them (前, 内).
//!
//! Nothing is decided here: an expression says what is printed, not whether it is a deadline.

use crate::date;
use crate::lexicon::words as lists;

use super::{near, parts, words};

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

/// The blanks that are set between figures and letters: `5 个工作日`.
const BLANKS: [char; 3] = [' ', '\u{3000}', '\u{a0}'];
/// The signs between the two sides of a window.
const JOINTS: [char; 10] = ['—', '―', '－', '-', '–', '~', '～', '至', '到', '─'];
/// A window's two sides stand at most this many bytes apart (`（含当日）起，至`).
const LONGEST_JOINT: usize = 30;

/// The expression at the start of `text`.
pub(super) fn read(text: &str) -> Option<Expression> {
    if !may_begin(text) {
        return None;
    }
    let year = year(text);
    let (first, mut at) = month_of_window(text, year).or_else(|| point_in(text, year))?;
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
    let (point, len) = point(text.strip_prefix(['(', '（'])?)?;
    let open = text.chars().next().map_or(0, char::len_utf8);
    let close = text.get(open + len..)?.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    matches!(point.part, Part::Day(..)).then_some((point, open + len + close.len_utf8()))
}

/// The period that ends at the end of `text` (before 内): `3个工作日`, `2—3年`; the offset where it starts.
pub(super) fn period_before(text: &str) -> Option<(Unit, usize)> {
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
pub(super) fn period(text: &str) -> Option<(Unit, usize)> {
    // It begins with its number.
    let text = text.chars().next().filter(|c| is_number(*c)).map_or("", |_| text);
    text.char_indices()
        .take(12)
        .filter_map(|(at, c)| {
            let end = at + c.len_utf8();
            let (unit, start) = period_before(text.get(..end)?)?;
            (start == 0).then_some((unit, end))
        })
        .last()
}

const fn is_number(c: char) -> bool {
    date::digit(c).is_some()
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '半' | '数')
}

/// A point at the start of `text`, and its length.
fn point(text: &str) -> Option<(Point, usize)> {
    point_in(text, year(text))
}

/// The same behind the year that `text` begins with, and its length.
fn point_in(text: &str, (year, mut at): (Year, usize)) -> Option<(Point, usize)> {
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
        let other =
            *word == "初" && behind.starts_with(['步', '期', '级', '次']) || *word == "年终" && sign(behind).1 == 0;
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
fn year(text: &str) -> (Year, usize) {
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
    let (mut second, len) = point(rest).or_else(|| day_only(rest, first))?;
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
fn sign(text: &str) -> (Sign, usize) {
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

/// How many bytes of blanks `text` starts with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(BLANKS).len()
}
