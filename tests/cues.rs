//! Every cue and every veto in a sentence of its own: `fixtures/cues/*.cases`, see `fixtures/cues/FORMAT.md`.
//!
//! The cases are checked one by one, and then whether they are all: a word of a list that has no case, and a rule of the
//! code that is not shown from both sides, fail the test.  So a cue that is added brings its sentence along.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cases::{Case, Section, Shows};
use gongwen::{Ablation, ActorKind, Date, Document, Options, invariants};

/// A folder that holds nothing must not pass.
const AT_LEAST: usize = 2_800;

/// The lists of which every word has a case.
const LISTS: &[&str] = &["cues", "duties", "labels", "meetings", "parties", "predicates", "roles", "vetoes"];

/// Classes of them that are shown elsewhere or name nothing by themselves.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("predicates", "noun"),
    ("duties", "agencies"),
    ("duties", "asking-documents"),
    ("duties", "bare"),
    ("duties", "before-modal"),
    ("duties", "described"),
    ("duties", "founding"),
    ("duties", "not-behind-name"),
    ("duties", "not-behind-time"),
    ("duties", "office-heads"),
    ("duties", "strong"),
    ("duties", "submitted"),
    ("duties", "topics"),
    ("meetings", "next-group"),
    ("meetings", "not-held"),
    ("meetings", "occasions"),
    ("meetings", "people"),
    ("meetings", "tasks"),
    ("meetings", "tells"),
    ("meetings", "were"),
];

/// The sources whose every rule (a function that says yes or no, a variant of a veto) has both sides.
const SOURCES: &[&str] = &[
    "party/veto",
    "duty/agent",
    "duty/clauses",
    "duty/described",
    "duty/ends",
    "duty/judge",
    "duty/mod",
    "duty/predicate",
    "duty/subject",
    "duty/verdict",
    "deadline",
    "deadline/around",
    "deadline/event",
    "deadline/judge",
    "deadline/length",
    "meeting",
    "meeting/attend",
    "meeting/label",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sections() -> Vec<Section> {
    cases::sections(&root().join("fixtures/cues"))
}

/// What is read in `text`, which stands below a heading: names as they are written out, and the same told by kind.
fn read(text: &str, ablation: Option<Ablation>) -> (String, String, Vec<String>) {
    let text = format!("一、有关事项\n　　{}\n", text.replace('⏎', "\n"));
    let options = Options::new().base_date(Date::new(2022, 5, 13));
    let options = ablation.into_iter().fold(options, Options::without);
    let document = Document::parse_with(&text, &options);
    if let Err(broken) = invariants::check(&document) {
        panic!("{text}: {broken}");
    }
    let (mut plain, mut kinds, mut cues) = (Vec::new(), Vec::new(), Vec::new());
    for assignment in document.assignments() {
        for party in assignment.parties() {
            let open = if party.is_open() { "+" } else { "" };
            let told = |kind: bool| {
                let names = party.actors().map(|actor| match (kind, actor.kind()) {
                    (false, _) => actor.name().into_owned(),
                    (_, ActorKind::Official) => format!("o:{}", actor.name()),
                    (_, ActorKind::Department) => format!("d:{}", actor.name()),
                    (_, ActorKind::Collective) => format!("c:{}", actor.name()),
                    (_, other) => panic!("{other:?}"),
                });
                format!("{} {}{open}", party.role().as_str(), names.collect::<Vec<_>>().join("、"))
            };
            plain.push(told(false));
            kinds.push(told(true));
            cues.extend(party.cue_text().map(str::to_owned));
        }
        for deadline in assignment.deadlines() {
            let day = deadline.date().map(|day| format!(" {day}")).unwrap_or_default();
            plain.push(format!("by {}{day}", deadline.text()));
            kinds.push(format!("by {}{day}", deadline.text()));
        }
    }
    let told = |parts: Vec<String>| if parts.is_empty() { "-".to_owned() } else { parts.join("; ") };
    (told(plain), told(kinds), cues)
}

#[test]
fn every_case_reads_as_it_says() {
    let sections = sections();
    let mut wrong = Vec::new();
    for (section, case) in sections.iter().flat_map(|section| section.cases.iter().map(move |case| (section, case))) {
        let (plain, kinds, _) = read(&case.text, None);
        if case.wanted != plain && case.wanted != kinds {
            let found = if case.wanted.contains(':') { kinds } else { plain };
            let place = section.place(case.line);
            wrong.push(format!("{place} {}\n    wanted {}\n    found  {found}", case.text, case.wanted));
        }
    }
    let count: usize = sections.iter().map(|section| section.cases.len()).sum();
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= AT_LEAST, "only {count} cases found, at least {AT_LEAST} are expected");
}

/// The words of a list by their classes, whatever form the list has.
fn list(file: &str) -> BTreeMap<String, Vec<String>> {
    let text = common::read(&root().join(format!("src/lexicon/{file}.txt")));
    let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in text.lines().filter_map(|line| line.split('#').next()).filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.trim_end().strip_suffix(']')) {
            open = Some(name.to_owned());
            continue;
        }
        let mut words = line.split_whitespace();
        // `VETO CUE SIDE word …`, `CLASS word …`, or the words of a section.
        let parts = if open.is_some() { 0 } else { 1 + 2 * usize::from(file == "vetoes") };
        let class = words.by_ref().take(parts).collect::<Vec<_>>().join(" ");
        let class = open.clone().unwrap_or(class);
        classes.entry(class).or_default().extend(words.map(|word| word.trim_end_matches('$').to_owned()));
    }
    classes
}

#[test]
fn every_word_has_a_case_that_holds_it() {
    let sections = sections();
    let mut wrong = Vec::new();
    let lists: BTreeMap<&str, _> = LISTS.iter().map(|file| (*file, list(file))).collect();
    for (file, classes) in &lists {
        for (class, words) in classes {
            if NOT_SHOWN.contains(&(*file, class.as_str())) {
                continue;
            }
            let own = || sections.iter().filter(|section| section.file == *file && section.name == *class);
            let shown: BTreeSet<&str> = own().flat_map(|section| section.shown(words)).collect();
            let missing: Vec<&str> = words.iter().map(String::as_str).filter(|word| !shown.contains(word)).collect();
            if !missing.is_empty() {
                wrong.push(format!("[{file} {class}] has no case of {}", missing.join(" ")));
            }
            for section in own() {
                wrong.extend(section.cases.iter().filter_map(|case| misses(section, case, words)));
            }
        }
    }
    for section in &sections {
        if lists.get(section.file.as_str()).is_some_and(|classes| !classes.contains_key(&section.name)) {
            wrong.push(format!("{} there is no such class", section.place(section.line)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with what a case says that it shows.
fn misses(section: &Section, case: &Case, words: &[String]) -> Option<String> {
    let place = || section.place(case.line);
    let shown = case.words(words);
    if let (Shows::Filler(filler), []) = (&case.shows, &shown[..]) {
        return Some(format!("{} {filler} begins with no word of the class", place()));
    }
    if let Some(word) = shown.iter().find(|word| !case.text.contains(**word) || !words.iter().any(|it| it == *word)) {
        return Some(format!("{} {word} is no word of the class, or not in the text", place()));
    }
    // A cue and a label show themselves only where they give the role.
    let cues = if matches!(section.file.as_str(), "cues" | "labels") { read(&case.text, None).2 } else { Vec::new() };
    let at_work = |word: &&str| cues.iter().any(|cue| cue.contains(*word)) || section.name == "other-label";
    let idle = shown.iter().find(|word| matches!(section.file.as_str(), "cues" | "labels") && !at_work(word));
    idle.map(|word| format!("{} {word} gives no role here", place()))
}

/// The rules of a source file: the functions that say yes or no, and the variants of a veto.
fn rules(file: &str) -> Vec<String> {
    let text = common::read(&root().join(format!("src/{file}.rs")));
    let code = text.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    for part in code.split("fn ").skip(1) {
        let signature = part.split('{').next().unwrap();
        if signature.trim_end().ends_with("-> bool") {
            found.push(signature.split(['(', '<']).next().unwrap().to_owned());
        }
    }
    if let Some((_, variants)) = code.split_once("enum Veto {") {
        let variants = variants.split('}').next().unwrap().lines().map(str::trim);
        let variants = variants.filter(|line| !line.is_empty() && !line.starts_with('/'));
        found.extend(variants.map(|line| line.trim_end_matches(',').to_owned()));
    }
    found
}

#[test]
fn every_rule_is_shown_from_both_sides() {
    let sections = sections();
    let mut wrong = Vec::new();
    for file in SOURCES {
        let rules = rules(file);
        assert!(!rules.is_empty(), "no rule found in {file}");
        let own = || sections.iter().filter(|section| section.file.strip_suffix(".rs") == Some(file));
        for rule in &rules {
            let cases = || own().filter(|section| section.name == *rule).flat_map(|section| &section.cases);
            for side in [true, false] {
                if !cases().any(|case| matches!(case.shows, Shows::Rule(it) if it == side)) {
                    let side = if side { "holds" } else { "does not" };
                    wrong.push(format!("[{file}.rs {rule}] has no case in which it {side}"));
                }
            }
        }
        for section in own().filter(|section| !rules.contains(&section.name)) {
            wrong.push(format!("{} there is no such rule", section.place(section.line)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A veto that changes nothing anywhere is none: for every cue, one case reads otherwise without it.
#[test]
fn every_veto_earns_its_place() {
    let sections = sections();
    let mut wrong = Vec::new();
    let mut earned: BTreeMap<&str, bool> = BTreeMap::new();
    for section in sections.iter().filter(|section| section.file == "vetoes") {
        let differs = |case: &Case| read(&case.text, None).0 != read(&case.text, Some(Ablation::NoPartyVetoes)).0;
        // Of `VETO CUE SIDE`, the side does not count.
        let cue = section.name.rsplit_once(' ').map_or("", |(cue, _)| cue);
        *earned.entry(cue).or_default() |= section.cases.iter().any(differs);
        if !section.cases.iter().any(|case| matches!(case.shows, Shows::Rule(false))) {
            wrong.push(format!("{} does not show what it leaves alone", section.place(section.line)));
        }
    }
    wrong.extend(earned.iter().filter(|(_, earned)| !**earned).map(|(cue, _)| format!("[{cue}] changes nothing")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
