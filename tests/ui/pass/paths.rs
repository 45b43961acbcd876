//! Placeholders may be parts of segments; literal text goes out as it was written.

use cc_client::endpoint;

/// The root.
#[endpoint(GET "/")]
pub fn root();

/// Between text.
#[endpoint(GET "/v2/<type>-<version>/<invoiceNumber>.pdf")]
pub fn partial(r#type: &str, version: u32, invoice_number: String);

/// Side by side.
#[endpoint(GET "/v2/<invoiceNumber><type>")]
pub fn adjacent(invoice_number: &str, r#type: &str);

/// Escapes, and characters that need none.
#[endpoint(GET "/v2/a%20b/c:d@e!$&'()*+,;=~<id>")]
pub fn literal(id: i64);

/// In another order than the arguments, and with acronyms.
#[endpoint(GET "/v2/<ownerID>/<mId>?<b>&kind=a%2Bb&empty=&<aValue>")]
pub fn order(a_value: bool, m_id: u8, b: f64, owner_id: String);

fn main() {
    assert_eq!(root().target(), "/");
    assert_eq!(partial("php", 8, "F 1".to_owned()).target(), "/v2/php-8/F%201.pdf");
    assert_eq!(adjacent("F1", ".pdf").target(), "/v2/F1.pdf");
    assert_eq!(literal(-1).target(), "/v2/a%20b/c:d@e!$&'()*+,;=~-1");
    assert_eq!(order(true, 2, 0.5, "x".to_owned()).target(), "/v2/x/2?b=0.5&kind=a%2Bb&empty=&aValue=true");
}
