//! The visitor's account: plans that are kept, provinces that are assigned, firms that are counted and never
//! named, periods that two files say.

use std::path::PathBuf;

use teknoharita::classify::Product;
use teknoharita::engine::{Engine, read_plan};
use teknoharita::error::{Answers, Error, Overlap, PlanError, Question};
use teknoharita::messages::Lang;
use teknoharita::protocol::{AccountFile, DataSetId, Event, LoadReport, Request, ViewSpec};
use teknoharita::publish;
use teknoharita::types::{Bucket, Currency, E4, Flow, Period, Place, percent_text};
use teknoharita::view::Indicator;

use super::support::{own, read, read_files, tier_shares};

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    std::fs::read(folder.join(name)).unwrap()
}

fn read_fixtures(names: &[&str], answers: Answers) -> Result<(Engine, LoadReport), Error> {
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (*name, fixture(name))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    read_files(&files, answers)
}

fn text(engine: &Engine, what: AccountFile) -> String {
    String::from_utf8(engine.account(what, Lang::En).unwrap().bytes).unwrap()
}

#[test]
fn any_worker_writes_the_account_from_what_comes_with_the_question() {
    let (engine, report) = read_fixtures(&["totals-at-the-bottom.csv"], Answers::default()).unwrap();
    let written = |mut engine: Engine, lang| {
        let mut markup = String::new();
        let report = Box::new(report.clone());
        engine.handle(Request::AccountMarkup { id: 7, report, lang }, Vec::new(), &mut |event| match event {
            Event::AccountMarkup { id: 7, markup: told } => markup = told,
            event => panic!("{event:?}"),
        });
        markup
    };
    let here = written(engine, Lang::Tr);
    assert!(here.contains("totals-at-the-bottom.csv") && here.contains("data-repair=\"totals\""), "{here}");
    // One that never saw the file.
    assert_eq!(here, written(Engine::new(), Lang::Tr));
    assert_ne!(here, written(Engine::new(), Lang::En));
}

#[test]
fn a_kept_plan_answers_next_months_questions() {
    let asked = read_fixtures(&["money-nowhere.csv"], Answers::default());
    assert!(matches!(asked, Err(Error::NeedsAnswer { .. })));
    let answers = Answers { currency: Some(Currency::Usd), unit: Some(1_000), ..Answers::default() };
    let (first, report) = read_fixtures(&["money-nowhere.csv"], answers.clone()).unwrap();
    let kept = text(&first, AccountFile::Plan);
    assert_eq!(read_plan(&kept).unwrap(), answers);
    let (again, same) = read_fixtures(&["money-nowhere.csv"], read_plan(&kept).unwrap()).unwrap();
    assert_eq!((same, tier_shares(&again)), (report, tier_shares(&first)));
    // Every kind of answer comes back as it went in.
    let full = Answers {
        flow: Some(Flow::Import),
        decimal_mark: Some(','),
        day_first: Some(false),
        sheets: vec!["İller".into()],
        overlap: Some(Overlap::Compare),
        assign: vec![("Antakya \"merkez\"".into(), 31), ("?".into(), -128)],
        ..answers
    };
    let (engine, _) = read_fixtures(&["book-two-tables-differ.xlsx"], full.clone()).unwrap();
    assert_eq!(read_plan(&text(&engine, AccountFile::Plan)).unwrap(), full);
}

#[test]
fn what_is_no_plan_is_refused_with_its_place() {
    let why = |text: &str| match read_plan(text) {
        Err(Error::BadPlan { why }) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why("{\n  \"schema\": }"), PlanError::NotJson { line: 2, column: 13 });
    assert_eq!(why("{}"), PlanError::OtherSchema);
    let version = |version: u32| format!("{{\"schema\": \"teknoharita/plan\", \"version\": {version}}}");
    assert_eq!(why(&version(2)), PlanError::Version { found: 2, known: 1 });
    assert_eq!(read_plan(&version(1)).unwrap(), Answers::default());
    let with = |field: &str| version(1).replace('}', &format!(", {field}}}"));
    for field in [
        "\"unit\": 7",
        "\"flow\": \"up\"",
        "\"decimal_mark\": \";\"",
        "\"columns\": {\"firm_name\": \"x\"}",
        "\"more\": 1",
    ] {
        assert!(matches!(why(&with(field)), PlanError::BadValue { .. }), "{field}");
    }
}

#[test]
fn a_province_that_is_assigned_is_relabelled_and_comes_back() {
    let name = ["unmatched-province-and-product.csv"];
    let (mut engine, before) = read_fixtures(&name, Answers::default()).unwrap();
    let unmatched = before.unmatched.first().expect("one text is no province").clone();
    let assign = Answers { assign: vec![(unmatched.text.clone(), 34)], ..Answers::default() };
    let after = engine.relabel(assign.clone()).unwrap();
    let moved = unmatched.amount_e4;
    let mapped = |report: &LoadReport| report.ledger.get(Bucket::Mapped).amount_e4;
    assert_eq!(mapped(&after), mapped(&before) + moved);
    assert_eq!(after.ledger.total(), before.ledger.total());
    assert_eq!(after.unmatched[0].assigned, Some(34));
    // As if it had been read so.
    let (fresh, report) = read_fixtures(&name, assign).unwrap();
    assert_eq!((after.ledger, tier_shares(&engine)), (report.ledger, tier_shares(&fresh)));
    // And back.
    let back = engine.relabel(Answers::default()).unwrap();
    assert_eq!(back, before);
}

#[test]
fn near_names_are_proposed_and_joined_ones_asked() {
    let text = "yıl;akış;il;usd\n2024;x;Ankra;1\n2024;x;Diyarbakr;2\n2024;x;Atlantis;3\n2024;x;Ankara;4\n";
    let (_, report) = read(text.as_bytes()).unwrap();
    let first = |text: &str| {
        let unmatched = report.unmatched.iter().find(|unmatched| unmatched.text == text).unwrap();
        unmatched.candidates.first().copied()
    };
    assert_eq!((first("Ankra"), first("Diyarbakr"), first("Atlantis")), (Some(6), Some(21), None));
    let text = "yıl;akış;il;usd\n2024;x;Kars-Ardahan;1\n2024;x;Ankara;4\n";
    let Err(Error::NeedsAnswer { questions }) = read(text.as_bytes()) else { panic!() };
    assert!(
        matches!(questions.as_slice(), [Question::Province { candidates, line: 2, .. }] if candidates == &[36, 75])
    );
}

/// The bulletin of the ministry as a workbook, with titles, million dollars, shares and changes.
#[test]
fn the_bulletin_gives_the_printed_figures() {
    let (engine, report) = read_fixtures(&["book-ministry-table.xlsx"], Answers::default()).unwrap();
    let tables = own(&engine);
    let year = tables.at(Period::year(2023).unwrap(), Flow::Export).unwrap();
    let million = 1_000_000 * E4;
    let of = |plate: u8| year.get(Place::province(plate).unwrap()).unwrap().total_e4;
    let national = year.national.total_e4;
    let share = |amount: i128| percent_text(amount, national).unwrap();
    assert_eq!((of(34), national), (59_381 * million, 255_809 * million));
    assert!(share(of(34)).starts_with("23.2") && share(of(41)).starts_with("12.0"), "{}", share(of(34)));
    assert_eq!(year.get(Place::REMAINDER).unwrap().total_e4, 43_217 * million);
    let listed = year.iter().filter(|(place, _)| place.plate().is_some()).count();
    assert_eq!(81 - listed, 66);
    // The printed sums hold: 255,809 is confirmed.
    let stated: Vec<i128> =
        report.checks.iter().flat_map(|check| &check.examples).map(|known| known.stated_e4).collect();
    assert!(stated.contains(&(255_809 * million)));
    assert_eq!(report.checks.iter().map(|check| check.failed).sum::<u64>(), 0);
}

#[test]
fn a_newer_bulletin_replaces_and_says_what_it_changed() {
    let names = ["two-bulletins-2023.csv", "two-bulletins-2024.csv"];
    let Err(Error::NeedsAnswer { questions }) = read_fixtures(&names, Answers::default()) else { panic!() };
    let [Question::Overlap { files, periods }] = questions.as_slice() else { panic!("{questions:?}") };
    assert_eq!(files, &names);
    assert_eq!(periods, &[Period::year(2023).unwrap()]);
    let newer = Answers { overlap: Some(Overlap::Newer), ..Answers::default() };
    let (engine, report) = read_fixtures(&names, newer.clone()).unwrap();
    assert_eq!(own(&engine).own_periods(Flow::Export).len(), 3);
    assert!(!report.revisions.is_empty());
    assert!(report.revisions.iter().all(|revision| revision.old_e4 != revision.new_e4));
    let csv = text(&engine, AccountFile::Revisions);
    assert_eq!(csv.lines().count(), report.revisions.len() + 1);
    // With the plan, next month takes no click.
    let kept = read_plan(&text(&engine, AccountFile::Plan)).unwrap();
    let (again, _) = read_fixtures(&names, kept).unwrap();
    assert_eq!(tier_shares(&again), tier_shares(&engine));
    // All that both say, where they are to be compared; nothing is lost from the ledger in any way.
    let compare = Answers { overlap: Some(Overlap::Compare), ..Answers::default() };
    let (_, compared) = read_fixtures(&names, compare).unwrap();
    assert!(compared.revisions.len() >= report.revisions.len());
    assert_eq!(compared.revisions.len(), 16);
    let first = Answers { overlap: Some(Overlap::First), ..Answers::default() };
    let (_, older) = read_fixtures(&names, first).unwrap();
    assert_eq!(older.ledger.total(), report.ledger.total());
}

#[test]
fn three_hidden_rows_stay_in_the_ledger() {
    let (engine, report) = read_fixtures(&["confidential-three-ways.csv"], Answers::default()).unwrap();
    assert_eq!(report.ledger.total().amount_e4, 300 * E4);
    let data_set = engine.data_set().unwrap();
    let hidden = data_set.products.meanings().contains(&Product::Confidential);
    let tables = own(&engine);
    let (period, flow) = tables.keys().next().unwrap();
    assert!(hidden && tables.at(period, flow).unwrap().get(Place::CONFIDENTIAL).is_some());
}

/// Rows of firms: the tax numbers and names stand in every way that a table has, and in no output.
#[test]
fn firms_are_counted_and_never_named() {
    let firms = ["1234567890", "2345678901", "3456789012", "4567890123", "GİZLİ KİMYA A.Ş."];
    let mut table = String::from("Vergi No;Yıl;İl;Ülke;ISIC Rev.3;İhracat (USD)\n");
    // Ankara, aircraft: two firms, one of them nearly all of it. Bursa, cars: four alike.
    for (firm, province, code, amount) in [
        (0, "Ankara", "3530", 900),
        (1, "Ankara", "3530", 100),
        (0, "Bursa", "3410", 100),
        (1, "Bursa", "3410", 100),
        (2, "Bursa", "3410", 100),
        (4, "Bursa", "3410", 100),
        (3, "Atlantis", "3410", 5),
        (3, "Konya", "0000", 5),
    ] {
        table += &format!("{};2024;{province};Almanya;{code};{amount}\n", firms[firm]);
    }
    table +=
        &format!("{};2024;Konya;Almanya;3410;yok\n{};;;;;\n{};2024;Konya\n", firms[3], firms[3], firms[3]);
    let wide = table.replacen("Vergi No;", "Bir başlık\nVergi No;", 1);
    for text in [&table, &wide] {
        let (mut engine, report) = read(text.as_bytes()).unwrap();
        let counted = report.firms.expect("firms are counted");
        // Five firms; of two cells that are shown one has two firms.
        assert!(counted.firms >= 4, "{counted:?}");
        assert_eq!((counted.cells, counted.sensitive), (2, 1));
        let cells = engine
            .data_set()
            .unwrap()
            .dominance(Flow::Export, Period::year(2024).unwrap(), |_| true)
            .unwrap();
        let ankara = cells.iter().find(|(place, _)| place.plate() == Some(6)).unwrap().1;
        assert_eq!((ankara.firms, ankara.largest_e4, ankara.total_e4), (2, 900 * E4, 1_000 * E4));
        assert_eq!(ankara.two_largest_e4, 1_000 * E4);
        let mut said = vec![
            format!("{report:?}"),
            publish::ledger_json(&report, Lang::Tr),
            publish::ledger_csv(&report, Lang::Tr),
            tier_shares(&engine),
        ];
        for what in [AccountFile::Plan, AccountFile::Repairs, AccountFile::Revisions] {
            said.push(text_of(&engine, what));
        }
        while engine.step(&mut |_| {}) {}
        let spec = ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::Tr);
        said.push(format!("{:?}", engine.view(&spec).unwrap()));
        for (firm, said) in firms.iter().flat_map(|firm| said.iter().map(move |said| (firm, said))) {
            assert!(!said.contains(firm), "{firm} in {said}");
        }
    }
}

fn text_of(engine: &Engine, what: AccountFile) -> String {
    text(engine, what)
}

/// Liras are liras wherever money is printed.
#[test]
fn other_currencies_print_their_own_sign() {
    let (engine, report) = read_fixtures(&["lira-file.csv"], Answers::default()).unwrap();
    assert_eq!(report.passport.currency, Currency::Try);
    for (lang, word) in [(Lang::Tr, "lira"), (Lang::En, "₺")] {
        let view = engine.view(&ViewSpec::new(DataSetId::Own, Indicator::Total, lang)).unwrap();
        let said = format!("{view:?}");
        assert!(view.national.volume.contains(word), "{}", view.national.volume);
        assert!(!said.contains('$') && !said.contains("dolar"), "{said}");
    }
}
