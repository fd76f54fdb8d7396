//! Numbers and strings as JSON prints them.

use std::fmt::Write as _;

/// Writes a number in decimal, two digits a step.
pub(super) fn digits(out: &mut String, number: u32) {
    const PAIRS: &str = "0001020304050607080910111213141516171819\
                         2021222324252627282930313233343536373839\
                         4041424344454647484950515253545556575859\
                         6061626364656667686970717273747576777879\
                         8081828384858687888990919293949596979899";
    let mut divisor = 100_000_000;
    while divisor > 1 && number < divisor {
        divisor /= 100;
    }
    // The leading pair loses its zero.
    let lead = (number / divisor % 100) as usize;
    out.push_str(PAIRS.get(lead * 2 + usize::from(lead < 10)..lead * 2 + 2).unwrap_or_default());
    while divisor > 1 {
        divisor /= 100;
        let pair = (number / divisor % 100) as usize;
        out.push_str(PAIRS.get(pair * 2..pair * 2 + 2).unwrap_or_default());
    }
}

/// Whether JSON wants the byte escaped.  All such bytes are ASCII, so that a text is cut before and behind one on
/// character boundaries.
const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Writes `text` as the inside of a JSON string.
pub(super) fn escaped(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let plain = plain_prefix(rest.as_bytes());
        out.push_str(rest.get(..plain).unwrap_or_default());
        let Some(&special) = rest.as_bytes().get(plain) else { return };
        match special {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            0x0C => out.push_str("\\f"),
            other => drop(write!(out, "\\u{other:04x}")),
        }
        rest = rest.get(plain + 1..).unwrap_or_default();
    }
}

/// How many bytes stand before the first special one.  Blocks are tested as a whole, without a branch a byte, which
/// the compiler turns into vector instructions; within the block that holds one, eight bytes are tested at a time.
fn plain_prefix(bytes: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let mut at = 0;
    for block in bytes.chunks_exact(BLOCK) {
        if block.iter().fold(false, |found, &byte| found | is_special(byte)) {
            break;
        }
        at += BLOCK;
    }
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((word, behind)) = rest.split_first_chunk() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += word.len();
        rest = behind;
    }
    at + rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// The high bit of each special byte of a word.  Bits above the lowest one may be set wrongly, by a borrow.
const fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_printed() {
        for power in 0..10 {
            for number in [10_u32.pow(power), 10_u32.pow(power) - 1, 10_u32.pow(power) * 4 + 7, u32::MAX] {
                let mut printed = String::new();
                digits(&mut printed, number);
                assert_eq!(printed, number.to_string());
            }
        }
    }

    #[test]
    fn strings_are_escaped_wherever_the_special_byte_stands() {
        for special in (0..0x80).map(char::from) {
            for before in [0, 1, 30, 31, 32, 33, 70] {
                let text = format!("{}{special}局{special}", "市".repeat(before));
                let mut printed = String::from("\"");
                escaped(&mut printed, &text);
                printed.push('"');
                assert_eq!(printed, serde_json::to_string(&text).unwrap());
            }
        }
    }
}
