//! `curl`: what its options make of a request.

use graph_validation::Span;

use super::Parts;
use super::shell::script::Command;
use super::sources::Sources;
use crate::mapped::Mapped;

/// Short options that take a value, besides those that are read.
const SHORT: &str = "oAecmwxTrCDEFhPQUYyzt";

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
pub(super) fn parts(command: &Command, sources: &Sources<'_>) -> Option<Parts> {
    let words = command.behind(&[&["curl", "curl.exe"]])?;
    let place = command.place().unwrap_or_default();
    let parts = Parts { place: Some(place), ..Parts::default() };
    let mut call = Call { parts, place, data: None, command, sources, unknown: None, is_get: false };
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
        } else {
            call.positional(word);
        }
    }
    call.finish()
}

struct Call<'c> {
    parts: Parts,
    place: Span,
    /// The data, and where the option stands that says so.
    data: Option<(Mapped, Span)>,
    command: &'c Command,
    sources: &'c Sources<'c>,
    /// Where arguments stand that are unknown, such as `"${options[@]}"`.
    unknown: Option<Span>,
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
                'K' => "config",
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

    /// Takes a word that is no option: the URL, or a variable that may hold options.
    fn positional(&mut self, word: &Mapped) {
        if self.parts.target.text().is_empty() {
            self.parts.target = word.clone();
        } else if word.is_one_unknown() {
            self.unknown = Some(word.whole_source());
        } else if self.parts.target.is_one_unknown() {
            self.unknown = Some(self.parts.target.whole_source());
            self.parts.target = word.clone();
        }
    }

    fn option(&mut self, name: &str, value: &Mapped, place: Span) {
        match name {
            "request" => self.parts.method = Some(value.clone()),
            "url" => {
                if self.parts.target.is_one_unknown() {
                    self.unknown = Some(self.parts.target.whole_source());
                }
                self.parts.target = value.clone();
            }
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
            // These hold other options, or variables of curl.
            "config" => self.unknown = Some(place),
            _ if name.starts_with("expand-") => self.unknown = Some(place),
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

    /// Adds the headers of a file. What is in one that is not read, or is too long, is unknown.
    fn headers_of(&mut self, path: &str, place: Span) {
        let text = self.sources.files.read(path).ok().filter(|text| self.sources.filling.takes(text.len()));
        let Some(text) = text else { return self.parts.add_unknown_headers(place) };
        for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
            self.parts.headers.push((Mapped::of(name.trim(), place), Mapped::of(value.trim(), place)));
        }
    }

    fn data(&mut self, value: &Mapped, place: Span) {
        match value.text().strip_prefix('@') {
            Some("-" | "/dev/stdin") => match (&self.command.input, &self.command.input_path) {
                (Some(input), _) => self.add_data(input, place),
                (None, Some(path)) => self.data_of(path, place),
                (None, None) => self.add_data(&Mapped::unknown_at(value.whole_source()), place),
            },
            Some(_) => self.data_of(&value.part(1..value.text().len()), place),
            None => self.add_data(value, place),
        }
    }

    /// Takes the data from a file.
    fn data_of(&mut self, path: &Mapped, place: Span) {
        self.sources.read_body(path, self.place, &mut self.parts);
        self.data = Some((self.parts.body.take().unwrap_or_default(), place));
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
        if self.is_get {
            // The data goes into the URL, also that of unknown arguments.
            let place = Span { end: self.place.start, ..self.place };
            self.parts.method.get_or_insert_with(|| Mapped::of("GET", place));
            self.parts.body_file = None;
            if let Some(place) = self.unknown {
                self.parts.add_unknown_headers(place);
            }
            return Some(self.parts);
        }
        let data = self.data.take();
        let place = data.as_ref().map(|(_, place)| *place);
        self.parts.body = data.map(|(data, _)| data);
        if let Some(place) = self.unknown {
            self.parts.add_unknown_arguments(place);
        }
        if let Some(place) = place {
            self.parts.add_header("Content-Type", "application/x-www-form-urlencoded", place);
        }
        Some(self.parts)
    }
}
