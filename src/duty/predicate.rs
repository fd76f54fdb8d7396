//! How a predicate begins: whether what stands behind a name orders, permits, reports, or is no predicate at all.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use crate::date;
use crate::lexicon::{Beginning, Beginnings, Firsts, words};
use crate::lines::{is_han_at, trim_start};
use crate::span::Span;

/// What a word at the start of a predicate says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `要` `应当` `须`: the subject has to.
    Modal,
    /// `将`: it is going to, or the object is brought forward; an order either way.
    Future,
    /// `可` `不得`: it may or may not.
    Barred,
    /// `是` `认为` `实现`: it is, has or did something.
    Fact,
    /// Goes on as a name (`应急` behind `市`).
    Noun,
    /// `及时` `切实`: says nothing by itself.
    Adverb,
    /// `按照` `对`: opens a phrase before the verb.
    Preposition,
    /// `牵头` `负责`: the subject has a role, which is no duty.
    Role,
    /// `制定` `安排`: a verb of tasks.
    Verb,
    /// `监管` `购买`: a verb that orders only behind `由` or `请`.
    Agent,
    /// Begins clauses, never names or orders.
    Start,
    /// A verb where a clause begins with it; elsewhere a part of too many names.
    Open,
}

/// The start of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Predicate {
    /// The class of its first word that is no adverb.
    pub class: Class,
    /// Where it begins, adverbs included.
    pub at: usize,
    /// Where the word that tells the class ends.
    pub behind: usize,
}

// The words of `lexicon/predicates.txt` and their classes.
include!(concat!(env!("OUT_DIR"), "/predicates.rs"));

/// The characters with which the words begin that may make a modal or a future.
pub(super) fn modals() -> impl Iterator<Item = char> {
    firsts(makes_modal)
}

/// The characters with which these words begin.
fn firsts(wanted: fn(&str, Class) -> bool) -> impl Iterator<Item = char> {
    let classed = WORDS.words.iter().filter_map(|it| Some((WORDS.word(it)?, *CLASSES.get(usize::from(it.number))?)));
    classed.filter(move |(word, class)| wanted(word, *class)).filter_map(|(word, _)| word.chars().next())
}

/// Whether a rule may read a modal or a future where it meets this word: `应当为` is one before `…提供`, and behind a phrase
/// 应当 and its like are whatever follows.
fn makes_modal(word: &str, class: Class) -> bool {
    match class {
        Class::Modal | Class::Future => true,
        Class::Barred => word.ends_with('为') || words::SURE_MODALS.starts(word),
        _ => words::SURE_MODALS.starts(word),
    }
}

/// Whether a rule may read a modal or a future where `text` begins.
pub(super) fn may_order(text: &str) -> bool {
    word(text).is_some_and(|(word, class)| makes_modal(word, class))
}

/// The longest word that `text` begins with, and what it says.
pub(super) fn word(text: &str) -> Option<(&str, Class)> {
    let (number, word) = WORDS.longest(text)?;
    Some((word, *CLASSES.get(number)?))
}

/// What else may stand between a list and its predicate: conjunctions, tails, numbers that are written out.
static BESIDE: Lazy<Firsts> = Lazy::new(|| "或及和与同法以特尤周".chars().chain(NUMERALS).collect());

/// Whether `text` may begin with a predicate, or with something else that may stand between a list and its predicate, at
/// a glance at its first two characters.
pub(super) fn may_begin(text: &str) -> bool {
    let bytes = text.as_bytes();
    !text.is_empty() && (!is_han_at(text, 0) || WORDS.may_begin(text) || BESIDE.may_begin(bytes))
}

/// The characters with which nouns begin that only begin like a predicate.
static NOUNS: Lazy<Firsts> = Lazy::new(|| firsts(|_, class| class == Class::Noun).collect());

/// How far before its inside a noun may begin, in characters.
const MAX_NOUN: usize = 4;

/// Whether a noun that only begins like a predicate lies across `at`: 管理|机构 is none behind 管理.
pub(super) fn crossed(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let nouns = &*NOUNS;
    before.char_indices().rev().take(MAX_NOUN).any(|(offset, _)| {
        let rest = text.get(start + offset..).unwrap_or_default();
        nouns.may_begin(rest.as_bytes())
            && word(rest).is_some_and(|(word, class)| class == Class::Noun && start + offset + word.len() > at)
    })
}

/// The characters with which those of them begin that are classes of bodies.
static CLASSES_OF_BODIES: Lazy<Firsts> = Lazy::new(|| {
    firsts(|word, class| class == Class::Noun && (word.ends_with("企业") || word.ends_with("单位"))).collect()
});

/// Whether a noun may begin `text` that only begins like a predicate and is a class of bodies.
pub(super) fn may_be_class(text: &str) -> bool {
    CLASSES_OF_BODIES.may_begin(text.as_bytes()) && word(text).is_some()
}

/// How many adverbs may stand before the word that tells.
const MAX_ADVERBS: usize = 6;

impl Predicate {
    /// Its first words, up to the one that tells the class, in the text it was read from.
    pub fn text(self, text: &str) -> &str {
        text.get(self.at..self.behind).unwrap_or_default()
    }

    /// Whether it may order without a modal.
    pub const fn may_be_plain(self) -> bool {
        matches!(self.class, Class::Preposition | Class::Verb | Class::Future)
    }

    /// The predicate that begins at `at`, before `end`; `None` where the words there begin none that is known.
    pub fn of(text: &str, at: usize, end: usize) -> Option<Self> {
        let rest = text.get(at..end)?;
        let at = at + rest.len() - trim_start(rest).len();
        let mut behind = at;
        let mut adverbs = false;
        let mut joint = false;
        for _ in 0..MAX_ADVERBS {
            let rest = text.get(behind..end)?;
            let Some((word, class)) = word(rest) else {
                if is_time(rest) {
                    return Some(Self { class: Class::Preposition, at, behind });
                }
                break;
            };
            match class {
                Class::Adverb => {
                    behind += word.len();
                    // `每周四前报送进展`
                    if word.starts_with('每') && text.get(behind..end).is_some_and(|rest| rest.starts_with('前')) {
                        behind += '前'.len_utf8();
                    }
                    adverbs = true;
                    joint = word == "联合";
                }
                // `省应对…疫情领导小组`: a part of a name.
                Class::Modal
                    if word == "应对" && rest.get(word.len()..).is_some_and(|rest| words::CRISES.starts(rest)) =>
                {
                    return None;
                }
                // `应对各类风险` is a verb and its object, `应对符合条件的企业给予补贴` a modal and a phrase.
                Class::Modal if word == "应对" && !words::DONE_FOR.stands_in(rest) => {
                    return Some(Self { class: Class::Verb, at, behind: behind + word.len() });
                }
                // `应当为申请人提供必要条件`: what is to be done for somebody, not what somebody is to be.
                Class::Barred if word.ends_with('为') && opens_phrase("为", rest) => {
                    return Some(Self { class: Class::Modal, at, behind: behind + word.len() });
                }
                // `应享尽享`: an idiom, no order.
                Class::Modal if word == "应" && rest.chars().nth(2) == Some('尽') => return None,
                Class::Preposition if !opens_phrase(word, rest) => {
                    let class = if word == "为" { Class::Fact } else { break };
                    return Some(Self { class, at, behind: behind + word.len() });
                }
                // `将不予处罚`: what is going to be is a permission.
                Class::Future if bars(rest.get(word.len()..)?) => {
                    return Some(Self { class: Class::Barred, at, behind: behind + word.len() });
                }
                // `业主大会成立之前的…`: when something is so.
                Class::Verb
                    if rest
                        .get(word.len()..)
                        .is_some_and(|rest| rest.starts_with("之前") || rest.starts_with("之后")) =>
                {
                    return None;
                }
                // `补助总额不超过…`, `扣除标准为…`: the verb is a part of a noun.
                Class::Verb | Class::Agent
                    if rest.get(word.len()..).is_some_and(|rest| words::AMOUNTS.starts(rest))
                        && !words::SETTING.contains(&word) =>
                {
                    return None;
                }
                // `予以贷款支持`: what is granted.
                Class::Agent if text.get(at..behind).is_some_and(|words| words.ends_with("予以")) => {
                    return Some(Self { class: Class::Verb, at, behind: behind + word.len() });
                }
                Class::Noun | Class::Start | Class::Open if adverbs => break,
                Class::Noun | Class::Start | Class::Open => return None,
                _ => return Some(Self { class, at, behind: behind + word.len() }),
            }
        }
        // `联合市公安局开展…`: names follow, and then the verb.  `加快项目建设`, `予以贷款支持`: an adverb with an object is a verb.
        let class = match text.get(at..behind) {
            _ if joint => Class::Preposition,
            Some(words)
                if (words.ends_with("加快") || words.ends_with("予以"))
                    && text.get(behind..end).is_some_and(|rest| !rest.is_empty()) =>
            {
                Class::Verb
            }
            _ => Class::Adverb,
        };
        adverbs.then_some(Self { class, at, behind })
    }
}

/// Numbers that are written out.
const NUMERALS: [char; 11] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/// So many characters behind a number that is written out its term ends: `两|个工作日内`.
const MAX_COUNTED: usize = 6;

/// Whether `text` is a time between subject and verb: `“五一”期间要`, `3日内`, `2021年底前`, `周三前`.
fn is_time(text: &str) -> bool {
    if let Some(quoted) = text.strip_prefix(['“', '"']) {
        let close = quoted.find(['”', '"']).unwrap_or(quoted.len());
        let behind = quoted.get(close..).unwrap_or_default().trim_start_matches(['”', '"']);
        return close <= 30 && words::SEASONS.starts(behind);
    }
    // `周三前完成`, `两周内给出说法`
    if text.strip_prefix('周').is_some_and(|day| day.starts_with(['一', '二', '三', '四', '五', '六', '日', '末']))
    {
        return true;
    }
    let counted = text.trim_start_matches(NUMERALS);
    if counted.len() < text.len() && words::COUNTED.starts(counted) {
        // `五年内不再受理`: a bar.
        let end = counted.char_indices().take(MAX_COUNTED).find(|(_, c)| matches!(c, '内' | '前'));
        return end.and_then(|(at, c)| counted.get(at + c.len_utf8()..)).is_some_and(|rest| !rest.starts_with('不'));
    }
    let figure = |c: char| matches!(c, '0'..='9' | '０'..='９' | '.' | '-' | '—' | '～');
    // `每2小时巡查1次`
    let text = text.strip_prefix('每').unwrap_or(text);
    let behind = text.trim_start_matches(figure);
    behind.len() < text.len() && words::COUNTED.starts(behind)
}

/// Whether a preposition opens a phrase: 为 is also the copula, 与 and 和 also join nouns.
fn opens_phrase(word: &str, text: &str) -> bool {
    match word {
        "为" => words::SERVICES.stands_in(text),
        "与" | "和" => words::SHARED.stands_in(text),
        "报" => words::APPROVALS.stands_in(text),
        _ => true,
    }
}

/// Whether what `text` begins with is no task.
fn bars(text: &str) -> bool {
    text.starts_with("禁止") || matches!(word(text), Some((_, Class::Barred)))
}

/// Whether the first verb behind a modal, a phrase or adverbs is a word of roles: `要牵头做好…`, `按职责分工负责…`.
pub(super) fn has_role(text: &str, predicate: Predicate, end: usize) -> bool {
    if predicate.class == Class::Role {
        return true;
    }
    let mut behind = predicate.behind;
    for _ in 0..MAX_ADVERBS {
        match text.get(behind..end).and_then(word) {
            // `要认真组织实施各项措施`: a task like others; only behind 由 is the word a role.
            Some(("组织实施", _)) if predicate.class == Class::Modal && behind < end => return false,
            // `要对负责的事项进行汇总`: what they answer for.
            Some((word, Class::Role)) => {
                return !text.get(behind + word.len()..end).unwrap_or_default().starts_with('的');
            }
            Some((word, Class::Adverb)) => behind += word.len(),
            _ => break,
        }
    }
    // `按照职责分工，具体负责…`, `对上级部门负责`, `作为业主单位负责建设`: the phrase hides the word.
    let as_such =
        predicate.text(text) == "作为" && text.get(predicate.behind..end).is_some_and(|rest| rest.contains("负责"));
    as_such
        || predicate.class == Class::Preposition
            && text
                .get(predicate.behind..end)
                .is_some_and(|rest| rest.ends_with("负责") || words::HIDDEN_ROLE.stands_in(rest))
}

/// Whether a modal begins between `from` and `to`, behind a phrase between subject and verb, in a clause that ends at `end`.
pub(super) fn modal_inside(text: &str, from: usize, to: usize, end: usize) -> bool {
    let rest = text.get(from..to).unwrap_or_default();
    words::SURE_MODALS.stands_in(rest)
        || rest.match_indices(['要', '应', '须']).any(|(at, sign)| {
            let behind = text.get(from + at..end).unwrap_or_default();
            words::BEFORE_MODAL.ends(rest.get(..at).unwrap_or_default())
                && word(behind).is_some_and(|(word, class)| class == Class::Modal && word.len() >= sign.len())
        })
}

/// What stands in `text` before the first modal that nothing else looks like.
pub(super) fn before_sure_modal(text: &str) -> Option<&str> {
    let at = words::SURE_MODALS.iter().filter_map(|word| text.find(word)).min()?;
    text.get(..at)
}

/// Whether a predicate without a modal orders: nothing says that it is done already.
pub(super) fn orders(text: &str, predicate: Predicate, clause: Span) -> bool {
    if !predicate.may_be_plain() {
        return false;
    }
    let rest = text.get(predicate.at..clause.end()).unwrap_or_default();
    let reported = words::REPORTED.stands_in(rest) || rest.contains("贯彻落实") && words::CREEDS.stands_in(rest);
    // `国务院实行总理负责制`: how it is, not what is to be done.
    let system = rest.starts_with("实行") && (rest.ends_with('制') || rest.ends_with("制度"));
    // `各地在原有政策基础上可将…`
    let may = predicate.class == Class::Preposition && words::MAY_INSIDE.stands_in(rest);
    // `国家有关部门对必要性已达成一致意见`
    let past = predicate.class == Class::Preposition
        && rest.rsplit_once('已').is_some_and(|(before, behind)| !before.ends_with('的') && !behind.contains('的'));
    // `人民银行向金融机构发放再贷款的比例从…提升到…`: what is said of an amount.
    let amount = rest.match_indices('的').any(|(at, sign)| {
        let noun = rest.get(at + sign.len()..).unwrap_or_default();
        let behind = words::AMOUNTS.at_start(noun).and_then(|word| noun.strip_prefix(word));
        behind.is_some_and(|behind| behind.starts_with(['从', '由', '为', '提', '降', '达']))
    });
    let kept = rest.ends_with("的除外") || rest.ends_with("的权利");
    !reported && !amount && !kept && !past && !system && !may && !is_done(rest) && !words::SUBMITTED.ends(rest)
}

/// Whether the clause says what somebody has a right to who has a paper: `房企凭房票与政府结算`.
pub(super) fn is_right(text: &str, predicate: Predicate, clause: Span) -> bool {
    let rest = text.get(predicate.behind..clause.end()).unwrap_or_default();
    predicate.text(text) == "凭" && words::ENTITLED.stands_in(rest)
}

/// Whether the words of a sentence tell how things have gone, not what is to be done.
pub(super) fn tells(words: &str) -> bool {
    // `31日前` is a term, 日前 the other day.
    let lately = || {
        words.match_indices("日前").any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            !before.ends_with(date::counts)
        })
    };
    words::TOLD.stands_in(words) || lately()
}

/// Whether a clause tells of what was done: 了 behind a verb.
pub(super) fn is_done(clause: &str) -> bool {
    clause.match_indices('了').any(|(at, sign)| {
        let before = clause.get(..at).unwrap_or_default();
        let behind = clause.get(at + sign.len()..).unwrap_or_default();
        !before.ends_with(['为', '除']) && !behind.starts_with(['解', '结'])
    })
}
