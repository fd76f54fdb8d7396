//! Task tables that were laid out as lines: what stands in which column.
//!
//! A table copied out of a page or a Word file loses its rules.  What is left are its cells: one a line, row by row
//! below the header's (`序号 / 任务 / 牵头单位 / 配合单位 / 完成时限 / 1 / …`), or one row a line with tabs, strokes or
//! wide gaps between the cells.  A header is known by its words (`src/lexicon/columns.txt`): at least three columns in a row, one of which says
//! who or by when.  Where the first column counts (`序号`), the rows are found by their numbers, so that an empty or a
//! broken cell does not shift the rest; otherwise each row has as many cells as the header.
//!
//! A reader of parties asks [`Table::rows`] and takes of each cell the [`ColumnKind`]; a reader of the outline takes
//! nothing inside [`Table::span`] for a numbering.  Tables of figures without such a header have a span and no columns.

use once_cell::sync::Lazy;

use crate::date;
use crate::lexicon::{Edges, words};
use crate::lines::{Lines, first_blank, is_blank, trim};
use crate::span::Span;

mod figures;

use figures::Figures;

/// A cell that is one line is no longer than this, in bytes; a longer line is running text.
const LONGEST_CELL: usize = 480;
/// A header cell is no longer than this, in bytes (12 letters).
const LONGEST_HEADER: usize = 36;
/// A header has at most this many columns.
const MOST_COLUMNS: usize = 16;

/// What a column says of the task in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ColumnKind {
    /// The row's number.
    Ordinal,
    /// Officials who lead: `责任领导`.
    Officials,
    Lead,
    Responsible,
    Cooperate,
    Deadline,
    Other,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub kind: ColumnKind,
    /// The header's cell.
    pub header: Span,
}

/// One cell of a row; an empty cell is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Which row, from 0.
    pub row: u32,
    /// Which column, from 0.
    pub column: u32,
    /// Its text without the blanks around it; a cell that was broken over lines spans them all.
    pub span: Span,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    span: Span,
    columns: Vec<Column>,
    cells: Vec<Cell>,
}

impl Table {
    /// Header and rows.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The columns in order; none for a table of figures.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The cells of each row, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }

    /// What the column of a cell says.
    pub fn kind(&self, cell: &Cell) -> ColumnKind {
        self.columns.get(cell.column as usize).map_or(ColumnKind::Other, |column| column.kind)
    }
}

/// The tables of a text, in order.
pub(crate) fn tables(lines: &Lines<'_>) -> Vec<Table> {
    let text = lines.text();
    let mut tables: Vec<Table> = Vec::new();
    let mut figures = Figures::default();
    let tabs = memchr::memchr(b'\t', text.as_bytes()).is_some();
    let mut index = 0;
    while index < lines.len() {
        // A sentence is no cell, and no row either unless tabs part it.
        if !tabs && lines.is_ended(index) {
            figures.close(&mut tables);
            index += 1;
            continue;
        }
        let cell = lines.get(index).content;
        if cell.is_empty() {
            index += 1;
            continue;
        }
        let word = cell.text(text);
        let separator = if tabs || word.starts_with('|') { separator(word) } else { None };
        let header = match separator {
            None if cell.len() > LONGEST_CELL || header_kind(word).is_none() => None,
            // A row that was set with blanks has gaps between its cells that are wider than one.
            None if gap(word).is_some() => separated(lines, index, ' '),
            None if cell.len() <= LONGEST_HEADER => lined(lines, index),
            None => None,
            Some(sign) => separated(lines, index, sign),
        };
        if let Some((table, next)) = header {
            figures.close(&mut tables);
            tables.push(table);
            index = next;
            continue;
        }
        figures.take(text, cell, &mut tables);
        index += 1;
    }
    figures.close(&mut tables);
    tables
}

/// The words of headers by their last characters, the longest first, and the set of those characters: few short lines end
/// like a header.
struct Columns {
    words: Vec<(char, &'static str, ColumnKind)>,
    ends: Edges,
}

static COLUMNS: Lazy<Columns> = Lazy::new(|| {
    let lines = include_str!("lexicon/columns.txt").lines().filter(|line| !line.starts_with('#'));
    let word = |line: &'static str| {
        let (kind, word) = line.trim().split_once(' ')?;
        let kind = match kind {
            "ordinal" => ColumnKind::Ordinal,
            "officials" => ColumnKind::Officials,
            "lead" => ColumnKind::Lead,
            "responsible" => ColumnKind::Responsible,
            "cooperate" => ColumnKind::Cooperate,
            "deadline" => ColumnKind::Deadline,
            _ => ColumnKind::Other,
        };
        Some((word.chars().next_back()?, word, kind))
    };
    let mut words: Vec<(char, &str, ColumnKind)> = lines.filter_map(word).collect();
    words.sort_by_key(|(last, word, _)| (*last, std::cmp::Reverse(word.len())));
    let ends = words.iter().map(|(last, ..)| *last).collect();
    Columns { words, ends }
});

/// What a header cell says, if it is one.
fn header_kind(cell: &str) -> Option<ColumnKind> {
    if !COLUMNS.ends.may_end(cell) {
        return None;
    }
    let last = cell.chars().next_back().filter(|last| !last.is_ascii())?;
    // Letters may be set apart.
    let ends = |word: &str| {
        let mut letters = cell.chars().rev().filter(|c| !is_blank(*c));
        word.chars().rev().all(|c| letters.next() == Some(c))
    };
    let from = COLUMNS.words.partition_point(|(end, ..)| *end < last);
    let mut words = COLUMNS.words.iter().skip(from).take_while(|(end, ..)| *end == last);
    let (.., kind) = words.find(|(_, word, _)| ends(word))?;
    (!cell.contains(['。', '，', ',', '；', '：', ':', '、', '（', '('])).then_some(*kind)
}

/// Whether a header with these columns heads a task table.
fn is_task_header(columns: &[Column]) -> bool {
    use ColumnKind::{Cooperate, Deadline, Lead, Officials, Responsible};
    let says = columns
        .iter()
        .filter(|column| matches!(column.kind, Lead | Responsible | Cooperate | Officials | Deadline))
        .count();
    columns.len() >= 3 && says >= 1
}

/// A table with one cell a line whose header starts at line `first`, and the line behind it.
fn lined(lines: &Lines<'_>, first: usize) -> Option<(Table, usize)> {
    let text = lines.text();
    let mut columns: Vec<Column> = Vec::new();
    let mut last_known = 0;
    let mut index = first;
    let mut behind = first;
    let mut counted = false;
    while columns.len() <= MOST_COLUMNS {
        let Some((at, cell)) = next_cell(lines, index) else { break };
        let word = cell.text(text);
        let kind = header_kind(word);
        if counted && ordinal(word) == Some(1) {
            // A header cell of an unknown word may stand last (`备注`) before the first row's number.
            last_known = columns.len();
            behind = at;
            break;
        }
        if cell.len() > LONGEST_HEADER || (kind.is_none() && word.contains(['。', '，', ',', '、', '：', ':', '；']))
        {
            break;
        }
        if columns.is_empty() {
            counted = kind == Some(ColumnKind::Ordinal);
        }
        columns.push(Column { kind: kind.unwrap_or(ColumnKind::Other), header: cell });
        index = at + 1;
        if kind.is_some() {
            last_known = columns.len();
            behind = index;
        }
    }
    columns.truncate(last_known);
    if !is_task_header(&columns) {
        return None;
    }
    let start = columns.first()?.header.start();
    let mut table = Table { span: Span::of(start, start), columns, cells: Vec::new() };
    let next = if counted { counted_rows(lines, behind, &mut table) } else { even_rows(lines, behind, &mut table) };
    let end = table.cells.last()?.span.end();
    table.span = Span::of(start, end);
    Some((table, next))
}

/// The next line that is not blank, where it can be a cell.
fn next_cell(lines: &Lines<'_>, mut index: usize) -> Option<(usize, Span)> {
    while index < lines.len() {
        let content = lines.get(index).content;
        if !content.is_empty() {
            return (content.len() <= LONGEST_CELL).then_some((index, content));
        }
        index += 1;
    }
    None
}

/// Rows that start with their numbers; the line behind the last.
fn counted_rows(lines: &Lines<'_>, from: usize, table: &mut Table) -> usize {
    let text = lines.text();
    let width = table.columns.len();
    let dated = table.columns.last().is_some_and(|column| column.kind == ColumnKind::Deadline);
    let mut index = from;
    let mut number = 1;
    let mut row = 0;
    while let Some((at, head)) = next_cell(lines, index).filter(|(_, cell)| ordinal(cell.text(text)) == Some(number)) {
        let mut cells = vec![head];
        index = at + 1;
        while cells.len() < width * 3 {
            let Some((at, cell)) = next_cell(lines, index) else { break };
            let word = cell.text(text);
            let enough = cells.len() + 2 >= width.max(3);
            if enough && ordinal(word) == Some(number + 1) {
                break;
            }
            // The last row has no number behind it: it ends when it is full, with a date where the last column holds dates.
            let full = cells.len() >= width && (!dated || cells.last().is_some_and(|cell| is_term(cell.text(text))));
            if (full || cells.len() >= width + 3) && !follows(lines, at, number + 1, width) {
                break;
            }
            cells.push(cell);
            index = at + 1;
        }
        place(text, &cells, row, table);
        row += 1;
        number += 1;
    }
    index
}

/// Whether a line with `number` and nothing else stands within a row's width of line `index`.
fn follows(lines: &Lines<'_>, mut index: usize, number: u32, width: usize) -> bool {
    let text = lines.text();
    for _ in 0..width {
        let Some((at, cell)) = next_cell(lines, index) else { return false };
        if ordinal(cell.text(text)) == Some(number) {
            return true;
        }
        index = at + 1;
    }
    false
}

/// Sets the cells of one row under their columns.
fn place(text: &str, cells: &[Span], row: u32, table: &mut Table) {
    let width = table.columns.len();
    let mut put = |column: usize, span: Span| table.cells.push(Cell { row, column: column as u32, span });
    if let Some(extra) = cells.len().checked_sub(width) {
        // More lines than columns: the task's text was broken over lines.
        for column in 0..width {
            let (from, to) = match column {
                0 => (0, 0),
                1 => (1, 1 + extra),
                _ => (column + extra, column + extra),
            };
            if let (Some(first), Some(last)) = (cells.get(from), cells.get(to)) {
                put(column, Span::of(first.start(), last.end()));
            }
        }
        return;
    }
    // Fewer: a cell is empty.  A date belongs under the last column where that one holds dates.
    let dated = table.columns.last().is_some_and(|column| column.kind == ColumnKind::Deadline);
    for (column, cell) in cells.iter().enumerate() {
        let last = column + 1 == cells.len();
        let moved = last && dated && cells.len() < width && is_term(cell.text(text));
        table.cells.push(Cell { row, column: if moved { width - 1 } else { column } as u32, span: *cell });
    }
}

/// Whether a cell says by when.
fn is_term(cell: &str) -> bool {
    cell.len() <= 60 && cell.contains(['前', '底', '月', '年', '日', '内']) || words::CELL_TERMS.starts(cell)
}

/// Rows that all have as many cells as the header; the line behind the last whole one.
fn even_rows(lines: &Lines<'_>, from: usize, table: &mut Table) -> usize {
    let width = table.columns.len();
    let mut index = from;
    let mut row = 0;
    loop {
        let mut cells = Vec::with_capacity(width);
        let mut next = index;
        while cells.len() < width {
            let Some((at, cell)) = next_cell(lines, next) else { break };
            cells.push(cell);
            next = at + 1;
        }
        let deadlines = table.columns.iter().position(|column| column.kind == ColumnKind::Deadline);
        let fits = deadlines.is_none_or(|at| cells.get(at).is_some_and(|cell| is_term(cell.text(lines.text()))));
        if cells.len() < width || !fits {
            return index;
        }
        place(lines.text(), &cells, row, table);
        row += 1;
        index = next;
    }
}

/// The number that a cell is, if it is one.
fn ordinal(cell: &str) -> Option<u32> {
    if cell.len() > 9 {
        return None;
    }
    let bare = cell.trim_end_matches(['.', '、', '．']);
    let (value, len) = date::number(bare)?;
    if len == bare.len() {
        return Some(value);
    }
    bare.parse().ok()
}

/// The sign between the cells of a row that stands on one line.
fn separator(line: &str) -> Option<char> {
    let bytes = line.as_bytes();
    if memchr::memchr(b'\t', bytes).is_some() {
        return Some('\t');
    }
    (line.starts_with('|') && line.ends_with('|') && line.len() > 2).then_some('|')
}

/// The first gap of more than one blank in a row: where it begins and ends.
fn gap(row: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(from) = row.get(at..).and_then(first_blank).map(|from| at + from) {
        let behind = row.get(from..).unwrap_or_default();
        let len = behind.len() - behind.trim_start_matches(is_blank).len();
        if behind.chars().nth(1).is_some_and(is_blank) {
            return Some((from, from + len));
        }
        at = from + len;
    }
    None
}

/// A table with one row a line whose header is line `first`, and the line behind it.
fn separated(lines: &Lines<'_>, first: usize, sign: char) -> Option<(Table, usize)> {
    let text = lines.text();
    let header = lines.get(first).content;
    if header.len() > LONGEST_CELL {
        return None;
    }
    let columns: Vec<Column> = cells_of(text, header, sign)
        .into_iter()
        .map(|header| Column { kind: header_kind(header.text(text)).unwrap_or(ColumnKind::Other), header })
        .collect();
    if !is_task_header(&columns) || columns.len() > MOST_COLUMNS {
        return None;
    }
    let mut table = Table { span: header, columns, cells: Vec::new() };
    let mut index = first + 1;
    let mut row = 0;
    while index < lines.len() {
        let line = lines.get(index).content;
        if !line.is_empty() {
            let cells = cells_of(text, line, sign);
            // Where gaps part the cells an empty one leaves no trace: only full rows are rows.
            let is_row =
                if sign == ' ' { cells.len() == table.columns.len() } else { separator(line.text(text)) == Some(sign) };
            if !is_row {
                break;
            }
            let rule = line.text(text).chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
            if !rule {
                for (column, span) in cells.into_iter().enumerate().filter(|(_, span)| !span.is_empty()) {
                    table.cells.push(Cell { row, column: column as u32, span });
                }
                row += 1;
            }
            table.span = Span::of(table.span.start(), line.end());
        }
        index += 1;
    }
    (!table.cells.is_empty()).then_some((table, index))
}

/// The cells of a row that stands on one line, empty ones too.
fn cells_of(text: &str, line: Span, sign: char) -> Vec<Span> {
    let mut row = line.text(text);
    let mut at = line.start();
    if sign == ' ' {
        let mut cells = Vec::new();
        while let Some((from, to)) = gap(row) {
            cells.push(Span::of(at, at + from));
            row = row.get(to..).unwrap_or_default();
            at += to;
        }
        cells.push(Span::of(at, at + row.len()));
        return cells;
    }
    if sign == '|' {
        row = row.strip_prefix('|').unwrap_or(row);
        at += 1;
        row = row.strip_suffix('|').unwrap_or(row);
    }
    row.split(sign)
        .map(|cell| {
            let span = trim(text, Span::of(at, at + cell.len()));
            at += cell.len() + 1;
            span
        })
        .collect()
}

#[cfg(test)]
mod tests;
