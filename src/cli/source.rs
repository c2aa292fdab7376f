use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::ingest::Source;

/// A file on disk; the standard input is spooled into one first, because it is read twice.
pub struct FileSource {
    name: String,
    len: u64,
    file: File,
    /// Where it can be opened once more; `None` for what was spooled.
    path: Option<PathBuf>,
}

impl FileSource {
    /// Opens a file, or spools the standard input (`-`).
    ///
    /// # Errors
    ///
    /// As the operating system says.
    pub fn open(path: &Path) -> std::io::Result<FileSource> {
        if path == Path::new("-") {
            return FileSource::spool(std::io::stdin().lock());
        }
        let file = File::open(path)?;
        let meta = file.metadata()?;
        if meta.is_dir() {
            return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory));
        }
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        if !meta.is_file() {
            // A pipe has no length and cannot be read twice.
            return Ok(FileSource { name, ..FileSource::spool(file)? });
        }
        Ok(FileSource { name, len: meta.len(), file, path: Some(path.to_path_buf()) })
    }

    /// Where the file can be opened once more, by another thread.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    fn spool(mut from: impl Read) -> std::io::Result<FileSource> {
        let mut file = tempfile::tempfile()?;
        let len = std::io::copy(&mut from, &mut file)?;
        Ok(FileSource { name: "-".to_string(), len, file, path: None })
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
        let mut read = || {
            self.file.seek(SeekFrom::Start(offset))?;
            self.file.read(buffer)
        };
        read().map_err(|_| Error::SourceChanged { file: self.name.clone() })
    }
}
