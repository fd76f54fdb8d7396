//! The readers: which numbering begins at a character, style by style, with the usual typing slips.

mod word;

use super::scan::Place;
use super::{Left, Style};
use crate::lexicon::{Firsts, words};
use crate::lines::{behind_blanks, is_blank};
use crate::numeral::{self, Numeral};

/// The longest number that numbers items; longer ones are years and quantities.
pub(super) const MAX_ORDINAL: u32 = 399;
/// `最后` closes its list, whatever its length.
pub(crate) const LAST: u32 = 999;

/// One way to read a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub style: Style,
    pub ordinal: u32,
    pub len: usize,
    pub form: u32,
    pub slip: bool,
}

impl Reading {
    const fn new(style: Style, ordinal: u32, len: usize) -> Self {
        Self { style, ordinal, len, form: 0, slip: false }
    }

    const fn form(mut self, form: u32) -> Self {
        self.form = form;
        self
    }

    const fn slip(mut self, slip: bool) -> Self {
        self.slip |= slip;
        self
    }
}

/// Whether a numbering can begin with `c`.
pub(super) const fn starts(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '卅'
            | '0'..='9' | '０'..='９' | '(' | '（' | '第' | '首' | '其' | '再' | '最' | '附' | '专' | '任' | '措' | '问'
            | '案' | '例' | '步' | '【' | '〔' | '〈'
            | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}'
            | '\u{3251}'..='\u{325F}' | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}'
            | '●' | '■' | '•' | '·' | '◆' | '▲' | '★' | '○' | '□' | '◇' | '—' | '–' | '―' | '-' | '▪' | '►' | '➢' | '※' | '△' | '☆'
            | 'A'..='Z'
    )
}

/// The Han characters between two codes that begin a numbering, or the numerals among them.
#[allow(clippy::indexing_slicing)] // In the compiler, and no index is above 63.
const fn between(mut code: u32, last: u32, numerals: bool) -> Firsts {
    let mut rows = [0; 64];
    while code <= last {
        if let Some(c) = char::from_u32(code)
            && (if numerals { numeral::is_han(c) } else { starts(c) })
        {
            rows[(code >> 6 & 0x3F) as usize] |= 1 << (code & 0x3F);
        }
        code += 1;
    }
    Firsts(rows)
}

static STARTS: Firsts = between(0x4E00, 0x9FFF, false);
static NUMERALS: Firsts = between(0x2000, 0x9FFF, true);

/// Whether `text` can begin with a Han character that a numbering begins with.
pub(super) fn may_start(text: &[u8]) -> bool {
    matches!(text, [0xE4..=0xE9, ..]) && STARTS.may_begin(text)
}

/// Whether `text` can end with a Han numeral.
pub(super) fn may_end_numeral(text: &[u8]) -> bool {
    NUMERALS.may_end(text)
}

/// Whether what follows `c` at the start of `rest` can be a numbering, whatever place it is: mostly it is a word.
pub(super) fn goes_on(rest: &str, c: char) -> bool {
    let next = char_at(rest, c.len_utf8());
    match c {
        '第' => numeral::is_han(next) || numeral::digit(next).is_some() || is_blank(next),
        '首' => next == '先',
        '其' => next == '次' || numeral::is_han(next),
        '再' => next == '次',
        '最' => next == '后',
        '附' => matches!(next, '件' | '表' | '录' | '：' | ':') || is_blank(next),
        '专' => next == '栏',
        '任' => next == '务',
        '措' => next == '施',
        '问' => next == '题',
        '案' => next == '例',
        '步' => next == '骤',
        _ if numeral::is_han(c) && c != '○' => {
            let sign = rest.chars().find(|&c| !numeral::is_han(c)).unwrap_or('\n');
            is_blank(sign)
                || matches!(
                    sign,
                    '、' | '.' | '．' | '是' | '要' | ',' | '，' | '：' | ':' | '。' | ')' | '）' | '〉' | '】' | '问'
                )
                || words::SERIES_VERBS.may_begin(sign)
        }
        _ => true,
    }
}

/// The readings of the place where `rest` begins, the likelier one first.
pub(super) fn read(rest: &str, c: char, place: &Place) -> [Option<Reading>; 2] {
    match c {
        '(' | '（' | '【' | '〔' | '〈' => [paren(rest, c, place), None],
        '第' => [word::di(rest, place), None],
        '0'..='9' | '０'..='９' => arabic(rest, place),
        '首' | '其' | '再' | '最' => [word::word(rest, place), None],
        '附' => [word::attachment(rest, place), None],
        '专' | '任' | '措' | '问' | '案' | '例' | '步' => [word::label(rest, place), None],
        'A'..='Z' => [latin(rest, c, place), None],
        '—' | '–' | '―' | '-' if place.left == Left::Line && char_at(rest, c.len_utf8()) == '、' => {
            // A scan that read 一 as a dash.
            [Some(Reading::new(Style::Han, 1, c.len_utf8() + 3).slip(true)), None]
        }
        _ if numeral::is_han(c) && c != '○' => [han(rest, place), None],
        _ => [sign(rest, c, place).or_else(|| bullet(rest, c, place)), None],
    }
}

/// The character at byte `offset`; a line feed behind the end.
fn char_at(rest: &str, offset: usize) -> char {
    rest.get(offset..).and_then(|tail| tail.chars().next()).unwrap_or('\n')
}

/// Bytes of blanks, at most two characters of the same line, at `offset`.
fn blanks(rest: &str, offset: usize) -> usize {
    let tail = rest.get(offset..).unwrap_or_default();
    tail.chars().take(2).take_while(|&c| c != '\n' && is_blank(c)).map(char::len_utf8).sum()
}

/// Whether nothing but blanks follows on the line; a run of more than eight blanks counts as the end.
fn ends_line(rest: &str, offset: usize) -> bool {
    let tail = rest.get(offset..).unwrap_or_default();
    behind_blanks(tail).is_none_or(|c| c == '\n')
}

fn ordinal(number: Option<Numeral>) -> Option<Numeral> {
    number.filter(|number| number.value <= MAX_ORDINAL)
}

/// Lists are told apart by the sign behind the number: `1.` and `1．` count as one, `1、` as another.
const fn form_of(sign: char) -> u32 {
    match sign {
        '.' | '．' => 1,
        '、' => 2,
        _ => 3,
    }
}

/// `一、` `六.` `一是` `一要` `一）` `一问：`
fn han(rest: &str, place: &Place) -> Option<Reading> {
    if numeral::is_han(place.before) {
        return None;
    }
    let number = ordinal(numeral::units(rest))?;
    let next = char_at(rest, number.len);
    let len = number.len + next.len_utf8();
    let behind = char_at(rest, len);
    let at_line = place.left == Left::Line;
    let sure = place.left <= Left::Colon;
    let item = |style| Reading::new(style, number.value, len);
    match next {
        '、' => Some(item(Style::Han).slip(counts_on(rest, len, number.value))),
        '.' | '．' if sure && numeral::digit(behind).is_none() => Some(item(Style::Han).form(1)),
        ',' | '，' | '：' | ':' | '。' if at_line => Some(item(Style::Han).form(3).slip(true)),
        '是' => Some(item(Style::Shi)),
        '要' => Some(item(Style::Yao)),
        ')' | '）' | '〉' | '】' if sure => Some(item(Style::ParenHan).slip(true)),
        '问' if sure && matches!(behind, '：' | ':' | '，' | ',') => {
            Some(Reading::new(Style::Label, number.value, len + behind.len_utf8()).form('问' as u32))
        }
        // `一抓海上避险。…二抓人员转移。…`: the verb that the items of a series share.
        c if place.left <= Left::Semicolon
            && words::SERIES_VERBS.starts(rest.get(number.len..).unwrap_or_default()) =>
        {
            Some(item(Style::Yao).form(c as u32))
        }
        // A numeral alone on its line, above the title.
        c if at_line && is_blank(c) && ends_line(rest, number.len) => {
            Some(Reading::new(Style::Han, number.value, number.len).form(4).slip(true))
        }
        c if at_line && is_blank(c) => Some(Reading::new(Style::Han, number.value, number.len).form(3).slip(true)),
        _ => None,
    }
}

/// Whether what follows makes the numbering a part of a quantity: `三、四季度`, `二、三产业`.
fn counts_on(rest: &str, offset: usize, value: u32) -> bool {
    let next = rest.get(offset..).and_then(numeral::units);
    next.is_some_and(|next| next.value == value + 1 && !matches!(char_at(rest, offset + next.len), '是' | '要'))
}

/// `(一)` `（1）` `(一、` and `（一` where the bracket was never closed.
fn paren(rest: &str, open: char, place: &Place) -> Option<Reading> {
    let usual = matches!(open, '(' | '（');
    if !usual && place.left > Left::Stop {
        return None;
    }
    let mut len = open.len_utf8();
    len += blanks(rest, len);
    let inner = rest.get(len..)?;
    let first = char_at(inner, 0);
    let (style, number) = if let Some(number) = ordinal(numeral::units(inner)) {
        (Style::ParenHan, number)
    } else if let Some(number) = ordinal(numeral::arabic(inner)) {
        (Style::ParenArabic, number)
    } else if matches!(first, '-' | '—' | '－') && place.left <= Left::Stop {
        // A scan that read 一 as a dash.
        (Style::ParenHan, Numeral { value: 1, len: first.len_utf8() })
    } else if first.is_ascii_alphabetic() && place.left <= Left::Colon {
        (Style::Latin, Numeral { value: u32::from(first.to_ascii_uppercase()) - 64, len: 1 })
    } else {
        return None;
    };
    if !usual && style != Style::ParenHan {
        return None;
    }
    len += number.len;
    len += blanks(rest, len);
    let close = char_at(rest, len);
    let reading = |len| Reading::new(style, number.value, len).form(if style == Style::Latin { 9 } else { 0 });
    match close {
        ')' | '）' | '】' | '〕' | '〉' => {
            len += close.len_utf8();
            // `(一)、`: the sign behind belongs to the numbering.
            let more = char_at(rest, len);
            len += if matches!(more, '、' | '.' | '．') { more.len_utf8() } else { 0 };
            Some(reading(len).slip(!usual))
        }
        '、' | '.' | '．' if style != Style::Latin => {
            len += close.len_utf8();
            match char_at(rest, len) {
                c @ (')' | '）') => Some(reading(len + c.len_utf8())),
                _ if style == Style::ParenHan => Some(reading(len).slip(true)),
                _ => None,
            }
        }
        // `（一加强领导`: the closing bracket is missing.
        c if style == Style::ParenHan && place.left == Left::Line && c >= '\u{4E00}' => {
            let closed = rest.get(len..)?.chars().take(8).any(|c| matches!(c, ')' | '）'));
            (!closed).then(|| reading(len).slip(true))
        }
        _ => None,
    }
}

/// `1.` `1、` `1)` `1.1` `01` and `1` with no sign behind it.
fn arabic(rest: &str, place: &Place) -> [Option<Reading>; 2] {
    const NONE: [Option<Reading>; 2] = [None, None];
    let before = place.before;
    if before.is_ascii_alphanumeric()
        || numeral::digit(before).is_some()
        || matches!(before, '.' | '．' | '-' | '—' | '－' | '–' | '/' | '~' | '～' | '+' | '×' | '=' | '＝' | '#')
    {
        return NONE;
    }
    let Some(number) = ordinal(numeral::arabic(rest)) else { return NONE };
    let next = char_at(rest, number.len);
    let len = number.len + next.len_utf8();
    let behind = char_at(rest, len);
    let sure = place.left <= Left::Colon;
    let at_line = place.left == Left::Line;
    let item = |style| Reading::new(style, number.value, len).form(form_of(next));
    match next {
        '.' | '．' if numeral::digit(behind).is_none() => {
            [Some(item(Style::Arabic)).filter(|_| number.value > 0), None]
        }
        '.' | '．' if sure => {
            // `3.200米以上…` is item 3 or a quantity; `2.2024年3月` is item 2.
            let joined = item(Style::Arabic).slip(!is_year(rest.get(len..).unwrap_or_default()));
            let decimal = decimal(rest, place);
            let plain = decimal.is_some_and(|decimal| !decimal.slip);
            [decimal, Some(joined).filter(|_| number.value > 0 && !plain)]
        }
        '、' => [Some(item(Style::Arabic)).filter(|_| number.value > 0), None],
        ')' | '）' if place.left <= Left::Comma => [Some(Reading::new(Style::HalfParen, number.value, len)), None],
        ',' | '，' | '。' | '：' | ':' | '·' if at_line && numeral::digit(behind).is_none() => {
            [Some(item(Style::Arabic).form(3).slip(true)), None]
        }
        _ if number.value > 0 && place.left <= Left::Colon => [bare(rest, number, next, place), None],
        _ => NONE,
    }
}

/// Four digits and 年.
fn is_year(rest: &str) -> bool {
    numeral::arabic(rest).is_some_and(|year| (1900..2200).contains(&year.value) && char_at(rest, year.len) == '年')
}

/// `1.1` `2.3.1` at the start of a line: the form holds the numbers above the last, two
/// digits for each.
fn decimal(rest: &str, place: &Place) -> Option<Reading> {
    if place.left != Left::Line {
        return None;
    }
    let (mut len, mut form, mut parts) = (0, 0_u32, 0);
    let last = loop {
        let number = numeral::arabic(rest.get(len..)?).filter(|number| number.value < 100)?;
        len += number.len;
        parts += 1;
        let next = char_at(rest, len);
        // `1.0.2`: standards number the articles of a chapter without sections so.
        let zero = number.value == 0;
        if zero && (parts == 1 || !matches!(next, '.' | '．')) {
            return None;
        }
        if zero {
            len += next.len_utf8();
            continue;
        }
        if !matches!(next, '.' | '．') || parts == 4 {
            break number.value;
        }
        if numeral::digit(char_at(rest, len + next.len_utf8())).is_none() {
            len += next.len_utf8();
            break number.value;
        }
        form = form * 100 + number.value;
        len += next.len_utf8();
    };
    let behind = char_at(rest, len);
    let blank = is_blank(behind) && behind != '\n' || behind == '、';
    // `1.6 个月内…` is item 1.
    let counted = is_blank(behind) && super::veto::is_unit(char_at(rest, len + blanks(rest, len)));
    (parts > 1 && !counted && (blank || behind >= '\u{4E00}'))
        .then(|| Reading::new(Style::Decimal, last, len + if behind == '、' { 3 } else { 0 }).form(form).slip(!blank))
}

/// `01` or `1` before a title or a phrase, with nothing between.
fn bare(rest: &str, number: Numeral, next: char, place: &Place) -> Option<Reading> {
    let zero = rest.starts_with('0') && number.value < 100;
    let blank = is_blank(next);
    if blank && (place.left != Left::Line || !zero && ends_line(rest, number.len)) {
        return None;
    }
    let behind =
        if blank { rest.get(number.len..)?.chars().take(8).find(|&c| !is_blank(c)).unwrap_or('\n') } else { next };
    let phrase = matches!(behind, '\u{4E00}'..='\u{9FFF}' | '《' | '“') || zero && blank;
    (phrase && number.value < 100 && (blank || !super::veto::counts(rest.get(number.len..).unwrap_or_default())))
        .then(|| Reading::new(Style::Bare, number.value, number.len).form(u32::from(zero)).slip(!zero))
}

/// `A.` and Roman numerals typed in letters, `II.`
fn latin(rest: &str, c: char, place: &Place) -> Option<Reading> {
    if place.left > Left::Stop || place.before.is_ascii_alphanumeric() {
        return None;
    }
    let next = char_at(rest, 1);
    if matches!(next, '.' | '．' | '、') && !char_at(rest, 1 + next.len_utf8()).is_ascii_alphanumeric() {
        return Some(Reading::new(Style::Latin, u32::from(c) - 64, 1 + next.len_utf8()).slip(place.left != Left::Line));
    }
    let letters = rest.bytes().take(5).take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
    let next = char_at(rest, letters);
    let value = match rest.get(..letters)? {
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    matches!(next, '.' | '．' | '、').then(|| Reading::new(Style::Roman, value, letters + next.len_utf8()).form(1))
}

/// Signs that carry their number: `①` `⑴` `⒈` `㈠` `Ⅰ.`
fn sign(rest: &str, c: char, place: &Place) -> Option<Reading> {
    let len = c.len_utf8();
    if let Some(number) = numeral::circled(c) {
        return Some(Reading::new(Style::Circled, number, len));
    }
    if let Some(number) = numeral::parened(c) {
        return Some(Reading::new(Style::ParenedDigit, number, len));
    }
    if let Some(number) = numeral::stopped(c) {
        return Some(Reading::new(Style::Arabic, number, len).form(1));
    }
    if let Some(number) = numeral::han_sign(c) {
        return Some(Reading::new(Style::CircledHan, number, len));
    }
    let number = numeral::roman(c)?;
    let next = char_at(rest, len);
    let signed = matches!(next, '.' | '．' | '、');
    (place.left <= Left::Stop && (signed || is_blank(next)))
        .then(|| Reading::new(Style::Roman, number, len + if signed { next.len_utf8() } else { 0 }))
}

/// `——` `●` `■` `•` `·` `-` at the start of a paragraph; the full ones also inside a line that lost its breaks.
fn bullet(rest: &str, c: char, place: &Place) -> Option<Reading> {
    let dash = matches!(c, '—' | '–' | '―' | '-');
    let at_line = place.left == Left::Line;
    let spaced = is_blank(place.before) && is_blank(char_at(rest, c.len_utf8()));
    let placed = match c {
        '●' | '■' | '◆' | '▲' | '★' | '▪' | '►' | '➢' => true,
        '•' | '·' => at_line || place.left <= Left::Colon && spaced,
        '○' | '□' | '◇' | '△' | '☆' | '※' => at_line,
        // Behind a full stop and a blank a double dash opens the next paragraph of a text that lost its breaks; inside a
        // sentence it explains.
        '—' => at_line || place.left == Left::Stop && is_blank(place.before) && rest.starts_with("——"),
        _ => dash && at_line,
    };
    if !placed {
        return None;
    }
    let len: usize = rest.chars().take(4).take_while(|&other| other == c).map(char::len_utf8).sum();
    let next = char_at(rest, len);
    // A dash before a number is a page number or a range, a line of dashes is a rule.
    let skipped = len + blanks(rest, len);
    let behind = rest.get(skipped..).unwrap_or_default();
    let dated = numeral::han(behind).is_some_and(|year| year.value > 1900);
    let number = dash && (numeral::digit(char_at(behind, 0)).is_some() || dated);
    if next == '\n' || next == c || number || dash && ends_line(rest, len) || ends_line(rest, len) {
        return None;
    }
    let form = if dash { '—' as u32 } else { c as u32 };
    Some(Reading::new(Style::Bullet, 0, len).form(form).slip(matches!(c, '·' | '-' | '□' | '○')))
}
