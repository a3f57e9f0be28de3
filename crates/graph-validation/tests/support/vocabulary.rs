//! Names and values of the actions of the second slice, for random bodies.

pub(crate) const NAMES: &[&str] = &[
    "borrower",
    "Borrower",
    "members",
    "members@odata.bind",
    "condition",
    "desk",
    "state",
    "remarks",
    "branch",
    "loans",
    "joinedDateTime",
    "name",
    "thing",
    "nodes",
];

pub(crate) const LEAVES: &[&str] = &[
    "\"good\"",
    "\"Damaged\"",
    "\"#example.library.memberBorrower\"",
    "\"example.library.memberBorrower\"",
    "\"#EXAMPLE.library.memberborrower\"",
    "\"https://library.example/beta/$metadata#example.library.memberBorrower\"",
    "\"#example.library.borrower\"",
    "\"#example.library.member\"",
    "\"#example.library.nowhere\"",
    "\"#example.library.condition\"",
    "\"#test.redBall\"",
    r##"{"@odata.type": "#example.library.branchBorrower", "branch": "1"}"##,
    r##"{"@odata.type": "#example.library.memberBorrower", "members": [{"id": "1"}]}"##,
];
