//! Bare tails: bodies alone in a bracket at the end of an item, `(市教育局、市财政局)`.

use crate::assignment::{ActorData, ActorKind, Role};
use crate::clause::Sentence;
use crate::context::Context;
use crate::lexicon::words;
use crate::lines::{is_blank, is_han_at, rfind_sign};
use crate::name::{self, NameList, Trust};
use crate::party::Found;
use crate::span::{Span, ceil_boundary};

/// The longest bare tail, in bytes.
const MAX_TAIL: usize = 700;

/// The signs with which a bare tail closes.
const CLOSING: [char; 6] = [')', '）', ']', '］', '〕', '】'];

/// Whether a bracket closes the sentence.
pub(crate) fn closes(sentence: &Sentence, text: &str) -> bool {
    // Nearly every sentence ends with a Han character, whose three bytes begin so far before its end.
    !is_han_at(text, sentence.span.end().wrapping_sub('一'.len_utf8())) && sentence.span.text(text).ends_with(CLOSING)
}

/// Reads the bracket that closes a sentence, if it holds nothing but names.
pub(crate) fn read(context: &Context<'_>, sentence: &Sentence, found: &mut Found) {
    let text = context.text;
    let words = sentence.span.text(text);
    let Some(close) = words.chars().next_back().filter(|c| CLOSING.contains(c)) else { return };
    let Some(open) = opening(words) else { return };
    let inner = Span::of(sentence.span.start() + open, sentence.span.end() - close.len_utf8());
    // A bracket inside running words is a gloss of them; one that follows a full stop, or ends a paragraph, is a tail.
    let before = text.get(..inner.start()).unwrap_or_default();
    let outside = before.trim_end_matches(|c: char| name::opens(c) || is_blank(c));
    let ends_line = text
        .get(sentence.span.end()..)
        .unwrap_or_default()
        .trim_start_matches([' ', '\u{3000}', '\u{a0}', '。', ';', '；'])
        .chars()
        .next()
        .is_none_or(|c| c == '\n' || c == '\r');
    if !(outside.ends_with(['。', '；', ';', '！'])
        || ends_line && !sentence.heading && !outside.ends_with(['，', ',']))
    {
        return;
    }
    if found.statements.list.iter().rev().take(8).any(|statement| statement.span.overlaps(inner)) {
        return;
    }
    let list = name::list(context, inner, Trust::Cue);
    let bodies = list.actors.iter().filter(|actor| is_body(context, actor)).count();
    let gloss = outside.ends_with(|c: char| name::is_word(c)) && list.actors.len() < 2 && !list.open;
    if bodies == list.actors.len() && bodies > 0 && !list.bare && !gloss {
        glossed(context, inner, Role::Responsible, Span::default(), list, found);
    }
}

/// Whether an actor by itself says that the bracket names parties: a department, or all of a kind of governments.
fn is_body(context: &Context<'_>, actor: &ActorData) -> bool {
    let name = actor.span.text(context.text);
    match actor.kind {
        ActorKind::Department => !name.ends_with(['市', '县', '区', '省', '镇', '乡', '村']),
        ActorKind::Collective => name.starts_with('各') || name.starts_with("有关") || name.starts_with("相关"),
        ActorKind::Official => true,
    }
}

/// Where the last bracket of `words` opens: the offset behind its sign.
fn opening(words: &str) -> Option<usize> {
    let from = ceil_boundary(words, words.len().saturating_sub(MAX_TAIL));
    let mut before = words.get(from..)?;
    let mut depth = 0_usize;
    loop {
        let (at, c) = rfind_sign(before, |c| name::closes(c) || name::opens(c))?;
        before = before.get(..at)?;
        depth = if name::closes(c) { depth + 1 } else { depth.checked_sub(1)? };
        if depth == 0 {
            return Some(from + at + c.len_utf8());
        }
    }
}

/// Adds a list in which a gloss behind a name may give that one another role: `市消防救援支队(主责)`.
pub(crate) fn glossed(context: &Context<'_>, span: Span, role: Role, cue: Span, mut list: NameList, found: &mut Found) {
    let text = context.text;
    let mut own: Vec<(Role, ActorData)> = Vec::new();
    list.actors.retain(|actor| {
        let name = actor.span.text(text);
        let core = name::without_gloss(name);
        let inside = name.get(core.len()..).unwrap_or_default();
        let behind = text.get(actor.span.end()..).unwrap_or_default();
        let gloss = if inside.is_empty() { behind } else { inside };
        let word = gloss.trim_start_matches(name::opens);
        let other = match word {
            _ if gloss.len() == word.len() => None,
            _ if words::LEAD_GLOSSES.starts(word) => Some(Role::Lead),
            _ if words::COOPERATE_GLOSSES.starts(word) => Some(Role::Cooperate),
            _ => None,
        };
        if let Some(other) = other {
            own.push((other, actor.spanning(Span::of(actor.span.start(), actor.span.start() + core.len()))));
        }
        other.is_none()
    });
    for (role, actor) in own {
        found.list(span, role, cue, NameList { span: actor.span, actors: vec![actor], ..NameList::default() });
    }
    found.list(span, role, cue, list);
}
