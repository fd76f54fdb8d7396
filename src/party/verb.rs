//! Role words as verbs: `由X牵头,Y负责,Z配合`, with and without 由, 会同 and its like, office and duty by name.

mod help;

use once_cell::sync::Lazy;

use crate::ablation::Ablation;
use crate::assignment::{ActorData, ActorKind, Role, Statement};
use crate::context::Context;
use crate::find::Few;
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::party::cue::{Cue, Word};
use crate::party::label;
use crate::party::scope::Clause;
use crate::party::subject::{self, Subject};
use crate::party::veto;
use crate::span::{Span, ceil_boundary, floor_boundary};

use help::is_told_to_join;
pub(crate) use help::{is_ordered, without_measure};

/// So far before and behind a role word is looked for words that make it a tale, in bytes.
const MAX_LOOK: usize = 240;

/// So many bytes may stand between 的 and the noun of an arrangement: `的联席会议|机制`.
const MAX_ARRANGED: usize = 18;

/// By these words an example is told.
static EXAMPLE: Lazy<Few> = Lazy::new(|| Few::new(&words::EXAMPLE));

/// One scope (a sentence or a bracket) with its clauses, and what was said in it so far.
pub(crate) struct Reader<'c, 'a> {
    pub context: &'c Context<'a>,
    pub scope: Span,
    pub clauses: Vec<Clause>,
    pub out: Vec<Statement>,
    /// A label before the scope has given a role already.
    pub labelled: bool,
    /// The role word that is read, where it may stand in a tale.
    doubted: Option<Cue>,
}

impl<'c, 'a> Reader<'c, 'a> {
    /// A scope with its clauses, of which nothing is said yet; `labelled` is that of the field.
    pub fn new(context: &'c Context<'a>, scope: Span, clauses: Vec<Clause>, labelled: bool) -> Self {
        Self { context, scope, clauses, out: Vec::new(), labelled, doubted: None }
    }
}

impl Reader<'_, '_> {
    /// Reads one role word that stands on the open ground of the scope.
    pub fn read(&mut self, cue: Cue) {
        self.doubted = None;
        let Some(index) = self.clauses.iter().position(|clause| clause.span.contains(cue.at)) else { return };
        let Some(clause) = self.clauses.get(index).copied() else { return };
        let text = self.context.text;
        let word = Span::of(cue.at, cue.end()).text(text);
        let before = text.get(clause.span.start()..cue.at).unwrap_or_default();
        let after = text.get(cue.end()..clause.span.end()).unwrap_or_default();
        let vetoed = |veto| {
            // `公众积极参与` is a manner, `各部门要积极参与清查` an order.
            veto != veto::Veto::Manner || cue.word != Word::Join || !is_told_to_join(word, before, after, false)
        };
        // `市住建局作为城中村改造的牵头部门,…`: what somebody is, where the word closes its clause, but for a rule.
        if cue.word == Word::Lead && matches!(after, "单位" | "部门") && !before.contains("第一") {
            self.called(index, cue.at, cue.len + after.len(), Role::Lead);
            return;
        }
        if !self.arranged(word, after)
            && veto::veto(cue, word, before, after, clause.close).is_some_and(vetoed)
            && self.context.ablation != Some(Ablation::NoPartyVetoes)
        {
            return;
        }
        self.doubted = Some(cue);
        // A longer noun that begins with the word is a name of parties: 牵头单位, 配合部门.
        let noun = label::word(self.context.lexicon, text, cue.at)
            .filter(|(noun, _)| noun.len() > cue.len || cue.word == Word::Noun && noun.len() == cue.len);
        if let Some((noun, role)) = noun {
            self.called(index, cue.at, noun.len(), role);
            return;
        }
        match cue.word {
            Word::Lead => self.lead(index, cue, before, after),
            Word::Responsible => self.responsible(index, cue, before, after),
            Word::Host => self.plain(index, cue, Role::Lead),
            Word::Undertake => self.plain(index, cue, Role::Responsible),
            Word::Carry => self.carry(index, cue, before),
            Word::Bear => self.bear(index, cue, after),
            Word::Cooperate => self.cooperate(index, cue, before, after),
            Word::Assist => self.assist(index, cue, after),
            Word::Join => self.join(index, cue, word, after),
            Word::With => self.with(index, cue, after),
            Word::Together => self.together(index, cue),
            Word::Noun => self.noun(index, cue),
        }
    }

    /// Whether the word stands in an example (`比如,X牵头开展…`), or says what an arrangement is made of
    /// (`建立X牵头、Y参与的工作机制`): nobody is told to do anything.
    fn is_only_told(&self, cue: Cue) -> bool {
        let text = self.context.text;
        let from = ceil_boundary(text, cue.at.saturating_sub(MAX_LOOK).max(self.scope.start()));
        let before = text.get(from..cue.at).unwrap_or_default();
        if EXAMPLE.stand_in(before) {
            return true;
        }
        let own = before.rfind(['，', ',', '；', ';', '。']).and_then(|at| before.get(at..)).unwrap_or(before);
        // `建立由X牵头、Y参与的机制`: 由 charges them.
        let charged =
            own.match_indices('由').any(|(at, _)| own.get(..at).is_some_and(|verb| words::ARRANGES.ends(verb)));
        if charged || !words::ARRANGES.stands_in(own) {
            return false;
        }
        let to = floor_boundary(text, (cue.end() + MAX_LOOK).min(self.scope.end()));
        let behind = text.get(cue.end()..to).unwrap_or_default();
        let behind = behind.find(['，', ',', '；', ';', '。']).and_then(|at| behind.get(..at)).unwrap_or(behind);
        behind.match_indices('的').any(|(at, _)| {
            let noun = behind.get(at + '的'.len_utf8()..).unwrap_or_default();
            words::ARRANGED.iter().any(|word| noun.find(word).is_some_and(|at| at <= MAX_ARRANGED))
        })
    }

    /// Whether 参与的, 参加的 or 配合的 says who joins a body or an arrangement that another party was just told to lead:
    /// `由A牵头,B参与的工作专班`.
    fn arranged(&self, word: &str, after: &str) -> bool {
        let joined = matches!(word, "参与" | "参加" | "配合") && after.starts_with('的');
        joined && self.out.last().is_some_and(|statement| statement.role == Role::Lead)
    }

    fn clause(&self, index: usize) -> Span {
        self.clauses.get(index).map_or(self.scope, |clause| clause.span)
    }

    fn subject(&self, index: usize, at: usize) -> Option<Subject> {
        // A bare name beside a verb is one only behind 由, or where the scope assigns already: 顾客很|配合.
        subject::of(self.context, self.scope, &self.clauses, index, at)
            .filter(|found| found.led_by || !found.list.bare || self.has_role())
    }

    /// Whether nothing but adverbs stands before the word in its clause.
    fn opens(&self, index: usize, at: usize) -> bool {
        let start = self.clause(index).start();
        subject::strip_adverbs(self.context.lexicon, self.context.text, start, at) == start
    }

    /// The subject of a clause without one of its own; none under 可.
    fn elided(&self, index: usize) -> Option<Subject> {
        let clause = self.clause(index).text(self.context.text);
        if subject::is_wish(clause) {
            return None;
        }
        subject::elided(self.context, &self.clauses, index)
    }

    fn push(&mut self, index: usize, role: Role, cue: Span, list: NameList) {
        let clause = self.clause(index);
        let start = clause.start().min(list.span.start().max(self.scope.start()));
        let span = Span::of(start, clause.end().max(list.span.end().min(self.scope.end())));
        self.statement(span, role, cue, list);
    }

    fn statement(&mut self, span: Span, role: Role, cue: Span, list: NameList) {
        // Few role words come so far.
        if self.doubted.is_some_and(|cue| self.is_only_told(cue)) {
            return;
        }
        let known = |out: &[Statement], actor: &ActorData| {
            out.iter().any(|other| other.role == role && other.actors.iter().any(|it| it.span == actor.span))
        };
        // `明确专人专班负责`: who that is remains to be said.
        let text = self.context.text;
        let named = |actor: &ActorData| !actor.span.text(text).contains("专人");
        let own = list.actors.into_iter().filter(|actor| named(actor) && !known(&self.out, actor));
        let actors: Vec<ActorData> = own.collect();
        if !actors.is_empty() {
            self.out.push(Statement { span, role, cue, actors, open: list.open });
        }
    }

    /// Whether the scope has given a role already: then what follows in it is of the same task.
    fn has_role(&self) -> bool {
        self.labelled || self.out.iter().any(|statement| statement.role != Role::Cooperate)
    }

    /// 牵头, and the bodies that are led: `由A牵头B、C等单位组建`.
    fn lead(&mut self, index: usize, cue: Cue, before: &str, after: &str) {
        let word = Span::of(cue.at, cue.end());
        if after.starts_with("作用") || after.starts_with("抓总作用") {
            self.part(index, word);
            return;
        }
        // `要发挥好牵头组织、统筹协调作用`: an order, no role.
        if before.ends_with("发挥") || before.ends_with("发挥好") {
            return;
        }
        // `市财政局负责复核,牵头组织评价`: the party that the clause before charges.
        let charged = || {
            let charged = self.out.last().is_some_and(|it| it.role == Role::Responsible);
            // `市水务局作为主管部门,牵头编制方案`
            let named = || {
                let clause = index.checked_sub(1).and_then(|before| self.clauses.get(before));
                clause.is_some_and(|clause| clause.span.text(self.context.text).contains("作为"))
            };
            let opens = !after.is_empty() && self.opens(index, cue.at);
            (opens && (charged || named())).then(|| self.elided(index)).flatten()
        };
        let Some(found) = self.subject(index, cue.at).or_else(charged) else { return };
        self.push(index, Role::Lead, word, found.list);
        if after.is_empty() {
            return;
        }
        let clause = self.clause(index);
        let led = name::subject_at(self.context, cue.end(), clause.end(), Trust::Prose);
        if let Some(led) = led.filter(|led| {
            led.span.start() == cue.end() && subject::goes_on(self.context, led.span.end(), self.scope.end())
        }) {
            self.push(index, Role::Cooperate, word, led);
        }
    }

    /// `X要充分发挥牵头作用`: told to lead.
    fn part(&mut self, index: usize, word: Span) {
        let text = self.context.text;
        let start = self.clause(index).start();
        let before = text.get(start..word.start()).unwrap_or_default();
        let Some(lead) = before.strip_suffix("发挥").or_else(|| before.strip_suffix("发挥好")) else { return };
        let lead = lead.trim_end_matches("充分").trim_end_matches("切实");
        let Some(lead) = words::PART_MODALS.iter().find_map(|must| lead.strip_suffix(must)) else {
            return;
        };
        if let Some(found) = self.subject(index, start + lead.len()) {
            self.push(index, Role::Lead, word, found.list);
        }
    }

    fn responsible(&mut self, index: usize, cue: Cue, before: &str, after: &str) {
        // 牵头负责 and 负责牵头 are one word.
        if before.ends_with("牵头") || after.starts_with("牵头") {
            return;
        }
        let word = Span::of(cue.at, cue.end());
        if let Some(found) = self.subject(index, cue.at) {
            self.push(index, Role::Responsible, word, found.list);
            return;
        }
        let opens = self.opens(index, cue.at);
        // `对所包项目的进度负总责`: the object stands before the word.
        let object = word.text(self.context.text) != "负责" && before.starts_with('对');
        if !object && (!opens || after.is_empty()) {
            return;
        }
        let Some(found) = self.elided(index) else { return };
        if !self.out.iter().any(|other| {
            other.role == Role::Lead
                && other.actors.iter().any(|actor| found.list.actors.iter().any(|it| it.span == actor.span))
        }) {
            self.push(index, Role::Responsible, word, found.list);
        }
    }

    /// 主办, 承办: whoever stands before it.
    fn plain(&mut self, index: usize, cue: Cue, role: Role) {
        if let Some(found) = self.subject(index, cue.at) {
            self.push(index, role, Span::of(cue.at, cue.end()), found.list);
        }
    }

    /// 组织实施 with 由.
    fn carry(&mut self, index: usize, cue: Cue, before: &str) {
        // `由市公安局牵头组织实施`: one word.
        if subject::led_by(before).is_none() || before.ends_with("牵头") {
            return;
        }
        if let Some(found) = self.subject(index, cue.at) {
            self.push(index, Role::Responsible, Span::of(cue.at, cue.end()), found.list);
        }
    }

    /// 承担 a duty of office or a work, not costs or liability.
    fn bear(&mut self, index: usize, cue: Cue, after: &str) {
        let clause = self.clause(index);
        let object = if after.is_empty() { clause.text(self.context.text) } else { after };
        let office = words::OFFICE.stands_in(object);
        let paid = words::PAID.stands_in(after);
        if !office || paid {
            return;
        }
        let word = Span::of(cue.at, cue.end());
        let found =
            self.subject(index, cue.at).or_else(|| self.opens(index, cue.at).then(|| self.elided(index)).flatten());
        if let Some(found) = found {
            self.push(index, Role::Responsible, word, found.list);
        }
    }

    /// A word that names a party by its role: `X为落实主体`, `X是第一责任人`, `A为牵头单位`.
    fn called(&mut self, index: usize, at: usize, len: usize, role: Role) {
        let text = self.context.text;
        let clause = self.clause(index);
        let behind = text.get(at + len..clause.end()).unwrap_or_default();
        if !behind.trim_matches(is_blank).is_empty() {
            return;
        }
        let before = text.get(clause.start()..at).unwrap_or_default();
        let Some((verb_at, verb)) =
            ["为", "是"].iter().filter_map(|verb| before.rfind(verb).map(|at| (at, *verb))).max()
        else {
            return;
        };
        let between = before.get(verb_at + verb.len()..).unwrap_or_default();
        // `县工信局作为责任主体,要…`; but `医疗机构作为第一责任人,应…` says only why.
        let as_such = before.get(..verb_at).is_some_and(|before| before.ends_with('作'));
        if as_such && text.get(..at + len).is_some_and(|word| word.ends_with('人')) {
            return;
        }
        let verb_at = if as_such { verb_at - '作'.len_utf8() } else { verb_at };
        // `医疗机构负责人是第一责任人,要…`: the order is the duty.
        let next = self.clauses.get(index + 1).map(|clause| clause.span.text(text)).unwrap_or_default();
        let person = text.get(..at + len).is_some_and(|word| word.ends_with('人'));
        if verb == "是" && person && next.starts_with(['要', '应', '须']) {
            return;
        }
        let start = clause.start();
        let list = if verb == "为" && between.is_empty() {
            name::subject_before(self.context, self.scope.start(), start + verb_at, Trust::Prose)
        } else {
            name::subject_at(self.context, start, start + verb_at, Trust::Prose)
                .filter(|list| list.span.end() == start + verb_at)
        };
        if let Some(list) = list {
            self.push(index, role, Span::of(at, at + len), list);
        }
    }

    /// 责任 and 单位 in words that no label list has: 落实主体, 主管单位, 第一责任人.
    fn noun(&mut self, index: usize, cue: Cue) {
        let text = self.context.text;
        let clause = self.clause(index);
        let rest = text.get(cue.at..clause.end()).unwrap_or_default();
        let before = text.get(clause.start()..cue.at).unwrap_or_default();
        // `(市卫健委主责,…)`: a verb where it closes its clause right behind a name.
        if rest == "主责" {
            let bodies = |list: &NameList| list.actors.iter().all(|actor| actor.kind == ActorKind::Department);
            let found = self.subject(index, cue.at);
            let found = found.filter(|found| found.list.span.end() == cue.at && bodies(&found.list));
            found.into_iter().for_each(|it| self.push(index, Role::Lead, Span::of(cue.at, cue.end()), it.list));
            return;
        }
        let behind = words::RESPONSIBLE_NOUNS.at_start(rest).map_or(0, str::len);
        let lead = words::RESPONSIBLE_LEADS.at_end(before).map_or(0, str::len);
        if behind > 0 && (lead > 0 || cue.word == Word::Noun && rest.starts_with("责任")) {
            self.called(index, cue.at - lead, lead + behind, Role::Responsible);
        }
    }
}
