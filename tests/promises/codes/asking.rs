//! What decides the nomenclature of a file: the header, the codes, the names beside them, or the visitor.

use teknoharita::classify::{Classifier, DefinitionId, Product};
use teknoharita::data::codes;
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Error, NotATable, Question};
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::plan::{Plan, make_plan, reconsider, resolve_product};
use teknoharita::protocol::{Event, FileInfo, LoadReport, Request};
use teknoharita::types::{Code, Decided, Nomenclature};

use super::{all_codes, code};

/// A file with these codes, and names where there are any, under a header.
fn file(header: &str, rows: &[(&str, &str)], year: u16) -> String {
    let mut csv = format!("il;yıl;akış;{header};ürün adı;değer usd\n");
    for (code, name) in rows {
        csv.push_str(&format!("Ankara;{year};İhracat;{code};\"{name}\";1\n"));
    }
    csv
}

fn plan_with(header: &str, codes: &[&str], answers: &Answers) -> Result<Plan, Error> {
    let rows: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "")).collect();
    make_plan("file.csv", file(header, &rows, 2024).as_bytes(), true, answers)
}

fn plan(header: &str, codes: &[&str]) -> Result<Plan, Error> {
    plan_with(header, codes, &Answers::default())
}

/// What was decided, and by what.
fn decided(header: &str, codes: &[&str]) -> (Nomenclature, Decided) {
    let report = plan(header, codes).unwrap().code_report;
    (report.nomenclature, report.decided)
}

/// The nomenclatures that are asked about, and the example.
fn asked(made: Result<Plan, Error>) -> (Vec<Nomenclature>, String) {
    let Err(Error::NeedsAnswer { questions }) = made else { panic!("{made:?}") };
    match questions.as_slice() {
        [Question::Nomenclature { candidates, example, .. }] => {
            (candidates.iter().map(|candidate| candidate.nomenclature).collect(), example.clone())
        }
        other => panic!("{other:?}"),
    }
}

/// Every so many codes of a nomenclature.
fn spread(nomenclature: Nomenclature, digits: usize, step: usize) -> Vec<String> {
    all_codes(nomenclature, digits).iter().step_by(step).map(ToString::to_string).collect()
}

fn read(csv: &str) -> Result<LoadReport, Error> {
    let bytes = csv.as_bytes();
    let files = vec![FileInfo { name: "file.csv".into(), bytes: bytes.len() as u64 }];
    let sources = vec![Box::new(MemorySource::new("file.csv", bytes)) as Box<dyn Source>];
    let mut answer = None;
    let request = Request::Read { id: 1, files, answers: Answers::default() };
    Engine::new().handle(request, sources, &mut |event| match event {
        Event::CubeReady { report, .. } => answer = Some(Ok(*report)),
        Event::Asking { questions, .. } => answer = Some(Err(Error::NeedsAnswer { questions })),
        Event::Failed { error, .. } => answer = Some(Err(error)),
        _ => {}
    });
    answer.expect("every request has one answer")
}

#[test]
fn the_header_decides() {
    for (header, code, nomenclature) in [
        ("ISIC Rev.3", "2710", Nomenclature::Isic3),
        ("isic_rev3 kodu", "2710", Nomenclature::Isic3),
        ("ISIC Rev.3.1", "2710", Nomenclature::Isic31),
        ("ISIC Rev. 4", "2710", Nomenclature::Isic4),
        ("HS4", "2710", Nomenclature::Hs),
        ("GTİP", "2710", Nomenclature::Hs),
        ("Fasıl", "27", Nomenclature::Hs),
        ("NACE Rev.2", "24.10", Nomenclature::Nace2),
        ("NACE Rev.2.1", "24.10", Nomenclature::Nace21),
        ("SITC Rev.3", "7812", Nomenclature::Sitc3),
        ("SITC Rev.4", "7812", Nomenclature::Sitc4),
    ] {
        assert_eq!(decided(header, &[code]), (nomenclature, Decided::Header), "{header}");
    }
    // A header that leaves the revision open leaves the others out.
    let (candidates, example) = asked(plan("ISIC", &["2710", "2720"]));
    assert_eq!((candidates, example.as_str()), (vec![Nomenclature::Isic3, Nomenclature::Isic4], "2710"));
}

#[test]
fn the_codes_decide_where_no_other_nomenclature_has_them() {
    for (digits, step, nomenclature) in [
        (6, 40, Nomenclature::Hs),
        (4, 9, Nomenclature::Hs),
        (5, 40, Nomenclature::Sitc3),
        (4, 3, Nomenclature::Isic4),
        (4, 4, Nomenclature::Nace2),
        (4, 3, Nomenclature::Isic3),
    ] {
        let codes = spread(nomenclature, digits, step);
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let made = plan("kod", &codes).unwrap();
        assert_eq!(made.code_report.nomenclature, nomenclature, "{digits} {:?}", made.code_report);
        assert_eq!(made.code_report.distinct as usize, codes.len());
        let own = made.code_report.fits.iter().find(|(known, _)| *known == nomenclature).unwrap();
        assert_eq!(own.1 as usize, codes.len());
    }
    assert_eq!(decided("kod", &["870323", "271019", "300490"]), (Nomenclature::Hs, Decided::Codes));
}

#[test]
fn a_code_that_means_three_things_is_asked_about() {
    let (candidates, example) = asked(plan("ürün kodu", &["2710"]));
    assert_eq!(candidates, [Nomenclature::Isic3, Nomenclature::Isic4, Nomenclature::Hs]);
    assert_eq!(example, "2710");
    for told in candidates {
        let answers = Answers { nomenclature: Some(told), ..Answers::default() };
        let report = plan_with("ürün kodu", &["2710"], &answers).unwrap().code_report;
        assert_eq!((report.nomenclature, report.decided), (told, Decided::Told));
    }
}

#[test]
fn names_beside_the_codes_decide() {
    for (name, nomenclature) in [
        ("Petrol yağları", Nomenclature::Hs),
        ("Demir-çelik ana sanayii", Nomenclature::Isic3),
        ("Elektrik motorları, jeneratörler", Nomenclature::Isic4),
    ] {
        let csv = file("ürün kodu", &[("2710", name)], 2024);
        let report = make_plan("file.csv", csv.as_bytes(), true, &Answers::default()).unwrap().code_report;
        assert_eq!((report.nomenclature, report.decided), (nomenclature, Decided::Names), "{name}");
        // The same behind the code.
        let text = format!("2710 {name}");
        assert_eq!(decided("ürün kodu", &[&text]), (nomenclature, Decided::Names), "{name}");
    }
    // A name that is no name of a product decides nothing.
    let csv = file("ürün kodu", &[("2710", "Diğer")], 2024);
    asked(make_plan("file.csv", csv.as_bytes(), true, &Answers::default()));
}

#[test]
fn a_header_that_the_codes_contradict_is_asked_about() {
    let customs = ["870323", "271019", "300490", "841112", "090111"];
    let (candidates, _) = asked(plan("ISIC Rev.3", &customs));
    assert_eq!(candidates, [Nomenclature::Hs, Nomenclature::Isic3]);
    let isic4 = spread(Nomenclature::Isic4, 4, 2);
    let isic4: Vec<&str> = isic4.iter().map(String::as_str).collect();
    let (candidates, _) = asked(plan("ISIC Rev.3", &isic4));
    assert!(candidates.contains(&Nomenclature::Isic3) && candidates.contains(&Nomenclature::Isic4));
    // What the visitor says ends it.
    let answers = Answers { nomenclature: Some(Nomenclature::Hs), ..Answers::default() };
    assert_eq!(plan_with("ISIC Rev.3", &customs, &answers).unwrap().codes.nomenclature, Nomenclature::Hs);
}

#[test]
fn codes_of_no_nomenclature_are_refused_or_asked_about() {
    let csv = file("kod", &[("ABC-1", ""), ("ABC-2", ""), ("777777", ""), ("7777777", "")], 2024);
    let refused = read(&csv).unwrap_err();
    let Error::NotATable { why: NotATable::OnlyUnknownCodes { examples, .. }, .. } = &refused else {
        panic!("{refused:?}")
    };
    assert!(examples.contains(&"777777".to_string()), "{examples:?}");
    // A house list, of which a few happen to be headings, is not quietly read as customs codes.
    let house = ["1001", "1801", "1907", "1919", "4499", "5599", "6699", "7799"];
    assert!(asked(plan("kod", &house)).0.contains(&Nomenclature::Hs));
}

#[test]
fn names_of_sectors_and_of_tiers_are_told_apart() {
    let of = |header: &str, names: [&str; 4]| {
        let rows = names.map(|name| format!("Ankara;2024;İhracat;\"{name}\";1\n")).concat();
        let csv = format!("il;yıl;akış;{header};değer usd\n{rows}");
        let plan = make_plan("file.csv", csv.as_bytes(), true, &Answers::default()).unwrap();
        (plan.code_report.nomenclature, plan.code_report.decided)
    };
    let sectors = ["Çelik", "Otomotiv Endüstrisi", "Hazır Giyim", "Toplam"];
    assert_eq!(of("sektör", sectors), (Nomenclature::Tim, Decided::Codes));
    let tiers = ["Yüksek", "Orta-yüksek teknoloji", "Düşük", "Gizli Veri"];
    assert_eq!(of("teknoloji düzeyi", tiers), (Nomenclature::Tiers, Decided::Codes));
}

#[test]
fn revisions_that_give_the_same_are_not_asked_about() {
    let of = |header: &str, codes: &[&str], year| {
        let rows: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "")).collect();
        make_plan("file.csv", file(header, &rows, year).as_bytes(), true, &Answers::default())
    };
    let report = |made: Result<Plan, Error>| made.map(|plan| plan.code_report).unwrap();
    let same = report(of("NACE", &["24.10", "29.10", "10.11"], 2025));
    assert_eq!((same.nomenclature, same.decided), (Nomenclature::Nace2, Decided::Equal));
    assert_eq!(decided("SITC", &["78120", "54213"]), (Nomenclature::Sitc3, Decided::Equal));

    // NACE Rev.2.1 is of 2025: before, a class that means another thing in it is asked about by nobody.
    let of_both = |code: &Code| {
        let tiers = |known| Classifier::new(DefinitionId::TuikNace2).tiers(Product::Code(known, *code));
        let both = [Nomenclature::Nace2, Nomenclature::Nace21];
        both.into_iter().all(|known| codes::is_valid(known, *code)) && tiers(both[0]) != tiers(both[1])
    };
    let moved = all_codes(Nomenclature::Nace2, 4).into_iter().find(of_both).unwrap().to_string();
    let old = report(of("NACE", &[&moved], 2024));
    assert_eq!((old.nomenclature, old.decided), (Nomenclature::Nace2, Decided::Header));
    assert_eq!(reconsider(&old, "file.csv", "NACE", &[&moved]), None);
    assert_eq!(asked(of("NACE", &[&moved], 2025)).0, [Nomenclature::Nace2, Nomenclature::Nace21]);
}

#[test]
fn the_whole_file_is_held_against_what_its_beginning_said() {
    let classes = spread(Nomenclature::Isic3, 4, 12);
    let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
    let report = plan("kod", &classes).unwrap().code_report;
    assert_eq!((report.nomenclature, report.decided), (Nomenclature::Isic3, Decided::Codes));
    let headings = spread(Nomenclature::Hs, 4, 9);
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let Some(Question::Nomenclature { candidates, .. }) = reconsider(&report, "file.csv", "kod", &headings)
    else {
        panic!("customs codes were kept for classes")
    };
    assert!(candidates.iter().any(|candidate| candidate.nomenclature == Nomenclature::Hs));
    let classes = spread(Nomenclature::Isic3, 4, 2);
    let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
    assert_eq!(reconsider(&report, "file.csv", "kod", &classes), None);
}

#[test]
fn a_file_of_several_levels_keeps_its_groups_apart_from_classes_without_zeros() {
    let product =
        |header: &str, codes: &[&str], text: &str| resolve_product(text, &plan(header, codes).unwrap().codes);
    let isic3 = |digits: &str| Product::Code(Nomenclature::Isic3, code(digits));
    // Classes that lost their zeros.
    assert_eq!(product("ISIC Rev.3", &["111", "3530"], "111"), isic3("0111"));
    // Divisions above groups: 15 is food, not hunting (015).
    assert_eq!(product("ISIC Rev.3", &["15", "151", "17", "171"], "15"), isic3("15"));
    // Nothing says whether 20 is wood or forestry (020).
    assert_eq!(product("ISIC Rev.3", &["20", "252", "271"], "20"), Product::Unknown);
    // Zeros that were kept.
    assert_eq!(product("ISIC Rev.3", &["20", "011", "271"], "20"), isic3("20"));
    // Headings of the SITC: 7111 is coffee without its zero (07111) or boilers (7111).
    let boilers = Product::Code(Nomenclature::Sitc3, code("7111"));
    let headings = ["7111", "3411", "16", "78120"];
    assert_eq!(product("SITC Rev.3", &headings, "7111"), Product::Unknown);
    assert_eq!(product("SITC Rev.3", &["7111", "78120"], "7111"), boilers);
}
