//! Meeting roles: who presided (`主持`), who attended (`出席` `列席` `参加`), whose report the meeting heard.
//!
//! These words say such things only of a meeting that was held.  Rules of procedure use the same words for what is to be
//! done at meetings, and plans say `参加` of those who take part in a task; so each word is believed only where the
//! sentence, or one close before it, tells of a meeting.

use once_cell::sync::Lazy;

use crate::assignment::{ActorKind, Role, Statement};
use crate::clause::{Clause, Clauses, Close, Sentence};
use crate::context::Context;
use crate::find::Finder;
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::span::Span;

/// How far behind the sentence that names who presided the attendance may be told, in bytes.
const NEAR: usize = 1_500;

/// The same where who presided is not told, only that there was a meeting.
const NEXT: usize = 300;

/// Labels of lists of persons, as minutes print them at their head or foot.
const LABELS: [(&str, Role); 46] = [
    ("主持人", Role::Host),
    ("主持", Role::Host),
    ("会议主持", Role::Host),
    ("会议主持人", Role::Host),
    ("出席", Role::Attend),
    ("出席人", Role::Attend),
    ("出席人员", Role::Attend),
    ("出席领导", Role::Attend),
    ("出席单位", Role::Attend),
    ("参加", Role::Attend),
    ("参加人", Role::Attend),
    ("参加人员", Role::Attend),
    ("参加单位", Role::Attend),
    ("参会人员", Role::Attend),
    ("与会人员", Role::Attend),
    ("参会单位", Role::Attend),
    ("列席", Role::Attend),
    ("列席人员", Role::Attend),
    ("列席单位", Role::Attend),
    ("出席会议", Role::Attend),
    ("出席会议的有", Role::Attend),
    ("出席会议人员", Role::Attend),
    ("参加会议", Role::Attend),
    ("参加会议的有", Role::Attend),
    ("参加会议的还有", Role::Attend),
    ("参加会议人员", Role::Attend),
    ("参会人", Role::Attend),
    ("与会", Role::Attend),
    ("列席会议", Role::Attend),
    ("列席会议的有", Role::Attend),
    ("列席会议人员", Role::Attend),
    ("参会领导", Role::Attend),
    ("与会领导", Role::Attend),
    ("参加领导", Role::Attend),
    ("列席领导", Role::Attend),
    ("参会", Role::Attend),
    ("列席人", Role::Attend),
    ("出席会议领导", Role::Attend),
    ("出席会议单位", Role::Attend),
    ("参加会议单位", Role::Attend),
    ("列席会议单位", Role::Attend),
    ("列席会议的还有", Role::Attend),
    ("与会单位", Role::Attend),
    ("汇报人", Role::Report),
    ("汇报单位", Role::Report),
    ("主持领导", Role::Host),
];

/// Words between those who attend and the word that says so.
const MANNERS: [&str; 32] = [
    "向会议",
    "向大会",
    "向全会",
    "派员",
    "派人",
    "等部门代表",
    "等单位代表",
    "等党和国家领导人",
    "等党和国家领导同志",
    "等领导同志",
    "等有关领导",
    "等领导",
    "依次",
    "逐一",
    "以视频形式",
    "以视频方式",
    "通过视频形式",
    "通过视频方式",
    "应邀",
    "现场",
    "通过视频",
    "或",
    "分别",
    "陪同",
    "在线",
    "线上",
    "等",
    "先后",
    "一同",
    "一并",
    "也",
    "受邀",
];

/// What stands between the one who presided and the word that says so.
const JOINED: [&str; 4] = ["召集并", "组织并", "出席并", "在"];

/// What those do whose report a meeting hears.
const REPORTS: [&str; 25] = [
    "作了汇报",
    "作汇报",
    "作了专题汇报",
    "作专题汇报",
    "作了情况汇报",
    "作情况汇报",
    "作了补充汇报",
    "作补充汇报",
    "作了工作汇报",
    "作工作汇报",
    "分别汇报",
    "进行了汇报",
    "汇报了",
    "作工作报告",
    "作了工作报告",
    "作了专题报告",
    "作专题报告",
    "作了报告",
    "作了说明",
    "作了情况说明",
    "作情况说明",
    "作起草说明",
    "介绍了",
    "通报了",
    "汇报",
];

/// What stands before such a word where it tells of no past meeting.
const NOT_TOLD: [&str; 18] = [
    "要", "应", "应当", "必须", "需", "须", "可", "不能", "不得", "请", "能", "将", "按时", "准时", "组织", "不",
    "邀请", "安排",
];

/// The words without which a clause says nothing of a meeting (the reports are all `汇报` or `作了说明`).
static CUES: Lazy<Finder> = Lazy::new(|| {
    Finder::new(&["召开", "举行", "主持", "出席", "列席", "参加", "听取", "汇报", "说明", "报告", "介绍了", "通报了"])
});

/// Every host, attendee and reporter that the document names, in any order.
pub(crate) fn statements(context: &Context<'_>) -> Vec<Statement> {
    let cues = CUES.starts(context.text);
    let mut meeting = Meeting { context, held: None, met: None, found: Vec::new() };
    let mut ahead = cues.as_slice();
    for sentence in context.clauses.sentences() {
        meeting.sentence(sentence, &mut ahead);
    }
    meeting.found
}

struct Meeting<'a, 'c> {
    context: &'a Context<'c>,
    /// Where a sentence ended that told who presided.
    held: Option<usize>,
    /// Where a clause ended that told of a meeting.
    met: Option<usize>,
    found: Vec<Statement>,
}

impl Meeting<'_, '_> {
    /// Reads a sentence; `cues` are the places of the words that stand at its start or behind it.
    fn sentence(&mut self, sentence: &Sentence, cues: &mut &[u32]) {
        let clauses: &Clauses = self.context.clauses;
        let clauses = clauses.of(sentence);
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
        let Some((_, role)) = LABELS.iter().find(|(label, _)| *label == word) else { return false };
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
            self.push(sentence.span, *role, first.span, list);
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
        let held = behind.is_empty()
            || ["召开", "会议", "全", "大会", "开幕", "第", "了"].iter().any(|word| behind.starts_with(word))
            || behind.contains('会');
        if !held
            || behind.starts_with(['人', '的', '下', '或', '和', '、'])
            || is_untold(inner.get(..offset).unwrap_or_default())
        {
            return;
        }
        // `李强在主持会议时强调`, `副县长韩雪召集并主持`
        let lead = inner.get(..offset).unwrap_or_default();
        let until =
            clause.span.start() + JOINED.iter().find_map(|word| lead.strip_suffix(word)).map_or(offset, str::len);
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
        let end =
            ["召集并", "组织并"].iter().find(|word| before.ends_with(**word)).map_or(cue, |word| cue - word.len());
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
            let behind = behind.strip_prefix('了').unwrap_or(behind);
            let meeting = behind.is_empty()
                || behind.starts_with('并')
                || ["会议", "全会", "座谈会", "大会", "会见", "活动", "本次会议", "此次会议"]
                    .iter()
                    .any(|what| behind.starts_with(what));
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
            self.push(clause.span, Role::Attend, cue, list);
            return;
        }
    }

    /// Whether the sentence tells of a meeting, or one close before it does.
    fn is_told(&self, sentence: &Sentence, word: &str, behind: &str) -> bool {
        let text = self.context.text;
        let printed = sentence.span.text(text);
        let near = self.held.is_some_and(|held| sentence.span.start() <= held + NEAR && sentence.span.end() >= held);
        let task = ["牵头", "负责", "应当", "配合"].iter().any(|task| printed.contains(task))
            && !printed.contains("负责同志")
            && !printed.contains("负责人");
        let told = ["应邀", "并讲话", "并致辞", "发表", "分会场"].iter().any(|sign| printed.contains(sign));
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
            if let Some(word) = MANNERS.iter().find(|word| before.ends_with(**word)) {
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
            let more = ["和审议了", "并审议了", "并原则同意", "并同意", "和审议", "并审议", "了"]
                .iter()
                .find(|word| behind.starts_with(**word));
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
        let Some((word, offset)) = REPORTS.iter().find_map(|word| Some((*word, inner.find(word)?))) else { return };
        let start = clause.span.start() + offset;
        let cue = Span::of(start, start + word.len());
        // What is no report by its word is one only where it is known who presided.
        let told = word.starts_with('作') || word.len() > "汇报".len() && word.contains("汇报");
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
            between.starts_with(['就', '向', '对', '代', '围', '关', '受']).then_some(list)
        });
        if let Some(list) = list {
            self.push(clause.span, Role::Report, cue, list);
        }
    }

    /// The names behind 听取.
    fn reporters(&self, from: usize, end: usize) -> Option<NameList> {
        let text = self.context.text;
        let rest = text.get(from..end)?;
        let stop = ["关于", "代表", "所作", "对", "就", "的", "围绕", "有关", "受", "情况", "工作", "近期"]
            .iter()
            .filter_map(|word| rest.find(word))
            .filter(|at| *at > 0)
            .min();
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

/// Drops the people of a body that is in the list itself: `各银保监局班子成员及其他局级干部`.
fn without_people(text: &str, list: &mut NameList) {
    let mut behind: Option<usize> = None;
    list.actors.retain(|actor| {
        let gap = behind.and_then(|end| text.get(end..actor.span.start())).unwrap_or_default();
        behind = Some(actor.span.end());
        let name = actor.span.text(text);
        let people =
            !name.starts_with('各') && ["干部", "书记", "委员", "人员", "成员"].iter().any(|word| name.ends_with(word));
        !(people && gap.ends_with('及') && gap != "及")
    });
}

/// Whether a clause tells that a meeting was held: `1月10日,人民银行召开工作会议`.
fn is_held(clause: &str) -> bool {
    let at = ["召开", "举行"].iter().filter_map(|word| clause.find(word)).min();
    let (before, behind) = at.and_then(|at| clause.split_at_checked(at)).unwrap_or_default();
    let rule = ["要", "应", "须", "可", "定期", "每", "由", "适时", "及时", "必要时", "拟", "将", "负责", "组织", "不"];
    (behind.contains('会') || before.contains('会'))
        && !rule.iter().any(|word| before.contains(word))
        && !behind.starts_with("召开的")
}

/// Whether the words before a cue make it something that is to be done, not told.
fn is_untold(before: &str) -> bool {
    NOT_TOLD.iter().any(|word| before.ends_with(word)) || before.contains("多次") || before.contains("曾")
}
