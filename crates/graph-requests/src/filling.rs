//! How much a document fills in: the values that it defines, wherever it uses them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use graph_validation::Span;

use crate::mapped::Mapped;

/// All values that a document fills in may together take so many times as many bytes as the document.
const FACTOR: usize = 8;

/// They may take as many as this in any document: 1 MiB.
const LEAST: usize = 1 << 20;

/// What each value counts besides its bytes, since many names may stand for an empty one.
pub(crate) const EACH: usize = 32;

/// How many bytes a document may still fill in. Values that repeat each other would grow without limit, so that a value that
/// no longer fits is unknown until run time, and so is every one after it.
#[derive(Clone, Debug)]
pub(crate) struct Filling {
    left: Arc<AtomicUsize>,
}

impl Filling {
    /// What a document of that length may fill in. The documents within it share it.
    pub(crate) fn of(length: usize) -> Self {
        Self { left: Arc::new(AtomicUsize::new(length.saturating_mul(FACTOR).saturating_add(LEAST))) }
    }

    /// Whether so many bytes may still be filled in, which then count.
    pub(crate) fn takes(&self, length: usize) -> bool {
        let left = self.left().checked_sub(length.saturating_add(EACH));
        self.left.store(left.unwrap_or_default(), Ordering::Relaxed);
        left.is_some()
    }

    /// How many bytes may still be filled in.
    pub(crate) fn left(&self) -> usize {
        self.left.load(Ordering::Relaxed)
    }

    /// Adds a value to a text for what stands at a place of the document.
    pub(crate) fn fill(&self, text: &mut Mapped, value: &Mapped, source: Span) {
        if self.takes(value.weight()) { text.append(value) } else { text.push_unknown(source) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_unknown() {
        let filling = Filling::of(0);
        let mut half = Mapped::default();
        half.push_as(&"x".repeat(LEAST / 2 - EACH - Mapped::of("x", Span::default()).weight() + 1), Span::default());
        let mut text = Mapped::default();
        for _ in 0..3 {
            filling.fill(&mut text, &half, Span::default());
        }
        assert_eq!((text.text().len(), text.unknown().len()), (2 * half.text().len() + "{unknown}".len(), 1));
        filling.fill(&mut text, &Mapped::default(), Span::default());
        assert_eq!(text.unknown().len(), 2, "nor does what follows");
    }
}
