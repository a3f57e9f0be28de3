//! What a slice must know of annotations beside the model: which ones have faults, and what the external ones belong to.

use std::collections::{BTreeSet, HashMap};

use super::resolver::Resolver;
use super::targets::Target;
use crate::document::Document;
use crate::fault::Faults;
use crate::source::{Place, SourceId};

/// Which annotations are not sound, and what those by external target belong to.
pub(crate) struct Published {
    faults: BTreeSet<(SourceId, u32)>,
    /// Where other faults are that do not stop a run.
    others: Vec<Place>,
    targets: HashMap<Place, Belongs>,
}

/// What annotations by external target belong to.
#[derive(Default)]
pub(crate) struct Belongs {
    /// Where the targets are declared, if the model holds facts of them.
    pub(crate) to: Vec<Place>,
    /// Where the elements are declared that hold the targets.
    pub(crate) owners: Vec<Place>,
}

impl Published {
    pub(super) fn new(
        resolver: &Resolver<'_>,
        documents: &[Document],
        faults: &Faults,
        of_annotations: &Faults,
    ) -> Self {
        let others = faults.places().collect();
        let faults = of_annotations.places().map(|place| (place.source, place.start)).collect();
        let mut targets = HashMap::new();
        for (scope, document) in documents.iter().enumerate() {
            for targeted in document.schemas.iter().flat_map(|schema| &schema.targeted) {
                let place = targeted.target.place;
                let found = resolver.find_targets(scope, &targeted.target, &mut Faults::default());
                let owners = resolver.owners(scope, &targeted.target.value, place);
                let places =
                    |targets: &[Target]| targets.iter().filter_map(|target| resolver.place_of(target)).collect();
                targets.insert(place, Belongs { to: places(&found), owners: places(&owners) });
            }
        }
        Self { faults, others, targets }
    }

    /// Where something is wrong within a range of a source.
    pub(crate) fn faults_in(&self, source: SourceId, start: u32, end: u32) -> impl Iterator<Item = (SourceId, u32)> {
        self.faults.range((source, start)..=(source, end)).copied()
    }

    /// Where faults of something else than annotations are.
    pub(crate) fn other_faults(&self) -> &[Place] {
        &self.others
    }

    /// What the annotations belong to whose target is written at that place.
    pub(crate) fn target(&self, place: Place) -> Option<&Belongs> {
        self.targets.get(&place)
    }
}

impl Resolver<'_> {
    /// Where a target is declared.
    fn place_of(&self, target: &Target) -> Option<Place> {
        let model = &self.model;
        Some(match *target {
            Target::Structured(id) => model.structured_types.get(id)?.place,
            Target::Property(id, index) => model.structured_types.get(id)?.properties.get(index)?.place,
            Target::Enum(id) => model.enum_types.get(id)?.place,
            Target::Member(id, index) => model.enum_types.get(id)?.members.get(index)?.place,
            Target::Definition(id) => model.type_definitions.get(id)?.place,
            Target::Term(number) => model.terms.get(number)?.place,
            Target::Operation(number) => model.operations.get(number)?.place,
            Target::Parameter(number, index) => self.parameter_of(number, index)?.place,
            Target::Container(number) => model.entity_containers.get(number)?.place,
            Target::Child(number, index) => model.entity_containers.get(number)?.children.get(index)?.place,
            Target::Schema(_) | Target::ReturnType(_) | Target::Other(..) => return None,
        })
    }
}
