//! Meeting roles: who presided, who attended, who reported.

use crate::assignment::Statement;
use crate::context::Context;

/// Every host, attendee and reporter that the document names, in any order.
pub(crate) fn statements(_context: &Context<'_>) -> Vec<Statement> {
    Vec::new()
}
