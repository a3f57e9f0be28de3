//! Shares of metadata: how much of it is measured.

use std::collections::BTreeSet;

use odata_csdl::document::Document;
use odata_csdl::model::OperationKind;
use odata_csdl::slice::{Counts, Request, slice};
use odata_csdl::{Source, resolve};

/// How much of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// Up to a quarter of the types and actions, with all that these need.
    Quarter,
    /// Up to half of them.
    Half,
    /// Everything.
    All,
}

impl Share {
    /// Every share, the smallest first.
    pub(crate) const EACH: [Self; 3] = [Self::Quarter, Self::Half, Self::All];

    /// The share of that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|share| share.name() == name)
    }

    /// The name by which it is asked for.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::All => "all",
        }
    }

    /// What to import for it: nothing is named for everything.
    ///
    /// These are the first types and actions by name, as many as bring in no more than the share. Abstract types are not
    /// among them, as they would bring in all types that are derived from them, and the base type of all entity types is
    /// abstract; they come in as base types.
    pub(crate) fn roots(self, sources: &[Source], documents: &[Document]) -> Result<Vec<String>, String> {
        let of_so_many = match self {
            Self::Quarter => 4,
            Self::Half => 2,
            Self::All => return Ok(Vec::new()),
        };
        let model = resolve(sources, documents).map_err(|faults| faults.to_string())?;
        let types = model.structured_types.iter().filter(|type_| !type_.is_abstract).map(|type_| &type_.name);
        let actions = model.operations.iter().filter(|operation| operation.kind == OperationKind::Action);
        let names: BTreeSet<_> = types.chain(actions.map(|action| &action.name)).collect();
        let mut names: Vec<_> = names.into_iter().map(ToString::to_string).collect();
        let all = types_of(sources, documents, &[])?;
        let (mut enough, mut too_many) = (0, names.len());
        while enough + 1 < too_many {
            let middle = usize::midpoint(enough, too_many);
            let roots = names.get(..middle).unwrap_or_default();
            let fits = types_of(sources, documents, roots)? * of_so_many <= all;
            *(if fits { &mut enough } else { &mut too_many }) = middle;
        }
        // No root would stand for everything.
        names.truncate(enough.max(1));
        Ok(names)
    }
}

/// How much is generated from the slice of these roots.
fn types_of(sources: &[Source], documents: &[Document], roots: &[String]) -> Result<usize, String> {
    let request = Request { roots: roots.to_vec(), ..Request::default() };
    let slice = slice(sources, documents, &request).map_err(|refusal| refusal.to_string())?;
    let Counts { enum_types, complex_types, entity_types, actions, .. } = slice.report().kept;
    Ok(enum_types + complex_types + entity_types + actions)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use odata_codegen::Builder;

    use super::*;
    use crate::codegen;

    fn metadata() -> String {
        use std::fmt::Write as _;
        let mut elements = String::from(
            r#"<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id" /></Key>
               <Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>"#,
        );
        for number in 10..50 {
            let _ = write!(
                elements,
                r#"<EntityType Name="e{number}" BaseType="x.entity"><Property Name="part" Type="x.c{number}" />
                   <NavigationProperty Name="next" Type="x.e{}" /></EntityType><ComplexType Name="c{number}" />
                   <Action Name="a{number}" IsBound="true"><Parameter Name="it" Type="x.e{number}" />
                   <Parameter Name="part" Type="x.c{number}" /></Action>"#,
                (number - 9) % 40 + 10
            );
        }
        format!(
            r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
               <Schema Namespace="x" xmlns="http://docs.oasis-open.org/odata/ns/edm">{elements}</Schema>
               </edmx:DataServices></edmx:Edmx>"#
        )
    }

    /// Imports and generates a share, and gives the number of its types.
    fn generated(share: Share) -> usize {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("metadata.xml");
        fs::write(&path, metadata()).unwrap();
        let builder = Builder::new().metadata(path);
        let sources = builder.sources().unwrap();
        let roots = share.roots(&sources, &odata_csdl::read(&sources).unwrap().documents).unwrap();
        assert!(!roots.contains(&"x.entity".to_owned()));
        let schemas = folder.path().join("schemas");
        let builder = roots.into_iter().fold(builder.schemas(&schemas), Builder::root);
        builder.import().unwrap();
        builder.out(folder.path().join("generated")).generate().unwrap();
        super::super::number(codegen::count(&schemas).unwrap())
    }

    #[test]
    fn a_share_stands_by_itself_and_is_what_it_is_called() {
        let [quarter, half, all] = Share::EACH.map(generated);
        assert_eq!(all, 1 + 3 * 40);
        // An entity type of these brings in two more, its base type and its part.
        assert!((all / 4 - 3..=all / 4).contains(&quarter), "{quarter} of {all}");
        assert!((all / 2 - 3..=all / 2).contains(&half), "{half} of {all}");
    }

    #[test]
    fn shares_have_names() {
        for share in Share::EACH {
            assert_eq!(Share::from_name(share.name()), Some(share));
        }
        assert_eq!(Share::from_name("third"), None);
    }
}
