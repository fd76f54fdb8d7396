//! Words for a part of a year or a month: `上半年`, `三季度`, `年底`, `下个月`.

use once_cell::sync::Lazy;

use crate::lexicon::Beginnings;

use super::point::{Edge, Part};

/// The word with which `text` begins, the part that it names and where in it.
pub(super) fn word(text: &str) -> Option<&'static (&'static str, Part, Edge)> {
    PARTS.get(WORDS.longest(text)?.0)
}

/// Words for a part of a year or a month; none begins another.
static PARTS: [(&str, Part, Edge); 34] = [
    ("上半年", Part::Half(1), Edge::Whole),
    ("下半年", Part::Half(2), Edge::Whole),
    ("第一季度", Part::Quarter(1), Edge::Whole),
    ("第二季度", Part::Quarter(2), Edge::Whole),
    ("第三季度", Part::Quarter(3), Edge::Whole),
    ("第四季度", Part::Quarter(4), Edge::Whole),
    ("一季度", Part::Quarter(1), Edge::Whole),
    ("二季度", Part::Quarter(2), Edge::Whole),
    ("三季度", Part::Quarter(3), Edge::Whole),
    ("四季度", Part::Quarter(4), Edge::Whole),
    ("1季度", Part::Quarter(1), Edge::Whole),
    ("2季度", Part::Quarter(2), Edge::Whole),
    ("3季度", Part::Quarter(3), Edge::Whole),
    ("4季度", Part::Quarter(4), Edge::Whole),
    ("本季度", Part::ThisQuarter, Edge::Whole),
    ("季度末", Part::ThisQuarter, Edge::End),
    ("年底", Part::Year, Edge::End),
    ("年末", Part::Year, Edge::End),
    ("年终", Part::Year, Edge::End),
    ("年内", Part::Year, Edge::Within),
    ("本月", Part::MonthOffset(0, 3), Edge::Whole),
    ("当月", Part::MonthOffset(0, 3), Edge::Whole),
    ("下月", Part::MonthOffset(1, 3), Edge::Whole),
    ("下个月", Part::MonthOffset(1, 3), Edge::Whole),
    ("次月", Part::MonthOffset(1, 3), Edge::Whole),
    ("月底", Part::MonthOffset(0, 3), Edge::End),
    ("月末", Part::MonthOffset(0, 3), Edge::End),
    ("月内", Part::MonthOffset(0, 3), Edge::Within),
    ("本周", Part::Week(0), Edge::Whole),
    ("下周", Part::Week(1), Edge::Whole),
    ("底", Part::Year, Edge::End),
    ("末", Part::Year, Edge::End),
    ("内", Part::Year, Edge::Within),
    ("初", Part::Year, Edge::Start),
];

/// The same by their beginnings: most figures have none of them behind.
static WORDS: Lazy<Beginnings> = Lazy::new(|| Beginnings::new(PARTS.iter().map(|(word, ..)| *word)));
