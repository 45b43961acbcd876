//! What the macro reads from a type: its last path segment, for it sees no more than syntax.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// The types that a generated function takes as they are; all others go through a conversion.
const PRIMITIVES: [&str; 11] = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f64", "bool", "usize"];

/// A type by its last path segment.
pub(crate) enum Shape<'a> {
    /// `Option<T>`.
    Option(&'a Type),
    /// `Vec<T>`.
    Vec(&'a Type),
    /// Anything else.
    Other,
}

/// A type that may stand in a path or a query, and how the function takes it.
#[derive(Clone, Copy)]
pub(crate) enum Scalar<'a> {
    /// A primitive, taken as it is.
    Primitive(&'a Type),
    /// `str`, `&str` or `String`, all taken as text.
    Text,
    /// Any other type, taken as what can stand for it.
    Converted(&'a Type),
}

/// The type without the invisible or visible parentheses around it.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        ty => ty,
    }
}

/// The type behind a reference, or the type itself.
pub(crate) fn behind_reference(ty: &Type) -> &Type {
    match bare(ty) {
        Type::Reference(reference) => bare(&reference.elem),
        ty => ty,
    }
}

pub(crate) fn is_reference(ty: &Type) -> bool {
    matches!(bare(ty), Type::Reference(_))
}

/// Whether the type is `()`.
pub(crate) fn is_unit(ty: &Type) -> bool {
    matches!(bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Whether the last segment of the type's path is `name`.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

pub(crate) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match bare(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The first generic argument of the type's last segment, if it is a type.
pub(crate) fn first_argument(ty: &Type) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &last_segment(ty)?.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// `Option<T>`, `Vec<T>` or neither.
pub(crate) fn shape(ty: &Type) -> Shape<'_> {
    match first_argument(ty) {
        Some(inner) if is_named(ty, "Option") => Shape::Option(inner),
        Some(inner) if is_named(ty, "Vec") => Shape::Vec(inner),
        _ => Shape::Other,
    }
}

/// How the function takes a scalar of this type.
pub(crate) fn scalar(ty: &Type) -> Scalar<'_> {
    let ty = bare(ty);
    if is_text(ty) {
        return Scalar::Text;
    }
    match ty {
        Type::Path(path) if PRIMITIVES.iter().any(|name| path.path.is_ident(name)) => Scalar::Primitive(ty),
        // A reference is refused elsewhere; its stub takes what the repaired one would take.
        ty => Scalar::Converted(behind_reference(ty)),
    }
}

/// Whether the type is `str`, `&str` or `String`.
pub(crate) fn is_text(ty: &Type) -> bool {
    is_named(behind_reference(ty), "str") || is_named(ty, "String")
}

/// Whether `impl` stands anywhere in the type.
pub(crate) fn has_impl(ty: &Type) -> bool {
    any_token(ty.to_token_stream(), &|token| matches!(token, TokenTree::Ident(ident) if ident == "impl"))
}

/// Whether a reference stands anywhere in the type.
pub(crate) fn has_reference(ty: &Type) -> bool {
    any_token(
        ty.to_token_stream(),
        &|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '&'),
    )
}

/// Whether a type of this name, without a path before it, stands anywhere in the tokens.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    let mut behind_colon = false;
    tokens.into_iter().any(|token| {
        let found = match &token {
            TokenTree::Ident(ident) => !behind_colon && *ident == name,
            TokenTree::Group(group) => mentions(group.stream(), name),
            _ => false,
        };
        behind_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        found
    })
}

/// Whether any token, at any depth, is a wanted one.
pub(crate) fn any_token(tokens: TokenStream, wanted: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => any_token(group.stream(), wanted),
        token => wanted(&token),
    })
}

impl<'a> Scalar<'a> {
    /// The type as a generic argument: `param::<…>`, `Arg<…>`.
    pub(crate) fn ty(self) -> TokenStream {
        match self {
            Scalar::Primitive(ty) | Scalar::Converted(ty) => ty.to_token_stream(),
            Scalar::Text => quote::quote!(str),
        }
    }

    /// The type of the function's argument.
    pub(crate) fn input(self, krate: &syn::Path) -> TokenStream {
        match self {
            Scalar::Primitive(ty) => ty.to_token_stream(),
            Scalar::Text => quote::quote!(impl #krate::Arg<str>),
            Scalar::Converted(ty) => quote::quote!(impl #krate::Arg<#ty>),
        }
    }
}
