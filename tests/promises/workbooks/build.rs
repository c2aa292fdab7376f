//! Workbooks written by hand, as small as they can be.

use std::io::{Cursor, Read, Write};

use teknoharita::error::Error;
use teknoharita::ingest::workbook::{Book, Cell};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of named parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
pub const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// Parts of an `.xlsx`, each of which a test may put something else for.
pub struct Xlsx {
    /// `<workbookPr>` and what else stands before the sheets.
    pub properties: String,
    /// Name, state and the inside of each worksheet.
    pub sheets: Vec<(String, &'static str, String)>,
    pub strings: Option<String>,
    pub styles: Option<String>,
}

impl Xlsx {
    /// One sheet with this inside of `<sheetData>`.
    pub fn of(data: &str) -> Xlsx {
        let sheet = format!("<sheetData>{data}</sheetData>");
        let sheets = vec![("Veri".to_string(), "visible", sheet)];
        Xlsx { properties: String::new(), sheets, strings: None, styles: None }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let (mut sheets, mut rels, mut parts) = (String::new(), String::new(), Vec::new());
        for (at, (name, state, inside)) in self.sheets.iter().enumerate() {
            let id = at + 1;
            sheets += &format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="rId{id}"/>"#);
            rels += &format!(
                r#"<Relationship Id="rId{id}" Type="{relation}/worksheet" Target="worksheets/sheet{id}.xml"/>"#
            );
            let xml = format!(r#"<?xml version="1.0"?><worksheet xmlns="{space}">{inside}</worksheet>"#);
            parts.push((format!("xl/worksheets/sheet{id}.xml"), xml));
        }
        parts.push(("[Content_Types].xml".to_string(), TYPES.to_string()));
        parts.push(("_rels/.rels".to_string(), RELS.to_string()));
        parts.push((
            "xl/workbook.xml".to_string(),
            format!(
                r#"<?xml version="1.0"?><workbook xmlns="{space}" xmlns:r="{relation}">{}<sheets>{sheets}</sheets></workbook>"#,
                self.properties
            ),
        ));
        let rels_space = "http://schemas.openxmlformats.org/package/2006/relationships";
        rels += &format!(
            r#"<Relationship Id="rIdS" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdF" Type="{relation}/styles" Target="styles.xml"/>"#
        );
        parts.push((
            "xl/_rels/workbook.xml.rels".to_string(),
            format!(r#"<?xml version="1.0"?><Relationships xmlns="{rels_space}">{rels}</Relationships>"#),
        ));
        if let Some(strings) = &self.strings {
            parts.push(("xl/sharedStrings.xml".to_string(), strings.clone()));
        }
        if let Some(styles) = &self.styles {
            parts.push(("xl/styles.xml".to_string(), styles.clone()));
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        zip(&parts)
    }
}

/// `styles.xml` whose cell formats have these numbers, with own formats from 164 on.
pub fn styles(own: &[&str], formats: &[u32]) -> String {
    let own = own.iter().enumerate().map(|(at, code)| {
        let code = code.replace('"', "&quot;");
        format!(r#"<numFmt numFmtId="{}" formatCode="{code}"/>"#, 164 + at)
    });
    let formats = formats.iter().map(|id| format!(r#"<xf numFmtId="{id}"/>"#));
    format!(
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>{}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs>{}</cellXfs></styleSheet>"#,
        own.collect::<String>(),
        formats.collect::<String>()
    )
}

/// An `.ods` with these tables, given as the inside of `<office:spreadsheet>`.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Rows with their numbers.
pub type Rows = Vec<(u32, Vec<Cell>)>;

/// All rows of a sheet.
pub fn rows_of(bytes: Vec<u8>, sheet: usize) -> Result<Rows, Error> {
    let mut book = Book::open("kitap.xlsx", bytes)?;
    let mut rows = Vec::new();
    book.rows(sheet, &mut |number, cells| {
        rows.push((number, cells.to_vec()));
        true
    })?;
    Ok(rows)
}

pub fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

pub fn number(text: &str) -> Cell {
    Cell::Number(text.to_string())
}

pub fn failed(text: &str) -> Cell {
    Cell::Error(text.to_string())
}

pub fn date(year: u16, month: u8, day: u8) -> Cell {
    Cell::Date { year, month, day }
}

/// The parts of a zip; none where it is no zip.
pub fn parts_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}
