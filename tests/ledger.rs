//! The example `ledger` as a process: the rows of a 任务分解表.
//!
//! `cargo test` builds the examples first; `cargo test --test ledger` alone does not, and tests the one built last.

#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn program() -> Command {
    let tests = std::env::current_exe().unwrap();
    let path = tests.parent().and_then(Path::parent).unwrap().join("examples/ledger");
    assert!(path.exists(), "{} is not built: run `cargo test` or `cargo build --example ledger`", path.display());
    Command::new(path)
}

/// The rows that it prints for a text, cells divided by ` | `.
fn rows(text: &str) -> Vec<String> {
    let mut child = program().arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut lines = printed.lines().map(|line| line.replace('\t', " | "));
    assert_eq!(lines.next().unwrap(), "编号 | 标题 | 任务 | 牵头 | 责任 | 配合 | 完成日期 | 时限");
    lines.collect()
}

#[test]
fn a_task_is_a_row_with_who_and_when() {
    let text = "青澜市防汛方案\n2024年3月1日\n一、河道清淤。由市水务局牵头,\n市财政局、住建局等部门配合,5月底前完成。\n\
                二、巡查。各乡镇要组织巡查。\n三、总结。\n";
    let wanted = [
        "1 | 河道清淤 | 由市水务局牵头, 市财政局、住建局等部门配合,5月底前完成。 | 市水务局 |  | 市财政局、市住建局等 | 2024-05-31 | 5月底前",
        "2 | 巡查 | 各乡镇要组织巡查。 |  | 各乡镇 |  |  | ",
    ];
    assert_eq!(rows(text), wanted);
}

#[test]
fn items_below_take_over_and_several_tasks_are_several_rows() {
    let text = "一、拆违(责任单位:市城管局)\n1.登记。\n2.由市公安局负责取证;由市法院负责执行。\n";
    let wanted = [
        "1.1 | 拆违 | 登记。 |  | 市城管局 |  |  | ",
        "1.2 | 拆违 | 由市公安局负责取证 |  | 市公安局 |  |  | ",
        "1.2 | 拆违 | 由市法院负责执行 |  | 市法院 |  |  | ",
    ];
    assert_eq!(rows(text), wanted);
}

#[test]
fn a_meeting_gives_no_rows_and_a_missing_file_is_named() {
    assert!(rows("3月5日,市长王强主持召开市政府常务会议。\n").is_empty());
    let output = program().arg("no/such/file.txt").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("ledger: no/such/file.txt: "));
    assert_eq!(program().output().unwrap().status.code(), Some(2));
}
