//! Three public collections of cases for CSV readers, held against ours: csv-spectrum, Papa Parse and
//! csv-core. Inputs and expected fields are stated here as facts, in our own table; every case of a
//! collection stands here once: read the same, read otherwise (both ways and why), or left out (why).
//!
//! A case whose options do nothing to its input, or ask for what our reader does anyway, is read too.
//! Where a library guesses the delimiter, ours is given the one that it finds.

mod csv_core;
mod papa_core;
mod papa_parse;
mod papa_parse_other;
mod reasons;
mod spectrum;

use teknoharita::ingest::{Dialect, Fields, Reader, Taken};

use reasons::{AFTER, BLANK};

type Records = Vec<Vec<Vec<u8>>>;
type Expected = &'static [&'static [&'static [u8]]];
/// Place, name, reason.
type Excluded = (usize, &'static str, &'static str);

struct Corpus {
    /// With its version.
    name: &'static str,
    /// Cases of that version.
    total: usize,
    same: &'static [Case],
    differs: &'static [Difference],
    excluded: &'static [Excluded],
}

struct Case {
    /// Place in the corpus, from 0.
    place: usize,
    name: &'static str,
    delimiter: u8,
    input: &'static [u8],
    /// What our reader gives.
    records: Expected,
}

struct Difference {
    case: Case,
    /// What the corpus expects.
    theirs: Expected,
    why: &'static str,
}

const fn case(place: usize, name: &'static str, input: &'static [u8], records: Expected) -> Case {
    Case { place, name, delimiter: b',', input, records }
}

impl Case {
    const fn by(self, delimiter: u8) -> Case {
        Case { delimiter, ..self }
    }
}

impl Corpus {
    /// All cases that have an outcome, ours.
    fn read(&self) -> impl Iterator<Item = &Case> {
        self.same.iter().chain(self.differs.iter().map(|difference| &difference.case))
    }
}

const CORPORA: [Corpus; 4] = [spectrum::SPECTRUM, papa_core::CORE, papa_parse::PARSE, csv_core::CSV_CORE];

/// Record after record.
fn careful(pieces: &[&[u8]], delimiter: u8) -> Records {
    let mut reader = Reader::new(Dialect { delimiter });
    let mut records = Vec::new();
    for at in 0..=pieces.len() {
        if let Some(piece) = pieces.get(at) {
            reader.feed(piece);
        }
        while let Some(record) = reader.next_record(at == pieces.len()).unwrap() {
            records.push(record.iter().map(<[u8]>::to_vec).collect());
        }
    }
    records
}

/// Many at once, where they are plainly written.
fn fast(pieces: &[&[u8]], delimiter: u8) -> Records {
    let mut reader = Reader::new(Dialect { delimiter });
    let mut records = Vec::new();
    let mut fields = Fields::default();
    for at in 0..=pieces.len() {
        if let Some(piece) = pieces.get(at) {
            reader.feed(piece);
        }
        while let Some(taken) = reader.take(at == pieces.len()).unwrap() {
            match taken {
                Taken::Record(record) => records.push(record.iter().map(<[u8]>::to_vec).collect()),
                Taken::Batch(batch) => records.extend((0..batch.len()).map(|row| {
                    batch.record(row, &mut fields).iter().map(<[u8]>::to_vec).collect::<Vec<_>>()
                })),
            }
        }
    }
    records
}

fn owned(expected: Expected) -> Records {
    expected.iter().map(|record| record.iter().map(|field| field.to_vec()).collect()).collect()
}

/// Every case of every corpus, with its title.
fn each(mut look: impl FnMut(&str, &Case)) {
    for corpus in &CORPORA {
        for case in corpus.read() {
            look(&format!("{}, {}: {}", corpus.name, case.place, case.name), case);
        }
    }
}

#[test]
fn each_case_of_the_corpora_is_read_or_left_out_for_a_reason() {
    for corpus in &CORPORA {
        let counts = [corpus.same.len(), corpus.differs.len(), corpus.excluded.len()];
        assert_eq!(counts.iter().sum::<usize>(), corpus.total, "{}: {counts:?}", corpus.name);
        let mut places: Vec<usize> = corpus.read().map(|case| case.place).collect();
        places.extend(corpus.excluded.iter().map(|&(place, ..)| place));
        places.sort_unstable();
        assert!(places.into_iter().eq(0..corpus.total), "{}", corpus.name);
        let excluded = corpus.excluded.iter().map(|&(_, name, why)| (name, why));
        let differs = corpus.differs.iter().map(|difference| (difference.case.name, difference.why));
        assert!(excluded.chain(differs).all(|(name, why)| !name.is_empty() && !why.is_empty()));
    }
}

#[test]
fn how_many_cases_of_the_corpora_are_read_the_same_otherwise_and_not() {
    let counts = CORPORA.map(|corpus| (corpus.same.len(), corpus.differs.len(), corpus.excluded.len()));
    assert_eq!(counts, [(11, 1, 0), (40, 6, 17), (44, 10, 44), (53, 0, 10)]);
}

#[test]
fn cases_of_the_corpora_are_read_as_stated() {
    each(|title, case| assert_eq!(careful(&[case.input], case.delimiter), owned(case.records), "{title}"));
}

#[test]
fn cases_of_the_corpora_are_read_the_same_byte_by_byte_and_cut_anywhere() {
    each(|title, case| {
        let whole = careful(&[case.input], case.delimiter);
        let bytes: Vec<&[u8]> = case.input.chunks(1).collect();
        assert_eq!(careful(&bytes, case.delimiter), whole, "{title}, byte by byte");
        assert_eq!(fast(&bytes, case.delimiter), whole, "{title}, byte by byte, the fast way");
        for at in 0..=case.input.len() {
            let (first, second) = case.input.split_at(at);
            assert_eq!(careful(&[first, second], case.delimiter), whole, "{title}, cut at {at}");
            assert_eq!(fast(&[first, second], case.delimiter), whole, "{title}, cut at {at}, the fast way");
        }
    });
}

/// The first record of a text is never read the fast way, so each case is read once more behind another.
#[test]
fn cases_of_the_corpora_are_read_the_same_below_a_header() {
    each(|title, case| {
        if case.input.starts_with(b"\xEF\xBB\xBF") {
            return;
        }
        let mut expected = vec![vec![b"il".to_vec(), b"usd".to_vec()]];
        expected.extend(owned(case.records));
        let text = [b"il", &[case.delimiter][..], b"usd\n", case.input].concat();
        let bytes: Vec<&[u8]> = text.chunks(1).collect();
        for pieces in [&[&text[..]][..], &bytes] {
            assert_eq!(careful(pieces, case.delimiter), expected, "{title}");
            assert_eq!(fast(pieces, case.delimiter), expected, "{title}, the fast way");
        }
    });
}

/// Where we read otherwise than a corpus, the difference is the one its reason names and no other.
#[test]
fn what_is_read_otherwise_than_the_corpora_differs_as_its_reason_says() {
    for difference in CORPORA.iter().flat_map(|corpus| corpus.differs) {
        let Difference { case, theirs, why } = difference;
        let (mut theirs, mut ours) = (owned(theirs), owned(case.records));
        assert_ne!(ours, theirs, "{}", case.name);
        if *why == BLANK {
            theirs.retain(|record| *record != [b""]);
        } else if *why == AFTER {
            ours.iter_mut().flatten().for_each(|field| {
                field.truncate(field.iter().rposition(|&byte| byte != b' ').map_or(0, |last| last + 1));
            });
        } else {
            continue;
        }
        assert_eq!(ours, theirs, "{}", case.name);
    }
}

/// Malformed or not, each case is read as the `csv` crate reads it.
#[test]
fn cases_of_the_corpora_are_read_as_the_csv_crate_reads_them() {
    each(|title, case| {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(case.delimiter);
        let theirs = builder.from_reader(case.input).into_byte_records().map(|record| {
            let record = record.unwrap();
            record.iter().map(<[u8]>::to_vec).collect::<Vec<_>>()
        });
        assert_eq!(theirs.collect::<Records>(), owned(case.records), "{title}");
    });
}
