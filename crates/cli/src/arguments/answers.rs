//! The arguments of `lcw explain-answer` and `lcw token`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use lifecycle_workflows::models::facts::Cloud;

use super::service::{DEFAULT_VERSION, api_versions, clouds};
use crate::actions;

/// Say what an answer of the service means, and what to do next
///
/// The answer is a status line with headers and a body, as it goes over the wire or as curl and PowerShell print it; an error
/// body as JSON; the answers of a `$batch`; the outputs of a run of a Logic App; an error as PowerShell, `az rest`, curl and SDKs
/// print it; or what `lcw` itself prints. A request before the answer says which action it is of. Tokens are read on this machine,
/// never sent and never shown.
#[derive(Args, Debug)]
pub(crate) struct ExplainAnswer {
    /// The action of the request, if the file does not say it
    #[arg(long, value_name = "NAME", value_parser = actions::parser())]
    pub(crate) action: Option<String>,

    /// The token with which the request was sent
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ExplanationFormat,

    /// The file with the answer; `-` or no file is standard input
    #[arg(value_name = "FILE", default_value = crate::input::STANDARD_INPUT, hide_default_value = true)]
    pub(crate) file: PathBuf,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplanationFormat {
    /// Text for people
    #[default]
    Text,
    /// A line of JSON for each answer
    Json,
}

/// Say what a token is, and which requests it is good for
///
/// The token is read on this machine and not sent. Its claims are not verified. Exit status: 0 if it may be good for a request,
/// 1 if it is not, 2 if there is no token to read.
#[derive(Args, Debug)]
pub(crate) struct InspectToken {
    /// The cloud that the requests go to [default: Global]
    #[arg(long, value_name = "NAME", value_parser = clouds(), ignore_case = true)]
    pub(crate) cloud: Option<&'static Cloud>,

    /// The API version
    #[arg(long, value_name = "VERSION", value_parser = api_versions(), ignore_case = true, default_value = DEFAULT_VERSION)]
    pub(crate) api_version: String,

    /// The file with the token; `-` is standard input
    ///
    /// Without a file, the token is that of the environment variable `LCW_TOKEN`, or else what is piped in.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}
