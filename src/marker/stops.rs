//! Stops: the bytes at which the scanner looks twice, found sixty-four at a time.
//!
//! Nine of ten bytes of a Chinese text belong to Han characters that number nothing and end nothing.  What the
//! scanner must see are the signs (all of ASCII up to `]`, and whatever has more than one byte and is no Han character of
//! the common blocks: punctuation, symbols, full-width forms) and the three Han characters that make a numbering out of
//! numerals wherever they stand: `一是`, `一要`, `第一条`; who cuts clauses needs the signs alone.  Whether a byte is one of these takes a few comparisons
//! that are the same for every byte, so that the compiler does them in vector registers; the answers of a block
//! are then packed into the bits of one word, and only the set bits cost anything.

/// Bytes that are looked at together: the bits of one word.
const BLOCK: usize = 64;
/// Bytes that a character of three bytes has behind its first one.
const BEHIND: usize = 2;

/// The offsets of the stops of a text, in order: the signs and, with `WORDS`, the three Han characters.
pub(crate) struct Stops<'t, const WORDS: bool> {
    bytes: &'t [u8],
    /// Where the block begins whose bits `found` holds.
    base: usize,
    found: u64,
}

impl<'t, const WORDS: bool> Stops<'t, WORDS> {
    pub fn new(text: &'t str) -> Self {
        let mut stops = Self { bytes: text.as_bytes(), base: 0, found: 0 };
        stops.found = stops.block();
        stops
    }

    /// The stops of the block at `base`, one bit each.
    fn block(&self) -> u64 {
        match self.bytes.get(self.base..).and_then(|rest| rest.first_chunk()) {
            Some(window) => stops::<WORDS>(window),
            None => self.last_block(),
        }
    }

    /// The same at the end of the text: the last bytes stand before zeros, which are no part of it.
    #[cold]
    fn last_block(&self) -> u64 {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        let mut window = [0; BLOCK + BEHIND];
        for (to, from) in window.iter_mut().zip(rest) {
            *to = *from;
        }
        let count = rest.len().min(BLOCK);
        stops::<WORDS>(&window) & u64::MAX.checked_shr((BLOCK - count) as u32).unwrap_or(0)
    }
}

impl<const WORDS: bool> Iterator for Stops<'_, WORDS> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.base += BLOCK;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.found = self.block();
        }
        let bit = self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(self.base + bit)
    }
}

/// The stops among the first bytes of `window`; the rest is what stands behind them.
fn stops<const WORDS: bool>(window: &[u8; BLOCK + BEHIND]) -> u64 {
    let (Some(first), Some(second), Some(third)) = (
        window.first_chunk::<BLOCK>(),
        window.get(1..).and_then(|rest| rest.first_chunk::<BLOCK>()),
        window.get(2..).and_then(|rest| rest.first_chunk::<BLOCK>()),
    ) else {
        return 0;
    };
    let mut flags = [0_u8; BLOCK];
    for (((flag, &a), &b), &c) in flags.iter_mut().zip(first).zip(second).zip(third) {
        *flag = u8::from(is_sign(a) | (WORDS & is_word(b, c)));
    }
    let (words, _) = flags.as_chunks();
    words.iter().rev().fold(0, |all, word| all << 8 | pack(u64::from_le_bytes(*word)))
}

/// Whether a sign begins with `byte`: counted from C0 on, what begins a character stands below ASCII, and what goes on
/// with one stands behind it.
const fn is_sign(byte: u8) -> bool {
    let from = byte.wrapping_sub(0xC0);
    (from <= b']' + 0x40) & (from.wrapping_sub(0x24) >= 6)
}

/// Whether 是, 要 or 第 ends with these two bytes; other characters that end so are sorted out when they are read.
const fn is_word(second: u8, third: u8) -> bool {
    ((second == 0x98) & (third == 0xAF)) | ((second == 0xA6) & (third == 0x81)) | ((second == 0xAC) & (third == 0xAC))
}

/// Eight flags of one byte each as eight bits: the product adds each flag up at its own place of the highest byte.
const fn pack(flags: u64) -> u64 {
    flags.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_the_signs_and_three_words_whatever_block_they_stand_in() {
        let text = "为加强工作，第一是（一）2021年要求:A、b℃①\u{a0}　终".repeat(9);
        for from in text.char_indices().map(|(at, _)| at) {
            let text = &text[from..];
            let wanted: Vec<usize> = text
                .char_indices()
                .filter(|&(_, c)| {
                    c <= ']' || "第是要".contains(c) || !c.is_ascii() && !('\u{4E00}'..='\u{9FFF}').contains(&c)
                })
                .map(|(at, _)| at)
                .collect();
            assert_eq!(Stops::<true>::new(text).collect::<Vec<_>>(), wanted);
            let signs: Vec<usize> =
                wanted.into_iter().filter(|&at| !text[at..].starts_with(['第', '是', '要'])).collect();
            assert_eq!(Stops::<false>::new(text).collect::<Vec<_>>(), signs);
        }
    }

    #[test]
    fn an_empty_text_has_none() {
        assert_eq!(Stops::<true>::new("").next(), None);
        assert_eq!(Stops::<true>::new("工").next(), None);
    }
}
