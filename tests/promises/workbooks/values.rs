//! Values of all kinds, from all three kinds of workbooks.

use teknoharita::ingest::workbook::{Book, Cell, SheetInfo};

use super::build::{Xlsx, date, failed, number, ods, rows_of, styles, text};

const SHARED: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>İstanbul</t></si><si><r><t xml:space="preserve">zen</t></r><r><rPr><b/></rPr><t xml:space="preserve">gin </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t xml:space="preserve"> a &amp; b </t></si></sst>"#;

#[test]
fn cells_of_an_xlsx() {
    let mut book = Xlsx::of(concat!(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>"#,
        r#"<row r="3"><c r="B3"><v>56984.83</v></c><c r="C3"><v>2024</v></c><c r="D3"><v>1E-7</v></c><c r="E3" s="1"><v>45351</v></c><c r="F3" s="2"><v>45292.75</v></c><c r="G3" s="3"><v>0.121</v></c></row>"#,
        r#"<row r="4"><c r="A4" t="inlineStr"><is><t>içte</t></is></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#DIV/0!</v></c><c r="D4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E4"><f>1+1</f><v>2</v></c><c r="F4" s="1"/><c r="G4" t="d"><v>2024-03-01T00:00:00</v></c></row>"#,
        r#"<row r="5"><c r="A5" s="1"/></row>"#,
        r#"<row r="6"><c r="A6" s="4"><v>1.5</v></c><c r="B6" s="5"><v>7</v></c></row>"#,
    ));
    book.strings = Some(SHARED.to_string());
    book.styles = Some(styles(&["dd.mm.yyyy", "[h]:mm", "#,##0.00\\ \"USD\""], &[0, 164, 22, 10, 165, 166]));
    let rows = rows_of(book.bytes(), 0).unwrap();
    let expected = vec![
        (1, vec![text("İstanbul"), text("zengin "), text(" a & b ")]),
        (
            3,
            vec![
                Cell::Empty,
                number("56984.83"),
                number("2024"),
                number("0.0000001"),
                date(2024, 2, 29),
                date(2024, 1, 1),
                number("0.121"),
            ],
        ),
        (
            4,
            vec![
                text("içte"),
                Cell::Bool(true),
                failed("#DIV/0!"),
                text("ab"),
                number("2"),
                Cell::Empty,
                date(2024, 3, 1),
            ],
        ),
        (6, vec![number("1.5"), number("7")]),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn sheets_dates_from_1904_and_merged_ranges() {
    let mut book = Xlsx::of(r#"<row r="1"><c r="A1" s="1"><v>43830</v></c></row>"#);
    book.properties = r#"<workbookPr date1904="1"/>"#.to_string();
    book.styles = Some(styles(&[], &[0, 14]));
    book.sheets[0].2 +=
        r#"<mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="B2:B4"/></mergeCells>"#;
    book.sheets.push(("Gizli &amp; saklı".to_string(), "hidden", "<sheetData/>".to_string()));
    book.sheets.push(("Çok gizli".to_string(), "veryHidden", "<sheetData/>".to_string()));
    let bytes = book.bytes();
    let mut book = Book::open("a.xls", bytes.clone()).unwrap();
    let sheet = |name: &str, visible| SheetInfo { name: name.to_string(), visible };
    let expected = [sheet("Veri", true), sheet("Gizli & saklı", false), sheet("Çok gizli", false)];
    assert_eq!(book.sheets(), expected);
    assert_eq!(book.merged(0), [(1, 1, 1, 6), (2, 2, 4, 2)]);
    assert_eq!(book.merged(1), []);
    assert_eq!(book.merged(9), []);
    assert_eq!(rows_of(bytes.clone(), 0).unwrap(), [(1, vec![date(2024, 1, 1)])]);
    assert_eq!(rows_of(bytes, 1).unwrap(), []);
}

#[test]
fn reading_stops_when_asked_to_and_starts_anew() {
    let rows: String =
        (1..=9).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#)).collect();
    for bytes in [
        Xlsx::of(&rows).bytes(),
        ods(
            r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="9"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"#,
        ),
        include_bytes!("../../fixtures/workbooks/kinds.xls").to_vec(),
    ] {
        let mut book = Book::open("a", bytes).unwrap();
        for most in [1, 3] {
            let mut seen = 0;
            book.rows(0, &mut |_, _| {
                seen += 1;
                seen < most
            })
            .unwrap();
            assert_eq!(seen, most);
        }
    }
}

#[test]
fn cells_of_an_xls() {
    let bytes = include_bytes!("../../fixtures/workbooks/kinds.xls").to_vec();
    let mut book = Book::open("a.xlsx", bytes.clone()).unwrap();
    let visible: Vec<_> = book.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect();
    assert_eq!(visible, [("Veri", true), ("Gizli", false)]);
    assert_eq!(book.merged(0), [(1, 1, 1, 6)]);
    let rows = rows_of(bytes.clone(), 0).unwrap();
    assert_eq!(rows[0], (1, vec![text("İhracat, bin $")]));
    assert_eq!(
        rows[2],
        (
            3,
            vec![
                text("İstanbul"),
                number("2024"),
                number("56984.83"),
                number("0.121"),
                date(2024, 2, 29),
                Cell::Bool(true)
            ]
        )
    );
    assert_eq!(rows[3].1[..3], [text(" Ağrı "), number("2023"), number("-0.5")]);
    assert_eq!(rows[4], (5, vec![text("zengin metin")]));
    let thousands = ["0", "1000", "2000", "3000", "4000", "5000", "6000", "7000"];
    assert_eq!(rows[5], (6, thousands.map(number).to_vec()));
    assert_eq!((rows[6].0, rows[6].1.len(), &rows[6].1[255]), (7, 256, &text("uç")));
    assert_eq!(rows[7], (8, vec![failed("#N/A")]));
    // Written from the last row up.
    let hidden = rows_of(bytes, 1).unwrap();
    assert_eq!(hidden, [(8, vec![number("2")]), (9, vec![number("1")]), (10, vec![number("0")])]);
    let bytes = include_bytes!("../../fixtures/workbooks/dates1904.xls").to_vec();
    assert_eq!(rows_of(bytes, 0).unwrap(), [(1, vec![date(2024, 1, 1)])]);
}

#[test]
fn cells_of_an_ods() {
    let table = concat!(
        r#"<table:table table:name="Veri"><table:table-column table:number-columns-repeated="1024"/>"#,
        r#"<table:table-header-rows><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="6" table:number-rows-spanned="1"><text:p>İhracat <text:span>bin</text:span><text:s text:c="2"/>$ &amp;</text:p><office:annotation><text:p>not</text:p></office:annotation><text:p>ikinci</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="5"/><table:table-cell table:number-columns-repeated="16378"/></table:table-row></table:table-header-rows>"#,
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="float" office:value="2024" table:number-columns-repeated="2"><text:p>2024</text:p></table:table-cell></table:table-row>"#,
        r#"<table:table-row-group><table:table-row><table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29.02.24</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.121"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#SAYI/0!</text:p></table:table-cell><table:table-cell office:value-type="currency" office:value="56984.83"/></table:table-row></table:table-row-group>"#,
        r#"<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#,
        r#"<table:table table:name="Gizli" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"#,
    );
    let bytes = ods(table);
    let mut book = Book::open("a.ods", bytes.clone()).unwrap();
    let visible: Vec<_> = book.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect();
    assert_eq!(visible, [("Veri", true), ("Gizli", false)]);
    assert_eq!(book.merged(0), [(1, 1, 1, 6)]);
    let twice = vec![Cell::Empty, number("2024"), number("2024")];
    let expected = vec![
        (1, vec![text("İhracat bin  $ &\nikinci")]),
        (2, twice.clone()),
        (3, twice),
        (
            4,
            vec![date(2024, 2, 29), number("0.121"), Cell::Bool(true), failed("#DIV/0!"), number("56984.83")],
        ),
    ];
    assert_eq!(rows_of(bytes.clone(), 0).unwrap(), expected);
    assert_eq!(rows_of(bytes, 1).unwrap(), [(1, vec![number("1")])]);
}
