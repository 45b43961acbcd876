//! `ByShape<Long, Short>`: types that depend on how the path is written.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Path, PathArguments, Type};

use super::signature::Argument;
use super::ty::{self, Scalar};

/// The name of the marker.
pub(crate) const MARKER: &str = "ByShape";

/// The two types of a marker.
pub(crate) struct ByShape<'a> {
    /// The marker as it is written.
    pub(crate) written: &'a Type,
    pub(crate) long: &'a Type,
    pub(crate) short: &'a Type,
}

/// The argument that decides which of the two types it is.
pub(crate) struct Decider<'a> {
    pub(crate) argument: &'a Argument,
    pub(crate) scalar: Scalar<'a>,
    /// The name of its type, as a generic parameter of the function.
    pub(crate) parameter: Ident,
}

/// The marker that the type is; nothing for any other type, and for a marker without its two types.
pub(crate) fn marker(ty: &Type) -> Option<ByShape<'_>> {
    let segment = ty::last_segment(ty).filter(|segment| segment.ident == MARKER)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let mut types = arguments.args.iter();
    match (types.next(), types.next(), types.next()) {
        (Some(GenericArgument::Type(long)), Some(GenericArgument::Type(short)), None) => {
            Some(ByShape { written: ty, long, short })
        }
        _ => None,
    }
}

/// The marker that an answer is, alone or in an `Option`.
pub(crate) fn of_answer(ty: &Type) -> Option<ByShape<'_>> {
    match ty::first_argument(ty).filter(|_| ty::is_named(ty, "Option")) {
        Some(inner) => marker(inner),
        None => marker(ty),
    }
}

/// The marker that a body is, alone or behind `&`.
pub(crate) fn of_body(ty: &Type) -> Option<ByShape<'_>> {
    marker(ty::behind_reference(ty))
}

/// Whether a marker stands anywhere in the type.
pub(crate) fn is_in(ty: &Type) -> bool {
    ty::any_token(
        ty.to_token_stream(),
        &|token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == MARKER),
    )
}

impl ByShape<'_> {
    /// An item that names the marker as it is written: its `use` is used, and another type of that
    /// name is refused.
    pub(crate) fn check(&self, krate: &Path) -> TokenStream {
        let Self { written, long, short } = self;
        quote! {
            const _: ::core::marker::PhantomData<#krate::ByShape<#long, #short>> =
                ::core::marker::PhantomData::<#written>;
        }
    }
}

impl Decider<'_> {
    /// The generic parameter.
    pub(crate) fn generic(&self, krate: &Path) -> TokenStream {
        let (parameter, ty) = (&self.parameter, self.scalar.ty());
        quote!(#parameter: #krate::argument::Shaped<#ty>)
    }

    /// The one of two types that the argument decides for.
    pub(crate) fn picked(&self, types: &ByShape<'_>) -> TokenStream {
        let (parameter, ByShape { long, short, .. }) = (&self.parameter, types);
        quote!(#parameter::Pick<#long, #short>)
    }
}
