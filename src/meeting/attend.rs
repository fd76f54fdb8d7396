//! Who attended: the people listed before `出席`, `列席`, `参加`, `到会`, group by group.

use super::{Meeting, NEAR, is_untold, untagged};
use crate::assignment::{ActorData, ActorKind, Role};
use crate::clause::{Clause, Sentence};
use crate::lexicon::{Marks, words};
use crate::lines::{is_blank, trim};
use crate::name::{self, NameList, Trust};
use crate::span::{Span, ceil_boundary};

/// A list of those who attended is looked for so many bytes before its last clause.
const MAX_BEFORE: usize = 900;

/// How far behind a clause that tells of a meeting, and not who presided, the attendance may be told, in bytes.
const NEXT: usize = 300;

/// The longest name that a title alone vouches for, in characters.
const MAX_NAME: usize = 4;

impl Meeting<'_, '_> {
    /// `…、X出席会议`, `…主要负责人参加`.
    pub(super) fn attend(&mut self, sentence: &Sentence, clause: &Clause) {
        let text = self.context.text;
        let inner = clause.span.text(text);
        for word in words::ATTENDS.iter().copied() {
            let Some(offset) = inner.rfind(word) else { continue };
            let start = clause.span.start() + offset;
            let cue = Span::of(start, start + word.len());
            let behind = text.get(cue.end()..clause.span.end()).unwrap_or_default();
            // `在主席台就座的有：高珊、李明`: the colon ends the clause.
            let listed = text.get(cue.end()..sentence.span.end()).unwrap_or_default();
            // `出席会议的有县委办吕军、县财政局局长赵六`
            if let Some(word) = words::WERE.at_start(listed).filter(|_| offset == 0 || word == "就座") {
                let list = self.listed(cue.end() + word.len(), sentence.span.end());
                self.push(sentence.span, Role::Attend, cue, list);
                return;
            }
            let behind = behind.strip_prefix('了').unwrap_or(behind);
            let meeting = behind.is_empty() || behind.starts_with('并') || words::ATTENDED.starts(behind);
            if !meeting
                || is_untold(inner.get(..offset).unwrap_or_default())
                || !self.is_told(sentence, clause, word, behind)
            {
                continue;
            }
            let end = self.before_manner(clause.span.start(), start);
            let list = name::subject_before(self.context, sentence.span.start(), end, Trust::Cue);
            let list = list.or_else(|| self.persons(Span::of(clause.span.start(), end)));
            let list = list.or_else(|| self.members(Span::of(clause.span.start(), end)));
            let Some(mut list) = list else { continue };
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
            // The next sentence may tell who else did.
            self.met = Some(clause.span.end());
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
        if !known.actors.is_empty() {
            return known;
        }
        if let Some(persons) = self.persons(span) {
            return persons;
        }
        if !is_people(words) {
            return self.bodies(span).unwrap_or(known);
        }
        let holders = self.context.lexicon.suffix(words, Marks::HOLDER).and_then(|people| words.strip_suffix(people));
        let bodies = holders.and_then(|bodies| self.bodies(Span::of(span.start(), span.start() + bodies.len())));
        if let Some(bodies) = bodies {
            return bodies;
        }
        // `市人大、市政协主要负责人、分管负责人`: more people of the bodies before.
        let bodies = holders.and_then(|bodies| bodies.strip_suffix('、')).unwrap_or(words);
        let mut list = name::list(self.context, Span::of(span.start(), span.start() + bodies.len()), Trust::Labelled);
        // `党政主要负责同志和分管农业工作的负责同志`: what they do, no body.
        list.actors.retain(|actor| !actor.span.text(text).starts_with("分管"));
        list
    }

    /// A group of bodies that no list knows all of (`中央管理的金融机构、部分企业、高校`): beside those who attended, what ends like
    /// a body is one.
    fn bodies(&self, span: Span) -> Option<NameList> {
        let text = self.context.text;
        let mut list = NameList { span, ..NameList::default() };
        let mut at = span.start();
        for member in span.text(text).split_inclusive('、') {
            let name = member.trim_end_matches('、');
            let piece = Span::of(at, at + name.len());
            at += member.len();
            let known = name::list(self.context, piece, Trust::Cue).actors;
            if !known.is_empty() {
                list.actors.extend(known);
            } else if self.context.lexicon.suffix(name, Marks::HEAD.or(Marks::CLASS)).is_some() {
                list.actors.push(ActorData::new(piece, ActorKind::Collective));
            } else {
                return None;
            }
        }
        Some(list)
    }

    /// A group of persons: `县住建局李四、县审计局王五`, where the offices vouch for the names.
    fn persons(&self, span: Span) -> Option<NameList> {
        let list = name::list(self.context, span, Trust::Officials);
        let named =
            |actor: &ActorData| actor.kind == ActorKind::Official && actor.title().start() <= actor.span.start();
        let all = !list.actors.is_empty() && list.actors.iter().all(named);
        if all && !words::TELLS.stands_in(span.text(self.context.text)) { Some(list) } else { self.titled(span) }
    }

    /// The members of a body, all of them: `市防汛委员会委员`, `市政府党组成员`.
    fn members(&self, span: Span) -> Option<NameList> {
        let span = untagged(self.context.text, span);
        let words = span.text(self.context.text);
        let body = words::MEMBERS.at_end(words).and_then(|members| words.strip_suffix(members))?;
        let body = Span::of(span.start(), span.start() + body.len());
        let known = name::list(self.context, body, Trust::Cue);
        let whole = |actor: &&ActorData| actor.span == body && actor.kind == ActorKind::Department;
        let one = known.actors.first().filter(whole)?;
        let whole = known.actors.len() == 1 && one.span.start() == span.start();
        whole.then(|| NameList::one(span, ActorKind::Collective))
    }

    /// The person behind a title, whatever the name: `纪检监察组组长年维国`.
    fn titled(&self, span: Span) -> Option<NameList> {
        let text = self.context.text;
        let words = span.text(text);
        let names = words.char_indices().rev().map(|(at, _)| at).take(MAX_NAME).skip(1);
        let office = |at: usize| {
            let before = words.get(..at).unwrap_or_default();
            let title =
                self.context.lexicon.suffix(before, Marks::TITLE).filter(|title| words::MEETING_POSTS.ends(title))?;
            Some((at, at - title.len()))
        };
        let (at, title) = names.filter_map(office).last()?;
        let person = Span::of(span.start() + at, span.end());
        let office = name::list(self.context, Span::of(span.start(), span.start() + title), Trust::Cue);
        if title > 0 && office.actors.is_empty() || !person.text(text).chars().all(name::is_han) {
            return None;
        }
        let actor = ActorData::new(person, ActorKind::Official).titled(Span::of(span.start(), person.start()));
        Some(NameList { span, actors: vec![actor], ..NameList::default() })
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
    fn is_told(&self, sentence: &Sentence, clause: &Clause, word: &str, behind: &str) -> bool {
        let text = self.context.text;
        let printed = sentence.span.text(text);
        let near = self.held.is_some_and(|held| sentence.span.start() <= held + NEAR && sentence.span.end() >= held);
        let task = words::TASKS.stands_in(printed) && !printed.contains("负责同志") && !printed.contains("负责人");
        let told = words::OCCASIONS.stands_in(printed);
        // 到会, 参会 say by themselves what was attended.
        let itself = word.ends_with('会');
        let speaks = behind.starts_with('并') && word != "参加";
        let meeting = behind.contains('会') || speaks;
        // `县水利局、县财政局等单位负责人参加`, right behind the meeting.
        let people = ["负责人", "负责同志"].iter().any(|who| printed.contains(who));
        let next = self.met.is_some_and(|met| sentence.span.start() < met + NEXT && sentence.span.end() >= met);
        // `周明远、陈立强出席。`: a sentence of its own, however far behind the meeting, and a paragraph of its own where `参加`
        // may be another thing (`市领导周明远,各区、市直有关部门负责人参加。`).
        let own = matches!(word, "出席" | "列席" | "就座") && clause.span == sentence.span
            || people && clause.span.end() == sentence.span.end() && self.is_paragraph(sentence.span);
        let alone = behind.is_empty() && own && (self.held.is_some() || self.met.is_some());
        let branch = printed.contains("分会场");
        let known = self.held.is_some() || self.met.is_some() || (word != "参加" || branch) && told;
        !task
            && (near
                || alone
                || next && (itself || people && behind.is_empty())
                || known && if itself { people } else { meeting })
    }

    /// Whether the sentence is all of its line.
    fn is_paragraph(&self, sentence: Span) -> bool {
        let lines = self.context.lines;
        let line = trim(self.context.text, lines.get(lines.at(sentence.start())).span);
        line.start() == sentence.start() && line.end() <= sentence.end() + '。'.len_utf8()
    }

    /// The end of the list before the words that say how they attended: `应邀`, `在分会场`.
    pub(super) fn before_manner(&self, from: usize, to: usize) -> usize {
        let text = self.context.text;
        let mut end = to;
        for _ in 0..6 {
            let before = text.get(from..end).unwrap_or_default();
            if let Some(word) = words::MANNERS.at_end(before) {
                end -= word.len();
                continue;
            }
            // `分管负责同志和联络员`, `部门和单位|的负责同志`
            let beside = words::BESIDE_PEOPLE.at_end(before).and_then(|people| before.strip_suffix(people));
            let beside = beside.and_then(|before| before.strip_suffix(['、', '和', '及']));
            let holder = self.context.lexicon.suffix(before, Marks::HOLDER);
            let of = holder.and_then(|holder| before.strip_suffix(holder)?.strip_suffix('的'));
            if let Some(rest) = beside.filter(|rest| is_people(rest) || words::BESIDE_PEOPLE.ends(rest)).or(of) {
                end = from + rest.len();
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
