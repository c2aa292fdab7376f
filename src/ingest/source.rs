use crate::error::Error;

/// Where bytes come from: a file, a browser's `File`, memory.
pub trait Source {
    /// Name for messages.
    fn name(&self) -> &str;

    /// Length in bytes when it was chosen.
    fn len(&self) -> u64;

    /// Whether there is no byte.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads into `buffer` from `offset`; returns the number of bytes, 0 at the end.
    ///
    /// # Errors
    ///
    /// [`Error::SourceChanged`] where the file is no longer what was chosen.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, Error>;
}

/// Bytes in memory.
pub struct MemorySource {
    name: String,
    bytes: Vec<u8>,
}

impl MemorySource {
    /// A source of its own bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> MemorySource {
        MemorySource { name: name.into(), bytes: bytes.into() }
    }
}

impl Source for MemorySource {
    fn name(&self) -> &str {
        &self.name
    }

    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, Error> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.bytes.len());
        let count = buffer.len().min(self.bytes.len() - start);
        buffer[..count].copy_from_slice(&self.bytes[start..start + count]);
        Ok(count)
    }
}
