//! The return type: how the answer is read.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ReturnType, Type};

use super::ty;
use crate::diag::Errors;

/// What an endpoint answers.
pub(crate) struct Answer {
    pub(crate) kind: AnswerKind,
    /// The type as written, `()` where there is none.
    pub(crate) ty: TokenStream,
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
    pub(crate) fn parse(output: &ReturnType, errors: &mut Errors) -> Self {
        match output {
            ReturnType::Default => {
                Self { kind: AnswerKind::Empty, ty: quote!(()), declared: TokenStream::new() }
            }
            ReturnType::Type(_, ty) => {
                Self { kind: kind(ty), ty: checked(ty, errors), declared: ty.to_token_stream() }
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
fn checked(ty: &Type, errors: &mut Errors) -> TokenStream {
    if ty::has_impl(ty) {
        errors.at(ty, "an answer has no `impl` type").help("return the type that the answer is read into");
        return quote!(());
    }
    if ty::has_reference(ty) {
        errors
            .at(ty, "an answer is owned: there is nothing that it could borrow from")
            .help("return an owned type, such as `String` or `Vec<_>`");
        return match ty::behind_reference(ty) {
            inner if ty::has_reference(inner) || matches!(inner, Type::Slice(_)) || ty::is_text(inner) => {
                quote!(())
            }
            inner => inner.to_token_stream(),
        };
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

fn check_optional(ty: &Type, inner: &Type, errors: &mut Errors) {
    let readable_as_json = format(inner).is_none() && !ty::is_unit(inner) && !ty::is_named(inner, "Option");
    if !readable_as_json {
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
