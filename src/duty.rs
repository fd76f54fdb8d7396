//! Duty-bearers: who bears a task of the document without a word like `牵头` or `负责`.

use crate::assignment::Statement;
use crate::context::Context;

/// Every duty of the document, in any order.  `explicit` are the statements whose role a word gives: where one task
/// has both, the word decides.
pub(crate) fn statements(_context: &Context<'_>, _explicit: &[Statement]) -> Vec<Statement> {
    Vec::new()
}
