//! Titles of tables that hold something else than the trade of a province: counts of firms, or a part of trade.

use crate::messages::fold;

use super::headers::Header;

/// Whether a title says that the figures are counts, averages or targets and no amounts: "İhracat yapan firma
/// sayısı". One that speaks of amounts too, or names a currency, stands over both.
pub(super) fn counts(title: &str) -> bool {
    let header = Header::new(title);
    let of_firms =
        ["firma", "ihracatci", "ithalatci", "sirket", "isletme", "girisim", "firm", "exporter", "enterprise"];
    let has = |words: &[&str]| header.words.iter().any(|word| words.contains(&word.as_str()));
    let begins =
        |stems: &[&str]| header.words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let counted = header.is_of_flows() || title_of_number(&header.words);
    let both =
        ["ve", "and", "ile", "deger", "degeri", "degerleri", "tutar", "tutari", "value", "values", "hacmi"];
    counted && (header.flow().is_some() || begins(&of_firms)) && !has(&both) && header.currency().is_none()
}

/// "Number of exporting firms".
fn title_of_number(words: &[String]) -> bool {
    words.windows(2).any(|pair| pair[0] == "number" && pair[1] == "of")
}

/// Whether a title says that the figures are only a part of trade: manufacturing, high technology, without gold.
pub(super) fn names_part(title: &str, has_products: bool) -> bool {
    let header = Header::new(title);
    let folded = fold(title);
    let has = |words: &[&str]| header.words.iter().any(|word| words.contains(&word.as_str()));
    let begins =
        |stems: &[&str]| header.words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    // "Teknoloji düzeyine göre ihracat" holds all levels, and so does a table of products.
    let level = ["yuksek", "ileri", "orta", "dusuk", "high", "medium", "low"];
    let of_technology = !has_products && begins(&["teknoloji", "tech", "hightech"]) && has(&level);
    let of_sector = begins(&[
        "imalat",
        "manufactur",
        "tarim",
        "agricultur",
        "maden",
        "mining",
        "savunma",
        "defen",
        "otomotiv",
        "automotive",
    ]) || folded.contains("sanayiurun");
    let without = has(&["haric", "excluding", "except", "disi"]);
    let of_trade =
        header.flow().is_some() || folded.contains("disticaret") || folded.contains("foreigntrade");
    of_trade && (of_technology || of_sector || without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_known_and_amounts_beside_them() {
        for title in [
            "İllere göre ihracat yapan firma sayısı",
            "İhracatçı firma sayısı, 2024",
            "Number of exporting firms, exports",
            "Kişi başına ihracat",
        ] {
            assert!(counts(title), "{title}");
        }
        for title in [
            "İllere göre ihracat",
            "İhracat ve firma sayısı",
            "Kişi başına ihracat ($)",
            "İlk 1000 İhracatçı Firma, İllere Göre İhracat (ABD $)",
            "İl sayısı: 81",
        ] {
            assert!(!counts(title), "{title}");
        }
    }

    #[test]
    fn parts_are_known() {
        for title in [
            "Yüksek teknolojili ürün ihracatı",
            "İmalat sanayi ihracatı",
            "High-tech exports by province",
            "Altın hariç ihracat",
        ] {
            assert!(names_part(title, false), "{title}");
        }
        for title in ["İllere göre ihracat", "Teknoloji düzeyine göre ihracat", "Yüksek teknoloji"] {
            assert!(!names_part(title, false), "{title}");
        }
        assert!(!names_part("Yüksek, orta ve düşük teknolojili ürün ihracatı", true));
    }
}
