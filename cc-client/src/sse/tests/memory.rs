//! What is a slice, what is held, and what is released.

use bytes::Bytes;

use super::{Block, Decoder, LIMIT, block, data};

fn next(decoder: &mut Decoder) -> Block {
    block(decoder.next_block().unwrap())
}

/// Whether the slice lies in the chunk's memory.
fn within(chunk: &Bytes, slice: &[u8]) -> bool {
    chunk.as_ptr_range().contains(&slice.as_ptr())
}

#[test]
fn what_stands_in_one_chunk_is_a_slice_of_it() {
    let chunk = Bytes::from("event: LOG\nid: 1:2\ndata: {\"a\": 1}\n\nid: 2\ndata: é\r\n\r\n".to_owned());
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(chunk.clone());
    let first = next(&mut decoder);
    assert_eq!(first.data().unwrap().as_ptr(), chunk[25..].as_ptr());
    assert!(within(&chunk, first.event().as_bytes()));
    assert!(within(&chunk, first.id().unwrap().as_bytes()));
    assert!(within(&chunk, next(&mut decoder).data().unwrap()));
}

#[test]
fn lines_in_several_chunks_are_slices_if_each_is_whole() {
    let chunks = [Bytes::from("id: 17\n".to_owned()), Bytes::from("data: x\n\n".to_owned())];
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(chunks[0].clone());
    assert_eq!(decoder.next_block(), None);
    decoder.push(chunks[1].clone());
    let block = next(&mut decoder);
    assert!(within(&chunks[0], block.id().unwrap().as_bytes()));
    assert!(within(&chunks[1], block.data().unwrap()));
}

#[test]
fn an_idle_decoder_keeps_no_chunk() {
    let chunk = Bytes::from(vec![b'\n'; 100]);
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(chunk.clone());
    assert_eq!(decoder.next_block(), None);
    assert!(chunk.is_unique());
}

#[test]
fn nothing_is_held_of_a_large_event_once_it_is_given() {
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(Bytes::from("data: "));
    for _ in 0..60 {
        decoder.push(Bytes::from(vec![b'x'; 16 << 10]));
        assert_eq!(decoder.next_block(), None);
    }
    assert!(decoder.buffered() >= 60 * (16 << 10));
    decoder.push(Bytes::from("\ndata: y\n\nda"));
    assert_eq!(next(&mut decoder).into_data().unwrap().len(), 60 * (16 << 10) + 2);
    assert_eq!(decoder.next_block(), None);
    assert!(decoder.buffered() < 100);
}

#[test]
fn what_is_buffered_stays_within_twice_the_limit() {
    let line = format!("data: {}\n", "x".repeat(90)).into_bytes();
    let mut decoder = Decoder::new(LIMIT);
    let mut largest = 0;
    for piece in line.repeat(2 * LIMIT / line.len()).chunks(1009) {
        decoder.push(Bytes::copy_from_slice(piece));
        while decoder.next_block().is_some() {}
        largest = largest.max(decoder.buffered());
    }
    assert!((LIMIT / 2..=2 * LIMIT).contains(&largest), "{largest}");
    assert!(decoder.buffered() < 2000, "the rest of a block that is too large is not kept");
}

#[test]
fn debug_output_shows_no_content() {
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(Bytes::from("event: password\ndata: password\nid: password"));
    assert_eq!(decoder.next_block(), None);
    decoder.push(Bytes::from("password"));
    let shown = format!("{decoder:?}");
    assert!(!shown.contains("password"), "{shown}");
    assert!(shown.contains("unread: 8"), "{shown}");
}

#[test]
fn a_decoder_can_move_between_threads_with_its_stream() {
    fn is_send<T: Send + Sync + 'static>() {}
    is_send::<Decoder>();
    let mut decoder = Decoder::new(LIMIT);
    decoder.push(Bytes::from("data: a\n\n"));
    let block = std::thread::spawn(move || next(&mut decoder)).join().unwrap();
    assert_eq!(data(&block), Some("a"));
}
