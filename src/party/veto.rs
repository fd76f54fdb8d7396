//! False friends: places where a role word stands and gives no role.  Each has a name, so that it can be shown apart.

use crate::party::cue::Word;

/// Why a role word gives no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Veto {
    /// 负责人, 负责同志, 负责制
    Person,
    /// 认真负责, 不负责任, 高度负责
    Manner,
    /// 对…负责
    ResponsibleTo,
    /// 牵头作用, 密切配合机制, 支持政策: the word is a noun's part.
    Noun,
    /// 协同配合, 相互配合, 加强配合: among all, not of one for another.
    Mutual,
    /// 负责…的部门, 牵头的单位: a relative clause.
    Relative,
    /// `党委领导、政府负责、社会协同`: a formula.
    Formula,
    /// 委员会|同意, 农商|银行: the characters belong to other words.
    Letters,
}

/// The veto on a role word between `before` and `after` of its clause, if one stands.
pub(crate) fn veto(word: Word, cue: &str, before: &str, after: &str) -> Option<Veto> {
    let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if after.starts_with('的') && !matches!(word, Word::With | Word::Noun) || after.starts_with('者') {
        return Some(Veto::Relative);
    }
    match word {
        Word::Responsible => {
            let made = starts(&["制定", "制作", "制订", "制发", "制造"]);
            if starts(&["人", "同志", "领导", "干部", "制", "部门", "单位"]) && !made {
                return Some(Veto::Person);
            }
            if starts(&["任"]) || ends(&["不", "认真", "高度", "极端", "极端的", "极其", "谁"]) && !ends(&["由谁"])
            {
                return Some(Veto::Manner);
            }
            if ends(&["首接", "首问", "首办", "分级", "终身", "首位", "包干", "层层", "人人"]) {
                return Some(Veto::Manner);
            }
            if relative(after) || handled(after) {
                return Some(Veto::Relative);
            }
            if cue == "负责" && after.is_empty() && responsible_to(before) {
                return Some(Veto::ResponsibleTo);
            }
            (after.starts_with('、') && !before.contains('由')).then_some(Veto::Formula)
        }
        Word::Lead => {
            if starts(&["作用", "机制", "职责", "抓总作用", "地位", "工作机制", "引领"])
                || ends(&["明确", "确定"]) && after.is_empty()
            {
                return Some(Veto::Noun);
            }
            None
        }
        Word::Cooperate if cue == "配合" => {
            if ends(&[
                "协同", "协调", "协作", "相互", "互相", "沟通", "强化", "加强", "工作", "统筹", "分工", "衔接", "整体",
                "团结", "联动", "加强部门", "强化部门", "通力", "不",
            ]) {
                return Some(Veto::Mutual);
            }
            starts(&["机制", "关系", "力度", "度", "比", "作用", "工作机制", "、"]).then_some(Veto::Noun)
        }
        Word::Cooperate => None,
        Word::Host | Word::Undertake => starts(&[
            "银行", "机构", "方", "人", "科室", "科", "网点", "行", "城市", "地", "权", "单位", "部门", "企业",
        ])
        .then_some(Veto::Noun),
        Word::Join => {
            if ends(&[
                "大力", "全力", "积极", "鼓励", "不断", "加大", "加强", "给予", "政策", "资金", "金融", "相互", "互相",
                "优先", "重点", "精准", "广泛", "社会", "公众", "共同", "主动", "多方",
            ]) && !after.is_empty()
            {
                return Some(Veto::Noun);
            }
            starts(&["政策", "措施", "力度", "的", "下", "方向", "范围", "机制", "体系", "资金", "度", "者", "率"])
                .then_some(Veto::Noun)
        }
        Word::With if cue == "会同" => (starts(&["意"]) || ends(&["员", "委", "理事"])).then_some(Veto::Letters),
        Word::With if cue == "商" => {
            let letters = ends(&[
                "协", "招", "电", "工", "农", "通", "外", "厂", "客", "券", "智", "开发", "供应", "运营", "经", "磋",
                "会", "面", "情", "房", "营", "洽", "同", "绅", "财", "微", "传", "华", "侨", "儒", "徽", "涉", "亲",
                "安", "稳", "护", "富", "养", "高", "磋", "分", "参",
            ]);
            let word = starts(&[
                "业", "务", "品", "贸", "会", "标", "家", "户", "城", "办", "圈", "场", "超", "量", "定", "讨", "议",
                "洽", "事", "用", "机", "厦", "店", "铺", "转", "住", "服", "誉", "海", "河", "丘", "洛", "州", "南",
                "都", "水", "人", "企", "住", "改", "谈", "流", "榷", "行", "检", "旅", "誉",
            ]);
            (letters || word || after.is_empty()).then_some(Veto::Letters)
        }
        Word::With => starts(&[
            "会", "体", "国", "网", "印发", "惩戒", "执法", "办公", "审查", "验收", "检查", "审批", "会审", "开发",
            "研发", "行动", "采购", "工会", "培养", "机制", "预警", "防控", "动力", "信用", "发文", "下发", "制定",
            "开展", "组织", "社", "大学", "体", "作战", "督查", "监管", "踏勘", "实验", "调查", "主办", "承办", "举办",
        ])
        .then_some(Veto::Letters),
        Word::Bear => (relative(after)
            || ["职能的", "职责的", "工作的", "任务的"].iter().any(|word| after.contains(word)))
        .then_some(Veto::Relative),
        Word::Carry | Word::Assist | Word::Together | Word::Noun => None,
    }
}

/// Whether 负责 opens a relative clause: `负责药品监督管理的部门`.
fn relative(after: &str) -> bool {
    let Some(at) = after.find('的') else { return false };
    let inner = after.get(..at).unwrap_or_default();
    let noun = after.get(at + '的'.len_utf8()..).unwrap_or_default();
    inner.chars().count() <= 14
        && !inner.contains(['，', ',', '、'])
        && ["部门", "机构", "单位", "人员", "机关", "行政部门", "主管人员", "同志", "副总理", "人"]
            .iter()
            .any(|word| noun.starts_with(word))
}

/// Whether a bare verb and 的 follow: `将由X负责征收的收入划转`.
fn handled(after: &str) -> bool {
    [
        "征收", "办理", "审批", "管理", "实施", "建设", "提供", "组织", "执收", "核发", "监管", "承办", "审核", "受理",
        "开发", "出资", "运营", "保管", "编制", "起草",
    ]
    .iter()
    .any(|verb| after.strip_prefix(verb).is_some_and(|rest| rest.starts_with('的')))
}

/// Whether 对 or 向 stands before, so that 负责 says to whom one answers.
fn responsible_to(before: &str) -> bool {
    let Some(at) = before.rfind(['对', '向', '为']) else { return false };
    let between = before.get(at..).unwrap_or_default();
    between.chars().count() <= 24 && !between.contains(['由', '，', ','])
}
