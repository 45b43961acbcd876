//! Endpoints whose answers come in pages.

use super::{assert_has, expanded, messages, quote};

#[test]
fn the_pages_reach_the_record() {
    let item = quote!(
        fn f(a: Option<u32>, b: Option<u32>, c: Option<u32>) -> Vec<T>;
    );
    for (pages, paging) in [
        (quote!(skip(a, b)), quote!(Skip { offset: "a", limit: "b" })),
        (quote!(range("a", c,)), quote!(Range { from: "a", to: "c" })),
        (
            quote!(newest_first(a, b)),
            quote!(NewestFirst { until: "a", limit: "b", order: ::core::option::Option::None }),
        ),
        (
            quote!(newest_first(a, b, c = "DESC")),
            quote!(NewestFirst {
                until: "a",
                limit: "b",
                order: ::core::option::Option::Some(("c", "DESC"))
            }),
        ),
    ] {
        let expansion = expanded(quote!(GET "/x?<a>&<b>&<c>", pages = #pages), item.clone());
        assert_has(
            &expansion,
            quote!(pages: ::core::option::Option::Some(::cc_client::__private::Paging::#paging)),
        );
    }
}

#[test]
fn the_struct_has_items_and_pages() {
    for (pages, make) in [
        (quote!(skip("page-start", limit)), quote!(counted)),
        (quote!(newest_first(limit, "page-start")), quote!(dated)),
    ] {
        let expansion = expanded(
            quote!(GET "/x?page-start=<start>&<limit>", pages = #pages, crate = y),
            quote!(
                pub fn f(start: Option<u32>, limit: Option<u32>) -> List<T>;
            ),
        );
        assert_has(
            &expansion,
            quote! {
                pub fn items(self, client: &y::Client) -> y::page::Items<List<T> > {
                    self.pages(client).items()
                }
            },
        );
        assert_has(
            &expansion,
            quote! {
                pub fn pages(self, client: &y::Client) -> y::page::Pages<List<T> > {
                    y::__private::#make(self.0, client)
                }
            },
        );
    }
}

#[test]
fn an_endpoint_without_pages_may_have_a_setter_of_those_names() {
    let item = quote!(
        fn f(items: Option<u8>, pages: Option<u8>) -> Vec<T>;
    );
    let expansion = expanded(quote!(GET "/x?<items>&<pages>"), item.clone());
    assert_has(&expansion, quote!(fn items(self, items: u8) -> Self));
    assert_eq!(
        messages(quote!(GET "/x?<items>&<pages>", pages = skip(items, pages)), item),
        [
            "a setter cannot be named `items`: each call has a method of that name",
            "a setter cannot be named `pages`: each call has a method of that name",
        ]
    );
}

#[test]
fn pages_that_no_call_can_ask_for_are_refused() {
    const FORM: &str = "`pages` is `skip(offset, limit)`, `range(from, to)` or `newest_first(until, limit)`";
    for (pages, expected) in [
        (quote!(pages), "the option `pages` has no value"),
        (quote!(pages = cursor(a)), FORM),
        (quote!(pages = "skip"), FORM),
        (quote!(pages = skip), FORM),
        (quote!(pages = skip(a)), "`skip` takes names of query parameters"),
        (quote!(pages = range(a, b, c)), "`range` takes names of query parameters"),
        (quote!(pages = newest_first(a, b, c)), "`newest_first` takes names of query parameters"),
        (quote!(pages = skip(a, a)), "`a` cannot be two things at once"),
        (quote!(pages = skip(a, bb)), "the query has no parameter `bb`"),
        (quote!(pages = skip(a, d)), "the query parameter `d` is not optional"),
        (quote!(pages = skip(a, e)), "the query parameter `e` is not optional"),
        (quote!(pages = skip(a, f)), "the query parameter `f` is fixed, and differs from page to page"),
    ] {
        let item = quote!(
            fn g(a: Option<u8>, b: Option<u8>, d: u8, e: Vec<u8>) -> Vec<T>;
        );
        assert_eq!(messages(quote!(GET "/x?<a>&<b>&<d>&<e>&f=1", #pages), item), [expected], "{pages}");
    }
}

#[test]
fn pages_are_read_by_get() {
    let item = quote!(
        fn f(a: Option<u8>, b: Option<u8>) -> Vec<T>;
    );
    assert_eq!(
        messages(quote!(POST "/x?<a>&<b>", pages = skip(a, b)), item),
        ["an endpoint with pages is a GET, and not a POST"]
    );
}
