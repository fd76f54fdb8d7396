//! Documents made in the manner of real ones, for a machine that has none: plans, notices with tasks, rules in
//! articles, readings of a policy and minutes, with the page around some of them.
//!
//! The same seed gives the same texts.  Words, numbers, names and lengths vary from document to document, and so
//! does the punctuation: half-width signs between Han characters are as common as full-width ones.

/// `count` documents, each from a seed of its own.
pub fn documents(count: usize, seed: u64) -> Vec<String> {
    (0..count as u64).map(|number| Maker::new(seed.wrapping_mul(0x9E37_79B9).wrapping_add(number)).document()).collect()
}

const PLACES: &[&str] =
    &["北河", "临江", "青阳", "永昌", "石门", "东岭", "清源", "双桥", "安宁", "平湖", "新泽", "广陵"];
const BODIES: &[&str] = &[
    "发改局",
    "工信局",
    "教育局",
    "科技局",
    "公安局",
    "民政局",
    "司法局",
    "财政局",
    "人社局",
    "自然资源局",
    "生态环境局",
    "住建局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文旅局",
    "卫健委",
    "应急局",
    "审计局",
    "国资委",
    "市场监管局",
    "统计局",
    "医保局",
    "信访局",
    "林草局",
    "税务局",
    "营商局",
    "政务服务中心",
    "城管执法局",
    "退役军人局",
    "金融办",
    "大数据局",
];
const COLLECTIVES: &[&str] =
    &["各乡镇", "各有关部门", "各县(市、区)人民政府", "各成员单位", "各镇街", "相关部门", "各责任单位"];
const SURNAMES: &[&str] =
    &["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何"];
const GIVEN: &[&str] =
    &["建国", "志强", "丽", "明", "晓东", "海燕", "伟", "春柏", "金旭", "文斌", "立新", "红梅", "永生", "军", "洪波"];
const VERBS: &[&str] = &[
    "推进", "完善", "加强", "落实", "健全", "优化", "提升", "深化", "规范", "强化", "建立", "开展", "加快", "支持",
    "推动", "整治", "培育", "实施", "扩大", "保障", "统筹", "巩固", "严格", "做好", "抓好", "加大", "打造", "引导",
    "清理", "组织",
];
const QUALITIES: &[&str] = &[
    "重点",
    "基层",
    "城乡",
    "公共",
    "数字",
    "绿色",
    "安全",
    "农村",
    "民生",
    "产业",
    "老旧小区",
    "中小企业",
    "重大",
    "现代",
    "综合",
    "全域",
    "智慧",
    "社会",
    "生态",
    "县域",
    "沿线",
    "跨部门",
    "常态化",
    "高质量",
    "一体化",
    "新型",
    "市场化",
    "标准化",
];
const MATTERS: &[&str] = &[
    "项目建设",
    "服务体系",
    "监管机制",
    "环境治理",
    "改造工程",
    "人才队伍",
    "基础设施",
    "营商环境",
    "隐患排查",
    "招商引资",
    "就业创业",
    "资金投入",
    "信息平台",
    "审批流程",
    "土地供应",
    "技术创新",
    "品牌培育",
    "风险防控",
    "宣传教育",
    "考核评价",
    "物流体系",
    "住房保障",
    "养老服务",
    "应急预案",
    "执法检查",
    "水源保护",
    "示范园区",
    "产业链条",
    "统计监测",
    "档案管理",
    "垃圾分类",
    "旅游线路",
    "社区治理",
];
const LEADS: &[&str] = &[
    "根据有关规定",
    "坚持问题导向",
    "结合我市实际",
    "按照属地管理原则",
    "在确保质量的前提下",
    "对标先进地区",
    "聚焦重点领域",
    "围绕年度目标",
];
const EFFECTS: &[&str] = &[
    "确保工作取得实效",
    "不断提高群众满意度",
    "形成齐抓共管的工作格局",
    "为全市经济社会发展提供有力支撑",
    "切实把各项任务落到实处",
    "实现应保尽保",
    "力争走在全省前列",
    "使制度优势转化为治理效能",
];
const HAN: &[&str] = &[
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
    "二十五",
    "二十六",
    "二十七",
    "二十八",
    "二十九",
    "三十",
];

/// Writes one document.
struct Maker {
    state: u64,
    out: String,
    place: &'static str,
    year: u64,
    /// Half-width punctuation.
    half: bool,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let mut maker = Self { state: seed, out: String::new(), place: "", year: 2021, half: true };
        maker.place = maker.pick(PLACES);
        maker.year = 2015 + maker.below(10);
        maker.half = maker.chance(60);
        maker
    }

    fn document(mut self) -> String {
        if self.chance(20) {
            self.page();
        }
        match self.below(10) {
            0..4 => self.plan(),
            4..6 => self.reading(),
            6..8 => self.rules(),
            8 => self.minutes(),
            _ => self.news(),
        }
        if self.chance(20) {
            self.out.push_str("\n打印本页 关闭窗口\n");
        }
        self.out
    }

    /// 实施方案: 一、(一)1. with responsible bodies and deadlines.
    fn plan(&mut self) {
        let matter = self.matter();
        let (place, year, number) = (self.place, self.year, self.below(90) + 1);
        let title = format!("{place}市人民政府办公室关于印发{place}市{matter}实施方案的通知");
        self.line(&title);
        self.line(&format!("{}政办发〔{year}〕{number}号", &place[..3]));
        self.line("各乡镇人民政府、街道办事处,市政府各部门:");
        self.line(&format!("《{place}市{matter}实施方案》已经市政府同意,现印发给你们,请认真贯彻执行。"));
        let sections = 3 + self.below(5) as usize;
        let mut running = 0;
        for section in HAN.iter().take(sections) {
            let heading = self.phrase();
            self.line(&format!("{section}、{heading}"));
            if self.chance(50) {
                self.paragraph(2);
            }
            let items = self.below(6) as usize;
            for item in HAN.iter().take(items) {
                let (heading, open, close) = (self.phrase(), self.sign("(", "（"), self.sign(")", "）"));
                self.out.push_str(&format!("{open}{item}{close}{heading}。"));
                if self.chance(30) {
                    self.enumeration();
                } else {
                    self.sentences(3);
                }
                self.responsibility();
                self.out.push('\n');
                for _ in 0..self.below(3) {
                    running += 1;
                    self.out.push_str(&format!("{running}."));
                    self.sentences(2);
                    self.responsibility();
                    self.out.push('\n');
                }
            }
        }
        self.signature();
    }

    /// 政策解读: questions or run-in headings.
    fn reading(&mut self) {
        let (matter, place) = (self.matter(), self.place);
        self.line(&format!("《{place}市{matter}若干措施》政策解读"));
        self.paragraph(3);
        for section in HAN.iter().take(3 + self.below(6) as usize) {
            let heading = self.phrase();
            self.out.push_str(&format!("{section}、{heading}。"));
            if self.chance(40) {
                self.enumeration();
            } else {
                self.sentences(5);
            }
            self.out.push_str("\n\n");
        }
        self.paragraph(1);
    }

    /// 办法: chapters and articles.
    fn rules(&mut self) {
        let (matter, place) = (self.matter(), self.place);
        self.line(&format!("{place}市{matter}管理办法"));
        let mut article = 0;
        for chapter in HAN.iter().take(3 + self.below(3) as usize) {
            let heading = self.phrase();
            self.line(&format!("第{chapter}章 {heading}"));
            for _ in 0..2 + self.below(5) {
                self.out.push_str(&format!("第{}条 ", HAN[article % HAN.len()]));
                article += 1;
                self.sentences(2);
                if self.chance(30) {
                    self.out.push_str("应当符合下列条件:\n");
                    for item in HAN.iter().take(3) {
                        let phrase = self.phrase();
                        self.line(&format!("(一){phrase};").replace('一', item));
                    }
                }
                self.out.push('\n');
            }
        }
        self.line(&format!("第{}条 本办法自{}年1月1日起施行,有效期5年。", HAN[article % HAN.len()], self.year + 1));
    }

    /// 会议纪要.
    fn minutes(&mut self) {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        let (host, place, number) = (self.person(), self.place, self.below(60) + 1);
        self.out.push_str(&format!("{month}月{day}日,{place}市市长{host}主持召开市政府第{number}次常务会议"));
        let people: Vec<String> = (0..3).map(|_| self.person()).collect();
        self.out.push_str(&format!("。{}同志出席会议。\n", people.join("、")));
        for section in HAN.iter().take(2 + self.below(5) as usize) {
            let (matter, body) = (self.matter(), self.pick(BODIES));
            self.out.push_str(&format!("{section}、会议听取了市{body}关于{matter}情况的汇报。会议指出,"));
            self.sentences(3);
            self.out.push_str("会议要求,");
            self.enumeration();
            self.assignment();
            self.out.push('\n');
        }
    }

    /// A text without numbering.
    fn news(&mut self) {
        for _ in 0..4 + self.below(8) {
            self.out.push_str("\u{3000}\u{3000}");
            let count = 2 + self.below(4) as usize;
            self.paragraph(count);
        }
    }

    /// The page around the document.
    fn page(&mut self) {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        let (place, year, views) = (self.place, self.year, self.below(9000));
        self.line(&format!(
            "首页 > 政务公开 > 政策文件\n{place}市人民政府\n发布日期:{year}-{month:02}-{day:02} 浏览次数:{views}"
        ));
    }

    fn signature(&mut self) {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        let (place, year) = (self.place, self.year);
        self.line(&format!("\n{place}市人民政府办公室\n{year}年{month}月{day}日"));
    }

    /// 一是…;二是…
    fn enumeration(&mut self) {
        let word = if self.chance(80) { "是" } else { "要" };
        let count = 2 + self.below(4) as usize;
        for item in HAN.iter().take(count) {
            self.out.push_str(item);
            self.out.push_str(word);
            self.clauses(3);
            let end = if self.half { ";" } else { "；" };
            let end = if self.chance(50) { "。" } else { end };
            self.out.push_str(end);
        }
    }

    /// What stands in brackets behind an item, behind some.
    fn responsibility(&mut self) {
        if self.chance(60) {
            return;
        }
        if self.chance(25) {
            return self.assignment();
        }
        let lead = self.bodies(2);
        let (open, close, colon) = (self.sign("(", "（"), self.sign(")", "）"), self.sign(":", "："));
        let text = match self.below(3) {
            0 => format!("{open}责任单位{colon}{lead}{close}"),
            1 => format!("{open}{lead}按职责分工负责{close}"),
            _ => format!("{open}牵头单位{colon}{lead};配合单位{colon}{}{close}", self.bodies(3)),
        };
        self.out.push_str(&text);
    }

    /// A sentence that assigns a task.
    fn assignment(&mut self) {
        let (lead, others, comma) = (self.bodies(1), self.bodies(2), self.sign(",", "，"));
        let deadline = match self.below(4) {
            0 => format!("{}年底前", self.year + self.below(3)),
            1 => format!("{}月底前", self.below(12) + 1),
            2 => format!("{}月{}日前", self.below(12) + 1, self.below(28) + 1),
            _ => "年底前".to_owned(),
        };
        let phrase = self.phrase();
        let text = match self.below(4) {
            0 => format!("由{lead}牵头{comma}{others}配合{comma}{deadline}完成{phrase}。"),
            1 => format!("由{}负责{comma}{phrase}{comma}{deadline}完成。", self.person()),
            2 => format!("{}要{phrase}{comma}{deadline}报{lead}。", self.pick(COLLECTIVES)),
            _ => format!("{lead}要会同{others}{phrase}。"),
        };
        self.out.push_str(&text);
    }

    fn paragraph(&mut self, sentences: usize) {
        self.sentences(sentences);
        self.out.push('\n');
        if self.chance(50) {
            self.out.push('\n');
        }
    }

    /// One to twice `most` sentences.
    fn sentences(&mut self, most: usize) {
        for _ in 0..1 + self.below(most as u64 * 2) {
            if self.chance(12) {
                self.assignment();
            } else {
                self.clauses(4);
                self.out.push('。');
            }
        }
    }

    fn clauses(&mut self, most: u64) {
        let comma = self.sign(",", "，");
        if self.chance(25) {
            let lead = self.pick(LEADS);
            self.out.push_str(lead);
            self.out.push_str(comma);
        }
        for number in 0..1 + self.below(most) {
            if number > 0 {
                self.out.push_str(comma);
            }
            let phrase = match self.below(12) {
                0 => self.pick(EFFECTS).to_owned(),
                1 => format!("到{}年{}达到{}%以上", self.year + 2, self.matter(), self.below(100)),
                2 => format!("完成{}{}.{}万元", self.matter(), self.below(900), self.below(10)),
                3 => format!(
                    "{}“{}+{}”、{}",
                    self.pick(VERBS),
                    self.pick(QUALITIES),
                    self.pick(QUALITIES),
                    self.matter()
                ),
                _ => self.phrase(),
            };
            self.out.push_str(&phrase);
        }
    }

    fn phrase(&mut self) -> String {
        format!("{}{}", self.pick(VERBS), self.matter())
    }

    fn matter(&mut self) -> String {
        format!("{}{}", self.pick(QUALITIES), self.pick(MATTERS))
    }

    /// One to twice `most` bodies; the 市 is printed once, as it is often.
    fn bodies(&mut self, most: u64) -> String {
        let mut text = "市".to_owned();
        for number in 0..1 + self.below(most * 2) {
            if number > 0 {
                text.push_str(if self.chance(30) { "、市" } else { "、" });
            }
            text.push_str(self.pick(BODIES));
        }
        if self.chance(15) {
            text.push_str("等部门");
        }
        text
    }

    fn person(&mut self) -> String {
        format!("{}{}", self.pick(SURNAMES), self.pick(GIVEN))
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn sign(&self, half: &'static str, full: &'static str) -> &'static str {
        if self.half { half } else { full }
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A number below `bound` (SplitMix64).
    fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
