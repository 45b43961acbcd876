//! The return type says how the answer is read.

use std::collections::BTreeMap;

use cc_client::route::AnswerKind;
use cc_client::{Bytes, Call, Form, Text, endpoint};

/// Nothing.
#[endpoint(GET "/v2/nothing")]
pub fn nothing();

/// Nothing, in so many words.
#[endpoint(GET "/v2/unit")]
pub fn unit() -> ();

/// JSON.
#[endpoint(GET "/v2/json")]
pub fn json() -> Vec<String>;

/// JSON, if there is any.
#[endpoint(GET "/v2/optional")]
pub fn optional() -> Option<Vec<String>>;

/// Text.
#[endpoint(GET "/v2/text")]
pub fn text() -> cc_client::Text;

/// A form.
#[endpoint(GET "/v2/form")]
pub fn form() -> Form<BTreeMap<String, String>>;

/// Bytes.
#[endpoint(GET "/v2/bytes?<limit>")]
pub fn get_bytes(limit: Option<u32>) -> Bytes;

/// Nothing can be read.
#[endpoint(HEAD "/v2/head")]
pub fn head();

fn kind<T>(call: &Call<T>) -> Option<AnswerKind> {
    call.route().map(|route| route.answer())
}

fn main() {
    assert_eq!(kind::<()>(&nothing()), Some(AnswerKind::Empty));
    assert_eq!(kind::<()>(&unit()), Some(AnswerKind::Empty));
    assert_eq!(kind::<Vec<String>>(&json()), Some(AnswerKind::Json));
    assert_eq!(kind::<Option<Vec<String>>>(&optional()), Some(AnswerKind::Optional));
    assert_eq!(kind::<Text>(&text()), Some(AnswerKind::Text));
    assert_eq!(kind::<Form<BTreeMap<String, String>>>(&form()), Some(AnswerKind::Form));
    assert_eq!(kind::<Bytes>(&get_bytes().limit(1)), Some(AnswerKind::Bytes));
    assert_eq!(kind::<()>(&head()), Some(AnswerKind::Empty));
}
