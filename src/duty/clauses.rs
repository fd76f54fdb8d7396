//! What the clause behind says of the clause with the subject: that it is a role, a condition, or the task.

use crate::clause::{Clause, Close};
use crate::lexicon::words;
use crate::span::Span;

use super::judge::is_afterwards;
use super::predicate::{Class, Predicate};

/// Whether the clause only opens a phrase and the next says a role: `县水利局按照职责，负责…`.
pub(super) fn defers(text: &str, predicate: Predicate, clause: Span, next: Span) -> bool {
    let phrase = match predicate.class {
        Class::Preposition => true,
        // 要按, 要在: one word in the list.
        Class::Modal => {
            let word = predicate.text(text);
            word.ends_with(['按', '在', '以', '对', '向'])
                || Predicate::of(text, predicate.behind, clause.end())
                    .is_some_and(|inner| inner.class == Class::Preposition && inner.at == predicate.behind)
        }
        _ => false,
    };
    // 组织实施 is a role only behind 由.
    let role = |next: Predicate| {
        next.class == Class::Role && text.get(next.at..next.behind).is_some_and(|word| !word.ends_with("组织实施"))
    };
    phrase && Predicate::of(text, next.start(), next.end()).is_some_and(role)
}

/// Whether the clause begins with a modal: whoever has a role in the clause before has this task too.
pub(super) fn charges(text: &str, clause: Span) -> bool {
    Predicate::of(text, clause.start(), clause.end()).is_some_and(|next| next.class == Class::Modal)
}

/// How many clauses on a condition is looked for whose object 将 brings forward.
const MAX_CONDITION: usize = 4;

/// Whether a clause behind closes a condition: `单位将自产的货物，用于…的，免征增值税`.
pub(super) fn closes_condition(text: &str, rest: &[Clause]) -> bool {
    for clause in rest.iter().take(MAX_CONDITION) {
        if clause.span.text(text).ends_with('的') {
            return true;
        }
        if clause.close != Close::Comma {
            break;
        }
    }
    false
}

/// The longest word that no list knows behind an adverb, in bytes: `密切|配合`.
const MAX_MANNER: usize = 6;

/// Whether the clause says only when or how the subject does what the next says: `住建部门审核通过后,拨付资金`,
/// `各部门密切协作,形成合力`.
pub(super) fn precedes(text: &str, predicate: Predicate, clause: Span, next: Span) -> bool {
    let said = clause.text(text);
    let verb = predicate.text(text);
    let when = (is_afterwards(said) || said.ends_with('时')) && matches!(predicate.class, Class::Verb | Class::Fact);
    let how =
        predicate.class == Class::Adverb && clause.end() <= predicate.behind + MAX_MANNER && !verb.ends_with("协同");
    let follows = Predicate::of(text, next.start(), next.end());
    // `…,向财政部门申请补助`; but `…,在符合条件的前提下,即可…`: what it may do.
    let brings = next.text(text).starts_with(|c: char| matches!(c, '向' | '对' | '把') || c.is_ascii_digit());
    // `公安机关在工作中发现涉嫌犯罪的，移送…`: who finds something acts upon it.
    let finds = said.ends_with('的') && words::FINDS.stands_in(said) && !verb.starts_with('已');
    if finds {
        return follows.is_some_and(|next| matches!(next.class, Class::Verb | Class::Adverb | Class::Future));
    }
    (when || how)
        && follows.is_some_and(|next| {
            matches!(next.class, Class::Verb | Class::Adverb) || next.class == Class::Preposition && when && brings
        })
}

/// Whether the clause is only what the sentence is about: `各部门报送国务院的公文，应当…`.
pub(super) fn topic(text: &str, predicate: Predicate, clause: Span, rest: &[Clause]) -> bool {
    let inner = text.get(predicate.behind..clause.end()).unwrap_or_default();
    let next = rest.first().map(|next| next.span.text(text)).unwrap_or_default();
    // `代持机构通过回购取得的住房，应当…`: the preposition's phrase says of which thing.
    let thing = || {
        let noun = inner.rsplit('的').next().unwrap_or_default();
        predicate.text(text) == "通过" && !words::WAYS.ends(noun)
    };
    // `各地贯彻落实本意见的有关情况，要及时报送…`: the closing words of many an opinion, said to those bodies.
    let formula = text.get(predicate.at..clause.end()).is_some_and(|words| words.starts_with("贯彻落实"));
    (predicate.class == Class::Verb && !formula || predicate.class == Class::Preposition && thing())
        && inner.contains('的')
        // `开发企业开展促销活动产生的营销费用，按照…列支`
        && (next.starts_with(['由', '应', '须', '必', '需', '可', '要'])
            || next.starts_with("全部")
            || next.starts_with('按') && inner.ends_with("费用"))
}
