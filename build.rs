//! Packs the word lists of `src/lexicon/`, so that a process finds them ready instead of reading them at its start.
//!
//! The lists stay the source of truth; one that does not read, or that contradicts another, ends the build with its
//! file, line and reason.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use beginnings::{Beginning, Beginnings, Firsts};
use edges::Edges;
use list::{Marks, Words};
use pack::{Packed, Slot, Trie};
use pairs::Pairs;

// The modules of the crate that read and pack lists; looking words up is the crate's alone.
#[path = "src/lexicon/beginnings.rs"]
#[allow(dead_code)]
mod beginnings;
#[path = "src/lexicon/edges.rs"]
#[allow(dead_code)]
mod edges;
#[path = "src/lexicon/list.rs"]
#[allow(dead_code)]
mod list;
#[path = "src/lexicon/pack.rs"]
#[allow(dead_code)]
mod pack;
#[path = "src/lexicon/pairs.rs"]
#[allow(dead_code)]
mod pairs;

/// The lists of the lexicon.
const LISTS: [&str; 11] = [
    "surnames",
    "places",
    "heads",
    "bodies",
    "functions",
    "departments",
    "collectives",
    "titles",
    "breaks",
    "labels",
    "roles",
];

/// The files of small lists that single rules ask; `src/lexicon/words.rs` says what they are.
const SMALL: [&str; 8] = ["parties", "duties", "deadlines", "meetings", "names", "page-fields", "frame", "markers"];

/// A list of no more words than this is looked for word by word in a text.
const FEW: usize = 4;

/// How often each of the signs of sentences would stand between the words of the small lists.
const SIGNS: usize = 1000;

/// Those among the small lists that are so long that their words are looked up by their beginnings; the longest that fits
/// is taken.
const PACKED: [&str; 3] = ["purposes", "verbal", "name-parts"];

/// The classes of `predicates.txt` and of `terms.txt` by their keys, as the crate calls them.
const PREDICATES: [(&str, &str); 12] = [
    ("modal", "Modal"),
    ("future", "Future"),
    ("barred", "Barred"),
    ("fact", "Fact"),
    ("noun", "Noun"),
    ("adverb", "Adverb"),
    ("prep", "Preposition"),
    ("role", "Role"),
    ("verb", "Verb"),
    ("agent", "Agent"),
    ("start", "Start"),
    ("open", "Open"),
];
const TERMS: [(&str, &str); 10] = [
    ("do", "Do"),
    ("must", "Must"),
    ("benefit", "Benefit"),
    ("holds", "Holds"),
    ("barred", "Barred"),
    ("past", "Past"),
    ("procedure", "Procedure"),
    ("conduct", "Conduct"),
    ("label", "Label"),
    ("step", "Step"),
];

/// The lists of the frame: the static, the file, the sign before the entries, and whether words are looked for at the
/// end of a text.
const FRAME: [(&str, &str, &str, bool); 7] = [
    ("PAGE_STARTS", "page", "^", false),
    ("PAGE_WHOLES", "page", "=", false),
    ("PAGE_LABELS", "page", ":", false),
    ("GENRES", "genres", "", true),
    ("ORGANS", "organs", "", true),
    ("ADDRESSEES", "addressees", "", true),
    ("CENTRAL", "central", "", false),
];

/// Sections that no word may stand in at once.
const EXCLUSIVE: [(Marks, Marks, &str); 2] = [
    (Marks::HEAD, Marks::NOT_HEAD, "[head] and [not-a-head]"),
    (Marks::BREAK, Marks::NOT_BREAK, "[break] and [not-a-break]"),
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let folder = Path::new("src/lexicon");
    let mut words = Words::default();
    for list in LISTS {
        let path = folder.join(list).with_extension("txt");
        words.read(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    // The verbs in which tasks are given stand in the list of predicates, under the key `verb`.
    for line in read(&folder.join("predicates.txt"))?.lines() {
        let verbs = line.strip_prefix("verb ").unwrap_or_default().split_whitespace();
        verbs.for_each(|verb| words.mark(verb, Marks::VERB));
    }
    for (one, other, names) in EXCLUSIVE {
        if let Some((word, _)) = words.marks.iter().find(|(_, marks)| marks.any(one) && marks.any(other)) {
            return Err(format!("{}: {word} stands both in {names}", folder.display()));
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let packed = Packed::new(&words.marks);
    let han: Vec<u8> = packed.han.iter().flat_map(|code| code.to_le_bytes()).collect();
    write(&out.join("han.bin"), &han)?;
    for (name, Trie { slots, pairs }) in [("onward", &packed.onward), ("backward", &packed.backward)] {
        let numbers = |slot: &Slot| [slot.code, slot.base, slot.marks.0, slot.below.0];
        write(&out.join(format!("{name}.bin")), &bytes(slots.iter().flat_map(numbers)))?;
        let places = pairs.places.iter().flat_map(|pair| {
            [pair.key as u32, (pair.key >> 32) as u32, pair.base, pair.marks.0, pair.below.0, pair.onward]
        });
        write(&out.join(format!("{name}-places.bin")), &bytes(places))?;
        let shifts: Vec<u8> = pairs.shifts.iter().flat_map(|shift| shift.to_le_bytes()).collect();
        write(&out.join(format!("{name}-shifts.bin")), &shifts)?;
    }
    write(&out.join("lexicon.rs"), tables(&packed, &words).as_bytes())?;
    write(&out.join("lists.rs"), small_lists(folder)?.as_bytes())?;
    write(&out.join("predicates.rs"), predicates(&folder.join("predicates.txt"))?.as_bytes())?;
    write(&out.join("terms.rs"), terms(&folder.join("terms.txt"))?.as_bytes())?;
    write(&out.join("frame.rs"), frame(folder)?.as_bytes())
}

fn bytes(numbers: impl Iterator<Item = u32>) -> Vec<u8> {
    numbers.flat_map(u32::to_le_bytes).collect()
}

/// The small tables, as source.
fn tables(packed: &Packed, words: &Words) -> String {
    let mut code = String::new();
    // Writing to a string does not fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(code, "{text}");
    };
    for (name, Trie { slots, pairs }) in [("ONWARD", &packed.onward), ("BACKWARD", &packed.backward)] {
        let Pairs { places, shifts, factor } = pairs;
        let (slots, places, shifts) = (slots.len(), places.len(), shifts.len());
        let sizes = format!("slots: {slots}, places: {places}, shifts: {shifts}, factor: {factor}");
        line(format_args!("const {name}: Sizes = Sizes {{ {sizes} }};"));
    }
    line(format_args!("static OTHERS: &[(char, u32)] = &{:?};", packed.others));
    line(format_args!("static FULL: &[FullForm] = &["));
    for ((word, section), full) in &words.full {
        line(format_args!("    short({word:?}, {}, {full:?}),", section.0));
    }
    line(format_args!("];\nstatic DEPARTMENTS: &[Department] = &["));
    for (key, full) in &words.departments {
        let list::DepartmentKey { last, word, section, .. } = key;
        line(format_args!("    department({last:?}, {}, {word:?}, {full:?}),", section.0));
    }
    line(format_args!("];"));
    code
}

/// The small lists, as source: a static for each.
fn small_lists(folder: &Path) -> Result<String, String> {
    let mut code = String::new();
    let mut homes = BTreeMap::new();
    let texts = SMALL.iter().map(|file| read(&folder.join(file).with_extension("txt")));
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    // How often texts have a byte, as far as these words tell: they lack the signs of sentences.
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    texts.iter().flat_map(|text| text.bytes()).for_each(|byte| *counts.entry(byte).or_default() += 1);
    "，、。".bytes().for_each(|byte| *counts.entry(byte).or_default() += SIGNS);
    for (file, text) in SMALL.into_iter().zip(&texts) {
        let path = folder.join(file).with_extension("txt");
        let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let fault = |reason: &str| format!("{}: line {number}: {reason}", path.display());
            let (name, words) = line.split_once(' ').unwrap_or((line, ""));
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                return Err(fault(&format!("{name:?} is no name of a list: small letters and hyphens")));
            }
            if words.trim().is_empty() {
                return Err(fault(&format!("{name} has no word")));
            }
            let home = *homes.entry(name.to_owned()).or_insert(file);
            if home != file {
                return Err(fault(&format!("{name} is a list of {home}.txt already")));
            }
            lists.entry(name).or_default().extend(words.split_whitespace());
        }
        for (name, words) in lists {
            if PACKED.contains(&name) {
                let name = name.replace('-', "_").to_ascii_uppercase();
                let words = beginnings(words.into_iter());
                let _ = writeln!(code, "pub(crate) static {name}: Beginnings = {words};");
                continue;
            }
            let firsts: Edges = words.iter().filter_map(|word| word.chars().next()).collect();
            let lasts: Edges = words.iter().filter_map(|word| word.chars().next_back()).collect();
            let head = |word: &&str| match *word.as_bytes() {
                [one, two, three, ..] => Some(u32::from_le_bytes([one, two, three, 0])),
                _ => None,
            };
            let heads: Vec<u32> = words.iter().map(head).collect::<Option<_>>().unwrap_or_default();
            let rarest = |word: &&str| word.bytes().zip(0_usize..).min_by_key(|(byte, _)| counts.get(byte).copied());
            let rare: Vec<_> = words.iter().filter(|_| words.len() <= FEW).filter_map(rarest).collect();
            let name = name.replace('-', "_").to_ascii_uppercase();
            // Writing to a string does not fail.
            let _ = writeln!(
                code,
                "pub(crate) static {name}: List = List {{\n    words: &{words:?},\n    heads: &{heads:?},\n    firsts: {firsts:?},\n    \
                 lasts: {lasts:?},\n    rare: &{rare:?},\n}};"
            );
        }
    }
    Ok(code)
}

/// The predicates with their classes, as source.
fn predicates(path: &Path) -> Result<String, String> {
    let list = read(path)?;
    let mut all = Vec::new();
    for (number, line) in (1..).zip(list.lines()) {
        let mut words = line.split('#').next().unwrap_or_default().split_whitespace();
        let Some(key) = words.next() else { continue };
        let class = called(&PREDICATES, key, path, number)?;
        all.extend(words.map(|word| (word, class)));
    }
    let words = beginnings(all.iter().map(|(word, _)| *word));
    let classes: Vec<String> = all.iter().map(|(_, class)| format!("Class::{class}")).collect();
    Ok(format!(
        "static WORDS: Beginnings = {words};\nstatic CLASSES: [Class; {}] = [{}];\n",
        classes.len(),
        classes.join(", ")
    ))
}

/// The words beside a time with what they say, and the occasions, as source.
fn terms(path: &Path) -> Result<String, String> {
    let list = read(path)?;
    // The lines of one word are one term; it counts only at an end where its first line says so.
    let mut all: Vec<(&str, bool, Vec<&str>)> = Vec::new();
    let mut occasions = Vec::new();
    for (number, line) in (1..).zip(list.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let (key, word) = line.trim().split_once(' ').unwrap_or((line, ""));
        if key == "occasion" {
            occasions.push(word);
            continue;
        }
        let class = if key == "plain" { None } else { Some(called(&TERMS, key, path, number)?) };
        let (word, closing) = word.strip_suffix('$').map_or((word, false), |word| (word, true));
        match all.iter_mut().find(|(known, ..)| *known == word) {
            Some((.., classes)) => classes.extend(class),
            None => all.push((word, closing, class.into_iter().collect())),
        }
    }
    occasions.sort_by_key(|word| Reverse(word.len()));
    let ends: Edges = occasions.iter().filter_map(|word| word.chars().next_back()).collect();
    let mut code = format!("static WORDS: Beginnings = {};\n", beginnings(all.iter().map(|(word, ..)| *word)));
    let _ = writeln!(code, "static TERMS: [Term; {}] = [", all.len());
    for (_, closing, classes) in &all {
        let bits: Vec<String> = classes.iter().map(|class| format!("1 << Class::{class} as u16")).collect();
        let bits = if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") };
        let _ = writeln!(code, "    Term {{ classes: {bits}, closing: {closing} }},");
    }
    let _ = writeln!(code, "];\nstatic OCCASIONS: [&str; {}] = {occasions:?};", occasions.len());
    let _ = writeln!(code, "static ENDS: Edges = {ends:?};");
    Ok(code)
}

/// What the crate calls the class `key`.
fn called<'c>(classes: &[(&str, &'c str)], key: &str, path: &Path, line: usize) -> Result<&'c str, String> {
    let found = classes.iter().find(|(known, _)| *known == key).map(|(_, class)| *class);
    found.ok_or_else(|| format!("{}: line {line}: there is no class called {key:?}", path.display()))
}

/// A table of words by their beginnings, as source.
fn beginnings<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let Beginnings { text, words, buckets, shift, firsts: Firsts(firsts), short: Firsts(short) } =
        Beginnings::new(words);
    let words: Vec<String> = words
        .iter()
        .map(|Beginning { start, at, len, behind, number }| {
            format!("Beginning {{ start: {start}, at: {at}, len: {len}, behind: {behind}, number: {number} }}")
        })
        .collect();
    format!(
        "Beginnings {{\n    text: Cow::Borrowed({text:?}),\n    words: Cow::Borrowed(&[{}]),\n    \
         buckets: Cow::Borrowed(&{buckets:?}),\n    shift: {shift},\n    firsts: Firsts({firsts:?}),\n    \
         short: Firsts({short:?}),\n}}",
        words.join(", ")
    )
}

/// The words of the frame, each list by the character at the end at which it is looked for, as source.
fn frame(folder: &Path) -> Result<String, String> {
    let mut code = String::new();
    for (name, file, sign, back) in FRAME {
        let list = read(&folder.join(file).with_extension("txt"))?;
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let edge = |word: &str| if back { word.chars().next_back() } else { word.chars().next() };
        let words = lines.filter_map(|line| line.strip_prefix(sign));
        let mut words: Vec<_> = words.filter_map(|word| Some((edge(word)?, word))).collect();
        words.sort_unstable();
        let edges: Edges = words.iter().map(|(c, _)| *c).collect();
        let end = if back { "last" } else { "first" };
        // Writing to a string does not fail.
        let _ = writeln!(code, "static {name}: Words = Words {{ list: &{words:?}, edges: {edges:?}, edge: {end} }};");
    }
    Ok(code)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    fs::write(path, contents).map_err(|error| format!("{}: {error}", path.display()))
}
