//! Deadlines: by when something is to be done, and which day that is.
//!
//! The scan starts from the letters that every expression of time has (年 月 前 内 …), found by a vectorised search;
//! the expression around each is read ([`expression`]), its day reckoned ([`reckon`]), and the sentence around it
//! decides whether it is a deadline at all ([`judge`]).  Relative periods (`3个工作日内`) and occasions (`国庆节前`) are deadlines
//! without a day.  The base is the caller's date or the document's own; without either, a year is taken only from
//! what the text itself leaves no doubt about: the page's date, the day that a report opens with, or the only year named.
//!
//! Recurring terms (`每季度末前`), times in which something holds (`有效期至…`), times of past events and figures, and
//! steps of a procedure without a date (`开工前`) are no deadlines.

mod around;
mod base;
mod event;
mod expression;
mod judge;
mod length;
mod named;
mod near;
mod parts;
mod period;
mod point;
mod reckon;
mod signs;
mod words;

use once_cell::sync::Lazy;

use crate::assignment::DeadlineData;
use crate::context::Context;
use crate::date;
use crate::diagnostic::{Code, Diagnostic};
use crate::find::Finder;
use crate::frame::Region;
use crate::lexicon::words as lists;
use crate::lines::is_blank;
use crate::span::{Span, floor_boundary};
use crate::table::ColumnKind;

use around::Around;
use base::Base;
use expression::{Expression, Sign, Time};
use period::Unit;
use point::{Part, Point, Year};

/// An expression starts at most this many bytes before the letter by which it is found (`二〇二一年十二月`).
const LONGEST_START: usize = 36;

/// The letters by which expressions of time are found, and where they stand.
static FINDER: Lazy<Finder> = Lazy::new(|| Finder::new(&lists::ANCHORS));

/// Every deadline of the document, in any order.
pub(crate) fn deadlines(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<DeadlineData> {
    let text = context.text;
    let mut scan = Scan { context, base: Base::new(context), found: Vec::new(), done: 0, diagnostics };
    FINDER.each(text, |start, end, _| {
        if start >= scan.done {
            scan.anchor(start, end);
        }
    });
    let mut found = scan.found;
    in_tables(context, &mut found);
    found
}

struct Scan<'a, 'd> {
    context: &'a Context<'a>,
    base: Base<'a>,
    found: Vec<DeadlineData>,
    /// Where the last expression ends: letters inside it are its own.
    done: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Scan<'_, '_> {
    fn anchor(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        let Some(letter) = text.get(start..end) else { return };
        match letter {
            "内" => self.period(start, end),
            "前" => self.before(start, end),
            "不超过" | "不得超过" => self.at_most(start, end),
            "工作日" => self.term(end),
            "当日" | "当天" => self.same_day(start, end),
            "限为" => self.limit(end),
            "时间" => self.spent(start),
            _ => self.point(start, end),
        }
    }

    /// A point or window whose letter is at `start..end`.
    fn point(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        for from in starts(text, start, self.done) {
            let Some(read) = text.get(from..).and_then(expression::read) else { continue };
            if from + read.len < end || is_cut(text, from) {
                continue;
            }
            let (from, read) = glossed(text, from, read);
            self.done = from + read.len;
            self.decide(from, read);
            return;
        }
    }

    fn decide(&mut self, from: usize, read: Expression) {
        let span = Span::of(from, from + read.len);
        if !self.is_text(span) {
            return;
        }
        let mut last = match read.time {
            Time::Point(point) | Time::Window(_, point) => point,
            Time::Period(_) => return,
        };
        let around = self.around(span);
        if last.year == Year::None
            && let Some(year) = reckon::year_before(last, around.before, self.base.own)
        {
            last.year = Year::Given(year);
        }
        let base = || match last.year {
            Year::Given(_) => self.base.own,
            _ if matches!(last.part, Part::DayOnly(..) | Part::MonthOffset(..)) => self.base.month(from),
            _ if matches!(last.part, Part::BareDay(_)) => self.base.line(from),
            _ => self.base.any(),
        };
        // Without a day of the document's own no day lies behind or ahead, and few are worth looking for one.
        let known = self.base.own.map(|_| reckon::last_day(last, base()));
        if judge::is_deadline(&around, &read, known.and_then(|day| day.unwrap_or(None)), self.base.own) {
            let day = known.unwrap_or_else(|| reckon::last_day(last, base()));
            if day.is_err() {
                self.diagnostics.push(Diagnostic::new(Code::ImpossibleDate, span));
            }
            self.found.push(DeadlineData { span: self.with_lead(span, &read), date: day.unwrap_or(None) });
        }
    }

    /// `到2025年`: 到 and 至 belong to a target that has no sign of its own.
    fn with_lead(&self, span: Span, read: &Expression) -> Span {
        let before = self.context.text.get(..span.start()).unwrap_or_default();
        let leads = read.sign == Sign::None && before.ends_with(['到', '至']);
        if leads && !lists::OWN_TO.ends(before) { Span::of(span.start() - 3, span.end()) } else { span }
    }

    /// A period before 内.
    fn period(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        let from = floor_boundary(text, start.saturating_sub(LONGEST_START)).max(self.done);
        let Some(before) = text.get(from..start) else { return };
        let bare = lists::WITHIN_LINKS.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
        let bare = bare.trim_end_matches(is_blank);
        let Some((unit, at)) = period::before(bare) else { return self.named_period(start, end) };
        let span = Span::of(from + at, end);
        self.done = end;
        let read = Expression { time: Time::Period(unit), sign: Sign::Within, len: span.len() };
        if self.is_text(span) && judge::is_deadline(&self.around(span), &read, None, self.base.own) {
            self.found.push(DeadlineData { span, date: None });
        }
    }

    /// What stands before 前: an occasion, a date with dots, or 提 (`提前两天`).
    fn before(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        let from = floor_boundary(text, start.saturating_sub(LONGEST_START)).max(self.done);
        let Some(before) = text.get(from..start) else { return };
        if before.ends_with('提') {
            let Some((_, len)) = text.get(end..).and_then(period::read) else { return };
            let span = Span::of(start - 3, end + len);
            if self.is_text(span) && length::is_advance(&self.around(span)) {
                self.found.push(DeadlineData { span, date: None });
            }
            self.done = end + len;
        } else if let Some(at) = words::occasion_before(before) {
            // `台风登陆前24小时将水位降至…`
            let until = text.get(end..).and_then(period::read).map_or(end, |(_, len)| end + len);
            let span = Span::of(from + at, until);
            let around = self.around(span);
            if self.is_text(span)
                && event::is_occasion_deadline(&around)
                && (until == end || length::handles(around.clause_after))
            {
                self.found.push(DeadlineData { span, date: None });
            }
        } else if let Some((at, read)) = near_before(before, text.get(from..).unwrap_or_default(), end - from)
            && self.is_day(from + at, &read)
        {
            self.done = from + at + read.len;
            self.decide(from + at, read);
        } else if let Some((unit, at)) = period::before(bare_before(before)) {
            let span = Span::of(from + at, end);
            if matches!(unit, Unit::Day | Unit::Workday | Unit::Month | Unit::Hour)
                && self.is_text(span)
                && event::is_notice_deadline(&self.around(span))
            {
                self.found.push(DeadlineData { span, date: None });
                self.done = end;
            }
        } else if before.ends_with(|c: char| c.is_ascii_digit()) {
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/')).len();
            let at = from + digits;
            if let Some(read) = text.get(at..).and_then(expression::read).filter(|read| at + read.len >= end) {
                self.done = at + read.len;
                self.decide(at, read);
            }
        }
    }

    /// `结算期限原则上不超过一年`, `最迟付款时间不得超过一年`.
    fn at_most(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        let Some((_, len)) = text.get(end..).and_then(period::read) else { return };
        self.keep(Span::of(start, end + len), None, length::is_bounded);
    }

    /// Whether a day that is named without its month is one: `4日18时前`, or `20日前` where no span of notice is meant.
    fn is_day(&self, from: usize, read: &Expression) -> bool {
        let Time::Point(Point { part: Part::BareDay(day), .. }) = read.time else { return true };
        let span = Span::of(from, from + read.len);
        let timed = !bare_before(span.text(self.context.text).trim_end_matches('前')).ends_with(['日', '号']);
        timed || self.base.own.is_some() && event::is_day_of_month(&self.around(span), day)
    }

    /// The time that is taken for something: `用3个月时间`, `利用7天左右的时间`.
    fn spent(&mut self, start: usize) {
        let text = self.context.text;
        let from = floor_boundary(text, start.saturating_sub(LONGEST_START)).max(self.done);
        let Some(before) = text.get(from..start) else { return };
        let before = before.strip_suffix('的').unwrap_or(before);
        let bare = before.strip_suffix("左右").unwrap_or(before);
        let Some((_, at)) = period::before(bare) else { return };
        let span = Span::of(from + at, from + before.len());
        let end = start + "时间".len();
        if self.is_text(span) && length::is_spent(&Around::new(text, span.start(), end)) {
            self.found.push(DeadlineData { span, date: None });
        }
    }

    /// A period of working days without 内: `缩减为1个工作日`.
    fn term(&mut self, end: usize) {
        let text = self.context.text;
        let rest = text.get(end..).unwrap_or_default();
        if rest.starts_with(['内', '之', '以']) {
            return;
        }
        let from = floor_boundary(text, end.saturating_sub(LONGEST_START)).max(self.done);
        let Some((_, at)) = text.get(from..end).and_then(period::before) else { return };
        self.keep(Span::of(from + at, end), None, length::is_term);
    }

    /// Keeps a term that stands in the text of the document and that `is_term` takes for one.
    fn keep(&mut self, span: Span, date: Option<date::Date>, is_term: impl Fn(&Around<'_>) -> bool) {
        if self.is_text(span) && is_term(&self.around(span)) {
            self.found.push(DeadlineData { span, date });
            self.done = span.end();
        }
    }

    fn around(&self, span: Span) -> Around<'_> {
        Around::new(self.context.text, span.start(), span.end())
    }

    /// Whether the place is text of the document: no title, signature or page chrome.
    fn is_text(&self, span: Span) -> bool {
        matches!(
            self.context.frame.at(span.start()),
            Region::Body | Region::Closing | Region::AttachmentList | Region::Contents
        )
    }
}

/// What stands before 前 without the 之 or 以 of 之前 and 以前.
fn bare_before(before: &str) -> &str {
    before.strip_suffix(['之', '以']).unwrap_or(before)
}

/// The occasion that an expression from `from` on is the gloss of, with the day of the gloss: `端午节(6月3日)前`.
fn glossed(text: &str, from: usize, read: Expression) -> (usize, Expression) {
    let occasion = text.get(floor_boundary(text, from.saturating_sub(LONGEST_START))..from);
    let before = occasion.and_then(|before| before.strip_suffix(['(', '（']));
    let behind = text.get(from + read.len..).and_then(|rest| rest.strip_prefix([')', '）']));
    let sign = behind.and_then(|rest| lists::BEFORE_SIGNS.at_start(rest));
    let (Some(before), Some(sign)) = (before, sign) else { return (from, read) };
    let Some(at) = words::occasion_before(before) else { return (from, read) };
    let end = text.len() - behind.map_or(0, str::len) + sign.len();
    let bracket = text.get(..from).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
    let start = from - bracket - (before.len() - at);
    (start, Expression { sign: Sign::Before, len: end - start, ..read })
}

/// The day named by its place near the base that `before` ends with, where 前 follows it and ends at `end` of `text`;
/// where it starts.
fn near_before(before: &str, text: &str, end: usize) -> Option<(usize, Expression)> {
    let bare = bare_before(before);
    if !bare.ends_with(|c: char| {
        matches!(c, '日' | '号' | '天' | '晚' | '早' | '时' | '点' | '分' | '整' | '半' | '班' | '午')
            || c.is_ascii_digit()
    }) {
        return None;
    }
    before.char_indices().find_map(|(at, _)| {
        let read = expression::read_near(text.get(at..)?).filter(|read| at + read.len == end)?;
        // `110日`, `12月10日`: the end of another number or of a date.
        let cut =
            before.get(..at)?.ends_with(|c: char| date::counts(c) || matches!(c, '月' | '第' | '年' | '个' | '.'));
        (!cut).then_some((at, read))
    })
}

/// Where an expression could start whose letter is at `anchor`, the earliest first; not before `done`.
fn starts(text: &str, anchor: usize, done: usize) -> impl Iterator<Item = usize> + '_ {
    let from = floor_boundary(text, anchor.saturating_sub(LONGEST_START)).max(done);
    let before = text.get(from..anchor).unwrap_or_default();
    let tail = before.trim_end_matches(|c: char| {
        date::digit(c).is_some()
            || date::han_digit(c).is_some()
            || matches!(
                c,
                '十' | '廿'
                    | '上'
                    | '下'
                    | '半'
                    | '今'
                    | '明'
                    | '本'
                    | '这'
                    | '当'
                    | '次'
                    | '去'
                    | '后'
                    | '来'
                    | '第'
                    | '年'
                    | '月'
                    | '个'
                    | '—'
                    | '―'
                    | '－'
                    | '-'
                    | '–'
                    | '~'
                    | '～'
                    | '至'
                    | '到'
                    | '“'
                    | '"'
                    | ' '
                    | '\u{a0}'
                    | '\u{3000}'
            )
    });
    let first = from + tail.len();
    // The indent of a paragraph stands before it, the blanks of `2022 年 6 月` inside.
    let inside = text.get(first..anchor).unwrap_or_default().char_indices().filter(|(_, c)| !is_blank(*c));
    inside.map(move |(at, _)| first + at).chain([anchor])
}

/// Whether the expression from `from` on is the end of another word: 年内 of `三年内`, 季度末 of `每季度末`.
fn is_cut(text: &str, from: usize) -> bool {
    let bare = text.get(from..).is_some_and(|rest| lists::CUT_UNITS.starts(rest));
    let before = text.get(..from).and_then(|before| before.chars().next_back());
    let counts = before.is_some_and(|c| {
        date::digit(c).is_some()
            || date::han_digit(c).is_some()
            || matches!(
                c,
                '十' | '百'
                    | '半'
                    | '数'
                    | '几'
                    | '多'
                    | '余'
                    | '个'
                    | '每'
                    | '各'
                    | '该'
                    | '上'
                    | '下'
                    | '同'
                    | '学'
                    | '周'
                    | '度'
                    | '财'
            )
    });
    bare && counts
}

/// The cells under a header like 完成时限: whatever they name is the term.
fn in_tables(context: &Context<'_>, found: &mut Vec<DeadlineData>) {
    let base = Base::new(context);
    for table in context.frame.tables() {
        for cell in table.rows().flatten().filter(|cell| table.kind(cell) == ColumnKind::Deadline) {
            found.retain(|deadline| !cell.span.overlaps(deadline.span));
            let words = cell.span.text(context.text);
            let read = words.char_indices().find_map(|(at, _)| Some((at, expression::read(words.get(at..)?)?)));
            if let Some((at, read)) = read {
                let span = Span::of(cell.span.start() + at, cell.span.start() + at + read.len);
                if let Time::Point(point) | Time::Window(_, point) = read.time {
                    found.push(DeadlineData { span, date: reckon::last_day(point, base.any()).unwrap_or(None) });
                }
            } else if words.strip_suffix('前').is_some_and(|occasion| words::occasion_before(occasion).is_some())
                || words.strip_suffix('内').is_some_and(|period| period::before(period).is_some())
            {
                found.push(DeadlineData { span: cell.span, date: None });
            }
        }
    }
}
