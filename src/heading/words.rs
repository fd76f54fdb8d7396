//! The words that tell a heading from a sentence, looked up by their first characters.
//!
//! A phrase is read once, character by character; what begins none of the words costs one look into a small table.

use memchr::memchr_iter;
use once_cell::sync::Lazy;

use super::phrase::{Closer, Sentence};
use crate::lexicon::Edges;
use crate::lexicon::words::REQUIRED_PAPERS;

/// A phrase that a blank parts from the text is a title up to this length, in characters, whatever words it holds.
const LONGEST_PARTED: usize = 20;

/// Words of one kind.
#[derive(Default)]
struct Words {
    /// The characters that they begin with.
    firsts: Edges,
    /// Sorted by first character; words with the same one stand as in the file.
    words: Vec<(char, &'static str)>,
}

impl Words {
    /// Adds a word; they come in the order of their first characters.
    fn push(&mut self, word: &'static str) {
        self.words.push((first(word), word));
        self.firsts.add(first(word));
    }

    /// Whether a word may begin with `c`.
    fn may_begin(&self, c: char) -> bool {
        self.firsts.may_hold(c)
    }

    /// The first word of the list that `text` begins with, and its number.
    #[inline]
    fn at(&self, text: &str) -> Option<(usize, &'static str)> {
        if self.firsts.may_begin(text.as_bytes()) { self.look_up(text) } else { None }
    }

    fn look_up(&self, text: &str) -> Option<(usize, &'static str)> {
        let c = first(text);
        let from = self.words.partition_point(|&(first, _)| first < c);
        let words = self.words.iter().enumerate().skip(from).take_while(|(_, (first, _))| *first == c);
        words.map(|(number, (_, word))| (number, *word)).find(|(_, word)| text.starts_with(word))
    }

    fn begin(&self, text: &str) -> bool {
        self.at(text).is_some()
    }
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or('\0')
}

/// The lists of `lexicon/headings.txt`.
#[derive(Default)]
struct Lists {
    titles: Words,
    openings: Words,
    steps: Words,
    orders: Words,
    labels: Words,
    ties: Words,
    predicates: Words,
    leads: Words,
    /// Words that begin like 要, 应, 须, 将 and 需 but are nouns.
    nouns: Words,
    /// Characters that bodies end with, and those before a 是 that is no verb of the phrase.
    bodies: Words,
    before_copula: Words,
    /// Characters that make a verb together with 应.
    before_should: Words,
    /// What predicates, leads, copula and modal verbs begin with: a phrase without these names a topic.
    speaking: Edges,
}

static LISTS: Lazy<Lists> = Lazy::new(|| {
    let mut lists = Lists::default();
    let lines = include_str!("../lexicon/headings.txt").lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once('\t'));
    let mut all: Vec<_> = lines.flat_map(|(kind, words)| words.split(' ').map(move |word| (kind, word))).collect();
    all.sort_by_cached_key(|(_, word)| first(word));
    for (kind, word) in all {
        let list = match kind {
            "title" => &mut lists.titles,
            "opening" => &mut lists.openings,
            "step" => &mut lists.steps,
            "order" => &mut lists.orders,
            "label" => &mut lists.labels,
            "tie" => &mut lists.ties,
            "predicate" => &mut lists.predicates,
            "lead" => &mut lists.leads,
            "noun" => &mut lists.nouns,
            "body" => &mut lists.bodies,
            "copula" => &mut lists.before_copula,
            "should" => &mut lists.before_should,
            _ => continue,
        };
        list.push(word);
        if matches!(kind, "predicate" | "lead") {
            lists.speaking.add(first(word));
        }
    }
    "是为要需须将应".chars().for_each(|c| lists.speaking.add(c));
    lists
});

/// Length of the title of the genre that `phrase` begins with where it runs into its text with no sign between:
/// `总体要求以习近平…`.  What follows begins as such a section's first sentence does.
pub(super) fn genre_title(phrase: &str) -> Option<usize> {
    if let Some(title) = matter(phrase).or_else(|| echoed(phrase)) {
        return Some(title);
    }
    let (_, title) = LISTS.titles.at(phrase)?;
    let rest = phrase.get(title.len()..)?;
    (rest.chars().nth(8).is_some() && LISTS.openings.begin(rest)).then_some(title.len())
}

/// Length of a title with which its text begins once more, with no sign between: `房票转让房票转让应当…`.
fn echoed(phrase: &str) -> Option<usize> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 20;
    let bytes = phrase.as_bytes();
    let begins = bytes.first_chunk::<3>()?;
    let [.., last] = begins;
    // The text is longer than its title, which has a byte for each character at least, and begins where the first
    // character comes again.
    let ends = bytes.get(..bytes.len().div_ceil(2).min(LONGEST * 4 + 1) + 2).unwrap_or(bytes);
    let behind = ends.get(SHORTEST + 2..).unwrap_or_default();
    memchr_iter(*last, behind).map(|at| at + SHORTEST).find(|&at| {
        let again = bytes.get(at..).is_some_and(|rest| rest.starts_with(begins));
        again
            && phrase.split_at_checked(at).is_some_and(|(title, rest)| {
                rest.starts_with(title) && (SHORTEST..=LONGEST).contains(&title.chars().count())
            })
    })
}

/// Length of `关于…问题` where it runs into the answer with no sign between, as in letters of reply.
fn matter(phrase: &str) -> Option<usize> {
    const GOES_ON: [char; 12] = ['的', '和', '与', '及', '、', '，', ',', '。', '（', '(', '研', '解'];
    if !phrase.starts_with("关于") {
        return None;
    }
    let end = phrase.find("问题").map(|at| at + "问题".len())?;
    let rest = phrase.get(end..)?;
    (rest.chars().nth(8).is_some() && !rest.starts_with(GOES_ON)).then_some(end)
}

/// The step of a procedure that `text` begins with, and its number.
pub(super) fn step(text: &str) -> Option<(usize, &'static str)> {
    LISTS.steps.at(text)
}

/// Whether `phrase` begins like the titles of measures do.
pub(super) fn begins_as_order(phrase: &str) -> bool {
    LISTS.orders.begin(phrase)
}

/// Where a bracket with a responsibility label opens in `phrase`.
pub(super) fn tail(phrase: &str) -> Option<usize> {
    phrase.match_indices(BRACKETS).map(|(at, _)| at).find(|&at| phrase.get(at..).is_some_and(begins_tail))
}

const BRACKETS: [char; 5] = ['(', '（', '〔', '[', '【'];

/// Whether `text` begins with a bracket with a responsibility label.
pub(super) fn begins_tail(text: &str) -> bool {
    text.strip_prefix(BRACKETS).is_some_and(|inside| LISTS.labels.begin(inside))
}

/// Whether the text behind a phrase ties on to it with a connective, as nothing ties on to a heading.
pub(super) fn is_tied(rest: &str) -> bool {
    LISTS.ties.begin(rest.trim_start_matches(|c: char| crate::lines::is_blank(c) || c == '。'))
}

/// Whether the phrase speaks as a sentence or a lead-in and so names no topic.
pub(super) fn sentence(phrase: &str, closer: Closer, child: bool) -> Sentence {
    let lists = &*LISTS;
    let is_citation = !child && phrase.starts_with('第') && phrase.contains('条');
    let is_broken_off = phrase.ends_with(['，', ',', '、', '；', ';', '：', ':', '。']);
    // `分为：`, `调整为：` go on behind the colon.
    let is_unended = closer == Closer::Colon && phrase.ends_with(['为', '是', '有']);
    // `以上措施执行到12月31日。`
    let refers_back = phrase.starts_with("以上") || phrase.starts_with("上述");
    if is_citation || is_broken_off || is_unended || refers_back || phrase.starts_with('由') {
        return Sentence::Yes;
    }
    // A page that lost its line breaks has blanks in their place; some blanks stand inside sentences.
    let parted = closer == Closer::Blank && phrase.chars().nth(LONGEST_PARTED).is_none();
    let (title_line, colon) = (closer == Closer::LineEnd || parted, closer == Closer::Colon);
    let mut found = Sentence::No;
    for at in lists.speaking.places(phrase) {
        let Some(c) = phrase.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let before = phrase.get(..at).unwrap_or_default().chars().next_back().unwrap_or('\0');
        let rest = || phrase.get(at..).unwrap_or_default();
        let is_predicate = || match c {
            '是' => is_copula(before, rest()),
            // `有效期为30天`
            '为' => rest().chars().nth(1).is_some_and(|c| c.is_ascii_digit()) || lists.predicates.begin(rest()),
            _ => lists.predicates.may_begin(c) && lists.predicates.begin(rest()),
        };
        if !title_line && is_predicate() || colon && lists.leads.may_begin(c) && lists.leads.begin(rest()) {
            return Sentence::Yes;
        }
        // A body that acts stands before 要, 应, 须, 将 or 需: `各地区要继续…`; the same signs begin nouns.  应 has any subject,
        // but ends verbs too (`供应`).
        let is_modal = |before: char| match c {
            '要' | '需' | '须' | '将' => lists.bodies.begin(before.encode_utf8(&mut [0; 4])),
            '应' if REQUIRED_PAPERS.ends(phrase) => false,
            // `应留尽留`
            '应' if rest().chars().nth(2) == Some('尽') => false,
            '应' => before != '\0' && !lists.before_should.begin(before.encode_utf8(&mut [0; 4])),
            _ => false,
        };
        if is_modal(before) && !lists.nouns.begin(rest()) {
            found = Sentence::Modal;
        }
    }
    found
}

/// Whether the `是` that `rest` begins with is the verb of the phrase.
fn is_copula(before: char, rest: &str) -> bool {
    let exempt = before == '\0' || LISTS.before_copula.begin(before.encode_utf8(&mut [0; 4]));
    rest.starts_with("是指") || !(exempt || rest.starts_with("是否"))
}
