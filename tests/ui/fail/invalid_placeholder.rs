use cc_client::endpoint;

/// A hyphen.
#[endpoint(GET "/v2/<app-id>")]
pub fn hyphen(app_id: String);

/// No name.
#[endpoint(GET "/v2/<>")]
pub fn nameless(id: String);

/// Other grammars.
#[endpoint(GET "/v2/<owner..>/<id: u32>")]
pub fn foreign(owner: String, id: u32);

/// A digit first.
#[endpoint(GET "/v2/<1st>")]
pub fn digit(first: String);

/// A word that no argument can be named.
#[endpoint(GET "/v2/<self>")]
pub fn keyword(this: String);

/// Not closed, at the end and before another one.
#[endpoint(GET "/v2/<appId/<id/env")]
pub fn open(app_id: String, id: String);

/// Not opened.
#[endpoint(GET "/v2/appId>/env?limit>")]
pub fn closed(app_id: String);

fn main() {}
