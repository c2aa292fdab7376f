//! Partners that repeat what others beside them say: told apart by names and by sums, when all is read.

use teknoharita::engine::{Engine, Split};
use teknoharita::error::{Answers, Error, NotATable};
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::protocol::LoadReport;
use teknoharita::resolve::{PartnerText, resolve_partner};
use teknoharita::types::{Bucket, CheckKind, RepairKind, decimal_text};

use super::support::{read, read_files};

const HEAD: &str = "Yıl;İl;Ülke;İhracat (USD)\n";

fn table(rows: &[&str]) -> String {
    rows.iter().fold(HEAD.to_string(), |text, row| text + "2024;" + row + "\n")
}

fn loaded(text: &str) -> (Engine, LoadReport) {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// What is on the map, and what was set aside.
fn sums(text: &str) -> [String; 2] {
    let (_, report) = loaded(text);
    [Bucket::Mapped, Bucket::TotalsSetAside].map(|bucket| decimal_text(report.ledger.get(bucket).amount_e4))
}

fn checked(text: &str) -> (u64, u64) {
    let (_, report) = loaded(text);
    let check = report.checks.iter().find(|check| check.kind == CheckKind::Partners);
    check.map_or((0, 0), |check| (check.held, check.failed))
}

fn counted_groups(text: &str) -> Vec<String> {
    let (_, report) = loaded(text);
    let found = report.repairs.iter().filter(|repair| repair.kind == RepairKind::PartnerGroups);
    found.flat_map(|repair| repair.examples.iter().map(|example| example.before.clone())).collect()
}

#[test]
fn a_blank_partner_that_is_the_sum_of_the_others_is_a_total() {
    for blank in ["", "-"] {
        let total = [format!("Adana;{blank};30"), format!("Bursa;{blank};11")];
        let rows = ["Adana;Almanya;10", "Adana;Fransa;20", &total[0], "Bursa;Almanya;5", "Bursa;Fransa;6"];
        let text = table(&[&rows[..], &[total[1].as_str()]].concat());
        assert_eq!(sums(&text), ["41", "41"]);
        assert_eq!(checked(&text), (2, 0));
        let (_, report) = loaded(&text);
        let totals = report.repairs.iter().find(|repair| repair.kind == RepairKind::Totals).unwrap();
        assert_eq!((totals.count, totals.examples[0].line), (2, 4));
        // Taken back, all rows count.
        let answers = Answers { undo: vec![RepairKind::Totals], ..Answers::default() };
        let (_, report) = read_files(&[("a.csv", text.as_bytes())], answers).unwrap();
        assert_eq!(decimal_text(report.ledger.get(Bucket::Mapped).amount_e4), "82");
    }
}

#[test]
fn a_blank_partner_that_is_no_sum_is_nobody_in_particular() {
    let text = table(&["Adana;Almanya;10", "Adana;;7", "Bursa;Almanya;5", "Bursa;;6", "Bursa;Dünya;11"]);
    assert_eq!(sums(&text), ["28", "11"]);
    assert!(counted_groups(&text).is_empty());
    // A province of which nothing else is known keeps its blank.
    let text = table(&["Adana;Almanya;10", "Adana;Fransa;20", "Adana;;30", "Rize;;4"]);
    assert_eq!(sums(&text), ["34", "30"]);
    // Totals over provinces that list some of their partners say nothing of the blanks beside provinces.
    let text = table(&["Adana;Almanya;10", "Adana;Fransa;20", "Adana;;30", "Toplam;Fransa;20", "Toplam;;30"]);
    assert_eq!(sums(&text), ["30", "80"]);
    // Where it is the sum here and not there, it counts, and that is said.
    let text = table(&["Adana;Almanya;10", "Adana;;10", "Bursa;Almanya;5", "Bursa;;6"]);
    assert_eq!(sums(&text), ["31", "0"]);
    assert_eq!(counted_groups(&text), [""]);
}

/// In merged blocks a blank partner below the others is their sum, and none of them again.
#[test]
fn a_blank_partner_at_the_end_of_a_block_is_not_filled() {
    let text = "İhracat (USD)\nİl;Ülke;2023;2024\nAdana;Almanya;10;1\n;Fransa;20;2\n;;30;3\nBursa;Almanya;5;5\n;Fransa;6;5\n;;11;10\nRize;Almanya;1;1\n;Fransa;1;1\n;;2;2\n";
    assert_eq!(sums(text), ["58", "58"]);
    // With products behind them, the blanks are merged cells.
    let text = "İhracat (USD)\nİl;Ülke;ISIC Rev.3;2024\nAdana;Almanya;15;1\n;;17;2\n;Fransa;15;3\n;;17;4\nBursa;Almanya;15;5\n;;17;6\n";
    assert_eq!(sums(text), ["21", "0"]);
}

#[test]
fn groups_beside_their_members_are_not_added_to_them() {
    for group in ["AB (27)", "AB-27", "EU27", "Avrupa Birliği", "AB Ülkeleri Toplamı", "OECD", "Avrupa"] {
        let row = format!("Adana;{group};30");
        let text = table(&["Adana;Almanya;10", "Adana;Fransa;20", &row, "Adana;Irak;7"]);
        assert_eq!(sums(&text), ["37", "30"], "{group}");
        assert_eq!(checked(&text), (1, 0), "{group}");
    }
    for (group, member) in [
        ("EFTA", "İsviçre"),
        ("Körfez Ülkeleri", "Katar"),
        ("Afrika", "Mısır"),
        ("Diğer Afrika Ülkeleri", "Fas"),
        ("Diğer Avrupa", "Sırbistan"),
        ("Bağımsız Devletler Topluluğu", "Kazakistan"),
        ("Yakın ve Orta Doğu", "Irak"),
        ("Amerika", "ABD"),
        ("Gelişmekte Olan Ülkeler", "Hindistan"),
    ] {
        let rows = [format!("Adana;{group};30"), format!("Adana;{member};30")];
        let text = table(&[&rows[0], &rows[1], "Adana;Japonya;1"].map(|row| row as &str)[..2]);
        assert_eq!(sums(&text), ["30", "30"], "{group}");
        assert_eq!(resolve_partner(group), PartnerText::Unknown);
    }
    // A group of which not all members stand beside it is not added either, and the difference is told.
    let text = table(&["Adana;Almanya;10", "Adana;AB (27);30"]);
    assert_eq!((sums(&text), checked(&text)), (["10", "30"].map(String::from), (0, 1)));
}

#[test]
fn groups_that_stand_for_their_countries_are_the_data() {
    let text = table(&["Adana;AB (27);30", "Adana;Irak;7", "Adana;Diğer Avrupa;3", "Adana;Toplam;40"]);
    assert_eq!(sums(&text), ["40", "40"]);
    let text = table(&["Adana;AB;30", "Adana;EFTA;2", "Adana;Afrika;5", "Bursa;AB;1"]);
    assert_eq!(sums(&text), ["38", "0"]);
    // In a place without its members a group is the only figure there is.
    let text = table(&["Adana;Almanya;30", "Adana;AB;30", "Rize;AB;4", "Rize;Irak;1"]);
    assert_eq!(sums(&text), ["35", "30"]);
}

#[test]
fn a_rest_of_a_group_that_is_no_sum_counts_and_is_told() {
    let text = table(&["Adana;Rusya;10", "Adana;Diğer Avrupa;3", "Bursa;Rusya;4", "Bursa;Diğer Avrupa;1"]);
    assert_eq!(sums(&text), ["18", "0"]);
    assert_eq!(counted_groups(&text), ["Diğer Avrupa"]);
}

#[test]
fn groups_that_overlap_are_refused_unless_sums_decide() {
    let error = read(table(&["Adana;AB;30", "Adana;OECD;50"]).as_bytes()).map(|_| ()).unwrap_err();
    let Error::NotATable { why: NotATable::Groups { texts }, .. } = error else { panic!("{error:?}") };
    assert_eq!(texts, ["AB", "OECD"]);
    let text = table(&["Adana;Avrupa;33", "Adana;AB;30", "Adana;Diğer Avrupa;3", "Adana;Afrika;1"]);
    assert_eq!(sums(&text), ["34", "33"]);
    // Where the whole stands too, it counts.
    let text = table(&["Adana;AB;30", "Adana;OECD;50", "Adana;Dünya;70"]);
    assert_eq!(sums(&text), ["70", "80"]);
}

/// The plan is made from the beginning of a file; that it holds "Dünya" alone says nothing of the rest.
#[test]
fn what_the_beginning_of_a_file_holds_does_not_decide_of_totals() {
    let places = ["Adana", "Bursa", "Rize"];
    let mut rows: Vec<String> = Vec::new();
    for year in 0..8_000 {
        let (place, month) = (places[year % 3], format!("{}-{:02}", 1300 + year / 36, year / 3 % 12 + 1));
        rows.push(format!("{month};{place};Dünya;3"));
    }
    let countries: Vec<String> = rows
        .iter()
        .flat_map(|row| [row.replace("Dünya;3", "Almanya;1"), row.replace("Dünya;3", "Irak;2")])
        .collect();
    let text = |rows: &[String]| format!("Dönem;İl;Ülke;İhracat (USD)\n{}\n", rows.join("\n"));
    let years = |text: String| text.replace("\n13", "\n19").replace("\n14", "\n20").replace("\n15", "\n20");
    let alone = years(text(&rows));
    let (_, report) = loaded(&alone);
    let all = report.ledger.get(Bucket::Mapped);
    let beside = years(text(&[rows, countries].concat()));
    let (_, report) = loaded(&beside);
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, all.amount_e4);
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).amount_e4, all.amount_e4);
    // Also where the parts of a file are read by several threads, and partners are not asked for.
    for merges in [false, true] {
        let mut sources: Vec<Box<dyn Source>> = vec![Box::new(MemorySource::new("a.csv", beside.as_bytes()))];
        let mut split = Split::new(&mut sources, &Answers::default(), 4, 100_000).unwrap();
        if merges {
            split.merge_partners();
        }
        let mut parts = Vec::new();
        for number in 0..split.parts() {
            let mut part = split.part(number);
            while let Some(want) = part.wants() {
                let count =
                    sources[0].read_at(want.offset, &mut part.space(want.bytes)[..want.bytes]).unwrap();
                part.filled(count).unwrap();
            }
            parts.push(part.finish());
        }
        assert!(parts.len() > 1);
        assert!(parts[0].has_sum_partners());
        let loaded = split.join(parts).unwrap().unwrap();
        assert_eq!(loaded.report.ledger.get(Bucket::Mapped).amount_e4, all.amount_e4);
    }
}

#[test]
fn two_names_of_the_whole_are_one_total() {
    let text = table(&["Adana;Dünya;30", "Adana;Toplam;30", "Bursa;Dünya;5"]);
    assert_eq!(sums(&text), ["35", "30"]);
    // A total stands for countries that are listed elsewhere.
    let text = table(&["Adana;Dünya;30", "Bursa;Dünya;5", "Bursa;Irak;5"]);
    assert_eq!(sums(&text), ["35", "5"]);
}
