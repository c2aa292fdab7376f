//! Corrections of what was understood.

use super::*;
use crate::types::{ColumnReport, Currency, PassportAnswers, RepairKind, Unmatched, Valuation, Why};

fn file() -> crate::protocol::FileReport {
    let column = |header: &str, role| ColumnReport { header: header.into(), role, why: Why::Header };
    crate::protocol::FileReport {
        name: "1.csv".into(),
        bytes: 100,
        sha256: Some("ab".into()),
        encoding: "utf-8".into(),
        delimiter: ';',
        sheets: Vec::new(),
        all_sheets: Vec::new(),
        records: 1,
        columns: vec![
            column("Dönem", Some(Role::Period)),
            column("İl", Some(Role::Province)),
            column("Ülke", Some(Role::Partner)),
            column("Yıl", None),
            column("Değer", Some(Role::Amount)),
        ],
        preview: Vec::new(),
        codes: crate::types::CodeReport {
            nomenclature: crate::types::Nomenclature::Hs,
            decided: crate::types::Decided::Codes,
            distinct: 0,
            fits: Vec::new(),
        },
        unit: 1_000,
        unit_evidence: String::new(),
        part: String::new(),
        passport: Passport::unknown(),
    }
}

pub(super) fn full_report() -> LoadReport {
    let unmatched =
        Unmatched { text: "Lefkoşa".into(), rows: 1, amount_e4: 1, candidates: vec![6], assigned: None };
    LoadReport { files: vec![file()], unmatched: vec![unmatched], ..report() }
}

/// A page with a file of which something is known.
fn desk() -> Desk {
    let mut desk = Desk::locked();
    desk.choose_file(1);
    desk.worker_ready(3);
    let id = desk.read_request();
    desk.hear(3, Event::CubeReady { id, report: Box::new(full_report()) });
    desk.hear(3, Event::DetailReady { id, facts: 1, laps: Laps::default() });
    desk.answer_views();
    desk.answer_made();
    desk.worker_ready(4);
    desk.requests.clear();
    desk.effects.clear();
    desk
}

fn answers_of(edits: &[Edit]) -> Answers {
    let mut answers = Answers::default();
    for edit in edits {
        edit.apply(&mut answers, &full_report());
    }
    answers
}

fn column(column: usize, role: Option<Role>) -> Edit {
    Edit::Column { file: 0, column, role }
}

#[test]
fn a_column_has_one_role_and_a_role_one_column() {
    let told = |role, header: &str| (role, header.to_owned());
    let answers = answers_of(&[column(2, Some(Role::Province))]);
    assert_eq!(answers.columns, [told(Role::Province, "Ülke")]);
    // The same column has another one now.
    let answers = answers_of(&[column(2, Some(Role::Province)), column(2, Some(Role::Product))]);
    assert_eq!(answers.columns, [told(Role::Product, "Ülke")]);
    // The same role is another column's now.
    let answers = answers_of(&[column(2, Some(Role::Province)), column(3, Some(Role::Province))]);
    assert_eq!(answers.columns, [told(Role::Province, "Yıl")]);
    // None has it.
    let answers = answers_of(&[column(2, None)]);
    assert_eq!(answers.columns, [told(Role::Partner, Answers::NO_COLUMN)]);
    assert_eq!(answers_of(&[column(3, None), column(9, None)]), Answers::default());
}

#[test]
fn a_year_takes_the_place_of_a_period_and_back() {
    let told = |role, header: &str| (role, header.to_owned());
    let answers = answers_of(&[column(3, Some(Role::Year))]);
    assert_eq!(answers.columns, [told(Role::Year, "Yıl"), told(Role::Period, Answers::NO_COLUMN)]);
    let answers = answers_of(&[column(3, Some(Role::Year)), column(0, Some(Role::Period))]);
    assert_eq!(answers.columns, [told(Role::Period, "Dönem")]);
}

#[test]
fn repairs_money_and_passport_become_answers() {
    let undo = |undo| Edit::Repair { kind: RepairKind::Totals, undo };
    assert_eq!(answers_of(&[undo(true), undo(true)]).undo, [RepairKind::Totals]);
    assert_eq!(answers_of(&[undo(true), undo(false)]).undo, []);
    let answers = answers_of(&[Edit::Currency(Currency::Eur)]);
    assert_eq!((answers.currency, answers.unit), (Some(Currency::Eur), Some(1_000)));
    let answers = answers_of(&[Edit::Unit(1)]);
    assert_eq!((answers.currency, answers.unit), (Some(Currency::Usd), Some(1)));
    let fob = PassportAnswers { valuation: Some(Valuation::Fob), ..PassportAnswers::default() };
    let basis = PassportAnswers { basis: Some(crate::types::Basis::Activity), ..PassportAnswers::default() };
    let both = PassportAnswers { basis: basis.basis, ..fob };
    assert_eq!(answers_of(&[Edit::Passport(fob), Edit::Passport(basis)]).passport, both);
}

#[test]
fn what_the_reading_depends_on_is_read_again_and_the_view_stays() {
    let mut desk = desk();
    desk.send(Msg::Choose(Pick::Indicator(Indicator::Total)));
    desk.answer_views();
    desk.effects.clear();
    desk.send(Msg::Edit(Edit::Repair { kind: RepairKind::Totals, undo: true }));
    assert_eq!(desk.model.stage(), Stage::Reading);
    match desk.requests.last() {
        Some((4, Request::Read { answers, .. })) => assert_eq!(answers.undo, [RepairKind::Totals]),
        other => panic!("{other:?}"),
    }
    // The account of before stands until the new one is there.
    assert!(desk.model.own.as_ref().is_some_and(|own| own.answers.undo.is_empty()));
    let id = desk.read_request();
    desk.hear(4, Event::CubeReady { id, report: Box::new(full_report()) });
    desk.answer_views();
    assert_eq!((desk.model.stage(), desk.model.runs), (Stage::Done, 2));
    assert_eq!(desk.model.wanted.indicator, Indicator::Total);
    assert!(desk.model.own.as_ref().is_some_and(|own| own.answers.undo == [RepairKind::Totals]));
    assert!(desk.effects.contains(&Effect::Show(Spot::Account)));
    assert!(!desk.effects.contains(&Effect::Show(Spot::Headline)), "nobody is led away");
    assert_eq!(desk.model.edited, Some(Edit::Repair { kind: RepairKind::Totals, undo: true }));
}

#[test]
fn corrections_add_up_while_the_file_is_read_again() {
    let mut desk = desk();
    desk.send(Msg::Edit(Edit::Repair { kind: RepairKind::Totals, undo: true }));
    desk.send(Msg::Edit(Edit::Assign { text: "Lefkoşa".into(), place: Some(6) }));
    let answers = desk.model.reading.as_ref().map(|reading| reading.answers.clone()).expect("read again");
    assert_eq!(answers.undo, [RepairKind::Totals]);
    assert_eq!(answers.assign, [("Lefkoşa".to_owned(), 6)]);
}

#[test]
fn a_correction_that_fails_leaves_everything_and_draws_the_controls_anew() {
    for cancelled in [true, false] {
        let mut desk = desk();
        let (before, drawn) = (desk.model.own.clone(), desk.model.account.clone());
        desk.send(Msg::Edit(column(1, Some(Role::Partner))));
        let id = desk.read_request();
        if cancelled {
            desk.send(Msg::Cancel);
        } else {
            let error = Error::Unreadable { file: "1.csv".into(), why: Unreadable::Empty };
            desk.hear(4, Event::failed(id, error));
            desk.send(Msg::Dismiss);
        }
        assert_eq!(desk.model.stage(), Stage::Done);
        assert_ne!(desk.model.own, before, "drawn anew");
        assert!(drawn.is_some() && desk.model.account != drawn, "and so is what stands there");
        assert_eq!(desk.account(), drawn.as_ref().map(|account| account.markup.as_str()));
        let answers = desk.model.own.as_ref().map(|own| own.answers.clone());
        assert_eq!(answers, Some(Answers::default()));
        assert_eq!(desk.model.edited, None);
    }
}

#[test]
fn a_province_is_assigned_without_reading_and_taken_back() {
    let mut desk = desk();
    let assign = |place| Msg::Edit(Edit::Assign { text: "Lefkoşa".into(), place });
    desk.send(assign(Some(6)));
    assert_eq!((desk.model.stage(), desk.reads()), (Stage::Done, 0));
    let (to, id) = match desk.requests.last() {
        Some((to, Request::Relabel { id, answers })) => {
            assert_eq!(answers.assign, [("Lefkoşa".to_owned(), 6)]);
            (*to, *id)
        }
        other => panic!("{other:?}"),
    };
    let mut report = full_report();
    report.unmatched[0].assigned = Some(6);
    report.files[0].sha256 = None;
    desk.requests.clear();
    desk.hear(to, Event::Relabelled { id, report: Box::new(report) });
    let own = desk.model.own.clone().expect("own");
    assert_eq!(own.report.unmatched[0].assigned, Some(6));
    assert_eq!(own.report.files[0].sha256.as_deref(), Some(""), "what is known of the fingerprint stays");
    assert!(
        matches!(
            desk.requests.as_slice(),
            [(_, Request::AccountMarkup { report, .. }), (_, Request::View { .. })]
                if report.unmatched[0].assigned == Some(6)
        ),
        "the account and the view follow"
    );
    assert!(matches!(desk.model.edited, Some(Edit::Assign { .. })));
    desk.send(assign(None));
    assert!(
        matches!(desk.requests.last(), Some((_, Request::Relabel { answers, .. })) if answers.assign.is_empty())
    );
}

#[test]
fn of_two_quick_presses_the_last_answer_counts() {
    let mut desk = desk();
    let assign = |text: &str| Msg::Edit(Edit::Assign { text: text.into(), place: Some(6) });
    desk.send(assign("Lefkoşa"));
    desk.send(assign("Girne"));
    let asked: Vec<(RequestId, usize)> = desk
        .requests
        .iter()
        .filter_map(|(_, request)| match request {
            Request::Relabel { id, answers } => Some((*id, answers.assign.len())),
            _ => None,
        })
        .collect();
    assert_eq!(asked.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 2]);
    desk.requests.clear();
    desk.hear(3, Event::Relabelled { id: asked[0].0, report: Box::new(full_report()) });
    assert!(desk.requests.is_empty(), "the second one is waited for");
    desk.hear(3, Event::Relabelled { id: asked[1].0, report: Box::new(full_report()) });
    assert_eq!(desk.requests.len(), 2, "the account and the view");
}

#[test]
fn data_that_went_with_their_worker_come_back_with_the_correction() {
    let mut desk = desk();
    desk.broke(3);
    assert!(desk.model.has_lost_data());
    desk.send(Msg::Edit(Edit::Assign { text: "Lefkoşa".into(), place: Some(6) }));
    let answers = desk.model.reading.as_ref().map(|reading| reading.answers.assign.clone());
    assert_eq!(answers, Some(vec![("Lefkoşa".to_owned(), 6)]));
}

#[test]
fn files_of_the_account_are_asked_for_and_saved() {
    let mut desk = desk();
    desk.send(Msg::Account(crate::protocol::AccountFile::Plan));
    let id = match desk.requests.last() {
        Some((3, Request::Account { id, .. })) => *id,
        other => panic!("{other:?}"),
    };
    let file = MadeFile { name: "plan.json".into(), mime: String::new(), bytes: Vec::new() };
    desk.hear(3, Event::Made { id, file: file.clone() });
    assert!(desk.effects.contains(&Effect::Save(file)));
}
