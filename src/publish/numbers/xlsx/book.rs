use crate::publish::escape::escape;

use super::archive::Archive;
use super::sheet::{STYLES, Sheet};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The workbook of some sheets (ECMA-376 Part 1, <https://ecma-international.org/publications-and-standards/standards/ecma-376/>).
pub(super) fn book(title: &str, sheets: &[Sheet]) -> Vec<u8> {
    let mut archive = Archive::default();
    archive.add("[Content_Types].xml", content_types(sheets).as_bytes());
    archive.add("_rels/.rels", package().as_bytes());
    archive.add("docProps/core.xml", properties(title).as_bytes());
    archive.add("xl/workbook.xml", workbook(sheets).as_bytes());
    archive.add("xl/_rels/workbook.xml.rels", relations(sheets).as_bytes());
    archive.add("xl/styles.xml", STYLES.as_bytes());
    for (number, sheet) in (1..).zip(sheets) {
        archive.add(&format!("xl/worksheets/sheet{number}.xml"), sheet.xml(number == 1).as_bytes());
    }
    archive.finish()
}

fn content_types(sheets: &[Sheet]) -> String {
    let sheet = |number: usize| {
        format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>"
        )
    };
    let sheets: String = (1..=sheets.len()).map(sheet).collect();
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override \
         PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/><Override \
         PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>{sheets}</Types>"
    )
}

fn package() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" \
         Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

/// Title and maker. Dates are left out: they would make two files of one view different.
fn properties(title: &str) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>\
         <dc:creator>Teknoharita</dc:creator></cp:coreProperties>",
        escape(title)
    )
}

fn workbook(sheets: &[Sheet]) -> String {
    let sheet = |(number, sheet): (usize, &Sheet)| {
        format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escape(&sheet.name))
    };
    let sheets: String = (1..).zip(sheets).map(sheet).collect();
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets></workbook>"
    )
}

fn relations(sheets: &[Sheet]) -> String {
    let sheet = |number: usize| {
        format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
    };
    let all: String = (1..=sheets.len()).map(sheet).collect();
    let styles = sheets.len() + 1;
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}<Relationship Id=\"rId{styles}\" \
         Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}
