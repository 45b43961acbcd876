//! The declared path and query, cut into pieces.

mod path;
mod placeholder;
mod query;
mod text;

use syn::LitStr;

use crate::diag::Errors;
pub(crate) use placeholder::Placeholder;
use text::{Place, refused};

/// A declared path with its query.
pub(crate) struct Template {
    /// As it was written.
    pub(crate) literal: LitStr,
    /// The path in order; no two literals follow each other.
    pub(crate) path: Vec<Piece>,
    /// The query in order.
    pub(crate) query: Vec<Pair>,
    /// Whether all of it could be read; if not, placeholders may be missing above.
    pub(crate) complete: bool,
}

/// A piece of a path.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Text, percent-encoded already.
    Literal(String),
    /// The place of an argument.
    Placeholder(Placeholder),
}

/// A part of a query.
#[derive(Debug, PartialEq)]
pub(crate) struct Pair {
    /// The key, as the API spells it.
    pub(crate) key: String,
    pub(crate) value: PairValue,
}

/// The right side of a [`Pair`].
#[derive(Debug, PartialEq)]
pub(crate) enum PairValue {
    /// Text, percent-encoded already.
    Fixed(String),
    /// From an argument.
    Placeholder(Placeholder),
}

impl Template {
    /// Reads what can be read, and notes what cannot.
    pub(crate) fn parse(literal: LitStr, errors: &mut Errors) -> Self {
        let text = literal.value();
        let mut faults = Faults { literal: &literal, errors, found: false };
        let text = faults.without_fragment(&text);
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (text, None),
        };
        let path = path::parse(path, &mut faults);
        let query = query.map_or_else(Vec::new, |query| query::parse(query, &mut faults));
        let complete = !faults.found;
        Self { literal, path, query, complete }
    }
}

/// The characters of a path without placeholders, query and fragment that must not stand there as
/// they are, each once.
pub(crate) fn refused_in_path(path: &str) -> Vec<char> {
    let mut characters: Vec<char> = Vec::new();
    for character in path.split('/').flat_map(|segment| refused(segment, Place::Segment)) {
        if !characters.contains(&character) {
            characters.push(character);
        }
    }
    characters
}

/// Notes faults of one literal. Parts of a literal have no span of their own on stable Rust, so
/// each fault underlines all of it and quotes the part.
struct Faults<'a> {
    literal: &'a LitStr,
    errors: &'a mut Errors,
    found: bool,
}

impl Faults<'_> {
    fn note(&mut self, message: impl std::fmt::Display) -> &mut crate::diag::Fault {
        self.found = true;
        self.errors.at(self.literal, message)
    }

    fn without_fragment<'t>(&mut self, text: &'t str) -> &'t str {
        let Some((before, fragment)) = text.split_once('#') else {
            return text;
        };
        self.note(format_args!("a path has no fragment: `#{fragment}`"))
            .note("a fragment is never sent")
            .help(format_args!("remove it, or write `%23` where `#` is part of a segment"));
        before
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    fn parse(text: &str) -> (Template, usize) {
        let mut errors = Errors::default();
        let template = Template::parse(LitStr::new(text, Span::call_site()), &mut errors);
        let faults = errors.into_error().map_or(0, |error| error.into_iter().count());
        (template, faults)
    }

    fn literal(text: &str) -> Piece {
        Piece::Literal(text.to_owned())
    }

    fn placeholder(name: &str) -> Placeholder {
        Placeholder { name: name.to_owned() }
    }

    #[test]
    fn a_path_is_cut_at_its_placeholders() {
        let argument = |name| Piece::Placeholder(placeholder(name));
        for (text, pieces) in [
            ("/", vec![literal("/")]),
            ("/v2/self", vec![literal("/v2/self")]),
            ("/<id>", vec![literal("/"), argument("id")]),
            (
                "/v2/<a>/<b>/c",
                vec![literal("/v2/"), argument("a"), literal("/"), argument("b"), literal("/c")],
            ),
            ("/x<a><b>.pdf", vec![literal("/x"), argument("a"), argument("b"), literal(".pdf")]),
        ] {
            let (template, faults) = parse(text);
            assert_eq!(template.path, pieces, "{text}");
            assert_eq!((faults, template.complete), (0, true), "{text}");
        }
    }

    #[test]
    fn a_query_is_cut_at_its_ampersands() {
        let (template, faults) = parse("/a?<limit>&nav-data=<navData>&kind=static&all=&eq=a=b");
        let fixed =
            |key: &str, value: &str| Pair { key: key.to_owned(), value: PairValue::Fixed(value.to_owned()) };
        let argument =
            |key: &str, name| Pair { key: key.to_owned(), value: PairValue::Placeholder(placeholder(name)) };
        assert_eq!(
            template.query,
            [
                argument("limit", "limit"),
                argument("nav-data", "navData"),
                fixed("kind", "static"),
                fixed("all", ""),
                fixed("eq", "a=b"),
            ]
        );
        assert_eq!((faults, template.complete), (0, true));
    }

    #[test]
    fn a_fault_leaves_the_rest_readable() {
        for (text, names) in [
            ("a/<id>", ["id"].as_slice()),
            ("https://host/<id>", &["id"]),
            ("//<id>/", &["id"]),
            ("/<a-b>/<id>", &["id"]),
            ("/<a/<id>", &["id"]),
            ("/a>/<id>", &["id"]),
            ("/{a}/<id>", &["id"]),
            ("/<id>/..", &["id"]),
            ("/<id>#<fragment>", &["id"]),
            ("/<id>?<limit>&&x", &["id", "limit"]),
            ("/<id>?<a>&<a>", &["id", "a"]),
            ("/<id>?x y=<limit>", &["id", "limit"]),
        ] {
            let (template, faults) = parse(text);
            let path = template.path.iter().filter_map(|piece| match piece {
                Piece::Placeholder(placeholder) => Some(&placeholder.name),
                Piece::Literal(_) => None,
            });
            let query = template.query.iter().filter_map(|pair| match &pair.value {
                PairValue::Placeholder(placeholder) => Some(&placeholder.name),
                PairValue::Fixed(_) => None,
            });
            assert_eq!(path.chain(query).collect::<Vec<_>>(), names, "{text}");
            assert!(faults > 0 && !template.complete, "{text}");
        }
    }
}
