use cc_client::{Argument, argument::Value, endpoint};

pub struct Id(String);

impl Argument for Id {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

/// In the path.
#[endpoint(GET "/v2/applications/<id>")]
pub fn path(id: &Id) -> String;

/// In the query.
#[endpoint(GET "/v2/applications?<id>&<other>")]
pub fn query(id: &'static Id, other: Option<&Id>) -> String;

fn main() {
    let id = Id(String::new());
    let _ = path(&id);
    let _ = query(&id).other(&id);
}
