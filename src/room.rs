//! Room for what is kept until a document is parsed.
//!
//! A vector doubles when it is full, and is then half empty.  Lists that live long grow by a quarter instead: what they
//! copy stays linear in their length, and the peak of memory is nearer to what is needed.

/// A list shorter than this doubles all the same: it would grow with every second item else.
const SHORT: usize = 4;

/// Adds `item` behind the others.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) {
    make(list, 1);
    list.push(item);
}

/// Makes room for `more` items.
pub(crate) fn make<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more + (list.len() / 4).max(list.len().min(SHORT)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_never_emptier_than_a_quarter_of_what_it_holds_or_a_few_items() {
        let mut list = Vec::new();
        for item in 0..1_000_u32 {
            push(&mut list, item);
            assert!(list.capacity() <= list.len() + (list.len() / 4).max(SHORT) + 1);
        }
        assert_eq!(list.len(), 1_000);
    }
}
