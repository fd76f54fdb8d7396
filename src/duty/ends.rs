//! Where in a clause a list of subjects may end: behind what may close a name, before what may begin a predicate.
//!
//! Most clauses have no such place behind the words with which they begin, and then nobody is their subject.  Wherever a
//! list is thought to begin, it ends at one of these places.

use memchr::memmem;

use crate::context::Context;
use crate::lexicon::words;
use crate::name;

use super::predicate::{self, Class, Predicate};

/// The places of one clause in ascending order.  The clause is read no further than somebody asks: most lists are refused
/// by their first words.
pub(super) struct Ends<'c> {
    context: &'c Context<'c>,
    glance: name::Glance<'c>,
    start: usize,
    end: usize,
    /// The list may be all that is left of the clause.
    whole: bool,
    /// Behind 由 or 请 more verbs follow a list.
    agent: bool,
    /// How far the clause was read; behind its end when nothing is left.
    at: usize,
    /// Whether a list may end at `at`, by what stands before it.
    closes: bool,
    places: Vec<usize>,
    /// The text speaks of things that stand before bodies in a list; most texts do not.
    pub things: bool,
}

impl<'c> Ends<'c> {
    pub fn new(context: &'c Context<'c>) -> Self {
        Self {
            context,
            glance: name::Glance::new(context.lexicon),
            start: 0,
            end: 0,
            whole: false,
            agent: false,
            at: 0,
            closes: false,
            places: Vec::new(),
            things: words::BYSTANDERS.iter().any(|it| memmem::find(context.text.as_bytes(), it.as_bytes()).is_some()),
        }
    }

    /// Turns to the clause between `start` and `end`.  With `whole`, the list may be all that is left of the clause;
    /// behind 由 or 请, as an `agent`, more verbs follow a list.
    pub fn begin(&mut self, start: usize, end: usize, whole: bool, agent: bool) {
        self.glance.begin();
        self.places.clear();
        (self.start, self.end, self.whole, self.agent) = (start, end, whole, agent);
        (self.at, self.closes) = (start, false);
    }

    /// Finds the places up to `to`.
    pub fn read(&mut self, to: usize) {
        let text = self.context.text;
        while self.at <= to
            && self.at < self.end
            && let Some(rest) = text.get(self.at..self.end)
            && let Some(c) = rest.chars().next()
        {
            if self.closes && follows(text, self.start, self.at, self.end, self.agent) {
                self.places.push(self.at);
            }
            self.closes = self.glance.behind(c, rest);
            let mut len = c.len_utf8();
            if !name::is_han(c)
                && (name::opens(c) || c == '"')
                && let Some(group) = name::group(rest)
            {
                (len, self.closes) = (group, true);
            }
            self.at += len;
        }
        if self.at == self.end && self.at <= to {
            if self.whole && self.closes {
                self.places.push(self.end);
            }
            self.at += 1;
        }
    }

    /// The last place of the clause.
    pub fn last(&mut self) -> Option<usize> {
        self.read(self.end);
        self.places.last().copied()
    }

    /// The places of what was read.
    pub fn places(&self) -> &[usize] {
        &self.places
    }

    /// The `number`th place of what was read.
    pub fn get(&self, number: usize) -> Option<usize> {
        self.places.get(number).copied()
    }
}

/// Whether a predicate or another name may follow at `at`, in the clause from `start` to `end`.
fn follows(text: &str, start: usize, at: usize, end: usize, agent: bool) -> bool {
    let Some(rest) = text.get(at..end) else { return false };
    predicate::may_begin(rest)
        && (conjunction(rest) || is_followed(text, at, end, agent))
        && !predicate::crossed(text, start, at)
}

/// Whether `text` begins with a word that joins two names and may also open a phrase: `与…签订`.
pub(super) fn conjunction(text: &str) -> bool {
    text.starts_with(['和', '与', '及', '同', '或']) || words::JOINING.starts(text)
}

/// Whether a predicate begins at `at`, behind what may stand between a list and its predicate, or the clause ends there.
pub(super) fn is_followed(text: &str, at: usize, end: usize, agent: bool) -> bool {
    let at = behind_tail(text, at, end);
    at == end
        || Predicate::of(text, at, end).is_some_and(|predicate| {
            let wanted = predicate.class != Class::Agent || agent;
            wanted && !is_relative(text, at, end) && !goes_on(text, at, end)
        })
}

/// Whether the verb at `at` is a part of a name: `湘江新区|开发建设局`.
fn goes_on(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    for _ in 0..3 {
        let rest = text.get(behind..end).unwrap_or_default();
        if behind > at && words::OFFICE_HEADS.starts(rest) {
            return !rest.starts_with("局部") && !rest.starts_with("中心城") && !words::SCIENCES.starts(rest);
        }
        match predicate::word(rest) {
            // `组建|防控领导小组`: what is founded.
            Some((word, _)) if words::FOUNDING.contains(&word) => return false,
            Some((word, Class::Verb | Class::Agent | Class::Open)) => {
                behind += word.len();
                // `支付机构`, `城市更新部门`; but not `委托|机构`.
                let rest = text.get(behind..end).unwrap_or_default();
                if behind == at + word.len()
                    && !words::CAUSES.contains(&word)
                    && word != "委托"
                    && words::AGENCIES.starts(rest)
                {
                    return true;
                }
            }
            Some((word, Class::Noun)) if behind > at => {
                return words::OFFICE_HEADS.ends(word);
            }
            _ => return false,
        }
    }
    false
}

/// The offset behind a tail such as `或其代表`.
pub(super) fn behind_tail(text: &str, at: usize, end: usize) -> usize {
    let rest = text.get(at..end).unwrap_or_default();
    if !rest.starts_with(['或', '及', '和', '与', '法']) {
        return at;
    }
    at + words::TAILS.at_start(rest).map_or(0, |word| word.len())
}

/// Whether the verb at `at` belongs to a relative clause: `…认定的`.
fn is_relative(text: &str, at: usize, end: usize) -> bool {
    let mut behind = at;
    // `在组织编制的规划中`: the phrase goes on behind its relative clause.
    let phrase = text.get(at..end).unwrap_or_default();
    if phrase.starts_with('在') && phrase.ends_with(['中', '时']) {
        return false;
    }
    let mut last = None;
    for _ in 0..4 {
        let rest = text.get(behind..end).unwrap_or_default();
        if let Some(rest) = rest.strip_prefix('的') {
            // `承担|相应的责任`: an adjective before the object.
            return behind > at && !rest.is_empty() && last != Some(Class::Adverb);
        }
        match predicate::word(rest) {
            // `追缴|已领取的资金`, `对|申请补贴的材料进行审核`: the clause is that of the object.
            Some((word, Class::Fact)) if last == Some(Class::Verb) && word == "已" => return false,
            Some((word, Class::Preposition)) if last.is_none() && words::OBJECT_SIGNS.contains(&word) => return false,
            // `确定需要提供的其他信息`
            Some((word @ "需要", Class::Modal)) if last == Some(Class::Verb) => {
                behind += word.len();
                last = Some(Class::Modal);
            }
            Some((word, class @ (Class::Adverb | Class::Verb | Class::Agent | Class::Preposition | Class::Fact))) => {
                behind += word.len();
                last = Some(class);
            }
            _ => return false,
        }
    }
    false
}
