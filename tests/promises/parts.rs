//! A file that is read in parts gives what it gives in one piece, wherever the cuts fall.

use proptest::prelude::*;
use teknoharita::engine::{InOnePiece, Loaded, Part, PartReading, Split, load};
use teknoharita::error::Error;
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::protocol::Answers;
use teknoharita::types::{Level, RepairKind};

fn sources(files: &[&[u8]]) -> Vec<Box<dyn Source>> {
    let source = |(number, bytes): (usize, &&[u8])| {
        Box::new(MemorySource::new(format!("{number}.csv"), *bytes)) as Box<dyn Source>
    };
    files.iter().enumerate().map(source).collect()
}

fn in_one_piece(files: &[&[u8]]) -> Result<Loaded, Error> {
    load(&mut sources(files), &Answers::default(), u64::MAX, &mut |_, _| {})
}

fn read_part(mut part: PartReading, sources: &mut [Box<dyn Source>]) -> Result<Part, InOnePiece> {
    while let Some(want) = part.wants() {
        let space = &mut part.space(want.bytes)[..want.bytes];
        let count = sources[want.file].read_at(want.offset, space).map_err(|_| InOnePiece)?;
        part.filled(count)?;
    }
    // Parts come as bytes where another worker read them.
    Part::from_bytes(&part.finish().to_bytes()).ok_or(InOnePiece)
}

/// `Err` where the parts do not fit together, which is always right to say and sometimes needed.
fn in_parts(files: &[&[u8]], most: usize, part_bytes: u64) -> Result<(usize, Loaded), InOnePiece> {
    let mut sources = sources(files);
    let split = Split::new(&mut sources, &Answers::default(), most, part_bytes).map_err(|_| InOnePiece)?;
    let parts: Result<Vec<Part>, _> =
        (0..split.parts()).map(|number| read_part(split.part(number), &mut sources)).collect();
    split.join(parts?)?.map(|loaded| (split.parts(), loaded)).map_err(|_| InOnePiece)
}

fn same(mut parts: Loaded, mut whole: Loaded) {
    // Rows that repeat an earlier one are looked for in small files, which nobody reads in parts.
    for report in [&mut parts.report, &mut whole.report] {
        report.repairs.retain(|repair| repair.kind != RepairKind::Duplicates);
    }
    assert_eq!(parts.report, whole.report);
    assert_eq!(parts.rollup.ledger(), whole.rollup.ledger());
    for loaded in [&mut parts, &mut whole] {
        while loaded.data_set.detail() {}
    }
    assert_eq!(parts.data_set.canonical_bytes(), whole.data_set.canonical_bytes());
}

#[test]
fn a_level_that_only_all_parts_know_is_the_same() {
    let row = |place: &str, at: usize| format!("2024;1;ihracat;{place};3530;Almanya;{at},5\r\n");
    let regions = ["Ankara", "İstanbul", "TR21", "Konya, Karaman", "TR5 Batı Anadolu"];
    let many =
        |places: &[&str]| -> String { (0..400).map(|at| row(places[at % places.len()], at)).collect() };
    // Names of both kinds first, what only a region can be after them, and in the end perhaps a province.
    let of_regions = format!("{HEADER}{}{}", many(&regions[..2]), many(&regions));
    let of_provinces = format!("{of_regions}{}", row("Bursa", 7));
    let levels = [&of_regions, &of_provinces].map(|text| {
        let whole = in_one_piece(&[text.as_bytes()]).unwrap();
        let level = whole.data_set.level();
        let (count, parts) = in_parts(&[text.as_bytes()], 4, 4_000).unwrap();
        assert_eq!((count, parts.data_set.level(), parts.rollup.level), (4, level, level));
        same(parts, whole);
        level
    });
    assert_eq!(levels, [Level::Nuts2, Level::Province]);
}

#[test]
fn weights_come_with_their_parts() {
    let row = |at: usize| {
        let (place, kg) = (["Ankara", "İzmir", "Van"][at % 3], ["12,5", "", "bir", "7"][at % 4]);
        format!("2024;1;ihracat;{place};3530;Almanya;{at},5;{kg}\r\n")
    };
    let rows: String = (0..600).map(row).collect();
    let text = format!("{};kg\r\n{rows}", HEADER.trim_end());
    let whole = in_one_piece(&[text.as_bytes()]).unwrap();
    assert!(whole.data_set.weights.is_some());
    let (count, parts) = in_parts(&[text.as_bytes()], 4, 4_000).unwrap();
    assert_eq!(count, 4);
    same(parts, whole);
}

const HEADER: &str = "yıl;ay;akış;il;isic_rev3;ülke;değer usd\r\n";

/// Rows as files have them, and now and then one that makes trouble.
fn row() -> impl Strategy<Value = String> {
    let plain = (2_019u16..2_022, 1u8..13, 0usize..6, 0usize..5, 0usize..4, 0u64..9_000_000_000);
    let plain = plain.prop_map(|(year, month, province, code, partner, cents)| {
        let province = ["Ankara", "İstanbul", "Belirsiz", "Atlantis", "Kahramanmaraş", "06"][province];
        let code = ["3530", "2423", "1711", "9998", "Gizli Veri"][code];
        let partner = ["Almanya", "Birleşik Arap Emirlikleri", "\"Kongo; Dem. Cum.\"", ""][partner];
        let (whole, rest) = (cents / 100, cents % 100);
        format!("{year};{month};ihracat;{province};{code};{partner};{whole},{rest:02}\r\n")
    });
    let odd = prop::sample::select(vec![
        "2020;1;ihracat;Ankara;3530;\"iki\r\nsatır\";1,00\r\n",
        "2020;1;ihracat;Ankara;3530;\"\"\"tırnak\"\"\";1,00\n",
        "2020;1;ihracat;Ankara\r\n",
        "\r\n",
        "2020;Toplam;ihracat;Ankara;3530;Almanya;5,00\r\n",
        "2020;1;ithalat;Ankara;3530;Almanya;çok\r\n",
        "2020;1;ithalat;Ankara;3530;Almanya;1,23456\r\n",
    ]);
    prop_oneof![12 => plain, 1 => odd.prop_map(str::to_string)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn parts_give_what_the_whole_gives(
        rows in prop::collection::vec(row(), 1..80),
        more in prop::collection::vec(row(), 1..20),
        most in 1usize..9,
        part_bytes in 1u64..900,
    ) {
        let first = format!("{HEADER}2020;1;ihracat;Ankara;3530;Almanya;1,00\r\n{}", rows.concat());
        let second = format!("{HEADER}{}", more.concat());
        let files = [first.as_bytes(), second.as_bytes()];
        if let (Ok((_, parts)), Ok(whole)) = (in_parts(&files, most, part_bytes), in_one_piece(&files)) {
            same(parts, whole);
        }
    }
}

#[test]
fn a_plain_file_fits_together_wherever_it_is_cut() {
    let rows: String = (0..2_000)
        .map(|row| {
            format!(
                "{};{};ihracat;Ankara;3530;Ülke {};{row},5\r\n",
                2_020 + row / 1_000,
                row % 12 + 1,
                row % 7
            )
        })
        .collect();
    let text = format!("{HEADER}{rows}");
    for part_bytes in [500, 997, 4_096, 20_000] {
        let Ok((count, parts)) = in_parts(&[text.as_bytes()], 64, part_bytes) else {
            panic!("these parts fit: {part_bytes}")
        };
        assert!(count > 1);
        same(parts, in_one_piece(&[text.as_bytes()]).unwrap());
    }
}

#[test]
fn a_cut_within_quotes_is_seen() {
    // Every line of the long text looks like a record to whoever begins in its middle.
    let inner = "2020;1;ihracat;Ankara;3530;Almanya;1,00\r\n".repeat(200);
    let text = format!(
        "{HEADER}2020;1;ihracat;Ankara;3530;\"{inner}\";1,00\r\n2020;2;ihracat;Ankara;3530;X;2,00\r\n"
    );
    assert!(in_parts(&[text.as_bytes()], 4, 500).is_err());
    assert_eq!(in_one_piece(&[text.as_bytes()]).unwrap().report.ledger.total().rows, 2);
}
