//! What a name names: one body, or a collective.
//!
//! A name is known by its last word, its head; a word list of heads and one of words that only end like a head decide.
//! `各` and its like make a collective of any name; so do nouns that name a class of bodies, governments in the
//! plural, and qualifiers that stand in a relation to the case (`业务主管部门`) where a function would stand.

use std::borrow::Cow;

use crate::assignment::ActorKind;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{find_sign, is_all_han, is_blank};
use crate::name::glance::Glance;
use crate::name::over::Over;
use crate::name::scan::{closes, group, opens, without_gloss};
use crate::name::split;

pub(crate) use crate::lexicon::TIERS;

/// The longest name that is looked at, in bytes: with brackets inside, names of 40 characters occur.
pub(crate) const MAX_NAME: usize = 210;

/// One body or a collective; `None` where the text is neither by any list.
pub(crate) fn body(lexicon: &Lexicon, text: &str) -> Option<ActorKind> {
    body_among(lexicon, text, Over::ANY)
}

/// The same where a glance says `over` of `text` or of more.
pub(crate) fn body_among(lexicon: &Lexicon, text: &str, over: Over) -> Option<ActorKind> {
    use ActorKind::{Collective, Department};
    if text.len() > MAX_NAME {
        return None;
    }
    // Nearly all names have Han characters alone, which nothing tears or glosses.
    let plain = over.is_plain() || is_all_han(text);
    if !plain && is_torn(lexicon, text) {
        return None;
    }
    let core = if plain { Cow::Borrowed(text) } else { bare(text) };
    let core = core.as_ref();
    // A dash separates a name from what it glosses.
    if core.is_empty() || !plain && !is_plain(core) && core.contains("——") {
        return None;
    }
    // `全市各级`, `全省各级税务`: a determiner stands behind the whole of a place.
    let core = words::WHOLE
        .at_start(core)
        .and_then(|word| core.get(word.len()..))
        .filter(|rest| lexicon.prefix(rest, Marks::DETERMINER).is_some())
        .unwrap_or(core);
    let noun = Marks::HEAD.or(Marks::CLASS).or(Marks::NOUN).or(Marks::BODY).or(Marks::GROUP);
    let named = noun.or(Marks::FUNCTION);
    let [known, head, class, refused, named] =
        lexicon.suffixes(core, [Marks::BODY, Marks::HEAD.or(Marks::BODY), Marks::CLASS, Marks::NOT_HEAD, named]);
    if known == core.len() {
        return Some(Department);
    }
    if class == core.len() {
        return Some(Collective);
    }
    // 两市…, “四区”政府: a number of places.
    let counted =
        core.trim_start_matches(['一', '两', '二', '三', '四', '五', '六', '七', '八', '九', '十', '多', '个']);
    let several = || {
        counted.starts_with(TIERS) && counted.chars().nth(1).is_some() && !core.starts_with('一')
            || counted == "部门"
            || counted == "单位"
    };
    if counted.len() < core.len() && several() {
        return Some(Collective);
    }
    if let Some(rest) = words::OWN_DEPARTMENTS.at_start(core).and_then(|word| core.get(word.len()..))
        && words::OWN_CLASSES.starts(rest)
    {
        return Some(Collective);
    }
    // What ends in no such word does not behind its determiner either.
    if named == 0 {
        return (core.ends_with(TIERS) && lexicon.is(core, Marks::PLACE)).then_some(Department);
    }
    if over.may_determine()
        && let Some(determiner) = lexicon.prefix(core, Marks::DETERMINER)
    {
        let rest = core.get(determiner.len()..).unwrap_or_default();
        let [named, refused] = lexicon.suffixes(rest, [noun.or(Marks::FUNCTION), Marks::NOT_HEAD]);
        if named > 0 && (named > refused || lexicon.is(rest, noun)) {
            return Some(Collective);
        }
    }
    let last = |len: usize| core.get(core.len() - len..).unwrap_or_default();
    let (head, class) = (last(head), last(class));
    let stem = core.get(..core.len() - head.len()).unwrap_or_default();
    // 乡村振兴|办, 安全|科: a function before the head reaches further back than 兴办 and 全科 do.
    let whole = || lexicon.suffix(stem, Marks::FUNCTION).is_some_and(|function| function.len() + head.len() > refused);
    let refused = if refused > head.len() && !head.is_empty() && whole() { 0 } else { refused };
    let determined = || over.may_determine() && determined(lexicon, core);
    if !(head.is_empty() && class.is_empty()) && head.len().max(class.len()) >= refused && determined() {
        return Some(Collective);
    }
    if refused > head.len().max(class.len()) || (head.is_empty() && class.is_empty()) {
        return (core.ends_with(TIERS) && lexicon.is(core, Marks::PLACE)).then_some(Department);
    }
    if head == "部门" {
        return Some(department(lexicon, stem));
    }
    if class.len() > head.len() {
        // 总理, 书记: a post stands alone or behind a body, not behind any word.
        let holder = core.get(..core.len() - class.len()).unwrap_or_default();
        let post = lexicon.is(class, Marks::TITLE)
            && !holder.is_empty()
            && !holder.ends_with(TIERS)
            && lexicon.suffix(holder, noun).is_none();
        // 商场, 超市 are a class; behind the name of a place and a word of its own one of them is named: 临江房产超市.
        let named = lexicon.prefix(core, Marks::PLACE).is_some_and(|place| place.len() < holder.len())
            && words::PREMISES.contains(&class);
        return (!post).then_some(if named { Department } else { Collective });
    }
    // X县, X区: a place by its name, not 构建|省.
    let tier = head.chars().nth(1).is_none() && head.ends_with(TIERS);
    if tier
        && (lexicon.prefix(core, Marks::VERB).is_some()
            || stem.chars().nth(1).is_none() && !lexicon.is(core, Marks::PLACE))
        && !stem.is_empty()
    {
        return None;
    }
    Some(match head {
        "机构" if !words::AUTHORITIES.ends(stem) => Collective,
        "机关" if lexicon.suffix(stem, Marks::FUNCTION).is_none() => Collective,
        _ if stem.is_empty() => match head {
            _ if head.chars().nth(1).is_some() => Department,
            _ => return None,
        },
        _ if governs(head) && is_plural_tier(stem) => Collective,
        _ => Department,
    })
}

/// Whether `text` is no one name: it begins with an article that it cites (`《慈善法》第三条 慈善组织`) or with a remark in
/// brackets, or a blank parts what stands as a name behind it.  A blank that a scan left inside a word parts nothing.
fn is_torn(lexicon: &Lexicon, text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let cited = opens(first) && group(text).and_then(|len| text.get(..len)).is_some_and(|it| it.contains(['：', ':']));
    let Some((at, _)) = find_sign(text, text.len(), is_blank) else { return cited };
    let (left, right) = text.split_at(at);
    let right = right.trim_start_matches(is_blank);
    // A blank inside brackets is not looked at, nor one behind a tier or a place: `各县 (市、区)`, `北票市 财政局`.
    let placed = left.ends_with(TIERS) || left.ends_with("各") || lexicon.suffix(left, Marks::PLACE).is_some();
    cited
        || !placed
            && left.chars().filter(|&c| opens(c)).count() == left.chars().filter(|&c| closes(c)).count()
            && !right.starts_with(opens)
            && right.chars().nth(1).is_some()
            && !split::crossed_break(lexicon, left, right)
            && right.split(is_blank).next().is_some_and(|word| body(lexicon, word).is_some())
}

/// The text of a name without the groups in brackets and the quotation marks in it.
fn bare(text: &str) -> Cow<'_, str> {
    let core = without_gloss(text).trim_end_matches(['、', '，', ',']);
    if is_plain(core) {
        return Cow::Borrowed(core);
    }
    let mut out = String::with_capacity(core.len());
    let mut depth = 0_usize;
    for c in core.chars() {
        match c {
            '“' | '”' | '"' | '‘' | '’' => {}
            _ if opens(c) => depth += 1,
            _ if closes(c) => depth = depth.saturating_sub(1),
            _ if depth == 0 && !crate::lines::is_blank(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Whether a name has Han characters and letters only: the usual case.
fn is_plain(name: &str) -> bool {
    find_sign(name, name.len(), |c| !c.is_ascii_alphanumeric()).is_none()
}

/// Whether a determiner stands inside: `市直各部门`, `国务院其他有关部门`, `成员单位`.
fn determined(lexicon: &Lexicon, core: &str) -> bool {
    let glance = Glance::new(lexicon);
    glance.determiners(core).filter(|&at| at > 0).filter_map(|at| core.get(at..)).any(|rest| {
        let word = lexicon.prefix(rest, Marks::DETERMINER).unwrap_or_default();
        !word.is_empty() && word.len() < rest.len() && !words::NOT_PLURAL.contains(&word)
    })
}

/// `住建部门` is one body, `业务主管部门` whoever has to do with the case.
fn department(lexicon: &Lexicon, stem: &str) -> ActorKind {
    use ActorKind::{Collective, Department};
    if stem.is_empty() || lexicon.is(stem, Marks::RELATIVE) || stem == "国务院" || stem.ends_with("政府") {
        return Collective;
    }
    let inner = words::QUALIFIERS.at_end(stem).and_then(|word| stem.strip_suffix(word)).unwrap_or(stem);
    let function = lexicon.suffix(stem, Marks::FUNCTION).or_else(|| lexicon.suffix(inner, Marks::FUNCTION));
    let relative = lexicon.suffix(stem, Marks::RELATIVE).map_or(0, str::len);
    if function.map_or(0, str::len) >= relative && function.is_some() {
        return Department;
    }
    // 牵头, 审批, 责任: whoever has that part in the case, whatever stands before.
    let part = lexicon.suffix(stem, Marks::RELATIVE).unwrap_or_default();
    if relative > 0 && !words::SOFT.contains(&part) {
        return Collective;
    }
    if inner.is_empty() || relative == stem.len() || lexicon.is(inner, Marks::RELATIVE) || is_plural_tier(inner) {
        return Collective;
    }
    let before = stem.get(..stem.len() - relative).unwrap_or_default();
    if relative > 0 && (before.chars().count() <= 1 || is_plural_tier(before)) { Collective } else { Department }
}

/// Heads of which every place has one.
fn governs(head: &str) -> bool {
    words::GOVERNING.contains(&head)
}

/// Whether the words before 政府 name no single place: `乡镇`, `县级以上地方`, `当地`, `市、县`.
fn is_plural_tier(stem: &str) -> bool {
    let mut rest = stem;
    let (mut relations, mut tiers, mut ranks) = (0, 0, 0);
    while let Some(c) = rest.chars().next() {
        if let Some(word) = words::RELATIONS.at_start(rest) {
            relations += 1;
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        if let Some(word) = words::RANKS.at_start(rest) {
            ranks += 1;
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        if let Some(word) = words::RANK_SIGNS.at_start(rest) {
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        if !TIERS.contains(&c) && c != '村' {
            return false;
        }
        tiers += 1 + usize::from(matches!(c, '乡' | '村'));
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    relations + ranks > 0 || tiers > 1
}
