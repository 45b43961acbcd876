//! The macro on token streams: what it expands to, and what it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pages;
mod shape;
mod stream;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Kind, expand};

fn endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand(Kind::Endpoint, attribute, item)
}

/// The expansion, formatted by the token printer, which knows no spaces of its own.
fn expanded(attribute: TokenStream, item: TokenStream) -> String {
    readable(endpoint(attribute, item))
}

fn readable(expansion: TokenStream) -> String {
    assert!(syn::parse2::<syn::File>(expansion.clone()).is_ok(), "{expansion}");
    expansion.to_string()
}

/// The messages in the expansion of a faulty declaration, without the lines below the first.
fn messages(attribute: TokenStream, item: TokenStream) -> Vec<String> {
    messages_of(endpoint(attribute, item))
}

fn messages_of(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).unwrap();
    let errors = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) => Some(item.mac),
        _ => None,
    });
    let message = |error: syn::Macro| {
        assert_eq!(error.path.segments.last().unwrap().ident, "compile_error");
        let text: syn::LitStr = error.parse_body().unwrap();
        text.value().lines().next().unwrap_or_default().to_owned()
    };
    errors.map(message).collect()
}

/// Asserts that the tokens of `part` stand in the expansion.
#[track_caller]
fn assert_has(expansion: &str, part: TokenStream) {
    let part = part.to_string();
    assert!(expansion.contains(&part), "`{part}` is not in\n{expansion}");
}

#[test]
fn an_endpoint_without_options_becomes_a_static_and_a_draft() {
    let expansion = endpoint(
        quote!(GET "/v2/<id>/env?<raw>&kind=static"),
        quote! {
            /// Docs.
            pub fn get_env(id: Owner, raw: bool) -> Vec<EnvVar>;
        },
    );

    let expected = quote! {
        /// Docs.
        #[doc = ""]
        #[doc = " `GET /v2/<id>/env?<raw>&kind=static`"]
        #[doc(alias = "getEnv")]
        #[allow(clippy::needless_pass_by_value)]
        pub fn get_env(id: impl ::cc_client::Arg<Owner>, raw: bool) -> ::cc_client::Call<Vec<EnvVar> > {
            static ROUTE: ::cc_client::Route = ::cc_client::__private::route(::cc_client::__private::Facts {
                module: ::core::module_path!(),
                function: "get_env",
                js: ::core::option::Option::None,
                method: ::cc_client::__private::Method::GET,
                template: "/v2/<id>/env?<raw>&kind=static",
                path: &[
                    ::cc_client::__private::Piece::Literal("/v2/"),
                    ::cc_client::__private::Piece::Param(::cc_client::__private::param::<Owner>("id", "id")),
                    ::cc_client::__private::Piece::Literal("/env")
                ],
                query: &[
                    ::cc_client::__private::Query::Required(::cc_client::__private::param::<bool>("raw", "raw")),
                    ::cc_client::__private::Query::Fixed("kind", "static")
                ],
                body: ::cc_client::__private::BodyKind::None,
                answer: ::cc_client::__private::AnswerKind::Json,
                accept: ::core::option::Option::None,
                content_type: ::core::option::Option::None,
                retry: ::cc_client::Retry::ByMethod,
                host: ::core::option::Option::None,
                auth: ::cc_client::__private::Auth::Client,
                pages: ::core::option::Option::None,
                stream: ::core::option::Option::None,
            });
            ::cc_client::__private::register!(ROUTE);
            ::cc_client::__private::Draft::new(&ROUTE, &[
                ::cc_client::Arg::<Owner>::value(&id),
                ::cc_client::Arg::<bool>::value(&raw)
            ]).call()
        }
    };
    assert_eq!(expansion.to_string(), expected.to_string());
}

#[test]
fn values_stand_in_the_order_of_the_template() {
    let expansion = expanded(
        quote!(GET "/<b>?<c>&<limit>&<d>"),
        quote!(
            fn f(d: u8, c: u16, b: u32, limit: Option<u8>);
        ),
    );

    assert_has(
        &expansion,
        quote! {
            &[
                ::cc_client::Arg::<u32>::value(&b),
                ::cc_client::Arg::<u16>::value(&c),
                ::cc_client::Arg::<u8>::value(&d)
            ]
        },
    );
    assert_has(&expansion, quote!(fn f(d: u8, c: u16, b: u32)));
}

#[test]
fn options_reach_the_record() {
    let expansion = expanded(
        quote!(POST "/a", retry = safe, accept = "a/b", content_type = "c/d", js = "v2.s.f", crate = x::y),
        quote!(
            fn g(body: &B);
        ),
    );

    assert_has(&expansion, quote!(js: ::core::option::Option::Some(&["v2.s.f"])));
    assert_has(&expansion, quote!(accept: ::core::option::Option::Some("a/b")));
    assert_has(&expansion, quote!(content_type: ::core::option::Option::Some("c/d")));
    assert_has(&expansion, quote!(retry: x::y::Retry::Safe));
    assert!(!expansion.contains("cc_client"), "{expansion}");
}

#[test]
fn a_host_and_no_credentials_reach_the_record_and_the_documentation() {
    let expansion = expanded(
        quote!(GET "/a", host = places::STATION, auth = none),
        quote!(
            /// Docs.
            fn f();
        ),
    );

    assert_has(&expansion, quote!(host: ::core::option::Option::Some(&places::STATION)));
    assert_has(&expansion, quote!(auth: ::cc_client::__private::Auth::None));
    assert_has(&expansion, quote!(#[doc = " `GET /a` on the host `STATION`, without credentials"]));
}

#[test]
fn a_host_is_a_path_and_the_credentials_are_none() {
    for (option, message) in [
        (quote!(host = "https://a.example"), "`host` is a path to a `static` of the type `Host`"),
        (quote!(host), "the option `host` has no value"),
        (quote!(auth = query), "`auth` is `none`"),
        (quote!(auth = "none"), "`auth` is `none`"),
        (quote!(auth), "the option `auth` has no value"),
    ] {
        let item = quote!(
            fn f();
        );
        assert_eq!(messages(quote!(GET "/a", #option, shiny = 1), item), [message, "unknown option `shiny`"]);
    }
}

#[test]
fn a_body_is_written_as_its_type_says() {
    for (ty, kind, call) in [
        (quote!(Body), "Json", quote!(.json(&b))),
        (quote!(&Body), "Json", quote!(.json(b))),
        (quote!(&[u8]), "Json", quote!(.json(b))),
        (quote!(Vec<u8>), "Json", quote!(.json(&b))),
        (quote!(cc_client::Form<T>), "Form", quote!(.form(&b))),
        (quote!(&Form<T>), "Form", quote!(.form(b))),
        (quote!(Text), "Text", quote!(.text(::core::convert::Into::into(b)))),
        (quote!(&Bytes), "Bytes", quote!(.bytes(::core::convert::Into::into(b)))),
    ] {
        let expansion = expanded(quote!(PUT "/a"), quote!(fn f(b: #ty);));
        let kind = quote::format_ident!("{kind}");
        assert_has(&expansion, call);
        assert_has(&expansion, quote!(::cc_client::__private::BodyKind::#kind));
    }
}

#[test]
fn an_answer_is_read_as_its_type_says() {
    for (output, kind) in [
        (quote!(), "Empty"),
        (quote!(-> ()), "Empty"),
        (quote!(-> (u8, u8)), "Json"),
        (quote!(-> Vec<Text>), "Json"),
        (quote!(-> models::Result), "Json"),
        (quote!(-> Option<Vec<u8>>), "Optional"),
        (quote!(-> cc_client::Text), "Text"),
        (quote!(-> Form<T>), "Form"),
        (quote!(-> Bytes), "Bytes"),
    ] {
        let expansion = expanded(quote!(GET "/a"), quote!(fn f() #output;));
        let kind = quote::format_ident!("{kind}");
        assert_has(&expansion, quote!(::cc_client::__private::AnswerKind::#kind));
    }
}

#[test]
fn the_documentation_is_the_users_then_the_route_then_the_arguments() {
    let expansion = expanded(
        quote!(POST "/<id>?<limit>", js = "v2.s.todo_x"),
        quote! {
            /// Does it.
            fn x(
                /// Of the owner.
                ///
                /// Never empty.
                id: Owner,
                /// Not in the list.
                limit: Option<u32>,
                /// What to do.
                body: &B,
                ) -> T;
        },
    );

    assert_has(
        &expansion,
        quote! {
            /// Does it.
            #[doc = ""]
            #[doc = " `POST /<id>?<limit>`"]
            #[doc = ""]
            #[doc = " # Arguments"]
            #[doc = ""]
            #[doc = " * `id`: Of the owner."]
            #[doc = ""]
            #[doc = "   Never empty."]
            #[doc = " * `body`: What to do."]
            #[doc(alias = "todo_x")]
            #[allow(clippy::needless_pass_by_value)]
            fn x
        },
    );
    assert_has(
        &expansion,
        quote! {
            /// Not in the list.
            fn limit(self, limit: u32) -> Self
        },
    );
}

#[test]
fn an_alias_that_says_nothing_new_is_left_out() {
    let expansion = expanded(
        quote!(GET "/a"),
        quote!(
            /// Lists.
            fn list();
        ),
    );
    assert!(!expansion.contains("alias"), "{expansion}");
}

#[test]
fn each_name_in_javascript_is_an_alias_once() {
    let item = quote!(
        /// Lists.
        fn list();
    );
    for (js, names, aliases) in [
        (quote!(none), quote!(&[]), quote!()),
        (quote!("v2.a.todo_list"), quote!(&["v2.a.todo_list"]), quote!(#[doc(alias = "todo_list")])),
        (
            quote!(["v2.a.todo_b", "v2.c.todo_b", "v2.a.list", "v2.a.d"]),
            quote!(&["v2.a.todo_b", "v2.c.todo_b", "v2.a.list", "v2.a.d"]),
            quote!(#[doc(alias = "todo_b")] #[doc(alias = "d")]),
        ),
    ] {
        let expansion = expanded(quote!(GET "/a", js = #js), item.clone());
        assert_has(&expansion, quote!(js: ::core::option::Option::Some(#names)));
        assert_has(
            &expansion,
            quote!(#[doc = " `GET /a`"] #aliases #[allow(clippy::needless_pass_by_value)]),
        );
    }
}

#[test]
fn a_list_of_names_has_some_and_each_once() {
    for (js, message) in [
        (quote!([]), "the list of names is empty"),
        (quote!(["v2.a.b", "v2.a.c", "v2.a.b"]), "the name `v2.a.b` stands twice"),
        (quote!(["v2.a.b", "c"]), "`c` is not a full name of the JavaScript client"),
        (quote!([none]), "`js` is a list of strings"),
        (quote!(some), "`js` is a string, a list of strings in brackets, or `none`"),
    ] {
        // The option behind it is read all the same.
        let item = quote!(
            fn f();
        );
        let messages = messages(quote!(GET "/a", js = #js, shiny = 1), item);
        assert_eq!(messages, [message, "unknown option `shiny`"]);
    }
}

#[test]
fn a_function_without_documentation_gets_none() {
    let expansion = expanded(
        quote!(GET "/<id>"),
        quote! {
            #[inline]
            fn get_it(
                /// An id.
                id: Owner
            );
        },
    );
    assert!(!expansion.contains("doc"), "{expansion}");
}

#[test]
fn all_faults_are_reported_at_once() {
    let messages = messages(
        quote!(get "/a//<id>?<id>", shiny = 1, retry = 2),
        quote!(
            async fn f<T>(ids: T) -> Result<T, E> {}
        ),
    );
    assert_eq!(
        messages,
        [
            "an endpoint has no body: `#[endpoint]` writes it",
            "an endpoint is not `async`",
            "an endpoint has no generic parameters",
            "an endpoint returns the answer alone; sending it returns a `Result`",
            "`get` is not a method",
            "a path has no empty segments",
            "unknown option `shiny`",
            "`retry` is `safe` or `never`",
            "the placeholder `<id>` has no argument",
            "the path and the query do not name the argument `ids`",
        ]
    );
}

#[test]
fn a_misspelt_placeholder_does_not_make_its_argument_a_body() {
    let messages = messages(
        quote!(GET "/<appid>"),
        quote!(
            fn f(app_id: A);
        ),
    );
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(!messages.iter().any(|message| message.contains("body")), "{messages:?}");
}

#[test]
fn an_argument_too_many_is_told_beside_a_misspelt_placeholder() {
    let messages = messages(
        quote!(GET "/<appid>"),
        quote!(
            fn f(app_id: A, other: B);
        ),
    );
    assert_eq!(messages.last().unwrap(), "`other` would be the body, and GET has none");
}

#[test]
fn an_unreadable_placeholder_excuses_the_arguments_left_over() {
    let messages = messages(
        quote!(GET "/<app-id>/<b"),
        quote!(
            fn f(app_id: A, b: B);
        ),
    );
    assert_eq!(messages, ["`<app-id>` is not a placeholder", "the placeholder `<b` is not closed"]);
}

#[test]
fn a_faulty_declaration_keeps_its_signature() {
    for (attribute, item, signature) in [
        (
            quote!(GET "/<id>/<name>?<limit>"),
            quote!(
                pub fn f(id: Owner, nam: u8, limit: Option<u8>) -> T;
            ),
            quote!(
                pub fn f(id: impl ::cc_client::Arg<Owner>, nam: impl ::core::marker::Sized) -> F {
                    ::core::unreachable!()
                }
            ),
        ),
        (
            quote!(),
            quote!(
                fn f(id: Owner, limit: Option<u8>) -> Result<T, E>;
            ),
            quote!(
                fn f(id: impl ::core::marker::Sized) -> F {
                    ::core::unreachable!()
                }
            ),
        ),
        (
            quote!(POST "/<id>"),
            quote!(
                const fn f<T>(id: &Owner, body: &T);
            ),
            quote!(
                fn f<T>(id: impl ::cc_client::Arg<Owner>, body: &T) -> ::cc_client::Call<()> {
                    ::core::unreachable!()
                }
            ),
        ),
    ] {
        assert_has(&expanded(attribute, item), signature);
    }
}

#[test]
fn another_item_stays_beside_the_error() {
    let item = quote!(
        pub struct Other;
    );
    let expansion = endpoint(quote!(GET "/"), item.clone()).to_string();
    assert!(expansion.contains("expected `fn`"), "{expansion}");
    assert!(expansion.ends_with(&item.to_string()), "{expansion}");
}
