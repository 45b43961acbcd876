//! Where lines end, and what the bytes of the stream mean as text.

use bytes::Bytes;

use super::{Decoder, LIMIT, block, blocks, data, decode_chunks, dispatched, only};

// "Lines must be separated by either a U+000D CARRIAGE RETURN U+000A LINE FEED (CRLF) character
// pair, a single U+000A LINE FEED (LF) character, or a single U+000D CARRIAGE RETURN (CR)
// character."

#[test]
fn lf_cr_and_crlf_end_lines_also_mixed() {
    for end in ["\n", "\r", "\r\n"] {
        let stream = format!("data: a{end}data: b{end}{end}data: c{end}{end}");
        assert_eq!(dispatched(stream), ["a\nb", "c"], "{end:?}");
    }
    assert_eq!(dispatched("data: a\r\ndata: b\n\rdata: c\r\r\ndata: d\n\r\n"), ["a\nb", "c", "d"]);
}

#[test]
fn no_other_character_ends_a_line() {
    assert_eq!(dispatched("data: a\u{b}b\u{c}c\u{85}d\u{2028}e\n\n"), ["a\u{b}b\u{c}c\u{85}d\u{2028}e"]);
}

#[test]
fn a_block_that_ends_with_cr_is_told_at_once() {
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(Bytes::from("data: a\r\r"));
    assert_eq!(data(&block(decoder.next_block().unwrap())), Some("a"));
    assert_eq!(decoder.next_block(), None);
}

#[test]
fn a_crlf_cut_in_two_is_one_end() {
    let found = decode_chunks(LIMIT, [b"data: a\r", b"\ndata: b\r\n\r", b"", b"\n\ndata: c\r\r", b"\n"]);
    let found: Vec<_> = found.into_iter().map(block).collect();
    let found: Vec<_> = found.iter().map(data).collect();
    assert_eq!(found, [Some("a\nb"), Some("c")]);
}

#[test]
fn every_cut_in_two_or_three_gives_the_same() {
    let stream = "\u{feff}event: é\r\nid:1\r\r\n: c\rdata: ü\r\ndata\n\nfoo\nretry: 12\n\ndata:\u{1F600}\r\r"
        .as_bytes();
    let whole = decode_chunks(LIMIT, [stream]);
    assert_eq!(whole.len(), 4);
    for first in 0..=stream.len() {
        for second in first..=stream.len() {
            let cut = [&stream[..first], &stream[first..second], &stream[second..]];
            assert_eq!(decode_chunks(LIMIT, cut), whole, "cut at {first} and {second}");
        }
    }
}

#[test]
fn chunks_may_wait() {
    let mut decoder = Decoder::new(LIMIT);
    for chunk in ["data: a\n\nda", "", "ta: b\n", "\ndata: c\n\n"] {
        decoder.push(Bytes::from(chunk));
    }
    let found: Vec<_> = std::iter::from_fn(|| decoder.next_block()).map(block).collect();
    let found: Vec<_> = found.iter().map(data).collect();
    assert_eq!(found, [Some("a"), Some("b"), Some("c")]);
}

// "Once the end of the file is reached, any pending data must be discarded."

#[test]
fn a_block_without_its_blank_line_is_not_told() {
    assert!(blocks("data: a").is_empty());
    assert!(blocks("data: a\n").is_empty());
    assert!(blocks("data: a\r\n").is_empty());
}

// "The UTF-8 decode algorithm strips one leading UTF-8 Byte Order Mark (BOM), if any."

#[test]
fn one_byte_order_mark_is_dropped_and_only_at_the_start() {
    assert_eq!(dispatched("\u{feff}data: a\n\n"), ["a"]);
    assert!(blocks("\u{feff}\u{feff}data: a\n\n").is_empty());
    assert!(blocks("\n\u{feff}data: a\n\n").is_empty());
    assert_eq!(dispatched("data: \u{feff}a\n\n"), ["\u{feff}a"]);
    assert_eq!(dispatched("\u{feff}\n\u{feff}data: no\ndata: a\n\n"), ["a"]);
}

#[test]
fn half_a_byte_order_mark_belongs_to_its_line() {
    assert_eq!(dispatched(b"\xEF\xBBdata: no\ndata: a\n\n"), ["a"]);
    assert_eq!(dispatched(b"\xEF\ndata: a\n\n"), ["a"]);
    let found = decode_chunks(LIMIT, [b"\xEF", b"\xBB", b"\ndata: a\n\n"]);
    assert_eq!(data(&block(found[0].clone())), Some("a"));
}

// "Streams must be decoded using the UTF-8 decode algorithm."

#[test]
fn invalid_utf8_is_replaced_and_harms_no_other_event() {
    let stream = b"data: a\xFFb\nid: \xC3\nevent: \xE2\x82\n\ndata: \xF0\x9F\n\ndata: fine\n\n";
    let blocks = blocks(stream);
    assert_eq!(super::parts(&blocks[0]), ("\u{fffd}", Some("\u{fffd}"), Some("a\u{fffd}b")));
    assert_eq!(data(&blocks[1]), Some("\u{fffd}"));
    assert_eq!(data(&blocks[2]), Some("fine"));
}

#[test]
fn a_sequence_cut_by_a_line_end_is_not_mended_by_the_next_line() {
    assert_eq!(dispatched(b"data: \xC3\ndata: \xA9\n\n"), ["\u{fffd}\n\u{fffd}"]);
}

#[test]
fn a_name_with_an_invalid_byte_is_another_name() {
    assert_eq!(dispatched(b"data\xFF: no\n\xFFdata: no\ndata: a\n\n"), ["a"]);
}

#[test]
fn a_sequence_cut_by_a_chunk_is_whole() {
    let found = decode_chunks(LIMIT, [b"data: \xC3", b"\xA9\n\n"]);
    assert_eq!(data(&block(found[0].clone())), Some("é"));
}

#[test]
fn a_stream_without_end_of_line_at_its_start_gives_nothing() {
    assert_eq!(only("\n\r\r\n\ndata: a\n\n").event(), "message");
    assert!(blocks("").is_empty());
}
