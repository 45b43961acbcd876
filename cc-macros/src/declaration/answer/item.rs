//! The return type of a stream: what its items are.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type, TypeParamBound};

use super::{readable, refused};
use crate::declaration::{shape, ty};
use crate::diag::{Errors, Fault};

/// What is said where the return type is missing.
pub(super) const NO_TYPE: &str = "a stream has items: return their type";

/// What a stream is not declared to return, and why.
const WRAPPERS: [(&str, &str); 7] = [
    ("Result", "the stream yields a `Result` of each"),
    ("Option", "the stream ends where there are no more"),
    ("Form", "they come as JSON, text or bytes, never as forms"),
    ("Stream", OPENED),
    ("BoxStream", OPENED),
    ("EventStream", OPENED),
    ("StreamCall", "what it prepares is written by the attribute"),
];
const OPENED: &str = "opening it gives a stream of them";

/// Says what to return in place of nothing.
pub(super) fn missing(fault: &mut Fault) {
    fault.help("write `-> ApplicationLog`, or `-> serde_json::Value` where the form is not known");
}

/// The type if an item can have it.
pub(super) fn item(ty: &Type, errors: &mut Errors) -> TokenStream {
    if ty::is_unit(ty) {
        missing(errors.at(ty, NO_TYPE));
        return quote!(());
    }
    if shape::is_in(ty) {
        errors
            .at(ty, "the items of a stream are of one type, whatever the shape of the path")
            .help("name the type in full");
        return quote!(());
    }
    if let Some((why, inner)) = wrapped(ty) {
        errors
            .at(ty, format_args!("a stream returns the type of its items alone; {why}"))
            .help(format_args!("return `{}`", readable(inner)));
        // What is inside may have a fault of its own.
        return item(inner, errors);
    }
    refused(ty, "item", errors).unwrap_or_else(|| ty.to_token_stream())
}

/// The items in a type that wraps them, and why it is not written.
fn wrapped(ty: &Type) -> Option<(&'static str, &Type)> {
    let segment = match ty::bare(ty) {
        Type::ImplTrait(ty) => ty.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        }),
        ty => ty::last_segment(ty),
    }?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let (_, why) = WRAPPERS.iter().find(|(name, _)| segment.ident == name)?;
    items(arguments).map(|inner| (*why, inner))
}

/// The first type among the arguments: `T` in `<T>`, `<'a, T>` and `<Item = T>`.
fn items(arguments: &AngleBracketedGenericArguments) -> Option<&Type> {
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        GenericArgument::AssocType(associated) => Some(&associated.ty),
        _ => None,
    })
}
