//! The arguments that say which service is asked, with which token, and how patiently.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use lifecycle_workflows::models::SCHEMA;
use lifecycle_workflows::models::facts::Cloud;

/// Which service is asked, with which token, and how patiently.
#[derive(Args, Debug)]
#[command(next_help_heading = "Service")]
pub(crate) struct Service {
    /// The cloud; without it, that is `Global`
    #[arg(long, value_name = "NAME", value_parser = clouds(), ignore_case = true)]
    pub(crate) cloud: Option<&'static Cloud>,

    /// The API version
    #[arg(long, value_name = "VERSION", value_parser = api_versions(), ignore_case = true, default_value = "v1.0")]
    pub(crate) api_version: String,

    /// Send to this URL in place of that of the cloud, such as that of `lcw serve`
    ///
    /// The token goes there, so that `http` is for this machine only. The API version is no part of it. With neither this nor
    /// --cloud, it is that of the environment variable `LCW_BASE_URL`.
    #[arg(long, value_name = "URL", conflicts_with = "cloud")]
    pub(crate) base_url: Option<String>,

    /// Read the access token from this file; otherwise it is that of the environment variable `LCW_TOKEN`
    ///
    /// The file is read again when the service refuses the token, so that another program may renew it.
    #[arg(long, value_name = "FILE", conflicts_with = "azure")]
    pub(crate) token_file: Option<PathBuf>,

    /// Take the token of whoever has signed in with the Azure CLI or the Azure Developer CLI
    #[cfg_attr(not(feature = "azure"), doc = "\nThis lcw was built without it: the feature is `azure`.")]
    #[arg(long)]
    pub(crate) azure: bool,

    /// How long one attempt may take
    #[arg(long, value_name = "TIME", value_parser = some_time, default_value = "1m")]
    pub(crate) timeout: Duration,

    /// How many times a request is sent at most, within five minutes
    ///
    /// It is sent again only if it was certainly not carried out, or if that was read afterwards.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), default_value_t = 6)]
    pub(crate) attempts: u32,
}

fn clouds() -> impl TypedValueParser<Value = &'static Cloud> {
    let names = SCHEMA.clouds.iter().map(|cloud| cloud.name);
    PossibleValuesParser::new(names).try_map(|name| SCHEMA.cloud(&name).ok_or("unknown cloud"))
}

fn api_versions() -> PossibleValuesParser {
    PossibleValuesParser::new(SCHEMA.api_versions.iter().copied())
}

/// A time in which something can be done.
fn some_time(text: &str) -> Result<Duration, String> {
    match humantime::parse_duration(text) {
        Ok(Duration::ZERO) => Err("in no time nothing can be done".to_owned()),
        Ok(time) => Ok(time),
        Err(error) => Err(error.to_string()),
    }
}
