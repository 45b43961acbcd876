use cc_client::endpoint;

/// A struct.
#[endpoint(GET "/v2/self")]
pub struct Struct;

/// A trait.
#[endpoint(GET "/v2/self")]
pub trait Trait {}

/// A constant.
#[endpoint(GET "/v2/self")]
pub const CONSTANT: u32 = 1;

#[endpoint(GET "/v2/self")]
impl Trait for Struct {}

fn main() {
    let _: &dyn Trait = &Struct;
    let _ = CONSTANT;
}
