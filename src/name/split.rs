//! Cutting a list into its members.
//!
//! `、`, commas and semicolons always cut.  和 及 与 以及 或 cut only behind what is a name already: they stand inside
//! names too (`自然资源和规划局`).  A tier before a tier is no member of its own (`市、县(区)住房保障部门` is one party).

use once_cell::sync::Lazy;

use crate::assignment::ActorKind;
use crate::lexicon::{Edges, Lexicon, Marks, words};
use crate::lines::{is_all_han, is_blank, is_han_at, trim};
use crate::name::kind;
use crate::name::official;
use crate::name::scan::{broken, closes, group, opens, without_gloss};
use crate::name::share;
use crate::span::Span;

/// One printed member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    /// The sign before it is a comma or a semicolon: another clause may begin there.
    pub comma: bool,
}

/// The longest word for what a class of bodies does, with its determiner, in bytes.
const LONGEST_KIND: usize = 36;

/// How far a listed word is looked for on either side of a sign or a break, in characters.
const SEAM: usize = 8;

/// The Han characters before or behind which a member may end.
static SEPARATING: Lazy<Edges> = Lazy::new(|| separating().collect());

/// The same where another name may follow without a sign.
static PARTING: Lazy<Edges> = Lazy::new(|| separating().chain(kind::TIERS).collect());

fn separating() -> impl Iterator<Item = char> {
    words::CONJUNCTIONS.iter().filter_map(|word| word.chars().next()).chain(['各'])
}

/// The characters that tiers end with.
static TIERED: Lazy<Edges> = Lazy::new(|| {
    let words = words::TIER_WORDS.iter().filter_map(|word| word.chars().next_back());
    words.chain(kind::TIERS).chain(['村']).collect()
});

/// The members of the list in `span`, in order.  With `blanks`, white space between names cuts too.
pub(crate) fn pieces(lexicon: &Lexicon, text: &str, span: Span, blanks: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut comma) = (span.start(), span.start(), false);
    let mut push = |from: usize, to: usize, comma: bool| {
        let piece = trim(text, Span::of(from, to));
        if !piece.is_empty() {
            pieces.push(Piece { span: piece, comma });
        }
    };
    let separating: &Edges = if blanks { &PARTING } else { &SEPARATING };
    while at < span.end() {
        // Nearly every character is one of a name.
        let rest = text.get(at..span.end()).unwrap_or_default();
        let named = inside(rest.as_bytes(), separating);
        at += named;
        let rest = rest.get(named..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        let tier = blanks && kind::TIERS.contains(&c);
        if opens(c) || c == '"' {
            at += group(rest).unwrap_or(c.len_utf8());
            continue;
        }
        if closes(c) {
            at += c.len_utf8();
            continue;
        }
        let cut = match c {
            '、' => Some((c.len_utf8(), false)),
            '\n' if goes_on(lexicon, trim(text, Span::of(start, at)).text(text), rest) => None,
            '，' | ',' | '；' | ';' | '\n' => Some((c.len_utf8(), true)),
            '各' if begins_anew(lexicon, text, Span::of(start, at)) => Some((0, false)),
            _ if tier && lost_its_sign(lexicon, Span::of(start, at).text(text), rest) => Some((0, false)),
            '/' | '／' if blanks => Some((c.len_utf8(), false)),
            _ if blanks && is_blank(c) => spaced(lexicon, text, Span::of(start, at), rest).map(|len| (len, false)),
            _ => conjunction(lexicon, text, Span::of(start, at), rest).map(|len| (len, false)),
        };
        match cut {
            Some((len, is_comma)) => {
                push(start, at, comma);
                start = at + len;
                at += len.max(if len == 0 { c.len_utf8() } else { 0 });
                comma = is_comma;
            }
            None => at += c.len_utf8(),
        }
    }
    push(start, span.end(), comma);
    join_tiers(lexicon, text, pieces)
}

/// How many bytes at the start of `text` are Han characters of which none is among those that separate.
fn inside(text: &[u8], separating: &Edges) -> usize {
    let (triples, _) = text.as_chunks::<3>();
    let inside =
        |triple: &&[u8; 3]| matches!(triple, [0xE4..=0xE9, second, third] if !separating.may_be(*second, *third));
    3 * triples.iter().take_while(inside).count()
}

/// Whether a name goes on behind the break of a line: a listed word lies over it (`市房⏎地产管理局`), or the government of
/// the tiers before it begins there (`各县(市、区)⏎人民政府`).
fn goes_on(lexicon: &Lexicon, left: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches(is_blank);
    is_tier(left) && (next.starts_with("人民政府") || next.starts_with("政府")) || crossed_break(lexicon, left, next)
}

/// Whether a listed word begins at the end of `left` and ends in `next`.
pub(crate) fn crossed_break(lexicon: &Lexicon, left: &str, next: &str) -> bool {
    const WORDS: Marks = Marks::FUNCTION.or(Marks::PLACE).or(Marks::BODY).or(Marks::HEAD);
    let (seam, middle) = seam(left, "", next);
    let mut starts = seam.char_indices().map(|(at, _)| at).take_while(|&at| at < middle);
    starts.any(|at| {
        let joined = seam.get(at..).unwrap_or_default();
        lexicon.prefix(joined, WORDS).is_some_and(|word| at + word.len() > middle)
    })
}

/// `市住建局市公安局`: behind a department another one of the same tier begins, whose sign the page lost.
fn lost_its_sign(lexicon: &Lexicon, left: &str, rest: &str) -> bool {
    let tier = rest.chars().next().map_or(0, char::len_utf8);
    rest.get(..tier).is_some_and(|tier| left.starts_with(tier))
        && lexicon.prefix(rest.get(tier..).unwrap_or_default(), Marks::FUNCTION).is_some()
        && lexicon.suffix(left, Marks::HEAD).is_some()
        && is_whole(lexicon, left)
}

/// `各地区各部门`: a second 各 begins another member without a sign between them; `各级各部门` is one.
fn begins_anew(lexicon: &Lexicon, text: &str, left: Span) -> bool {
    let left = left.text(text);
    left.starts_with('各') && !left.ends_with('级') && is_whole(lexicon, left)
}

/// White space cuts between two names that are whole; a letter-spaced name (`闻　达`) is one.
fn spaced(lexicon: &Lexicon, text: &str, left: Span, rest: &str) -> Option<usize> {
    let next = rest.trim_start_matches(is_blank);
    let len = rest.len() - next.len();
    let left = trim(text, left).text(text);
    let ends = |c| is_blank(c) || matches!(c, '、' | '，' | ',' | '；' | ';');
    let word = next.split(ends).next().unwrap_or_default();
    // A name of two characters is spaced out to the width of three: after the second the next one begins.
    let single = |name: &str| name.chars().nth(1).is_none();
    (!left.is_empty() && !single(left) && !word.is_empty()).then_some(len).filter(|_| is_whole(lexicon, left))
}

/// The length of the conjunction that `rest` begins with, where it separates two names.
fn conjunction(lexicon: &Lexicon, text: &str, left: Span, rest: &str) -> Option<usize> {
    let word = words::CONJUNCTIONS.at_start(rest)?;
    let left = trim(text, left).text(text);
    let next = rest.get(word.len()..).unwrap_or_default().trim_start_matches(is_blank);
    let first = next.chars().next()?;
    if left.is_empty() || matches!(first, '、' | '，' | ',' | '；' | ';' | '和' | '及' | '与') {
        return (!left.is_empty() && word == "以及").then_some(word.len());
    }
    // One name that holds the sign (`发展和改革`, `和平区`), however it would be cut.
    if holds(lexicon, left, word, next) {
        return None;
    }
    // `有关部门和单位`: one determiner, no name of its own behind the sign.
    let member = || next.split(['、', '，', ',', '；', ';']).next().unwrap_or_default();
    let is_group = |member| lexicon.prefix(member, Marks::GROUP) == Some(member);
    if (lexicon.prefix(left, Marks::DETERMINER).is_some() || is_tiered(left))
        && Some(member()).is_some_and(|member| words::DETERMINED_ALONE.contains(&member) && is_group(member))
    {
        return None;
    }
    // `镇(街道)和各有关部门`: a tier is a member where the next begins anew.
    if is_whole(lexicon, left) || next.starts_with('各') && is_tier(left) {
        return Some(word.len());
    }
    let member = member();
    // `民政、教育及相关单位`
    if words::CONCERNED_GROUPS.at_start(member) == Some(member) && lexicon.is(stem_of(lexicon, left), Marks::FUNCTION) {
        return Some(word.len());
    }
    // Two functions that share the head 部门 or 机关: `公安和住建部门`.
    let head = member.ends_with("机关") || member.contains("部门");
    let left_function = lexicon.is(stem_of(lexicon, left), Marks::FUNCTION);
    let right_function = lexicon.prefix(member, Marks::FUNCTION).is_some();
    (head && left_function && right_function).then_some(word.len())
}

/// `省有关部门`, `县直相关部门`: a tier stands before the determiner.
fn is_tiered(name: &str) -> bool {
    let behind = name.char_indices().skip(1).take(2).filter_map(|(at, _)| name.get(at..));
    behind.into_iter().any(|rest| rest.starts_with("有关") || rest.starts_with("相关"))
}

/// The name without a tier or a relation before it.
pub(crate) fn stem_of<'t>(lexicon: &Lexicon, name: &'t str) -> &'t str {
    if lexicon.is(name, Marks::FUNCTION) {
        return name;
    }
    let name = lexicon
        .prefix(name, Marks::PLACE)
        .and_then(|place| name.get(place.len()..))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name);
    let mut rest = name.strip_prefix(kind::TIERS).unwrap_or(name);
    // `市、区房屋管理`: several tiers.
    while let Some(next) = rest.strip_prefix(['、', '和', '及']).and_then(|next| next.strip_prefix(kind::TIERS)) {
        rest = next;
    }
    let rest = rest.strip_prefix("两级").or_else(|| rest.strip_prefix('级')).unwrap_or(rest);
    let rest = words::STEM_LEADS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if rest.is_empty() { name } else { rest }
}

/// Whether a listed word lies across the conjunction.
fn holds(lexicon: &Lexicon, left: &str, word: &str, next: &str) -> bool {
    let others = Marks::FUNCTION.or(Marks::BODY).or(Marks::NOT_BREAK);
    let marks = others.or(Marks::PLACE);
    // `县委|和|县政府`: 和县 and 和政县 are places, but no place stands behind a body that is none itself.
    let body = || !left.ends_with(kind::TIERS) && kind::body(lexicon, left).is_some();
    let (seam, sign) = seam(left, word, next);
    let behind = sign + word.len();
    let mut starts = seam.char_indices().map(|(at, _)| at).take_while(|&at| at <= sign);
    starts.any(|at| {
        let joined = seam.get(at..).unwrap_or_default();
        // The word may end with the sign only where the sign is its first part (`和平区`).
        let over = |found: &str| at + found.len() > behind || at + found.len() == behind && at == sign;
        lexicon.prefix(joined, marks).is_some_and(over)
            && (at < sign || lexicon.prefix(joined, others).is_some() || !body())
    })
}

/// The text around a sign or a break, from the last few characters of `left` to the first few of `next`, and where the sign
/// stands in it.
fn seam(left: &str, sign: &str, next: &str) -> (String, usize) {
    let from = left.char_indices().rev().take(SEAM).last().map_or(left.len(), |(at, _)| at);
    let to = next.char_indices().nth(SEAM).map_or(next.len(), |(at, _)| at);
    let (before, behind) = (left.get(from..).unwrap_or_default(), next.get(..to).unwrap_or_default());
    ([before, sign, behind].concat(), before.len())
}

/// Whether `left` is a whole name by itself.
pub(crate) fn is_whole(lexicon: &Lexicon, left: &str) -> bool {
    kind::body(lexicon, left).is_some()
        || official::official(lexicon, left, Span::of(0, left.len()), false).is_some()
        // `市发改局等部门`
        || left.rfind('等').and_then(|at| left.get(..at)).is_some_and(|left| kind::body(lexicon, left).is_some())
}

/// Joins tiers before one head: `市、县(区)住房保障部门`.  A gloss that stands alone (`、(办事处)`) belongs to the name
/// before it.
fn join_tiers(lexicon: &Lexicon, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    // Those that were read stand at the front, joined.
    let mut joined = 1;
    for index in 1..pieces.len() {
        let Some(&piece) = pieces.get(index) else { break };
        let head_follows = || {
            let next = pieces.get(index + 1).filter(|next| !next.comma);
            next.is_some_and(|next| takes_tiers(lexicon, next.span.text(text)))
        };
        let joins = |last: &Piece| {
            let (left, right) = (last.span.text(text), piece.span.text(text));
            !piece.comma
                && (right.starts_with(opens) && without_gloss(right).is_empty()
                    || shares_government(left, right)
                    || shares_class(lexicon, left, right)
                    // 街道 alone is a body; only a head behind it makes it a tier.
                    || is_tier(left) && takes_tiers(lexicon, right) && (right != "街道" || head_follows()))
        };
        if let Some(&last) = pieces.get(joined - 1).filter(|last| joins(last)) {
            if let Some(place) = pieces.get_mut(joined - 1) {
                place.span = Span::of(last.span.start(), piece.span.end());
            }
        } else {
            if let Some(place) = pieces.get_mut(joined) {
                *place = piece;
            }
            joined += 1;
        }
    }
    pieces.truncate(joined);
    pieces
}

/// `各市(州)、各县(市、区)人民政府`: each tier has its 各, and one head closes them.
fn shares_government(left: &str, right: &str) -> bool {
    let tiers = right.strip_suffix("人民政府").or_else(|| right.strip_suffix("政府"));
    left.starts_with('各') && is_tier(left) && tiers.is_some_and(|tiers| tiers.starts_with('各') && is_tier(tiers))
}

/// `各级政府性融资担保、再担保机构`: the noun of the class stands behind the last word for what they do.
fn shares_class(lexicon: &Lexicon, left: &str, right: &str) -> bool {
    lexicon.prefix(left, Marks::DETERMINER).is_some_and(|word| word.len() < left.len())
        && is_all_han(left)
        && left.len() <= LONGEST_KIND
        && lexicon.prefix(right, Marks::DETERMINER).is_none()
        && words::DESCRIBED.ends(right)
        && kind::body(lexicon, right) == Some(ActorKind::Collective)
        && !share::is_headless(lexicon, left)
        && !is_whole(lexicon, left)
        && broken(lexicon, left).is_none()
}

/// Whether `text` is only tiers: `市`, `各省`, `县(区)`, `自治区`, `市、县`.
pub(crate) fn is_tier(text: &str) -> bool {
    // Most names end like none.
    if is_han_at(text, text.len().wrapping_sub('一'.len_utf8())) && !TIERED.may_end(text) {
        return false;
    }
    let text = without_gloss(text).trim_end_matches(is_blank);
    let text = words::TIER_LEADS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let mut any = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(end) = opens(c).then(|| group(rest)).flatten() {
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        let word = words::TIER_WORDS.at_start(rest);
        let len = match word {
            Some(word) => word.len(),
            None if kind::TIERS.contains(&c) || c == '村' => c.len_utf8(),
            None => return false,
        };
        any = true;
        rest = rest.get(len..).unwrap_or_default();
    }
    any
}

/// Whether a name begins with a tier and goes on to a head that the tiers before it share.
fn takes_tiers(lexicon: &Lexicon, text: &str) -> bool {
    let tier = words::SHARING_TIERS.starts(text) || text.starts_with(kind::TIERS) || text.starts_with("两级");
    // `县直部门`: those of one tier.
    if !tier
        || words::OWN_DEPARTMENTS.starts(text)
        || lexicon.is(text, Marks::PLACE)
        || is_tier(text) && without_gloss(text).chars().count() > 3
    {
        return false;
    }
    // A tier alone may still wait for the head (`省、自治区、直辖市…`); a name must not begin with a word like 市场.
    let function = !text.starts_with("计划单列市") && lexicon.prefix(text, Marks::FUNCTION).is_some();
    is_tier(text) || (kind::body(lexicon, text).is_some() || share::is_headless(lexicon, text)) && !function
}
