use super::*;
use crate::error::{Problem, ProblemKind, Role};
use crate::types::{
    Check, CheckExample, CheckKind, CodeReport, ColumnReport, Decided, FileReport, FirmReport, Flow, Ledger,
    Nomenclature, PartnerReport, Passport, Period, PreviewRow, Repair, RepairExample, RepairKind, Revision,
    Unmatched, Valuation, Why,
};

const HOSTILE: &str = "<img src=x onerror=\"alert(1)\">&";

/// The text's own tags are all there are.
fn is_tame(markup: &str) {
    assert!(!markup.contains("<img"), "{markup}");
    assert!(!markup.contains("onerror=\""), "{markup}");
}

fn file_report() -> FileReport {
    let column = |role, why| ColumnReport { header: HOSTILE.into(), role, why };
    let cells = || vec![HOSTILE.to_owned(), "1".into()];
    FileReport {
        name: HOSTILE.into(),
        bytes: 10,
        sha256: None,
        encoding: "utf-8".into(),
        delimiter: ',',
        sheets: vec![HOSTILE.into()],
        all_sheets: vec![HOSTILE.into()],
        records: 4,
        columns: vec![
            column(Some(Role::Province), Why::Cells),
            ColumnReport { header: "Değer".into(), role: Some(Role::Amount), why: Why::Header },
            ColumnReport { header: "Not".into(), role: None, why: Why::Nothing },
        ],
        preview: vec![
            PreviewRow { line: 1, is_head: true, cells: cells() },
            PreviewRow { line: 2, is_head: false, cells: cells() },
        ],
        codes: CodeReport {
            nomenclature: Nomenclature::Hs,
            decided: Decided::Codes,
            distinct: 3,
            fits: vec![(Nomenclature::Hs, 3)],
        },
        unit: 1_000,
        unit_evidence: HOSTILE.into(),
        part: HOSTILE.into(),
        passport: Passport::unknown(),
    }
}

/// A report with something of everything, all texts hostile.
pub(crate) fn full_report() -> LoadReport {
    let mut ledger = Ledger::default();
    ledger.add(Some(Flow::Export), Bucket::Mapped, 3, 75_0000);
    ledger.add(None, Bucket::Rejected, 1, 25_0000);
    let problem = Problem { kind: ProblemKind::BadAmount, file: 0, line: 5, column: 2, text: HOSTILE.into() };
    let example =
        RepairExample { file: 0, line: 7, column: 1, before: HOSTILE.into(), after: HOSTILE.into() };
    let repair = |kind, undone| Repair { kind, count: 2, examples: vec![example.clone()], undone };
    let total = |holds| CheckExample {
        label: HOSTILE.into(),
        flow: Flow::Export,
        period: Period::year(2024),
        stated_e4: 100_0000,
        computed_e4: 75_5000,
        holds,
    };
    let unmatched = |assigned| Unmatched {
        text: HOSTILE.into(),
        rows: 2,
        amount_e4: 5_0000,
        candidates: vec![54, 41],
        assigned,
    };
    let period = Period::year(2023).expect("a year");
    let revision = |place, old_e4, new_e4| Revision { flow: Flow::Export, period, place, old_e4, new_e4 };
    LoadReport {
        files: vec![file_report()],
        ledger,
        problem_counts: vec![(ProblemKind::BadAmount, 1)],
        problems: vec![problem],
        repairs: vec![
            repair(RepairKind::Totals, false),
            repair(RepairKind::Nil, true),
            repair(RepairKind::Duplicates, false),
        ],
        checks: vec![Check {
            kind: CheckKind::Provinces,
            held: 12,
            failed: 1,
            examples: vec![total(false), total(true)],
        }],
        partners: PartnerReport { countries: 2, zones: 1, unknown: 1, unknown_texts: vec![HOSTILE.into()] },
        firms: Some(FirmReport { firms: 5, cells: 2, sensitive: 1 }),
        unmatched: vec![unmatched(None), unmatched(Some(54)), unmatched(Some(-128))],
        revisions: vec![
            revision(6, Some(100_0000), Some(110_0000)),
            revision(34, Some(100_0000), None),
            revision(35, None, Some(1)),
        ],
        passport: Passport { valuation: Valuation::Fob, ..Passport::unknown() },
    }
}

#[test]
fn an_account_shows_what_there_is_and_escapes_what_the_file_said() {
    let report = full_report();
    for lang in Lang::ALL {
        let markup = account_markup(&report, lang);
        is_tame(&markup);
        assert!(markup.contains("data-bucket=\"mapped\"") && markup.contains("data-bucket=\"rejected\""));
        assert!(!markup.contains("data-bucket=\"confidential\""), "an empty line says nothing");
        assert!(markup.contains(lang.pick("75,0", "75.0")), "{markup}");
        assert!(markup.contains("pending"));
        assert!(markup.contains("data-nomenclature=\"hs\""), "{markup}");
        assert!(!markup.contains("style="), "the policy forbids it");
    }
}

#[test]
fn what_can_be_undone_stands_apart_from_what_is_only_noticed() {
    let markup = account_markup(&full_report(), Lang::En);
    let at = |text: &str| markup.find(text).unwrap_or_else(|| panic!("{text}: {markup}"));
    let (repairs, notices) = (at("data-testid=\"repairs\""), at("data-testid=\"notices\""));
    assert!(repairs < at("data-repair=\"totals\"") && at("data-repair=\"totals\"") < notices);
    assert!(notices < at("data-repair=\"duplicates\""));
    assert!(markup.contains("value=\"undo\" data-edit=\"repair totals\""));
    assert!(markup.contains("value=\"redo\" data-edit=\"repair nil\""));
    assert!(!markup.contains("data-edit=\"repair duplicates\""));
}

#[test]
fn totals_and_revisions_are_shown_with_their_differences() {
    let markup = account_markup(&full_report(), Lang::Tr);
    assert!(markup.contains("12 toplam tutuyor, 1 toplam tutmuyor."), "{markup}");
    assert!(markup.contains(">24,5<"), "100 stated, 75.5 computed");
    // An old and a new figure have a difference and a share; one alone has neither.
    assert!(markup.contains(">10,0<") && markup.matches(">–<").count() >= 5, "{markup}");
}

#[test]
fn provinces_that_are_not_known_offer_the_nearest_all_others_and_the_way_back() {
    let markup = account_markup(&full_report(), Lang::En);
    assert!(markup.contains("data-edit=\"assign 0\" value=\"54\"") && markup.contains(">Sakarya</button>"));
    let select = markup.split("<select data-edit=\"assign 0\"").nth(1).expect("a list of all");
    let select = select.split("</select>").next().unwrap_or_default();
    assert_eq!(select.matches("<option").count(), 1 + 81 + 3);
    assert!(markup.contains("<strong data-testid=\"assigned\">Sakarya</strong>"));
    assert!(markup.contains("<strong data-testid=\"assigned\">Off the map</strong>"));
}

#[test]
fn a_file_without_codes_says_so_and_a_wide_one_names_its_amounts_in_a_line() {
    let mut report = full_report();
    report.files[0].codes.distinct = 0;
    let amount =
        |year: u32| ColumnReport { header: year.to_string(), role: Some(Role::Amount), why: Why::Header };
    report.files[0].columns.extend((2013..2025).map(amount));
    let markup = account_markup(&report, Lang::En);
    assert!(markup.contains("data-nomenclature=\"none\""), "{markup}");
    assert!(markup.contains("13 columns: “Değer” … “2024”"), "{markup}");
    assert!(!markup.contains("data-edit=\"column 0 5\""));
}
