//! Small word lists that single rules ask, kept as data: `parties.txt`, `names.txt`, `page-fields.txt`.
//!
//! Each line of such a file is `NAME word word …`; a name may have several lines, and lines that begin with `#` are
//! comments that say what the list is for.  Where a rule takes the first word that fits, the longer ones stand first.
//! They are read when they are first asked.  Unlike the sections of a [`Lexicon`](super::Lexicon) they are of one rule
//! each, and a caller does not extend them.

use std::ops::Deref;
use std::sync::OnceLock;

/// One list: a slice of words.
pub(crate) struct List {
    file: &'static str,
    name: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words.get_or_init(|| {
            let lines = self.file.lines().filter_map(|line| line.strip_prefix(self.name));
            lines.filter(|rest| rest.starts_with(' ')).flat_map(str::split_whitespace).collect()
        })
    }
}

macro_rules! lists {
    ($($file:literal { $($name:ident = $key:literal;)* })*) => {
        $($(pub(crate) static $name: List = List { file: include_str!($file), name: $key, words: OnceLock::new() };)*)*

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
        DIVISIONS = "divisions";
        OFFICES = "offices";
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
