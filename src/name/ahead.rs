//! The names that begin at a place: how far they reach is read from the words alone.

use crate::assignment::ActorKind;
use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::is_blank;
use crate::name::glance::Glance;
use crate::name::list::parse;
use crate::name::over::Over;
use crate::name::scan::{before_sign, broken, crossed, group, opens};
use crate::name::tail::{count_tail, open_tail_at};
use crate::name::{NameList, Trust, kind, office, official, share, split};
use crate::span::{Span, floor_boundary};

/// How far the noun may stand behind a relative clause that is part of the name, in bytes: `设立医务室的单位`.
const MAX_RELATIVE: usize = 75;

/// The longest part of a name that no list knows, in characters.
const MAX_UNKNOWN: usize = 12;

/// The longest member that says only later what it is, in bytes.
const MAX_WAITING: usize = 45;

/// The longest official with his title, in characters.
const MAX_PERSON: usize = 24;

/// The longest list of names that begins at `start`, before `limit`: its members follow each other without other words
/// between them.
pub(crate) fn subject_at(context: &Context<'_>, start: usize, limit: usize, trust: Trust) -> Option<NameList> {
    let (text, lexicon) = (context.text, context.lexicon);
    let mut at = start + blanks(text.get(start..limit)?);
    let begin = at;
    let mut end = None;
    loop {
        let rest = text.get(at..limit)?;
        let (len, waits) = match longest_name(lexicon, rest, trust) {
            Some(len) => (len, false),
            None => match waiting(lexicon, rest, trust) {
                Some(len) => (len, true),
                // A title that another follows: `国家主席、中央军委主席X`.
                None => match lexicon.prefix(rest, Marks::TITLE).map(str::len) {
                    Some(len) if rest.get(len..)?.starts_with('、') => (len, true),
                    _ => break,
                },
            },
        };
        at += len;
        // The first half of a title: `县委副书记、县长X`.
        let post = lexicon.prefix(text.get(at..limit)?, Marks::TITLE).map_or(0, str::len);
        let waits = waits || post > 0 && text.get(at + post..limit)?.starts_with('、');
        at += if waits && post > 0 { post } else { 0 };
        // The people of a body: its 主要负责人.
        at += lexicon.prefix(text.get(at..limit)?, Marks::HOLDER).map_or(0, str::len);
        if !waits {
            end = Some(at);
        }
        let behind = text.get(at..limit)?;
        if let Some(tail) = open_tail_at(lexicon, behind) {
            at += tail;
            end = Some(at);
        }
        let behind = text.get(at..limit)?;
        match separator(behind) {
            Some(len) => at += len,
            None => break,
        }
    }
    let end = end?;
    parse(context, Span::of(begin, end), trust)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// The sign between two members that `text` begins with.
fn separator(text: &str) -> Option<usize> {
    let lead = blanks(text);
    let rest = text.get(lead..)?;
    let sign = words::MEMBER_SIGNS.at_start(rest)?;
    let behind = rest.get(sign.len()..)?;
    Some(lead + sign.len() + blanks(behind))
}

/// A member that says only later what it is: a function or a tier without its head (`民政、公安、…等部门`), or a bare name
/// (`黎明、郎平川两位副县长`).
fn waiting(lexicon: &Lexicon, rest: &str, trust: Trust) -> Option<usize> {
    let near = rest.get(..floor_boundary(rest, MAX_WAITING + '、'.len_utf8()))?;
    let stop = near.find(['、', '，', ',', '和', '及', '与', '等', '。', '；']);
    let stop = stop.filter(|&at| at > 0 && at <= MAX_WAITING)?;
    let word = rest.get(..stop)?;
    let person = || trust != Trust::Prose || rest.get(stop..).is_some_and(|rest| rest.starts_with(['、', '和', '及']));
    let waits =
        share::is_headless(lexicon, word) || split::is_tier(word) || person() && official::is_name(lexicon, word, true);
    waits.then_some(stop)
}

/// The length of the longest name that `rest` begins with, as prose goes on behind it.
fn longest_name(lexicon: &Lexicon, rest: &str, trust: Trust) -> Option<usize> {
    let region = before_sign(bounded(rest));
    // A name may begin with what begins other clauses too: 联合采购办公室.
    let verbal = office::verbal(region);
    let region = region.get(..broken(lexicon, region.get(verbal..)?).map_or(region.len(), |at| verbal + at))?;
    let glance = Glance::new(lexicon);
    let mut over = Over::default();
    let mut found = 0;
    let mut at = 0;
    for (from, c) in region.char_indices() {
        if from < at {
            continue;
        }
        at = from + c.len_utf8();
        over.add(&glance, c);
        if opens(c) {
            over = Over::ANY;
            at = from + group(region.get(from..)?).unwrap_or(c.len_utf8());
        }
        let candidate = region.get(..at)?;
        // A gloss behind a name belongs to it; what is only a remark is taken off later.
        let glossed = opens(c) && found == from && found > 0;
        let whole = || {
            kind::body_among(lexicon, candidate, over).is_some()
                && !crossed(lexicon, region, at)
                && (verbal == 0 || office::is_office(candidate))
        };
        // What is only a function goes on as a verb: 有关部门|编制.
        let verb = || {
            region
                .get(found..at)
                .is_some_and(|segment| lexicon.is(segment, Marks::FUNCTION) && !lexicon.is(segment, Marks::BODY))
        };
        let joined =
            || found == 0 || !verb() && region.get(found..at).is_some_and(|segment| continues(lexicon, segment));
        if glossed || whole() && joined() {
            found = at;
        }
    }
    // A name with a part that no list knows, where a sign or another clause's word ends it: 德阳市|建筑房地产业|协会.
    let unknown = region.get(found..).unwrap_or_default();
    let telling = |head: &str| head.chars().nth(1).is_some() || words::TELLING.contains(&head);
    if found < region.len()
        && lexicon.suffix(region, Marks::HEAD).is_some_and(telling)
        && unknown.chars().count() <= MAX_UNKNOWN
        && lexicon.prefix(unknown, Marks::VERB).is_none()
        && kind::body(lexicon, region) == Some(ActorKind::Department)
    {
        found = region.len();
    }
    let found = found.max(office::office_at(lexicon, rest).unwrap_or(0));
    let len = found.max(person_at(lexicon, region, trust));
    if len > 0 { Some(len) } else { relative(lexicon, rest) }
}

/// The length of a relative clause with its noun, where the noun names a class and a verb or a sign follows it.
fn relative(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let clause = before_sign(bounded(rest));
    let of = clause.find('的').filter(|&at| at > 0 && at <= MAX_RELATIVE)? + '的'.len_utf8();
    let noun = lexicon.prefix(clause.get(of..)?, Marks::CLASS)?;
    let end = of + noun.len();
    let behind = clause.get(end..)?;
    let verb = behind.is_empty() || lexicon.prefix(behind, Marks::BREAK).is_some();
    let led = clause.starts_with(['由', '对', '将', '把', '经', '向', '请', '从', '在', '按', '给']);
    (verb && !led && !crossed(lexicon, clause, end)).then_some(end)
}

/// The length of an official at the start of `region`, title included.
fn person_at(lexicon: &Lexicon, region: &str, trust: Trust) -> usize {
    let glance = Glance::new(lexicon);
    let mut over = Over::default();
    let mut best = 0;
    for (at, c) in region.char_indices().take(MAX_PERSON) {
        over.add(&glance, c);
        let end = at + c.len_utf8();
        // Where nothing shows an official, only what stands alone may be one.
        let alone = trust != Trust::Prose && end == region.len();
        if !(over.may_show() || over.may_count() || alone) {
            continue;
        }
        let Some(candidate) = region.get(..end) else { continue };
        // A number of people behind the last name shows that it is one: `郎平川两位副县长`.
        let counted =
            count_tail(lexicon, candidate).filter(|&at| candidate.get(at..).is_some_and(|tail| tail.contains('位')));
        let (name, counted) = (candidate.get(..counted.unwrap_or(end)).unwrap_or_default(), counted.is_some());
        let person = official::official_among(lexicon, name, Span::of(0, name.len()), counted, over);
        // Four characters behind a title are a name only where they are all that stands there.
        let long = |person: &official::Official| person.name.end() == end && person.name.len() == 12;
        if person
            .filter(|person| end == region.len() || !long(person) || compound(lexicon, name, person))
            .is_some_and(|person| person.shown || counted || trust != Trust::Prose && end == region.len())
        {
            best = end;
        }
    }
    best
}

/// Whether the name has a surname of two characters.
fn compound(lexicon: &Lexicon, text: &str, person: &official::Official) -> bool {
    lexicon.prefix(person.name.text(text), Marks::SURNAME).is_some_and(|surname| surname.chars().nth(1).is_some())
}

/// Whether the words between two possible ends of a name are themselves the build of a name.
fn continues(lexicon: &Lexicon, segment: &str) -> bool {
    const PARTS: Marks = Marks::FUNCTION
        .or(Marks::HEAD)
        .or(Marks::BODY)
        .or(Marks::PLACE)
        .or(Marks::PARTY_ORGAN)
        .or(Marks::NOUN)
        .or(Marks::CLASS)
        .or(Marks::RELATIVE)
        .or(Marks::DETERMINER);
    let mut rest = segment;
    while let Some(c) = rest.chars().next() {
        if opens(c) {
            rest = rest.get(group(rest).unwrap_or(c.len_utf8())..).unwrap_or_default();
            continue;
        }
        let word = lexicon.prefix(rest, PARTS).filter(|word| word.chars().nth(1).is_some());
        let word = word
            .or_else(|| words::PARTS.iter().find(|word| rest.starts_with(**word) && rest.len() > word.len()).copied());
        let tier = kind::TIERS.contains(&c) || matches!(c, '和' | '级');
        let head = lexicon.is(rest, Marks::HEAD);
        match word {
            Some(word) => rest = rest.get(word.len()..).unwrap_or_default(),
            None if head => return true,
            None if tier => rest = rest.get(c.len_utf8()..).unwrap_or_default(),
            // A branch may carry any short name: 海岬分局.
            None => {
                let branch = lexicon.suffix(rest, Marks::HEAD).is_some_and(|head| words::BRANCHES.contains(&head));
                return branch && rest.chars().count() <= 6;
            }
        }
    }
    true
}

fn bounded(text: &str) -> &str {
    text.get(..floor_boundary(text, kind::MAX_NAME)).unwrap_or_default()
}
