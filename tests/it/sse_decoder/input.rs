//! Streams made of what matters in them, and ways to cut them.

use proptest::prelude::*;
use proptest::sample::Index;

/// Beginnings of lines, of which some only look like fields that are known.
const FIELDS: &[&[u8]] =
    &[b"data:", b"data: ", b"data", b"id:", b"id: ", b"id", b"event:", b"event: ", b"event"];
const RARE_FIELDS: &[&[u8]] =
    &[b"retry:", b"retry: ", b"retry", b":", b": ", b"Data: ", b"dat", b"unknown: "];

const ENDS: &[&[u8]] = &[b"\n", b"\n", b"\n\n", b"\r", b"\r\r", b"\r\n", b"\r\n\r\n"];

/// Values, some of which mean something else.
const VALUES: &[&[u8]] = &[b"1", b"007", b"+5", b"99999999999999999999", b"a", b"text", b" ", b"\0"];

/// UTF-8, whole and broken.
const CHARACTERS: &[&[u8]] = &[b"\xEF\xBB\xBF", b"\xC3\xA9", b"\xE2\x82\xAC", b"\xF0\x9F\x98\x80"];
const BROKEN: &[&[u8]] =
    &[b"\xEF\xBB", b"\xEF", b"\xC3", b"\xE2\x82", b"\xF0\x9F", b"\x80", b"\xFF", b"\xED\xA0\x80"];

/// A stream of such pieces, some of which are any bytes at all or too long for a skipped block.
pub(super) fn stream() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [FIELDS, RARE_FIELDS, ENDS, VALUES, CHARACTERS, BROKEN].concat();
    let known = prop::sample::select(pieces).prop_map(<[u8]>::to_vec);
    let any = prop::collection::vec(any::<u8>(), 0..8);
    let long = (900usize..1200).prop_map(|length| vec![b'x'; length]);
    let piece = prop_oneof![200 => known, 8 => any, 1 => long];
    let mark = prop::bool::weighted(0.2);
    (mark, prop::collection::vec(piece, 0..60)).prop_map(|(mark, pieces)| {
        let mut stream = if mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
        stream.extend(pieces.concat());
        stream
    })
}

/// A stream, and where to cut it.
pub(super) fn cut_stream() -> impl Strategy<Value = (Vec<u8>, Vec<Index>)> {
    (stream(), prop::collection::vec(any::<Index>(), 0..12))
}

/// The stream in the order of its cuts; a piece may be empty.
pub(super) fn pieces<'a>(stream: &'a [u8], cuts: &[Index]) -> Vec<&'a [u8]> {
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
    ends.push(stream.len());
    ends.sort_unstable();
    let mut start = 0;
    ends.into_iter().map(|end| &stream[std::mem::replace(&mut start, end)..end]).collect()
}
