//! One list: cut into members, each known by its build or vouched for by its place.

use crate::assignment::{ActorData, ActorKind};
use crate::context::Context;
use crate::lexicon::{Lexicon, Marks, words};
use crate::lines::{is_blank, trim};
use crate::name::glance::Glance;
use crate::name::office::{is_office, office_at, verbal};
use crate::name::official::{self, Official};
use crate::name::over::Over;
use crate::name::scan::{broken, closes, group, is_han, is_word, opens, without_gloss};
use crate::name::tail::{count_tail, ends_as_holder, is_group, open_tail, without_tails};
use crate::name::{NameList, Shared, Trust, kind, share, split};
use crate::room;
use crate::span::Span;

/// How many captions or marks may stand before a name.
const MAX_CAPTIONS: usize = 4;

/// The list that the whole of `span` is; `None` where a member is no name and the place does not vouch for it.
pub(crate) fn parse(context: &Context<'_>, span: Span, trust: Trust) -> Option<NameList> {
    let over = Glance::new(context.lexicon).over(span.text(context.text));
    // Most lists are one name, which nothing in it cuts; a label's may have lost its signs.
    if over.may_list() || trust.labelled() {
        let pieces = split::pieces(context.lexicon, context.text, span, trust.labelled());
        read(context, span, &pieces, over, trust)
    } else {
        read(context, span, &[split::Piece { span, comma: false }], over, trust)
    }
}

/// The same where the list is cut into `pieces`, and a glance says `over` of it or of more.
pub(crate) fn read(
    context: &Context<'_>,
    span: Span,
    pieces: &[split::Piece],
    over: Over,
    trust: Trust,
) -> Option<NameList> {
    let words = span.text(context.text);
    let glance = Glance::new(context.lexicon);
    // 同志 or a number of people behind the last of several names is that of all before it.
    let counted = if over.may_count() { count_tail(context.lexicon, words) } else { None };
    let counted = counted.and_then(|at| words.get(at..));
    let people_to = if trust == Trust::Officials || counted.is_some_and(|tail| tail.contains('位')) {
        pieces.len()
    } else if !over.may_call() || !words.contains("同志") {
        0
    } else {
        pieces.iter().rposition(|piece| piece.span.text(context.text).contains("同志")).map_or(0, |last| last + 1)
    };
    // `发改、财政等部门(单位)`
    let departments = without_gloss(words).ends_with("部门");
    let places = counted.is_some_and(|tail| words::DIVISIONS.ends(tail));
    let mut list = List {
        context,
        trust,
        people_to,
        places,
        closes_functions: departments,
        functions: departments && open_tail(context.lexicon, words).is_some(),
        posts: Vec::new(),
        waiting: Vec::new(),
        tail: None,
        out: NameList { span, ..NameList::default() },
    };
    let mut before_comma = None;
    for (index, piece) in pieces.iter().enumerate() {
        if piece.comma && !list.out.actors.is_empty() {
            before_comma.get_or_insert(list.out.actors.len());
        }
        // What stands nowhere in the list stands in none of its members.
        let told = piece.span == span || !(over.may_show() || over.may_count());
        let over = if told { over } else { glance.over(piece.span.text(context.text)) };
        let next = pieces.get(index + 1).filter(|_| over.may_title());
        if next.is_some_and(|next| list.leads_to(piece.span, next.span)) {
            list.posts.push(piece.span);
            continue;
        }
        list.member(index, piece.span, over)?;
    }
    list.finish(before_comma)
}

/// A list as its members are read.
struct List<'c, 'a> {
    context: &'c Context<'a>,
    trust: Trust,
    /// Members before this one are people if they look like it.
    people_to: usize,
    /// A number of places closes the list: `新墩、长安2个乡镇`.
    places: bool,
    /// 部门 closes the list: what is a function shares it.
    closes_functions: bool,
    /// 等部门 closes the list, so that short members are functions, whether a list of words knows them or not:
    /// `财政、督查等部门`.
    functions: bool,
    /// Titles without a name that were read last: of the official that follows, or posts that name nobody.
    posts: Vec<Span>,
    /// The members that wait for a shared head.
    waiting: Vec<usize>,
    tail: Option<Span>,
    out: NameList,
}

impl List<'_, '_> {
    /// Whether a member is only the first half of the title of the next: `市委书记、市长X`.
    fn leads_to(&self, span: Span, next: Span) -> bool {
        let (text, lexicon) = (self.context.text, self.context.lexicon);
        let name = span.text(text);
        let titled = || {
            let person = official::official(lexicon, text, next, false);
            person.is_some_and(|person| !person.title.is_empty() && person.title.end() <= person.name.start())
        };
        // `市财政局负责人，总经理X`: the people of a body are another member.
        is_post(lexicon, name)
            && !name.ends_with("负责人")
            && lexicon.prefix(name, Marks::DETERMINER).is_none()
            && titled()
    }

    /// Reads a member, of whose characters a glance says `over`.
    fn member(&mut self, index: usize, whole: Span, over: Over) -> Option<()> {
        let (text, lexicon) = (self.context.text, self.context.lexicon);
        let name = without_caption(text, whole);
        let tailed = over.may_count() || ends_as_holder(lexicon, name.text(text));
        let (name, tail) = if tailed { without_tails(lexicon, text, name) } else { (name, None) };
        let (name, body) =
            if self.trust == Trust::Labelled { before_clause(lexicon, text, name, over)? } else { (name, None) };
        // `等有关部门和单位`: the rest of an open tail.
        if index > 0 && self.tail.is_some() && is_group(lexicon, whole.text(text)) {
            return Some(());
        }
        if let Some(tail) = tail {
            self.out.open |= tail.open;
            self.tail = Some(tail.span);
        }
        let printed = name.text(text);
        if printed.is_empty() {
            return Some(());
        }
        // `市人大、市政协主要负责人、分管负责人`: more people of the bodies before.
        if index > 0 && lexicon.is(printed, Marks::HOLDER) {
            return Some(());
        }
        let people = index < self.people_to;
        let known = body
            .or_else(|| kind::body_among(lexicon, printed, over))
            .filter(|_| self.trust.labelled() || is_unbroken(lexicon, printed, over) && !is_order(lexicon, printed));
        // `各园区、镇(街道)`: each of the tier, as of those before it.
        let of_each = || {
            let first = self.out.actors.first().is_some_and(|first| first.span.text(text).starts_with('各'));
            first && split::is_tier(printed)
        };
        let known = known.or_else(|| of_each().then_some(ActorKind::Collective));
        // What nothing shows to be an official is one only where it is expected, or where it is nothing else.
        let asked = people || over.may_show() || known.is_none() && self.trust != Trust::Prose;
        let person = if asked { official::official_among(lexicon, text, name, people, over) } else { None };
        let person = person
            .filter(|person| !(lexicon.is(printed, Marks::CLASS) || self.places && !person.shown))
            .filter(|person| {
                person.shown
                    || people && !is_built(lexicon, printed)
                    || known.is_none() && (self.trust == Trust::Cue || self.trust.labelled())
            });
        if let Some(person) = person {
            self.person(person, people);
            return Some(());
        }
        if over.may_title() && is_post(lexicon, printed) {
            self.posts.push(name);
            return Some(());
        }
        self.flush()?;
        // `铁路、民航部门`: 铁路 alone is a company.
        let shared = || self.closes_functions && known.is_none() && lexicon.is(printed, Marks::FUNCTION);
        let headless = share::is_headless(lexicon, printed)
            || shared()
            || self.functions && known.is_none() && is_short_function(lexicon, printed);
        let vouched = || {
            self.trust.labelled() && plausible(lexicon, printed)
                || self.places
                    && printed.chars().count() <= 5
                    && printed.chars().all(is_han)
                    && broken(lexicon, printed).is_none()
        };
        if known.is_none() && !headless && !vouched() {
            return None;
        }
        if headless {
            self.waiting.push(self.out.actors.len());
        }
        let one = known == Some(ActorKind::Department);
        let name = without_apposition(lexicon, text, name);
        let span = if over.is_plain() { name } else { trimmed_gloss(lexicon, text, name, one) };
        self.push(span, Span::default(), known.unwrap_or(ActorKind::Department));
        Some(())
    }

    fn push(&mut self, span: Span, title: Span, kind: ActorKind) {
        // Most lists have one member, and many are kept.
        room::push(&mut self.out.actors, ActorData::new(span, kind).titled(title));
    }

    fn person(&mut self, person: Official, people: bool) {
        // Titles alone go with the title of the next member: `县委常委、副县长方圆`.
        let before = !person.title.is_empty() && person.title.end() <= person.name.start();
        let title = match self.posts.first() {
            Some(first) if before => Span::of(first.start(), person.title.end()),
            Some(first) if person.title.is_empty() => {
                Span::of(first.start(), self.posts.last().map_or(first.end(), |last| last.end()))
            }
            _ => person.title,
        };
        self.posts.clear();
        self.out.bare |= !person.shown && !people;
        self.push(person.name, title, ActorKind::Official);
    }

    /// Posts that no name followed: an office-holder by his post alone.
    fn flush(&mut self) -> Option<()> {
        if self.posts.is_empty() {
            return Some(());
        }
        // `包保领导：刘洋　县委常委、副县长`: the posts of the person before them.
        let named = self.out.actors.last().is_some_and(|last| last.kind == ActorKind::Official);
        if named && self.trust == Trust::Officials {
            self.posts.clear();
            return Some(());
        }
        for post in std::mem::take(&mut self.posts) {
            // 领导 alone is no post of anybody.
            let name = post.text(self.context.text);
            let known =
                kind::body(self.context.lexicon, name).is_some() || !self.context.lexicon.is(name, Marks::TITLE);
            (known || self.trust.labelled()).then_some(())?;
            self.push(post, Span::default(), ActorKind::Collective);
        }
        Some(())
    }

    fn finish(mut self, before_comma: Option<usize>) -> Option<NameList> {
        self.flush()?;
        if self.out.actors.is_empty() {
            return None;
        }
        self.out.before_comma = before_comma.unwrap_or(self.out.actors.len());
        resolve(self.context, &mut self.out, &self.waiting, self.tail, self.trust)?;
        // One alone has nobody to share with.
        if self.out.actors.len() > 1 {
            share::zones(self.context.text, &mut self.out.actors);
            share::nameless_zones(self.context.text, &mut self.out.actors);
            let mut shared = Shared::default();
            for actor in &mut self.out.actors {
                shared.pass(self.context.lexicon, self.context.text, actor);
            }
        }
        Some(self.out)
    }
}

/// The longest function that no list of words need know, in characters.
const MAX_FUNCTION: usize = 6;

/// Whether a member is short and holds no sign and no other clause's word, as the name of a function does.
fn is_short_function(lexicon: &Lexicon, name: &str) -> bool {
    let letters = name.chars().count();
    (2..=MAX_FUNCTION).contains(&letters)
        && name.chars().all(is_han)
        && lexicon.prefix(name, Marks::VERB.or(Marks::DETERMINER)).is_none()
        && broken(lexicon, name).is_none()
}

/// Whether a name is built like a body's: of a function or a place and a head.  陆景行 only ends like one.
fn is_built(lexicon: &Lexicon, name: &str) -> bool {
    let head = lexicon.suffix(name, Marks::HEAD).map_or(0, str::len);
    let stem = name.get(..name.len() - head).unwrap_or_default();
    head > 0 && lexicon.suffix(stem, Marks::FUNCTION.or(Marks::PLACE)).is_some()
}

/// Whether `name` is a title without a name: `县委常委`, `人民银行行长`.
fn is_post(lexicon: &Lexicon, name: &str) -> bool {
    let Some(title) = lexicon.suffix(name, Marks::TITLE) else { return false };
    let body = name.get(..name.len() - title.len()).unwrap_or_default();
    body.is_empty()
        || body.chars().all(|c| kind::TIERS.contains(&c))
        || kind::body(lexicon, body).is_some() && is_unbroken(lexicon, body, Over::ANY)
}

/// Without the caption of an article before its subject (`【各区职责】各区政府`) and the marks of a web page (`</p><p>`).
fn without_caption(text: &str, span: Span) -> Span {
    let mut span = span;
    for _ in 0..MAX_CAPTIONS {
        let name = span.text(text);
        let caption = if name.starts_with(['【', '<']) { group(name).filter(|&len| len < name.len()) } else { None };
        let Some(caption) = caption else { break };
        span = trim(text, Span::of(span.start() + caption, span.end()));
    }
    span
}

/// What a label vouches for ends where another clause begins: `市市场监管局|根据各自职责组织实施`.  `None` where a clause
/// stands there from the first word on (`不再单独列出`).  With it goes what the name names, where that is known.
fn before_clause(lexicon: &Lexicon, text: &str, span: Span, over: Over) -> Option<(Span, Option<ActorKind>)> {
    let name = span.text(text);
    let body = kind::body_among(lexicon, name, over);
    if body.is_some() && is_unbroken(lexicon, name, over) {
        return Some((span, body));
    }
    // An open tail of another build: `市自然资源局等涉项目单位`.
    let open = name
        .rfind('等')
        .filter(|&at| !name.get(..at).is_some_and(|left| left.ends_with(['平', '高', '中', '初', '特', '同'])));
    let at = open.into_iter().chain(broken(lexicon, name)).min();
    match at {
        // 团结乡人民政府: a body whose name begins like a clause.
        Some(0) if body == Some(ActorKind::Department) => Some((span, body)),
        Some(0) if verbal(name) == 0 => None,
        Some(at) => {
            let left = name.get(..at).unwrap_or_default();
            let whole = kind::body(lexicon, left).is_some();
            Some(if whole { (trim(text, Span::of(span.start(), span.start() + at)), None) } else { (span, body) })
        }
        None => Some((span, body)),
    }
}

/// Without the word that says what the body is in the case: `建设单位县安居公司` → `县安居公司`.
fn without_apposition(lexicon: &Lexicon, text: &str, span: Span) -> Span {
    let name = span.text(text);
    let Some(class) = lexicon
        .prefix(name, Marks::CLASS)
        .filter(|class| class.ends_with("单位") || class.ends_with("企业") || class.ends_with("主体"))
    else {
        return span;
    };
    let rest = name.get(class.len()..).unwrap_or_default();
    let placed = rest.starts_with(kind::TIERS) || lexicon.prefix(rest, Marks::PLACE).is_some();
    if placed && kind::body(lexicon, rest) == Some(ActorKind::Department) {
        Span::of(span.start() + class.len(), span.end())
    } else {
        span
    }
}

/// Whether a name is a verb and its object: `发动|社区网格员`.
fn is_order(lexicon: &Lexicon, name: &str) -> bool {
    let Some(verb) = lexicon.prefix(name, Marks::VERB) else { return false };
    let object = name.get(verb.len()..).unwrap_or_default();
    let known = Marks::HEAD.or(Marks::BODY).or(Marks::CLASS).or(Marks::FUNCTION).or(Marks::NOT_BREAK);
    object.chars().nth(2).is_some()
        && !object.contains('的')
        && lexicon.prefix(name, known).is_none_or(|word| word.len() < verb.len())
        && !lexicon.is(object, Marks::HEAD)
        && !is_office(name)
        && kind::body(lexicon, object).is_some()
}

/// Whether no other clause's words stand inside a name.  A relative clause before a noun of class is part of it:
/// `设立医务室的单位`.
fn is_unbroken(lexicon: &Lexicon, name: &str, over: Over) -> bool {
    // Most names hold no such word anywhere.
    if !over.may_break() || !Glance::new(lexicon).may_break(name) {
        return true;
    }
    let Some(at) = broken(lexicon, name) else { return true };
    if office_at(lexicon, name) == Some(name.len()) {
        return true;
    }
    let noun = name.rfind('的').and_then(|of| name.get(of + '的'.len_utf8()..)).unwrap_or_default();
    if at == 0 && noun.is_empty() {
        let verb = verbal(name);
        let rest = name.get(verb..).unwrap_or_default();
        return verb > 0 && broken(lexicon, rest).is_none() && is_office(name);
    }
    kind::body(lexicon, noun) == Some(ActorKind::Collective)
        && !name.starts_with(['由', '请', '对', '将'])
        && lexicon.prefix(name, Marks::WISH).is_none()
}

/// Gives members without a head the one that the list prints behind them.  `None` where there is none and the place
/// does not vouch for them.
fn resolve(
    context: &Context<'_>,
    out: &mut NameList,
    waiting: &[usize],
    tail: Option<Span>,
    trust: Trust,
) -> Option<()> {
    let (text, lexicon) = (context.text, context.lexicon);
    let head = if waiting.is_empty() { None } else { tail.map(|tail| head_of_tail(text, tail)) };
    for &index in waiting {
        let later = out.actors.get(index + 1..).unwrap_or_default().iter().enumerate();
        // The next member with a head lends it, where it is of the same build (a function and a head).
        let lender = later
            .map(|(offset, actor)| (index + 1 + offset, actor.span))
            .find(|(at, _)| !waiting.contains(at))
            .map(|(_, span)| span);
        let own = out.actors.get(index).map(|actor| actor.span).unwrap_or_default();
        let suffix = match (lender, head) {
            // 卫健委, 政务服务中心 end as they alone do; the class behind the list is what its members share.
            (Some(span), Some(head)) if share::keeps_head(span.text(text)) => head,
            (Some(span), _) if share::keeps_head(span.text(text)) && !span.text(text).ends_with('委') => {
                Span::default()
            }
            (Some(span), _)
                if lexicon.prefix(span.text(text), Marks::DETERMINER).is_none() && lends(lexicon, span.text(text)) =>
            {
                // `科技、民政、工商联等部门`: 工商联 has none to lend.
                Some(share::shared_head(lexicon, text, span))
                    .filter(|lent| !lent.is_empty())
                    .or(head)
                    .unwrap_or_default()
            }
            (_, Some(head)) => head,
            _ => Span::default(),
        };
        let known = kind::body(lexicon, own.text(text)).is_some();
        // `民政、教育、共青团等单位`, `民政、教育及相关单位`: what their heads are is left to the reader.
        let concerned = || out.actors.last().is_some_and(|last| words::CONCERNED_GROUPS.starts(last.span.text(text)));
        let unshared = tail.is_some() && lender.is_some() || concerned();
        if suffix.is_empty() && !known && !trust.labelled() && !unshared {
            return None;
        }
        if let Some(actor) = out.actors.get_mut(index) {
            actor.set_suffix(suffix);
        }
    }
    Some(())
}

/// Whether a name is a function and a head, so that its head may be shared.
fn lends(lexicon: &Lexicon, name: &str) -> bool {
    let stem = split::stem_of(lexicon, name);
    lexicon.prefix(stem, Marks::FUNCTION).is_some_and(|function| function.len() < stem.len())
        || name.ends_with("部门")
        || name.ends_with('局')
}

/// The head that an open tail prints: the 部门 of 等有关部门.
fn head_of_tail(text: &str, tail: Span) -> Span {
    let words = tail.text(text);
    words::TAIL_HEADS
        .iter()
        .find_map(|head| words.find(head).map(|at| Span::of(tail.start() + at, tail.start() + at + head.len())))
        .unwrap_or_default()
}

/// What a label vouches for: something short without the signs of a sentence.
fn plausible(lexicon: &Lexicon, text: &str) -> bool {
    let letters = text.chars().filter(|&c| is_word(c)).count();
    (1..=40).contains(&letters)
        && !text.contains(['。', '：', ':', '？'])
        && !is_group(lexicon, text)
        && text.chars().any(is_han)
}

/// Without a gloss at the end that is no part of the name: `(以下简称…)`, `〈武圈办秘书处〉`, `(含开发区,下同)`; what stands so
/// behind `one` body is another of its names or what it is in the case (`自然资源局(林业局)`, `环境公司(承包方)`), where it is no
/// other body of its kind (`区政府(管委会)`).
fn trimmed_gloss(lexicon: &Lexicon, text: &str, span: Span, one: bool) -> Span {
    let name = span.text(text);
    let core = without_gloss(name);
    let gloss = name.get(core.len()..).unwrap_or_default();
    if gloss.is_empty() {
        return span;
    }
    let inner = gloss.trim_matches(|c| opens(c) || closes(c) || is_blank(c));
    let remark = words::REMARKS.stands_in(inner);
    let other = || inner.ends_with('方') || kind::body(lexicon, inner) == Some(ActorKind::Department);
    let again = one && !split::is_tier(inner) && !inner.ends_with("管委会") && !inner.ends_with("委员会") && other();
    let angled = gloss.starts_with(['〈', '<', '《', '【']);
    if core.is_empty() || !(remark || angled || again) {
        return span;
    }
    Span::of(span.start(), span.start() + core.len())
}
