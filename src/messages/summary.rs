//! What a map says in sentences, each only where the numbers bear it. They follow the headline, which has named
//! the goods and the period, so they speak of "the share" and of "it".

use crate::types::{Flow, Level, Period};

use super::{Lang, Suffix, Whole, flow_label, of_name, of_number, period_label};

/// How a number moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Course {
    /// It is larger than it was, whatever its bounds.
    Rose,
    /// It is smaller.
    Fell,
    /// It prints alike, or its bounds do not tell.
    Steady,
}

/// A sentence about a map. Shares are finished texts without a percent sign, amounts are in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saying<'a> {
    /// More than half of the country's comes from so few places.
    Leaders {
        /// Their names, the largest first.
        names: Vec<&'a str>,
        /// What they are.
        level: Level,
        /// Of which direction of trade.
        flow: Flow,
        /// Whether it is of some goods only.
        of_goods: bool,
    },
    /// A share or an amount then and now.
    Changed {
        /// Whose; the country's where there is none.
        name: Option<&'a str>,
        /// The two periods.
        periods: [Period; 2],
        /// The two numbers.
        numbers: [String; 2],
        /// Whether they are shares.
        is_share: bool,
        /// Which direction of trade an amount is of.
        flow: Flow,
        /// What can be said of them.
        course: Course,
    },
    /// In how many places the share certainly lies above the country's, and in how many below.
    Around {
        /// Above.
        above: usize,
        /// Below.
        below: usize,
        /// What they are.
        level: Level,
    },
    /// A share that stands out, and an amount that does not.
    SmallButHigh {
        /// Whose.
        name: &'a str,
        /// The share.
        share: String,
        /// The amount.
        volume: String,
    },
    /// How far a place's share lies from the country's, in points.
    Beside {
        /// Whose.
        name: &'a str,
        /// Points without a sign, as printed.
        points: String,
        /// Above it or below it.
        course: Course,
    },
    /// What part of the country's trade in these goods is a place's.
    Part {
        /// Whose.
        name: &'a str,
        /// The part.
        part: String,
        /// Of which direction.
        flow: Flow,
        /// Whether it is of some goods only.
        of_goods: bool,
    },
}

/// The sentence.
///
/// ```
/// use teknoharita::messages::{Lang, Saying, Whole, saying};
/// use teknoharita::types::{Flow, Level};
/// let names = vec!["Ankara", "İstanbul"];
/// let leaders = Saying::Leaders { names, level: Level::Province, flow: Flow::Export, of_goods: false };
/// let turkish = "Türkiye ihracatının yarısından fazlası iki ilden geliyor: Ankara ve İstanbul.";
/// assert_eq!(saying(&leaders, Whole::Country, Lang::Tr), turkish);
/// let english = "More than half of Türkiye's exports come from two provinces: Ankara and İstanbul.";
/// assert_eq!(saying(&leaders, Whole::Country, Lang::En), english);
/// ```
pub fn saying(said: &Saying<'_>, whole: Whole, lang: Lang) -> String {
    match said {
        Saying::Leaders { names, level, flow, of_goods } => {
            leaders(names, *level, &all(*flow, *of_goods, (whole, lang)), lang)
        }
        Saying::Changed { name, periods, numbers, is_share, flow, course } => {
            changed(*name, *periods, numbers, (*is_share, *flow, *course), (whole, lang))
        }
        Saying::Around { above, below, level } => around(*above, *below, *level, (whole, lang)),
        Saying::SmallButHigh { name, share, volume } => match lang {
            Lang::Tr => format!(
                "{name}{} payı da yüksek (yüzde {share}), ama tutarı yalnızca {volume}.",
                of_name(name, Suffix::Genitive)
            ),
            Lang::En => {
                format!("{} is high too ({share}%), but that is only {volume}.", upper(&share_of(name)))
            }
        },
        Saying::Beside { name, points, course } => match (lang, course) {
            (Lang::Tr, Course::Steady) => {
                let equal = if whole == Whole::Country { "Türkiye'ninkine" } else { "toplamdakine" };
                format!("{name}{} payı {equal} denk.", of_name(name, Suffix::Genitive))
            }
            (Lang::Tr, course) => {
                let side = if *course == Course::Rose { "yüksek" } else { "düşük" };
                let of = of_name(name, Suffix::Genitive);
                let than = if whole == Whole::Country { "Türkiye'ninkinden" } else { "toplamdakinden" };
                format!("{name}{of} payı {than} {points} puan {side}.")
            }
            (Lang::En, Course::Steady) => format!("{} equals {}.", upper(&share_of(name)), that_of(whole)),
            (Lang::En, course) => {
                let side = if *course == Course::Rose { "above" } else { "below" };
                let noun = if points == "1.0" { "point" } else { "points" };
                format!("{} lies {points} {noun} {side} {}.", upper(&share_of(name)), that_of(whole))
            }
        },
        Saying::Part { name, part, flow, of_goods } => {
            let all = all(*flow, *of_goods, (whole, lang));
            match lang {
                Lang::Tr => {
                    let (of, from) = (of_number(part, Suffix::Possessive), of_name(name, Suffix::Genitive));
                    format!("{all} yüzde {part}{of} {name}{from}.")
                }
                Lang::En => format!("{name} accounts for {part}% of {all}."),
            }
        }
    }
}

/// All that a part is of: "Türkiye ihracatının", or "Türkiye's exports".
fn all(flow: Flow, of_goods: bool, (whole, lang): (Whole, Lang)) -> String {
    let flow = flow_label(flow, lang);
    match (lang, of_goods, whole) {
        (Lang::Tr, true, Whole::Country) => format!("Türkiye'nin bu {flow}ının"),
        (Lang::Tr, false, Whole::Country) => format!("Türkiye {flow}ının"),
        (Lang::Tr, true, Whole::Data) => format!("Verideki bu tür {flow}ın"),
        (Lang::Tr, false, Whole::Data) => format!("Verideki {flow}ın"),
        (Lang::En, true, Whole::Country) => format!("Türkiye's {flow} of this kind"),
        (Lang::En, false, Whole::Country) => format!("Türkiye's {flow}"),
        (Lang::En, true, Whole::Data) => format!("{flow} of this kind in these data"),
        (Lang::En, false, Whole::Data) => format!("{flow} in these data"),
    }
}

/// The share that a place's is held against.
fn that_of(whole: Whole) -> &'static str {
    match whole {
        Whole::Country => "the country's",
        Whole::Data => "that of the total",
    }
}

/// "Ankara's share", "the share of Zonguldak, Karabük, Bartın".
fn share_of(name: &str) -> String {
    if name.contains(", ") { format!("the share of {name}") } else { format!("{name}'s share") }
}

/// With a capital.
fn upper(text: &str) -> String {
    text.strip_prefix("the ").map_or_else(|| text.to_string(), |rest| format!("The {rest}"))
}

/// A map in words for those who do not see it: its highest and lowest places with their values, and how many have
/// none.
///
/// ```
/// use teknoharita::messages::{Lang, map_in_words};
/// let highest = [("Eskişehir".to_string(), "34.4%".to_string())];
/// assert_eq!(map_in_words(&highest, &[], 3, Lang::En), "Highest: Eskişehir 34.4%. Without a value: 3.");
/// ```
pub fn map_in_words(
    highest: &[(String, String)],
    lowest: &[(String, String)],
    missing: usize,
    lang: Lang,
) -> String {
    let list = |places: &[(String, String)]| {
        let texts: Vec<String> = places.iter().map(|(name, value)| format!("{name} {value}")).collect();
        texts.join("; ")
    };
    let mut parts = Vec::new();
    if !highest.is_empty() {
        parts.push(format!("{}: {}.", lang.pick("En yüksek", "Highest"), list(highest)));
    }
    if !lowest.is_empty() {
        parts.push(format!("{}: {}.", lang.pick("En düşük", "Lowest"), list(lowest)));
    }
    if missing > 0 {
        parts.push(format!("{}: {missing}.", lang.pick("Değeri olmayan", "Without a value")));
    }
    parts.join(" ")
}

fn leaders(names: &[&str], level: Level, all: &str, lang: Lang) -> String {
    let list = and(names, lang);
    let is_province = level == Level::Province;
    match (lang, names) {
        (Lang::Tr, [one]) => {
            format!("{all} yarısından fazlası {one}{} geliyor.", of_name(one, Suffix::Ablative))
        }
        (Lang::En, [one]) => format!("More than half of {all} come from {one} alone."),
        (Lang::Tr, names) => {
            let places = if is_province { "ilden" } else { "bölgeden" };
            format!("{all} yarısından fazlası {} {places} geliyor: {list}.", count(names.len(), lang))
        }
        (Lang::En, names) => {
            let places = if is_province { "provinces" } else { "regions" };
            format!("More than half of {all} come from {} {places}: {list}.", count(names.len(), lang))
        }
    }
}

fn changed(
    name: Option<&str>,
    [then, now]: [Period; 2],
    [from, to]: &[String; 2],
    (is_share, flow, course): (bool, Flow, Course),
    (whole, lang): (Whole, Lang),
) -> String {
    let flow = flow_label(flow, lang);
    let (then_text, now_text) = (period_label(then, lang), period_label(now, lang));
    match lang {
        Lang::Tr => {
            let year = |period: Period, suffix| of_number(&period.calendar_year().to_string(), suffix);
            let (since, until) = (year(then, Suffix::Ablative), year(now, Suffix::Dative));
            let between = format!("{then_text}{since} {now_text}{until}");
            let whose = name.map(|name| format!("{name}{} ", of_name(name, Suffix::Genitive)));
            let what = match is_share {
                true => {
                    format!("{}pay{}", whose.as_deref().unwrap_or(""), if name.is_some() { "ı" } else { "" })
                }
                false => match (whose, whole) {
                    (Some(whose), _) => format!("{whose}{flow}ı"),
                    (None, Whole::Country) => format!("Türkiye'nin {flow}ı"),
                    (None, Whole::Data) => format!("verideki {flow}"),
                },
            };
            match (is_share, course) {
                (_, Course::Steady) if from == to => match is_share {
                    true => format!("{between} {what} yüzde {to}{} kaldı.", of_number(to, Suffix::Locative)),
                    false => format!("{between} {what} aynı kaldı: {to}."),
                },
                (true, Course::Steady) => {
                    format!("{between} {what} belirgin biçimde değişmedi: yüzde {from} ve yüzde {to}.")
                }
                (false, Course::Steady) => {
                    format!("{between} {what} belirgin biçimde değişmedi: {from} ve {to}.")
                }
                (true, course) => format!(
                    "{between} {what} yüzde {from}{} yüzde {to}{} {}.",
                    of_number(from, Suffix::Ablative),
                    of_number(to, Suffix::Dative),
                    if course == Course::Rose { "çıktı" } else { "indi" }
                ),
                (false, course) => {
                    let verb = if course == Course::Rose { "çıktı" } else { "indi" };
                    let (from, to) = (common(from, Suffix::Ablative), common(to, Suffix::Dative));
                    format!("{between} {what} {from} {to} {verb}.")
                }
            }
        }
        Lang::En => {
            let between = format!("From {then_text} to {now_text}");
            let sign = if is_share { "%" } else { "" };
            let what = match (is_share, name) {
                (true, None) => "the share".to_string(),
                (true, Some(name)) => share_of(name),
                (false, None) if whole == Whole::Country => format!("Türkiye's {flow}"),
                (false, None) => format!("{flow} in these data"),
                (false, Some(name)) => format!("the {flow} of {name}"),
            };
            match course {
                Course::Steady if from == to => format!("{between} {what} stayed at {to}{sign}."),
                Course::Steady => format!("{between} {what} hardly changed: {from}{sign} and {to}{sign}."),
                course => {
                    let verb = if course == Course::Rose { "rose" } else { "fell" };
                    format!("{between} {what} {verb} from {from}{sign} to {to}{sign}.")
                }
            }
        }
    }
}

/// An amount in words with the suffix of its last word, which is no name: `238 milyar dolara`.
fn common(amount: &str, suffix: Suffix) -> String {
    let last = amount.rsplit(' ').next().unwrap_or_default();
    format!("{amount}{}", of_name(last, suffix).trim_start_matches('\''))
}

fn around(above: usize, below: usize, level: Level, (whole, lang): (Whole, Lang)) -> String {
    let place = match (lang, level == Level::Province) {
        (Lang::Tr, true) => "ilde",
        (Lang::Tr, false) => "bölgede",
        (Lang::En, true) if above == 1 => "province",
        (Lang::En, true) => "provinces",
        (Lang::En, false) if above == 1 => "region",
        (Lang::En, false) => "regions",
    };
    match lang {
        Lang::Tr => {
            let than = if whole == Whole::Country { "ülke payının" } else { "toplamın payının" };
            format!("Pay {above} {place} {than} üstünde, {below} {place} altında.")
        }
        Lang::En => {
            format!("The share is above {} in {above} {place} and below it in {below}.", that_of(whole))
        }
    }
}

/// "Ankara, Bursa ve İstanbul".
fn and(names: &[&str], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_string(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.pick("ve", "and")),
    }
}

/// A small number as a newspaper writes it.
fn count(number: usize, lang: Lang) -> String {
    const TR: [&str; 9] = ["bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
    const EN: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let words = if lang == Lang::Tr { TR } else { EN };
    let word = number.checked_sub(1).and_then(|at| words.get(at));
    word.map_or_else(|| number.to_string(), |word| (*word).to_string())
}
