//! The ledger is a partition: it says where every row and every unit of money went.

use teknoharita::data::Tier;
use teknoharita::error::ProblemKind;
use teknoharita::protocol::Answers;
use teknoharita::types::{Bucket, E4, Flow, Period, Place};

use super::support::{own, read, read_files, tier_shares};

const HEADER: &str = "yıl;akış;il;isic_rev3;ülke;değer_usd\n";

fn file(rows: &[&str]) -> Vec<u8> {
    format!("{HEADER}{}\n", rows.join("\n")).into_bytes()
}

#[test]
fn three_confidential_rows_go_where_they_belong() {
    let rows = [
        "2024;İhracat;Ankara;Gizli Veri;Almanya;100",
        "2024;İhracat;Ankara;3530;Gizli Veri;100",
        "2024;İhracat;Gizli Veri;3530;Almanya;100",
    ];
    let (engine, report) = read(&file(&rows)).unwrap();
    assert_eq!(report.ledger.total().amount_e4, 300 * E4);
    assert_eq!(report.ledger.get(Bucket::Confidential).rows, 2);
    let year = own(&engine).at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    let ankara = year.get(Place::province(6).unwrap()).unwrap();
    // The definition by default counts confidential goods with what is not classified.
    assert_eq!(ankara.tiers_e4[Tier::NotClassified.index()], 100 * E4);
    assert_eq!(ankara.confidential_rows, 1);
    assert_eq!(ankara.tiers_e4[Tier::High.index()], 100 * E4);
    assert_eq!(year.get(Place::CONFIDENTIAL).unwrap().tiers_e4[Tier::High.index()], 100 * E4);
    assert_eq!(year.national.total_e4, 300 * E4);
}

#[test]
fn every_kind_of_row_has_its_bucket() {
    let rows = [
        "2024;İhracat;Ankara;3530;Almanya;1",
        "2024;İthalat;Belirsiz(Nonspecified);3530;Almanya;2",
        "2024;İhracat;Diğer;3530;Almanya;4",
        "2024;İhracat;Atlantis;3530;Almanya;8",
        "2024;İhracat;Atlantis;9998;Almanya;16",
        "2024;İhracat;Ankara;9998;Almanya;32",
        "2024;İhracat;Toplam;9998;Almanya;64",
        "2024;İhracat;Ankara;3530;Almanya;yok",
        "nerede;İhracat;Ankara;3530;Almanya;128",
        "2024;sağa;Ankara;3530;Almanya;256",
        "2024;İhracat;Ankara;3530",
        "2024;İhracat;Ankara;Gizli Veri;Almanya;512",
        "2024;İhracat;Belirsiz;Gizli Veri;Almanya;1024",
    ];
    let (engine, report) = read(&file(&rows)).unwrap();
    let ledger = &report.ledger;
    let book = |bucket| (ledger.get(bucket).rows, ledger.get(bucket).amount_e4 / E4);
    assert_eq!(book(Bucket::Mapped), (1, 1));
    assert_eq!(book(Bucket::UnspecifiedProvince), (2, 2 + 4));
    assert_eq!(book(Bucket::UnmatchedProvince), (2, 8 + 16));
    assert_eq!(book(Bucket::UnmatchedProduct), (1, 32));
    assert_eq!(book(Bucket::TotalsSetAside), (1, 64));
    assert_eq!(book(Bucket::Rejected), (4, 128 + 256));
    assert_eq!(book(Bucket::Confidential), (2, 512 + 1024));
    assert_eq!((ledger.total().rows, ledger.total().amount_e4 / E4), (13, 2047));
    assert_eq!(ledger.get_flow(Some(Flow::Import), Bucket::UnspecifiedProvince).rows, 1);

    let problem = |kind| report.problems.iter().find(|problem| problem.kind == kind).unwrap();
    assert_eq!(
        (problem(ProblemKind::UnknownProvince).line, problem(ProblemKind::UnknownProvince).column),
        (5, 3)
    );
    assert_eq!(problem(ProblemKind::UnknownProduct).line, 7);
    assert_eq!((problem(ProblemKind::BadAmount).line, problem(ProblemKind::BadAmount).column), (9, 6));
    assert_eq!(problem(ProblemKind::Ragged).text, "4/6");
    let table = tier_shares(&engine);
    assert!(!table.contains("Atlantis"));
    assert!(
        table.contains(
            "2024,export,-2,Diğer iller,high,4,4,4,100.000000,100.000000,100.000000,small_volume\n"
        ),
        "{table}"
    );
}

#[test]
fn codes_without_their_zeros_are_the_same_codes() {
    let rows = ["2024;x;06;0111;A;1", "2024;x;6;111;A;2", "2024;x;TR-06;0200;A;4", "2024;x;TR510;200;A;8"];
    let (engine, report) = read(&file(&rows)).unwrap();
    assert!(report.problems.is_empty());
    let year = own(&engine).at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    let ankara = year.get(Place::province(6).unwrap()).unwrap();
    assert_eq!(ankara.tiers_e4[Tier::NotClassified.index()], 3 * E4);
    assert_eq!(ankara.tiers_e4[Tier::Low.index()], 12 * E4);
}

#[test]
fn names_match_in_any_casing_and_with_old_names() {
    let names = ["İSTANBUL", "istanbul", "Istanbul", "ISTANBUL", "İstanbul ili", "TR100", "34", "34.0"];
    let rows: Vec<String> = names.iter().map(|name| format!("2024;x;{name};3530;A;1")).collect();
    let more = ["AFYON", "K.Maraş", "İçel", "Urfa", "ŞANLIURFA", "Hakkâri", "izmit"];
    let rows: Vec<String> =
        rows.into_iter().chain(more.iter().map(|name| format!("2024;x;{name};3530;A;1"))).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (engine, report) = read(&file(&rows)).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let year = own(&engine).at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    let plates: Vec<(u8, u64)> =
        year.iter().map(|(place, slice)| (place.plate().unwrap(), slice.rows)).collect();
    assert_eq!(plates, [(3, 1), (30, 1), (33, 1), (34, 8), (41, 1), (46, 1), (63, 2)]);
}

#[test]
fn windows_1254_and_utf8_give_the_same() {
    let text =
        format!("{HEADER}2024;İhracat;Şanlıurfa;3530;Gürcistan;1,5\n2024;İthalat;Iğdır;2423;Çin;2,25\n");
    let (bytes, _, _) = encoding_rs::WINDOWS_1254.encode(&text);
    let (utf8, utf8_report) = read(text.as_bytes()).unwrap();
    let (turkish, report) = read(&bytes).unwrap();
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let (marked, _) = read(&with_mark).unwrap();
    assert_eq!(tier_shares(&utf8), tier_shares(&turkish));
    assert_eq!(tier_shares(&utf8), tier_shares(&marked));
    assert_eq!(
        (utf8_report.files[0].encoding.as_str(), report.files[0].encoding.as_str()),
        ("utf-8", "windows-1254")
    );
}

#[test]
fn several_files_are_one_data_set() {
    let first = file(&["2023;x;Ankara;3530;A;1", "2024;x;Ankara;3530;A;2"]);
    // Another encoding, another delimiter, other columns.
    let text = "değer (USD),il,ISIC Rev.3,Dönem,Yön\n\"3.5\",Çankırı,3530,2024-02,ihracat\n";
    let (second, _, _) = encoding_rs::WINDOWS_1254.encode(text);
    let files: [(&str, &[u8]); 2] = [("a.csv", &first), ("b.csv", &second)];
    // Of Ankara the year, of Çankırı a month: nothing is said twice.
    let (engine, report) = read_files(&files, Answers::default()).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 65_000);
    let tables = own(&engine);
    assert_eq!(tables.own_periods(Flow::Export).len(), 3);
    // The year is there as a year, so the month is not counted into it again.
    let year = tables.at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    assert_eq!(year.national.total_e4, 2 * E4);
}

#[test]
fn units_of_thousands_are_taken_from_the_header() {
    let text = "Yıl;İl;ISIC Rev.3;İhracat (Bin ABD Doları)\n2024;Ankara;3530;1.234,5\n";
    let (engine, report) = read(text.as_bytes()).unwrap();
    assert_eq!(report.files[0].unit, 1_000);
    let year = own(&engine).at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    assert_eq!(year.national.total_e4, 1_234_500 * E4);
}

#[test]
fn the_default_view_is_the_latest_complete_year() {
    let months: Vec<String> = (1..=12)
        .map(|month| format!("2023-{month:02};x;Ankara;3530;A;1"))
        .chain((1..=10).map(|month| format!("2024-{month:02};x;Ankara;3530;A;1")))
        .collect();
    let text = format!("dönem;akış;il;isic_rev3;ülke;usd\n{}\n", months.join("\n"));
    let (engine, _) = read(text.as_bytes()).unwrap();
    let tables = own(&engine);
    assert_eq!(tables.default_period(Flow::Export), Period::year(2023));
    assert_eq!(tables.years(Flow::Export), [(2023, 12), (2024, 10)]);
    assert_eq!(
        tables.at(Period::months(2024, 1, 10).unwrap(), Flow::Export).unwrap().national.total_e4,
        10 * E4
    );
}
