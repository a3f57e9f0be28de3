//! Which type is based on which. A chain may be as long as a document, so nothing here recurses.

/// The base of each element, free of cycles, and the order that answers whether one is derived from another at once.
#[derive(Debug, Default)]
pub(super) struct Lineage {
    /// The base of each element.
    pub(super) base: Vec<Option<usize>>,
    /// The elements, each directly followed by those that are derived from it.
    pub(super) order: Vec<usize>,
    enter: Vec<usize>,
    leave: Vec<usize>,
}

impl Lineage {
    /// Orders elements whose bases have no cycle.
    pub(super) fn new(base: Vec<Option<usize>>) -> Self {
        let count = base.len();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut open: Vec<(usize, bool)> = Vec::new();
        for (number, base) in base.iter().enumerate() {
            match base.and_then(|base| children.get_mut(base)) {
                Some(siblings) => siblings.push(number),
                None => open.push((number, false)),
            }
        }
        open.reverse();
        let mut lineage = Self { base, order: Vec::with_capacity(count), enter: vec![0; count], leave: vec![0; count] };
        while let Some((number, left)) = open.pop() {
            let place = lineage.order.len();
            let times = if left { &mut lineage.leave } else { &mut lineage.enter };
            if let Some(time) = times.get_mut(number) {
                *time = place;
            }
            if !left {
                lineage.order.push(number);
                open.push((number, true));
                open.extend(children.get(number).into_iter().flatten().rev().map(|child| (*child, false)));
            }
        }
        lineage
    }

    /// Whether one element is the other or is derived from it.
    pub(super) fn is_or_derives(&self, number: usize, from: usize) -> bool {
        match (self.enter.get(number), self.enter.get(from), self.leave.get(from)) {
            (Some(place), Some(enter), Some(leave)) => (enter..leave).contains(&place),
            _ => false,
        }
    }

    /// The position of an element in the order.
    pub(super) fn rank(&self, number: usize) -> usize {
        self.enter.get(number).copied().unwrap_or(usize::MAX)
    }

    /// The element and its bases, the nearest first.
    pub(super) fn ancestors(&self, number: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(number), |number| self.base.get(*number).copied().flatten())
    }

    /// For each element, all that is derived from it, in ascending order.
    pub(super) fn derived(&self) -> Vec<Vec<usize>> {
        let counts = self.enter.iter().zip(&self.leave).map(|(enter, leave)| (leave - enter).saturating_sub(1));
        let mut derived: Vec<Vec<usize>> = counts.map(Vec::with_capacity).collect();
        for number in 0..self.base.len() {
            for ancestor in self.ancestors(number).skip(1) {
                if let Some(derived) = derived.get_mut(ancestor) {
                    derived.push(number);
                }
            }
        }
        derived
    }
}

/// Cuts every cycle apart and returns its elements, each cycle beginning with its smallest number.
pub(super) fn cut_cycles(base: &mut [Option<usize>]) -> Vec<Vec<usize>> {
    const NEVER: usize = usize::MAX;
    // In which walk an element was first met; a walk that meets its own element has gone in a circle.
    let mut walk = vec![NEVER; base.len()];
    let mut cycles = Vec::new();
    for start in 0..base.len() {
        let mut next = Some(start);
        while let Some(number) = next {
            match walk.get_mut(number) {
                Some(met) if *met == NEVER => *met = start,
                Some(met) if *met == start => {
                    cycles.push(cut(base, number));
                    break;
                }
                _ => break,
            }
            next = base.get(number).copied().flatten();
        }
    }
    cycles
}

fn cut(base: &mut [Option<usize>], start: usize) -> Vec<usize> {
    let mut cycle = Vec::new();
    let mut next = Some(start);
    while let Some(number) = next {
        cycle.push(number);
        next = base.get_mut(number).and_then(Option::take).filter(|next| *next != start);
    }
    let smallest = cycle.iter().enumerate().min_by_key(|(_, number)| **number).map_or(0, |(index, _)| index);
    cycle.rotate_left(smallest);
    cycle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivation_is_transitive() {
        //     2 - 0 - 1
        //       \ 3         4
        let lineage = Lineage::new(vec![Some(2), Some(0), None, Some(2), None]);
        assert_eq!(lineage.order, [2, 0, 1, 3, 4]);
        assert_eq!(lineage.derived(), [vec![1], vec![], vec![0, 1, 3], vec![], vec![]]);
        assert!(lineage.is_or_derives(1, 2) && lineage.is_or_derives(2, 2) && lineage.is_or_derives(3, 2));
        assert!(!lineage.is_or_derives(2, 1) && !lineage.is_or_derives(3, 0) && !lineage.is_or_derives(4, 2));
    }

    #[test]
    fn cycles_are_cut() {
        let mut base = vec![Some(0), Some(3), Some(1), Some(2), Some(1), None];
        assert_eq!(cut_cycles(&mut base), [vec![0], vec![1, 3, 2]]);
        assert_eq!(base, [None, None, None, None, Some(1), None]);
    }
}
