//! Endpoints in the text of a source file.

use std::error::Error;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, ReturnType};

/// The source without the endpoints and streams that it declares, and how many there were. What is
/// written around one, and prepares the same call, goes too.
pub(crate) fn removed(source: &str) -> Result<(String, usize), Box<dyn Error>> {
    let mut file = syn::parse_file(source)?;
    let all = file.items.len();
    file.items.retain(|item| !is_declaration(item));
    let declared = all - file.items.len();
    file.items.retain(|item| !prepares(item));
    Ok((file.into_token_stream().to_string(), declared))
}

/// A function without a body, which the parser hands over as its tokens.
fn is_declaration(item: &Item) -> bool {
    let Item::Verbatim(tokens) = item else { return false };
    let mut behind_hash = false;
    tokens.clone().into_iter().any(|token| {
        let attribute = match &token {
            TokenTree::Group(group) if behind_hash => first_word(group.stream()),
            _ => None,
        };
        behind_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        attribute.is_some_and(|name| name == "endpoint" || name == "stream")
    })
}

fn first_word(tokens: TokenStream) -> Option<String> {
    match tokens.into_iter().next()? {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

/// Whether it is a function that answers a call or its items.
fn prepares(item: &Item) -> bool {
    let Item::Fn(function) = item else { return false };
    let ReturnType::Type(_, answer) = &function.sig.output else { return false };
    let answer = answer.to_token_stream().to_string();
    ["Call <", "Items <", "StreamCall <"].iter().any(|prepared| answer.contains(prepared))
}

/// Endpoints with ids in the path, one in three with a setter, one in four with a body.
pub(crate) fn made(count: usize) -> String {
    let head = "//! More.\nuse cc_client::endpoint;\n\
                use crate::{ApplicationId, Owner, v2::application::{Application, UpdateApplication}};\n";
    let one = |index: usize| {
        let (query, setter) =
            if index.is_multiple_of(3) { ("?<limit>", ", limit: Option<u32>") } else { ("", "") };
        let (method, body) =
            if index.is_multiple_of(4) { ("PUT", ", body: &UpdateApplication") } else { ("GET", "") };
        format!(
            "\n/// One more.\n\
             #[endpoint({method} \"/v2/organisations/<id>/applications/<appId>/more{index}{query}\")]\n\
             pub fn more_{index}(id: Owner, app_id: ApplicationId{setter}{body}) -> Application;\n"
        )
    };
    std::iter::once(head.to_owned()).chain((0..count).map(one)).collect()
}
