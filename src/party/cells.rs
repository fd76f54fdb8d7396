//! Task tables laid out as lines: who stands in which column.

use crate::assignment::Role;
use crate::context::Context;
use crate::lexicon::Marks;
use crate::name::{self, Trust};
use crate::party::{Found, label};
use crate::span::Span;
use crate::table::ColumnKind;

/// Reads the rows of every table: a cell of parties takes the role of its column, and the row is the clause.
pub(crate) fn read(context: &Context<'_>, found: &mut Found) {
    for table in context.frame.tables() {
        for row in table.rows() {
            let Some((first, last)) = row.first().zip(row.last()) else { continue };
            let span = Span::of(first.span.start(), last.span.end());
            for cell in row {
                let header = table.columns().get(cell.column as usize).map(|column| column.header).unwrap_or_default();
                let (role, trust) = match table.kind(cell) {
                    ColumnKind::Officials => (officials_role(context, header), Trust::Officials),
                    ColumnKind::Lead => (Role::Lead, Trust::Labelled),
                    ColumnKind::Responsible => (Role::Responsible, Trust::Labelled),
                    ColumnKind::Cooperate => (Role::Cooperate, Trust::Labelled),
                    ColumnKind::Ordinal | ColumnKind::Deadline | ColumnKind::Other => continue,
                };
                let list = name::list(context, cell.span, trust);
                found.list(span, role, header, list);
            }
        }
    }
}

/// What officials in a column do: as the header's words say, and those who are only named as leaders lead.
fn officials_role(context: &Context<'_>, header: Span) -> Role {
    let words = header.text(context.text);
    let known = words.char_indices().find_map(|(at, _)| {
        let (word, role) = label::word(context.lexicon, context.text, header.start() + at)?;
        (header.start() + at + word.len() == header.end()).then_some(role)
    });
    let person = context.lexicon.suffix(words, Marks::TITLE).is_some();
    known.unwrap_or(if person { Role::Lead } else { Role::Responsible })
}
