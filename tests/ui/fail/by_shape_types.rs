use api_defs::Owner;
use cc_client::endpoint;

/// Another type of that name.
pub struct ByShape<A, B>(A, B);

/// It is not the marker.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn other(id: Owner) -> ByShape<String, u32>;

/// A type that nothing can be read into.
pub struct Opaque;

/// The caller is told.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn unreadable(id: Owner) -> cc_client::ByShape<String, Opaque>;

fn main() {
    let _ = unreadable("orga_1");
    let _ = unreadable(api_defs::Me);
}
