//! Says everything that is wrong with the request body of a lifecycle workflows action, and what is documented.
//!
//! The models read whatever a service may send. Validation is strict: it holds a body against all that is documented of
//! its action, and reports every violation at once. What is documented comes from the facts that the models carry, and
//! from nowhere else.
//!
//! ```
//! use lifecycle_workflows_validation::{Rule, check_cancel_processing};
//!
//! let body = br##"{
//!     "scope": {
//!         "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
//!         "runs": [{"id": "1"}, {"Id": "2"}]
//!     }
//! }"##;
//! let report = check_cancel_processing(body).unwrap_err();
//! let found: Vec<_> = report.iter().map(|violation| (violation.rule, violation.pointer.as_str())).collect();
//! assert_eq!(found, [
//!     (Rule::TooManyItems, "/scope/runs"),
//!     (Rule::MissingKey, "/scope/runs/1"),
//!     (Rule::UndeclaredProperty, "/scope/runs/1/Id"),
//! ]);
//! assert_eq!(report.violations()[0].message, "`runs` has 2 items; documented: exactly 1 item");
//! ```
//!
//! - [`check`] reads a body as a typed request, or says what is wrong with it; [`check_cancel_processing`] and
//!   [`check_resume`] are the same for one action each, [`check_facts`] for one that is known at run time only;
//! - [`validate`] looks at a request that was built in code;
//! - [`Rule`] lists what a body is held against.

mod catalog;
mod check;
mod documented;
mod engine;
mod excerpt;
mod lifecycle;
mod nearest;
mod report;
mod rule;
mod violation;

pub use check::{Checked, check, check_facts, validate};
pub use json_places::{Pointer, Span};
pub use lifecycle::{check_cancel_processing, check_resume};
pub use report::Report;
pub use rule::{Rule, Severity};
pub use violation::Violation;
