//! What the hand takes hold of on the map: tools, bounds, facts of a tooltip, explanations of terms.

use crate::types::{Currency, Level, Period};

use super::numbers::{MINUS, tenths};
use super::suffix::{Suffix, of_number};
use super::{Lang, Whole, money_short, texts};

texts! {
    /// Words of the map's tools, the histogram and the panel's buttons.
    HandText {
        Tools: "Harita araçları", "Tools of the map";
        Position: "Dönem", "Period";
        Play: "Oynat", "Play";
        Pause: "Durdur", "Pause";
        Step: "Sonraki dönem", "Next period";
        Undo: "Geri al", "Undo";
        Redo: "Yinele", "Redo";
        Closer: "Yakınlaş", "Zoom in";
        Further: "Uzaklaş", "Zoom out";
        Whole: "Bütün harita", "Whole map";
        ZoomTo: "Bölgeye git", "Go to";
        AllTurkey: "Türkiye", "Türkiye";
        Nuts1: "Düzey 1 bölgeleri", "NUTS-1 regions";
        Nuts2: "Düzey 2 bölgeleri", "NUTS-2 regions";
        Borders: "Bölge sınırları", "Region borders";
        NoBorders: "yok", "none";
        Highlight: "Haritada öne çıkar", "Highlight on the map";
        NoHighlight: "Öne çıkarma", "Do not highlight";
        ClearHighlight: "Vurguları kaldır", "Clear highlights";
        Spread: "Değerlerin dağılımı ve sınıf sınırları", "Distribution and class breaks";
        AboutClasses: "Sınıflar nedir?", "What are classes?";
        AboutRange: "Aralık nedir?", "What is a range?";
        CloseHelp: "Kapat", "Close";
        Source: "Kaynak", "Source";
    }
}

texts! {
    /// Names of the buttons that the page itself draws, before any worker is there.
    AboutText {
        Indicator: "Bu gösterge nedir?", "What is this indicator?";
        Basis: "İl esası nedir?", "What ties trade to a province?";
    }
}

texts! {
    /// Explanations of terms.
    HelpText {
        TierWhat: "Teknoloji düzeyi bir malın değil, onu üreten sanayi kolunun ölçüsüdür: o kolun ülkeler ortalamasında Ar-Ge harcamasının üretime oranına bakılır. Aynı kolda basit mallar da olabilir.", "A tier says nothing of a single product. It ranks the industry that makes it by how much that industry spends on research and development relative to output, on average over countries; simple products can fall in a high tier too.";
        TotalWhat: "Malların hepsi, düzeyi ne olursa olsun: ilin seçilen yöndeki ticaretinin toplam tutarı.", "All goods of whatever tier: the total value of the province's trade in the chosen direction.";
        NotClassifiedWhat: "Tanımın listesinde olmayan mallar: tarım ve maden ürünleri, hurda, elektrik gibi. Kodu gizlenen mallar da tanıma göre buraya yazılabilir.", "Goods that the definition does not list, such as crops, ores, scrap and electricity. Under some definitions goods whose code is withheld are counted here too.";
        SourceReport: "Ankara Sanayi Odası'nın raporu, ek 1 ve 2; OECD (2011), ISIC Rev. 3 Technology Intensity Definition.", "Report of the Ankara Chamber of Industry, annexes 1 and 2; OECD (2011), ISIC Rev. 3 Technology Intensity Definition.";
        SourceOecd2011: "OECD (2011), ISIC Rev. 3 Technology Intensity Definition.", "OECD (2011), ISIC Rev. 3 Technology Intensity Definition.";
        SourceEurostat: "TÜİK, Yıllık Sanayi Ürün İstatistikleri metaverisi (2016); Eurostat, High-tech industry and knowledge-intensive services, Annex 3.", "TÜİK, metadata of the annual industrial product statistics (2016); Eurostat, High-tech industry and knowledge-intensive services, Annex 3.";
        SourceOecd2016: "Galindo-Rueda ve Verger (2016), doi:10.1787/5jlv73sqqp8r-en.", "Galindo-Rueda and Verger (2016), doi:10.1787/5jlv73sqqp8r-en.";
        SourceLall: "Lall (2000), doi:10.1080/713688318; UNCTAD'ın taşıdığı gruplarla.", "Lall (2000), doi:10.1080/713688318, in the groups that UNCTAD carries.";
        SourceOwn: "Yüklediğiniz tanım.", "The definition that you opened.";
        BasisTitle: "İl esası", "Basis of provinces";
        BasisWhat: "Bir dış ticaret işlemi bir ile iki yoldan yazılır: firmanın merkezinin bulunduğu ile, ya da malın üretildiği ile (faaliyet ili).", "Trade is booked to a province in one of two ways: where the firm has its head office, or where the goods are made (province of activity).";
        BasisHeadOffice: "Bu harita firma merkezine göredir. Merkezi İstanbul'da, fabrikası başka ilde olan bir firmanın ihracatı İstanbul'a yazılır.", "This map goes by head office. What a firm with its head office in İstanbul makes and sells from another province counts for İstanbul.";
        BasisActivity: "Bu harita faaliyet iline göredir: ihracat, malın üretildiği ile yazılır.", "This map goes by province of activity: exports count where the goods are made.";
        BasisUnknown: "Bu verinin kaynağı hangi yolun kullanıldığını söylemiyor.", "The source of these data does not say which way was used.";
        BasisCare: "İki esasa göre sayılar birbiriyle karşılaştırılmaz ve toplanmaz.", "Numbers by the two ways are neither compared nor added up.";
        BasisSource: "TÜİK, İllere göre dış ticaret istatistikleri metaverisi; Ticaret Bakanlığı, faaliyet illerine göre ihracat.", "TÜİK, metadata of foreign trade by province; Ministry of Trade, exports by province of activity.";
        RangeTitle: "Aralık", "Range";
        RangeWhat: "Bazı kodlar birden çok düzeyin malını taşır ya da gizlidir. O zaman pay tek bir sayı değildir: en azı kesin olan mallardır, en çoğu olabilecek bütün mallar.", "Some codes hold goods of several tiers, or are withheld. A share is then no single number: at least what is certain, at most everything that can be.";
        RangeMap: "Aralığı bir sınıftan geniş olan il taranır; rengi aralığın ortasınındır. Sıralar da aralık olabilir.", "A province whose range is wider than a class is hatched, in the colour of the middle. Ranks can be ranges too.";
        RangeNarrow: "Daha ayrıntılı kodlar aralığı daraltır. Hangi kodların en çok genişlettiğini yöntem kartı söyler.", "Finer codes narrow a range. The method card names the codes that widen them most.";
        ClassesTitle: "Haritanın sınıfları", "Classes of the map";
        ClassesWhat: "İller, değerleri birbirine yakın olanlar aynı renkte olacak biçimde sınıflara ayrılır. Sınırda duran değer üst sınıfa girer. Sınırlar, uzunluğu aynı olan bütün dönemlerde aynıdır; bir renk her yıl aynı şeyi söyler.", "Provinces with values near each other share a colour. A value on a bound belongs to the class above it. Bounds are the same in all periods of the same length, so a colour says the same in every year.";
        ClassesNow: "Şimdiki yol:", "The way in use:";
        ClassesMethods: "Yuvarlak sayılar kolay söylenir; eşit sayıda her sınıfta aynı sayıda il olmasına çalışır; eşit aralık sınırları eşit uzaklıkta koyar; doğal kırılma birbirine en yakın değerleri bir araya getirir.", "Round breaks are numbers that are easily said; equal counts aim at as many provinces in each class; equal intervals put bounds at the same distance; natural breaks keep the closest values together.";
        ClassesOwn: "Dağılımdaki çizgileri sürükleyerek ya da ok tuşlarıyla kendi sınırlarınızı koyabilirsiniz. Sınırlar haritanın ne söylediğini değiştirir: aynı veri başka sınırlarla başka görünür.", "Drag the lines of the histogram, or use the arrow keys, to set bounds of your own. Bounds change what a map says: the same data look different under others.";
        ClassesSource: "Fisher (1958), doi:10.1080/01621459.1958.10501479; Jenks (1977); Hyndman ve Fan (1996), doi:10.2307/2684934.", "Fisher (1958), doi:10.1080/01621459.1958.10501479; Jenks (1977); Hyndman and Fan (1996), doi:10.2307/2684934.";
    }
}

/// Why weapons and ammunition are in the tier in which a definition of activities has them, by its id.
pub fn weapons_text(definition: &str, tier: &str, code: &str, lang: Lang) -> String {
    let is_isic3 = definition.starts_with("oecd-isic3");
    match (is_isic3, lang) {
        (true, Lang::Tr) => format!(
            "Silahlar neden burada? ISIC Rev.3'te silah ve mühimmat kendi başına bir kol değil, {code} sınıfıdır; 29 no.lu makine ve teçhizat bölümünün içindedir. OECD bölümü bütün olarak sınıflandırır: {tier}. Silahlı uçak 353'tedir (yüksek teknoloji)."
        ),
        (true, Lang::En) => format!(
            "Why are weapons here? In ISIC Rev.3 weapons and ammunition are no industry of their own but class {code}, within division 29, machinery and equipment. The OECD ranks the division as a whole: {tier}. Military aircraft are in 353 (high technology)."
        ),
        (false, Lang::Tr) => format!(
            "Silahlar neden burada? ISIC Rev.4'te silah ve mühimmat {code} no.lu gruptur (NACE Rev.2'de 25.4) ve tanım bu grubu ayrıca sınıflandırır: {tier}."
        ),
        (false, Lang::En) => format!(
            "Why are weapons here? In ISIC Rev.4 weapons and ammunition are group {code} (25.4 in NACE Rev.2), and the definition ranks that group by itself: {tier}."
        ),
    }
}

/// "Türkiye: %3,6".
pub fn country_line(value: &str, whole: Whole, lang: Lang) -> String {
    format!("{}: {value}", whole.name(lang))
}

/// "2023'e göre: +1,2 puan", from the least to the most in tenths of a percentage point.
///
/// ```
/// use teknoharita::messages::{Lang, change_points};
/// use teknoharita::types::Period;
/// let base = Period::year(2023).unwrap();
/// assert_eq!(change_points(base, "2023", [12, 12], Lang::Tr), "2023'e göre: +1,2 puan");
/// assert_eq!(change_points(base, "2023", [-4, 12], Lang::En), "Since 2023: −0.4 to +1.2 points");
/// ```
pub fn change_points(base: Period, label: &str, [low, high]: [i128; 2], lang: Lang) -> String {
    let unit = lang.pick("puan", "points");
    let change = match (low == high, lang) {
        (true, _) => format!("{} {unit}", signed(low, lang)),
        (false, Lang::Tr) => format!("{} ile {} {unit} arası", signed(low, lang), signed(high, lang)),
        (false, Lang::En) => format!("{} to {} {unit}", signed(low, lang), signed(high, lang)),
    };
    format!("{}: {change}", against(base, label, lang))
}

/// "2023'e göre: +%12,3", in tenths of a percent.
pub fn change_growth(base: Period, label: &str, tenths: i128, lang: Lang) -> String {
    let number = signed(tenths, lang);
    let change = match lang {
        Lang::Tr => match number.strip_prefix(MINUS) {
            Some(plain) => format!("{MINUS}%{plain}"),
            None => number.strip_prefix('+').map_or(format!("%{number}"), |plain| format!("+%{plain}")),
        },
        Lang::En => format!("{number}%"),
    };
    format!("{}: {change}", against(base, label, lang))
}

fn signed(number: i128, lang: Lang) -> String {
    let sign = if number > 0 { "+" } else { "" };
    format!("{sign}{}", tenths(number, lang))
}

fn against(base: Period, label: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{label}{} göre", of_number(&base.calendar_year().to_string(), Suffix::Dative)),
        Lang::En => format!("Since {label}"),
    }
}

/// A bound between shares: "yüzde 12,1", "12.1 percent".
pub fn share_bound(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("yüzde {number}"),
        Lang::En => format!("{number} percent"),
    }
}

/// A bound between amounts: "500 milyon dolar".
pub fn amount_bound(amount_e4: i128, currency: Currency, lang: Lang) -> String {
    money_short(amount_e4, currency, lang)
}

/// A bound with how many places lie on either side: "yüzde 5; altında 40 il, üstünde 41 il".
pub fn bound_text(bound: &str, (below, above): (u32, u32), level: Level, lang: Lang) -> String {
    let places = match level {
        Level::Province => lang.pick("il", "provinces"),
        _ => lang.pick("bölge", "regions"),
    };
    match lang {
        Lang::Tr => format!("{bound}; altında {below} {places}, üstünde {above} {places}"),
        Lang::En => format!("{bound}; {below} {places} below, {above} above"),
    }
}

/// Name of a bound: "1. sınır".
pub fn bound_name(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{number}. sınır"),
        Lang::En => format!("Bound {number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_a_sign_where_they_are_any() {
        let base = Period::year(2022).unwrap();
        assert_eq!(change_points(base, "2022", [0, 0], Lang::En), "Since 2022: 0.0 points");
        assert_eq!(change_growth(base, "2022", 123, Lang::Tr), "2022'ye göre: +%12,3");
        assert_eq!(change_growth(base, "2022", -123, Lang::Tr), "2022'ye göre: −%12,3");
        assert_eq!(change_growth(base, "2022", 0, Lang::Tr), "2022'ye göre: %0,0");
        assert_eq!(change_growth(base, "2022", 123, Lang::En), "Since 2022: +12.3%");
        assert_eq!(change_points(base, "2022", [-4, 12], Lang::Tr), "2022'ye göre: −0,4 ile +1,2 puan arası");
    }
}
