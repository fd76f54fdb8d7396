//! The costs of the decision, in tenths, all in this place.
//!
//! Each cost is the price of one kind of strangeness; a reading of a document costs the sum of what is strange in
//! it, and the reading that costs least wins.  What matters is only how the costs compare.

use crate::marker::{Left, Style};

/// Tenths; negative where something speaks for a reading.
pub(super) type Cost = i32;

/// The next number of an open list: the strongest evidence there is.
pub(super) const NEXT: Cost = -20;
/// The list jumps over numbers: for the jump, and for each number left out (at most [`GAP_MOST`] of them counted).
pub(super) const GAP: Cost = 25;
pub(super) const GAP_EACH: Cost = 6;
pub(super) const GAP_MOST: u32 = 6;
/// The same number again.
pub(super) const DUPLICATE: Cost = 35;
/// A number that the list has passed, other than 1.
pub(super) const BACK: Cost = 70;
/// The number 1 again, where the list starts anew beside itself.
pub(super) const RESTART: Cost = 45;
/// The same behind a paragraph without a number, and behind one that ends in a colon: it introduces a list of its own.
pub(super) const RESTART_LATER: Cost = 25;
pub(super) const RESTART_INTRODUCED: Cost = 8;
/// The same for a list run into a paragraph, in another paragraph.
pub(super) const RESTART_RUN_IN: Cost = 5;
/// The same behind the end of a part of the document.
pub(super) const RESTART_PART: Cost = 5;
/// The next bullet.
pub(super) const BULLET: Cost = -10;
/// A list goes on with another sign behind the number (`4.` `5、`).
pub(super) const OTHER_SIGN: Cost = 10;
/// A list goes on in another style of the same family (`一是` … `其次`).
pub(super) const OTHER_STYLE: Cost = 20;
/// A list goes on in any other style that counts with the same numerals (`一是` `二是` `三、`).
pub(super) const FOREIGN_STYLE: Cost = 45;
/// A list that stood at line starts goes on inside a line.
pub(super) const RUNS_IN: Cost = 15;
/// A list run into a paragraph goes on in a later one.
pub(super) const LATER_PARAGRAPH: Cost = 5;
/// A list goes on behind the end of a part of the document.
pub(super) const OTHER_PART: Cost = 30;

/// A list does not begin at 1.
pub(super) const ORPHAN: Cost = 40;
/// The same for an enumeration (`二是`), whose ordinal alone tells that it is one of several.
pub(super) const ORPHAN_ENUMERATION: Cost = 25;
/// It goes on with the numbers of the last list of its style (一、 1. 2. 二、 3. 4.).
pub(super) const RUN_ON: Cost = 12;
/// The same for articles, which run through all chapters.
pub(super) const RUN_ON_ARTICLE: Cost = 0;
/// The list stands below one whose style ranks the same.
pub(super) const SAME_RANK: Cost = 15;
/// The list stands below one that it should stand above.
pub(super) const INVERTED: Cost = 30;
/// Articles that run on below the titles of sections (`一、总则` `第一条…`).
pub(super) const ARTICLE_IN_SECTION: Cost = 12;
/// Chapters and articles stand below nothing but each other.
pub(super) const INVERTED_DIVISION: Cost = 80;
/// A list below an item of its own style, and the same where the sign behind the number differs.
pub(super) const NESTED_IN_ITSELF: Cost = 90;
pub(super) const NESTED_OTHER_SIGN: Cost = 40;
/// The same where its first number is the next of the list that it would be nested in.
pub(super) const NESTED_NEXT: Cost = 30;
/// The list hangs on an item while a deeper one, which it could hang on, ends.
pub(super) const PASSES_PARENT: Cost = 25;
/// The same where the deeper one is a title with nothing below it yet.
pub(super) const PASSES_TITLE: Cost = 40;
/// The same where the deeper one is no likely parent.
pub(super) const PASSES: Cost = 5;
/// The parent is complete in its paragraph, and paragraphs without a number stand between.
pub(super) const PARENT_ENDED: Cost = 40;
/// The same for the first item of a list, of which nothing is known yet.
pub(super) const PARENT_MAY_HAVE_ENDED: Cost = 12;
/// The parent is complete in its paragraph, and the list begins in the next.
pub(super) const PARENT_COMPLETE: Cost = 3;
/// The parent is run into another paragraph.
pub(super) const PARENT_RUN_IN: Cost = 45;
/// The parent belongs to another part of the document.
pub(super) const PARENT_OTHER_PART: Cost = 50;
/// A colon stands right before the list: it hangs on what the colon ends.
pub(super) const AFTER_COLON: Cost = -10;
/// A decimal (`2.1`) below the item that its numbers name, and below any other.
pub(super) const DECIMAL_AT_HOME: Cost = -20;
pub(super) const DECIMAL_ASTRAY: Cost = 35;
/// A list run into the paragraph of an item of the same style that stands at a line start (`一是…,包括:一是…`).
pub(super) const NESTED_RUN_IN: Cost = 20;
/// The first line of the text need not begin a list at 1: it may be an extract.
pub(super) const ORPHAN_EXTRACT: Cost = 10;
/// A title at a line start is no chance.
pub(super) const SKIP_TITLE: Cost = 15;
/// A misspelt numbering, where its list begins and where it goes on.
pub(super) const SLIP: Cost = 12;
pub(super) const SLIP_NEXT: Cost = 4;

/// A misspelt numbering that is alone in its list.
pub(super) const LONELY_SLIP: Cost = 25;

/// The most that the first item of a list can earn beside what is known before its parent is looked at, and that of
/// a decimal; and the most that the next item of a list can earn.  What is too dear all the same is not worked out.
pub(super) const MOST_EARNED: Cost = -AFTER_COLON;
pub(super) const MOST_EARNED_BY_DECIMALS: Cost = -AFTER_COLON - DECIMAL_AT_HOME;
pub(super) const MOST_EARNED_BY_NEXT: Cost = -NEXT;

/// What it costs to read a candidate as no numbering.
pub(super) const fn skip(style: Style, left: Left, slip: bool) -> Cost {
    let base = match style {
        Style::Attachment => 80,
        Style::Part | Style::Chapter | Style::Section | Style::Article | Style::Han | Style::ParenHan => 60,
        Style::Arabic => 55,
        Style::ParenArabic
        | Style::CircledHan
        | Style::ParenedDigit
        | Style::Circled
        | Style::Label
        | Style::Column => 40,
        Style::Shi => 45,
        Style::Decimal | Style::Roman => 30,
        Style::HalfParen | Style::Di | Style::Bullet => 25,
        Style::Yao | Style::First | Style::Qi | Style::Latin => 20,
        Style::Bare => 6,
    };
    let tenths = match left {
        Left::Line => 10,
        Left::Stop | Left::Semicolon | Left::Colon => 8,
        Left::Marker => 7,
        Left::Blank | Left::Comma => 5,
        Left::Close | Left::Wrapped => 4,
        Left::Pause => 2,
        Left::Inside => 3,
    };
    let cost = base * tenths / 10;
    // A misspelt attachment line has passed a strict veto.
    if slip && !matches!(style, Style::Attachment) { cost / 2 } else { cost }
}

/// What the place costs where a list begins.
pub(super) const fn opens(style: Style, left: Left) -> Cost {
    let run_in = matches!(style, Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi | Style::Circled);
    match left {
        Left::Line | Left::Stop | Left::Colon | Left::Marker => 0,
        Left::Semicolon => 10,
        Left::Comma => {
            if run_in {
                3
            } else {
                15
            }
        }
        Left::Blank => 12,
        Left::Close => 20,
        Left::Wrapped => 25,
        Left::Inside => {
            if run_in {
                20
            } else {
                30
            }
        }
        Left::Pause => 40,
    }
}

/// What the place costs where a list goes on.
pub(super) const fn continues(left: Left) -> Cost {
    match left {
        Left::Line | Left::Stop | Left::Semicolon => 0,
        Left::Blank => 5,
        Left::Colon | Left::Close | Left::Comma | Left::Marker => 8,
        Left::Wrapped => 15,
        Left::Inside => 20,
        Left::Pause => 25,
    }
}

/// What a list of one item costs; it is paid back when the second comes.
pub(super) const fn lonely(style: Style, at_line: bool) -> Cost {
    match style {
        Style::Bare => 70,
        Style::Yao | Style::Di => 50,
        Style::Shi | Style::First | Style::Qi => 40,
        Style::Latin | Style::Roman | Style::HalfParen | Style::Decimal => 30,
        Style::Circled => 20,
        Style::Bullet => 20,
        Style::Attachment | Style::Column => 0,
        _ => {
            if at_line {
                7
            } else {
                35
            }
        }
    }
}

/// What a new list of the style costs, whatever comes of it.
pub(super) const fn begins(style: Style) -> Cost {
    match style {
        Style::Bare => 25,
        Style::Bullet => 8,
        _ => 0,
    }
}

/// The level that a style has by habit: GB/T 9704-2012 for the four numbered ones, the drafting rules of
/// regulations for the divisions, usage for the rest.
pub(super) const fn rank(style: Style) -> u8 {
    match style {
        Style::Attachment => 0,
        Style::Part => 1,
        Style::Chapter => 2,
        Style::Section => 3,
        Style::Article => 4,
        Style::Column | Style::Label => 6,
        Style::Han => 6,
        Style::ParenHan | Style::CircledHan => 7,
        Style::Roman | Style::Latin | Style::Bare => 8,
        Style::Arabic => 8,
        Style::Decimal => 9,
        Style::ParenArabic | Style::HalfParen | Style::ParenedDigit => 10,
        Style::Shi | Style::Yao | Style::Di | Style::First | Style::Qi => 11,
        Style::Circled => 11,
        Style::Bullet => 12,
    }
}
