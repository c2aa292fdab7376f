//! Texts of files of numbers: heads of columns, names of sheets, labels of notes.

use crate::types::Currency;

use super::{Lang, texts};

texts! {
    /// Texts of files of numbers without arguments.
    FileText {
        DataSheet: "Veri", "Data";
        NotesSheet: "Notlar", "Notes";
        CardSheet: "Yöntem kartı", "Method card";
        Plate: "Plaka", "Plate";
        Province: "İl", "Province";
        ProvinceAscii: "İl (ASCII)", "Province (ASCII)";
        Region: "Bölge", "Region";
        Code: "NUTS", "NUTS";
        ProvinceCode: "NUTS 3", "NUTS 3";
        Iso: "ISO 3166-2", "ISO 3166-2";
        Class: "Sınıf", "Class";
        Gap: "Rengi neden yok", "Why there is no colour";
        Marks: "İşaretler", "Marks";
        Mark: "Uyarı", "Warning";
        Title: "Başlık", "Title";
        Headline: "Ana cümle", "Headline";
        Summary: "Özet", "Summary";
        Period: "Dönem", "Period";
        Flow: "Akış", "Flow";
        Indicator: "Gösterge", "Indicator";
        Passport: "Verinin kimliği", "What the figures are";
        Source: "Kaynak", "Source";
        Note: "Not", "Note";
        ClassRange: "Sınıfın aralığı", "Range of a class";
        Numbers: "Sayılar", "Numbers";
        NumbersAre: "Yüzdeler yüz üzerindendir (12,1 yüzde 12,1 demektir), tutarlar tam para birimidir. Hücreler yuvarlanmamış sayıyı tutar. En az ile en çok farklıysa değer tek sayı değil, aralıktır.", "Percents are out of a hundred (12.1 means 12.1 percent), amounts are whole units of the currency. Cells hold the numbers unrounded. Where least and most differ, the value is a range and not one number.";
        ForPrograms: "Programlar için", "For programs";
        Part: "Bölüm", "Part";
        Label: "Konu", "About";
        Value: "Değer", "Value";
    }
}

/// The code of a currency as it stands in heads.
fn code(currency: Currency) -> &'static str {
    match currency {
        Currency::Usd => "USD",
        Currency::Try => "TRY",
        Currency::Eur => "EUR",
    }
}

/// Heads of the indicator, its least and its most, each with the unit.
///
/// ```
/// use teknoharita::messages::{Lang, value_heads};
/// assert_eq!(value_heads(None, Lang::Tr)[1], "En az pay (%)");
/// ```
pub fn value_heads(amount_in: Option<Currency>, lang: Lang) -> [String; 3] {
    match amount_in {
        None => lang.pick_all(
            ["Pay (%)", "En az pay (%)", "En çok pay (%)"],
            ["Share (%)", "Least share (%)", "Most share (%)"],
        ),
        Some(currency) => lang
            .pick_all(["Değer", "En az değer", "En çok değer"], ["Value", "Least value", "Most value"])
            .map(|head| format!("{head} ({})", code(currency))),
    }
}

/// Heads of the amount behind a share: the amount, its least, its most, and what the share is a share of.
pub fn volume_heads(currency: Currency, lang: Lang) -> [String; 4] {
    let heads: [String; 4] = lang.pick_all(
        ["Tutar", "En az tutar", "En çok tutar", "Toplam"],
        ["Volume", "Least volume", "Most volume", "Total"],
    );
    heads.map(|head| format!("{head} ({})", code(currency)))
}
