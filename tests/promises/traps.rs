//! Tables that were once read wrongly without a word. Each is read rightly now, asked about, or refused.

use teknoharita::error::{Answers, Error, NotATable, ProblemKind, Question};
use teknoharita::types::{Bucket, decimal_text};

use super::support::{own, read, read_files};

/// Period, plate and amount of what is on the map.
pub(super) fn shown(text: &str) -> Vec<(String, String, String)> {
    let (engine, _) = read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let tables = own(&engine);
    let mut found = Vec::new();
    for table in tables.iter() {
        for (place, slice) in table.iter() {
            found.push((table.period.to_string(), place.id(), decimal_text(slice.total_e4)));
        }
    }
    found
}

pub(super) fn rows(expected: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    expected.iter().map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string())).collect()
}

pub(super) fn refused(text: &str) -> Error {
    match read(text.as_bytes()) {
        Ok((_, report)) => panic!("{text}: {report:?}"),
        Err(error) => error,
    }
}

#[test]
fn two_plain_files_of_one_year_are_asked_about() {
    let first = "Yıl;İl;İhracat (USD)\n2023;Adana;100\n2023;Bursa;50\n";
    let second = "Yıl;İl;İhracat (USD)\n2023;Adana;101\n2023;Bursa;51\n";
    let files = [("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())];
    let Err(Error::NeedsAnswer { questions }) = read_files(&files, Answers::default()) else { panic!() };
    assert!(matches!(questions.as_slice(), [Question::Overlap { .. }]));
    // A half of the country each says nothing twice.
    let other = "Yıl;İl;İhracat (USD)\n2023;Rize;5\n";
    let halves = [("a.csv", first.as_bytes()), ("b.csv", other.as_bytes())];
    let (_, report) = read_files(&halves, Answers::default()).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 155 * 10_000);
}

#[test]
fn an_amount_that_looks_like_a_year_is_no_head() {
    let text = "Yıl;İl;İhracat ($)\n2024;Adana;2013\n2024;Bursa;150\n";
    assert_eq!(shown(text), rows(&[("2024", "1", "2013"), ("2024", "16", "150")]));
}

#[test]
fn rows_that_are_too_long_or_too_short_are_told_and_not_shifted() {
    for text in [
        "İl,2023 İhracat ($),2024 İhracat ($)\nAdana,1234,56,2345,67\nBursa,1,2\n",
        "İhracat ($)\nİl;2023;2024\nAdana;30\nBursa;1;2\n",
    ] {
        let (_, report) = read(text.as_bytes()).unwrap();
        assert_eq!(report.problems[0].kind, ProblemKind::Ragged, "{text}");
        assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 30_000, "{text}");
    }
}

#[test]
fn a_rank_decides_no_decimal_mark() {
    let text =
        "Sıra;İl;2023 İhracat ($);2024 İhracat ($)\n1.;Adana;667.784;770.731\n2.;Bursa;690.741;793.688\n";
    let Error::NeedsAnswer { questions } = refused(text) else { panic!() };
    assert!(matches!(questions.as_slice(), [Question::DecimalMark { .. }]));
}

#[test]
fn months_in_rows_belong_to_the_years_in_heads_and_titles() {
    let text = "İhracat (USD)\nİl;Ay;2023;2024\nAdana;Ocak;10;20\nAdana;Şubat;11;21\nAdana;Toplam;21;41\n";
    let months = rows(&[
        ("2023-01", "1", "10"),
        ("2023-02", "1", "11"),
        ("2024-01", "1", "20"),
        ("2024-02", "1", "21"),
    ]);
    assert_eq!(shown(text), months);
    let text = "2024 yılı ihracatı ($)\nİl;Ay;Değer\nAdana;Ocak;1\nAdana;Şubat;2\n";
    assert_eq!(shown(text), rows(&[("2024-01", "1", "1"), ("2024-02", "1", "2")]));
    let text = "Ocak-Ekim dönemi ihracatı ($)\nİl;2023;2024\nAdana;1;2\n";
    assert_eq!(shown(text), rows(&[("2023-01..10", "1", "1"), ("2024-01..10", "1", "2")]));
}

#[test]
fn a_second_table_that_says_other_things_is_refused() {
    let several = |text: &str| {
        let error = refused(text);
        matches!(error, Error::NotATable { why: NotATable::SeveralTables { .. }, .. })
    };
    assert!(several(
        "Tablo 1. 2023 yılı ihracatı ($)\nİl;Değer\nAdana;1\nBursa;2\n\nTablo 2. 2024 yılı ihracatı ($)\nİl;Değer\nAdana;10\n"
    ));
    assert!(several("2023 ihracatı ($)\nİl;Değer\nAdana;1\n2023 ithalatı ($)\nİl;Değer\nAdana;10\n"));
    assert!(several("Yıl;İl;İhracat ($)\n2023;Adana;1\n2023;Bursa;1\nİl;Yıl;İthalat ($)\nAdana;2023;5\n"));
    // The same heads on the next page are no second table.
    let text = "2023 ihracatı ($)\nİl;Değer\nAdana;1\n2023 ihracatı ($)\nİl;Değer\nBursa;10\n";
    assert_eq!(shown(text).len(), 2);
}

#[test]
fn units_that_differ_or_are_not_known_are_not_made_one() {
    let mixed = |text: &str| {
        let error = refused(text);
        assert!(
            matches!(error, Error::NotATable { why: NotATable::MixedMoney { .. }, .. }),
            "{text}: {error:?}"
        );
    };
    mixed("İl;2024 İhracat (Bin $);2024 İthalat ($)\nAdana;5;5000\n");
    mixed("Yıl;İl;İhracat;Birim\n2024;Adana;5;USD\n2024;Bursa;5;Bin USD\n");
    mixed("Yıl;İl;İhracat\n2024;Adana;$5\n2024;Bursa;€5\n");
    let asked = |text: &str| {
        let Error::NeedsAnswer { questions } = refused(text) else { panic!("{text}") };
        assert!(questions.iter().any(|question| matches!(question, Question::Money { .. })), "{text}");
    };
    asked("İhracat (Milyar $)\nYıl;İl;Değer\n2024;Adana;2,5\n");
    asked("İhracat (Yüz Bin $)\nYıl;İl;Değer\n2024;Adana;2,5\n");
    let unit = |text: &str| {
        read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}")).1.files[0].unit
    };
    for (words, expected) in [
        ("(thous. USD)", 1_000),
        ("(Mil. $)", 1_000_000),
        ("(1.000.000 $)", 1_000_000),
        ("(1000USD)", 1_000),
        ("(binlik $)", 1_000),
        ("(ABD $)", 1),
    ] {
        assert_eq!(unit(&format!("İhracat {words}\nYıl;İl;Değer\n2024;Adana;2,5\n")), expected, "{words}");
    }
    // Firms are counted by thousands too.
    assert_eq!(unit("İlk 1000 İhracatçı Firma, İllere Göre İhracat (ABD $)\nİl;2023;2024\nAdana;100;7\n"), 1);
}

#[test]
fn regions_beside_provinces_are_where_these_lie() {
    let text = "Bölge;İl;Yıl;İhracat ($)\nTR6 Akdeniz;Adana;2024;1\nTR6 Akdeniz;Antalya;2024;2\n";
    assert_eq!(shown(text), rows(&[("2024", "1", "1"), ("2024", "7", "2")]));
    let text = "İhracat ($)\nBölge;İl;2023;2024\nMarmara;Bursa;1;2\n;İstanbul;3;4\nMarmara Toplamı;;4;6\nEge;İzmir;5;6\n;Manisa;7;8\nEge Toplamı;;12;14\n";
    assert_eq!(shown(text).iter().filter(|(period, ..)| period == "2023").count(), 4);
    let (_, report) = read(text.as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 4);
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 36 * 10_000);
}

#[test]
fn parts_of_years_are_not_years() {
    let text = "İhracat ($)\nİl;2022;2023;2024 I. Çeyrek;2024 (10 ay);2024 Ara Toplam\nAdana;10;20;5;8;9\n";
    let expected = [("2022", "1", "10"), ("2023", "1", "20"), ("2024-01..03", "1", "5")];
    assert_eq!(shown(text), rows(&expected));
}

#[test]
fn a_total_in_a_column_without_a_role_is_a_total() {
    let text =
        "Yıl;İl;Taşıma şekli;İhracat ($)\n2024;Adana;Deniz;1\n2024;Adana;Kara;2\n2024;Adana;Toplam;3\n";
    assert_eq!(shown(text), rows(&[("2024", "1", "3")]));
    let (_, report) = read(text.as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).amount_e4, 30_000);
}

#[test]
fn columns_that_only_one_flow_names_are_all_of_it() {
    let text = "İhracat ($)\nİl;2022;2023;2024 İhracat\nAdana;1;2;3\n";
    assert_eq!(shown(text).len(), 3);
    let text = "İl;2023;2024;Kişi başı ihracat 2024 ($)\nAdana;100;200;9\n";
    let Error::NeedsAnswer { questions } = refused(text) else { panic!() };
    assert!(matches!(questions.first(), Some(Question::Flow { .. })), "{questions:?}");
}

#[test]
fn a_table_without_heads_is_refused() {
    let error = refused("Adana;2023;667784\nAdana;2024;229263\nBursa;2023;100\n");
    assert!(matches!(error, Error::NotATable { why: NotATable::NoHeads, .. }), "{error:?}");
}

/// What is not merged is not filled: a blank province in a long list stays one.
#[test]
fn blank_labels_of_a_long_list_stay_blank() {
    let mut text = String::from("Yıl;İl;İhracat ($)\n");
    for at in 0..12 {
        let place = ["Adana", "", "Bursa", "Adana"][at % 4];
        text += &format!("2024;{place};{}\n", at + 1);
    }
    let (_, report) = read(text.as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::UnmatchedProvince).rows, 3);
}

/// Half of a last digit of room for each figure would make any two small numbers a sum and its part.
#[test]
fn a_code_with_one_finer_code_beside_it_is_its_sum_to_the_digit_or_not_at_all() {
    let text =
        |fine: u32| format!("Yıl;İl;ISIC Rev.3;İhracat ($)\n2024;Adana;15;2\n2024;Adana;1511;{fine}\n");
    // What is no sum of it may hold it all the same, so that is asked.
    let asked = match read(text(1).as_bytes()) {
        Err(Error::NeedsAnswer { questions }) => questions,
        _ => panic!("nothing was asked"),
    };
    assert!(matches!(asked.as_slice(), [Question::Coarse { .. }]), "{asked:?}");
    let (_, report) = read(text(2).as_bytes()).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, 20_000);
}
