//! The option `pages`: how the pages of an answer follow each other.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitStr, Token, parenthesized, token};

/// What the option says; the names are those of `cc_client::route::Paging`.
pub(crate) struct Pages {
    /// The word of the declaration.
    pub(crate) word: Ident,
    pub(crate) kind: PagesKind,
}

pub(crate) enum PagesKind {
    /// How many items to skip, and the most of a page.
    Skip { offset: Key, limit: Key },
    /// The first index, and the one behind the last.
    Range { from: Key, to: Key },
    /// Until when, the most of a page, and what makes the newest come first.
    NewestFirst { until: Key, limit: Key, order: Option<(Key, LitStr)> },
}

/// The key of a query parameter, written as a name or, if it is none, as a string.
pub(crate) struct Key(pub(crate) LitStr);

const EXPECTED: &str = "`pages` is `skip(offset, limit)`, `range(from, to)` or `newest_first(until, limit)`\
    \n  = note: the names are those of optional query parameters";

impl Pages {
    /// The keys in the order in which they are written.
    pub(crate) fn keys(&self) -> Vec<&Key> {
        match &self.kind {
            PagesKind::Skip { offset: one, limit: other } | PagesKind::Range { from: one, to: other } => {
                vec![one, other]
            }
            PagesKind::NewestFirst { until, limit, order } => {
                let order = order.as_ref().map(|(key, _)| key);
                [Some(until), Some(limit), order].into_iter().flatten().collect()
            }
        }
    }
}

/// Reads a word and the names in parentheses behind it.
pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Pages> {
    let word = match input.fork().call(Ident::parse_any) {
        Ok(word) if ["skip", "range", "newest_first"].contains(&word.to_string().as_str()) => {
            input.call(Ident::parse_any)?
        }
        _ => return Err(input.error(EXPECTED)),
    };
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), EXPECTED));
    }
    let content;
    let parentheses = parenthesized!(content in input);
    // To the end, so that a fault in it does not keep the next options from being read.
    let content: TokenStream = content.parse()?;
    let parser = |input: ParseStream<'_>| kind(&word, input);
    let kind = parser.parse2(content).map_err(|_| {
        let form = match word.to_string().as_str() {
            "newest_first" => "newest_first(until, limit)` or `newest_first(until, limit, order = \"DESC\")",
            "range" => "range(from, to)",
            _ => "skip(offset, limit)",
        };
        let message = format!("`{word}` takes names of query parameters\n  = help: write `{form}`");
        syn::Error::new(parentheses.span.join(), message)
    })?;
    Ok(Pages { word, kind })
}

fn kind(word: &Ident, input: ParseStream<'_>) -> syn::Result<PagesKind> {
    let one = key(input)?;
    input.parse::<Token![,]>()?;
    let other = key(input)?;
    let more = input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty();
    Ok(match word.to_string().as_str() {
        "skip" => PagesKind::Skip { offset: one, limit: other },
        "range" => PagesKind::Range { from: one, to: other },
        _ => {
            let order = if more { Some(pair(input)?) } else { None };
            PagesKind::NewestFirst { until: one, limit: other, order }
        }
    })
}

fn pair(input: ParseStream<'_>) -> syn::Result<(Key, LitStr)> {
    let key = key(input)?;
    input.parse::<Token![=]>()?;
    let value = input.parse()?;
    input.parse::<Option<Token![,]>>()?;
    Ok((key, value))
}

fn key(input: ParseStream<'_>) -> syn::Result<Key> {
    if input.peek(LitStr) {
        return input.parse().map(Key);
    }
    let name = input.call(Ident::parse_any)?;
    Ok(Key(LitStr::new(&name.unraw().to_string(), name.span())))
}
