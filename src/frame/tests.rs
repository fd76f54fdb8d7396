//! Each veto of the frame and of the tables with both sides: what it lets through and what it stops.

use super::{Frame, Region};
use crate::lines::Lines;

/// What the veto looks at, the region, a text, the words in it that are labelled so and the like ones that are not.
type Case = (&'static str, Region, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        "a letterhead is no title",
        Region::Title,
        "青澜市人民政府文件\n\n青政发〔2024〕3号\n\n关于防汛工作的通知\n\n各区人民政府：\n",
        "关于防汛工作的通知",
        "青澜市人民政府文件",
    ),
    (
        "a first sentence is no title",
        Region::Title,
        "青澜市防汛工作方案\n\n为做好防汛工作，结合实际，制定本方案\n\n一、目标\n确保安全。\n",
        "青澜市防汛工作方案",
        "为做好防汛工作",
    ),
    (
        "an item is no title",
        Region::Title,
        "关于印发防汛方案的通知\n\n一、关于防汛的意见\n落实责任。\n",
        "关于印发防汛方案的通知",
        "一、关于防汛的意见",
    ),
    (
        "a dateline is no title",
        Region::Title,
        "青澜市部署防汛工作\n\n新华社青澜5月2日电 青澜市部署防汛\n\n一、目标\n",
        "青澜市部署防汛工作",
        "新华社青澜5月2日电",
    ),
    (
        "a lead-in is no address",
        Region::Addressee,
        "关于防汛的通知\n\n各区人民政府：\n\n现将通知发给各部门如下：\n一、目标\n确保安全。\n",
        "各区人民政府：",
        "现将通知发给各部门如下：",
    ),
    (
        "a label is no address",
        Region::Addressee,
        "关于防汛的通知\n\n市水利局：\n\n请抓好落实。\n责任单位：\n市应急局\n",
        "市水利局：",
        "责任单位：",
    ),
    (
        "a headline with a body before its colon has no address",
        Region::Addressee,
        "青澜市人民政府：你们的请示收悉，现批复如下：\n一、同意。\n青澜市人民政府：防汛无小事\n",
        "青澜市人民政府：",
        "青澜市人民政府：防汛无小事",
    ),
    (
        "a year's number in brackets is no 发文字号",
        Region::DocumentNumber,
        "关于防汛的通知\n青政办〔2024〕7号\n\n各区人民政府：\n按第(2024)8号图施工。\n",
        "青政办〔2024〕7号",
        "第(2024)8号",
    ),
    (
        "a body named by an item does not sign",
        Region::Signature,
        "关于防汛的通知\n\n一、任务\n抓好落实。\n二、指挥部办公室\n负责协调。\n\n青澜市水利局\n2024年5月2日\n",
        "青澜市水利局",
        "二、指挥部办公室",
    ),
    (
        "a headline that ends like a body does not sign",
        Region::Signature,
        "关于防汛的通知\n\n请抓好落实。\n会后举行推进会\n\n青澜市水利局\n2024年5月2日\n",
        "青澜市水利局",
        "会后举行推进会",
    ),
    (
        "a day that a sentence tells is no date of a signature",
        Region::Date,
        "关于防汛的通知\n\n汛期开始于\n2024年4月1日，请做好准备。\n\n青澜市水利局\n2024年5月2日\n",
        "2024年5月2日",
        "2024年4月1日",
    ),
    (
        "a sentence inside the text closes nothing",
        Region::Closing,
        "关于防汛的通知\n\n一、总则\n本办法自2023年起执行的条款有效。\n二、任务\n抓好落实。\n\n本通知自印发之日起执行。\n",
        "本通知自印发之日起执行。",
        "本办法自2023年起执行的条款有效。",
    ),
    (
        "the text below a bare heading closes nothing",
        Region::Closing,
        "关于防汛的通知\n\n一、任务\n抓好落实。\n本办法自印发之日起执行。\n二、附则\n本通知自印发之日起执行。\n",
        "",
        "本通知自印发之日起执行。",
    ),
    (
        "the head of an attachment is no list of attachments",
        Region::AttachmentList,
        "关于防汛的通知\n\n请抓好落实。\n\n附件：1.防汛方案\n2.责任名单\n\n青澜市水利局\n2024年5月2日\n\n附件1\n防汛方案\n一、目标\n确保安全。\n",
        "附件：1.防汛方案",
        "附件1\n",
    ),
    (
        "titles that nothing repeats are no contents",
        Region::Contents,
        "防汛规划\n目  录\n一、基础\n二、任务\n\n一、基础\n已建3座。\n二、任务\n再建2座。\n目录\n名单见后。\n",
        "目  录",
        "目录\n名单",
    ),
    (
        "words of the page are the page's only by themselves",
        Region::Chrome,
        "打印\n关于打印设备管理的通知\n\n各区人民政府：\n请抓好落实。\n",
        "打印\n",
        "关于打印设备",
    ),
    (
        "two columns are no task table",
        Region::Table,
        "序号\n任务\n责任单位\n1\n清淤\n县水利局\n2\n修堤\n县住建局\n以上任务要抓好落实，不得延误。\n任务\n责任单位\n清淤\n县水利局\n",
        "修堤",
        "任务\n责任单位\n清淤\n县水利局\n",
    ),
    (
        "columns that say neither who nor when are no task table",
        Region::Table,
        "任务\n责任单位\n完成时限\n清淤\n县水利局\n5月底前\n以上任务要抓好落实，不得延误。\n名称\n类别\n备注\n甲\n乙\n丙\n",
        "5月底前",
        "甲\n乙",
    ),
    (
        "headings and sentences are no header cells",
        Region::Table,
        "任务\t责任单位\t时限\n清淤\t县水利局\t5月底\n一、任务\n二、责任单位\n市水利局牵头。\n三、完成时限\n5月底前完成。\n",
        "县水利局\t5月底",
        "二、责任单位",
    ),
    (
        "a few figures are no table",
        Region::Table,
        "各区计划如下\n10\n20\n30\n40\n50\n60\n70\n80\n90\n100\n110\n120\n以上计划要落实到位。\n甲区\n3\n乙区\n5\n",
        "40\n50",
        "甲区\n3",
    ),
];

#[test]
fn each_veto_shows_both_sides() {
    let mut wrong = Vec::new();
    for (veto, region, text, through, stopped) in CASES {
        let lines = Lines::new(text);
        let frame = Frame::new(&lines);
        // The words that are stopped may be like those let through: they stand later.
        let at = |words: &str| text.rfind(words).unwrap_or_default();
        if !through.is_empty() && frame.at(text.find(through).unwrap_or_default()) != *region {
            wrong.push((*veto, "lets nothing through", frame.regions().to_vec()));
        }
        if frame.at(at(stopped)) == *region {
            wrong.push((*veto, "stops nothing", frame.regions().to_vec()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
