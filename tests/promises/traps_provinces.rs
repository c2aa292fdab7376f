//! Columns that look like the column of provinces: numbers that are no plates, and head offices.

use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Error, Question, Role};
use teknoharita::protocol::LoadReport;
use teknoharita::types::{Basis, RepairKind};

use super::support::{own, read, read_files};

fn told(column: &str) -> Answers {
    Answers { columns: vec![(Role::Province, column.to_string())], ..Answers::default() }
}

fn loaded(text: &str, answers: Answers) -> (Engine, LoadReport) {
    read_files(&[("a.csv", text.as_bytes())], answers).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn plates(text: &str, answers: Answers) -> Vec<String> {
    let (engine, _) = loaded(text, answers);
    own(&engine)
        .iter()
        .flat_map(|table| table.iter().map(|(place, _)| place.id()).collect::<Vec<_>>())
        .collect()
}

fn noticed(text: &str, kind: RepairKind) -> Vec<String> {
    let (_, report) = loaded(text, Answers::default());
    let found = report.repairs.iter().filter(|repair| repair.kind == kind);
    found.flat_map(|repair| repair.examples.iter().map(|example| example.before.clone())).collect()
}

/// The headers that are asked about.
fn asked(text: &str) -> Vec<String> {
    match read(text.as_bytes()).map(|_| ()) {
        Err(Error::NeedsAnswer { questions }) => match questions.as_slice() {
            [Question::Column { role: Role::Province, candidates, .. }] => candidates.clone(),
            other => panic!("{text}: {other:?}"),
        },
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn numbers_that_contradict_the_names_beside_them_are_no_plates() {
    for names in ["İl", "İl Adı", "Yer", "Şehir"] {
        for code in ["İl Kodu", "il_kodu", "Plaka"] {
            let text = format!(
                "Yıl;{code};{names};İhracat (USD)\n2024;1;İstanbul;1\n2024;2;Ankara;2\n2024;3;İzmir;3\n2024;4;Bursa;4\n"
            );
            assert_eq!(plates(&text, Answers::default()), ["6", "16", "34", "35"], "{names} {code}");
            assert_eq!(noticed(&text, RepairKind::NotPlates), [code], "{names} {code}");
        }
    }
    // Those that agree need no word.
    let text = "Yıl;İl Kodu;Yer;İhracat (USD)\n2024;34;İstanbul;1\n2024;6;Ankara;2\n";
    assert_eq!(plates(text, Answers::default()), ["6", "34"]);
    assert!(noticed(text, RepairKind::NotPlates).is_empty() && noticed(text, RepairKind::Plates).is_empty());
    // Half of one and half of the other is asked about.
    let text = "Yıl;İl Kodu;Yer;İhracat (USD)\n2024;34;İstanbul;1\n2024;6;Ankara;2\n2024;7;İzmir;2\n";
    assert_eq!(asked(text), ["İl Kodu", "Yer"]);
    assert_eq!(plates(text, told("Yer")), ["6", "34", "35"]);
}

#[test]
fn numbers_alone_are_plates_where_something_says_so_and_that_is_told() {
    for code in ["İl Kodu", "il_kodu", "İl plaka kodu", "Plaka", "Province code"] {
        let text = format!("Yıl;{code};İhracat (USD)\n2024;1;1\n2024;2;2\n2024;3;3\n");
        assert_eq!(plates(&text, Answers::default()), ["1", "2", "3"]);
        assert_eq!(noticed(&text, RepairKind::Plates), [code]);
    }
    for numbers in [["01", "06", "34"], ["1", "6", "34"]] {
        let rows: String = numbers.iter().map(|number| format!("2024;{number};1\n")).collect();
        let text = format!("Yıl;İl;İhracat (USD)\n{rows}");
        assert_eq!(plates(&text, Answers::default()), ["1", "6", "34"]);
        assert_eq!(noticed(&text, RepairKind::Plates), ["İl"]);
    }
    let text = "Yıl;İl;İhracat (USD)\n2024;1;1\n2024;2;2\n2024;3;3\n2024;4;3\n";
    assert_eq!(asked(text), ["İl"]);
    assert_eq!(plates(text, told("İl")), ["1", "2", "3", "4"]);
}

#[test]
fn a_head_office_is_a_province_and_no_firm() {
    let text = "Yıl;Firma Merkezi İl;İhracat (USD)\n2024;İstanbul;1\n2024;Ankara;2\n";
    let (_, report) = loaded(text, Answers::default());
    assert_eq!(plates(text, Answers::default()), ["6", "34"]);
    assert_eq!((report.passport.basis, report.firms), (Basis::HeadOffice, None));
}

#[test]
fn head_offices_beside_provinces_of_production_are_asked_about_and_set_the_basis() {
    for (other, basis) in
        [("Üretim İli", Basis::Activity), ("Faaliyet İli", Basis::Activity), ("İl", Basis::Unknown)]
    {
        let text = format!(
            "Yıl;Firma Merkezi İl;{other};İhracat (USD)\n2024;İstanbul;Bursa;1\n2024;İstanbul;Adana;2\n"
        );
        assert_eq!(asked(&text), ["Firma Merkezi İl", other]);
        for (column, expected, basis) in
            [("Firma Merkezi İl", &["34"][..], Basis::HeadOffice), (other, &["1", "16"][..], basis)]
        {
            let (_, report) = loaded(&text, told(column));
            assert_eq!(plates(&text, told(column)), expected, "{other} {column}");
            assert_eq!((report.passport.basis, report.firms), (basis, None), "{other} {column}");
        }
    }
    // The same province in both columns raises no question.
    let text = "Yıl;Firma Merkezi İl;İl;İhracat (USD)\n2024;Bursa;Bursa;1\n2024;Adana;Adana;2\n";
    assert_eq!(plates(text, Answers::default()), ["1", "16"]);
}
