//! Meeting roles: who presided (`主持`), who attended (`出席` `列席` `参加`), whose report the meeting heard.
//!
//! These words say such things only of a meeting that was held.  Rules of procedure use the same words for what is to be
//! done at meetings, and plans say `参加` of those who take part in a task; so each word is believed only where the
//! sentence, or one close before it, tells of a meeting.

mod attend;
mod label;
mod report;

use once_cell::sync::Lazy;

use crate::assignment::{ActorData, ActorKind, Role, Statement, Statements};
use crate::clause::{Clause, Close, Sentence};
use crate::context::Context;
use crate::date;
use crate::find::Finder;
use crate::frame::Region;
use crate::lexicon::words;
use crate::name::{self, NameList, Trust};
use crate::span::Span;

/// How far behind the sentence that names who presided the attendance may be told, in bytes.
const NEAR: usize = 1_500;

/// In so many places of a clause is looked for the one who presided.
const MAX_PLACES: usize = 8;

/// The words without which a clause says nothing of a meeting (the reports are all `汇报` or `作了说明`).
static CUES: Lazy<Finder> = Lazy::new(|| Finder::new(&words::MEETING_CUES));

/// Those of them that each rule waits for.
const HOLDS: [&str; 2] = ["召开", "举行"];
const PRESIDES: [&str; 1] = ["主持"];
const CALLS: [&str; 2] = ["召集", "召开"];
const ATTENDS: [&str; 7] = ["就座", "出席", "列席", "参加", "参会", "到会", "收看"];
const REPORTS: [&str; 9] = ["听取", "连线", "说明", "汇报", "报告", "介绍", "通报", "表态", "发言"];

/// One of these words and where it stands.
struct Cue {
    at: usize,
    word: &'static str,
}

/// Adds every host, attendee and reporter that the document names, in any order.
pub(crate) fn read(context: &Context<'_>, found: &mut Statements) {
    let hits = CUES.hits(context.text);
    let cues = hits.filter_map(|(at, _, number)| Some(Cue { at, word: words::MEETING_CUES.get(number)? }));
    let mut ahead = cues.peekable();
    let before = found.list.len();
    let mut meeting = Meeting { context, held: None, met: None, open: None, hosts: Vec::new(), found };
    let (mut clauses, mut cues) = (Vec::new(), Vec::new());
    for sentence in context.clauses.sentences() {
        cues.clear();
        while let Some(cue) = ahead.next_if(|cue| cue.at < sentence.span.end()) {
            cues.push(cue);
        }
        // Most sentences have no such word, begin with no label and stand below none.
        let labelled = || context.clauses.of(&sentence).next().is_some_and(|first| first.close == Close::Colon);
        if cues.is_empty() && meeting.open.is_none() && !labelled() {
            continue;
        }
        clauses.clear();
        clauses.extend(context.clauses.of(&sentence));
        meeting.sentence(&sentence, &clauses, &cues);
    }
    settle(found, before);
}

/// Drops what else was read in the words that tell of a meeting: who attended it bears no duty by that.  The statements
/// from `before` on are those of meetings.
fn settle(found: &mut Statements, before: usize) {
    let mut told: Vec<(Span, Span)> = Vec::new();
    for party in found.list.get(before..).unwrap_or_default() {
        told.extend(found.actors(party).iter().map(|actor| (actor.span, party.cue)));
    }
    if told.is_empty() {
        return;
    }
    told.sort_unstable_by_key(|(actor, _)| actor.start());
    let Statements { list, actors } = found;
    let mut index = 0;
    list.retain(|party| {
        index += 1;
        if index > before || !matches!(party.role, Role::Duty | Role::Cooperate | Role::Responsible) {
            return true;
        }
        !party.among(actors).iter().any(|actor| {
            let at = told.partition_point(|(span, _)| span.end() <= actor.span.start());
            told.get(at).is_some_and(|(span, cue)| {
                span.start() < actor.span.end() && (party.role == Role::Duty || cue.encloses(party.cue))
            })
        })
    });
}

struct Meeting<'a, 'c> {
    context: &'a Context<'c>,
    /// Where a sentence ended that told who presided.
    held: Option<usize>,
    /// Where a clause ended that told of a meeting.
    met: Option<usize>,
    /// A label's list that the next line may go on with.
    open: Option<label::Open>,
    /// Whom the text below the title told to have presided.
    hosts: Vec<Span>,
    found: &'a mut Statements,
}

impl Meeting<'_, '_> {
    /// Reads a sentence with the words that stand in it.
    fn sentence(&mut self, sentence: &Sentence, clauses: &[Clause], cues: &[Cue]) {
        if self.labelled(sentence, clauses) || cues.is_empty() {
            return;
        }
        // `此前,X主持召开…会议`: another meeting, told in passing.
        let text = self.context.text;
        if words::EARLIER.starts(untagged(text, sentence.span).text(text)) {
            return;
        }
        for (index, clause) in clauses.iter().enumerate() {
            let inside = |cue: &&Cue| clause.span.contains(cue.at);
            let first = cues.iter().position(|cue| clause.span.contains(cue.at));
            let cues = first.and_then(|first| cues.get(first..)).unwrap_or_default();
            // A rule is asked only where one of its words stands.
            let has = |words: &[&str]| cues.iter().take_while(inside).any(|cue| words.contains(&cue.word));
            if has(&HOLDS) && is_held(clause.span.text(text)) {
                self.met = Some(clause.span.end());
            }
            if has(&PRESIDES) {
                self.host(sentence, clause, clauses.get(..index).unwrap_or_default());
            }
            if has(&CALLS) {
                self.convene(sentence, clause);
            }
            if has(&ATTENDS) {
                self.attend(sentence, clause);
            }
            if has(&REPORTS) {
                self.report(sentence, clause);
            }
        }
    }

    /// `县长X主持召开…会议`, `会议由X主持`.
    fn host(&mut self, sentence: &Sentence, clause: &Clause, before: &[Clause]) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        let Some(offset) = inner.find("主持") else { return };
        let cue = Span::of(clause.span.start() + offset, clause.span.start() + offset + "主持".len());
        let behind = text.get(cue.end()..clause.span.end()).unwrap_or_default();
        // `坐镇指挥中心主持并作动员部署`, of a meeting.
        let and = || behind.starts_with('并') && (self.met.is_some() || sentence.span.text(text).contains('会'));
        let held = behind.is_empty() || words::PRESIDED.starts(behind) || behind.contains('会') || and();
        if !held
            || behind.starts_with(['人', '的', '下', '或', '和', '、'])
            || is_untold(inner.get(..offset).unwrap_or_default())
        {
            return;
        }
        // `李强在主持会议时强调`, `副县长韩雪召集并主持`
        let lead = inner.get(..offset).unwrap_or_default();
        let joined = words::JOINED.at_end(lead);
        let until = joined.map_or(offset, |word| offset - word.len());
        // `习近平7月11日下午主持召开…会议`
        let until = clause.span.start() + before_day(lead.get(..until).unwrap_or_default());
        let passive = inner.get(..offset).unwrap_or_default().contains("会由");
        let presides = |list: &NameList| {
            list.actors
                .iter()
                .any(|actor| actor.kind == ActorKind::Official || passive && actor.kind == ActorKind::Department)
        };
        let right_before = || {
            let list = name::subject_before(self.context, sentence.span.start(), until, Trust::Cue);
            list.filter(|list| list.span.end() == until)
        };
        let list = self.by(clause, cue.start()).filter(presides);
        let list = list.or_else(|| right_before().filter(presides));
        let list = list
            .or_else(|| self.at_start(clause.span, until))
            .or_else(|| self.before_place(clause.span, until))
            .or_else(|| before.iter().rev().take(2).find_map(|clause| self.at_start(clause.span, clause.span.end())));
        let Some(mut list) = list else { return };
        list.actors.retain(|actor| actor.kind == ActorKind::Official || passive);
        self.held = Some(sentence.span.end());
        // `X在主持会议时强调`: who presided has been told.
        let when = joined == Some("在") && behind.contains('时');
        let told = |actor: &ActorData| self.hosts.iter().any(|host| host.text(text) == actor.span.text(text));
        if when && list.actors.iter().all(told) {
            return;
        }
        if self.context.frame.at(clause.span.start()) != Region::Title {
            self.hosts.extend(list.actors.iter().map(|actor| actor.span));
        }
        self.push(clause.span, Role::Host, cue, list);
    }

    /// The list between 由 and the cue.
    fn by(&self, clause: &Clause, cue: usize) -> Option<NameList> {
        let text = self.context.text;
        let before = text.get(clause.span.start()..cue)?;
        let from = clause.span.start() + before.rfind('由')? + '由'.len_utf8();
        let end = words::CONVENED.at_end(before).map_or(cue, |word| cue - word.len());
        let list = name::list(self.context, Span::of(from, end), Trust::Cue);
        (!list.actors.is_empty()).then_some(list)
    }

    /// The official with whom `clause` begins, behind a date: `昨天下午，县长X在…主持召开`.
    fn at_start(&self, clause: Span, end: usize) -> Option<NameList> {
        let text = self.context.text;
        let lead = text.get(clause.start()..end)?;
        let digits = lead.rfind(['日', '午', '天', '晚']).map_or(0, |at| at + '日'.len_utf8());
        let starts = [clause.start(), clause.start() + digits];
        starts.into_iter().find_map(|from| {
            let list = name::subject_at(self.context, from, end, Trust::Cue)?;
            list.actors.iter().any(|actor| actor.kind == ActorKind::Official).then_some(list)
        })
    }

    /// The official before the words that tell where or how he presided: `…召集人、副市长X在市人社局`, `总指挥X坐镇指挥中心`.
    fn before_place(&self, clause: Span, until: usize) -> Option<NameList> {
        let text = self.context.text;
        let lead = text.get(clause.start()..until)?;
        let places =
            lead.char_indices().filter(|(at, _)| lead.get(*at..).is_some_and(|rest| words::PLACED.starts(rest)));
        places.take(MAX_PLACES).find_map(|(at, _)| {
            let end = clause.start() + at;
            let mut list = name::subject_before(self.context, clause.start(), end, Trust::Cue)?;
            let last = list.actors.last().filter(|last| last.kind == ActorKind::Official && last.span.end() == end)?;
            list.actors = vec![*last];
            Some(list)
        })
    }

    /// `副市长X召集市住建局、市财政局等单位，就…进行协调`, `副市长X组织召开…会议`: who called the meeting presided, and whom he
    /// called attended.
    fn convene(&mut self, sentence: &Sentence, clause: &Clause) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        // 召集人 is a title.
        let calls = |word: &&'static str| {
            let found = inner.match_indices(word);
            let at = found
                .map(|(at, _)| at)
                .find(|at| !inner.get(at + word.len()..).is_some_and(|rest| rest.starts_with('人')))?;
            Some((*word, at))
        };
        let Some((word, offset)) = words::CONVENES.iter().find_map(calls) else { return };
        let (lead, behind) =
            (inner.get(..offset).unwrap_or_default(), inner.get(offset + word.len()..).unwrap_or_default());
        let met = words::CONSULTS.stands_in(sentence.span.text(text));
        if !met || behind.starts_with(['并', '的', '和', '、']) || is_untold(lead) {
            return;
        }
        let start = clause.span.start() + offset;
        let cue = Span::of(start, start + word.len());
        let official = |list: &NameList| list.actors.iter().any(|actor| actor.kind == ActorKind::Official);
        let right_before = || {
            let list = name::subject_before(self.context, sentence.span.start(), start, Trust::Cue);
            list.filter(|list| list.span.end() == start && official(list))
        };
        let list = self.by(clause, start).filter(official).or_else(right_before);
        let list = list.or_else(|| self.at_start(clause.span, start)).or_else(|| self.before_place(clause.span, start));
        let Some(mut list) = list else { return };
        // Around the name: 应急局局长 holds such a word too.
        let around = [(clause.span.start(), list.span.start()), (list.span.end(), start)];
        let untold = |(from, to): (usize, usize)| {
            let words = text.get(from..to).unwrap_or_default();
            words::NOT_HELD.stands_in(words) && !words.ends_with('由')
        };
        if around.into_iter().any(untold) {
            return;
        }
        list.actors.retain(|actor| actor.kind == ActorKind::Official);
        self.held = Some(sentence.span.end());
        self.push(clause.span, Role::Host, cue, list);
        let called = name::subject_at(self.context, cue.end(), clause.span.end(), Trust::Cue);
        // `召集第二次联席会议`: it is the meeting that was called.
        let meeting = |list: &NameList| list.actors.iter().any(|actor| actor.span.text(text).ends_with("会议"));
        if let Some(called) = called.filter(|called| word == "召集" && !meeting(called)) {
            self.push(clause.span, Role::Attend, cue, called);
        }
    }

    fn push(&mut self, span: Span, role: Role, cue: Span, list: NameList) {
        if !list.actors.is_empty() {
            self.found.push(Statement { span, role, cue, actors: list.actors, open: list.open });
        }
    }
}

/// `span` without the tags of a page before its first words: `</p><p>会议`.
fn untagged(text: &str, span: Span) -> Span {
    let mut rest = span.text(text).trim_start();
    while let Some((_, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = behind.trim_start();
    }
    Span::of(span.end() - rest.len(), span.end())
}

/// Where the day and the hour begin that `lead` ends with: `7月11日下午`, `3日`.
fn before_day(lead: &str) -> usize {
    let day = words::HOURS.at_end(lead).and_then(|hour| lead.strip_suffix(hour)).unwrap_or(lead);
    let bare = day.trim_end_matches(|c: char| date::digit(c).is_some() || matches!(c, '年' | '月' | '日'));
    if day.ends_with('日') && bare.len() + "1日".len() <= day.len() {
        bare.trim_end_matches(['于', '在']).len()
    } else {
        lead.len()
    }
}

/// Whether a clause tells that a meeting was held: `1月10日,人民银行召开工作会议`.
fn is_held(clause: &str) -> bool {
    let at = ["召开", "举行"].iter().filter_map(|word| clause.find(word)).min();
    let (before, behind) = at.and_then(|at| clause.split_at_checked(at)).unwrap_or_default();
    (behind.contains('会') || before.contains('会'))
        && !words::NOT_HELD.stands_in(before)
        && !behind.starts_with("召开的")
}

/// Whether the words before a cue make it something that is to be done, not told.
fn is_untold(before: &str) -> bool {
    words::NOT_TOLD.ends(before) || before.contains("多次") || before.contains("曾")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_a_rule_reads_holds_one_that_it_waits_for() {
        let awaited = |list: &[&str], cues: &[&str]| {
            list.iter().filter(|word| !cues.iter().any(|cue| word.contains(cue))).map(|&word| word.to_owned()).collect()
        };
        let missing: [Vec<String>; 5] = [
            awaited(&words::CONVENES, &CALLS),
            awaited(&words::ATTENDS, &ATTENDS),
            awaited(&words::REPORTS, &REPORTS),
            awaited(&words::SPEECH_NOUNS, &REPORTS),
            awaited(&[HOLDS.as_slice(), &PRESIDES, &CALLS, &ATTENDS, &REPORTS].concat(), &words::MEETING_CUES),
        ];
        assert_eq!(missing.concat(), Vec::<String>::new());
    }
}
