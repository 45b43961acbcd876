//! `#[stream]`: what it expands to, and what it says.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Kind, assert_has, endpoint, expand, messages_of, readable};

fn stream(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand(Kind::Stream, attribute, item)
}

fn expanded(attribute: TokenStream, item: TokenStream) -> String {
    readable(stream(attribute, item))
}

fn messages(attribute: TokenStream, item: TokenStream) -> Vec<String> {
    messages_of(stream(attribute, item))
}

/// The record of a stream that is declared with these options.
fn record(attribute: TokenStream) -> String {
    let expansion = expanded(
        attribute,
        quote!(
            fn f() -> T;
        ),
    );
    let (_, record) = expansion.split_once("stream_route").unwrap();
    record.split_once(") , })").unwrap().0.to_owned()
}

#[test]
fn a_stream_without_options_becomes_a_static_and_a_draft() {
    let expansion = stream(
        quote!(SSE "/v4/<id>/logs?<since>"),
        quote! {
            /// Docs.
            pub fn get_logs(id: Owner, since: u64) -> Vec<Line>;
        },
    );

    let expected = quote! {
        /// Docs.
        #[doc = ""]
        #[doc = " `SSE /v4/<id>/logs?<since>`"]
        #[doc(alias = "getLogs")]
        #[allow(clippy::needless_pass_by_value)]
        pub fn get_logs(
            id: impl ::cc_client::Arg<Owner>,
            since: u64
        ) -> ::cc_client::stream::StreamCall<Vec<Line> > {
            static ROUTE: ::cc_client::Route = ::cc_client::__private::route(::cc_client::__private::Facts {
                module: ::core::module_path!(),
                function: "get_logs",
                js: ::core::option::Option::None,
                method: ::cc_client::__private::Method::GET,
                template: "/v4/<id>/logs?<since>",
                path: &[
                    ::cc_client::__private::Piece::Literal("/v4/"),
                    ::cc_client::__private::Piece::Param(::cc_client::__private::param::<Owner>("id", "id")),
                    ::cc_client::__private::Piece::Literal("/logs")
                ],
                query: &[::cc_client::__private::Query::Required(
                    ::cc_client::__private::param::<u64>("since", "since")
                )],
                body: ::cc_client::__private::BodyKind::None,
                answer: ::cc_client::__private::AnswerKind::Events,
                accept: ::core::option::Option::None,
                content_type: ::core::option::Option::None,
                retry: ::cc_client::Retry::ByMethod,
                host: ::core::option::Option::None,
                auth: ::cc_client::__private::Auth::Client,
                pages: ::core::option::Option::None,
                stream: ::core::option::Option::Some(::cc_client::__private::stream_route(
                    ::cc_client::__private::StreamKind::Sse,
                    ::core::option::Option::None,
                    ::cc_client::__private::Heartbeat::Event("HEARTBEAT"),
                    ::cc_client::__private::StreamEnd::Event("END_OF_STREAM"),
                    ::cc_client::__private::StreamAuth::Header,
                )),
            });
            ::cc_client::__private::register!(ROUTE);
            ::cc_client::__private::Draft::new(&ROUTE, &[
                ::cc_client::Arg::<Owner>::value(&id),
                ::cc_client::Arg::<u64>::value(&since)
            ]).stream()
        }
    };
    assert_eq!(expansion.to_string(), expected.to_string());
}

#[test]
fn options_reach_the_record() {
    for (attribute, parts) in [
        (
            quote!(SSE "/a", event = "E", heartbeat = "H", end = "Z", auth = header),
            [
                r#"Some ("E")"#,
                r#"Heartbeat :: Event ("H")"#,
                r#"StreamEnd :: Event ("Z")"#,
                "StreamAuth :: Header",
            ],
        ),
        (
            quote!(SSE "/a", heartbeat = message, end = eof, auth = query),
            ["Option :: None", "Heartbeat :: Message", "StreamEnd :: Eof", "StreamAuth :: Query"],
        ),
        (
            quote!(SSE "/a", heartbeat = none),
            ["StreamKind :: Sse", "Heartbeat :: None", r#"StreamEnd :: Event ("END_OF_STREAM")"#, "Header"],
        ),
        (
            quote!(WS "/a"),
            ["StreamKind :: WebSocket", "Heartbeat :: None", "StreamEnd :: Never", "StreamAuth :: Header"],
        ),
        (
            quote!(WS "/a", heartbeat = message, end = eof, auth = message("/b/")),
            [
                "Option :: None",
                "Heartbeat :: Message",
                "StreamEnd :: Eof",
                r#"StreamAuth :: Message ("/b/")"#,
            ],
        ),
    ] {
        let record = record(attribute);
        for part in parts {
            assert!(record.contains(part), "`{part}` is not in\n{record}");
        }
    }
}

#[test]
fn the_transport_decides_how_items_come() {
    for (transport, answer) in [("SSE", "Events"), ("WS", "Messages")] {
        for item in ["Line", "Text", "Bytes", "Vec<Line>"] {
            let (transport, answer) = (format_ident!("{transport}"), format_ident!("{answer}"));
            let item: TokenStream = item.parse().unwrap();
            let expansion = expanded(quote!(#transport "/a"), quote!(fn f() -> #item;));
            assert_has(&expansion, quote!(answer: ::cc_client::__private::AnswerKind::#answer));
        }
    }
}

#[test]
fn another_crate_and_name_are_taken() {
    let expansion = expanded(
        quote!(SSE "/a?<limit>", js = "v4.s.f", host = z::HOST, crate = x::y),
        quote!(
            fn g(limit: Option<u64>) -> T;
        ),
    );
    assert_has(&expansion, quote!(host: ::core::option::Option::Some(&z::HOST)));
    assert_has(&expansion, quote!(js: ::core::option::Option::Some(&["v4.s.f"])));
    assert_has(&expansion, quote!(struct G(x::y::stream::StreamCall<T>)));
    assert_has(&expansion, quote!(impl x::y::stream::IntoStreamCall for G));
    assert!(!expansion.contains("cc_client"), "{expansion}");
}

/// Of what the struct has by itself nothing is hidden by a setter, for either attribute.
#[test]
fn no_setter_has_the_name_of_a_method_of_the_struct() {
    for kind in [Kind::Endpoint, Kind::Stream] {
        let declare = |name: &str| {
            let name = format_ident!("{name}");
            let query = format!("/a?<{name}>");
            match kind {
                Kind::Endpoint => endpoint(quote!(GET #query), quote!(fn f(#name: Option<u8>) -> T;)),
                Kind::Stream => stream(quote!(SSE #query), quote!(fn f(#name: Option<u8>) -> T;)),
            }
        };
        let methods = methods(declare("since"));
        assert!(methods.len() > 6, "{methods:?}");
        for method in methods.iter().filter(|method| *method != "since") {
            let prepared = kind.prepared();
            let expected =
                format!("a setter cannot be named `{method}`: each {prepared} has a method of that name");
            assert_eq!(messages_of(declare(method)), [expected]);
        }
    }
}

/// The names of the methods in the inherent impl.
fn methods(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).unwrap();
    let mut items = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() => Some(item.items),
        _ => None,
    });
    let methods = items.next().unwrap().into_iter().filter_map(|item| match item {
        syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    methods.collect()
}

#[test]
fn all_faults_are_reported_at_once() {
    let messages = messages(
        quote!(sse "/a//<id>?<id>", shiny = 1, retry = safe, event = "", heartbeat = yes, auth = cookie),
        quote!(
            async fn f<T>(ids: T) -> Result<T, E> {}
        ),
    );
    assert_eq!(
        messages,
        [
            "a stream has no body: `#[stream]` writes it",
            "a stream is not `async`",
            "a stream has no generic parameters",
            "a stream returns the type of its items alone; the stream yields a `Result` of each",
            "`sse` is not a transport",
            "a path has no empty segments",
            "unknown option `shiny`",
            "a stream has no `retry`",
            "the name of an event is not empty",
            "`heartbeat` is the name of an event as a string, `message` or `none`",
            "`auth` is `header`, `query` or `message(\"/v2/events/\")`",
            "the placeholder `<id>` has no argument",
            "the path and the query do not name the argument `ids`",
        ]
    );
}

#[test]
fn a_stream_never_has_a_body_whatever_its_transport() {
    for attribute in [quote!(SSE "/a"), quote!(WS "/a"), quote!(POST "/a")] {
        let messages = messages(
            attribute,
            quote!(
                fn f(filter: Filter) -> T;
            ),
        );
        assert_eq!(
            messages.last().unwrap(),
            "neither the path nor the query names `filter`, and a stream has no body"
        );
    }
}

#[test]
fn an_event_has_one_role() {
    for (attribute, roles) in [
        (quote!(SSE "/a", event = "HEARTBEAT"), "`event` and `heartbeat`"),
        (quote!(SSE "/a", event = "END_OF_STREAM"), "`event` and `end`"),
        (quote!(SSE "/a", event = "A", heartbeat = "A"), "`event` and `heartbeat`"),
        (quote!(SSE "/a", event = "A", end = "A"), "`event` and `end`"),
        (quote!(SSE "/a", heartbeat = "A", end = "A"), "`heartbeat` and `end`"),
        (quote!(SSE "/a", heartbeat = "END_OF_STREAM"), "`heartbeat` and `end`"),
    ] {
        let messages = messages(
            attribute,
            quote!(
                fn f() -> T;
            ),
        );
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].starts_with(&format!("{roles} cannot be the same event")), "{messages:?}");
    }
    for attribute in [
        quote!(SSE "/a", event = "HEARTBEAT", heartbeat = none),
        quote!(SSE "/a", event = "HEARTBEAT", heartbeat = "PING"),
        quote!(SSE "/a", event = "END_OF_STREAM", end = eof),
    ] {
        assert_eq!(
            messages(
                attribute,
                quote!(
                    fn f() -> T;
                )
            ),
            [""; 0]
        );
    }
}

#[test]
fn what_wraps_the_items_is_not_declared() {
    for (output, item) in [
        ("Result<Line, E>", "Line"),
        ("std::io::Result<Line>", "Line"),
        ("Option<Line>", "Line"),
        ("Form<Line>", "Line"),
        ("impl Stream<Item = Line>", "Line"),
        ("impl futures::Stream<Item = Line> + Send", "Line"),
        ("BoxStream<'static, Line>", "Line"),
        ("EventStream<Line>", "Line"),
        ("StreamCall<Line>", "Line"),
        ("impl Stream<Item = Result<Line, E>>", "Line"),
        ("()", "()"),
        ("&'static Line", "Line"),
        ("&'static str", "()"),
        ("impl Deserialize", "()"),
    ] {
        let output: TokenStream = output.parse().unwrap();
        let declaration = quote!(fn f() -> #output;);
        assert!(!messages(quote!(SSE "/a"), declaration.clone()).is_empty(), "{output}");
        let item: TokenStream = item.parse().unwrap();
        let expansion = expanded(quote!(SSE "/a"), declaration);
        assert_has(&expansion, quote!(fn f() -> ::cc_client::stream::StreamCall<#item>));
    }
}

#[test]
fn types_that_bear_a_name_of_the_library_are_items() {
    for item in ["models::Result", "Stream", "Vec<Option<Line>>", "Option"] {
        let item: TokenStream = item.parse().unwrap();
        assert_eq!(messages(quote!(SSE "/a"), quote!(fn f() -> #item;)), [""; 0]);
    }
}

#[test]
fn a_faulty_declaration_keeps_its_signature() {
    let expansion = expanded(
        quote!(WS "/<id>?<since>", event = "A"),
        quote!(
            pub fn f(id: Owner, since: Option<u64>);
        ),
    );
    assert_has(
        &expansion,
        quote!(
            pub fn f(id: impl ::cc_client::Arg<Owner>) -> F {
                ::core::unreachable!()
            }
        ),
    );
    assert_has(&expansion, quote!(pub fn open(self, client: &::cc_client::Client)));
}
