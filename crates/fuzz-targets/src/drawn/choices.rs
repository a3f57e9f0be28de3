//! The choices from which a body is made.

/// Numbers that proptest draws, each of which is one choice. Fewer and smaller numbers make simpler bodies, so that proptest
/// finds the simplest body that fails. When they are used up, every choice is the first one.
pub(crate) struct Choices<'n>(std::slice::Iter<'n, u16>);

impl<'n> Choices<'n> {
    pub(crate) fn new(numbers: &'n [u16]) -> Self {
        Self(numbers.iter())
    }

    /// A number below the bound, or zero if that is zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0.next().map_or(0, |number| usize::from(*number) % bound.max(1))
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub(crate) fn of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len())]
    }
}
