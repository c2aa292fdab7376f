use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::container::Part;
use super::fault::{DAMAGED, Fault, TRUNCATED};
use super::limits::{MAX_XML_DEPTH, MAX_XML_PIECE};

/// The events of a part's XML, with bounds on what one event and the nesting may take.
///
/// An empty element comes as a start and an end. Entities that a document defines are not expanded: they
/// occur in no workbook but those that mean harm, and are damage.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Gate<'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// Counts the bytes that were fetched for one event.
struct Gate<'a> {
    part: Part<'a>,
    fetched: u64,
}

impl Read for Gate<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.fetched > MAX_XML_PIECE {
            return Err(std::io::Error::other("one event is too long"));
        }
        let read = self.part.read(buffer)?;
        self.fetched += read as u64;
        Ok(read)
    }
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: Part<'a>) -> Xml<'a> {
        let gate = Gate { part, fetched: 0 };
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, gate));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        Xml { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().fetched = 0;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(fault_of(&error, self.reader.get_ref().get_ref().part.fault())),
        };
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => (),
        }
        if self.depth > MAX_XML_DEPTH { Err(DAMAGED) } else { Ok(event) }
    }

    /// Elements that are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Leaves the element that was just opened, with all that is in it.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Event::Eof = self.next()? {
                return Err(TRUNCATED);
            }
        }
        Ok(())
    }
}

fn fault_of(error: &quick_xml::Error, bound: Option<Fault>) -> Fault {
    if let Some(fault) = bound {
        return fault;
    }
    match error {
        quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => TRUNCATED,
        _ => DAMAGED,
    }
}

/// Adds the text of an event; what is no text adds nothing.
pub(super) fn push_text(event: &Event<'_>, text: &mut String) -> Result<(), Fault> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => match quick_xml::escape::resolve_xml_entity(name) {
            Some(resolved) => text.push_str(resolved),
            None => text.push(name.resolve_char_ref().ok().flatten().ok_or(DAMAGED)?),
        },
        _ => (),
    }
    if text.len() as u64 > MAX_XML_PIECE { Err(DAMAGED) } else { Ok(()) }
}

/// An attribute by its name with prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Result<Option<Cow<'e, str>>, Fault> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| DAMAGED)?;
        if attribute.key.as_ref() == name {
            return attribute.normalized_value(XmlVersion::Implicit1_0).map(Some).map_err(|_| DAMAGED);
        }
    }
    Ok(None)
}
