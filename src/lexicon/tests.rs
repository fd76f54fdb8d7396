//! The lists themselves, how they are read, and what is found by them.

use super::*;

#[test]
fn words_of_a_caller_stand_beside_the_crates_own() {
    let lexicon = Lexicon::builtin();
    let extended = lexicon.extended("[body]\n青松智库 = 青松高端智库\n[title]\n牵头专员 残联\n[break]\n青松").unwrap();
    let extended = extended.extended("[head]\n智库").unwrap();
    let cases = [
        ("青松智库负责", Marks::BODY, Some("青松智库")),
        ("青松智库负责", Marks::BREAK, Some("青松")),
        ("残联负责", Marks::BODY, Some("残联")),
        ("残联负责", Marks::TITLE, Some("残联")),
        ("北票市残联", Marks::PLACE, Some("北票市")),
        ("牵头专员", Marks::BREAK, Some("牵头")),
        ("牵头专员", Marks::BREAK.or(Marks::TITLE), Some("牵头专员")),
    ];
    for (text, of, word) in cases {
        assert_eq!(extended.prefix(text, of), word, "{text}");
    }
    assert_eq!(lexicon.prefix("青松智库负责", Marks::BODY), None);
    assert_eq!(extended.suffix("青松智库", Marks::HEAD), Some("智库"));
    assert_eq!(extended.full("青松智库", Marks::BODY), Some("青松高端智库"));
    let both = Marks::BODY.or(Marks::TITLE);
    assert!(extended.prefix_marks("残联", Marks::BODY).is_some_and(|(_, marks)| marks.any(Marks::TITLE)));
    assert!(extended.is("残联", both) && extended.edges('青').0.any(both) && extended.ends('员', Marks::TITLE));
    assert!(!lexicon.edges('青').0.any(Marks::BREAK));
}

#[test]
fn an_invalid_list_names_the_line_and_the_reason() {
    let cases = [
        ("市局", "line 1: the entry stands before the first [section]"),
        ("[head]\n局\n[heads]", "line 3: there is no section called \"heads\""),
        ("# a\n[head", "line 2: a section's name stands in square brackets on a line of its own"),
        ("[body]\n甲 乙 = 丙", "line 2: a full form belongs to one word: `word = full form`"),
        ("[department]\n发改 科技 = 发展和改革", "line 2: a full form belongs to one word: `word = full form`"),
        ("[office]\n\n= 全称", "line 3: there is no word or no full form beside the `=`"),
        (
            "[office]\n联办 = 一二三四五六七八九十一二三四五六七",
            "line 2: the word \"一二三四五六七八九十一二三四五六七\" is longer than 16 characters",
        ),
        ("[body]\n甲 =", "line 2: there is no word or no full form beside the `=`"),
        (
            "[body]\n一二三四五六七八九十一二三四五六七",
            "line 2: the word \"一二三四五六七八九十一二三四五六七\" is longer than 16 characters",
        ),
    ];
    for (list, message) in cases {
        assert_eq!(Lexicon::parse(list).unwrap_err().to_string(), message);
    }
}

#[test]
fn a_list_that_does_not_read_adds_nothing() {
    let lexicon = Lexicon::builtin();
    assert!(lexicon.extended("[department]\n发改 = 发展改革和科技\n财政 局").is_ok());
    let error = lexicon.extended("[department]\n发改 = 发展改革和科技\n财政 = ").unwrap_err();
    assert_eq!(error.line(), 3);
    assert_eq!(lexicon.canonical("发改局").as_deref(), Some("发展和改革局"));
}

#[test]
fn words_are_found_at_both_ends_the_longest_first() {
    let lexicon = Lexicon::parse("[head]\n局 分局\n[body]\n残联 = 残疾人联合会\n[place]\n北票市").unwrap();
    assert_eq!(lexicon.suffix("税务分局", Marks::HEAD), Some("分局"));
    assert_eq!(lexicon.prefix("北票市残联", Marks::PLACE), Some("北票市"));
    assert_eq!(lexicon.prefix("北票残联", Marks::PLACE), Some("北票"));
    assert_eq!(lexicon.full("残联", Marks::BODY), Some("残疾人联合会"));
    assert_eq!(lexicon.full("残联", Marks::HEAD), None);
    assert_eq!(lexicon.suffix("", Marks::HEAD), None);
}

#[test]
fn one_search_finds_the_longest_word_of_each_group_of_sections() {
    let lexicon = Lexicon::builtin().extended("[head]\n青松智库a\n[class]\n智库a").unwrap();
    let groups = [Marks::HEAD.or(Marks::BODY), Marks::CLASS, Marks::NOT_HEAD, Marks::TITLE, Marks::SURNAME];
    for text in ["市住建局", "县残联", "全局", "各金融机构", "某青松智库a", "副县长", "a", ""] {
        let single = groups.map(|of| lexicon.suffix(text, of).map_or(0, str::len));
        assert_eq!(lexicon.suffixes(text, groups), single, "{text}");
    }
}

#[test]
fn every_word_is_found_from_both_ends_and_as_a_whole() {
    let (mut words, list) =
        (Words::default(), [PLACES, "[head]\n局 省 A a区 Ａ区 〇 𠮷 𠮷野 县(区) 县（区）处 1号 局1"].concat());
    words.read(&list).unwrap();
    let (own, given) = (Lexicon::builtin(), Lexicon::parse(&list).unwrap());
    let lexicons = [&given, &own, &own.extended(&list).unwrap()];
    for (word, &of) in &words.marks {
        for lexicon in lexicons.into_iter().filter(|lexicon| of == Marks::PLACE || lexicon.added.is_some()) {
            assert!(lexicon.is(word, of) && !lexicon.is(&[word, "某"].concat(), of), "{word}");
            assert_eq!(lexicon.prefix(&[word, "某"].concat(), of).map(str::len), Some(word.len()), "{word}");
            assert_eq!(lexicon.suffix(&["某", word].concat(), of).map(str::len), Some(word.len()), "{word}");
            assert_eq!(lexicon.prefix(&["某", word].concat(), of), None, "{word}");
        }
    }
}
