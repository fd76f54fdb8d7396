//! What the document says of itself: title, 发文字号, issuer, addressee, dates.

use crate::date::Date;
use crate::frame::Frame;
use crate::lines::Lines;

/// The document's own particulars; a field that the text does not give is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The title, on one line (a title broken over lines is joined).
    pub title: Option<String>,
    /// `发文字号` as printed: `国办发〔2022〕30号`.
    pub document_number: Option<String>,
    /// `发文机关` by the signature below the text, without letter-spacing; several for a joint document.
    pub issuers: Vec<String>,
    /// `主送机关`: the whole line without its colon.
    pub addressee: Option<String>,
    /// `成文日期`.
    pub date: Option<Date>,
    /// The page's publishing or update date.
    pub published: Option<Date>,
}

impl Metadata {
    /// Reads the fields from the labelled regions.
    pub(crate) fn new(_lines: &Lines<'_>, _frame: &Frame) -> Self {
        Self::default()
    }
}
