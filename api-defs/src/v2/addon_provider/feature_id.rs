//! How a feature is named in a path.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
        Self(STANDARD.encode(name))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_in_base64_with_padding() {
        for (name, expected) in [
            ("f", "Zg=="),
            ("Max DB size", "TWF4IERCIHNpemU="),
            ("Mémoire", "TcOpbW9pcmU="),
            ("a?~?", "YT9+Pw=="),
        ] {
            assert_eq!(FeatureId::new(name).as_str(), expected, "{name}");
        }
    }
}
