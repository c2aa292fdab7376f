use teknoharita::cube::DataSet;
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Error, Lacks, ProblemKind, Role};
use teknoharita::indicators::{Choice, TierKey};
use teknoharita::protocol::LoadReport;
use teknoharita::types::{Bucket, E4, Period, RepairKind};

use super::super::support::{read, read_files};
use super::{ask, choice, rows};

/// High: 300 dollars 10 kg, 100 dollars 40 kg, 100 dollars without a weight. 24 can be high or medium-high.
const ROWS: &str = "yıl;akış;il;isic_rev3;ülke;usd;net ağırlık (kg)
2024;ihracat;Ankara;3530;Almanya;300;10
2024;ihracat;Ankara;3220;Irak;100;40
2024;ihracat;Ankara;3220;Irak;100;
2024;ihracat;Ankara;24;İtalya;500;25
2024;ihracat;İzmir;1711;Irak;90;180
2024;ihracat;Van;1711;Irak;70;
";

fn table(text: &str) -> Vec<String> {
    let (engine, _) = read(text.as_bytes()).unwrap();
    of(&engine)
}

fn of(engine: &Engine) -> Vec<String> {
    let table = ask(engine, "unit-values", &Choice { tier: Some(TierKey::Total), ..choice() }).unwrap();
    rows(&table, "province weighed_value weight_kg unit_value coverage_pct marks")
}

#[test]
fn unit_values_by_hand() {
    let (engine, report) = read(ROWS.as_bytes()).unwrap();
    assert_eq!(report.files[0].header(Role::Weight), Some("net ağırlık (kg)"));
    let sheet = ask(&engine, "unit-values", &choice()).unwrap();
    let found = rows(&sheet, "province tier weighed_value weight_kg unit_value coverage_pct marks");
    let of = |province: &str| -> Vec<&str> {
        found.iter().filter_map(|row| row.strip_prefix(province)?.strip_prefix('|')).collect()
    };
    // 400 of 500 that are surely high and 500 that can be: 40%, though all of the latter have a weight.
    assert_eq!(of("Ankara")[0], "high|400|50|8|40.000000|low_coverage");
    assert_eq!(of("Ankara")[1], "medium_high||||0.000000|");
    // Of all goods nothing is open: 900 of 1,000 over 75 kg.
    assert_eq!(*of("Ankara").last().unwrap(), "total|900|75|12|90.000000|");
    assert_eq!(of("İzmir")[3], "low|90|180|0.5|100.000000|");
    // A province without weights has no unit value, and says so.
    assert_eq!(of("Van")[3], "low||||0.000000|");
    assert_eq!(of("Türkiye")[3], "low|90|180|0.5|56.250000|");
    assert_eq!(*of("Türkiye").last().unwrap(), "total|990|255|3.8823529411764706|85.344828|");
}

#[test]
fn a_file_without_weights_says_that_it_has_none() {
    let without = "yıl;akış;il;isic_rev3;usd;miktar\n2024;ihracat;Ankara;3530;300;10\n";
    let (engine, report) = read(without.as_bytes()).unwrap();
    // "Miktar" alone may be pieces: it is no weight, and that it is not read is told.
    assert!(report.repairs.iter().any(|repair| repair.kind == RepairKind::IgnoredColumns));
    assert_eq!(
        ask(&engine, "unit-values", &choice()).unwrap_err(),
        Error::NotInData { lacks: Lacks::Weight }
    );
    // The visitor can say that it is one.
    let told = Answers { columns: vec![(Role::Weight, "miktar".to_string())], ..Answers::default() };
    let (engine, _) = read_files(&[("t.csv", without.as_bytes())], told).unwrap();
    assert_eq!(of(&engine), ["Ankara|300|10|30|100.000000|", "Türkiye|300|10|30|100.000000|"]);
}

#[test]
fn tonnes_marks_and_decimals() {
    let text = "yıl;akış;il;isic_rev3;usd;Miktar (Ton)
2024;ihracat;Ankara;3530;3000;1,5
2024;ihracat;Ankara;3530;1000;-
2024;ihracat;Ankara;3530;1000;0
2024;ihracat;Ankara;3530;1000;..
2024;ihracat;Ankara;3530;1000;\"0,0005\"
";
    assert_eq!(table(text)[0], "Ankara|4000|1500.5|2.6657780739753414|57.142857|");
}

#[test]
fn an_unreadable_weight_is_a_problem_and_its_amount_counts() {
    let text = "yıl;akış;il;isic_rev3;usd;kg\n2024;ihracat;Ankara;3530;300;10\n2024;ihracat;Ankara;3530;300;on kilo\n";
    let (engine, report) = read(text.as_bytes()).unwrap();
    assert_eq!(of(&engine)[0], "Ankara|300|10|30|50.000000|");
    let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
    let place = (problem.kind, problem.line, problem.column, problem.text.as_str());
    assert_eq!(place, (ProblemKind::BadWeight, 3, 6, "on kilo"));
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 600 * E4);
}

#[test]
fn net_weight_goes_before_gross_weight_and_prices_are_no_weights() {
    let text = "yıl;akış;il;isic_rev3;usd;Brüt Ağırlık (kg);Net Ağırlık (kg);Birim Değer (USD/kg)
2024;ihracat;Ankara;3530;300;20;10;30\n";
    assert_eq!(table(text)[0], "Ankara|300|10|30|100.000000|");
    let text = "yıl;akış;il;isic_rev3;usd;USD/kg\n2024;ihracat;Ankara;3530;300;30\n";
    let (engine, _) = read(text.as_bytes()).unwrap();
    assert!(ask(&engine, "unit-values", &choice()).is_err());
}

#[test]
fn weights_stand_beside_their_own_amounts_in_wide_tables() {
    let text = "Dış ticaret
İl;ISIC Rev.3;İhracat 2024 Değer (USD);İhracat 2024 Miktar (kg);İthalat 2024 Değer (USD);İthalat 2024 Miktar (kg)
Ankara;3530;300;10;80;40
İzmir;1711;90;yok;20;
";
    let (engine, report) = read(text.as_bytes()).unwrap();
    assert_eq!(
        of(&engine),
        [
            "Ankara|300|10|30|100.000000|",
            "İzmir||||0.000000|",
            "Türkiye|300|10|30|76.923077|",
            "Ankara|80|40|2|100.000000|",
            "İzmir||||0.000000|",
            "Türkiye|80|40|2|80.000000|",
        ]
    );
    let bad = report.problems.iter().find(|problem| problem.kind == ProblemKind::BadWeight).unwrap();
    assert_eq!((bad.line, bad.column, bad.text.as_str()), (4, 4, "yok"));
}

#[test]
fn totals_and_groups_that_are_set_aside_take_their_weights_along() {
    let text = "yıl;akış;il;isic_rev3;ülke;usd;kg
2024;ihracat;Ankara;3530;Almanya;300;10
2024;ihracat;Ankara;3530;Irak;100;30
2024;ihracat;Ankara;3530;Dünya;400;40
2024;ihracat;Toplam;3530;Almanya;300;10
";
    assert_eq!(table(text), ["Ankara|400|40|10|100.000000|", "Türkiye|400|40|10|100.000000|"]);
}

#[test]
fn files_with_and_without_weights_together() {
    let first = "yıl;akış;il;isic_rev3;usd;kg\n2023;ihracat;Ankara;3530;300;10\n";
    let second = "yıl;akış;il;isic_rev3;usd\n2024;ihracat;İzmir;3530;50\n";
    for files in [[("a.csv", first), ("b.csv", second)], [("b.csv", second), ("a.csv", first)]] {
        let files = files.map(|(name, text)| (name, text.as_bytes()));
        let (engine, _) = read_files(&files, Answers::default()).unwrap();
        assert_eq!(
            of(&engine),
            [
                "Ankara|300|10|30|100.000000|",
                "Türkiye|300|10|30|100.000000|",
                "İzmir||||0.000000|",
                "Türkiye||||0.000000|",
            ]
        );
    }
}

#[test]
fn small_amounts_behind_a_unit_value_are_marked() {
    let (engine, _) = read(ROWS.as_bytes()).unwrap();
    let limit = Choice { limit_e4: 500 * E4, tier: Some(TierKey::Total), ..Choice::default() };
    let table = ask(&engine, "unit-values", &limit).unwrap();
    assert_eq!(rows(&table, "marks"), ["", "small_volume", "", ""]);
}

/// Rows of many provinces, products and partners, some without a weight.
fn many(count: usize) -> String {
    let mut text = String::from("dönem;akış;il;isic_rev3;ülke;usd;kg\n");
    for at in 0..count {
        let (month, il) = (at % 12 + 1, ["Ankara", "İzmir", "Bursa", "Van"][at * 7 % 4]);
        let code = ["3530", "3220", "1711", "24", "2930"][at * 3 % 5];
        let partner = ["Almanya", "Irak", "İtalya"][at % 3];
        let kg = if at % 7 == 0 { String::new() } else { format!("{}.{}", at % 91, at % 10) };
        text += &format!("2024-{month:02};ihracat;{il};{code};{partner};{}.25;{kg}\n", at % 1000);
    }
    text
}

fn weights(data_set: &DataSet) -> (i128, i128) {
    let weights = data_set.weights.as_ref().unwrap();
    let sum = |cube: &teknoharita::cube::Cube| {
        let facts = cube.blocks().flat_map(|(_, _, block)| block.facts()).flatten();
        facts.map(|fact| i128::from(fact.amount_e4)).sum::<i128>()
    };
    (sum(&weights.kilograms), sum(&weights.weighed))
}

#[test]
fn weights_are_the_same_before_and_after_the_second_stage_and_however_read() {
    let text = many(4_000);
    let (mut engine, _): (Engine, LoadReport) = read(text.as_bytes()).unwrap();
    let before = of(&engine);
    let expected: (i128, i128) = (0..4_000i128)
        .filter(|at| at % 7 != 0 && (at % 91) * 10 + at % 10 != 0)
        .map(|at| (((at % 91) * 10 + at % 10) * 1_000, (at % 1_000) * E4 + 2_500))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert_eq!(weights(engine.data_set().unwrap()), expected);
    while engine.step(&mut |_| ()) {}
    assert_eq!(of(&engine), before);
    // Another order of the columns, quotes, and a title above: the careful way.
    let quoted: String = text.lines().map(|line| format!("\"{}\"\n", line.replace(';', "\";\""))).collect();
    let titled = format!("Dış ticaret tablosu\n{quoted}");
    for other in [quoted, titled] {
        let (engine, _) = read(other.as_bytes()).unwrap();
        assert_eq!(of(&engine), before);
        assert_eq!(weights(engine.data_set().unwrap()), expected);
    }
    let year = Choice { period: Period::year(2024), tier: Some(TierKey::Total), ..choice() };
    let sheet = ask(&engine, "unit-values", &Choice { added_up: true, ..year }).unwrap();
    assert_eq!(sheet.rows.len(), 5);
}

#[test]
fn the_canonical_bytes_tell_weights() {
    let bytes = |text: &str| read(text.as_bytes()).unwrap().0.data_set().unwrap().canonical_bytes();
    let heavier = ROWS.replace("300;10", "300;11");
    assert_ne!(bytes(ROWS), bytes(&heavier));
    let mut lines: Vec<&str> = ROWS.lines().collect();
    lines[1..].reverse();
    assert_eq!(bytes(ROWS), bytes(&(lines.join("\n") + "\n")));
}

#[test]
fn tuna_is_no_weight() {
    let text = "Yıl;İl;Akış;Ton Balığı (USD);Un (USD)\n2024;Ankara;ihracat;5;7\n";
    // Two columns of amounts that are not told apart are asked about; none of them is passed over as a weight.
    match read(text.as_bytes()) {
        Err(Error::NeedsAnswer { questions }) => {
            assert!(format!("{questions:?}").contains("Ton Balığı"), "{questions:?}");
        }
        other => panic!("{:?}", other.err()),
    }
}
