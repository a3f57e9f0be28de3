//! The annotations of all elements, wherever they are written: collected, bound, and decoded into facts.

mod application;
mod collect;
mod examples;
mod fit;
mod graph;
mod literals;
mod odata;
mod sap;
mod slices;
mod store;
mod values;

use super::resolver::Resolver;
use super::targets::Target;
use crate::diagnostic::Code;
use crate::document::Document;
use crate::fault::Faults;
use crate::model::Undecoded;
use application::{Application, Bound};
use examples::check_examples;
use store::{is_decoded, store};
use values::Binder;

/// Binds all annotations of the documents and decodes them.
pub(super) fn annotate<'d>(resolver: &mut Resolver<'d>, documents: &'d [Document], faults: &mut Faults) {
    let applications = collect::applications(resolver, documents, faults);
    let mut undecoded = Vec::new();
    let mut examples = Vec::new();
    for (target, applied) in applications {
        let bound = bind(resolver, &target, &applied, &mut undecoded, faults);
        store(resolver, &target, bound, &mut examples, faults);
    }
    // An example may be of any property, so the facts of all properties must be known first.
    check_examples(resolver, examples, faults);
    sort(&mut undecoded);
    resolver.model.undecoded = undecoded;
}

fn sort(undecoded: &mut [Undecoded]) {
    undecoded.sort_by(|one, other| (&one.target, &one.term, one.place).cmp(&(&other.target, &other.term, other.place)));
}

/// Binds the annotations of one target, in order of term and qualifier. Those with a fault are left out.
fn bind<'d>(
    resolver: &Resolver<'d>,
    target: &Target,
    applied: &[Application<'d>],
    undecoded: &mut Vec<Undecoded>,
    faults: &mut Faults,
) -> Vec<(Application<'d>, Bound)> {
    let (path, kinds) = resolver.describe(target);
    let mut binder = Binder { resolver, faults, undecoded, path };
    let mut all: Vec<(Application<'d>, Bound)> = Vec::new();
    for application in applied {
        let Some(bound) = binder.annotation(application.scope, application.written, &kinds) else { continue };
        all.push((*application, bound));
    }
    all.sort_by(|(one, one_bound), (other, other_bound)| {
        let key = |bound: &Bound| (bound.annotation.term.clone(), bound.annotation.qualifier.clone());
        let places = one.written.term.place.cmp(&other.written.term.place);
        key(one_bound).cmp(&key(other_bound)).then(places)
    });
    let mut kept: Vec<(Application<'d>, Bound)> = Vec::with_capacity(all.len());
    for (application, bound) in all {
        let annotation = &bound.annotation;
        let first = kept.last().filter(|(_, first)| {
            (&first.annotation.term, &first.annotation.qualifier) == (&annotation.term, &annotation.qualifier)
        });
        if let Some((first, _)) = first {
            let message = format!("`{}` is applied to `{}` twice", annotation.term, binder.path);
            let fault = binder.faults.add(Code::DuplicateDeclaration, application.written.term.place, message);
            fault.located_at("the other annotation", first.written.term.place);
        } else if bound.is_sound {
            if !is_decoded(&bound, target) {
                binder.leave(application.written, &annotation.term);
            }
            kept.push((application, bound));
        }
    }
    kept
}
