//! Regions: which part of the text is page chrome, title, 发文字号, 主送机关, body, 署名, 成文日期, 附件, 版记.
//!
//! A frame labels, it removes nothing.  A document copied from a page may stand on one line, so that regions
//! are spans, not lines.  What carries no label is body.

use crate::lines::Lines;
use crate::span::Span;

/// What a part of the text is in the layout of a document (GB/T 9704-2012, and the web page around it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// The page around the document: breadcrumb, `打印 关闭`, links, the page's own table of fields.
    Chrome,
    /// The document's title.
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
    /// `成文日期` below the text.
    Date,
    /// The list of attachments below the text.
    AttachmentList,
    /// A table of contents.
    Contents,
    /// A table laid out as lines.
    Table,
    /// `版记`: copies to, printed by, printed on.
    Imprint,
}

/// The labelled regions of a text, in order and disjoint.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    regions: Vec<(Span, Region)>,
}

impl Frame {
    /// Labels the regions of `lines`.
    pub fn new(_lines: &Lines<'_>) -> Self {
        Self::default()
    }

    /// The labelled regions; what lies between them is body.
    pub fn regions(&self) -> &[(Span, Region)] {
        &self.regions
    }

    /// What `offset` lies in.
    pub fn at(&self, offset: usize) -> Region {
        let next = self.regions.partition_point(|(span, _)| span.start() <= offset);
        match next.checked_sub(1).and_then(|index| self.regions.get(index)) {
            Some((span, region)) if span.contains(offset) => *region,
            _ => Region::Body,
        }
    }

    /// The first region of the kind.
    pub fn first(&self, wanted: Region) -> Option<Span> {
        self.regions.iter().find(|(_, region)| *region == wanted).map(|(span, _)| *span)
    }
}
