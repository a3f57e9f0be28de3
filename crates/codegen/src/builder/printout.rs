//! What an import prints about the slice.

use std::collections::BTreeSet;
use std::fmt::Write;

use odata_csdl::document::Document;
use odata_csdl::requests::{Report, Unsaid};
use odata_csdl::slice::{Merged, Slice};

use super::notes::examples;

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
        let one = report.navigation.values().flatten().next().map(String::as_str).unwrap_or_default();
        line(&mut text, "navigation properties of kept types that are left out, as nothing else needs their types");
        line(&mut text, &format!("(keep all of them by `--navigation all`, or single ones, as by `--with {one}`):"));
        for (target, properties) in &report.navigation {
            line(&mut text, &format!("  to {target}: {}", properties.join(", ")));
        }
    }
    if let Some(one) = report.keys_only.first() {
        let title = format!("binding types of which only the key is kept (keep all of one, as by `--root {one}`)");
        list(&mut text, &title, &report.keys_only);
    }
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

/// How many requests there are, from which source, and what neither says.
pub(super) fn requests(report: &Report, all: bool) -> String {
    let mut text = String::new();
    let Report { of_container, of_both, of_published, .. } = report;
    let count = of_container + of_both + of_published;
    let requests = if count == 1 { "request" } else { "requests" };
    if report.published_paths == 0 {
        line(&mut text, &format!("{count} {requests} from the entity container"));
    } else {
        let Report { published_paths, resolved_paths, used_paths, outside_paths, .. } = report;
        let counts = format!(
            "{count} {requests}: from the entity container {of_container}, from the published permissions {of_published}, from \
             both {of_both}"
        );
        line(&mut text, &counts);
        let counts = format!(
            "published paths: {published_paths}, of which the metadata has {resolved_paths} ({used_paths} with requests, \
             {outside_paths} of what is left out)"
        );
        line(&mut text, &counts);
    }
    if !report.unsaid.is_empty() {
        line(&mut text, "what stays without a request or without permissions, by cause:");
    }
    for Unsaid { cause, of } in &report.unsaid {
        line(&mut text, &format!("  {} x {cause}: {}", of.len(), cause.meaning()));
        examples(&mut text, of, "    ", all);
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
