//! Periods that were once read as others: quarters as months or years, damaged months as other months.

use teknoharita::error::{Answers, Error, NotATable, Question};
use teknoharita::messages::{Lang, error_text};
use teknoharita::types::YearPart;

use super::support::{own, read_files};
use super::traps::{refused, rows, shown};

const QUARTERS: [(&str, &str, &str); 2] = [("2024-01..03", "1", "10"), ("2024-04..06", "1", "20")];
const MONTHS: [(&str, &str, &str); 2] = [("2024-01", "1", "10"), ("2024-02", "1", "20")];

/// Periods of a long table whose first two columns are given.
fn long(head: &str, first: &str, second: &str) -> String {
    format!("{head};İl;İhracat (USD)\n{first};Adana;10\n{second};Adana;20\n")
}

#[test]
fn quarters_are_quarters_however_they_are_written() {
    for (first, second) in [
        ("2024Q1", "2024Q2"),
        ("2024-Ç1", "2024-Ç2"),
        ("2024 1. Çeyrek", "2024 2. Çeyrek"),
        ("I. Çeyrek 2024", "II. Çeyrek 2024"),
    ] {
        assert_eq!(shown(&long("Dönem", first, second)), rows(&QUARTERS), "{first}");
        let wide = format!("İhracat (USD)\nİl;{first};{second}\nAdana;10;20\n");
        assert_eq!(shown(&wide), rows(&QUARTERS), "{first}");
    }
    let two_rows = "İhracat (USD)\nİl;2024;\n;I. Çeyrek;II. Çeyrek\nAdana;10;20\n";
    assert_eq!(shown(two_rows), rows(&QUARTERS));
}

#[test]
fn a_head_that_says_quarter_makes_its_numbers_quarters() {
    for head in ["Yıl;Çeyrek", "Yıl;Dönem (çeyrek)", "Year;Quarter"] {
        assert_eq!(shown(&long(head, "2024;1", "2024;2")), rows(&QUARTERS), "{head}");
        assert_eq!(shown(&long(head, "2024;I. Çeyrek", "2024;Q2")), rows(&QUARTERS), "{head}");
    }
    assert_eq!(shown(&long("Çeyrek", "2024/1", "2024/2")), rows(&QUARTERS));
    let titled = format!("Çeyreklere göre dış ticaret\n{}", long("Dönem", "2024/1", "2024/2"));
    assert_eq!(shown(&titled), rows(&QUARTERS));
    let across = "İhracat (USD)\nİl;Çeyrek;2023;2024\nAdana;1;1;2\nAdana;2;3;4\nAdana;Toplam;4;6\n";
    let expected = [
        ("2023-01..03", "1", "1"),
        ("2023-04..06", "1", "3"),
        ("2024-01..03", "1", "2"),
        ("2024-04..06", "1", "4"),
    ];
    assert_eq!(shown(across), rows(&expected));
}

#[test]
fn numbers_that_can_be_months_or_quarters_are_asked_about() {
    let wide = "İhracat (USD)\nİl;2024/1;2024/2\nAdana;10;20\n";
    let by_month = long("Yıl;Dönem", "2024;1", "2024;2");
    for text in [long("Dönem", "2024/1", "2024/2"), by_month, wide.to_string()] {
        let Error::NeedsAnswer { questions } = refused(&text) else { panic!("{text}") };
        assert!(matches!(questions.as_slice(), [Question::YearPart { line: 2, .. }]), "{questions:?}");
        for (part, expected) in [(YearPart::Quarter, QUARTERS), (YearPart::Month, MONTHS)] {
            let answers = Answers { year_part: Some(part), ..Answers::default() };
            let (engine, _) = read_files(&[("file.csv", text.as_bytes())], answers).unwrap();
            let periods: Vec<String> = own(&engine).iter().map(|table| table.period.to_string()).collect();
            assert_eq!(periods, expected.map(|(period, ..)| period.to_string()), "{text}");
        }
    }
}

#[test]
fn numbers_that_can_only_be_months_are_not_asked_about() {
    for (head, first, second) in
        [("Yıl;Ay", "2024;1", "2024;2"), ("Ay", "2024/1", "2024/2"), ("Dönem", "2024/01", "2024/02")]
    {
        assert_eq!(shown(&long(head, first, second)), rows(&MONTHS), "{head}");
    }
    let expected = [("2024-01", "1", "10"), ("2024-11", "1", "20")];
    assert_eq!(shown(&long("Dönem", "2024/1", "2024/11")), rows(&expected));
    assert_eq!(shown(&long("Yıl;Dönem", "2024;1", "2024;11")), rows(&expected));
}

#[test]
fn months_that_a_spreadsheet_took_for_decimals_are_refused() {
    let wide = "İhracat (USD)\nİl;2024.1;2024.2\nAdana;10;20\n".to_string();
    for text in [long("Dönem", "2024.5", "2024.10"), long("Dönem", "2024,5", "2024,1"), wide] {
        let error = refused(&text);
        let why = matches!(&error, Error::NotATable { why: NotATable::DecimalPeriods { line: 2, .. }, .. });
        assert!(why, "{error:?}");
        assert!(Lang::ALL.iter().all(|lang| error_text(&error, *lang).todo.contains("2024-10")));
    }
    // Two digits each: nothing was lost.
    let sound = [("2024-01", "1", "10"), ("2024-10", "1", "20")];
    assert_eq!(shown(&long("Dönem", "2024.01", "2024.10")), rows(&sound));
}
