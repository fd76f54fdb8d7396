//! The stack of open lists, and what it costs to read a candidate against it.
//!
//! The search asks here for the price of each way to go on; the single prices stand in [`cost`].

use std::cmp::Ordering;

use super::cost::{self, Cost};
use super::feature::Feature;
use crate::marker::{Candidate, LAST, Left, Style};

/// No frame: the document itself.
pub(super) const NONE: u32 = u32::MAX;
/// Styles, for the table of the last number of each.
pub(super) const STYLES: usize = Style::Bullet as usize + 1;

/// An open list with its last item.  Frames are never changed: states share them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The item that the list is below.
    pub parent: u32,
    pub candidate: u32,
    pub style: Style,
    pub form: u32,
    pub ordinal: u32,
    /// The number that the last item should have had.
    pub due: u32,
    /// Items so far, saturating.
    pub count: u8,
    pub depth: u8,
    /// The last item is a title.
    pub title: bool,
    /// It is a title with a full stop, alone in its paragraph.
    pub closed: bool,
    /// The last item stands at the start of a paragraph.
    pub at_line: bool,
    /// Items of the list have had paragraphs without a number behind them.
    pub loose: bool,
    /// The last item is misspelt or could easily be something else.
    pub slip: bool,
    pub paragraph: u32,
    pub epoch: u32,
    /// Tells stacks apart.
    pub hash: u32,
}

impl Frame {
    /// The first item of a new list.
    pub fn new(one: &One<'_>, parent: u32, above: Option<&Self>) -> Self {
        Self::first(one, parent, above).hashed(above)
    }

    /// The same, not yet told apart from others.
    fn first(one: &One<'_>, parent: u32, above: Option<&Self>) -> Self {
        let (candidate, feature) = (one.candidate, one.feature);
        Self {
            parent,
            candidate: one.index,
            style: candidate.marker.style,
            form: candidate.form,
            ordinal: candidate.marker.ordinal,
            due: candidate.marker.ordinal,
            count: 1,
            depth: above.map_or(1, |above| above.depth + 1),
            title: feature.title,
            closed: feature.closed,
            at_line: matches!(candidate.left, Left::Line),
            loose: false,
            slip: candidate.slip,
            paragraph: candidate.paragraph,
            epoch: feature.epoch,
            hash: 0,
        }
    }

    /// The next item of the list, which stands below the item `above`.
    pub fn next(&self, one: &One<'_>, between: u32, above: Option<&Self>) -> Self {
        let ordinal = one.candidate.marker.ordinal;
        let right = ordinal == LAST || self.follows(ordinal);
        Self {
            due: if right { ordinal } else { self.due + 1 },
            count: self.count.saturating_add(1),
            depth: self.depth,
            loose: self.loose || between > 0,
            ..Self::first(one, self.parent, above)
        }
        .hashed(above)
    }

    fn hashed(mut self, above: Option<&Self>) -> Self {
        let own = u64::from(self.candidate) << 8 | u64::from(self.count.min(2)) << 1 | u64::from(self.loose);
        let above = above.map_or(0, |above| above.hash);
        let mixed = (u64::from(above.rotate_left(17)) ^ own).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.hash = (mixed >> 32) as u32;
        self
    }

    /// Whether `next` is the next number: behind the last one as printed or, where that was wrong, behind the one
    /// that it stands for or in place of it.
    const fn follows(&self, next: u32) -> bool {
        next == self.ordinal + 1 || self.due != self.ordinal && (next == self.due || next == self.due + 1)
    }

    /// Whether paragraphs without a number that follow the item belong to it in any case.
    const fn owns_paragraphs(&self) -> bool {
        self.title
            || self.closed
            || matches!(self.style, Style::Article | Style::Attachment | Style::Chapter | Style::Section | Style::Part)
    }
}

/// The candidate that is read, with what stands around it.
#[derive(Clone, Copy)]
pub(super) struct One<'a> {
    pub index: u32,
    pub candidate: &'a Candidate,
    pub feature: &'a Feature,
    /// Whether lists are judged by their series.
    pub series: bool,
}

impl One<'_> {
    pub fn start(&self) -> usize {
        self.candidate.marker.span().start()
    }

    /// Paragraphs without a number that began since the last item, which stands in `paragraph`, and do not go on with it.
    pub fn between(&self, paragraph: u32) -> u32 {
        let own = u32::from(self.candidate.left == Left::Line) + u32::from(self.feature.among);
        self.candidate.paragraph.saturating_sub(paragraph).saturating_sub(own)
    }

    /// Whether it is run into the paragraph that the item begins.
    fn inside(&self, frame: &Frame) -> bool {
        frame.at_line && self.candidate.left != Left::Line && self.candidate.paragraph == frame.paragraph
    }

    fn after_colon(&self) -> bool {
        self.candidate.left == Left::Colon || self.candidate.lead == Left::Colon
    }

    /// The cost of reading it as no numbering.
    pub fn skip(&self) -> Cost {
        let Candidate { marker, left, slip, .. } = *self.candidate;
        let title = self.feature.title && left == Left::Line && !slip && cost::rank(marker.style) <= 8;
        cost::skip(marker.style, left, slip) + if title { cost::SKIP_TITLE } else { 0 }
    }

    /// The cost of reading it as the next item of the list `frame`; `None` where it cannot be.
    pub fn continuing(&self, frame: &Frame, between: u32) -> Option<Cost> {
        let Candidate { marker, left, lead, form, slip, paragraph } = *self.candidate;
        let mut cost = cost::continues(left) + if slip { cost::SLIP_NEXT } else { 0 };
        if frame.style != marker.style {
            let next = marker.ordinal == frame.ordinal + 1 || marker.ordinal == LAST;
            if is_enumeration(frame.style) && is_enumeration(marker.style) {
                cost += cost::OTHER_STYLE;
            } else if next && numerals(frame.style) == numerals(marker.style) && numerals(marker.style) > 0 {
                cost += cost::FOREIGN_STYLE;
            } else {
                return None;
            }
        } else if frame.form != form {
            match marker.style {
                Style::Arabic | Style::Han => cost += cost::OTHER_SIGN,
                Style::Bare => cost += cost::OTHER_STYLE,
                _ => return None,
            }
        }
        let next = if self.series { cost::NEXT } else { 0 };
        cost += match (frame.ordinal, marker.ordinal) {
            (0, 0) => cost::BULLET,
            (_, 0) | (0, _) if marker.style == Style::Attachment => 0,
            (_, LAST) => next,
            (_, ordinal) if frame.follows(ordinal) => next,
            (last, next) if next == last => cost::DUPLICATE,
            (last, next) if next > last => cost::GAP + cost::GAP_EACH * (next - last - 1).min(cost::GAP_MOST) as Cost,
            (_, 1) if self.inside(frame) => cost::RESTART,
            (_, 1) if lead == Left::Colon => cost::RESTART_INTRODUCED,
            (_, 1) if between == 0 => cost::RESTART,
            (_, 1) => cost::RESTART_LATER,
            _ => cost::BACK,
        };
        if frame.at_line && left != Left::Line && left != Left::Marker {
            cost += cost::RUNS_IN;
        }
        if is_enumeration(frame.style) && !frame.at_line && paragraph > frame.paragraph {
            cost += cost::LATER_PARAGRAPH;
        }
        if self.feature.epoch != frame.epoch && marker.style != Style::Attachment {
            cost += cost::OTHER_PART;
        }
        Some(cost)
    }

    /// The part of the cost of a new list that does not depend on what it hangs on: its place, and its first number,
    /// where `last` is the last number of the style.
    pub fn beginning(&self, last: u16) -> Cost {
        let Candidate { marker, left, lead, slip, .. } = *self.candidate;
        let first = match marker.ordinal {
            0 | 1 => 0,
            next if u32::from(last) + 1 == next => match marker.style {
                Style::Article => cost::RUN_ON_ARTICLE,
                _ => cost::RUN_ON,
            },
            _ if lead == Left::Line => cost::ORPHAN_EXTRACT,
            _ if is_enumeration(marker.style) && marker.style != Style::First => cost::ORPHAN_ENUMERATION,
            _ => cost::ORPHAN,
        };
        let mut cost = cost::opens(marker.style, left) + cost::begins(marker.style) + first;
        cost += if slip { cost::SLIP } else { 0 };
        // Nothing but the colon tells a list of bare digits from figures.
        cost + if marker.style == Style::Bare && self.after_colon() { cost::AFTER_COLON } else { 0 }
    }

    /// The cost of a new list behind `sibling`, the list that ends with it below the same parent.
    pub fn anew(&self, sibling: &Frame, between: u32) -> Cost {
        let Candidate { marker, lead, form, paragraph, .. } = *self.candidate;
        if sibling.style != marker.style || sibling.form != form || marker.style == Style::Attachment {
            0
        } else if self.feature.epoch != sibling.epoch {
            cost::RESTART_PART
        } else if is_enumeration(marker.style) && paragraph != sibling.paragraph {
            cost::RESTART_RUN_IN
        } else if self.inside(sibling) {
            cost::RESTART
        } else if lead == Left::Colon {
            cost::RESTART_INTRODUCED
        } else if between == 0 {
            cost::RESTART
        } else {
            cost::RESTART_LATER
        }
    }

    /// The cost of hanging a new list on the item `parent`, which may have had none below it.
    pub fn hanging(&self, parent: &Frame, childless: bool, between: u32) -> Cost {
        let Candidate { marker, paragraph, form, .. } = *self.candidate;
        let colon = self.after_colon();
        let elsewhere = paragraph != parent.paragraph;
        let mut cost = self.ranking(parent);
        if marker.style == Style::Decimal {
            cost += if names(form, parent) {
                cost::DECIMAL_AT_HOME
            } else if parent.style == Style::Decimal {
                cost::NESTED_IN_ITSELF
            } else {
                cost::DECIMAL_ASTRAY
            };
        }
        cost += if !parent.at_line && elsewhere && !parent.title {
            if colon && between == 0 { 0 } else { cost::PARENT_RUN_IN }
        } else if parent.owns_paragraphs() || !elsewhere {
            0
        } else if between > 0 {
            match parent {
                parent if parent.loose => cost::PARENT_COMPLETE,
                parent if parent.count == 1 => cost::PARENT_MAY_HAVE_ENDED,
                _ => cost::PARENT_ENDED,
            }
        } else if colon {
            0
        } else {
            cost::PARENT_COMPLETE
        };
        if parent.epoch != self.feature.epoch && parent.style != Style::Attachment {
            cost += cost::PARENT_OTHER_PART;
        }
        cost + if colon && childless && between == 0 { cost::AFTER_COLON } else { 0 }
    }

    /// The cost of the order of the two styles.
    fn ranking(&self, parent: &Frame) -> Cost {
        let Candidate { marker, left, paragraph, .. } = *self.candidate;
        let style = marker.style;
        let (above, below) = (cost::rank(parent.style), cost::rank(style));
        // Labels and bullets stand at any level, so do letters that a colon introduces, and what is run into one paragraph is
        // nested by sense.
        let free = matches!(style, Style::Label | Style::Column | Style::Bare | Style::Decimal)
            || style == Style::Latin && self.after_colon()
            || matches!(parent.style, Style::Bullet | Style::Bare) && parent.title
            || below >= cost::rank(Style::Arabic)
                && is_enumeration(parent.style)
                && paragraph == parent.paragraph
                && left != Left::Line;
        match below.cmp(&above) {
            _ if parent.style == style || free => 0,
            Ordering::Less if style == Style::Article && parent.style == Style::Han && parent.title => {
                cost::ARTICLE_IN_SECTION
            }
            Ordering::Less if below <= cost::rank(Style::Article) => cost::INVERTED_DIVISION,
            Ordering::Less => cost::INVERTED,
            Ordering::Equal => cost::SAME_RANK,
            Ordering::Greater => 0,
        }
    }

    /// The cost of a new list below `ancestor`, an item of a list of the same style.
    pub fn nested(&self, ancestor: &Frame) -> Cost {
        let Candidate { marker, left, form, .. } = *self.candidate;
        if ancestor.style != marker.style || marker.style == Style::Decimal {
            return 0;
        }
        let run_in = (is_enumeration(marker.style) || left == Left::Colon) && self.inside(ancestor);
        let nested = match run_in {
            true => cost::NESTED_RUN_IN,
            false if ancestor.form == form => cost::NESTED_IN_ITSELF,
            false => cost::NESTED_OTHER_SIGN,
        };
        nested + if marker.ordinal == ancestor.ordinal + 1 { cost::NESTED_NEXT } else { 0 }
    }

    /// The cost of not hanging a new list on the last item of `frame`.
    pub fn passing(&self, frame: &Frame, childless: bool, between: u32) -> Cost {
        let elsewhere = self.candidate.paragraph != frame.paragraph;
        let closed = !frame.at_line || between > 0 && !frame.loose && !frame.owns_paragraphs();
        let ended = elsewhere && !frame.title && closed
            || frame.epoch != self.feature.epoch && frame.style != Style::Attachment;
        if ended || self.candidate.marker.style == Style::Attachment {
            0
        } else if childless && frame.title && between == 0 {
            cost::PASSES_TITLE
        } else if cost::rank(frame.style) < cost::rank(self.candidate.marker.style) {
            cost::PASSES_PARENT
        } else {
            cost::PASSES
        }
    }

    /// The cost of a list that ends: one of a single item is doubtful.
    pub fn closing(&self, frame: &Frame) -> Cost {
        lonely(frame, self.series)
    }
}

/// The cost of a list that ends with one item.
pub(super) const fn lonely(frame: &Frame, series: bool) -> Cost {
    if frame.count > 1 || !series {
        return 0;
    }
    let one_of_several = is_enumeration(frame.style) && !matches!(frame.style, Style::First) && frame.ordinal > 1;
    let style = if one_of_several { Style::Han } else { frame.style };
    let slip = frame.slip && !matches!(style, Style::Attachment);
    cost::lonely(style, frame.at_line) + if slip { cost::LONELY_SLIP } else { 0 }
}

/// Styles that enumerate inside a paragraph and may take turns in one list.
pub(super) const fn is_enumeration(style: Style) -> bool {
    matches!(style, Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi)
}

/// Whether the numbers above the last of a decimal (two digits each) name the item of `parent`.
const fn names(above: u32, parent: &Frame) -> bool {
    above % 100 == parent.ordinal
        && match parent.style {
            Style::Decimal => above / 100 == parent.form && above >= 100,
            _ => above < 100,
        }
}

/// Which numerals a style counts with, where another style could take its place by mistake.
const fn numerals(style: Style) -> u8 {
    match style {
        Style::Han | Style::ParenHan | Style::Shi | Style::Yao | Style::Di => 1,
        Style::Arabic | Style::ParenArabic | Style::HalfParen => 2,
        _ => 0,
    }
}
