//! Addresses that carry their own credentials, to be handed to a browser or a download.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::form_urlencoded;

use crate::secret::Secret;

/// The address of something that the platform serves, which anyone may open who knows it.
///
/// `base_url` is that of the platform. `target` is the path, percent-encoded, with a query if
/// there is one: what [`Call::target`](cc_client::Call::target) gives. They are joined by one `/`.
/// `authorization` is the whole value of the header of this name, which is put into the query in
/// base64; without it, the address carries no credentials.
///
/// Such an address is as good as the credentials in it: give it to nobody else, and keep it out of
/// logs.
///
/// ```
/// use api_defs::util::authorized_url::authorized_url;
///
/// let path = "/v4/billing/organisations/orga_1/invoices/F1.pdf";
/// let url = authorized_url("https://api.example.com/", path, Some("Bearer token"));
/// assert_eq!(
///     url.expose(),
///     "https://api.example.com/v4/billing/organisations/orga_1/invoices/F1.pdf\
///      ?authorization=QmVhcmVyIHRva2Vu"
/// );
/// ```
pub fn authorized_url(base_url: &str, target: &str, authorization: Option<&str>) -> Secret {
    let (base_url, target) = (base_url.trim_end_matches('/'), target.trim_start_matches('/'));
    let mut url = format!("{base_url}/{target}");
    if let Some(authorization) = authorization {
        url.push_str(if target.contains('?') { "&authorization=" } else { "?authorization=" });
        let encoded = STANDARD.encode(authorization);
        url.extend(form_urlencoded::byte_serialize(encoded.as_bytes()));
    }
    Secret::new(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_and_path_are_joined_by_one_slash() {
        for base in ["https://a.b", "https://a.b/", "https://a.b//"] {
            for path in ["c/d", "/c/d", "//c/d"] {
                assert_eq!(authorized_url(base, path, None).expose(), "https://a.b/c/d");
            }
        }
    }

    #[test]
    fn credentials_are_one_more_parameter_in_base64_and_encoded() {
        // Its base64 is `fn5+fj8/Pw==`.
        let url = authorized_url("https://a.b", "c", Some("~~~~???"));
        assert_eq!(url.expose(), "https://a.b/c?authorization=fn5%2Bfj8%2FPw%3D%3D");
        let url = authorized_url("https://a.b", "c?d=e", Some("x"));
        assert_eq!(url.expose(), "https://a.b/c?d=e&authorization=eA%3D%3D");
    }

    #[test]
    fn it_is_a_secret() {
        assert_eq!(format!("{:?}", authorized_url("https://a.b", "c", Some("x"))), "[redacted]");
    }
}
