//! What problems, questions, buckets and columns are called.

use crate::error::{Problem, ProblemKind, Question, Role};
use crate::types::{Bucket, Period};

use super::{Lang, exact_amount, grouped, period_label};

/// Name of a column's role, to stand in a sentence: "İl", "province".
pub fn role_label(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Period => lang.pick("Dönem", "period"),
        Role::Year => lang.pick("Yıl", "year"),
        Role::Month => lang.pick("Ay", "month"),
        Role::Flow => lang.pick("Akış (ihracat/ithalat)", "flow (export/import)"),
        Role::Province => lang.pick("İl", "province"),
        Role::Product => lang.pick("Ürün kodu", "product code"),
        Role::Partner => lang.pick("Ülke", "partner country"),
        Role::Amount => lang.pick("Tutar", "amount"),
        Role::Quantity => lang.pick("Miktar", "quantity"),
        Role::Firm => lang.pick("Firma", "firm"),
        Role::ProductName => lang.pick("Ürün adı", "product name"),
        Role::SampleMark => lang.pick("Örnek işareti", "sample mark"),
        Role::Weight => lang.pick("Ağırlık", "weight"),
    }
}

/// Name of a ledger's bucket.
pub fn bucket_label(bucket: Bucket, lang: Lang) -> &'static str {
    match bucket {
        Bucket::Rejected => lang.pick("Okunamayan satırlar", "Rows that could not be read"),
        Bucket::TotalsSetAside => lang.pick("Ayrılan toplam satırları", "Totals rows, set aside"),
        Bucket::Replaced => lang.pick("Yerine yenisi geçen satırlar", "Replaced by a newer file"),
        Bucket::UnmatchedProvince => lang.pick("Tanınmayan il", "Province not recognised"),
        Bucket::UnmatchedProduct => lang.pick("Tanınmayan ürün kodu", "Product code not recognised"),
        Bucket::Confidential => lang.pick("Gizli veri", "Confidential"),
        Bucket::UnspecifiedProvince => lang.pick("İli belirsiz", "Province unspecified"),
        Bucket::Mapped => lang.pick("Haritada", "On the map"),
    }
}

/// Name of a kind of problem.
pub fn problem_kind_label(kind: ProblemKind, lang: Lang) -> &'static str {
    match kind {
        ProblemKind::Ragged => lang.pick("Sütun sayısı tutmuyor", "Wrong number of columns"),
        ProblemKind::BadAmount => lang.pick("Tutar okunamadı", "Amount not readable"),
        ProblemKind::BadPeriod => lang.pick("Dönem okunamadı", "Period not readable"),
        ProblemKind::BadFlow => lang.pick("Akış okunamadı", "Flow not readable"),
        ProblemKind::UnknownProvince => lang.pick("İl tanınmadı", "Province not recognised"),
        ProblemKind::UnknownProduct => lang.pick("Ürün kodu tanınmadı", "Product code not recognised"),
        ProblemKind::RoundedAmount => {
            lang.pick("Tutar dört ondalığa yuvarlandı", "Amount rounded to four decimals")
        }
        ProblemKind::MixedEncoding => lang.pick("Karakter kodlaması farklı", "Text in another encoding"),
        ProblemKind::OpenQuote => lang.pick("Tırnak kapanmıyor", "Quote never closes"),
        ProblemKind::BadWeight => {
            lang.pick("Ağırlık okunamadı; tutar sayıldı", "Weight not readable; the amount counts")
        }
    }
}

/// A problem in a sentence, with line, column and the text found.
pub fn problem_text(problem: &Problem, lang: Lang) -> String {
    let line = grouped(i128::from(problem.line), lang);
    let kind = problem_kind_label(problem.kind, lang);
    let place = match (lang, problem.column) {
        (Lang::Tr, 0) => format!("{line}. satır"),
        (Lang::Tr, column) => format!("{line}. satır, {column}. sütun"),
        (Lang::En, 0) => format!("line {line}"),
        (Lang::En, column) => format!("line {line}, column {column}"),
    };
    let found = match (problem.kind, problem.text.split_once('/'), lang) {
        (ProblemKind::Ragged, Some((found, expected)), Lang::Tr) => {
            format!("{expected} sütun bekleniyordu, {found} bulundu")
        }
        (ProblemKind::Ragged, Some((found, expected)), Lang::En) => {
            format!("{expected} columns expected, {found} found")
        }
        (_, _, Lang::Tr) if problem.text.is_empty() => "boş".to_string(),
        (_, _, Lang::En) if problem.text.is_empty() => "empty".to_string(),
        _ => format!("“{}”", problem.text),
    };
    format!("{place}: {kind} ({found})")
}

/// A question in a sentence.
pub fn question_text(question: &Question, lang: Lang) -> String {
    match (question, lang) {
        (Question::Flow { file }, Lang::Tr) => {
            format!(
                "“{file}” hangi yönü gösteriyor: ihracat mı, ithalat mı? Dosyada bunu söyleyen bir sütun yok."
            )
        }
        (Question::Flow { file }, Lang::En) => {
            format!("Does “{file}” show exports or imports? No column says so.")
        }
        (Question::Column { file, role, candidates }, Lang::Tr) => format!(
            "“{file}”: şunlardan hangisi “{}” sütunu: {}?",
            role_label(*role, lang),
            candidates.join(", ")
        ),
        (Question::Column { file, role, candidates }, Lang::En) => {
            format!(
                "“{file}”: which of these is the {} column: {}?",
                role_label(*role, lang),
                candidates.join(", ")
            )
        }
        (Question::Nomenclature { file, header, example, distinct: 1, .. }, Lang::Tr) => format!(
            "“{file}”: “{header}” sütunundaki tek kod birden çok sınıflamada geçerli ve sonuç hangisi olduğuna bağlı. “{example}” hangi sınıflamada?"
        ),
        (Question::Nomenclature { file, header, example, distinct: 1, .. }, Lang::En) => format!(
            "“{file}”: the only code of column “{header}” is valid in more than one nomenclature, and the result depends on which. “{example}” is a code of which?"
        ),
        (Question::Nomenclature { file, header, example, distinct, .. }, Lang::Tr) => format!(
            "“{file}”: “{header}” sütunundaki {} farklı kod birden çok sınıflamada geçerli ve sonuç hangisi olduğuna bağlı. Örneğin “{example}” hangi sınıflamada?",
            grouped(i128::from(*distinct), lang)
        ),
        (Question::Nomenclature { file, header, example, distinct, .. }, Lang::En) => format!(
            "“{file}”: the {} distinct codes of column “{header}” are valid in more than one nomenclature, and the result depends on which. “{example}”, for instance, is a code of which?",
            grouped(i128::from(*distinct), lang)
        ),
        (Question::DecimalMark { file, example, line }, Lang::Tr) => format!(
            "“{file}”, {}. satır: “{example}” sayısında virgül ya da nokta ondalık mı ayırıyor, binleri mi?",
            grouped(i128::from(*line), lang)
        ),
        (Question::DecimalMark { file, example, line }, Lang::En) => format!(
            "“{file}”, line {}: in “{example}”, does the mark set off decimals or thousands?",
            grouped(i128::from(*line), lang)
        ),
        (Question::Money { file, header, example }, Lang::Tr) => format!(
            "“{file}”: “{header}” sütunundaki tutarlar hangi para biriminde ve hangi birimde (tek, bin, milyon)? Dosyada bunu söyleyen bir söz yok; örneğin “{example}”."
        ),
        (Question::Money { file, header, example }, Lang::En) => format!(
            "“{file}”: in which currency and unit (single, thousand, million) are the amounts of column “{header}”? No word of the file says so; “{example}”, for instance."
        ),
        (Question::DateOrder { file, example, line }, Lang::Tr) => format!(
            "“{file}”, {}. satır: “{example}” tarihinde önce gün mü geliyor, ay mı?",
            grouped(i128::from(*line), lang)
        ),
        (Question::DateOrder { file, example, line }, Lang::En) => format!(
            "“{file}”, line {}: in “{example}”, does the day come first or the month?",
            grouped(i128::from(*line), lang)
        ),
        (Question::YearPart { file, example, line }, Lang::Tr) => format!(
            "“{file}”, {}. satır: “{example}” bir ay mı, çeyrek mi? 4'ten büyük sayı ve bunu söyleyen bir söz yok.",
            grouped(i128::from(*line), lang)
        ),
        (Question::YearPart { file, example, line }, Lang::En) => format!(
            "“{file}”, line {}: is “{example}” a month or a quarter? No number passes 4, and no word says so.",
            grouped(i128::from(*line), lang)
        ),
        (Question::Sheet { file, candidates }, Lang::Tr) => format!(
            "“{file}”: hangi sayfa okunsun: {}? Bu sayfalar aynı tablonun parçaları değil.",
            candidates.join(", ")
        ),
        (Question::Sheet { file, candidates }, Lang::En) => format!(
            "“{file}”: which sheet should be read: {}? They are not parts of one table.",
            candidates.join(", ")
        ),
        (Question::Overlap { files, periods }, Lang::Tr) => format!(
            "{} aynı dönemi iki kez söylüyor: {}. Hangisi geçerli olsun?",
            quoted(files),
            period_list(periods, lang)
        ),
        (Question::Overlap { files, periods }, Lang::En) => format!(
            "{} say the same period twice: {}. Which one counts?",
            quoted(files),
            period_list(periods, lang)
        ),
        (Question::Coarse { file, code, parts, codes, places, whole_e4, parts_e4, all_parts_e4 }, lang) => {
            let amount = |amount_e4: &i128| exact_amount(*amount_e4, lang);
            let (whole, part, all) = (amount(whole_e4), amount(parts_e4), amount(all_parts_e4));
            let (places, parts) = (grouped(i128::from(*places), lang), parts.join(", "));
            match lang {
                Lang::Tr => format!(
                    "“{file}”: {codes} kodun {places} satırının yanında daha ince kodlar da var; örneğin “{code}” ({whole}) yanında {parts} ({part}). İnce satırlar bu kodların içinde mi? Ayrıysalar toplam {all} daha büyük olur."
                ),
                Lang::En => {
                    let codes = if *codes == 1 { "1 code".to_string() } else { format!("{codes} codes") };
                    format!(
                        "“{file}”: finer codes stand beside {places} rows of {codes}, such as {parts} ({part}) beside “{code}” ({whole}). Are the finer rows parts of these codes? If not, the total is {all} larger."
                    )
                }
            }
        }
        (Question::Province { file, text, line, candidates }, Lang::Tr) => format!(
            "“{file}”, {}. satır: “{text}” hangi il sayılsın? Akla gelenler: {}.",
            grouped(i128::from(*line), lang),
            province_list(candidates)
        ),
        (Question::Province { file, text, line, candidates }, Lang::En) => format!(
            "“{file}”, line {}: which province is “{text}”? It could be: {}.",
            grouped(i128::from(*line), lang),
            province_list(candidates)
        ),
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

fn period_list(periods: &[Period], lang: Lang) -> String {
    const MOST: usize = 6;
    let names: Vec<String> = periods.iter().take(MOST).map(|period| period_label(*period, lang)).collect();
    let more = if periods.len() > MOST { ", …" } else { "" };
    format!("{}{more}", names.join(", "))
}

fn province_list(plates: &[u8]) -> String {
    let name = |plate: &u8| crate::data::provinces::get(*plate).map(|province| province.name);
    plates.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}
