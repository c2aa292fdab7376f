//! Texts around the visitor's own regions.

use crate::types::Level;

use super::{Lang, texts};

texts! {
    /// A text without arguments.
    RegionText {
        Way: "kendi bölgeleriniz", "your own regions";
        Title: "Kendi bölgeleriniz", "Your own regions";
        Lead: "Her bölgeye bir ad verip illerini seçin. Bir il birden çok bölgede olabilir; hiçbirinde olmayan iller yalnız toplamda sayılır. Bölgeler sayfanın adresinde durur: bağlantıyı açan aynı bölgeleri görür.", "Name each region and choose its provinces. A province may be in several; those in none count in the total alone. The regions stand in the page's address: whoever opens the link sees the same.";
        Add: "Bölge ekle", "Add a region";
        Default: "Bölge", "Region";
        Name: "Bölgenin adı", "Name of the region";
        Search: "İl ara", "Find a province";
        Remove: "Kaldır", "Remove";
        Nothing: "henüz il seçilmedi", "no province chosen yet";
    }
}

/// How many places a region has, and which: "3 il: Aydın, İzmir, Manisa".
pub fn region_places(names: &[&str], level: Level, lang: Lang) -> String {
    if names.is_empty() {
        return RegionText::Nothing.text(lang).to_string();
    }
    let count = names.len();
    let what = match (level, lang, count) {
        (Level::Province, Lang::Tr, _) => "il",
        (Level::Province, Lang::En, 1) => "province",
        (Level::Province, Lang::En, _) => "provinces",
        (_, Lang::Tr, _) => "bölge",
        (_, Lang::En, 1) => "region",
        (_, Lang::En, _) => "regions",
    };
    format!("{count} {what}: {}", names.join(", "))
}

/// What a button that removes a region says to who does not see beside what it stands.
pub fn remove_region(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("Kaldır: {name}"),
        Lang::En => format!("Remove {name}"),
    }
}
