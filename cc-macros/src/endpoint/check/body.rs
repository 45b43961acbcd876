//! The argument that neither the path nor the query names.

use crate::diag::{Errors, list};
use crate::endpoint::attr::{Method, Options};
use crate::endpoint::signature::Argument;
use crate::endpoint::ty::{self, Shape};
use crate::name;

/// What a call carries.
#[derive(Clone, Copy)]
pub(crate) struct Body<'a> {
    pub(crate) argument: &'a Argument,
    pub(crate) kind: BodyKind,
}

/// How a body is written; the names are those of the record's field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum BodyKind {
    Json,
    Form,
    Text,
    Bytes,
}

/// The body among the arguments that are left over.
pub(super) fn find<'a>(
    left_over: &[&'a Argument],
    method: Option<Method>,
    errors: &mut Errors,
) -> Option<Body<'a>> {
    match left_over {
        [] => None,
        [argument] => checked(argument, method, errors).then(|| Body { argument, kind: kind(argument) }),
        several => {
            refuse_all(several, errors);
            None
        }
    }
}

/// A type for a body that is not there is a mistake.
pub(super) fn check_content_type(no_body: bool, options: &Options, errors: &mut Errors) {
    if let Some(content_type) = options.content_type.as_ref().filter(|_| no_body) {
        errors
            .at(content_type, "`content_type` is for a call with a body")
            .note("the body is the argument that neither the path nor the query names")
            .help("remove the option; `accept` names the type of the answer");
    }
}

fn kind(argument: &Argument) -> BodyKind {
    let ty = ty::behind_reference(&argument.ty);
    let formats = [("Form", BodyKind::Form), ("Text", BodyKind::Text), ("Bytes", BodyKind::Bytes)];
    let format = formats.iter().find(|(name, _)| ty::is_named(ty, name));
    format.map_or(BodyKind::Json, |&(_, kind)| kind)
}

fn checked(argument: &Argument, method: Option<Method>, errors: &mut Errors) -> bool {
    let name = argument.name();
    let spelt = name::camel_case(&name);
    let bodyless = method.filter(|method| !method.takes_body());
    if let Some(method) = bodyless {
        errors
            .at(&argument.ident, format_args!("`{name}` would be the body, and {} has none", method.name()))
            .note("an argument that neither the path nor the query names is the body")
            .help(format_args!("name it as `<{spelt}>` in the path or as `?<{spelt}>` in the query"));
        return false;
    }
    if let Shape::Option(_) = ty::shape(ty::behind_reference(&argument.ty)) {
        errors
            .at(&argument.ident, format_args!("the body `{name}` cannot be optional"))
            .note("an argument that neither the path nor the query names is the body")
            .help(format_args!(
                "if it is a query parameter, name it: `?<{spelt}>`; \
                 if it is the body, declare the type without `Option`"
            ));
        return false;
    }
    true
}

fn refuse_all(left_over: &[&Argument], errors: &mut Errors) {
    let names = list(left_over.iter().map(|argument| argument.name()), "and");
    for argument in left_over {
        let name = argument.name();
        let spelt = name::camel_case(&name);
        errors
            .at(
                &argument.ident,
                format_args!(
                    "neither the path nor the query names `{name}`, and only one argument can be the body"
                ),
            )
            .note(format_args!("left over are {names}"))
            .help(format_args!("name it as `<{spelt}>` in the path or as `?<{spelt}>` in the query"));
    }
}
