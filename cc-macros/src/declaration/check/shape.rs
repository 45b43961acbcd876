//! Types that depend on how the path is written, and the argument that decides.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Type;

use super::{Body, BodyKind, Param, PathPiece, Setter};
use crate::declaration::answer::{self, readable};
use crate::declaration::shape::{self, ByShape, Decider, MARKER};
use crate::declaration::signature::Function;
use crate::declaration::ty::{self, Scalar};
use crate::diag::Errors;

/// The argument that decides, if anything depends on it; notes what does not fit.
pub(super) fn decider<'a>(
    function: &'a Function,
    path: &[PathPiece<'a>],
    body: Option<&Body<'a>>,
    setters: &[Setter<'a>],
    errors: &mut Errors,
) -> Option<Decider<'a>> {
    check_places(function, body, errors);
    let types: Vec<ByShape<'a>> = [
        function.answer.output.as_ref().and_then(shape::of_answer),
        body.and_then(|body| shape::of_body(&body.argument.ty)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let first = types.first()?;
    let mut sound = true;
    for ty in types.iter().flat_map(|types| [types.long, types.short]) {
        sound &= is_json(ty, errors);
    }
    let Some(param) = first_of(path) else {
        errors
            .at(first.written, "nothing decides between the two types: the path has no placeholder")
            .note("the first argument of the path decides, by the shape that it gives to the path")
            .help(format_args!("return one type, such as `{}`", readable(first.long)));
        return None;
    };
    if !matches!(param.scalar, Scalar::Converted(_)) {
        let (name, ty) = (param.argument.name(), &param.argument.ty);
        errors
            .at(ty, format_args!("`{name}` cannot decide between the two types: it has no short form"))
            .note("the first argument of the path decides, by the shape that it gives to the path")
            .help("declare a type with a shorthand, such as `Owner`");
        sound = false;
    }
    if let Some(setter) = setters.first() {
        let name = setter.argument.name();
        errors
            .at(
                &setter.argument.ident,
                format_args!("`{name}` cannot be optional: the types depend on the shape of the path"),
            )
            .note("a struct with setters returns one type")
            .help("declare it as required, or declare two functions of one type each");
        sound = false;
    }
    sound.then(|| Decider { argument: param.argument, scalar: param.scalar, parameter: parameter(function) })
}

/// A marker stands where the macro can put one of its types.
fn check_places(function: &Function, body: Option<&Body<'_>>, errors: &mut Errors) {
    let output = function.answer.output.as_ref().filter(|ty| shape::of_answer(ty).is_none());
    let is_body = |ty: &Type| {
        let fits = |body: &&Body<'_>| body.kind == BodyKind::Json && std::ptr::eq(&body.argument.ty, ty);
        body.filter(fits).is_some() && shape::of_body(ty).is_some()
    };
    let arguments = function.arguments.iter().map(|argument| &argument.ty).filter(|ty| !is_body(ty));
    for ty in output.into_iter().chain(arguments).filter(|ty| shape::is_in(ty)) {
        errors
            .at(ty, format_args!("`{}` has no meaning in this place", MARKER))
            .note(format_args!(
                "`{MARKER}<Long, Short>` is the answer, alone or in one `Option`, or the body, alone or behind `&`"
            ))
            .help("name both types in full");
    }
}

fn is_json(ty: &Type, errors: &mut Errors) -> bool {
    let json = answer::is_plain(ty) && !shape::is_in(ty);
    if !json {
        errors
            .at(ty, format_args!("`{}` cannot depend on the shape of the path", readable(ty)))
            .note("both types are read or written as JSON: they are plain types");
    }
    json
}

fn first_of<'a>(path: &[PathPiece<'a>]) -> Option<Param<'a>> {
    path.iter().find_map(|piece| match piece {
        PathPiece::Param(param) => Some(*param),
        PathPiece::Literal(_) => None,
    })
}

/// A name for the generic parameter that no type of the declaration has.
fn parameter(function: &Function) -> Ident {
    let types = || {
        let arguments = function.arguments.iter().map(|argument| argument.ty.to_token_stream());
        arguments.chain([function.answer.declared.clone()])
    };
    let free = |name: &&str| !types().any(|tokens| ty::mentions(tokens, name));
    let name = ["I", "S", "Shape"].into_iter().find(free).unwrap_or("DecidingShape");
    Ident::new(name, Span::call_site())
}
