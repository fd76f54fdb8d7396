//! Who a clause is about: the list of names at its start, behind `由` or `请`.
//!
//! Where a list begins is given by the clause; where it ends is found from behind: at the first place where a
//! predicate begins and the words before it are a list of names.

use memchr::memchr3;

use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{is_blank, is_han_at, trim, trim_start};
use crate::name::{self, NameList, Trust};
use crate::span::{Span, floor_boundary};

use super::described;
use super::ends::{self, Ends};
use super::judge;
use super::predicate::{self, Class, Predicate};
use super::relative;
use super::signs::Signs;

/// How far behind the start of a clause its subject may begin, in bytes.
pub(super) const MAX_LEAD: usize = 150;

/// The longest list of subjects, in bytes.
const MAX_SUBJECT: usize = 600;

/// How far behind 等 the noun may stand that closes an open list, in bytes.
const MAX_CLOSING: usize = 30;

/// At how many places the end of a list is tried.
pub(super) const MAX_TRIES: usize = 12;

/// The longest name that begins with a verb, in bytes: `重点水污染物排放单位`.
const MAX_VERBAL: usize = 36;

/// So many things may stand before bodies in a list, and so long may each be with the sign behind it, in bytes.
const MAX_THINGS: usize = 4;
const MAX_THING: usize = 27;

/// With it the last member of a list begins that has a relative clause of its own.
const OTHER: &str = "其他";

/// So many bytes of blanks may stand between such a name and its predicate.
const MAX_BLANKS: usize = 12;

/// The subject of a clause whose text, without its lead, is that between `start` and `end`; it ends at one of `ends`.
pub(super) fn subject(context: &Context<'_>, start: usize, end: usize, ends: &mut Ends<'_>) -> Option<NameList> {
    list_at(context, start, end, ends, false)
        .or_else(|| described::paying_tier(context.text, start, end))
        .or_else(|| described::located(context, start, end))
        .or_else(|| described::by_kinds(context, start, end, ends))
        .or_else(|| relative::behind(context, start, end, ends, false))
        .or_else(|| behind_adjunct(context, start, end, ends))
        .or_else(|| described::by_head(context, start, end, ends))
        .or_else(|| {
            // Only a modal shows that it is one of these.
            if !ends.signs.hold(Signs::MODAL) {
                return None;
            }
            let tier = || described::tier(context.text, start, end, ends.signs);
            let glossed = |list: &NameList| list.span.text(context.text).ends_with(name::closes);
            described::line_of_work(context, start, end, ends.signs).or_else(|| tier().filter(glossed))
        })
}

/// The list of names behind `由` or `请`, which ends at one of `ends`.
pub(super) fn agent(context: &Context<'_>, from: usize, end: usize, ends: &mut Ends<'_>) -> Option<NameList> {
    list_at(context, from, end, ends, true).or_else(|| relative::behind(context, from, end, ends, true))
}

/// The list of names that begins at `start` and ends where a predicate begins, or at `end`.
pub(super) fn list_at(
    context: &Context<'_>,
    start: usize,
    end: usize,
    ends: &mut Ends<'_>,
    agent: bool,
) -> Option<NameList> {
    let text = context.text;
    let from = list_start(context, start, end, ends.signs)?;
    if ends.are_past(from) {
        return None;
    }
    let opening = Opening::at(context, from, end, ends)?;
    if opening == Opening::Clause {
        return None;
    }
    // Behind a verb only a modal shows that a name stands there, and few clauses have one.
    if opening.verb() > 0 && !agent && !ends.is_ordered() {
        return None;
    }
    let most = if opening.verb() > 0 { MAX_VERBAL + MAX_BLANKS } else { MAX_SUBJECT };
    let mut last = floor_boundary(text, end.min(from + most));
    let mut next = ends.behind(from, last)?;
    let mut head = text.get(from..last)?;
    // The name of an office may hold the words at which others end, but no more than a list can.
    let mut office = 0;
    if ends.signs.hold(Signs::OFFICE) {
        office = name::office_at(context.lexicon, head).unwrap_or(0);
    }
    if office > 0 {
        last = last.min(ends.last()?);
        head = text.get(from..last)?;
        office = name::office_at(context.lexicon, head).unwrap_or(0);
    }
    let least = from + office.saturating_sub('组'.len_utf8());
    // A name may begin with a verb; behind it the first word that no name holds ends the list.
    let mut reach = from + office.max(name::verbal(head)).max(opening.verb());
    let mut best = None;
    let mut open = None;
    let mut tries = 0;
    loop {
        while let Some(at) = ends.next(&mut next, reach.min(last)) {
            if at <= least {
                continue;
            }
            tries += 1;
            if tries > MAX_TRIES {
                return best;
            }
            let span = trim(text, Span::of(from, at));
            if !opening.admits(text, span, end, agent) || !name::may_end(context.lexicon, span.text(text)) {
                continue;
            }
            let conjunction = ends::conjunction(text.get(at..end)?);
            let followed = !conjunction || ends::is_followed(text, at, end, ends.signs, agent);
            if !followed && !may_join(text.get(at..end)?) {
                continue;
            }
            let list = name::list(context, span, Trust::Prose);
            let alone = opening.verb() == 0 || list.actors.len() == 1;
            let whole = || !tears(context.lexicon, text, at, end);
            let good = !list.actors.is_empty() && is_plausible(text, &list) && alone && whole();
            if good && !conjunction {
                return Some(list);
            }
            if good
                && let Some(more) =
                    its(context, at, end, ends, agent).or_else(|| described_member(context, at, end, ends, agent))
            {
                return Some(list.joined(more));
            }
            if good && followed {
                // 和 may go on the list or open `与…签订`: the longer reading comes first.
                best = Some(list);
            }
        }
        // Nothing ends behind the last place.
        let Some(place) = ends.at_a_glance(next).filter(|_| reach < last) else { return best };
        let rest = text.get(reach..last)?;
        if rest.starts_with('等') {
            open = Some(reach + MAX_CLOSING);
        }
        let (mut word, mut goes_on) = name::step(context.lexicon, rest);
        // What closes an open list may say of what kind: `等流动性强的人员密集场所`.
        if !goes_on && rest.starts_with('的') && open > Some(reach) {
            (word, goes_on) = ('的'.len_utf8(), true);
        }
        // A list may end inside the word, where none can end later: then the word ends there too.
        if place < reach + word
            && let Some(at) = ends.last().filter(|&at| reach < at && at < last.min(reach + word))
        {
            last = at;
            continue;
        }
        if !goes_on {
            return best;
        }
        reach += word;
    }
}

/// Where the first name of a list begins that may stand at `start`.
#[inline]
pub(super) fn list_start(context: &Context<'_>, start: usize, end: usize, signs: Signs) -> Option<usize> {
    let from = start + blanks(context.text.get(start..end)?);
    Some(if signs.hold(Signs::THINGS) { behind_things(context.text, from, end) } else { from })
}

/// `船舶、码头和有关单位应当…`, `由工伤保险基金和用人单位支付`: the offset behind the things that stand before bodies in a list.
// Kept apart from its caller, which few clauses bring here.
#[inline(never)]
fn behind_things(text: &str, from: usize, end: usize) -> usize {
    let window = |at| text.get(at..floor_boundary(text, end.min(at + MAX_THING))).unwrap_or_default();
    // Most often another word of the clause ends as they do.
    if !words::BYSTANDERS.stands_in(window(from)) {
        return from;
    }
    let mut at = from;
    for _ in 0..MAX_THINGS {
        let window = window(at);
        let Some((thing, rest)) = window.split_once(['、', '和', '及', '或', '以']) else { break };
        if !words::BYSTANDERS.ends(thing) {
            break;
        }
        at += window.len() - rest.trim_start_matches(['及', '者']).len();
    }
    at
}

/// Whether what a department is called by lies across `at`: `各市医疗|保障、财政部门`.
fn tears(lexicon: &Lexicon, text: &str, at: usize, end: usize) -> bool {
    let from = floor_boundary(text, at.saturating_sub(2 * '市'.len_utf8()));
    lexicon
        .prefix(text.get(from..end).unwrap_or_default(), Marks::FUNCTION.or(Marks::CLASS))
        .is_some_and(|word| from + word.len() > at)
}

/// Whether what follows a list may be a member that is read by itself, as [`its`] and [`described_member`] do.
pub(super) fn may_join(rest: &str) -> bool {
    let other = |word: &str| rest.get(word.len()..).is_some_and(|rest| rest.starts_with(OTHER));
    ends::is_joint(rest) && (words::ITS.starts(rest) || words::LAST_MEMBER.at_start(rest).is_some_and(other))
}

/// `省级人民政府及其有关部门`: the members that belong to those before them.
fn its(context: &Context<'_>, at: usize, end: usize, ends: &mut Ends<'_>, agent: bool) -> Option<NameList> {
    let text = context.text;
    let rest = text.get(at..end)?;
    let word = words::ITS.at_start(rest)?;
    let from = at + word.len();
    if words::TAILS.starts(rest) || matches!(text.get(from..end)?.chars().next(), Some('他' | '它' | '余' | '中')) {
        return None;
    }
    // The member is read by itself and holds no such word again: the look-ahead ends here.
    list_at(context, from, end, ends, agent)
}

/// `各高校以及其他承担任务的单位`: a last member with a relative clause of its own.
fn described_member(
    context: &Context<'_>,
    at: usize,
    end: usize,
    ends: &mut Ends<'_>,
    agent: bool,
) -> Option<NameList> {
    let text = context.text;
    let from = at + words::LAST_MEMBER.at_start(text.get(at..end)?)?.len();
    if !text.get(from..end)?.starts_with(OTHER) {
        return None;
    }
    let other = relative::behind(context, from, end, ends, agent).filter(|other| other.actors.len() == 1)?;
    // `…和其他有关部门的工作人员`: the people of all of them.
    let last = other.actors.last().filter(|last| !last.span.text(text).ends_with("人员"))?;
    let span = Span::of(from, other.span.end());
    Some(NameList { span, actors: vec![last.spanning(span)], ..NameList::default() })
}

pub(super) fn blanks(text: &str) -> usize {
    // Nearly all clauses begin with a word.
    if is_han_at(text, 0) {
        return 0;
    }
    text.len() - trim_start(text).len()
}

/// What the first word of a clause says about whether a name begins there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A name may begin.
    Name,
    /// A verb of so many bytes, which short names begin with too: `监管银行`, `规划编制机关`.
    Verb(usize),
    /// A clause without a subject at its start.
    Clause,
}

impl Opening {
    /// What begins at `at`; the start of a clause is looked at once.
    fn at(context: &Context<'_>, at: usize, end: usize, ends: &mut Ends<'_>) -> Option<Self> {
        if let Some((known, opening)) = ends.opening
            && known == at
        {
            return Some(opening);
        }
        let opening = Self::of(context, context.text.get(at..end)?);
        ends.opening.get_or_insert((at, opening));
        Some(opening)
    }

    pub(super) fn of(context: &Context<'_>, rest: &str) -> Self {
        const NAMES: Marks =
            Marks::PLACE.or(Marks::FUNCTION).or(Marks::BODY).or(Marks::CLASS).or(Marks::NOT_BREAK).or(Marks::HEAD);
        if words::ABLE.starts(rest) {
            return Self::Name;
        }
        let Some((word, class)) = predicate::word(rest) else {
            return if rest.starts_with(|c: char| c.is_ascii_digit()) { Self::Clause } else { Self::Name };
        };
        // 规划科, 管理科: a section of a body.
        let section =
            rest.get(word.len()..).is_some_and(|rest| rest.starts_with('科') && !words::SCIENCES.starts(rest));
        if class == Class::Noun
            || section
            || context.lexicon.prefix(rest, NAMES).is_some_and(|name| name.len() > word.len())
        {
            return Self::Name;
        }
        match class {
            Class::Verb | Class::Agent | Class::Adverb | Class::Open if !words::CAUSES.contains(&word) => {
                Self::Verb(word.len())
            }
            _ if word == "重点" => Self::Verb(word.len()),
            _ => Self::Clause,
        }
    }

    /// The length of the verb that a name may begin with here.
    const fn verb(self) -> usize {
        match self {
            Self::Verb(len) => len,
            _ => 0,
        }
    }

    /// Whether a list between these ends fits the opening: behind a verb it is one short name that a modal follows, be it
    /// behind a phrase (`规划编制机关在报送审批时，应当…`).
    fn admits(self, text: &str, list: Span, end: usize, agent: bool) -> bool {
        let follows = || {
            Predicate::of(text, ends::behind_tail(text, list.end(), end), end).is_some_and(|predicate| match predicate
                .class
            {
                Class::Modal | Class::Future => true,
                Class::Preposition => words::AGENCIES.ends(list.text(text)) && must_next(text, end),
                _ => false,
            })
        };
        self.verb() == 0 || list.len() <= MAX_VERBAL && (agent || follows())
    }
}

/// Whether the clause behind the comma at `at` begins with 应当, 必须 or 务必.
pub(super) fn must_next(text: &str, at: usize) -> bool {
    // Most often another sign stands there.
    if !matches!(text.as_bytes().get(at), Some(0xEF | b',')) {
        return false;
    }
    let next = text.get(at..).and_then(|rest| rest.strip_prefix(['，', ',']));
    next.is_some_and(|next| words::SURE_MODALS.starts(next))
}

/// Whether the members of a list read as names in running text.
pub(super) fn is_plausible(text: &str, list: &NameList) -> bool {
    list.actors.iter().all(|actor| {
        let printed = actor.span.text(text);
        let qualified = words::CONCERNED.at_start(printed).or_else(|| words::ABLE.at_start(printed));
        let described = qualified.and_then(|word| printed.strip_prefix(word));
        // `符合条件的报当地财政部门`: what they are brought to.
        let brought = described.is_some_and(|name| name.starts_with('报'));
        !brought && !described.unwrap_or(printed).contains('的')
    })
}

/// What the first word says of the clause between `start` and `end`.
pub(super) fn opening(context: &Context<'_>, start: usize, end: usize, ends: &mut Ends<'_>) -> Option<Opening> {
    let from = start + blanks(context.text.get(start..end)?);
    Opening::at(context, from, end, ends)
}

/// The list of names with which the text between `start` and `end` begins, where a name may, whatever follows it.
pub(super) fn opening_list(context: &Context<'_>, start: usize, end: usize) -> Option<NameList> {
    let text = context.text;
    let from = start + blanks(text.get(start..end)?);
    let list = name::subject_at(context, from, end, Trust::Prose)?;
    let behind = text.get(list.span.end()..end)?;
    // `用人单位建设的住房，应当…`: the clause is about something else.
    let topic = behind.contains('的') && !behind.ends_with(['时', '后', '後', '的'])
        || words::NOT_BEHIND_NAME.starts(behind)
        || words::MATTERS.ends(behind)
        || words::TOPICS.ends(behind);
    let sure = |name: &str| {
        let closing = context.lexicon.suffix(name, Marks::HEAD.or(Marks::CLASS)).unwrap_or_default();
        (closing.chars().nth(1).is_some() || context.lexicon.prefix(name, Marks::DETERMINER).is_some())
            && !matches!(closing, "城市" | "地方" | "地区")
            && name != "各级"
    };
    (list.span.start() == from
        && !topic
        && list.actors.iter().all(|actor| sure(actor.span.text(text)))
        && is_plausible(text, &list)
        && judge::takes_plain_order(context, &[], &list, ""))
    .then_some(list)
}

/// The characters with which a phrase of time or place may end; blanks of three bytes, which few texts have, are the last.
pub(super) const BOUNDS: &str = "前后後起底末初时\u{3000}";
pub(super) fn rare_blanks() -> impl Iterator<Item = char> {
    ('\u{2000}'..='\u{2060}').filter(|c| is_blank(*c)).chain(['\u{1680}', '\u{FEFF}'])
}

/// Those that end one only behind a digit, and those that do so where 在 or 于 opens it or one of the last stands before
/// them.
pub(super) const DAYS: &str = "日月年";
pub(super) const INSIDES: &str = "内中下间";
pub(super) const PERIODS: &str = "期展";

/// The signs at which a phrase of time or place may end in `region`, which holds `signs`.
pub(super) fn bounds(region: &str, signs: Signs) -> Signs {
    let mut bounds = signs.both(Signs::BOUND);
    if signs.hold(Signs::DAY) && signs.hold(Signs::DIGIT) {
        bounds = bounds.or(Signs::DAY);
    }
    if signs.hold(Signs::INSIDE) && (signs.hold(Signs::PERIOD) || region.starts_with(['在', '于'])) {
        bounds = bounds.or(Signs::INSIDE);
    }
    // 、 is no blank: the first byte tells.
    if signs.hold(Signs::RARE) && memchr3(0xE1, 0xE2, 0xEF, region.as_bytes()).is_some() {
        bounds = bounds.or(Signs::RARE);
    }
    bounds
}

/// `疫情结束后各地要…`: a phrase of time or place stands before the subject without a comma.
fn behind_adjunct(context: &Context<'_>, start: usize, end: usize, ends: &mut Ends<'_>) -> Option<NameList> {
    if ends.are_past(start) {
        return None;
    }
    adjuncts(context.text, start, end, ends.signs).find_map(|at| list_at(context, at, end, ends, false))
}

/// The offsets behind phrases of time or place at the start of a clause.
pub(super) fn adjuncts(text: &str, start: usize, end: usize, signs: Signs) -> impl Iterator<Item = usize> {
    let region = text.get(start..end).unwrap_or_default();
    // Nine of ten characters bound nothing, and few clauses have another.
    let bounds = bounds(region, signs);
    let region = if bounds == Signs::default() { "" } else { region };
    bounds.places(region).take_while(|&at| at < MAX_LEAD).filter_map(move |offset| {
        let (before, here) = region.split_at_checked(offset)?;
        let c = here.chars().next()?;
        let rest = here.get(c.len_utf8()..)?;
        let bounded = match c {
            '前' => !before.ends_with(['产', '目', '当', '空', '生', '眼']),
            '起' => before.ends_with(['日', '月', '年', '即']),
            '后' | '後' | '底' | '末' | '初' => true,
            // `作为下基层的经历` is no phrase that ends.
            '下' if before.ends_with('为') => false,
            '内' | '中' | '下' | '间' | '时' => {
                before.starts_with(['在', '于']) || before.ends_with(['期', '展']) || c == '时'
            }
            '日' | '月' | '年' => before.ends_with(|c: char| c.is_ascii_digit()),
            _ => is_blank(c),
        };
        let followed = !rest.is_empty() && !words::NOT_BEHIND_TIME.starts(rest);
        (bounded && followed).then_some(start + offset + c.len_utf8())
    })
}
