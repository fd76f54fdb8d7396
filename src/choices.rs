//! What the text leaves open, and how it is read here.
//!
//! Real documents are ambiguous in a hundred small ways.  This page and its two parts say for each how the crate decides,
//! with an example that runs as a test.  Where a rule has a source it is GB/T 9704-2012 (the layout of 公文) or the
//! drafting rules of regulations; the rest is how such texts are written.
//!
//! The examples print a reading on one line.  `outline` gives the markers, each behind as many dots as it stands levels
//! below the first; `headings` gives the heading of each item, `-` where it has none; `tasks` (in [`parties`] and
//! [`deadlines`]) gives who acts and by when.
//!
//! # What is a marker
//!
//! - Every numbering that structures the document's own items is one, in any of the styles of
//!   [`Style`](crate::Style), at a line start or run into the text, with half-width or full-width signs, also
//!   mixed in one pair.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、总则\n（一)目标。1.产值。2.税收。\n(二）原则。\n二、附则\n"), "一、 ·（一) ··1. ··2. ·(二） 二、");
//!   ```
//!
//! - Its text is all that belongs to the numbering: `一、`, `(一)`, `一是`, `第一,` with its comma, `任务一:` with its
//!   colon.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("要做到：第一,摸清底数。第二,分类处置。"), "第一, 第二,");
//!   ```
//!
//! - Typing slips are read as what they stand for.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一.摸底\n二,整治\n三、巩固\n"), "一. 二, 三、");
//!   assert_eq!(outline("（一)摸底。\n(二）整治。\n（三巩固。\n"), "（一) (二） （三");
//!   ```
//!
//! - Weak signs (`一是`, `首先`, bare digits) are markers only as a list of two or more.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("会议强调，一要抓排查，二要抓整改。"), "一要 二要");
//!   assert_eq!(outline("首先，感谢各位。下面开会。"), "");
//!   ```
//!
//! - `一是` is told from words that end in 一, `一要` from 一要求.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("统一是前提，唯一是难点。一是统一标准；二是统一要求。"), "一是 二是");
//!   ```
//!
//! - What is cited is none: an article, an item, a range of items.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、依据\n按第五条规定，属于第(三)项或者(一)至(二)项的，从其规定。\n二、程序\n"), "一、 二、");
//!   ```
//!
//! - Quantities, dates, figures, document numbers and page numbers are none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、指标\n1.5亿元用于道路，2021.5.13前完成，见图1。\n-3-\n二、保障\n"), "一、 二、");
//!   ```
//!
//! - A list that a sentence quotes from elsewhere is none; the wording that an amendment brings in is one,
//!   below the item that quotes it.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、上级提出“一、提高认识；二、落实责任”两点要求。\n二、按期报告。\n"), "一、 二、");
//!   assert_eq!(outline("决定作如下修改：\n一、增加一条，作为第十一条：“有下列情形之一的，不予批准：\n“（一）选址不符；\n“（二）质量未达标。”\n二、删去第十三条。\n"), "一、 ·（一） ·（二） 二、");
//!   ```
//!
//! - 问 and 答 are markers only with a number.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("问：怎样申请？\n答：网上申请。\n一问：谁可以申请？\n答：本市居民。\n二问：何时办结？\n答：五日内。\n"), "一问： 二问：");
//!   ```
//!
//! - A bullet is a marker where it begins a paragraph; one that only decorates a number is not.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("做到三个到位：\n——责任到位。\n——措施到位。\n"), "—— ——");
//!   // Paragraphs that a page joined with blanks.
//!   assert_eq!(outline("做到三个到位。 ——责任到位。 ——措施到位，落到实处——不留死角。"), "—— ——");
//!   assert_eq!(outline("● 1.供水\n● 2.排水\n"), "1. 2.");
//!   ```
//!
//!
//! # What hangs under what
//!
//! - A list hangs on the item that it belongs to by sense, whatever its style: the order of GB/T 9704 (一、 →
//!   (一) → 1. → (1)) is a habit that a document may break.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("1.排查\n一、工矿企业。\n二、商场。\n2.整治\n一、建清单。\n二、销号。\n"), "1. ·一、 ·二、 2. ·一、 ·二、");
//!   ```
//!
//! - Numbers that run on across sections belong to the section that they stand in.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、领导\n1.成立专班。\n2.定期调度。\n二、责任\n3.明确分工。\n4.严格考核。\n"), "一、 ·1. ·2. 二、 ·3. ·4.");
//!   ```
//!
//! - Articles run through all chapters.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("第一章 总则\n第一条 为了管理。\n第二章 职责\n第二条 市局负责。\n"), "第一章 ·第一条 第二章 ·第二条");
//!   ```
//!
//! - A list may go on over paragraphs.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一是抓收购。\n\n二是抓储备。\n\n三是抓销售。\n"), "一是 二是 三是");
//!   ```
//!
//! - A list of the same style inside an item is one of its own where the item introduces it.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一是稳增长。包括：一是扩投资。二是促消费。\n二是抓转型。包括：一是育产业。二是强科技。\n"), "一是 ·一是 ·二是 二是 ·一是 ·二是");
//!   ```
//!
//! - Decimals hang on the item that their numbers name.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("1 总则\n1.1 目的\n规范。\n1.2 范围\n全市。\n2 组织\n2.1 机构\n设专班。\n"), "1 ·1.1 ·1.2 2 ·2.1");
//!   ```
//!
//! - Wrong numbers stand as printed, with a diagnostic: twice the same, a gap, a restart, a first number other
//!   than 1.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("(一)甲。\n(二)乙。\n(二)丙。\n(五)丁。\n"), "(一) (二) (二) (五)");
//!   let document = gongwen::Document::parse("1.甲。\n2.乙。\n5.丙。\n");
//!   assert_eq!(document.diagnostics()[0].code().as_str(), "gap-in-ordinals");
//!   ```
//!
//! - The closing passage of a document, behind paragraphs without a number, is no part of the last item's list.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("(一)办证。由市局负责。\n(二)税费。由市税务局负责。\n会议强调，首先，思想要统一。其次，督查要跟上。\n"), "(一) (二) 首先， 其次，");
//!   ```
//!
//!
//! # Regions
//!
//! - An attachment is a marker of the first level with its contents below it; the list of attachments under the
//!   text is none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、甲。\n二、乙。\n附件：1.名单\n2.流程\n某某市人民政府\n2022年3月1日\n附件1\n名单\n一、丙。\n二、丁。\n"), "一、 二、 附件1 ·一、 ·二、");
//!   ```
//!
//! - A table of contents has no items where the body repeats its titles; a list of titles that is all there is,
//!   is the outline.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、总则\n二、任务\n三、保障\n一、总则\n坚持稳中求进。\n二、任务\n抓项目。\n三、保障\n强化督查。\n"), "一、 二、 三、");
//!   assert_eq!(outline("一、总则\n二、任务\n三、保障\n"), "一、 二、 三、");
//!   ```
//!
//! - A body that stands twice is read twice: nothing of the text is dropped.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、目标。年内建成。\n二、分工。各县落实。\n某某县人民政府\n2022年3月1日\n一、目标。年内建成。\n二、分工。各县落实。\n"), "一、 二、 一、 二、");
//!   ```
//!
//! - Page chrome, title, signature and 版记 hold no items, and the items end before them.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   let document = gongwen::Document::parse("一、甲。\n二、乙。\n某某市人民政府\n2022年3月1日\n");
//!   let last = document.root().children().last().expect("two items");
//!   assert_eq!(last.printed(), "二、乙。\n");
//!   ```
//!
//! - A text without line breaks is read like any other.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(outline("一、总体要求(一)指导思想。稳中求进。(二)原则。分类施策。二、任务(一)抓项目。开工十个。(二)抓招商。签约五个。"), "一、 ·(一) ·(二) 二、 ·(一) ·(二)");
//!   ```
//!
//!
//! # Headings
//!
//! - A heading is the phrase that names the item's topic: the rest of a line that is a title, or the phrase
//!   before `。` or `：` with contents behind it. It ends before the closing sign; a question keeps its `？`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("一、总体要求\n坚持稳中求进。\n(一)抓项目。开工十个。\n(二)抓招商：签约五个。\n二、谁可以申请？\n本市居民。\n"), "总体要求 | 抓项目 | 抓招商 | 谁可以申请？");
//!   ```
//!
//! - Contents from the first word on have none: orders with their subject, rules, phrases that go on behind a
//!   comma.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("一是由市局牵头，抓紧整改。年底前完成。\n二是市局应当公开。接受监督。\n"), "- | -");
//!   ```
//!
//! - An item that is one sentence has none, unless it stands as a title among titles.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("1、家庭无房；\n2、收入达标。\n"), "- | -");
//!   ```
//!
//! - A lead-in before a list (`包括下列内容：`) is none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("一、申请材料包括：\n1.申请表；\n2.身份证。\n"), "- | - | -");
//!   ```
//!
//! - Where a phrase could be either, the items of the list decide together.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("(一)加强领导。成立专班。\n(二)压实责任。定期通报。\n(三)强化督查。严肃问责。\n"), "加强领导 | 压实责任 | 强化督查");
//!   ```
//!
//! - Chapters and sections are titled by their nature, and so is an attachment: the line below a bare 附件 is its
//!   heading.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("第一章 总则\n第一条 为了规范管理，制定本办法。\n"), "总则 | -");
//!   assert_eq!(headings("附件1\n任务分工表\n一、清淤。由市局负责。\n二、绿化。由县局负责。\n"), "任务分工表 | 清淤 | 绿化");
//!   ```
//!
//! - A responsibility tail in brackets behind a title is no part of the heading.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(headings("1.改造管网(责任单位:市水务局)\n年内完工。\n2.修缮泵站(责任单位:市住建局)\n年内完工。\n"), "改造管网 | 修缮泵站");
//!   ```

use std::fmt::Write;

use crate::{ActorKind, Document};

pub mod deadlines;
pub mod parties;

/// The markers of `text` on one line.
#[doc(hidden)]
#[must_use]
pub fn outline(text: &str) -> String {
    let document = Document::parse(text);
    let items = document.root().descendants();
    let marker = |node: crate::Node<'_>| node.marker_text().unwrap_or_default().trim().to_owned();
    items.map(|node| "·".repeat(node.depth() - 1) + &marker(node)).collect::<Vec<_>>().join(" ")
}

/// The headings of `text` on one line.
#[doc(hidden)]
#[must_use]
pub fn headings(text: &str) -> String {
    let document = Document::parse(text);
    document.root().descendants().map(|node| node.heading().unwrap_or("-")).collect::<Vec<_>>().join(" | ")
}

/// Who acts and by when, on one line.
#[doc(hidden)]
#[must_use]
pub fn tasks(text: &str) -> String {
    let document = Document::parse(text);
    let task = |task: crate::Assignment<'_>| {
        let parties = task.parties().map(|party| {
            let actors: Vec<String> = party.actors().map(actor).collect();
            format!("{} {}", party.role().as_str(), actors.join("、"))
        });
        let deadlines = task.deadlines().map(|deadline| {
            let date = deadline.date().map_or_else(|| "-".to_owned(), |date| date.to_string());
            format!("by {} = {date}", deadline.text())
        });
        parties.chain(deadlines).collect::<Vec<_>>().join(" / ")
    };
    document.assignments().map(task).collect::<Vec<_>>().join(" | ")
}

fn actor(actor: crate::Actor<'_>) -> String {
    let kind = match actor.kind() {
        ActorKind::Official => 'o',
        ActorKind::Department => 'd',
        ActorKind::Collective => 'c',
    };
    let mut out = format!("{kind}:{}", actor.text());
    if actor.name() != actor.text() {
        // Writing into a string does not fail.
        let _ = write!(out, "={}", actor.name());
    }
    out
}

/// The full names of all actors of a text, `-` where there is none.
#[must_use]
pub fn full_names(text: &str) -> String {
    let document = Document::parse(text);
    let actors = document.assignments().flat_map(|task| task.parties()).flat_map(|party| party.actors());
    let names: Vec<String> = actors.map(|actor| actor.full_name().unwrap_or_else(|| "-".to_owned())).collect();
    names.join("、")
}

/// Which items of a text take over from which.
#[must_use]
pub fn inherited(text: &str) -> String {
    let document = Document::parse(text);
    let held = document.nodes().flat_map(|node| node.inherited_assignments().map(move |held| (node, held)));
    let lines = held.map(|(node, held)| format!("{} ← {}", node.path(), held.assignment().node().path()));
    lines.collect::<Vec<_>>().join("、")
}
