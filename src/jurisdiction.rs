//! The government that a document is of, and those above it.
//!
//! Documents name their own bodies in short: 市公安局 in a notice of 北票市 is 北票市公安局, 省财政厅 is that of 辽宁省.
//! Which government it is, is read from where a document names it as its own: the signature, the beginning of the
//! title, the page's line for who issued it.  The governments above it are looked up in the list of divisions; where
//! several counties of that name exist (鼓楼区), only what the document prints besides decides between them.

use memchr::memmem;

use crate::lexicon::{Lexicon, Marks, PLACES, TIERS, words};
use crate::lines::is_blank;
use crate::metadata::Metadata;

/// How far behind a place the words are looked at that say whose document it is, in characters.
const NEAR: usize = 14;

/// The longest name of a place, in characters.
const MAX_PLACE: usize = 15;

/// The governments from the highest that is known down to the document's own; empty where its own is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Jurisdiction {
    places: Vec<String>,
    /// Whether it is that government's own document, so that departments without any place are its own.
    own: bool,
}

impl Jurisdiction {
    /// The caller's word: a place, or several from the highest down (`徐州市鼓楼区`).
    pub fn given(lexicon: &Lexicon, name: &str) -> Self {
        let name = name.trim_matches(is_blank);
        let (places, rest) = chain(lexicon, name);
        let places = if rest.is_empty() { places } else { vec![name] };
        Self { places: places.into_iter().filter(|place| !place.is_empty()).map(str::to_owned).collect(), own: true }
            .completed()
    }

    /// What the document says: its signatures, otherwise its title, otherwise `sources`, the bodies that the page names
    /// as those it is from.
    pub fn of<'t>(lexicon: &Lexicon, metadata: &Metadata, sources: impl Iterator<Item = &'t str>) -> Self {
        let signed = metadata.issuers.iter().map(|issuer| Self::signed(lexicon, issuer));
        let title = || metadata.title.iter().map(|title| Self::titled(lexicon, title));
        agreed(signed)
            .or_else(|| agreed(title()))
            .or_else(|| agreed(sources.map(|source| Self::signed(lexicon, source))))
            .map_or_else(Self::default, Self::completed)
    }

    /// The government that the name of a body begins with.
    fn signed(lexicon: &Lexicon, body: &str) -> Self {
        let body = body.trim_matches(is_blank);
        let (mut places, mut rest) = chain(lexicon, body);
        // A town, or a place that no list has, is known by the word behind it.
        let government = rest.find("人民政府").or_else(|| rest.find("街道办事处").map(|at| at + "街道".len()));
        if let Some(at) = government.filter(|&at| at > 0)
            && let Some((place, behind)) = rest.split_at_checked(at)
            && (place.ends_with(TIERS) || place.ends_with("街道"))
            && !words::ZONES.stands_in(place)
            && (3..=MAX_PLACE).contains(&place.chars().count())
        {
            places.push(place);
            rest = behind;
        }
        Self::read(&places, rest)
    }

    /// The government that a title begins with, also that of the plan that it issues; otherwise the only one that it
    /// names (`关于进一步促进岳阳市…的若干措施`), whose document it need not be.
    fn titled(lexicon: &Lexicon, title: &str) -> Self {
        let title =
            title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '《' | '〈' | '<' | '“' | '"'));
        let issued = title.find("关于印发").and_then(|at| title.get(at + "关于印发".len()..));
        let first = [Some(title), issued].into_iter().flatten().find_map(|title| {
            let (places, rest) = chain(lexicon, title.trim_start_matches(['《', '〈', '<', '“', '"']));
            (!places.is_empty()).then(|| Self::read(&places, rest))
        });
        let about = || {
            let about = title.strip_prefix("关于")?;
            let mut named = about.char_indices().filter_map(|(at, _)| {
                let (places, _) = chain(lexicon, about.get(at..)?);
                places.last().copied().map(|_| places)
            });
            let places = named.next()?;
            // The parts of one chain are found again.
            let same = named.all(|other| places.ends_with(&other));
            same.then(|| Self { own: false, ..Self::read(&places, "") })
        };
        first.or_else(about).unwrap_or_default()
    }

    fn read(places: &[&str], rest: &str) -> Self {
        let near = rest.char_indices().nth(NEAR).map_or(rest, |(end, _)| rest.get(..end).unwrap_or_default());
        Self { places: places.iter().map(|&place| place.to_owned()).collect(), own: !words::ZONES.stands_in(near) }
    }

    /// The same with the governments above the highest one, where the list of divisions leaves no doubt.
    fn completed(mut self) -> Self {
        let Some(last) = self.places.last() else { return self };
        let above = self.places.get(..self.places.len() - 1).unwrap_or_default();
        let listed: Vec<&str> = above.iter().map(String::as_str).filter(|place| !divisions(place).is_empty()).collect();
        let mut found = divisions(last);
        found.retain(|parents| listed.iter().all(|place| parents.contains(place)));
        if let [parents] = found.as_slice() {
            let listed = parents.iter().map(|&place| place.to_owned());
            self.places = listed.chain([last.clone()]).collect();
        } else if let Some(first) = self.places.first() {
            // A town: the list knows its county.
            let mut found = divisions(first);
            if let (Some(parents), true) = (found.pop(), found.is_empty()) {
                self.places.splice(0..0, parents.into_iter().map(str::to_owned));
            }
        }
        self
    }

    /// The governments, the highest first.
    pub fn places(&self) -> &[String] {
        &self.places
    }

    /// The name of the government of this tier (`市` `自治州`), with what tells it from others of its name.
    pub fn of_tier(&self, tier: &str) -> Option<String> {
        let fits = |place: &&String| place.ends_with(tier) && !(tier == "区" && place.ends_with("自治区"));
        let at = self.places.iter().rposition(|place| fits(&place))?;
        Some(self.name(at))
    }

    /// The name of the government whose bodies the document calls by nothing but their function.
    pub fn own(&self) -> Option<String> {
        let last = self.places.len().checked_sub(1).filter(|_| self.own)?;
        // What a town calls 财政局 is that of its county.
        let at = self.places.iter().rposition(|place| !is_town(place)).unwrap_or(last);
        Some(self.name(at))
    }

    /// The name of the place at `at`; a district's and a town's name needs that of the place above it.
    fn name(&self, at: usize) -> String {
        let mut from = at;
        while let Some(place) = self.places.get(from)
            && from > 0
            && (is_town(place) || place.ends_with('区') && !place.ends_with("自治区") && !place.ends_with("地区"))
        {
            from -= 1;
        }
        self.places.get(from..=at).unwrap_or_default().concat()
    }
}

/// The reading on which all that say anything agree.
fn agreed(readings: impl Iterator<Item = Jurisdiction>) -> Option<Jurisdiction> {
    let mut readings = readings.filter(|reading| !reading.places.is_empty());
    let first = readings.next()?;
    readings.all(|other| other.places.last() == first.places.last()).then_some(first)
}

fn is_town(place: &str) -> bool {
    place.ends_with(['镇', '乡']) || place.ends_with("街道")
}

/// Whether a place of the list is printed with its full name: 温州 and 景德镇 end like one and are short.
pub(crate) fn is_full(place: &str) -> bool {
    place.ends_with(['省', '市', '县', '区', '旗', '盟']) || words::UNITS.ends(place)
}

/// The places that `text` begins with, the full names alone, and what stands behind them.
fn chain<'t>(lexicon: &Lexicon, text: &'t str) -> (Vec<&'t str>, &'t str) {
    let mut places: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(place) = lexicon.prefix(rest, Marks::PLACE) {
        let behind = rest.get(place.len()..).unwrap_or_default();
        let full = is_full(place);
        // 城区, 郊区, 矿区 are names of districts only behind that of their city.
        if places.is_empty() && full && place.chars().nth(2).is_none() {
            break;
        }
        // 岳阳市城区 is not the 城区 of another city.
        let listed = divisions(place);
        if places.last().is_some_and(|above| !listed.is_empty() && !listed.iter().any(|it| it.contains(above))) {
            break;
        }
        if full {
            places.push(place);
        } else if lexicon.prefix(behind, Marks::PLACE).is_none_or(|next| !is_full(next)) {
            break;
        }
        rest = behind;
    }
    (places, rest)
}

/// The places above the one called `name`, the highest first: one list for each place of that name.
fn divisions(name: &str) -> Vec<Vec<&'static str>> {
    let mut found = Vec::new();
    for at in memmem::find_iter(PLACES.as_bytes(), name.as_bytes()) {
        let (before, behind) =
            (PLACES.get(..at).unwrap_or_default(), PLACES.get(at + name.len()..).unwrap_or_default());
        if !before.ends_with([' ', '\n']) || !behind.starts_with([' ', '\n']) {
            continue;
        }
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let first_of = |line: &'static str| line.split_whitespace().next().unwrap_or_default();
        let line = PLACES.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        // Short forms and comments are no divisions.
        if line.contains('=') || line.starts_with('#') {
            continue;
        }
        let mut parents = Vec::new();
        if line.starts_with(' ') {
            let above = PLACES.get(..start).unwrap_or_default().lines().rev();
            parents.extend(above.into_iter().find(|line| !line.starts_with(' ')).map(first_of));
        }
        if first_of(line) != name {
            parents.push(first_of(line));
        }
        found.push(parents);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(issuers: &[&str], title: &str) -> Metadata {
        Metadata {
            issuers: issuers.iter().map(|&issuer| issuer.to_owned()).collect(),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            ..Metadata::default()
        }
    }

    #[test]
    fn a_document_is_of_the_government_that_signs_or_titles_it() {
        let cases: [(&[&str], &str, &str); 23] = [
            (&["北票市人民政府办公室"], "", "辽宁省 朝阳市 北票市"),
            (&["北票市住房和城乡建设局"], "", "辽宁省 朝阳市 北票市"),
            (&["鼓楼区人民政府"], "", "鼓楼区"),
            (&["徐州市鼓楼区人民政府"], "", "江苏省 徐州市 鼓楼区"),
            (&["巫山县人民政府"], "", "重庆市 巫山县"),
            (&["青澜市人民政府"], "", "青澜市"),
            (&["东莞市人民政府"], "", "广东省 东莞市"),
            (&["济源市人民政府"], "", "河南省 济源市"),
            (&["北票市上园镇人民政府"], "", "辽宁省 朝阳市 北票市 上园镇"),
            (&["市政府办公室"], "北票市防汛工作方案", "辽宁省 朝阳市 北票市"),
            (&[], "关于印发《北票市防汛工作方案》的通知", "辽宁省 朝阳市 北票市"),
            (&[], "国务院关于北票市总体规划的批复", ""),
            (&[], "2026年天津市政府工作报告", "天津市"),
            (&[], "关于促进岳阳市城区消费的若干措施", "湖南省 岳阳市"),
            (&[], "关于加强北票市与凌源市合作的意见", ""),
            (&["北票市财政局", "北票市住建局"], "", "辽宁省 朝阳市 北票市"),
            (&["北票市财政局", "凌源市财政局"], "", ""),
            (&["广西壮族自治区人民政府"], "", "广西壮族自治区"),
            (&["湖南省湘西土家族苗族自治州人民政府"], "", "湖南省 湘西土家族苗族自治州"),
            (&["住房和城乡建设部"], "", ""),
            (&["城区人民政府"], "", ""),
            (&["抚州高新区管委会"], "", ""),
            (&["景德镇市财政局"], "", "江西省 景德镇市"),
        ];
        for (issuers, title, wanted) in cases {
            let found = Jurisdiction::of(&Lexicon::builtin(), &metadata(issuers, title), std::iter::empty());
            assert_eq!(found.places().join(" "), wanted, "{issuers:?} {title}");
        }
    }

    #[test]
    fn a_caller_names_it_with_or_without_those_above() {
        for (name, wanted) in [
            ("北票市", "辽宁省 朝阳市 北票市"),
            ("徐州市鼓楼区", "江苏省 徐州市 鼓楼区"),
            ("鼓楼区", "鼓楼区"),
            ("星河新区", "星河新区"),
            ("", ""),
        ] {
            assert_eq!(Jurisdiction::given(&Lexicon::builtin(), name).places().join(" "), wanted, "{name}");
        }
    }

    #[test]
    fn a_tier_names_the_nearest_government_of_that_tier() {
        let found = |name| Jurisdiction::given(&Lexicon::builtin(), name);
        for (name, tier, wanted) in [
            ("北票市", "市", Some("北票市")),
            ("北票市", "省", Some("辽宁省")),
            ("北票市", "县", None),
            ("朝阳县", "市", Some("朝阳市")),
            ("徐州市鼓楼区", "区", Some("徐州市鼓楼区")),
            ("鼓楼区", "区", Some("鼓楼区")),
            ("鼓楼区", "市", None),
            ("南宁市", "自治区", Some("广西壮族自治区")),
            ("南宁市", "区", None),
        ] {
            assert_eq!(found(name).of_tier(tier).as_deref(), wanted, "{tier} of {name}");
        }
    }
}
