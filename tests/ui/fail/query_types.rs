use cc_client::endpoint;

/// Nested.
#[endpoint(GET "/v2/logs?<a>&<b>&<c>")]
pub fn nested(a: Option<Vec<String>>, b: Vec<Option<u32>>, c: Option<Option<bool>>);

/// A slice.
#[endpoint(GET "/v2/logs?<field>")]
pub fn slice(field: &[String]);

/// A tuple and an array.
#[endpoint(GET "/v2/logs/<pair>?<triple>")]
pub fn unnamed(pair: (u8, u8), triple: [u8; 3]);

fn main() {
    let _ = nested().a(["x"]).b([1]).c(true);
    let _ = slice(&[String::new()]);
    let _ = unnamed((1, 2), [1, 2, 3]);
}
