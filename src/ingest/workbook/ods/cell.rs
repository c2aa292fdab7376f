use quick_xml::events::{BytesStart, Event};

use super::super::error_text::error_text;
use super::super::fault::{DAMAGED, Fault, TRUNCATED};
use super::super::limits::MAX_XML_PIECE;
use super::super::xml::{Xml, attribute, push_text};
use super::super::{Cell, date};
use super::sheet::repeats;

/// What the start of a cell says.
pub(super) struct Attributes {
    kind: Kind,
    value: Option<String>,
    formula: bool,
    /// How often the cell stands, side by side.
    pub(super) repeated: u64,
    /// Rows and columns over which it reaches.
    pub(super) spanned: (u64, u64),
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Nothing,
    Text,
    Number,
    Date,
    Bool,
    Time,
    Error,
}

impl Attributes {
    pub(super) fn of(start: &BytesStart<'_>) -> Result<Attributes, Fault> {
        let text = |name: &str| attribute(start, name);
        let failed = text("calcext:value-type")?.as_deref() == Some("error");
        let (kind, value) = match text("office:value-type")?.as_deref() {
            _ if failed => (Kind::Error, None),
            Some("float" | "percentage" | "currency") => (Kind::Number, text("office:value")?),
            Some("date") => (Kind::Date, text("office:date-value")?),
            Some("time") => (Kind::Time, None),
            Some("boolean") => (Kind::Bool, text("office:boolean-value")?),
            Some("string") => (Kind::Text, text("office:string-value")?),
            Some(_) => (Kind::Text, None),
            None => (Kind::Nothing, None),
        };
        Ok(Attributes {
            kind,
            value: value.map(|value| value.into_owned()),
            formula: text("table:formula")?.is_some(),
            repeated: repeats(start, "table:number-columns-repeated")?,
            spanned: (
                repeats(start, "table:number-rows-spanned")?,
                repeats(start, "table:number-columns-spanned")?,
            ),
        })
    }
}

/// Reads the cell that was just entered, to its end.
pub(super) fn read(xml: &mut Xml<'_>, attributes: Attributes) -> Result<Cell, Fault> {
    let shown = match attributes.kind {
        Kind::Nothing | Kind::Bool => {
            xml.skip()?;
            String::new()
        }
        Kind::Text if attributes.value.is_some() => {
            xml.skip()?;
            String::new()
        }
        Kind::Number | Kind::Date if !attributes.formula => {
            xml.skip()?;
            String::new()
        }
        _ => shown(xml)?,
    };
    // Older programs keep a failed formula as the number 0 that is shown as an error.
    if attributes.formula
        && let Some(error) = error_text(&shown)
    {
        return Ok(Cell::Error(error.to_string()));
    }
    if attributes.formula && attributes.kind == Kind::Number && shown.starts_with("Err:") {
        return Ok(Cell::Error(shown));
    }
    let value = attributes.value;
    Ok(match attributes.kind {
        Kind::Nothing => Cell::Empty,
        Kind::Text => Cell::text(value.unwrap_or(shown)),
        Kind::Time => Cell::text(shown),
        Kind::Error => Cell::Error(shown),
        Kind::Bool => Cell::Bool(value.as_deref() == Some("true")),
        Kind::Number => match value.as_deref().map(|value| value.trim().parse()) {
            Some(Ok(number)) => Cell::number(number),
            Some(Err(_)) => return Err(DAMAGED),
            None => Cell::text(shown),
        },
        Kind::Date => match value {
            Some(value) => match date::of_iso(&value) {
                Some((year, month, day)) => Cell::Date { year, month, day },
                None => Cell::text(value),
            },
            None => Cell::text(shown),
        },
    })
}

/// The paragraphs of a cell, without notes and pictures.
fn shown(xml: &mut Xml<'_>) -> Result<String, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let mut paragraphs = 0_u32;
    let mut inside = 0_usize;
    loop {
        let event = xml.next()?;
        let other = match &event {
            Event::Start(start) => match start.name().as_ref() {
                "text:p" | "text:h" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs = 1;
                    inside += 1;
                    false
                }
                "text:s" => {
                    let blanks = repeats(start, "text:c")?;
                    if blanks > MAX_XML_PIECE || text.len() as u64 > MAX_XML_PIECE {
                        return Err(DAMAGED);
                    }
                    text.extend(std::iter::repeat_n(' ', blanks as usize));
                    false
                }
                "text:tab" => {
                    text.push('\t');
                    false
                }
                "text:line-break" => {
                    text.push('\n');
                    false
                }
                name => !name.starts_with("text:"),
            },
            Event::End(end) => {
                if matches!(end.name().as_ref(), "text:p" | "text:h") {
                    inside = inside.saturating_sub(1);
                }
                false
            }
            Event::Eof => return Err(TRUNCATED),
            event => {
                if inside > 0 {
                    push_text(event, &mut text)?;
                }
                false
            }
        };
        if other {
            xml.skip()?;
        }
        if xml.depth() <= outside {
            return Ok(text);
        }
    }
}
