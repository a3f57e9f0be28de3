//! What an import says of itself.

use std::fmt::Write;

use odata_csdl::slice::{Merged, Slice};

/// What is kept, what is left out and why.
pub(super) fn printout(slice: &Slice<'_>, merged: &Merged) -> String {
    let report = slice.report();
    let mut text = String::new();
    line(&mut text, &format!("kept: {}", report.kept.in_words()));
    line(&mut text, &format!("left out: {}", report.left_out.in_words()));
    if !report.navigation.is_empty() {
        line(
            &mut text,
            "navigation properties of kept types that are left out, as nothing else needs what they lead to",
        );
        line(&mut text, "(keep them by `--with TYPE/PROPERTY` or `--navigation all`):");
        for (target, properties) in &report.navigation {
            line(&mut text, &format!("  to {target}: {}", properties.join(", ")));
        }
    }
    let keys = report.keys_only.iter();
    list(&mut text, "binding types of which only the key is kept (keep all of one by `--root TYPE`)", keys);
    let derived = report.derived.iter().map(|(name, count)| format!("{name}: {count}"));
    list(&mut text, "types that values of these concrete types may also be of, and that nothing names", derived);
    list(
        &mut text,
        "annotations that are left out, as they are not sound",
        slice
            .tolerated()
            .iter()
            .map(|fault| format!("{}:{}:{}: {}", fault.path, fault.line, fault.column, fault.message)),
    );
    list(
        &mut text,
        "kept from the existing files: annotations that the metadata does not give",
        &merged.kept_annotations,
    );
    list(&mut text, "kept from the existing files: what the metadata does not declare", &merged.kept_elements);
    list(&mut text, "gone from the existing files, as the slice does not hold it", &merged.removed);
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

fn list(text: &mut String, title: &str, items: impl IntoIterator<Item = impl std::fmt::Display>) {
    let items: Vec<String> = items.into_iter().map(|item| format!("  {item}")).collect();
    if !items.is_empty() {
        line(text, &format!("{title}:"));
        line(text, &items.join("\n"));
    }
}
