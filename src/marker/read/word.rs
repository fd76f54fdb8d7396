//! The numberings that a word begins: divisions, enumerations, attachments, labels.

use super::{LAST, Reading, blanks, char_at, ends_line, ordinal};
use crate::lexicon::words;
use crate::lines::is_blank;
use crate::marker::scan::Place;
use crate::marker::{Left, Style};
use crate::numeral;

/// `第一章` `第一条` `第一,` `第一是`
pub(super) fn di(rest: &str, place: &Place) -> Option<Reading> {
    let skipped = 3 + blanks(rest, 3);
    let inner = rest.get(skipped..)?;
    let number = ordinal(numeral::units(inner).or_else(|| numeral::arabic(inner)))?;
    let mut len = skipped + number.len;
    len += blanks(rest, len);
    let next = char_at(rest, len);
    let end = len + next.len_utf8();
    let behind = char_at(rest, end);
    let style = match next {
        '编' | '篇' => Style::Part,
        '部' if behind == '分' => return Some(Reading::new(Style::Part, number.value, end + 3).form(1)),
        '章' => Style::Chapter,
        '节' => Style::Section,
        '条' => Style::Article,
        // `第一步：`
        '步' if matches!(behind, ',' | '，' | '：' | ':') && place.left <= Left::Semicolon => {
            return Some(Reading::new(Style::Di, number.value, end + behind.len_utf8()).form(next as u32));
        }
        ',' | '，' | '：' | ':' if place.left <= Left::Wrapped => {
            return Some(Reading::new(Style::Di, number.value, end));
        }
        '、' if place.left == Left::Line => return Some(Reading::new(Style::Di, number.value, end).slip(true)),
        '是' if place.left <= Left::Comma => return Some(Reading::new(Style::Di, number.value, end).slip(true)),
        _ => return None,
    };
    // `第一条、` and `第一条:` are slips for the article's number and a blank.
    let sign = if matches!(behind, '、' | '：' | ':' | '.' | '．') { behind.len_utf8() } else { 0 };
    Some(Reading::new(style, number.value, end + sign))
}

/// `首先,` `其次,` `再次,` `最后,` `其一,`
pub(super) fn word(rest: &str, place: &Place) -> Option<Reading> {
    if place.left > Left::Wrapped {
        return None;
    }
    let (style, ordinal, len) = if let Some(inner) = rest.strip_prefix('其') {
        match numeral::units(inner) {
            Some(number) => (Style::Qi, number.value, 3 + number.len),
            None if inner.starts_with('次') => (Style::First, 2, 6),
            None => return None,
        }
    } else if rest.starts_with("首先") {
        (Style::First, 1, 6)
    } else if rest.starts_with("再次") {
        (Style::First, 3, 6)
    } else if rest.starts_with("最后") {
        (Style::First, LAST, 6)
    } else {
        return None;
    };
    let sign = char_at(rest, len);
    let signed = matches!(sign, ',' | '，' | '：' | ':' | '、');
    if !signed && (style == Style::Qi || ordinal == LAST) {
        return None;
    }
    Some(Reading::new(style, ordinal, len + if signed { sign.len_utf8() } else { 0 }).slip(!signed))
}

/// `附件` `附件1` `附：` on a line of its own.
pub(super) fn attachment(rest: &str, place: &Place) -> Option<Reading> {
    if place.left != Left::Line && (place.left != Left::Blank || !rest.starts_with("附件")) {
        return None;
    }
    let mut len = if rest.starts_with("附件") || rest.starts_with("附表") || rest.starts_with("附录") {
        6
    } else {
        let sign = char_at(rest, 3 + blanks(rest, 3));
        // `附：` or `附 件`, spaced out.
        match sign {
            '：' | ':' => 3,
            '件' => 6 + blanks(rest, 3),
            c if c == '\n' || is_blank(c) => 3,
            _ => return None,
        }
    };
    let skipped = len + blanks(rest, len);
    let inner = rest.get(skipped..).unwrap_or_default();
    let number = ordinal(numeral::units(inner).or_else(|| numeral::arabic(inner)));
    if let Some(number) = number {
        len = skipped + number.len;
    }
    let colon = char_at(rest, len);
    // `附件1：` and, alone on its line, `附件1.`
    let signed = matches!(colon, '：' | ':')
        || number.is_some() && matches!(colon, '.' | '．') && ends_line(rest, len + colon.len_utf8());
    let end = if signed { len + colon.len_utf8() } else { len };
    let reading = Reading::new(Style::Attachment, number.map_or(0, |number| number.value), end);
    if ends_line(rest, end) {
        return (place.left == Left::Line).then_some(reading);
    }
    // `附件1突发事件分级标准`: the title on the same line; without a number it is the list of attachments.
    (number.is_some() && rest.starts_with("附件")).then(|| reading.slip(true))
}

/// `任务一:` `措施1:` `专栏1`
pub(super) fn label(rest: &str, place: &Place) -> Option<Reading> {
    if place.left > Left::Semicolon {
        return None;
    }
    let word = words::ITEM_LABELS.at_start(rest)?;
    let start = word.len() + blanks(rest, word.len());
    let inner = rest.get(start..)?;
    let number = ordinal(numeral::units(inner).or_else(|| numeral::arabic(inner)))?;
    let len = start + number.len;
    let sign = char_at(rest, len);
    let form = word.chars().next().map_or(0, |c| c as u32);
    if word == "专栏" && place.left == Left::Line {
        return Some(Reading::new(Style::Column, number.value, len));
    }
    match sign {
        '：' | ':' | '、' | '.' => Some(Reading::new(Style::Label, number.value, len + sign.len_utf8()).form(form)),
        c if is_blank(c) && place.left == Left::Line && word != "专栏" => {
            Some(Reading::new(Style::Label, number.value, len).form(form))
        }
        _ => None,
    }
}
