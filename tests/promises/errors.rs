//! Input that cannot be used says what is wrong, where, and what to do, in both languages; what the
//! program cannot know it asks.

use teknoharita::error::{Error, FileKind, Limit, NotATable, Question, Role, Unreadable};
use teknoharita::ingest::Source;
use teknoharita::messages::{Lang, error_text};
use teknoharita::protocol::{Answers, Event, FileInfo, Request};
use teknoharita::types::{Currency, Flow};

use super::support::{own, read, read_files};

fn fails(bytes: &[u8]) -> Error {
    let Err(error) = read(bytes) else { panic!("this was read") };
    says_all(&error);
    error
}

/// Title, place and advice, in both languages and not the same in both.
fn says_all(error: &Error) {
    let [turkish, english] = Lang::ALL.map(|lang| error_text(error, lang));
    for text in [&turkish, &english] {
        assert!(!text.title.is_empty() && !text.body.is_empty() && !text.todo.is_empty(), "{text:?}");
    }
    assert!(turkish.title != english.title && turkish.todo != english.todo, "{turkish:?}");
}

#[test]
fn an_empty_file() {
    for bytes in [b"".as_slice(), b"\n\n  \r\n", b"\xEF\xBB\xBF"] {
        assert!(matches!(fails(bytes), Error::Unreadable { why: Unreadable::Empty, .. }));
    }
    let header = "yıl;akış;il;isic_rev3;usd\n".as_bytes();
    assert!(matches!(fails(header), Error::NotATable { why: NotATable::NoRows, .. }));
}

#[test]
fn files_that_are_no_tables() {
    let kinds: [(&[u8], FileKind); 4] = [
        (b"\x89PNG\r\n\x1a\n\0\0", FileKind::Picture),
        (b"\xFF\xD8\xFF\xE0..", FileKind::Picture),
        (b"%PDF-1.7\n", FileKind::Pdf),
        (b"<!DOCTYPE html><html></html>", FileKind::Html),
    ];
    for (bytes, kind) in kinds {
        let error = fails(bytes);
        assert!(matches!(error, Error::Unsupported { what, .. } if what == kind), "{error:?}");
    }
    assert!(matches!(fails(b"il,usd\nAnk\0ara,1\n"), Error::Unreadable { why: Unreadable::Binary, .. }));
}

#[test]
fn columns_that_are_missing_are_named_with_those_that_are_there() {
    let missing = |header: &str, row: &str| match fails(format!("{header}\n{row}\n").as_bytes()) {
        Error::NotATable { why: NotATable::NoColumn { role, headers }, .. } => {
            assert_eq!(headers.len(), header.split(';').count());
            role
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(missing("yıl;akış;isic_rev3;usd", "2024;x;3530;1"), Role::Province);
    assert_eq!(missing("yıl;akış;il;isic", "2024;x;Ankara;3530"), Role::Amount);
    // A table without products has totals, and no tiers.
    let (engine, _) = read("yıl;akış;il;usd\n2024;x;Ankara;1\n".as_bytes()).unwrap();
    assert!(!own(&engine).has_tiers);
    assert_eq!(missing("akış;il;isic_rev3;usd", "x;Ankara;3530;1"), Role::Period);
}

#[test]
fn only_unknown_codes_or_provinces() {
    let error = fails("yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;9998;1\n2024;x;Ankara;abc;1\n".as_bytes());
    let Error::NotATable { why: NotATable::OnlyUnknownCodes { examples, line }, .. } = error else {
        panic!()
    };
    assert_eq!((examples, line), (vec!["9998".to_string(), "abc".to_string()], 2));
    let error = fails("yıl;akış;il;isic_rev3;usd\n2024;x;Atlantis;3530;1\n".as_bytes());
    assert!(matches!(error, Error::NotATable { why: NotATable::OnlyUnknownProvinces { line: 2, .. }, .. }));
    let error = fails("yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;çok\n".as_bytes());
    assert!(matches!(error, Error::NotATable { why: NotATable::OnlyBadRows { .. }, .. }));
}

#[test]
fn nomenclatures_that_are_not_read_are_refused() {
    for header in ["BEC kodu", "CPA", "prodcom"] {
        let text = format!("yıl;akış;il;{header};usd\n2024;x;Ankara;2710;1\n");
        let error = fails(text.as_bytes());
        assert!(
            matches!(error, Error::NotATable { why: NotATable::OtherNomenclature { .. }, .. }),
            "{header}: {error:?}"
        );
    }
}

#[test]
fn other_currencies_are_not_taken_for_dollars() {
    let (_, report) = read("yıl;akış;il;isic_rev3;değer (TL)\n2024;x;Ankara;3530;1\n".as_bytes()).unwrap();
    assert_eq!(report.passport.currency, Currency::Try);
    let error = fails("yıl;akış;il;isic_rev3;değer (GBP)\n2024;x;Ankara;3530;1\n".as_bytes());
    assert!(matches!(error, Error::NotATable { why: NotATable::OtherCurrency { .. }, .. }), "{error:?}");
}

#[test]
fn a_quote_that_never_closes() {
    let head = "yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;1\n";
    let error = fails(format!("{head}2024;x;\"Ankara;3530;2\n2024;x;Ankara;3530;4\n").as_bytes());
    let Error::Unreadable { why: Unreadable::UnterminatedQuote { line, column }, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!((line, column), (3, 3));
    let error = fails("yıl;\"akış;il;isic_rev3;usd\n2024;x;Ankara;3530;1\n".as_bytes());
    assert!(matches!(
        error,
        Error::Unreadable { why: Unreadable::UnterminatedQuote { line: 1, column: 2 }, .. }
    ));
    // On the last line nothing can have been swallowed: one row is lost, and said to be.
    let (engine, report) = read(format!("{head}2024;x;\"Ankara;3530;2\n").as_bytes()).unwrap();
    assert_eq!((report.problems[0].line, report.problems[0].column), (3, 3));
    assert_eq!(own(&engine).iter().count(), 1);
}

/// A file of any size that repeats one byte after its head.
struct Endless {
    head: Vec<u8>,
    fill: u8,
    len: u64,
    gone_after: u64,
}

impl Source for Endless {
    fn name(&self) -> &str {
        "endless.csv"
    }

    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, Error> {
        if offset >= self.gone_after {
            return Err(Error::SourceChanged { file: self.name().to_string() });
        }
        for (at, byte) in buffer.iter_mut().enumerate() {
            *byte = self.head.get(offset as usize + at).copied().unwrap_or(self.fill);
        }
        Ok(buffer.len().min((self.len - offset) as usize))
    }
}

fn read_endless(source: Endless) -> (Error, u64) {
    let files = vec![FileInfo { name: "endless.csv".to_string(), bytes: source.len }];
    let (mut error, mut most) = (None, 0);
    let request = Request::Read { id: 1, files, answers: Answers::default() };
    teknoharita::engine::Engine::new().handle(request, vec![Box::new(source)], &mut |event| match event {
        Event::Failed { error: found, .. } => error = Some(found),
        Event::Progress { bytes_read, .. } => most = most.max(bytes_read),
        other => panic!("{other:?}"),
    });
    let error = error.unwrap();
    says_all(&error);
    (error, most)
}

#[test]
fn one_line_of_300_megabytes_is_given_up_early() {
    let head = "yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;1\n".as_bytes().to_vec();
    let len = 300 << 20;
    for head in [head.clone(), Vec::new()] {
        let (error, most) = read_endless(Endless { head, fill: b'x', len, gone_after: u64::MAX });
        assert!(matches!(error, Error::LimitExceeded { which: Limit::RecordBytes, .. }), "{error:?}");
        assert!(most < 32 << 20);
    }
    let (error, _) = read_endless(Endless {
        head: [head, b"2024;\"".to_vec()].concat(),
        fill: b'x',
        len,
        gone_after: u64::MAX,
    });
    assert!(
        matches!(error, Error::Unreadable { why: Unreadable::UnterminatedQuote { line: 3, column: 2 }, .. }),
        "{error:?}"
    );
}

#[test]
fn a_file_that_goes_away_while_it_is_read() {
    let row = "2024;x;Ankara;3530;1\n";
    let head = format!("yıl;akış;il;isic_rev3;usd\n{}", row.repeat(400_000)).into_bytes();
    let len = head.len() as u64;
    let (error, _) = read_endless(Endless { head, fill: b'\n', len, gone_after: 5 << 20 });
    assert!(matches!(error, Error::SourceChanged { .. }), "{error:?}");
}

#[test]
fn what_cannot_be_known_is_asked() {
    let text = "yıl;il;isic_rev3;usd\n2024;Ankara;3530;5\n".as_bytes();
    let Error::NeedsAnswer { questions } = fails(text) else { panic!() };
    assert_eq!(questions, [Question::Flow { file: "file.csv".to_string() }]);
    let told = Answers { flow: Some(Flow::Import), ..Answers::default() };
    let (engine, _) = read_files(&[("file.csv", text)], told).unwrap();
    assert_eq!(own(&engine).flows(), [Flow::Import]);

    let text = "yıl;akış;il;isic_rev3;fob usd;cif usd\n2024;x;Ankara;3530;5;7\n".as_bytes();
    let Error::NeedsAnswer { questions } = fails(text) else { panic!() };
    let Question::Column { role: Role::Amount, candidates, .. } = &questions[0] else { panic!() };
    assert_eq!(candidates, &["fob usd", "cif usd"]);
    let told = Answers { columns: vec![(Role::Amount, "cif usd".to_string())], ..Answers::default() };
    let (_, report) = read_files(&[("file.csv", text)], told).unwrap();
    assert_eq!(report.ledger.total().amount_e4, 70_000);

    let text = "yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;1.234\n".as_bytes();
    let Error::NeedsAnswer { questions } = fails(text) else { panic!() };
    assert!(matches!(&questions[0], Question::DecimalMark { line: 2, .. }));
    for (mark, amount_e4) in [('.', 12_340), (',', 12_340_000)] {
        let told = Answers { decimal_mark: Some(mark), ..Answers::default() };
        let (_, report) = read_files(&[("file.csv", text)], told).unwrap();
        assert_eq!(report.ledger.total().amount_e4, amount_e4);
    }
}

#[test]
fn a_doubtful_number_far_down_is_asked_too() {
    let rows = "2024;x;Ankara;3530;5\n".repeat(50_000);
    let text = format!("yıl;akış;il;isic_rev3;usd\n{rows}2024;x;Ankara;3530;1.234\n");
    let Error::NeedsAnswer { questions } = fails(text.as_bytes()) else { panic!() };
    assert!(matches!(&questions[0], Question::DecimalMark { line: 50_002, .. }));
}
