//! What a segment looks like by itself: page chrome, 发文字号, date, name of a body, address, title.
//!
//! Every test looks at one segment of bounded length and at nothing around it; what it is in its place is decided by
//! the readers of head and tail.

use std::borrow::Cow;

use memchr::memmem;
use once_cell::sync::Lazy;

use super::words;
use crate::date::{self, Printed};
use crate::lexicon::words as lists;
use crate::lines::{find_sign, first_blank, han_run, is_blank, trim_end, trim_start};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 90;
/// The longest headline that holds a comma: a longer segment with a comma is running text.
const LONGEST_HEADLINE: usize = 44;
/// The longest name of a signing body, in characters.
const LONGEST_ORGAN: usize = 40;
/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 1_600;

/// The longest label of a field, in characters.
const LONGEST_LABEL: usize = 14;

/// Opening and closing brackets of every width.
pub(super) const OPEN: [char; 8] = ['(', '（', '[', '［', '〔', '﹝', '【', '〈'];
pub(super) const CLOSE: [char; 8] = [')', '）', ']', '］', '〕', '﹞', '】', '〉'];
const COLONS: [char; 3] = [':', '：', '∶'];
static NUMBER: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("号"));
static DAY: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("日"));
static REGISTERED: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("备"));
const SENTENCE_ENDS: [char; 3] = ['。', '；', ';'];

/// Whether the segment is part of the web page around the document.
pub(super) fn is_page(segment: &str) -> bool {
    let bare = segment.trim_matches(|c: char| is_blank(c) || OPEN.contains(&c) || CLOSE.contains(&c));
    // `某局主办 某公网安备…号`: the registration of a site.
    let registers = || segment.contains("公网安备") || segment.contains("ICP备");
    if REGISTERED.find(segment.as_bytes()).is_some() && registers() {
        return true;
    }
    if bare.is_empty() || words::starts_as_page(segment) || words::is_page(bare) {
        return true;
    }
    // `首页 > 政务公开 > 政策解读` without 您的位置.
    if segment.len() <= 240 && is_trail(segment) {
        return true;
    }
    if !bare.chars().any(is_alphanumeric) {
        return true;
    }
    // `时间：2023-04-13 16:39`
    let stamped = |label: &str, value: &str| label == "时间" && page_day(value.trim_start_matches(is_blank)).is_some();
    label(bare).is_some_and(|(label, value)| words::is_page_label(label) || stamped(label, value)) || is_stamped(bare)
}

/// The day at the start of `text` as a page writes it: `2023-04-13`; a text writes `4月13日`.
fn page_day(text: &str) -> Option<Printed> {
    date::printed(text).filter(|_| text.get(4..5) == Some("-"))
}

/// Whether the segment begins with the day and the minute at which a page was put up, and goes on with a field of it:
/// `2022-05-15 20:07:00 来源:某局 【字体:大中小】打印`, also without the blanks.
fn is_stamped(segment: &str) -> bool {
    if !segment.starts_with("20") {
        return false;
    }
    let Some(day) = page_day(segment) else { return false };
    let rest = segment.get(day.len..).unwrap_or_default().trim_start_matches(is_blank);
    let field = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || is_blank(c));
    // 20:07
    rest.len() - field.trim_end_matches(is_blank).len() >= 5
        && rest.get(2..3) == Some(":")
        && (field.starts_with("【字") || label(field).is_some_and(|(label, _)| words::is_page_label(label)))
}

/// Whether two signs that part the levels of a site stand in the segment.
fn is_trail(segment: &str) -> bool {
    // The last two bytes of each sign; few segments have any.
    let ends = |(first, second): (&u8, &u8)| {
        (*second == b'>')
            | ((*first == 0xBC) & (*second == 0x9E))
            | ((*first == 0xC2) & (*second == 0xBB))
            | ((*first == 0x80) & (*second == 0xBA))
    };
    let bytes = segment.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(0, |any, pair| any | u8::from(ends(pair))) != 0
        && segment.matches(['>', '＞', '»', '›']).count() >= 2
        && !segment.contains('<')
}

/// What the standard library says of a letter, without its tables for the Han characters of the main block.
fn is_alphabetic(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || !is_punctuation(c) && c.is_alphabetic()
}

fn is_alphanumeric(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || !is_punctuation(c) && c.is_alphanumeric()
}

/// Whether `c` is one of the signs between Chinese words.
const fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '！'..='／' | '：'..='＠'
    )
}

/// A field as the page prints it: the label and what stands behind its colon.
pub(super) fn label(segment: &str) -> Option<(&str, &str)> {
    let (at, colon) = find_sign(segment, LONGEST_LABEL + 1, |c| COLONS.contains(&c))?;
    Some((segment.get(..at)?, segment.get(at + colon.len_utf8()..)?))
}

/// Where a 发文字号 stands in the segment: `国办发〔2022〕30号`, `川疫指发[2020]第17号`, byte offsets.
pub(super) fn document_number(segment: &str) -> Option<(usize, usize)> {
    // Without its last character there is none.
    NUMBER.find(segment.as_bytes())?;
    let mut inner = 0;
    while let Some(rest) = segment.get(inner..)
        && let Some((at, sign)) = find_sign(rest, usize::MAX, |c| OPEN.contains(&c))
    {
        let open = inner + at;
        inner = open + sign.len_utf8();
        let Some(end) = number_behind(segment.get(inner..).unwrap_or_default()).map(|len| inner + len) else {
            continue;
        };
        let before = segment.get(..open).unwrap_or_default();
        let word = before
            .char_indices()
            .rev()
            .take(24)
            .take_while(|(_, c)| is_alphabetic(*c) && !is_blank(*c))
            .last()
            .map_or(open, |(at, _)| at);
        // `…的意见国办发〔2014〕69号`: the title stands before it without a blank.
        let prefix = segment.get(word..open).unwrap_or_default();
        let glued = prefix.char_indices().skip(3).map(|(at, _)| at).filter(|&at| {
            let (title, code) = prefix.split_at_checked(at).unwrap_or_default();
            (words::ends_as_genre(title) || title.ends_with("文件"))
                && !code.starts_with(['函', '令', '复'])
                && code.chars().count() >= 2
        });
        let glued = glued.last();
        let start = word + glued.unwrap_or(0);
        let code = segment.get(start..open).unwrap_or_default().chars().count();
        if (1..=20).contains(&code) {
            return Some((start, end));
        }
    }
    None
}

/// The length of `2022〕30号` at the start of `text`.
fn number_behind(text: &str) -> Option<usize> {
    let (_, mut at) = date::year(text)?;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    at += rest(at).chars().next().filter(|c| CLOSE.contains(c))?.len_utf8();
    at += rest(at).len() - rest(at).trim_start_matches(is_blank).len();
    if let Some('第' | '字' | '－' | '-') = rest(at).chars().next() {
        at += rest(at).chars().next().map_or(0, char::len_utf8);
    }
    let digits: usize = rest(at).chars().take_while(|c| date::digit(*c).is_some()).map(char::len_utf8).sum();
    if digits == 0 || digits > 18 {
        return None;
    }
    at += digits;
    at += rest(at).len() - rest(at).trim_start_matches(is_blank).len();
    rest(at).starts_with('号').then_some(at + 3)
}

/// Whether the whole segment is a 发文字号, perhaps in brackets or behind its label, or the number of an announcement:
/// `某部公告2020年第8号`, `编号：某治欠联纪〔2021〕2号`.
pub(super) fn is_document_number(segment: &str) -> bool {
    // Each form has its last character.
    if NUMBER.find(segment.as_bytes()).is_none() {
        return false;
    }
    let segment = segment.strip_prefix("编号").and_then(|rest| rest.strip_prefix(COLONS)).unwrap_or(segment);
    if is_announcement_number(segment) || is_bare_number(segment) || is_masthead_number(segment) {
        return true;
    }
    let bare = segment.trim_matches(|c: char| is_blank(c) || c == '_' || ['(', ')', '（', '）'].contains(&c));
    document_number(bare).is_some_and(|(start, end)| start == 0 && end == bare.len())
}

/// `（第6号）`, `第6号`: the number of an announcement by itself.
pub(super) fn is_bare_number(segment: &str) -> bool {
    let inner = unbracketed(segment).strip_prefix('第').and_then(|rest| rest.strip_suffix('号'));
    inner.is_some_and(|digits| {
        !digits.is_empty() && digits.len() <= 12 && digits.chars().all(|c| date::digit(c).is_some() || is_numeral(c))
    })
}

/// `〔2023〕28号`: below a masthead (`某市政府专题会议纪要`) the number needs no word of its own.
fn is_masthead_number(segment: &str) -> bool {
    let inner = segment.strip_prefix(['〔', '［', '[', '﹝']);
    inner.is_some_and(|inner| number_behind(inner) == Some(inner.len()))
}

/// `财政部 税务总局公告2020年第8号`, `2020年第8号`.
pub(super) fn is_announcement_number(segment: &str) -> bool {
    let bare = unbracketed(segment);
    let Some(inner) = bare.strip_suffix('号') else { return false };
    let digits = inner.trim_end_matches(|c: char| date::digit(c).is_some());
    let Some(before) = digits.strip_suffix('第').and_then(|rest| rest.strip_suffix('年')) else { return false };
    if digits.len() == inner.len() || before.len() > 120 || before.contains("关于") {
        return false;
    }
    let name = before.trim_end_matches(|c: char| date::digit(c).is_some());
    before.len() >= name.len() + 4 && (name.is_empty() || lists::NUMBERED_BY_YEAR.ends(name))
}

/// The date where the whole segment is one, perhaps in brackets or with a place's or body's name before it in them.
pub(super) fn whole_date(segment: &str) -> Option<Printed> {
    date::whole(unbracketed(segment))
}

/// The body and the date of `（民政部　一九九七年一月二十八日）` and `国务院办公厅2014年12月27日`.
pub(super) fn signed_date(segment: &str) -> Option<(&str, Printed)> {
    let bare = unbracketed(segment);
    // A date ends with its day: most segments do not end so.
    if !bare.ends_with(ends_date) || bare.chars().count() > LONGEST_ORGAN + 16 {
        return None;
    }
    let (at, printed) = bare.char_indices().skip(2).find_map(|(at, _)| {
        let rest = bare.get(at..)?;
        date::printed(rest).filter(|date| date.len == rest.len()).map(|date| (at, date))
    })?;
    let organ = bare.get(..at)?.trim_end_matches(is_blank);
    is_organ(organ).then_some((organ, printed))
}

/// Whether a date can end with `c`: with its day, or the number of it.
pub(super) const fn ends_date(c: char) -> bool {
    matches!(c, '日' | '号' | '廿' | '卅') || date::counts(c)
}

/// `segment` without the pair of round brackets around it.
fn unbracketed(segment: &str) -> &str {
    let inner = segment.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    trim_end(trim_start(inner.unwrap_or(segment)))
}

/// Whether `name` can be the name of a body that signs: Han letters that end like one.
pub(super) fn is_organ(name: &str) -> bool {
    let name = strip_gloss(name);
    if !words::ends_as_organ(name) || !(2..=LONGEST_ORGAN).contains(&name.chars().count()) {
        return false;
    }
    let lettered =
        name.chars().all(|c| is_alphanumeric(c) || matches!(c, '(' | ')' | '（' | '）' | '“' | '”' | '"' | '·'));
    // A headline that ends like a body: `某市召开推进会`.
    lettered && !starts_with_marker(name) && !lists::HEADLINE_WORDS.stands_in(name)
}

/// `name` without a closing gloss in brackets: `某某局（代章）`.
pub(super) fn strip_gloss(name: &str) -> &str {
    let Some(inner) = name.strip_suffix([')', '）']) else { return name };
    inner.rfind(['(', '（']).and_then(|open| name.get(..open)).map_or(name, |name| name.trim_end_matches(is_blank))
}

/// Whether the segment is an address with its colon: `各县(市、区)人民政府,市直各部门:`.
pub(super) fn is_address(segment: &str) -> bool {
    segment.strip_suffix(COLONS).is_some_and(|inner| is_address_text(inner.trim_end_matches(is_blank)))
}

/// The same without the colon.
pub(super) fn is_address_text(inner: &str) -> bool {
    if inner.len() > LONGEST_ADDRESS || inner.chars().nth(1).is_none() {
        return false;
    }
    let inner_bare = strip_gloss(inner);
    let last = inner_bare.rsplit(['，', ',', '、']).next().unwrap_or(inner_bare);
    if !words::ends_as_addressee(last) || inner.contains(SENTENCE_ENDS) {
        return false;
    }
    if inner.contains(['？', '?', '！', '!', '\n', '<']) || starts_with_marker(inner) {
        return false;
    }
    !lists::NOT_IN_ADDRESS.stands_in(inner)
}

/// The address at the start of a paragraph that goes on behind its colon; the offset behind the colon.
pub(super) fn leading_address(segment: &str) -> Option<usize> {
    // A sentence that ends before the colon is no address.
    let (at, colon) = find_sign(segment, 200, |c| COLONS.contains(&c) || SENTENCE_ENDS.contains(&c))?;
    let address = segment.get(..at).filter(|_| COLONS.contains(&colon))?;
    (address.chars().count() >= 3 && is_address_text(address)).then_some(at + colon.len_utf8())
}

/// Whether the segment can be a title or a line of one.
pub(super) fn is_title_like(segment: &str) -> bool {
    let (mut count, mut letters, mut comma) = (0, 0, false);
    let mut rest = segment;
    while !rest.is_empty() {
        let plain = han_run(rest, LONGEST_TITLE);
        (count, letters) = (count + plain, letters + plain);
        let mut signs = rest.get(plain * 3..).unwrap_or_default().chars();
        let sign = signs.next();
        rest = signs.as_str();
        let Some(c) = sign.filter(|c| !is_blank(*c)) else { continue };
        count += 1;
        if SENTENCE_ENDS.contains(&c) || count > LONGEST_TITLE {
            return false;
        }
        comma |= matches!(c, '，' | ',');
        letters += usize::from(is_alphabetic(c));
    }
    if !(2..=LONGEST_TITLE).contains(&count) || comma && count > LONGEST_HEADLINE || starts_with_marker(segment) {
        return false;
    }
    if segment.ends_with(['，', ',', '、']) || segment.ends_with(COLONS) || segment.contains("<p>") {
        return false;
    }
    // A first sentence says why: `为贯彻落实…`, `根据…精神`; a report of a news agency names it: `新华社北京3月22日电`.
    let says_why = comma && segment.starts_with('为');
    if says_why || lists::PREAMBLES.starts(segment) || is_dateline(segment) {
        return false;
    }
    letters * 2 > count && !segment.starts_with(['(', '（', '-', '—'])
}

/// Whether the segment starts like the report of a news agency: `新华社北京3月22日电`.
pub(super) fn is_dateline(segment: &str) -> bool {
    const LONGEST: usize = 24;
    let dated = || {
        let head =
            segment.char_indices().nth(LONGEST).map_or(segment, |(end, _)| segment.get(..end).unwrap_or_default());
        (head.contains("日电") || head.contains("日消息")) && head.chars().any(|c| date::digit(c).is_some())
    };
    // Few segments hold a day so near their start.
    let window = segment.as_bytes().get(..LONGEST * 4).unwrap_or(segment.as_bytes());
    DAY.find(window).is_some() && dated() || segment.ends_with("日报讯") || segment.ends_with("本报讯")
}

/// Whether a title that reads `text` is complete: it ends with the kind of document, a gloss in brackets aside.
pub(super) fn is_complete_title(text: &str) -> bool {
    let bare = strip_gloss(text.trim_end_matches(is_blank));
    let bare = bare.trim_end_matches(['》', '”', '"', '〉', '！', '!']);
    if !words::ends_as_genre(bare) {
        return false;
    }
    // 关于印发…方案 goes on with 的通知.
    let forwards = lists::FORWARDING_TITLES.iter().any(|word| text.contains(word));
    !forwards || lists::FORWARDING_GENRES.ends(bare)
}

/// Whether the segment starts with a numbering: a title does not.
pub(super) fn starts_with_marker(segment: &str) -> bool {
    let mut chars = segment.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    match first {
        '(' | '（' | '〔' => {
            let inner: usize = rest.chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
            inner > 0 && rest.get(inner..).is_some_and(|rest| rest.starts_with([')', '）', '、', '〕']))
        }
        '第' => {
            let inner: usize = rest.chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
            inner > 0
                && rest.get(inner..).is_some_and(|rest| rest.starts_with(['章', '条', '节', '编', '部', ',', '，']))
        }
        '专' | '附' => {
            let rest = rest.strip_prefix(['栏', '件', '录', '表', '图']).unwrap_or_default();
            rest.starts_with(|c: char| is_numeral(c) || matches!(c, ':' | '：'))
        }
        '\u{2160}'..='\u{217F}' => rest.starts_with(['.', '．', '、']),
        '①'..='⒛' | '㈠'..='㈩' | '●' | '■' | '•' | '◆' | '▲' | '★' | '—' | '·' => true,
        c if is_numeral(c) => {
            let inner: usize = rest.chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
            let behind = rest.get(inner..).unwrap_or_default();
            let mut next = behind.chars();
            match next.next() {
                Some('、' | '．' | ')' | '）') => true,
                Some('是' | '要') => !c.is_ascii_digit(),
                Some('.' | ',' | '，') => next.next().is_some_and(|c| !c.is_ascii_digit()),
                // `01 活动时间`, `1  总则`
                Some(c) if is_blank(c) => inner <= 3,
                None => true,
                _ => c == '0',
            }
        }
        _ => false,
    }
}

/// A Han or Arabic numeral sign.
pub(super) const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '0'..='9' | '０'..='９')
}

/// Whether `text`, blanks in it aside, is `word`.
pub(super) fn is_spaced(text: &str, word: &str) -> bool {
    text.chars().filter(|c| !is_blank(*c)).eq(word.chars())
}

/// `text` without any blank.
pub(super) fn without_blanks(text: &str) -> Cow<'_, str> {
    match first_blank(text) {
        None => Cow::Borrowed(text),
        Some(first) => {
            let (head, rest) = text.split_at_checked(first).unwrap_or_default();
            let mut bare = String::with_capacity(text.len());
            bare.push_str(head);
            rest.split(is_blank).for_each(|part| bare.push_str(part));
            Cow::Owned(bare)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_numbers_are_found_in_every_bracket_and_behind_a_title() {
        let cases = [
            ("国办发〔2022〕30号", "国办发〔2022〕30号"),
            ("临政办函[2013]89号", "临政办函[2013]89号"),
            ("川疫指发(2020〕第17号", "川疫指发(2020〕第17号"),
            ("国务院办公厅关于推行治理的意见国办发〔2014〕69号各省人民政府", "国办发〔2014〕69号"),
            ("某市人民政府 某政发〔2021〕3号", "某政发〔2021〕3号"),
        ];
        assert!(is_document_number("财政部 税务总局公告2020年第8号"));
        for (text, number) in cases {
            assert_eq!(document_number(text).and_then(|(start, end)| text.get(start..end)), Some(number), "{text}");
        }
        for wrong in ["(2021年)3号楼", "〔2021〕3号", "通知(2021)", "关于2021年第3号"] {
            assert_eq!(document_number(wrong), None, "{wrong}");
        }
        for right in ["（国办发〔2022〕30号）", "编号：某治欠联纪〔2021〕2号", "〔2023〕28号"] {
            assert!(is_document_number(right), "{right}");
        }
        for wrong in ["编号：第二批", "〔2023〕28号文件", "〔2023〕会议"] {
            assert!(!is_document_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn signs_are_no_letters() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_alphabetic(c), is_alphanumeric(c)), (c.is_alphabetic(), c.is_alphanumeric()), "{c}");
        }
    }

    #[test]
    fn addresses_are_told_from_lead_ins() {
        for right in [
            "各县(市、区)人民政府，市直各部门：",
            "海南省人民政府:",
            "各缴存职工:",
            "邓某、韩某委员：",
            "各省、自治区、直辖市财政厅（局），新疆生产建设兵团财政局：",
            "广大市民朋友：",
        ] {
            assert!(is_address(right), "{right}");
        }
        for wrong in
            ["现将有关事项通知如下：", "活动时间：", "责任单位：", "会议要求：", "一、各部门：", "优惠政策如下:"]
        {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn page_lines_are_told_from_the_documents_own() {
        for right in [
            "您现在的位置:首页 > 政务公开>政策解读",
            "更新日期:2021-10-12 信息来源:某市政府  游览:",
            "索 引 号： \t000014349/2019-00001",
            "[打印此页]\u{3000}[关闭本页]",
            "打印",
            "【字号：",
            "来源:中国某网发布日期:2023-01-1809:00【字体:大中小】",
            "时间:2023-04-1316:39 来源:某市政府网",
            "2022-05-1520:07:00 来源:某局 【字体:大中小】打印",
            "2023-02-08 08:41 【字号:小中大】",
            "——————",
        ] {
            assert!(is_page(right), "{right}");
        }
        for wrong in [
            "时间：2023年4月13日上午",
            "2023-02-08 08:41 责任单位:市住建局",
            "2023-02-08 来访:市住建局",
            "责任单位:市住建局",
            "关于打印机采购的通知",
            "下列事项:",
            "会议还研究了其他事项。",
        ] {
            assert!(!is_page(wrong), "{wrong}");
        }
    }

    #[test]
    fn titles_end_with_their_kind_of_document() {
        for right in ["关于印发方案的通知", "若干措施(试行)", "《关于租房的通知》", "某市第55次常务会议解读"]
        {
            assert!(is_complete_title(right), "{right}");
        }
        for wrong in ["国务院办公厅关于印发试点方案", "某市召开推进会", "某区落实三种处置方式"]
        {
            assert!(!is_complete_title(wrong), "{wrong}");
        }
    }

    #[test]
    fn bodies_sign_with_their_names() {
        for right in ["国务院办公厅", "财政部", "某市住房公积金管理中心", "某市房产局(代章)", "疫情联防联控机制综合组"]
        {
            assert!(is_organ(right), "{right}");
        }
        for wrong in ["会议", "一、领导小组", "关于成立领导小组", "本通知自印发之日起执行。", "2.任务表"]
        {
            assert!(!is_organ(wrong), "{wrong}");
        }
        assert_eq!(signed_date("（民政部\u{3000}一九九七年一月二十八日）").map(|(organ, _)| organ), Some("民政部"));
    }
}
