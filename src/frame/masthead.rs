//! The masthead of minutes and bulletins (报头) and the lines of a 版头 beside the number: the issue, who wrote it up and
//! when, who lets it out, and the version in brackets below a title.

use super::head::Kind;
use super::shape;
use crate::date::{self, Printed};
use crate::lexicon::words;
use crate::lines::{is_blank, last_blank};
use crate::span::Span;

/// So many days of a law's history are looked at.
const MOST_DAYS: usize = 64;

/// The line that gives the issuing body and the day in a 报头: `某某办公室　2022年8月5日`.  The lines above it name the kind of
/// paper (`某某专题会议纪要⏎第6期`), a title below it names its subject.
pub(super) fn dated(text: &str, items: &[(Span, Kind)]) -> Option<usize> {
    items.iter().position(|(span, kind)| *kind == Kind::Date && shape::whole_date(span.text(text)).is_none())
}

/// The date that the segment is, perhaps behind the body that gives it.
pub(super) fn date(segment: &str) -> Option<Printed> {
    // Most segments do not end as a date does.
    if !segment.ends_with(shape::ends_date) && !segment.ends_with(shape::CLOSE) {
        return None;
    }
    let signed = || shape::signed_date(segment).map(|(_, date)| date);
    shape::whole_date(segment).or_else(signed).or_else(|| compiled_date(segment))
}

/// The order by which a law was published, in its history below the title, and the day of it: `2011年8月31日 国务院令第603号公布`.
/// An order that revised the whole text since has put it in force; what no order did is only a day.
pub(super) fn promulgated(note: &str) -> Option<(Option<(usize, usize)>, Printed)> {
    let dated = |at: usize| date::printed(note.get(at..)?).map(|day| (at, day));
    let mut found = None;
    let mut behind = 0;
    for (at, day) in note.char_indices().filter_map(|(at, _)| dated(at)).take(MOST_DAYS) {
        let from = at + day.len;
        if at < behind {
            continue;
        }
        behind = from;
        let rest = note.get(from..).unwrap_or_default();
        let told = rest.trim_start_matches(is_blank);
        let order =
            told.find("令第").and_then(|word| Some((word, word + told.get(word..)?.find('号')? + '号'.len_utf8())));
        let order = order.filter(|(word, end)| {
            let number = told.get(word + "令第".len()..end - '号'.len_utf8()).unwrap_or_default();
            let done = told.get(*end..).unwrap_or_default();
            !number.is_empty()
                && number.chars().all(|c| shape::is_numeral(c) || date::digit(c).is_some())
                && !told.get(..*word).is_some_and(|name| name.contains(['年', '根', '，', ',']))
                && (words::PROMULGATED.starts(done) || done.contains("次修订"))
        });
        let start = note.len() - told.len();
        if let Some((_, end)) = order {
            found = Some((Some((start, start + end)), day));
        } else if found.is_none_or(|(order, _)| order.is_none())
            && words::PROMULGATED.ends(told.trim_end_matches(is_blank))
        {
            found = Some((None, day));
        }
    }
    found
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
    fn a_law_has_the_number_of_the_order_that_put_it_in_force() {
        let cases = [
            ("2011年8月31日 某某省人民政府令第63号公布", Some("某某省人民政府令第63号"), 2011),
            ("（1999年7月2日某部令第7号发布 2006年3月1日某部令第19号修订）", Some("某部令第19号"), 2006),
            ("1999年7月2日某部令第7号发布 2006年3月1日《关于修改规章的决定》修正", Some("某部令第7号"), 1999),
            ("1986年9月15日 某某委员会发布", None, 1986),
        ];
        for (note, number, year) in cases {
            let found =
                promulgated(note).map(|(order, day)| (order.and_then(|(from, to)| note.get(from..to)), day.year));
            assert_eq!(found, Some((number, year)), "{note}");
        }
        for wrong in ["2011年8月24日 某常务会议修订通过", "2012年1月1日 施行", "1989年9月26日 国务院批准"]
        {
            assert!(promulgated(wrong).is_none(), "{wrong}");
        }
    }

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
