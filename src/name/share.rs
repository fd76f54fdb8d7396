//! Written-out names: what a list prints once for several of its members.
//!
//! `市发改局、工信局`: the 市 of the first belongs to the second.  `市农业农村、城乡管理局`: the 局 of the last
//! belongs to the first.  Both are kept as spans of the printed text, so that nothing is made up.

use crate::assignment::{ActorData, ActorKind};
use crate::lexicon::{Lexicon, Marks};
use crate::name::kind;
use crate::name::scan::opens;
use crate::span::Span;

/// The government whose bodies a list names: the printed words that later members share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shared {
    /// 市, 县, 北票市 …; empty where nothing is shared yet.
    pub place: Span,
    /// 市委, where a party organ was named last.
    pub committee: Span,
}

impl Shared {
    /// What `actor` shares with those behind it, and what it takes from those before it.
    pub fn pass(&mut self, lexicon: &Lexicon, text: &str, actor: &mut ActorData) {
        if actor.kind != ActorKind::Department {
            return;
        }
        let name = actor.span.text(text);
        if let Some(place) = own_place(lexicon, name) {
            let start = actor.span.start();
            self.place = Span::of(start, start + place);
            self.committee = Span::default();
            let rest = name.get(place..).unwrap_or_default();
            if rest.starts_with('委') && lexicon.prefix(rest.get(3..).unwrap_or_default(), Marks::PARTY_ORGAN).is_some()
            {
                self.committee = Span::of(start, start + place + '委'.len_utf8());
            }
            return;
        }
        if !takes_place(lexicon, name) {
            return;
        }
        let organ = lexicon.is(name, Marks::PARTY_ORGAN);
        actor.prefix = if organ && !self.committee.is_empty() { self.committee } else { self.place };
    }
}

/// The length of the place that a name begins with and that others may share.
fn own_place(lexicon: &Lexicon, name: &str) -> Option<usize> {
    // 市场监管局, 县域办, 区块链中心: the first character is part of the function.
    let first = name.chars().next()?;
    if first == '乡'
        || lexicon
            .prefix(name, Marks::FUNCTION.or(Marks::CLASS).or(Marks::NOUN))
            .is_some_and(|word| word.chars().nth(1).is_some())
    {
        return None;
    }
    if kind::TIERS.contains(&first) {
        let rest = name.get(first.len_utf8()..).unwrap_or_default();
        return (!rest.is_empty()
            && !rest.starts_with(['级', '直', '域', '、', '和', '及'])
            && !rest.starts_with(opens))
        .then_some(first.len_utf8());
    }
    let place = lexicon.prefix(name, Marks::PLACE)?;
    let rest = name.get(place.len()..).unwrap_or_default();
    // A short name (`宜春金融监管分局`) is that of a branch and is not shared.
    (place.ends_with(kind::TIERS) && !rest.is_empty() && lexicon.suffix(name, Marks::OWN_LINE).is_none())
        .then_some(place.len())
}

/// Whether a name without a place of its own may belong to the government named before it.
fn takes_place(lexicon: &Lexicon, name: &str) -> bool {
    if lexicon.prefix(name, Marks::PLACE).is_some_and(|place| !lexicon.is(place, Marks::FUNCTION)) {
        return false;
    }
    if lexicon.suffix(name, Marks::OWN_LINE).is_some() || lexicon.prefix(name, Marks::OWN_LINE).is_some() {
        return false;
    }
    // 团市委 has its own.
    if name.chars().any(|c| kind::TIERS.contains(&c))
        && lexicon.prefix(name, Marks::FUNCTION).is_none()
        && !name.starts_with("乡村振兴")
    {
        return false;
    }
    !name.starts_with(|c: char| opens(c) || c == '"')
}

/// What the last member of a list prints for those before it that have no head: the 局 of `城乡管理局`, the 主管部门 of
/// `医药主管部门`.
pub(crate) fn shared_head(lexicon: &Lexicon, text: &str, last: Span) -> Span {
    let name = last.text(text);
    let stem = super::split::stem_of(lexicon, name);
    let offset = last.end() - stem.len();
    if let Some(function) = lexicon.prefix(stem, Marks::FUNCTION).filter(|function| function.len() < stem.len()) {
        let rest = stem.get(function.len()..).unwrap_or_default();
        if is_head(lexicon, rest) {
            return Span::of(offset + function.len(), last.end());
        }
    }
    let tail = ["行政主管部门", "主管部门", "行政部门", "部门"].iter().find(|tail| name.ends_with(**tail));
    let head = tail.copied().or_else(|| lexicon.suffix(name, Marks::HEAD));
    match head.filter(|head| head.len() < name.len()) {
        Some(head) => Span::of(last.end() - head.len(), last.end()),
        None => Span::default(),
    }
}

/// Whether `text` is nothing but a head, with its qualifiers.
fn is_head(lexicon: &Lexicon, text: &str) -> bool {
    lexicon.is(text, Marks::HEAD)
        || ["行政主管部门", "主管部门", "行政部门", "行政管理部门", "管理部门", "行政机关", "主管机构"].contains(&text)
}

/// Whether a member is only a function, waiting for the head that the list prints later: `市农业农村`, `住建`.
pub(crate) fn is_headless(lexicon: &Lexicon, name: &str) -> bool {
    lexicon.is(super::split::stem_of(lexicon, name), Marks::FUNCTION) && !lexicon.is(name, Marks::OWN_LINE)
}
