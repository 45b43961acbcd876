//! The return type: how the answer is read, or what the items of a stream are.

mod item;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{ReturnType, Type};

use super::{Kind, shape, ty};
use crate::diag::Errors;

/// What an endpoint answers, or the items of a stream.
pub(crate) struct Answer {
    pub(crate) kind: AnswerKind,
    /// The type as written, `()` where there is none; of two that depend on the shape of the path,
    /// the long one.
    pub(crate) ty: TokenStream,
    /// The return type as syntax.
    pub(crate) output: Option<Type>,
    /// The part of the declaration to underline.
    pub(crate) declared: TokenStream,
}

/// How an answer is read; the names are those of the record's field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum AnswerKind {
    Json,
    Empty,
    Optional,
    Text,
    Form,
    Bytes,
}

/// The types that are not read as JSON.
const FORMATS: [(&str, AnswerKind); 3] =
    [("Text", AnswerKind::Text), ("Form", AnswerKind::Form), ("Bytes", AnswerKind::Bytes)];

impl Answer {
    /// Reads a return type; beside an error, the nearest answer that could stand in its place.
    /// `end` is where a return type that is missing would stand.
    pub(crate) fn parse(of: Kind, output: &ReturnType, end: Span, errors: &mut Errors) -> Self {
        match output {
            ReturnType::Default => {
                if of == Kind::Stream {
                    item::missing(errors.at_span(end, item::NO_TYPE));
                }
                Self { kind: AnswerKind::Empty, ty: quote!(()), output: None, declared: TokenStream::new() }
            }
            ReturnType::Type(_, ty) => {
                let checked = match of {
                    Kind::Endpoint => answer(ty, errors),
                    Kind::Stream => item::item(ty, errors),
                };
                let output = Some((**ty).clone());
                Self { kind: kind(ty), ty: checked, output, declared: ty.to_token_stream() }
            }
        }
    }
}

fn kind(ty: &Type) -> AnswerKind {
    if ty::is_unit(ty) {
        AnswerKind::Empty
    } else if ty::is_named(ty, "Option") {
        AnswerKind::Optional
    } else {
        format(ty).unwrap_or(AnswerKind::Json)
    }
}

fn format(ty: &Type) -> Option<AnswerKind> {
    let format = FORMATS.iter().find(|(name, _)| ty::is_named(ty, name));
    format.map(|&(_, kind)| kind)
}

/// The type if an answer can have it.
fn answer(ty: &Type, errors: &mut Errors) -> TokenStream {
    if let Some(instead) = refused(ty, "answer", errors) {
        return instead;
    }
    if let Some(types) = shape::of_answer(ty) {
        return as_answer(kind(ty), types.long.to_token_stream());
    }
    match ty::first_argument(ty) {
        Some(inner) if ty::is_named(ty, "Result") => {
            errors
                .at(ty, "an endpoint returns the answer alone; sending it returns a `Result`")
                .help(format_args!("return `{}`", readable(inner)));
            inner.to_token_stream()
        }
        Some(inner) if ty::is_named(ty, "Option") => {
            check_optional(ty, inner, errors);
            ty.to_token_stream()
        }
        _ => ty.to_token_stream(),
    }
}

/// Notes a type that no answer or item can be read into; answers what the stub has in its place.
fn refused(ty: &Type, what: &str, errors: &mut Errors) -> Option<TokenStream> {
    if ty::has_impl(ty) {
        errors
            .at(ty, format_args!("an {what} has no `impl` type"))
            .help(format_args!("return the type that the {what} is read into"));
        return Some(quote!(()));
    }
    if !ty::has_reference(ty) {
        return None;
    }
    errors
        .at(ty, format_args!("an {what} is owned: there is nothing that it could borrow from"))
        .help("return an owned type, such as `String` or `Vec<_>`");
    Some(match ty::behind_reference(ty) {
        inner if ty::has_reference(inner) || matches!(inner, Type::Slice(_)) || ty::is_text(inner) => {
            quote!(())
        }
        inner => inner.to_token_stream(),
    })
}

/// Whether the type is read and written as JSON alone.
pub(crate) fn is_plain(ty: &Type) -> bool {
    format(ty).is_none() && !ty::is_unit(ty) && !ty::is_named(ty, "Option")
}

/// The type of an answer that is there, or may be missing.
pub(crate) fn as_answer(kind: AnswerKind, ty: TokenStream) -> TokenStream {
    match kind {
        AnswerKind::Optional => quote!(::core::option::Option<#ty>),
        _ => ty,
    }
}

fn check_optional(ty: &Type, inner: &Type, errors: &mut Errors) {
    if !is_plain(inner) {
        errors
            .at(ty, format_args!("`{}` cannot be an answer", readable(ty)))
            .note("`Option<T>` is `None` on 404, else `T` is read as JSON: `T` is a plain type")
            .help(format_args!("return `{}`; a 404 is then an error", readable(inner)));
    }
}

/// The type as a person would write it, or nearly.
pub(crate) fn readable(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let tight = [" < ", " <", "< "].into_iter().fold(spaced, |text, open| text.replace(open, "<"));
    let tight = [" >", "> "].into_iter().fold(tight, |text, close| text.replace(close, ">"));
    tight.replace(" ::", "::").replace(":: ", "::").replace(" ,", ",").replace("& ", "&")
}
