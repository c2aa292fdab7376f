//! Nomenclatures, definitions, lists of goods and the method card, in words.

use crate::types::{CodeReport, Decided, Nomenclature};

use super::{Lang, grouped};

/// A nomenclature's name.
pub fn nomenclature_name(nomenclature: Nomenclature, lang: Lang) -> &'static str {
    match nomenclature {
        Nomenclature::Isic3 => "ISIC Rev.3",
        Nomenclature::Isic31 => "ISIC Rev.3.1",
        Nomenclature::Isic4 => "ISIC Rev.4",
        Nomenclature::Nace2 => "NACE Rev.2",
        Nomenclature::Nace21 => "NACE Rev.2.1",
        Nomenclature::Hs => lang.pick("Armonize Sistem (HS, GTİP)", "Harmonized System (HS, GTİP)"),
        Nomenclature::Sitc3 => "SITC Rev.3",
        Nomenclature::Sitc4 => "SITC Rev.4",
        Nomenclature::Tim => lang.pick("TİM sektörleri", "TİM sectors"),
        Nomenclature::Tiers => lang.pick("Teknoloji düzeyi adları", "Names of technology tiers"),
    }
}

/// By what a nomenclature was decided, with the evidence.
pub fn decided_text(report: &CodeReport, lang: Lang) -> String {
    let distinct = grouped(i128::from(report.distinct), lang);
    let fits = |nomenclature: Nomenclature| {
        report.fits.iter().find(|(known, _)| *known == nomenclature).map_or(0, |(_, count)| *count)
    };
    let own = grouped(i128::from(fits(report.nomenclature)), lang);
    let others = report.fits.iter().filter(|(known, count)| *known != report.nomenclature && *count > 0);
    let mut others: Vec<(Nomenclature, u32)> = others.copied().collect();
    others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let beside: Vec<String> = others
        .iter()
        .take(3)
        .map(|(known, count)| {
            format!("{} {}", nomenclature_name(*known, lang), grouped(i128::from(*count), lang))
        })
        .collect();
    let beside = beside.join(", ");
    let why = match report.decided {
        Decided::Header => lang.pick("başlıktan", "by the header"),
        Decided::Codes => lang.pick("kodlardan", "by the codes"),
        Decided::Names => lang.pick("kodların yanındaki adlardan", "by the names beside the codes"),
        Decided::Equal => lang.pick(
            "uyan öbür sınıflamalar da aynı düzeyleri verdiği için",
            "others that fit give the same tiers",
        ),
        Decided::Told => lang.pick("sizin yanıtınızdan", "by your answer"),
    };
    match lang {
        Lang::Tr => format!(
            "{why}; örneklemdeki {distinct} farklı kodun {own} tanesi geçerli{}",
            if beside.is_empty() { String::new() } else { format!(" (öbürlerinde: {beside})") }
        ),
        Lang::En => format!(
            "{why}; {own} of {distinct} distinct codes of the sample are valid{}",
            if beside.is_empty() { String::new() } else { format!(" (in others: {beside})") }
        ),
    }
}

/// A definition's name, by its id.
pub fn definition_name(id: &str, lang: Lang) -> &'static str {
    match id {
        "oecd-isic3-report" => lang.pick("OECD, ASO raporundaki gibi", "OECD, as in the ASO report"),
        "oecd-isic3" => lang.pick("OECD ISIC Rev.3, asıl tanım", "OECD ISIC Rev.3, strict"),
        "tuik-nace2" => lang.pick("TÜİK'in duyurduğu gibi (NACE Rev.2)", "As TÜİK announces (NACE Rev.2)"),
        "oecd2016-rd" => lang.pick("OECD 2016 Ar-Ge yoğunluğu", "OECD 2016 R&D intensity"),
        "lall2000" => lang.pick("Lall (2000), SITC", "Lall (2000), SITC"),
        _ => lang.pick("Kendi tanımım", "My own definition"),
    }
}

/// A way to put values into classes, by its id.
pub fn class_method_name(id: &str, lang: Lang) -> &'static str {
    match id {
        "rounded" => lang.pick("Yuvarlak sayılar", "Round breaks"),
        "quantile" => lang.pick("Eşit sayıda", "Equal counts"),
        "equal" => lang.pick("Eşit aralık", "Equal intervals"),
        "natural" => lang.pick("Doğal kırılma", "Natural breaks"),
        "country" => lang.pick("Toplamın değerine göre", "Around the overall value"),
        "continuous" => lang.pick("Sürekli", "Continuous"),
        _ => lang.pick("Kendi sınırlarım", "My own bounds"),
    }
}

/// The same with the number of classes.
///
/// ```
/// use teknoharita::messages::{Lang, class_method_label};
/// assert_eq!(class_method_label("natural", 5, Lang::Tr), "Doğal kırılma, 5");
/// ```
pub fn class_method_label(id: &str, classes: u8, lang: Lang) -> String {
    match id {
        "continuous" => lang.pick("Sınıfsız, sürekli", "No classes, continuous").to_string(),
        // Round numbers lie where they lie; how many there are is not the reader's choice.
        "rounded" => {
            let name = class_method_name(id, lang);
            format!("{name}, {} {classes}", lang.pick("en çok", "at most"))
        }
        _ => format!("{}, {classes}", class_method_name(id, lang)),
    }
}

/// What a definition does, in a sentence or two.
pub fn definition_note(id: &str, lang: Lang) -> &'static str {
    match id {
        "oecd-isic3-report" => lang.pick(
            "ISIC Rev.3 sınıfları, Ankara Sanayi Odası raporunun eklerindeki gibi dört düzeye ayrılır. Ormancılık düşük teknolojide, gizli veri sınıflandırılmamış içinde sayılır.",
            "Classes of ISIC Rev.3 have four tiers, as in the annexes of the Ankara Chamber of Industry's report. Forestry counts as low technology, confidential data as not classified.",
        ),
        "oecd-isic3" => lang.pick(
            "OECD'nin ISIC Rev.3 tanımı olduğu gibi: yalnızca imalat sanayiinin düzeyi vardır. Gizli veri her düzeyde olabilir, bu yüzden paylar aralık olur.",
            "The OECD's definition on ISIC Rev.3 to the letter: manufacturing alone has tiers. Confidential data can be of any tier, so shares become ranges.",
        ),
        "tuik-nace2" => lang.pick(
            "TÜİK'in bültenlerindeki gibi: ISIC Rev.4 / NACE Rev.2 grupları. Paylar imalat sanayii toplamı içindedir, bütün ticaret içinde değil.",
            "As in TÜİK's bulletins: groups of ISIC Rev.4 / NACE Rev.2. Shares are of manufacturing and not of all trade.",
        ),
        "oecd2016-rd" => lang.pick(
            "Bütün faaliyetler Ar-Ge harcamasının katma değere oranına göre beş gruptadır; tarım ve madencilik de.",
            "All activities are in five groups by R&D spending over value added; farming and mining too.",
        ),
        "lall2000" => lang.pick(
            "SITC grupları on sınıftadır: birincil ürünler, kaynağa dayalı, düşük, orta ve yüksek teknoloji. ISIC ve NACE kodlarından bu tanıma güvenilir bir yol yoktur.",
            "SITC groups are in ten categories: primary, resource-based, low, medium and high technology. No reliable way leads here from ISIC and NACE codes.",
        ),
        _ => lang.pick(
            "Sizin yüklediğiniz kod ve düzey listesi. Listede olmayan kodlar sınıflandırılmamış sayılır.",
            "The list of codes and tiers that you brought. Codes that it lacks count as not classified.",
        ),
    }
}

/// A list of goods, by its id.
pub fn exclusion_name(id: &str, lang: Lang) -> &'static str {
    match id {
        "gold" => lang.pick("Parasal olmayan altın", "Non-monetary gold"),
        "jewellery" => lang.pick("Mücevher ve kıymetli metaller", "Jewellery and precious metals"),
        "energy" => lang.pick("Enerji ürünleri", "Energy products"),
        "ships" => lang.pick("Gemi, yat ve tekneler", "Ships, yachts and boats"),
        "arms" => lang.pick("Silah ve mühimmat", "Arms and ammunition"),
        _ => "?",
    }
}

/// What a title says of lists that are left out: " (altın ve enerji hariç)". Empty without any.
pub fn exclusion_title<'a>(ids: impl IntoIterator<Item = &'a str>, lang: Lang) -> String {
    let short = |id: &str| match id {
        "gold" => lang.pick("altın", "gold"),
        "jewellery" => lang.pick("mücevher", "jewellery"),
        "energy" => lang.pick("enerji", "energy"),
        "ships" => lang.pick("gemi ve yat", "ships"),
        "arms" => lang.pick("silah", "arms"),
        _ => "?",
    };
    let names: Vec<&str> = ids.into_iter().map(short).collect();
    let listed = match names.as_slice() {
        [] => return String::new(),
        [only] => (*only).to_string(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.pick("ve", "and")),
    };
    match lang {
        Lang::Tr => format!(" ({listed} hariç)"),
        Lang::En => format!(" (excluding {listed})"),
    }
}

/// Lines of the method card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardText {
    /// Head of the card.
    Title,
    /// The definition and its version.
    Definition,
    /// Where it comes from.
    Source,
    /// The nomenclature of the codes.
    Nomenclature,
    /// How that was decided.
    Decided,
    /// Versions of the Harmonized System.
    Versions,
    /// Codes and value that stand in the definition.
    Direct,
    /// Those that a correspondence leads to one tier.
    Rule,
    /// Those that can be of several tiers.
    Bounds,
    /// Those without a tier.
    Not,
    /// Those that lists leave out.
    Excluded,
    /// Goods of a list that codes cannot separate.
    Mixed,
    /// Customs codes whose class is contested.
    Contested,
    /// The codes that widen the ranges most.
    Widest,
    /// What would narrow them.
    Finer,
    /// Fixed by the source.
    Fixed,
    /// Why a definition cannot be used.
    NoWay,
    /// Without a definition of the visitor's own.
    NoOwn,
    /// Why nothing can be left out.
    NothingToExclude,
    /// What a range means.
    RangeNote,
    /// That shares are of manufacturing.
    ManufacturingNote,
}

/// A text of the method card.
pub fn card_text(text: CardText, lang: Lang) -> &'static str {
    let (tr, en) = match text {
        CardText::Title => ("Yöntem kartı", "Method card"),
        CardText::Definition => ("Tanım", "Definition"),
        CardText::Source => ("Tanımın kaynağı", "Source of the definition"),
        CardText::Nomenclature => ("Ürün sınıflaması", "Product nomenclature"),
        CardText::Decided => ("Sınıflama nasıl anlaşıldı", "How the nomenclature was decided"),
        CardText::Versions => ("HS sürümleri", "HS versions"),
        CardText::Direct => ("Doğrudan sınıflanan", "Classified directly"),
        CardText::Rule => ("Dönüşüm kuralıyla sınıflanan", "Classified by a correspondence"),
        CardText::Bounds => ("Birden çok düzeyde olabilen", "In one of several tiers"),
        CardText::Not => ("Düzeyi bulunmayan", "Without a tier"),
        CardText::Excluded => ("Dışarıda bırakılan", "Left out"),
        CardText::Mixed => ("Ayrılamayan", "Cannot be separated"),
        CardText::Contested => ("Sınıfı tartışmalı HS kodları", "HS codes whose class is contested"),
        CardText::Widest => ("Aralığı en çok açan kodlar", "Codes that widen the ranges most"),
        CardText::Finer => (
            "Daha ayrıntılı kodlar (örneğin altı haneli HS) bu aralıkları daraltır ya da kapatır.",
            "Finer codes (HS with six digits, say) would narrow or close these ranges.",
        ),
        CardText::Fixed => (
            "Bu veride düzeyleri kaynağın kendisi belirledi.",
            "In this data set the source itself decided the tiers.",
        ),
        CardText::NoWay => (
            "Bu tanım SITC ya da gümrük kodu ister; dosyanın kodlarından güvenilir bir yol yok.",
            "This definition wants SITC or customs codes; no reliable way leads there from the file's codes.",
        ),
        CardText::NoOwn => ("Önce kendi tanımınızı açın.", "Open a definition of your own first."),
        CardText::NothingToExclude => ("Bu veride ürün kodu yok.", "This data set has no product codes."),
        CardText::RangeNote => (
            "Aralık: kodlar düzeyi tek başına belirlemiyor; pay bu iki değer arasındadır. Taralı iller aralığı bir sınıftan geniş olanlardır.",
            "Range: the codes alone do not settle the tier; the share lies between the two numbers. Hatched provinces have a range wider than a class.",
        ),
        CardText::ManufacturingNote => ("Paylar imalat sanayii içindedir.", "Shares are of manufacturing."),
    };
    lang.pick(tr, en)
}
