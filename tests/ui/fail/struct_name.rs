use std::collections::BTreeMap;

use cc_client::{Text, endpoint};

mod models {
    pub type Addon = String;
}

/// The struct would have the name of the answer.
#[endpoint(GET "/v2/text?<limit>")]
pub fn text(limit: Option<u32>) -> Text;

/// The struct would have the name of a type within the body.
#[endpoint(POST "/v2/variables?<limit>")]
pub fn b_tree_map(limit: Option<u32>, body: &[BTreeMap<String, String>]);

/// A path keeps the names apart.
#[endpoint(GET "/v2/addon?<limit>")]
pub fn addon(limit: Option<u32>) -> models::Addon;

fn main() {
    let _ = text();
    let _ = addon().limit(3);
}
