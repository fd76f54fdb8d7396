//! The document seen as a whole: names completed, what items take over, who is named where, what does not fit together.

#![allow(clippy::unwrap_used)]

mod common;

use common::checked;
use gongwen::{Code, Document, LeadOrder, Lexicon, Options, Role, Severity};

/// Every actor of `document` as `name/canonical/full name`.
fn forms(document: &Document<'_>) -> Vec<String> {
    let actors = document.assignments().flat_map(|it| it.parties()).flat_map(|it| it.actors());
    let shown = |form: Option<String>| form.unwrap_or_else(|| "-".to_owned());
    actors.map(|it| format!("{}/{}/{}", it.name(), shown(it.canonical()), shown(it.full_name()))).collect()
}

const LIST: &str = "一、清查。由市发改局、住建局负责,省财政厅、人行指导,有关单位配合。\n";

#[test]
fn names_are_completed_by_the_government_that_the_document_names() {
    let signed = format!("关于开展清查的通知\n{LIST}\n北票市人民政府办公室\n2021年5月13日\n");
    let titled = format!("北票市清查工作方案\n{LIST}");
    let open = format!("关于开展清查的通知\n{LIST}");
    let known = ["市发改局/市发展和改革局/北票市发展和改革局", "市住建局/市住房和城乡建设局/北票市住房和城乡建设局"];
    for text in [&signed, &titled] {
        let document = checked(text, text);
        assert_eq!(document.jurisdiction(), ["辽宁省", "朝阳市", "北票市"], "{text}");
        assert_eq!(forms(&document)[..2], known, "{text}");
    }
    let document = checked(&open, &open);
    assert!(document.jurisdiction().is_empty());
    assert_eq!(forms(&document)[0], "市发改局/市发展和改革局/-");
}

#[test]
fn a_caller_names_the_government_and_adds_words() {
    let lexicon = Lexicon::builtin().extended("[department]\n发改 = 发展改革和科技\n[place]\n星河新区\n").unwrap();
    let options = Options::new().lexicon(lexicon).jurisdiction("青澜市");
    let document = Document::parse_with(LIST, &options);
    assert_eq!(document.jurisdiction(), ["青澜市"]);
    assert_eq!(forms(&document)[0], "市发改局/市发展改革和科技局/青澜市发展改革和科技局");
    // The document's own words do not overrule the caller's.
    let text = format!("北票市清查工作方案\n{LIST}");
    assert_eq!(Document::parse_with(&text, &options).jurisdiction(), ["青澜市"]);
}

/// Who and what day holds for an item, as `name…, text…`.
fn effective(document: &Document<'_>, path: &str) -> String {
    let node = document.nodes().find(|node| node.path() == path).unwrap();
    let actors = node.effective_assignments().flat_map(|it| it.parties()).flat_map(|it| it.actors());
    let times = node.effective_assignments().flat_map(|it| it.deadlines());
    let said: Vec<String> =
        actors.map(|it| it.name().into_owned()).chain(times.map(|it| it.text().to_owned())).collect();
    said.join(" ")
}

#[test]
fn items_take_over_what_stands_apart_above_them() {
    let text = include_str!("../fixtures/views/heading-tail-governs-the-items-below.txt");
    let document = checked(text, "the fixture");
    let cases = [
        ("1.1", "市水务局 市财政局 2024年5月31日前"),
        ("1.2", "市住建局 6月30日前"),
        ("1.3", "各乡镇 市水务局 市财政局 2024年5月31日前"),
        ("2.1.1", "市自然资源局 市公安局"),
        ("2.1.2", "市林业局"),
        ("2.2", "市自然资源局 市公安局"),
        ("3.1", ""),
        ("4.1", "市委宣传部"),
    ];
    for (path, wanted) in cases {
        assert_eq!(effective(&document, path), wanted, "{path}");
    }
    let item = document.nodes().find(|node| node.path() == "1.2").unwrap();
    assert_eq!(item.inherited_assignments().count(), 0, "it says both itself");
    let held = document.nodes().find(|node| node.path() == "2.1.1").unwrap().inherited_assignments().next().unwrap();
    assert_eq!((held.assignment().node().path(), held.assignment().position()), ("2".to_owned(), 0));
    assert!(held.has_parties() && !held.has_deadlines() && !held.is_own());
}

#[test]
fn actors_are_one_where_their_names_come_to_one() {
    let text = "北票市清查工作方案\n一、清查。由市发改局、住建局负责,有关单位配合。\n\
                二、整改。由发展改革局牵头,住建局配合。\n三、验收。由王金旭同志负责,市住房城乡建设局配合。\n";
    let document = checked(text, text);
    let shown: Vec<String> = document
        .actors()
        .iter()
        .map(|actor| {
            let nodes: Vec<String> = actor.mentions().iter().map(|it| it.assignment().node().path()).collect();
            let roles: Vec<&str> = actor.roles().into_iter().map(Role::as_str).collect();
            format!("{} {}: {} ({})", actor.kind().as_str(), actor.name(), nodes.join(" "), roles.join(" "))
        })
        .collect();
    let wanted = [
        "department 北票市发展和改革局: 1 2 (lead responsible)",
        "department 北票市住房和城乡建设局: 1 2 3 (responsible cooperate)",
        "collective 有关单位: 1 (cooperate)",
        "official 王金旭: 3 (responsible)",
    ];
    assert_eq!(shown, wanted);
}

#[test]
fn a_rule_for_the_lists_of_the_document_is_reported() {
    let cases = [
        (
            "一、清查。(责任单位:市住建局、市财政局。列首位的为牵头单位,下同)",
            LeadOrder::First,
            "列首位的为牵头单位,下同",
        ),
        (
            "一、清查。(责任单位:市住建局,市财政局、市水务局。逗号前面的为牵头单位,下同)",
            LeadOrder::BeforeComma,
            "逗号前面的为牵头单位,下同",
        ),
    ];
    for (text, order, words) in cases {
        let document = checked(text, text);
        let rule = document.metadata().lead_rule.unwrap();
        assert_eq!((rule.order, rule.span.text(text)), (order, words));
        assert!(document.diagnostics().iter().all(|it| it.code() != Code::LeadRuleWithoutList));
    }
    assert_eq!(checked("一、清查。", "no rule").metadata().lead_rule, None);
}

/// The findings of advice, as `code text`.
fn advice(text: &str) -> Vec<String> {
    let document = checked(text, text);
    let found = document.diagnostics().iter().filter(|it| it.severity() == Severity::Advice);
    found.map(|it| format!("{} {}", it.code().as_str(), it.span().text(text))).collect()
}

#[test]
fn what_does_not_fit_together_is_advice() {
    let nobody = include_str!("../fixtures/views/deadline-that-nobody-is-to-meet.txt");
    let leads = include_str!("../fixtures/views/two-leads-among-single-ones.txt");
    let rule = include_str!("../fixtures/views/lead-rule-without-a-list.txt");
    assert_eq!(advice(nobody), ["deadline-without-owner 2024年6月15日前"]);
    assert_eq!(advice(leads), ["two-leads 市文旅局", "cooperate-without-lead 配合单位"]);
    assert_eq!(advice(rule), ["lead-rule-without-list 以下各项任务列首位的为牵头单位,下同"]);
}

#[test]
fn what_the_document_always_does_is_no_advice() {
    let cases = [
        // Nobody is named anywhere.
        "一、清理河道。2024年5月31日前完成。\n二、检修泵站。2024年6月10日前完成。\n",
        // An item above answers for it.
        "一、清理河道(责任单位:市水务局)\n1.登记。由市水务局负责。\n2.清运。由市城管局负责。\n3.验收。2024年6月10日前完成。\n",
        // Every task has several leaders.
        "一、清理河道。由市水务局、市城管局牵头。\n二、检修泵站。由市住建局、市水务局牵头。\n",
        // Who is helped is named.
        "一、清理河道。市水务局要开展清淤。(配合单位:市城管局)\n",
    ];
    for text in cases {
        assert!(advice(text).is_empty(), "{text}: {:?}", advice(text));
    }
}
