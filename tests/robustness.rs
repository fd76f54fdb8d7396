//! Texts that nobody would write: every one gives a tree that holds all of it.
//!
//! Nothing here is timed; a step that is not linear shows as a test that does not end.  All mutations are seeded: a
//! failure prints its text, which then becomes a fixture.  `GONGWEN_ROUNDS=100 cargo test --test robustness` tries a
//! hundred times as many.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{checked, fixtures, read};
use gongwen::{Ablation, Document, Options, invariants};

/// What the text is made of where the parser looks: numbering, brackets, cues, names, dates, signs and blanks.
const FRAGMENTS: &[&str] = &[
    "一、",
    "(一)",
    "（二）",
    "1.",
    "1、",
    "１．",
    "(1)",
    "1)",
    "①",
    "⑴",
    "㈠",
    "Ⅰ.",
    "A.",
    "1.1",
    "01",
    "一是",
    "一要",
    "第一,",
    "首先,",
    "其一,",
    "第一章",
    "第一条",
    "附件1",
    "附件:",
    "专栏1",
    "任务一:",
    "一问:",
    "——",
    "●",
    "十百",
    "一百二十三、",
    "(",
    ")",
    "（",
    "）",
    "〔",
    "〕",
    "[",
    "]",
    "【",
    "】",
    "“",
    "”",
    "《",
    "》",
    "(一",
    "(((((",
    "))))",
    "牵头",
    "负责",
    "配合",
    "责任单位:",
    "牵头单位：",
    "由",
    "会同",
    "等部门",
    "按职责分工负责",
    "列首位的为牵头单位,下同",
    "要",
    "应当",
    "主持召开",
    "出席",
    "汇报",
    "督促",
    "市发改局",
    "工信局",
    "市",
    "局",
    "各乡镇",
    "有关部门",
    "孙平同志",
    "市长",
    "欧阳青松",
    "年底前",
    "2021年5月13日",
    "2023年2月30日前",
    "到2025年",
    "5个工作日内",
    "〔2022〕30号",
    "、",
    "，",
    ",",
    "。",
    "；",
    ";",
    "：",
    ":",
    "和",
    "及",
    "以及",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{2028}",
    "\0",
    "\u{1}",
    "\u{7f}",
    "😀",
    "e\u{301}",
    "𠮷",
    "\u{202e}",
    "<p>",
    "|",
    "\"",
    "\\",
    "打印 关闭",
    "目 录",
    "特此通知。",
    "抄送:",
    "序号",
    "………3",
    "-1-",
];

/// A small generator (splitmix64): the same seed gives the same texts on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// One random edit: a piece cut out, doubled, moved, or a fragment put in.
fn mutate(text: &mut Vec<char>, random: &mut Random) {
    let (from, length) = (random.below(text.len()), random.below(12) + 1);
    let to = (from + length).min(text.len());
    let at = random.below(text.len() + 1);
    match random.below(6) {
        0 => drop(text.drain(from..to)),
        1 => {
            let piece = text[from..to].to_vec();
            text.splice(at..at, piece);
        }
        2 => {
            let piece: Vec<char> = text.drain(from..to).collect();
            let at = at.min(text.len());
            text.splice(at..at, piece);
        }
        _ => {
            let fragment = random.pick(FRAGMENTS);
            text.splice(at..at, fragment.chars());
        }
    }
}

/// How many times the usual number of texts is made.
fn rounds() -> u64 {
    std::env::var("GONGWEN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1)
}

#[test]
fn mutated_fixtures() {
    for (number, path) in fixtures().iter().enumerate() {
        let original: Vec<char> = read(path).chars().collect();
        for seed in 0..30 * rounds() {
            let mut random = Random((number as u64) << 32 | seed);
            let mut text = original.clone();
            for _ in 0..=random.below(20) {
                mutate(&mut text, &mut random);
            }
            let text: String = text.into_iter().collect();
            checked(&text, &format!("{} mutated with seed {seed}", path.display()));
        }
    }
}

#[test]
fn without_one_part() {
    for path in fixtures() {
        let text = read(&path);
        for &part in Ablation::ALL {
            let document = Document::parse_with(&text, &Options::new().without(part));
            assert_eq!(invariants::check(&document), Ok(()), "{} without {}", path.display(), part.as_str());
        }
    }
}

#[test]
fn fragments_in_random_order() {
    for seed in 0..1_000 * rounds() {
        let mut random = Random(seed);
        let length = random.below(120);
        let text: String = (0..length).map(|_| random.pick(FRAGMENTS)).collect();
        checked(&text, &format!("fragments with seed {seed}"));
    }
}

#[test]
fn fixtures_spliced_into_each_other() {
    let texts: Vec<Vec<char>> = fixtures().iter().map(|path| read(path).chars().collect()).collect();
    let mut random = Random(7);
    for round in 0..300 * rounds() {
        let (one, other) = (&texts[random.below(texts.len())], &texts[random.below(texts.len())]);
        let (head, tail) = (random.below(one.len()), random.below(other.len()));
        let text: String = one[..head].iter().chain(&other[tail..]).collect();
        checked(&text, &format!("splice {round}"));
    }
}

#[test]
fn every_prefix_and_suffix_of_the_fixtures() {
    for path in fixtures() {
        let text = read(&path);
        // Long texts are cut at every few characters only; the steps are odd and meet every kind of place.
        let step = text.len() / 1_000 + 1;
        for (at, _) in text.char_indices().step_by(step) {
            checked(&text[..at], &format!("{} cut at {at}", path.display()));
            if at % 3 == 0 {
                checked(&text[at..], &format!("{} from {at}", path.display()));
            }
        }
    }
}

#[test]
fn one_fragment_many_times() {
    for fragment in FRAGMENTS {
        for between in ["", "文", "\n", "。"] {
            let unit = format!("{fragment}{between}");
            let text = unit.repeat(6_000 / unit.len());
            checked(&text, &format!("{unit:?} repeated"));
        }
    }
}

#[test]
fn two_fragments_in_turn() {
    for (index, first) in FRAGMENTS.iter().enumerate() {
        // Each with some of the others: all pairs would take too long for what they show.
        for second in FRAGMENTS.iter().skip(index % 7).step_by(7) {
            let text = format!("{first}{second}").repeat(40);
            checked(&text, &format!("{first:?} and {second:?} in turn"));
        }
    }
}

#[test]
fn a_hundred_kilobytes_of_one_character() {
    for c in "一十(（〔“《\n\r、，。；1①局市县由要会第a \0😀\u{feff}\u{3000}".chars() {
        let text: String = std::iter::repeat_n(c, 100_000 / c.len_utf8()).collect();
        checked(&text, &format!("100 KB of {c:?}"));
    }
}

#[test]
fn many_kilobytes_of_one_word() {
    for word in ["\r\n", "1.", "市发改局、", "负责", "牵头", "由市应急局负责,", "年底前", "会议听取", "各乡镇要"]
    {
        checked(&word.repeat(20_000 / word.len()), &format!("20 KB of {word:?}"));
    }
}

#[test]
fn lists_that_count_up_and_nest_deep() {
    let flat: String = (1..3_000).map(|number| format!("{number}.事项。\n")).collect();
    checked(&flat, "three thousand items");
    let down: String = (1..400).map(|depth| format!("{}1 事项\n", "1.".repeat(depth % 60))).collect();
    checked(&down, "decimal numbering of many steps");
    let styles = ["第一章 ", "第一节 ", "第一条 ", "一、", "(一)", "1.", "(1)", "①", "1)", "A.", "一是", "首先,", "——"];
    let deep: String = styles.iter().cycle().take(1_000).map(|marker| format!("{marker}事项\n")).collect();
    checked(&deep, "a thousand levels of changing style");
    let (open, close) = ("（".repeat(3_000), "）".repeat(3_000));
    checked(&format!("一、整改。{open}责任单位:市住建局{close}"), "brackets in brackets");
    let names: String = (0..3_000).map(|number| format!("第{number}局、")).collect();
    checked(&format!("由{names}负责"), "a list of three thousand bodies");
}

#[test]
fn byte_order_marks_zeroes_and_single_characters() {
    let odd = [
        "",
        "\u{feff}",
        "\u{feff}\u{feff}一、",
        "\0一、\0",
        "一",
        "、",
        "(",
        "1",
        "\r",
        "\n",
        "\u{2028}",
        "😀",
        "\u{10ffff}",
    ];
    for text in odd {
        checked(text, &format!("{text:?}"));
    }
    for number in 0..0x3400 {
        if let Some(c) = char::from_u32(number) {
            checked(&format!("{c}一、{c}由{c}市{c}局{c}负责{c}"), &format!("U+{number:04X}"));
        }
    }
}
