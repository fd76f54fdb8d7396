//! Tables of figures: runs of short lines, many of them numbers.

use super::Table;
use crate::span::Span;

/// So many short lines in a row, half of them figures, are a table of figures.
const FEWEST_FIGURES: usize = 12;
/// A line of a table of figures is no longer than this, in bytes.
const LONGEST_FIGURE: usize = 96;

/// Short lines in a row, of which many are figures.
#[derive(Default)]
pub(super) struct Figures {
    start: usize,
    end: usize,
    lines: usize,
    figures: usize,
}

impl Figures {
    pub fn take(&mut self, text: &str, cell: Span, tables: &mut Vec<Table>) {
        let word = cell.text(text);
        let short = cell.len() <= LONGEST_FIGURE && !word.ends_with(['。', '；', '：', ':', ';']);
        if !short {
            self.close(tables);
            return;
        }
        let figure = word.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'-')
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '—' | '~' | '+' | ' '));
        // The run begins with its first figure: a heading above belongs to the text.
        if figure && self.figures == 0 {
            self.start = cell.start();
            self.lines = 0;
        }
        if figure {
            self.figures += 1;
            self.end = cell.end();
        }
        self.lines += 1;
    }

    pub fn close(&mut self, tables: &mut Vec<Table>) {
        let run = std::mem::take(self);
        if run.figures >= FEWEST_FIGURES && run.figures * 2 >= run.lines {
            tables.push(Table { span: Span::of(run.start, run.end), columns: Vec::new(), cells: Vec::new() });
        }
    }
}
