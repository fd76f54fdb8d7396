//! The words that give a role, found in one vectorised pass over the text.

use once_cell::sync::Lazy;

use crate::find::Finder;

/// What a word says about the names beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// 牵头: the subject leads; names behind it are led.
    Lead,
    /// 主办
    Host,
    /// 负责 主抓 负总责
    Responsible,
    /// 承办
    Undertake,
    /// 组织实施
    Carry,
    /// 承担: a role only with 职责 or 工作 behind it.
    Bear,
    /// 配合 协办
    Cooperate,
    /// 协助: whom does it help?
    Assist,
    /// 协同 参与 参加 支持: a role only beside another one.
    Join,
    /// 会同 联合 商: the names behind it cooperate.
    With,
    /// 协商 一起: the names before it do.
    Together,
    /// 责任…, 落实单位, 包片领导: a label or what somebody is said to be.
    Noun,
}

impl Word {
    /// The class that the list calls `name`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lead" => Self::Lead,
            "host" => Self::Host,
            "responsible" => Self::Responsible,
            "undertake" => Self::Undertake,
            "carry" => Self::Carry,
            "bear" => Self::Bear,
            "cooperate" => Self::Cooperate,
            "assist" => Self::Assist,
            "join" => Self::Join,
            "with" => Self::With,
            "together" => Self::Together,
            "noun" => Self::Noun,
            _ => return None,
        })
    }
}

/// The role words with their classes.
static WORDS: Lazy<Vec<(&str, Word)>> = Lazy::new(|| {
    let lines = include_str!("../lexicon/cues.txt").lines().filter(|line| !line.starts_with('#'));
    let classes = lines.filter_map(|line| {
        let (class, words) = line.split_once(' ')?;
        Some((Word::named(class)?, words))
    });
    classes.flat_map(|(class, words)| words.split_whitespace().map(move |word| (word, class))).collect()
});

static FINDER: Lazy<Finder> = Lazy::new(|| Finder::new(&words().collect::<Vec<_>>()));

/// A role word and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub at: usize,
    pub len: usize,
    pub word: Word,
    /// Which of the role words it is.
    pub number: usize,
}

impl Cue {
    pub const fn end(self) -> usize {
        self.at + self.len
    }
}

/// The role words by their numbers.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(word, _)| *word)
}

/// Every role word of the text, in order.
pub(crate) fn cues(text: &str) -> impl Iterator<Item = Cue> + '_ {
    FINDER.hits(text).filter_map(|(at, end, number)| {
        let (_, word) = WORDS.get(number)?;
        Some(Cue { at, len: end - at, word: *word, number })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_of_a_class_and_no_word_stands_twice() {
        let lines =
            include_str!("../lexicon/cues.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            assert!(line.split_once(' ').is_some_and(|(class, _)| Word::named(class).is_some()), "{line}");
        }
        let holds_lead = |word: &&str| word.contains(['牵', '头']);
        assert!(words().filter(holds_lead).eq(["牵头"]));
        let mut words: Vec<&str> = words().collect();
        words.sort_unstable();
        assert!(words.len() > 20 && words.windows(2).all(|pair| pair.first() != pair.last()));
    }
}
