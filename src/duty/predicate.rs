//! How a predicate begins: whether what stands behind a name orders, permits, reports, or is no predicate at all.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::lines::is_blank;
use crate::span::Span;

/// What a word at the start of a predicate says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `要` `应当` `须`: the subject has to.
    Modal,
    /// `可` `不得` `认为`: the subject may, may not, or did.
    Barred,
    /// Goes on as a name (`应急` behind `市`).
    Noun,
    /// `及时` `切实`: says nothing by itself.
    Adverb,
    /// `按照` `对`: opens a phrase before the verb.
    Preposition,
    /// `制定` `安排`: a verb of tasks.
    Verb,
}

/// The start of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Predicate {
    /// The class of its first word that is no adverb.
    pub class: Class,
    /// Where it begins, adverbs included.
    pub at: usize,
    /// Where the word that tells the class ends.
    pub behind: usize,
}

/// The words of `lexicon/predicates.txt` by their first character, the longest first.
struct Words {
    by_first: HashMap<char, Vec<(&'static str, Class)>>,
}

static WORDS: Lazy<Words> = Lazy::new(|| {
    let mut by_first: HashMap<char, Vec<(&'static str, Class)>> = HashMap::new();
    for line in include_str!("../lexicon/predicates.txt").lines() {
        let line = line.split('#').next().unwrap_or_default();
        let mut words = line.split_whitespace();
        let class = match words.next() {
            Some("modal") => Class::Modal,
            Some("barred") => Class::Barred,
            Some("noun") => Class::Noun,
            Some("adverb") => Class::Adverb,
            Some("prep") => Class::Preposition,
            Some("verb") => Class::Verb,
            _ => continue,
        };
        for word in words {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push((word, class));
            }
        }
    }
    for words in by_first.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    Words { by_first }
});

/// The longest word that `text` begins with, and what it says.
pub(super) fn word(text: &str) -> Option<(&'static str, Class)> {
    let words = WORDS.by_first.get(&text.chars().next()?)?;
    words.iter().find(|(word, _)| text.starts_with(word)).copied()
}

/// How many adverbs may stand before the word that tells.
const MAX_ADVERBS: usize = 6;

impl Predicate {
    /// The predicate that begins at `at`, before `end`; `None` where the words there begin none that is known.
    pub fn of(text: &str, at: usize, end: usize) -> Option<Self> {
        let rest = text.get(at..end)?;
        let at = at + rest.len() - rest.trim_start_matches(is_blank).len();
        let mut behind = at;
        let mut found = None;
        for _ in 0..MAX_ADVERBS {
            let rest = text.get(behind..end)?;
            let Some((word, class)) = word(rest) else {
                // A time between subject and verb: `“五一”期间要`, `3日内`.
                let time = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '“' | '"'));
                if time && found.is_none() {
                    return Some(Self { class: Class::Preposition, at, behind });
                }
                break;
            };
            if class != Class::Adverb {
                return Some(Self { class, at, behind: behind + word.len() });
            }
            behind += word.len();
            found = Some(Class::Adverb);
        }
        found.map(|class| Self { class, at, behind })
    }
}

/// Whether a modal stands inside the clause, behind a phrase between subject and verb.
pub(super) fn modal_inside(text: &str, from: usize, end: usize) -> bool {
    let rest = text.get(from..end).unwrap_or_default();
    ["应当", "必须", "务必", "期间要", "时要", "后要", "前要", "中要", "下要", "求要", "神要", "定要", "则要", "际要", "时应", "后应", "前应", "中应", "间应", "时须", "后须", "前须", "内须", "内要", "内应"]
        .iter()
        .any(|word| rest.contains(word))
}

/// Whether a predicate without a modal orders: its verb is one of tasks, and nothing says that it is done already.
pub(super) fn orders(text: &str, predicate: Predicate, clause: Span) -> bool {
    let rest = text.get(predicate.at..clause.end()).unwrap_or_default();
    if rest.contains(['了', '过', '已', '曾']) {
        return false;
    }
    if predicate.class == Class::Adverb {
        return false;
    }
    true
}
