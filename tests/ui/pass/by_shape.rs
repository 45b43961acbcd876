//! Types that depend on how the path is written.
#![deny(missing_docs, unused, warnings)]

use cc_client::argument::{Shaped, Value};
use cc_client::{Arg, Argument, ByShape, Call, Shorthand, endpoint};
use serde::{Deserialize, Serialize};

/// An owner of either kind.
#[derive(Debug)]
pub struct Owner(Option<String>);

impl Argument for Owner {
    const SHORTHAND: Option<Shorthand> = Some(Shorthand { collection: "teams", shorthand: "self" });

    fn value(&self) -> Value<'_> {
        self.0.as_deref().map_or(Value::Shorthand, Value::Text)
    }
}

/// The one who asks.
#[derive(Debug)]
pub struct Me;

impl Arg<Owner> for Me {
    fn value(&self) -> Value<'_> {
        Value::Shorthand
    }
}

impl Shaped<Owner> for Me {
    type Pick<Long, Short> = Short;
}

/// A team by its id.
#[derive(Debug)]
pub struct TeamId(String);

impl Arg<Owner> for &TeamId {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl Shaped<Owner> for &TeamId {
    type Pick<Long, Short> = Long;
}

/// A team.
#[derive(Debug, Serialize, Deserialize)]
pub struct Team {
    name: String,
}

/// A person.
#[derive(Debug, Serialize, Deserialize)]
pub struct Person {
    email: String,
}

/// One or the other.
#[endpoint(GET "/v2/teams/<id>")]
pub fn get(id: Owner) -> Option<ByShape<Team, Person>>;

/// One or the other, changed.
#[endpoint(PUT "/v2/teams/<id>?<dryRun>", crate = ::cc_client)]
pub fn update(
    /// Whose it is.
    id: Owner,
    dry_run: bool,
    body: &ByShape<Team, Person>,
) -> ByShape<Team, Vec<Person>>;

/// Sent in two forms, by value, and read in one.
#[endpoint(POST "/v2/teams/<id>/name")]
pub(crate) fn rename(body: cc_client::ByShape<String, Person>, id: Owner) -> u32;

fn main() {
    let team = TeamId("7".to_owned());
    let long: Call<Option<Team>> = get(&team);
    let short: Call<Option<Person>> = get(Me);
    assert_eq!((long.target(), short.target()), ("/v2/teams/7", "/v2/self"));

    let long: Call<Team> = update(&team, true, &Team { name: "cats".to_owned() });
    let short: Call<Vec<Person>> = update(Me, false, &Person { email: "a@b".to_owned() });
    assert_eq!((long.target(), short.target()), ("/v2/teams/7?dryRun=true", "/v2/self?dryRun=false"));
    assert_eq!(long.request_body().as_bytes().unwrap(), "{\"name\":\"cats\"}");
    assert_eq!(short.request_body().as_bytes().unwrap(), "{\"email\":\"a@b\"}");

    let long: Call<u32> = rename("dogs".to_owned(), &team);
    let short: Call<u32> = rename(Person { email: "a@b".to_owned() }, Me);
    assert_eq!((long.target(), short.target()), ("/v2/teams/7/name", "/v2/self/name"));

    // One that is either is told apart first.
    for owner in [Owner(None), Owner(Some("8".to_owned()))] {
        match owner {
            Owner(Some(id)) => drop(get(&TeamId(id))),
            Owner(None) => drop(get(Me)),
        }
    }
}
