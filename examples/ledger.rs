//! Prints the ledger of tasks (任务分解表) of each document as tab-separated values: `ledger PATH…` (`-` is standard input).
//!
//! A task is an item with nothing below it for which somebody is named or a day is set, by itself or by an item above
//! (see `Node::effective_assignments`), and a clause that gives a task in an item with others below it.  An item that
//! gives several tasks is printed once for each.  Paste it into a spreadsheet:
//!
//! | 编号 | 标题 | 任务 | 牵头 | 责任 | 配合 | 完成日期 | 时限 |
//! |---|---|---|---|---|---|---|---|
//! | 1.1 | 重点任务 / 河道清淤 | 由市水务局牵头,市财政局配合,5月底前完成。 | 市水务局 | | 市财政局 | 2024-05-31 | 5月底前 |

use std::io::{self, Write};
use std::process::ExitCode;

use gongwen::{Assignment, Deadline, Document, Node, Party, Role};

mod input;

const HEADER: &str = "编号\t标题\t任务\t牵头\t责任\t配合\t完成日期\t时限\n";

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: ledger PATH…   (- for standard input)");
        return ExitCode::from(2);
    }
    let mut status = ExitCode::SUCCESS;
    let mut out = String::from(HEADER);
    for path in &paths {
        match input::read(path) {
            Ok(text) => ledger(&mut out, &Document::parse(&text)),
            Err(error) => {
                eprintln!("ledger: {path}: {error}");
                status = ExitCode::FAILURE;
            }
        }
    }
    // A reader that has seen enough (`| head`) is no failure.
    let _ = io::stdout().write_all(out.as_bytes());
    status
}

/// The rows of a document.
fn ledger(out: &mut String, document: &Document<'_>) {
    for node in document.nodes() {
        let leaf = node.children().next().is_none();
        // What stands apart in an item with others below is theirs.
        let own: Vec<Assignment<'_>> =
            node.assignments().filter(|it| leaf || !it.is_apart()).filter(|it| is_task(*it)).collect();
        let held = || node.inherited_assignments().filter(|_| leaf);
        if leaf && own.len() < 2 {
            let parties = || node.effective_assignments().flat_map(|it| it.parties());
            let deadlines = || node.effective_assignments().flat_map(|it| it.deadlines());
            if own.len() + held().count() > 0 {
                row(out, node, &task(node), &parties().collect::<Vec<_>>(), &deadlines().collect::<Vec<_>>());
            }
            continue;
        }
        for assignment in own {
            let parties: Vec<_> = assignment.parties().chain(held().flat_map(|it| it.parties())).collect();
            let deadlines: Vec<_> = assignment.deadlines().chain(held().flat_map(|it| it.deadlines())).collect();
            row(out, node, assignment.text(), &parties, &deadlines);
        }
    }
}

/// Whether a clause gives a task: a meeting's roster gives none.
fn is_task(assignment: Assignment<'_>) -> bool {
    let meeting = |role| matches!(role, Role::Host | Role::Attend | Role::Report);
    assignment.parties().all(|party| !meeting(party.role()))
}

/// What is to be done: the item's own text, or its heading where it has no other.
fn task(node: Node<'_>) -> String {
    let text = node.text();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "。.:：".contains(c));
    if text.is_empty() { node.heading().unwrap_or_default().to_owned() } else { text.to_owned() }
}

fn row(out: &mut String, node: Node<'_>, task: &str, parties: &[Party<'_>], deadlines: &[Deadline<'_>]) {
    let (lead, mut responsible) = (names(parties, Role::Lead), names(parties, Role::Responsible));
    if lead.is_empty() && responsible.is_empty() {
        // Nobody answers for it but who is told to do it.
        responsible = names(parties, Role::Duty);
    }
    let dates: Vec<String> = deadlines.iter().filter_map(|due| due.date()).map(|date| date.to_string()).collect();
    let texts: Vec<&str> = deadlines.iter().map(|due| due.text()).collect();
    let heading = node.heading_path().collect::<Vec<_>>().join(" / ");
    let helpers = names(parties, Role::Cooperate);
    let cells = [&node.path(), &heading, task, &lead, &responsible, &helpers, &dates.join("、"), &texts.join("、")];
    let cells = cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    out.push_str(&cells.join("\t"));
    out.push('\n');
}

/// The actors of one role, each once, as a list.
fn names(parties: &[Party<'_>], role: Role) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut open = "";
    for party in parties.iter().filter(|party| party.role() == role) {
        for actor in party.actors() {
            let name = actor.name().into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        open = if party.is_open() { "等" } else { open };
    }
    names.join("、") + open
}
