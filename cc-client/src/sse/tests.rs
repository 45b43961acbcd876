//! The decoder by its behaviour.
#![allow(clippy::unwrap_used, clippy::panic)]

mod fields;
mod limits;
mod lines;
mod memory;

use bytes::Bytes;

use super::{Block, Decoded, Decoder};

const LIMIT: usize = 1 << 20;

/// All that a decoder finds in the chunks.
fn decode_chunks<const N: usize>(limit: usize, chunks: [&[u8]; N]) -> Vec<Decoded> {
    let mut decoder = Decoder::new(limit);
    let mut found = Vec::new();
    for chunk in chunks {
        decoder.push(Bytes::copy_from_slice(chunk));
        found.extend(std::iter::from_fn(|| decoder.next_block()));
    }
    found
}

/// The blocks of a stream that are all within the limit.
fn blocks(stream: impl AsRef<[u8]>) -> Vec<Block> {
    decode_chunks(LIMIT, [stream.as_ref()]).into_iter().map(block).collect()
}

/// The only block of a stream.
fn only(stream: impl AsRef<[u8]>) -> Block {
    let [block] = blocks(stream).try_into().unwrap();
    block
}

fn block(decoded: Decoded) -> Block {
    match decoded {
        Decoded::Block(block) => block,
        other => panic!("{other:?} in place of a block"),
    }
}

/// Type, id and data of a block.
fn parts(block: &Block) -> (&str, Option<&str>, Option<&str>) {
    (block.event(), block.id(), data(block))
}

fn data(block: &Block) -> Option<&str> {
    block.data().map(|data| std::str::from_utf8(data).unwrap())
}

/// The data of each event that the standard dispatches.
fn dispatched(stream: impl AsRef<[u8]>) -> Vec<String> {
    blocks(stream).iter().filter_map(data).map(str::to_owned).collect()
}
