//! Files that were once refused, or asked about, with words that led astray.

use teknoharita::error::{Error, NotATable, Question, Role};
use teknoharita::messages::{Lang, error_text, question_text};
use teknoharita::types::RepairKind;

use super::support::read;
use super::traps::{refused, rows, shown};

fn why(text: &str) -> NotATable {
    match refused(text) {
        Error::NotATable { why, .. } => why,
        error => panic!("{text}: {error:?}"),
    }
}

#[test]
fn two_currencies_in_one_column_are_named_with_the_column() {
    for (head, column) in [("İhracat;Para Birimi", "Para Birimi"), ("İhracat;Döviz", "Döviz")] {
        let text = format!("Yıl;İl;{head}\n2024;Adana;5;USD\n2024;Bursa;5;TL\n");
        assert!(matches!(why(&text), NotATable::MixedMoney { column: Some(found), .. } if found == column));
        let said = Lang::ALL.map(|lang| error_text(&refused(&text), lang));
        assert!(
            said[0].body.contains("“TL”, “USD”") && said[0].todo.contains("para birimine göre"),
            "{said:?}"
        );
        assert!(said[1].title.contains("currencies") && said[1].todo.contains("by currency"), "{said:?}");
    }
    let signs = "Yıl;İl;İhracat\n2024;Adana;5 USD\n2024;Bursa;5 TL\n";
    assert!(matches!(why(signs), NotATable::MixedMoney { column: Some(found), .. } if found == "İhracat"));
    let one = "Yıl;İl;İhracat;Döviz\n2024;Adana;5;TL\n2024;Bursa;5;TL\n";
    assert_eq!(shown(one), rows(&[("2024", "1", "5"), ("2024", "16", "5")]));
}

#[test]
fn amounts_with_words_are_named_with_their_place() {
    let long = "Yıl;İl;İhracat (USD)\n2024;Adana;1.5M\n2024;Bursa;12 bin\n";
    let wide = "İhracat (USD)\nİl;2023;2024\nAdana;7;2 milyon\nBursa;8;12 bin\n";
    let all_wordy = "İhracat (USD)\nİl;2023;2024\nAdana;1.5M;2M\nBursa;3 bin;2M\n";
    for (text, place) in [(long, (2, 3)), (wide, (3, 3)), (all_wordy, (3, 2))] {
        let NotATable::WordyAmounts { line, column, .. } = why(text) else {
            panic!("{text}: {:?}", why(text))
        };
        assert_eq!((line, column), place, "{text}");
    }
}

#[test]
fn months_without_a_mark_are_read_across() {
    let text = "İhracat (USD)\nİl;202401;202402;202403\nAdana;10;20;30\n";
    assert_eq!(shown(text), rows(&[("2024-01", "1", "10"), ("2024-02", "1", "20"), ("2024-03", "1", "30")]));
    // Codes of goods that look like months stay codes.
    let text = "İhracat (USD)\nYıl;İl;200110;200190;200210\n2024;Adana;10;20;30\n";
    assert_eq!(shown(text), rows(&[("2024", "1", "60")]));
}

#[test]
fn a_table_of_totals_alone_is_no_empty_table() {
    let text = "Yıl;İl;İhracat (USD)\n2024;Toplam;10\n2023;Genel Toplam;20\n";
    let NotATable::OnlyTotals { examples, line } = why(text) else { panic!("{:?}", why(text)) };
    assert_eq!((examples.as_slice(), line), (&["Toplam".to_string(), "Genel Toplam".to_string()][..], 2));
}

#[test]
fn one_code_is_spoken_of_as_one() {
    let error = refused("Yıl;İl;Kod;İhracat (USD)\n2024;Adana;2710;10\n");
    let Error::NeedsAnswer { questions } = error else { panic!("{error:?}") };
    let question =
        questions.iter().find(|question| matches!(question, Question::Nomenclature { .. })).unwrap();
    assert!(question_text(question, Lang::En).contains("the only code"));
    assert!(question_text(question, Lang::Tr).contains("tek kod"));
}

/// Hundreds of columns without a name once took a time that grew with the square of their number, and were all
/// asked about by the names that they do not have.
#[test]
fn columns_without_a_name_are_passed_over_or_refused_by_what_is_missing() {
    let unnamed = |count: usize| ";".repeat(count);
    let cells = |count: usize| ";7".repeat(count);
    let text = format!("Yıl;İl;İhracat (USD){}\n2024;Adana;5{}\n", unnamed(300), cells(300));
    assert_eq!(shown(&text), rows(&[("2024", "1", "5")]));
    let text = format!("Yıl;İl{}\n2024;Adana{}\n2024;Bursa{}\n", unnamed(300), cells(300), cells(300));
    assert!(matches!(why(&text), NotATable::NoColumn { role: Role::Amount, .. }));
}

#[test]
fn a_title_of_counts_stands_over_no_amounts() {
    for title in ["İllere göre ihracat yapan firma sayısı", "İhracatçı firma sayısı", "Kişi başına ihracat"]
    {
        let text = format!("{title}\nİl;2023;2024\nAdana;10;20\nBursa;1;2\n");
        assert!(matches!(why(&text), NotATable::Counts { title: found } if found == title), "{title}");
        assert!(error_text(&refused(&text), Lang::Tr).todo.contains("para birimi"));
    }
    // Beside amounts that heads name, counts are a column among others.
    let text = "İhracatçı firma sayısı\nYıl;İl;Firma sayısı;İhracat (USD)\n2024;Adana;7;100\n";
    assert_eq!(shown(text), rows(&[("2024", "1", "100")]));
    let text = "İhracat yapan firma sayısı\nİl;2023 ($);2024 ($)\nAdana;10;20\n";
    let Error::NeedsAnswer { questions } = refused(text) else { panic!() };
    assert!(matches!(questions.as_slice(), [Question::Flow { .. }]), "{questions:?}");
}

#[test]
fn a_title_that_names_a_part_of_trade_is_told() {
    let told = |text: &str| -> Vec<String> {
        let (_, report) = read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let notices = report.repairs.into_iter().filter(|repair| repair.kind == RepairKind::PartOfTrade);
        notices.flat_map(|repair| repair.examples).map(|example| example.before).collect()
    };
    for title in ["Yüksek teknolojili ürün ihracatı (USD)", "İmalat sanayi ihracatı (USD)"] {
        assert_eq!(told(&format!("{title}\nİl;2023;2024\nAdana;10;20\n")), [title]);
        assert_eq!(told(&format!("Yıl;İl;{title}\n2024;Adana;10\n")), [title]);
    }
    assert!(told("İllere göre ihracat (USD)\nİl;2023;2024\nAdana;10;20\n").is_empty());
}

/// A plan is made from the beginning of a file; what follows may be in another currency.
#[test]
fn a_currency_that_changes_far_below_is_no_silent_sum() {
    for head in ["", "Dış ticaret verileri\n"] {
        let mut text = format!("{head}Yıl;İl;İhracat;Para Birimi\n");
        for at in 0..30_000 {
            text += &format!(
                "2024;{};{at};{}\n",
                ["Adana", "Bursa"][at % 2],
                if at < 25_000 { "USD" } else { "TL" }
            );
        }
        let NotATable::MixedMoney { column, texts } = why(&text) else { panic!("{:?}", why(&text)) };
        assert_eq!((column.as_deref(), texts.join(" ")), (Some("Para Birimi"), "USD TL".to_string()));
    }
}
