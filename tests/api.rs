//! The interface as a program sees it: handles, options, limits, units.

#![allow(clippy::unwrap_used)]

use gongwen::{Code, Date, Document, Lexicon, Limits, Node, NodeId, Options, Positions, Role, Severity, Span, Style};

const TEXT: &str = "青澜市防汛方案\n一、总体要求\n(一)指导思想。坚持以防为主。\n(二)基本原则。分级负责。\n二、重点任务\n1.清淤。由市水务局牵头,市财政局、住建局等部门配合,5月底前完成。\n2.演练。\n特此通知。\n";

fn limits(set: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    set(&mut limits);
    limits
}

fn markers(document: &Document<'_>) -> Vec<String> {
    document.root().descendants().map(|node| node.marker().unwrap().span().text(document.text()).to_owned()).collect()
}

#[test]
fn what_is_handed_out_can_cross_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Document<'_>>();
    shared::<Options>();
    shared::<Lexicon>();
    shared::<Node<'_>>();
    shared::<gongwen::Assignment<'_>>();
    shared::<gongwen::Party<'_>>();
    shared::<gongwen::Actor<'_>>();
    shared::<gongwen::Deadline<'_>>();
    shared::<gongwen::Diagnostic>();
    shared::<Positions<'_>>();
    let document = Document::parse(TEXT);
    let (here, there) = std::thread::scope(|scope| {
        let other = scope.spawn(|| document.root().descendants().len());
        (document.root().descendants().len(), other.join().unwrap())
    });
    assert_eq!(here, there);
}

#[test]
fn handles_walk_the_tree_in_every_direction() {
    let document = Document::parse(TEXT);
    let root = document.root();
    assert_eq!(markers(&document), ["一、", "(一)", "(二)", "二、", "1.", "2."]);
    assert_eq!((root.path(), root.depth(), root.parent().is_none()), ("0".to_owned(), 0, true));
    let paths: Vec<String> = root.descendants().map(Node::path).collect();
    assert_eq!(paths, ["1", "1.1", "1.2", "2", "2.1", "2.2"]);
    let backwards: Vec<String> = root.descendants().rev().map(Node::path).collect();
    assert_eq!(backwards, ["2.2", "2.1", "2", "1.2", "1.1", "1"]);
    assert_eq!(root.descendants().len(), 6);
    assert_eq!(document.nodes().len(), 7);
    let second = root.children().nth(1).unwrap();
    assert_eq!(second.heading(), Some("重点任务"));
    let item = second.children().next().unwrap();
    assert_eq!(item.ancestors().map(Node::path).collect::<Vec<_>>(), ["2", "0"]);
    assert_eq!(item.heading_path().collect::<Vec<_>>(), ["重点任务", "清淤"]);
    assert_eq!(item.depth(), 2);
    assert_eq!(item.marker_text(), Some("1."));
    let marker = item.marker().unwrap();
    assert_eq!((marker.style(), marker.ordinal()), (Style::Arabic, Some(1)));
    assert!(item.printed().starts_with("1.清淤。由市水务局牵头"));
    assert!(item.confidence() > 0);
    // A handle is a copy: both go on working.
    let copy = item;
    assert_eq!(copy.path(), item.path());
    assert_eq!(format!("{item:?}"), "Node(2.1 1.清淤)");
}

#[test]
fn nodes_are_found_by_id_and_by_place() {
    let document = Document::parse(TEXT);
    for node in document.nodes() {
        assert_eq!(document.node(node.id()).map(Node::path), Some(node.path()));
        assert_eq!(document.node_at(node.span().start()).id(), node.id());
    }
    let more = "一、甲\n".repeat(20);
    let longer = Document::parse(&more);
    let foreign: NodeId = longer.nodes().next_back().unwrap().id();
    assert!(document.node(foreign).is_none(), "an id that the document does not have");
    assert_eq!(document.node_at(usize::MAX).path(), "0");
    assert_eq!(document.node_at(0).path(), "0");
    assert_eq!(document.node_at(TEXT.find("分级").unwrap()).path(), "1.2");
}

#[test]
fn own_text_leaves_out_marker_heading_and_children() {
    let document = Document::parse(TEXT);
    let first = document.root().children().next().unwrap();
    let item = first.children().next().unwrap();
    assert_eq!(item.heading(), Some("指导思想"));
    assert_eq!(item.text(), "。坚持以防为主。\n");
    assert!(document.root().text().starts_with("青澜市防汛方案\n"));
}

#[test]
fn parties_have_a_role_a_cue_and_actors() {
    let document = Document::parse(TEXT);
    let assignment = document.assignments().next().unwrap();
    assert_eq!(assignment.node().path(), "2.1");
    let parties: Vec<_> = assignment.parties().collect();
    let [lead, cooperate] = parties.as_slice() else { panic!("two parties, not {}", parties.len()) };
    assert_eq!((lead.role(), lead.cue_text(), lead.is_open()), (Role::Lead, Some("牵头"), false));
    assert_eq!((cooperate.role(), cooperate.cue_text(), cooperate.is_open()), (Role::Cooperate, Some("配合"), true));
    let names: Vec<_> = cooperate.actors().map(|actor| (actor.text(), actor.name(), actor.is_inferred())).collect();
    assert_eq!(names, [("市财政局", "市财政局".into(), false), ("住建局", "市住建局".into(), true)]);
    let written_out = cooperate.actors().nth(1).unwrap();
    assert_eq!(written_out.added_spans().map(|span| span.text(TEXT)).collect::<Vec<_>>(), ["市"]);
    let deadline = assignment.deadlines().next().unwrap();
    assert_eq!((deadline.text(), deadline.date()), ("5月底前", None), "the document has no date to reckon from");
}

#[test]
fn a_base_date_fixes_deadlines_without_a_year() {
    let options = Options::new().base_date(Date::new(2024, 3, 1));
    let document = Document::parse_with(TEXT, &options);
    let deadline = document.assignments().flat_map(|assignment| assignment.deadlines()).next().unwrap();
    assert_eq!(deadline.date(), Date::new(2024, 5, 31));
}

#[test]
fn limits_bound_the_tree_and_lose_no_text() {
    let whole = Document::parse(TEXT);
    for (limits, code) in [
        (limits(|limits| limits.depth = 1), Code::DepthLimit),
        (limits(|limits| limits.depth = 0), Code::DepthLimit),
        (limits(|limits| limits.nodes = 3), Code::NodeLimit),
        (limits(|limits| limits.nodes = 0), Code::NodeLimit),
    ] {
        let document = Document::parse_with(TEXT, &Options::new().limits(limits));
        gongwen::invariants::check(&document).unwrap();
        assert!(document.diagnostics().iter().any(|diagnostic| diagnostic.code() == code), "{limits:?}");
        assert!(document.nodes().all(|node| node.depth() <= limits.depth.max(1) as usize), "{limits:?}");
        assert!(document.nodes().len() <= whole.nodes().len().min(limits.nodes.saturating_add(1)), "{limits:?}");
    }
}

#[test]
fn findings_are_bounded() {
    let none = limits(|limits| limits.diagnostics = 0);
    let document = Document::parse_with("一、甲。\n三、乙。\n三、丙。\n", &Options::new().limits(none));
    let codes: Vec<Code> = document.diagnostics().iter().map(|diagnostic| diagnostic.code()).collect();
    assert_eq!(codes, [Code::DiagnosticLimit]);
}

#[test]
fn diagnostics_say_what_and_where() {
    let text = "一、清查。\n二、整改。\n四、验收。\n";
    let document = Document::parse(text);
    let found = document.diagnostics().iter().find(|diagnostic| diagnostic.code() == Code::GapInOrdinals).unwrap();
    assert_eq!(found.severity(), Severity::Warning);
    assert_eq!(found.span().text(text), "四、");
    let rendered = found.render(&Positions::new(text));
    assert!(rendered.starts_with("warning[gap-in-ordinals]: "), "{rendered}");
    assert!(rendered.contains("3:1") && rendered.contains("四、验收。"), "{rendered}");
}

#[test]
fn codes_are_distinct_and_in_kebab_case() {
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(codes.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Code::ALL.len());
}

#[test]
fn spans_convert_to_the_units_of_other_languages() {
    let text = "😀一、总则";
    let document = Document::parse(text);
    let positions = Positions::new(document.text());
    let at = positions.position("😀".len());
    assert_eq!((at.char, at.utf16, at.line, at.column), (1, 2, 1, 2));
    assert_eq!(Span::new(5, 4), None);
    assert_eq!(&text[Span::new(0, 4).unwrap()], "😀");
}

#[test]
fn an_empty_text_has_a_root_and_nothing_else() {
    let document = Document::parse("");
    assert_eq!(document.nodes().len(), 1);
    assert_eq!(document.root().text(), "");
    assert_eq!((document.root().heading(), document.root().marker()), (None, None));
    assert!(document.diagnostics().is_empty() && document.regions().is_empty());
    assert_eq!(document.assignments().len(), 0);
}
