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

const WORDS: [(&str, Word); 25] = [
    ("牵头", Word::Lead),
    ("主办", Word::Host),
    ("负责", Word::Responsible),
    ("主抓", Word::Responsible),
    ("负总责", Word::Responsible),
    ("承办", Word::Undertake),
    ("组织实施", Word::Carry),
    ("承担", Word::Bear),
    ("配合", Word::Cooperate),
    ("协办", Word::Cooperate),
    ("协助", Word::Assist),
    ("协同", Word::Join),
    ("参与", Word::Join),
    ("参加", Word::Join),
    ("支持", Word::Join),
    ("会同", Word::With),
    ("联合", Word::With),
    ("商", Word::With),
    ("协商", Word::Together),
    ("一起", Word::Together),
    ("责任", Word::Noun),
    ("单位", Word::Noun),
    ("落实主体", Word::Noun),
    ("主责", Word::Noun),
    ("领导", Word::Noun),
];

static FINDER: Lazy<Finder> = Lazy::new(|| Finder::new(&WORDS.map(|(word, _)| word)));

/// A role word and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub at: usize,
    pub len: usize,
    pub word: Word,
}

impl Cue {
    pub const fn end(self) -> usize {
        self.at + self.len
    }
}

/// Every role word of the text, in order.
pub(crate) fn cues(text: &str) -> Vec<Cue> {
    let mut out = Vec::new();
    FINDER.each(text, |at, end, number| {
        if let Some((_, word)) = WORDS.get(number) {
            out.push(Cue { at, len: end - at, word: *word });
        }
    });
    out
}
