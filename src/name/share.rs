//! Written-out names: what a list prints once for several of its members.
//!
//! `市发改局、工信局`: the 市 of the first belongs to the second.  `市农业农村、城乡管理局`: the 局 of the last
//! belongs to the first.  Both are kept as spans of the printed text, so that nothing is made up.

use crate::ablation::Ablation;
use crate::assignment::{ActorData, ActorKind, Statements, range};
use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
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
    /// Whether the name before was a place and nothing else: what follows it may be of all of them.
    pub several: bool,
}

impl Shared {
    /// What `actor` shares with those behind it, and what it takes from those before it.
    pub fn pass(&mut self, lexicon: &Lexicon, text: &str, actor: &mut ActorData) {
        if actor.kind != ActorKind::Department {
            return;
        }
        let name = actor.span.text(text);
        let several =
            std::mem::replace(&mut self.several, name.ends_with(kind::TIERS) && lexicon.is(name, Marks::PLACE));
        if self.several {
            return;
        }
        if let Some(place) = own_place(lexicon, name) {
            // `青海省、广东省人民政府和财政厅`: the 财政厅 of each.
            if several && name.ends_with("政府") {
                *self = Self::default();
                return;
            }
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
        if self.place.is_empty() || !takes_place(lexicon, name) {
            return;
        }
        let organ = lexicon.is(name, Marks::PARTY_ORGAN);
        actor.set_prefix(if organ && !self.committee.is_empty() { self.committee } else { self.place });
    }
}

/// Carries what a clause shares on to the later clauses of its sentence: `由市工信局负责,发改局配合`.
pub(crate) fn carry(context: &Context<'_>, statements: &mut Statements) {
    if context.ablation == Some(Ablation::NoWrittenOut) {
        for actor in &mut statements.actors {
            actor.set_prefix(Span::default());
            actor.set_suffix(Span::default());
        }
        return;
    }
    let mut places = Vec::with_capacity(statements.actors.len());
    for party in &statements.list {
        let start = |index: usize| statements.actors.get(index).map_or(0, |actor| actor.span.start());
        places.extend(range(party.actors).map(|index| (start(index) as u32, index as u32)));
    }
    places.sort_unstable();
    let mut shared = Shared::default();
    let (mut sentence, mut first) = (None, None);
    for (start, index) in places {
        let here = context.clauses.at(start as usize).map(|sentence| sentence.span);
        if here != sentence {
            shared = Shared::default();
            (sentence, first) = (here, Some(index));
            continue;
        }
        // The first of a sentence takes nothing; what it gives is asked where there is another.
        for index in first.take().into_iter().chain([index]) {
            if let Some(actor) = statements.actors.get_mut(index as usize) {
                shared.pass(context.lexicon, context.text, actor);
            }
        }
    }
}

/// The length of the place that a name begins with and that others may share.
pub(super) fn own_place(lexicon: &Lexicon, name: &str) -> Option<usize> {
    let first = name.chars().next()?;
    if first == '乡' {
        return None;
    }
    // Most names begin with neither a tier nor a place of one.
    let tier = kind::TIERS.contains(&first);
    let place = if tier { None } else { Some(lexicon.prefix(name, Marks::PLACE)?) };
    if place.is_some_and(|place| !place.ends_with(kind::TIERS) || place.len() == name.len()) {
        return None;
    }
    // 市场监管局, 县域办: the first character is part of the function.  市政务服务局, 市政府办: it is not.
    let word = lexicon.prefix(name, Marks::FUNCTION.or(Marks::CLASS).or(Marks::NOUN)).map_or(0, str::len);
    let behind = name.get(first.len_utf8()..).unwrap_or_default();
    let other = || lexicon.prefix(behind, Marks::FUNCTION.or(Marks::HEAD).or(Marks::BODY)).map_or(0, str::len);
    if word > first.len_utf8() && word >= other() + first.len_utf8() {
        return None;
    }
    let Some(place) = place else {
        let rest = behind;
        return (!rest.is_empty()
            && !rest.starts_with(['级', '直', '域', '、', '和', '及'])
            // 省会城市支行: a word for a kind of city.
            && !name.starts_with("省会")
            && !rest.starts_with(opens))
        .then_some(first.len_utf8());
    };
    // A short name (`宜春金融监管分局`) is that of a branch and is not shared.
    lexicon.suffix(name, Marks::OWN_LINE).is_none().then_some(place.len())
}

/// Whether a name without a place of its own may belong to the government named before it.
fn takes_place(lexicon: &Lexicon, name: &str) -> bool {
    if lexicon.prefix(name, Marks::PLACE).is_some_and(|place| !lexicon.is(place, Marks::FUNCTION)) {
        return false;
    }
    if lexicon.suffix(name, Marks::OWN_LINE).is_some() || lexicon.prefix(name, Marks::OWN_LINE).is_some() {
        return false;
    }
    // `领导小组` is the one that was set up before, 豫南街道 and 于都分中心 name their own place, 受益财政 may be anyone's.
    if words::SET_UP.contains(&name) || words::OWN_PLACE.ends(name) || words::BORNE.starts(name) {
        return false;
    }
    // `省住建厅与财政部`: a ministry is no body of the place.
    let ministry = name.strip_suffix('部').is_some_and(|function| lexicon.is(function, Marks::FUNCTION));
    if ministry && !lexicon.is(name, Marks::PARTY_ORGAN) {
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
        && (is_headless(lexicon, name) || kind::body(lexicon, name).is_some())
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
    let tail = words::LENT_HEADS.at_end(name);
    let head = tail.or_else(|| lexicon.suffix(name, Marks::HEAD));
    match head.filter(|head| head.len() < name.len()) {
        Some(head) => Span::of(last.end() - head.len(), last.end()),
        None => Span::default(),
    }
}

/// Whether the head of a name is its own: that of a centre and of a short name in 委, which functions before it do not
/// share (`发改、住建、政务服务中心等单位`, `工信、卫健委等部门`).
pub(crate) fn keeps_head(name: &str) -> bool {
    name.ends_with("中心") || name.ends_with('委')
}

/// Zones before a zone's committee share it: `济源示范区、航空港区管委会`.
pub(crate) fn zones(text: &str, actors: &mut [ActorData]) {
    const COMMITTEES: [&str; 2] = ["管委会", "管理委员会"];
    let mut lent = Span::default();
    let mut from = 0;
    for actor in actors.iter_mut().rev() {
        let name = actor.span.text(text);
        let committee =
            COMMITTEES.iter().find(|head| name.strip_suffix(**head).is_some_and(|zone| zone.ends_with('区')));
        let near =
            from > 0 && text.get(actor.span.end()..from).is_some_and(|between| matches!(between, "、" | "和" | "及"));
        let zone = words::LENDING_ZONES.ends(name);
        match committee {
            Some(head) => lent = Span::of(actor.span.end() - head.len(), actor.span.end()),
            None if !lent.is_empty() && near && zone && actor.kind == ActorKind::Department => actor.set_suffix(lent),
            None => lent = Span::default(),
        }
        from = actor.span.start();
    }
}

/// Behind all governments of a tier a zone's committee without a name is that of every zone: `各城区政府、开发区管委会`.  By
/// itself it is that of the one zone that a county has.
pub(crate) fn nameless_zones(text: &str, actors: &mut [ActorData]) {
    let mut governments: Option<Span> = None;
    for actor in actors {
        let name = actor.span.text(text);
        let behind = governments
            .and_then(|before| text.get(before.end()..actor.span.start()))
            .is_some_and(|gap| matches!(gap, "、" | "和" | "及"));
        if behind && matches!(name, "开发区管委会" | "开发区管理委员会") {
            actor.kind = ActorKind::Collective;
        }
        let all = actor.kind == ActorKind::Collective && name.starts_with('各') && name.ends_with("政府");
        governments = all.then_some(actor.span);
    }
}

/// Whether `text` is nothing but a head, with its qualifiers.
fn is_head(lexicon: &Lexicon, text: &str) -> bool {
    lexicon.is(text, Marks::HEAD) || words::BARE_HEADS.contains(&text)
}

/// Whether a member is only a function, waiting for the head that the list prints later: `市农业农村`, `住建`.
pub(crate) fn is_headless(lexicon: &Lexicon, name: &str) -> bool {
    let name = super::scan::without_gloss(name);
    // The stem ends where the name does.
    if lexicon.suffix(name, Marks::FUNCTION).is_none() {
        return false;
    }
    let stem = super::split::stem_of(lexicon, name);
    lexicon.is(stem, Marks::FUNCTION) && !lexicon.is(name, Marks::OWN_LINE) && !lexicon.is(stem, Marks::OWN_LINE)
}
