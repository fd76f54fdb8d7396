//! What is timed of gongwen.

use gongwen::{Document, Options, Record};

/// Text to tree with parties and deadlines.
pub fn tree(text: &str) -> usize {
    Document::parse(text).root().descendants().len()
}

/// Text to the tree alone.
pub fn outline(text: &str, options: &Options) -> usize {
    Document::parse_with(text, options).root().descendants().len()
}

/// Text to the JSON of the contract.
pub fn json(text: &str) -> usize {
    Document::parse(text).to_json().len()
}

/// The same by way of the record types and serde.
pub fn json_by_serde(text: &str) -> usize {
    serde_json::to_string(&Record::new(&Document::parse(text))).map_or(0, |json| json.len())
}
