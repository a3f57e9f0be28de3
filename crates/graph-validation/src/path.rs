//! The path from the body to the value that is checked.

use json_places::Pointer;

/// The maximum length of a pointer in bytes: a longer one stops at an enclosing value. A member with a very long name may
/// contain very many violations, and each would repeat that name.
const LONGEST_POINTER: usize = 1024;

/// Names and indexes that become a pointer only when a violation needs one.
#[derive(Default)]
pub(crate) struct Path<'v> {
    steps: Vec<Step<'v>>,
}

enum Step<'v> {
    Member(&'v str),
    Element(usize),
}

impl<'v> Path<'v> {
    pub(crate) fn enter_member(&mut self, name: &'v str) {
        self.steps.push(Step::Member(name));
    }

    pub(crate) fn enter_element(&mut self, index: usize) {
        self.steps.push(Step::Element(index));
    }

    pub(crate) fn leave(&mut self) {
        self.steps.pop();
    }

    pub(crate) fn pointer(&self) -> Pointer {
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
