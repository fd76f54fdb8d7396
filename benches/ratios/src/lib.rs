//! What the two programs of this package share: the documents, the stop-watch, and what is timed.
//!
//! `gongwen-ratios` times gongwen beside other programs that read text; `gongwen-ratios-memory` is the same
//! with an allocator that counts, apart because counting costs time.

pub mod corpus;
pub mod made;
pub mod timing;
pub mod work;
