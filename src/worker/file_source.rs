use js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use crate::error::Error;
use crate::ingest::Source;

/// A file of the visitor, read in the pieces that are asked for. Each piece is copied once, from the
/// browser's buffer into this program's memory.
pub struct FileSource {
    name: String,
    len: u64,
    file: File,
    reader: FileReaderSync,
}

impl FileSource {
    /// `None` where the browser has no synchronous reader, which no browser with workers lacks.
    pub fn new(file: File) -> Option<FileSource> {
        let reader = FileReaderSync::new().ok()?;
        Some(FileSource { name: file.name(), len: file.size() as u64, file, reader })
    }

    fn changed(&self) -> Error {
        Error::SourceChanged { file: self.name.clone() }
    }
}

impl Source for FileSource {
    fn name(&self) -> &str {
        &self.name
    }

    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, Error> {
        let end = self.len.min(offset.saturating_add(buffer.len() as u64));
        if offset >= end {
            return Ok(0);
        }
        let piece =
            self.file.slice_with_f64_and_f64(offset as f64, end as f64).map_err(|_| self.changed())?;
        // The browser refuses to read a file that was changed, moved or deleted since it was chosen.
        let bytes = self.reader.read_as_array_buffer(&piece).map_err(|_| self.changed())?;
        let bytes = Uint8Array::new(&bytes);
        let length = bytes.length() as usize;
        if length as u64 != end - offset {
            return Err(self.changed());
        }
        match buffer.get_mut(..length) {
            Some(place) => bytes.copy_to(place),
            None => return Err(self.changed()),
        }
        Ok(length)
    }
}
