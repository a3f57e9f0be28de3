//! What a journal asks of the disk.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// A file that is read once and then grows at its end.
pub(super) trait Storage: Read + Write {
    /// Cuts off everything from that length on.
    fn set_len(&mut self, length: u64) -> io::Result<()>;

    /// Returns once everything that was written is on the disk.
    fn sync(&mut self) -> io::Result<()>;

    /// Returns once the entry of the file in its folder is on the disk: without it a new file may be gone after a power failure,
    /// whatever was synced.
    fn sync_entry(&mut self) -> io::Result<()>;
}

/// A file of the system.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) file: File,
    pub(super) path: PathBuf,
}

impl Read for Named {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.file.read(into)
    }
}

impl Write for Named {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Storage for Named {
    fn set_len(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// Does nothing where the system does not let a folder be opened or synced.
    fn sync_entry(&mut self) -> io::Result<()> {
        // The path may be a link to a file in another folder.
        let folder = self.path.canonicalize().ok().and_then(|path| File::open(path.parent()?).ok());
        match folder.map_or(Ok(()), |folder| folder.sync_all()) {
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            synced => synced,
        }
    }
}

/// A file in memory.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) bytes: Vec<u8>,
    read: usize,
}

impl Memory {
    /// A file with that content.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, read: 0 }
    }
}

impl Read for Memory {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.get(self.read..).unwrap_or_default().read(into)?;
        self.read += count;
        Ok(count)
    }
}

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Storage for Memory {
    fn set_len(&mut self, length: u64) -> io::Result<()> {
        self.bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn sync_entry(&mut self) -> io::Result<()> {
        Ok(())
    }
}
