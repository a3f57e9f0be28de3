//! What a journal asks of the disk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// A file that is read once and then grows at its end.
pub(super) trait Storage: Read + Write {
    /// Cuts off everything from that length on, where the next write goes.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// Returns once everything that was written is on the disk.
    fn sync(&mut self) -> io::Result<()>;

    /// Returns once the entry of the file in its folder is on the disk: without it a new file may be gone after a power failure,
    /// whatever was synced. It is not an error if the system cannot promise this.
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
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)?;
        self.file.seek(SeekFrom::Start(length)).map(drop)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// Fails only if something may be lost that was written. Systems say in many ways that a folder cannot be opened or synced, and
    /// then only the promise is missing.
    fn sync_entry(&mut self) -> io::Result<()> {
        // The path may be a link to a file in another folder.
        let folder = self.path.canonicalize().ok().and_then(|path| File::open(path.parent()?).ok());
        match folder.map_or(Ok(()), |folder| folder.sync_all()) {
            Err(error) if tells_of_a_loss(&error) => Err(error),
            _ => Ok(()),
        }
    }
}

/// Whether a failure of syncing means that what was written may not be on the disk.
fn tells_of_a_loss(error: &io::Error) -> bool {
    // Unix calls this `EIO`. Elsewhere no folder is synced.
    const INPUT_OR_OUTPUT: i32 = 5;
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
        || error.raw_os_error() == Some(INPUT_OR_OUTPUT)
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
    fn cut(&mut self, length: u64) -> io::Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn only_a_loss_is_a_failure_of_the_folder() {
        // EPERM, ENOENT, EBADF, EACCES, EINVAL, ENOSYS and ENOTSUP of Linux and macOS.
        for code in [1, 2, 9, 13, 22, 38, 45, 78, 95] {
            assert!(!tells_of_a_loss(&io::Error::from_raw_os_error(code)), "{code}");
        }
        // EIO and ENOSPC.
        for code in [5, 28] {
            assert!(tells_of_a_loss(&io::Error::from_raw_os_error(code)), "{code}");
        }
        assert!(tells_of_a_loss(&io::ErrorKind::QuotaExceeded.into()));
    }
}
