//! What means harm, or is merely broken, gives a typed error or a right result, within bounds.

use teknoharita::error::{Error, Limit, WorkbookError};
use teknoharita::ingest::workbook::{Book, Cell, MAX_BYTES, MAX_CELLS, MAX_ENTRIES};

use super::build::{RELS, TYPES, Xlsx, number, ods, rows_of, styles, zip};

fn why(bytes: Vec<u8>) -> WorkbookError {
    match rows_of(bytes, 0) {
        Err(Error::Workbook { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

fn limit(bytes: Vec<u8>) -> Limit {
    match rows_of(bytes, 0) {
        Err(Error::LimitExceeded { which, limit, found, .. }) => {
            assert!(found > limit);
            which
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_and_the_last_place_of_a_sheet() {
    let book = Xlsx::of(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
    );
    let rows = rows_of(book.bytes(), 0).unwrap();
    assert_eq!((rows[0].0, rows[0].1.len(), rows[1].0, rows[1].1.len()), (1, 1, 1_048_576, 16_384));
    for (cell, which) in [("A1048577", Limit::SheetRows), ("XFE1", Limit::SheetColumns)] {
        let row: String = cell.trim_start_matches(char::is_alphabetic).to_string();
        let book = Xlsx::of(&format!(r#"<row r="{row}"><c r="{cell}"><v>1</v></c></row>"#));
        assert_eq!(limit(book.bytes()), which);
    }
    let far = |columns: &str, rows: &str| {
        ods(&format!(
            r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="{columns}"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"#
        ))
    };
    let rows = rows_of(far("16383", "1048575"), 0).unwrap();
    assert_eq!((rows[0].0, rows[0].1.len()), (1_048_576, 16_384));
    assert_eq!(limit(far("1", "1048576")), Limit::SheetRows);
    assert_eq!(limit(far("16384", "1")), Limit::SheetColumns);
    assert_eq!(limit(far("18446744073709551615", "1")), Limit::SheetColumns);
    assert_eq!(why(far("-1", "1")), WorkbookError::Damaged);
}

#[test]
fn a_million_empty_styled_cells_are_nothing() {
    let row: String = (0..1000).map(|_| r#"<c s="1"/>"#).collect();
    let rows: String = (1..=1000).map(|at| format!(r#"<row r="{at}">{row}</row>"#)).collect();
    let mut book = Xlsx::of(&format!(r#"{rows}<row r="1001"><c r="B1001" s="1"><v>5</v></c></row>"#));
    book.styles = Some(styles(&[], &[0, 2]));
    assert_eq!(rows_of(book.bytes(), 0).unwrap(), [(1001, vec![Cell::Empty, number("5")])]);
}

#[test]
fn repeats_of_something_count_each_time() {
    let repeated = |columns: u32, rows: u32| {
        ods(&format!(
            r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"/></table:table-row></table:table>"#
        ))
    };
    assert_eq!(rows_of(repeated(3, 1000), 0).unwrap().len(), 1000);
    let mut count = 0;
    let read = Book::open("a", repeated(16_384, 1_048_576)).unwrap().rows(0, &mut |_, cells| {
        count += cells.len() as u64;
        true
    });
    assert!(matches!(read, Err(Error::LimitExceeded { which: Limit::Cells, .. })), "{read:?}");
    assert!(count <= MAX_CELLS);
    assert_eq!(limit(repeated(16_385, 1)), Limit::SheetColumns);
    assert_eq!(limit(repeated(1, 1_048_577)), Limit::SheetRows);
    let blanks = r#"<table:table table:name="a"><table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(why(ods(blanks)), WorkbookError::Damaged);
}

#[test]
fn bombs_are_given_up_while_they_are_unpacked() {
    // 40 MB at hundreds to 1.
    let rows = format!("<row{}/>", " ".repeat(1 << 20)).repeat(40);
    let book = Xlsx::of(&rows);
    assert_eq!(limit(book.bytes()), Limit::InflatedBytes);
    assert_eq!(limit(ods(&rows)), Limit::InflatedBytes);
    // One text of that length is given up before that.
    assert_eq!(why(ods(&" ".repeat(40 << 20))), WorkbookError::Damaged);
    // A header that says that it is little.
    let mut bytes = Xlsx::of(&rows).bytes();
    let size = (bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap() + 24)..;
    bytes[size.start..size.start + 4].copy_from_slice(&100_u32.to_le_bytes());
    assert!(rows_of(bytes, 0).is_err());
}

#[test]
fn too_many_parts_and_too_many_bytes() {
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|at| format!("xl/{at}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(limit(zip(&parts)), Limit::Entries);
    assert_eq!(limit(vec![b'P'; MAX_BYTES as usize + 1]), Limit::WorkbookBytes);
}

#[test]
fn entities_that_expand_are_not_expanded() {
    let laughs = r#"<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"#;
    let mut book = Xlsx::of(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    book.strings =
        Some(format!(r#"<?xml version="1.0"?>{laughs}<sst uniqueCount="1"><si><t>&c;</t></si></sst>"#));
    assert_eq!(why(book.bytes()), WorkbookError::Damaged);
    let table = r#"<table:table table:name="a"><table:table-row><table:table-cell office:value-type="string"><text:p>&c;</text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(why(ods(table)), WorkbookError::Damaged);
}

#[test]
fn numbers_that_ask_for_memory() {
    let mut book = Xlsx::of(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    book.strings = Some(r#"<sst uniqueCount="99999999999999"><si><t>a</t></si></sst>"#.to_string());
    let read = rows_of(book.bytes(), 0);
    assert!(read.is_ok() || matches!(read, Err(Error::Workbook { .. })), "{read:?}");
    // A long number format that many cell formats name.
    let mut book = Xlsx::of(r#"<row r="1"><c r="A1" s="1"><v>1</v></c></row>"#);
    book.styles = Some(styles(&[&"0".repeat(1 << 20)], &vec![164; 60_000]));
    let read = rows_of(book.bytes(), 0);
    assert!(read.is_ok() || matches!(read, Err(Error::Workbook { .. })), "{read:?}");
    // Elements inside elements.
    let deep = format!("{}{}", "<a>".repeat(1 << 20), "</a>".repeat(1 << 20));
    assert_eq!(why(ods(&deep)), WorkbookError::Damaged);
    let read = rows_of(Xlsx::of(&deep).bytes(), 0);
    assert!(matches!(read, Ok(_) | Err(Error::Workbook { .. })), "{read:?}");
}

#[test]
fn rows_that_go_backwards() {
    let book = Xlsx::of(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#);
    assert_eq!(why(book.bytes()), WorkbookError::Damaged);
    let book = Xlsx::of(r#"<row r="1"><c r="A0"><v>1</v></c></row>"#);
    assert_eq!(why(book.bytes()), WorkbookError::Damaged);
    let book = Xlsx::of(r#"<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>"#);
    assert!(rows_of(book.bytes(), 0).is_err());
    let book = Xlsx::of(r#"<row r="1"><c r="A99999999999"><v>1</v></c></row>"#);
    assert!(rows_of(book.bytes(), 0).is_err());
}

#[test]
fn what_is_no_workbook() {
    for bytes in [b"".as_slice(), b"il;yil\n", b"%PDF-1.7", b"\xD0\xCF"] {
        assert_eq!(why(bytes.to_vec()), WorkbookError::NotAWorkbook);
    }
    assert_eq!(why(b"PK\x03\x04....".to_vec()), WorkbookError::Truncated);
    assert_eq!(why(zip(&[("a.csv", b"il;yil")])), WorkbookError::NotAWorkbook);
    let document = TYPES.replace("spreadsheetml.sheet.main", "wordprocessingml.document.main");
    let parts = [("[Content_Types].xml", document.as_bytes()), ("_rels/.rels", RELS.as_bytes())];
    assert_eq!(why(zip(&parts)), WorkbookError::NotAWorkbook);
    let binary = TYPES.replace(
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "vnd.ms-excel.sheet.binary.macroEnabled.main",
    );
    assert_eq!(why(zip(&[("[Content_Types].xml", binary.as_bytes())])), WorkbookError::OldFormat);
    let text = b"application/vnd.oasis.opendocument.text".as_slice();
    assert_eq!(why(zip(&[("mimetype", text), ("content.xml", b"<a/>")])), WorkbookError::NotAWorkbook);
    assert_eq!(why(b"\x09\x04\x06\0\0\0\x10\0\0\0".to_vec()), WorkbookError::OldFormat);
    let document = compound("WordDocument", &[0; 4096]);
    assert_eq!(why(document), WorkbookError::NotAWorkbook);
    let excel_95 = compound("Book", &[0; 4096]);
    assert_eq!(why(excel_95), WorkbookError::OldFormat);
    let mut none = Xlsx::of("");
    none.sheets.clear();
    assert_eq!(why(none.bytes()), WorkbookError::NoSheet);
    let mut book = Book::open("a", Xlsx::of("").bytes()).unwrap();
    let read = book.rows(1, &mut |_, _| true);
    assert!(matches!(read, Err(Error::Workbook { why: WorkbookError::NoSheet, .. })));
}

#[test]
fn what_is_locked_with_a_password() {
    assert_eq!(why(compound("EncryptedPackage", &[7; 4096])), WorkbookError::Encrypted);
    let mut stream = vec![0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 1, 0];
    stream.resize(4096, 0);
    assert_eq!(why(compound("Workbook", &stream)), WorkbookError::Encrypted);
    // The flag of a zip, in both headers of the first part.
    let mut bytes = Xlsx::of("").bytes();
    bytes[6] |= 1;
    let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[directory + 8] |= 1;
    assert_eq!(why(bytes), WorkbookError::Encrypted);
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>".as_slice();
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    let parts = [("mimetype", kind), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)];
    assert_eq!(why(zip(&parts)), WorkbookError::Encrypted);
}

/// A compound file of one stream of 4096 bytes: header, table, folder, stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    assert_eq!(stream.len(), 4096);
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[26..34].copy_from_slice(&[3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    bytes[44..52].copy_from_slice(&[1, 0, 0, 0, 1, 0, 0, 0]);
    bytes[60..64].copy_from_slice(&END.to_le_bytes());
    bytes[68..72].copy_from_slice(&END.to_le_bytes());
    bytes[76..512].fill(0xFF);
    bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let table = [0xFFFF_FFFD, END, 3, 4, 5, 6, 7, 8, 9, END];
    let table = table.into_iter().chain(std::iter::repeat(FREE)).take(128);
    bytes.extend(table.flat_map(u32::to_le_bytes));
    for (name, kind, start, len) in [("Root Entry", 5, END, 0), (name, 2, 2, 4096)] {
        let mut entry = [0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = units.len() as u8 + 2;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&(len as u32).to_le_bytes());
        bytes.extend(entry);
    }
    bytes.resize(512 * 3, 0);
    bytes.extend(stream);
    bytes
}
