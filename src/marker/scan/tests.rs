//! The scanner beside a plain one that looks at every character: what is skipped must make no difference.

use super::*;

/// One pass over the characters, with the state that the places are made of.
fn plainly(lines: &Lines<'_>) -> Vec<Candidate> {
    let text = lines.text();
    let mut found: Vec<Candidate> = Vec::new();
    let (mut place, mut lead) = (Place { left: Left::Line, before: '\n' }, Left::Line);
    let (mut paragraph, mut line, mut next, mut spaces) = (0_u32, 0_usize, 0_usize, 0_usize);
    // Whether the paragraph that `paragraph` counts has contents yet.
    let mut fresh = true;
    for (at, c) in text.char_indices() {
        if at < next {
            continue;
        }
        if c == '\n' {
            if lines.continues(line) {
                place.left = Left::Wrapped;
            } else {
                // Below a marker that stands alone on its line the item's paragraph begins.
                paragraph += u32::from(!fresh && place.left != Left::Marker);
                place.left = Left::Line;
                fresh = true;
            }
            line += 1;
        } else if is_blank(c) {
            spaces = if c == '\u{3000}' { spaces + 1 } else { 0 };
            if spaces >= 2 && !matches!(place.left, Left::Line | Left::Marker | Left::Wrapped) {
                place.left = Left::Line;
                paragraph += u32::from(!fresh);
                fresh = true;
            } else if place.left > Left::Colon && place.left != Left::Wrapped {
                place.left = Left::Blank;
            }
        } else {
            spaces = 0;
            fresh = false;
            let readings =
                if read::starts(c) { read::read(text.get(at..).unwrap_or_default(), c, &place) } else { [None, None] };
            for reading in readings.into_iter().flatten() {
                let marker = Marker::new(Span::of(at, at + reading.len), reading.style, reading.ordinal);
                found.push(Candidate {
                    marker,
                    left: place.left,
                    lead,
                    form: reading.form,
                    slip: reading.slip,
                    paragraph,
                });
                next = next.max(at + reading.len);
            }
            if readings.iter().any(Option::is_some) {
                (place.left, lead) = (Left::Marker, Left::Marker);
            } else if c == '>' && ends_paragraph_tag(text, at) {
                place.left = Left::Line;
                paragraph += 1;
                fresh = true;
            } else {
                place.left = after(c, place.left);
                lead = after(c, lead);
            }
        }
        place.before = c;
    }
    found
}

/// Texts of pieces that numberings and their surroundings are made of, drawn by a small generator.
#[test]
fn what_is_skipped_makes_no_difference() {
    const PIECES: &[&str] = &[
        "一",
        "二",
        "十",
        "百",
        "〇",
        "第",
        "是",
        "要",
        "、",
        "。",
        "，",
        ",",
        "；",
        ";",
        "：",
        ":",
        "（",
        "）",
        "(",
        ")",
        "1",
        "2",
        "12",
        "２",
        ".",
        "．",
        "-",
        "—",
        "——",
        "①",
        "㈠",
        "Ⅱ",
        "●",
        "·",
        "•",
        "○",
        "首先",
        "其次",
        "其",
        "最后",
        "附件",
        "附",
        "专栏",
        "任务",
        "问题",
        "问",
        "章",
        "条",
        "节",
        "A",
        "II",
        "b",
        "\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\u{3000}",
        "\u{3000}\u{3000}",
        "\u{a0}",
        "\u{feff}",
        "“",
        "”",
        "《",
        "》",
        "【",
        "】",
        "〔",
        "\"",
        "<p>",
        "</p>",
        "<br />",
        ">",
        "！",
        "?",
        "…",
        "工作",
        "加强领导",
        "各部门要抓好工作落实",
        "年",
        "亿元",
        "😀",
        "é",
        "\u{1680}",
        "〈",
        "]",
        "[",
        "〉",
    ];
    let mut state = 7_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..20_000 {
        let count = 1 + draw(60);
        let text: String = (0..count).map(|_| PIECES[draw(PIECES.len())]).collect();
        let lines = Lines::new(&text);
        let mut found = Vec::new();
        scan(&lines, |candidate| found.push(candidate));
        assert_eq!(found, plainly(&lines), "{text:?}");
    }
}
