//! Duty-bearers: who bears a task of the document without a word like `牵头` or `负责`.
//!
//! Three builds carry nearly all of them.  A list of names at the start of a clause and a predicate that orders behind
//! it (`各乡镇要全面开展…`, `市财政局安排…`); `由` or `请`, a list and any verb; and a list whose predicate follows in a
//! later clause of the sentence (`各单位在复工前，应当…`).  What permits, forbids or reports gives none.

mod agent;
mod clauses;
mod described;
mod ends;
mod judge;
mod lead;
mod plain;
mod predicate;
mod relative;
mod short;
mod signs;
mod subject;
mod told;
mod verdict;

use crate::ablation::Ablation;
use crate::assignment::{ActorData, PartyData, Role, Statement, Statements};
use crate::clause::{Clause, Close, Sentence};
use crate::context::Context;
use crate::frame::Region;
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::name::NameList;
use crate::span::{Span, floor_boundary};

use ends::Ends;
use predicate::{Class, Predicate};
use signs::Signs;
use subject::Opening;
use verdict::{Said, Verdict};

/// The longest phrase before a modal in a clause behind that of its subject, in bytes: `复工前|必须`.
const MAX_PHRASE: usize = 30;

/// Adds every duty of the document, in any order, to the statements whose role a word gives: where one task has both,
/// the word decides.
pub(crate) fn read(context: &Context<'_>, statements: &mut Statements) {
    let report = judge::is_report(context);
    let mut duties = Duties {
        context,
        explicit: Explicit::new(statements),
        report,
        bars: context.ablation != Some(Ablation::NoPartyVetoes),
        short: short::short_names(context),
        from: 0,
        announces: false,
        opening: context.frame.opening(context.text),
        opens: false,
        heading: false,
        minutes: context.metadata.is_minutes(),
        cites: false,
        ends: Ends::new(context),
        signs: Vec::new(),
        duties: statements.list.len(),
        found: statements,
    };
    let (mut clauses, mut agents) = (Vec::new(), Vec::new());
    for sentence in context.clauses.sentences() {
        duties.sentence(&sentence, &mut clauses, &mut agents);
    }
}

struct Duties<'a> {
    context: &'a Context<'a>,
    explicit: Explicit,
    /// In a report, a verb without a modal tells what was done.
    report: bool,
    /// What permits, forbids or reports gives no duty.
    bars: bool,
    /// The short names that the document gives to bodies.
    short: Vec<&'a str>,
    /// Where the sentence begins that is read.
    from: usize,
    /// The sentence leads up to what follows it: `…,现将有关事项通知如下`.
    announces: bool,
    /// Where the body begins, in a text that is addressed to nobody.
    opening: Option<usize>,
    /// The sentence is the one right behind the title of a text that is addressed to nobody: it tells what the text is about
    /// (`2月16日,市税务局发布…`).
    opens: bool,
    /// The sentence stands in a heading, which orders nothing without a modal.
    heading: bool,
    /// The document is one of minutes, in whose items officials are told what was decided.
    minutes: bool,
    /// The sentence gives what a document says: `通知明确,…`.
    cites: bool,
    ends: Ends<'a>,
    /// Room for the signs of the clauses of the sentence.
    signs: Vec<Signs>,
    /// The duties stand from `duties` on.
    found: &'a mut Statements,
    duties: usize,
}

/// A list of names that is still without its verb behind its clause: `各单位在复工前，应当…`.
struct Pending {
    list: NameList,
    clause: Span,
    /// Only a modal orders; the clause has said a condition or a fact of the list.
    modal_only: bool,
    /// The clause says when: what the list is going to do then is an order.
    when: bool,
    /// Somebody demands of the list what follows: `要求各地市场监管部门,加强巡查`.
    demanded: bool,
}

impl Pending {
    /// With the names of `list` behind its own: `各地，特别是…所在地，要…`.
    fn joined(mut self, list: NameList) -> Self {
        self.clause = Span::of(self.clause.start(), list.span.end());
        self.list = self.list.joined(list);
        self
    }
}

/// The offset behind the 其 of `由其主管部门召集…`.
fn behind_its(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with('其') && !words::OTHERS.starts(rest) { at + '其'.len_utf8() } else { at }
}

/// Whether the sentence is a question: `企业应当提交哪些材料？`.
fn asks(text: &str, sentence: Span) -> bool {
    let behind = text.get(sentence.end()..).unwrap_or_default();
    sentence.text(text).ends_with(['？', '?']) || behind.starts_with(['？', '?'])
}

impl Duties<'_> {
    /// Reads a sentence; there is room for its clauses and for where 由 and 请 may stand in it.
    fn sentence(&mut self, sentence: &Sentence, clauses: &mut Vec<Clause>, agents: &mut Vec<u32>) {
        if !matches!(self.context.frame.at(sentence.span.start()), Region::Body | Region::Closing) {
            return;
        }
        if self.bars && asks(self.context.text, sentence.span) {
            return;
        }
        clauses.clear();
        clauses.extend(self.context.clauses.of(sentence));
        self.from = sentence.span.start();
        self.announces = clauses.last().is_some_and(|last| judge::announces(last.span.text(self.context.text)));
        let tree = self.context.tree;
        let outside = || tree.get(tree.at(self.from)).is_some_and(|node| node.parent.is_none());
        self.opens = self.opening == Some(self.from) && outside();
        self.heading = sentence.heading;
        self.cites = clauses.first().is_some_and(|first| judge::cites(first.span.text(self.context.text)));
        self.signs.clear();
        agents.clear();
        self.signs.extend(clauses.iter().map(|clause| {
            let take = |at| agents.push((clause.span.start() + at) as u32);
            Signs::and_agents(clause.span.text(self.context.text), take)
        }));
        let (mut ahead, mut from) = (agents.as_slice(), 0);
        for chain in clauses.chunk_by(|clause, _| clause.close == Close::Comma) {
            self.chain(clauses.get(from..).unwrap_or_default(), from, chain.len(), &mut ahead);
            from += chain.len();
        }
    }

    /// Reads the first `count` of `clauses`, which commas join; their signs stand from `from` on.
    fn chain(&mut self, clauses: &[Clause], from: usize, count: usize, agents: &mut &[u32]) {
        let signs = |duties: &Self, index: usize| duties.signs.get(from + index).copied().unwrap_or_default();
        // The clauses before `live` are read, those between it and `seen` only where a list waits for its verb: they give
        // their subjects no task.
        let joined = clauses.get(..count).unwrap_or_default();
        let ordered = |(index, clause): (usize, &Clause)| {
            !self.bars || self.is_ordered(clause, signs(self, index), index + 1 == count)
        };
        let mut live = joined.iter().enumerate().rposition(ordered).map_or(0, |index| index + 1);
        let mut seen = live;
        let plain = self.may_order_plainly() && !self.announces;
        let mut pending: Option<Pending> = None;
        for (index, clause) in joined.iter().enumerate() {
            let rest = clauses.get(index + 1..).filter(|_| clause.close == Close::Comma).unwrap_or_default();
            if agents.first().is_some_and(|&at| (at as usize) < clause.span.end()) {
                self.agents(clause, rest, agents);
            }
            if pending.is_none() && index >= seen {
                let mut others = joined.iter().zip(0..).skip(index);
                let may_order = |(clause, index): &(&Clause, usize)| {
                    self.may_order(clause, signs(self, *index), index + 1 == count)
                };
                let next = if plain { others.find(may_order) } else { None };
                (live, seen) = next.map_or((0, count), |(_, next)| (next + 1, next + 1));
            }
            // Without plain orders only a demand is still one behind the last modal.
            if index < live || pending.as_ref().is_some_and(|before| plain || before.demanded) {
                self.clause(clause, signs(self, index), rest, &mut pending);
            }
        }
    }

    /// `由X…`, `请X…` and `责成X…` anywhere in the clause.
    fn agents(&mut self, clause: &Clause, rest: &[Clause], agents: &mut &[u32]) {
        let text = self.context.text;
        let end = clause.span.end();
        // `由运营单位申请的,…`, `由企业提出申请,并作出承诺后,…`: a condition.
        let next = rest.first().map(|next| next.span.text(text)).unwrap_or_default();
        let condition = clause.span.text(text).ends_with('的')
            || next.starts_with('并') && !next.starts_with("并经") && judge::is_afterwards(next);
        while let Some((&at, others)) = agents.split_first().filter(|(at, _)| (**at as usize) < end) {
            *agents = others;
            let at = at as usize;
            let Some(word) = agent::agent_word(text, clause.span, at) else { continue };
            if self.bars && (condition || word != "请" && agent::is_barred_agent(text, clause.span, at)) {
                continue;
            }
            let from = behind_its(text, at + word.len());
            let signs = Signs::of(text.get(from..end).unwrap_or_default());
            self.ends.begin(from, end, signs, true, true);
            let found = subject::agent(self.context, from, end, &mut self.ends).and_then(|list| {
                let behind = ends::behind_tail(text, list.span.end(), end);
                Some((list, Predicate::of(text, behind, end)?))
            });
            // `将…由A调整为B`: what it was.
            let told = || {
                let moved = text.get(clause.span.start()..at).is_some_and(|before| before.contains('将'));
                if word == "请" || moved { None } else { told::list(self.context, from, end) }
            };
            let Some((list, predicate)) = found.or_else(told) else { continue };
            // Who presides at a meeting that was held has a role of its own.
            let presides = predicate.text(text).ends_with("主持");
            // `由县长召集并主持`
            if text.get(predicate.behind..end).is_some_and(|rest| rest.starts_with("并主持")) {
                continue;
            }
            let acts = !matches!(predicate.class, Class::Barred | Class::Fact)
                || word == "由" && predicate.class == Class::Fact && !presides;
            let words = text.get(predicate.at..end).unwrap_or_default();
            // `材料均需企业负责人签字`: what is needed for something; `以下任务均需各市落实` gives the tasks.
            if word == "均需" && !words.starts_with("落实") {
                continue;
            }
            // `由市住建局联合市税务局制定出台《…》`: how a document came about.
            // `由市住建局印发,明确…`
            let tells = words.ends_with("印发") && next.starts_with("明确");
            let done = predicate::is_done(words) || words::CAME_OUT.stands_in(words) || tells;
            if (acts && !done || !self.bars)
                && !agent::is_roster(self.context.lexicon, text, predicate.at, end)
                && !predicate::has_role(text, predicate, end)
            {
                self.push(clause.span, list, predicate.at);
            }
        }
    }

    /// Reads a clause; a list that is `pending` behind it is still without its verb.
    fn clause(&mut self, clause: &Clause, signs: Signs, rest: &[Clause], pending: &mut Option<Pending>) {
        let text = self.context.text;
        let (start, end) = (clause.span.start(), clause.span.end());
        let from = lead::lead(text, start, end);
        let demand = lead::demanded(self.context.lexicon, text, from, end, signs);
        let from = demand.unwrap_or(from);
        // A list alone is of use only where a clause follows.
        let whole = clause.close == Close::Comma || pending.is_some();
        self.ends.begin(from, end, signs, whole, false);
        if !self.has_no_subject(from, end, signs) {
            if let Some(list) = subject::subject(self.context, from, end, &mut self.ends) {
                *pending = self.said(clause, rest, from, list, demand.is_some(), pending.take());
                return;
            }
            if pending.is_none() {
                *pending = self.before_modal(clause, rest, from);
            }
        }
        if let Some(before) = pending.take() {
            *pending = self.later(clause, from, before);
        }
    }

    /// A clause whose subject, behind the words up to `from`, is `list`, of which a task is demanded or not: reads its
    /// predicate.  What is still without its verb behind the clause.
    fn said(
        &mut self,
        clause: &Clause,
        rest: &[Clause],
        from: usize,
        list: NameList,
        demanded: bool,
        pending: Option<Pending>,
    ) -> Option<Pending> {
        let text = self.context.text;
        let (start, end) = (clause.span.start(), clause.span.end());
        // `经市政府常务会议审议通过,请认真落实`: who is asked is another.
        if list.actors.iter().all(|actor| judge::is_meeting(actor.span.text(text))) {
            return None;
        }
        // `商品储备管理公司，是指…`, `…中止有关程序，是指…`: a definition.
        if rest.first().is_some_and(|next| next.span.text(text).starts_with("是指")) {
            return None;
        }
        let behind = ends::behind_tail(text, list.span.end(), end);
        let especially = text.get(start..from).is_some_and(|lead| words::ESPECIALLY.stands_in(lead));
        // `各乡镇，特别是南山镇要…`, `各区委，各区政府，市直各部门要…`: with those before it.
        let joins = especially || pending.as_ref().is_some_and(|before| self.goes_on(before, &list, from));
        let demanded = demanded || pending.as_ref().is_some_and(|before| joins && before.demanded);
        let (list, spoken) = match pending.as_ref().filter(|_| joins && behind < end) {
            Some(before) => {
                let actors = before.list.actors.iter().copied().chain(list.actors.iter().copied()).collect();
                (NameList { actors, ..list }, Span::of(before.clause.start(), end))
            }
            None => (list, clause.span),
        };
        let when = judge::says_when(text, clause.span);
        let wait = |list, modal_only| Some(Pending { list, clause: clause.span, modal_only, when, demanded });
        if behind == end {
            // `…司长孙平说，各地要…`: who says what follows.
            if judge::is_said(text, clause.span) || self.is_object(start, list.span.start()) {
                return None;
            }
            // A list alone: `各地、各部门，特别是…，要…`
            return match pending {
                Some(before) if joins => Some(before.joined(list)),
                // `选择基础好的地方,开展试点`, `推动引入新的企业,…`: behind a verb the list may be its object.
                _ => {
                    let opening = text.get(from..end).unwrap_or_default();
                    let verb = predicate::word(opening).map(|(_, class)| class);
                    let acts = Predicate::of(text, from, end).map(|predicate| predicate.class);
                    let object = matches!(verb, Some(Class::Verb | Class::Agent | Class::Open))
                        || matches!(acts, Some(Class::Verb | Class::Agent))
                        || words::CAUSES.starts(opening);
                    wait(list, object)
                }
            };
        }
        let predicate = Predicate::of(text, behind, end)?;
        let said = Said { clause: clause.span, rest, list: &list, predicate, demanded };
        match self.verdict(&said) {
            Verdict::Task(at) => self.push(spoken, list, at),
            Verdict::Waits { modal_only } => return wait(list, modal_only),
            Verdict::Nothing => {}
        }
        None
    }

    /// Whether a clause plainly has no subject of its own, as `加强组织领导` has none: it begins with a verb and has neither a
    /// modal nor a relative clause nor a phrase behind which a name might stand.
    fn has_no_subject(&mut self, from: usize, end: usize, signs: Signs) -> bool {
        const MORE: Signs = Signs::MODAL.or(Signs::RELATIVE).or(Signs::THINGS);
        let text = self.context.text;
        let rest = text.get(from..end).unwrap_or_default();
        !signs.hold(MORE)
            && !rest.starts_with('在')
            && subject::bounds(rest, signs) == Signs::default()
            && !words::PAYING_TIERS.starts(rest)
            && !self.ends.is_ordered()
            && subject::opening(self.context, from, end, &mut self.ends) != Some(Opening::Name)
    }

    /// Whether the list of a clause that begins at `from` goes on with one that stood alone in the clause before.
    fn goes_on(&self, before: &Pending, list: &NameList, from: usize) -> bool {
        let text = self.context.text;
        let alone = before.list.span.end() == before.clause.end() && !before.modal_only;
        let all = |list: &NameList| list.actors.iter().all(|actor| words::ALL_OF.starts(actor.span.text(text)));
        alone && list.span.start() == from && all(&before.list) && all(list)
    }

    /// Whether the list at `at`, behind a relative clause that begins at `start`, is what 对 at the start of the sentence brings:
    /// `对受影响较大、暂遇困难的企业，金融机构…`.
    fn is_object(&self, start: usize, at: usize) -> bool {
        let text = self.context.text;
        let opening = text.get(self.from..start).map(|words| words.trim_start_matches(is_blank)).unwrap_or_default();
        opening.starts_with('对') && text.get(start..at).is_some_and(|words| words.contains('的'))
    }

    /// A list at the start of a clause whose verb is not known, before a clause that begins with a modal:
    /// `各部门主要负责人离京外出，应事先…`.
    fn before_modal(&mut self, clause: &Clause, rest: &[Clause], from: usize) -> Option<Pending> {
        let text = self.context.text;
        let next = rest.first()?.span;
        let opening = subject::opening(self.context, from, clause.span.end(), &mut self.ends);
        if opening != Some(Opening::Name) {
            return None;
        }
        let before = clause.span.text(text).ends_with(['后', '後', '前']);
        if !before && !self.signs.iter().any(|signs| signs.hold(Signs::MODAL)) {
            return None;
        }
        let predicate = Predicate::of(text, next.start(), next.end())?;
        let when = judge::says_when(text, clause.span);
        // `各企业复工前，按照指南做好消毒`
        let phrase = before && words::BY_RULE.contains(&predicate.text(text));
        let orders = predicate.class == Class::Modal || predicate.class == Class::Future && when || phrase;
        if !orders || judge::is_said(text, clause.span) {
            return None;
        }
        let list = subject::opening_list(self.context, from, clause.span.end())?;
        Some(Pending { list, clause: clause.span, modal_only: !phrase, when, demanded: false })
    }

    /// A clause without a subject of its own: its predicate may be that of the list before.
    fn later(&mut self, clause: &Clause, from: usize, mut pending: Pending) -> Option<Pending> {
        let text = self.context.text;
        let end = clause.span.end();
        let Some(predicate) = Predicate::of(text, from, end) else {
            // `复工前必须完成…`: the modal stands behind a phrase.
            let phrase = end.min(floor_boundary(text, from + MAX_PHRASE));
            if predicate::modal_inside(text, from, phrase, end) && !self.report {
                // `扣缴义务人拒绝修改的,纳税人应当报告`: somebody else has to.
                let before = text.get(from..phrase).and_then(predicate::before_sure_modal).unwrap_or_default();
                if words::PERSONS.ends(before) {
                    return None;
                }
                self.push(pending.clause, pending.list, from);
                return None;
            }
            return Some(pending);
        };
        let plain = !pending.modal_only
            && self.orders_plainly(&pending.list, predicate, clause.span)
            && !judge::is_condition(text, clause.span);
        let orders = match predicate.class {
            // `各乡镇主要负责人是第一责任人，要对整改质量负责`: said twice.
            Class::Modal if pending.modal_only && clause.span.text(text).ends_with("负责") => return None,
            Class::Modal => true,
            Class::Future if pending.when && !self.report => true,
            Class::Role => return None,
            _ if !self.bars => true,
            Class::Barred => return None,
            Class::Fact => false,
            Class::Verb if pending.demanded && !pending.modal_only => !predicate::is_done(clause.span.text(text)),
            _ => plain,
        };
        if orders {
            self.push(pending.clause, pending.list, predicate.at);
            return None;
        }
        // Only the clause right behind is a plain order, or the one behind a phrase or a condition; a modal may come later.
        let goes_on = predicate.class == Class::Preposition || judge::is_afterwards(clause.span.text(text));
        pending.modal_only |= !goes_on;
        Some(pending)
    }

    fn push(&mut self, clause: Span, list: NameList, predicate: usize) {
        let text = self.context.text;
        let actors: Vec<ActorData> = list
            .actors
            .into_iter()
            .filter(|actor| judge::bears(actor.kind, actor.span.text(text)))
            // `海关工作人员应当出示证件`: natural persons.
            .filter(|actor| !text.get(actor.span.end()..).is_some_and(|rest| rest.starts_with("工作人员")))
            .filter(|actor| !self.explicit.decides(text, actor.span, predicate))
            .collect();
        if actors.is_empty() {
            return;
        }
        let known =
            |party: &PartyData| self.found.actors(party).first().map(|it| it.span) == actors.first().map(|it| it.span);
        if self.found.list.iter().skip(self.duties).rev().take(4).any(known) {
            return;
        }
        let cue = Span::default();
        self.found.push(Statement { span: clause, role: Role::Duty, cue, actors, open: list.open });
    }
}

/// A place behind every text: the bound of the parser lies before it.
const NO_CUE: u32 = u32::MAX;

/// The actors that a role word governs, by place.
struct Explicit {
    /// Where the actor begins, where its cue does; in that order.  The cue of a bare tail is [`NO_CUE`].
    actors: Vec<(u32, u32)>,
}

impl Explicit {
    fn new(statements: &Statements) -> Self {
        let mut actors = Vec::with_capacity(statements.actors.len());
        for party in &statements.list {
            let cue = if party.cue.is_empty() { NO_CUE } else { party.cue.start() as u32 };
            actors.extend(statements.actors(party).iter().map(|actor| (actor.span.start() as u32, cue)));
        }
        actors.sort_unstable();
        Self { actors }
    }

    /// Whether a role word governs the very task whose predicate begins at `predicate`.
    fn decides(&self, text: &str, actor: Span, predicate: usize) -> bool {
        let from = self.actors.partition_point(|&(known, _)| (known as usize) < actor.start());
        let inside = self.actors.iter().skip(from).take_while(|&&(known, _)| (known as usize) < actor.end());
        inside.map(|&(_, cue)| cue).any(|cue| {
            let at = cue as usize;
            cue == NO_CUE
                || at < actor.start()
                || !text.get(predicate.min(at)..predicate.max(at)).unwrap_or_default().contains(['，', ',', '；', ';'])
        })
    }
}
