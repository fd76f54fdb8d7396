//! Many documents on all cores.
//!
//! One document is parsed by one core: at the speed of reading, splitting it would cost more than it saves.  Many are
//! independent of each other, so that they are handed out in windows: while the cores work on one window, the caller's
//! iterator already fills the next.  Results come in the order of the input, and no more than two windows of texts are
//! held at a time, however many there are.

use crate::document::Document;
use crate::options::Options;

/// Documents of a window for each core: enough that one long document does not leave the others idle.
const DOCUMENTS_PER_CORE: usize = 32;
/// Bytes at which a window is full whatever the number of its documents.
const BYTES: usize = 16 << 20;

/// Parses `texts` on all cores and gives what `each` makes of each document, in the order of the input.
///
/// The iterator works only when it is asked: `texts` is read as results are taken, up to two windows ahead (of 32
/// documents a core, or 16 MiB of text where that is less).  A document lives as long as its call of `each`; what is
/// to stay is what `each` returns.  Threads are those of the current [`rayon`] pool.
///
/// ```
/// use gongwen::{Options, parse_batch};
///
/// let texts = (1..=100).map(|number| format!("一、第{number}项。由市发改局负责。\n二、附则。"));
/// let mut lines = parse_batch(texts, &Options::new(), |document| document.to_json());
/// assert!(lines.next().is_some_and(|json| json.contains("第1项")));
/// assert_eq!(lines.count(), 99);
/// ```
///
/// A text that cannot be had (a file that is missing) is best kept out of `texts`, or stands as an empty one; the
/// iterator that reads files may note it.
///
/// # Panics
///
/// Where `each` panics.
pub fn parse_batch<I, F, R>(texts: I, options: &Options, each: F) -> impl Iterator<Item = R> + use<I, F, R>
where
    I: IntoIterator<Item: AsRef<str> + Send>,
    F: Fn(&Document<'_>) -> R + Sync,
    R: Send,
{
    Batch {
        window: Vec::new(),
        texts: texts.into_iter().fuse(),
        options: options.clone(),
        each,
        done: Vec::new().into_iter(),
    }
}

struct Batch<I: Iterator, F, R> {
    /// The texts that are next.
    window: Vec<I::Item>,
    texts: std::iter::Fuse<I>,
    options: Options,
    each: F,
    /// The results of the window before.
    done: std::vec::IntoIter<R>,
}

impl<I, F, R> Batch<I, F, R>
where
    I: Iterator<Item: AsRef<str> + Send>,
    F: Fn(&Document<'_>) -> R + Sync,
    R: Send,
{
    /// Works on the window and fills the next one meanwhile.
    fn work(&mut self) {
        let window = std::mem::take(&mut self.window);
        let (options, each) = (&self.options, &self.each);
        let mut results = Vec::new();
        let next = rayon::in_place_scope(|scope| {
            scope.spawn(|_| results = map(window, |text| each(&Document::parse_with(text.as_ref(), options))));
            fill(&mut self.texts)
        });
        self.window = next;
        self.done = results.into_iter();
    }
}

fn map<T: Send, R: Send>(items: Vec<T>, each: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};

    items.into_par_iter().map(each).collect()
}

/// The next window; empty at the end.
fn fill<T: AsRef<str>>(texts: &mut impl Iterator<Item = T>) -> Vec<T> {
    let documents = DOCUMENTS_PER_CORE * rayon::current_num_threads();
    let mut window = Vec::new();
    let mut bytes = 0;
    while window.len() < documents && bytes < BYTES {
        let Some(text) = texts.next() else { break };
        bytes += text.as_ref().len();
        window.push(text);
    }
    window
}

impl<I, F, R> Iterator for Batch<I, F, R>
where
    I: Iterator<Item: AsRef<str> + Send>,
    F: Fn(&Document<'_>) -> R + Sync,
    R: Send,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        loop {
            if let Some(result) = self.done.next() {
                return Some(result);
            }
            if self.window.is_empty() {
                self.window = fill(&mut self.texts);
            }
            if self.window.is_empty() {
                return None;
            }
            self.work();
        }
    }
}
