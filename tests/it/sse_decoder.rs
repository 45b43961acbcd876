//! The decoder of server-sent events against what the standard says of any bytes in any pieces.

mod input;
mod model;
mod other;

use bytes::Bytes;
use cc_client::sse::{Block, Decoded, Decoder};
use proptest::prelude::*;

use self::model::Expected;

const LIMIT: usize = 1 << 20;

/// All that a decoder finds in a stream that arrives in these pieces, and the most that it held.
fn decode(limit: usize, pieces: &[&[u8]]) -> (Vec<Decoded>, usize) {
    let mut decoder = Decoder::new(limit);
    let (mut found, mut held) = (Vec::new(), 0);
    for piece in pieces {
        decoder.push(Bytes::copy_from_slice(piece));
        while let Some(decoded) = decoder.next_block() {
            found.push(decoded);
        }
        held = held.max(decoder.buffered());
    }
    (found, held)
}

/// The blocks of a whole stream that is within the limit.
fn blocks(stream: &[u8]) -> Vec<Block> {
    let (found, _) = decode(LIMIT, &[stream]);
    let found = found.into_iter().map(|decoded| match decoded {
        Decoded::Block(block) => block,
        other => panic!("{other:?} in place of a block"),
    });
    found.collect()
}

/// A decoded block in the words of the model.
fn found(decoded: &Decoded) -> Expected {
    let fields = |block: &Block| model::Fields {
        event: block.event().to_owned(),
        id: block.id().map(str::to_owned),
        data: block.data().map(|data| String::from_utf8(data.to_vec()).expect("data is text")),
        retry: block.retry().map(|time| time.as_millis()),
    };
    match decoded {
        Decoded::Block(block) => Expected::Block(fields(block)),
        Decoded::TooLarge(_) => Expected::TooLarge,
        Decoded::Skipped(block) => Expected::Skipped(fields(block)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_stream_in_any_pieces_means_what_the_standard_says((stream, cuts) in input::cut_stream()) {
        let expected = model::interpret(&stream, LIMIT);
        for pieces in [vec![&stream[..]], input::pieces(&stream, &cuts), stream.chunks(1).collect()] {
            let (decoded, _) = decode(LIMIT, &pieces);
            let decoded: Vec<_> = decoded.iter().map(found).collect();
            prop_assert_eq!(&decoded, &expected);
        }
    }

    #[test]
    fn a_small_limit_holds_for_any_stream_in_any_pieces(
        (stream, cuts) in input::cut_stream(),
        limit in 0usize..40,
    ) {
        let expected = model::interpret(&stream, limit);
        for pieces in [vec![&stream[..]], input::pieces(&stream, &cuts), stream.chunks(1).collect()] {
            let (decoded, held) = decode(limit, &pieces);
            let decoded: Vec<_> = decoded.iter().map(found).collect();
            prop_assert_eq!(&decoded, &expected);
            prop_assert!(held <= 2 * limit + 2048, "{} bytes held with a limit of {}", held, limit);
        }
    }

    #[test]
    fn what_is_told_does_not_wait_for_bytes_to_come((stream, cuts) in input::cut_stream()) {
        // Whatever the first bytes decide is told before the next is here.
        for end in cuts.into_iter().map(|cut| cut.index(stream.len() + 1)) {
            let known = &stream[..end];
            let (decoded, _) = decode(20, &known.chunks(3).collect::<Vec<_>>());
            let decoded: Vec<_> = decoded.iter().map(found).collect();
            prop_assert_eq!(decoded, model::interpret(known, 20));
        }
    }

    #[test]
    fn chunks_that_wait_are_read_in_order((stream, cuts) in input::cut_stream()) {
        let mut decoder = Decoder::new(LIMIT);
        for piece in input::pieces(&stream, &cuts) {
            decoder.push(Bytes::copy_from_slice(piece));
        }
        let decoded: Vec<_> = std::iter::from_fn(|| decoder.next_block()).collect();
        prop_assert_eq!(decoded, decode(LIMIT, &[&stream]).0);
    }
}

#[test]
fn a_large_event_in_small_chunks_is_whole() {
    let text = "0123456789abcdef".repeat(1 << 18);
    let stream = format!("event: BIG\nid: 1\ndata: {text}\n\n");
    let pieces: Vec<_> = stream.as_bytes().chunks(16 << 10).collect();
    let (decoded, _) = decode(16 << 20, &pieces);
    let expected =
        model::Fields { event: "BIG".to_owned(), id: Some("1".to_owned()), data: Some(text), retry: None };
    assert_eq!(decoded.iter().map(found).collect::<Vec<_>>(), [Expected::Block(expected)]);
}
