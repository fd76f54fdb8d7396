//! The labels of minutes: `出席：闻　达　罗布·次仁`, at their head or foot.
//!
//! Several may stand on one line, parted by blanks (`主　持：X　　记　录：Y`), and the names may go on below.

use super::{Meeting, NEAR};
use crate::assignment::{ActorKind, Role};
use crate::clause::{Clause, Close, Sentence};
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::name::{self, NameList, Trust};
use crate::span::Span;

/// A line of names below a label has at most so many bytes.
const MAX_LINE: usize = 300;

/// What a label says of the names behind it; `None` where it is of another thing (`地点`, `请假`).
type Given = Option<Role>;

/// A list of names that may go on in the next line.
#[derive(Clone, Copy)]
pub(super) struct Open {
    role: Role,
    cue: Span,
    /// Where it ended so far.
    end: usize,
    /// Nothing was listed yet.
    empty: bool,
}

/// A label in a line of minutes.
struct Label {
    /// `None` where it names no role.
    role: Given,
    word: Span,
    /// Where its list begins.
    from: usize,
}

impl Meeting<'_, '_> {
    /// A line that begins with a label, or that goes on with the names of the line before.
    pub(super) fn labelled(&mut self, sentence: &Sentence, clauses: &[Clause]) -> bool {
        let open = self.open.take();
        if clauses.first().is_none_or(|first| first.close != Close::Colon) {
            return open.is_some_and(|open| self.goes_on(open, sentence));
        }
        let labels = self.labels(sentence, clauses);
        if labels.iter().all(|label| label.role.is_none()) {
            return false;
        }
        for (index, label) in labels.iter().enumerate() {
            let end = labels.get(index + 1).map_or(sentence.span.end(), |next| next.word.start());
            let Some(role) = label.role else { continue };
            self.held = Some(end);
            let listed = self.parts(role, label, end);
            self.open = Some(Open { role, cue: label.word, end, empty: !listed });
        }
        // What follows the line follows its last label.
        if labels.last().is_some_and(|label| label.role.is_none()) {
            self.open = None;
        }
        true
    }

    /// The labels of a line that begins with one.
    fn labels(&self, sentence: &Sentence, clauses: &[Clause]) -> Vec<Label> {
        let text = self.context.text;
        let mut found: Vec<Label> = Vec::new();
        for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.close == Close::Colon) {
            let near = self.held.is_some_and(|held| clause.span.start() <= held + NEAR);
            let label = label_at_end(clause.span.text(text), near).filter(|(at, _)| index > 0 || *at == 0);
            let Some((at, role)) = label else {
                if index == 0 {
                    break;
                }
                continue;
            };
            let word = Span::of(clause.span.start() + at, clause.span.end());
            let from = clauses.get(index + 1).map_or(sentence.span.end(), |next| next.span.start());
            found.push(Label { role, word, from });
        }
        found
    }

    /// The names behind a label, up to `end`.  Whether there are any.
    fn parts(&mut self, role: Role, label: &Label, end: usize) -> bool {
        let text = self.context.text;
        let mut from = label.from.min(end);
        let whole = end - from;
        let mut any = false;
        // `县住建局：孙立、周五；县财政局：吴六`: the persons stand behind their offices.
        for part in text.get(from..end).unwrap_or_default().split_inclusive(['；', ';']) {
            let office = part.find([':', '：']).filter(|_| part.len() < whole);
            let at = from
                + office
                    .map_or(0, |at| at + part.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
            let list = self.listed(at, from + part.len());
            any |= !list.actors.is_empty();
            self.push(Span::of(label.word.start(), end), role, label.word, list);
            from += part.len();
        }
        any
    }

    /// The list behind a label: to the end of its line, and on where the line ends in the middle of the list.
    pub(super) fn listed(&self, from: usize, end: usize) -> NameList {
        let text = self.context.text;
        let mut to = from;
        for line in text.get(from..end).unwrap_or_default().split_inclusive('\n') {
            to += line.len();
            if !line.trim_end_matches(is_blank).ends_with(['、', '，', ',']) {
                break;
            }
        }
        let mut list = name::list(self.context, Span::of(from, to), Trust::Officials);
        without_offices(text, &mut list);
        list
    }

    /// The names of a line below a label: persons, or bodies where the label stood alone.
    fn goes_on(&mut self, open: Open, sentence: &Sentence) -> bool {
        let text = self.context.text;
        let (from, end) = (sentence.span.start(), sentence.span.end());
        let between = text.get(open.end..from).unwrap_or_default();
        if between.matches('\n').count() > 1 || sentence.heading || end - from > MAX_LINE {
            return false;
        }
        let list = self.listed(from, end);
        let persons = list.actors.iter().all(|actor| actor.kind == ActorKind::Official);
        if list.actors.is_empty() || !(persons || open.empty) || words::TELLS.stands_in(sentence.span.text(text)) {
            return false;
        }
        self.held = Some(end);
        self.open = Some(Open { end, ..open });
        self.push(sentence.span, open.role, open.cue, list);
        true
    }
}

/// Drops the office before a person that only blanks part from it: `县政府办　孙立`.
fn without_offices(text: &str, list: &mut NameList) {
    let mut next: Option<(usize, ActorKind)> = None;
    let mut keep: Vec<bool> = Vec::with_capacity(list.actors.len());
    for actor in list.actors.iter().rev() {
        let office = next.is_some_and(|(start, kind)| {
            let gap = text.get(actor.span.end()..start).unwrap_or_default();
            kind == ActorKind::Official
                && actor.kind == ActorKind::Department
                && !gap.is_empty()
                && !gap.contains('\n')
                && gap.chars().all(is_blank)
        });
        keep.push(!office);
        next = Some((actor.span.start(), actor.kind));
    }
    let mut kept = keep.into_iter().rev();
    list.actors.retain(|_| kept.next().unwrap_or(true));
}

/// The label at the end of `clause`, and where it begins; `near` where other labels stand close before.
fn label_at_end(clause: &str, near: bool) -> Option<(usize, Given)> {
    let clause = name::without_gloss(clause);
    let clause = clause.trim_end_matches(is_blank);
    let lists = [
        (&words::HOST_LABELS, Some(Role::Host)),
        (&words::ATTEND_LABELS, Some(Role::Attend)),
        (&words::REPORT_LABELS, Some(Role::Report)),
        (&words::GUEST_LABELS, near.then_some(Role::Attend)),
        (&words::OTHER_LABELS, None),
    ];
    let last = clause.chars().next_back()?;
    let lists = lists.into_iter().filter(|(labels, _)| labels.may_end(last));
    let labels = lists.flat_map(|(labels, role)| labels.iter().map(move |label| (*label, role)));
    let found = labels.filter(|(label, _)| label.ends_with(last));
    let found = found.filter_map(|(label, role)| Some((spaced_at_end(clause, label)?, role)));
    found.min_by_key(|(at, _)| *at)
}

/// Where `word` begins at the end of `text`, in which blanks may part its characters; a blank or nothing stands before it.
fn spaced_at_end(text: &str, word: &str) -> Option<usize> {
    let mut rest = text;
    for c in word.chars().rev() {
        rest = rest.trim_end_matches(is_blank).strip_suffix(c)?;
    }
    (rest.is_empty() || rest.ends_with(is_blank)).then_some(rest.len())
}
