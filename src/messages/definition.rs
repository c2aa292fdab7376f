use crate::error::DefinitionError;

use super::{Lang, grouped};

/// What is wrong with the visitor's own definition, and on which line.
pub(super) fn definition_problem(why: &DefinitionError, lang: Lang) -> String {
    let at = |line: &u32| match lang {
        Lang::Tr => format!("{}. satır", grouped(i128::from(*line), lang)),
        Lang::En => format!("Line {}", grouped(i128::from(*line), lang)),
    };
    match why {
        DefinitionError::Empty => lang
            .pick("İçinde kod ve düzey olan bir satır yok.", "No line holds a code and a tier.")
            .to_string(),
        DefinitionError::TooLong { most } => match lang {
            Lang::Tr => format!("En çok {} satır olabilir.", grouped(i128::from(*most), lang)),
            Lang::En => format!("It may have {} lines at most.", grouped(i128::from(*most), lang)),
        },
        DefinitionError::Nomenclature { line, text } => {
            let what = lang.pick("bu sınıflama bilinmiyor", "this nomenclature is not known");
            format!("{}: {what}: “{text}” (isic3, isic31, isic4, nace2, nace21, hs, sitc3, sitc4).", at(line))
        }
        DefinitionError::Line { line, text } => {
            let what = lang.pick("kod ve düzey ayrılamıyor", "code and tier cannot be told apart");
            format!("{}: {what}: “{text}”.", at(line))
        }
        DefinitionError::Code { line, text } => {
            format!("{}: {}: “{text}”.", at(line), lang.pick("bu bir kod değil", "this is no code"))
        }
        DefinitionError::NoSuchCode { line, text } => {
            let what = lang.pick("sınıflamada böyle bir kod yok", "the nomenclature has no such code");
            format!("{}: {what}: “{text}”.", at(line))
        }
        DefinitionError::Tier { line, text } => {
            format!("{}: {}: “{text}”.", at(line), lang.pick("bu bir düzey değil", "this is no tier"))
        }
        DefinitionError::Twice { line, text } => {
            let what = lang.pick("kod ikinci kez ve başka bir düzeyle", "the code again, with another tier");
            format!("{}: {what}: “{text}”.", at(line))
        }
    }
}
