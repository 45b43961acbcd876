//! Enumerations that the platform extends at will.
//!
//! A value that this version does not know is kept as it came and written back unchanged, so a new
//! state or type on the platform never breaks the reading of an answer.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// A value that this version does not know, inside the `Other` variant of an enumeration.
///
/// It only comes out of an enumeration's conversion from text, which looks at the known values
/// first: `Other` never holds a known one, so comparing with a variant is always right.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value as the platform wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads a string and converts it, without a copy where the input lends its text.
///
/// One visitor serves every enumeration: it only knows how to hand the text to `convert`.
pub(crate) fn deserialize<'de, D, T>(deserializer: D, convert: fn(&str) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor).map(|text| match text {
        Text::Lent(text) => convert(text),
        Text::Kept(text) => convert(&text),
    })
}

enum Text<'de> {
    Lent(&'de str),
    Kept(String),
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text::Lent(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text::Kept(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Text::Kept(text))
    }
}

/// Declares an open enumeration: `Variant = "TEXT",` for each known value.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        ///
        /// The platform may extend these values; one that this version does not know is
        /// [`Other`](Self::Other).
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A value that this version does not know, written back unchanged.
            Other($crate::UnknownValue),
        }

        impl $name {
            /// The value as the platform writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Other(unknown) => unknown.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    _ => Self::Other($crate::UnknownValue::new(text)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::open_enum::deserialize(deserializer, |text| Self::from(text))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl cc_client::Argument for $name {
            fn value(&self) -> cc_client::argument::Value<'_> {
                cc_client::argument::Value::Text(self.as_str())
            }
        }

        impl cc_client::TextArgument for $name {}
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    // The macro makes public types, and this one stays in the tests.
    #![allow(unreachable_pub)]

    open_enum! {
        /// A colour.
        Colour {
            /// Red.
            Red = "RED",
            /// Deep blue.
            DeepBlue = "DEEP_BLUE",
        }
    }

    #[test]
    fn known_values_are_variants_both_ways() {
        let colour: Colour = serde_json::from_str(r#""DEEP_BLUE""#).unwrap();
        assert_eq!(colour, Colour::DeepBlue);
        assert_eq!(serde_json::to_string(&colour).unwrap(), r#""DEEP_BLUE""#);
        assert_eq!(colour.to_string(), "DEEP_BLUE");
    }

    #[test]
    fn an_unknown_value_is_kept_and_written_back_unchanged() {
        for text in [r#""deep_blue""#, r#""""#, r#""GREEN \"é\"""#] {
            let colour: Colour = serde_json::from_str(text).unwrap();
            assert!(matches!(colour, Colour::Other(_)), "{text}");
            assert_eq!(serde_json::to_string(&colour).unwrap(), text);
        }
    }

    #[test]
    fn text_with_escapes_is_recognised() {
        let colour: Colour = serde_json::from_str(r#""\u0052ED""#).unwrap();
        assert_eq!(colour, Colour::Red);
    }

    #[test]
    fn an_owned_value_is_recognised() {
        let colour: Colour = serde_json::from_value(serde_json::json!("RED")).unwrap();
        assert_eq!(colour, Colour::Red);
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert!(serde_json::from_str::<Colour>("1").is_err());
    }

    #[test]
    fn debug_shows_the_unknown_value() {
        assert_eq!(format!("{:?}", Colour::from("GREEN")), r#"Other("GREEN")"#);
    }
}
