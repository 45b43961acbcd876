use api_defs::Owner;
use cc_client::{ByShape, Form, endpoint, stream};

/// Nothing decides.
#[endpoint(GET "/v2/organisations")]
pub fn no_placeholder() -> ByShape<String, u32>;

/// A number has one shape.
#[endpoint(GET "/v2/organisations/<number>")]
pub fn number(number: u32) -> Option<ByShape<String, u32>>;

/// A struct with setters returns one type.
#[endpoint(GET "/v2/organisations/<id>?<limit>")]
pub fn setters(id: Owner, limit: Option<u32>) -> ByShape<String, u32>;

/// Not read as JSON.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn formats(id: Owner) -> ByShape<(), cc_client::Text>;

/// Where the macro cannot put a type.
#[endpoint(POST "/v2/organisations/<id>")]
pub fn places(id: Owner, body: &Form<ByShape<String, u32>>) -> Vec<ByShape<String, u32>>;

/// One type too few.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn one(id: Owner) -> ByShape<String>;

/// Items are of one type.
#[stream(SSE "/v2/organisations/<id>")]
pub fn items(id: Owner) -> ByShape<String, u32>;

fn main() {}
