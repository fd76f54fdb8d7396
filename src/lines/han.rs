//! Han characters at a glance: each has three bytes, of which the first tells them from signs.

/// Whether a Han character of the common blocks begins at byte `at`: three bytes, and neither a sign nor a blank.
#[inline]
pub(crate) fn is_han_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(|&byte| is_han(byte))
}

/// Whether `text` holds nothing but Han characters of the common blocks.
pub(crate) fn is_all_han(text: &str) -> bool {
    text.as_bytes().chunks(3).all(|c| matches!(c, [first, ..] if is_han(*first)))
}

/// How many of the first `most` characters of `text` stand before the first that is no Han character; each has three
/// bytes.
#[inline]
pub(crate) fn han_run(text: &str, most: usize) -> usize {
    let (mut rest, mut count) = (text.as_bytes(), 0);
    // Three characters at a time, as long as there are so many.
    while let Some(bytes) = rest.first_chunk()
        && count + 3 <= most
        && are_han(u64::from_le_bytes(*bytes))
        && let Some(behind) = rest.get(9..)
    {
        (rest, count) = (behind, count + 3);
    }
    while let [first, _, _, behind @ ..] = rest
        && count < most
        && is_han(*first)
    {
        (rest, count) = (behind, count + 1);
    }
    count
}

/// Whether the first bytes of three characters of three bytes each are those of Han characters, E4 to E9: added to 1C, or
/// 1E, they leave no more than 7 in their places.
const fn are_han(bytes: u64) -> bool {
    const FIRSTS: u64 = 0x00FF_0000_FF00_00FF;
    let firsts = bytes & FIRSTS;
    let sums = firsts.wrapping_add(0x001C_0000_1C00_001C) | firsts.wrapping_add(0x001E_0000_1E00_001E);
    sums & 0x00F8_0000_F800_00F8 == 0
}

/// The first of the first `most` characters of `text` that is `wanted`, which no Han character is, and where it begins.
#[inline]
pub(crate) fn find_sign(text: &str, most: usize, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut at = 0;
    for _ in 0..most {
        let c = match *text.as_bytes().get(at)? {
            byte if is_han(byte) => {
                at += 3;
                continue;
            }
            byte @ 0..0x80 => char::from(byte),
            _ => text.get(at..)?.chars().next()?,
        };
        if wanted(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
    None
}

/// The last character of `text` that is `wanted`, which no Han character is, and where it begins.
pub(crate) fn rfind_sign(text: &str, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut end = text.len();
    loop {
        // Whatever else three bytes long ends here begins with another byte.
        if end >= 3 && is_han_at(text, end - 3) {
            end -= 3;
            continue;
        }
        let c = text.get(..end)?.chars().next_back()?;
        end -= c.len_utf8();
        if wanted(c) {
            return Some((end, c));
        }
    }
}

/// Whether a Han character of the common blocks begins with `byte`: three bytes, and no blank.
const fn is_han(byte: u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
}
