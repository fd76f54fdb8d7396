//! False friends: places where a role word stands and gives no role.  Each has a name, so that it can be shown apart.
//!
//! What stands right beside the word is looked up in `src/lexicon/vetoes.txt`; what the build of the clause says is
//! decided here.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::lexicon::Edges;
use crate::lexicon::words::{self, begins, ends};
use crate::party::cue::{self, Cue, Word};

/// Why a role word gives no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Veto {
    /// 负责人, 负责同志: a noun for people.
    Person,
    /// 认真负责, 不负责任: how, not who.
    Manner,
    /// 牵头作用, 支持政策: the word is another noun's part.
    Noun,
    /// 协同配合, 加强配合: said of all, not of one for another.
    Mutual,
    /// 委员会|同意, 电子|商务: the characters belong to other words.
    Letters,
    /// 配合申请人: whom it helps is no body.
    Helped,
    /// 对…负责: to whom one answers.
    ResponsibleTo,
    /// 负责…的部门, 牵头的单位: a relative clause.
    Relative,
    /// `党委领导、政府负责、社会协同`: a formula.
    Formula,
    /// 牵头起草了: something that has been done.
    Past,
    /// 为配合做好…工作: what for.
    Purpose,
}

/// What may stand beside one role word, with the last characters of what stands before it and the first ones of what stands
/// behind.
#[derive(Default)]
struct Beside {
    before: Vec<(&'static str, Veto)>,
    lasts: Edges,
    behind: Vec<(&'static str, Veto)>,
    firsts: Edges,
    except: Vec<&'static str>,
}

impl Beside {
    /// The veto of the words that end `before` or begin `after`.
    fn veto(&self, before: &str, after: &str) -> Option<Veto> {
        let near = before.chars().next_back().is_some_and(|c| self.lasts.may_hold(c));
        if let Some((_, veto)) = self.before.iter().filter(|_| near).find(|(word, _)| ends(before.as_bytes(), word)) {
            return Some(*veto);
        }
        let near = self.firsts.may_begin(after.as_bytes());
        let (_, veto) = self.behind.iter().filter(|_| near).find(|(word, _)| begins(after.as_bytes(), word))?;
        let excepted = self.except.iter().any(|word| after.starts_with(word));
        (!excepted).then_some(*veto)
    }
}

/// The same by the numbers of the role words.
static BESIDE: Lazy<Vec<Beside>> = Lazy::new(|| {
    let mut all: HashMap<&str, Beside> = HashMap::new();
    for line in include_str!("../lexicon/vetoes.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(veto), Some(cues), Some(side)) = (words.next(), words.next(), words.next()) else { continue };
        let Some(veto) = named(veto) else { continue };
        for cue in cues.split('|') {
            let beside = all.entry(cue).or_default();
            match side {
                "before" => {
                    beside.before.extend(words.clone().map(|word| (word, veto)));
                    words.clone().filter_map(|word| word.chars().next_back()).for_each(|c| beside.lasts.add(c));
                }
                "behind" => {
                    beside.behind.extend(words.clone().map(|word| (word, veto)));
                    words.clone().filter_map(|word| word.chars().next()).for_each(|c| beside.firsts.add(c));
                }
                _ => beside.except.extend(words.clone()),
            }
        }
    }
    cue::words().map(|word| all.remove(word).unwrap_or_default()).collect()
});

fn named(name: &str) -> Option<Veto> {
    Some(match name {
        "person" => Veto::Person,
        "manner" => Veto::Manner,
        "noun" => Veto::Noun,
        "mutual" => Veto::Mutual,
        "letters" => Veto::Letters,
        "helped" => Veto::Helped,
        "relative" => Veto::Relative,
        _ => return None,
    })
}

/// The veto of what stands right beside a role word of a sentence, wherever its clause begins and ends: most role
/// words go by this, before their sentence is cut.
pub(crate) fn beside(cue: Cue, before: &str, after: &str) -> Option<Veto> {
    // At a sign the clause may end; `牵头单位` may be what somebody is called, `参与的` be said of those who join a body.
    let called = cue.word == Word::Lead && (after.starts_with("单位") || after.starts_with("部门"));
    if called || before.ends_with('、') || after.starts_with(['、', '的']) {
        return None;
    }
    let veto = BESIDE.get(cue.number).and_then(|beside| beside.veto(before, after));
    // `要积极参与`: an order for all the manner.
    veto.filter(|&veto| veto != Veto::Manner || cue.word != Word::Join)
}

/// The veto on a role word, `printed` between `before` and `after` of its clause, which the sign `close` ends.
pub(crate) fn veto(cue: Cue, printed: &str, before: &str, after: &str, close: char) -> Option<Veto> {
    let word = cue.word;
    if after.starts_with(['的', '者']) && !matches!(word, Word::With | Word::Noun) {
        return Some(Veto::Relative);
    }
    if let Some(veto) = BESIDE.get(cue.number).and_then(|beside| beside.veto(before, after)) {
        return Some(veto);
    }
    // `登记机关协助查询的,…`: in which case.
    if close != '。' && is_case(after) && !matches!(word, Word::With | Word::Noun) {
        return Some(Veto::Relative);
    }
    if matches!(word, Word::Cooperate | Word::Assist) && is_purpose(before, after) {
        return Some(Veto::Purpose);
    }
    match word {
        Word::Responsible => {
            if relative(after) {
                return Some(Veto::Relative);
            }
            if printed == "负责" && after.is_empty() && responsible_to(before) {
                return Some(Veto::ResponsibleTo);
            }
            (close == '、' && after.is_empty() && !before.contains('由')).then_some(Veto::Formula)
        }
        Word::Lead | Word::Cooperate | Word::Assist => is_past(after).then_some(Veto::Past),
        Word::Join => (after.contains("机制") || after.contains("格局")).then_some(Veto::Formula),
        Word::With if printed == "商" && after.is_empty() => Some(Veto::Letters),
        Word::Bear => {
            // `承担就业工作的主体责任` is an office for all that.
            let office = |noun: &str| words::OFFICE.at_start(noun).is_some() || noun.starts_with("责任");
            let modifies = words::MODIFIES
                .iter()
                .any(|word| after.find(word).is_some_and(|at| !after.get(at + word.len()..).is_some_and(office)));
            let figure = words::FIGURES.ends(after);
            (relative(after) || modifies || figure).then_some(Veto::Relative)
        }
        _ => None,
    }
}

/// Whether the words behind tell something done: `起草了`, `已制定`.
pub(crate) fn is_past(after: &str) -> bool {
    after.starts_with('已')
        || after.match_indices('了').any(|(at, _)| {
            let (left, right) =
                (after.get(..at).unwrap_or_default(), after.get(at + '了'.len_utf8()..).unwrap_or_default());
            !left.ends_with(['为', '除']) && !right.starts_with(['解', '结'])
        })
}

/// Whether 为 makes the word say what for: `为配合做好…工作`, but not `为配合单位`.
fn is_purpose(before: &str, after: &str) -> bool {
    before.ends_with('为') && !after.starts_with("单位") && !after.starts_with("部门")
}

/// Whether the clause states the case in which its sentence holds: `…协助查询的`.
fn is_case(after: &str) -> bool {
    after.ends_with('的') && !after.ends_with("目的") && after.chars().nth(1).is_some()
}

/// Whether 负责 opens a relative clause: `负责药品监督管理的部门`.
fn relative(after: &str) -> bool {
    let Some(at) = after.find('的') else { return false };
    let inner = after.get(..at).unwrap_or_default();
    let noun = after.get(at + '的'.len_utf8()..).unwrap_or_default();
    inner.chars().count() <= 14 && !inner.contains(['，', ',', '、']) && words::CHARGED.starts(noun)
}

/// Whether 对 or 向 stands before, so that 负责 says to whom one answers.
fn responsible_to(before: &str) -> bool {
    let Some(at) = before.rfind(['对', '向', '为']) else { return false };
    let between = before.get(at..).unwrap_or_default();
    between.chars().count() <= 24 && !between.contains(['由', '，', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_veto_has_two_sides() {
        use Veto::{Formula, Helped, Letters, Manner, Mutual, Noun, Past, Person, Purpose, Relative, ResponsibleTo};
        let cases = [
            (Word::Responsible, "负责", "各单位", "人要亲自过问", Some(Person)),
            (Word::Responsible, "负责", "由县住建局", "制定方案", None),
            (Word::Responsible, "负责", "工作人员要认真", "", Some(Manner)),
            (Word::Responsible, "负责", "按属地", "原则", Some(Manner)),
            (Word::Responsible, "负责", "坚持对人民", "", Some(ResponsibleTo)),
            (Word::Responsible, "负责", "对重大项目由县发改局", "", None),
            (Word::Responsible, "负责", "县政府", "出版管理的行政主管部门", Some(Relative)),
            (Word::Responsible, "负责", "县卫健局", "本辖区的防控工作", None),
            (Word::Responsible, "负责", "将由市住建局", "征收的配套费划转", Some(Relative)),
            (Word::Responsible, "负责", "市住建局", "申请的受理", None),
            (Word::Lead, "牵头", "市发改委建立", "机制", Some(Noun)),
            (Word::Lead, "牵头", "市发改委要发挥", "作用", None),
            (Word::Bear, "承担", "县政府要切实", "本地区就业工作的主体责任", None),
            (Word::Bear, "承担", "县政府", "审批工作的窗口", Some(Relative)),
            (Word::Undertake, "承办", "各部门共", "建议7955件", Some(Manner)),
            (Word::Lead, "牵头", "市住建局", "起草了措施", Some(Past)),
            (Word::Lead, "牵头", "市住建局", "摸清底数,了解情况", None),
            (Word::Cooperate, "配合", "各部门要加强", "", Some(Mutual)),
            (Word::Cooperate, "配合", "市税务局为", "做好防控工作", Some(Purpose)),
            (Word::Cooperate, "配合", "市财政局为", "单位", None),
            (Word::Cooperate, "配合", "市公安局要积极", "", None),
            (Word::Cooperate, "配合", "开发企业", "申请人办理登记", Some(Helped)),
            (Word::With, "会同", "经县政府常务会议研究并报县委员", "意", Some(Letters)),
            (Word::With, "会同", "市住建局", "市财政局", None),
        ];
        let veto = |word, printed, before, after, close| {
            let cue = cue::cues(printed).next().filter(|cue| cue.word == word).unwrap();
            let veto = veto(cue, printed, before, after, close);
            assert!(veto.is_some() || beside(cue, before, after).is_none(), "{before}{printed}{after}");
            veto
        };
        for (word, cue, before, after, wanted) in cases {
            assert_eq!(veto(word, cue, before, after, ','), wanted, "{before}{cue}{after}");
        }
        assert_eq!(veto(Word::Responsible, "负责", "政府", "", '、'), Some(Formula));
        assert_eq!(veto(Word::Responsible, "负责", "由乡镇", "", '、'), None);
    }

    #[test]
    fn no_word_beside_holds_a_sign_but_the_one_between_names() {
        for beside in BESIDE.iter() {
            let words = beside.before.iter().chain(&beside.behind).map(|(word, _)| *word).chain(beside.except.clone());
            for word in words {
                assert!(word == "、" || word.chars().all(crate::name::is_word), "{word}");
            }
        }
    }
}
