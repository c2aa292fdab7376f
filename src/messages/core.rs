//! Texts of the view models: tiers, titles, sentences, passports.

use crate::data::{Tier, regions, sample};
use crate::types::{
    Basis, Currency, Flow, Level, Passport, Period, Place, Producer, Status, TradeSystem, Valuation,
};
use crate::view::Indicator;

use super::{Lang, currency_sign, texts};

texts! {
    /// Texts of view models and exports without arguments.
    Core {
        Unspecified: "Belirsiz", "Unspecified";
        Confidential: "Gizli Veri", "Confidential";
        Remainder: "Diğer iller", "Other provinces";
        SampleMark: sample::MARK, sample::MARK;
        NoData: "Veri yok", "No data";
        ColumnName: "İl", "Province";
        ColumnRegion: "Bölge", "Region";
        ColumnShare: "Pay", "Share";
        ColumnVolume: "Tutar", "Value";
        ColumnTotal: "Toplam", "Total";
        ColumnActivity: "Faaliyet iline göre toplam", "Total by province of activity";
        UnitPercent: "%", "%";
        RoundingNote: "Paylar tek tek yuvarlanır; toplamları 100 etmeyebilir.", "Shares are rounded one by one and may not add to 100.";
        PrintedNote: "Kaynak, payları 0,1 puana yuvarlayarak yayımladı; tutarlar bu paylardan hesaplandı ve toplamın ±%0,05'i kadar oynayabilir.", "The source printed shares to 0.1 points; amounts are computed from them and may differ by ±0.05% of the total.";
        MissingNote: "Noktalı çizgiyle çevrili iller veride yok; sıfır demek değildir.", "Provinces with a dotted outline are not in the data; that is not zero.";
        MissingRegionsNote: "Noktalı çizgiyle çevrili bölgeler veride yok; sıfır demek değildir.", "Regions with a dotted outline are not in the data; that is not zero.";
        PaleNote: "Soluk yerler öne çıkarılmayanlardır.", "Pale places are those not highlighted.";
        BucketsNote: "“Belirsiz”, “Gizli Veri” ve “Diğer iller” haritada yer almaz, toplamda yer alır.", "“Unspecified”, “Confidential” and “Other provinces” are not on the map but are in the total.";
        NoImports: "Bu veride ithalat yok.", "This data set has no imports.";
        NoExports: "Bu veride ihracat yok.", "This data set has no exports.";
        NoTiers: "Bu veride ürün kodu yok; teknoloji düzeyi bilinmiyor.", "This data set has no product codes, so no technology tiers.";
        NoOwnYet: "Henüz dosya seçilmedi.", "No file chosen yet.";
        AnnexName: "TÜİK / ASO, 2019–2024", "TÜİK / ASO, 2019–2024";
        MinistryName: "Ticaret Bakanlığı, 2022–2023", "Ministry of Trade, 2022–2023";
        OwnName: "Kendi dosyanız", "Your own file";
        AnnexSource: "Kaynak: TÜİK; hesaplama: Ankara Sanayi Odası, “Ankara ve İllerin Dış Ticaretinin Teknolojik Analizi”, Ek 3–6.", "Source: TÜİK; computed by the Ankara Chamber of Industry, “Ankara ve İllerin Dış Ticaretinin Teknolojik Analizi”, Annexes 3–6.";
        MinistrySource: "Kaynak: Ticaret Bakanlığı, Faaliyet İllerine Göre İhracat, Tablo 1.", "Source: Ministry of Trade, exports by province of activity, Table 1.";
        OwnSource: "Kaynak: ziyaretçinin kendi dosyası. Sınıflama:", "Source: the visitor's own file. Classification:";
        SampleSource: "Bu sentetik örnektir; gerçek ticaret verisi değildir.", "This is a synthetic sample, not real trade.";
        Years: "Yıllar", "Years";
        Months: "Aylar ve dönemler", "Months and spans";
        NoRank: "Sıralanamıyor: bu dönemde verisi yok.", "Not ranked: no data in this period.";
        SmallVolume: "Tutar küçük: birkaç sevkiyat bu payı değiştirebilir.", "Small value: a few shipments can change this share.";
        Undefined: "–", "–";
        WithAll: "Hepsiyle", "With everything";
        NoComparison: "Karşılaştırma yok", "No comparison";
        ColumnWhole: "Hepsiyle", "With all";
        RankHere: "Sıra", "Rank";
        ColumnOtherRank: "Öbür tanımda sıra", "Rank by the other definition";
        Hatched: "Aralığı bir sınıftan geniş", "Range wider than a class";
        OpenTier: "Düzeyi belirsiz", "Tier not settled";
        BoundariesCredit: "İl sınırları: Natural Earth (kamu malı, genelleştirilmiş).", "Province boundaries: Natural Earth (public domain, generalised).";
    }
}

/// A tier's name.
pub fn tier_label(tier: Tier, lang: Lang) -> &'static str {
    match tier {
        Tier::High => lang.pick("Yüksek teknoloji", "High technology"),
        Tier::MediumHigh => lang.pick("Orta-yüksek teknoloji", "Medium-high technology"),
        Tier::MediumLow => lang.pick("Orta-düşük teknoloji", "Medium-low technology"),
        Tier::Low => lang.pick("Düşük teknoloji", "Low technology"),
        Tier::NotClassified => lang.pick("Sınıflandırılmamış", "Not classified"),
        Tier::Confidential => lang.pick("Gizli veri", "Confidential"),
        Tier::Medium => lang.pick("Orta yoğunluk", "Medium intensity"),
        Tier::Ht1 => lang.pick("Yüksek: elektronik ve elektrik", "High: electronics, electrical"),
        Tier::Ht2 => lang.pick("Yüksek: diğer", "High: other"),
        Tier::Mt1 => lang.pick("Orta: otomotiv", "Medium: automotive"),
        Tier::Mt2 => lang.pick("Orta: süreç sanayii", "Medium: process"),
        Tier::Mt3 => lang.pick("Orta: makine", "Medium: engineering"),
        Tier::Lt1 => lang.pick("Düşük: tekstil ve giyim", "Low: textile, garment, footwear"),
        Tier::Lt2 => lang.pick("Düşük: diğer", "Low: other"),
        Tier::Rb1 => lang.pick("Kaynağa dayalı: tarım", "Resource-based: agro"),
        Tier::Rb2 => lang.pick("Kaynağa dayalı: diğer", "Resource-based: other"),
        Tier::Pp => lang.pick("Birincil ürünler", "Primary products"),
    }
}

/// An indicator's name.
pub fn indicator_label(indicator: Indicator, lang: Lang) -> &'static str {
    match indicator {
        Indicator::Share(tier) => tier_label(tier, lang),
        Indicator::HighAndMediumHigh => lang.pick("Yüksek + orta-yüksek", "High + medium-high"),
        Indicator::Total => lang.pick("Toplam tutar", "Total value"),
    }
}

/// "ihracat", "exports".
pub fn flow_label(flow: Flow, lang: Lang) -> &'static str {
    match flow {
        Flow::Export => lang.pick("ihracat", "exports"),
        Flow::Import => lang.pick("ithalat", "imports"),
    }
}

/// The flow as an option: with a capital.
pub fn flow_option(flow: Flow, lang: Lang) -> &'static str {
    match flow {
        Flow::Export => lang.pick("İhracat", "Exports"),
        Flow::Import => lang.pick("İthalat", "Imports"),
    }
}

const MONTHS_TR: [&str; 12] = [
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
    "Aralık",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(number: u8, lang: Lang) -> &'static str {
    let at = usize::from(number.clamp(1, 12)) - 1;
    lang.pick(MONTHS_TR[at], MONTHS_EN[at])
}

/// A period as people write it: `2024`, `Mart 2024`, `2024 Ocak-Ekim`.
pub fn period_label(period: Period, lang: Lang) -> String {
    let year = period.calendar_year();
    let (first, last) = (month(period.first_month(), lang), month(period.last_month(), lang));
    match (period.is_year(), period.length_months(), lang) {
        (true, ..) => year.to_string(),
        (_, 1, _) => format!("{first} {year}"),
        (_, _, Lang::Tr) => format!("{year} {first}-{last}"),
        (_, _, Lang::En) => format!("{first}–{last} {year}"),
    }
}

/// A place as it is named in tables.
pub fn place_name(place: Place, lang: Lang) -> &'static str {
    if let Some(region) = regions::get(place) {
        return lang.pick(region.name, region.name_en);
    }
    match place.plate().and_then(crate::data::provinces::get) {
        Some(province) => province.name,
        None if place == Place::CONFIDENTIAL => Core::Confidential.text(lang),
        None if place == Place::REMAINDER => Core::Remainder.text(lang),
        None => Core::Unspecified.text(lang),
    }
}

/// The passport in short: "firma merkezinin bulunduğu ile göre, özel ticaret sistemi".
pub fn passport_short(passport: Passport, lang: Lang) -> String {
    let basis = match passport.basis {
        Basis::HeadOffice => {
            lang.pick("firma merkezinin bulunduğu ile göre", "by head office of the exporter")
        }
        Basis::Activity => lang.pick("faaliyet iline göre", "by province of activity"),
        Basis::Unknown => lang.pick("il esası bilinmiyor", "province basis unknown"),
    };
    let system = match passport.system {
        TradeSystem::Special => lang.pick("özel ticaret sistemi", "special trade system"),
        TradeSystem::General => lang.pick("genel ticaret sistemi", "general trade system"),
        TradeSystem::Unknown => lang.pick("ticaret sistemi bilinmiyor", "trade system unknown"),
    };
    let producer = match passport.producer {
        Producer::TuikViaAso => "TÜİK / ASO",
        Producer::Ministry => lang.pick("Ticaret Bakanlığı", "Ministry of Trade"),
        Producer::Visitor => lang.pick("kendi dosyanız", "your own file"),
        Producer::Tuik => "TÜİK",
        Producer::Tim => lang.pick("TİM", "TİM (exporters' assembly)"),
    };
    let mut words = format!("{basis}, {system}");
    let more = [
        valuation_word(passport.valuation),
        status_word(passport.status, lang),
        (passport.currency != Currency::Usd).then(|| currency_name(passport.currency, lang)),
    ];
    for word in more.into_iter().flatten() {
        words.push_str(", ");
        words.push_str(word);
    }
    match passport.retrieved {
        Some(day) => format!("{words} · {producer} · {day}"),
        None => format!("{words} · {producer}"),
    }
}

/// The unit of a column of millions.
pub fn unit_million(currency: Currency, lang: Lang) -> String {
    format!("{} {}", lang.pick("milyon", "million"), currency_sign(currency))
}

/// How goods are valued, where the file says it.
pub fn valuation_word(valuation: Valuation) -> Option<&'static str> {
    match valuation {
        Valuation::Fob => Some("FOB"),
        Valuation::Cif => Some("CIF"),
        Valuation::Unknown => None,
    }
}

/// How final the figures are, where the file says it.
pub fn status_word(status: Status, lang: Lang) -> Option<&'static str> {
    match status {
        Status::Provisional => Some(lang.pick("geçici veri", "provisional")),
        Status::Revised => Some(lang.pick("revize veri", "revised")),
        Status::Final => Some(lang.pick("kesin veri", "final")),
        Status::Unknown => None,
    }
}

/// Name of a currency, to stand in a sentence.
pub fn currency_name(currency: Currency, lang: Lang) -> &'static str {
    match currency {
        Currency::Usd => lang.pick("ABD doları", "US dollars"),
        Currency::Try => lang.pick("Türk lirası", "Turkish liras"),
        Currency::Eur => lang.pick("avro", "euros"),
    }
}

/// "%3,6'lık pay" and so on are avoided: what a share is of, in words.
pub fn of_total(volume: &str, flow: Flow, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("toplam {}: {volume}", flow_label(flow, lang)),
        Lang::En => format!("total {}: {volume}", flow_label(flow, lang)),
    }
}

/// "81 il arasında 1. sırada", "26 bölge arasında 3.–7. sırada".
pub fn rank_text((best, worst): (u32, u32), (of, level): (u32, Level), lang: Lang) -> String {
    let places = match level {
        Level::Province => lang.pick("il", "provinces"),
        _ => lang.pick("bölge", "regions"),
    };
    match (lang, best == worst) {
        (Lang::Tr, true) => format!("{of} {places} arasında {best}. sırada"),
        (Lang::Tr, false) => format!("{of} {places} arasında {best}.–{worst}. sırada"),
        (Lang::En, true) => format!("Rank {best} of {of} {places}"),
        (Lang::En, false) => format!("Rank {best}–{worst} of {of} {places}"),
    }
}

/// That a map is one of regions.
pub fn level_note(level: Level, lang: Lang) -> Option<&'static str> {
    match level {
        Level::Province => None,
        Level::Nuts2 => {
            Some(lang.pick("Harita Düzey 2 bölgelerine göre (26 bölge).", "Map by NUTS-2 regions (26)."))
        }
        Level::Nuts1 => {
            Some(lang.pick("Harita Düzey 1 bölgelerine göre (12 bölge).", "Map by NUTS-1 regions (12)."))
        }
    }
}

/// The ministry's total beside one by head office.
pub fn activity_beside(volume: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("Faaliyet iline göre toplam ihracatı (Ticaret Bakanlığı): {volume}."),
        Lang::En => {
            format!("Its total exports by province of activity (Ministry of Trade): {volume}.")
        }
    }
}

/// Months that a year's figure covers, where they are fewer than twelve.
pub fn partial_year(months: u8, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("Bu yılın yalnızca {months} ayı veride var."),
        Lang::En => format!("The data hold only {months} months of this year."),
    }
}

/// Label of a year option that is not complete.
pub fn partial_year_label(year: u16, months: u8, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{year} ({months} ay)"),
        Lang::En => format!("{year} ({months} months)"),
    }
}
