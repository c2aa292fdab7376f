//! What the fields of the questions answer. They are markup that the worker wrote, so each says in `data-ask` which
//! question it belongs to, and its value says how; here they become answers.

use crate::error::{Coarse, Overlap, Question};
use crate::protocol::Answers;
use crate::types::{Currency, Flow, Nomenclature, UNITS, YearPart};

/// Takes what a field answers that says `words` and has this value; `None` where it answers nothing.
pub fn tell(questions: &[Question], words: &str, value: &str, answers: &mut Answers) -> Option<()> {
    let mut words = words.split(' ');
    let question = questions.get(words.next()?.parse::<usize>().ok()?)?;
    let rest = words.next();
    match question {
        Question::Flow { .. } => answers.flow = Some(Flow::from_id(value)?),
        Question::DecimalMark { .. } => {
            answers.decimal_mark = Some(of(&[("comma", ','), ("point", '.')], value)?);
        }
        Question::DateOrder { .. } => {
            answers.day_first = Some(of(&[("dmy", true), ("mdy", false)], value)?);
        }
        Question::YearPart { .. } => {
            answers.year_part = Some(YearPart::ALL.into_iter().find(|part| part.id() == value)?);
        }
        Question::Coarse { .. } => {
            answers.coarse = Some(Coarse::ALL.into_iter().find(|coarse| coarse.id() == value)?);
        }
        Question::Overlap { .. } => {
            answers.overlap = Some(Overlap::ALL.into_iter().find(|overlap| overlap.id() == value)?);
        }
        Question::Nomenclature { .. } => answers.nomenclature = Some(Nomenclature::from_id(value)?),
        Question::Column { role, candidates, .. } => {
            let header = candidates.get(rest?.parse::<usize>().ok()?)?;
            answers.columns.retain(|(known, _)| known != role);
            answers.columns.push((*role, header.clone()));
        }
        Question::Sheet { candidates, .. } => {
            let name = candidates.get(rest?.parse::<usize>().ok()?)?;
            answers.sheets.retain(|known| !candidates.contains(known));
            answers.sheets.push(name.clone());
        }
        Question::Money { .. } => match rest? {
            "currency" => answers.currency = Some(Currency::from_id(value)?),
            _ => answers.unit = Some(value.parse().ok().filter(|unit| UNITS.contains(unit))?),
        },
        Question::Province { text, .. } => {
            let place = value.parse().ok()?;
            answers.assign.retain(|(known, _)| known != text);
            answers.assign.push((text.clone(), place));
        }
    }
    Some(())
}

fn of<T: Copy>(list: &[(&str, T)], value: &str) -> Option<T> {
    list.iter().find(|(id, _)| *id == value).map(|(_, known)| *known)
}

/// Whether a question has its answer.
pub fn is_answered(question: &Question, answers: &Answers) -> bool {
    match question {
        Question::Flow { .. } => answers.flow.is_some(),
        Question::Column { role, .. } => answers.columns.iter().any(|(known, _)| known == role),
        Question::Nomenclature { .. } => answers.nomenclature.is_some(),
        Question::DecimalMark { .. } => answers.decimal_mark.is_some(),
        Question::Money { .. } => answers.currency.is_some() && answers.unit.is_some(),
        Question::DateOrder { .. } => answers.day_first.is_some(),
        Question::YearPart { .. } => answers.year_part.is_some(),
        Question::Sheet { candidates, .. } => candidates.iter().any(|name| answers.sheets.contains(name)),
        Question::Overlap { .. } => answers.overlap.is_some(),
        Question::Coarse { .. } => answers.coarse.is_some(),
        Question::Province { text, .. } => answers.assign.iter().any(|(known, _)| known == text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Candidate, Role};
    use crate::messages::Lang;
    use crate::publish::question_fields;

    const HOSTILE: &str = "\"><img src=x onerror=\"alert(1)\">&";

    fn all() -> Vec<Question> {
        let file = || HOSTILE.to_owned();
        let candidate = |nomenclature| Candidate {
            nomenclature,
            valid: 1,
            names: Some([HOSTILE.to_owned(), HOSTILE.to_owned()]),
        };
        vec![
            Question::Flow { file: file() },
            Question::Column { file: file(), role: Role::Amount, candidates: vec![file(), "b".into()] },
            Question::Nomenclature {
                file: file(),
                header: HOSTILE.into(),
                example: HOSTILE.into(),
                distinct: 3,
                candidates: vec![candidate(Nomenclature::Hs), candidate(Nomenclature::Isic3)],
            },
            Question::DecimalMark { file: file(), example: HOSTILE.into(), line: 2 },
            Question::Money { file: file(), header: HOSTILE.into(), example: HOSTILE.into() },
            Question::DateOrder { file: file(), example: HOSTILE.into(), line: 2 },
            Question::YearPart { file: file(), example: HOSTILE.into(), line: 2 },
            Question::Sheet { file: file(), candidates: vec![file(), "b".into()] },
            Question::Overlap { files: vec![file(), file()], periods: Vec::new() },
            Question::Coarse {
                file: file(),
                code: HOSTILE.into(),
                parts: vec![file()],
                codes: 1,
                places: 1,
                whole_e4: 3,
                parts_e4: 2,
                all_parts_e4: 2,
            },
            Question::Province { file: file(), text: HOSTILE.into(), line: 2, candidates: vec![74, 67] },
        ]
    }

    fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
        let rest = tag.split(&format!(" {name}=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default()
    }

    #[test]
    fn every_field_answers_its_question_and_all_of_them_answer_all() {
        let questions = all();
        for lang in Lang::ALL {
            let markup = question_fields(&questions, lang);
            assert!(!markup.contains("<img") && !markup.contains("onerror=\""), "{markup}");
            assert!(!markup.contains("style="), "the policy forbids it");
            let mut told = Answers::default();
            let fields: Vec<&str> = markup.split("<input").skip(1).collect();
            assert_eq!(fields.len(), 2 + 2 + 2 + 2 + 3 + 3 + 2 + 2 + 2 + 4 + 2 + 3);
            for field in fields {
                let (words, value) = (attribute(field, "data-ask"), attribute(field, "value"));
                assert_eq!(tell(&questions, words, value, &mut told), Some(()), "{words} {value}");
            }
            for question in &questions {
                assert!(is_answered(question, &told), "{question:?}");
                assert!(!is_answered(question, &Answers::default()), "{question:?}");
            }
            // The last one of each counts, and names are those of the file and not of the markup.
            assert_eq!(told.columns, [(Role::Amount, "b".to_owned())]);
            assert_eq!(told.assign, [(HOSTILE.to_owned(), i8::MIN)]);
            assert_eq!((told.currency, told.unit), (Some(Currency::Eur), Some(1_000_000)));
            assert_eq!(tell(&questions, "1 0", "", &mut told), Some(()));
            assert_eq!(told.columns, [(Role::Amount, HOSTILE.to_owned())]);
            let list = markup.split("<select").nth(1).expect("all provinces");
            assert_eq!(tell(&questions, attribute(list, "data-ask"), "78", &mut told), Some(()));
            assert_eq!(told.assign, [(HOSTILE.to_owned(), 78)]);
        }
    }

    #[test]
    fn what_answers_nothing_changes_nothing() {
        let questions = all();
        let nothing = [
            ("", "export"),
            ("99", "export"),
            ("0", "king"),
            ("1", "b"),
            ("1 7", "b"),
            ("2", "king"),
            ("3", ";"),
            ("4", "usd"),
            ("4 unit", "12"),
            ("4 currency", "king"),
            ("7 7", "b"),
            ("8", ""),
            ("10", ""),
        ];
        for (words, value) in nothing {
            let mut told = Answers::default();
            assert_eq!(tell(&questions, words, value, &mut told), None, "{words} {value}");
            assert_eq!(told, Answers::default());
        }
    }
}
