//! Paths of elements, which show people where in a document something is.

use super::Element;

/// The attributes by which people know an element, in order of preference.
const NAMES: [&str; 6] = ["Name", "Namespace", "Target", "Term", "Property", "Uri"];

/// The path of the innermost element that holds the byte at `offset`, such as
/// `/Edmx/DataServices/Schema[example]/EntityType[run]/Property[id]`.
pub(crate) fn path_at(root: &Element<'_>, offset: usize) -> String {
    let mut path = String::new();
    let mut element = Some(root);
    while let Some(current) = element {
        path.push('/');
        path.push_str(current.name);
        let name = NAMES.iter().find_map(|name| current.attribute(name));
        if let Some(name) = name {
            path.push('[');
            path.push_str(name);
            path.push(']');
        }
        // Children are in the order of the text.
        let behind = current.children.partition_point(|child| child.span.start <= offset);
        let inner = behind.checked_sub(1).and_then(|index| current.children.get(index));
        element = inner.filter(|child| offset < child.span.end);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    #[test]
    fn a_place_has_its_path() {
        let text = r#"<a><b Name="x"/><b Name="y"><c>z</c></b></a>"#;
        let root = parse(text).root.unwrap();
        let at = |found: &str| path_at(&root, text.find(found).unwrap());
        assert_eq!(at("<a"), "/a");
        assert_eq!(at("x"), "/a/b[x]");
        assert_eq!(at("z"), "/a/b[y]/c");
        assert_eq!(at("</a"), "/a");
    }
}
