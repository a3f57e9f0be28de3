//! `curl`: what its options make of a request.

use graph_validation::Span;

use super::Parts;
use super::shell::script::Command;
use crate::document::Files;
use crate::filling::Filling;
use crate::mapped::Mapped;

/// Short options that take a value, besides those that are read.
const SHORT: &str = "oAecmwxKTrCDEFhPQYyzt";

/// Long options that take no value and are common; of others it is not known whether they take one, so that a value that
/// looks like a URL is one.
const FLAGS: &[&str] = &[
    "silent",
    "show-error",
    "verbose",
    "include",
    "fail",
    "fail-with-body",
    "location",
    "insecure",
    "compressed",
    "head",
    "http1.1",
    "http2",
    "no-progress-meter",
    "progress-bar",
    "globoff",
    "ssl-no-revoke",
    "get",
];

/// The request of a command that is one of `curl`.
pub(super) fn parts(command: &Command, files: &dyn Files, filling: &Filling) -> Option<Parts> {
    let words = command.behind(&[&["curl", "curl.exe"]])?;
    let parts = Parts { place: command.place(), ..Parts::default() };
    let mut call = Call { parts, data: None, input: command.input.as_ref(), files, filling, is_get: false };
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let text = word.text();
        if let Some(long) = text.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(word.part(text.len() - value.len()..text.len()))),
                None => (long, None),
            };
            if FLAGS.contains(&name) {
                call.is_get |= name == "get";
                continue;
            }
            let Some(value) = value.or_else(|| {
                at += 1;
                words.get(at - 1).cloned()
            }) else {
                break;
            };
            call.option(name, &value, word.whole_source());
        } else if text.starts_with('-') && text.len() > 1 {
            at += usize::from(call.short(word, words.get(at)));
        } else if call.parts.target.text().is_empty() {
            call.parts.target = word.clone();
        } else if call.has_unknown_options() {
            // A variable before the URL holds options.
            let place = call.parts.target.whole_source();
            call.parts.add_unknown_headers(place);
            call.parts.target = word.clone();
        }
    }
    call.finish()
}

struct Call<'c> {
    parts: Parts,
    /// The data, and where the option stands that says so.
    data: Option<(Mapped, Span)>,
    input: Option<&'c Mapped>,
    files: &'c dyn Files,
    filling: &'c Filling,
    is_get: bool,
}

impl Call<'_> {
    /// Reads short options, of which several may stand in one word. Returns whether the next word is the value of the last.
    fn short(&mut self, word: &Mapped, next: Option<&Mapped>) -> bool {
        let text = word.text();
        for (index, sign) in text.char_indices().skip(1) {
            let name = match sign {
                'X' => "request",
                'H' => "header",
                'd' => "data",
                'u' => "user",
                'b' => "cookie",
                'G' => {
                    self.is_get = true;
                    continue;
                }
                _ if SHORT.contains(sign) => "",
                _ => continue,
            };
            let rest = index + sign.len_utf8()..text.len();
            let is_next = rest.is_empty();
            let value = if is_next { next.cloned() } else { Some(word.part(rest)) };
            if let Some(value) = value {
                self.option(name, &value, word.whole_source());
            }
            return is_next;
        }
        false
    }

    fn option(&mut self, name: &str, value: &Mapped, place: Span) {
        match name {
            "request" => self.parts.method = Some(value.clone()),
            "url" => self.parts.target = value.clone(),
            "header" => self.header(value),
            "oauth2-bearer" => self.header_of("Authorization", "Bearer ", value, place),
            "user" => self.header_of("Authorization", "Basic ", value, place),
            "cookie" => self.header_of("Cookie", "", value, place),
            "json" => {
                self.data(value, place);
                self.parts.add_header("Content-Type", "application/json", place);
            }
            "data" | "data-ascii" | "data-binary" => self.data(value, place),
            "data-raw" => self.add_data(value, place),
            _ => {}
        }
    }

    /// Adds a header that an option stands for.
    fn header_of(&mut self, name: &str, prefix: &str, value: &Mapped, place: Span) {
        let mut text = Mapped::of(prefix, place);
        text.append(value);
        self.parts.headers.push((Mapped::of(name, place), text));
    }

    fn header(&mut self, value: &Mapped) {
        let text = value.text();
        if let Some(path) = text.strip_prefix('@') {
            return self.headers_of(path, value.whole_source());
        }
        // A header may stand in a variable.
        let (name, rest) = match text.find(':') {
            Some(colon) => (value.part(0..colon), value.part(colon + 1..text.len())),
            None if !value.unknown().is_empty() => return self.parts.add_token(value.whole_source()),
            None => (value.clone(), Mapped::default()),
        };
        self.parts.headers.push((name, rest));
    }

    /// Whether what stands for the URL is a variable alone, such as `"${options[@]}"`.
    fn has_unknown_options(&self) -> bool {
        self.parts.target.is_one_unknown()
    }

    /// Adds the headers of a file. What is in one that is not read, or is too long, is unknown.
    fn headers_of(&mut self, path: &str, place: Span) {
        let text = self.files.read(path).ok().filter(|text| self.filling.takes(text.len()));
        let Some(text) = text else { return self.parts.add_unknown_headers(place) };
        for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
            self.parts.headers.push((Mapped::of(name.trim(), place), Mapped::of(value.trim(), place)));
        }
    }

    fn data(&mut self, value: &Mapped, place: Span) {
        match value.text().strip_prefix('@') {
            Some("-") => {
                let unknown = || {
                    let mut data = Mapped::default();
                    data.push_unknown(value.whole_source());
                    data
                };
                let data = self.input.cloned().unwrap_or_else(unknown);
                self.add_data(&data, place);
            }
            Some(path) if value.unknown().is_empty() => {
                self.parts.read_body(path, self.files);
                self.data = Some((self.parts.body.clone().unwrap_or_default(), place));
            }
            Some(_) => {
                let mut data = Mapped::default();
                data.push_unknown(value.whole_source());
                self.add_data(&data, place);
            }
            None => self.add_data(value, place),
        }
    }

    fn add_data(&mut self, value: &Mapped, place: Span) {
        match &mut self.data {
            Some((data, _)) => {
                data.push_as("&", place);
                data.append(value);
            }
            None => self.data = Some((value.clone(), place)),
        }
    }

    fn finish(mut self) -> Option<Parts> {
        if self.parts.target.text().is_empty() {
            return None;
        }
        // Without a scheme, curl takes HTTP.
        if let Some((data, place)) = self.data.take() {
            if self.is_get {
                self.parts.method.get_or_insert_with(|| Mapped::of("GET", place));
            } else {
                self.parts.body = Some(data);
                self.parts.add_header("Content-Type", "application/x-www-form-urlencoded", place);
            }
        }
        Some(self.parts)
    }
}
