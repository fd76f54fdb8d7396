//! Numerals: the many ways in which a number is printed in front of an item, read into a `u32`.
//!
//! Offsets must stay those of the text, so nothing is normalised first: each reader takes the text from the place
//! where the numeral starts and says how many bytes it covers.  A range of code points does not hold the Han
//! numerals (`[一-十]` has thousands of other characters and lacks 百), so every table here is written out.

/// A numeral and how many bytes it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub value: u32,
    pub len: usize,
}

/// No numbering that is read here has more characters; longer runs are quantities or noise, and the bound keeps
/// a megabyte of 一一一 linear.
const MAX_CHARS: usize = 9;

/// The value of a Han digit, both forms of zero included.
pub(crate) const fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether `c` can stand in a Han numeral.
pub(crate) const fn is_han(c: char) -> bool {
    han_digit(c).is_some() || matches!(c, '十' | '百' | '千' | '廿' | '卅')
}

/// The value of an ASCII or full-width digit.
pub(crate) const fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The Han numeral at the start of `text`, in units (`一百二十三`, `廿一`, `十`) or by place (`二〇二一`).
///
/// The whole run must be well formed: `十百` is none.
pub(crate) fn han(text: &str) -> Option<Numeral> {
    units(text).or_else(|| places(text))
}

/// The Han numeral in units at the start of `text`: the only form that numbers items.
pub(crate) fn units(text: &str) -> Option<Numeral> {
    // Most are one digit.
    let mut first = text.chars();
    let value = first.next().and_then(han_digit).filter(|&digit| digit > 0);
    if let Some(value) = value
        && !first.next().is_some_and(is_han)
    {
        return Some(Numeral { value, len: '一'.len_utf8() });
    }
    let (mut total, mut pending, mut last_unit, mut len) = (0_u32, None::<u32>, u32::MAX, 0);
    let mut zero = false;
    for (count, c) in text.chars().enumerate() {
        let unit = match c {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            '廿' | '卅' => {
                if pending.is_some() || last_unit <= 10 {
                    return None;
                }
                total += if c == '廿' { 20 } else { 30 };
                last_unit = 10;
                len += c.len_utf8();
                continue;
            }
            _ => 0,
        };
        if unit > 0 {
            if unit >= last_unit {
                return None;
            }
            // 十 may open a numeral without 一 before it, 百 and 千 may not.
            let factor = match pending {
                Some(factor) => factor,
                None if unit == 10 => 1,
                None => return None,
            };
            total += factor * unit;
            (pending, last_unit, zero) = (None, unit, false);
        } else {
            match han_digit(c) {
                // 零 bridges an empty place (`一百零五`): one at a time, behind a unit above ten.
                Some(0) if pending.is_none() && !zero && last_unit > 10 && total > 0 => zero = true,
                Some(digit) if digit > 0 && pending.is_none() && last_unit > 1 => pending = Some(digit),
                Some(_) => return None,
                None => break,
            }
        }
        if count >= MAX_CHARS {
            return None;
        }
        len += c.len_utf8();
    }
    if zero && pending.is_none() {
        return None;
    }
    let value = total + pending.unwrap_or(0);
    (value > 0).then_some(Numeral { value, len })
}

/// The Han numeral by place at the start of `text`: two digits or more (`二〇二一`).
fn places(text: &str) -> Option<Numeral> {
    let (mut value, mut len, mut count) = (0_u32, 0, 0);
    for c in text.chars() {
        match han_digit(c) {
            Some(digit) if count < MAX_CHARS => value = value * 10 + digit,
            None if !is_han(c) => break,
            _ => return None,
        }
        len += c.len_utf8();
        count += 1;
    }
    (count >= 2).then_some(Numeral { value, len })
}

/// The digits at the start of `text`, ASCII or full-width or mixed.
pub(crate) fn arabic(text: &str) -> Option<Numeral> {
    let (mut value, mut len) = (0_u32, 0);
    for (count, c) in text.chars().enumerate() {
        let Some(digit) = digit(c) else { break };
        if count >= MAX_CHARS {
            return None;
        }
        value = value * 10 + digit;
        len += c.len_utf8();
    }
    (len > 0).then_some(Numeral { value, len })
}

/// Tables of signs that carry their number: first sign, last sign, number of the first.
const CIRCLED: &[(char, char, u32)] = &[
    ('①', '⑳', 1),
    ('㉑', '㉟', 21),
    ('㊱', '㊿', 36),
    ('⓪', '⓪', 0),
    ('❶', '❿', 1),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('➀', '➉', 1),
    ('➊', '➓', 1),
];
const PARENED: &[(char, char, u32)] = &[('⑴', '⒇', 1)];
const STOPPED: &[(char, char, u32)] = &[('⒈', '⒛', 1)];
const HAN_SIGNS: &[(char, char, u32)] = &[('㈠', '㈩', 1), ('㊀', '㊉', 1)];
const ROMAN: &[(char, char, u32)] = &[('Ⅰ', 'Ⅻ', 1), ('ⅰ', 'ⅻ', 1)];

fn sign(table: &[(char, char, u32)], c: char) -> Option<u32> {
    table
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&c))
        .map(|(first, _, one)| c as u32 - *first as u32 + one)
}

/// The number of `①`–`㊿` and its kin in other rings.
pub(crate) fn circled(c: char) -> Option<u32> {
    sign(CIRCLED, c)
}

/// The number of `⑴`–`⒇`.
pub(crate) fn parened(c: char) -> Option<u32> {
    sign(PARENED, c)
}

/// The number of `⒈`–`⒛`, one character for `1.`.
pub(crate) fn stopped(c: char) -> Option<u32> {
    sign(STOPPED, c)
}

/// The number of `㈠`–`㈩` and `㊀`–`㊉`.
pub(crate) fn han_sign(c: char) -> Option<u32> {
    sign(HAN_SIGNS, c)
}

/// The number of the one-character Roman numerals `Ⅰ`–`Ⅻ`.
pub(crate) fn roman(c: char) -> Option<u32> {
    sign(ROMAN, c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_numerals() {
        let cases = [
            ("一、", Some((1, 1))),
            ("十", Some((10, 1))),
            ("十一条", Some((11, 2))),
            ("二十", Some((20, 2))),
            ("九十九、", Some((99, 3))),
            ("一百", Some((100, 2))),
            ("一百零五条", Some((105, 4))),
            ("一百一十条", Some((110, 4))),
            ("一百二十三、", Some((123, 5))),
            ("廿一", Some((21, 2))),
            ("卅", Some((30, 1))),
            ("二〇二一年", Some((2021, 4))),
            ("二○二一", Some((2021, 4))),
            ("一千零一", Some((1001, 4))),
            ("十百", None),
            ("十十", None),
            ("百", None),
            ("零", None),
            ("一百零", None),
            ("二十廿", None),
            ("是", None),
            ("", None),
        ];
        for (text, want) in cases {
            let got = han(text).map(|numeral| (numeral.value, numeral.len / 3));
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn digits_and_signs() {
        assert_eq!(arabic("１２．"), Some(Numeral { value: 12, len: 6 }));
        assert_eq!(arabic("07年"), Some(Numeral { value: 7, len: 2 }));
        assert_eq!(arabic("1234567890123"), None);
        let signs = [('①', 1), ('⑳', 20), ('㉑', 21), ('㉟', 35), ('㊱', 36), ('㊿', 50), ('❿', 10)];
        assert!(signs.iter().all(|&(c, value)| circled(c) == Some(value)));
        assert_eq!((parened('⑴'), parened('⒇')), (Some(1), Some(20)));
        assert_eq!((han_sign('㈠'), han_sign('㊉')), (Some(1), Some(10)));
        assert_eq!((roman('Ⅳ'), stopped('⒉')), (Some(4), Some(2)));
        assert_eq!((circled('一'), roman('I')), (None, None));
    }
}
