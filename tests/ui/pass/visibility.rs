//! The function, its struct and their methods are seen by whom the declaration says.
#![deny(unreachable_pub, private_interfaces, dead_code)]

mod service {
    use cc_client::endpoint;

    /// For this module alone.
    #[endpoint(GET "/v2/private?<limit>")]
    fn private(limit: Option<u32>);

    /// For the parent.
    #[endpoint(GET "/v2/parent?<limit>")]
    pub(super) fn parent(limit: Option<u32>);

    /// For the crate.
    #[endpoint(GET "/v2/crate?<limit>")]
    pub(crate) fn krate(limit: Option<u32>);

    /// For a path.
    #[endpoint(GET "/v2/path?<limit>")]
    pub(in crate::service) fn path(limit: Option<u32>);

    pub(crate) fn targets() -> [String; 2] {
        [private().limit(1).target().to_owned(), path().limit(2).target().to_owned()]
    }
}

fn main() {
    assert_eq!(service::targets(), ["/v2/private?limit=1", "/v2/path?limit=2"]);
    assert_eq!(service::parent().limit(3).target(), "/v2/parent?limit=3");
    assert_eq!(service::krate().limit(4).target(), "/v2/crate?limit=4");
    let _: service::Krate = service::krate();
}
