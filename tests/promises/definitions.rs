//! Definitions, ranges, lists that are left out, and the method card, through the engine's face.

use proptest::prelude::*;
use proptest::sample::Index;

use teknoharita::classify::{DefinitionId, Exclusions, isic3_of, isic4_of};
use teknoharita::data::{Tier, codes};
use teknoharita::engine::Engine;
use teknoharita::error::{DefinitionError, Error};
use teknoharita::indicators::{PlaceTable, share};
use teknoharita::messages::Lang;
use teknoharita::protocol::{Answers, DataSetId, PublishForm, ViewSpec};
use teknoharita::types::{Code, E4, Flow, HsVersions, Nomenclature, Period, Place};
use teknoharita::view::{Indicator, PageView};

use super::support::{read, read_files};

const GOODS: &str = "yıl;akış;il;GTİP;usd
2024;ihracat;Ankara;8703.23.19.00.11;1000
2024;ihracat;Ankara;880230;500
2024;ihracat;İstanbul;710812;2000
2024;ihracat;İstanbul;711319;1500
2024;ihracat;İstanbul;284390;300
2024;ihracat;İstanbul;620342;700
2024;ihracat;Eskişehir;841191;900
2024;ihracat;Eskişehir;Gizli Veri;100
";

/// Reads a file and waits for its second stage.
fn engine(text: &str) -> Engine {
    let (mut engine, _) = read(text.as_bytes()).unwrap();
    while engine.step(&mut |_| {}) {}
    engine
}

fn table(engine: &Engine, definition: DefinitionId, exclude: &[&str]) -> PlaceTable {
    let exclusions = Exclusions::from_ids(exclude.iter().copied()).unwrap();
    let shelf = engine.shelf(DataSetId::Own, definition, exclusions).unwrap();
    shelf.tables.at(Period::year(2024).unwrap(), Flow::Export).unwrap()
}

fn spec(indicator: Indicator, definition: DefinitionId, exclude: &[&str], lang: Lang) -> ViewSpec {
    let exclude = exclude.iter().map(|id| id.to_string()).collect();
    ViewSpec { definition, exclude, ..ViewSpec::new(DataSetId::Own, indicator, lang) }
}

fn province(plate: u8) -> Place {
    Place::province(plate).unwrap()
}

fn card(view: &PageView, label: &str) -> Option<String> {
    view.card.lines.iter().find(|line| line.label == label).map(|line| line.value.clone())
}

#[test]
fn a_definition_changes_the_numbers_and_reads_nothing_again() {
    let engine = engine(GOODS);
    let share_of = |definition, plate, tier| {
        let table = table(&engine, definition, &[]);
        share(table.get(province(plate)).unwrap(), &[tier], definition).unwrap()
    };
    // Passenger cars and helicopters.
    let report = share_of(DefinitionId::Report, 6, Tier::High);
    assert_eq!((report.value, report.is_open), ((500 * E4, 1500 * E4), false));
    let lall = share_of(DefinitionId::Lall2000, 6, Tier::Mt1);
    assert_eq!(lall.value, (1000 * E4, 1500 * E4));
    // Gold is not of manufacturing by the OECD's key but basic metal; it stays in the total.
    let rd = share_of(DefinitionId::Oecd2016, 34, Tier::Medium);
    assert_eq!(rd.value, (3500 * E4, 4500 * E4));
    let again = share_of(DefinitionId::Report, 6, Tier::High);
    assert_eq!(again, report);
}

#[test]
fn confidential_goods_open_every_tier_where_a_definition_does_not_fold_them() {
    let engine = engine(GOODS);
    let eskisehir = |definition| table(&engine, definition, &[]).get(province(26)).unwrap().clone();
    let folded = eskisehir(DefinitionId::Report);
    assert_eq!(folded.bounds(&[Tier::NotClassified]), (100 * E4, 100 * E4));
    assert!(!folded.is_open(&[Tier::High]));
    let open = eskisehir(DefinitionId::OecdIsic3);
    for (tier, certain) in [(Tier::High, 900), (Tier::Low, 0), (Tier::NotClassified, 0)] {
        assert_eq!(open.bounds(&[tier]), (certain * E4, (certain + 100) * E4), "{tier:?}");
    }
    assert_eq!(open.bounds(&Tier::OECD), (1000 * E4, 1000 * E4));
    // Of manufacturing: the confidential hundred may be high, other manufacturing, or neither.
    let share = share(&eskisehir(DefinitionId::TuikNace2), &[Tier::High], DefinitionId::TuikNace2).unwrap();
    assert_eq!((share.low, share.high), ((900 * E4, 1000 * E4), (1000 * E4, 1000 * E4)));
}

#[test]
fn what_is_left_out_falls_from_the_tiers_by_exactly_its_rows_and_stays_visible() {
    let engine = engine(GOODS);
    let istanbul =
        |exclude: &[&str]| table(&engine, DefinitionId::Report, exclude).get(province(34)).unwrap().clone();
    let (all, without) = (istanbul(&[]), istanbul(&["gold"]));
    assert_eq!(all.tier(Tier::MediumLow) - without.tier(Tier::MediumLow), 2000 * E4);
    assert_eq!(all.total_e4 - without.total_e4, 2000 * E4);
    assert_eq!((without.tier(Tier::Low), without.tier(Tier::MediumHigh)), (2200 * E4, 300 * E4));
    let without = istanbul(&["gold", "jewellery"]);
    assert_eq!(all.total_e4 - without.total_e4, 3800 * E4);
    assert_eq!((without.tier(Tier::Low), without.tier(Tier::MediumHigh)), (700 * E4, 0));
    assert_eq!(without.with_excluded().tiers_e4, all.tiers_e4);
    assert_eq!(without.with_excluded().total_e4, all.total_e4);

    let spec = spec(Indicator::Share(Tier::Low), DefinitionId::Report, &["gold"], Lang::Tr);
    let view = engine.view(&spec).unwrap();
    assert!(view.title.ends_with("(altın hariç)"), "{}", view.title);
    assert_eq!(view.table.caption, view.title);
    let whole = view.national.whole.as_deref().unwrap();
    assert!(whole.starts_with("Hepsiyle: %31,4"), "{whole}");
    let excluded = card(&view, "Dışarıda bırakılan").unwrap();
    assert!(excluded.contains("altın") && excluded.contains("1 kod"), "{excluded}");
    for form in [PublishForm::Svg, PublishForm::Html] {
        let file = engine.publish(&spec, &form).unwrap();
        assert!(String::from_utf8(file.bytes).unwrap().contains("altın hariç"), "{form:?}");
    }
    let english = engine.view(&ViewSpec { lang: Lang::En, ..spec }).unwrap();
    assert!(english.title.ends_with("(excluding gold)"), "{}", english.title);
}

#[test]
fn a_list_that_codes_cannot_separate_is_said() {
    let text = "yıl;akış;il;ISIC Rev.3;usd\n2024;x;Ankara;2720;1000\n2024;x;Ankara;3530;500\n";
    let engine = engine(text);
    let spec = spec(Indicator::Share(Tier::High), DefinitionId::Report, &["gold"], Lang::En);
    let view = engine.view(&spec).unwrap();
    assert_eq!(view.card.mixed.len(), 1);
    assert!(view.card.mixed[0].label.starts_with("2720"), "{:?}", view.card.mixed);
    let ankara = table(&engine, DefinitionId::Report, &["gold"]);
    assert_eq!(ankara.get(province(6)).unwrap().total_e4, 1500 * E4);
}

#[test]
fn chapters_give_ranges_hatched_provinces_and_ranges_of_ranks() {
    let text = "yıl;akış;il;Fasıl;usd
2024;x;Ankara;84;1000
2024;x;Ankara;87;700
2024;x;Bursa;87;5000
2024;x;İstanbul;62;2000
2024;x;İstanbul;71;2000
2024;x;Eskişehir;88;900
2024;x;Eskişehir;62;300
2024;x;Gaziantep;57;800
2024;x;İzmir;27;100
";
    let engine = engine(text);
    let spec = spec(Indicator::Share(Tier::High), DefinitionId::Report, &[], Lang::Tr);
    let view = engine.view(&spec).unwrap();
    let of = |plate: u8| view.map.provinces.iter().find(|province| province.plate == plate).unwrap();
    assert_eq!(of(6).value, "%0,0–58,8");
    assert_eq!(of(6).data_value, None);
    assert_eq!(of(6).data_bounds, Some(["0.000000".to_string(), "58.823529".to_string()]));
    assert!(of(6).hatched && of(6).aria.contains("%0,0–58,8"), "{}", of(6).aria);
    // Clothing and carpets are low technology whatever the heading.
    assert_eq!((of(27).value.as_str(), of(27).hatched), ("%0,0", false));
    assert!(view.map.legend.hatched.as_ref().is_some_and(|(_, count)| *count >= 2));
    assert!(view.notes.iter().any(|note| note.starts_with("Aralık:")), "{:?}", view.notes);
    assert!(of(6).aria.contains("1.–"), "{}", of(6).aria);
    // The codes that widen it most are named.
    assert!(view.card.open[0].label.starts_with("87 ") || view.card.open[0].label.starts_with("84 "));
    assert!(view.card.advice.is_some());
    let csv = String::from_utf8(engine.publish(&spec, &PublishForm::Csv).unwrap().bytes).unwrap();
    assert!(csv.contains("58,823529"), "{csv}");
}

#[test]
fn ranks_of_two_definitions_stand_side_by_side() {
    // Medical devices are high by ISIC Rev.3 and medium-high by TÜİK's groups.
    let text = "yıl;akış;il;GTİP;usd
2024;x;Samsun;901890;900
2024;x;Samsun;620342;100
2024;x;Ankara;880230;500
2024;x;Ankara;620342;500
";
    let engine = engine(text);
    let spec = spec(Indicator::Share(Tier::High), DefinitionId::Report, &[], Lang::Tr);
    let spec = ViewSpec { compare: Some(DefinitionId::TuikNace2), ..spec };
    let view = engine.view(&spec).unwrap();
    let columns: Vec<&str> = view.table.columns.iter().map(|column| column.id.as_str()).collect();
    assert_eq!(columns, ["name", "share", "volume", "rank", "other_rank", "total"]);
    let cells = |row: usize| -> Vec<&str> {
        view.table.rows[row].cells.iter().map(|cell| cell.text.as_str()).collect()
    };
    assert_eq!((cells(0)[0], cells(0)[3], cells(0)[4]), ("Samsun", "1", "2 (▼1)"));
    assert_eq!((cells(1)[0], cells(1)[3], cells(1)[4]), ("Ankara", "2", "1 (▲1)"));
}

#[test]
fn a_definition_that_the_data_cannot_have_is_not_used() {
    let text = "yıl;akış;il;ISIC Rev.3;usd\n2024;x;Ankara;3530;500\n";
    let engine = engine(text);
    let spec = spec(Indicator::Share(Tier::High), DefinitionId::Lall2000, &[], Lang::En);
    let view = engine.view(&spec).unwrap();
    assert_eq!(view.spec.definition, DefinitionId::Report);
    let lall = view.definitions.iter().find(|choice| choice.id == "lall2000").unwrap();
    assert!(lall.disabled.is_some() && !lall.selected);
    let built_in = engine.view(&ViewSpec { data_set: DataSetId::Annex, ..spec }).unwrap();
    let others = built_in.definitions.iter().filter(|choice| choice.id != "oecd-isic3-report");
    assert!(others.clone().count() == 5 && others.clone().all(|choice| choice.disabled.is_some()));
    assert!(built_in.exclusions.iter().all(|choice| choice.disabled.is_some()));
}

#[test]
fn a_definition_of_ones_own() {
    let mut engine = engine(GOODS);
    let spec = spec(Indicator::Share(Tier::High), DefinitionId::Own, &[], Lang::En);
    assert_eq!(engine.view(&spec).unwrap().spec.definition, DefinitionId::Report);
    let wrong = engine.define("88;high\n71;shiny\n");
    let why = DefinitionError::Tier { line: 2, text: "shiny".to_string() };
    assert_eq!(wrong, Err(Error::BadDefinition { why }));
    assert_eq!(engine.define("kod;düzey\n71;yüksek\n8703;orta\n"), Ok(2));
    let own = table(&engine, DefinitionId::Own, &[]);
    assert_eq!(own.get(province(34)).unwrap().tier(Tier::High), 3500 * E4);
    assert_eq!(own.get(province(6)).unwrap().tier(Tier::Medium), 1000 * E4);
    assert_eq!(engine.view(&spec).unwrap().spec.definition, DefinitionId::Own);
    // Another one takes its place.
    assert_eq!(engine.define("71;low\n"), Ok(1));
    assert_eq!(table(&engine, DefinitionId::Own, &[]).get(province(34)).unwrap().tier(Tier::Low), 3500 * E4);
}

#[test]
fn the_card_says_how_much_was_classified_how() {
    let engine = engine(GOODS);
    let view = engine.view(&spec(Indicator::Total, DefinitionId::OecdIsic3, &[], Lang::En)).unwrap();
    assert!(card(&view, "Definition").unwrap().contains("oecd-isic3, v1"));
    assert!(card(&view, "Product nomenclature").unwrap().contains("Harmonized System"));
    assert_eq!(card(&view, "HS versions").unwrap(), "2022");
    assert_eq!(card(&view, "Classified by a correspondence").unwrap(), "7 codes, $6.9 thousand (98.6%)");
    assert_eq!(card(&view, "In one of several tiers").unwrap(), "1 code, $100 (1.4%)");
    assert!(card(&view, "Classified directly").is_none());
}

#[test]
fn files_of_two_nomenclatures_are_not_mixed() {
    let hs = "yıl;akış;il;GTİP;usd\n2024;x;Ankara;870323;500\n";
    let isic = "yıl;akış;il;ISIC Rev.3;usd\n2024;x;Ankara;3410;500\n";
    let read = read_files(&[("a.csv", hs.as_bytes()), ("b.csv", isic.as_bytes())], Answers::default());
    assert!(matches!(read.err(), Some(Error::PassportsDiffer { .. })));
}

/// Trade of one province and code.
#[derive(Clone, Debug)]
struct Row {
    plate: u8,
    code: Code,
    dollars: u32,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (1..=81u8, any::<Index>(), 1..1_000_000u32).prop_map(|(plate, index, dollars)| {
        let all = goods();
        Row { plate, code: all[index.index(all.len())], dollars }
    });
    prop::collection::vec(row, 1..60)
}

/// Customs codes of 2022 whose class of ISIC Rev.3 is one of goods.
fn goods() -> &'static [Code] {
    static GOODS: std::sync::OnceLock<Vec<Code>> = std::sync::OnceLock::new();
    GOODS.get_or_init(|| {
        let digits = (0..10).filter_map(|digit: u8| Code::new(&digit.to_string()));
        let all = digits.flat_map(|digit| codes::leaves(Nomenclature::Hs, digit).iter().copied());
        let in_2022 = |code: &Code| !codes::hs_versions(*code).both(HsVersions::of_year(2024)).is_empty();
        let known = |code: &Code| codes::is_goods(Nomenclature::Isic3, class(*code));
        all.filter(in_2022).filter(known).collect()
    })
}

fn class(code: Code) -> Code {
    isic3_of(Nomenclature::Hs, code, HsVersions::of_year(2024))[0]
}

/// The same trade in the words of another nomenclature.
fn file(header: &str, rows: &[Row], word: impl Fn(Code) -> String) -> String {
    let mut text = format!("yıl;akış;il kodu;{header};usd\n");
    for Row { plate, code, dollars } in rows {
        text.push_str(&format!("2024;ihracat;{plate};{};{dollars}\n", word(*code)));
    }
    text
}

fn tables(text: &str, nomenclature: Nomenclature) -> PlaceTable {
    let answers = Answers { nomenclature: Some(nomenclature), ..Answers::default() };
    let (engine, _) = read_files(&[("file.csv", text.as_bytes())], answers).unwrap();
    table(&engine, DefinitionId::Report, &[])
}

/// A SITC code among whose classes a class is; `None` where there is none.
fn sitc_of(class: Code) -> Option<Code> {
    let digits = (0..10).filter_map(|digit: u8| Code::new(&digit.to_string()));
    let mut all = digits.flat_map(|digit| codes::leaves(Nomenclature::Sitc3, digit).iter().copied());
    all.find(|code| isic3_of(Nomenclature::Sitc3, *code, HsVersions::ALL).contains(&class))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Where a nomenclature is as fine as the definition the tiers are the same; where it is coarser the
    /// bounds hold the truth.
    #[test]
    fn the_same_trade_in_five_nomenclatures(rows in rows()) {
        let rows: Vec<Row> = rows.into_iter().filter(|row| sitc_of(class(row.code)).is_some()).collect();
        prop_assume!(!rows.is_empty());
        let truth = tables(&file("ISIC Rev.3", &rows, |code| class(code).to_string()), Nomenclature::Isic3);
        let exact = [
            file("HS6", &rows, |code| code.to_string()),
            file("GTİP", &rows, |code| format!("{}.{}.00.00.11", code.prefix(4), &code.to_string()[4..])),
        ];
        for text in exact {
            let table = tables(&text, Nomenclature::Hs);
            for (place, slice) in truth.iter() {
                for tier in Tier::OECD {
                    prop_assert_eq!(table.get(place).unwrap().bounds(&[tier]), slice.bounds(&[tier]));
                }
            }
        }
        let isic4 = |code: Code| {
            // The first class of Rev.4 from which a way leads back.
            let class = class(code);
            let four = isic4_of(Nomenclature::Isic3, class, HsVersions::ALL);
            let back = |four: &&Code| isic3_of(Nomenclature::Isic4, **four, HsVersions::ALL).contains(&class);
            four.iter().find(back).copied()
        };
        prop_assume!(rows.iter().all(|row| isic4(row.code).is_some()));
        let goods = |code: Code| isic4(code).is_some_and(|four| codes::is_goods(Nomenclature::Isic4, four));
        prop_assume!(rows.iter().all(|row| goods(row.code)));
        let bounded = [
            (Nomenclature::Hs, file("HS2", &rows, |code| code.prefix(2).to_string())),
            (Nomenclature::Hs, file("HS4", &rows, |code| code.prefix(4).to_string())),
            (Nomenclature::Isic3, file("ISIC Rev.3", &rows, |code| class(code).prefix(2).to_string())),
            (Nomenclature::Sitc3, file("SITC", &rows, |code| sitc_of(class(code)).unwrap().to_string())),
            (Nomenclature::Isic4, file("ISIC Rev.4", &rows, |code| isic4(code).unwrap().to_string())),
        ];
        for (nomenclature, text) in bounded {
            let table = tables(&text, nomenclature);
            for (place, slice) in truth.iter() {
                let other = table.get(place).unwrap();
                prop_assert_eq!(other.total_e4, slice.total_e4);
                for tier in Tier::OECD {
                    let ((low, high), (true_low, _)) = (other.bounds(&[tier]), slice.bounds(&[tier]));
                    prop_assert!(low <= true_low && true_low <= high, "{:?} {:?} {:?}", nomenclature, place, tier);
                }
            }
        }
    }
}

#[test]
fn titles_and_sentences_say_what_shares_are_of() {
    let engine = engine(GOODS);
    let view = |definition, exclude: &[&str], lang| {
        engine.view(&spec(Indicator::Share(Tier::High), definition, exclude, lang)).unwrap()
    };
    let turkish = view(DefinitionId::TuikNace2, &["gold", "energy"], Lang::Tr);
    assert!(turkish.title.contains("illerin imalat sanayii ihracatındaki payı"), "{}", turkish.title);
    assert!(turkish.title.ends_with("(altın ve enerji hariç)"), "{}", turkish.title);
    assert!(
        turkish.headline.contains("bu verideki imalat sanayii ihracatının (altın ve enerji hariç) yüzde"),
        "{}",
        turkish.headline
    );
    let english = view(DefinitionId::TuikNace2, &[], Lang::En);
    assert!(english.headline.contains("of manufacturing exports in these data were"), "{}", english.headline);
    let plain = view(DefinitionId::Report, &[], Lang::En);
    assert!(plain.headline.contains("of exports in these data were"), "{}", plain.headline);
    let columns: Vec<&str> = turkish.table.columns.iter().map(|column| column.id.as_str()).collect();
    assert_eq!(columns, ["name", "share", "volume", "whole", "total"]);
}
