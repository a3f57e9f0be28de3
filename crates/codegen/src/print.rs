//! Tokens to text.
//!
//! A general formatter builds a syntax tree of everything first, which takes most of the time of a run over a large schema.
//! Generated code is of a few simple forms, so that its tokens say where lines end: a line is an item, a field, a variant,
//! an arm or a statement. A line that is too long is broken at its delimiters. There are no comparisons, closures or macros
//! in generated code, except in attributes that users write; `<` always begins generic arguments.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Lines that are longer are broken, if they have delimiters to break at.
const WIDTH: usize = 100;

/// The width of a level of indentation.
const INDENT: usize = 4;

/// The text of items that stand apart from each other.
pub(crate) fn items(items: TokenStream) -> String {
    Printer::default().print(items, true)
}

/// The text of items that belong together, such as imports.
pub(crate) fn block(items: TokenStream) -> String {
    Printer::default().print(items, false)
}

/// A token, or tokens between delimiters.
enum Node {
    /// An identifier or a literal.
    Word(String),
    Operator(&'static str),
    Group(Delimiter, Vec<Node>),
}

impl Node {
    fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    fn is_operator(&self, operator: &str) -> bool {
        matches!(self, Self::Operator(own) if *own == operator)
    }

    fn is_group(&self, delimiter: Delimiter) -> bool {
        matches!(self, Self::Group(own, _) if *own == delimiter)
    }
}

/// The tokens with the operators of several characters put together.
fn nodes(stream: TokenStream) -> Vec<Node> {
    let tokens = stream.into_iter();
    let mut nodes = Vec::with_capacity(tokens.size_hint().0);
    // Whether the next character follows an operator without a space.
    let mut is_joint = false;
    for token in tokens {
        let was_joint = std::mem::take(&mut is_joint);
        match token {
            TokenTree::Ident(ident) => nodes.push(Node::Word(ident.to_string())),
            TokenTree::Literal(literal) => nodes.push(Node::Word(literal.to_string())),
            TokenTree::Punct(punct) => {
                let operator = operator(punct.as_char());
                is_joint = punct.spacing() == Spacing::Joint;
                match (nodes.last_mut(), operator) {
                    (Some(Node::Operator(last @ ":")), ":") => *last = "::",
                    (Some(Node::Operator(last @ ".")), ".") => *last = "..",
                    (Some(Node::Operator(last @ "-")), ">") => *last = "->",
                    (Some(Node::Operator(last @ "=")), ">") => *last = "=>",
                    (Some(Node::Operator(last @ "=")), "=") if was_joint => *last = "==",
                    (Some(Node::Operator(last @ "!")), "=") if was_joint => *last = "!=",
                    (Some(Node::Operator(last @ "<")), "=") if was_joint => *last = "<=",
                    (Some(Node::Operator(last @ ">")), "=") if was_joint => *last = ">=",
                    (Some(Node::Operator(last @ "..")), "=") if was_joint => *last = "..=",
                    (Some(Node::Operator(last @ "&")), "&") if was_joint => *last = "&&",
                    (Some(Node::Operator(last @ "|")), "|") if was_joint => *last = "||",
                    _ => nodes.push(Node::Operator(operator)),
                }
            }
            TokenTree::Group(group) => {
                let (delimiter, stream) = (group.delimiter(), group.stream());
                // Iterating over a stream copies its tokens unless nothing else shares them.
                drop(group);
                match delimiter {
                    Delimiter::None => nodes.extend(self::nodes(stream)),
                    _ => nodes.push(Node::Group(delimiter, self::nodes(stream))),
                }
            }
        }
    }
    nodes
}

fn operator(character: char) -> &'static str {
    match character {
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '.' => ".",
        '=' => "=",
        '<' => "<",
        '>' => ">",
        '&' => "&",
        '*' => "*",
        '\'' => "'",
        '-' => "-",
        '+' => "+",
        '#' => "#",
        '!' => "!",
        '?' => "?",
        '|' => "|",
        '/' => "/",
        '%' => "%",
        '^' => "^",
        '@' => "@",
        '~' => "~",
        _ => "$",
    }
}

/// The keywords at the start of a line, behind attributes and visibility, that a body follows.
const WITH_BODY: [&str; 6] = ["enum", "fn", "impl", "match", "mod", "struct"];

/// A line: an item, a field, a variant, an arm or a statement.
struct Line<'n> {
    attributes: Vec<&'n [Node]>,
    nodes: &'n [Node],
    /// The contents of the braces at the end, which always have lines of their own.
    body: Option<&'n [Node]>,
    is_function: bool,
}

/// Splits the contents of a body, or of a file, into lines.
fn lines(mut nodes: &[Node]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    while !nodes.is_empty() {
        let mut attributes = Vec::new();
        while let Some(length) = attribute(nodes) {
            attributes.push(&nodes[..length]);
            let is_inner = length == 3;
            nodes = &nodes[length..];
            if is_inner {
                // An inner attribute is a line of its own.
                lines.push(Line {
                    attributes: std::mem::take(&mut attributes),
                    nodes: &[],
                    body: None,
                    is_function: false,
                });
            }
        }
        if nodes.is_empty() {
            break;
        }
        let visibility = match nodes {
            [first, Node::Group(Delimiter::Parenthesis, _), ..] if first.is_word("pub") => 2,
            [first, ..] if first.is_word("pub") => 1,
            _ => 0,
        };
        let keyword = nodes.get(visibility);
        let has_body = WITH_BODY.iter().any(|word| keyword.is_some_and(|keyword| keyword.is_word(word)));
        let (mut end, mut body, mut depth) = (nodes.len(), None, 0_usize);
        for (index, node) in nodes.iter().enumerate() {
            match node {
                Node::Operator("<") => depth += 1,
                Node::Operator(">") => depth = depth.saturating_sub(1),
                Node::Operator(";") => end = index + 1,
                Node::Operator(",") if depth == 0 => end = index + 1,
                Node::Group(Delimiter::Brace, inner) if has_body => {
                    end = index + 1;
                    body = Some(&inner[..]);
                }
                _ => continue,
            }
            if end == index + 1 {
                break;
            }
        }
        let head = if body.is_some() { &nodes[..end - 1] } else { &nodes[..end] };
        let is_function = keyword.is_some_and(|keyword| keyword.is_word("fn"));
        lines.push(Line { attributes, nodes: head, body, is_function });
        nodes = &nodes[end..];
    }
    lines
}

/// The number of nodes of the attribute at the start, if there is one.
fn attribute(nodes: &[Node]) -> Option<usize> {
    match nodes {
        [hash, group, ..] if hash.is_operator("#") && group.is_group(Delimiter::Bracket) => Some(2),
        [hash, mark, group, ..]
            if hash.is_operator("#") && mark.is_operator("!") && group.is_group(Delimiter::Bracket) =>
        {
            Some(3)
        }
        _ => None,
    }
}

/// The parts between the commas.
fn parts(nodes: &[Node]) -> Vec<&[Node]> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (index, node) in nodes.iter().enumerate() {
        match node {
            Node::Operator("<") => depth += 1,
            Node::Operator(">") => depth = depth.saturating_sub(1),
            Node::Operator(",") if depth == 0 => {
                parts.push(&nodes[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.extend((start < nodes.len()).then(|| &nodes[start..]));
    parts
}

#[derive(Default)]
struct Printer {
    text: String,
    /// Where the line begins that is being written.
    line_start: usize,
}

impl Printer {
    fn print(mut self, stream: TokenStream, apart: bool) -> String {
        let nodes = nodes(stream);
        for (index, line) in lines(&nodes).iter().enumerate() {
            if apart && index > 0 {
                self.text.push('\n');
            }
            self.line(line, 0);
        }
        self.text
    }

    fn body(&mut self, nodes: &[Node], indent: usize) {
        let lines = lines(nodes);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 && (line.is_function || lines[index - 1].is_function) {
                self.text.push('\n');
            }
            self.line(line, indent);
        }
    }

    fn line(&mut self, line: &Line<'_>, indent: usize) {
        for attribute in &line.attributes {
            self.begin(indent);
            self.attribute(attribute, indent);
            self.end();
        }
        if line.nodes.is_empty() {
            return;
        }
        self.begin(indent);
        self.nodes(line.nodes, indent);
        match line.body {
            Some([]) => self.text.push_str(" {}"),
            Some(body) => {
                self.text.push_str(" {");
                self.end();
                self.body(body, indent + INDENT);
                self.begin(indent);
                self.text.push('}');
            }
            None => {}
        }
        self.end();
    }

    /// An attribute, or a line of documentation as a comment.
    fn attribute(&mut self, nodes: &[Node], indent: usize) {
        let Some((Node::Group(_, inner), marks)) = nodes.split_last() else { return };
        if let [name, equals, Node::Word(literal)] = &inner[..]
            && name.is_word("doc")
            && equals.is_operator("=")
            && let Some(line) = documentation(literal)
        {
            self.text.push_str(if marks.len() == 1 { "///" } else { "//!" });
            self.text.push_str(&line);
            return;
        }
        self.text.push_str(if marks.len() == 1 { "#[" } else { "#![" });
        self.nodes(inner, indent);
        self.text.push(']');
    }

    /// Writes nodes in one line, or broken at its delimiters if the line is too long.
    fn nodes(&mut self, nodes: &[Node], indent: usize) {
        let start = self.text.len();
        if self.flat(nodes, WIDTH) {
            return;
        }
        self.text.truncate(start);
        let mut previous: Option<&Node> = None;
        let mut own_indent = indent;
        for node in nodes {
            if node.is_operator(".") && matches!(previous, Some(Node::Group(..))) {
                // Each call of a chain has a line of its own.
                own_indent = indent + INDENT;
                self.end();
                self.begin(own_indent);
            }
            self.space(previous, node);
            match node {
                Node::Word(word) => self.text.push_str(word),
                Node::Operator(operator) => self.text.push_str(operator),
                Node::Group(delimiter, inner) => {
                    let start = self.text.len();
                    // At least a comma follows.
                    if !self.flat_group(*delimiter, inner, WIDTH - 1, previous) {
                        self.text.truncate(start);
                        self.broken_group(*delimiter, inner, own_indent);
                    }
                }
            }
            previous = Some(node);
        }
    }

    /// A group of which each part has lines of its own.
    fn broken_group(&mut self, delimiter: Delimiter, inner: &[Node], indent: usize) {
        let (open, close) = delimiters(delimiter);
        self.text.push_str(open);
        let parts = parts(inner);
        match &parts[..] {
            [] => {}
            // Braces at the end of the only part are broken instead of the delimiters around it.
            [part] if part.last().is_some_and(|last| last.is_group(Delimiter::Brace)) => self.nodes(part, indent),
            _ => {
                self.end();
                for part in parts {
                    self.begin(indent + INDENT);
                    self.nodes(part, indent + INDENT);
                    // A comma behind the base of a struct would be an error.
                    if !part.first().is_some_and(|first| first.is_operator("..")) {
                        self.text.push(',');
                    }
                    self.end();
                }
                self.begin(indent);
            }
        }
        self.text.push_str(close);
    }

    /// Writes the nodes in one line; gives up, and says so, where that is longer than the limit.
    fn flat(&mut self, nodes: &[Node], limit: usize) -> bool {
        let mut previous = None;
        for node in nodes {
            self.space(previous, node);
            match node {
                Node::Word(word) => self.text.push_str(word),
                Node::Operator(operator) => self.text.push_str(operator),
                Node::Group(delimiter, inner) => {
                    if !self.flat_group(*delimiter, inner, limit, previous) {
                        return false;
                    }
                }
            }
            if self.column() > limit {
                return false;
            }
            previous = Some(node);
        }
        true
    }

    fn flat_group(&mut self, delimiter: Delimiter, inner: &[Node], limit: usize, previous: Option<&Node>) -> bool {
        let (open, close) = delimiters(delimiter);
        let is_list = previous.is_some_and(|previous| previous.is_operator("::"));
        let inside = if delimiter == Delimiter::Brace && !inner.is_empty() && !is_list { " " } else { "" };
        self.text.push_str(open);
        self.text.push_str(inside);
        let inner = match inner.split_last() {
            Some((last, inner)) if last.is_operator(",") => inner,
            _ => inner,
        };
        let fits = self.flat(inner, limit);
        self.text.push_str(inside);
        self.text.push_str(close);
        fits && self.column() <= limit
    }

    fn space(&mut self, previous: Option<&Node>, next: &Node) {
        if previous.is_some_and(|previous| are_apart(previous, next)) {
            self.text.push(' ');
        }
    }

    fn column(&self) -> usize {
        self.text.len() - self.line_start
    }

    fn begin(&mut self, indent: usize) {
        self.line_start = self.text.len();
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    fn end(&mut self) {
        self.text.push('\n');
    }
}

fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Whether a space is written between two nodes.
fn are_apart(previous: &Node, next: &Node) -> bool {
    let is_binary =
        |operator: &str| matches!(operator, "=" | "=>" | "->" | "+" | "|" | "==" | "!=" | "<=" | ">=" | "&&" | "||");
    let separates = |operator: &str| is_binary(operator) || matches!(operator, "," | ":" | ";");
    match next {
        Node::Operator(operator) if is_binary(operator) => true,
        Node::Operator("&" | "*" | "'" | ".." | "-" | "#") => match previous {
            Node::Word(_) => true,
            Node::Operator(operator) => separates(operator),
            Node::Group(..) => false,
        },
        Node::Operator(_) => false,
        Node::Word(_) => match previous {
            Node::Operator(operator) => *operator == ">" || separates(operator),
            Node::Word(_) | Node::Group(..) => true,
        },
        Node::Group(delimiter, _) => match previous {
            Node::Word(_) | Node::Group(..) => *delimiter != Delimiter::Parenthesis,
            Node::Operator(operator) => (*operator == ">" && *delimiter == Delimiter::Brace) || separates(operator),
        },
    }
}

/// The text of a string literal as a line of a comment, unless it has several lines.
fn documentation(literal: &str) -> Option<String> {
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !text.contains('\\') {
        return Some(text.to_owned());
    }
    let mut line = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            line.push(character);
            continue;
        }
        match characters.next()? {
            character @ ('\\' | '"' | '\'') => line.push(character),
            't' => line.push('\t'),
            'u' => {
                let number: String = characters.by_ref().skip(1).take_while(|character| *character != '}').collect();
                line.push(char::from_u32(u32::from_str_radix(&number, 16).ok()?)?);
            }
            _ => return None,
        }
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn lines_end_where_the_code_says() {
        let code = quote! {
            #![doc = " All \"of\" it."]
            use a::b::{C, D};
            #[doc = " One."]
            #[derive(Clone, PartialEq)]
            pub struct X { #[doc = ""] pub a: Nullable<Map<String, super::y::Y>>, pub r#type: &'static [u8], }
            impl<'de> Deserialize<'de> for X {
                const A: &'static [Self] = &[Self::B, Self::C];
                fn f<D: De<'de>>(self, d: &mut dyn D) -> Result<(), D::Error> { d.g(&mut [&mut **self.a])?; d.h() }
                fn g(&self) -> &str { match self { Self::A(v) => &**v, _ => Self { a: 1, ..Self::e() }, } }
            }
            impl Unpin for X {}
            pub(crate) static X: a::T<'_> = a::T { n: -1, ..a::T::new("n", a::K::C) };
        };
        insta::assert_snapshot!(items(code));
    }

    #[test]
    fn long_lines_are_broken_at_delimiters() {
        let text = "a text that is long enough that no two of it fit in one line of the code";
        let code = quote! {
            #![allow(clippy::one_lint_with_a_long_name, clippy::another_lint_with_a_long_name, reason = #text)]
            static X: &[A] = &[A::new(#text, #text).b(), A { c: Some(D { e: #text, f: #text }), ..G }];
        };
        insta::assert_snapshot!(block(code));
    }

    #[test]
    fn attributes_that_users_write_keep_their_operators() {
        let code = quote! {
            #[check(!h, a == b, 0..=9, c && d || e != f, x <= y, |v| v >= -1, &&g)]
            struct X;
        };
        let printed: TokenStream = items(code.clone()).parse().unwrap();
        assert_eq!(printed.to_string(), code.to_string());
    }

    #[test]
    fn documentation_is_what_the_literal_says() {
        for text in ["", " plain", " \"quoted\" \\[ \u{301}a\t\u{200b} é", " '"] {
            assert_eq!(documentation(&proc_macro2::Literal::string(text).to_string()).as_deref(), Some(text));
        }
        assert_eq!(documentation(&proc_macro2::Literal::string("two\nlines").to_string()), None);
    }
}
