//! What is asked about codes, and what decides, through the engine's face.

use teknoharita::error::{Error, NotATable, Question};
use teknoharita::protocol::Answers;
use teknoharita::types::{Decided, LoadReport, Nomenclature};

use super::super::support::read_files;

fn read(header: &str, rows: &[&str], answers: Answers) -> Result<LoadReport, Error> {
    let rows: String = rows.iter().map(|row| format!("2024;ihracat;Ankara;{row};1\n")).collect();
    let text = format!("yıl;akış;il;{header};usd\n{rows}");
    read_files(&[("dosya.csv", text.as_bytes())], answers).map(|(_, report)| report)
}

fn nomenclature(report: &LoadReport) -> (Nomenclature, Decided) {
    let codes = &report.files[0].codes;
    (codes.nomenclature, codes.decided)
}

fn asked(error: Option<Error>) -> (String, Vec<Nomenclature>) {
    let Some(Error::NeedsAnswer { questions }) = error else { panic!("{error:?}") };
    let [Question::Nomenclature { example, candidates, .. }] = questions.as_slice() else {
        panic!("{questions:?}")
    };
    (example.clone(), candidates.iter().map(|candidate| candidate.nomenclature).collect())
}

#[test]
fn a_code_that_means_three_things_is_asked_and_answered() {
    let (example, candidates) = asked(read("kod", &["2710"], Answers::default()).err());
    assert_eq!(example, "2710");
    for meant in [Nomenclature::Isic3, Nomenclature::Isic4, Nomenclature::Hs] {
        assert!(candidates.contains(&meant), "{candidates:?}");
        let answers = Answers { nomenclature: Some(meant), ..Answers::default() };
        assert_eq!(nomenclature(&read("kod", &["2710"], answers).unwrap()), (meant, Decided::Told));
    }
}

#[test]
fn names_beside_a_code_decide_what_it_means() {
    for (name, meant) in [
        ("Demir-çelik ana sanayii", Nomenclature::Isic3),
        ("Elektrik motorları, jeneratörler, transformatörler", Nomenclature::Isic4),
        ("Petrol yağları ve bitümenli mineral yağlar", Nomenclature::Hs),
    ] {
        let report = read("ürün kodu;ürün adı", &[&format!("2710;{name}")], Answers::default());
        match report {
            Ok(report) => assert_eq!(nomenclature(&report), (meant, Decided::Names), "{name}"),
            // Where the names are worded too differently it is asked, and never decided wrongly.
            Err(error) => assert!(asked(Some(error)).1.contains(&meant), "{name}"),
        }
    }
    let report = read("ürün kodu;ürün adı", &["2710;Petroleum oils, not crude"], Answers::default()).unwrap();
    assert_eq!(nomenclature(&report).0, Nomenclature::Hs);
}

#[test]
fn a_header_decides_and_a_header_that_the_codes_belie_does_not() {
    for (header, meant) in [
        ("GTİP", Nomenclature::Hs),
        ("Fasıl / pozisyon", Nomenclature::Hs),
        ("ISIC Rev.3", Nomenclature::Isic3),
        ("isic_rev4", Nomenclature::Isic4),
        ("ISIC Rev. 3.1", Nomenclature::Isic31),
    ] {
        let report = read(header, &["2710"], Answers::default()).unwrap();
        assert_eq!(nomenclature(&report), (meant, Decided::Header), "{header}");
    }
    let customs = ["870323", "271019", "880230", "300490", "854231"];
    let (_, candidates) = asked(read("ISIC Rev.3", &customs, Answers::default()).err());
    assert!(candidates.contains(&Nomenclature::Hs), "{candidates:?}");
}

#[test]
fn codes_decide_where_one_nomenclature_alone_has_them() {
    for (codes, meant) in [
        (["870323", "271019", "880230"].as_slice(), Nomenclature::Hs),
        (&["8703.23.19.00.11", "2710.19.43.00.11"], Nomenclature::Hs),
        (&["3530", "2423", "3410", "2911", "1711"], Nomenclature::Isic3),
        (&["26.11", "27.11", "10.51", "14.13", "25.62"], Nomenclature::Nace2),
    ] {
        let report = read("kod", codes, Answers::default()).unwrap();
        assert_eq!(nomenclature(&report), (meant, Decided::Codes), "{codes:?}");
    }
    for (texts, meant) in [
        (["OTOMOTİV ENDÜSTRİSİ", "Halı", "Çelik"].as_slice(), Nomenclature::Tim),
        (&["Yüksek teknoloji", "Orta-düşük teknoloji"], Nomenclature::Tiers),
    ] {
        let report = read("sektör", texts, Answers::default()).unwrap();
        assert_eq!(nomenclature(&report).0, meant, "{texts:?}");
    }
}

#[test]
fn codes_of_no_nomenclature_are_an_error() {
    let error = read("GTİP", &["99x", "abc"], Answers::default()).err();
    assert!(
        matches!(error, Some(Error::NotATable { why: NotATable::OnlyUnknownCodes { .. }, .. })),
        "{error:?}"
    );
}
