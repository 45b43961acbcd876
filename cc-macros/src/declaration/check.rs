//! Brings the path, the query and the arguments together.

mod body;
mod missing;
mod pages;
mod params;
mod shape;

use quote::ToTokens;
use syn::ext::IdentExt;

use super::answer::AnswerKind;
use super::attr::{Head, Options};
use super::shape::Decider;
use super::signature::{Argument, Function};
use super::template::Template;
use super::ty::{Scalar, Shape};
use super::{Kind, setters, ty};
use crate::diag::Errors;
use params::Binder;

pub(crate) use body::{Body, BodyKind};

/// Where each argument goes. Beside an error it holds what could be matched.
#[derive(Default)]
pub(crate) struct Bindings<'a> {
    /// The path in order.
    pub(crate) path: Vec<PathPiece<'a>>,
    /// The query in order.
    pub(crate) query: Vec<QueryPart<'a>>,
    /// What the function itself takes, in the order of its arguments.
    pub(crate) inputs: Vec<Input<'a>>,
    /// What is set on the call or stream that the function returns.
    pub(crate) setters: Vec<Setter<'a>>,
    /// The argument on which the types of the answer and the body depend.
    pub(crate) decider: Option<Decider<'a>>,
}

/// A parameter of the path or the query.
#[derive(Clone, Copy)]
pub(crate) struct Param<'a> {
    /// Its name in the API's spelling; in a query, the key.
    pub(crate) name: &'a str,
    pub(crate) argument: &'a Argument,
    pub(crate) scalar: Scalar<'a>,
}

pub(crate) enum PathPiece<'a> {
    Literal(&'a str),
    Param(Param<'a>),
}

pub(crate) enum QueryPart<'a> {
    Fixed(&'a str, &'a str),
    Required(Param<'a>),
    Optional(Param<'a>),
    Repeated(Param<'a>),
}

/// An argument of the generated function.
pub(crate) enum Input<'a> {
    Param(&'a Argument, Scalar<'a>),
    Body(Body<'a>),
    /// One that nothing could be matched with; only beside an error.
    Unknown(&'a Argument),
}

/// A setter on the call that the generated function returns.
pub(crate) struct Setter<'a> {
    pub(crate) key: &'a str,
    pub(crate) argument: &'a Argument,
    pub(crate) scalar: Scalar<'a>,
    /// Whether each value is sent, under the same key.
    pub(crate) repeated: bool,
}

impl<'a> Bindings<'a> {
    pub(crate) fn body(&self) -> Option<&Body<'a>> {
        self.inputs.iter().find_map(|input| match input {
            Input::Body(body) => Some(body),
            _ => None,
        })
    }
}

/// Matches the placeholders with the arguments, and notes what does not fit.
pub(crate) fn bind<'a>(
    head: Option<Head>,
    template: Option<&'a Template>,
    options: &Options,
    function: &'a Function,
    errors: &mut Errors,
) -> Bindings<'a> {
    check_answer(head, function, errors);
    let Some(template) = template else {
        let (inputs, setters) = inputs(function, None, &[], &[]);
        return Bindings { inputs, setters, ..Bindings::default() };
    };

    let mut binder = Binder::new(template, function, errors);
    let path = binder.path();
    let query = binder.query();
    let (missing, left_over, refused) = binder.finish();

    // An argument that could not be read may be the one that is missing.
    let unclaimed = if function.complete {
        missing::report(&missing, left_over, template, function, errors)
    } else {
        None
    };
    // What is left over is the body only if nothing else can claim it.
    let body = unclaimed.filter(|_| template.complete).and_then(|unclaimed| {
        body::check_content_type(unclaimed.is_empty(), options, errors);
        body::find(function.kind, &unclaimed, head, errors)
    });

    pages::check(head, options, &query, errors);

    let params = bound(&path, &query);
    let (inputs, mut guessed) = inputs(function, body, &params, &refused);
    let mut setters = query_setters(&query);
    setters.append(&mut guessed);
    let mut reserved = function.kind.methods().to_vec();
    if options.pages.is_some() {
        reserved.extend(setters::PAGE_METHODS);
    }
    setters.retain(|setter| is_free(setter, function.kind, &reserved, errors));
    check_struct_name(&mut setters, function, errors);
    let decider = match function.kind {
        Kind::Endpoint => shape::decider(function, &path, body.as_ref(), &setters, errors),
        Kind::Stream => None,
    };
    Bindings { path, query, inputs, setters, decider }
}

/// A parameter and whether the function itself takes it.
struct Bound<'a> {
    param: Param<'a>,
    required: bool,
}

fn bound<'a>(path: &[PathPiece<'a>], query: &[QueryPart<'a>]) -> Vec<Bound<'a>> {
    let path = path.iter().filter_map(|piece| match *piece {
        PathPiece::Param(param) => Some(Bound { param, required: true }),
        PathPiece::Literal(_) => None,
    });
    let query = query.iter().filter_map(|part| match *part {
        QueryPart::Required(param) => Some(Bound { param, required: true }),
        QueryPart::Optional(param) | QueryPart::Repeated(param) => Some(Bound { param, required: false }),
        QueryPart::Fixed(..) => None,
    });
    path.chain(query).collect()
}

/// What the function takes, in order; and the setters that an argument without a place would
/// most likely be once it has one.
fn inputs<'a>(
    function: &'a Function,
    body: Option<Body<'a>>,
    params: &[Bound<'a>],
    refused: &[&'a Argument],
) -> (Vec<Input<'a>>, Vec<Setter<'a>>) {
    let mut inputs = Vec::new();
    let mut setters = Vec::new();
    for argument in &function.arguments {
        let is_it = |other: &Argument| std::ptr::eq(other, argument);
        if let Some(body) = body.filter(|body| is_it(body.argument)) {
            inputs.push(Input::Body(body));
        } else if let Some(bound) = params.iter().find(|bound| is_it(bound.param.argument)) {
            if bound.required {
                inputs.push(Input::Param(argument, bound.param.scalar));
            }
        } else if refused.iter().any(|refused| is_it(refused)) {
            inputs.push(Input::Unknown(argument));
        } else if let Shape::Option(inner) = ty::shape(&argument.ty) {
            let scalar = ty::scalar(inner);
            setters.push(Setter { key: "", argument, scalar, repeated: false });
        } else {
            inputs.push(Input::Unknown(argument));
        }
    }
    (inputs, setters)
}

fn query_setters<'a>(query: &[QueryPart<'a>]) -> Vec<Setter<'a>> {
    let setter = |param: Param<'a>, repeated| {
        let Param { name, argument, scalar } = param;
        Some(Setter { key: name, argument, scalar, repeated })
    };
    let part = |part: &QueryPart<'a>| match *part {
        QueryPart::Optional(param) => setter(param, false),
        QueryPart::Repeated(param) => setter(param, true),
        QueryPart::Fixed(..) | QueryPart::Required(_) => None,
    };
    query.iter().filter_map(part).collect()
}

/// Whether the setter's name is not one that the call has already.
fn is_free(setter: &Setter<'_>, kind: Kind, reserved: &[&str], errors: &mut Errors) -> bool {
    let name = setter.argument.name();
    let free = !reserved.contains(&name.as_str());
    if !free {
        let key = if setter.key.is_empty() { &name } else { setter.key };
        errors
            .at(
                &setter.argument.ident,
                format_args!(
                    "a setter cannot be named `{name}`: each {} has a method of that name",
                    kind.prepared()
                ),
            )
            .help(format_args!(
                "give the argument another name, such as `{name}_value`, and write \
                 `{key}=<{name}_value>` in the query"
            ));
    }
    free
}

/// The struct must not bear the name of a type in its own declaration; another clash in the
/// module is the compiler's to find.
fn check_struct_name(setters: &mut Vec<Setter<'_>>, function: &Function, errors: &mut Errors) {
    let Some(name) = setters::struct_name(function, setters) else {
        if !setters.is_empty() && function.generics.params.is_empty() {
            errors
                .at(&function.ident, format_args!("no struct can be named like `{}`", function.ident))
                .note(struct_note(function.kind))
                .help("rename the function, as `get_something`");
            setters.clear();
        }
        return;
    };
    let name = name.to_string();
    let types = function.arguments.iter().map(|argument| argument.ty.to_token_stream());
    let mut types = types.chain([function.answer.declared.clone()]);
    if types.any(|tokens| ty::mentions(tokens, &name)) {
        errors
            .at(
                &function.ident,
                format_args!(
                    "the function would return a struct `{name}`, which is the name of another type"
                ),
            )
            .note(struct_note(function.kind))
            .help(format_args!("rename the function, as `get_{}`", function.ident.unraw()));
        // Without setters there is no struct.
        setters.clear();
    }
}

fn struct_note(kind: Kind) -> String {
    format!("{kind} with optional parameters returns a struct named like the function")
}

fn check_answer(head: Option<Head>, function: &Function, errors: &mut Errors) {
    let answer = &function.answer;
    if head.is_some_and(|head| !head.answers_body()) && answer.kind != AnswerKind::Empty {
        errors
            .at(&answer.declared, "the answer to HEAD has no body to read")
            .help("leave out the return type; `send_with_parts` gives the status and the headers");
    }
}
