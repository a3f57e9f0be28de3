//! What a text or file is that is not CSDL: people often save something else in place of metadata.

use json_places::Value;

use crate::diagnostic::Code;
use crate::fault::Faults;
use crate::source::{DOWNLOAD, Place};
use crate::xml::{BYTE_ORDER_MARK, Element};

/// What was found in place of CSDL, and what helps.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Other {
    /// What was found, with its article.
    found: String,
    /// What helps, if it is not another download.
    help: Option<&'static str>,
}

impl Other {
    fn new(found: impl Into<String>) -> Self {
        Self { found: found.into(), help: None }
    }

    pub(crate) fn message(&self) -> String {
        format!("expected a CSDL document, which is XML or JSON, but found {}", self.found)
    }

    pub(crate) fn help(&self) -> &'static str {
        self.help.unwrap_or(DOWNLOAD)
    }

    pub(crate) fn report(&self, place: Place, faults: &mut Faults) {
        faults.add(Code::NotCsdl, place, self.message()).help(self.help());
    }
}

/// What bytes are that are not even a text.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Other> {
    let (found, help) = match bytes {
        [0x1F, 0x8B, ..] => {
            ("a file that is compressed by gzip", "decompress it: `gunzip` does, and so does `curl --compressed`")
        }
        [b'P', b'K', 3, 4, ..] => ("a ZIP archive", "unpack it"),
        [b'%', b'P', b'D', b'F', ..] => return Some(Other::new("a PDF document")),
        _ => return None,
    };
    Some(Other { found: found.to_owned(), help: Some(help) })
}

/// What a text is, as its beginning says.
pub(crate) fn of_text(text: &str) -> Option<Other> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).trim_start();
    let begins = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if text.is_empty() {
        return Some(Other::new("an empty text"));
    }
    if begins("<!doctype html") || begins("<html") {
        return Some(Other::new("a web page, perhaps one to sign in"));
    }
    if text.starts_with(['<', '{', '[']) {
        return None;
    }
    if begins("openapi:") || begins("swagger:") {
        return Some(of_open_api());
    }
    let line: String = text.chars().take_while(|character| !matches!(character, '\r' | '\n')).take(40).collect();
    Some(Other::new(format!("a text that begins with `{line}`")))
}

/// What XML with that root is.
pub(crate) fn of_root(root: &Element<'_>) -> Option<Other> {
    Some(match root.name {
        "html" => Other::new("a web page, perhaps one to sign in"),
        "service" => Other::new("a service document"),
        "feed" | "entry" => Other::new("data of the service"),
        "error" | "Error" => Other::new("an error of the service"),
        "definitions" | "Envelope" => Other::new("SOAP, which is not OData"),
        _ => return None,
    })
}

/// What JSON is that does not say its version of CSDL.
pub(crate) fn of_json(tree: &Value<'_>) -> Option<Other> {
    let has = |name: &str| tree.member(name).is_some();
    if has("$Version") {
        return None;
    }
    if let Some(error) = tree.member("error") {
        let part = |name: &str| error.value.member(name).and_then(|member| member.value.as_str());
        if let Some(code) = part("code").or(part("message")) {
            let code: String = code.chars().take(80).collect();
            return Some(Other::new(format!("an error of the service, `{code}`")));
        }
    }
    if has("openapi") || has("swagger") {
        return Some(of_open_api());
    }
    let is_data = ["@odata.context", "@context", "value", "d"].into_iter().any(has);
    is_data.then(|| Other::new("data of the service"))
}

fn of_open_api() -> Other {
    Other {
        found: "a description in OpenAPI".to_owned(),
        help: Some("OData services have metadata besides, at their `$metadata`"),
    }
}
