//! What every [`Error`] says: what happened, where, and what to do.

use serde::{Deserialize, Serialize};

use crate::error::{Candidate, Error, FileKind, Lacks, NotATable, PlanError, Question, Role, Unreadable};

use super::definition::definition_problem;
use super::index::index_problem;
use super::limits::limit_exceeded;
use super::secrecy::secrecy_error;
use super::workbook::workbook;
use super::{Lang, flow_label, grouped, problem_text, question_text, role_label};

/// An error in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ErrorText {
    /// What happened, in a line.
    pub title: String,
    /// Where, and what was found.
    pub body: String,
    /// What to do.
    pub todo: String,
}

impl ErrorText {
    /// What there is of it, one part after another.
    pub fn joined(&self, between: &str) -> String {
        let parts = [&*self.title, &self.body, &self.todo];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(between)
    }
}

/// An error in the words of both languages. The worker says them, so that the page need not hold the words of
/// all errors: they would be a fortieth of the first visit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ErrorWords(Box<[ErrorText; 2]>);

impl ErrorWords {
    /// Those of an error.
    pub fn of(error: &Error) -> ErrorWords {
        ErrorWords::new(|lang| error_text(error, lang))
    }

    /// Plans that are none of this program's.
    pub fn of_plan(why: &PlanError) -> ErrorWords {
        ErrorWords::new(|lang| bad_plan(why, lang))
    }

    /// A page and a worker of different versions.
    pub fn of_version(expected: u32, found: u32) -> ErrorWords {
        ErrorWords::new(|lang| other_version(expected, found, lang))
    }

    fn new(text: impl Fn(Lang) -> ErrorText) -> ErrorWords {
        ErrorWords(Box::new([text(Lang::Tr), text(Lang::En)]))
    }

    /// In a language.
    pub fn text(&self, lang: Lang) -> &ErrorText {
        &self.0[usize::from(lang == Lang::En)]
    }
}

pub(super) fn text(title: impl Into<String>, body: impl Into<String>, todo: impl Into<String>) -> ErrorText {
    ErrorText { title: title.into(), body: body.into(), todo: todo.into() }
}

/// An error in the reader's language.
pub fn error_text(error: &Error, lang: Lang) -> ErrorText {
    let tr = lang == Lang::Tr;
    match error {
        Error::Unreadable { file, why } => unreadable(file, why, lang),
        Error::NotATable { file, why } => not_a_table(file, why, lang),
        Error::NeedsAnswer { questions } => text(
            lang.pick("Bir sorunun yanıtı gerekiyor", "A question needs an answer"),
            questions.iter().map(|question| asked(question, lang)).collect::<Vec<_>>().join(" "),
            lang.pick(
                "Soruyu yanıtlayın; komut satırında --assume-flow export|import, --column amount=BAŞLIK, --decimal comma|point, --currency usd|try|eur, --unit 1|1000|1000000, --date-order dmy|mdy, --year-part month|quarter, --sheet AD, --overlap newer|first|compare|add, --coarse within|apart, --assign METİN=PLAKA ya da --nomenclature isic3|isic4|hs|… kullanın.",
                "Answer it; on the command line use --assume-flow export|import, --column amount=HEADER, --decimal comma|point, --currency usd|try|eur, --unit 1|1000|1000000, --date-order dmy|mdy, --year-part month|quarter, --sheet NAME, --overlap newer|first|compare|add, --coarse within|apart, --assign TEXT=PLATE or --nomenclature isic3|isic4|hs|….",
            ),
        ),
        Error::LimitExceeded { file, which, limit, line, .. } => {
            limit_exceeded(file, *which, *limit, *line, lang)
        }
        Error::Workbook { file, why } => workbook(file, *why, lang),
        Error::Unsupported { file, what } => unsupported(file, *what, lang),
        Error::SourceChanged { file } => text(
            lang.pick(
                "Dosya okunurken değişti ya da silindi",
                "The file was changed or deleted while it was read",
            ),
            if tr {
                format!("“{file}” artık seçildiği gibi değil.")
            } else {
                format!("“{file}” is no longer what was chosen.")
            },
            lang.pick(
                "Dosyanın yerinde durduğundan emin olup yeniden seçin.",
                "Make sure that it is in its place and choose it again.",
            ),
        ),
        Error::PassportsDiffer { files: [a, b] } => text(
            lang.pick("Bu dosyalar birleştirilemez", "These files cannot be put together"),
            if tr {
                format!("“{a}” ile “{b}” aynı türden veri değil: il esasları (firma merkezi, faaliyet ili), ticaret sistemleri, değerlemeleri, para birimleri ya da ürün sınıflamaları farklı, ya da biri sentetik örnek. Böyle sayılar toplanmaz, aralarında büyüme de hesaplanmaz.")
            } else {
                format!("“{a}” and “{b}” are not the same kind of data: they differ in province basis (head office, activity), trade system, valuation, currency or nomenclature of products, or one is the synthetic sample. Such figures are not added, and there is no growth between them.")
            },
            lang.pick("Dosyaları ayrı ayrı açıp yan yana bakın; kimlik yanlış anlaşıldıysa “Verinin kimliği”nde düzeltin.", "Open them one at a time and look at them side by side; where it was misunderstood, correct what the figures are."),
        ),
        Error::OutOfMemory => text(
            lang.pick("Bellek yetmedi", "Out of memory"),
            lang.pick(
                "Tarayıcı bu dosya için daha fazla bellek vermedi.",
                "The browser gave no more memory for this file.",
            ),
            lang.pick(
                "Daha az yıl ya da sütun içeren bir dosya deneyin veya komut satırını kullanın.",
                "Try a file with fewer years or columns, or use the command line.",
            ),
        ),
        Error::Version { expected, found } => other_version(*expected, *found, lang),
        Error::EmbedTooLong { limit, found } => embed_too_long(*limit, *found, lang),
        Error::BadDefinition { why } => text(
            lang.pick("Tanım okunamadı", "The definition could not be read"),
            definition_problem(why, lang),
            lang.pick(
                "Her satırda bir kod ve bir düzey olsun, örneğin “8803;yüksek”. Düzeyler: yüksek, orta-yüksek, orta, orta-düşük, düşük, sınıflanmamış.",
                "Give a code and a tier on each line, such as “8803;high”. Tiers: high, medium_high, medium, medium_low, low, not_classified.",
            ),
        ),
        Error::NeedsDefinition => text(
            lang.pick("Kullanıcının kendi tanımı gerekiyor", "The user's own definition is needed"),
            lang.pick(
                "Bu, yerleşik bir tanımla değil, bir kullanıcının kendi tanımıyla hesaplanmış; tanımın kendisi burada yok.",
                "This was computed under a definition of a user's own and not under a built-in one; the definition itself is not here.",
            ),
            lang.pick(
                "Aynı tanımın dosyasını da verin: sayfada “Kendi tanımınız”, komut satırında --definition-file DOSYA.",
                "Give the file of the same definition too: “Your own definition” on the page, --definition-file FILE on the command line.",
            ),
        ),
        Error::BadIndex { why } => text(
            lang.pick("Gösterge dosyası okunamadı", "The file of the index could not be read"),
            index_problem(why, lang),
            lang.pick(
                "İlk satırda başlıklar, sonraki her satırda bir il (adı ya da plakası) ve bir sayı olsun, örneğin “Ankara;12,5”. Sayılarda binlik ayırıcı kullanmayın.",
                "Give heads on the first line, then a province (name or plate) and a number on each line, such as “Ankara;12.5”. Do not group thousands.",
            ),
        ),
        Error::Secrecy { why } => secrecy_error(*why, lang),
        Error::BadPlan { why } => bad_plan(why, lang),
        Error::BadPublication { why } => text(
            lang.pick("Yayın dosyası kullanılamıyor", "The publication file cannot be used"),
            paper_problem(why, lang.pick("bir Teknoharita yayın dosyası", "publication file of Teknoharita"), lang),
            lang.pick(
                "Sayfanın “Yayına hazırla” bölümünde kaydettiği dosyayı verin.",
                "Give the file that the page saves under “Prepare for publication”.",
            ),
        ),
        Error::BadCard { why } => text(
            lang.pick("Yöntem kartı okunamıyor", "The method card cannot be read"),
            paper_problem(why, lang.pick("bir Teknoharita yöntem kartı", "method card of Teknoharita"), lang),
            lang.pick(
                "Kartın JSON dosyasını ya da kartı taşıyan SVG veya HTML dosyasını verin.",
                "Give the card's JSON file, or the SVG or HTML file that carries it.",
            ),
        ),
        Error::NothingLoaded => text(
            lang.pick("Henüz dosya seçilmedi", "No file was chosen yet"),
            "",
            lang.pick("Bir dosya seçin ya da sayfaya bırakın.", "Choose a file or drop one on the page."),
        ),
        Error::NotInData { lacks } => text(
            lang.pick("Bu veride bunun karşılığı yok", "These data do not hold that"),
            match lacks {
                Lacks::Product => {
                    lang.pick("Bu, ürün kodu ister; veride kod yok.", "It needs product codes; they have none.").to_string()
                }
                Lacks::Codes => {
                    lang.pick("Veride bu tanımın istediği kodlar yok.", "They lack the codes that this definition wants.").to_string()
                }
                Lacks::Flow(flow) if tr => format!("Veride {} yok.", flow_label(*flow, lang)),
                Lacks::Flow(flow) => format!("They have no {}.", flow_label(*flow, lang)),
                Lacks::Partner => lang.pick("Veride ülke yok.", "They have no partners.").to_string(),
                Lacks::Confidential => lang
                    .pick(
                        "Kaynak, gizli veriyi sınıflandırılmayanlarla birlikte veriyor.",
                        "Their source counts confidential data with what is not classified.",
                    )
                    .to_string(),
                Lacks::Base { period, base } if tr => {
                    format!("{period} ile karşılaştırılacak {base} verisi yok ya da başka ayları kapsıyor.")
                }
                Lacks::Base { period, base } => {
                    format!("{base} is not there to compare {period} with, or covers other months.")
                }
                Lacks::Periods => lang.pick("Veride tek dönem var.", "They hold a single period.").to_string(),
                Lacks::Weight => lang.pick("Veride ağırlık yok.", "They have no weights.").to_string(),
                Lacks::Index => lang
                    .pick("Yanına konacak bir gösterge dosyası verilmedi.", "No index was given to stand beside.")
                    .to_string(),
                Lacks::Period(_) | Lacks::Memory => String::new(),
            },
            match lacks {
                Lacks::Product | Lacks::Partner | Lacks::Weight => lang.pick(
                    "Başka bir veri seçin ya da kendi dosyanızı açın.",
                    "Choose another data set or open your own file.",
                ),
                _ => lang.pick("Başka bir gösterge ya da veri seçin.", "Choose another indicator or data set."),
            },
        ),
        Error::NoSuchPeriod { period } => text(
            lang.pick("Bu dönem veride yok", "The data do not hold this period"),
            period.clone(),
            lang.pick("Veride olan bir dönem seçin.", "Choose a period that they hold."),
        ),
    }
}

fn plan_problem(why: &PlanError, lang: Lang) -> String {
    paper_problem(why, lang.pick("bir Teknoharita planı", "plan of Teknoharita"), lang)
}

/// Why a file of this program's own cannot be read; `what` is what it should be.
fn paper_problem(why: &PlanError, what: &str, lang: Lang) -> String {
    match (why, lang) {
        (PlanError::NotJson { line, column }, Lang::Tr) => {
            format!("Dosya JSON değil: {line}. satır, {column}. sütun.")
        }
        (PlanError::NotJson { line, column }, Lang::En) => {
            format!("It is no JSON: line {line}, column {column}.")
        }
        (PlanError::OtherSchema, Lang::Tr) => format!("Dosya {what} değil."),
        (PlanError::OtherSchema, Lang::En) => format!("It is no {what}."),
        (PlanError::Version { found, known }, Lang::Tr) => {
            format!("Dosyanın sürümü {found}; bu program {known}. sürümü okur.")
        }
        (PlanError::Version { found, known }, Lang::En) => {
            format!("It is of version {found}; this program reads version {known}.")
        }
        (PlanError::BadValue { what }, Lang::Tr) => format!("Bilinmeyen bir anahtar ya da değer: {what}."),
        (PlanError::BadValue { what }, Lang::En) => format!("A key or a value is not known: {what}."),
    }
}

fn unreadable(file: &str, why: &Unreadable, lang: Lang) -> ErrorText {
    let tr = lang == Lang::Tr;
    match why {
        Unreadable::Empty => text(
            lang.pick("Dosya boş", "The file is empty"),
            if tr {
                format!("“{file}” içinde hiç satır yok.")
            } else {
                format!("“{file}” has no line.")
            },
            lang.pick(
                "İçinde tablo olan bir Excel, ODS ya da CSV dosyası seçin.",
                "Choose an Excel, ODS or CSV file that holds a table.",
            ),
        ),
        Unreadable::Binary => text(
            lang.pick("Bu bir metin dosyası değil", "This is not a text file"),
            if tr {
                format!("“{file}” metinde bulunmayan baytlar içeriyor.")
            } else {
                format!("“{file}” holds bytes that no text has.")
            },
            lang.pick(
                "Tabloyu Excel ya da CSV olarak kaydedip onu seçin.",
                "Save the table as a workbook or as CSV and choose that.",
            ),
        ),
        Unreadable::UnterminatedQuote { line, column } => text(
            lang.pick("Kapanmayan bir tırnak var", "A quote never closes"),
            if tr {
                format!(
                    "“{file}”: {}. satırın {column}. sütununda açılan tırnak kapanmıyor ve sonraki satırları yutuyor.",
                    grouped(i128::from(*line), lang)
                )
            } else {
                format!(
                    "“{file}”: the quote that opens on line {}, column {column}, never closes and swallows the lines after it.",
                    grouped(i128::from(*line), lang)
                )
            },
            lang.pick(
                "O satırdaki tırnağı kapatın ya da silin, sonra dosyayı yeniden seçin.",
                "Close or remove the quote on that line, then choose the file again.",
            ),
        ),
    }
}

fn not_a_table(file: &str, why: &NotATable, lang: Lang) -> ErrorText {
    let tr = lang == Lang::Tr;
    let list = |texts: &[String]| {
        let shown: Vec<String> =
            texts.iter().take(12).map(|text| format!("“{}”", crate_short(text))).collect();
        let more = if texts.len() > 12 { ", …" } else { "" };
        format!("{}{more}", shown.join(", "))
    };
    match why {
        NotATable::NoColumn { role, headers } => {
            let name = role_label(*role, lang);
            text(
                if tr { format!("{name} sütunu bulunamadı") } else { format!("No {name} column was found") },
                if tr { format!("“{file}” dosyasının 1. satırındaki sütunlar: {}.", list(headers)) } else { format!("The columns on line 1 of “{file}”: {}.", list(headers)) },
                column_advice(*role, lang),
            )
        }
        NotATable::NoRows => text(
            lang.pick("Başlığın altında satır yok", "There is no row below the header"),
            if tr { format!("“{file}” yalnızca sütun adlarını içeriyor.") } else { format!("“{file}” holds column names alone.") },
            lang.pick("Verinin kendisini de içeren bir dosya seçin.", "Choose a file that holds the data too."),
        ),
        NotATable::OnlyUnknownCodes { examples, line } => text(
            lang.pick("Ürün kodlarının hiçbiri tanınmadı", "Not one product code is known"),
            if tr { format!("“{file}”, {line}. satırdan başlayarak: {}.", list(examples)) } else { format!("“{file}”, from line {line}: {}.", list(examples)) },
            lang.pick("Okunan sınıflamalar: ISIC Rev.3, 3.1 ve 4, NACE Rev.2 ve 2.1, HS ve GTİP, SITC Rev.3 ve 4, TİM sektörleri. Kodların bunlardan birinden olduğunu denetleyin; emin olduğunuz sınıflamayı yanıt olarak da verebilirsiniz (komut satırında --nomenclature).", "These nomenclatures are read: ISIC Rev.3, 3.1 and 4, NACE Rev.2 and 2.1, HS and GTİP, SITC Rev.3 and 4, TİM sectors. Check that the codes are of one of them; on the command line --nomenclature says which."),
        ),
        NotATable::OnlyUnknownProvinces { examples, line } => text(
            lang.pick("İllerin hiçbiri tanınmadı", "Not one province is known"),
            if tr { format!("“{file}”, {line}. satırdan başlayarak: {}.", list(examples)) } else { format!("“{file}”, from line {line}: {}.", list(examples)) },
            lang.pick("İl sütununda il ya da bölge adı, plaka ya da NUTS kodu olmalı.", "The province column must hold names of provinces or regions, plates or NUTS codes."),
        ),
        NotATable::OnlyBadRows { first } => text(
            lang.pick("Hiçbir satır okunamadı", "Not one row could be read"),
            if tr { format!("“{file}”, ilk sorun: {}", problem_text(first, lang)) } else { format!("“{file}”, the first problem: {}", problem_text(first, lang)) },
            lang.pick("Bu satırı düzeltip dosyayı yeniden seçin; aynı sorun diğer satırlarda da olabilir.", "Mend that row and choose the file again; other rows may have the same problem."),
        ),
        NotATable::OtherNomenclature { header } => text(
            lang.pick("Bu ürün sınıflaması henüz okunmuyor", "This product nomenclature is not read yet"),
            if tr { format!("“{file}” dosyasının “{header}” sütunu.") } else { format!("Column “{header}” of “{file}”.") },
            lang.pick("Kodları ISIC, NACE, HS (GTİP) ya da SITC olan bir tablo seçin.", "Choose a table with ISIC, NACE, HS (GTİP) or SITC codes."),
        ),
        NotATable::OtherCurrency { header } => text(
            lang.pick("Bu para birimi okunmuyor", "This currency is not read"),
            if tr { format!("“{file}” dosyasının tutar sütunu: “{header}”.") } else { format!("The amount column of “{file}”: “{header}”.") },
            lang.pick("Tutarları ABD doları, Türk lirası ya da avro olan bir tablo seçin.", "Choose a table in US dollars, Turkish liras or euros."),
        ),
        NotATable::NoHeads => text(
            lang.pick("Sütun adları yok", "There are no column names"),
            if tr { format!("“{file}” doğrudan veriyle başlıyor.") } else { format!("“{file}” begins with its data.") },
            lang.pick("Verinin üstüne sütun adlarını yazın: yıl, il, ihracat (USD) gibi.", "Write the names of the columns above the data, such as year, province, exports (USD)."),
        ),
        NotATable::SeveralTables { line } => text(
            lang.pick("Alt alta birden çok tablo var", "There are several tables below one another"),
            if tr { format!("“{file}”: {line}. satırda başka şeyler söyleyen ikinci bir tablo başlıyor.") } else { format!("“{file}”: on line {line} a second table begins that says other things.") },
            lang.pick("Her tabloyu ayrı bir dosyaya ya da sayfaya koyun.", "Put each table into a file or a sheet of its own."),
        ),
        NotATable::MixedMoney { column: Some(column), texts } => text(
            lang.pick("Bir sütunda farklı para birimleri ya da birimler var", "Different currencies or units stand in one column"),
            if tr { format!("“{file}”, “{column}” sütunu: {}.", list(texts)) } else { format!("“{file}”, column “{column}”: {}.", list(texts)) },
            lang.pick("Satırları para birimine göre ayrı dosyalara bölün ve ayrı ayrı açın.", "Split the rows by currency into files of their own, and open them one at a time."),
        ),
        NotATable::MixedMoney { column: None, texts } => text(
            lang.pick("Tutarlar farklı birimlerde", "The amounts are in different units"),
            format!("“{file}”: {}.", list(texts)),
            lang.pick("Bütün tutarları aynı para biriminde ve birimde verin, ya da tutar sütununu seçin.", "Give all amounts in one currency and unit, or choose the column of amounts."),
        ),
        NotATable::Groups { texts } => text(
            lang.pick("Ülke grupları iç içe", "Groups of countries overlap"),
            if tr { format!("“{file}”: {} aynı ülkeleri içeriyor.", list(texts)) } else { format!("“{file}”: {} hold the same countries.", list(texts)) },
            lang.pick("Birbirini içermeyen grupları bırakıp öbür satırları silin.", "Keep groups that share no country and delete the other rows."),
        ),
        NotATable::DecimalPeriods { example, line } => text(
            lang.pick("Dönemler ondalık sayı olmuş", "The periods have become decimal numbers"),
            if tr { format!("“{file}”, {line}. satır: “{example}”. Excel 2024.10'u 2024.1 yapar; hangi ay olduğu artık belli değil.") } else { format!("“{file}”, line {line}: “{example}”. A spreadsheet makes 2024.1 of 2024.10, so the month can no longer be told.") },
            lang.pick("Dönemleri kaynağından 2024-10 biçiminde, metin olarak alın.", "Take the periods from their source as text such as 2024-10."),
        ),
        NotATable::WordyAmounts { example, line, column } => text(
            lang.pick("Tutarlar sözcükle yazılmış", "The amounts are written with words"),
            if tr { format!("“{file}”, {line}. satır, {column}. sütun: “{example}”.") } else { format!("“{file}”, line {line}, column {column}: “{example}”.") },
            lang.pick("Tutarları yalnızca rakamla yazın; birim (bin, milyon) sütun adında dursun.", "Write amounts in digits alone, and the unit (thousand, million) in the column's name."),
        ),
        NotATable::Counts { title } => text(
            lang.pick("Bu tabloda tutar yok", "This table holds no amounts"),
            if tr { format!("“{file}”: başlığı “{title}”.") } else { format!("“{file}”: its title is “{title}”.") },
            lang.pick("İhracat ya da ithalat tutarlarını içeren bir tablo seçin; bunlar tutarsa sütun adına para birimini yazın: “2024 (USD)”.", "Choose a table with amounts of exports or imports; if these are amounts, write the currency into the column's name: “2024 (USD)”."),
        ),
        NotATable::OnlyTotals { examples, line } => text(
            lang.pick("Bütün satırlar toplam", "Every row is a total"),
            if tr { format!("“{file}”, {line}. satırdan başlayarak: {}.", list(examples)) } else { format!("“{file}”, from line {line}: {}.", list(examples)) },
            lang.pick("İllerin kendisini de içeren bir tablo seçin.", "Choose a table that holds the provinces too."),
        ),
        NotATable::OnlyShares { headers } => text(
            lang.pick("Yalnızca paylar var, toplamlar yok", "There are shares and no totals"),
            if tr { format!("“{file}” dosyasının pay sütunları: {}.", list(headers)) } else { format!("The columns of shares in “{file}”: {}.", list(headers)) },
            lang.pick("Her il için toplam tutarı da içeren bir tablo seçin; payın yanında hacim de gösterilir.", "Choose a table that holds the total of each province too: volume always stands beside share."),
        ),
    }
}

fn crate_short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn column_advice(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Province => {
            lang.pick("İlleri içeren sütunun adını “il” yapın.", "Name the column of provinces “province”.")
        }
        Role::Amount => lang.pick(
            "Tutarları içeren sütunun adını “değer_usd” yapın.",
            "Name the column of amounts “value_usd”.",
        ),
        Role::Product => lang.pick(
            "Ürün kodlarını içeren sütunun adını “isic_rev3” yapın.",
            "Name the column of product codes “isic_rev3”.",
        ),
        Role::Period | Role::Year | Role::Month => {
            lang.pick("Yılları içeren sütunun adını “yıl” yapın.", "Name the column of years “year”.")
        }
        _ => lang.pick("Sütunu 1. satırda adlandırın.", "Name the column on line 1."),
    }
}

fn unsupported(file: &str, what: FileKind, lang: Lang) -> ErrorText {
    let tr = lang == Lang::Tr;
    let kind = match what {
        FileKind::Picture => lang.pick("bir resim", "a picture"),
        FileKind::Pdf => lang.pick("bir PDF", "a PDF"),
        FileKind::Workbook => {
            lang.pick("bir çalışma kitabı (Excel ya da benzeri)", "a workbook (Excel or the like)")
        }
        FileKind::Archive => lang.pick("sıkıştırılmış bir dosya", "a compressed file"),
        FileKind::Html => lang.pick("bir web sayfası", "a web page"),
    };
    let todo = match what {
        FileKind::Picture | FileKind::Pdf => lang.pick(
            "Tablonun kendisini Excel ya da CSV olarak edinip onu seçin.",
            "Get the table itself as a workbook or CSV and choose that.",
        ),
        FileKind::Workbook => lang.pick(
            "Excel'de “Farklı Kaydet > CSV UTF-8” ile kaydedip o dosyayı seçin.",
            "In Excel, save it with “Save As > CSV UTF-8” and choose that file.",
        ),
        FileKind::Archive => lang.pick(
            "Önce arşivi açın, içindeki tabloyu seçin.",
            "Unpack it first and choose the table inside.",
        ),
        FileKind::Html => lang.pick(
            "Tabloyu Excel ya da CSV olarak kaydedip onu seçin.",
            "Save the table as a workbook or as CSV and choose that.",
        ),
    };
    text(
        lang.pick("Bu tür dosya okunamıyor", "This kind of file cannot be read"),
        if tr { format!("“{file}” {kind}.") } else { format!("“{file}” is {kind}.") },
        todo,
    )
}

/// A question with what can be answered, where the sentence does not say it.
fn asked(question: &Question, lang: Lang) -> String {
    let text = question_text(question, lang);
    let Question::Nomenclature { candidates, .. } = question else { return text };
    let candidate = |candidate: &Candidate| {
        let id = candidate.nomenclature.id();
        match &candidate.names {
            Some([tr, en]) => format!("{id}: {}", lang.pick(tr.as_str(), en.as_str())),
            None => id.to_string(),
        }
    };
    let candidates: Vec<String> = candidates.iter().map(candidate).collect();
    format!("{text} {}", candidates.join("; "))
}

fn other_version(expected: u32, found: u32, lang: Lang) -> ErrorText {
    text(
        lang.pick("Sayfanın parçaları farklı sürümlerden", "Parts of the page are of different versions"),
        match lang {
            Lang::Tr => format!("Beklenen {expected}, bulunan {found}."),
            Lang::En => format!("Expected {expected}, found {found}."),
        },
        lang.pick("Sayfayı yenileyin.", "Reload the page."),
    )
}

fn bad_plan(why: &PlanError, lang: Lang) -> ErrorText {
    text(
        lang.pick("Plan okunamadı", "The plan could not be read"),
        plan_problem(why, lang),
        lang.pick(
            "Bu sayfanın kaydettiği bir plan dosyası seçin ya da dosyaları plansız açın.",
            "Choose a plan that this page saved, or open the files without one.",
        ),
    )
}

/// A map with more texts than an address can carry.
fn embed_too_long(limit: u64, found: u64, lang: Lang) -> ErrorText {
    let [limit, found] = [limit, found].map(|letters| grouped(i128::from(letters), lang));
    text(
        lang.pick("Bu harita gömme koduna sığmıyor", "This map does not fit into an embed code"),
        match lang {
            Lang::Tr => format!("Kodun adresi {found} harf olurdu; en çok {limit} harf güvenle taşınır."),
            Lang::En => {
                format!("Its address would have {found} letters; {limit} at most are carried safely.")
            }
        },
        lang.pick(
            "Başlığı ve notları kısaltın ya da tek dosyalık web sayfasını (HTML) indirip yayımlayın.",
            "Shorten the title and the notes, or download the web page in one file (HTML) and publish that.",
        ),
    )
}
