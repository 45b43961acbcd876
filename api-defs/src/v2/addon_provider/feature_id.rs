//! How a feature is named in a path.

use cc_client::Argument;
use cc_client::argument::Value;

use crate::v2::product::AddonFeature;

/// A feature of an add-on provider, as it stands in a path: its name in Base64.
///
/// Plain text does not stand for it, because it would go into the path as it is:
///
/// ```
/// use api_defs::v2::addon_provider::{FeatureId, remove_feature};
///
/// let call = remove_feature("orga_1", "my-addon", FeatureId::new("Max DB size"));
/// assert!(call.target().ends_with("/features/TWF4IERCIHNpemU%3D"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureId(String);

impl FeatureId {
    /// The feature of this name.
    pub fn new(name: &str) -> Self {
        Self(base64(name))
    }

    /// The text, as it stands in paths.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&AddonFeature> for FeatureId {
    fn from(feature: &AddonFeature) -> Self {
        Self::new(&feature.name)
    }
}

impl Argument for FeatureId {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

/// Base64 of UTF-8, with the standard alphabet and padding,
/// [RFC 4648, section 4](https://www.rfc-editor.org/rfc/rfc4648#section-4).
fn base64(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    let mut encoded = String::with_capacity(text.len().div_ceil(3) * 4);
    for group in text.as_bytes().chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        // A group of n bytes fills n + 1 characters out of four.
        for at in 0..4 {
            let index = (bits >> (18 - 6 * at)) & 0x3f;
            encoded.push(if at <= group.len() { char::from(ALPHABET[index as usize]) } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648, section 10, and what they leave out of the alphabet.
    #[test]
    fn a_name_is_written_in_base64() {
        for (name, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("Mémoire", "TcOpbW9pcmU="),
            ("\u{fb}\u{3ff}", "w7vPvw=="),
            ("??>>~", "Pz8+Pn4="),
            ("a?~?", "YT9+Pw=="),
            ("???", "Pz8/"),
        ] {
            assert_eq!(FeatureId::new(name).as_str(), expected, "{name}");
        }
    }
}
