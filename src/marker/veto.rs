//! Vetoes: what looks like a numbering and is none, each by its name.

use super::{Candidate, Left, Sign, Style};
use crate::lines::Lines;
use crate::numeral;

/// Why a candidate is no numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Veto {
    /// `统一是` `万一要`: the numeral is the end of a word.
    EndOfWord,
    /// `第一、二季度`: an ordinal that goes on.
    Ordinal,
    /// `一、二、三产业`: numbers enumerated one behind the other.
    Enumerated,
    /// `第(三)项` `(一)至(三)项` `本办法第五条规定`: a place that is cited.
    Citation,
}

pub(super) fn veto(lines: &Lines<'_>, candidate: &Candidate) -> Option<Veto> {
    let text = lines.text();
    let span = candidate.marker.span;
    let before = text.get(..span.start()).and_then(|head| head.chars().next_back()).unwrap_or('\n');
    let rest = text.get(span.end()..).unwrap_or_default();
    let next = rest.chars().next().unwrap_or('\n');
    match candidate.marker.style {
        Style::Shi | Style::Yao if candidate.left == Left::Inside => Some(Veto::EndOfWord),
        Style::Shi if matches!(next, '一' | '否' | '不') => Some(Veto::EndOfWord),
        Style::Han if before == '第' => Some(Veto::Ordinal),
        Style::Han if candidate.sign == Sign::Usual => {
            let joined =
                numeral::is_han(next) && !matches!(next, '一') || matches!(candidate.left, Left::Marker | Left::Pause);
            (joined || candidate.left == Left::Inside && candidate.marker.ordinal == 1).then_some(Veto::Enumerated)
        }
        Style::ParenHan | Style::ParenArabic => {
            let cited = matches!(before, '第' | '至' | '、' | '和' | '项' | '款' | '条')
                || matches!(next, '项' | '款' | '目' | '条' | '、' | '至' | '和' | '或');
            cited.then_some(Veto::Citation)
        }
        Style::Article | Style::Chapter | Style::Section | Style::Part => {
            let cited = matches!(
                next,
                '第' | '的' | '规' | '、' | '和' | '至' | '，' | ',' | '中' | '修' | '；' | '。' | '“' | '款'
            ) || candidate.left > Left::Blank && candidate.marker.style == Style::Article;
            cited.then_some(Veto::Citation)
        }
        _ => None,
    }
}
