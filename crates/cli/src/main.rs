//! The program `lcw`.

use std::process::ExitCode;

fn main() -> ExitCode {
    lifecycle_workflows_cli::main()
}
