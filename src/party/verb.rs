//! Role words as verbs: `由X牵头,Y负责,Z配合`, with and without 由, 会同 and its like, office and duty by name.

use crate::ablation::Ablation;
use crate::assignment::{ActorData, ActorKind, Role, Statement};
use crate::context::Context;
use crate::lexicon::{Marks, words};
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::party::cue::{Cue, Word};
use crate::party::label;
use crate::party::scope::Clause;
use crate::party::subject::{self, Subject};
use crate::party::veto;
use crate::span::{Span, ceil_boundary, floor_boundary};

/// How far the object of 协助 is looked at, in characters.
const MAX_OBJECT: usize = 10;

/// So far before and behind a role word is looked for words that make it a tale, in bytes.
const MAX_LOOK: usize = 240;

/// So many bytes may stand between 的 and the noun of an arrangement: `的联席会议|机制`.
const MAX_ARRANGED: usize = 18;

/// Whether somebody is told to take part in a work or to support one: `市发改局要参与规划编制`, `各部门要全力支持清查工作`.
/// What else is supported (`要支持职业培训`) is a policy.
fn is_told_to_join(word: &str, before: &str, after: &str, closed: bool) -> bool {
    let lead = words::EAGERLY.at_end(before).and_then(|adverb| before.strip_suffix(adverb)).unwrap_or(before);
    let ordered = lead.ends_with(['要', '应', '须']) || lead.ends_with("应当");
    ordered
        && !words::LIKE_ORDERS.ends(lead)
        && (word == "参与" && !after.is_empty() || word == "支持" && (closed || after.contains("工作")))
}

/// One scope (a sentence or a bracket) with its clauses, and what was said in it so far.
pub(crate) struct Reader<'c, 'a> {
    pub context: &'c Context<'a>,
    pub scope: Span,
    pub clauses: Vec<Clause>,
    pub out: Vec<Statement>,
    /// A label before the scope has given a role already.
    pub labelled: bool,
}

impl Reader<'_, '_> {
    /// Reads one role word that stands on the open ground of the scope.
    pub fn read(&mut self, cue: Cue) {
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
            && veto::veto(cue.word, word, before, after, clause.close).is_some_and(vetoed)
            && self.context.ablation != Some(Ablation::NoPartyVetoes)
        {
            return;
        }
        if self.is_only_told(cue) {
            return;
        }
        // A longer noun that begins with the word is a name of parties: 牵头单位, 配合部门.
        let noun = label::word(self.context.lexicon, text, cue.at)
            .filter(|(noun, _)| noun.len() > cue.len || cue.word == Word::Noun && noun.len() == cue.len);
        if let Some((noun, role)) = noun {
            self.called(index, cue.at, noun.len(), role);
            return;
        }
        match cue.word {
            Word::Lead => self.lead(index, cue, after),
            Word::Responsible => self.responsible(index, cue, before, after),
            Word::Host => self.plain(index, cue, Role::Lead),
            Word::Undertake => self.plain(index, cue, Role::Responsible),
            Word::Carry => self.carry(index, cue),
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
        if words::EXAMPLE.stands_in(before) {
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

    fn push(&mut self, index: usize, role: Role, cue: Span, list: NameList) {
        let clause = self.clause(index);
        let start = clause.start().min(list.span.start().max(self.scope.start()));
        let span = Span::of(start, clause.end().max(list.span.end().min(self.scope.end())));
        self.statement(span, role, cue, list);
    }

    fn statement(&mut self, span: Span, role: Role, cue: Span, list: NameList) {
        let known = |out: &[Statement], actor: &ActorData| {
            out.iter().any(|other| other.role == role && other.actors.iter().any(|it| it.span == actor.span))
        };
        let actors: Vec<ActorData> = list.actors.into_iter().filter(|actor| !known(&self.out, actor)).collect();
        if !actors.is_empty() {
            self.out.push(Statement { span, role, cue, actors, open: list.open });
        }
    }

    /// Whether the scope has given a role already: then what follows in it is of the same task.
    fn has_role(&self) -> bool {
        self.labelled || self.out.iter().any(|statement| statement.role != Role::Cooperate)
    }

    /// 牵头, and the bodies that are led: `由A牵头B、C等单位组建`.
    fn lead(&mut self, index: usize, cue: Cue, after: &str) {
        let word = Span::of(cue.at, cue.end());
        if after.starts_with("作用") || after.starts_with("抓总作用") {
            self.part(index, word);
            return;
        }
        // `要发挥好牵头组织、统筹协调作用`: an order, no role.
        let before = self.context.text.get(self.clause(index).start()..cue.at).unwrap_or_default();
        if before.ends_with("发挥") || before.ends_with("发挥好") {
            return;
        }
        // `市财政局负责复核,牵头组织评价`: the party that the clause before charges.
        let charged = || {
            let before = self.out.last().is_some_and(|it| it.role == Role::Responsible);
            // `市水务局作为主管部门,牵头编制方案`
            let named = || {
                let clause = index.checked_sub(1).and_then(|before| self.clauses.get(before));
                clause.is_some_and(|clause| clause.span.text(self.context.text).contains("作为"))
            };
            let opens = !after.is_empty() && self.opens(index, cue.at);
            (opens && (before || named())).then(|| self.elided(index)).flatten()
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
        let Some(lead) = ["要", "应", "应当", "须", "必须"].iter().find_map(|must| lead.strip_suffix(must))
        else {
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
    fn carry(&mut self, index: usize, cue: Cue) {
        let before = self.context.text.get(self.clause(index).start()..cue.at).unwrap_or_default();
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

    fn cooperate(&mut self, index: usize, cue: Cue, before: &str, after: &str) {
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
        let object = name::subject_at(self.context, cue.end(), self.clause(index).end(), trust);
        if self.opens(index, cue.at)
            && object.is_some_and(|object| object.span.start() == cue.end())
            && let Some(found) = self.elided(index)
        {
            self.push(index, Role::Cooperate, Span::of(cue.at, cue.end()), found.list);
        }
    }

    fn assist(&mut self, index: usize, cue: Cue, after: &str) {
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
    fn join(&mut self, index: usize, cue: Cue, word: &str, after: &str) {
        let closed = after.trim_matches(is_blank).is_empty()
            || after.starts_with("配合")
            || after.starts_with('、')
            || self.arranged(word, after);
        let text = self.context.text;
        let before = text.get(self.clause(index).start()..cue.at).unwrap_or_default();
        // `协同有关部门研究制定`: the names behind it are the helpers.
        let helper = || name::subject_at(self.context, cue.end(), self.clause(index).end(), Trust::Prose);
        let verb = || self.context.lexicon.prefix(after, Marks::VERB.or(Marks::BREAK)).is_some();
        let named = |list: NameList| list.span.start() == cue.end() && !after.starts_with(['“', '"']) && !verb();
        if word == "协同" && helper().is_some_and(named) {
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
        let bare = words::MEASURED.at_end(before).and_then(|word| before.strip_suffix(word)).unwrap_or(before);
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

    /// 会同, 联合, 商: who stands behind it cooperates with whom stands before.
    fn with(&mut self, index: usize, cue: Cue, after: &str) {
        let text = self.context.text;
        let clause = self.clause(index);
        let word = Span::of(cue.at, cue.end());
        let before = text.get(clause.start()..cue.at).unwrap_or_default();
        let cut = subject::strip_adverbs(self.context.lexicon, text, clause.start(), cue.at);
        let opens = cut == clause.start();
        let printed = word.text(text);
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
        let told = words::UNDER_WAY.ends(before);
        let may = before.ends_with('可') || before.ends_with("可以");
        if subject::is_wish(before) || after.contains("印发") || told || may || before.contains('我') {
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
            veto::is_past(rest) || rest.ends_with("研究提出") || published(list)
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
    fn together(&mut self, index: usize, cue: Cue) {
        let clause = self.clause(index);
        let text = self.context.text;
        let cut = subject::strip_adverbs(self.context.lexicon, text, clause.start(), cue.at);
        let Some(list) = name::subject_before(self.context, clause.start(), cut, Trust::Prose) else { return };
        let before = text.get(clause.start()..list.span.start()).unwrap_or_default();
        let bodies = list.actors.iter().all(|actor| {
            let name = actor.span.text(text);
            actor.kind == ActorKind::Department || words::BODIES.ends(name)
        });
        // `由A和B协商`: both act; `经与B协商`: they have.
        let both =
            before.ends_with('和') && before.contains('由') || before.trim_end_matches(['与', '同']).ends_with('经');
        if bodies && before.ends_with(['与', '同', '和']) && !both && !subject::is_wish(before) {
            self.push(index, Role::Cooperate, Span::of(cue.at, cue.end()), list);
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
        let behind = ["责任主体", "责任人", "责任单位", "单位"]
            .iter()
            .find(|word| rest.starts_with(**word))
            .map_or(0, |word| word.len());
        let lead =
            ["第一", "落实", "主管", "直接"].iter().find(|word| before.ends_with(**word)).map_or(0, |word| word.len());
        if behind > 0 && (lead > 0 || cue.word == Word::Noun && rest.starts_with("责任")) {
            self.called(index, cue.at - lead, lead + behind, Role::Responsible);
        }
    }
}
