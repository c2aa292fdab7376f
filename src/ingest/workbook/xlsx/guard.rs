use quick_xml::events::Event;

use crate::error::Limit;

use super::super::container::Container;
use super::super::fault::{DAMAGED, Fault};
use super::super::limits::{MAX_CELLS, MAX_TEXT_BYTES};
use super::super::xml::{Xml, attribute};

/// Parts other than sheets and texts are small in any real workbook.
const MAX_SMALL_PART: u64 = 64 << 20;
/// Excel stops at 65,490 formats of cells.
const MAX_FORMATS: u64 = 65_536;
/// Bytes that the formats come to when each keeps a copy of its longest text.
const MAX_FORMAT_BYTES: u64 = 64 << 20;

/// Refuses what would make calamine take memory without bound when it opens a workbook: it reserves as many
/// texts as the part says it has, and gives each format its own copy of a number format.
pub(super) fn check(container: &mut Container) -> Result<(), Fault> {
    for name in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/theme/theme1.xml", "xl/styles.xml"] {
        if let Some(index) = container.find(name)
            && container.weight(index) > MAX_SMALL_PART
        {
            return Err(Fault::limit(Limit::InflatedBytes, MAX_SMALL_PART, container.weight(index)));
        }
    }
    if let Some(index) = container.find("xl/sharedStrings.xml") {
        let weight = container.weight(index);
        if weight > MAX_TEXT_BYTES {
            return Err(Fault::limit(Limit::TextBytes, MAX_TEXT_BYTES, weight));
        }
        check_texts(Xml::new(container.part(index)?))?;
    }
    if let Some(index) = container.find("xl/styles.xml") {
        check_formats(Xml::new(container.part(index)?))?;
    }
    Ok(())
}

fn check_texts(mut xml: Xml<'_>) -> Result<(), Fault> {
    let mut said = 0;
    let mut found: u64 = 0;
    loop {
        match xml.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "sst" => {
                    let unique = attribute(&start, "uniqueCount")?;
                    said = unique.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
                }
                "si" => found += 1,
                _ => (),
            },
            Event::Eof => break,
            _ => (),
        }
        if found > MAX_CELLS {
            return Err(Fault::limit(Limit::Cells, MAX_CELLS, found));
        }
    }
    // A wrong number does no harm while it is small.
    if said > found.max(1 << 20) { Err(DAMAGED) } else { Ok(()) }
}

fn check_formats(mut xml: Xml<'_>) -> Result<(), Fault> {
    let mut longest: u64 = 0;
    let mut formats: u64 = 0;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                longest = longest.max(start.attributes_raw().len() as u64);
                if matches!(start.local_name().as_ref(), "xf" | "font" | "fill" | "border" | "numFmt") {
                    formats += 1;
                }
            }
            Event::Eof => break,
            _ => (),
        }
    }
    let bytes = formats.saturating_mul(longest);
    if formats > 4 * MAX_FORMATS || bytes > MAX_FORMAT_BYTES { Err(DAMAGED) } else { Ok(()) }
}
