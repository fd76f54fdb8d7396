//! The characters that words begin or end with, as a few bits: one look tells of most characters that no word does.

/// A set of characters by the last ten bits of their codes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Edges(pub [u64; 16]);

impl Edges {
    /// Adds `c`.
    pub fn add(&mut self, c: char) {
        if let Some(bits) = self.0.get_mut(c as usize >> 6 & 15) {
            *bits |= 1 << (c as u32 & 63);
        }
    }

    /// Whether `c` may be one of the set.
    pub fn may_hold(&self, c: char) -> bool {
        self.0.get(c as usize >> 6 & 15).is_some_and(|bits| bits >> (c as u32 & 63) & 1 == 1)
    }
}

impl FromIterator<char> for Edges {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        chars.into_iter().for_each(|c| set.add(c));
        set
    }
}
