//! Texts that are cut off, and those of large metadata with little before the cut.

use odata_csdl::{Code, Diagnostic, Source, read};

/// Reads a text up to a cut, and gives its faults, each checked to be one of syntax with a place in what is left.
pub(crate) fn faults(text: &str, end: usize) -> Vec<Diagnostic> {
    let text = up_to(text, end);
    let faults = read(&[Source::new("cut.xml", text)]).unwrap_err().as_slice().to_vec();
    let lines = lines(text) + 1;
    for fault in &faults {
        assert!((1..=lines).contains(&(fault.line as usize)), "{fault}");
        assert!(matches!(fault.code, Code::MalformedXml | Code::NotCsdl), "{fault}");
    }
    faults
}

/// The text up to an offset, or up to the character that it falls into.
pub(crate) fn up_to(text: &str, end: usize) -> &str {
    let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// Metadata in which every element of a schema begins a line, indented by six spaces, and every schema one by four.
pub(crate) struct Metadata<'t> {
    text: &'t str,
    /// Where the lines of the schemas' tags begin.
    schemas: Vec<usize>,
    /// Where the lines of the schemas' elements begin.
    elements: Vec<usize>,
}

impl<'t> Metadata<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let starts = || std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
        let with = |tag: &str| starts().filter(|start| text[*start..].starts_with(tag)).collect();
        let elements: Vec<usize> = with("      <");
        let elements = elements.into_iter().filter(|start| !text[*start..].starts_with("      </")).collect();
        let found = Self { text, schemas: with("    <Schema "), elements };
        assert!(found.schemas.len() > 5 && found.elements.len() > 5000, "the metadata is laid out differently");
        found
    }

    /// The text up to a cut without the schemas, and the elements of the same schema, that stand whole before the
    /// element that is cut.
    pub(crate) fn shortened(&self, end: usize) -> String {
        let end = up_to(self.text, end).len();
        let before = |starts: &[usize]| starts[..starts.partition_point(|start| *start < end)].last().copied();
        let (Some(&first), Some(schema)) = (self.schemas.first(), before(&self.schemas)) else {
            return self.text[..end].to_owned();
        };
        let tag_end = self.text[schema..].find('\n').map_or(end, |length| schema + length + 1).min(end);
        let element = before(&self.elements).filter(|element| *element > schema).unwrap_or(tag_end);
        [&self.text[..first], &self.text[schema..tag_end], &self.text[element..end]].concat()
    }
}

/// The number of lines that end in a text.
pub(crate) fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
