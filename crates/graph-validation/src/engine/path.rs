//! The path from the body to the value that the engine is at.

use json_places::Pointer;

/// Pointers stop at the last enclosing value whose pointer is not longer than this many bytes. Below a member whose name
/// is very long there may be very many violations, and each would repeat that name.
const LONGEST_POINTER: usize = 1024;

/// Names and indexes that become a pointer only when a violation needs one.
#[derive(Default)]
pub(super) struct Path<'v> {
    steps: Vec<Step<'v>>,
}

enum Step<'v> {
    Member(&'v str),
    Element(usize),
}

impl<'v> Path<'v> {
    pub(super) fn enter_member(&mut self, name: &'v str) {
        self.steps.push(Step::Member(name));
    }

    pub(super) fn enter_element(&mut self, index: usize) {
        self.steps.push(Step::Element(index));
    }

    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    pub(super) fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for step in &self.steps {
            match step {
                Step::Member(name) if pointer.as_str().len() + name.len() >= LONGEST_POINTER => break,
                Step::Member(name) => pointer.push_member(name),
                Step::Element(index) => pointer.push_element(*index),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_stops_before_a_very_long_name() {
        let long = "x".repeat(2000);
        let mut path = Path::default();
        path.enter_member("runs");
        path.enter_element(7);
        path.enter_member(&long);
        path.enter_element(0);
        assert_eq!(path.pointer().as_str(), "/runs/7");
        path.leave();
        path.leave();
        path.enter_member("id");
        assert_eq!(path.pointer().as_str(), "/runs/7/id");
    }
}
