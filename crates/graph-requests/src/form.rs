//! The forms of what people hold.

use std::fmt;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// HTTP messages as they are sent, or as `.http` files have them.
    Http,
    /// Markdown, with requests in fenced blocks.
    Markdown,
    /// The body of a `$batch` request.
    Batch,
    /// A logic app: an action, a definition, a template that deploys it, or the history of a run.
    LogicApp,
    /// Bicep with the definition of a logic app.
    Bicep,
    /// A shell script, or lines of one.
    Shell,
    /// A PowerShell script, or lines of one.
    PowerShell,
    /// What PowerShell prints of a request with `-Debug`.
    DebugOutput,
    /// The body of a request alone.
    Body,
    /// An answer of a service.
    Answer,
    /// The answer of a token endpoint, with a token.
    TokenAnswer,
    /// A token.
    Token,
    /// A recording of a browser.
    Har,
    /// A collection of Postman.
    Postman,
    /// A request of Bruno.
    Bruno,
    /// Lines of JSON.
    JsonLines,
    /// None of these.
    Unknown,
}

impl Form {
    /// Whether requests are looked for in documents of this form.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(
            self,
            Self::Http
                | Self::Markdown
                | Self::Batch
                | Self::LogicApp
                | Self::Bicep
                | Self::Shell
                | Self::PowerShell
                | Self::DebugOutput
                | Self::Body
        )
    }

    /// What it is, in words.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Http => "HTTP requests",
            Self::Markdown => "Markdown",
            Self::Batch => "a `$batch` body",
            Self::LogicApp => "a logic app",
            Self::Bicep => "Bicep, of which only the definitions that stand in it are read",
            Self::Shell => "a shell script",
            Self::PowerShell => "a PowerShell script",
            Self::DebugOutput => "debug output of PowerShell",
            Self::Body => "a body alone",
            Self::Answer => "an answer of a service",
            Self::TokenAnswer => "a token as a token endpoint issues it",
            Self::Token => "a token",
            Self::Har => "a HAR recording",
            Self::Postman => "a Postman collection",
            Self::Bruno => "a Bruno request",
            Self::JsonLines => "lines of JSON",
            Self::Unknown => "not a form that is known",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.description())
    }
}
