//! Vetoes: what looks like a numbering and is none, each by its name.
//!
//! A veto looks at the candidate and the characters beside it, nothing else; where the whole list must be seen,
//! the decision of the outline decides.

use once_cell::sync::Lazy;

use super::{Candidate, Left, Style};
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::numeral;

/// Why a candidate is no numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Veto {
    /// `一抓到底`: a numeral and a verb that no series of such goes on with.
    NoSeries,
    /// `统一是` `万一要` `周三是`: the numeral is the end of a word.
    EndOfWord,
    /// `一要求` `说一是一`: the numeral and what follows are a word or a saying.
    StartOfWord,
    /// `第一、二季度`: an ordinal number that goes on.
    Ordinal,
    /// `一、二、三产业`: numbers one behind the other.
    Enumerated,
    /// `第(三)项` `(一)至(三)项` `上述(一)`: a place that is cited.
    Citation,
    /// `本办法第五条规定`: an article that is cited.
    CitedArticle,
    /// `1.5亿元` `3.5%`: a quantity.
    Quantity,
    /// `①②③` with nothing between: the signs are cited.
    BareRun,
    /// `图一、` `表1.`: the number of a figure.
    Figure,
    /// `附件:1.…`: an entry of the list of attachments.
    AttachmentList,
    /// `提出“一、…;二、…”三点要求`: a list that is quoted inside a sentence.
    Quoted,
    /// The bullet before a number only decorates it.
    Decoration,
    /// `(见附件1)`: the bracket closes another one.
    ClosesBracket,
}

/// The lists of `lexicon/measures.txt`.
struct Measures {
    all: Vec<char>,
    /// Those that begin no title.
    units: Vec<char>,
    /// Words that begin with one of them and count nothing, sorted, each with its first character.
    words: Vec<(char, &'static str)>,
}

static MEASURES: Lazy<Measures> = Lazy::new(|| {
    let sorted = |characters: &mut dyn Iterator<Item = char>| {
        let mut all: Vec<char> = characters.collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let lines = || include_str!("../lexicon/measures.txt").lines().filter(|line| !line.starts_with('#'));
    let characters = lines().filter(|line| !line.starts_with('=')).map(|line| line.trim_start_matches('+'));
    let words = lines().filter_map(|line| line.strip_prefix('=')).flat_map(str::split_whitespace);
    let mut words: Vec<_> = words.filter_map(|word| Some((word.chars().next()?, word))).collect();
    words.sort_unstable();
    Measures {
        all: sorted(&mut characters.flat_map(str::chars)),
        units: sorted(&mut lines().filter_map(|line| line.strip_prefix('+')).flat_map(str::chars)),
        words,
    }
});

/// Whether a number before `c` counts or names something.
fn is_measure(c: char) -> bool {
    MEASURES.all.binary_search(&c).is_ok()
}

/// Whether a number right before `text` counts what it begins with: `3户`, but not `3户籍`.
pub(super) fn counts(text: &str) -> bool {
    let begins = |c: char| {
        let words = MEASURES.words.iter().skip(MEASURES.words.partition_point(|(first, _)| *first < c));
        words.take_while(|(first, _)| *first == c).any(|(_, word)| text.starts_with(word))
    };
    text.chars().next().is_some_and(|c| is_measure(c) && !begins(c))
}

/// Whether `c` behind a number is a unit and begins no title.
pub(super) fn is_unit(c: char) -> bool {
    MEASURES.units.binary_search(&c).is_ok()
}

/// Tells of each candidate, handed over in text order, what stops it.  A veto looks at the candidates beside its own, so
/// that each is judged when the next one comes: what is stopped is never kept.
pub(super) struct Sieve<'t> {
    text: &'t str,
    /// The candidate that is judged next, and the one before it.
    waiting: Option<Candidate>,
    last: Option<Candidate>,
    /// Where the quotation that a list stands in ends, and the last entry of a list of attachments.
    quoted: usize,
    attachment: Option<Candidate>,
    /// Those with a verb of a series (`一抓…`).
    verbs: Vec<Candidate>,
}

impl<'t> Sieve<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, waiting: None, last: None, quoted: 0, attachment: None, verbs: Vec::new() }
    }

    /// The candidate before `candidate`, where there is one, and what stops it.
    pub fn add(&mut self, candidate: Candidate) -> Option<(Candidate, Option<Veto>)> {
        if candidate.marker.style == Style::Yao && candidate.form != 0 {
            self.verbs.push(candidate);
        }
        let judged = self.judge(Some(&candidate));
        self.waiting = Some(candidate);
        judged
    }

    /// The last candidate, and what stops it.
    pub fn finish(&mut self) -> Option<(Candidate, Option<Veto>)> {
        self.judge(None)
    }

    /// What stops the candidate that waits for the `next` one.
    fn judge(&mut self, next: Option<&Candidate>) -> Option<(Candidate, Option<Veto>)> {
        let candidate = self.waiting.take()?;
        let veto = self.stops(&candidate, next);
        self.last = Some(candidate);
        Some((candidate, veto))
    }

    fn stops(&mut self, candidate: &Candidate, next: Option<&Candidate>) -> Option<Veto> {
        if candidate.marker.span().start() < self.quoted {
            return Some(Veto::Quoted);
        }
        if let Some(end) = quotation(self.text, candidate) {
            self.quoted = end;
            return Some(Veto::Quoted);
        }
        let follows = self.attachment.is_some_and(|entry| follows_entry(&entry, candidate));
        if follows || lists_attachments(self.text, candidate) {
            self.attachment = Some(*candidate);
            return Some(Veto::AttachmentList);
        }
        veto(self.text, candidate, self.last.as_ref(), next)
    }

    /// When all are judged, what stops one besides: those with a verb of a series (`一抓…`) are in one from 1 on with at
    /// least three of the same verb.
    pub fn seen_all(&self) -> impl Fn(&Candidate) -> Option<Veto> {
        const SHORTEST: usize = 3;
        let follows =
            |one: &Candidate, next: &Candidate| one.form == next.form && one.marker.ordinal + 1 == next.marker.ordinal;
        let runs = self.verbs.chunk_by(follows);
        let lone = runs.filter(|run| run.len() < SHORTEST || run.first().is_none_or(|first| first.marker.ordinal != 1));
        let lone: Vec<Candidate> = lone.flatten().copied().collect();
        move |candidate| {
            let start = candidate.marker.span().start();
            let from = lone.partition_point(|other| other.marker.span().start() < start);
            let mut here = lone.iter().skip(from).take_while(|other| other.marker.span().start() == start);
            here.any(|other| other == candidate).then_some(Veto::NoSeries)
        }
    }
}

/// Whether `candidate` is the first entry of a list of attachments: `附件:1.…`.
fn lists_attachments(text: &str, candidate: &Candidate) -> bool {
    if candidate.left != Left::Colon || candidate.marker.ordinal != 1 {
        return false;
    }
    let head = text.get(..candidate.marker.span().start()).unwrap_or_default().trim_end_matches(is_blank);
    let word = head.strip_suffix(['：', ':']).unwrap_or_default().trim_end_matches(is_blank);
    words::ATTACHMENT_LABELS.ends(word)
}

/// Whether the title behind `附件1` heads the attachment's own text: what follows is an item or running text, not
/// the next entry or the signature.
fn heads_attachment(tail: &str, end: usize, next: Option<&Candidate>) -> bool {
    const LONGEST: usize = 200;
    let window = tail.char_indices().nth(LONGEST).map_or(tail, |(at, _)| tail.get(..at).unwrap_or_default());
    let Some(stop) = window.find(['\n', '。', '；']).into_iter().chain(window.find("\u{3000}\u{3000}")).min() else {
        return false;
    };
    if window.get(stop..).is_none_or(|rest| rest.starts_with(['。', '；'])) {
        return false;
    }
    let below = window.get(stop..).unwrap_or_default().trim_start_matches(is_blank);
    let paragraph = below.split('\n').next().unwrap_or_default();
    let offset = end + window.len() - below.len();
    match next {
        Some(next) if next.marker.span().start() == offset => {
            next.marker.ordinal <= 1 && next.marker.style != Style::Attachment
        }
        _ => paragraph.contains(['，', '。', '；', '：', ',']) && !paragraph.starts_with("附"),
    }
}

/// Whether `candidate` is the entry behind `entry` in a list of attachments: the next number, on the next line or the
/// same.
fn follows_entry(entry: &Candidate, candidate: &Candidate) -> bool {
    candidate.marker.style == entry.marker.style
        && candidate.marker.ordinal == entry.marker.ordinal + 1
        && candidate.paragraph <= entry.paragraph + 1
}

/// The end of the quotation that `candidate` opens, where the words are quoted inside a sentence: `提出“一、…”三点要求`
/// is no list of this document, `修改为：“（一）…。”` is.
fn quotation(text: &str, candidate: &Candidate) -> Option<usize> {
    const LONGEST: usize = 600;
    let start = candidate.marker.span().start();
    let head = text.get(..start)?;
    if !head.ends_with(['“', '「']) || candidate.left <= Left::Colon {
        return None;
    }
    let tail = text.get(start..)?;
    let end = tail.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, '”' | '」' | '\n'))?.0;
    let closing = tail.get(end..)?.chars().next()?;
    (closing != '\n').then_some(start + end)
}

/// The veto that stops `candidate`, which stands between the candidates `last` and `next`.
fn veto(text: &str, candidate: &Candidate, last: Option<&Candidate>, next: Option<&Candidate>) -> Option<Veto> {
    let span = candidate.marker.span();
    let head = text.get(..span.start()).unwrap_or_default();
    let tail = text.get(span.end()..).unwrap_or_default();
    let before = head.chars().next_back().unwrap_or('\n');
    let behind = tail.chars().next().unwrap_or('\n');
    let left = candidate.left;
    let ordinal = candidate.marker.ordinal;
    // Candidates of one style that touch each other.
    let touches = |other: Option<&Candidate>| {
        other.is_some_and(|other| {
            let gap =
                other.marker.span().start().abs_diff(span.end()).min(span.start().abs_diff(other.marker.span().end()));
            other.marker.style == candidate.marker.style && gap == 0
        })
    };
    match candidate.marker.style {
        Style::Shi | Style::Yao => {
            let saying = candidate.marker.style == Style::Shi
                && left >= Left::Pause
                && numeral::han_digit(behind) == Some(ordinal)
                || candidate.marker.style == Style::Yao
                    && matches!(behind, '求' | '素' | '点' | '件' | '义' | '务' | '闻' | '害');
            if saying {
                Some(Veto::StartOfWord)
            } else if left > Left::Comma
                && left != Left::Wrapped
                && (ends_word(before, ordinal) || candidate.marker.style == Style::Yao)
            {
                Some(Veto::EndOfWord)
            } else {
                None
            }
        }
        Style::Han => {
            let follows_ordinal = head.ends_with('、')
                && last.is_some_and(|last| last.marker.style == Style::Di && last.marker.span().end() == span.start());
            if matches!(before, '第' | '初' | '周' | '期') || follows_ordinal {
                Some(Veto::Ordinal)
            } else if matches!(before, '图' | '表') && left == Left::Inside {
                Some(Veto::Figure)
            } else if left > Left::Colon
                && (touches(last) || touches(next) || numeral::is_han(behind) && left > Left::Blank)
            {
                Some(Veto::Enumerated)
            } else if left == Left::Pause
                && last.is_some_and(|last| last.marker.style == Style::Han && last.marker.span().end() == span.start())
            {
                Some(Veto::Enumerated)
            } else {
                None
            }
        }
        Style::ParenHan | Style::ParenArabic | Style::Circled | Style::ParenedDigit | Style::CircledHan => {
            if touches(last) || touches(next) && left > Left::Line {
                Some(Veto::BareRun)
            } else if cites(head, before) && left > Left::Marker || cited(tail) {
                Some(Veto::Citation)
            } else {
                None
            }
        }
        // `第一、二、三条措施` is no list; `第一、提高认识` is.
        Style::Di if candidate.slip && numeral::is_han(behind) => Some(Veto::Ordinal),
        Style::Part | Style::Chapter | Style::Section | Style::Article => article(candidate, behind, tail),
        Style::Decimal => is_unit(behind).then_some(Veto::Quantity),
        Style::Arabic if matches!(before, '图' | '表' | '第') => Some(Veto::Figure),
        Style::Arabic
            if matches!(left, Left::Inside | Left::Pause | Left::Wrapped)
                && (is_measure(behind) || touches(next) || touches(last) || numeral::digit(behind).is_some()) =>
        {
            Some(Veto::Quantity)
        }
        Style::Attachment if candidate.slip && !heads_attachment(tail, span.end(), next) => Some(Veto::AttachmentList),
        Style::HalfParen if open_bracket(head) => Some(Veto::ClosesBracket),
        Style::Bullet => {
            let gap = next.map(|next| text.get(span.end()..next.marker.span().start()).unwrap_or_default());
            let decorates = gap.is_some_and(|gap| gap.len() <= 12 && gap.chars().all(is_blank) && !gap.contains('\n'))
                && next.is_some_and(|next| next.marker.style != Style::Bullet && next.marker.style != Style::Bare);
            decorates.then_some(Veto::Decoration)
        }
        _ => None,
    }
}

/// Whether `before` and the numeral are the end of a word: `统一`, `星期二`, `第三`.
const fn ends_word(before: char, ordinal: u32) -> bool {
    matches!(before, '第' | '初' | '周' | '期' | '之' | '月' | '年' | '十' | '百')
        || ordinal == 1
            && matches!(
                before,
                '统' | '唯'
                    | '万'
                    | '单'
                    | '同'
                    | '专'
                    | '划'
                    | '归'
                    | '合'
                    | '逐'
                    | '其'
                    | '某'
                    | '每'
                    | '任'
                    | '不'
                    | '惟'
                    | '整'
                    | '说'
            )
}

/// Whether the text before a bracket cites it: `第(三)`, `上述(一)`, `(一)至(三)`, `款(二)`.
fn cites(head: &str, before: char) -> bool {
    matches!(before, '第' | '至' | '和' | '或' | '及' | '款' | '条' | '项' | '、' | '与') || words::CITING.ends(head)
}

/// Whether the text behind a numbering makes it a citation: `(三)项`, `(一)、(二)`.
fn cited(tail: &str) -> bool {
    let mut rest = tail.chars();
    let (first, second) = (rest.next().unwrap_or('\n'), rest.next().unwrap_or('\n'));
    match first {
        '项' => !matches!(second, '目'),
        '款' => !matches!(second, '项'),
        '至' | '和' | '或' | '及' | '、' => {
            matches!(second, '(' | '（' | '第') || numeral::circled(second).is_some()
        }
        '所' => second == '列',
        '的' | '，' | '。' | '；' | '）' | ')' => true,
        _ => false,
    }
}

/// Articles and chapters are cited more often than they are headed.  At the start of a paragraph a citation is rare:
/// what goes on like one there is left to the decision (`第八条与本市户籍人员共同居住…` heads its article).
fn article(candidate: &Candidate, behind: char, tail: &str) -> Option<Veto> {
    let goes_on = matches!(
        behind,
        '第' | '的'
            | '规'
            | '和'
            | '至'
            | '，'
            | ','
            | '中'
            | '；'
            | ';'
            | '。'
            | '款'
            | '所'
            | '之'
            | '及'
            | '或'
            | '与'
            | '”'
            | '）'
            | ')'
            | '—'
            | '-'
            | '项'
            | '为'
            | '是'
    );
    let heads = words::HEADING_STARTS.starts(tail);
    let closed = matches!(behind, '，' | ',' | '；' | ';' | '。' | '”' | '）' | ')' | '款') || tail.starts_with("规定");
    // `第二章到第四章`
    let ranges = matches!(behind, '到' | '至' | '、' | '和' | '及') && tail.chars().nth(1) == Some('第');
    let closed = closed || ranges;
    let placed = match (candidate.marker.style, candidate.left) {
        (_, Left::Line) => !closed && !matches!(candidate.lead, Left::Comma | Left::Pause),
        (Style::Article, left) => !goes_on && (left <= Left::Stop || is_blank(behind) && left != Left::Wrapped),
        _ => !(goes_on || ranges) || heads,
    };
    (!placed).then_some(Veto::CitedArticle)
}

/// Whether a bracket is open at the end of `head`, as far as the last 40 characters show.
fn open_bracket(head: &str) -> bool {
    for c in head.chars().rev().take(40) {
        match c {
            '(' | '（' => return true,
            ')' | '）' | '\n' => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::lines::Lines;

    /// Each veto with the fixture that shows both sides of it.
    const SHOWN: &[(Veto, &str)] = &[
        (Veto::NoSeries, "numeral-and-verb-beside-series"),
        (Veto::EndOfWord, "tongyi-shi-beside-yi-shi"),
        (Veto::EndOfWord, "wanyi-yao-beside-yi-yao"),
        (Veto::StartOfWord, "start-of-word-yi-yaoqiu-and-sayings"),
        (Veto::Ordinal, "ordinals-that-go-on"),
        (Veto::Enumerated, "quarters-and-sectors"),
        (Veto::Citation, "cited-items-and-clauses"),
        (Veto::CitedArticle, "cited-articles-beside-articles"),
        (Veto::Quantity, "decimals-beside-quantities"),
        (Veto::BareRun, "circled-signs-cited-together"),
        (Veto::Figure, "figures-named-by-han-numerals"),
        (Veto::AttachmentList, "list-of-attachments-beside-their-heads"),
        (Veto::Quoted, "quoted-list-of-another-document"),
        (Veto::Decoration, "bullet-that-decorates-a-number"),
        (Veto::ClosesBracket, "bracket-that-closes-another"),
    ];

    #[test]
    fn each_veto_has_a_fixture_that_shows_both_sides() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/falsefriends");
        let mut missing = Vec::new();
        for &(veto, name) in SHOWN {
            let text = std::fs::read_to_string(folder.join(name).with_extension("txt")).unwrap();
            let (mut sieve, mut judged) = (Sieve::new(&text), Vec::new());
            super::super::scan::scan(&Lines::new(&text), |candidate| judged.extend(sieve.add(candidate)));
            judged.extend(sieve.finish());
            let late = sieve.seen_all();
            for (candidate, veto) in &mut judged {
                *veto = veto.or_else(|| late(candidate));
            }
            let stopped = |style: Style| judged.iter().any(|(it, by)| *by == Some(veto) && it.marker.style == style);
            let both = judged.iter().any(|(it, by)| by.is_none() && stopped(it.marker.style));
            if !both {
                missing.push((veto, name));
            }
        }
        assert_eq!(missing, [], "these do not show a numbering of the same kind stopped and one let through");
    }
}
