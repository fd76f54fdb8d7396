//! `由`, `请`, `责成` and `均需`: where they introduce somebody who acts, and where what follows is no task.

use crate::lexicon::{Lexicon, Marks, words};
use crate::span::Span;

/// The word at `at`, if one begins there, where it may introduce somebody who acts.
pub(super) fn agent_word(text: &str, clause: Span, at: usize) -> Option<&'static str> {
    let left = text.get(clause.start()..at)?;
    let rest = text.get(at..clause.end())?;
    // `以上任务均需各市落实`: whom all of them need.
    if let Some(word) = ["责成", "均需"].into_iter().find(|word| rest.starts_with(word)) {
        return Some(word);
    }
    let (word, before, behind) = match rest.strip_prefix('由') {
        Some(behind) => ("由", words::NOT_BEFORE_YOU.ends(left), words::NOT_BEHIND_YOU.starts(behind)),
        None => ("请", words::NOT_BEFORE_QING.ends(left), words::NOT_BEHIND_QING.starts(rest.strip_prefix('请')?)),
    };
    (!before && !behind).then_some(word)
}

/// Whether what stands before `由` makes it no order: `可由`, `鼓励…由`.
pub(super) fn is_barred_agent(text: &str, clause: Span, at: usize) -> bool {
    let before = text.get(clause.start()..at).unwrap_or_default();
    // `是指由政府给予政策支持…`: a definition.
    if before.contains("是指") {
        return true;
    }
    let near = before.char_indices().rev().nth(4).map_or(before, |(from, _)| before.get(from..).unwrap_or_default());
    // `可由`, `可依法由`; but `许可证由…核发` is no permission.
    let may = near.ends_with('可') || near.contains('可') && !near.contains("许可");
    may || words::NOT_BEFORE_BY.ends(before) || before.contains("可以") || words::BARRED_BY.starts(before)
}

/// `由X组成`, `由X担任`: a roster.
pub(super) fn is_roster(lexicon: &Lexicon, text: &str, at: usize, end: usize) -> bool {
    let rest = text.get(at..end).unwrap_or_default();
    // `由县长孙平|任总指挥`
    let post = text.get(..at).is_some_and(|before| before.ends_with('任')) || rest.starts_with('任');
    if post && lexicon.suffix(rest, Marks::TITLE).is_some() {
        return true;
    }
    if rest.ends_with("组成") {
        return true;
    }
    // `由县政府分管…的负责同志担任组长`
    words::POSTS.starts(rest) || rest.contains("担任")
}
