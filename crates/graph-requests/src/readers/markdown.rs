//! Markdown: the fenced blocks of it are documents of their own.

use super::{Reader, http};
use crate::document::{Document, Files};
use crate::form::Form;
use crate::mapped::Mapped;
use crate::request::Found;

/// The name of a block of JSON, which may be an answer as well as a body.
const JSON: &str = "block.json";

/// Reads the fenced blocks of Markdown.
pub(crate) struct Markdown;

impl Reader for Markdown {
    fn form(&self) -> Form {
        Form::Markdown
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        if document.has_extension(&["md", "markdown", "mdx"]) {
            return true;
        }
        // A fence stands at the beginning of a line, in a text that is not a script.
        let is_fence = |line: &str| line.starts_with("```") && !line.trim_matches('`').contains('`');
        !document.has_extension(&["ps1", "sh", "http", "rest"])
            && document.text().lines().filter(|line| is_fence(line)).count() >= 2
    }

    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found) {
        for block in blocks(document.text()) {
            let Some(name) = name(block.language) else { continue };
            let inner = document.inner(name, block.text.text());
            let form = inner.form();
            if form == Form::Body && name == JSON {
                found.bodies.push(block.text);
                continue;
            }
            if form == Form::Http && is_syntax(block.text.text()) {
                let lines = block.text.text().split_inclusive('\n').scan(0, |at, line| {
                    *at += line.len();
                    Some((*at - line.len()..*at, line))
                });
                for (place, _) in lines.filter(|(_, line)| !line.trim().is_empty() && !is_template(line)) {
                    let line = block.text.part(place);
                    found.requests.extend(document.inner(name, line.text()).find(files).through(&line).requests);
                }
                continue;
            }
            // Other text may begin as JSON does, and a command may be of any program.
            if !form.is_read() || matches!(form, Form::Body | Form::Markdown) {
                continue;
            }
            let inner = inner.find(files).through(&block.text);
            found.requests.extend(inner.requests);
            found.violations.extend(inner.violations);
            found.unanswered.extend(inner.unanswered);
            found.faults.extend(inner.faults);
        }
    }
}

/// Whether a block shows what requests look like, as documentation does: request lines alone, of which some are templates.
fn is_syntax(block: &str) -> bool {
    let mut lines = block.lines().filter(|line| !line.trim().is_empty());
    lines.clone().any(is_template) && lines.all(http::is_request_line)
}

/// Whether a request line has names in place of ids.
fn is_template(line: &str) -> bool {
    line.contains('<') || (line.contains('{') && !line.contains("{{"))
}

/// A fenced block.
struct Block<'a> {
    language: &'a str,
    text: Mapped,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    // The fence that is open, and its indentation.
    let mut open: Option<(&str, usize, Block<'_>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let indentation = line.len() - trimmed.len();
        let fence = fence(trimmed);
        match (&mut open, fence) {
            (Some((opened, ..)), Some(fence)) if fence.starts_with(*opened) && trimmed.trim() == fence => {
                blocks.extend(open.take().map(|(_, _, block)| block));
            }
            (Some((_, opened, block)), _) => {
                let skipped = indentation.min(*opened);
                block.text.push(&line[skipped..], start + skipped);
            }
            (None, Some(fence)) => {
                let language = trimmed[fence.len()..].trim_matches([' ', '\t', '\r', '\n', '{', '.']);
                let language = language.split([' ', ',', '{', '}', '\t']).next().unwrap_or_default();
                open = Some((fence, indentation, Block { language, text: Mapped::default() }));
            }
            (None, None) => {}
        }
    }
    // A block may lack its end.
    blocks.extend(open.map(|(_, _, block)| block));
    blocks
}

/// The fence at the beginning of a line.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    (length >= 3).then(|| &line[..length])
}

/// A name for a document in that language; none for languages of other things.
fn name(language: &str) -> Option<&'static str> {
    Some(match language.to_ascii_lowercase().as_str() {
        "" | "text" | "txt" | "plaintext" => "",
        "http" | "rest" | "msgraph" | "msgraph-interactive" => "block.http",
        "json" | "jsonc" => JSON,
        "sh" | "bash" | "shell" | "zsh" | "console" | "curl" | "azurecli" | "azurecli-interactive" => "block.sh",
        "cmd" | "bat" | "batch" => "block.cmd",
        "powershell" | "pwsh" | "ps" | "ps1" | "azurepowershell" | "azurepowershell-interactive" => "block.ps1",
        _ => return None,
    })
}
