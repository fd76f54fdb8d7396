//! The scanner: every place where a numbering could stand, at the start of a line or run into the text.
//!
//! Recall comes first: what only looks like a numbering is told apart by the vetoes and by the decision over the
//! whole document.  One pass over the characters; what is tried at one of them reads a bounded number of others.

use super::{Candidate, Left, Marker, Sign, Style};
use crate::lines::{Lines, is_blank};
use crate::numeral;
use crate::span::Span;

/// Where the scan stands.
struct Place {
    left: Left,
    /// The character before, blanks included.
    before: char,
}

/// The longest number that numbers items; longer ones are years and quantities.
const MAX_ORDINAL: u32 = 399;

pub(super) fn scan(lines: &Lines<'_>) -> Vec<Candidate> {
    let text = lines.text();
    let mut found: Vec<Candidate> = Vec::new();
    let mut left = Left::Line;
    let mut before = '\n';
    let mut line = 0_u32;
    let mut next = 0_usize;
    for (at, c) in text.char_indices() {
        if at >= next && starts(c) {
            let place = Place { left, before };
            if let Some((style, ordinal, len, sign)) = text.get(at..).and_then(|rest| read(rest, c, &place)) {
                let marker = Marker { span: Span::of(at, at + len), style, ordinal };
                found.push(Candidate { marker, left, sign, line });
                next = at + len;
                left = Left::Marker;
                before = c;
                continue;
            }
        }
        if c == '\n' {
            line += 1;
            left = Left::Line;
        } else if at >= next {
            left = after(c, left);
        }
        before = c;
    }
    found
}

/// The position class behind `c`.
fn after(c: char, left: Left) -> Left {
    match c {
        '。' | '！' | '？' | '!' | '?' | '…' => Left::Stop,
        '；' | ';' => Left::Semicolon,
        '：' | ':' => Left::Colon,
        '，' | ',' => Left::Comma,
        '、' => Left::Pause,
        '“' | '‘' | '「' | '『' | '"' | '《' => left,
        '）' | ')' | '”' | '’' | '》' | '】' | '〕' | ']' => match left {
            Left::Stop | Left::Semicolon => left,
            _ => Left::Close,
        },
        c if is_blank(c) => match left {
            Left::Inside | Left::Close | Left::Comma | Left::Pause => Left::Blank,
            _ => left,
        },
        _ => Left::Inside,
    }
}

/// Whether a numbering can begin with `c`.
const fn starts(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '卅'
            | '0'..='9' | '０'..='９' | '(' | '（' | '第' | '首' | '其' | '再' | '最' | '附' | '专' | '任' | '措' | '问'
            | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}'
            | '\u{3251}'..='\u{325F}' | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}'
            | '●' | '■' | '•' | '·' | '◆' | '▲' | '★' | '○' | '□' | '◇' | '—' | '–' | '-' | 'A'..='H'
    )
}

type Reading = (Style, u32, usize, Sign);

fn read(rest: &str, c: char, place: &Place) -> Option<Reading> {
    match c {
        '(' | '（' => paren(rest, c),
        '第' => di(rest, place),
        '0'..='9' | '０'..='９' => arabic(rest, place),
        '首' | '其' | '再' | '最' => word(rest, place),
        '附' | '专' | '任' | '措' | '问' => label(rest, place),
        'A'..='H' => latin(rest, c, place),
        '●' | '■' | '•' | '·' | '◆' | '▲' | '★' | '○' | '□' | '◇' | '—' | '–' | '-' => {
            bullet(rest, c, place)
        }
        _ if numeral::han_digit(c).is_some() || matches!(c, '十' | '廿' | '卅') => han(rest, place),
        _ => sign(rest, c, place),
    }
}

fn at(rest: &str, offset: usize) -> Option<char> {
    rest.get(offset..)?.chars().next()
}

fn han(rest: &str, place: &Place) -> Option<Reading> {
    if numeral::is_han(place.before) {
        return None;
    }
    let number = numeral::units(rest)?;
    if number.value > MAX_ORDINAL {
        return None;
    }
    let next = at(rest, number.len)?;
    let len = number.len + next.len_utf8();
    let sure = place.left <= Left::Colon;
    let behind = at(rest, len);
    match next {
        '、' => Some((Style::Han, number.value, len, Sign::Usual)),
        '.' | '．' if sure => Some((Style::Han, number.value, len, Sign::Stop)),
        ',' | '，' | '：' | ':' if place.left == Left::Line => Some((Style::Han, number.value, len, Sign::Slip)),
        '是' => Some((Style::Shi, number.value, len, Sign::Usual)),
        '要' => Some((Style::Yao, number.value, len, Sign::Usual)),
        ')' | '）' if sure => Some((Style::ParenHan, number.value, len, Sign::Slip)),
        '问' if sure && matches!(behind, Some('：' | ':')) => {
            Some((Style::Label, number.value, len + 1, Sign::Usual))
                .map(|(style, ordinal, _, sign)| (style, ordinal, len + behind.map_or(0, char::len_utf8), sign))
        }
        _ => None,
    }
}

fn paren(rest: &str, open: char) -> Option<Reading> {
    let mut len = open.len_utf8();
    len += blanks(rest, len);
    let inner = rest.get(len..)?;
    let (style, number) = match numeral::units(inner) {
        Some(number) => (Style::ParenHan, number),
        None => (Style::ParenArabic, numeral::arabic(inner)?),
    };
    if number.value > MAX_ORDINAL {
        return None;
    }
    len += number.len;
    if matches!(at(rest, len), Some('、')) && matches!(at(rest, len + 3), Some(')' | '）')) {
        len += 3;
    }
    len += blanks(rest, len);
    match at(rest, len)? {
        c @ (')' | '）') => Some((style, number.value, len + c.len_utf8(), Sign::Usual)),
        c @ '、' if style == Style::ParenHan => Some((style, number.value, len + c.len_utf8(), Sign::Slip)),
        _ => None,
    }
}

/// Bytes of blanks (at most two characters) at `offset`.
fn blanks(rest: &str, offset: usize) -> usize {
    rest.get(offset..)
        .unwrap_or_default()
        .chars()
        .take(2)
        .take_while(|&c| c != '\n' && is_blank(c))
        .map(char::len_utf8)
        .sum()
}

fn arabic(rest: &str, place: &Place) -> Option<Reading> {
    if place.before.is_ascii_alphanumeric()
        || numeral::digit(place.before).is_some()
        || matches!(place.before, '.' | '．' | '-' | '—' | '/' | '~' | '～')
        || place.left > Left::Comma
    {
        return None;
    }
    let number = numeral::arabic(rest)?;
    if number.value > MAX_ORDINAL || number.len > 3 * 3 {
        return None;
    }
    let next = at(rest, number.len).unwrap_or('\n');
    let len = number.len + next.len_utf8();
    let behind = at(rest, len).unwrap_or('\n');
    match next {
        '.' | '．' if numeral::digit(behind).is_none() => Some((Style::Arabic, number.value, len, Sign::Stop)),
        '.' | '．' if place.left == Left::Line => {
            let minor = numeral::arabic(rest.get(len..)?)?;
            let end = len + minor.len;
            let following = at(rest, end)?;
            (minor.value > 0
                && minor.value < 100
                && (is_blank(following) || following > '\u{2E80}' && place.left == Left::Line)
                && !matches!(following, '亿' | '万' | '元' | '％' | '‰' | '倍' | '个' | '米' | '吨' | '亩'))
            .then_some((Style::Decimal, minor.value, end, Sign::Usual))
        }
        '、' => Some((Style::Arabic, number.value, len, Sign::Pause)),
        ')' | '）' if place.left <= Left::Colon => Some((Style::HalfParen, number.value, len, Sign::Usual)),
        _ => None,
    }
}

fn di(rest: &str, place: &Place) -> Option<Reading> {
    let inner = rest.get(3..)?;
    let skipped = blanks(inner, 0);
    let number = numeral::units(inner.get(skipped..)?).or_else(|| numeral::arabic(inner.get(skipped..)?))?;
    if number.value > MAX_ORDINAL {
        return None;
    }
    let mut len = 3 + skipped + number.len;
    let next = at(rest, len)?;
    let end = len + next.len_utf8();
    match next {
        '编' | '篇' => Some((Style::Part, number.value, end, Sign::Usual)),
        '部' if at(rest, end) == Some('分') => Some((Style::Part, number.value, end + 3, Sign::Usual)),
        '章' => Some((Style::Chapter, number.value, end, Sign::Usual)),
        '节' => Some((Style::Section, number.value, end, Sign::Usual)),
        '条' => Some((Style::Article, number.value, end, Sign::Usual)),
        ',' | '，' | '：' | ':' if place.left <= Left::Comma => Some((Style::Di, number.value, end, Sign::Usual)),
        '、' if place.left == Left::Line => Some((Style::Di, number.value, end, Sign::Slip)),
        '是' if place.left <= Left::Comma => {
            len = end;
            Some((Style::Di, number.value, len, Sign::Slip))
        }
        _ => None,
    }
}

fn word(rest: &str, place: &Place) -> Option<Reading> {
    if place.left > Left::Comma {
        return None;
    }
    let (style, ordinal) = if let Some(inner) = rest.strip_prefix('其') {
        match numeral::units(inner) {
            Some(number) => (Style::Qi, number.value),
            None if inner.starts_with('次') => (Style::First, 2),
            None => return None,
        }
    } else if rest.starts_with("首先") {
        (Style::First, 1)
    } else if rest.starts_with("再次") {
        (Style::First, 3)
    } else if rest.starts_with("最后") {
        (Style::First, 4)
    } else {
        return None;
    };
    let sign = at(rest, 6).filter(|c| matches!(c, ',' | '，' | '：' | ':' | '、'));
    if style == Style::Qi && sign.is_none() {
        return None;
    }
    Some((style, ordinal, 6 + sign.map_or(0, char::len_utf8), Sign::Usual))
}

fn label(rest: &str, place: &Place) -> Option<Reading> {
    if place.left > Left::Stop {
        return None;
    }
    let word = ["附件", "专栏", "任务", "措施", "问题"].into_iter().find(|word| rest.starts_with(word));
    let Some(word) = word else {
        return (rest.starts_with("附：") || rest.starts_with("附:"))
            .then_some((Style::Attachment, 0, if rest.starts_with("附:") { 4 } else { 6 }, Sign::Slip))
            .filter(|_| place.left == Left::Line);
    };
    let mut len = word.len();
    len += blanks(rest, len);
    let inner = rest.get(len..).unwrap_or_default();
    let number = numeral::units(inner).or_else(|| numeral::arabic(inner));
    len = if let Some(number) = number { len + number.len } else { word.len() };
    let colon = at(rest, len).filter(|c| matches!(c, '：' | ':'));
    match (word, number) {
        ("附件", _) if place.left == Left::Line => {
            let end = len + colon.map_or(0, char::len_utf8);
            // A line of its own; with a title behind it it may be an entry of the list of attachments.
            let rest_of_line = rest.get(end..)?.chars().take_while(|&c| c != '\n').find(|&c| !is_blank(c));
            rest_of_line.is_none().then_some((
                Style::Attachment,
                number.map_or(0, |number| number.value),
                end,
                Sign::Usual,
            ))
        }
        ("专栏", Some(number)) => Some((Style::Column, number.value, len, Sign::Usual)),
        ("附件" | "专栏", _) => None,
        (_, Some(number)) => colon.map(|colon| (Style::Label, number.value, len + colon.len_utf8(), Sign::Usual)),
        (_, None) => None,
    }
}

fn latin(rest: &str, c: char, place: &Place) -> Option<Reading> {
    let next = at(rest, 1)?;
    (place.left == Left::Line && matches!(next, '.' | '．' | '、')).then_some((
        Style::Latin,
        c as u32 - 'A' as u32 + 1,
        1 + next.len_utf8(),
        Sign::Usual,
    ))
}

fn bullet(rest: &str, c: char, place: &Place) -> Option<Reading> {
    let sure = match c {
        '●' | '■' | '•' | '◆' | '▲' | '★' => place.left <= Left::Blank,
        '·' => {
            place.left <= Left::Colon && is_blank(place.before) && rest.chars().nth(1).is_some_and(is_blank)
                || place.left == Left::Line
        }
        _ => place.left == Left::Line,
    };
    if !sure {
        return None;
    }
    let len: usize = rest.chars().take(4).take_while(|&other| other == c).map(char::len_utf8).sum();
    let next = at(rest, len)?;
    let dash = matches!(c, '—' | '–' | '-');
    if next == '\n' || dash && (numeral::digit(next).is_some() || rest.chars().nth(1).is_some_and(is_blank)) {
        return None;
    }
    Some((Style::Bullet, 0, len, Sign::Usual))
}

fn sign(_rest: &str, c: char, place: &Place) -> Option<Reading> {
    let len = c.len_utf8();
    let (style, number) = if let Some(number) = numeral::circled(c) {
        (Style::Circled, number)
    } else if let Some(number) = numeral::parened(c) {
        (Style::ParenedDigit, number)
    } else if let Some(number) = numeral::stopped(c) {
        (Style::Arabic, number)
    } else if let Some(number) = numeral::han_sign(c) {
        (Style::CircledHan, number)
    } else if let Some(number) = numeral::roman(c).filter(|_| place.left == Left::Line) {
        let next = at(_rest, len).filter(|c| matches!(c, '.' | '．' | '、'))?;
        return Some((Style::Roman, number, len + next.len_utf8(), Sign::Usual));
    } else {
        return None;
    };
    Some((style, number, len, Sign::Usual))
}
