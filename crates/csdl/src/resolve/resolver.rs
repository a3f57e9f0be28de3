//! What is known while a model is built.

use std::collections::HashMap;

use super::lineage::Lineage;
use super::names::{Declared, Names};
use crate::document;
use crate::model::{Model, QualifiedName};

/// What is known while a model is built.
pub(super) struct Resolver<'d> {
    pub(super) names: Names<'d>,
    /// The model so far, what is built in at the end of each list.
    pub(super) model: Model,
    /// The structured types by their base types.
    pub(super) lineage: Lineage,
    /// The document's operation of each operation of the model.
    pub(super) operations: Vec<Declared<'d, &'d document::Operation>>,
    /// The overloads of each name.
    pub(super) overloads: HashMap<QualifiedName, Vec<usize>>,
}

impl<'d> Resolver<'d> {
    /// An empty model of these names.
    pub(super) fn new(names: Names<'d>) -> Self {
        Self {
            names,
            model: Model::default(),
            lineage: Lineage::default(),
            operations: Vec::new(),
            overloads: HashMap::new(),
        }
    }
}
