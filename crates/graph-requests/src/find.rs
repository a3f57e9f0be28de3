//! Finds the requests in a document, by the reader of its form.

use crate::document::{Document, Files};
use crate::form::Form;
use crate::readers;
use crate::request::Found;

impl Document<'_> {
    /// Finds the requests in the document.
    #[must_use]
    pub fn find(&self, files: &dyn Files) -> Found {
        match readers::reader_of(self) {
            Some(reader) => {
                let mut found = Found::new(reader.form());
                reader.read(self, files, &mut found);
                readers::open_batches(&mut found, self.filling());
                found
            }
            None => Found::new(readers::form_of(self)),
        }
    }

    /// What the document is.
    #[must_use]
    pub fn form(&self) -> Form {
        readers::reader_of(self).map_or_else(|| readers::form_of(self), readers::Reader::form)
    }
}
