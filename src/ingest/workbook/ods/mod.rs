//! OpenDocument sheets (LibreOffice), read from `content.xml` as a stream.
//!
//! The reader is ours: calamine keeps a whole sheet as a dense grid, which a far cell or a repeat makes
//! large, and takes repeats of cells as they are written.

mod cell;
mod sheet;

use quick_xml::events::Event;

use crate::error::WorkbookError;

use super::SheetInfo;
use super::container::Container;
use super::fault::{DAMAGED, Fault};
use super::limits::{MAX_SHEETS, MAX_XML_PIECE};
use super::rows::Rows;
use super::xml::{Xml, attribute};

/// An OpenDocument workbook.
pub(super) struct Workbook {
    container: Container,
    content: usize,
}

impl Workbook {
    pub(super) fn open(mut container: Container) -> Result<(Workbook, Vec<SheetInfo>), Fault> {
        let content = container.find("content.xml").ok_or(WorkbookError::NotAWorkbook)?;
        if let Some(manifest) = container.find("META-INF/manifest.xml")
            && container.beginning(manifest, MAX_XML_PIECE)?.contains("encryption-data")
        {
            return Err(WorkbookError::Encrypted.into());
        }
        let sheets = sheets(Xml::new(container.part(content)?))?;
        Ok((Workbook { container, content }, sheets))
    }

    pub(super) fn rows(&mut self, sheet: usize, rows: &mut Rows<'_>) -> Result<(), Fault> {
        sheet::rows(Xml::new(self.container.part(self.content)?), sheet, rows)
    }

    pub(super) fn merged(&mut self, sheet: usize) -> Result<Vec<(u32, u32, u32, u32)>, Fault> {
        sheet::merged(Xml::new(self.container.part(self.content)?), sheet)
    }
}

/// The sheets in their order. One whose style says that it is not shown is hidden.
fn sheets(mut xml: Xml<'_>) -> Result<Vec<SheetInfo>, Fault> {
    let mut hidden: Vec<String> = Vec::new();
    let mut style = String::new();
    let mut found = Vec::new();
    let mut spreadsheet = false;
    loop {
        let table = match xml.next()? {
            Event::Start(start) => match start.name().as_ref() {
                "office:spreadsheet" => {
                    spreadsheet = true;
                    false
                }
                "style:style" => {
                    style = attribute(&start, "style:name")?.unwrap_or_default().into_owned();
                    false
                }
                "style:table-properties" => {
                    if attribute(&start, "table:display")?.as_deref() == Some("false") {
                        hidden.push(std::mem::take(&mut style));
                    }
                    false
                }
                "table:table" => {
                    let name = attribute(&start, "table:name")?.unwrap_or_default().into_owned();
                    let style = attribute(&start, "table:style-name")?.unwrap_or_default();
                    let visible = !hidden.iter().any(|hidden| *hidden == style);
                    found.push(SheetInfo { name, visible });
                    true
                }
                _ => false,
            },
            Event::Eof => break,
            _ => false,
        };
        if found.len() > MAX_SHEETS || hidden.len() > MAX_SHEETS {
            return Err(DAMAGED);
        }
        // Tables within are cells of a table, or pictures' data.
        if table {
            xml.skip()?;
        }
    }
    if spreadsheet { Ok(found) } else { Err(WorkbookError::NotAWorkbook.into()) }
}
