//! The embedded tables are what their sources say, and say where they come from.

mod code_tables;
mod sample_rows;

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use teknoharita::data::{Tier, annex, boundaries, isic3, ministry, provinces};

fn data_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data")
}

/// A file of the reference folder, where it stands beside the project.
fn reference(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    text
}

/// The records of a reference table, by column name.
fn reference_rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let text = reference(name)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    Some(reader.deserialize().map(|row| row.unwrap()).collect())
}

/// `"12.3"` is 123: decimal text to whole tenths, without a detour over binary fractions.
fn tenths(text: &str) -> u16 {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    assert_eq!(tenth.len(), 1, "{text}");
    whole.parse::<u16>().unwrap() * 10 + tenth.parse::<u16>().unwrap()
}

fn plate_of(name: &str) -> Option<u8> {
    provinces::all()
        .iter()
        .find(|province| province.name == name || province.aliases.contains(&name))
        .map(|province| province.plate)
}

#[test]
fn every_data_file_has_an_entry_with_its_checksum() {
    let folder = data_folder();
    let text = std::fs::read_to_string(folder.join("SOURCES.toml")).unwrap();
    let sources: toml::Table = toml::from_str(&text).unwrap();
    let mut entered = BTreeSet::new();
    for entry in sources["source"].as_array().unwrap() {
        let said = |key: &str| entry.get(key).and_then(|value| value.as_str()).unwrap_or("");
        let file = said("file");
        for key in ["publisher", "title", "licence", "retrieved", "how_made"] {
            assert!(!said(key).trim().is_empty(), "{file} lacks {key}");
        }
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(said("sha256"), sum, "{file} changed; is its entry still true?");
        assert!(entered.insert(file.to_string()), "{file} is entered twice");
    }
    assert_eq!(entered, tables(&folder, ""));
}

/// The tables of a folder and of the folders in it: everything that is neither code nor the list of sources.
fn tables(folder: &Path, under: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in std::fs::read_dir(folder).unwrap() {
        let item = item.unwrap();
        let name = format!("{under}{}", item.file_name().into_string().unwrap());
        if item.file_type().unwrap().is_dir() {
            found.extend(tables(&item.path(), &format!("{name}/")));
        } else if !name.ends_with(".rs") && name != "SOURCES.toml" {
            found.insert(name);
        }
    }
    found
}

#[test]
fn there_are_81_provinces_in_the_order_of_their_plates() {
    let all = provinces::all();
    assert_eq!(all.len(), 81);
    for (place, province) in all.iter().enumerate() {
        assert_eq!(usize::from(province.plate), place + 1);
        assert_eq!(provinces::get(province.plate), Some(province));
        assert_eq!(province.iso, format!("TR-{:02}", province.plate));
        assert!(province.nuts3.starts_with(province.nuts2));
        assert!(province.nuts2.starts_with(province.nuts1));
        assert!(province.name_ascii.is_ascii());
    }
    let count = |code: fn(&provinces::Province) -> &str| all.iter().map(code).collect::<BTreeSet<_>>().len();
    assert_eq!(count(|p| p.nuts1), 12);
    assert_eq!(count(|p| p.nuts2), 26);
    assert_eq!(count(|p| p.nuts3), 81);
    assert_eq!(provinces::get(0), None);
    assert_eq!(provinces::get(82), None);
    assert_eq!(provinces::get(30).map(|p| p.name), Some("Hakkari"));
}

#[test]
fn no_name_means_two_provinces() {
    let mut owner = BTreeMap::new();
    for province in provinces::all() {
        let mut names = province.aliases.clone();
        names.extend([province.name, province.name_ascii]);
        for name in names {
            let before = owner.insert(name, province.plate);
            assert!(before.is_none_or(|plate| plate == province.plate), "{name}");
        }
    }
}

#[test]
fn neighbours_know_each_other() {
    for province in provinces::all() {
        assert!(!province.neighbours.is_empty());
        assert!(province.neighbours.is_sorted());
        for &plate in &province.neighbours {
            let neighbour = provinces::get(plate).unwrap();
            assert!(neighbour.neighbours.contains(&province.plate), "{}", province.name);
        }
    }
}

#[test]
fn provinces_agree_with_the_reference() {
    let (Some(names), Some(places)) = (reference_rows("provinces.csv"), reference_rows("provinces_geo.csv"))
    else {
        return;
    };
    assert_eq!((names.len(), places.len()), (81, 81));
    for (row, place) in names.iter().zip(&places) {
        let province = provinces::get(row["plate"].parse().unwrap()).unwrap();
        assert_eq!(
            [province.iso, province.nuts3, province.nuts2, province.nuts1, province.name_ascii],
            [&row["iso"], &row["nuts3"], &row["nuts2"], &row["nuts1"], &row["name_ascii"]]
                .map(String::as_str)
        );
        let known = |name: &str| {
            name == province.name || name == province.name_ascii || province.aliases.contains(&name)
        };
        assert!(known(&row["name_tr"]));
        assert!(row["name_tr"] == province.name || province.plate == 30);
        for alias in row["aliases"].split('|').filter(|alias| !alias.is_empty()) {
            assert!(known(alias), "{alias}");
        }
        assert_eq!(place["plate"], row["plate"]);
        assert_eq!(place["label_lon"].parse(), Ok(province.label_lon));
        assert_eq!(place["label_lat"].parse(), Ok(province.label_lat));
        let neighbours: Vec<u8> =
            place["neighbours"].split('|').map(|plate| plate.parse().unwrap()).collect();
        assert_eq!(neighbours, province.neighbours);
    }
}

#[test]
fn there_are_137_listed_classes_and_22_more() {
    let all = isic3::all();
    assert_eq!(all.len(), 159);
    assert!(all.is_sorted_by(|a, b| a.code < b.code));
    let (listed, more): (Vec<&isic3::Class>, Vec<_>) = all.iter().partition(|c| isic3::listed(c.code));
    assert_eq!((listed.len(), more.len()), (137, 22));
    assert!(more.iter().all(|class| class.tier == Tier::NotClassified));
    for class in all {
        assert_eq!(isic3::get(class.code), Some(class));
        assert!(!class.label_tr.is_empty() && !class.label_en.is_empty());
        assert!(!class.label_tr.contains('"'), "the sample quotes labels as they are");
    }
    let mut by_tier = BTreeMap::new();
    for class in listed {
        *by_tier.entry(class.tier.id()).or_insert(0) += 1;
    }
    let expected =
        [("high", 11), ("low", 51), ("medium_high", 36), ("medium_low", 23), ("not_classified", 16)];
    assert_eq!(by_tier, BTreeMap::from(expected));
    // What the report says differently from the OECD, and scrap.
    assert_eq!(isic3::get(200).map(|class| class.tier), Some(Tier::Low));
    assert_eq!(isic3::get(9999).map(|class| class.tier), Some(Tier::NotClassified));
    assert_eq!(isic3::get(7000), None);
    assert!(!isic3::listed(9999) && !isic3::listed(7000));
}

#[test]
fn classes_agree_with_the_reference() {
    let Some(rows) = reference_rows("isic3_tiers.csv") else {
        return;
    };
    let mut mended = Vec::new();
    for row in &rows {
        let class = isic3::get(row["isic3"].parse().unwrap()).unwrap();
        assert!(isic3::listed(class.code));
        assert_eq!(class.tier.id(), row["tier"]);
        if class.label_tr != row["label_tr"] {
            mended.push(class.code);
        }
    }
    assert_eq!(rows.len(), 137);
    // Names with evident misprints or spacing errors, mended one by one.
    assert_eq!(mended, [121, 1030, 1110, 1544, 1711, 1820, 1912, 2102, 2422, 2424, 2911, 3110, 3311, 3420]);
    let Some(rows) = reference_rows("concordance/seed_vs_oecd.csv") else {
        return;
    };
    for row in rows {
        let class = isic3::get(row["code"].parse().unwrap()).unwrap();
        let absent = row["seed_tier"] == "(absent)";
        assert_eq!(isic3::listed(class.code), !absent, "{}", class.code);
    }
}

#[test]
fn the_annex_adds_up_to_the_printed_national_totals() {
    let rows = annex::rows();
    assert_eq!(rows.len(), 492);
    assert!(rows.is_sorted_by(|a, b| (a.year, a.plate) < (b.year, b.plate)));
    let totals: Vec<(u16, usize, u64)> = (2019..=2024)
        .map(|year| {
            let of_year = rows.iter().filter(|row| row.year == year);
            (year, of_year.clone().count(), of_year.map(|row| row.total_usd).sum())
        })
        .collect();
    assert_eq!(totals[0], (2019, 82, 171_464_944_593));
    assert_eq!(totals[5], (2024, 82, 237_558_794_523));
    assert!(totals.iter().all(|total| total.1 == 82));
    assert!(rows.iter().all(|row| row.share_tenths.iter().sum::<u16>() <= 1000));
}

#[test]
fn the_annex_agrees_with_the_reference() {
    let Some(rows) = reference_rows("annex_shares.csv") else {
        return;
    };
    assert_eq!(rows.len(), 492);
    for said in rows {
        let plate = match said["province"].as_str() {
            "Belirsiz(Nonspecified)" => 0,
            name => plate_of(name).unwrap(),
        };
        let year: u16 = said["year"].parse().unwrap();
        let found = annex::rows().iter().find(|row| (row.plate, row.year) == (plate, year));
        let shares = ["high_pct", "medium_high_pct", "medium_low_pct", "low_pct"];
        let expected = annex::Row {
            plate,
            year,
            total_usd: said["total_export_usd"].parse().unwrap(),
            share_tenths: shares.map(|share| tenths(&said[share])),
        };
        assert_eq!(found, Some(&expected));
    }
}

#[test]
fn the_bulletin_adds_up_and_its_shares_follow_from_its_totals() {
    assert_eq!(ministry::national_million_usd(2022), Some(254_170));
    assert_eq!(ministry::national_million_usd(2023), Some(255_809));
    assert_eq!(ministry::national_million_usd(2024), None);
    for year in [2022, 2023] {
        let rows: Vec<_> = ministry::rows().iter().filter(|row| row.year == year).collect();
        assert_eq!(rows.len(), 16);
        assert_eq!(rows.iter().filter(|row| row.plate.is_none()).count(), 1);
        let national = ministry::national_million_usd(year).unwrap();
        assert_eq!(rows.iter().map(|row| row.million_usd).sum::<u32>(), national);
        for row in rows {
            // Both amounts are rounded to a million, so the share is known to 0.05 and a little.
            let share = f64::from(row.million_usd) / f64::from(national) * 1000.0;
            assert!((share - f64::from(row.share_tenths)).abs() < 0.51, "{row:?}");
        }
        assert_eq!(ministry::province(41, year).map(|row| row.share_tenths), Some(120));
    }
    assert_eq!(ministry::province(26, 2023).map(|row| row.million_usd), Some(4278));
    assert_eq!(ministry::province(1, 2021), None);
    assert_eq!(ministry::province(2, 2023), None);
}

#[test]
fn the_bulletin_agrees_with_the_reference() {
    let Some(rows) = reference_rows("ministry_table1.csv") else {
        return;
    };
    let upper = |name: &str| name.replace('i', "İ").replace('ı', "I").to_uppercase();
    for said in rows {
        for year in [2022u16, 2023] {
            let million_usd: u32 = said[&format!("{year}_million_usd")].parse().unwrap();
            let province = provinces::all().iter().find(|province| upper(province.name) == said["province"]);
            let plate = match said["province"].as_str() {
                "Toplam" => {
                    assert_eq!(ministry::national_million_usd(year), Some(million_usd));
                    continue;
                }
                "Diğer" => None,
                _ => Some(province.unwrap().plate),
            };
            let share_tenths = tenths(&said[&format!("share_{year}_pct")]);
            let row = ministry::Row { plate, year, million_usd, share_tenths };
            assert!(ministry::rows().contains(&row), "{row:?}");
        }
    }
}

#[test]
fn shapes_are_closed_rings_by_plate_inside_the_country() {
    let shapes = boundaries::shapes();
    assert_eq!(shapes.len(), 81);
    assert!(boundaries::NOTICE.contains("Natural Earth"));
    for (shape, province) in shapes.iter().zip(provinces::all()) {
        assert_eq!(shape.plate, province.plate);
        assert!(!shape.rings.is_empty());
        for ring in &shape.rings {
            assert!(ring.len() >= 4 && ring.first() == ring.last(), "{}", province.name);
            for (lon, lat) in ring {
                assert!((25.6..44.9).contains(lon) && (35.8..42.2).contains(lat));
            }
        }
        let label = (province.label_lon, province.label_lat);
        assert!(shape.rings.iter().any(|ring| holds(ring, label)), "{}", province.name);
    }
    let rings: usize = shapes.iter().map(|shape| shape.rings.len()).sum();
    assert_eq!(rings, 87);
}

/// Whether a ring holds a point, by the parity of the sides that a ray to the east meets.
fn holds(ring: &[(f64, f64)], (lon, lat): (f64, f64)) -> bool {
    let crossed = |pair: &&[(f64, f64)]| {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        (y1 > lat) != (y2 > lat) && lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
    };
    ring.windows(2).filter(crossed).count() % 2 == 1
}

#[test]
fn a_border_is_the_same_line_for_both_neighbours() {
    type Side = [(u64, u64); 2];
    let mut owners: BTreeMap<Side, Vec<u8>> = BTreeMap::new();
    for shape in boundaries::shapes() {
        for pair in shape.rings.iter().flat_map(|ring| ring.windows(2)) {
            let mut side = [pair[0], pair[1]].map(|(x, y)| (x.to_bits(), y.to_bits()));
            side.sort_unstable();
            owners.entry(side).or_default().push(shape.plate);
        }
    }
    let mut neighbours: BTreeMap<u8, BTreeSet<u8>> = BTreeMap::new();
    for plates in owners.values() {
        assert!(plates.len() <= 2, "{plates:?}");
        if let &[one, other] = plates.as_slice() {
            assert_ne!(one, other);
            neighbours.entry(one).or_default().insert(other);
            neighbours.entry(other).or_default().insert(one);
        }
    }
    for province in provinces::all() {
        let drawn: Vec<u8> = neighbours[&province.plate].iter().copied().collect();
        assert_eq!(drawn, province.neighbours, "{}", province.name);
    }
}

#[test]
fn boundaries_agree_with_the_reference() {
    let Some(text) = reference("map/turkey-provinces.topo.json") else {
        return;
    };
    let map: serde_json::Value = serde_json::from_str(&text).unwrap();
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let (scale, start) = (&map["transform"]["scale"], &map["transform"]["translate"]);
    let arc = |place: i64| {
        let index = if place < 0 { !place } else { place } as usize;
        let (mut x, mut y) = (0.0, 0.0);
        let mut points: Vec<(f64, f64)> = Vec::new();
        for step in map["arcs"][index].as_array().unwrap() {
            (x, y) = (x + number(&step[0]), y + number(&step[1]));
            points
                .push((x * number(&scale[0]) + number(&start[0]), y * number(&scale[1]) + number(&start[1])));
        }
        if place < 0 {
            points.reverse();
        }
        points
    };
    let ring = |arcs: &serde_json::Value| {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for place in arcs.as_array().unwrap() {
            points.extend(arc(place.as_i64().unwrap()));
        }
        points.dedup();
        points
    };
    let provinces = map["objects"]["provinces"]["geometries"].as_array().unwrap();
    assert_eq!(provinces.len(), 81);
    for geometry in provinces {
        let plate = geometry["properties"]["plate"].as_u64().unwrap();
        let arcs = geometry["arcs"].as_array().unwrap();
        let rings: Vec<_> = match geometry["type"].as_str().unwrap() {
            "Polygon" => arcs.iter().map(ring).collect(),
            _ => arcs.iter().flat_map(|part| part.as_array().unwrap()).map(ring).collect(),
        };
        let shape = &boundaries::shapes()[plate as usize - 1];
        assert!(shape.rings == rings, "{plate}");
    }
}
