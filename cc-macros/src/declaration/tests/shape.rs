//! Types that depend on how the path is written.

use super::{TokenStream, assert_has, expanded, messages, quote};

#[test]
fn the_argument_that_decides_becomes_generic() {
    let expansion = expanded(
        quote!(PUT "/teams/<id>/<name>?<raw>"),
        quote!(
            fn update(
                id: Owner,
                name: String,
                raw: bool,
                body: &cc_client::ByShape<A, B>,
            ) -> Option<ByShape<C, D>>;
        ),
    );

    assert_has(
        &expansion,
        quote! {
            fn update<I: ::cc_client::argument::Shaped<Owner> >(
                id: I,
                name: impl ::cc_client::Arg<str>,
                raw: bool,
                body: &I::Pick<A, B>
            ) -> ::cc_client::Call< ::core::option::Option<I::Pick<C, D> > >
            where
                ::core::option::Option<I::Pick<C, D> >: ::cc_client::Answer,
                I::Pick<A, B>: ::cc_client::__private::JsonBody
        },
    );
    // What is written is looked up, so that its `use` is used.
    assert_has(
        &expansion,
        quote! {
            const _: ::core::marker::PhantomData< ::cc_client::ByShape<A, B>> =
                ::core::marker::PhantomData::<cc_client::ByShape<A, B> >;
        },
    );
    assert_has(&expansion, quote!(::cc_client::__private::shaped_param::<Owner>("id", "id")));
    assert_has(&expansion, quote!(::cc_client::__private::param::<str>("name", "name")));
    assert_has(&expansion, quote!(answer: ::cc_client::__private::AnswerKind::Optional));
    assert_has(&expansion, quote!(.json(body)));
}

#[test]
fn a_body_or_an_answer_may_depend_alone() {
    for (item, signature) in [
        (
            quote!(
                fn f(id: Owner) -> ByShape<Vec<A>, B>;
            ),
            quote! {
                fn f<I: ::cc_client::argument::Shaped<Owner> >(id: I) -> ::cc_client::Call<I::Pick<Vec<A>, B> >
                where I::Pick<Vec<A>, B>: ::cc_client::Answer
            },
        ),
        (
            quote!(
                fn f(body: ByShape<I, B>, id: Owner) -> Text;
            ),
            quote! {
                fn f<S: ::cc_client::argument::Shaped<Owner> >(body: S::Pick<I, B>, id: S) -> ::cc_client::Call<Text>
                where S::Pick<I, B>: ::cc_client::__private::JsonBody
            },
        ),
    ] {
        assert_has(&expanded(quote!(POST "/teams/<id>"), item), signature);
    }
}

#[test]
fn a_marker_that_nothing_can_decide_about_is_refused() {
    const PLACE: &str = "`ByShape` has no meaning in this place";
    let cases: Vec<(TokenStream, TokenStream, &[&str])> = vec![
        (
            quote!("/teams"),
            quote!(() -> ByShape<A, B>),
            &["nothing decides between the two types: the path has no placeholder"],
        ),
        (
            quote!("/teams/<n>"),
            quote!((n: u32) -> ByShape<A, B>),
            &["`n` cannot decide between the two types: it has no short form"],
        ),
        (
            quote!("/teams/<id>?<limit>"),
            quote!((id: Owner, limit: Option<u8>) -> ByShape<A, B>),
            &["`limit` cannot be optional: the types depend on the shape of the path"],
        ),
        (
            quote!("/teams/<id>"),
            quote!((id: Owner) -> ByShape<Text, Option<B>>),
            &[
                "`Text` cannot depend on the shape of the path",
                "`Option<B>` cannot depend on the shape of the path",
            ],
        ),
        (quote!("/teams/<id>"), quote!((id: Owner) -> Vec<ByShape<A, B>>), &[PLACE]),
        (quote!("/teams/<id>"), quote!((id: Owner) -> ByShape<A>), &[PLACE]),
        (quote!("/teams/<id>"), quote!((id: Owner, body: &Form<ByShape<A, B>>)), &[PLACE]),
        (quote!("/teams/<id>"), quote!((id: ByShape<A, B>)), &[PLACE]),
    ];
    for (path, signature, expected) in cases {
        let found = messages(quote!(POST #path), quote!(fn f #signature;));
        assert_eq!(found, expected, "{signature}");
    }
}

#[test]
fn a_faulty_declaration_answers_the_long_type() {
    let expansion = super::endpoint(
        quote!(GET "/teams"),
        quote!(
            fn f() -> Option<ByShape<A, B>>;
        ),
    );
    assert_has(&expansion.to_string(), quote!(fn f() -> ::cc_client::Call< ::core::option::Option<A> >));
}
