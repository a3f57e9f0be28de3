//! The arguments for the service: its address, the token, and the time limits.

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use lifecycle_workflows::models::SCHEMA;
use lifecycle_workflows::models::facts::Cloud;

/// The service: its address, the token, and the time limits.
#[derive(Args, Debug)]
#[command(next_help_heading = "Service")]
pub(crate) struct Service {
    /// The cloud [default: Global]
    #[arg(long, value_name = "NAME", value_parser = clouds(), ignore_case = true)]
    pub(crate) cloud: Option<&'static Cloud>,

    /// The API version
    #[arg(long, value_name = "VERSION", value_parser = api_versions(), ignore_case = true, default_value = DEFAULT_VERSION)]
    pub(crate) api_version: String,

    /// Send to this URL instead of the cloud, such as the URL of `lcw serve`
    ///
    /// The token is sent there, so that `http` is allowed for this machine only. The API version is not part of it. Without
    /// this and --cloud, the environment variable `LCW_BASE_URL` applies.
    #[arg(long, value_name = "URL", conflicts_with = "cloud")]
    pub(crate) base_url: Option<String>,

    /// Read the access token from this file instead of the environment variable `LCW_TOKEN`
    ///
    /// The file is read again if the service refuses the token, so that another program may renew it.
    #[arg(long, value_name = "FILE", conflicts_with = "azure")]
    pub(crate) token_file: Option<PathBuf>,

    /// Use the token of the user who signed in with the Azure CLI or the Azure Developer CLI
    #[cfg_attr(not(feature = "azure"), doc = "\nThis lcw was built without the feature `azure`.")]
    #[arg(long)]
    pub(crate) azure: bool,

    /// The time limit of one attempt
    #[arg(long, value_name = "TIME", value_parser = some_time, default_value = "1m")]
    pub(crate) timeout: Duration,

    /// The maximum number of attempts for a request, within five minutes
    ///
    /// A request is sent again only if it was certainly not carried out, or if reading shows that it was not.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), default_value_t = 6)]
    pub(crate) attempts: u32,
}

pub(super) fn clouds() -> impl TypedValueParser<Value = &'static Cloud> {
    let names = SCHEMA.clouds.iter().map(|cloud| cloud.name);
    PossibleValuesParser::new(names).try_map(|name| SCHEMA.cloud(&name).ok_or("unknown cloud"))
}

/// The API version that requests have if no other is given.
pub(crate) const DEFAULT_VERSION: &str = "v1.0";

pub(super) fn api_versions() -> PossibleValuesParser {
    PossibleValuesParser::new(SCHEMA.api_versions.iter().copied())
}

/// A duration that is not zero.
fn some_time(text: &str) -> Result<Duration, Box<dyn Error + Send + Sync>> {
    match humantime::parse_duration(text)? {
        Duration::ZERO => Err("must be greater than zero".into()),
        time => Ok(time),
    }
}
