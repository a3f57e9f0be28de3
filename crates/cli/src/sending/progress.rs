//! How far the work is, for those who watch it on a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How often a terminal shows that something is being waited for.
const TICK: Duration = Duration::from_millis(120);

/// What is shown while the work goes on.
pub(super) enum Progress {
    /// A bar or a sign of life.
    Drawn(ProgressBar),
    /// A line for each change.
    Lines,
    /// The result lines say it all.
    Silent,
}

impl Progress {
    /// For so many targets, which are waited for or not.
    pub(super) fn new(count: usize, waits: bool) -> Self {
        if !std::io::stderr().is_terminal() {
            return if count == 1 && waits { Self::Lines } else { Self::Silent };
        }
        if count == 1 && !waits {
            return Self::Silent;
        }
        let (bar, template) = match count {
            1 => (ProgressBar::new_spinner(), "{spinner} {wide_msg}"),
            _ => (ProgressBar::new(count as u64), "{bar:30} {pos}/{len}, {eta} left  {wide_msg}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(TICK);
        Self::Drawn(bar)
    }

    /// Says how far a target is; of what does not fit on a terminal, that is the part to be seen.
    pub(super) fn say(&self, target: &str, message: &str) {
        match self {
            Self::Drawn(bar) => bar.set_message(format!("{message}: {target}")),
            Self::Lines => crate::status::complain(&format!("{target}: {message}")),
            Self::Silent => {}
        }
    }

    /// One more is done; its line may go where the progress is drawn.
    pub(super) fn done<T>(&self, print: impl FnOnce() -> T) -> T {
        match self {
            Self::Drawn(bar) => {
                // The bar is nobody else's while it is suspended: what waits for a reader must not hold it.
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
