//! Whose role it is: the names that a role word speaks of.

use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{is_blank, trim};
use crate::name::{self, NameList, Trust};
use crate::party::scope::Clause;
use crate::span::{Span, ceil_boundary};

/// How far clauses are looked back for a subject that is left out.
const MAX_ELIDED: usize = 4;
/// How many adverbs may stand before a role word.
const MAX_STRIPPED: usize = 8;

/// The subject of a role word, and what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub list: NameList,
    /// 由 stands before it.
    pub led_by: bool,
}

/// The subject of the word at `at`, in clause `index` of `clauses`.
pub(crate) fn of(context: &Context<'_>, scope: Span, clauses: &[Clause], index: usize, at: usize) -> Option<Subject> {
    let clause = clauses.get(index)?.span;
    let text = context.text;
    let before = text.get(clause.start()..at)?;
    if let Some(you) = led_by(before) {
        let from = clause.start() + you + '由'.len_utf8();
        let lead = before.get(..you)?;
        if lead.ends_with(['可', '能']) || lead.contains("可以") {
            return None;
        }
        let list = name::subject_at(context, from, at, Trust::Cue)
            .filter(|list| list.span.start() <= from + 9 && follows(context, list.span.end(), at))
            .or_else(|| whole(context, from, at))?;
        return Some(Subject { list, led_by: true });
    }
    let cut = strip_adverbs(context.lexicon, text, clause.start(), at);
    // `X可以配合`: a permission.
    if text.get(clause.start()..cut).is_some_and(|left| words::PERMISSIONS.ends(left)) {
        return None;
    }
    let direct = (cut > clause.start()).then(|| before_word(context, scope, clause, cut)).flatten();
    if let Some(found) = direct {
        return found;
    }
    // `省港口集团作为业主单位负责建设`
    if let Some(as_such) = before.find("作为")
        && let Some(list) = filled(context, Span::of(clause.start(), clause.start() + as_such))
    {
        return Some(Subject { list, led_by: false });
    }
    // The clause begins with its subject: `…机构在…领导下负责`.
    let list = name::subject_at(context, opening(text, clause.start(), at), at, Trust::Prose);
    if let Some(list) = list.filter(|list| follows(context, list.span.end(), at)) {
        return (!is_wished(context, clause.start(), list.span.start())).then_some(Subject { list, led_by: false });
    }
    None
}

/// All that stands between 由 and the word, where it is one name by its build.
fn whole(context: &Context<'_>, from: usize, at: usize) -> Option<NameList> {
    let end = strip_adverbs(context.lexicon, context.text, from, at);
    let list = name::subject_before(context, from, end, Trust::Cue)?;
    // Those behind 会同 help whoever stands before it, and are not who acts.
    let before = context.text.get(from..list.span.start()).unwrap_or_default();
    (!words::HELPED_BY.ends(before)).then_some(list)
}

/// Whether 会同 and a list of helpers are all that stands between, however long the list is.
fn is_helped(context: &Context<'_>, between: Span) -> bool {
    let Some(word) = words::HELPED_BY.at_start(between.text(context.text)) else { return false };
    let from = between.start() + word.len();
    name::subject_before(context, from, between.end(), Trust::Prose).is_some_and(|list| list.span.start() == from)
}

/// The list that ends at `cut`.  `Some(None)` where what stands there is a list but not the subject.
#[allow(clippy::option_option)]
fn before_word(context: &Context<'_>, scope: Span, clause: Span, cut: usize) -> Option<Option<Subject>> {
    let text = context.text;
    // A list of subjects does not reach over a semicolon: another task stands before it.
    let from =
        text.get(scope.start()..clause.start())?.rfind(['；', ';']).map_or(scope.start(), |at| scope.start() + at + 1);
    let list = name::subject_before(context, ceil_boundary(text, from), cut, Trust::Cue)?;
    let before = text.get(scope.start().min(list.span.start())..list.span.start())?.trim_end_matches(is_blank);
    if list.bare && !(before.is_empty() || before.ends_with(|c: char| "，,；;：:。".contains(c))) {
        return None;
    }
    // The object of 会同: the subject stands before that.
    if let Some(word) = words::HELPED_BY.at_end(before) {
        let end = strip_adverbs(context.lexicon, text, clause.start(), scope.start() + before.len() - word.len());
        let list = name::subject_before(context, scope.start(), end, Trust::Cue);
        return Some(list.map(|list| Subject { list, led_by: false }));
    }
    if words::OBJECT_LEADS.ends(before) && list.span.start() >= clause.start() {
        return Some(None);
    }
    if list.span.start() >= clause.start() && is_wished(context, clause.start(), list.span.start()) {
        return Some(None);
    }
    Some(Some(Subject { list, led_by: false }))
}

/// Whether a wish or a permission governs the name that begins at `at`.
fn is_wished(context: &Context<'_>, from: usize, at: usize) -> bool {
    let before = context.text.get(from..at).unwrap_or_default().trim_end_matches(is_blank);
    context.lexicon.suffix(before, Marks::WISH).is_some()
        || words::BRINGS.ends(before)
        || is_wish(before)
            && (before.chars().count() <= 6 || before.starts_with('可') || before.ends_with(['等', '、']))
}

/// Whether the words of a clause before a verb make it a wish.
pub(crate) fn is_wish(before: &str) -> bool {
    words::WISHING.starts(before) && !before.starts_with("可能") && !before.contains('由')
}

/// Where the 由 stands that governs what follows, in the text before a role word.
pub(crate) fn led_by(before: &str) -> Option<usize> {
    let mut end = before.len();
    loop {
        let at = before.get(..end)?.rfind('由')?;
        let (left, right) = (before.get(..at)?, before.get(at + '由'.len_utf8()..)?);
        // 此事由X, 一案由X: the thing, and who sees to it.
        let thing = words::THIS_THING.ends(left);
        let other = !thing && left.ends_with(['理', '自', '事', '缘', '案', '经', '任', '因'])
            || right.starts_with(['于', '来', '此', '衷']);
        if !other {
            return Some(at);
        }
        end = at;
    }
}

/// Whether a verb or the end follows a list, not a noun that the names belong to (`牵头工业园区|建设`).
pub(crate) fn goes_on(context: &Context<'_>, at: usize, limit: usize) -> bool {
    let rest = context.text.get(at..limit).unwrap_or_default();
    let next = rest.chars().next();
    next.is_none_or(|c| !name::is_word(c))
        || context.lexicon.prefix(rest, Marks::BREAK.or(Marks::VERB).or(Marks::ADVERB)).is_some()
}

/// Where a clause begins behind words that lead in to its subject: `请`, `但`, `会议要求`.
fn opening(text: &str, start: usize, at: usize) -> usize {
    let clause = text.get(start..at).unwrap_or_default();
    // The caption of an article: `【各区职责】各区政府是…`.
    if clause.starts_with('【') {
        return start + name::group(clause).unwrap_or(0);
    }
    start + words::CLAUSE_LEADS.at_start(clause).map_or(0, str::len)
}

/// Whether what stands between a name and its role word says only how, not who.
fn follows(context: &Context<'_>, from: usize, at: usize) -> bool {
    let text = context.text;
    let whole = trim(text, Span::of(from, strip_adverbs(context.lexicon, text, from, at).max(from)));
    let between = whole.text(text).trim_matches(is_blank);
    let coordinate = between.ends_with('、') && between.chars().count() <= 9;
    // `由X缴交并负责…`: one subject of two verbs.
    let second = between.ends_with('并') && between.chars().count() <= 24;
    between.is_empty()
        || coordinate
        || second && !between.contains('由')
        || between.chars().count() <= 60 && !between.contains('由') && words::MANNER_LEADS.starts(between)
        || is_helped(context, whole)
}

/// `at` without the adverbs before it.
pub(crate) fn strip_adverbs(lexicon: &Lexicon, text: &str, from: usize, at: usize) -> usize {
    let mut end = at;
    for _ in 0..MAX_STRIPPED {
        let before = text.get(from..end).unwrap_or_default().trim_end_matches(is_blank);
        match lexicon.suffix(before, Marks::ADVERB) {
            Some(word) => end = from + before.len() - word.len(),
            // 并 opens the clause, or joins another verb, whose object is no subject.
            None if before == "并" || before == "并且" => return from,
            None => return from + before.len(),
        }
    }
    end
}

/// The subject of a clause that has none of its own: that of a clause before it.
pub(crate) fn elided(context: &Context<'_>, clauses: &[Clause], index: usize) -> Option<Subject> {
    let text = context.text;
    let found = |list: NameList| Some(Subject { list, led_by: false });
    for clause in clauses.get(..index)?.iter().rev().take(MAX_ELIDED) {
        if matches!(clause.close, '；' | ';' | '。' | '\n') {
            return None;
        }
        let words = clause.span.text(text);
        let start = clause.span.start();
        if let Some(at) = words.find("设在") {
            return name::subject_before(context, start, start + at, Trust::Prose).and_then(found);
        }
        // `下设A组、B组等10个工作组,分别承担…`
        if let Some(at) = words.find("下设") {
            let from = start + at + "下设".len();
            return name::subject_at(context, from, clause.span.end(), Trust::Prose).and_then(found);
        }
        for verb in words::FOUNDED.iter() {
            let Some(at) = words.find(verb) else { continue };
            let from = start + at + verb.len();
            let list = name::subject_at(context, from, clause.span.end(), Trust::Prose);
            if let Some(list) = list.filter(|list| {
                list.actors.len() == 1
                    && text
                        .get(list.span.end()..clause.span.end())
                        .is_some_and(|rest| name::without_gloss(rest).trim_matches(is_blank).is_empty())
            }) {
                return found(list);
            }
        }
        let roster = words::ROSTER.stands_in(words);
        if let Some(at) = led_by(words) {
            // A roster says who makes up the body that its clause begins with.
            if roster || at > 0 {
                let list = name::subject_at(context, start, start + at, Trust::Prose)
                    .filter(|list| list.span.end() == start + at);
                match list {
                    Some(list) => return found(list),
                    None => continue,
                }
            }
            return name::subject_at(context, start + at + '由'.len_utf8(), clause.span.end(), Trust::Cue)
                .and_then(found);
        }
        let from = opening(text, start, clause.span.end());
        let list = name::subject_at(context, from, clause.span.end(), Trust::Prose)
            .filter(|list| !roster && goes_on(context, list.span.end(), clause.span.end()))
            .or_else(|| alone(context, clause.span).filter(|_| !roster));
        // `X表示,要配合…`: what X says is not what X is to do.
        let says = |list: &NameList| {
            let rest = text.get(list.span.end()..clause.span.end()).unwrap_or_default();
            words::SAYS.iter().any(|word| rest.ends_with(word) && rest.chars().count() <= 6)
        };
        if list.as_ref().is_some_and(says) {
            return None;
        }
        if let Some(list) = list {
            return if is_wished(context, start, list.span.start()) { None } else { found(list) };
        }
    }
    if index > MAX_ELIDED {
        return None;
    }
    // The heading or the line before is the name: `监督组。负责…`, `县财政局:负责…`.
    named_before(context, clauses.first()?.span.start()).and_then(found)
}

/// The list of names that fills a clause: `市财政局、开发区党群工作部,分别负责…`.  What somebody is said to be is none.
fn alone(context: &Context<'_>, clause: Span) -> Option<NameList> {
    let list = filled(context, clause)?;
    (list.actors.len() > 1 && !clause.text(context.text).contains(['是', '为'])).then_some(list)
}

/// The list of names that is all of `span`.
fn filled(context: &Context<'_>, span: Span) -> Option<NameList> {
    // Most spans end as no name does.
    let list = name::may_end(context.lexicon, span.text(context.text).trim_end_matches(is_blank))
        .then(|| name::list(context, span, Trust::Prose));
    list.filter(|list| !list.actors.is_empty())
}

/// The list of names that is all of the sentence or heading right before `at`.
fn named_before(context: &Context<'_>, at: usize) -> Option<NameList> {
    let before = context.clauses.before(at)?;
    if context.tree.at(before.span.start()) != context.tree.at(at) {
        return None;
    }
    let text = context.text;
    let between = text.get(before.span.end()..at)?;
    if between.len() > 40 || between.contains('\n') && !before.heading {
        return None;
    }
    let span = trim(text, before.span);
    let core = Span::of(span.start(), span.start() + name::without_gloss(span.text(text)).len());
    // The gloss may be the official's post: `万钧(党委副书记、镇长):负责…`.
    let list = filled(context, span).or_else(|| filled(context, core))?;
    let known = list.actors.iter().all(|actor| !context.lexicon.is(actor.span.text(text), Marks::NOUN));
    known.then_some(list)
}
