//! Role words that give no role, as far as what stands right beside them says: most role words of a text are such, and
//! go before their sentence is cut.
//!
//! Only words without signs are looked for, right before and behind the role word, so that it does not matter where its
//! clause begins and ends.

use crate::ablation::Ablation;
use crate::clause::Sentence;
use crate::context::Context;
use crate::lexicon::words;
use crate::name;
use crate::party::cue::{Cue, Word};
use crate::party::{label, verb, veto};

/// Whether the role word gives no role.
pub(crate) fn is_idle(context: &Context<'_>, sentence: &Sentence, cue: Cue) -> bool {
    let (before, after) = beside(context, sentence, cue);
    let vetoed = || context.ablation != Some(Ablation::NoPartyVetoes) && veto::beside(cue, before, after).is_some();
    (names_nobody(context, sentence, cue, before) || vetoed()) && !is_in_label(context, cue)
}

/// Whether the role word gives one only beside another: 参与 and 支持 that nobody is told.
pub(crate) fn waits(context: &Context<'_>, sentence: &Sentence, cue: Cue) -> bool {
    let (before, _) = beside(context, sentence, cue);
    let word = context.text.get(cue.at..cue.end()).unwrap_or_default();
    matches!(word, "参与" | "支持")
        && !verb::is_ordered(before)
        && !verb::without_measure(before).ends_with("给予")
        && !is_in_label(context, cue)
}

/// What stands before and behind a role word in its sentence.
fn beside<'a>(context: &Context<'a>, sentence: &Sentence, cue: Cue) -> (&'a str, &'a str) {
    let before = context.text.get(sentence.span.start()..cue.at);
    let after = context.text.get(cue.end()..sentence.span.end());
    (before.unwrap_or_default(), after.unwrap_or_default())
}

/// Whether a noun names no party by its role: `责任制`, `单位食堂`.
fn names_nobody(context: &Context<'_>, sentence: &Sentence, cue: Cue, before: &str) -> bool {
    let rest = context.text.get(cue.at..sentence.span.end()).unwrap_or_default();
    if cue.word != Word::Noun || rest.starts_with("主责") {
        return false;
    }
    let Some(noun) = words::RESPONSIBLE_NOUNS.at_start(rest) else { return true };
    let behind = rest.get(noun.len()..).and_then(|behind| behind.chars().next());
    behind.is_some_and(name::is_han) || !(rest.starts_with("责任") || words::RESPONSIBLE_LEADS.ends(before))
}

/// Whether a label may hold the role word.
fn is_in_label(context: &Context<'_>, cue: Cue) -> bool {
    label::may_begin(context.lexicon, context.text, cue.at) || label::start(context, cue.at) != cue.at
}
