//! Labels: `责任单位:`, `牵头领导:`, `(责任单位 市住建局)`, on a line of their own, several in one bracket.

use once_cell::sync::Lazy;

use crate::assignment::{ActorKind, Role};
use crate::context::Context;
use crate::lexicon::{Edges, Lexicon, Marks, words};
use crate::lines::{is_blank, is_han_at, trim};
use crate::name::{self, Trust, closes, group, opens};
use crate::party::scope;
use crate::span::{Span, ceil_boundary, floor_boundary};

/// How far a list may run behind its label, in bytes.
const MAX_LIST: usize = 1800;

/// The sections of labels.
pub(crate) const LABELS: Marks = Marks::LEAD_LABEL.or(Marks::RESPONSIBLE_LABEL).or(Marks::COOPERATE_LABEL);

/// What a label ends with that no list has, and the sign behind it.
const NOUNS: [&str; 2] = ["单位", "部门"];
const COLONS: [char; 3] = [':', '：', '∶'];

/// A label with its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The word.
    pub word: Span,
    pub role: Role,
    /// The label asks for people.
    pub people: bool,
    /// What stands behind it, up to the next label.
    pub list: Span,
}

/// The role of a label, by the list that holds it.
fn role(marks: Marks) -> Option<Role> {
    [
        (Marks::LEAD_LABEL, Role::Lead),
        (Marks::RESPONSIBLE_LABEL, Role::Responsible),
        (Marks::COOPERATE_LABEL, Role::Cooperate),
    ]
    .into_iter()
    .find_map(|(mark, role)| marks.any(mark).then_some(role))
}

/// The characters that the crate's own labels, which all stand in this list, begin with, and those that they hold behind
/// them.
static OWN: Lazy<(Edges, Edges)> = Lazy::new(|| {
    let lines = || include_str!("../lexicon/labels.txt").lines().filter(|line| !line.starts_with(['#', '[']));
    let labels = || lines().flat_map(str::split_whitespace).map(str::chars);
    (labels().filter_map(|mut label| label.next()).collect(), labels().flat_map(|label| label.skip(1)).collect())
});

/// The label word that begins at `at`.
#[inline]
pub(crate) fn word<'t>(lexicon: &Lexicon, text: &'t str, at: usize) -> Option<(&'t str, Role)> {
    let rest = text.get(at..)?;
    let may_begin = lexicon.is_extended() || OWN.0.may_begin(rest.as_bytes());
    if may_begin { listed(lexicon, rest) } else { None }
}

/// The same where one may begin: seldom.
#[inline(never)]
fn listed<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(&'t str, Role)> {
    let word = lexicon.prefix(text, LABELS)?;
    Some((word, role(lexicon.marks(word))?))
}

/// Where a label word begins that has the cue at its end: the 单位 of 包保单位.
pub(crate) fn start(context: &Context<'_>, at: usize) -> usize {
    let cue = context.text.as_bytes().get(at..).unwrap_or_default();
    // Most role words begin with a character that stands inside no label: 商, 支持, 参与.
    if !context.lexicon.is_extended() && !OWN.1.may_begin(cue) {
        return at;
    }
    let from = ceil_boundary(context.text, at.saturating_sub(18));
    let before = context.text.get(from..at).unwrap_or_default();
    let mut starts = before.char_indices().map(|(offset, _)| at - before.len() + offset);
    let reaches =
        |&start: &usize| word(context.lexicon, context.text, start).is_some_and(|(word, _)| start + word.len() > at);
    starts.find(reaches).unwrap_or(at)
}

/// Whether a label may begin at `at`.
pub(crate) fn may_begin(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let unlisted = NOUNS.iter().find_map(|noun| rest.strip_prefix(noun));
    word(lexicon, text, at).is_some() || unlisted.is_some_and(|behind| behind.starts_with(COLONS))
}

/// The label at `at`, inside `scope`, if a list of parties stands behind it.
pub(crate) fn label(context: &Context<'_>, scope: Span, at: usize) -> Option<Label> {
    let (text, lexicon) = (context.text, context.lexicon);
    let Some((word, role)) = word(lexicon, text, at) else { return unlisted(context, scope, at) };
    let end = at + word.len();
    let people = word.ends_with("领导") || word.ends_with('人');
    let rest = text.get(end..scope.end())?;
    // `责任单位及承办科室:`: two labels of one list, whose first gives the role.
    let second = rest.strip_prefix(['及', '和', '与']).and_then(|second| {
        let word = lexicon.prefix(second, LABELS)?;
        Some(rest.len() - second.len() + word.len())
    });
    let mut from = end + second.unwrap_or(0);
    let rest = text.get(from..scope.end())?;
    // A gloss between the word and its colon: `责任单位(部门):`.
    if let Some(len) = rest.chars().next().filter(|&c| opens(c)).and_then(|_| group(rest)) {
        from += len;
    }
    let rest = text.get(from..scope.end())?;
    let gap = rest.len() - rest.trim_start_matches(is_blank).len();
    let sign = rest.get(gap..)?.chars().next();
    // `主办方是:…`
    let copula = rest.get(gap..).is_some_and(|rest| {
        rest.starts_with("是：") || rest.starts_with("是:") || rest.starts_with("为：") || rest.starts_with("为:")
    });
    let gap = gap + if copula { '是'.len_utf8() } else { 0 };
    let sign = if copula { rest.get(gap..)?.chars().next() } else { sign };
    let colon = sign.filter(|c| matches!(c, ':' | '：' | '∶' | '︰' | '﹕'));
    let word_span = Span::of(at, end);
    if let Some(colon) = colon {
        let list = list(context, Span::of(from + gap + colon.len_utf8(), scope.end()));
        return Some(Label { word: word_span, role, people, list });
    }
    let verb = ["为", "是"].iter().find(|verb| rest.get(gap..).is_some_and(|rest| rest.starts_with(**verb)));
    // Without a colon the word must begin its bracket, line or clause, or be said of a task (`清淤的责任主体为X`), and
    // names must follow at once.
    let begins = begins(text, scope, at);
    let said = !begins && verb.is_some() && text.get(scope.start()..at).is_some_and(|before| before.ends_with('的'));
    if word.chars().nth(2).is_none() || !(begins || said) {
        return None;
    }
    let start = from + gap + verb.map_or(0, |verb| verb.len());
    let trust = if people { Trust::Officials } else { Trust::Cue };
    // `配合部门开展检查` is a verb and its object: the names must fill their clause.
    let clause = scope::clauses(text, Span::of(start, scope.end())).first().map(|clause| clause.span)?;
    let clause = scope::before_closing(text, clause);
    let names = name::list(context, clause, trust).actors;
    let closed = !names.is_empty() && (!people || names.iter().all(|actor| actor.kind == ActorKind::Official));
    // `实施主体是安全管理的责任主体`: what it is, not who.
    let called = verb == Some(&"是") && names.iter().all(|actor| actor.kind == ActorKind::Collective);
    let closed = closed && !called;
    // What is said of a task ends with its clause.
    let list = if said { clause } else { list(context, Span::of(start, scope.end())) };
    closed.then_some(Label { word: word_span, role, people, list })
}

/// A label that no list has (`服务单位:`, `政策兑现部门:`), where known bodies follow its colon.
fn unlisted(context: &Context<'_>, scope: Span, at: usize) -> Option<Label> {
    let text = context.text;
    let noun = NOUNS.iter().find(|noun| text.get(at..).is_some_and(|rest| rest.starts_with(**noun)))?;
    let end = at + noun.len();
    let colon = text.get(end..scope.end())?.chars().next().filter(|c| COLONS.contains(c))?;
    let before = text.get(scope.start()..at)?;
    let from = before
        .rfind(|c: char| !name::is_word(c))
        .map_or(0, |sign| sign + before.get(sign..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let word = before.get(from..)?;
    if word.is_empty() || word.chars().nth(6).is_some() || words::OTHER_LABEL_WORDS.stands_in(word) {
        return None;
    }
    let list = list(context, Span::of(end + colon.len_utf8(), scope.end()));
    let known = name::list(context, list, Trust::Cue);
    (!known.actors.is_empty()).then_some(Label {
        word: Span::of(scope.start() + from, end),
        role: Role::Responsible,
        people: false,
        list,
    })
}

/// Whether nothing of a clause stands before `at`.
fn begins(text: &str, scope: Span, at: usize) -> bool {
    let before = text.get(scope.start()..at).unwrap_or_default().trim_end_matches(is_blank);
    let signs = |c| matches!(c, '。' | '；' | ';' | ',' | '，' | ':' | '：' | '\n');
    before.chars().next_back().is_none_or(|c| opens(c) || closes(c) || signs(c))
}

/// The list at the start of `span`: up to the bracket that closes it, the next label, the end of the sentence.
fn list(context: &Context<'_>, span: Span) -> Span {
    let (text, lexicon) = (context.text, context.lexicon);
    let mut end = floor_boundary(text, span.end().min(span.start() + MAX_LIST));
    let mut at = span.start();
    let mut seen = false;
    let mut fresh = true;
    while at < end {
        // Inside a name nothing ends the list.
        if !fresh && is_han_at(text, at) {
            (seen, at) = (true, at + '一'.len_utf8());
            continue;
        }
        let Some(rest) = text.get(at..end) else { break };
        let Some(c) = rest.chars().next() else { break };
        let line = || c == '\n' && !context.lines.continues(context.lines.at(at));
        if closes(c) || (matches!(c, '。' | '！' | '？') || line()) && seen {
            end = at;
            break;
        }
        if opens(c) || c == '"' {
            at += group(rest).unwrap_or(c.len_utf8());
            fresh = false;
            continue;
        }
        let sign = is_blank(c) || matches!(c, '、' | ',' | '，' | '；' | ';');
        if fresh && seen && !sign {
            // `A、B,列首位的为牵头单位`: a rule, no name.
            if words::RULE_OPENS.at_start(rest).is_some() {
                end = at;
                break;
            }
            let next = lexicon.prefix(rest, LABELS.or(Marks::OTHER_LABEL)).filter(|word| word.chars().nth(1).is_some());
            if next.is_some_and(|word| labels(rest, word.len())) {
                end = at;
                break;
            }
        }
        seen |= !sign;
        fresh = sign;
        at += c.len_utf8();
    }
    let list = trim(text, Span::of(span.start(), end));
    let kept =
        list.text(text).trim_end_matches(|c| matches!(c, '、' | ',' | '，' | '；' | ';' | ':' | '：') || is_blank(c));
    Span::of(list.start(), list.start() + kept.len())
}

/// Whether the word at the start of `rest` is a label there: a colon follows, or names without one.
fn labels(rest: &str, len: usize) -> bool {
    let behind = rest.get(len..).unwrap_or_default().trim_start_matches(is_blank);
    let long = rest.get(..len).is_some_and(|word| word.chars().nth(2).is_some());
    behind.starts_with([':', '：', '∶', '︰', '﹕', '(', '（'])
        || long && behind.starts_with(|c: char| !"、,，；;和及与负落按要应".contains(c) && !closes(c))
}

/// Whether the list takes the whole rest of its line, so that names on the lines below go on with it.
pub(crate) fn is_empty_to_line_end(text: &str, label: &Label) -> bool {
    if !label.list.is_empty() {
        return false;
    }
    // No further than to the first word: a page may be one line.
    let behind = text.get(label.list.end()..).unwrap_or_default();
    let word = behind.trim_start_matches(|c: char| c != '\n' && (is_blank(c) || ":：∶".contains(c)));
    word.is_empty() || word.starts_with('\n')
}
