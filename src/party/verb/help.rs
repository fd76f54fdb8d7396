//! Role words of those who help: 配合, 协助, 参与, 会同, 协商.

use crate::assignment::{ActorKind, Role};
use crate::lexicon::{Marks, words};
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::party::cue::Cue;
use crate::party::is_report;
use crate::party::scope::Clause;
use crate::party::subject;
use crate::party::veto;
use crate::span::{Span, floor_boundary};

use super::{MAX_ARRANGED, MAX_LOOK, Reader};

/// How far the object of 协助 is looked at, in characters.
const MAX_OBJECT: usize = 10;

/// Whether somebody is told to take part in a work or to support one: `市发改局要参与规划编制`, `各部门要全力支持清查工作`.
/// What else is supported (`要支持职业培训`) is a policy.
pub(super) fn is_told_to_join(word: &str, before: &str, after: &str, closed: bool) -> bool {
    is_ordered(before) && (word == "参与" && !after.is_empty() || word == "支持" && (closed || after.contains("工作")))
}

/// Whether `before` tells somebody to do what follows: `各部门要积极`.
pub(crate) fn is_ordered(before: &str) -> bool {
    let lead = words::EAGERLY.at_end(before).and_then(|adverb| before.strip_suffix(adverb)).unwrap_or(before);
    (lead.ends_with(['要', '应', '须']) || lead.ends_with("应当")) && !words::LIKE_ORDERS.ends(lead)
}

/// `before` without the measure at its end: 适当 of `给予适当支持`.
pub(crate) fn without_measure(before: &str) -> &str {
    words::MEASURED.at_end(before).and_then(|word| before.strip_suffix(word)).unwrap_or(before)
}

impl Reader<'_, '_> {
    /// Whether the object is somebody whom to help is one's own task.
    fn helps(&self, after: &str) -> bool {
        let object: String = after.chars().take(MAX_OBJECT).collect();
        let lexicon = self.context.lexicon;
        // 被征收人 holds a verb itself.
        if lexicon.prefix(&object, Marks::BENEFICIARY).is_some() {
            return true;
        }
        let verb = object
            .char_indices()
            .skip(1)
            .find(|(at, _)| object.get(*at..).is_some_and(|rest| lexicon.prefix(rest, Marks::VERB).is_some()));
        let object = object.get(..verb.map_or(object.len(), |(at, _)| at)).unwrap_or_default();
        object
            .char_indices()
            .any(|(at, _)| object.get(at..).is_some_and(|rest| lexicon.prefix(rest, Marks::BENEFICIARY).is_some()))
    }

    pub(super) fn cooperate(&mut self, index: usize, cue: Cue, before: &str, after: &str) {
        let word = Span::of(cue.at, cue.end());
        // `在Y配合下`, `在Y的配合下`: the names before the word help whoever acts.
        if after.starts_with('下') {
            let end = cue.at - if before.ends_with('的') { '的'.len_utf8() } else { 0 };
            let list = name::subject_before(self.context, self.clause(index).start(), end, Trust::Cue);
            let text = self.context.text;
            let start = self.clause(index).start();
            let within = |list: &NameList| text.get(start..list.span.start()).is_some_and(|it| it.ends_with('在'));
            if let Some(list) = list.filter(|list| !list.bare && within(list)) {
                self.push(index, Role::Cooperate, word, list);
            }
            return;
        }
        let mutual = before.ends_with("密切") || before.ends_with("紧密");
        if let Some(found) = self.subject(index, cue.at) {
            // 密切配合 among all is a duty; one side of several keeps its role.
            let sided = self.has_role()
                || found.list.actors.len() == 1
                    && index > 0
                    && after.is_empty()
                    && self
                        .clauses
                        .get(index - 1)
                        .is_some_and(|clause| clause.span.text(self.context.text).contains("牵头"));
            if !mutual || sided {
                self.push(index, Role::Cooperate, word, found.list);
            }
            return;
        }
        self.beside_object(index, cue, Trust::Prose);
    }

    /// A word that opens its clause with its object right behind: the subject is that of a clause before.
    fn beside_object(&mut self, index: usize, cue: Cue, trust: Trust) {
        let object = || name::subject_at(self.context, cue.end(), self.clause(index).end(), trust);
        if self.opens(index, cue.at)
            && object().is_some_and(|object| object.span.start() == cue.end())
            && let Some(found) = self.elided(index)
        {
            self.push(index, Role::Cooperate, Span::of(cue.at, cue.end()), found.list);
        }
    }

    pub(super) fn assist(&mut self, index: usize, cue: Cue, after: &str) {
        if self.helps(after) {
            return;
        }
        let word = Span::of(cue.at, cue.end());
        if let Some(found) = self.subject(index, cue.at) {
            self.push(index, Role::Cooperate, word, found.list);
            return;
        }
        self.beside_object(index, cue, Trust::Cue);
    }

    /// 参与, 参加, 支持, 协同: the words of every policy; roles only beside another role and with names at hand.
    pub(super) fn join(&mut self, index: usize, cue: Cue, word: &str, after: &str) {
        let closed = after.trim_matches(is_blank).is_empty()
            || after.starts_with("配合")
            || after.starts_with('、')
            || self.arranged(word, after);
        let text = self.context.text;
        let before = text.get(self.clause(index).start()..cue.at).unwrap_or_default();
        // `协同有关部门研究制定`: the names behind it are the helpers.
        let helper = || name::subject_at(self.context, cue.end(), self.clause(index).end(), Trust::Prose);
        let verb = || self.context.lexicon.prefix(after, Marks::VERB.or(Marks::BREAK)).is_some();
        if word == "协同"
            && !after.starts_with(['“', '"'])
            && !verb()
            && helper().is_some_and(|list| list.span.start() == cue.end())
        {
            self.with(index, cue, after);
            return;
        }
        // Another body's task is supported: `由地方承担,中央财政给予支持`, `对地震部门的工作给予支持`.
        let shared = |clause: &Clause| {
            let words = clause.span.text(text);
            let asked = words.contains("需要") && words.ends_with("协助的");
            asked || words.contains('由') || words.contains("安排资金") || words.contains("为主")
        };
        let task = before.contains('对') && before.contains("工作")
            || index > 0 && self.clauses.get(index - 1).is_some_and(shared);
        let bare = without_measure(before);
        let measure = before.len() - bare.len();
        let given = word == "支持" && bare.ends_with("给予") && closed && task;
        let sent = word == "参加" && closed && words::SENDS.stands_in(before);
        // `各部门负责人参加，一般两个月安排一次`: what recurs is arranged, not told.
        let next = self.clauses.get(index + 1).map(|clause| clause.span.text(text)).unwrap_or_default();
        let recurs = word == "参加" && closed && words::RECURRING.starts(next);
        if !(given
            || sent
            || recurs
            || is_told_to_join(word, before, after, closed) && !self.helps(after)
            || self.has_role()
                && (closed
                    || word == "协同" && after.starts_with("推进")
                    || word == "参与" && (before.ends_with("全程") || self.acts(index, cue, before))))
        {
            return;
        }
        if let Some(found) = self.subject(index, cue.at - measure) {
            self.push(index, Role::Cooperate, Span::of(cue.at, cue.end()), found.list);
        }
    }

    /// `医政科、药械科参与论证` beside whom leads: known bodies and nothing else stand before the word.
    fn acts(&self, index: usize, cue: Cue, before: &str) -> bool {
        let start = self.clause(index).start();
        let list = name::list(self.context, Span::of(start, start + before.len()), Trust::Prose);
        !list.actors.is_empty()
            && cue.at == start + before.len()
            && list.actors.iter().all(|actor| actor.kind == ActorKind::Department)
    }

    /// Whether the sentence tells what is being done, or the text is a reporter's: nobody is ordered to join.
    fn is_tale(&self, index: usize, before: &str, opens: bool) -> bool {
        if words::ORDERED.stands_in(before) {
            return false;
        }
        let text = self.context.text;
        let tells = |clause: &Clause| {
            let words = clause.span.text(text);
            let day = words.ends_with('日') && words.starts_with(|c: char| c.is_ascii_digit());
            words::TALES.starts(words) || words::TELLERS.ends(words) || words.ends_with("以来") || day
        };
        let sentence = self.clauses.get(..=index).unwrap_or_default();
        sentence.iter().any(tells) || !opens && is_report(text)
    }

    /// 会同, 联合, 商: who stands behind it cooperates with whom stands before.
    pub(super) fn with(&mut self, index: usize, cue: Cue, after: &str) {
        let text = self.context.text;
        let clause = self.clause(index);
        let word = Span::of(cue.at, cue.end());
        let before = text.get(clause.start()..cue.at).unwrap_or_default();
        let cut = subject::strip_adverbs(self.context.lexicon, text, clause.start(), cue.at);
        let opens = cut == clause.start();
        let printed = word.text(text);
        let may = before.ends_with('可') || before.ends_with("可以");
        // `经X会同Y认定`: by which way.
        let way = before.starts_with('经') || before.contains("项目经");
        let told = || words::UNDER_WAY.ends(before) || self.is_tale(index, before, opens);
        if way || subject::is_wish(before) || after.contains("印发") || may || before.contains('我') || told() {
            return;
        }
        let weak = printed != "会同";
        // `会同文明办，联合民政、教育等单位`: more helpers of the same task.
        let goes_on = || {
            let before = index.checked_sub(1).and_then(|before| self.clauses.get(before));
            printed == "联合" && before.is_some_and(|clause| clause.span.text(text).contains("会同"))
        };
        // `市住建局开展排查;联合市场监管部门、城管部门,治理…`: a list that fills its clause, between two things to do.
        let alone = (printed == "联合" && opens && index > 0 && self.clauses.get(index + 1).is_some())
            .then(|| name::list(self.context, Span::of(cue.end(), clause.end()), Trust::Prose))
            .filter(|list| !list.actors.is_empty() && !list.span.text(text).contains(['“', '"', '《']));
        let opened = opens && index > 0 && (matches!(printed, "商" | "协同") || goes_on() || alone.is_some());
        // Where the word opens its clause, nobody can stand before it.
        let named = || !opens && name::subject_before(self.context, clause.start(), cut, Trust::Prose).is_some();
        if weak && !(opened || named()) {
            return;
        }
        // Where 联合 opens the next clause, the list ends with its own.
        let end = clause.end().max(self.scope.end());
        let helpers = text.get(clause.end()..end).unwrap_or_default().trim_start_matches(['，', ',']);
        let end = if helpers.starts_with("联合") { clause.end() } else { end };
        let trust = if printed == "联合" && opens { Trust::Cue } else { Trust::Prose };
        let list = alone.or_else(|| name::subject_at(self.context, cue.end(), end, trust));
        // `联合X等部门,印发《…》`: what they did.
        let to = floor_boundary(text, (cue.end() + MAX_LOOK).min(self.scope.end()));
        let published = |list: &NameList| {
            let rest = text.get(list.span.end()..to).unwrap_or_default();
            let done = words::ISSUED.iter().filter_map(|word| Some((rest.find(word)?, word.len())));
            let done = done.filter_map(|(at, len)| rest.get(at + len..));
            // `会同X上报的《…》`: which paper is meant.
            let of = rest.find("的《").is_some_and(|at| at <= MAX_ARRANGED);
            of || !before.contains('由') && done.into_iter().any(|rest| rest.starts_with(['《', '了', '〈']))
        };
        let past = |list: &NameList| {
            let rest = text.get(list.span.end()..clause.end()).unwrap_or_default();
            veto::is_past(rest) || rest.ends_with("研究提出") || words::SETTLED.starts(rest) || published(list)
        };
        // With nobody who acts, only a named body or an earlier clause shows that it is no speaker's statement.
        let acts = |list: &NameList| {
            index > 0 || !opens || list.actors.iter().any(|actor| actor.kind == ActorKind::Department)
        };
        if let Some(list) = list.filter(|list| list.span.start() == cue.end() && !past(list) && acts(list)) {
            self.push(index, Role::Cooperate, word, list);
        }
    }

    /// `与X协商`, `与X等单位一起`.
    pub(super) fn together(&mut self, index: usize, cue: Cue) {
        let clause = self.clause(index);
        let text = self.context.text;
        let cut = subject::strip_adverbs(self.context.lexicon, text, clause.start(), cue.at);
        const WITH: [char; 3] = ['与', '同', '和'];
        // `由A和B协商`: both act; `经与B协商`: they have.
        let both = |before: &str| {
            before.ends_with('和') && before.contains('由') || before.trim_end_matches(['与', '同']).ends_with('经')
        };
        let leads = |before: &str| before.ends_with(WITH) && !both(before) && !subject::is_wish(before);
        // Nearly every clause with such a word has nothing that leads in to a name.
        let before = text.get(clause.start()..cut).unwrap_or_default();
        if !before.match_indices(WITH).any(|(at, with)| before.get(..at + with.len()).is_some_and(leads)) {
            return;
        }
        let Some(list) = name::subject_before(self.context, clause.start(), cut, Trust::Prose) else { return };
        let before = text.get(clause.start()..list.span.start()).unwrap_or_default();
        let bodies = list.actors.iter().all(|actor| {
            let name = actor.span.text(text);
            actor.kind == ActorKind::Department || words::BODIES.ends(name)
        });
        if bodies && leads(before) {
            self.push(index, Role::Cooperate, Span::of(cue.at, cue.end()), list);
        }
    }
}
