//! Small word lists that single rules ask, kept as data: `parties.txt`, `duties.txt`, `meetings.txt`, `names.txt`,
//! `page-fields.txt`.
//!
//! Each line of such a file is `NAME word word …`; a name may have several lines, and lines that begin with `#` are
//! comments that say what the list is for.  Where a rule takes the first word that fits, the longer ones stand first.
//! They are read when they are first asked.  Unlike the sections of a [`Lexicon`](super::Lexicon) they are of one rule
//! each, and a caller does not extend them.

use std::ops::Deref;
use std::sync::OnceLock;

/// One list: a slice of words, and what is looked up by their first and last characters.
pub(crate) struct List {
    file: &'static str,
    name: &'static str,
    table: OnceLock<Table>,
}

/// The words in the order of the file, and one bit for each character that one of them begins or ends with, by the last
/// ten bits of its code: most texts have another, and one look says so.
#[derive(Debug)]
struct Table {
    words: Vec<&'static str>,
    firsts: [u64; 16],
    lasts: [u64; 16],
}

impl List {
    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let lines = self.file.lines().filter_map(|line| line.strip_prefix(self.name));
            let words = lines.filter(|rest| rest.starts_with(' ')).flat_map(str::split_whitespace);
            let mut table = Table { words: words.collect(), firsts: [0; 16], lasts: [0; 16] };
            for word in &table.words {
                mark(&mut table.firsts, word.chars().next());
                mark(&mut table.lasts, word.chars().next_back());
            }
            table
        })
    }

    /// Whether a word of the list may begin with `c`.
    pub fn may_begin(&self, c: char) -> bool {
        marked(&self.table().firsts, c)
    }

    /// The first word of the list that `text` starts with.
    pub fn at_start(&self, text: &str) -> Option<&'static str> {
        let table = self.table();
        let known = text.chars().next().is_some_and(|c| marked(&table.firsts, c));
        if known { table.words.iter().find(|word| text.starts_with(**word)).copied() } else { None }
    }

    /// The first word of the list that `text` ends with.
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        let table = self.table();
        let known = text.chars().next_back().is_some_and(|c| marked(&table.lasts, c));
        if known { table.words.iter().find(|word| text.ends_with(**word)).copied() } else { None }
    }

    /// Whether `text` starts with a word of the list.
    pub fn starts(&self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    /// Whether `text` ends with a word of the list.
    pub fn ends(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// Whether a word of the list stands anywhere in `text`, which is short: its characters are gone through one by one.
    pub fn stands_in(&self, text: &str) -> bool {
        let table = self.table();
        text.char_indices().any(|(at, c)| {
            marked(&table.firsts, c)
                && text.get(at..).is_some_and(|rest| table.words.iter().any(|word| rest.starts_with(word)))
        })
    }
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.table().words
    }
}

fn mark(bits: &mut [u64; 16], c: Option<char>) {
    let code = c.unwrap_or_default() as usize;
    if let Some(bits) = bits.get_mut(code >> 6 & 15) {
        *bits |= 1 << (code & 63);
    }
}

fn marked(bits: &[u64; 16], c: char) -> bool {
    let code = c as usize;
    bits.get(code >> 6 & 15).is_some_and(|bits| bits >> (code & 63) & 1 == 1)
}

macro_rules! lists {
    ($($file:literal { $($name:ident = $key:literal;)* })*) => {
        $($(pub(crate) static $name: List = List { file: include_str!($file), name: $key, table: OnceLock::new() };)*)*

        /// Every list with its file, for the test.
        #[cfg(test)]
        const ALL: &[(&str, &[&List])] = &[$((include_str!($file), &[$(&$name,)*]),)*];
    };
}

lists! {
    "parties.txt" {
        LEADS_BY_PLACE = "leads-by-place";
        FOUNDED = "founded";
        ROSTER = "roster";
        SAYS = "says";
        OFFICE = "office";
        PAID = "paid";
        UNDER_WAY = "under-way";
        BODIES = "bodies";
        MODIFIES = "modifies";
        TOGETHER = "together";
        ISSUED = "issued";
        EXAMPLE = "example";
        ARRANGED = "arranged";
        ARRANGES = "arranges";
        MEASURED = "measured";
        RULE_OPENS = "rule-opens";
        RECURRING = "recurring";
    }
    "duties.txt" {
        DUTY_LEADS = "duty-leads";
        OTHERS = "others";
        ITS = "its";
        JOINING = "joining";
        ESPECIALLY = "especially";
        TAILS = "tails";
        OFFICE_HEADS = "office-heads";
        AGENCIES = "agencies";
        FOUNDING = "founding";
        BARE = "bare";
        CAUSES = "causes";
        WISHES = "wishes";
        PERSONS = "persons";
        THINGS = "things";
        QUARTERS = "quarters";
        SPEAKERS = "speakers";
        NOT_BEHIND_TIME = "not-behind-time";
        NOT_BEFORE_YOU = "not-before-you";
        NOT_BEHIND_YOU = "not-behind-you";
        NOT_BEFORE_QING = "not-before-qing";
        NOT_BEHIND_QING = "not-behind-qing";
        DESCRIBED = "described";
        NOT_BEFORE_BY = "not-before-by";
        BARRED_BY = "barred-by";
        POSTS = "posts";
        CONDITIONS = "conditions";
        STRONG = "strong";
        LEADERSHIP = "leadership";
        ADMINISTRATIONS = "administrations";
        NEWS = "news";
        PASSED_ON = "passed-on";
        AMOUNTS = "amounts";
        SETTING = "setting";
        CRISES = "crises";
        DONE_FOR = "done-for";
        SEASONS = "seasons";
        COUNTED = "counted";
        SERVICES = "services";
        SHARED = "shared";
        APPROVALS = "approvals";
        HIDDEN_ROLE = "hidden-role";
        SURE_MODALS = "sure-modals";
        BEFORE_MODAL = "before-modal";
        REPORTED = "reported";
        SUBMITTED = "submitted";
        SAID = "said";
        TOPICS = "topics";
        NOT_FORBIDDING = "not-forbidding";
        ASKING_DOCUMENTS = "asking-documents";
        COMPANIES = "companies";
        NOT_BEHIND_NAME = "not-behind-name";
        CREEDS = "creeds";
        TOLD = "told";
    }
    "meetings.txt" {
        NEXT_GROUP = "next-group";
        WERE = "were";
        TELLS = "tells";
        MEETING_CUES = "meeting-cues";
        HOST_LABELS = "host-labels";
        ATTEND_LABELS = "attend-labels";
        REPORT_LABELS = "report-labels";
        PRESIDED = "presided";
        JOINED = "joined";
        CONVENED = "convened";
        ATTENDED = "attended";
        OCCASIONS = "occasions";
        TASKS = "tasks";
        MANNERS = "manners";
        REPORTS = "reports";
        HEARD_AND = "heard-and";
        REPORTED_ON = "reported-on";
        REPORTING = "reporting";
        PEOPLE = "people";
        NOT_TOLD = "not-told";
        NOT_HELD = "not-held";
    }
    "names.txt" {
        RELATIONS = "relations";
        AUTHORITIES = "authorities";
        SOFT = "soft";
        QUALIFIERS = "qualifiers";
        OWN_DEPARTMENTS = "own-departments";
        OWN_CLASSES = "own-classes";
        UNITS = "units";
        LOCAL = "local";
        CENTRAL = "central";
        ZONES = "zones";
        WHOLE = "whole";
        DIVISIONS = "divisions";
        OFFICES = "offices";
        SET_UP = "set-up";
        OWN_PLACE = "own-place";
        BORNE = "borne";
        PURPOSES = "purposes";
        OTHER_VERBS = "other-verbs";
        TAIL_HEADS = "tail-heads";
        REMARKS = "remarks";
        BESIDE_HOLDER = "beside-holder";
        VERBAL = "verbal";
        TELLING = "telling";
        PARTS = "parts";
    }
    "page-fields.txt" {
        PUBLISHED = "published";
        SOURCES = "sources";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_hold_the_lists_that_are_asked_and_no_others() {
        for (file, lists) in ALL {
            for list in *lists {
                assert!(!list.is_empty(), "there is no list called {}", list.name);
            }
            for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let name = line.split(' ').next().unwrap_or_default();
                assert!(lists.iter().any(|list| list.name == name), "nothing asks the list {name}");
                assert!(line.split_whitespace().nth(1).is_some(), "{name} has no word");
            }
        }
    }
}
