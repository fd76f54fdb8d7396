//! Parties and names: what is read as who acts, in which role, under which name.
//!
//! `tasks` prints each task as its roles with their actors (`o:` officials, `d:` bodies, `c:` collectives; behind `=` the
//! name written out); tasks are parted by `|`.
//!
//! # Roles
//!
//! - 牵头, 主办, 牵头单位 give `lead`; 负责, 责任单位, 承办 give `responsible`; 配合, 协助, 参与 give `cooperate`, each for the list
//!   beside it.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、整改。由市应急局牵头，市公安局负责，市财政局配合。"), "lead d:市应急局 / responsible d:市公安局 / cooperate d:市财政局");
//!   ```
//!
//! - Labels count the same, in brackets of any kind, several in one, or on a line of their own.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("1.清淤。(牵头单位:市水务局；配合单位:市财政局、各县区政府)"), "lead d:市水务局 / cooperate d:市财政局、c:各县区政府");
//!   assert_eq!(tasks("1.清淤。\n责任单位：市水务局\n"), "responsible d:市水务局");
//!   ```
//!
//! - Departments alone in brackets at the end of an item are `responsible`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("1.建设学校。(市教育局、市财政局)"), "responsible d:市教育局、d:市财政局");
//!   ```
//!
//! - A subject of 要, 应, 须, 必须 or of a plain order with no role word is `duty`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、清查。各乡镇要全面开展排查。"), "duty c:各乡镇");
//!   ```
//!
//! - Behind 由 any verb gives a task, whether a list knows it or not; behind 责成 too.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、随访。由基层卫生科逐月核查。"), "duty d:基层卫生科");
//!   assert_eq!(tasks("一、修路。责成县交通局立即施工。"), "duty d:县交通局");
//!   ```
//!
//! - Those of whom 各 says that all are asked have the task (`要求各地…`), whoever asks them; whom an official may ask
//!   (`要求被检查单位…`) has none, nor who was asked before the document.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、宣传。省教育厅要求各高校开展排查。"), "duty c:各高校");
//!   assert_eq!(tasks("一、检查。要求被检查单位提供资料。"), "");
//!   assert_eq!(tasks("一、回顾。此前，省教育厅要求各高校开展排查。"), "");
//!   ```
//!
//! - The first sentence below the title of a text that is addressed to nobody tells what the text is about; a plain verb
//!   orders nobody there.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("市税务局优化办税服务\n\n2月16日，市税务局公布办税清单。"), "");
//!   assert_eq!(tasks("关于优化办税服务的通知\n\n各税务所：\n\n市税务局公布办税清单。"), "duty d:市税务局");
//!   ```
//!
//! - All bodies of one line of work bear what they have to do; a system that is a machine bears nothing.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、会议要求。全省住房城乡建设系统要抓好落实。"), "duty c:全省住房城乡建设系统");
//!   assert_eq!(tasks("一、平台。六大系统要加快对接。"), "");
//!   ```
//!
//! - A tier that pays a share bears it; things bear nothing.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、补贴。资金分级负担，市级承担30%，区级承担70%。"), "duty d:市级 | duty d:区级");
//!   assert_eq!(tasks("一、推进。具备条件的项目要加快实施。"), "");
//!   ```
//!
//! - Staff named by their posts are a class (`审核人员应当…`).
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、受理。受理人员应当一次性告知。"), "duty c:受理人员");
//!   ```
//!
//! - What a named official does is told, but in the items of minutes it is what was decided.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、资金。李明副县长对接省水利厅。"), "");
//!   assert_eq!(tasks("关于河道治理的会议纪要\n\n一、资金。李明副县长对接省水利厅。\n"), "duty o:李明");
//!   ```
//!
//! - `X作为责任主体` makes X responsible; `作为第一责任人` says only why it has to do what follows.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、播种。旗林草局作为责任主体，要按期完成。"), "duty d:旗林草局 / responsible d:旗林草局");
//!   assert_eq!(tasks("一、结算。医疗机构作为第一责任人，应及时结算。"), "duty c:医疗机构");
//!   ```
//!
//! - Of two words for one task the role word wins: 由X负责 beats 要.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、调度。市应急局要负责调度。"), "responsible d:市应急局");
//!   ```
//!
//! - `X会同Y`: X keeps the role of its own words, Y is `cooperate`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、核定。由县民政局会同县财政局负责核定。"), "responsible d:县民政局 / cooperate d:县财政局");
//!   ```
//!
//! - `由A牵头B、C组建`: A leads, those that it brings together are `cooperate`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由县文旅局牵头县住建局、县自然资源局组建专班。"), "lead d:县文旅局 / cooperate d:县住建局、d:县自然资源局");
//!   ```
//!
//! - A rule for the whole document (`列首位的为牵头单位，下同`) holds for every list that it governs.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、任务\n1.清淤。(责任单位:市水务局、市财政局；列首位的为牵头单位，下同)\n2.绿化。(责任单位:市林草局、市住建局)\n"), "lead d:市水务局 / responsible d:市财政局 | lead d:市林草局 / responsible d:市住建局");
//!   ```
//!
//! - 负责人, 对…负责, 认真负责, 牵头作用, 密切配合 and the like give nothing.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、作风。负责人要对人民负责，发挥牵头作用，各单位负责同志认真负责。"), "");
//!   ```
//!
//! - Prohibitions, permissions and causative objects give no duty.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、管理。企业不得排污，可以申请补贴，鼓励社会参与，督促企业整改。"), "");
//!   ```
//!
//! - A question orders nothing, nor does a lead-in that tells what its issuer does.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、开发企业应当提交哪些材料？"), "");
//!   assert_eq!(tasks("一、市住建局优化提取政策，现就有关事项通知如下。"), "");
//!   ```
//!
//! - What a place does is told; that it follows a rule is ordered.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、南岭县加快推进。"), "");
//!   assert_eq!(tasks("一、实施。南岭县参照执行。"), "duty d:南岭县");
//!   ```
//!
//! - Who answers for a task (`对…负领导责任`) and then has to do something is both.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、责任。各乡镇对整改负主体责任，要按期完成。"), "duty c:各乡镇 / responsible c:各乡镇");
//!   ```
//!
//! - `主持`, `出席` and `汇报` of a meeting are roles of their own.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("副市长李明主持召开会议，市财政局、市教育局参加会议。"), "host o:李明 / attend d:市财政局、d:市教育局");
//!   ```
//!
//!
//! # Who is a party
//!
//! - A named official is `o`, one body `d` (also where several governments have one of it), a group that names
//!   no single body `c`.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由李明同志牵头，市财政局、教育部门、各乡镇和有关单位负责。"), "lead o:李明 / responsible d:市财政局、d:教育部门=市教育部门、c:各乡镇、c:有关单位");
//!   ```
//!
//! - A tier list before one head is one party; two heads are two.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由各县(市、区)人民政府负责。\n二、由各乡镇人民政府、街道办事处负责。\n"), "responsible c:各县(市、区)人民政府 | responsible c:各乡镇人民政府、c:街道办事处");
//!   ```
//!
//! - What stands in brackets behind one body is another of its names, behind a collective more of its kind.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由县自然资源局(林业局)、各乡镇(街道)负责。"), "responsible d:县自然资源局、c:各乡镇(街道)");
//!   ```
//!
//! - 等 and 等部门 behind a list are no party: the list is open.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   let document = gongwen::Document::parse("一、由市教育局等部门负责。");
//!   let party = document.assignments().flat_map(|task| task.parties()).next().expect("one party");
//!   assert!(party.is_open() && party.actors().len() == 1);
//!   ```
//!
//! - Whoever is merely mentioned is none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、落实党中央、国务院决策部署，学习市委全会精神。"), "");
//!   ```
//!
//!
//! # Names written out
//!
//! - A shared 市, 县, 区 is carried on through the list and the sentence; the printed form stands beside it.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由市发改局、工信局牵头，财政局配合。"), "lead d:市发改局、d:工信局=市工信局 / cooperate d:财政局=市财政局");
//!   ```
//!
//! - It is not carried on to a company, a park or a collective.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由市工信局、高新区管委会、各乡镇负责。"), "responsible d:市工信局、d:高新区管委会、c:各乡镇");
//!   ```
//!
//! - A shared head is written out, also across a shared prefix.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、由市农业农村、城乡管理局负责。"), "responsible d:市农业农村=市农业农村局、d:城乡管理局=市城乡管理局");
//!   assert_eq!(tasks("一、住建、公安部门要加强监管。"), "duty d:住建=住建部门、d:公安部门");
//!   ```
//!
//!
//! # Which body it is
//!
//! - The government of a document is that of its signature, otherwise the one that its title begins with; a tier before a
//!   name (`市公安局`) stands for the government of that tier, and a common department without any place is the
//!   document's own government's.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(full_names("北票市防汛方案\n一、清淤。由市水利局、住建局负责，省财政厅配合。"), "北票市水利局、北票市住房和城乡建设局、辽宁省财政厅");
//!   ```
//!
//! - Where the document does not say, or several places of its name exist and nothing tells them apart, nothing is
//!   completed beyond what is certain: the bodies of the centre, and those printed with their place.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(full_names("鼓楼区防汛方案\n一、清淤。由市水利局、国家发改委、朝阳市财政局负责。"), "-、国家发展和改革委员会、朝阳市财政局");
//!   ```
//!
//! - A zone (开发区, 高新区) has departments of its own: a department without any place is not completed in its documents.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(full_names("一、清淤。由财政局负责。\n青岛市高新区管委会\n2021年5月13日\n"), "-");
//!   ```
//!
//!
//! # What holds for the items below
//!
//! - What an item says apart from its own tasks is for all items below that name nobody who leads or is responsible: in
//!   a bracket, behind a label, in the heading, in a sentence that says nothing else.  The nearest item above decides.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(inherited("一、清淤(市水务局负责)\n1.摸底。\n2.清运。由市城管局负责。"), "1.1 ← 1");
//!   assert_eq!(inherited("一、清淤。由市水务局负责。\n1.摸底。\n2.清运。"), "1.1 ← 1、1.2 ← 1");
//!   ```
//!
//! - Who leads one task in an item's text leads that task alone; who bears a duty does not answer for the item.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(inherited("一、清淤。由市水务局牵头，制定方案。\n1.摸底。\n2.清运。"), "");
//!   assert_eq!(inherited("一、清淤(市水务局负责)\n1.各乡镇要摸底。\n2.清运。"), "1.1 ← 1、1.2 ← 1");
//!   ```
//!
//! - What is said outside of all items is for none of them.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(inherited("责任单位:市水务局\n一、摸底。\n二、清运。"), "");
//!   ```
