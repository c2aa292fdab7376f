//! Texts of maps beside one another: keys, notes, refusals and differences.

use crate::types::{Currency, Flow, Level, Period};

use super::numbers::MINUS;
use super::{Lang, flow_label, grouped, money_short, percent_1, period_label, texts};

texts! {
    /// Texts of maps without arguments.
    MapsText {
        MapsOfTiers: "Düzeylere göre küçük haritalar", "Small maps by tier";
        MapsOfYears: "Yıllara göre küçük haritalar", "Small maps by year";
        Compare: "İki haritayı karşılaştır", "Compare two maps";
        Pair: "Pay ve tutar bir haritada", "Share and amount on one map";
        With: "Neyle", "Compare with";
        WithPeriod: "Başka bir dönem", "Another period";
        WithFlow: "Öbür yön", "The other flow";
        WithDefinition: "Başka bir tanım", "Another definition";
        WithDataSet: "Başka bir veri kümesi", "Another data set";
        Difference: "Fark", "Difference";
        DifferencePoints: "Fark, yüzde puan", "Difference, percentage points";
        Undefined: "Pay tanımsız", "Share not defined";
        UndefinedDifference: "Fark hesaplanamıyor", "No difference";
        SignOpen: "Artı mı eksi mi belli değil", "Sign not settled";
        SameKey: "Bütün haritalarda sınıflar aynı: aynı renk her haritada aynı aralıktır.", "All maps have the same classes: the same colour means the same range on every map.";
        SymmetricKey: "Fark haritasının sınıfları sıfırın iki yanında aynı genişliktedir.", "The classes of the difference are the same on both sides of zero.";
        RoundedShares: "Paylar 0,1 puana yuvarlanmış yayımlandı: farklar ±0,1 puan oynayabilir.", "Shares were published to 0.1 points: differences may be off by ±0.1 points.";
        RangeDifference: "Bir payın aralığı varsa farkın da aralığı vardır: en azı, en azın en çoktan farkıdır.", "Where a share is a range, so is the difference: its least is the least of one minus the most of the other.";
        SameGoods: "Aynı mallar iki tanımda da belirsiz: farkın gerçek aralığı daha dar olabilir.", "The same goods are open under both definitions: the true range of the difference may be narrower.";
        NotMerged: "Veri kümeleri birleştirilmez, yalnızca yan yana konur: ilin anlamı ikisinde başkadır.", "The data sets are not merged, only set side by side: a province means something else in each.";
        Denominators: "Tanımların paydası farklı: biri bütün malların, öbürü imalat sanayiinin payıdır.", "The definitions have unlike denominators: one is a share of all goods, the other of manufacturing.";
        TotalsOnly: "İki veri kümesinde aynı tanımla pay yok; toplamlar karşılaştırılıyor.", "The two data sets do not have shares by one definition, so totals are compared.";
        PairKey: "Pay sınıfları ve toplam sınıfları, bütün dönemlerin değerlerini yaklaşık üçe böler.", "Class breaks split the shares and the totals of all periods into rough thirds.";
        ShareLow: "pay düşük", "low share";
        ShareMiddle: "pay orta", "medium share";
        ShareHigh: "pay yüksek", "high share";
        AmountLow: "toplam küçük", "small total";
        AmountMiddle: "toplam orta", "medium total";
        AmountHigh: "toplam büyük", "large total";
        Key: "Haritaların anahtarı", "Key of the maps";
        Hint: "Bir yerin üzerine gelin ya da dokunun: bütün haritalarda gösterilir. Klavyede ok tuşlarıyla gezilir.", "Point at a place or tap it: it is shown on all maps. On a keyboard the arrow keys move.";
        HintOne: "Bir yerin üzerine gelin ya da dokunun; klavyede ok tuşlarıyla gezilir.", "Point at a place or tap it; on a keyboard the arrow keys move.";
        UnlikeMonths: "Bazı yılların bütün ayları veride yok; toplamları öbürleriyle karşılaştırmayın.", "Some years lack months in the data; do not compare their totals with the others.";
    }
}

/// Why there are no maps beside one another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MapsRefusal {
    /// The data have no tiers.
    NoTiers,
    /// The data hold a single year.
    OneYear,
    /// A share is wanted beside the amount, and the map shows the amount.
    NoShare,
    /// There is nothing to compare with.
    Nothing,
    /// What is shown was to be compared with itself.
    Same,
    /// One of both lacks the period.
    NoPeriod {
        /// The period.
        period: Period,
        /// Periods that both have.
        both: Vec<Period>,
    },
    /// The two cover unlike months.
    Months,
    /// One of both lacks the flow.
    NoFlow,
    /// One of both definitions does not know the number.
    NoIndicator,
    /// The data set is not there.
    NoData,
    /// The tiers of published figures are what their source says.
    Fixed,
    /// One is of provinces, the other of regions.
    Levels,
    /// The amounts are in unlike currencies.
    Currencies,
}

/// A refusal: what is the matter, and what to do.
pub fn maps_refusal(refusal: &MapsRefusal, lang: Lang) -> (String, String) {
    let (tr, en, todo_tr, todo_en) = match refusal {
        MapsRefusal::NoPeriod { period, both } => return no_period(*period, both, lang),
        MapsRefusal::NoTiers => (
            "Bu veride ürün kodu yok; düzeylerin haritası çizilemez.",
            "These data have no product codes, so there are no maps of tiers.",
            "Ürün kodu olan bir veri seçin.",
            "Choose data with product codes.",
        ),
        MapsRefusal::OneYear => (
            "Veride karşılaştırılacak ikinci bir yıl yok.",
            "The data hold no second year to compare.",
            "Birden çok yılı olan bir veri seçin.",
            "Choose data of more than one year.",
        ),
        MapsRefusal::NoShare => (
            "Harita toplamı gösteriyor; yanına konacak bir pay yok.",
            "The map shows totals, so there is no share to set beside them.",
            "Yukarıdan bir teknoloji düzeyi seçin.",
            "Choose a tier above.",
        ),
        MapsRefusal::Nothing => (
            "Bu veride karşılaştırılacak başka bir dönem, yön, tanım ya da veri kümesi yok.",
            "There is no other period, flow, definition or data set to compare with.",
            "Başka bir veri seçin ya da kendi dosyanızı ekleyin.",
            "Choose other data or add a file of your own.",
        ),
        MapsRefusal::Same => (
            "Harita kendisiyle karşılaştırılamaz.",
            "A map cannot be compared with itself.",
            "Başka bir şey seçin.",
            "Choose something else.",
        ),
        MapsRefusal::Months => (
            "İki dönem başka ayları kapsıyor; farkları anlamlı olmaz.",
            "The two cover unlike months, so their difference means nothing.",
            "Aynı ayları kapsayan bir dönem seçin.",
            "Choose a period of the same months.",
        ),
        MapsRefusal::NoFlow => (
            "İki yandan birinde bu yön yok.",
            "One of both lacks this flow.",
            "İkisinde de olan bir yön seçin.",
            "Choose a flow that both have.",
        ),
        MapsRefusal::NoIndicator => (
            "Bu düzey öbür tanımda yok.",
            "The other definition does not have this tier.",
            "İki tanımda da olan bir düzey ya da toplamı seçin.",
            "Choose a tier of both definitions, or the total.",
        ),
        MapsRefusal::NoData => (
            "Karşılaştırılacak veri kümesi yüklenmemiş.",
            "The data set to compare with is not there.",
            "Önce dosyanızı seçin.",
            "Choose your file first.",
        ),
        MapsRefusal::Fixed => (
            "Yayımlanmış paylar kaynağın tanımıyladır; başka bir tanıma çevrilemez.",
            "Published shares follow their source's definition and cannot be turned into another.",
            "Ürün kodları olan kendi dosyanızla deneyin.",
            "Try it with a file of your own that has product codes.",
        ),
        MapsRefusal::Levels => (
            "Verilerden biri illere, öbürü bölgelere göre.",
            "One is of provinces, the other of regions.",
            "İkisi de illere göre olan veriler seçin.",
            "Choose data that are both of provinces.",
        ),
        MapsRefusal::Currencies => (
            "Tutarlar farklı para birimlerinde.",
            "The amounts are in unlike currencies.",
            "Aynı para biriminde veriler seçin.",
            "Choose data in one currency.",
        ),
    };
    (lang.pick(tr, en).to_string(), lang.pick(todo_tr, todo_en).to_string())
}

/// That one of both lacks a period, and which both have.
fn no_period(period: Period, both: &[Period], lang: Lang) -> (String, String) {
    let listed: Vec<String> = both.iter().take(8).map(|period| period_label(*period, lang)).collect();
    let period = period_label(period, lang);
    let what = match lang {
        Lang::Tr => format!("{period} ikisinde birden yok."),
        Lang::En => format!("Not both have {period}."),
    };
    let todo = match (listed.is_empty(), lang) {
        (true, Lang::Tr) => "İkisinde de olan bir dönem yok; başka bir veri seçin.".to_string(),
        (true, Lang::En) => "They share no period; choose other data.".to_string(),
        (false, Lang::Tr) => format!("Yukarıdan ikisinde de olan bir dönem seçin: {}.", listed.join(", ")),
        (false, Lang::En) => format!("Choose a period above that both have: {}.", listed.join(", ")),
    };
    (what, todo)
}

/// A difference of shares: `+6,3 puan`, `−0.9 – +4.0 points`. `None` where it cannot be printed.
///
/// ```
/// use teknoharita::messages::{Lang, points_text};
/// assert_eq!(points_text((63, 1000), (63, 1000), Lang::Tr).unwrap(), "+6,3 puan");
/// assert_eq!(points_text((-9, 1000), (4, 100), Lang::En).unwrap(), "−0.9 – +4.0 points");
/// assert_eq!(points_text((-1, 100_000), (0, 1), Lang::En).unwrap(), "0.0 points");
/// ```
pub fn points_text(low: (i128, i128), high: (i128, i128), lang: Lang) -> Option<String> {
    let one = |(numerator, denominator): (i128, i128)| Some(signed(percent_1(numerator, denominator, lang)?));
    let (low, high) = (one(low)?, one(high)?);
    let number = if low == high { low } else { format!("{low} – {high}") };
    Some(format!("{number} {}", lang.pick("puan", "points")))
}

/// A difference of amounts: `+1,2 milyar dolar`, `−$3 million`.
pub fn money_change(low_e4: i128, high_e4: i128, currency: Currency, lang: Lang) -> String {
    let one = |amount_e4| signed(money_short(amount_e4, currency, lang));
    let (low, high) = (one(low_e4), one(high_e4));
    if low == high { low } else { format!("{low} – {high}") }
}

/// With a plus where it is above zero as printed.
fn signed(number: String) -> String {
    let is_zero = !number.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if number.starts_with(MINUS) || is_zero { number } else { format!("+{number}") }
}

/// A map for who does not see it: "2019: Türkiye 3.5%, highest Eskişehir 30.1%".
pub fn map_words(title: &str, national: &str, highest: Option<(&str, &str)>, lang: Lang) -> String {
    let highest =
        highest.map(|(name, value)| format!("{} {name} {value}", lang.pick("en yüksek", "highest")));
    let parts: Vec<String> = [Some(national.to_string()), highest].into_iter().flatten().collect();
    format!("{title}: {}", parts.join(", "))
}

/// The end of a picture in words.
pub fn maps_table_below(lang: Lang) -> &'static str {
    lang.pick("Bütün sayılar aşağıdaki tabloda.", "All numbers are in the table below.")
}

/// Counts of a class in a key: one a map where there are one or two; of more maps a sum would say nothing of any.
pub fn class_counts(counts: &[u32], lang: Lang) -> String {
    match counts {
        [one] => grouped(i128::from(*one), lang),
        [first, second] => format!("{first} · {second}"),
        _ => String::new(),
    }
}

/// What is counted in the key of so many maps, behind what their numbers are: of one or two, as [`class_counts`].
pub fn counted_title(title: &str, maps: usize, level: Level, lang: Lang) -> String {
    let places = match (lang, level == Level::Province) {
        (Lang::Tr, true) => "il sayısı",
        (Lang::Tr, false) => "bölge sayısı",
        (Lang::En, true) => "number of provinces",
        (Lang::En, false) => "number of regions",
    };
    match maps {
        1 => format!("{title} · {places}"),
        2 => format!("{title} · {places}{}", lang.pick(", ilk · ikinci harita", ", first · second map")),
        _ => title.to_string(),
    }
}

/// The range of a class in percent, with the sign: `< %0,1`, `%0,1–0,6`, `≥ 0.6%`.
pub fn percent_class(range: &str, lang: Lang) -> String {
    match (lang, range.split_once(' ')) {
        // All values are one class.
        _ if !range.contains(|letter: char| letter.is_ascii_digit()) => range.to_string(),
        (Lang::Tr, Some((sign, bound))) => format!("{sign} %{bound}"),
        (Lang::Tr, None) => format!("%{range}"),
        (Lang::En, _) => format!("{range}%"),
    }
}

/// How many places of a map are not in the data.
pub fn map_lacks(count: usize, level: Level, lang: Lang) -> String {
    match (lang, level) {
        (Lang::Tr, Level::Province) => format!("{count} ilin verisi yok"),
        (Lang::Tr, _) => format!("{count} bölgenin verisi yok"),
        (Lang::En, Level::Province) => format!("no data for {count} provinces"),
        (Lang::En, _) => format!("no data for {count} regions"),
    }
}

/// That only the latest years have a map.
pub fn latest_years(shown: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("Verideki {of} yılın son {shown} yılı gösteriliyor."),
        Lang::En => format!("The latest {shown} of {of} years are shown."),
    }
}

/// "ihracatın içindeki pay": the axis of shares, and that of amounts.
pub fn pair_axes(flow: Flow, lang: Lang) -> [String; 2] {
    let total = match lang {
        Lang::Tr => format!("Toplam {}", flow_label(flow, lang)),
        Lang::En => format!("Total {}", flow_label(flow, lang)),
    };
    [total, lang.pick("Pay", "Share").to_string()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty() {
        for text in MapsText::ALL {
            assert!(Lang::ALL.iter().all(|lang| !text.text(*lang).is_empty()), "{text:?}");
        }
    }
}
