//! Percent-encoding as OAuth wants it (RFC 5849 §3.6), and the decoding of forms (§3.4.1.3.1).
//!
//! Everything works on bytes: a parameter need not be UTF-8 to be signed.

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Names and values of parameters, decoded, in their order.
pub(crate) type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// Encodes everything but the unreserved characters `A–Z a–z 0–9 - . _ ~`, in upper-case hexadecimal.
pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    let mut encoded = String::new();
    for &byte in bytes.as_ref() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            _ => {
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

/// Decodes `%XX`. `None` if a `%` is not followed by two hexadecimal digits.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    decode_bytes(text.bytes())
}

/// Decodes `%XX`, and `+` as a space, as in a query or a form body.
pub(crate) fn decode_form(text: &str) -> Option<Vec<u8>> {
    decode_bytes(text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }))
}

/// The pairs of a query or a form body, decoded, in their order.
///
/// A name without `=` has an empty value; empty pieces (`a=1&&b=2`) are no pairs.
pub(crate) fn form_pairs(text: &str) -> Option<Pairs> {
    text.split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            Some((decode_form(name)?, decode_form(value)?))
        })
        .collect()
}

fn decode_bytes(mut bytes: impl Iterator<Item = u8>) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex_digit(bytes.next()?)? << 4 | hex_digit(bytes.next()?)?,
            other => other,
        });
    }
    Some(decoded)
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(encode("aZ09-._~"), "aZ09-._~");
        assert_eq!(encode(" !*'()+/=&%é"), "%20%21%2A%27%28%29%2B%2F%3D%26%25%C3%A9");
    }

    #[test]
    fn a_plus_is_a_space_in_forms_alone() {
        assert_eq!(decode("a+b%20c").as_deref(), Some(b"a+b c".as_slice()));
        assert_eq!(decode_form("a+b%2Bc").as_deref(), Some(b"a b+c".as_slice()));
    }

    #[test]
    fn broken_escapes_are_refused() {
        for broken in ["%", "%4", "%zz", "%+1"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    #[test]
    fn pairs_keep_order_repetition_and_emptiness() {
        let pairs = form_pairs("b=2&a=&a&&c=x=y");
        let expected = [("b", "2"), ("a", ""), ("a", ""), ("c", "x=y")];
        let expected = expected.map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec()));
        assert_eq!(pairs, Some(expected.to_vec()));
    }
}
