//! Values whose form is known only from a client that does not check it.
//!
//! One odd value must not cost a whole line of a log, which is one of many of the same form: what
//! is not what it should be is read as absent.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Reads a whole number, also from text; `None` for what is none, or does not fit.
pub(crate) fn number<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<i128>,
{
    let number = match deserializer.deserialize_any(ScalarVisitor)? {
        Scalar::Integer(number) => Some(number),
        // The cast saturates, at what no field can hold.
        Scalar::Float(number) => (number.fract() == 0.0).then_some(number as i128),
        Scalar::Text(text) => text.parse().ok(),
        Scalar::Other => None,
    };
    Ok(number.and_then(|number| number.try_into().ok()))
}

/// Reads a number that may have a fraction, also from text; `None` for what is none, or not finite.
pub(crate) fn float<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    let number = match deserializer.deserialize_any(ScalarVisitor)? {
        Scalar::Integer(number) => Some(number as f64),
        Scalar::Float(number) => Some(number),
        Scalar::Text(text) => text.parse().ok(),
        Scalar::Other => None,
    };
    Ok(number.filter(|number: &f64| number.is_finite()))
}

/// Reads text, also from a number; `None` for what is neither.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match deserializer.deserialize_any(ScalarVisitor)? {
        Scalar::Integer(number) => Some(number.to_string()),
        Scalar::Float(number) => Some(number.to_string()),
        Scalar::Text(text) => Some(text),
        Scalar::Other => None,
    })
}

enum Scalar {
    Integer(i128),
    Float(f64),
    Text(String),
    /// `null`, a truth value, a list or an object.
    Other,
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Integer(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Integer(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Scalar, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Holder {
        #[serde(default, deserialize_with = "number")]
        number: Option<u16>,
        #[serde(default, deserialize_with = "text")]
        text: Option<String>,
        /// What follows an odd value is read.
        last: bool,
    }

    fn read(value: &str) -> (Option<u16>, Option<String>) {
        let body = format!(r#"{{"number":{value},"text":{value},"last":true}}"#);
        let holder: Holder = serde_json::from_str(&body).unwrap();
        assert!(holder.last);
        (holder.number, holder.text)
    }

    #[test]
    fn a_number_and_a_text_stand_for_each_other() {
        for (value, number, text) in [
            ("42", Some(42), "42"),
            (r#""42""#, Some(42), "42"),
            ("42.0", Some(42), "42"),
            ("65535", Some(65535), "65535"),
            ("65536", None, "65536"),
            ("-1", None, "-1"),
            ("1.5", None, "1.5"),
            ("1e300", None, &format!("{}", 1e300)),
            ("18446744073709551615", None, "18446744073709551615"),
            (r#""daemon""#, None, "daemon"),
            (r#""""#, None, ""),
        ] {
            assert_eq!(read(value), (number, Some(text.to_owned())), "{value}");
        }
    }

    #[test]
    fn what_is_neither_is_read_as_absent() {
        for value in ["null", "true", "[1,[2]]", r#"{"a":{"b":1}}"#] {
            assert_eq!(read(value), (None, None), "{value}");
        }
        let holder: Holder = serde_json::from_str(r#"{"last":true}"#).unwrap();
        assert_eq!((holder.number, holder.text), (None, None));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        assert!(serde_json::from_str::<Holder>(r#"{"number":[1,"last":true}"#).is_err());
    }

    #[test]
    fn a_number_with_a_fraction_is_read_from_text_too() {
        for (value, expected) in [
            ("42", Some(42.0)),
            ("0.25", Some(0.25)),
            (r#""0.25""#, Some(0.25)),
            (r#""1e-3""#, Some(0.001)),
            (r#""NaN""#, None),
            (r#""inf""#, None),
            (r#""daemon""#, None),
            ("null", None),
            ("[1]", None),
        ] {
            let mut deserializer = serde_json::Deserializer::from_str(value);
            assert_eq!(float(&mut deserializer).unwrap(), expected, "{value}");
        }
    }
}
