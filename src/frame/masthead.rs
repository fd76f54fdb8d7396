//! The masthead of minutes and bulletins (报头) and the lines of a 版头 beside the number: the issue, who wrote it up and
//! when, who lets it out, and the version in brackets below a title.

use super::head::Kind;
use super::shape;
use crate::date::Printed;
use crate::lexicon::words;
use crate::lines::{is_blank, last_blank};
use crate::span::Span;

/// The line that gives the issuing body and the day in a 报头: `某某办公室　2022年8月5日`.  The lines above it name the kind of
/// paper (`某某专题会议纪要⏎第6期`), a title below it names its subject.
pub(super) fn dated(text: &str, items: &[(Span, Kind)]) -> Option<usize> {
    items.iter().position(|(span, kind)| *kind == Kind::Date && shape::whole_date(span.text(text)).is_none())
}

/// The date that the segment is, perhaps behind the body that gives it.
pub(super) fn date(segment: &str) -> Option<Printed> {
    let signed = || shape::signed_date(segment).map(|(_, date)| date);
    shape::whole_date(segment).or_else(signed).or_else(|| compiled_date(segment))
}

/// Whether the segment is nothing but the number of an issue: `第17期`, `（2024年第9次）`, `第6期（总第203期）`.
pub(super) fn is_issue(segment: &str) -> bool {
    const WORDS: [char; 8] = ['第', '总', '年', '度', '期', '次', '号', '辑'];
    let counts = |c: char| {
        shape::is_numeral(c)
            || is_blank(c)
            || WORDS.contains(&c)
            || shape::OPEN.contains(&c)
            || shape::CLOSE.contains(&c)
    };
    let bare = segment.trim_end_matches(shape::CLOSE);
    segment.len() <= 90 && segment.contains('第') && bare.ends_with(['期', '次', '辑']) && segment.chars().all(counts)
}

/// The date of `某某综合部整理　2024年9月9日`: who wrote the minutes up, and when, above their text.
fn compiled_date(segment: &str) -> Option<Printed> {
    let blank = last_blank(segment)?;
    let (body, day) = segment.split_at_checked(blank)?;
    let day = shape::whole_date(day.trim_start_matches(is_blank))?;
    let body = body.trim_end_matches(is_blank);
    let name = words::COMPILED.at_end(body).and_then(|word| body.strip_suffix(word))?;
    shape::is_organ(name.trim_end_matches(is_blank)).then_some(day)
}

/// Whether the line of a 版头 names the official who lets the document out: `签发人：某某`.
pub(super) fn names_releaser(segment: &str) -> bool {
    shape::label(segment).is_some_and(|(label, _)| words::RELEASERS.iter().any(|word| shape::is_spaced(label, word)))
}

/// Whether the segment is a gloss that belongs to the title above it, the version of the document: `（试行）`, `(征求意见稿)`.
pub(super) fn is_version(segment: &str) -> bool {
    let inner = segment.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    inner.is_some_and(|inner| words::VERSIONS.iter().any(|word| shape::is_spaced(inner, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masthead_gives_the_issue_the_day_and_who_signs() {
        for right in ["第17期", "（2024年第9次）", "第6期（总第203期）"] {
            assert!(is_issue(right), "{right}");
        }
        for wrong in ["第6期工程", "2024年度", "第二节"] {
            assert!(!is_issue(wrong), "{wrong}");
        }
        assert!(compiled_date("党政办公室整理\u{3000}2024年9月9日").is_some());
        assert!(compiled_date("由各单位整理 2024年9月9日").is_none());
        assert!(names_releaser("签 发 人：李强"));
        assert!(!names_releaser("负责人：李强"));
    }
}
