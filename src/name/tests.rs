//! Tables of lists: what they name, how it is written out, where a list begins.

use super::*;
use crate::clause::Clauses;
use crate::frame::Frame;
use crate::lines::Lines;
use crate::metadata::Metadata;
use crate::tree::Tree;

fn with<T>(text: &str, run: impl FnOnce(&Context<'_>) -> T) -> T {
    let lines = Lines::new(text);
    let (frame, metadata, tree) = (Frame::default(), Metadata::default(), Tree::new(text.len(), &[]));
    let clauses = Clauses::new(&lines, &tree.pieces(frame.regions()));
    let lexicon = Lexicon::builtin();
    run(&Context {
        text,
        lines: &lines,
        frame: &frame,
        metadata: &metadata,
        tree: &tree,
        clauses: &clauses,
        lexicon: &lexicon,
        base_date: None,
        ablation: None,
    })
}

/// `d:市工信局=…; c:各乡镇; …` as in the annotations, with a `+` at the end of an open list.
fn shown(text: &str, list: &NameList) -> String {
    let mut parts: Vec<String> = list
        .actors
        .iter()
        .map(|actor| {
            let kind = actor.kind.as_str().get(..1).unwrap_or_default();
            let printed = actor.span.text(text);
            let name = [actor.prefix(), actor.span, actor.suffix()].map(|part| part.text(text)).concat();
            let title = actor.title().text(text);
            let name = if name == printed { String::new() } else { format!("={name}") };
            let title = if title.is_empty() { String::new() } else { format!("<{title}>") };
            format!("{kind}:{printed}{name}{title}")
        })
        .collect();
    if list.open {
        parts.push("+".to_owned());
    }
    parts.join("; ")
}

#[test]
fn lists_are_cut_classified_and_written_out() {
    let cases = [
        (
            "市发改局、工信局、统计局、服务业局等相关部门",
            "d:市发改局; d:工信局=市工信局; d:统计局=市统计局; d:服务业局=市服务业局; +",
        ),
        ("市农业农村、城乡管理局等部门", "d:市农业农村=市农业农村局; d:城乡管理局=市城乡管理局; +"),
        ("孙平、王金旭同志", "o:孙平; o:王金旭"),
        ("万里、史进两位同志", "o:万里; o:史进"),
        ("古丽娜尔·吐尔逊副县长", "o:古丽娜尔·吐尔逊<副县长>"),
        ("县委常委马木提·依明同志", "o:马木提·依明<县委常委>"),
        ("县委常委、副县长方圆", "o:方圆<县委常委、副县长>"),
        ("王磊、公孙敏两位副主任", "o:王磊; o:公孙敏"),
        ("市公安局、路政局和有关乡镇街", "d:市公安局; d:路政局=市路政局; c:有关乡镇街"),
        ("经济开发区、主管部门和相关行业部门", "d:经济开发区; c:主管部门; c:相关行业部门"),
        ("住建、公安部门", "d:住建=住建部门; d:公安部门"),
        ("市卫健、财政部门", "d:市卫健=市卫健部门; d:财政部门=市财政部门"),
        ("人力资源社会保障和财政部门", "d:人力资源社会保障=人力资源社会保障部门; d:财政部门"),
        ("自然资源和规划部门", "d:自然资源和规划部门"),
        (
            "民政、公安、国家安全、人民银行等部门",
            "d:民政=民政部门; d:公安=公安部门; d:国家安全=国家安全部门; d:人民银行; +",
        ),
        ("医保、医疗、医药主管部门", "d:医保=医保主管部门; d:医疗=医疗主管部门; d:医药主管部门"),
        ("县应急、水利、住建等部门", "d:县应急=县应急部门; d:水利=县水利部门; d:住建=县住建部门; +"),
        ("各市(州)、县(市、区)人民政府和各用工单位", "c:各市(州)、县(市、区)人民政府; c:各用工单位"),
        ("各乡镇人民政府、街道办事处", "c:各乡镇人民政府; c:街道办事处"),
        ("市、县(区)住房保障部门", "d:市、县(区)住房保障部门"),
        ("市、区教育局", "d:市、区教育局"),
        ("国务院及各部门", "d:国务院; c:各部门"),
        ("有关部门和单位", "c:有关部门和单位"),
        ("县委组织部、宣传部、财政局", "d:县委组织部; d:宣传部=县委宣传部; d:财政局=县财政局"),
        (
            "市税务局、人行宜春市分行、经济开发区管委会、供销社",
            "d:市税务局; d:人行宜春市分行; d:经济开发区管委会; d:供销社=市供销社",
        ),
        ("各县(市、区)人民政府主要负责人", "c:各县(市、区)人民政府"),
        ("县住建局、县财政局,豫南街道、经济园区", "d:县住建局; d:县财政局; d:豫南街道; c:经济园区"),
        ("县住建局、房管中心、财政局街道办", "d:县住建局; d:房管中心=县房管中心; d:财政局街道办"),
        ("市规划局、津北新城建管委、城管委", "d:市规划局; d:津北新城建管委; d:城管委=市城管委"),
        ("县住建局、住房公积金于都分中心、公积金中心", "d:县住建局; d:住房公积金于都分中心; d:公积金中心=县公积金中心"),
        ("市住建局、领导小组、疫情防控领导小组", "d:市住建局; d:领导小组; d:疫情防控领导小组=市疫情防控领导小组"),
        ("市住建局、受益财政、财政局", "d:市住建局; d:受益财政; d:财政局=市财政局"),
        ("市房\n地产管理局、财政局", "d:市房\n地产管理局; d:财政局=市财政局"),
        ("市人力资源和社会保\n障局", "d:市人力资源和社会保\n障局"),
        ("市市\n场监管局,市民\n政局", "d:市市\n场监管局; d:市民\n政局"),
        ("市财政局\n市民政局", "d:市财政局; d:市民政局"),
        ("各县 (市、 区)\n人民政府", "c:各县 (市、 区)\n人民政府"),
        ("各市〔州〕、各县〔市、区、特区〕人民政府", "c:各市〔州〕、各县〔市、区、特区〕人民政府"),
        ("各市(州)、各县(市、区)住建局", "c:各市(州); c:各县(市、区)住建局"),
        ("各市政府、各县政府", "c:各市政府; c:各县政府"),
        ("发改、住建、政务服务中心等单位", "d:发改; d:住建; d:政务服务中心; +"),
        // No list of words knows 稽察考评; only 等部门 behind it says that it is a function.
        ("财政、稽察考评等部门", "d:财政=财政部门; d:稽察考评=稽察考评部门; +"),
        ("工信、卫健委等部门", "d:工信=工信部门; d:卫健委; +"),
        (
            "市住房城乡建设、房管中心、财政等有关部门",
            "d:市住房城乡建设=市住房城乡建设部门; d:房管中心=市房管中心; d:财政=市财政部门; +",
        ),
        ("省信息中心、省公安厅", "d:省信息中心; d:省公安厅"),
        ("北京市、上海市、广东省人民政府和发展改革委", "d:北京市; d:上海市; d:广东省人民政府; d:发展改革委"),
        ("广东省人民政府和发展改革委", "d:广东省人民政府; d:发展改革委=广东省发展改革委"),
        ("各城区政府、开发区管委会", "c:各城区政府; c:开发区管委会"),
        ("县住建局、开发区管委会", "d:县住建局; d:开发区管委会"),
        ("省教育厅、民政厅、团省委、河南广播电视台", "d:省教育厅; d:民政厅=省民政厅; d:团省委; d:河南广播电视台"),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let found = with(text, |context| shown(text, &list(context, Span::of(0, text.len()), Trust::Cue)));
        if found != wanted {
            wrong.push(format!("{text}\n   {found}\n   {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_list_is_found_before_and_behind_a_place() {
    let before = [
        ("开发区外项目由市工信局", "d:市工信局"),
        ("审核通过后,市住建局", "d:市住建局"),
        ("由市城乡管理局牵头,市公安局、路政局和有关乡镇街", "d:市公安局; d:路政局=市路政局; c:有关乡镇街"),
        ("会议要求各地", "c:各地"),
        ("加强组织领导", ""),
        ("进一步优化城市布局", ""),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in before {
        let found = with(text, |context| {
            subject_before(context, 0, text.len(), Trust::Prose).map(|found| shown(text, &found)).unwrap_or_default()
        });
        if found != wanted {
            wrong.push(format!("{text}\n   {found}\n   {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let behind = [
        ("市住建局对农民购房所需补贴", "d:市住建局"),
        ("各县(市、区)结合辖区实际", "c:各县(市、区)"),
        ("发展改革、财政等部门梳理", "d:发展改革=发展改革部门; d:财政=财政部门; +"),
        ("市生态环境局海岬分局全程指导", "d:市生态环境局海岬分局"),
        (
            "县资规局、土地储备中心、不动产登记和交易中心、县属国企等单位组建",
            "d:县资规局; d:土地储备中心=县土地储备中心; d:不动产登记和交易中心=县不动产登记和交易中心; c:县属国企; +",
        ),
        ("省、自治区、直辖市气象主管机构组织专家", "d:省、自治区、直辖市气象主管机构"),
        ("扎实推进项目建设", ""),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in behind {
        let found = with(text, |context| {
            subject_at(context, 0, text.len(), Trust::Prose).map(|found| shown(text, &found)).unwrap_or_default()
        });
        if found != wanted {
            wrong.push(format!("{text}\n   {found}\n   {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kinds_follow_the_build_of_the_name() {
    use crate::assignment::ActorKind::{Collective, Department, Official};
    let cases = [
        ("市政府", Some(Department)),
        ("乡镇人民政府", Some(Collective)),
        ("县级以上地方人民政府", Some(Collective)),
        ("水湾乡人民政府", Some(Department)),
        ("属地人民政府(管委会)", Some(Collective)),
        ("同级财政部门", Some(Department)),
        ("业务主管部门", Some(Collective)),
        ("国务院气象主管机构", Some(Department)),
        ("商业银行", Some(Collective)),
        ("市住房公积金管理中心", Some(Department)),
        ("建设单位", Some(Collective)),
        ("安委会各成员单位", Some(Collective)),
        ("杨春柏", Some(Official)),
        ("毗邻村", Some(Collective)),
        ("青澜村", Some(Department)),
        ("窗口工作人员", Some(Collective)),
        ("《慈善法》第三十八条 慈善组织", None),
        ("（联系部门：区科信局）对符合条件的企业", None),
        ("住房和 城乡建设局", Some(Department)),
        ("北票市 财政局", Some(Department)),
        ("北票市住建局 北票市财政局", None),
        ("社会", None),
        ("工作部署", None),
        ("城市布局", None),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let found = classify(&Lexicon::builtin(), text);
        if found != wanted {
            wrong.push(format!("{text} {found:?} {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the list that all of the text is, with blanks between them.
fn names(text: &str, trust: Trust) -> String {
    with(text, |context| {
        let list = super::list(context, Span::of(0, text.len()), trust);
        let names: Vec<&str> = list.actors.iter().map(|actor| actor.span.text(text)).collect();
        names.join(" ")
    })
}

#[test]
fn people_behind_their_office_are_named_alone() {
    let read = |text: &str| names(text, Trust::Officials);
    assert_eq!(read("县政府办钱进、县林草局呼延海清、县人社局拉姆"), "钱进 呼延海清 拉姆");
    assert_eq!(read("东山县洛桑·丹增,次仁旺堆,斯琴高娃"), "洛桑·丹增 次仁旺堆 斯琴高娃");
    assert_eq!(read("孙立  (鑫源公司)"), "孙立");
    assert_eq!(read("市财政局负责人,市城投公司总经理孙立"), "市财政局 孙立");
    assert_eq!(read("镇全体班子成员,乡村振兴办"), "镇全体班子成员 乡村振兴办");
}

#[test]
fn departments_are_told_apart_where_the_page_lost_the_sign_between_them() {
    let read = |text: &str| names(text, Trust::Labelled);
    assert_eq!(read("市卫生健康委市公安局、市财政局"), "市卫生健康委 市公安局 市财政局");
    assert_eq!(read("市住建局市场科、市财政局"), "市住建局市场科 市财政局");
    assert_eq!(read("市发改、财政等部门(单位)"), "市发改 财政");
    assert_eq!(read("民政、教育及相关单位"), "民政 教育 相关单位");
    assert_eq!(read("各级政府性融资担保、再担保机构"), "各级政府性融资担保、再担保机构");
    assert_eq!(read("各乡镇场、街道"), "各乡镇场 街道");
}
