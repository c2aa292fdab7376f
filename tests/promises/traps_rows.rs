//! Rows that were once added up wrongly without a word: parts beside their whole, and labels of another block.

use teknoharita::error::{Answers, Coarse, Error, Question};
use teknoharita::messages::{Lang, question_text};
use teknoharita::types::{Bucket, RepairKind, decimal_text};

use super::support::{own, read, read_files};
use super::traps::{refused, rows, shown};

/// Chapter 84 beside two of its headings, which are less than it.
const CHAPTERS: &str = "Yıl;İl;GTİP;İhracat (USD)\n2024;Adana;84;1000\n2024;Adana;8471;300\n2024;Adana;8517;400\n2024;Bursa;84;2000\n2024;Bursa;8471;500\n2024;Rize;8471;7\n";

fn totals(text: &str, coarse: Option<Coarse>) -> Vec<(String, String)> {
    let answers = Answers { coarse, ..Answers::default() };
    let (engine, _) = read_files(&[("file.csv", text.as_bytes())], answers).unwrap();
    let tables = own(&engine);
    let table = tables.iter().next().unwrap();
    table.iter().map(|(place, slice)| (place.id(), decimal_text(slice.total_e4))).collect()
}

fn places(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(place, amount)| (place.to_string(), amount.to_string())).collect()
}

#[test]
fn a_chapter_that_is_more_than_the_headings_beside_it_is_asked_about() {
    let Error::NeedsAnswer { questions } = refused(CHAPTERS) else { panic!() };
    let [question @ Question::Coarse { code, parts, places: rows, whole_e4, parts_e4, .. }] =
        questions.as_slice()
    else {
        panic!("{questions:?}")
    };
    // 85 holds 8517, so that 84 has one heading beside it.
    assert_eq!((code.as_str(), parts.as_slice(), *rows), ("84", &["8471".to_string()][..], 2));
    assert_eq!((*whole_e4, *parts_e4), (3_000 * 10_000, 800 * 10_000));
    assert!(question_text(question, Lang::Tr).contains("800"));
    assert!(question_text(question, Lang::En).contains("2 rows of 1 code,"));
    // Rize lists no chapter: its heading counts either way.
    let within = [("1", "1400"), ("16", "2000"), ("53", "7")];
    assert_eq!(totals(CHAPTERS, Some(Coarse::Within)), places(&within));
    let apart = [("1", "1700"), ("16", "2500"), ("53", "7")];
    assert_eq!(totals(CHAPTERS, Some(Coarse::Apart)), places(&apart));
}

#[test]
fn what_finer_rows_hold_of_a_coarse_one_stands_in_the_ledger() {
    let answers = Answers { coarse: Some(Coarse::Within), ..Answers::default() };
    let (_, report) = read_files(&[("file.csv", CHAPTERS.as_bytes())], answers).unwrap();
    let ledger = &report.ledger;
    assert_eq!(ledger.get(Bucket::Mapped).rows, 6);
    assert_eq!(ledger.get(Bucket::Mapped).amount_e4, 3_407 * 10_000);
    assert_eq!(ledger.get(Bucket::TotalsSetAside).amount_e4, 800 * 10_000);
}

#[test]
fn levels_within_levels_are_taken_apart_one_by_one() {
    let text = "Yıl;İl;GTİP;İhracat (USD)\n2024;Adana;84;1000\n2024;Adana;8471;300\n2024;Adana;847130;100\n";
    assert_eq!(totals(text, Some(Coarse::Within)), places(&[("1", "1000")]));
    assert_eq!(totals(text, Some(Coarse::Apart)), places(&[("1", "1400")]));
}

#[test]
fn a_chapter_that_cannot_hold_the_headings_beside_it_is_added() {
    let smaller = "Yıl;İl;GTİP;İhracat (USD)\n2024;Adana;84;100\n2024;Adana;8471;300\n";
    assert_eq!(shown(smaller), rows(&[("2024", "1", "400")]));
    // Other keys: another partner, another year.
    let other = "Yıl;İl;Ülke;GTİP;İhracat (USD)\n2024;Adana;Almanya;84;1000\n2024;Adana;Irak;8471;300\n2023;Adana;Almanya;8471;5\n";
    assert_eq!(shown(other), rows(&[("2023", "1", "5"), ("2024", "1", "1300")]));
    let whole = "Yıl;İl;GTİP;İhracat (USD)\n2024;Adana;84;300\n2024;Adana;8471;300\n";
    assert_eq!(shown(whole), rows(&[("2024", "1", "300")]));
    let (_, report) = read(whole.as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 1);
}

/// Rows of blocks whose province stands in their first row alone.
fn blocks(between: &str) -> String {
    let block = |place: &str| format!("{place};2912;1;2\n;2913;;\n;2914;3;4\n;2915;3;4\n");
    let (first, second) = (block("Adana"), block("Bursa"));
    format!("İhracat (USD)\nİl;ISIC Rev.3;2023;2024\n{first}{second}{between};2921;100;100\n;2922;100;100\n")
}

#[test]
fn a_label_fills_down_within_its_block_alone() {
    let (_, report) = read(blocks("").as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, (34 + 400) * 10_000);
    for between in ["\n", ";;;\n", "Serbest bölgeler;;;\n", ";;İkinci tablo;\n", "\n\nSerbest bölgeler;;;\n"]
    {
        let text = blocks(between);
        let (_, report) = read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 34 * 10_000, "{text}");
        assert_eq!(report.ledger.get(Bucket::UnmatchedProvince).rows, 4, "{text}");
    }
    // A line end within a cell is no blank line.
    let text = blocks("").replace(";2914;3", ";\"2914 Takım\ntezgâhları\";3");
    let (_, report) = read(text.as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, (34 + 400) * 10_000);
}

#[test]
fn a_row_of_an_unknown_province_is_not_a_repetition_of_itself() {
    let duplicates = |text: &str| {
        let (_, report) = read(text.as_bytes()).unwrap();
        let found = report.repairs.into_iter().find(|repair| repair.kind == RepairKind::Duplicates);
        found.map_or(0, |repair| repair.count)
    };
    let text = "yıl;akış;il;isic_rev3;usd\n2024;ihracat;Ankara;3530;30\n2024;ihracat;Narnia;1711;20\n2024;ihracat;Van;9998;7\n";
    assert_eq!(duplicates(text), 0);
    // Two of them are.
    assert_eq!(duplicates(&format!("{text}2024;ihracat;Narnia;1711;21\n")), 1);
    assert_eq!(duplicates(&format!("{text}2024;ihracat;Ankara;3530;31\n")), 1);
}

#[test]
fn a_first_row_without_an_amount_is_no_second_row_of_heads() {
    // Once "2021" became the head of a column of amounts, and years were added up.
    let rest = "Ankara;2020;Almanya;3530;ihracat;300\n";
    for first in ["Atlantis;2021;Atlantis;Toplam;ithalat;yok", "Atlantis;2021;Atlantis;Toplam;;yok"] {
        let text = format!("il;yıl;ülke;isic_rev3;akış;değer usd\n{first}\n{rest}");
        let (engine, report) = read_files(&[("file.csv", text.as_bytes())], Answers::default()).unwrap();
        let ledger = &report.ledger;
        assert_eq!((ledger.total().rows, ledger.get(Bucket::Mapped).rows), (2, 1), "{first}");
        assert_eq!(ledger.get(Bucket::Mapped).amount_e4, 300 * 10_000, "{first}");
        assert_eq!(own(&engine).iter().count(), 1);
    }
    // Years below "Yıl" are heads, and so are names of both languages.
    let wide = "İllere göre ihracat (USD)\nil;yıl;\n;2020;2021\nAnkara;1;2\n";
    assert_eq!(totals(wide, None), places(&[("6", "1")]));
    let both = "İl;Yıl;İhracat (USD)\nProvince;Year;Exports (USD)\nAnkara;2024;5\n";
    assert_eq!(totals(both, None), places(&[("6", "5")]));
}
