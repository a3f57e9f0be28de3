//! What a run notes, by cause: how many notes there are, with a few examples of each.

use std::collections::BTreeMap;
use std::fmt::Write;

use odata_csdl::{Code, Diagnostic, Leniency};

/// How many notes of one cause are printed, unless all are.
const EXAMPLES: usize = 3;

/// The notes by cause, or nothing if there are none. For faulty annotations the cause is what is wrong with them.
pub(super) fn summary(notes: &[&Diagnostic], all: bool) -> String {
    let mut causes: BTreeMap<(Leniency, Option<Code>), Vec<&Diagnostic>> = BTreeMap::new();
    for note in notes {
        let Some(leniency) = note.leniency else { continue };
        let code = (leniency == Leniency::Annotation).then_some(note.code);
        causes.entry((leniency, code)).or_default().push(note);
    }
    let mut text = String::new();
    if causes.is_empty() {
        return text;
    }
    line(&mut text, "faults that did not stop the run (`--strict` refuses them):");
    for ((leniency, code), notes) in causes {
        let title = match code {
            Some(code) => format!("{leniency}/{code}: {} {}", leniency.meaning(), code.meaning()),
            None => format!("{leniency}: {}", leniency.meaning()),
        };
        line(&mut text, &format!("  {} x {title}", notes.len()));
        let notes = notes
            .iter()
            .map(|Diagnostic { path, line, column, message, .. }| format!("{path}:{line}:{column}: {message}"));
        examples(&mut text, &notes.collect::<Vec<_>>(), "    ", all);
    }
    text
}

/// A title and what it is about, or nothing if it is about nothing.
pub(super) fn list(title: &str, of: &[String], all: bool) -> Option<String> {
    let mut text = String::new();
    line(&mut text, title);
    examples(&mut text, of, "  ", all);
    (!of.is_empty()).then(|| text.trim_end().to_owned())
}

/// Adds a few examples, or all.
pub(super) fn examples(text: &mut String, of: &[String], indentation: &str, all: bool) {
    let shown = if all { of.len() } else { EXAMPLES };
    for one in of.iter().take(shown) {
        line(text, &format!("{indentation}{}", one.replace('\n', &format!("\n{indentation}"))));
    }
    if let Some(more @ 1..) = of.len().checked_sub(shown) {
        line(text, &format!("{indentation}and {more} more, which `--all-notes` prints"));
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use odata_csdl::{Source, load};

    use super::*;

    #[test]
    fn notes_are_counted_by_cause_with_three_examples() {
        let properties = (0..5).map(|number| {
            format!(r#"<Property Name="p{number}" Type="Edm.Int32" ConcurrencyMode="Fixed"><Annotation Term="x" /></Property>"#)
        });
        let text = format!(
            r#"<Schema Namespace="e" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<ComplexType Name="t">
{}
<Annotation Term="e.none" Int="many" />
</ComplexType>
</Schema>"#,
            properties.collect::<Vec<_>>().join("\n")
        );
        let model = load(&[Source::new("m.xml", text)]).unwrap();
        let notes: Vec<_> = model.tolerated.iter().collect();
        insta::assert_snapshot!("notes_with_examples", summary(&notes, false));
        insta::assert_snapshot!("all_notes", summary(&notes, true));
        assert_eq!(summary(&[], true), "");
    }
}
