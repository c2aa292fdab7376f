use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::error::{Limit, WorkbookError};

use super::fault::{DAMAGED, Fault, TRUNCATED};
use super::limits::{MAX_ENTRIES, MAX_ENTRY_INFLATED, MAX_INFLATED, MAX_RATIO, RATIO_FROM};

/// A zip whose parts are unpacked with a count kept, whatever its headers say.
pub(super) struct Container {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// What each part came to, as far as it was read.
    inflated: Vec<u64>,
}

/// Begins the description of a part in the directory of a zip.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

impl Container {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Container, Fault> {
        // The directory is read as a whole, so its length is bounded before. The signature may also occur in
        // packed bytes and in containers within, hence the double.
        let entries = memchr::memmem::find_iter(&bytes, DIRECTORY_ENTRY).take(2 * MAX_ENTRIES as usize + 1);
        let entries = entries.count() as u64;
        if entries > 2 * MAX_ENTRIES {
            return Err(Fault::limit(Limit::Entries, MAX_ENTRIES, entries));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match error {
            // The directory stands at the end: without it the rest did not arrive.
            ZipError::InvalidArchive(_) | ZipError::Io(_) => TRUNCATED,
            _ => DAMAGED,
        })?;
        if zip.len() as u64 > MAX_ENTRIES {
            return Err(Fault::limit(Limit::Entries, MAX_ENTRIES, zip.len() as u64));
        }
        for index in 0..zip.len() {
            if zip.by_index_data(index).map_err(|_| DAMAGED)?.encrypted() {
                return Err(WorkbookError::Encrypted.into());
            }
        }
        let inflated = vec![0; zip.len()];
        Ok(Container { zip, inflated })
    }

    /// A part by its name; programs disagree on small and capital letters.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let name = name.as_bytes();
        let exact = self.zip.file_names_raw().position(|found| found == name);
        exact.or_else(|| self.zip.file_names_raw().position(|found| found.eq_ignore_ascii_case(name)))
    }

    /// A part to be read.
    pub(super) fn part(&mut self, index: usize) -> Result<Part<'_>, Fault> {
        let others = self.inflated.iter().sum::<u64>() - self.inflated.get(index).copied().unwrap_or(0);
        let count = self.inflated.get_mut(index).ok_or(DAMAGED)?;
        let file = self.zip.by_index(index).map_err(|error| match error {
            ZipError::InvalidPassword => Fault::Why(WorkbookError::Encrypted),
            ZipError::Io(_) => TRUNCATED,
            _ => DAMAGED,
        })?;
        let packed = file.compressed_size();
        Ok(Part { file, packed, read: 0, count, others, fault: None })
    }

    /// The beginning of a part, as text.
    pub(super) fn beginning(&mut self, index: usize, most: u64) -> Result<String, Fault> {
        let mut bytes = Vec::new();
        let mut part = self.part(index)?;
        let read = part.by_ref().take(most).read_to_end(&mut bytes);
        read.map_err(|_| part.fault().unwrap_or(DAMAGED))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Unpacks every part once, for the count alone.
    pub(super) fn weigh(&mut self) -> Result<(), Fault> {
        for index in 0..self.zip.len() {
            let mut part = self.part(index)?;
            let copied = std::io::copy(&mut part, &mut std::io::sink());
            copied.map_err(|_| part.fault().unwrap_or(DAMAGED))?;
        }
        Ok(())
    }

    /// What a part came to when it was read.
    pub(super) fn weight(&self, index: usize) -> u64 {
        self.inflated.get(index).copied().unwrap_or(0)
    }

    /// The bytes of the container.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.zip.into_inner().into_inner()
    }
}

/// A part that is being unpacked. It fails where a bound is passed, and knows which.
pub(super) struct Part<'a> {
    file: ZipFile<'a, Cursor<Vec<u8>>>,
    packed: u64,
    read: u64,
    count: &'a mut u64,
    others: u64,
    fault: Option<Fault>,
}

impl Part<'_> {
    /// Why reading failed, where it was a bound.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.fault
    }

    fn check(&self) -> Result<(), Fault> {
        let all = self.others + self.read;
        if self.read > MAX_ENTRY_INFLATED {
            return Err(Fault::limit(Limit::InflatedBytes, MAX_ENTRY_INFLATED, self.read));
        }
        if all > MAX_INFLATED {
            return Err(Fault::limit(Limit::InflatedBytes, MAX_INFLATED, all));
        }
        if self.read > RATIO_FROM && self.read > self.packed.saturating_mul(MAX_RATIO) {
            return Err(Fault::limit(Limit::InflatedBytes, RATIO_FROM, self.read));
        }
        Ok(())
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        *self.count = self.read.max(*self.count);
        if let Err(fault) = self.check() {
            self.fault = Some(fault);
            return Err(std::io::Error::other("too much"));
        }
        Ok(read)
    }
}
