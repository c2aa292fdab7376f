//! The reader finds the same records as the `csv` crate, and the same ones however the bytes come.

use proptest::prelude::*;
use teknoharita::ingest::{Dialect, Fields, Reader, Taken};

type Records = Vec<Vec<Vec<u8>>>;

fn ours(pieces: &[&[u8]], delimiter: u8) -> Records {
    let mut reader = Reader::new(Dialect { delimiter });
    let mut records = Vec::new();
    let mut take = |reader: &mut Reader, last| {
        while let Some(record) = reader.next_record(last).unwrap() {
            records.push(record.iter().map(<[u8]>::to_vec).collect());
        }
    };
    for piece in pieces {
        reader.feed(piece);
        take(&mut reader, false);
    }
    take(&mut reader, true);
    records
}

/// The same by the fast way, with the lines of the records.
fn taken(pieces: &[&[u8]], delimiter: u8) -> (Records, Vec<u64>) {
    let mut reader = Reader::new(Dialect { delimiter });
    let (mut records, mut lines) = (Vec::new(), Vec::new());
    let mut fields = Fields::default();
    let mut take = |reader: &mut Reader, last| {
        while let Some(taken) = reader.take(last).unwrap() {
            match taken {
                Taken::Record(record) => {
                    records.push(record.iter().map(<[u8]>::to_vec).collect());
                    lines.push(record.line());
                }
                Taken::Batch(batch) => {
                    for row in 0..batch.len() {
                        let record = batch.record(row, &mut fields);
                        records.push(record.iter().map(<[u8]>::to_vec).collect());
                        lines.push(record.line());
                    }
                }
            }
        }
    };
    for piece in pieces {
        reader.feed(piece);
        take(&mut reader, false);
    }
    take(&mut reader, true);
    (records, lines)
}

fn lines(bytes: &[u8], delimiter: u8) -> Vec<u64> {
    let mut reader = Reader::new(Dialect { delimiter });
    reader.feed(bytes);
    let mut lines = Vec::new();
    while let Some(record) = reader.next_record(true).unwrap() {
        lines.push(record.line());
    }
    lines
}

fn theirs(bytes: &[u8], delimiter: u8) -> Records {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

/// Bytes that make trouble far more often than random ones do.
fn trouble() -> impl Strategy<Value = Vec<u8>> {
    let bytes: [&'static [u8]; 14] = [
        b"a",
        b"7",
        b",",
        b";",
        b"\t",
        b"|",
        b"\"",
        b"\"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b"\xEF\xBB\xBF",
        b"\xDD",
    ];
    prop::collection::vec(prop::sample::select(bytes.to_vec()), 0..60).prop_map(|parts| parts.concat())
}

/// A table as a writer would make it: quoted where it must be, or always.
fn table() -> impl Strategy<Value = (Vec<u8>, u8)> {
    let cell = prop::collection::vec(prop::sample::select(b"ab1,;\t|\"\n\r \xC4\xB0".to_vec()), 0..8);
    let rows = prop::collection::vec(prop::collection::vec(cell, 1..6), 0..12);
    (rows, prop::sample::select(b",;\t|".to_vec()), any::<bool>(), any::<bool>()).prop_map(
        |(rows, delimiter, always, crlf)| {
            let mut writer = csv::WriterBuilder::new()
                .flexible(true)
                .delimiter(delimiter)
                .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
                .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
                .from_writer(Vec::new());
            for row in rows {
                writer.write_byte_record(&row.into_iter().collect()).unwrap();
            }
            (writer.into_inner().unwrap(), delimiter)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_give_the_records_of_the_csv_crate(bytes in trouble(), delimiter in prop::sample::select(b",;\t|".to_vec())) {
        prop_assert_eq!(ours(&[&bytes], delimiter), theirs(&bytes, delimiter));
    }

    #[test]
    fn written_tables_come_back_as_the_csv_crate_reads_them((bytes, delimiter) in table()) {
        prop_assert_eq!(ours(&[&bytes], delimiter), theirs(&bytes, delimiter));
    }

    #[test]
    fn the_fast_way_gives_the_same_records_and_lines(
        parts in prop::collection::vec(prop_oneof![trouble(), table().prop_map(|(bytes, _)| bytes)], 1..6),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
        cut in 0usize..400,
    ) {
        let bytes = parts.concat();
        let (first, second) = bytes.split_at(cut.min(bytes.len()));
        let expected = (ours(&[&bytes], delimiter), lines(&bytes, delimiter));
        prop_assert_eq!(taken(&[&bytes], delimiter), expected.clone());
        prop_assert_eq!(taken(&[first, second], delimiter), expected);
    }

    #[test]
    fn any_split_gives_the_same_records(bytes in trouble(), cuts in prop::collection::vec(0usize..80, 0..6)) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        prop_assert_eq!(ours(&pieces, b','), ours(&[&bytes], b','));
    }
}

#[test]
fn a_record_split_at_every_byte_is_the_same_record() {
    let bytes = "\u{feff}il;\"değer \"\"usd\"\"\";\"a\r\nb\"\r\n\r\nKars;1;\"x;y\"\rIğdır;2;z".as_bytes();
    let whole = ours(&[bytes], b';');
    assert_eq!(whole.len(), 3);
    for at in 0..=bytes.len() {
        assert_eq!(ours(&[&bytes[..at], &bytes[at..]], b';'), whole, "cut at {at}");
    }
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(ours(&single, b';'), whole);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bytes = b"a\r\n\r\n\"b\nb\"\rc\n\n\nd";
    let mut reader = Reader::new(Dialect { delimiter: b',' });
    reader.feed(bytes);
    let mut lines = Vec::new();
    while let Some(record) = reader.next_record(true).unwrap() {
        lines.push((record.get(0).to_vec(), record.line()));
    }
    let expected = [(b"a".to_vec(), 1), (b"b\nb".to_vec(), 3), (b"c".to_vec(), 5), (b"d".to_vec(), 8)];
    assert_eq!(lines, expected);
}

#[test]
fn an_open_quote_is_found_where_it_opens() {
    let mut reader = Reader::new(Dialect { delimiter: b',' });
    reader.feed(b"a,b\nc,\"d\ne,f\n");
    assert!(reader.next_record(true).unwrap().unwrap().open_quote().is_none());
    let record = reader.next_record(true).unwrap().unwrap();
    let quote = record.open_quote().unwrap();
    assert_eq!((quote.line, quote.column), (2, 2));
    assert!(reader.next_record(true).unwrap().is_none());
}
