//! The head of a document, or of the plan that a notice forwards: page chrome, 版头, title, 发文字号, 主送机关.
//!
//! The segments are classed one by one until the first that is running text or an item; then the title is chosen from
//! the lines that could be one.  A title may be broken over lines, letter-spaced, printed twice (once by the page,
//! once by the document), and stands before or behind the number.

use memchr::memmem;
use once_cell::sync::Lazy;

use super::Region;
use super::masthead;
use super::segment::Forward;
use super::shape;
use super::title::{joined, titles};
use crate::date::Printed;
use crate::lexicon::words as lists;
use crate::lines::Lines;
use crate::span::{Span, floor_boundary};

/// A head has at most this many segments; real pages have fewer than 40 before the text.
const MOST_SEGMENTS: usize = 64;

/// A lead-in is no longer than this, in bytes.
const LONGEST_LEAD: usize = 900;

/// A report gives at most this many bytes of its own before the document that it prints.
const REPRINT_WINDOW: usize = 8_192;

/// How the first marker of a regulation begins.
static FIRST: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("第一"));

/// Says that a report prints a document in full.
static IN_FULL: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("全文"));

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub regions: Vec<(Span, Region)>,
    /// The lines of the title; none where the text starts behind its title.
    pub title: Vec<Span>,
    pub number: Option<Span>,
    /// The address without its colon.
    pub address: Option<Span>,
    /// A full date that stands by itself below the title.
    pub date: Option<Printed>,
    /// Lines of the page that say something of the document.
    pub fields: Vec<Span>,
    /// Where the body begins.
    pub body: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Number,
    Date,
    /// `签发人：…` of a 版头.
    Releaser,
    Note,
    Address,
    Title,
}

/// Reads the head that starts at `from`; `main` for the head of the document itself.
pub(super) fn read(lines: &Lines<'_>, from: usize, main: bool) -> Head {
    let text = lines.text();
    let mut head = Head { body: from, ..Head::default() };
    let mut items: Vec<(Span, Kind)> = Vec::new();
    let mut segments = Forward::new(lines, from);
    let mut addressed = false;
    while items.len() < MOST_SEGMENTS {
        let Some(segment) = segments.next() else { break };
        let printed = segment.text(text);
        // `附件1` heads an attachment: what stands below is that item's heading.
        if printed.starts_with('附')
            && (shape::without_blanks(printed).chars().count() <= 5 || printed.contains([':', '：']))
        {
            break;
        }
        if main
            && items.is_empty()
            && printed.starts_with("20")
            && let Some(end) = piped(text, segment, &mut head)
        {
            segments.skip_to(end);
            continue;
        }
        match class(printed, main, addressed) {
            Class::Is(kind) => {
                addressed |= kind == Kind::Address;
                if kind == Kind::Address {
                    take_broken_address(text, &mut items);
                }
                items.push((segment, kind));
                head.body = segment.end();
            }
            Class::Starts(parts) => {
                let mut end = segment.start();
                for (start, stop, kind) in parts {
                    addressed |= kind == Kind::Address;
                    items.push((Span::of(segment.start() + start, segment.start() + stop), kind));
                    end = segment.start() + stop;
                }
                head.body = end;
                segments.skip_to(end);
            }
            Class::Body => {
                // An address without its colon is known by the text that follows it.
                if let Some((span, kind)) = items.last_mut() {
                    let inner = span.text(text);
                    if *kind == Kind::Title && !addressed && inner.starts_with('各') && shape::is_address_text(inner) {
                        *kind = Kind::Address;
                    }
                }
                break;
            }
        }
    }
    settle(text, &items, &mut head, main);
    if main && head.title.is_empty() && head.address.is_none() {
        reprint(lines, &mut head);
        if head.title.is_empty() {
            lead_in(lines, &mut head);
        }
    }
    head
}

/// A report that prints a document in full: `以下为文件全文:`.  The title is the line below, otherwise the one that the
/// report's opening quotes.
fn reprint(lines: &Lines<'_>, head: &mut Head) {
    let text = lines.text();
    let window = floor_boundary(text, head.body + REPRINT_WINDOW);
    let report = text.get(head.body..window).unwrap_or_default();
    let Some(at) = IN_FULL.find(report.as_bytes()) else { return };
    let line = lines.get(lines.at(head.body + at)).content;
    let words = line.text(text).trim_end_matches([':', '：']);
    let announces = lists::REPRINT_LEADS.starts(words) || words.ends_with("如下");
    if line.len() > 60 || !announces {
        return;
    }
    let below = read(lines, line.end(), false);
    if shape::is_complete_title(&joined(text, &below.title)) {
        head.regions.extend(below.regions);
        head.title = below.title;
        head.address = below.address;
        return;
    }
    let opening = report.find('\n').map_or(report, |end| report.get(..end).unwrap_or_default());
    head.title =
        quoted_title(opening).map(|(from, to)| Span::of(head.body + from, head.body + to)).into_iter().collect();
}

/// A lead-in that names the document and ends with a colon before its first item: `某局发布《关于…的通知》,具体措施为:`.
fn lead_in(lines: &Lines<'_>, head: &mut Head) {
    let text = lines.text();
    let mut segments = Forward::new(lines, head.body);
    let (Some(first), Some(mut next)) = (segments.next(), segments.next()) else { return };
    let lead = first.text(text);
    let mut end = lead;
    // The list may have a line of its own to lead it in, by the document's short name: `《措施》共有八条举措：`.
    if next.text(text).starts_with('《') && next.text(text).ends_with([':', '：']) {
        end = next.text(text);
        next = segments.next().unwrap_or(next);
    }
    if first.len() > LONGEST_LEAD || !end.ends_with([':', '：']) || !shape::starts_with_marker(next.text(text)) {
        return;
    }
    if lists::NOT_LEAD_IN.stands_in(lead) {
        return;
    }
    let mut quoted = lead.match_indices('《').filter_map(|(at, mark)| {
        let from = at + mark.len();
        let to = from + lead.get(from..)?.find('》')?;
        let before = lead.get(..at)?;
        let published = lists::ISSUING_VERBS.ends(before) || before.ends_with("印发了") || before.ends_with("出台了");
        (published && shape::is_complete_title(lead.get(from..to)?)).then_some((from, to))
    });
    let plain = || {
        lead.find("关于")?;
        let at =
            lists::ISSUING_VERBS.iter().find_map(|verb| lead.find(&format!("{verb}关于")).map(|at| at + verb.len()))?;
        let title = lead.get(at..)?.trim_end_matches([':', '：']);
        (shape::is_title_like(title) && shape::is_complete_title(title)).then_some((at, at + title.len()))
    };
    if let Some((from, to)) = quoted.next_back().or_else(plain) {
        head.title = vec![Span::of(first.start() + from, first.start() + to)];
    }
}

/// The first complete title between book-title marks.
fn quoted_title(text: &str) -> Option<(usize, usize)> {
    text.match_indices('《').find_map(|(at, mark)| {
        let from = at + mark.len();
        let to = from + text.get(from..)?.find('》')?;
        shape::is_complete_title(text.get(from..to)?).then_some((from, to))
    })
}

/// An address that fills several lines: those above its last one name bodies, end without a sign, and hold commas.
fn take_broken_address(text: &str, items: &mut [(Span, Kind)]) {
    for (span, kind) in items.iter_mut().rev() {
        let line = span.text(text);
        let address = *kind == Kind::Title && line.contains(['，', ',', '、']) && !shape::is_complete_title(line);
        if !address || !lists::ADDRESS_WORDS.iter().any(|word| line.contains(word)) {
            break;
        }
        *kind = Kind::Address;
    }
}

/// What one segment is for the head.
enum Class {
    Is(Kind),
    /// Several things in one piece, and perhaps the body behind them: byte offsets in the segment.
    Starts(Vec<(usize, usize, Kind)>),
    Body,
}

fn class(segment: &str, main: bool, addressed: bool) -> Class {
    if main && !addressed && shape::is_page(segment) {
        return Class::Is(Kind::Page);
    }
    if shape::is_document_number(segment) {
        return Class::Is(Kind::Number);
    }
    if masthead::date(segment).is_some() {
        return Class::Is(Kind::Date);
    }
    if addressed {
        return Class::Body;
    }
    if main && masthead::names_releaser(segment) {
        return Class::Is(Kind::Releaser);
    }
    // A code of the page's: `ZFGS-2023-03`.
    if main && segment.is_ascii() && segment.len() <= 48 && !shape::starts_with_marker(segment) {
        return Class::Is(Kind::Page);
    }
    if is_note(segment) || masthead::is_issue(segment) {
        return Class::Is(Kind::Note);
    }
    if shape::is_address(segment) && shape::document_number(segment).is_none() {
        return Class::Is(Kind::Address);
    }
    if let Some(parts) = glued(segment) {
        return Class::Starts(parts);
    }
    // `某市人民政府：你们报送的…`: what begins as the text of a letter does is none of a headline's.
    let address = shape::leading_address(segment);
    if let Some(end) = address
        && segment.get(end..).is_some_and(|text| text.starts_with(['你', '贵', '《']))
    {
        return Class::Starts(vec![(0, end, Kind::Address)]);
    }
    if shape::is_title_like(segment.trim_start_matches(['#', ' '])) {
        return Class::Is(Kind::Title);
    }
    match address {
        Some(end) => Class::Starts(vec![(0, end, Kind::Address)]),
        None => Class::Body,
    }
}

/// Title, number and address in one piece: `…的意见国办发〔2014〕69号各省…机构：`.
fn glued(segment: &str) -> Option<Vec<(usize, usize, Kind)>> {
    if segment.len() > 1_600 {
        return None;
    }
    // `某某条例第一章`: the first marker stands behind the title without a blank.
    let first = FIRST.find(segment.as_bytes()).map_or(&[] as &[&str], |_| &["第一章", "第一条", "第一编"]);
    if let Some(at) = first.iter().find_map(|word| segment.find(word)).filter(|&at| at > 0) {
        let title = segment.get(..at)?.trim_end();
        let whole = shape::is_title_like(title) && shape::is_complete_title(title) && !title.contains('《');
        return whole.then(|| vec![(0, title.len(), Kind::Title)]);
    }
    let (start, end) = shape::document_number(segment)?;
    let before = segment.get(..start)?;
    let behind = segment.get(end..)?;
    let mut parts = Vec::new();
    if !before.is_empty() {
        let title = before.trim_end_matches(['(', '（', ' ', '\u{3000}', '\u{a0}']);
        let letterhead = title.ends_with("文件");
        if !letterhead && !(shape::is_title_like(title) && shape::is_complete_title(title)) {
            return None;
        }
        parts.push((0, title.len(), Kind::Title));
    }
    parts.push((start, end, Kind::Number));
    if shape::is_address(behind) {
        parts.push((end, segment.len(), Kind::Address));
    } else if let Some(stop) = shape::leading_address(behind) {
        parts.push((end, end + stop, Kind::Address));
    } else if before.is_empty() && shape::is_title_like(behind) && shape::is_complete_title(behind) {
        parts.push((end, segment.len(), Kind::Title));
    } else if shape::whole_date(behind).is_some() {
        parts.push((end, segment.len(), Kind::Date));
    } else if !behind.trim_matches([')', '）', ' ', '★', '☆', '\u{3000}', '\u{a0}']).is_empty() {
        return None;
    }
    Some(parts)
}

/// A gloss on the document in brackets, or a law's history: `（试行）`, `2001年3月13日 …令第27号公布`.
fn is_note(segment: &str) -> bool {
    let bracketed = segment.starts_with(['(', '（']) && segment.ends_with([')', '）']);
    if bracketed && segment.len() <= 600 && !shape::starts_with_marker(segment) {
        return true;
    }
    let dated = crate::date::printed(segment).is_some();
    dated && segment.len() <= 240 && lists::PASSED_BY.ends(segment.trim_end().trim_end_matches([')', '）']))
}

/// `2023-01-05 00:00:00 | 【全国】标题 | 正文`: a list of pages prints its fields between strokes.  The offset where
/// the text begins.
fn piped(text: &str, segment: Span, head: &mut Head) -> Option<usize> {
    let line = text.get(segment.start()..)?;
    let line = line.get(..line.find('\n').unwrap_or(line.len()))?;
    crate::date::printed(line)?;
    let mut start = 0;
    let mut fields = Vec::new();
    for (at, stroke) in line.match_indices(" | ").take(3) {
        fields.push((start, at));
        start = at + stroke.len();
    }
    let (&(_, date_end), titles) = fields.split_first()?;
    let base = segment.start();
    head.fields.push(Span::of(base, base + date_end));
    head.regions.push((Span::of(base, base + date_end), Region::Chrome));
    for &(from, to) in titles {
        let title = line.get(from..to)?;
        if !shape::is_title_like(title) && !title.starts_with('【') {
            continue;
        }
        // The place in black brackets is the list's.
        // A body by itself before the title is the list's too, unless the title needs it: `央行 | 关于…`.
        if let [above] = head.title.as_slice()
            && !lists::NEEDS_BODY.starts(title)
            && above.len() <= 96
        {
            head.title.clear();
        }
        let place = title.strip_prefix('【').and_then(|rest| rest.find('】')).map_or(0, |at| at + 6);
        let span = Span::of(base + from + place, base + to);
        if !span.is_empty() {
            head.title.push(span);
            head.regions.push((Span::of(base + from, base + to), Region::Title));
        }
    }
    head.body = base + start;
    Some(base + start)
}

/// Chooses the title and labels the segments.
fn settle(text: &str, items: &[(Span, Kind)], head: &mut Head, main: bool) {
    let number = items.iter().position(|(_, kind)| *kind == Kind::Number);
    let address = items.iter().position(|(_, kind)| *kind == Kind::Address);
    let address_end = items.iter().rposition(|(_, kind)| *kind == Kind::Address);
    let last = address.unwrap_or(items.len());
    let lines_of = |from: usize, to: usize| -> Vec<Span> {
        let part = items.get(from..to).unwrap_or_default();
        part.iter().filter(|(_, kind)| *kind == Kind::Title).map(|(span, _)| *span).collect()
    };
    if head.title.is_empty() {
        head.title = match number.or_else(|| masthead::dated(text, items.get(..last).unwrap_or_default())) {
            Some(at) if at < last => {
                let (before, behind) = (titles(text, &lines_of(0, at)), titles(text, &lines_of(at, last)));
                if behind.complete && !(before.complete && before.names_a_subject(text)) {
                    behind.lines
                } else if before.complete || behind.lines.is_empty() {
                    before.lines
                } else {
                    behind.lines
                }
            }
            _ => {
                let title = titles(text, &lines_of(0, last));
                // What stands before an address ends with its kind of document, or it is a cut letterhead.
                let whole = title.complete || address.is_none() || title.names_a_subject(text);
                if whole { title.lines } else { Vec::new() }
            }
        };
    }
    // `关于…的办法⏎（试行）`
    let below = items.windows(2).find_map(|pair| match pair {
        [(above, _), (note, Kind::Note)] if Some(above) == head.title.last() => Some(*note),
        _ => None,
    });
    head.title.extend(below.filter(|note| masthead::is_version(note.text(text))));
    head.number = number.map(|at| {
        let span = items.get(at).map_or_else(Span::default, |(span, _)| *span);
        // `财政部 税务总局公告2020年第8号`: the names before it belong to the number of an announcement.
        let names = items.get(..at).unwrap_or_default().iter().rev();
        let names = names.take_while(|(name, kind)| {
            *kind == Kind::Title && shape::is_organ(name.text(text)) && !head.title.contains(name)
        });
        let announced = shape::is_announcement_number(span.text(text));
        let start = names.last().filter(|_| announced).map_or(span.start(), |(name, _)| name.start());
        bare_number(text, Span::of(start, span.end()))
    });
    let address_start = address.and_then(|at| items.get(at)).map(|(span, _)| span.start());
    let address_end = address_end.and_then(|at| items.get(at)).map(|(span, _)| span.end());
    head.address = address_start.zip(address_end).map(|(start, end)| {
        let inner = Span::of(start, end).text(text).trim_end_matches([':', '：', '∶']);
        crate::lines::trim(text, Span::of(start, start + inner.len()))
    });
    let above = [head.title.first(), head.number.as_ref(), head.address.as_ref()];
    let above = above.into_iter().flatten().map(|span| span.start()).max().unwrap_or(0);
    for &(span, kind) in items {
        if kind == Kind::Note
            && let Some((order, day)) = masthead::promulgated(span.text(text))
        {
            let order = order.map(|(from, to)| Span::of(span.start() + from, span.start() + to));
            if order.is_some() || head.date.is_none() {
                head.number = order.or(head.number);
                head.date = Some(day);
            }
        }
        let region = match kind {
            Kind::Page => {
                head.fields.push(span);
                Region::Chrome
            }
            Kind::Number => Region::DocumentNumber,
            Kind::Date => {
                if head.date.is_none() {
                    head.date = masthead::date(span.text(text));
                }
                Region::Date
            }
            Kind::Releaser => Region::Letterhead,
            Kind::Note if head.title.contains(&span) => Region::Title,
            Kind::Note => Region::Note,
            Kind::Address => Region::Addressee,
            Kind::Title if head.title.iter().any(|line| span.encloses(*line)) => Region::Title,
            Kind::Title if is_repeated(text, span, &head.title) => Region::Title,
            Kind::Title if main && span.start() < above => Region::Letterhead,
            // A line below the title that belongs to no title is the text's own.
            Kind::Title => continue,
        };
        head.regions.push((span, region));
    }
    head.regions.sort_by_key(|(span, _)| span.start());
    if let Some((last, _)) = head.regions.last() {
        head.body = last.end();
    }
}

/// The number without the blanks, low lines and brackets around it.
fn bare_number(text: &str, span: Span) -> Span {
    let printed = span.text(text);
    match shape::document_number(printed) {
        Some((start, end)) => Span::of(span.start() + start, span.start() + end),
        None => {
            let bare = printed.trim_matches(['(', ')', '（', '）']);
            let start = span.start() + printed.find(bare).unwrap_or(0);
            Span::of(start, start + bare.len())
        }
    }
}

/// Whether `span` is a line of the title printed once more.
fn is_repeated(text: &str, span: Span, title: &[Span]) -> bool {
    let joined: String = title.iter().map(|line| shape::without_blanks(line.text(text))).collect();
    let line = shape::without_blanks(span.text(text));
    joined.contains(&*line) || line.contains(&*joined) && !joined.is_empty()
}

#[cfg(test)]
mod tests;
