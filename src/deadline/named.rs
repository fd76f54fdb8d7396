//! Terms without a number or without 内: `于当日告知`, `应在公示期内提出`, `缴纳期限为6个月`.

use super::around::{Around, is_told};
use super::judge::is_relative;
use super::period;
use super::words::{Class, Seen};
use super::{LONGEST_START, Scan};
use crate::lexicon::words;
use crate::span::{Span, floor_boundary};

impl Scan<'_, '_> {
    /// `当日` or `当天` at `start..end`.
    pub(super) fn same_day(&mut self, start: usize, end: usize) {
        self.keep(Span::of(start, end), None, is_same_day);
    }

    /// A period that has a name before the 内 at `start..end`: `公示期内`.
    pub(super) fn named_period(&mut self, start: usize, end: usize) {
        let text = self.context.text;
        let from = floor_boundary(text, start.saturating_sub(LONGEST_START)).max(self.done);
        let before = text.get(from..start).filter(|before| before.ends_with('期')).unwrap_or_default();
        let Some(at) = before.rfind(['在', '于']) else { return };
        let span = Span::of(from + at + '在'.len_utf8(), end);
        // `政策有效期内`: the document says till when it holds.
        let own = words::TERM_OWN_PERIODS.contains(&span.text(text));
        self.keep(span, if own { self.base.validity() } else { None }, is_named_period);
    }

    /// The period that stands behind 期限为 or 时限为, which ends at `end`.
    pub(super) fn limit(&mut self, end: usize) {
        let Some((_, len)) = self.context.text.get(end..).and_then(period::read) else { return };
        self.keep(Span::of(end, end + len), None, is_limit);
    }
}

/// `于当日及时告知`: what is to be done on the day of what the sentence told before.
fn is_same_day(around: &Around<'_>) -> bool {
    let lead = around.clause_before;
    let led = lead.ends_with('于') && !lead.ends_with("关于");
    let ordered = || words::TERM_ORDERS.ends(lead.strip_suffix('在').unwrap_or(lead));
    (led || ordered()) && is_task(around)
}

/// `应当在公示期内提出意见`: the document or the case says how long it is.
fn is_named_period(around: &Around<'_>) -> bool {
    let lead = around.clause_before.trim_end_matches(['在', '于']);
    Seen::new(lead).has(Class::Must) && words::TERM_ORDERS.ends(lead) && is_task(around)
}

/// `余款缴纳期限为6个月`: how long a step may take.
fn is_limit(around: &Around<'_>) -> bool {
    let lead = around.clause_before;
    words::TERM_BOUND.stands_in(lead)
        && !words::TERM_PUT_OFF.stands_in(lead)
        // `缴款期限为2月3日至…`: a day.
        && !around.clause_after.starts_with(|c: char| matches!(c, '内' | '以' | '的' | '之') || c.is_ascii_digit())
}

/// Whether a step follows directly, which nothing tells of as done.
fn is_task(around: &Around<'_>) -> bool {
    let said = around.said();
    let seen = Seen::new(said);
    seen.at(Class::Do) < seen.at(Class::Holds).min(seen.at(Class::Past)).min(seen.at(Class::Barred))
        && !is_told(said)
        && !is_relative(around)
        && !around.is_condition()
}
