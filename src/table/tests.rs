use super::*;

/// Each row as `kind=text` pairs.
fn rows(text: &str) -> Vec<String> {
    let lines = Lines::new(text);
    let found = tables(&lines);
    found
        .iter()
        .flat_map(|table| {
            table.rows().map(move |row| {
                let cells: Vec<String> =
                    row.iter().map(|cell| format!("{:?}={}", table.kind(cell), cell.span.text(text))).collect();
                cells.join(" ")
            })
        })
        .collect()
}

#[test]
fn cells_one_a_line_are_set_under_their_columns() {
    let text = "附件\n任务分解表\n\n序号\n督办事项\n责任市领导\n牵头单位\n配合单位\n完成时限\n1\n建设幼儿园\n张三\n市教育局\n市财政局\n10月底前\n2\n改造管网\n李四\n市住建局\n年底前\n3\n更新\n水管\n王五\n市水利局\n某镇\n长期\n";
    assert_eq!(
        rows(text),
        [
            "Ordinal=1 Other=建设幼儿园 Officials=张三 Lead=市教育局 Cooperate=市财政局 Deadline=10月底前",
            "Ordinal=2 Other=改造管网 Officials=李四 Lead=市住建局 Deadline=年底前",
            "Ordinal=3 Other=更新\n水管 Officials=王五 Lead=市水利局 Cooperate=某镇 Deadline=长期",
        ]
    );
}

#[test]
fn rows_without_numbers_have_the_headers_width() {
    let text = "工作任务\n责任单位\n完成时限\n排查隐患\n县应急局\n5月底前\n整改隐患\n各乡镇\n年底前\n以上任务各单位要抓好落实。\n";
    assert_eq!(
        rows(text),
        ["Other=排查隐患 Responsible=县应急局 Deadline=5月底前", "Other=整改隐患 Responsible=各乡镇 Deadline=年底前"]
    );
}

#[test]
fn rows_on_one_line_are_cut_at_their_signs() {
    let tabs = "序号\t任务\t责任单位\n1\t清淤\t县水利局\n2\t\t县住建局\n";
    assert_eq!(rows(tabs), ["Ordinal=1 Other=清淤 Responsible=县水利局", "Ordinal=2 Responsible=县住建局"]);
    let gaps =
        "序号    任务    责任单位\n1    清淤    县水利局\n2  修 堤\u{3000}\u{3000}县住建局\n3    以上任务要落实\n";
    assert_eq!(rows(gaps), ["Ordinal=1 Other=清淤 Responsible=县水利局", "Ordinal=2 Other=修 堤 Responsible=县住建局"]);
    let strokes = "| 任务 | 牵头单位 | 时限 |\n|---|---|---|\n| 清淤 | 县水利局 | 5月底 |\n";
    assert_eq!(rows(strokes), ["Other=清淤 Lead=县水利局 Deadline=5月底"]);
}

#[test]
fn running_text_is_no_table() {
    for text in [
        "责任单位\n各单位要落实。\n",
        "一、任务\n二、措施\n三、责任单位\n市住建局牵头。\n",
        "牵头单位：市住建局\n完成时限：年底前\n",
    ] {
        assert!(tables(&Lines::new(text)).is_empty(), "{text}");
    }
}

#[test]
fn a_run_of_figures_is_a_table_without_columns() {
    let text = format!("江西\n\n{}山西\n", "50\n\n70\n".repeat(8));
    let lines = Lines::new(&text);
    let found = tables(&lines);
    assert_eq!(found.len(), 1);
    assert!(found[0].columns().is_empty() && found[0].span().text(&text).starts_with("50"));
}
