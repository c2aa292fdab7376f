//! Words of a map's scale: gaps, circles, the country's value in the key.

use super::{Lang, texts};

texts! {
    /// Texts of a map's key without arguments.
    ScaleText {
        All: "hepsi", "all";
        Undefined: "Tanımsız: toplamı sıfır ya da eksi", "Undefined: its total is zero or less";
        Confidential: "Tamamı gizli veri", "All of it confidential";
        Circles: "Tutarı dairelerle göster", "Show volume as circles";
        CircleKey: "Daire alanı: tutar", "Circle area: volume";
    }
}

/// The country's value as the key names it: "Türkiye %3,6", "Türkiye 3.6%".
pub fn country_is(value: &str, lang: Lang) -> String {
    format!("{} {value}", super::Core::Country.text(lang))
}

/// The title of a key whose colours part at the country's value.
///
/// ```
/// use teknoharita::messages::{Lang, around_country};
/// assert_eq!(around_country("Pay (%)", "%3,6", Lang::Tr), "Pay (%), Türkiye değerine (%3,6) göre");
/// ```
pub fn around_country(title: &str, value: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{title}, Türkiye değerine ({value}) göre"),
        Lang::En => format!("{title}, around Türkiye's {value}"),
    }
}
