//! Reading the `Authorization` header.

use super::{Refusal, encoding};

/// What a request presents to be let in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Presented {
    /// `OAuth name="value", …`, values as they stand between the quotes.
    OAuth(OAuthParameters),
    /// `Bearer <token>`.
    Bearer(String),
}

impl Presented {
    /// Reads a header value. Schemes are not case-sensitive (RFC 9110 §11.1).
    pub(crate) fn parse(value: &str) -> Result<Self, Refusal> {
        let (scheme, rest) = value.split_once(' ').unwrap_or((value, ""));
        match scheme.to_ascii_lowercase().as_str() {
            "oauth" => OAuthParameters::parse(rest).map(Self::OAuth),
            "bearer" => Ok(Self::Bearer(rest.trim().to_owned())),
            _ => {
                Err(Refusal::new(format!("the authorization scheme {scheme:?} is neither OAuth nor Bearer")))
            }
        }
    }
}

/// The parameters of an `OAuth` header (RFC 5849 §3.5.1), in their order, not decoded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OAuthParameters(Vec<(String, String)>);

impl OAuthParameters {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (name, after) = rest.split_once("=\"").ok_or_else(|| malformed(rest))?;
            let (value, after) = after.split_once('"').ok_or_else(|| malformed(rest))?;
            let name = name.trim();
            if parameters.iter().any(|(known, _)| known == name) {
                return Err(Refusal::new(format!("the parameter {name} appears twice (RFC 5849 §3.1)")));
            }
            parameters.push((name.to_owned(), value.to_owned()));
            rest = after.trim_start();
            match rest.strip_prefix(',') {
                Some(next) if !next.trim().is_empty() => rest = next.trim_start(),
                None if rest.is_empty() => {}
                _ => return Err(malformed(rest)),
            }
        }
        Ok(Self(parameters))
    }

    /// The value as it stands between the quotes.
    pub(crate) fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The percent-decoded value. `None` if the parameter is absent.
    pub(crate) fn decoded(&self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let decoded = encoding::decode(raw).and_then(|bytes| String::from_utf8(bytes).ok());
        decoded
            .map(Some)
            .ok_or_else(|| Refusal::new(format!("the value of {name} is not well percent-encoded")))
    }

    /// What takes part in the signature: everything but `realm` and `oauth_signature` (§3.4.1.3.1), decoded.
    pub(crate) fn signed(&self) -> Result<encoding::Pairs, Refusal> {
        self.0
            .iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("realm") && name != "oauth_signature")
            .map(|(name, value)| {
                let decoded = encoding::decode(name).zip(encoding::decode(value));
                decoded
                    .ok_or_else(|| Refusal::new(format!("the value of {name} is not well percent-encoded")))
            })
            .collect()
    }
}

fn malformed(rest: &str) -> Refusal {
    Refusal::new(format!("expected name=\"value\" pairs separated by commas, found {rest:?}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn oauth(text: &str) -> OAuthParameters {
        match Presented::parse(text).unwrap() {
            Presented::OAuth(parameters) => parameters,
            Presented::Bearer(_) => panic!("not an OAuth header"),
        }
    }

    #[test]
    fn values_are_kept_raw_and_decoded_on_demand() {
        let parameters = oauth(r#"OAuth realm="a, b",oauth_token="t%26u" , oauth_signature="x""#);
        assert_eq!(parameters.raw("realm"), Some("a, b"));
        assert_eq!(parameters.decoded("oauth_token").unwrap().as_deref(), Some("t&u"));
        assert_eq!(parameters.signed().unwrap(), [(b"oauth_token".to_vec(), b"t&u".to_vec())]);
    }

    #[test]
    fn malformed_headers_are_refused() {
        for value in [
            "OAuth a=b",
            "OAuth a=\"b",
            "OAuth a=\"b\" c=\"d\"",
            "OAuth a=\"b\",",
            "OAuth a=\"1\", a=\"2\"",
            "Basic eDp5",
            "",
        ] {
            assert!(Presented::parse(value).is_err(), "{value}");
        }
    }
}
