//! Percent-encoding as RFC 5849 §3.6 wants it, and the writer that a base string goes through.

/// The encoded form of `text`.
pub(super) fn encode(text: &str) -> String {
    let escapes = text.bytes().map(|byte| &ESCAPES[usize::from(byte)]);
    escapes.flat_map(Escape::as_bytes).copied().map(char::from).collect()
}

/// Appends the encoded form of the encoded form of `text`, as a base string holds names and values.
pub(super) fn push_encoded_twice(encoded: &mut Vec<u8>, text: &[u8]) {
    for byte in text {
        match ESCAPES[usize::from(*byte)].as_bytes() {
            [b'%', digits @ ..] => {
                encoded.extend_from_slice(b"%25");
                encoded.extend_from_slice(digits);
            }
            unreserved => encoded.extend_from_slice(unreserved),
        }
    }
}

/// Writes the encoded form of `text` to the start of `room` and returns its length. The room must
/// have the length that [`room_for`] tells.
pub(super) fn encode_into(room: &mut [u8], text: impl Iterator<Item = u8>) -> usize {
    let mut len = 0;
    for byte in text {
        let escape = &ESCAPES[usize::from(byte)];
        room[len..][..Escape::SIZE].copy_from_slice(&escape.text);
        len += usize::from(escape.len);
    }
    len
}

/// How much room encoding a text of `len` bytes takes, the last one written in full.
pub(super) const fn room_for(len: usize) -> usize {
    3 * len + 1
}

/// Whether `byte` is an unreserved character (RFC 3986 §2.3), the only ones that stay as they are.
pub(super) fn is_unreserved(byte: u8) -> bool {
    ESCAPES[usize::from(byte)].len == 1
}

/// The encoded form of one byte. All are written in full, so that writing one takes a single store
/// and no branch: the next one overwrites what is beyond `len`.
struct Escape {
    text: [u8; Self::SIZE],
    len: u8,
}

impl Escape {
    /// The length of `%XX`, rounded up to what a register holds.
    const SIZE: usize = 4;

    const fn of(byte: u8) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        if let b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' = byte {
            return Self { text: [byte, 0, 0, 0], len: 1 };
        }
        let high = DIGITS[(byte >> 4) as usize];
        let low = DIGITS[(byte & 0xf) as usize];
        Self { text: [b'%', high, low, 0], len: 3 }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.text[..usize::from(self.len)]
    }
}

static ESCAPES: [Escape; 256] = {
    let mut escapes = [const { Escape::of(0) }; 256];
    let mut byte = 0;
    while byte < escapes.len() {
        escapes[byte] = Escape::of(byte as u8);
        byte += 1;
    }
    escapes
};

/// Enough for most base strings, so that most reach the sink in one piece.
const BUFFER_LEN: usize = 512;

/// Gathers the many small pieces of a base string into few large ones for `sink`, be it a MAC or
/// a text.
pub(super) struct Writer<'a> {
    sink: &'a mut dyn FnMut(&[u8]),
    buffer: [u8; BUFFER_LEN],
    filled: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(sink: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { sink, buffer: [0; BUFFER_LEN], filled: 0 }
    }

    /// Writes `text` as it is.
    pub(super) fn raw(&mut self, text: &[u8]) {
        let end = self.filled + text.len();
        if let Some(room) = self.buffer.get_mut(self.filled..end) {
            room.copy_from_slice(text);
            self.filled = end;
        } else {
            self.flush();
            (self.sink)(text);
        }
    }

    /// Writes the encoded form of `text`.
    pub(super) fn encoded(&mut self, text: &[u8]) {
        self.encoded_as(text, |byte| byte);
    }

    /// Writes the encoded form of `text` in lower case.
    pub(super) fn lower_case(&mut self, text: &str) {
        self.encoded_as(text.as_bytes(), |byte| byte.to_ascii_lowercase());
    }

    /// Writes the encoded form of `text` in upper case.
    pub(super) fn upper_case(&mut self, text: &str) {
        self.encoded_as(text.as_bytes(), |byte| byte.to_ascii_uppercase());
    }

    fn encoded_as(&mut self, text: &[u8], convert: impl Fn(u8) -> u8) {
        for part in text.chunks(BUFFER_LEN / room_for(1)) {
            if BUFFER_LEN - self.filled < room_for(part.len()) {
                self.flush();
            }
            let bytes = part.iter().map(|byte| convert(*byte));
            self.filled += encode_into(&mut self.buffer[self.filled..], bytes);
        }
    }

    /// Hands over what is still held back.
    pub(super) fn finish(mut self) {
        self.flush();
    }

    fn flush(&mut self) {
        (self.sink)(&self.buffer[..self.filled]);
        self.filled = 0;
    }
}
