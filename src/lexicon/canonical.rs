//! The official wording of a department's name.
//!
//! Documents call departments by short names (`发改局` `卫健委` `市监局`), each in its own way.  The list
//! `departments.txt` says what they stand for.  A name is taken apart from its end: a head, the words of the list, and
//! before them nothing but a place.  A name with any other word in it is left alone, so that a part of a department
//! (`市发改局价格科`) or a body with a like name (`应急救援中心`) is not taken for it.

use super::layer::Department;
use super::{Lexicon, Marks, words};

/// The characters that name a tier of government.
pub(crate) const TIERS: [char; 9] = ['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'];

/// What stands before the name of a body of the centre.
const CENTRAL: [&str; 2] = ["国家", "国务院"];

/// A name that the list knows.
pub(crate) struct Known {
    /// How much of the name is a place, in bytes.
    pub place: usize,
    /// The name in the official wording, with the place.
    pub wording: String,
}

impl Lexicon {
    /// The official wording of a department's name, with the place that it is printed with; `None` where the lists do
    /// not know the department.
    ///
    /// ```
    /// use gongwen::Lexicon;
    /// let lexicon = Lexicon::builtin();
    /// assert_eq!(lexicon.canonical("市发改委").as_deref(), Some("市发展和改革委员会"));
    /// assert_eq!(lexicon.canonical("北票市财政局").as_deref(), Some("北票市财政局"));
    /// assert_eq!(lexicon.canonical("市发改委价格科"), None);
    ///
    /// let lexicon = lexicon.extended("[department]\n审批 = 行政审批服务").expect("a valid list");
    /// assert_eq!(lexicon.canonical("县审批局").as_deref(), Some("县行政审批服务局"));
    /// ```
    #[must_use]
    pub fn canonical(&self, name: &str) -> Option<String> {
        self.known(name).map(|known| known.wording)
    }

    /// The official wording of a department's name and where the place before it ends.
    pub(crate) fn known(&self, name: &str) -> Option<Known> {
        self.official(name, Marks::OFFICE, "").or_else(|| {
            let head = words::DEPARTMENT_HEADS.at_end(name)?;
            let stem = name.get(..name.len() - head.len())?;
            self.official(stem, Marks::DEPARTMENT, head)
        })
    }

    /// The longest word of the section that `text` ends in, and its official form.
    fn department(&self, text: &str, section: Marks) -> Option<(&str, &str)> {
        let own = self.own().and_then(|layer| layer.department(text, section));
        let added = self.added().and_then(|layer| layer.department(text, section));
        let entry = match (own, added) {
            // A caller's full form takes the place of the crate's.
            (Some(own), Some(added)) => {
                let rank = |entry: &Department, newer: bool| (entry.word.len(), entry.full.is_some(), newer);
                if rank(added, true) > rank(own, false) { added } else { own }
            }
            (own, added) => own.or(added)?,
        };
        Some((&entry.word, entry.full.as_ref().unwrap_or(&entry.word)))
    }

    /// The official wording of `words`, which end with an entry of the section, and `head` behind it.
    fn official(&self, words: &str, section: Marks, head: &str) -> Option<Known> {
        let (short, full) = self.department(words, section)?;
        let place = words.get(..words.len() - short.len())?;
        let government = words::GOVERNMENTS.iter().find_map(|body| place.strip_suffix(*body)).unwrap_or(place);
        // A branch is not named by its place before the name: 市人行 is no 市中国人民银行.
        let placed = || government.ends_with(TIERS) && !self.is(short, Marks::OWN_LINE);
        if !(place.is_empty() || placed() || CENTRAL.contains(&place)) {
            return None;
        }
        // 国务院财政部门 is how laws call whatever ministry it is.
        if head == "部门" && place == "国务院" {
            return None;
        }
        let head = self.full(head, Marks::HEAD).unwrap_or(head);
        Some(Known { place: place.len(), wording: [place, full, head].concat() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_of_departments_are_written_officially() {
        let cases = [
            ("发改局", Some("发展和改革局")),
            ("市发改委", Some("市发展和改革委员会")),
            ("省发展改革委", Some("省发展和改革委员会")),
            ("国家发展改革委", Some("国家发展和改革委员会")),
            ("国务院国资委", Some("国务院国有资产监督管理委员会")),
            ("住建部", Some("住房和城乡建设部")),
            ("青澜市住建局", Some("青澜市住房和城乡建设局")),
            ("区卫健委", Some("区卫生健康委员会")),
            ("市场监管局", Some("市场监督管理局")),
            ("市市场监管局", Some("市市场监督管理局")),
            ("城管局", Some("城市管理局")),
            ("县人防办", Some("县人民防空办公室")),
            ("市委网信办", Some("市委网络安全和信息化委员会办公室")),
            ("县网信办", Some("县网络安全和信息化委员会办公室")),
            ("市政府办", Some("市人民政府办公室")),
            ("县政府", Some("县人民政府")),
            ("市财政局", Some("市财政局")),
            ("市财政", None),
            ("县残联", Some("县残疾人联合会")),
            ("人行", Some("中国人民银行")),
            ("市人行", None),
            ("中国人民银行", Some("中国人民银行")),
            ("县文化广电新闻出版局", Some("县文化广电新闻出版局")),
            ("住建部门", Some("住房和城乡建设部门")),
            ("市发改委价格科", None),
            ("应急救援中心", None),
            ("市审批局", None),
            ("市政府金融办", Some("市政府金融工作办公室")),
            ("国家市场监管总局", Some("国家市场监督管理总局")),
            ("市交通委", Some("市交通委员会")),
            ("市交通局", Some("市交通运输局")),
            ("省委金融办", Some("省委金融委员会办公室")),
            ("市金融监管局", None),
            ("市地方金融监管局", Some("市地方金融监督管理局")),
            ("国务院发展改革部门", None),
            ("", None),
            ("局", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(Lexicon::builtin().canonical(name).as_deref(), wanted, "{name}");
        }
    }

    #[test]
    fn the_official_form_of_an_official_name_is_itself() {
        let entries = super::super::layer::builtin().departments();
        assert!(entries.len() > 200);
        for full in entries.iter().filter_map(|entry| Some((entry.section, entry.full.as_ref()?))) {
            let (section, full) = full;
            let again = entries.iter().find(|entry| entry.section == section && entry.word == *full);
            assert!(again.is_some_and(|again| again.full.is_none()), "{full} = {again:?}");
        }
    }
}
