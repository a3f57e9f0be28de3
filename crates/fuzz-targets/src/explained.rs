//! Explaining answers in files: what is said is safe to print, and shows no token.

use lifecycle_workflows_cli::explain_answer;

/// What stands for the token in an input.
const PLACE: &str = "TOKEN";

/// A token that is no one's. Its claims name an audience and a permission.
const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJhdWQiOiJhIiwic2NwIjoiYiJ9.bm8tc2lnbmF0dXJlLWF0LWFsbA";

/// Tries a file, in which each `TOKEN` is one.
pub(crate) fn run(data: &[u8]) {
    let with_token = str::from_utf8(data).ok().map(|text| text.replace(PLACE, TOKEN));
    let bytes = with_token.as_deref().map_or(data, str::as_bytes);
    let Some(said) = explain_answer("", bytes) else { return };
    let unsafe_in_a_terminal = |c: &char| c.is_control() && *c != '\n';
    assert_eq!(said.chars().find(unsafe_in_a_terminal), None, "{said:?}");
    assert!(!said.contains(TOKEN), "{said}");
}
