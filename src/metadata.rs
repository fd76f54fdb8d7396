//! What the document says of itself: title, 发文字号, issuer, addressee, dates.
//!
//! The frame finds where they stand; here they are written out: a title on one line, names without letter-spacing.
//! Where the page prints a table of fields (`索 引 号` … `发文字号` …), its title and number are the document's own words;
//! its publishing date is the only thing that is the page's.

use crate::date::{self, Date, Printed};
use crate::frame::Frame;
use crate::lexicon::words;
use crate::lines::{Lines, find_sign, first_blank, is_blank};
use crate::span::Span;

/// The document's own particulars; a field that the text does not give is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The title, on one line (a title broken over lines is joined).
    pub title: Option<String>,
    /// `发文字号` as printed: `国办发〔2022〕30号`.
    pub document_number: Option<String>,
    /// `发文机关` by the signature below the text, without letter-spacing; several for a joint document.
    pub issuers: Vec<String>,
    /// `主送机关`: the whole line without its colon.
    pub addressee: Option<String>,
    /// `成文日期`.
    pub date: Option<Date>,
    /// The page's publishing or update date.
    pub published: Option<Date>,
    /// A rule by which the lists of the document name who leads (`列首位的为牵头单位,下同`).
    pub lead_rule: Option<LeadRule>,
}

/// A rule for the whole document, by which the lists of responsible bodies name who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeadRule {
    /// Which members of a list lead.
    pub order: LeadOrder,
    /// The words that state it.
    pub span: Span,
}

/// Which members of a list of responsible bodies lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeadOrder {
    /// The first one: `列首位的为牵头单位`.
    First,
    /// Those before the first comma: `逗号前面的为牵头单位`.
    BeforeComma,
}

impl LeadOrder {
    /// The stable name in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::BeforeComma => "before_comma",
        }
    }
}

/// A dateline ends within this many characters of the text.
const DATELINE: usize = 24;

/// So many months ahead a report still speaks of its own year.
const NEAR_MONTHS: u32 = 5;

impl Metadata {
    /// Reads the fields from the labelled regions.
    pub(crate) fn new(lines: &Lines<'_>, frame: &Frame) -> Self {
        let text = lines.text();
        let given = frame.particulars();
        let fields = Fields::new(text, &given.fields);
        let field = |labels: &[&str]| fields.under(labels);
        let printed_title: String = given.title.iter().map(|line| one_line(line.text(text))).collect();
        let title = field(&words::TITLE_LABELS).map(one_line).unwrap_or(printed_title);
        let number = given.number.map(|span| span.text(text)).or_else(|| field(&words::NUMBER_LABELS));
        let date = given.date.and_then(Printed::date).or_else(|| day(field(&words::DAY_LABELS)?));
        let published = words::PUBLISHED
            .iter()
            .find_map(|label| day(field(&[label])?))
            .or_else(|| given.fields.first().and_then(|span| day(span.text(text))));
        let date = date.or_else(|| dateline(text, frame.body_start(), published));
        Self {
            title: some(title),
            document_number: number.map(without_blanks).and_then(some),
            issuers: given.signers.iter().map(|span| name(span.text(text))).collect(),
            addressee: given.address.map(|span| span.text(text).lines().map(one_line).collect()).and_then(some),
            date,
            published,
            lead_rule: None,
        }
    }

    /// Whether the text is one of minutes (会议纪要).
    pub(crate) fn is_minutes(&self) -> bool {
        self.title.as_ref().is_some_and(|title| title.contains("纪要"))
    }
}

/// The bodies that the page around the text names as those whose document it is.
pub(crate) fn sources<'a>(text: &'a str, frame: &'a Frame) -> impl Iterator<Item = &'a str> {
    let fields = Fields::new(text, &frame.particulars().fields);
    words::SOURCES.iter().filter_map(move |label| fields.under(&[label]))
}

/// The day of a report's dateline (`新华社北京3月22日电`, `某网某市2月18日消息`), where it, the day at which the page was put up or
/// the text's only year gives the year.
fn dateline(text: &str, from: usize, published: Option<Date>) -> Option<Date> {
    let opening = text.get(from..)?.trim_start_matches(is_blank);
    let head = opening.char_indices().nth(DATELINE).map_or(opening, |(end, _)| opening.get(..end).unwrap_or_default());
    if !words::DATELINES.stands_in(head) {
        return None;
    }
    let end = words::DATELINES.iter().find_map(|word| head.find(word))?;
    let line = head.get(..end + "日".len())?;
    if let Some(whole) = line.char_indices().find_map(|(at, _)| date::printed(line.get(at..)?)) {
        return whole.date();
    }
    let (month_at, _) = line.char_indices().find(|(at, c)| {
        date::digit(*c).is_some()
            && line
                .get(*at..)
                .is_some_and(|rest| rest.trim_start_matches(|c| date::digit(c).is_some()).starts_with('月'))
    })?;
    let (month, len) = date::number(line.get(month_at..)?)?;
    let (day, _) = date::number(line.get(month_at + len..)?.strip_prefix('月')?)?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if let Some(page) = published {
        // A page of the first days of a year may bring what was written in the last.
        let same = Date::new(page.year(), month, day)?;
        return if same <= page { Some(same) } else { Date::new(page.year() - 1, month, day) };
    }
    let year = date::told_year(text)?;
    // A year by itself may be the one that figures are of; with a month near the report's it is the report's own.
    let near = memchr::memmem::find_iter(text.as_bytes(), format!("{year}年").as_bytes()).any(|at| {
        let behind = text.get(at + "2020年".len()..).unwrap_or_default();
        let named =
            date::number(behind).filter(|(_, len)| behind.get(*len..).is_some_and(|rest| rest.starts_with('月')));
        named.is_some_and(|(other, _)| other + 1 >= u32::from(month) && other <= u32::from(month) + NEAR_MONTHS)
    });
    let certain = near || date::only_year(text) != Some(year);
    Date::new(year, month, day).filter(|_| certain)
}

/// The fields that a page prints: what stands before and behind each colon of their lines.
struct Fields<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Fields<'t> {
    fn new(text: &'t str, lines: &[Span]) -> Self {
        let mut fields = Vec::new();
        for line in lines.iter().map(|span| span.text(text)) {
            let mut at = 0;
            while let Some(rest) = line.get(at..)
                && let Some((colon, sign)) = find_sign(rest, usize::MAX, |c| matches!(c, ':' | '：' | '∶'))
            {
                at += colon;
                let (before, behind) = line.split_at_checked(at).unwrap_or_default();
                at += sign.len_utf8();
                fields.push((before, behind.get(sign.len_utf8()..).unwrap_or_default()));
            }
        }
        Self(fields)
    }

    /// The value of the first field under one of `labels`: what stands behind its colon up to the next label.
    fn under(&self, labels: &[&str]) -> Option<&'t str> {
        for &(before, value) in &self.0 {
            if !labels.iter().any(|label| ends_spaced(before, label)) {
                continue;
            }
            let end = value.find(['\t', '\n']).unwrap_or(value.len());
            let value = value.trim_start_matches(is_blank);
            let value =
                value.get(..value.find(['\t', '\n']).unwrap_or(value.len()).max(end.min(value.len()))).unwrap_or(value);
            let value = value.trim_matches(is_blank);
            if !value.is_empty() {
                return Some(value);
            }
        }
        None
    }
}

/// Whether `text` ends with `label`, blanks between its letters aside, and the label is a word of its own there.
fn ends_spaced(text: &str, label: &str) -> bool {
    let mut rest = text.chars().rev().filter(|c| !is_blank(*c));
    label.chars().rev().all(|wanted| rest.next() == Some(wanted))
}

/// The full date at the start of `value`.
fn day(value: &str) -> Option<Date> {
    date::printed(value.trim_start_matches(is_blank)).and_then(Printed::date)
}

/// The text on one line, without indents: letters set apart one by one are joined, other blanks are kept as one
/// space (`某会召开 部署某工作`).
fn one_line(text: &str) -> String {
    if first_blank(text).is_none() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut single = true;
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        let short = word.chars().count() == 1;
        if !out.is_empty() && !(single && short) {
            out.push(' ');
        }
        single = short;
        out.push_str(word);
    }
    out
}

/// The name of a body without blanks and without the gloss `(代章)`.
fn name(text: &str) -> String {
    let name = without_blanks(text);
    match name.strip_suffix("(代章)").or_else(|| name.strip_suffix("（代章）")) {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

fn without_blanks(text: &str) -> String {
    if first_blank(text).is_none() {
        return text.to_owned();
    }
    text.chars().filter(|c| !is_blank(*c)).collect()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
