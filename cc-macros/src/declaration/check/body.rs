//! The argument that neither the path nor the query names.

use crate::declaration::Kind;
use crate::declaration::attr::{Head, Options};
use crate::declaration::signature::Argument;
use crate::declaration::ty::{self, Shape};
use crate::diag::{Errors, list};
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

/// The body among the arguments that are left over; a stream has none.
pub(super) fn find<'a>(
    kind: Kind,
    left_over: &[&'a Argument],
    head: Option<Head>,
    errors: &mut Errors,
) -> Option<Body<'a>> {
    match left_over {
        [] => None,
        several if kind == Kind::Stream => {
            refuse_all(several, "a stream has no body", errors);
            None
        }
        [argument] => checked(argument, head, errors).then(|| Body { argument, kind: format(argument) }),
        several => {
            refuse_all(several, "only one argument can be the body", errors);
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

fn format(argument: &Argument) -> BodyKind {
    let ty = ty::behind_reference(&argument.ty);
    let formats = [("Form", BodyKind::Form), ("Text", BodyKind::Text), ("Bytes", BodyKind::Bytes)];
    let format = formats.iter().find(|(name, _)| ty::is_named(ty, name));
    format.map_or(BodyKind::Json, |&(_, kind)| kind)
}

fn checked(argument: &Argument, head: Option<Head>, errors: &mut Errors) -> bool {
    let name = argument.name();
    let spelt = name::camel_case(&name);
    if let Some(head) = head.filter(|head| !head.takes_body()) {
        errors
            .at(&argument.ident, format_args!("`{name}` would be the body, and {} has none", head.name()))
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

fn refuse_all(left_over: &[&Argument], why: &str, errors: &mut Errors) {
    let names = list(left_over.iter().map(|argument| argument.name()), "and");
    for argument in left_over {
        let name = argument.name();
        let spelt = name::camel_case(&name);
        let fault = errors
            .at(&argument.ident, format_args!("neither the path nor the query names `{name}`, and {why}"));
        if left_over.len() > 1 {
            fault.note(format_args!("left over are {names}"));
        }
        fault.help(format_args!("name it as `<{spelt}>` in the path or as `?<{spelt}>` in the query"));
    }
}
