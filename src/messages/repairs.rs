//! What was repaired or noticed in a file, and what totals were checked.

use crate::types::{CheckKind, Repair, RepairExample, RepairKind, Why};

use super::{Lang, grouped};

/// Name of a kind of repair, in a few words.
pub fn repair_label(kind: RepairKind, lang: Lang) -> &'static str {
    match kind {
        RepairKind::TitleRows => lang.pick("Başlık satırları veri sayılmadı", "Title rows taken for no data"),
        RepairKind::Notes => lang.pick("Notlar veri sayılmadı", "Notes taken for no data"),
        RepairKind::Unit => lang.pick("Tutarlar birimiyle çarpıldı", "Amounts multiplied by their unit"),
        RepairKind::Unpivoted => lang.pick("Geniş tablo satırlara açıldı", "Wide table unfolded into rows"),
        RepairKind::FillDown => {
            lang.pick("Boş hücre üstündeki sayıldı", "Blank cells taken for the one above")
        }
        RepairKind::Encoding => lang.pick("Bozuk harfler onarıldı", "Damaged letters mended"),
        RepairKind::LostZeros => {
            lang.pick("Kodların baştaki sıfırları geri geldi", "Lost zeros of codes restored")
        }
        RepairKind::Dates => lang.pick("Gün numaraları tarih sayıldı", "Serial numbers taken for dates"),
        RepairKind::Totals => lang.pick("Toplam satırları ayrıldı", "Totals set aside"),
        RepairKind::Subtotals => lang.pick("Ara toplamlar ayrıldı", "Subtotals set aside"),
        RepairKind::PartnerGroups => lang.pick("Sayılan ülke grupları", "Groups of countries that count"),
        RepairKind::Nil => lang.pick("Çizgi sıfır sayıldı", "Dashes taken for zero"),
        RepairKind::NotAvailable => {
            lang.pick("Bilgi olmayan hücreler atlandı", "Cells without a figure passed over")
        }
        RepairKind::Suppressed => lang.pick("Gizlenmiş hücreler", "Withheld cells"),
        RepairKind::IgnoredColumns => lang.pick("Kullanılmayan sütunlar", "Columns that are not used"),
        RepairKind::Plates => lang.pick("Plaka sayılan sayılar", "Numbers read as plates"),
        RepairKind::NotPlates => lang.pick("Plaka sayılmayan kodlar", "Codes not read as plates"),
        RepairKind::PartOfTrade => lang.pick("Dosya ticaretin bir bölümü", "A part of trade alone"),
        RepairKind::Firm => lang.pick("Firma sütunu kullanılmadı", "The column of firms is not used"),
        RepairKind::Duplicates => lang.pick("Yinelenen satırlar", "Repeated rows"),
        RepairKind::Replaced => lang.pick("Yerine yenisi geçen satırlar", "Rows that a newer file replaces"),
    }
}

/// What a kind of repair means for the figures.
pub fn repair_meaning(kind: RepairKind, lang: Lang) -> &'static str {
    match kind {
        RepairKind::TitleRows => lang.pick(
            "Tablonun üstündeki ya da arasındaki başlıklar okunmaz.",
            "Titles above or within the table are not read.",
        ),
        RepairKind::Notes => lang.pick(
            "Kaynak, dipnot gibi satırlar okunmaz.",
            "Lines such as sources and footnotes are not read.",
        ),
        RepairKind::Unit => lang.pick(
            "Bin ya da milyon olarak yazılmış tutarlar tek birime çevrildi.",
            "Amounts written in thousands or millions became single units.",
        ),
        RepairKind::Unpivoted => {
            lang.pick("Her hücre kendi başına bir gözlemdir.", "Each cell is an observation of its own.")
        }
        RepairKind::FillDown => lang.pick(
            "Birleştirilmiş hücrelerde ad yalnızca ilk satırda yazar.",
            "In merged cells the name stands in the first row alone.",
        ),
        RepairKind::Encoding => lang.pick(
            "Daha önce yanlış çözülmüş harfler (Ýstanbul) yerine doğruları kondu.",
            "Letters that were decoded wrongly before (Ýstanbul) were put right.",
        ),
        RepairKind::LostZeros => lang.pick(
            "Çizelge programı 010121 kodunu 10121 yapmış.",
            "A spreadsheet had made 10121 of the code 010121.",
        ),
        RepairKind::Dates => {
            lang.pick("Excel tarihleri gün sayısı olarak saklar.", "Excel keeps dates as numbers of days.")
        }
        RepairKind::Totals => lang.pick(
            "Toplamlar eklenmez; parçaların toplamıyla karşılaştırılır.",
            "Totals are not added; they are compared with the sum of their parts.",
        ),
        RepairKind::Subtotals => lang.pick(
            "Altındaki kodların toplamına eşit olan kodlar iki kez sayılmaz.",
            "Codes that equal the sum of the codes below them are not counted twice.",
        ),
        RepairKind::PartnerGroups => lang.pick(
            "Yanındaki ülkelerin toplamı değil, eklendi; onları içeriyorsa satırlarını silin.",
            "Not the sum of the countries beside it, so added; if it holds them, delete its rows.",
        ),
        RepairKind::Nil => lang.pick("“-” istatistikte “yok” demektir.", "“-” means none in statistics."),
        RepairKind::NotAvailable => lang.pick(
            "“..” bilginin olmadığını söyler; sıfır değildir.",
            "“..” says that the figure is not available; it is not zero.",
        ),
        RepairKind::Suppressed => lang.pick(
            "“*” ya da “c” ile gizlenen değerler tutarsız sayılır.",
            "Values hidden by “*” or “c” are counted without an amount.",
        ),
        RepairKind::IgnoredColumns => lang.pick(
            "Pay, değişim, sıra ve miktar sütunları tutar değildir.",
            "Shares, changes, ranks and quantities are no amounts.",
        ),
        RepairKind::Plates => lang.pick(
            "1 Adana, 34 İstanbul. Başka bir listenin numaralarıysa iller yanlıştır.",
            "1 is Adana, 34 İstanbul. If they are numbers of another list, the provinces are wrong.",
        ),
        RepairKind::NotPlates => lang.pick(
            "Yanındaki il adlarıyla çelişiyorlar; adlar geçerli.",
            "They contradict the names beside them; the names count.",
        ),
        RepairKind::PartOfTrade => lang.pick(
            "Başlığına göre bütün ihracat ya da ithalat değil; paylar bu bölümün payıdır.",
            "By its title these are not all exports or imports; shares are shares of that part.",
        ),
        RepairKind::Firm => lang.pick(
            "Hiçbir tabloya, dosyaya ya da sorun metnine girmez.",
            "It goes into no table, file or list of problems.",
        ),
        RepairKind::Duplicates => lang.pick(
            "Tutarı dışında aynı olan satırlar; hepsi toplama girer.",
            "Rows that are equal but for the amount; all of them are added.",
        ),
        RepairKind::Replaced => lang.pick(
            "Aynı dönem iki dosyada; yalnızca geçerli olan sayılır.",
            "The same period stands in two files; only one counts.",
        ),
    }
}

/// Where something was repaired: "3. satır, 2. sütun: “Ýstanbul” → “İstanbul”".
pub fn repair_example(kind: RepairKind, example: &RepairExample, lang: Lang) -> String {
    let line = grouped(i128::from(example.line), lang);
    let place = match (lang, example.line, example.column) {
        (_, 0, 0) => String::new(),
        (Lang::Tr, 0, column) => format!("{column}. sütun"),
        (Lang::En, 0, column) => format!("column {column}"),
        (Lang::Tr, _, 0) => format!("{line}. satır"),
        (Lang::En, _, 0) => format!("line {line}"),
        (Lang::Tr, _, column) => format!("{line}. satır, {column}. sütun"),
        (Lang::En, _, column) => format!("line {line}, column {column}"),
    };
    let words = match (kind, example.before.is_empty(), example.after.is_empty()) {
        (RepairKind::Duplicates, ..) => match lang {
            Lang::Tr => format!("{}. satırın aynısı", example.before),
            Lang::En => format!("as line {}", example.before),
        },
        (_, true, true) => String::new(),
        (_, false, true) => format!("“{}”", example.before),
        (_, true, false) => format!("→ “{}”", example.after),
        (_, false, false) => format!("“{}” → “{}”", example.before, example.after),
    };
    match (place.is_empty(), words.is_empty()) {
        (true, _) => words,
        (_, true) => place,
        _ => format!("{place}: {words}"),
    }
}

/// How often: "12 kez", "12 times".
pub fn repair_count(repair: &Repair, lang: Lang) -> String {
    let count = grouped(i128::from(repair.count), lang);
    match (repair.undone, lang) {
        (true, Lang::Tr) => "geri alındı".to_string(),
        (true, Lang::En) => "taken back".to_string(),
        (false, Lang::Tr) => format!("{count} kez"),
        (false, Lang::En) if repair.count == 1 => "once".to_string(),
        (false, Lang::En) => format!("{count} times"),
    }
}

/// Over what a checked total goes.
pub fn check_label(kind: CheckKind, lang: Lang) -> &'static str {
    match kind {
        CheckKind::Provinces => lang.pick("Bütün iller", "All provinces"),
        CheckKind::Region => lang.pick("Bölgenin illeri", "Provinces of a region"),
        CheckKind::Products => lang.pick("Bütün ürünler", "All products"),
        CheckKind::Partners => lang.pick("Bütün ülkeler", "All partners"),
        CheckKind::Periods => lang.pick("Bütün dönemler", "All periods"),
    }
}

/// Why a column was taken for what it was.
pub fn why_text(why: Why, lang: Lang) -> &'static str {
    match why {
        Why::Header => lang.pick("başlığından", "by its header"),
        Why::Cells => lang.pick("hücrelerinden", "by its cells"),
        Why::Told => lang.pick("siz söylediniz", "you said so"),
        Why::Derived => lang.pick("tutarlardan türetilmiş, kullanılmıyor", "follows from amounts, not used"),
        Why::Plates => lang.pick("plaka olarak", "as plates"),
        Why::NotPlates => lang.pick("adlarla çelişiyor", "contradicts the names"),
        Why::Nothing => lang.pick("kullanılmıyor", "not used"),
    }
}
