//! What the controls of the account mean. The account is markup without components, so each control carries
//! words in `data-edit` and a value; here they become messages.

use super::state::{Edit, Msg};
use crate::error::Role;
use crate::protocol::{AccountFile, LoadReport};
use crate::types::{
    BASES, Currency, PRODUCERS, PassportAnswers, RepairKind, STATUSES, SYSTEMS, UNITS, VALUATIONS,
};

/// What a control means that says `words` and has this value; `None` where it means nothing.
pub fn act(words: &str, value: &str, report: &LoadReport) -> Option<Msg> {
    let mut words = words.split(' ');
    let what = words.next()?;
    let mut number = || words.next()?.parse::<usize>().ok();
    let edit = match what {
        "column" => {
            let (file, column) = (number()?, number()?);
            let role = if value.is_empty() { None } else { Some(Role::from_id(value)?) };
            Edit::Column { file, column, role }
        }
        "assign" => {
            let unmatched = report.unmatched.get(number()?)?;
            let place = if value.is_empty() { None } else { Some(value.parse().ok()?) };
            if place == unmatched.assigned {
                return None;
            }
            Edit::Assign { text: unmatched.text.clone(), place }
        }
        "repair" => Edit::Repair { kind: RepairKind::from_id(words.next()?)?, undo: value == "undo" },
        "currency" => Edit::Currency(Currency::from_id(value)?),
        "unit" => Edit::Unit(value.parse().ok().filter(|unit| UNITS.contains(unit))?),
        "passport" => Edit::Passport(passport(words.next()?, value)?),
        "save" => return save(words.next()?),
        _ => return None,
    };
    Some(Msg::Edit(edit))
}

fn passport(field: &str, value: &str) -> Option<PassportAnswers> {
    let mut told = PassportAnswers::default();
    match field {
        "producer" => told.producer = Some(of(&PRODUCERS, value)?),
        "basis" => told.basis = Some(of(&BASES, value)?),
        "system" => told.system = Some(of(&SYSTEMS, value)?),
        "valuation" => told.valuation = Some(of(&VALUATIONS, value)?),
        "status" => told.status = Some(of(&STATUSES, value)?),
        _ => return None,
    }
    Some(told)
}

fn of<T: Copy>(list: &[(T, &str)], value: &str) -> Option<T> {
    list.iter().find(|(_, id)| *id == value).map(|(known, _)| *known)
}

fn save(what: &str) -> Option<Msg> {
    Some(match what {
        "problems" => Msg::Problems,
        "plan" => Msg::Account(AccountFile::Plan),
        "repairs" => Msg::Account(AccountFile::Repairs),
        "revisions" => Msg::Account(AccountFile::Revisions),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{Ledger, Passport, Unmatched, Valuation};

    fn report() -> LoadReport {
        let unmatched = Unmatched {
            text: "Adapazarı ili".into(),
            rows: 1,
            amount_e4: 1,
            candidates: vec![54],
            assigned: None,
        };
        LoadReport { unmatched: vec![unmatched], ..LoadReport::bare(Ledger::default(), Passport::unknown()) }
    }

    #[test]
    fn words_become_messages() {
        let report = report();
        let edit = |words, value| match act(words, value, &report) {
            Some(Msg::Edit(edit)) => Some(edit),
            _ => None,
        };
        let role = Some(Role::Province);
        assert_eq!(edit("column 1 3", "province"), Some(Edit::Column { file: 1, column: 3, role }));
        assert_eq!(edit("column 1 3", ""), Some(Edit::Column { file: 1, column: 3, role: None }));
        let text = || "Adapazarı ili".to_owned();
        assert_eq!(edit("assign 0", "54"), Some(Edit::Assign { text: text(), place: Some(54) }));
        assert_eq!(edit("assign 0", "-1"), Some(Edit::Assign { text: text(), place: Some(-1) }));
        let kind = RepairKind::Totals;
        assert_eq!(edit("repair totals", "undo"), Some(Edit::Repair { kind, undo: true }));
        assert_eq!(edit("repair totals", "redo"), Some(Edit::Repair { kind, undo: false }));
        let told = PassportAnswers { valuation: Some(Valuation::Fob), ..PassportAnswers::default() };
        assert_eq!(edit("passport valuation", "fob"), Some(Edit::Passport(told)));
        assert_eq!(edit("currency", "eur"), Some(Edit::Currency(Currency::Eur)));
        assert_eq!(edit("unit", "1000"), Some(Edit::Unit(1_000)));
        assert_eq!(act("save plan", "", &report), Some(Msg::Account(AccountFile::Plan)));
    }

    #[test]
    fn what_means_nothing_changes_nothing() {
        let report = report();
        let nothing = [
            ("", ""),
            ("column", "province"),
            ("column 0 1", "king"),
            ("assign 0", ""),
            ("assign 7", "6"),
            ("assign 0", "many"),
            ("repair king", "undo"),
            ("unit", "12"),
            ("passport king", "fob"),
            ("passport basis", "king"),
            ("save king", ""),
        ];
        for (words, value) in nothing {
            assert_eq!(act(words, value, &report), None, "{words} {value}");
        }
    }

    #[test]
    fn every_control_of_the_account_means_something() {
        let report = crate::publish::account_tests::full_report();
        let markup = crate::publish::account_markup(&report, crate::messages::Lang::En);
        let words: Vec<&str> =
            markup.split("data-edit=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(words.len() > 15, "{words:?}");
        for words in words {
            let value = match words.split(' ').next() {
                Some("column") => "partner",
                Some("assign") => "7",
                Some("currency") => "eur",
                Some("unit") => "1000",
                _ if words == "passport producer" => "tim",
                _ => "unknown",
            };
            assert!(act(words, value, &report).is_some(), "{words}");
        }
    }
}
