//! The argument that the path and the query do not name is the body, written as its type says.

use std::collections::BTreeMap;

use cc_client::route::BodyKind;
use cc_client::{Bytes, Form, Text, endpoint};

/// None.
#[endpoint(POST "/v2/<id>/none")]
pub fn none(id: &str);

/// JSON, owned.
#[endpoint(POST "/v2/<id>/json")]
pub fn json(body: Vec<String>, id: &str);

/// JSON, borrowed.
#[endpoint(PUT "/v2/<id>/json")]
pub fn borrowed(id: &str, variables: &BTreeMap<String, String>);

/// JSON, of a type without a size.
#[endpoint(PATCH "/v2/slice")]
pub fn slice(body: &[u32]);

/// A form, owned.
#[endpoint(POST "/v2/form")]
pub fn form(body: Form<BTreeMap<String, String>>);

/// A form, borrowed.
#[endpoint(POST "/v2/form")]
pub fn borrowed_form(body: &Form<BTreeMap<String, String>>);

/// Text.
#[endpoint(POST "/v2/text?<limit>")]
pub fn put_text(body: Text, limit: Option<u32>);

/// Bytes; an answer to DELETE may ask for a body.
#[endpoint(DELETE "/v2/bytes")]
pub fn bytes(body: cc_client::Bytes) -> Bytes;

fn kind<T>(call: &cc_client::Call<T>) -> Option<BodyKind> {
    call.route().map(|route| route.body())
}

fn main() {
    let map = BTreeMap::from([("a".to_owned(), "b c".to_owned())]);
    assert_eq!(kind(&none("x")), Some(BodyKind::None));
    assert_eq!(kind(&json(vec!["a".to_owned()], "x")), Some(BodyKind::Json));
    assert_eq!(kind(&borrowed("x", &map)), Some(BodyKind::Json));
    assert_eq!(kind(&slice(&[1, 2])), Some(BodyKind::Json));
    assert_eq!(kind(&borrowed_form(&Form(map.clone()))), Some(BodyKind::Form));
    assert_eq!(kind(&form(Form(map))), Some(BodyKind::Form));
    assert_eq!(kind(&put_text("hello").limit(3)), Some(BodyKind::Text));
    assert_eq!(kind(&bytes(vec![1, 2])), Some(BodyKind::Bytes));
}
