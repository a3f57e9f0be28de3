//! What an import prints about the slice.

use std::collections::BTreeSet;
use std::fmt::Write;

use odata_csdl::document::Document;
use odata_csdl::requests::{Report, Unsaid};
use odata_csdl::slice::{Merged, Slice};

/// What is kept, what is left out and why.
pub(super) fn printout(slice: &Slice<'_>, merged: &Merged, metadata: &[Document]) -> String {
    let report = slice.report();
    let mut text = String::new();
    line(&mut text, &format!("kept: {}", report.kept.in_words()));
    line(&mut text, &format!("left out: {}", report.left_out.in_words()));
    if merged.documents.is_empty() {
        line(&mut text, &why_nothing(metadata));
    }
    if !report.navigation.is_empty() {
        line(&mut text, "navigation properties of kept types that are left out, as nothing else needs their types");
        line(&mut text, "(keep them by `--with TYPE/PROPERTY` or `--navigation all`):");
        for (target, properties) in &report.navigation {
            line(&mut text, &format!("  to {target}: {}", properties.join(", ")));
        }
    }
    let keys = report.keys_only.iter();
    list(&mut text, "binding types of which only the key is kept (keep all of one by `--root TYPE`)", keys);
    let derived = report.derived.iter().map(|(name, count)| format!("{name}: {count}"));
    list(
        &mut text,
        "derived types that values of these concrete types may have, and that are left out as nothing names them",
        derived,
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

/// How many examples of one cause are printed, unless all are.
const EXAMPLES: usize = 3;

/// How many requests there are, from which source, and what neither says.
pub(super) fn requests(report: &Report, all: bool) -> String {
    let mut text = String::new();
    let Report { of_container, of_both, of_published, .. } = report;
    let mut counts = format!("requests: {}", of_container + of_both + of_published);
    if report.published_paths > 0 {
        counts = format!(
            "{counts}: {of_both} of the entity container and published, {of_container} of the entity container only, \
             {of_published} published only"
        );
    }
    line(&mut text, &counts);
    if report.published_paths > 0 {
        let Report { published_paths, resolved_paths, used_paths, outside_paths, .. } = report;
        let counts = format!(
            "published paths: {published_paths}: {resolved_paths} found in the metadata, {used_paths} of them with requests, \
             {outside_paths} of them outside of the slice"
        );
        line(&mut text, &counts);
    }
    if !report.unsaid.is_empty() {
        line(&mut text, "what is not said of requests:");
    }
    for Unsaid { cause, of } in &report.unsaid {
        line(&mut text, &format!("  {} x {cause}: {}", of.len(), cause.meaning()));
        let shown = if all { of.len() } else { EXAMPLES };
        of.iter().take(shown).for_each(|one| line(&mut text, &format!("    {one}")));
        if let Some(more @ 1..) = of.len().checked_sub(shown) {
            line(&mut text, &format!("    and {more} more, which `--all-notes` prints"));
        }
    }
    text
}

/// Why nothing is written.
fn why_nothing(metadata: &[Document]) -> String {
    let targeted = metadata.iter().flat_map(|document| &document.schemas).flat_map(|schema| &schema.targeted);
    let targets: Vec<&str> = targeted.map(|targeted| targeted.target.value.as_str()).collect();
    if targets.is_empty() {
        return "nothing is written: the metadata declares no type, operation, term or entity container".to_owned();
    }
    let namespaces = targets.iter().filter_map(|target| {
        let head = target.split(['/', '(']).next().unwrap_or_default();
        head.rsplit_once('.').map(|(namespace, _)| format!("`{namespace}`"))
    });
    let namespaces: Vec<String> = namespaces.collect::<BTreeSet<_>>().into_iter().collect();
    format!(
        "nothing is written: the metadata declares nothing itself and only annotates {} elements of {}; also give the \
         documents that declare them, each by `--metadata`",
        targets.len(),
        namespaces.join(", ")
    )
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
