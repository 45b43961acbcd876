//! The methods of an endpoint with pages.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::declaration::attr::{Options, PagesKind};
use crate::declaration::signature::Function;

/// The names of the methods, which no setter may have then.
pub(in crate::declaration) const METHODS: [&str; 2] = ["items", "pages"];

/// What begins where, and how it ends.
const COUNTED: &str = " A page is asked for when the items of the one before are taken. The first is the \
    call as it stands, of 100 items unless it says how many. It ends at the first page that is empty, or \
    with an error.";
const DATED: &str = " A page is asked for when the items of the one before are taken. The first is the \
    call as it stands, of 100 items unless it says how many; each further one ends at the date of the \
    last item. It ends at the first page that has nothing new, or with an error, which a full page of \
    nothing new is too.";

pub(super) fn methods(krate: &Path, options: &Options, function: &Function) -> TokenStream {
    let Some(pages) = &options.pages else {
        return TokenStream::new();
    };
    // An answer that is no page is a fault of the return type.
    let span = function.answer.declared.span();
    let (make, ends) = match pages.kind {
        PagesKind::Skip { .. } | PagesKind::Range { .. } => (Ident::new("counted", span), COUNTED),
        PagesKind::NewestFirst { .. } => (Ident::new("dated", span), DATED),
    };
    let (visibility, answer) = (&function.visibility, &function.answer.ty);
    let krate = respanned(krate, span);
    quote_spanned! {span=>
        #[doc = " All items of all pages, as a stream of their results."]
        #[doc = ""]
        #[doc = #ends]
        #visibility fn items(self, client: &#krate::Client) -> #krate::page::Items<#answer> {
            self.pages(client).items()
        }

        #[doc = " The pages, as a stream of their results."]
        #[doc = ""]
        #[doc = #ends]
        #visibility fn pages(self, client: &#krate::Client) -> #krate::page::Pages<#answer> {
            #krate::__private::#make(self.0, client)
        }
    }
}

/// The path as if it were written there; its names mean what they mean where they are written.
fn respanned(path: &Path, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    path.to_token_stream().into_iter().map(respan).collect()
}
