//! Regions: which part of the text is page chrome, title, 发文字号, 主送机关, body, 署名, 成文日期, 附件, 版记.
//!
//! A frame labels, it removes nothing.  A document copied from a page may stand on one line, so that regions
//! are spans, not lines.  What carries no label is body.  A notice that forwards a plan has a signature in the middle: the
//! plan's title behind it is labelled like the document's own, and the particulars are the notice's.
//!
//! Head and tail are read segment by segment from both ends ([`head`], [`tail`]) and stop at the first running text, so
//! that the cost does not grow with the body; signatures inside are found from a vectorised search for the sign 日.

mod contents;
mod head;
mod masthead;
mod segment;
mod shape;
mod tail;
#[cfg(test)]
mod tests;
mod title;
mod words;

use crate::date::Printed;
use crate::lines::{Lines, trim_start};
use crate::span::Span;
use crate::table::{self, Table};

/// Whether `text`, which may be broken over lines, is a title that ends with its kind of document.
pub(crate) fn is_complete_title(text: &str) -> bool {
    shape::is_complete_title(&shape::without_blanks(text))
}

/// Whether `line` can be a line of a title by itself: short, with no sign of a sentence and no numbering.
pub(crate) fn is_title_line(line: &str) -> bool {
    line.len() <= 120 && !line.contains(['，', ',', '\t', '|']) && shape::is_title_like(line)
}

/// What a part of the text is in the layout of a document (GB/T 9704-2012, and the web page around it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// The page around the document: breadcrumb, `打印 关闭`, links, the page's own table of fields.
    Chrome,
    /// `发文机关标志` above the title: `某某市人民政府文件`.
    Letterhead,
    /// The document's title; also that of a plan which the document forwards.
    Title,
    /// `发文字号`.
    DocumentNumber,
    /// `主送机关`.
    Addressee,
    /// The running text with its items.  What carries no other label is body.
    Body,
    /// A sentence of the document's own that stands behind its last item (`会议还研究了其他事项`, `特此通知`).
    Closing,
    /// `署名`, the issuing body below the text.
    Signature,
    /// `成文日期` below the text, or by itself below the title.
    Date,
    /// `附注` and glosses on the whole document in brackets: `（此件公开发布）`, `（第6期）`.
    Note,
    /// The list of attachments below the text.
    AttachmentList,
    /// A table of contents.
    Contents,
    /// A table laid out as lines.
    Table,
    /// `版记`: copies to, printed by, printed on.
    Imprint,
}

/// What the head and the first signature say of the document, as spans.
#[derive(Clone, Debug, Default)]
pub(crate) struct Particulars {
    /// The lines of the title.
    pub title: Vec<Span>,
    pub number: Option<Span>,
    /// Without its colon.
    pub address: Option<Span>,
    /// The bodies that sign, in order.
    pub signers: Vec<Span>,
    /// The date of the signature, otherwise the one by itself below the title.
    pub date: Option<Printed>,
    /// Lines of the page, some of which say something of the document (`发布日期：…`).
    pub fields: Vec<Span>,
}

/// The labelled regions of a text, in order and disjoint.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    regions: Vec<(Span, Region)>,
    particulars: Particulars,
    tables: Vec<Table>,
    body: usize,
}

impl Frame {
    /// Labels the regions of `lines`.
    pub fn new(lines: &Lines<'_>) -> Self {
        let text = lines.text();
        let main = head::read(lines, 0, true);
        let end = tail::read(lines, main.body, text.len(), true);
        let mut regions = main.regions;
        let mut first: Option<(Vec<Span>, Option<Printed>)> = None;
        let mut floor = main.body;
        for stop in tail::inner_ends(lines, main.body, end.start) {
            if stop <= floor {
                continue;
            }
            let inner = tail::read(lines, floor, stop, false);
            let notes = tail::notes_below(lines, stop, end.start);
            let below = notes.last().map_or(stop, |span| span.end());
            let plan = head::read(lines, below, false);
            // A date by itself is a signature where a body signs above it or a plan's title follows.
            if inner.date.is_none() || inner.signers.is_empty() && plan.title.is_empty() {
                continue;
            }
            regions.extend(inner.regions);
            regions.extend(notes.into_iter().map(|span| (span, Region::Note)));
            floor = below;
            if !plan.title.is_empty() && plan.body <= end.start {
                regions.extend(plan.regions);
                floor = plan.body;
            }
            first.get_or_insert((inner.signers, inner.date));
        }
        regions.extend(end.regions);
        for span in contents::contents(lines) {
            regions.retain(|(other, _)| !span.overlaps(*other));
            regions.push((span, Region::Contents));
        }
        let tables = table::tables(lines);
        for table in &tables {
            // What head and tail took for lines of their own inside a table are its cells.
            regions.retain(|(span, _)| !table.span().overlaps(*span));
            regions.push((table.span(), Region::Table));
        }
        regions.sort_by_key(|(span, _)| span.start());
        let mut fields = main.fields;
        fields.extend(end.fields);
        let (signers, date) = first.unwrap_or((end.signers, end.date));
        let particulars = Particulars {
            title: main.title,
            number: main.number,
            address: main.address,
            signers,
            date: date.or(main.date),
            fields,
        };
        Self { regions, particulars, tables, body: main.body }
    }

    /// The tables that were laid out as lines.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// What the head and the signature say of the document.
    pub const fn particulars(&self) -> &Particulars {
        &self.particulars
    }

    /// Where the body begins: behind page chrome, title, number and address.
    pub const fn body_start(&self) -> usize {
        self.body
    }

    /// The labelled regions; what lies between them is body.
    pub fn regions(&self) -> &[(Span, Region)] {
        &self.regions
    }

    /// Where the first words of the body stand in a text that has a title and no addressee.
    pub fn opening(&self, text: &str) -> Option<usize> {
        let unaddressed = !self.particulars.title.is_empty() && self.particulars.address.is_none();
        let body = text.get(self.body..).filter(|_| unaddressed)?;
        Some(text.len() - trim_start(body).len())
    }

    /// What `offset` lies in.
    pub fn at(&self, offset: usize) -> Region {
        let next = self.regions.partition_point(|(span, _)| span.start() <= offset);
        match next.checked_sub(1).and_then(|index| self.regions.get(index)) {
            Some((span, region)) if span.contains(offset) => *region,
            _ => Region::Body,
        }
    }
}
