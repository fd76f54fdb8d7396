//! Packs the word lists of `src/lexicon/`, so that a process finds them ready instead of reading them at its start.
//!
//! The lists stay the source of truth; one that does not read, or that contradicts another, ends the build with its
//! file, line and reason.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use edges::Edges;
use list::{Marks, Words};
use pack::{Packed, Slot};

// The modules of the crate that read and pack lists; looking words up is the crate's alone.
#[path = "src/lexicon/edges.rs"]
#[allow(dead_code)]
mod edges;
#[path = "src/lexicon/list.rs"]
#[allow(dead_code)]
mod list;
#[path = "src/lexicon/pack.rs"]
#[allow(dead_code)]
mod pack;

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
const SMALL: [&str; 7] = ["parties", "duties", "deadlines", "meetings", "names", "page-fields", "markers"];

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
    write(&out.join("onward.bin"), &bytes(&packed.onward))?;
    write(&out.join("backward.bin"), &bytes(&packed.backward))?;
    write(&out.join("lexicon.rs"), tables(&packed, &words).as_bytes())?;
    write(&out.join("lists.rs"), small_lists(folder)?.as_bytes())
}

fn bytes(slots: &[Slot]) -> Vec<u8> {
    slots
        .iter()
        .flat_map(|slot| [slot.code, slot.base, slot.marks.0, slot.below.0])
        .flat_map(u32::to_le_bytes)
        .collect()
}

/// The small tables, as source.
fn tables(packed: &Packed, words: &Words) -> String {
    let mut code = String::new();
    // Writing to a string does not fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(code, "{text}");
    };
    line(format_args!("const ONWARD_SLOTS: usize = {};", packed.onward.len()));
    line(format_args!("const BACKWARD_SLOTS: usize = {};", packed.backward.len()));
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
    for file in SMALL {
        let path = folder.join(file).with_extension("txt");
        let text = read(&path)?;
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
            let firsts: Edges = words.iter().filter_map(|word| word.chars().next()).collect();
            let lasts: Edges = words.iter().filter_map(|word| word.chars().next_back()).collect();
            let name = name.replace('-', "_").to_ascii_uppercase();
            // Writing to a string does not fail.
            let _ = writeln!(
                code,
                "pub(crate) static {name}: List = List {{ words: &{words:?}, firsts: {firsts:?}, lasts: {lasts:?} }};"
            );
        }
    }
    Ok(code)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    fs::write(path, contents).map_err(|error| format!("{}: {error}", path.display()))
}
