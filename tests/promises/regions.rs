//! Files by NUTS-2 or NUTS-1 regions are mapped at that level, and regions beside provinces only repeat them.

mod views;

use std::collections::BTreeMap;

use teknoharita::data::{provinces, regions};
use teknoharita::error::Error;
use teknoharita::resolve::{ProvinceText, regions_of, resolve_province};
use teknoharita::types::{Bucket, E4, Flow, Level, Period, Place};

use super::support::{own, read, read_files, reference, tier_shares};

const HEADER: &str = "yıl;akış;bölge;isic_rev3;değer_usd\n";

/// Rows of one place each, with amounts 1, 2, 4 ... so that every sum tells what it is made of.
fn file<'a>(places: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let row = |(at, place): (usize, &str)| format!("2024;İhracat;\"{place}\";3530;{}\n", at * 3 + 1);
    let rows: String = places.into_iter().enumerate().map(row).collect();
    format!("{HEADER}{rows}").into_bytes()
}

fn code(text: &str) -> String {
    match resolve_province(text) {
        ProvinceText::Place(place) => place.id(),
        ProvinceText::Region(place) => place.id(),
        ProvinceText::Total => "total".to_string(),
        ProvinceText::Unknown => "unknown".to_string(),
    }
}

fn names(level: Level) -> Vec<&'static str> {
    level.places().map(|place| regions::get(place).unwrap().name).collect()
}

#[test]
fn the_table_of_regions_fits_the_provinces() {
    let codes: Vec<&str> = regions::all().iter().map(|region| region.code).collect();
    let places: Vec<&str> =
        [Level::Nuts2, Level::Nuts1].into_iter().flat_map(Level::places).filter_map(Place::nuts).collect();
    assert_eq!(codes, places);
    assert!(codes[..26].is_sorted() && codes[26..].is_sorted());
    for level in Level::ALL {
        assert_eq!(level.places().count(), level.count());
        let mut inside: BTreeMap<Place, usize> = BTreeMap::new();
        for province in provinces::all() {
            *inside.entry(regions::at(province.plate, level).unwrap()).or_default() += 1;
        }
        assert_eq!(inside.len(), level.count());
        assert_eq!(inside.values().sum::<usize>(), 81);
    }
    for region in &regions::all()[..26] {
        let mut named: Vec<&str> = region.name.split(", ").collect();
        let mut inside: Vec<&str> =
            region.plates.iter().map(|plate| provinces::get(*plate).unwrap().name).collect();
        named.sort_unstable();
        inside.sort_unstable();
        assert_eq!(named, inside, "{}", region.code);
    }
    let Some(path) = reference("provinces.csv") else { return };
    let mut reader = csv::Reader::from_path(path).unwrap();
    for row in reader.deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        let plate = row["plate"].parse().unwrap();
        assert_eq!(regions::at(plate, Level::Nuts2).unwrap().id(), row["nuts2"]);
        assert_eq!(regions::at(plate, Level::Nuts1).unwrap().id(), row["nuts1"]);
    }
}

#[test]
fn places_have_numbers_and_ids() {
    assert_eq!(Place::COUNT, 122);
    for (index, place) in Place::all().enumerate() {
        assert_eq!(place.index(), index);
        assert_eq!(Place::from_index(index), Some(place));
        assert_eq!(Place::from_number(place.number()), Some(place));
        assert_eq!(Place::from_id(&place.id()), Some(place));
        assert_eq!(place.is_region(), place.nuts().is_some());
        assert_eq!(place.is_on_map(), place.level().is_some());
        assert_eq!(place.plate().is_some(), (1..=81).contains(&place.number()));
    }
    assert_eq!(Place::from_index(Place::COUNT), None);
    assert_eq!((Place::from_id("82"), Place::from_number(120), Place::province(82)), (None, None, None));
    assert_eq!((Place::nuts2(0).unwrap().number(), Place::nuts1(11).unwrap().number()), (82, 119));
    assert_eq!((Place::nuts2(26), Place::nuts1(12)), (None, None));
}

#[test]
fn regions_are_known_by_code_and_by_name() {
    for region in regions::all() {
        let (code_of, name) = (region.code, region.name);
        for text in [
            code_of.to_string(),
            code_of.to_lowercase(),
            format!("{code_of} {name}"),
            format!("{code_of} ({name})"),
            format!("{code_of} - {}", region.name_en),
            format!("{name} ({code_of})"),
            format!("  {code_of}: {}  ", name.to_uppercase()),
        ] {
            assert_eq!(code(&text), code_of, "{text}");
        }
        for alias in &region.aliases {
            assert_eq!(code(alias), code_of, "{alias}");
        }
        // A name alone is the province's where it is one.
        let is_province = region.plates.len() == 1;
        for text in [name, region.name_en] {
            assert_eq!(matches!(resolve_province(text), ProvinceText::Place(_)), is_province, "{text}");
            assert!(is_province || code(text) == code_of, "{text}");
        }
    }
    for (text, found) in [
        ("TR51", "TR51"),
        ("TR5", "TR5"),
        ("TR510", "6"),
        ("TR510 Ankara", "6"),
        ("TR-51", "51"),
        ("TR06", "6"),
        ("06", "6"),
        ("Ankara", "6"),
        ("Kırklareli, Tekirdağ, Edirne", "TR21"),
        ("TEKİRDAĞ-EDİRNE-KIRKLARELİ", "TR21"),
        ("Edirne / Kırklareli / Tekirdağ", "TR21"),
        ("Tekirdağ, Edirne ve Kırklareli", "TR21"),
        ("Tekirdağ Edirne Kırklareli", "TR21"),
        ("Adana-Mersin", "TR62"),
        ("Adana, İçel", "TR62"),
        ("Manisa, Afyon, Kütahya, Uşak", "TR33"),
        ("Van, Muş, Bitlis, Hakkâri", "TRB2"),
        ("Hatay, K.Maraş, Osmaniye", "TR63"),
        ("Konya and Karaman", "TR52"),
        ("Konya, Karaman Alt Bölgesi", "TR52"),
        ("İzmir Alt Bölgesi", "TR31"),
        ("İzmir Bölgesi", "TR31"),
        ("İstanbul Alt Bölgesi", "TR10"),
        ("Batı Anadolu Bölgesi", "TR5"),
        ("BATI MARMARA", "TR2"),
        ("Orta Doğu Anadolu", "TRB"),
        ("West Black Sea Region", "TR8"),
        ("Ankara, Konya, Karaman", "TR5"),
        // No regions, or not what they say.
        ("Adana, Konya", "unknown"),
        ("Edirne, Tekirdağ", "unknown"),
        ("Konya, Karaman, Atlantis", "unknown"),
        ("Konya Bölgesi", "unknown"),
        ("TR51 Konya", "unknown"),
        ("TR42 Batı Marmara", "unknown"),
        ("TR510 Konya", "unknown"),
        ("TR99", "unknown"),
        ("Marmara", "unknown"),
        ("Doğu Anadolu Bölgesi", "unknown"),
        ("ve", "unknown"),
        (", -", "unknown"),
        ("Bölgesi", "unknown"),
    ] {
        assert_eq!(code(text), found, "{text}");
    }
    assert_eq!(regions_of("İstanbul").unwrap().at(Level::Nuts1).unwrap().id(), "TR1");
    assert_eq!(regions_of("İstanbul").unwrap().at(Level::Nuts2).unwrap().id(), "TR10");
    assert_eq!((regions_of("34"), regions_of("TR510"), regions_of("Konya")), (None, None, None));
}

#[test]
fn a_file_of_26_regions_is_mapped_by_them() {
    for spelled in [
        names(Level::Nuts2).into_iter().map(str::to_string).collect::<Vec<_>>(),
        Level::Nuts2.places().map(Place::id).collect(),
        Level::Nuts2
            .places()
            .map(|place| format!("{} {}", place.id(), names(Level::Nuts2)[place.index() - 84]))
            .collect(),
    ] {
        let (engine, report) = read(&file(spelled.iter().map(String::as_str))).unwrap();
        let sum: i128 = (0..26).map(|at| at * 3 + 1).sum();
        assert_eq!(report.ledger.get(Bucket::Mapped).rows, 26);
        assert_eq!(report.ledger.get(Bucket::Mapped).amount_e4, sum * E4);
        assert_eq!(report.ledger.total(), report.ledger.get(Bucket::Mapped));
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        let tables = own(&engine);
        assert_eq!(tables.level, Level::Nuts2);
        let year = tables.at(Period::year(2024).unwrap(), Flow::Export).unwrap();
        let places: Vec<Place> = year.iter().map(|(place, _)| place).collect();
        assert_eq!(places, Level::Nuts2.places().collect::<Vec<_>>());
        assert_eq!(year.national.total_e4, sum * E4);
        for (at, (_, slice)) in (0..).zip(year.iter()) {
            assert_eq!(slice.total_e4, (at * 3 + 1) * E4);
        }
        let sheet = tier_shares(&engine);
        assert!(sheet.contains("2024,export,TR21,\"Tekirdağ, Edirne, Kırklareli\",high,4,4,4,"), "{sheet}");
    }
}

#[test]
fn regions_beside_provinces_double_nothing() {
    let provinces: Vec<&str> = provinces::all().iter().map(|province| province.name).collect();
    let coded = Level::Nuts2.places().chain(Level::Nuts1.places()).map(Place::id).collect::<Vec<_>>();
    let all = provinces.iter().copied().chain(coded.iter().map(String::as_str)).chain(["Toplam"]);
    let (engine, report) = read(&file(all)).unwrap();
    let (alone, _) = read(&file(provinces.iter().copied())).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).rows, 81);
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 26 + 12 + 1);
    assert_eq!(report.ledger.total().rows, 81 + 26 + 12 + 1);
    assert_eq!(own(&engine).level, Level::Province);
    assert_eq!(tier_shares(&engine), tier_shares(&alone));
    // One province is enough, in whatever order and in whatever file.
    let first = file(names(Level::Nuts2));
    let second = file(["Konya"]);
    let (engine, report) = read_files(&[("a.csv", &first), ("b.csv", &second)], Default::default()).unwrap();
    // İstanbul, İzmir and Ankara are provinces then.
    assert_eq!(report.ledger.get(Bucket::Mapped).rows, 4);
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 23);
    assert_eq!(own(&engine).level, Level::Province);
}

#[test]
fn a_file_of_12_regions_is_mapped_by_them() {
    let rows = names(Level::Nuts1);
    let (engine, report) = read(&file(rows.iter().copied().chain(["Belirsiz", "Türkiye"]))).unwrap();
    assert_eq!(report.ledger.get(Bucket::Mapped).rows, 12);
    assert_eq!(report.ledger.get(Bucket::UnspecifiedProvince).rows, 1);
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 1);
    let tables = own(&engine);
    assert_eq!(tables.level, Level::Nuts1);
    let year = tables.at(Period::year(2024).unwrap(), Flow::Export).unwrap();
    assert_eq!(year.iter().filter(|(place, _)| place.is_on_map()).count(), 12);
    assert_eq!(year.get(Place::from_nuts("TR1").unwrap()).unwrap().total_e4, E4);
}

#[test]
fn regions_of_level_1_beside_level_2_are_totals() {
    let places = Level::Nuts1.places().chain(Level::Nuts2.places()).map(Place::id).collect::<Vec<_>>();
    let (engine, report) = read(&file(places.iter().map(String::as_str))).unwrap();
    assert_eq!(own(&engine).level, Level::Nuts2);
    assert_eq!(report.ledger.get(Bucket::Mapped).rows, 26);
    assert_eq!(report.ledger.get(Bucket::TotalsSetAside).rows, 12);
}

#[test]
fn a_name_of_both_is_what_the_others_are() {
    let level = |places: &[&str]| {
        let (engine, report) = read(&file(places.iter().copied())).unwrap();
        let tables = own(&engine);
        let year = tables.at(Period::year(2024).unwrap(), Flow::Export).unwrap();
        let shown: Vec<String> = year.iter().map(|(place, _)| place.id()).collect();
        (tables.level, shown.join(" "), report.ledger.get(Bucket::TotalsSetAside).rows)
    };
    let is = |level, shown: &str, aside| (level, shown.to_string(), aside);
    let both = "İstanbul";
    assert_eq!(level(&[both, "Ankara", "İzmir"]), is(Level::Province, "6 34 35", 0));
    assert_eq!(level(&[both, "Ankara", "İzmir", "TR21"]), is(Level::Nuts2, "TR10 TR21 TR31 TR51", 0));
    assert_eq!(level(&["Konya, Karaman", "Ankara", "Toplam"]), is(Level::Nuts2, "TR51 TR52", 1));
    assert_eq!(level(&[both, "Ege"]), is(Level::Nuts1, "TR1 TR3", 0));
    // Ankara is no region of level 1: so it is a province, and the region a total.
    assert_eq!(level(&["Batı Anadolu", "Ankara"]), is(Level::Province, "6", 1));
    assert_eq!(level(&["Ankara", "Konya", "Karaman", "TR52"]), is(Level::Province, "6 42 70", 1));
    // As plates and codes of provinces they are provinces.
    assert_eq!(level(&["06", "TR21"]), is(Level::Province, "6", 1));
    assert_eq!(level(&["TR510", "TR51"]), is(Level::Province, "6", 1));
    assert_eq!(level(&["İstanbul Bölgesi", "Batı Marmara"]), is(Level::Nuts1, "TR1 TR2", 0));
    assert_eq!(level(&["İstanbul Bölgesi", "Ankara Bölgesi"]), is(Level::Nuts2, "TR10 TR51", 0));
}

#[test]
fn plates_with_letters_stay_plates() {
    let plates: Vec<String> = (1..=81).map(|plate| format!("TR{plate:02}")).collect();
    let (engine, report) = read(&file(plates.iter().map(String::as_str))).unwrap();
    assert_eq!(own(&engine).level, Level::Province);
    assert_eq!(report.ledger.get(Bucket::Mapped).rows, 81);
    assert!(tier_shares(&engine).contains(",51,Niğde,"));
}

#[test]
fn geographers_regions_are_not_taken_for_these() {
    let rows = ["Marmara", "Ege", "Akdeniz", "İç Anadolu", "Karadeniz", "Doğu Anadolu", "Güneydoğu Anadolu"];
    assert!(matches!(read(&file(rows)), Err(Error::NotATable { .. })));
    let (_, report) = read(&file(rows.into_iter().chain(["Belirsiz"]))).unwrap();
    assert_eq!(report.ledger.get(Bucket::UnmatchedProvince).rows, 7);
}
