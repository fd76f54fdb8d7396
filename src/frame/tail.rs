//! The tail of a document and of the notice before a forwarded plan: closing sentences, 附件, 署名, 成文日期, 附注, 版记,
//! page chrome.  It is read from the end upwards until the first segment that is text.

use memchr::memmem;
use once_cell::sync::Lazy;

use super::Region;
use super::segment::{Backward, Forward};
use super::shape;
use crate::date::Printed;
use crate::lexicon::words as lists;
use crate::lines::{Lines, is_blank, is_han_at, trim};
use crate::span::{Span, floor_boundary};

/// A tail has at most this many segments.
const MOST_SEGMENTS: usize = 96;
/// So many bodies can sign together.
const MOST_SIGNERS: usize = 24;
/// A list of attachments has at most this many lines.
const MOST_ATTACHMENTS: usize = 40;

/// By this an imprint says how many copies there are.
static COPIES: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("共印"));
/// With this a written date ends.
static DAY: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("日"));

/// What was read, in text order.
#[derive(Clone, Debug, Default)]
pub(super) struct Tail {
    pub regions: Vec<(Span, Region)>,
    /// The names that signed, in order.
    pub signers: Vec<Span>,
    pub date: Option<Printed>,
    pub fields: Vec<Span>,
    /// Where the tail begins.
    pub start: usize,
}

/// Reads the tail that ends at `to` and does not reach above `floor`.  `last` for the end of the whole document, where page
/// chrome and a signature without a date can stand.
pub(super) fn read(lines: &Lines<'_>, floor: usize, to: usize, last: bool) -> Tail {
    let text = lines.text();
    let mut tail = Tail { start: to, ..Tail::default() };
    let mut segments = Upwards { ahead: Backward::new(lines, to), floor, read: Vec::new() };
    let mut at = 0;
    while let Some(segment) = segments.get(at) {
        let printed = segment.text(text);
        let signed = tail.date.is_some();
        if tail.signers.is_empty() && last && is_page(printed) {
            tail.push(segment, Region::Chrome);
            tail.fields.push(segment);
        } else if tail.signers.is_empty() && is_imprint(printed) {
            tail.push(segment, Region::Imprint);
        } else if tail.signers.is_empty() && is_note(printed) {
            tail.push(segment, Region::Note);
        } else if let Some(count) = attachments(text, &mut segments, at) {
            for line in (at..at + count).filter_map(|at| segments.get(at)) {
                tail.push(line, Region::AttachmentList);
            }
            at += count;
            continue;
        } else if let (false, Some(date)) = (signed, shape::whole_date(printed)) {
            tail.date = Some(date);
            tail.push(segment, Region::Date);
        } else if let (false, Some((organ, date))) = (signed, shape::signed_date(printed)) {
            let start = segment.start() + printed.find(organ).unwrap_or(0);
            tail.date = Some(date);
            tail.signers.push(Span::of(start, start + organ.len()));
            tail.push(segment, Region::Signature);
        } else if !signed && shape::is_organ(printed) && is_printing_date(text, &tail) {
            // `某县政府办公室⏎2022年8月5日印发`: who printed it, no signature.
            tail.push(segment, Region::Imprint);
        } else if signed && is_proxy(printed) {
            tail.push(segment, Region::Signature);
        } else if let Some(mut names) = signers(text, segment, signed, last, &tail, || segments.get(at + 1)) {
            names.append(&mut tail.signers);
            tail.signers = names;
            tail.push(segment, Region::Signature);
        } else if let Some(joined) = broken_name(text, segment, &tail) {
            // The name was broken over two segments.
            if let Some(first) = tail.signers.first_mut() {
                *first = joined;
            }
            tail.push(segment, Region::Signature);
        } else if is_closing(printed) && segments.get(at + 1).is_some_and(|line| !is_bare_heading(line.text(text))) {
            tail.push(segment, Region::Closing);
        } else {
            break;
        }
        at += 1;
    }
    tail.regions.reverse();
    tail
}

/// The segments of a tail, the last first, read when they are asked for: most tails are short.
struct Upwards<'a> {
    ahead: Backward<'a>,
    floor: usize,
    read: Vec<Span>,
}

impl Upwards<'_> {
    fn get(&mut self, at: usize) -> Option<Span> {
        while self.read.len() <= at.min(MOST_SEGMENTS) {
            let next = self.ahead.next().filter(|span| span.start() >= self.floor)?;
            self.read.push(next);
        }
        self.read.get(at).copied().filter(|_| at < MOST_SEGMENTS)
    }
}

impl Tail {
    fn push(&mut self, span: Span, region: Region) {
        self.regions.push((span, region));
        self.start = span.start();
    }
}

/// The signatures inside the text: the notice that forwards a plan ends with one, and the plan follows.  The offsets
/// where each such tail ends, in order; found by lines (or pieces of a line) that are nothing but a date.
pub(super) fn inner_ends(lines: &Lines<'_>, from: usize, to: usize) -> Vec<usize> {
    let text = lines.text();
    let mut ends = Vec::new();
    let bytes = text.as_bytes();
    // A written date by itself ends with 日 and then a blank or the end of the line.
    for at in DAY.find_iter(bytes.get(from..to).unwrap_or_default()) {
        let end = from + at + 3;
        // Mostly a Han character stands behind it.
        let behind = text.get(end..).and_then(|rest| rest.chars().next());
        if is_han_at(text, end) || behind.is_some_and(|c| !is_blank(c) && c != '）' && c != ')') {
            continue;
        }
        if let Some(segment) = Backward::new(lines, end).next()
            && segment.len() <= 200
            && (shape::whole_date(segment.text(text)).is_some() || shape::signed_date(segment.text(text)).is_some())
        {
            ends.push(end);
        }
    }
    ends
}

/// The notes that stand directly below a signature, and where they end.
pub(super) fn notes_below(lines: &Lines<'_>, from: usize, to: usize) -> Vec<Span> {
    let text = lines.text();
    Forward::new(lines, from)
        .take_while(|span| span.end() <= to && (is_note(span.text(text)) || is_imprint(span.text(text))))
        .take(8)
        .collect()
}

/// Page chrome below a text: also the reporter's and the editor's name.
fn is_page(segment: &str) -> bool {
    if shape::is_page(segment) {
        return true;
    }
    let inner = segment.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    inner.is_some_and(|inner| inner.len() <= 120 && lists::BYLINES.starts(inner))
}

/// `附注` in brackets: `（此件公开发布）`, `（本文有删减）`, `(联系人:…)`.
fn is_note(segment: &str) -> bool {
    let inner =
        segment.strip_prefix(['(', '（']).and_then(|rest| rest.trim_end_matches(['。', ' ']).strip_suffix([')', '）']));
    inner.is_some_and(|inner| inner.len() <= 240 && lists::ANNOTATIONS.stands_in(inner))
}

/// `版记`: copies to, printed by and on.
fn is_imprint(segment: &str) -> bool {
    if let Some((label, _)) = shape::label(segment)
        && lists::IMPRINT_LABELS.iter().any(|word| shape::is_spaced(label, word))
    {
        return true;
    }
    if segment.len() > 300 {
        return false;
    }
    let bare = segment.trim_end_matches(['。', ' ', '\u{3000}']);
    let printed = bare.ends_with("印发") || bare.ends_with("印制");
    (printed && bare.contains('日')) || (COPIES.find(bare.as_bytes()).is_some() && bare.contains('份'))
}

/// Whether the segment read last is nothing but the day of printing.
fn is_printing_date(text: &str, tail: &Tail) -> bool {
    let Some((span, Region::Imprint)) = tail.regions.last() else { return false };
    let printed = span.text(text);
    printed.strip_suffix("印发").and_then(|day| shape::whole_date(day.trim_end())).is_some()
}

/// `(某某局代章)`, `（某某局代）` between the signature and the date.
fn is_proxy(segment: &str) -> bool {
    let inner = segment.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    segment.len() <= 160
        && inner.is_some_and(|inner| inner.contains("代章") || inner.strip_suffix('代').is_some_and(shape::is_organ))
}

/// The bodies whose names the segment is, in order.
fn signers(
    text: &str,
    segment: Span,
    signed: bool,
    last: bool,
    tail: &Tail,
    above: impl FnOnce() -> Option<Span>,
) -> Option<Vec<Span>> {
    let printed = segment.text(text);
    // The last of the names ends as a body's does, or is no name but what is left of an HTML space.
    let end = printed.trim_end_matches(|c| is_blank(c) || c == '、');
    let named = super::words::may_end_organ(shape::strip_gloss(end)) || printed.contains('&');
    if !named || tail.signers.len() >= MOST_SIGNERS || !(signed || last) {
        return None;
    }
    if !signed {
        // Without a date below it, a name signs only where nothing but page chrome follows and a sentence ends above.
        let alone = tail
            .regions
            .iter()
            .all(|(_, region)| matches!(region, Region::Chrome | Region::Imprint | Region::Note | Region::Signature));
        let ended = above().is_some_and(|line| {
            line.text(text).ends_with(['。', '！', '）', ')', '”']) || shape::is_organ(line.text(text))
        });
        let long = printed.chars().count() >= 5 || super::words::central_body(printed) == Some(printed.len());
        if !alone || !ended || !long {
            return None;
        }
    }
    let compact = shape::without_blanks(printed);
    let spaced = printed.split(is_blank).filter(|part| !part.is_empty()).all(|part| part.chars().count() == 1);
    if spaced || compact.len() == printed.len() {
        return shape::is_organ(&compact).then(|| split_names(text, segment));
    }
    let mut names = Vec::new();
    let mut at = segment.start();
    for part in printed.split(|c: char| is_blank(c) || c == '、') {
        let span = trim(text, Span::of(at, at + part.len()));
        at += part.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if span.is_empty() || is_entity(span.text(text)) {
            continue;
        }
        if !shape::is_organ(span.text(text)) {
            return (shape::is_organ(&compact) && names.is_empty()).then(|| vec![segment]);
        }
        names.append(&mut split_names(text, span));
    }
    (!names.is_empty()).then_some(names)
}

/// What is left of an HTML space.
fn is_entity(part: &str) -> bool {
    part.starts_with('&') && part.len() <= 7
}

/// Names without a sign between them: `某市财政局某市水务局` begin alike, `甲市公积金管委会乙市公积金管委会` end alike.
fn split_names(text: &str, segment: Span) -> Vec<Span> {
    let mut names = Vec::new();
    let mut start = segment.start();
    while names.len() < MOST_SIGNERS {
        let rest = Span::of(start, segment.end());
        let Some(at) = first_name(rest.text(text)) else { break };
        names.push(Span::of(start, start + at));
        start += at;
    }
    names.push(Span::of(start, segment.end()));
    names
}

/// Where the first of several names ends.
fn first_name(names: &str) -> Option<usize> {
    // Central bodies are known by name.
    if let Some(len) = super::words::central_body(names) {
        let rest = names.get(len..).unwrap_or_default();
        if super::words::central_body(rest).is_some() {
            return Some(len);
        }
    }
    let place: String = names.chars().take(2).collect();
    names.char_indices().skip(3).map(|(at, _)| at).find(|&at| {
        let Some((first, second)) = names.split_at_checked(at) else { return false };
        if !shape::is_organ(first) || !shape::is_organ(second) {
            return false;
        }
        let common = first.chars().rev().zip(second.chars().rev()).take_while(|(a, b)| a == b).count();
        let begins = [place.as_str(), "国家", "中国"].iter().any(|word| second.starts_with(word));
        begins || common >= 4 || (opens_with_city(second) && ends_whole(first))
    })
}

/// Whether a name starts with a city's or province's: `成都市…`.
fn opens_with_city(name: &str) -> bool {
    name.chars().skip(2).take(2).any(|c| matches!(c, '市' | '省'))
}

/// Whether a body that ends like this has no branch named behind it, as 总局 and 银行 have (`国家税务总局北京市税务局`).
fn ends_whole(name: &str) -> bool {
    lists::WHOLE_BODIES.ends(name) && !name.ends_with("总局")
}

/// The name from `segment` to the end of the first signer, where the text's head has the two as one name or the
/// segment cannot be text.
fn broken_name(text: &str, segment: Span, tail: &Tail) -> Option<Span> {
    let first = tail.signers.first()?;
    let printed = segment.text(text);
    let shaped = printed.chars().count() <= 24
        && printed.chars().all(|c| c.is_alphanumeric())
        && !shape::starts_with_marker(printed);
    if !shaped || tail.signers.len() > 1 {
        return None;
    }
    let joined = format!("{printed}{}", shape::strip_gloss(first.text(text)));
    let head = text.get(..floor_boundary(text, 4_096)).unwrap_or_default();
    // The first part starts with its place; running text above a signature ends with a sign.
    let is_placed = |name: &str| name.chars().skip(1).take(5).any(|c| matches!(c, '省' | '市' | '区' | '县' | '镇'));
    let placed = is_placed(printed) && !is_placed(first.text(text));
    // `领导小组办公室` is the office of something named above it.
    let office = lists::OFFICES_OF.starts(first.text(text));
    let placed = placed || office;
    let known = head.contains(&joined) || printed.starts_with("国务院") || placed && !shape::is_organ(printed);
    known.then(|| Span::of(segment.start(), first.end()))
}

/// How many segments, upwards from the first, are the list of attachments: `附件:1.…` and its further lines.
fn attachments(text: &str, upwards: &mut Upwards<'_>, from: usize) -> Option<usize> {
    for index in 0..MOST_ATTACHMENTS {
        let printed = upwards.get(from + index)?.text(text);
        if let Some(rest) = printed.strip_prefix("附件").or_else(|| printed.strip_prefix("附")) {
            let rest = rest.trim_start_matches(|c: char| is_blank(c) || c.is_numeric() || c == '一');
            // `附件:` and `附件1.名单` open the list; a bare `附件` heads an attachment's own text.
            return rest.starts_with([':', '：', '∶', '.', '．']).then_some(index + 1).filter(|_| printed.len() <= 600);
        }
        let entry = shape::starts_with_marker(printed) && printed.len() <= 240 && !printed.contains(['。', '；']);
        if !entry {
            return None;
        }
    }
    None
}

/// A sentence of the document's own below its last item.
fn is_closing(segment: &str) -> bool {
    if lists::CLOSING_FORMULAS.starts(segment) {
        return segment.len() <= 240;
    }
    // Who was there and who wrote the minutes.
    if let Some((label, _)) = shape::label(segment)
        && lists::MINUTES_LABELS.iter().any(|word| shape::is_spaced(label, word))
    {
        return true;
    }
    // `政策措施自2024年8月6日起实施。`
    if takes_effect(segment) {
        return true;
    }
    // `本通知自印发之日起施行。`
    let Some(rest) = segment.strip_prefix('本').or_else(|| segment.strip_prefix("以上")) else { return false };
    let head: String = rest.chars().take(24).collect();
    let genre = head
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .find(|&at| super::words::ends_as_genre(head.get(..at).unwrap_or_default()));
    genre.is_some() && lists::FINAL_PROVISIONS.stands_in(&head)
}

/// Whether the sentence says from when the document is in force, which it names without 本.
fn takes_effect(segment: &str) -> bool {
    const SUBJECT: usize = 48;
    const WINDOW: usize = 30;
    let Some(at) = segment.find('自').filter(|&at| at <= SUBJECT) else { return false };
    let subject = segment.get(..at).unwrap_or_default();
    let behind = segment.get(at..).unwrap_or_default();
    let window = behind.char_indices().nth(WINDOW).map_or(behind, |(end, _)| behind.get(..end).unwrap_or_default());
    super::words::ends_as_genre(subject) && !shape::starts_with_marker(segment) && lists::COMMENCEMENT.stands_in(window)
}

/// A line that heads an item and has nothing of its own behind it: what stands below is the item's text.
fn is_bare_heading(segment: &str) -> bool {
    shape::starts_with_marker(segment) && !segment.contains(['。', '；', '：', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuers(text: &str) -> String {
        let lines = Lines::new(text);
        let names: Vec<&str> = read(&lines, 0, text.len(), true).signers.iter().map(|span| span.text(text)).collect();
        names.join("|")
    }

    #[test]
    fn signatures_give_each_body_its_name() {
        let cases = [
            ("完成任务。\n\n某某市人民政府办公室\n\n2021年5月13日\n", "某某市人民政府办公室"),
            (
                "完成。\n甲乙市农业局    甲乙市财政局\n\n  甲乙市水务局\n  2024年2月26日\n(此件公开发布)",
                "甲乙市农业局|甲乙市财政局|甲乙市水务局",
            ),
            ("完成。\n财 政 部\n2020年1月31日\n", "财 政 部"),
            (
                "完成任务。\n甲乙市房地产市场健康发展\n领导小组办公室(代章)\n2022年5月16日\n",
                "甲乙市房地产市场健康发展\n领导小组办公室(代章)",
            ),
            ("完成。\n甲乙市住建局甲乙市财政局\n2020年1月31日\n", "甲乙市住建局|甲乙市财政局"),
            ("完成。\n财政部税务总局住房城乡建设部\n2020年1月31日\n", "财政部|税务总局|住房城乡建设部"),
            ("完成。\n国家税务总局甲乙市税务局\n2020年1月31日\n", "国家税务总局甲乙市税务局"),
            ("完成。\n甲乙公积金管委会丙丁市公积金管委会\n2022年11月21日\n", "甲乙公积金管委会|丙丁市公积金管委会"),
            ("完成。\n甲乙市房产局\n(甲乙市住建局代章)\n2022年4月28日\n抄送:市委。\n", "甲乙市房产局"),
            ("完成。\n甲乙市林长制领导小组办公室\n（甲乙市林业局代）\n2022年4月28日\n", "甲乙市林长制领导小组办公室"),
            ("一、总则\n2.任务表\n", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(issuers(text), expected, "{text}");
        }
    }
}
