//! Looking at text beside a cue: brackets, signs, and the words at which a name must end.

use crate::lexicon::{Lexicon, Marks};
use crate::lines::{is_han_at, trim_end};

/// The longest bracketed gloss that is skipped as part of a name, in bytes.
const MAX_GLOSS: usize = 180;

/// Whether `c` opens a bracket or a quotation.
pub(crate) const fn opens(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '［' | '〔' | '【' | '〈' | '<' | '《' | '“' | '‘' | '「' | '{')
}

/// Whether `c` closes a bracket or a quotation.
pub(crate) const fn closes(c: char) -> bool {
    matches!(c, ')' | '）' | ']' | '］' | '〕' | '】' | '〉' | '>' | '》' | '”' | '’' | '」' | '}')
}

/// Where the group that opens at the start of `text` ends: behind its closing sign.  Widths may be mixed in one pair.
/// A straight quotation mark closes the same.
pub(crate) fn group(text: &str) -> Option<usize> {
    group_within(text, MAX_GLOSS)
}

/// The same for a group of at most `max` bytes.
pub(crate) fn group_within(text: &str, max: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let straight = text.starts_with('"');
    let mut behind = 0;
    while let Some(&byte) = text.as_bytes().get(behind) {
        let at = behind;
        if at > max || byte == b'\n' {
            return None;
        }
        if is_han_at(text, at) {
            behind += 3;
            continue;
        }
        let c = text.get(at..)?.chars().next()?;
        behind += c.len_utf8();
        if straight {
            if matches!(c, '"' | '”') && at > 0 {
                return Some(at + c.len_utf8());
            }
        } else if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}

/// `text` without the bracketed group at its end, where one is.
pub(crate) fn without_gloss(text: &str) -> &str {
    // Nearly all names end with a Han character.
    if is_han_at(text, text.len().wrapping_sub(3)) {
        return text;
    }
    let trimmed = trim_end(text);
    let bracketed = |c| matches!(c, ')' | '）' | ']' | '］' | '〕' | '】' | '〉' | '>');
    if !trimmed.chars().next_back().is_some_and(bracketed) {
        return trimmed;
    }
    let mut depth = 0_usize;
    for (at, c) in trimmed.char_indices().rev() {
        if trimmed.len() - at > MAX_GLOSS {
            break;
        }
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return trimmed.get(..at).unwrap_or_default();
            }
        }
    }
    trimmed
}

/// What a listed word may be that holds the sign of another clause inside.
const SHIELD: Marks = Marks::NOT_BREAK
    .or(Marks::FUNCTION)
    .or(Marks::HEAD)
    .or(Marks::BODY)
    .or(Marks::PLACE)
    .or(Marks::CLASS)
    .or(Marks::NOUN)
    .or(Marks::RELATIVE)
    .or(Marks::DETERMINER)
    .or(Marks::HOLDER);

/// What makes a word more than the name of a place.
const NAMED: Marks = Marks::NOT_BREAK.or(Marks::FUNCTION).or(Marks::HEAD).or(Marks::BODY).or(Marks::CLASS);

/// Offset of the first word in `text` that no name holds; words that merely look like one are passed over.
pub(crate) fn broken(lexicon: &Lexicon, text: &str) -> Option<usize> {
    breaks(lexicon, text).next().map(|(at, _)| at)
}

/// Offsets behind the words in `text` that no name holds: there a name may begin.
pub(crate) fn behind_breaks(lexicon: &Lexicon, text: &str) -> Vec<usize> {
    breaks(lexicon, text).map(|(_, end)| end).collect()
}

/// Start and end of each word that no name holds, outside brackets.
fn breaks<'t>(lexicon: &'t Lexicon, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let from = at;
            let (len, breaks) = token(lexicon, rest);
            at += len;
            if breaks {
                return Some((from, at));
            }
        }
        None
    })
}

/// The length of the word, the sign or the group in brackets at the start of `text`, and whether no name holds it.
pub(crate) fn token(lexicon: &Lexicon, text: &str) -> (usize, bool) {
    let mut len = '一'.len_utf8();
    if !is_han_at(text, 0) {
        let Some(c) = text.chars().next() else { return (0, false) };
        len = c.len_utf8();
        if opens(c) || c == '"' {
            return (group(text).unwrap_or(len), false);
        }
        if matches!(c, '：' | ':' | '∶' | '。' | '；' | ';' | '！' | '？' | '?' | '!') {
            return (len, true);
        }
    }
    let Some((word, marks)) = lexicon.prefix_marks(text, SHIELD.or(Marks::BREAK)) else { return (len, false) };
    // 会同 is also a county; between two names it is the verb.
    let place = marks.any(Marks::PLACE) && !marks.any(NAMED.or(Marks::BREAK));
    let sign = if place { lexicon.prefix(text, Marks::BREAK) } else { None };
    match sign.filter(|sign| sign.len() > 3) {
        Some(sign) => (word.len().max(sign.len()), true),
        None => (word.len(), marks.any(Marks::BREAK)),
    }
}

/// Whether the characters are those of a word: Han, letters, figures.
pub(crate) fn is_word(c: char) -> bool {
    is_han(c) || c.is_alphanumeric() || matches!(c, '·' | '•' | '‧' | '〇' | '×')
}

/// Whether `c` is a Han character.
pub(crate) const fn is_han(c: char) -> bool {
    // Nearly all are of the main block.
    matches!(c, '\u{4E00}'..='\u{9FFF}')
        || matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇' | '々')
}

/// `text` up to the first sign outside brackets that separates names or ends a clause.
pub(crate) fn before_sign(text: &str) -> &str {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        if is_han_at(text, at) {
            at += 3;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let len = if opens(c) { group(rest).unwrap_or(c.len_utf8()) } else { c.len_utf8() };
        if matches!(c, '、' | '，' | ',' | '。' | '；' | ';' | '：' | ':' | '\n' | '！' | '？' | '!' | '?') || closes(c)
        {
            break;
        }
        at += len;
    }
    text.get(..at).unwrap_or_default()
}

/// Whether a listed word lies across byte `at` of `text`: no name ends there (县委办|公室, 机构组|织).
pub(crate) fn crossed(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    let marks = SHIELD.or(Marks::BREAK).or(Marks::NOT_HEAD);
    let Some(before) = text.get(..at) else { return true };
    let mut starts = before.char_indices().rev().take(3).map(|(start, _)| start);
    starts.any(|start| {
        text.get(start..).and_then(|rest| lexicon.prefix(rest, marks)).is_some_and(|word| start + word.len() > at)
    })
}
