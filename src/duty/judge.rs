//! Who may bear a duty, and which clauses give none: persons and places, conditions, reports, what somebody says.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::assignment::ActorKind;
use crate::context::Context;
use crate::lexicon::{TIERS, words};
use crate::name::{self, NameList};
use crate::span::{Span, floor_boundary};

use super::predicate::{self, Class};

/// A report says so within this many bytes of its beginning.
const HEAD_BYTES: usize = 600;

/// Whether the name is that of somebody who bears duties of an organisation: no natural person, no thing, not the
/// speaker.
pub(super) fn bears(kind: ActorKind, name: &str) -> bool {
    let vague = name.ends_with("方面") && !name.starts_with(['各', '有', '相']);
    let place = words::QUARTERS.ends(name);
    !vague
        && !place
        && !name.ends_with("工作人员")
        && !words::PERSONS.ends(name)
        && !(kind == ActorKind::Collective && is_matter(name))
        // 市民政局 begins like 市民, 群众工作部 like 群众.
        && (kind == ActorKind::Department
            // 业主委员会 is no person.
            || name.ends_with('会')
            || name.ends_with("业主单位")
            || words::PERSONS.at_start(name).is_none_or(|word| words::THINGS.contains(&word)))
        && words::SPEAKERS.at_start(name).is_none_or(|word| word.ends_with(['市', '县', '区', '省']) && word != name)
}

/// Whether the name is that of things: `其他信息`, `符合条件的项目`.  But `各项目` are those who build them.
fn is_matter(name: &str) -> bool {
    words::MATTERS.ends(name) && !(name.starts_with('各') && name.ends_with("项目"))
}

/// Whether a list may be told a plain order, without a modal: not a named official, whose verb reports, nor a word so
/// bare that it names nobody in particular, nor a place: what `郑州市` does, a text reports, what its government is to do
/// is said with a modal.  But `南昌县、进贤县参照执行` and `…结合本县实际制定…` close a rule: no report says so.
pub(super) fn takes_plain_order(context: &Context<'_>, short: &[&str], list: &NameList, verb: &str) -> bool {
    let text = context.text;
    let follows = verb.starts_with("参照") || verb.starts_with("结合本") || verb.starts_with("根据本");
    // A verb that no list has would open it: 优选|…主体, 倡导|国企.
    let known = list.actors.first().is_some_and(|actor| {
        let name = actor.span.text(text);
        let listed = (name.ends_with("企业") || name.ends_with("单位") && list.actors.len() == 1)
            && predicate::word(name).is_some_and(|(word, class)| class == Class::Noun && word.len() == name.len());
        // 中国上市公司协会: 中国 alone begins too many things.
        let national = name.starts_with("中国") && words::NATIONAL.ends(name);
        let introduced = || short.binary_search(&name).is_ok();
        let section = name.ends_with('科') && name.chars().nth(2).is_some();
        listed
            || national
            || section
            || introduced()
            || name::starts_known(context.lexicon, name)
            || words::STRONG.ends(name)
    });
    // In the items of minutes stands what was decided: `高珊副主任对接省发改委`.
    let item = || context.tree.get(context.tree.at(list.span.start())).is_some_and(|node| node.parent.is_some());
    let decided = context.metadata.is_minutes() && item();
    // `市财政局、北票县按比例分担`: with a body before it, a place is one too.
    let first = list.actors.first().is_some_and(|actor| {
        let name = actor.span.text(text);
        !is_place(actor.kind, name) && !name.ends_with(TIERS)
    });
    known
        && list.actors.iter().all(|actor| {
            let name = actor.span.text(text);
            // What the leadership of the party does is told; nobody gives it tasks.
            let central = words::LEADERSHIP.starts(name);
            (actor.kind != ActorKind::Official || decided)
                && !is_meeting(name)
                && !central
                && !name.ends_with("领导")
                && !words::SHARES.starts(name)
                && (follows || first || !is_place(actor.kind, name))
                && !words::NAMELESS.contains(&name)
        })
}

/// The characters with which names end that are known by their end, whatever begins them.
pub(super) fn known_ends() -> impl Iterator<Item = char> {
    words::STRONG.iter().filter_map(|word| word.chars().next_back()).chain(['科'])
}

/// Whether such a name may stand in `words`.
pub(super) fn may_end_known(words: &str) -> bool {
    words.contains('科') || words::STRONG.stands_in(words)
}

/// Whether the name is that of a meeting, which decides and is told nothing; a 联席会议 is a body.
pub(super) fn is_meeting(name: &str) -> bool {
    name.ends_with("会议") && !name.ends_with("联席会议") || name.ends_with("常务会")
}

/// Whether the name is that of a place and of no body in it.
fn is_place(kind: ActorKind, name: &str) -> bool {
    let zone = words::ADMINISTRATIONS.ends(name);
    // `地级及以上城市`: one of a class.
    let class = name.ends_with("以上城市");
    kind == ActorKind::Department && !zone && !class && name.ends_with(['市', '县', '区', '州', '省', '旗', '盟', '国'])
        || name == "中央"
}

/// What a reporter calls himself, and its search.
static REPORTER: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("记者"));

/// From so many items on a text is a document that somebody has passed on.
const MANY_ITEMS: usize = 8;

/// Whether the text is a reporter's: it tells what bodies do and quotes what they are to do.  A long document with a
/// line about it before it (`近日，市住建局印发通知…`) is none.
pub(super) fn is_report(context: &Context<'_>) -> bool {
    let text = context.text;
    let head = text.get(..floor_boundary(text, HEAD_BYTES)).unwrap_or_default();
    if head.contains("答记者问") || head.contains("回答了记者") {
        return false;
    }
    // A notice that begins with what went before it (`近日，国务院转发了…`) is addressed to those who have to act.
    let passed_on = context.tree.len() > MANY_ITEMS || context.metadata.addressee.is_some();
    REPORTER.find(text.as_bytes()).is_some()
        || words::NEWS.stands_in(head)
        || !passed_on && words::PASSED_ON.stands_in(head)
}

/// Whether the clause states a condition: `…的`, `…时`, `…后`.
pub(super) fn is_condition(text: &str, clause: Span) -> bool {
    let clause = clause.text(text);
    clause.ends_with(['的', '时', '前']) || is_afterwards(clause) || words::CONDITIONS.ends(clause)
}

/// Whether the clause says when something is to be done: `收到申请后`, `收到申请后3日内`.
pub(super) fn says_when(text: &str, clause: Span) -> bool {
    clause.text(text).ends_with('时') || is_afterwards(clause.text(text))
}

/// Whether the clause says after what: `收到申请后`, `收到申请后3日内`.
pub(super) fn is_afterwards(clause: &str) -> bool {
    clause.ends_with(['后', '後']) || clause.ends_with('内') && clause.contains(['后', '後'])
}

/// Whether the clause is about what a document says: `通知明确`, `《方案》要求`.
pub(super) fn cites(clause: &str) -> bool {
    let document = words::ASKING_DOCUMENTS.at_start(clause).is_some_and(|word| word != "会议");
    document && words::CITES.ends(clause)
}

/// Whether the clause leads from what its sentence tells of the issuer to what it orders: `现就有关事项通知如下`,
/// `具体调整内容如下`.
pub(super) fn announces(clause: &str) -> bool {
    let led = |lead: &str| lead.starts_with('现') || lead.contains("现就") || lead.starts_with("具体");
    clause.strip_suffix("如下").is_some_and(|lead| led(lead) || words::ANNOUNCED.ends(lead))
}

/// Whether the clause only names who says what follows: `…负责人在会上说`.
pub(super) fn is_said(text: &str, clause: Span) -> bool {
    words::SAID.ends(clause.text(text))
}
