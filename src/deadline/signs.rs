//! The signs that part sentences and clauses around a time.

pub(super) const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？' | '\n' | '【' | '】')
}

/// Whether `c` stands between two clauses.
pub(super) const fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '：' | ':')
}
