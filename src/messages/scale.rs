//! Words of a map's scale: gaps, circles, the country's value in the key.

use super::{Lang, Whole, texts};

texts! {
    /// Texts of a map's key without arguments.
    ScaleText {
        All: "hepsi", "all";
        Undefined: "Tanımsız: toplamı sıfır ya da eksi", "Undefined: its total is zero or less";
        Confidential: "Tamamı gizli veri", "All of it confidential";
        Circles: "Tutarı dairelerle göster", "Show values as circles";
        CircleKey: "Daire alanı: tutar", "Circle area: value";
        ConfidentialOrWithheld: "Gizli veri ya da gizlilik kuralıyla gösterilmedi", "Confidential, or withheld by the secrecy rule";
    }
}

/// The country's value as the key names it: "Türkiye %3,6", "Türkiye 3.6%".
pub fn country_is(value: &str, whole: Whole, lang: Lang) -> String {
    format!("{} {value}", whole.name(lang))
}

/// What the line across a place's trend is: "Kesikli çizgi: Türkiye %3,6".
pub fn trend_line(value: &str, whole: Whole, lang: Lang) -> String {
    format!("{}: {}", lang.pick("Kesikli çizgi", "Broken line"), country_is(value, whole, lang))
}

/// The title of a key whose colours part at the country's value.
///
/// ```
/// use teknoharita::messages::{Lang, Whole, around_country};
/// let title = around_country("Pay (%)", "%3,6", Whole::Country, Lang::Tr);
/// assert_eq!(title, "Pay (%), Türkiye değerine (%3,6) göre");
/// ```
pub fn around_country(title: &str, value: &str, whole: Whole, lang: Lang) -> String {
    match (lang, whole) {
        (Lang::Tr, Whole::Country) => format!("{title}, Türkiye değerine ({value}) göre"),
        (Lang::Tr, Whole::Data) => format!("{title}, toplamın değerine ({value}) göre"),
        (Lang::En, Whole::Country) => format!("{title}, around Türkiye's {value}"),
        (Lang::En, Whole::Data) => format!("{title}, around the total's {value}"),
    }
}
