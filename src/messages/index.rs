use crate::error::IndexError;

use super::{Lang, grouped};

/// What is wrong with the visitor's file of provinces and numbers, and where.
pub(super) fn index_problem(why: &IndexError, lang: Lang) -> String {
    let at = |line: &u32, column: &u32, text: &str, what: &str| {
        let line = grouped(i128::from(*line), lang);
        match lang {
            Lang::Tr => format!("{line}. satır, {column}. sütun: {what}: “{text}”."),
            Lang::En => format!("Line {line}, column {column}: {what}: “{text}”."),
        }
    };
    match why {
        IndexError::Empty => lang
            .pick("İçinde il ve sayı olan bir satır yok.", "No line holds a province and a number.")
            .to_string(),
        IndexError::NoText => lang
            .pick(
                "Bu dosya metin değil: bir çalışma kitabıysa CSV olarak kaydedin.",
                "This file is no text: if it is a workbook, save it as CSV.",
            )
            .to_string(),
        IndexError::TooLong { most } => match lang {
            Lang::Tr => format!("En çok {} satır olabilir.", grouped(i128::from(*most), lang)),
            Lang::En => format!("It may have {} lines at most.", grouped(i128::from(*most), lang)),
        },
        IndexError::NoHeads { text } => {
            at(&1, &1, text, lang.pick("başlık yerine veri var", "data where the heads should be"))
        }
        IndexError::Line { line, column, text } => {
            let what = lang.pick("bir il ve bir sayı değil", "this is not a province and a number");
            at(line, column, text, what)
        }
        IndexError::Province { line, column, text } => {
            at(line, column, text, lang.pick("bu bir il değil", "this is no province"))
        }
        IndexError::Number { line, column, text } => {
            at(line, column, text, lang.pick("bu bir sayı değil", "this is no number"))
        }
        IndexError::Either { line, column, text } => {
            let what = lang.pick("binlik mi, ondalık mı belli değil", "this can be thousands or decimals");
            at(line, column, text, what)
        }
        IndexError::BothMarks { line, column, text } => {
            let what = lang
                .pick("ondalık işareti önceki satırlarınkinden başka", "another decimal mark than before");
            at(line, column, text, what)
        }
        IndexError::Twice { line, column, text } => {
            at(line, column, text, lang.pick("bu il ikinci kez", "this province a second time"))
        }
    }
}
