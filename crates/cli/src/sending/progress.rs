//! Progress on a terminal.

use std::fmt;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressState, ProgressStyle};

use crate::status::complain;

/// The interval at which the terminal is redrawn.
const TICK: Duration = Duration::from_millis(120);

/// The display of progress.
pub(super) enum Progress {
    /// A bar or a spinner.
    Drawn(ProgressBar),
    /// A line for each change.
    Lines,
    /// Nothing, as the lines of results are enough.
    Silent,
}

/// Writes the time that is probably left, once there is something to tell it by.
fn left(state: &ProgressState, out: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        // Of what cannot be written, nothing is shown.
        let _ = write!(out, ", {:#} left", HumanDuration(state.eta()));
    }
}

impl Progress {
    /// The display for a number of targets, with or without waiting.
    pub(super) fn new(count: usize, waits: bool) -> Self {
        if !std::io::stderr().is_terminal() {
            return if count == 1 && waits { Self::Lines } else { Self::Silent };
        }
        if count == 1 && !waits {
            return Self::Silent;
        }
        let (bar, template) = match (count, waits) {
            (1, _) => (ProgressBar::new_spinner(), "{spinner} {wide_msg}"),
            // When targets end is up to the service.
            (_, true) => (ProgressBar::new(count as u64), "{bar:30} {pos}/{len}  {wide_msg}"),
            (_, false) => (ProgressBar::new(count as u64), "{bar:30} {pos}/{len}{left}  {wide_msg}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("left", left));
        }
        bar.enable_steady_tick(TICK);
        Self::Drawn(bar)
    }

    /// Shows the progress of a target.
    pub(super) fn say(&self, target: &str, message: &str) {
        match self {
            // The id of the run or the result is the last part of a target.
            Self::Drawn(bar) => {
                bar.set_message(format!("{}: {message}", target.rsplit('/').next().unwrap_or(target)));
            }
            Self::Lines => complain(&format!("{target}: {message}")),
            Self::Silent => {}
        }
    }

    /// Prints a message beside what is drawn.
    pub(super) fn complain(&self, message: &str) {
        match self {
            Self::Drawn(bar) => bar.suspend(|| complain(message)),
            Self::Lines | Self::Silent => complain(message),
        }
    }

    /// Counts a target, and prints its line where the progress is drawn.
    pub(super) fn done<T>(&self, print: impl FnOnce() -> T) -> T {
        match self {
            Self::Drawn(bar) => {
                // Suspending locks the bar, so that a blocked reader must not hold it.
                let printed = if std::io::stdout().is_terminal() { bar.suspend(print) } else { print() };
                bar.inc(1);
                printed
            }
            Self::Lines | Self::Silent => print(),
        }
    }

    pub(super) fn finish(&self) {
        if let Self::Drawn(bar) = self {
            bar.finish_and_clear();
        }
    }
}
