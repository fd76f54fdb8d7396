//! What the search wants to know of a candidate beyond the candidate itself.

use crate::frame::{Frame, Region};
use crate::lines::{Lines, behind_blanks, han_run, is_blank};
use crate::marker::{Candidate, Left, Style};

/// A title is at most this many characters long.
const LONGEST_TITLE: usize = 46;

/// Blanks that are looked through before a paragraph.
const MOST_BLANKS: usize = 16;

/// The surroundings of one candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// The item is a title: a phrase on its line that no sentence follows there.
    pub title: bool,
    /// It is a title closed by a full stop that stands alone in its paragraph: `(一)实施购房补贴。`
    pub closed: bool,
    /// It stands in or below a paragraph that begins `其中：`, which goes on with the item before.
    pub among: bool,
    /// Ends of a document's parts (signature, date, title of a forwarded text) before it.
    pub epoch: u32,
}

pub(super) fn features(lines: &Lines<'_>, frame: &Frame, candidates: &[Candidate]) -> Vec<Feature> {
    let text = lines.text();
    let mut breaks = frame
        .regions()
        .iter()
        .filter(|(_, region)| matches!(region, Region::Title | Region::Signature | Region::Date | Region::Closing))
        .map(|(span, _)| span.start())
        .peekable();
    let mut epoch = 0;
    let mut features = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let start = candidate.marker.span().start();
        while let Some(at) = breaks.next_if(|&at| at <= start) {
            // The title below a marker that stands alone on its line is the item's own.
            let last = index.checked_sub(1).and_then(|last| candidates.get(last)).map(|last| last.marker.span().end());
            let own = last.and_then(|last| text.get(last..at)).is_some_and(|gap| gap.chars().take(8).all(is_blank));
            epoch += u32::from(!own);
        }
        // Another reading of the same place is no limit.
        let next = candidates
            .iter()
            .skip(index + 1)
            .take(2)
            .map(|next| next.marker.span().start())
            .find(|&next| next > start)
            .unwrap_or(text.len());
        let title = is_title(text, candidate, next);
        let among = is_among(text, candidate);
        features.push(Feature { title, closed: !title && is_closed(text, candidate), among, epoch });
    }
    features
}

/// Whether the candidate's phrase is a title: it ends with its line, with a run of blanks or before the next
/// candidate, and not in a sign that ends a sentence.
fn is_title(text: &str, candidate: &Candidate, next: usize) -> bool {
    if candidate.marker.style == Style::Attachment {
        return true;
    }
    let start = candidate.marker.span().end();
    let own = text.get(start..next.max(start)).unwrap_or_default();
    // Blanks stand inside a title that has a line of its own (`一、总　　则`); where paragraphs are joined by blanks
    // they end it.
    let joined = || candidate.left != Left::Line || is_joined(text, candidate.marker.span().start());
    let mut last = None;
    let mut blanks = 0;
    let mut fed = 0;
    let (mut count, mut at) = (0, 0);
    loop {
        let plain = han_run(own.get(at..).unwrap_or_default(), LONGEST_TITLE + 1);
        if plain > 0 {
            (count, at, blanks, last) = (count + plain, at + plain * 3, 0, Some('一'));
            if count > LONGEST_TITLE || fed > 2 {
                return false;
            }
        }
        let Some(c) = own.get(at..).and_then(|rest| rest.chars().next()) else { break };
        count += 1;
        at += c.len_utf8();
        if c == '\n' {
            if last.is_some() {
                return ends_title(last);
            }
            fed += 1;
        }
        if is_blank(c) {
            blanks += 1;
            if blanks >= 2 && last.is_some_and(|last| last != '、') && c != '\n' && c != '\r' && joined() {
                return ends_title(last);
            }
            continue;
        }
        blanks = 0;
        if count > LONGEST_TITLE || fed > 2 {
            return false;
        }
        if matches!(c, '。' | '；' | ';') {
            return false;
        }
        last = Some(c);
    }
    ends_title(last)
}

/// Whether the paragraph that begins at `start` is joined to the one before it by blanks.
fn is_joined(text: &str, start: usize) -> bool {
    let mut before = text.get(..start).unwrap_or_default().chars().rev().take(MOST_BLANKS);
    before.find(|&c| c == '\n' || !is_blank(c)).is_some_and(|c| c != '\n')
}

/// Whether the candidate's paragraph is one short phrase with a full stop.
fn is_closed(text: &str, candidate: &Candidate) -> bool {
    if candidate.left != Left::Line || !matches!(candidate.marker.style, Style::Han | Style::ParenHan) {
        return false;
    }
    let own = text.get(candidate.marker.span().end()..).unwrap_or_default();
    let (mut count, mut at) = (0, 0);
    loop {
        let plain = han_run(own.get(at..).unwrap_or_default(), LONGEST_TITLE + 1);
        (count, at) = (count + plain, at + plain * 3);
        if count > LONGEST_TITLE {
            return false;
        }
        let Some(c) = own.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        count += 1;
        at += c.len_utf8();
        match c {
            '。' => {
                let behind = own.get(at..).unwrap_or_default();
                return behind_blanks(behind) == Some('\n');
            }
            '，' | ',' | '；' | ';' | '：' | ':' | '\n' => return false,
            _ if count > LONGEST_TITLE => return false,
            _ => {}
        }
    }
}

/// Whether `其中：` and nothing else stands before the candidate in its paragraph, or in the one above.
fn is_among(text: &str, candidate: &Candidate) -> bool {
    if candidate.lead != Left::Colon {
        return false;
    }
    let head = text.get(..candidate.marker.span().start()).unwrap_or_default().trim_end_matches(is_blank);
    let word = head.strip_suffix(['：', ':']).and_then(|head| head.strip_suffix("其中"));
    word.is_some_and(|before| before.ends_with(is_blank))
}

const fn ends_title(last: Option<char>) -> bool {
    match last {
        None => false,
        Some(last) => !matches!(last, '，' | ',' | '、' | '。' | '；' | ';'),
    }
}
