//! The check step: what was understood of the visitor's files, and how it is corrected.

use crate::types::{
    Basis, Currency, FileReport, FirmReport, PartnerReport, Place, Producer, Status, TradeSystem, Valuation,
    decimal_text,
};

use super::{Lang, currency_name, grouped, place_name, texts};

texts! {
    /// Texts of the account of the visitor's files. The worker writes it, so the page carries none of them.
    AccountText {
        // The ledger, files and problems.
        Title: "Dosyanızdan ne okundu?", "What was read from your file";
        Ledger: "Döküm", "The account";
        LedgerLead: "Her satır ve her tutar aşağıdaki kalemlerden tam olarak birindedir; toplam, dosyanın toplamıdır.", "Every row and every amount stands in exactly one of these lines; together they are the file.";
        Bucket: "Kalem", "Line";
        Rows: "Satır", "Rows";
        Amount: "Değer", "Amount";
        ShareOfFile: "Pay (%)", "Share (%)";
        Nomenclature: "Ürün sınıflaması", "Product nomenclature";
        Fingerprint: "SHA-256", "SHA-256";
        Pending: "hesaplanıyor", "being computed";
        Problems: "Sorunlu satırlar", "Rows with problems";
        NoProblems: "Sorunlu satır yok.", "No row has a problem.";
        Kind: "Sorun", "Problem";
        Where: "Yer", "Place";
        AllProblems: "Tüm sorunları indir (CSV)", "Download all problems (CSV)";
        Period: "Dönem", "Period";

        // Columns.
        Sheets: "Okunan sayfa", "Sheet read";
        Columns: "Sütunlar nasıl anlaşıldı?", "How the columns were understood";
        Column: "Sütun", "Column";
        Holds: "Ne içeriyor?", "What it holds";
        Why: "Neye göre?", "Why";
        NotUsed: "Kullanılmıyor", "Not used";
        Preview: "İlk satırlar", "The first rows";
        Line: "Satır", "Line";
        HeadRow: "tablonun üstü", "above the data";
        NoCodes: "Ürün kodu yok: toplamlar gösterilir, teknoloji düzeyleri gösterilemez.", "There are no product codes, so totals are shown and levels of technology are not.";
        Amounts: "Değerler", "Amounts";

        // Provinces that are not known.
        Unmatched: "Tanınmayan iller", "Provinces that are not known";
        UnmatchedLead: "Bu adlar toplamda var, haritada yok. Bir ili seçerseniz bu adı taşıyan bütün satırlar o ile yazılır; dosya yeniden okunmaz.", "These names are in the total and not on the map. Choose a province, and all rows with the name go there; the file is not read again.";
        InTheFile: "Dosyadaki ad", "Name in the file";
        GoesTo: "Nereye yazılsın?", "Where it goes";
        TakeBack: "Geri al", "Take it back";

        // Repairs, notices, checks.
        Repairs: "Yapılan onarımlar", "What was repaired";
        RepairsLead: "Bunlar dosyanın söylediğini değiştirdi. Birini geri alırsanız dosya onsuz yeniden okunur.", "These changed what the file says. Take one back, and the file is read again without it.";
        Notices: "Bilmeniz gerekenler", "Good to know";
        Undo: "Geri al", "Undo";
        Redo: "Yeniden yap", "Do it again";
        Undone: "geri alındı", "taken back";
        Examples: "Nerede?", "Where";
        Checks: "Toplamların denetimi", "The totals, checked";
        Stated: "Dosyada", "Stated";
        Computed: "Hesaplanan", "Computed";
        Difference: "Fark", "Difference";
        TotalName: "Toplam", "Total";

        // Revisions.
        Revisions: "Yeni dosyanın değiştirdikleri", "What the newer file changed";
        Place: "Yer", "Place";
        Old: "Eski", "Old";
        New: "Yeni", "New";
        Percent: "Değişim (%)", "Change (%)";

        // The passport.
        Passport: "Verinin kimliği", "What the figures are";
        PassportLead: "Dosyadan anlaşılan; yanlışsa düzeltin.", "As understood from the file; put it right where it is wrong.";
        Producer: "Kaynak", "Source";
        Basis: "İl esası", "Province by";
        System: "Ticaret sistemi", "Trade system";
        Valuation: "Değerleme", "Valuation";
        Status: "Durum", "Status";

        // What is kept.
        Keep: "Saklayın", "Keep it";
        SavePlan: "Planı kaydet", "Save the plan";
        SavePlanNote: "Plan yanıtlarınızı taşır, verinizi taşımaz. Gelecek ay dosyayla birlikte bırakın: soru sorulmaz.", "The plan holds your answers and no data. Drop it with next month’s file, and nothing is asked.";
        SaveRepairs: "Onarım listesini kaydet", "Save the list of repairs";
        SaveRevisions: "Revizyonları kaydet", "Save the revisions";
    }
}

/// A word as the first one of a line.
pub fn capital(word: &str, lang: Lang) -> String {
    let mut letters = word.chars();
    match (letters.next(), lang) {
        (Some('i'), Lang::Tr) => format!("İ{}", letters.as_str()),
        (Some(first), _) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        (None, _) => String::new(),
    }
}

/// In what amounts are written: "bin ABD doları", "thousands of US dollars".
pub fn money_words(unit: u32, currency: Currency, lang: Lang) -> String {
    let name = currency_name(currency, lang);
    match (unit, lang) {
        (1_000, Lang::Tr) => format!("bin {name}"),
        (1_000_000, Lang::Tr) => format!("milyon {name}"),
        (1_000, Lang::En) => format!("thousands of {name}"),
        (1_000_000, Lang::En) => format!("millions of {name}"),
        _ => name.to_owned(),
    }
}

/// The same of a file, with what says so.
pub fn money_line(file: &FileReport, currency: Currency, lang: Lang) -> String {
    let words = money_words(file.unit, currency, lang);
    match (file.unit_evidence.as_str(), lang) {
        ("", _) => words,
        (evidence, Lang::Tr) => format!("{words}; dosyada “{evidence}” yazıyor"),
        (evidence, Lang::En) => format!("{words}; the file says “{evidence}”"),
    }
}

/// Columns of amounts that are too many to be listed: "24 sütun, “2020”–“2023”".
pub fn amount_columns(count: usize, first: &str, last: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{count} sütun: “{first}” … “{last}”"),
        Lang::En => format!("{count} columns: “{first}” … “{last}”"),
    }
}

/// What a control of a column is called: "“Yıl” sütunu ne içeriyor?".
pub fn column_control(header: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("“{header}” sütunu ne içeriyor?"),
        Lang::En => format!("What column “{header}” holds"),
    }
}

/// "12 toplam tutuyor, 1 toplam tutmuyor."
pub fn checks_line(held: u64, failed: u64, lang: Lang) -> String {
    let (held_text, failed_text) = (grouped(i128::from(held), lang), grouped(i128::from(failed), lang));
    let totals = |count: u64| if count == 1 { "total" } else { "totals" };
    match (lang, held, failed) {
        (Lang::Tr, _, 0) => format!("{held_text} toplam tutuyor."),
        (Lang::Tr, 0, _) => format!("{failed_text} toplam tutmuyor."),
        (Lang::Tr, ..) => format!("{held_text} toplam tutuyor, {failed_text} toplam tutmuyor."),
        (Lang::En, _, 0) => {
            format!("{held_text} {} {}.", totals(held), if held == 1 { "holds" } else { "hold" })
        }
        (Lang::En, 0, _) => {
            format!("{failed_text} {} {} not hold.", totals(failed), if failed == 1 { "does" } else { "do" })
        }
        (Lang::En, ..) => format!(
            "{held_text} {} {}, {failed_text} {} not.",
            totals(held),
            if held == 1 { "holds" } else { "hold" },
            if failed == 1 { "does" } else { "do" }
        ),
    }
}

/// An exact amount as a language writes it: "1.234,5", "1,234.5".
pub fn exact_amount(amount_e4: i128, lang: Lang) -> String {
    let text = decimal_text(amount_e4);
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-').parse::<i128>().map(|whole| grouped(whole, lang));
    let sign = if amount_e4 < 0 { "-" } else { "" };
    let mark = if rest.is_empty() { "" } else { lang.pick(",", ".") };
    format!("{sign}{}{mark}{rest}", digits.unwrap_or_default())
}

/// How many figures of two files were compared, changed, and are listed.
pub fn revisions_line(all: usize, changed: usize, listed: usize, lang: Lang) -> String {
    let count = |count: usize| grouped(count as i128, lang);
    let (all, many, few) = (count(all), count(changed), count(listed));
    match (lang, listed < changed) {
        (Lang::Tr, false) => format!("Karşılaştırılan sayı: {all}; değişen: {many}."),
        (Lang::Tr, true) => {
            format!("Karşılaştırılan sayı: {all}; değişen: {many}; en büyük {few} değişiklik aşağıda.")
        }
        (Lang::En, false) => format!("Figures compared: {all}; changed: {many}."),
        (Lang::En, true) => format!("Figures compared: {all}; changed: {many}; the {few} largest are below."),
    }
}

/// What a place that the visitor chose is called.
pub fn chosen_place(place: i8, lang: Lang) -> &'static str {
    match Place::from_number(place) {
        Some(place) => place_name(place, lang),
        None => lang.pick("Haritada değil", "Off the map"),
    }
}

/// Said after a province text was given a place, or lost it.
pub fn assigned_text(text: &str, place: Option<&str>, lang: Lang) -> String {
    match (lang, place) {
        (Lang::Tr, Some(place)) => format!("“{text}”: {place}. Harita, tablo ve döküm güncellendi."),
        (Lang::En, Some(place)) => format!("“{text}” goes to {place}. Map, table and account follow."),
        (Lang::Tr, None) => format!("“{text}” geri alındı."),
        (Lang::En, None) => format!("“{text}” was taken back."),
    }
}

/// That something else was put right.
pub fn corrected_text(lang: Lang) -> &'static str {
    lang.pick("Düzeltildi; harita, tablo ve döküm güncellendi.", "Put right; map, table and account follow.")
}

/// A plan waits for its files.
pub fn plan_ready(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("“{name}” planı hazır; şimdi dosyayı bırakın."),
        Lang::En => format!("The plan “{name}” is ready; now drop the file."),
    }
}

/// A plan waits for the page to be locked.
pub fn plan_held(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("“{name}” planına bakılıyor."),
        Lang::En => format!("Looking at the plan “{name}”."),
    }
}

/// Who made the figures, as an option.
pub fn producer_option(producer: Producer, lang: Lang) -> &'static str {
    match producer {
        Producer::Visitor => lang.pick("Belirtilmemiş", "Not stated"),
        Producer::Tuik => "TÜİK",
        Producer::Ministry => lang.pick("Ticaret Bakanlığı", "Ministry of Trade"),
        Producer::Tim => "TİM",
        Producer::TuikViaAso => "TÜİK / ASO",
    }
}

/// What ties a flow to a province, as an option.
pub fn basis_option(basis: Basis, lang: Lang) -> &'static str {
    match basis {
        Basis::Unknown => lang.pick("Bilinmiyor", "Not known"),
        Basis::HeadOffice => lang.pick("Firma merkezi", "Head office"),
        Basis::Activity => lang.pick("Faaliyet ili", "Province of activity"),
    }
}

/// Which trade is counted, as an option.
pub fn system_option(system: TradeSystem, lang: Lang) -> &'static str {
    match system {
        TradeSystem::Unknown => lang.pick("Bilinmiyor", "Not known"),
        TradeSystem::Special => lang.pick("Özel ticaret", "Special trade"),
        TradeSystem::General => lang.pick("Genel ticaret", "General trade"),
    }
}

/// At which point goods are valued, as an option.
pub fn valuation_option(valuation: Valuation, lang: Lang) -> &'static str {
    match valuation {
        Valuation::Unknown => lang.pick("Bilinmiyor", "Not known"),
        Valuation::Fob => "FOB",
        Valuation::Cif => "CIF",
    }
}

/// How final the figures are, as an option.
pub fn status_option(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Unknown => lang.pick("Bilinmiyor", "Not known"),
        Status::Provisional => lang.pick("Geçici", "Provisional"),
        Status::Revised => lang.pick("Revize", "Revised"),
        Status::Final => lang.pick("Kesin", "Final"),
    }
}

/// Whom the partner column names; `None` where there is none.
pub fn partner_words(partners: &PartnerReport, lang: Lang) -> Option<String> {
    if partners.countries + partners.zones + partners.unknown == 0 {
        return None;
    }
    let number = |count: u32| grouped(i128::from(count), lang);
    let (countries, zones, unknown) =
        (number(partners.countries), number(partners.zones), number(partners.unknown));
    let mut words = match lang {
        Lang::Tr => format!("Ülke sütunu: {countries} ülke"),
        Lang::En if partners.countries == 1 => "Partners: 1 country".to_string(),
        Lang::En => format!("Partners: {countries} countries"),
    };
    if partners.zones > 0 {
        words += &match lang {
            Lang::Tr => format!(", {zones} serbest bölge ve benzeri"),
            Lang::En => format!(", {zones} free zones and the like"),
        };
    }
    if partners.unknown > 0 {
        let names = partners.unknown_texts.join(", ");
        words += &match lang {
            Lang::Tr => format!(", tanınmayan {unknown} ad olduğu gibi kaldı ({names})"),
            Lang::En => format!(", {unknown} unknown names are kept as they are ({names})"),
        };
    }
    Some(words + ".")
}

/// How many firms stand behind the figures, and behind how many of them one could be told.
pub fn firm_words(firms: &FirmReport, lang: Lang) -> String {
    let number = |count: u64| grouped(i128::from(count), lang);
    let (count, cells, sensitive) = (number(firms.firms), number(firms.cells), number(firms.sensitive));
    match lang {
        Lang::Tr => format!(
            "Firma sütunu: {count} firma sayıldı, adları ve numaraları tutulmadı. İl ve düzeye göre {cells} hücrenin {sensitive} tanesinde üçten az firma var ya da bir firmanın payı %80'i, ikisinin payı %90'ı buluyor: bunlar yayımlanırsa bir firmayı ele verebilir."
        ),
        Lang::En => format!(
            "Firms: {count} were counted, their names and numbers are not kept. Of {cells} cells by province and tier {sensitive} have fewer than three firms, one with 80% or two with 90%: published, they could tell of a firm."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_in_the_language() {
        assert_eq!(exact_amount(123_456_789_000, Lang::Tr), "12.345.678,9");
        assert_eq!(exact_amount(-5_000, Lang::En), "-0.5");
        assert_eq!(exact_amount(10_000, Lang::Tr), "1");
    }

    #[test]
    fn totals_are_counted_in_words() {
        assert_eq!(checks_line(12, 1, Lang::En), "12 totals hold, 1 does not.");
        assert_eq!(checks_line(1, 0, Lang::En), "1 total holds.");
        assert_eq!(checks_line(0, 2, Lang::En), "2 totals do not hold.");
        assert_eq!(checks_line(12, 1, Lang::Tr), "12 toplam tutuyor, 1 toplam tutmuyor.");
    }

    #[test]
    fn no_text_is_empty() {
        for text in AccountText::ALL {
            assert!(!text.text(Lang::Tr).is_empty() && !text.text(Lang::En).is_empty(), "{text:?}");
        }
    }
}
