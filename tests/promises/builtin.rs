//! The built-in data give every published figure at its printed precision.

use teknoharita::classify::DefinitionId;
use teknoharita::data::{Tier, annex};
use teknoharita::engine::Engine;
use teknoharita::indicators::share;
use teknoharita::messages::{Lang, percent_1};
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::types::{E4, Flow, Period, Place};
use teknoharita::view::{Indicator, PageView};

use super::support::{reference, shelf};

fn year(year: u16) -> Period {
    Period::year(year).unwrap()
}

fn place(plate: u8) -> Place {
    Place::province(plate).unwrap_or(Place::UNSPECIFIED)
}

fn view(data_set: DataSetId, indicator: Indicator, at: u16, lang: Lang) -> PageView {
    let spec = ViewSpec {
        period: Some(year(at)),
        flow: Some(Flow::Export),
        ..ViewSpec::new(data_set, indicator, lang)
    };
    Engine::new().view(&spec).unwrap()
}

#[test]
fn every_published_share_and_total_comes_out_as_printed() {
    let engine = Engine::new();
    let shelf = shelf(&engine, DataSetId::Annex);
    let tables = &shelf.tables;
    let (mut shares, mut totals) = (0, 0);
    for row in annex::rows() {
        let table = tables.at(year(row.year), Flow::Export).unwrap();
        let slice = table.get(place(row.plate)).unwrap();
        assert_eq!(slice.total_e4, i128::from(row.total_usd) * E4);
        totals += 1;
        for (tier, tenths) in Tier::OECD.into_iter().zip(row.share_tenths) {
            let share = share(slice, &[tier], DefinitionId::Report).unwrap();
            let printed = percent_1(share.value.0, share.value.1, Lang::En).unwrap();
            assert_eq!(printed, format!("{}.{}", tenths / 10, tenths % 10), "{row:?} {tier:?}");
            assert!(share.low.0 <= share.value.0 && share.value.0 <= share.high.0 && !share.is_open);
            shares += 1;
        }
    }
    assert_eq!((shares, totals), (1_968, 492));
}

#[test]
fn the_published_figures_agree_with_the_reference_file() {
    let Some(path) = reference("annex_shares.csv") else {
        return;
    };
    let engine = Engine::new();
    let shelf = shelf(&engine, DataSetId::Annex);
    let tables = &shelf.tables;
    let mut rows = 0;
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        let place = match teknoharita::resolve::resolve_province(&record[0]) {
            teknoharita::resolve::ProvinceText::Place(place) => place,
            other => panic!("{} is {other:?}", &record[0]),
        };
        let table = tables.at(year(record[1].parse().unwrap()), Flow::Export).unwrap();
        let slice = table.get(place).unwrap();
        assert_eq!(slice.total_e4, record[2].parse::<i128>().unwrap() * E4);
        for (tier, column) in Tier::OECD.into_iter().zip(3..7) {
            let share = share(slice, &[tier], DefinitionId::Report).unwrap();
            assert_eq!(
                percent_1(share.value.0, share.value.1, Lang::En).unwrap(),
                record[column],
                "{record:?}"
            );
        }
        rows += 1;
    }
    assert_eq!(rows, 492);
}

#[test]
fn the_national_totals_are_the_printed_ones() {
    let engine = Engine::new();
    let shelf = shelf(&engine, DataSetId::Annex);
    let tables = &shelf.tables;
    let printed = [
        (2019, 171_464_944_593),
        (2020, 160_656_652_087),
        (2021, 213_598_368_958),
        (2022, 235_247_081_459),
        (2023, 232_176_949_766),
        (2024, 237_558_794_523i128),
    ];
    for (at, dollars) in printed {
        assert_eq!(tables.at(year(at), Flow::Export).unwrap().national.total_e4, dollars * E4);
    }
    assert_eq!(tables.default_period(Flow::Export), Some(year(2024)));
    assert_eq!(tables.flows(), [Flow::Export]);
}

#[test]
fn the_ministrys_totals_hold_with_the_other_provinces() {
    let engine = Engine::new();
    let shelf = shelf(&engine, DataSetId::Ministry);
    let table = shelf.tables.at(year(2023), Flow::Export).unwrap();
    let million = E4 * 1_000_000;
    assert_eq!(table.national.total_e4, 255_809 * million);
    assert_eq!(table.get(Place::REMAINDER).unwrap().total_e4, 43_217 * million);
    let share_of = |plate| {
        let total = table.get(place(plate)).unwrap().total_e4;
        percent_1(total, table.national.total_e4, Lang::En).unwrap()
    };
    assert_eq!(share_of(41), "12.0");
    assert_eq!(share_of(34), "23.2");
    assert_eq!(table.iter().filter(|(place, _)| place.plate().is_some()).count(), 15);
    assert!(!shelf.tables.has_tiers);
}

#[test]
fn the_first_view_says_its_numbers_in_both_languages() {
    let high = Indicator::Share(Tier::High);
    let turkish = view(DataSetId::Annex, high, 2024, Lang::Tr);
    assert_eq!(
        turkish.headline,
        "2024'te Türkiye ihracatının yüzde 3,6'sı yüksek teknolojili; Eskişehir'de yüzde 34,4 (569 milyon dolar)."
    );
    assert_eq!(turkish.national.value, "%3,6");
    assert!(turkish.passport.contains("firma merkezinin bulunduğu ile göre, özel ticaret sistemi"));
    let english = view(DataSetId::Annex, high, 2024, Lang::En);
    assert_eq!(
        english.headline,
        "In 2024, 3.6% of Türkiye's exports were high\u{2011}tech; in Eskişehir, 34.4% ($569 million)."
    );
    let ankara = &english.map.provinces[5];
    assert_eq!((ankara.name.as_str(), ankara.value.as_str()), ("Ankara", "12.1%"));
    assert_eq!(ankara.data_value.as_deref(), Some("12.100000"));
    for province in &english.map.provinces {
        assert!(province.tooltip.last().unwrap().contains("by head office"), "{province:?}");
    }
    let classes: u32 = english.map.legend.classes.iter().map(|class| class.provinces).sum();
    assert_eq!(classes + english.map.legend.missing.as_ref().map_or(0, |missing| missing.1), 81);
    assert!(english.map.legend.classes.iter().all(|class| class.provinces > 0), "{:?}", english.map.legend);
}

#[test]
fn the_ministrys_total_stands_beside_where_there_is_one() {
    let high = Indicator::Share(Tier::High);
    let mut spec = view(DataSetId::Annex, high, 2023, Lang::En).spec;
    spec.province = Some(26);
    let panel = Engine::new().view(&spec).unwrap().panel.unwrap();
    assert!(panel.beside.unwrap().contains("$4.28 billion"));
    spec.period = Some(year(2024));
    assert_eq!(Engine::new().view(&spec).unwrap().panel.unwrap().beside, None);
}

#[test]
fn imports_are_offered_with_the_reason_why_not() {
    let view = view(DataSetId::Annex, Indicator::Share(Tier::High), 2024, Lang::Tr);
    let imports = view.flows.iter().find(|flow| flow.id == "import").unwrap();
    assert_eq!(imports.disabled.as_deref(), Some("Bu veride ithalat yok."));
}

#[test]
fn adıyaman_carries_its_warning() {
    let mut spec = view(DataSetId::Annex, Indicator::Share(Tier::High), 2024, Lang::En).spec;
    spec.province = Some(2);
    let panel = Engine::new().view(&spec).unwrap().panel.unwrap();
    assert_eq!((panel.figure.value.as_str(), panel.figure.volume.as_str()), ("25.6%", "$12.1 million"));
    assert_eq!(panel.notes.len(), 1);
}
