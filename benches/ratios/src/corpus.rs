//! The documents that are measured: many different ones, because a processor learns a text that is repeated.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// At most so much text is read, so that a run takes a minute or two: documents are left out evenly.
pub const MOST: usize = 16 << 20;

/// Documents, and where they come from.
pub struct Corpus {
    /// The texts, each once.
    pub documents: Vec<String>,
    /// For the head of the report.
    pub source: String,
}

impl Corpus {
    /// The `*.txt` of the folders in `GONGWEN_CORPUS` (several with `:` between them; of a folder with a `docs`
    /// folder in it, that one's), or made documents where the variable is not set.
    pub fn load() -> Self {
        let folders = std::env::var("GONGWEN_CORPUS").unwrap_or_default();
        let mut seen = HashSet::new();
        let mut documents: Vec<String> = folders
            .split(':')
            .filter(|folder| !folder.is_empty())
            .flat_map(|folder| texts_in(Path::new(folder)))
            .filter_map(|path| std::fs::read_to_string(path).ok())
            .filter(|text| !text.is_empty() && seen.insert(text.clone()))
            .collect();
        let mut source = folders;
        if documents.is_empty() {
            if !source.is_empty() {
                eprintln!("no *.txt in GONGWEN_CORPUS={source}: made documents are measured");
            }
            documents = crate::made::documents(3000, 2021);
            source = "made documents (set GONGWEN_CORPUS=FOLDER for real ones)".to_owned();
        }
        thin(&mut documents);
        Self { documents, source }
    }

    /// All bytes.
    pub fn bytes(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }
}

/// Leaves out documents evenly until [`MOST`] is kept.
fn thin(documents: &mut Vec<String>) {
    let total: usize = documents.iter().map(String::len).sum();
    if total <= MOST {
        return;
    }
    let (mut passed, mut kept) = (0u64, 0u64);
    documents.retain(|text| {
        passed += text.len() as u64;
        let keep = kept * (total as u64) <= passed * (MOST as u64);
        if keep {
            kept += text.len() as u64;
        }
        keep
    });
}

fn texts_in(folder: &Path) -> Vec<PathBuf> {
    let docs = folder.join("docs");
    let folder = if docs.is_dir() { docs } else { folder.to_owned() };
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
}

/// One text of `bytes` bytes (to the character) made of the documents one behind the other, from the first again
/// where they do not suffice.
pub fn joined(documents: &[String], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    for document in documents.iter().cycle() {
        if text.len() + document.len() + 1 > bytes {
            text.push_str(head(document, bytes - text.len()));
            return text;
        }
        text.push_str(document);
        text.push('\n');
    }
    text
}

/// As many documents as together have `bytes` bytes, from the first again where they do not suffice.
pub fn many(documents: &[String], bytes: usize) -> Vec<&str> {
    let mut left = bytes;
    let mut chosen = Vec::new();
    for document in documents.iter().cycle() {
        if left == 0 || document.is_empty() {
            break;
        }
        let part = head(document, left);
        chosen.push(part);
        left = if part.len() < document.len() { 0 } else { left - part.len() };
    }
    chosen
}

/// `unit` again and again, `bytes` bytes of it (to the unit).
pub fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat((bytes / unit.len()).max(1))
}

fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
