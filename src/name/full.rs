//! The full name of a body: with its government, in the official wording.
//!
//! `市发改局` in a notice of 北票市 is 北票市发展和改革局.  A tier before the name stands for the government of that tier
//! which the document is of or belongs to; a department without any place is the document's own government's.  Where
//! neither is certain, there is no full name.

use super::share::own_place;
use crate::jurisdiction::{Jurisdiction, is_full};
use crate::lexicon::{Known, Lexicon, Marks, TIERS, words};

/// The full name of the department called `name`, as the list knows it if it does, in a document of this government.
pub(crate) fn full_name(
    lexicon: &Lexicon,
    government: &Jurisdiction,
    name: &str,
    known: Option<&Known>,
) -> Option<String> {
    let wording = known.map_or(name, |known| &known.wording);
    // Where the government is not known, a tier says nothing.
    if government.places().is_empty() && name.starts_with(TIERS) && known.is_none_or(|known| known.place > 0) {
        return None;
    }
    if let Some(unit) = words::UNITS.at_start(name) {
        return Some(government.of_tier(unit)? + wording.strip_prefix(unit)?);
    }
    let place = match known {
        Some(known) => known.place,
        None if name.starts_with(TIERS) => own_place(lexicon, name).unwrap_or_default(),
        None => lexicon.prefix(name, Marks::PLACE).map_or(0, str::len),
    };
    let place = name.get(..place)?;
    if place.is_empty() {
        return alone(lexicon, government, name, known);
    }
    let tier = place.chars().next().map_or(0, char::len_utf8);
    if let Some((tier, body)) = place.split_at_checked(tier).filter(|(tier, _)| is_tier(tier)) {
        let rest = wording.get(tier.len()..)?;
        // 市区财政部门 are those of two tiers, and 县人民银行 is no body of the county.
        let one = (body.is_empty() || words::GOVERNMENTS.contains(&body)) && !lexicon.is(rest, Marks::OWN_LINE);
        return if one { Some(government.of_tier(tier)? + rest) } else { None };
    }
    let rest = name.get(place.len()..)?;
    // 北京市 alone is a place, 北票市财政 what its department is called for short.
    if rest.is_empty() || known.is_none() && lexicon.is(rest, Marks::FUNCTION) {
        return None;
    }
    let printed = lexicon.prefix(place, Marks::PLACE).is_some_and(is_full);
    (printed || is_central(wording)).then(|| wording.to_owned())
}

/// The same where the name begins with no place.
fn alone(lexicon: &Lexicon, government: &Jurisdiction, name: &str, known: Option<&Known>) -> Option<String> {
    // 团市委 has the place inside.
    if let Some(tier) = name.strip_prefix('团').and_then(|rest| rest.strip_suffix('委')).filter(|tier| is_tier(tier))
    {
        return Some(["共青团", &government.of_tier(tier)?, "委员会"].concat());
    }
    let wording = &known?.wording;
    // 人行 in a local text is the branch there.
    let branch = || !is_central(name) && lexicon.is(name, Marks::OWN_LINE) && government.own().is_some();
    if is_central(wording) {
        return if branch() { None } else { Some(wording.clone()) };
    }
    let local = words::LOCAL.ends(name) && lexicon.suffix(name, Marks::OWN_LINE).is_none();
    let own = government.own().filter(|place| local && !place.ends_with('省') && !place.ends_with("自治区"))?;
    Some(own + wording)
}

fn is_central(name: &str) -> bool {
    words::CENTRAL.starts(name)
}

fn is_tier(text: &str) -> bool {
    text.strip_prefix(TIERS).is_some_and(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_by_the_government_of_its_tier() {
        let cases = [
            ("北票市", "市公安局", Some("北票市公安局")),
            ("北票市", "市发改局", Some("北票市发展和改革局")),
            ("北票市", "发改局", Some("北票市发展和改革局")),
            ("北票市", "省财政厅", Some("辽宁省财政厅")),
            ("北票市", "县财政局", None),
            ("北票市", "市市场监管局", Some("北票市市场监督管理局")),
            ("北票市", "市场监管局", Some("北票市市场监督管理局")),
            ("北票市", "市融媒体中心", Some("北票市融媒体中心")),
            ("北票市", "市委组织部", Some("北票市委组织部")),
            ("北票市", "市政府办", Some("北票市人民政府办公室")),
            ("北票市", "团市委", Some("共青团北票市委员会")),
            ("北票市", "财政部门", None),
            ("北票市", "市区财政部门", None),
            ("北票市", "市委编办", Some("北票市委机构编制委员会办公室")),
            ("北票市", "县人民银行", None),
            ("北票市", "经开区财政局", None),
            ("北票市", "某协会", None),
            ("北票市", "朝阳市财政局", Some("朝阳市财政局")),
            ("北票市", "国家发改委", Some("国家发展和改革委员会")),
            ("北票市", "人行", None),
            ("北票市", "中国人民银行", Some("中国人民银行")),
            ("", "人行", Some("中国人民银行")),
            ("", "北京市", None),
            ("", "北票市财政", None),
            ("", "北票市财政局", Some("北票市财政局")),
            ("", "国务院发展改革部门", None),
            ("辽宁省", "财政局", None),
            ("辽宁省", "省财政厅", Some("辽宁省财政厅")),
            ("广西壮族自治区", "自治区住房城乡建设厅", Some("广西壮族自治区住房和城乡建设厅")),
            ("徐州市鼓楼区", "区住建局", Some("徐州市鼓楼区住房和城乡建设局")),
            ("徐州市鼓楼区", "市住建局", Some("徐州市住房和城乡建设局")),
            ("鼓楼区", "市住建局", None),
            ("", "市住建局", None),
            ("", "市场监管总局", Some("国家市场监督管理总局")),
            ("", "温州医科大学", None),
            ("", "景德镇金融监管分局", None),
            ("", "温州市住建局", Some("温州市住房和城乡建设局")),
            ("", "住建局", None),
        ];
        for (government, name, wanted) in cases {
            let lexicon = Lexicon::builtin();
            let government = Jurisdiction::given(&lexicon, government);
            let full = full_name(&lexicon, &government, name, lexicon.known(name).as_ref());
            assert_eq!(full.as_deref(), wanted, "{name} of {government:?}");
        }
    }
}
