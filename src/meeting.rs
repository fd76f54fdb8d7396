//! Meeting roles: who presided (`主持`), who attended (`出席` `列席` `参加`), whose report the meeting heard.
//!
//! These words say such things only of a meeting that was held.  Rules of procedure use the same words for what is to be
//! done at meetings, and plans say `参加` of those who take part in a task; so each word is believed only where the
//! sentence, or one close before it, tells of a meeting.

use once_cell::sync::Lazy;

use crate::assignment::{ActorData, ActorKind, Role, Statement, Statements};
use crate::clause::{Clause, Close, Sentence};
use crate::context::Context;
use crate::find::Finder;
use crate::lexicon::{Marks, words};
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::span::{Span, ceil_boundary};

/// How far behind the sentence that names who presided the attendance may be told, in bytes.
const NEAR: usize = 1_500;

/// A list of those who attended is looked for so many bytes before its last clause.
const MAX_BEFORE: usize = 900;

/// The same where who presided is not told, only that there was a meeting.
const NEXT: usize = 300;

/// The words without which a clause says nothing of a meeting (the reports are all `汇报` or `作了说明`).
static CUES: Lazy<Finder> = Lazy::new(|| Finder::new(&words::MEETING_CUES));

/// Adds every host, attendee and reporter that the document names, in any order.
pub(crate) fn read(context: &Context<'_>, found: &mut Statements) {
    let cues = CUES.starts(context.text);
    let mut meeting = Meeting { context, held: None, met: None, found };
    let mut ahead = cues.as_slice();
    let mut clauses = Vec::new();
    for sentence in context.clauses.sentences() {
        clauses.clear();
        clauses.extend(context.clauses.of(&sentence));
        meeting.sentence(&sentence, &clauses, &mut ahead);
    }
}

struct Meeting<'a, 'c> {
    context: &'a Context<'c>,
    /// Where a sentence ended that told who presided.
    held: Option<usize>,
    /// Where a clause ended that told of a meeting.
    met: Option<usize>,
    found: &'a mut Statements,
}

impl Meeting<'_, '_> {
    /// Reads a sentence; `cues` are the places of the words that stand at its start or behind it.
    fn sentence(&mut self, sentence: &Sentence, clauses: &[Clause], cues: &mut &[u32]) {
        if self.labelled(sentence, clauses) {
            return;
        }
        for (index, clause) in clauses.iter().enumerate() {
            while let Some((_, rest)) = cues.split_first().filter(|(at, _)| (**at as usize) < clause.span.start()) {
                *cues = rest;
            }
            if cues.first().is_none_or(|&at| at as usize >= clause.span.end()) {
                continue;
            }
            let before = clauses.get(..index).unwrap_or_default();
            if is_held(clause.span.text(self.context.text)) {
                self.met = Some(clause.span.end());
            }
            self.host(sentence, clause, before);
            self.attend(sentence, clause);
            self.report(sentence, clause);
        }
    }

    /// `出席：闻　达　罗布·次仁`: a label and names to the end of the paragraph.
    fn labelled(&mut self, sentence: &Sentence, clauses: &[Clause]) -> bool {
        let text = self.context.text;
        let Some(first) = clauses.first().filter(|first| first.close == Close::Colon) else { return false };
        if !first.span.text(text).starts_with(['主', '会', '出', '参', '与', '列', '汇']) {
            return false;
        }
        let word: String = first.span.text(text).chars().filter(|c| !is_blank(*c)).collect();
        let Some(role) = labelled_role(&word) else { return false };
        let Some(second) = clauses.get(1) else { return false };
        let end = sentence.span.end();
        let mut from = second.span.start();
        self.held = Some(end);
        // `县住建局：孙立、周五；县财政局：吴六`: the persons stand behind their offices.
        for part in text.get(from..end).unwrap_or_default().split_inclusive(['；', ';']) {
            let office = part.find([':', '：']).filter(|_| part.len() < end - second.span.start());
            let at = from
                + office
                    .map_or(0, |at| at + part.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
            let list = self.listed(at, from + part.len());
            self.push(sentence.span, role, first.span, list);
            from += part.len();
        }
        true
    }

    /// The list behind a label: to the end of its line, and on where the line ends in the middle of the list.
    fn listed(&self, from: usize, end: usize) -> NameList {
        let text = self.context.text;
        let mut to = from;
        for line in text.get(from..end).unwrap_or_default().split_inclusive('\n') {
            to += line.len();
            if !line.trim_end_matches(is_blank).ends_with(['、', '，', ',']) {
                break;
            }
        }
        name::list(self.context, Span::of(from, to), Trust::Officials)
    }

    /// `县长X主持召开…会议`, `会议由X主持`.
    fn host(&mut self, sentence: &Sentence, clause: &Clause, before: &[Clause]) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        let Some(offset) = inner.find("主持") else { return };
        let cue = Span::of(clause.span.start() + offset, clause.span.start() + offset + "主持".len());
        let behind = text.get(cue.end()..clause.span.end()).unwrap_or_default();
        let held = behind.is_empty() || words::PRESIDED.starts(behind) || behind.contains('会');
        if !held
            || behind.starts_with(['人', '的', '下', '或', '和', '、'])
            || is_untold(inner.get(..offset).unwrap_or_default())
        {
            return;
        }
        // `李强在主持会议时强调`, `副县长韩雪召集并主持`
        let lead = inner.get(..offset).unwrap_or_default();
        let until = clause.span.start() + words::JOINED.at_end(lead).map_or(offset, |word| offset - word.len());
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
            .or_else(|| before.iter().rev().take(2).find_map(|clause| self.at_start(clause.span, clause.span.end())));
        let Some(mut list) = list else { return };
        list.actors.retain(|actor| actor.kind == ActorKind::Official || passive);
        self.held = Some(sentence.span.end());
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

    /// `…、X出席会议`, `…主要负责人参加`.
    fn attend(&mut self, sentence: &Sentence, clause: &Clause) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        for word in ["出席", "列席", "参加"] {
            let Some(offset) = inner.rfind(word) else { continue };
            let start = clause.span.start() + offset;
            let cue = Span::of(start, start + word.len());
            let behind = text.get(cue.end()..clause.span.end()).unwrap_or_default();
            // `出席会议的有县委办吕军、县财政局局长赵六`
            if let Some(word) = words::WERE.at_start(behind).filter(|_| offset == 0) {
                let list = self.listed(cue.end() + word.len(), sentence.span.end());
                self.push(sentence.span, Role::Attend, cue, list);
                return;
            }
            let behind = behind.strip_prefix('了').unwrap_or(behind);
            let meeting = behind.is_empty() || behind.starts_with('并') || words::ATTENDED.starts(behind);
            if !meeting || is_untold(inner.get(..offset).unwrap_or_default()) || !self.is_told(sentence, word, behind) {
                continue;
            }
            let end = self.before_manner(clause.span.start(), start);
            let Some(mut list) = name::subject_before(self.context, sentence.span.start(), end, Trust::Cue) else {
                continue;
            };
            if is_untold(text.get(clause.span.start()..list.span.start()).unwrap_or_default()) {
                continue;
            }
            without_people(text, &mut list);
            let open = list.open;
            let (from, whole) = self.whole_group(sentence.span.start(), &list);
            if let Some(whole) = whole {
                list.actors = whole.actors;
            }
            let actors = self.before_list(sentence.span.start(), from);
            list.actors = actors.into_iter().chain(list.actors).collect();
            list.open = open;
            let first = list.actors.first().map_or(from, |actor| actor.span.start());
            self.push(Span::of(first.min(clause.span.start()), clause.span.end()), Role::Attend, cue, list);
            return;
        }
    }

    /// The names of one group of people who attended; what no list knows is a name in such a place.
    fn group(&self, span: Span) -> NameList {
        let text = self.context.text;
        let words = span.text(text);
        // Another clause that tells something: `会议由行长易纲主持,…`.
        if words::TELLS.stands_in(words) {
            return NameList::default();
        }
        let known = name::list(self.context, span, Trust::Cue);
        if !known.actors.is_empty() || !is_people(words) {
            return known;
        }
        // `市人大、市政协主要负责人、分管负责人`: more people of the bodies before.
        let bodies = self
            .context
            .lexicon
            .suffix(words, Marks::HOLDER)
            .and_then(|people| words.strip_suffix(people)?.strip_suffix('、'))
            .unwrap_or(words);
        let mut list = name::list(self.context, Span::of(span.start(), span.start() + bodies.len()), Trust::Labelled);
        // `党政主要负责同志和分管农业工作的负责同志`: what they do, no body.
        list.actors.retain(|actor| !actor.span.text(text).starts_with("分管"));
        list
    }

    /// Where the group of people starts in which `list` ends, and its names where the group holds more of them.
    fn whole_group(&self, from: usize, list: &NameList) -> (usize, Option<NameList>) {
        let text = self.context.text;
        let at = list.span.start();
        let from = from.max(ceil_boundary(text, at.saturating_sub(MAX_BEFORE)));
        let before = text.get(from..at).unwrap_or_default();
        let start = from + last_group(before);
        let whole = (start < at).then(|| self.group(Span::of(start, list.span.end())));
        match whole.filter(|whole| whole.actors.len() > list.actors.len()) {
            Some(whole) => (start, Some(whole)),
            None => (at, None),
        }
    }

    /// Who is listed in the sentence before the list at `end`: each clause with its own people, `市委全体负责人,市人大
    /// 主要负责人以及各县区负责人`.
    fn before_list(&self, from: usize, end: usize) -> Vec<ActorData> {
        let text = self.context.text;
        let from = from.max(ceil_boundary(text, end.saturating_sub(MAX_BEFORE)));
        let mut found = Vec::new();
        let mut end = end;
        loop {
            let before = text.get(from..end).unwrap_or_default().trim_end_matches(is_blank);
            let Some(sign) = words::NEXT_GROUP.at_end(before) else { break };
            let before = before.strip_suffix(sign).unwrap_or(before).trim_end_matches(['，', ',']);
            let start = last_group(before);
            let piece = Span::of(from + start, from + before.len());
            let words = piece.text(text);
            let mut list = self.group(piece);
            if list.actors.is_empty() && (!is_people(words) || words::TELLS.stands_in(words)) {
                break;
            }
            list.actors.append(&mut found);
            found = list.actors;
            end = from + start;
        }
        found
    }

    /// Whether the sentence tells of a meeting, or one close before it does.
    fn is_told(&self, sentence: &Sentence, word: &str, behind: &str) -> bool {
        let text = self.context.text;
        let printed = sentence.span.text(text);
        let near = self.held.is_some_and(|held| sentence.span.start() <= held + NEAR && sentence.span.end() >= held);
        let task = words::TASKS.stands_in(printed) && !printed.contains("负责同志") && !printed.contains("负责人");
        let told = words::OCCASIONS.stands_in(printed);
        let meeting = behind.contains('会');
        // `县水利局、县财政局等单位负责人参加`, right behind the meeting.
        let people = ["负责人", "负责同志"].iter().any(|who| printed.contains(who));
        let next = self.met.is_some_and(|met| (met..met + NEXT).contains(&sentence.span.start()));
        let branch = printed.contains("分会场");
        let known = self.held.is_some() || self.met.is_some() || (word != "参加" || branch) && told;
        !task && (near || people && next && behind.is_empty() || meeting && known)
    }

    /// The end of the list before the words that say how they attended: `应邀`, `在分会场`.
    fn before_manner(&self, from: usize, to: usize) -> usize {
        let text = self.context.text;
        let mut end = to;
        for _ in 0..6 {
            let before = text.get(from..end).unwrap_or_default();
            if let Some(word) = words::MANNERS.at_end(before) {
                end -= word.len();
                continue;
            }
            // `等县领导`
            if let Some(at) = before.strip_suffix("领导").and_then(|before| before.rfind('等'))
                && before.len() - at <= "等市领导".len()
            {
                end = from + at;
                continue;
            }
            let place = before.rfind('在').filter(|at| {
                let where_ = before.get(*at..).unwrap_or_default();
                where_.chars().count() <= 16
                    && (where_.ends_with("会场")
                        || where_.ends_with("机关")
                        || where_.ends_with("会")
                        || where_.ends_with('地'))
            });
            match place {
                Some(at) => end = from + at,
                None => break,
            }
        }
        end
    }

    /// `听取了X关于…的汇报`, `X作了汇报`.
    fn report(&mut self, sentence: &Sentence, clause: &Clause) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        if let Some(offset) = inner.find("听取") {
            let start = clause.span.start() + offset;
            let told = ["汇报", "报告", "说明", "介绍"]
                .iter()
                .any(|word| inner.get(offset..).unwrap_or_default().contains(word));
            let behind = text.get(start + "听取".len()..clause.span.end()).unwrap_or_default();
            let past = behind.starts_with('了')
                || self.held.is_some()
                || inner.starts_with("会议")
                || inner.starts_with("会上");
            let cue = Span::of(start, start + "听取".len());
            // `听取和审议了国务院关于…的报告`
            let more = words::HEARD_AND.at_start(behind);
            let from = cue.end() + more.map_or(0, |word| word.len());
            if told
                && past
                && !is_untold(inner.get(..offset).unwrap_or_default())
                && let Some(list) = self.reporters(from, clause.span.end())
            {
                self.push(clause.span, Role::Report, cue, list);
            }
            return;
        }
        let Some((word, offset)) = words::REPORTS.iter().find_map(|word| Some((*word, inner.find(word)?))) else {
            return;
        };
        let start = clause.span.start() + offset;
        let cue = Span::of(start, start + word.len());
        // What is no report by its word is one only where it is known who presided.
        let told = word.starts_with('作')
            || word.len() > "汇报".len() && word.contains("汇报")
            || word.starts_with("介绍") && word.ends_with("情况");
        if self.held.is_none() && !(told && sentence.span.text(text).contains('会'))
            || is_untold(inner.get(..offset).unwrap_or_default())
        {
            return;
        }
        let end = self.before_manner(clause.span.start(), start);
        let before = name::subject_before(self.context, clause.span.start(), end, Trust::Cue);
        // `X就《…》向全会作了说明`: more stands between.
        let list = before.filter(|list| list.span.end() == end).or_else(|| {
            let list = name::subject_at(self.context, clause.span.start(), end, Trust::Cue)?;
            let between = text.get(list.span.end()..end)?;
            words::REPORTING.starts(between).then_some(list)
        });
        if let Some(list) = list {
            self.push(clause.span, Role::Report, cue, list);
        }
    }

    /// The names behind 听取.
    fn reporters(&self, from: usize, end: usize) -> Option<NameList> {
        let text = self.context.text;
        let rest = text.get(from..end)?;
        let stop = words::REPORTED_ON.iter().filter_map(|word| rest.find(word)).filter(|at| *at > 0).min();
        let bounded = name::list(self.context, Span::of(from, from + stop?), Trust::Cue);
        if !bounded.actors.is_empty() {
            return Some(bounded);
        }
        name::subject_at(self.context, from, end, Trust::Cue)
    }

    fn push(&mut self, span: Span, role: Role, cue: Span, list: NameList) {
        if !list.actors.is_empty() {
            self.found.push(Statement { span, role, cue, actors: list.actors, open: list.open });
        }
    }
}

/// Where the last of several groups of people begins.
fn last_group(words: &str) -> usize {
    words::NEXT_GROUP.iter().filter_map(|sign| Some(words.rfind(sign)? + sign.len())).max().unwrap_or(0)
}

/// Whether words end like a group of people: `主要负责同志`, `班子成员`.
fn is_people(words: &str) -> bool {
    words::PEOPLE.ends(words) || words.ends_with("同志") || words.ends_with("负责人")
}

/// Drops the people of a body that is in the list itself: `各银保监局班子成员及其他局级干部`.
fn without_people(text: &str, list: &mut NameList) {
    let mut behind: Option<usize> = None;
    list.actors.retain(|actor| {
        let gap = behind.and_then(|end| text.get(end..actor.span.start())).unwrap_or_default();
        behind = Some(actor.span.end());
        let name = actor.span.text(text);
        let people = !name.starts_with('各') && words::PEOPLE.ends(name);
        !(people && gap.ends_with('及') && gap != "及")
    });
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

/// The role that a label of persons gives, as minutes print it at their head or foot.
fn labelled_role(label: &str) -> Option<Role> {
    let lists = [
        (&words::HOST_LABELS, Role::Host),
        (&words::ATTEND_LABELS, Role::Attend),
        (&words::REPORT_LABELS, Role::Report),
    ];
    lists.into_iter().find_map(|(labels, role)| labels.contains(&label).then_some(role))
}
