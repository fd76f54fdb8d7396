//! What a clause comes to whose subject and predicate are known: a task of the subject, a list that waits for the verb of
//! a later clause, or nothing.

use crate::clause::{Clause, Close};
use crate::date;
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::name::NameList;
use crate::span::Span;

use super::clauses::{charges, closes_condition, defers, precedes, topic};
use super::predicate::{self, Class, Predicate};
use super::{Duties, judge, lead};

/// A clause with its subject and its predicate.
pub(super) struct Said<'a> {
    pub clause: Span,
    /// The clauses of the sentence that follow behind commas.
    pub rest: &'a [Clause],
    pub list: &'a NameList,
    pub predicate: Predicate,
    /// Somebody demands it: `通知要求各地配备…`.
    pub demanded: bool,
}

/// What a clause comes to.
pub(super) enum Verdict {
    /// It gives its subject a task, whose predicate begins at the offset.
    Task(usize),
    /// It gives none; the subject waits for the verb of a later clause, which must be a modal or may be any.
    Waits { modal_only: bool },
    /// Neither this clause nor a later one gives the subject a task.
    Nothing,
}

impl Duties<'_> {
    pub(super) fn verdict(&self, said: &Said<'_>) -> Verdict {
        let text = self.context.text;
        let &Said { clause, predicate, rest, .. } = said;
        let next = rest.first().map(|next| next.span);
        // `通知要求各乡镇认真组织实施`
        let carried = said.demanded && clause.text(text).ends_with("组织实施");
        if !carried && predicate::has_role(text, predicate, clause.end()) {
            return self.beside_role(predicate, next);
        }
        if next.is_some_and(|next| defers(text, predicate, clause, next))
            || predicate::is_right(text, predicate, clause)
        {
            return Verdict::Nothing;
        }
        // `商务部办公厅 2020年2月17日`: a signature.
        if next.is_none() && text.get(predicate.at..clause.end()).is_some_and(is_date) {
            return Verdict::Nothing;
        }
        let condition = judge::is_condition(text, clause);
        let ends_in_de = clause.text(text).ends_with('的');
        let done = || predicate::is_done(clause.text(text));
        let orders = match predicate.class {
            _ if !self.bars => true,
            _ if carried => !self.is_earlier(clause.end()),
            // `通知要求各地配备…`: who is asked has to.
            Class::Verb | Class::Preposition | Class::Adverb if said.demanded => {
                !self.is_earlier(clause.end()) && !done() && !ends_in_de
            }
            // `缴费单位应与用工单位一致`: how it has to be.
            Class::Modal
                if clause.text(text).ends_with("一致")
                    && text.get(predicate.behind..).is_some_and(|rest| rest.starts_with('与')) =>
            {
                false
            }
            // `要在取得许可证后,在销售现场公示`: the condition stands behind the modal.
            Class::Modal => {
                !condition || !ends_in_de && next.is_some() && !matches!(self.main_class(rest), Some(Class::Barred))
            }
            // `国务院新闻办将发布会搬到了武汉`: told.
            Class::Future => {
                !ends_in_de
                    && !self.opens
                    && !done()
                    && !(Predicate::of(text, predicate.behind, clause.end()).is_none() && closes_condition(text, rest))
                    && (!condition || predicate::orders(text, predicate, clause))
            }
            Class::Barred | Class::Fact => return self.behind_fact(said, condition),
            _ if condition && predicate.class != Class::Preposition => false,
            _ if !ends_in_de && topic(text, predicate, clause, rest) => return Verdict::Nothing,
            // `招标人确定中标人的办法应当载明`: said of the 办法.
            _ if predicate::modal_inside(text, predicate.at, clause.end(), clause.end()) => {
                let object = text.get(predicate.behind..clause.end()).and_then(predicate::before_sure_modal);
                predicate.class != Class::Verb || !object.is_some_and(|object| object.contains('的'))
            }
            // `高新区立足现有政策,率先出台《…》`
            _ if next
                .map(|next| next.text(text))
                .is_some_and(|next| predicate::is_done(next) || words::CAME_OUT.stands_in(next)) =>
            {
                return Verdict::Nothing;
            }
            // `市教育局印发方案，要求各学校…`: who asks others is told of.
            _ if rest.iter().any(|next| next.span.text(text).starts_with("要求各")) => return Verdict::Nothing,
            _ if !condition && done() => return Verdict::Nothing,
            // `开发企业按照合同约定,缴纳出让金后,…`: what the phrase goes with is a condition itself.
            Class::Preposition
                if words::BY_RULE.contains(&predicate.text(text))
                    && next.is_some_and(|next| judge::is_afterwards(next.text(text))) =>
            {
                false
            }
            _ => match self.main_class(rest) {
                // `银行运用专项资金发放的贷款利率,要低于…`: what is said of an amount.
                Some(Class::Modal) if words::AMOUNTS.ends(clause.text(text)) && clause.text(text).contains('的') => {
                    return Verdict::Nothing;
                }
                Some(Class::Modal) => !done() && !judge::is_said(text, clause),
                Some(Class::Barred) if self.forbids(rest) => return Verdict::Nothing,
                // `市住建局联合市财政局,印发…`: told, as the verb says that follows.
                Some(Class::Fact) if text.get(..predicate.behind).is_some_and(|words| words.ends_with("联合")) => {
                    return Verdict::Nothing;
                }
                _ => {
                    !condition
                        && !clause.text(text).ends_with(['称', '说'])
                        && !is_penal(rest.first().map_or("", |next| next.span.text(text)))
                        && self.orders_plainly(said.list, predicate, clause)
                }
            },
        };
        if orders {
            // `各区政府对…负主体责任,要建立机制`: the role is that of the phrase, the task that of the modal.
            let next = next.filter(|&next| predicate.class == Class::Preposition && charges(text, next));
            return Verdict::Task(next.map_or(predicate.at, Span::start));
        }
        if judge::is_said(text, clause) {
            return Verdict::Nothing;
        }
        let phrase = predicate.class == Class::Preposition && !ends_in_de;
        Verdict::Waits { modal_only: !phrase && !next.is_some_and(|next| precedes(text, predicate, clause, next)) }
    }

    /// Behind a role stands a task of its own: `市政府对保障工作负总责,要成立领导小组`,
    /// `用人单位对材料的真实性负责,并出具承诺书`.
    fn beside_role(&self, predicate: Predicate, next: Option<Span>) -> Verdict {
        let text = self.context.text;
        let also = predicate.class == Class::Preposition && next.is_some_and(|next| next.text(text).starts_with('并'));
        if also || next.is_some_and(|next| charges(text, next)) {
            Verdict::Waits { modal_only: !also }
        } else {
            Verdict::Nothing
        }
    }

    /// What is told or forbidden gives no task; what is told may be the occasion of one: `各单位接到清单后,15日内整改`.
    fn behind_fact(&self, said: &Said<'_>, condition: bool) -> Verdict {
        let text = self.context.text;
        let &Said { clause, predicate, .. } = said;
        let word = predicate.text(text);
        let next = said.rest.first().map(|next| next.span);
        if words::ATTITUDES.contains(&word) {
            // `要求各机关坚持稳中求进`
            if said.demanded && !self.is_earlier(clause.end()) {
                return Verdict::Task(predicate.at);
            }
            // `各地高度重视，按照通知要求抓好落实`
            if said.list.actors.iter().all(|actor| actor.span.text(text).starts_with('各')) {
                return Verdict::Waits { modal_only: false };
            }
        }
        // `监管银行发现企业违规使用资金,应及时报告`
        let charged = || said.rest.iter().take(2).any(|next| charges(text, next.span));
        if words::FINDS.contains(&word) && !predicate::is_done(clause.text(text)) && charged() {
            return Verdict::Waits { modal_only: true };
        }
        if !condition && !matches!(word, "是" | "为") {
            return Verdict::Nothing;
        }
        let told = next.is_some_and(|next| precedes(text, predicate, clause, next));
        Verdict::Waits { modal_only: !told }
    }

    /// Whether the predicate is a plain order to the list, where no modal says so.
    pub(super) fn orders_plainly(&self, list: &NameList, predicate: Predicate, clause: Span) -> bool {
        let text = self.context.text;
        self.may_order_plainly()
            && judge::takes_plain_order(
                self.context,
                &self.short,
                list,
                text.get(predicate.at..clause.end()).unwrap_or_default(),
            )
            && predicate::orders(text, predicate, clause)
            && !self.is_told(clause.end())
    }

    /// Whether plain orders stand where the sentence does: not in a report, unless it gives what a document says, and not in
    /// headings.
    pub(super) const fn may_order_plainly(&self) -> bool {
        (!self.report || self.cites) && !self.opens && !self.heading
    }

    /// Whether the sentence, up to `end`, tells of what went before the document: `此前,市政府要求各县…`.
    fn is_earlier(&self, end: usize) -> bool {
        self.context.text.get(self.from..end).is_some_and(|words| words::WENT_BEFORE.stands_in(words))
    }

    /// Whether the sentence, up to `end`, tells what was done or is announced.
    pub(super) fn is_told(&self, end: usize) -> bool {
        self.announces || self.context.text.get(self.from..end).is_some_and(predicate::tells)
    }

    /// The class of the first predicate in the clauses behind, over clauses that only open a phrase.
    fn main_class(&self, rest: &[Clause]) -> Option<Class> {
        let text = self.context.text;
        for clause in rest.iter().take(2) {
            let from = lead::lead(text, clause.span.start(), clause.span.end());
            match Predicate::of(text, from, clause.span.end()).map(|predicate| predicate.class) {
                Some(Class::Preposition) => {}
                class => return class,
            }
            if clause.close != Close::Comma {
                break;
            }
        }
        None
    }

    /// Whether what follows is a prohibition or a permission of the same subject, not what it bears or wishes.
    fn forbids(&self, rest: &[Clause]) -> bool {
        rest.first().is_none_or(|next| !words::NOT_FORBIDDING.starts(next.span.text(self.context.text)))
    }
}

/// Whether a clause says that what the clause before describes is an offence: `利用职务便利收取财物，构成犯罪的，…`.
fn is_penal(clause: &str) -> bool {
    words::OFFENCES.starts(clause) && clause.ends_with('的')
}

/// Whether the words are a date, and nothing else than what signatures have behind one: `2025年1月3日(此件主动公开)`,
/// `2022年4月20日印发`.
fn is_date(words: &str) -> bool {
    let bare = words.split(['(', '（']).next().unwrap_or_default().trim_end_matches(is_blank);
    date::whole(bare.strip_suffix("印发").unwrap_or(bare)).is_some()
}
