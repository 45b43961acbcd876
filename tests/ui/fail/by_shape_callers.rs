use api_defs::{ApplicationId, Owner, OwnerId};
use cc_client::{ByShape, endpoint};

/// A text, or a number of the current user.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn get(id: Owner) -> ByShape<String, u32>;

fn main() {
    // Which of the two it is, only the program that runs knows.
    let owner = Owner::Id(OwnerId::from("orga_1"));
    let _ = get(&owner);
    let _ = get(owner);
    // Not an owner at all.
    let _ = get(ApplicationId::from("app_1"));
}
