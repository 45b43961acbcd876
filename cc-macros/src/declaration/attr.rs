//! The arguments of the attribute: `GET "/path?query", option = value…`, or `SSE "/path"…`.

mod head;
mod js;
mod option;
mod pages;
mod stream;

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitStr, Token};

pub(crate) use self::head::{Head, Transport};
pub(crate) use self::option::{EndpointAuth, Options};
pub(crate) use self::pages::{Key, Pages, PagesKind};
pub(crate) use self::stream::{Auth, End, Heartbeat, StreamOptions};
use super::Kind;
use super::template::Template;
use crate::diag::Errors;

/// What the attribute says. Whatever is missing here has been noted as an error.
#[derive(Default)]
pub(crate) struct Declaration {
    pub(crate) head: Option<Head>,
    pub(crate) template: Option<Template>,
    pub(crate) options: Options,
}

impl Declaration {
    /// Reads what can be read, and notes what cannot.
    pub(crate) fn parse(kind: Kind, attribute: TokenStream, errors: &mut Errors) -> Self {
        let mut declaration = Self::default();
        let (head, example) = (kind.head(), format!("write `{}`", kind.example()));
        if attribute.is_empty() {
            errors
                .at_span(Span::call_site(), format_args!("the {head} and the path are missing"))
                .help(example);
            return declaration;
        }
        let parser = |input: ParseStream<'_>| {
            if input.peek(Ident::peek_any) && input.peek2(Token![=]) {
                errors
                    .at_span(input.span(), format_args!("the {head} and the path come first, without names"))
                    .help(example);
                // Told once is enough, whatever names follow.
                input.parse::<TokenStream>()?;
                return Ok(());
            }
            declaration.head = head::parse(kind, input, errors);
            declaration.template = template(kind, input, errors);
            option::parse(kind, declaration.head, input, &mut declaration.options, errors);
            declaration.options.stream.check(declaration.head, declaration.template.as_ref(), errors);
            Ok(())
        };
        if let Err(error) = parser.parse2(attribute) {
            errors.absorb(&error);
        }
        declaration
    }
}

fn template(kind: Kind, input: ParseStream<'_>, errors: &mut Errors) -> Option<Template> {
    let head = kind.head();
    if input.peek(Token![,]) && input.peek2(LitStr) {
        errors
            .at_span(input.span(), format_args!("no comma between the {head} and the path"))
            .help("remove it");
        let _: Option<Token![,]> = input.parse().ok()?;
    }
    if !input.peek(LitStr) {
        // At the end there is no token to underline.
        let span = if input.is_empty() { Span::call_site() } else { input.span() };
        errors
            .at_span(span, format_args!("expected the path as a string after the {head}"))
            .help(format_args!("write `{}`", kind.example()));
        if !input.peek2(Token![=]) {
            option::skip_to_comma(input);
        }
        return None;
    }
    let literal: LitStr = input.parse().ok()?;
    Some(Template::parse(literal, errors))
}
