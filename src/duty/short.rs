//! The short names that a document gives the bodies that it names in full: `…管理中心(以下简称资金中心)`.

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::context::Context;
use crate::lexicon::Marks;

/// What introduces a short name, and its search.
const INTRODUCES: &str = "以下简称";
static INTRODUCED_AT: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new(INTRODUCES));

/// A short name is at most this long, in bytes.
const LONGEST: usize = 60;

/// The short names of bodies, in order of their characters.
pub(super) fn short_names<'t>(context: &Context<'t>) -> Vec<&'t str> {
    let places = INTRODUCED_AT.find_iter(context.text.as_bytes());
    let mut names: Vec<&str> = places.filter_map(|at| short_name(context, at)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name that the word at `at` introduces, where what stands before its bracket is a body.
fn short_name<'t>(context: &Context<'t>, at: usize) -> Option<&'t str> {
    const SIGNS: [char; 8] = ['“', '"', '”', '：', ':', '「', '《', ' '];
    let full = context.text.get(..at)?.strip_suffix(['(', '（', '〔'])?;
    context.lexicon.suffix(full, Marks::HEAD.or(Marks::BODY)).filter(|head| head.chars().nth(1).is_some())?;
    let name = context.text.get(at + INTRODUCES.len()..)?.trim_start_matches(SIGNS);
    let mut letters = name.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let (end, _) = letters.find(|(_, c)| matches!(c, ')' | '）' | '〕' | '”' | '"' | '」' | '，' | ','))?;
    name.get(..end).filter(|name| name.chars().nth(1).is_some())
}
