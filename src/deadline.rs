//! Deadlines: by when something is to be done, and which day that is.

use crate::assignment::DeadlineData;
use crate::context::Context;
use crate::diagnostic::Diagnostic;

/// Every deadline of the document, in any order.
pub(crate) fn deadlines(_context: &Context<'_>, _diagnostics: &mut Vec<Diagnostic>) -> Vec<DeadlineData> {
    Vec::new()
}
