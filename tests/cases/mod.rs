//! The cases of `fixtures/cues/*.cases`: how the files are read.  Their format stands in `fixtures/cues/FORMAT.md`.

use std::path::{Path, PathBuf};

/// The cases of one class of words or of one rule.
pub struct Section {
    pub path: PathBuf,
    pub line: usize,
    /// The list or the source file, without its folder and its ending.
    pub file: String,
    /// The class of the list or the name of the rule.
    pub name: String,
    pub cases: Vec<Case>,
}

/// One text and what is read in it.
pub struct Case {
    pub line: usize,
    pub shows: Shows,
    pub text: String,
    pub wanted: String,
}

/// What a case shows.
pub enum Shows {
    /// These words of the class.
    Words(Vec<String>),
    /// The longest word of the class that this begins with.
    Filler(String),
    /// That the rule holds, or that it does not.
    Rule(bool),
}

impl Section {
    /// Where the section, or one of its cases, stands.
    pub fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }

    /// The words of the class that the cases show.
    pub fn shown<'w>(&'w self, words: &'w [String]) -> impl Iterator<Item = &'w str> + 'w {
        self.cases.iter().flat_map(|case| case.words(words))
    }
}

impl Case {
    /// The words of the class that the case shows; for a rule none.
    pub fn words<'w>(&'w self, words: &'w [String]) -> Vec<&'w str> {
        match &self.shows {
            Shows::Words(shown) => shown.iter().map(String::as_str).collect(),
            Shows::Filler(filler) => {
                let begins = words.iter().filter(|word| filler.starts_with(word.as_str()));
                begins.max_by_key(|word| word.len()).map(String::as_str).into_iter().collect()
            }
            Shows::Rule(_) => Vec::new(),
        }
    }
}

/// Every section of the folder, file by file.  What is no case and no section fails.
pub fn sections(folder: &Path) -> Vec<Section> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "cases"));
    paths.sort();
    paths.iter().flat_map(|path| read(path, folder)).collect()
}

fn read(path: &Path, folder: &Path) -> Vec<Section> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let shown = path.strip_prefix(folder).unwrap_or(path).to_owned();
    let mut found: Vec<Section> = Vec::new();
    // The frame whose fillers follow.
    let mut frame: Option<(String, String)> = None;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let at = || format!("{}:{}", path.display(), index + 1);
        if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (file, name) = header.split_once(' ').unwrap_or_else(|| panic!("{}: no [FILE CLASS]", at()));
            let (file, name) = (file.to_owned(), name.to_owned());
            found.push(Section { path: shown.clone(), line: index + 1, file, name, cases: Vec::new() });
            frame = None;
            continue;
        }
        let section = found.last_mut().unwrap_or_else(|| panic!("{}: stands before the first section", at()));
        let mut add = |shows, text: &str, wanted: &str| {
            section.cases.push(Case { line: index + 1, shows, text: text.to_owned(), wanted: wanted.to_owned() });
        };
        if line.starts_with(' ') {
            let (text, wanted) = frame.as_ref().unwrap_or_else(|| panic!("{}: no frame above", at()));
            for filler in line.split_whitespace() {
                add(Shows::Filler(filler.to_owned()), &text.replace('~', filler), &wanted.replace('~', filler));
            }
            continue;
        }
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [what, text, wanted] = parts[..] else { panic!("{}: no WHAT | TEXT | RESULT", at()) };
        frame = None;
        match what {
            "~" => frame = Some((text.to_owned(), wanted.to_owned())),
            "holds" => add(Shows::Rule(true), text, wanted),
            "not" => add(Shows::Rule(false), text, wanted),
            _ => add(Shows::Words(what.split_whitespace().map(str::to_owned).collect()), text, wanted),
        }
    }
    found
}
