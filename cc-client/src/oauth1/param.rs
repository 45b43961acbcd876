//! The parameters of a base string (RFC 5849 §3.4.1.3).

use std::cmp::Ordering;

use percent_encoding::percent_decode;

use super::percent::{is_unreserved, push_encoded_twice};

/// One parameter in the form in which a base string holds it after another one:
/// `%26name%3Dvalue`, which is `&name=value` encoded, with a name and a value that were encoded
/// before.
///
/// It sorts as §3.4.1.3.2 says: by encoded name, then by encoded value. Both are encoded twice
/// here, but encoding them again only inserted `25` after each `%`, which changes no order.
#[derive(Clone, Copy)]
pub(super) struct Param<'a> {
    text: &'a [u8],
    name_len: usize,
}

/// `&`, encoded.
const AND: &[u8] = b"%26";
/// `=`, encoded.
const EQUALS: &[u8] = b"%3D";

impl<'a> Param<'a> {
    /// The parameter that is written `text`, its name being `name`.
    pub(super) fn new(name: &str, text: &'a [u8]) -> Self {
        Self { text, name_len: name.len() }
    }

    /// The text of the parameter with this name, which needs no encoding, and this value.
    pub(super) fn text_of(name: &str, value: &str) -> Vec<u8> {
        let mut text = [AND, name.as_bytes(), EQUALS].concat();
        push_encoded_twice(&mut text, value.as_bytes());
        text
    }

    /// How it follows another parameter.
    pub(super) fn text(&self) -> &'a [u8] {
        self.text
    }

    /// How it starts a base string's parameters.
    pub(super) fn first_text(&self) -> &'a [u8] {
        &self.text[AND.len()..]
    }

    fn name(&self) -> &'a [u8] {
        &self.text[AND.len()..][..self.name_len]
    }

    fn value(&self) -> &'a [u8] {
        &self.text[AND.len() + self.name_len + EQUALS.len()..]
    }
}

impl Ord for Param<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        // Names mostly differ in their first bytes, which a loop finds out sooner than `memcmp`.
        let by_name = self.name().iter().cmp(other.name());
        by_name.then_with(|| self.value().cmp(other.value()))
    }
}

impl PartialOrd for Param<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Param<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Param<'_> {}

/// Parameters that share one buffer.
#[derive(Default)]
pub(super) struct Params {
    text: Vec<u8>,
    spans: Vec<Span>,
}

/// Where a parameter is in the buffer.
struct Span {
    start: usize,
    end: usize,
    name_len: usize,
}

impl Params {
    /// The parameters of a query and a form body, sorted.
    pub(super) fn of_request(query: &[u8], form: &[u8]) -> Self {
        if query.is_empty() && form.is_empty() {
            return Self::default();
        }
        let (query_pairs, query_len) = bounds(query);
        let (form_pairs, form_len) = bounds(form);
        let mut params = Self {
            text: Vec::with_capacity(query_len + form_len),
            spans: Vec::with_capacity(query_pairs + form_pairs),
        };
        for source in [query, form] {
            for pair in source.split(|byte| *byte == b'&') {
                params.push_pair(pair);
            }
        }
        params.sort();
        params
    }

    /// The parameters of an `Authorization` header, given decoded, sorted.
    pub(super) fn of_header(header: &[(&str, &str)]) -> Self {
        let mut params = Self::default();
        for (name, value) in header.iter().filter(|(name, _)| *name != "realm") {
            params.push(name.as_bytes(), value.as_bytes(), push_encoded_twice);
        }
        params.sort();
        params
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Param<'_>> {
        self.spans.iter().map(|span| span.param(&self.text))
    }

    /// Appends a pair as queries and forms have it (§3.4.1.3.1): the first `=` ends the name, a
    /// pair without any has the empty value, and nothing at all is no pair.
    fn push_pair(&mut self, pair: &[u8]) {
        if !pair.is_empty() {
            let name_len = pair.iter().position(|byte| *byte == b'=');
            let (name, value) = match name_len {
                Some(len) => (&pair[..len], &pair[len + 1..]),
                None => (pair, &[][..]),
            };
            self.push(name, value, push_form_text);
        }
    }

    /// Appends a parameter, but not `oauth_signature`: a signature never covers itself.
    fn push(&mut self, name: &[u8], value: &[u8], encode: impl Fn(&mut Vec<u8>, &[u8])) {
        let start = self.text.len();
        self.text.extend_from_slice(AND);
        encode(&mut self.text, name);
        if self.text[start..] == *b"%26oauth_signature" {
            return self.text.truncate(start);
        }
        let name_len = self.text.len() - start - AND.len();
        self.text.extend_from_slice(EQUALS);
        encode(&mut self.text, value);
        let end = self.text.len();
        self.spans.push(Span { start, end, name_len });
    }

    fn sort(&mut self) {
        let text = &self.text;
        self.spans.sort_unstable_by(|a, b| a.param(text).cmp(&b.param(text)));
    }
}

impl Span {
    fn param<'a>(&self, text: &'a [u8]) -> Param<'a> {
        Param { text: &text[self.start..self.end], name_len: self.name_len }
    }
}

/// How many pairs a query or form holds at most, and how long their texts are at most.
fn bounds(source: &[u8]) -> (usize, usize) {
    if source.is_empty() {
        return (0, 0);
    }
    let pairs = 1 + source.iter().filter(|byte| **byte == b'&').count();
    // A byte becomes `%25XX` at worst.
    let len = 5 * source.len() + pairs * (AND.len() + EQUALS.len());
    (pairs, len)
}

/// Appends a name or value of a query or form, decoded and then encoded twice.
fn push_form_text(encoded: &mut Vec<u8>, text: &[u8]) {
    if text.iter().all(|byte| is_unreserved(*byte)) {
        return encoded.extend_from_slice(text);
    }
    for (index, word) in text.split(|byte| *byte == b'+').enumerate() {
        if index > 0 {
            push_encoded_twice(encoded, b" ");
        }
        percent_decode(word).for_each(|byte| push_encoded_twice(encoded, &[byte]));
    }
}
