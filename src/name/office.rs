//! Offices set up for a purpose: their names tell it in other clauses' words (`省应对…疫情工作领导小组`).

use crate::lexicon::{Lexicon, Marks, words};
use crate::name::kind;
use crate::name::scan::{before_sign, broken};

/// The length of the verb that a name may begin with, as `联合采购办公室` does.
pub(crate) fn verbal(name: &str) -> usize {
    words::VERBAL.longest(name).map_or(0, |(_, verb)| verb.len())
}

/// Whether a name is that of an office set up for a purpose.
pub(crate) fn is_office(name: &str) -> bool {
    words::OFFICES.iter().any(|head| name.ends_with(head) && name.len() > head.len())
}

/// The longest name of an office set up for a purpose, in characters.
const MAX_OFFICE: usize = 45;

/// The characters with which the words begin by which such an office is known.
pub(crate) fn office_heads() -> impl Iterator<Item = char> {
    let heads = &words::PURPOSES;
    heads.words.iter().filter_map(|it| heads.word(it)?.chars().next())
}

/// The length of the name of an office at the start of `text` that tells its purpose in other clauses' words:
/// `省应对…疫情工作领导小组`, `市推进…工程指挥部办公室`.  It begins with a place or a tier.
pub(crate) fn office_at(lexicon: &Lexicon, text: &str) -> Option<usize> {
    let tier = text.starts_with(kind::TIERS) || text.starts_with("国家") || text.starts_with("国务院");
    let place = || lexicon.prefix(text, Marks::PLACE).is_some();
    if !tier && !place() {
        return None;
    }
    let bound = text.char_indices().nth(MAX_OFFICE).map_or(text.len(), |(at, _)| at);
    let words = before_sign(text.get(..bound)?);
    let (at, head) = words::PURPOSES.first_in(words)?;
    let purpose = words.get(..at)?;
    // A body before its own verb is another name: `县应急局|承担指挥部办公室…`.
    if purpose.contains(['的', '由', '将', '了', '把', '向', '请', '各', '等', '并', '须', '级', '报', '设'])
        || words::OTHER_VERBS.stands_in(purpose)
    {
        return None;
    }
    let first = broken(lexicon, purpose).and_then(|at| purpose.get(..at)).unwrap_or_default();
    if first.chars().nth(1).is_some() && kind::body(lexicon, first).is_some() {
        return None;
    }
    let end = at + head.len();
    let office = ["办公室", "办"].iter().find(|office| words.get(end..).is_some_and(|rest| rest.starts_with(**office)));
    let end = end
        + office
            .filter(|_| !words.get(end..).is_some_and(|rest| rest.starts_with("办理")))
            .map_or(0, |office| office.len());
    kind::body(lexicon, words.get(..end)?).map(|_| end)
}
