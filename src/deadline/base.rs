//! The day from which the terms of a document are reckoned: the caller's, its own, or what its text leaves no doubt about.

use std::cell::OnceCell;

use crate::context::Context;
use crate::date::{self, Date, Printed};
use crate::lexicon::words as lists;
use crate::lines::is_blank;
use crate::span::floor_boundary;

use super::expression::{self, Time};
use super::reckon;

/// `本月` may mean a month that is named so many bytes before it.
const NAMED_MONTH: usize = 360;
/// The opening of a report, in which its own day stands.
const OPENING: usize = 120;

/// What relative terms are reckoned from.
pub(super) struct Base<'a> {
    context: &'a Context<'a>,
    /// The caller's date or the document's own, with the page's for want of it.
    pub own: Option<Date>,
    /// The same or what the text lets one infer, once asked for.
    inferred: OnceCell<Option<Date>>,
    /// Till when the document says that it holds, once asked for.
    validity: OnceCell<Option<Date>>,
}

impl<'a> Base<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        let own = context.base_date.or(context.metadata.published);
        Self { context, own, inferred: OnceCell::new(), validity: OnceCell::new() }
    }

    pub fn any(&self) -> Option<Date> {
        *self.inferred.get_or_init(|| {
            let Context { text, metadata, .. } = self.context;
            // `关于做好2025年一季度…的若干措施`: the year of a plan's title is that of its terms.
            let titled = || only_year(metadata.title.as_deref()?);
            self.own.or_else(|| opening_date(self.context)).or_else(titled).or_else(|| only_year(text))
        })
    }

    /// The same for `本月` at `at`: where only the year is certain, the month that the text before last names.
    pub fn month(&self, at: usize) -> Option<Date> {
        if let Some(day) = self.own.or_else(|| opening_date(self.context)) {
            return Some(day);
        }
        let text = self.context.text;
        let before = text.get(floor_boundary(text, at.saturating_sub(NAMED_MONTH))..at)?;
        let month = reckon::last_month(before)?;
        Date::new(self.any()?.year(), month, 1)
    }

    /// The same for a day without its month at `at`: where the line before names a month ahead last, that one.
    /// `10月10日前上报初稿,20日前定稿`
    pub fn line(&self, at: usize) -> Option<Date> {
        let (base, text) = (self.any()?, self.context.text);
        let before = text.get(floor_boundary(text, at.saturating_sub(NAMED_MONTH))..at)?;
        let line = before.rfind('\n').and_then(|end| before.get(end..)).unwrap_or(before);
        let named = reckon::last_month(line).filter(|month| *month > base.month());
        named.map_or(Some(base), |month| Date::new(base.year(), month, 1))
    }

    /// The last day on which the document holds: `有效期至2026年6月30日`.
    pub fn validity(&self) -> Option<Date> {
        *self.validity.get_or_init(|| {
            let text = self.context.text;
            let word = lists::TERM_VALID.iter().find_map(|word| Some(text.find(word)? + word.len()))?;
            match text.get(word..).and_then(expression::read)?.time {
                Time::Point(point) => reckon::last_day(point, self.own).unwrap_or(None),
                _ => None,
            }
        })
    }
}

/// The day that a report opens with: `2022年10月18日,某县召开会议`.
fn opening_date(context: &Context<'_>) -> Option<Date> {
    let text = context.text;
    let from = context.frame.body_start();
    let opening = text.get(from..floor_boundary(text, from + OPENING))?;
    let opening = opening.trim_start_matches(is_blank);
    let end = opening.find(['，', ',', '。']).unwrap_or(opening.len());
    let head = opening.get(..end)?;
    head.char_indices().find_map(|(at, _)| date::printed(head.get(at..)?).and_then(Printed::date))
}

/// A day of the only year that the text, or a title, names, in January, so that every month of it lies ahead.
fn only_year(text: &str) -> Option<Date> {
    date::told_year(text).and_then(|year| Date::new(year, 1, 1))
}
