//! The sample is synthetic, says so, and adds up to what was published.

use std::collections::{BTreeMap, BTreeSet};

use teknoharita::data::{Tier, annex, isic3, sample};

use super::plate_of;

/// The sample's rows, by column.
fn sample_rows() -> Vec<csv::StringRecord> {
    let bytes = sample::csv();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = "yıl,ay,akış,il,isic_rev3,ürün,ülke,değer_usd,miktar_kg,sentetik_örnek";
    assert_eq!(reader.headers().unwrap(), header.split(',').collect::<Vec<_>>());
    reader.records().map(|row| row.unwrap()).collect()
}

#[test]
fn the_sample_says_in_every_row_that_it_is_synthetic() {
    let rows = sample_rows();
    assert!((3_000..=6_000).contains(&rows.len()), "{}", rows.len());
    let mut months = BTreeSet::new();
    let mut cells = BTreeSet::new();
    for row in &rows {
        assert_eq!(row.len(), 10);
        assert_eq!([&row[0], &row[2]], ["2024", "İhracat"]);
        assert_eq!(&row[9], "SENTETİK ÖRNEK / SYNTHETIC SAMPLE");
        let class = isic3::get(row[4].parse().unwrap()).unwrap();
        assert_eq!((row[4].len(), &row[5]), (4, class.label_tr));
        assert!(row[8].parse::<u64>().unwrap() > 0);
        months.insert(row[1].parse::<u8>().unwrap());
        assert!(cells.insert([1, 3, 4, 6].map(|column| row[column].to_string())), "{row:?}");
    }
    assert_eq!(months, (1..=12).collect());
    let bytes = sample::csv();
    assert!(!bytes.starts_with(b"\xEF\xBB\xBF") && !bytes.contains(&b'\r'));
    assert_eq!(bytes, sample::csv());
}

#[test]
fn the_sample_adds_up_to_what_was_published() {
    let mut cents: BTreeMap<(u8, Tier), u64> = BTreeMap::new();
    for row in sample_rows() {
        let plate = match &row[3] {
            "Belirsiz(Nonspecified)" => 0,
            name => plate_of(name).unwrap(),
        };
        let (usd, cent) = row[7].split_once('.').unwrap();
        assert_eq!(cent.len(), 2);
        let amount = usd.parse::<u64>().unwrap() * 100 + cent.parse::<u64>().unwrap();
        assert!(amount > 0, "{row:?}");
        let tier = isic3::get(row[4].parse().unwrap()).unwrap().tier;
        *cents.entry((plate, tier)).or_default() += amount;
    }
    let published: Vec<_> = annex::rows().iter().filter(|row| row.year == 2024).collect();
    assert_eq!(published.len(), 82);
    for row in published {
        let of = |tier: Tier| cents.get(&(row.plate, tier)).copied().unwrap_or(0);
        let total: u64 = Tier::OECD.into_iter().map(of).sum();
        assert_eq!(total, row.total_usd * 100, "{}", row.plate);
        for (tier, expected) in Tier::OECD.into_iter().zip(row.share_tenths) {
            let (floor, rest) = (of(tier) * 1000 / total, of(tier) * 1000 % total);
            let up = rest * 2 > total || (rest * 2 == total && floor % 2 == 1);
            assert_eq!(floor + u64::from(up), u64::from(expected), "{} {tier:?}", row.plate);
        }
        let classified: u16 = row.share_tenths.iter().sum();
        assert_eq!(of(Tier::NotClassified) == 0, classified == 1000, "{}", row.plate);
    }
}
