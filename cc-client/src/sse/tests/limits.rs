//! Blocks larger than the limit.

use std::iter;

use bytes::Bytes;

use super::super::EventTooLarge;
use super::{Decoded, Decoder, data, decode_chunks, parts};

/// What is found, with the parts of blocks that are skipped.
#[derive(Debug, PartialEq)]
enum Found {
    Data(Option<String>),
    TooLarge,
    Skipped(String, Option<String>),
}

fn find<const N: usize>(limit: usize, chunks: [&[u8]; N]) -> Vec<Found> {
    let found = decode_chunks(limit, chunks).into_iter();
    let found = found.map(|decoded| match decoded {
        Decoded::Block(block) => Found::Data(data(&block).map(str::to_owned)),
        Decoded::TooLarge(error) => {
            assert_eq!(error, EventTooLarge { limit });
            Found::TooLarge
        }
        Decoded::Skipped(block) => {
            assert_eq!(data(&block), None);
            let (event, id, _) = parts(&block);
            Found::Skipped(event.to_owned(), id.map(str::to_owned))
        }
    });
    found.collect()
}

fn found(data: &str) -> Found {
    Found::Data(Some(data.to_owned()))
}

fn skipped(event: &str, id: Option<&str>) -> Found {
    Found::Skipped(event.to_owned(), id.map(str::to_owned))
}

#[test]
fn a_block_of_just_the_limit_passes_and_one_byte_more_does_not() {
    assert_eq!(find(12, [b"data:x\r\nid: 42\r\n\r\n"]), [found("x")]);
    assert_eq!(find(11, [b"data:x\nid: 42\n\n"]), [Found::TooLarge, skipped("message", Some("42"))]);
}

#[test]
fn each_block_has_the_whole_limit() {
    assert_eq!(find(8, [b"data: 12\n\ndata: 34\n\n"]), [found("12"), found("34")]);
    assert_eq!(find(8, [b"foo: bar\n\ndata: 34\n\n"]), [found("34")]);
}

#[test]
fn decoding_goes_on_after_a_block_that_was_too_large() {
    let stream: &[u8] = b"data: a\n\ndata: 1234567890\ndata: more\n\ndata: b\n\n";
    assert_eq!(find(10, [stream]), [found("a"), Found::TooLarge, skipped("message", None), found("b")]);
}

#[test]
fn an_endless_line_is_told_once_and_at_once() {
    let mut decoder = Decoder::new(100);
    decoder.push(Bytes::from("data: "));
    assert_eq!(decoder.next_block(), None);
    decoder.push(Bytes::from(vec![b'x'; 94]));
    assert_eq!(decoder.next_block(), None);
    decoder.push(Bytes::from("x"));
    assert!(matches!(decoder.next_block(), Some(Decoded::TooLarge(_))));
    for _ in 0..100 {
        decoder.push(Bytes::from(vec![b'x'; 1000]));
        assert_eq!(decoder.next_block(), None);
        assert_eq!(decoder.buffered(), 0);
    }
    decoder.push(Bytes::from("\n\ndata: b\n\n"));
    assert!(matches!(decoder.next_block(), Some(Decoded::Skipped(_))));
    assert!(matches!(decoder.next_block(), Some(Decoded::Block(_))));
}

#[test]
fn the_type_and_id_of_a_skipped_block_are_told_wherever_they_stand() {
    let big = "x".repeat(100);
    let before = format!("event: LOG\nid: 1\ndata: {big}\n\n");
    let after = format!("data: {big}\nevent: LOG\nid: 1\n\n");
    for stream in [before, after] {
        let expected = [Found::TooLarge, skipped("LOG", Some("1"))];
        assert_eq!(find(50, [stream.as_bytes()]), expected);
        for cut in 0..stream.len() {
            let (first, second) = stream.as_bytes().split_at(cut);
            assert_eq!(find(50, [first, second]), expected, "cut at {cut}");
        }
    }
}

#[test]
fn an_id_that_is_itself_too_long_is_not_told_in_part() {
    let stream = format!("id: 1\nid: {}\ndata: x\n\n", "2".repeat(5000));
    let expected = [Found::TooLarge, skipped("message", None)];
    assert_eq!(find(50, [stream.as_bytes()]), expected);
    for cut in [1, 8, 10, 11, 60, 2000, 5010] {
        let (first, second) = stream.as_bytes().split_at(cut);
        assert_eq!(find(50, [first, second]), expected, "cut at {cut}");
    }
}

#[test]
fn a_line_of_a_skipped_block_is_read_up_to_1024_bytes() {
    for (length, told) in [(1020, true), (1021, false)] {
        let id = "2".repeat(length);
        let stream = format!("data: {}\nid: {id}\n\n", "x".repeat(50));
        let expected = [Found::TooLarge, skipped("message", told.then_some(&*id))];
        assert_eq!(find(50, [stream.as_bytes()]), expected, "{length}");
        let (first, second) = stream.as_bytes().split_at(600);
        assert_eq!(find(50, [first, second]), expected, "{length}");
    }
}

#[test]
fn an_id_after_one_that_was_too_long_counts() {
    let stream = format!("id: {}\nid: 3\n\n", "2".repeat(5000));
    assert_eq!(find(50, [stream.as_bytes()]), [Found::TooLarge, skipped("message", Some("3"))]);
}

#[test]
fn comments_of_any_length_are_no_error() {
    let comment = format!(":{}\ndata: a\n\n", "x".repeat(1000));
    assert_eq!(find(10, [comment.as_bytes()]), [found("a")]);
    let (first, second) = comment.as_bytes().split_at(500);
    assert_eq!(find(10, [first, second]), [found("a")]);
}

#[test]
fn a_line_of_an_unknown_field_counts_but_is_not_held() {
    let mut decoder = Decoder::new(100);
    decoder.push(Bytes::from("unknown: xxxxxxxxxxxxxxxxxxxx"));
    assert_eq!((decoder.next_block(), decoder.buffered()), (None, 0));
    decoder.push(Bytes::from(vec![b'x'; 100]));
    assert!(matches!(decoder.next_block(), Some(Decoded::TooLarge(_))));
    decoder.push(Bytes::from("\n\n"));
    assert!(matches!(decoder.next_block(), Some(Decoded::Skipped(_))));
}

#[test]
fn a_stream_of_one_comment_holds_nothing() {
    let mut decoder = Decoder::new(100);
    decoder.push(Bytes::from(": "));
    for chunk in iter::repeat_n(Bytes::from(vec![b'x'; 1000]), 100) {
        decoder.push(chunk);
        assert_eq!((decoder.next_block(), decoder.buffered()), (None, 0));
    }
}

#[test]
fn a_limit_of_nothing_refuses_every_line_but_goes_on() {
    let expected = [Found::TooLarge, skipped("message", None)];
    assert_eq!(find(0, [b"\n: x\n\ndata\n\n"]), expected);
    // A part of a byte order mark is a line too.
    assert_eq!(find(0, [b"\xEF\n\n"]), expected);
    assert_eq!(find(0, [b"\xEF\xBB\xBF\n\n"]), []);
}

#[test]
fn the_error_tells_the_limit() {
    let Some(Decoded::TooLarge(error)) = decode_chunks(3, [b"data: x"]).pop() else { panic!("too large") };
    assert_eq!(error.to_string(), "an event of the stream is larger than 3 bytes");
}
