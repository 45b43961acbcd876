//! The arguments that the path and the query name.

use super::{Param, PathPiece, QueryPart};
use crate::declaration::answer::readable;
use crate::declaration::signature::{Argument, Function};
use crate::declaration::template::{PairValue, Piece, Placeholder, Template};
use crate::declaration::ty::{self, Shape};
use crate::diag::Errors;
use syn::Type;

/// Finds the argument of each placeholder and checks its type.
pub(super) struct Binder<'a, 'e> {
    template: &'a Template,
    function: &'a Function,
    errors: &'e mut Errors,
    /// The names of the arguments that are taken.
    taken: Vec<String>,
    missing: Vec<&'a Placeholder>,
    /// The arguments that are named, but of a type that cannot stand there.
    refused: Vec<&'a Argument>,
}

impl<'a, 'e> Binder<'a, 'e> {
    pub(super) fn new(template: &'a Template, function: &'a Function, errors: &'e mut Errors) -> Self {
        Self { template, function, errors, taken: Vec::new(), missing: Vec::new(), refused: Vec::new() }
    }

    pub(super) fn path(&mut self) -> Vec<PathPiece<'a>> {
        let template = self.template;
        template.path.iter().filter_map(|piece| self.path_piece(piece)).collect()
    }

    pub(super) fn query(&mut self) -> Vec<QueryPart<'a>> {
        let mut query = Vec::new();
        for pair in &self.template.query {
            match &pair.value {
                PairValue::Fixed(value) => query.push(QueryPart::Fixed(&pair.key, value)),
                PairValue::Placeholder(placeholder) => {
                    query.extend(self.query_part(&pair.key, placeholder));
                }
            }
        }
        query
    }

    /// The placeholders without an argument, the arguments without a placeholder, and those
    /// whose type was refused.
    pub(super) fn finish(self) -> (Vec<&'a Placeholder>, Vec<&'a Argument>, Vec<&'a Argument>) {
        let Self { function, taken, missing, refused, .. } = self;
        let arguments = function.arguments.iter();
        let left_over = arguments.filter(|argument| !taken.contains(&argument.name())).collect();
        (missing, left_over, refused)
    }

    fn path_piece(&mut self, piece: &'a Piece) -> Option<PathPiece<'a>> {
        let placeholder = match piece {
            Piece::Literal(text) => return Some(PathPiece::Literal(text)),
            Piece::Placeholder(placeholder) => placeholder,
        };
        let argument = self.argument(placeholder)?;
        let param = match ty::shape(&argument.ty) {
            Shape::Option(inner) => self.refuse_in_path(argument, inner, "a value cannot be absent"),
            Shape::Vec(inner) => self.refuse_in_path(argument, inner, "there is room for one value"),
            Shape::Other => self.param(&placeholder.name, argument, &argument.ty),
        };
        param.map(PathPiece::Param)
    }

    fn query_part(&mut self, key: &'a str, placeholder: &'a Placeholder) -> Option<QueryPart<'a>> {
        let argument = self.argument(placeholder)?;
        let make: fn(Param<'a>) -> QueryPart<'a> = match ty::shape(&argument.ty) {
            Shape::Option(inner) if is_vec(inner) => QueryPart::Repeated,
            Shape::Option(_) => QueryPart::Optional,
            Shape::Vec(_) => QueryPart::Repeated,
            Shape::Other => QueryPart::Required,
        };
        let innermost = self.unwrapped(argument);
        self.param(key, argument, innermost).map(make)
    }

    /// The argument of a placeholder that is the first to name it.
    fn argument(&mut self, placeholder: &'a Placeholder) -> Option<&'a Argument> {
        let name = placeholder.argument();
        let arguments = &self.function.arguments;
        let Some(argument) = arguments.iter().find(|argument| argument.name() == name) else {
            // Named twice, it is missing once.
            if !self.missing.iter().any(|missing| missing.argument() == name) {
                self.missing.push(placeholder);
            }
            return None;
        };
        if self.taken.contains(&name) {
            self.errors
                .at(
                    &self.template.literal,
                    format_args!("the placeholder `<{}>` stands twice", placeholder.name),
                )
                .help("give the second one a name and an argument of its own");
            return None;
        }
        self.taken.push(name);
        Some(argument)
    }

    /// The type in one `Option` or `Vec`; more than one cannot be written in a query.
    fn unwrapped(&mut self, argument: &'a Argument) -> &'a Type {
        let (Shape::Option(once) | Shape::Vec(once)) = ty::shape(&argument.ty) else {
            return &argument.ty;
        };
        let mut innermost = once;
        while let Shape::Option(inner) | Shape::Vec(inner) = ty::shape(innermost) {
            innermost = inner;
        }
        if !std::ptr::eq(innermost, once) {
            let vec = is_vec(&argument.ty) || is_vec(once);
            let outer = if vec { "Vec" } else { "Option" };
            self.errors
                .at(&argument.ty, format_args!("`{}` has no form in a query", readable(&argument.ty)))
                .note("`Option<T>` is set or left out, `Vec<T>` is set any number of times")
                .help(format_args!("declare `{outer}<{}>`", readable(innermost)));
        }
        innermost
    }

    /// A parameter of a type that may be one.
    fn param(&mut self, name: &'a str, argument: &'a Argument, ty: &'a Type) -> Option<Param<'a>> {
        let scalar = ty::scalar(ty);
        if ty::is_text(ty) {
            return Some(Param { name, argument, scalar });
        }
        match (ty::bare(ty), ty::behind_reference(ty)) {
            (Type::Path(_) | Type::Macro(_), _) => {}
            (Type::Reference(_), inner @ Type::Path(_)) => {
                self.errors
                    .at(ty, "an argument of the path or the query is declared without `&`")
                    .note("callers may pass a value, a reference to one or, for an id, text")
                    .help(format_args!("declare `{}`", readable(inner)));
            }
            _ => {
                let fault =
                    self.errors.at(ty, format_args!("`{}` has no form in a path or a query", readable(ty)));
                if let Type::Slice(slice) = ty::behind_reference(ty) {
                    let element = readable(&slice.elem);
                    fault.help(format_args!("a repeated query parameter is a `Vec<{element}>`"));
                } else {
                    fault.help("declare a named type");
                }
                self.refused.push(argument);
                return None;
            }
        }
        Some(Param { name, argument, scalar })
    }

    fn refuse_in_path(&mut self, argument: &'a Argument, inner: &Type, why: &str) -> Option<Param<'a>> {
        let name = argument.name();
        self.errors
            .at(&argument.ty, format_args!("`{name}` is in the path, where {why}"))
            .note("`Option` and `Vec` are for the query: `?<name>`")
            .help(format_args!("declare `{name}: {}`", readable(inner)));
        self.refused.push(argument);
        None
    }
}

fn is_vec(ty: &Type) -> bool {
    matches!(ty::shape(ty), Shape::Vec(_))
}
