//! Parties: who is given which role by which words.
//!
//! Role words are found in one pass over the text ([`cue`]); most of them are [`idle`].  Beside each other one, its scope
//! is read: the sentence or bracket that it stands in.  Labels ([`label`]) vouch for the list behind them; verbs
//! ([`verb`]) look for their subject ([`subject`]) in the clause, behind 由, or in a clause before; [`veto`] names the
//! places where the word gives no role.  A list of bodies alone in a bracket at the end of an item is responsible
//! ([`tail`]); in a task table the column says it ([`cells`]).  A rule for the whole document ([`rule`]) changes roles at
//! the end.

mod cells;
mod cue;
mod idle;
mod label;
mod rule;
mod scope;
mod subject;
mod tail;
mod verb;
mod veto;

use std::borrow::Cow;

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::assignment::{ActorData, PartyData, Role, Statement, Statements};
use crate::clause::Sentence;
use crate::context::Context;
use crate::find::Few;
use crate::frame::Region;
use crate::lexicon::words;
use crate::lines::trim;
use crate::metadata::LeadRule;
use crate::name::{self, NameList, Trust};
use crate::span::{Span, floor_boundary};

use cue::{Cue, Word};
use label::Label;
use rule::Governed;
use verb::Reader;

/// How many lines a list may run down behind a label that stands alone on its line.
const MAX_LINES: usize = 40;

/// What the document says of parties.
pub(crate) struct Parties {
    /// Every statement that gives a party a role.
    pub statements: Statements,
    /// The rule for the whole document, and how many lists it governs.
    pub rule: Option<(LeadRule, usize)>,
}

/// Reads every statement of the document that gives a party a role.
pub(crate) fn read(context: &Context<'_>) -> Parties {
    let text = context.text;
    let mut found = Found::default();
    cells::read(context, &mut found);
    // No other role word overlaps 牵头: what is found here is all that a rule can hold.
    let mut leads = Vec::new();
    let mut cues = cue::cues(text).inspect(|cue| leads.extend((cue.word == Word::Lead).then_some(cue.at)));
    let mut ahead = cues.next();
    let mut inside = Vec::new();
    for (index, sentence) in context.clauses.sentences().enumerate() {
        let (start, end) = (sentence.span.start(), sentence.span.end());
        // Nearly every sentence has no role word and no bracket at its end.
        let cued = ahead.is_some_and(|cue| cue.at < end);
        if !cued && !tail::closes(&sentence, text) || outside(context, &sentence) {
            continue;
        }
        inside.clear();
        while let Some(cue) = ahead.filter(|cue| cue.at < end) {
            if cue.at >= start && !idle::is_idle(context, &sentence, cue) {
                inside.push(cue);
            }
            ahead = cues.next();
        }
        if !inside.iter().all(|&cue| idle::waits(context, &sentence, cue)) {
            read_sentence(context, index, with_list(context, index, &sentence), &inside, &mut found);
        }
        tail::read(context, &sentence, &mut found);
    }
    cues.for_each(drop);
    let rule = rule::find(text, &leads);
    let rule = rule.map(|rule| (rule, rule::apply(rule, &mut found.statements.list, &found.governed)));
    let mut statements = found.statements;
    let Statements { list, actors } = &mut statements;
    list.retain_mut(|party| {
        let own = party.among(actors);
        hold(context, party, own)
    });
    Parties { statements, rule }
}

/// So far from the start of a text a report says that it is one, in bytes.
const MAX_HEAD: usize = 600;

/// By these words a report says so.
static NEWS: Lazy<Few> = Lazy::new(|| Few::new(&words::NEWS));
static REPORTER: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("记者"));

/// Whether the text is a reporter's.
fn is_report(text: &str) -> bool {
    let head = text.get(..floor_boundary(text, MAX_HEAD.min(text.len()))).unwrap_or_default();
    // `就方案答记者问`, `回答了记者提问`: that explains a policy.
    let asked = |at: usize| head.get(at + "记者".len()..).is_some_and(|behind| behind.starts_with(['问', '提']));
    NEWS.stand_in(head) || REPORTER.find_iter(head.as_bytes()).any(|at| !asked(at))
}

/// Widens the clause to hold all its actors (a subject may stand in a clause before).  Whether it still lies in one node.
fn hold(context: &Context<'_>, party: &mut PartyData, actors: &[ActorData]) -> bool {
    let spans = actors.iter().map(|actor| actor.span);
    party.span =
        spans.fold(party.span, |hull, span| Span::of(hull.start().min(span.start()), hull.end().max(span.end())));
    let node = context.tree.get(context.tree.at(party.span.start()));
    node.is_some_and(|node| node.span.encloses(party.span))
}

/// Where no party is assigned: the page around the text, its title, addressee and signature.
fn outside(context: &Context<'_>, sentence: &Sentence) -> bool {
    matches!(
        context.frame.at(sentence.span.start()),
        Region::Chrome
            | Region::Title
            | Region::DocumentNumber
            | Region::Addressee
            | Region::Signature
            | Region::Date
            | Region::Imprint
            | Region::Contents
            | Region::Table
    )
}

/// What was found so far.
#[derive(Default)]
pub(crate) struct Found {
    pub statements: Statements,
    /// The lists that a rule for the whole document may govern.
    pub governed: Vec<Governed>,
}

impl Found {
    /// Adds the list of a label or a bracket.
    pub fn list(&mut self, span: Span, role: Role, cue: Span, list: NameList) {
        if list.actors.is_empty() {
            return;
        }
        self.governed.push(Governed { statement: self.statements.list.len(), before_comma: list.before_comma });
        self.statements.push(Statement { span, role, cue, actors: list.actors, open: list.open });
    }
}

/// The sentence with the list behind its colon, where it is a heading that begins with a label: `(二)责任单位:市住建局。`
fn with_list(context: &Context<'_>, index: usize, sentence: &Sentence) -> Span {
    let (text, span) = (context.text, sentence.span);
    let colon = || text.get(span.end()..).is_some_and(|rest| rest.starts_with([':', '：']));
    let label = sentence.heading && label::word(context.lexicon, text, span.start()).is_some() && colon();
    let list = context.clauses.sentences_from(index + 1).next().filter(|_| label);
    list.map_or(span, |list| Span::of(span.start(), list.span.end()))
}

/// Reads the brackets of a sentence and then what stands outside them.
fn read_sentence(context: &Context<'_>, index: usize, sentence: Span, cues: &[Cue], found: &mut Found) {
    let text = context.text;
    // A full stop inside a bracket ends the sentence before the bracket closes: `(A、B负责。列首位的为牵头单位)`.
    let words = sentence.text(text);
    let opened = words.chars().next().is_some_and(name::opens) && name::group(words).is_none();
    let mut waiting = vec![(sentence, opened)];
    while let Some((scope, bracket)) = waiting.pop() {
        let inside: Cow<'_, [Cue]> = if scope == sentence {
            Cow::Borrowed(cues)
        } else {
            cues.iter().copied().filter(|cue| scope.contains(cue.at)).collect()
        };
        if inside.is_empty() {
            continue;
        }
        let (clauses, groups) = scope::cut(text, scope);
        let held = |cue: &Cue| groups.iter().any(|group| group.outer.contains(cue.at));
        let ground: Cow<'_, [Cue]> = if groups.is_empty() {
            Cow::Borrowed(&inside)
        } else {
            inside.iter().copied().filter(|cue| !held(cue)).collect()
        };
        let reader = Reader::new(context, scope, clauses, false);
        let lists = read_scope(context, index, reader, bracket, &ground, found);
        for group in groups.iter().rev() {
            let listed = lists.iter().any(|list| list.encloses(group.outer));
            let quoted = group.quoted && !group.inner.text(text).contains(['，', ',', '。', '；']);
            if !listed && !quoted && inside.iter().any(|cue| group.inner.contains(cue.at)) {
                waiting.push((group.inner, !group.quoted));
            }
        }
    }
}

/// Reads the labels and the verbs of one scope.  Gives back the lists of its labels.
fn read_scope(
    context: &Context<'_>,
    index: usize,
    mut reader: Reader<'_, '_>,
    bracket: bool,
    cues: &[Cue],
    found: &mut Found,
) -> Vec<Span> {
    let mut lists: Vec<Span> = Vec::new();
    let scope = reader.scope;
    for cue in cues {
        if lists.iter().any(|list| list.contains(cue.at)) {
            continue;
        }
        let at = label::start(context, cue.at);
        let label = label::label(context, scope, at)
            .filter(|label| !lists.iter().any(|list| list.contains(label.word.start())));
        if let Some(label) = label {
            if lists.contains(&label.word) {
                continue;
            }
            lists.push(Span::of(label.word.start(), label.list.end()));
            read_label(context, index, &label, found);
            continue;
        }
        reader.read(*cue);
    }
    // A rule for the whole document holds for lists in brackets that a verb closes: `(A、B负责)`.
    for statement in reader.out {
        if bracket && statement.role == Role::Responsible {
            found.governed.push(Governed { statement: found.statements.list.len(), before_comma: 1 });
        }
        found.statements.push(statement);
    }
    lists
}

/// The statements of one label: its list, the verbs inside it, or the lines below it.
fn read_label(context: &Context<'_>, index: usize, label: &Label, found: &mut Found) {
    let text = context.text;
    let trust = if label.people { Trust::Officials } else { Trust::Labelled };
    if label::is_empty_to_line_end(text, label) {
        let mut lines = Vec::new();
        for sentence in context.clauses.sentences_from(index + 1).take(MAX_LINES) {
            let list = name::list(context, sentence.span, if label.people { trust } else { Trust::Cue });
            if list.actors.is_empty() {
                break;
            }
            lines.push(list);
        }
        for list in lines {
            found.list(list.span, label.role, label.word, list);
        }
        return;
    }
    let whole = Span::of(label.word.start(), label.list.end());
    for part in parts(text, label.list) {
        let cues: Vec<Cue> = cue::cues(part.text(text)).map(|cue| Cue { at: cue.at + part.start(), ..cue }).collect();
        let verbs = cues.iter().any(|cue| !matches!(cue.word, Word::Noun) && scope::is_open_ground(text, part, cue.at));
        let first = part.start() == label.list.start();
        let mut own = part;
        if verbs {
            // The names before the first clause with a role word are the label's own.
            let clauses = scope::clauses(text, part);
            let spoken = |clause: &scope::Clause| {
                cues.iter().any(|cue| !matches!(cue.word, Word::Noun) && clause.span.contains(cue.at))
            };
            let from = clauses.iter().find(|clause| spoken(clause)).map_or(part.end(), |clause| clause.span.start());
            let labelled = from > part.start();
            let scope = Span::of(from, part.end());
            let clauses = scope::clauses(text, scope);
            let mut reader = Reader::new(context, scope, clauses, labelled);
            cues.iter()
                .filter(|cue| scope.contains(cue.at) && scope::is_open_ground(text, scope, cue.at))
                .for_each(|cue| reader.read(*cue));
            if !reader.out.is_empty() {
                own = trim(text, Span::of(part.start(), from));
            }
            for statement in reader.out {
                found.governed.push(Governed { statement: found.statements.list.len(), before_comma: 1 });
                found.statements.push(statement);
            }
            if own.is_empty() {
                continue;
            }
        }
        let list = name::list(context, own, if first { trust } else { Trust::Cue });
        tail::glossed(context, whole, label.role, label.word, list, found);
    }
}

/// The parts of a label's list: semicolons and full stops may close it or separate its members.
fn parts(text: &str, list: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = list.start();
    for clause in scope::clauses(text, list) {
        if matches!(clause.close, '；' | ';' | '。') {
            out.push(trim(text, Span::of(start, clause.span.end())));
            start = clause.span.end();
            let sign = text.get(start..list.end()).unwrap_or_default();
            start +=
                sign.len() - sign.trim_start_matches(|c: char| "；;。".contains(c) || crate::lines::is_blank(c)).len();
        }
    }
    let rest = trim(text, Span::of(start, list.end()));
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}
