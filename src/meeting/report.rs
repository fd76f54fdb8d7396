//! Whose report the meeting heard: those behind `听取` and `连线`, and those who `汇报`, `通报`, `发言`.

use super::{Meeting, is_untold};
use crate::assignment::Role;
use crate::clause::{Clause, Sentence};
use crate::lexicon::words;
use crate::name::{self, NameList, Trust};
use crate::span::Span;

/// So many reports of one clause are looked for: `听取了A关于…、B关于…的汇报`.
const MAX_REPORTS: usize = 8;

impl Meeting<'_, '_> {
    /// `听取了X关于…的汇报`, `X作了汇报`.
    pub(super) fn report(&mut self, sentence: &Sentence, clause: &Clause) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        if let Some(offset) = inner.find("听取") {
            self.heard(clause, offset);
            return;
        }
        if let Some(offset) = inner.find("连线") {
            self.linked(sentence, clause, offset);
            return;
        }
        let printed = sentence.span.text(text);
        // Where nobody is known to have presided, the sentence itself tells of a meeting.
        if self.held.is_none() && !printed.contains('会') {
            return;
        }
        let Some((cue, told)) = spoken(inner, clause.span.start()) else { return };
        let lead = text.get(clause.span.start()..cue.start()).unwrap_or_default();
        // What is no report by its word is one only where it is known who presided, or `会上`.
        let known = self.held.is_some() || told && printed.contains('会') || words::AT_MEETING.starts(printed);
        if !known || is_untold(lead) || words::NEXT_TIME.stands_in(printed) {
            return;
        }
        let end = self.before_manner(clause.span.start(), cue.start());
        let before = name::subject_before(self.context, clause.span.start(), end, Trust::Cue);
        // `X就《…》向全会作了说明`: more stands between.
        let list = before.filter(|list| list.span.end() == end).or_else(|| {
            let list = name::subject_at(self.context, clause.span.start(), end, Trust::Cue)?;
            let between = text.get(list.span.end()..end)?;
            words::REPORTING.starts(between).then_some(list)
        });
        let asked = |list: &NameList| is_untold(text.get(clause.span.start()..list.span.start()).unwrap_or_default());
        if let Some(list) = list.filter(|list| !asked(list)) {
            self.push(clause.span, Role::Report, cue, list);
        }
    }

    /// `听取了X关于…的汇报`.
    fn heard(&mut self, clause: &Clause, offset: usize) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        let start = clause.span.start() + offset;
        let told = words::REPORT_NOUNS.stands_in(inner.get(offset..).unwrap_or_default());
        let behind = text.get(start + "听取".len()..clause.span.end()).unwrap_or_default();
        let past = behind.starts_with('了')
            || self.held.is_some()
            || inner.starts_with("会议")
            || words::AT_MEETING.starts(inner);
        let cue = Span::of(start, start + "听取".len());
        // `听取和审议了国务院关于…的报告`
        let more = words::HEARD_AND.at_start(behind);
        let from = cue.end() + more.map_or(0, |word| word.len());
        // `做好听取…报告的准备工作`, `定期听取…汇报`: it is still to be done, or done again and again.
        let lead = inner.get(..offset).unwrap_or_default();
        if !told || !past || is_untold(lead) || words::NOT_HEARD.stands_in(lead) {
            return;
        }
        // `听取《…条例》实施情况第三方评估汇报`: what was reported on.
        let list = self.reporters(from, clause.span.end());
        let Some(list) = list.filter(|list| !list.span.text(text).starts_with(['《', '〈'])) else { return };
        let mut behind = list.actors.last().map_or(from, |last| last.span.end());
        self.push(clause.span, Role::Report, cue, list);
        // `听取了A关于…、B关于…的汇报`: each with his own.
        let rest = text.get(behind..clause.span.end()).unwrap_or_default();
        for (at, _) in rest.match_indices("关于").skip(1).take(MAX_REPORTS) {
            let end = clause.span.end() - rest.len() + at;
            let before = text.get(behind..end).unwrap_or_default();
            let joint = before.char_indices().rev().find_map(|(at, _)| {
                let (topic, next) = before.split_at_checked(at)?;
                let joint = words::JOINTS.at_start(next).filter(|_| words::HEARD_TOPICS.ends(topic))?;
                Some(behind + at + joint.len())
            });
            behind = end;
            if let Some(from) = joint {
                let list = name::list(self.context, Span::of(from, end), Trust::Cue);
                self.push(clause.span, Role::Report, cue, list);
            }
        }
    }

    /// `会议连线市气象台、市水文中心，听取…意见`: those on the line were heard.
    fn linked(&mut self, sentence: &Sentence, clause: &Clause, offset: usize) {
        let text = self.context.text;
        let behind = clause.span.start() + offset + "连线".len();
        let later = text.get(behind..sentence.span.end()).unwrap_or_default();
        let lead = clause.span.text(text).get(..offset).unwrap_or_default();
        if self.held.is_none() && self.met.is_none() || !later.contains("听取") || is_untold(lead) {
            return;
        }
        let from = behind + if later.starts_with('了') { '了'.len_utf8() } else { 0 };
        let list = name::list(self.context, Span::of(from, clause.span.end()), Trust::Cue);
        self.push(clause.span, Role::Report, Span::of(behind - "连线".len(), behind), list);
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
}

/// The words in a clause at `start` by which somebody reports or speaks, and whether they tell of a meeting by themselves.
fn spoken(inner: &str, start: usize) -> Option<(Span, bool)> {
    if let Some((offset, word)) = words::REPORTS.first_in(inner) {
        let told = word.starts_with(['作', '做'])
            || word.len() > "汇报".len() && word.contains("汇报")
            || word.starts_with("介绍") && word.ends_with("情况");
        return Some((Span::of(start + offset, start + offset + word.len()), told));
    }
    // `作了交流发言`, `先后作表态发言`, `分别发言`, `作了补充说明`
    words::SPEECH_NOUNS.iter().find_map(|noun| {
        let (at, _) = inner.match_indices(noun).next()?;
        let before = inner.get(..at)?;
        let before = words::SPEECHES.at_end(before).and_then(|kind| before.strip_suffix(kind)).unwrap_or(before);
        let verb = words::SPEAKS.at_end(before)?;
        // 工作报告 holds such a verb too.
        let lead = before.strip_suffix(verb).filter(|lead| !(verb == "作" && words::MAKES.ends(lead)))?;
        let told = *noun == "发言" || verb.starts_with(['作', '做']);
        Some((Span::of(start + lead.len(), start + at + noun.len()), told))
    })
}
