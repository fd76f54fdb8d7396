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

    /// Whether a character of three bytes, as nearly all are, may be one of the set; the last two of them tell its last
    /// ten bits.
    #[inline]
    pub fn may_be(&self, second: u8, third: u8) -> bool {
        self.0.get(usize::from(second & 15)).is_some_and(|bits| bits >> (third & 63) & 1 == 1)
    }

    /// Whether the character at the end of `text` may be one of the set.
    #[inline]
    pub fn may_end(&self, text: &str) -> bool {
        match *text.as_bytes() {
            [.., 0xE0..=0xEF, second, third] => self.may_be(second, third),
            _ => text.chars().next_back().is_some_and(|c| self.may_hold(c)),
        }
    }

    /// Whether the character at the start of `bytes` may be one of the set.
    #[inline]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        match *bytes {
            [0xE0..=0xEF, second, third, ..] => self.may_be(second, third),
            [first, ..] if first < 0x80 => self.may_hold(first.into()),
            [] => false,
            // Few texts have others, and what comes of them is looked at.
            _ => true,
        }
    }

    /// Where characters begin in `text` that may be of the set.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                // Most characters have three bytes; none begins inside another.
                match *bytes.get(at..)? {
                    [0xE0..=0xEF, second, third, ..] => {
                        at += 3;
                        if self.may_be(second, third) {
                            return Some(at - 3);
                        }
                    }
                    [first, ..] => {
                        at += 1;
                        if first < 0x80 && self.may_hold(first.into()) || first >= 0xC0 {
                            return Some(at - 1);
                        }
                    }
                    [] => return None,
                }
            }
        })
    }
}

impl FromIterator<char> for Edges {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        chars.into_iter().for_each(|c| set.add(c));
        set
    }
}
