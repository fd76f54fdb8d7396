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

    /// Whether the character at the start of `bytes` may be one of the set.
    #[inline]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        match *bytes {
            // The last ten bits of a character of three bytes, as nearly all are.
            [0xE0..=0xEF, second, third, ..] => {
                self.0.get(usize::from(second & 15)).is_some_and(|bits| bits >> (third & 63) & 1 == 1)
            }
            [first, ..] if first < 0x80 => self.may_hold(first.into()),
            [] => false,
            // Few texts have others, and what comes of them is looked at.
            _ => true,
        }
    }
}

impl FromIterator<char> for Edges {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        chars.into_iter().for_each(|c| set.add(c));
        set
    }
}
