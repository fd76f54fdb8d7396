//! What a glance says of all characters of a name together: most questions about it are answered by that.
//!
//! A title, 等, a determiner, another clause's word: each needs a character with which words of its kind begin or end.
//! Where a name has none, and few have any, no list is asked.

use crate::lexicon::Marks;
use crate::name::glance::Glance;

/// What a glance says of all characters of a text together.
#[derive(Clone, Copy, Default)]
pub(crate) struct Over {
    flags: u8,
    /// One of them is not of the main Han block.
    signs: bool,
}

impl Over {
    /// Where nobody has looked.
    pub const ANY: Self = Self { flags: u8::MAX, signs: true };

    /// What is known with one character more.
    pub fn add(&mut self, glance: &Glance<'_>, c: char) {
        let (flags, sign) = glance.flags_of(c);
        self.flags |= flags;
        self.signs |= sign;
    }

    /// Whether all its characters are of the main Han block.
    pub const fn is_plain(self) -> bool {
        !self.signs
    }

    /// Whether a determiner may stand in it.
    pub const fn may_determine(self) -> bool {
        self.flags & Glance::DETERMINER != 0
    }

    /// Whether a word that no name holds, or a sign, may stand in it.
    pub const fn may_break(self) -> bool {
        self.signs || self.flags & Glance::BREAK != 0
    }

    /// Whether a title may end in it.
    pub const fn may_title(self) -> bool {
        self.flags & Glance::TITLE != 0
    }

    /// Whether 等 or a measure of bodies or people stands in it.
    pub const fn may_count(self) -> bool {
        self.flags & Glance::COUNT != 0
    }

    /// Whether something in it may show an official: a title, 同志.
    pub const fn may_show(self) -> bool {
        self.flags & (Glance::TITLE | Glance::CALLS) != 0
    }

    /// Whether 同志 or the like may stand in it.
    pub const fn may_call(self) -> bool {
        self.flags & Glance::CALLS != 0
    }

    /// Whether more than one member may be listed.
    pub const fn may_list(self) -> bool {
        self.signs || self.flags & Glance::SEPARATES != 0
    }
}

impl Glance<'_> {
    /// What is known of all characters of `text` together.
    pub fn over(&self, text: &str) -> Over {
        let mut over = Over::default();
        let mut rest = text.as_bytes();
        loop {
            let mut all = 0;
            while let Some((flags, behind)) = self.flags(rest) {
                all |= flags;
                rest = behind;
            }
            over.flags |= all;
            let Some(c) = text.get(text.len() - rest.len()..).and_then(|rest| rest.chars().next()) else { return over };
            over.add(self, c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }

    /// Whether a word that no name holds, or a sign, may stand in `text`.
    pub fn may_break(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        while let Some((flags, behind)) = self.flags(rest) {
            let word = || text.get(text.len() - rest.len()..).and_then(|rest| self.lexicon.prefix(rest, Marks::BREAK));
            if flags & Self::BREAK != 0 && word().is_some() {
                return true;
            }
            rest = behind;
        }
        !rest.is_empty()
    }

    /// Where in `text` a determiner may begin.
    pub fn determiners(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut rest = text.as_bytes();
        std::iter::from_fn(move || {
            loop {
                let here = rest;
                let begins = if let Some((flags, behind)) = self.flags(here) {
                    rest = behind;
                    flags & Self::DETERMINER != 0
                } else {
                    let c = text.get(text.len() - here.len()..)?.chars().next()?;
                    rest = here.get(c.len_utf8()..)?;
                    self.flags_of(c).0 & Self::DETERMINER != 0
                };
                if begins {
                    return Some(text.len() - here.len());
                }
            }
        })
    }

    /// Whether a title may end with `c`.
    pub fn titles(&self, c: char) -> bool {
        self.flags_of(c).0 & Self::TITLE != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, words};

    #[test]
    fn what_a_glance_finds_nowhere_stands_nowhere() {
        let lexicon = Lexicon::builtin().extended("[title]\nCEO\n[determiner]\n×类").expect("a valid list");
        let glance = Glance::new(&lexicon);
        for word in words::CONJUNCTIONS.iter().chain(&["各部门"]) {
            assert!(glance.over(word).may_list(), "{word}");
        }
        for word in words::COURTESIES.iter() {
            assert!(glance.over(word).may_call(), "{word}");
        }
        for title in ["市长", "公司CEO"] {
            assert!(glance.over(title).may_title(), "{title}");
        }
        for text in ["各局", "市直有关部门", "×类企业"] {
            assert!(glance.over(text).may_determine() && glance.determiners(text).next().is_some(), "{text}");
        }
        assert!(glance.over("由市住建局").may_break() && glance.may_break("由市住建局"));
        assert!(glance.may_break("市住建局：") && !glance.may_break("市住建局"));
        let over = glance.over("市住建局");
        assert!(over.is_plain() && !over.may_list() && !over.may_show() && !over.may_count() && !over.may_determine());
    }
}
