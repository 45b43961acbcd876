//! The standard, section 9.2.6, sentence by sentence on a whole stream, and the limit by its
//! definition. Slow, and written without a look at the decoder.

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fields {
    pub(super) event: String,
    pub(super) id: Option<String>,
    pub(super) data: Option<String>,
    /// In milliseconds.
    pub(super) retry: Option<u128>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expected {
    Block(Fields),
    TooLarge,
    Skipped(Fields),
}

/// A line of the stream as it was received, and as text; the last one may have no end.
struct Line {
    received: Vec<u8>,
    ended: bool,
}

pub(super) fn interpret(stream: &[u8], limit: usize) -> Vec<Expected> {
    let mut expected = Vec::new();
    let mut block = Vec::new();
    for line in lines(without_mark(stream)) {
        if line.ended && line.received.is_empty() {
            expected.extend(dispatch(&block, limit));
            block.clear();
        } else {
            block.push(line);
        }
    }
    // The end of the stream discards the block, but a limit exceeded has been told.
    if overflow(&block, limit).is_some() {
        expected.push(Expected::TooLarge);
    }
    expected
}

/// "Strips one leading UTF-8 Byte Order Mark (BOM), if any." What may become one is not yet a line.
fn without_mark(stream: &[u8]) -> &[u8] {
    let mark = b"\xEF\xBB\xBF";
    if mark.starts_with(stream) { b"" } else { stream.strip_prefix(mark).unwrap_or(stream) }
}

/// Ends lines at CRLF, LF and CR.
fn lines(stream: &[u8]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut received = Vec::new();
    let mut index = 0;
    while index < stream.len() {
        match stream[index] {
            b'\r' | b'\n' => {
                if stream[index..].starts_with(b"\r\n") {
                    index += 1;
                }
                lines.push(Line { received: std::mem::take(&mut received), ended: true });
            }
            byte => received.push(byte),
        }
        index += 1;
    }
    if !received.is_empty() {
        lines.push(Line { received, ended: false });
    }
    lines
}

/// The line with which the block exceeds the limit. Comments do not count.
fn overflow(block: &[Line], limit: usize) -> Option<usize> {
    let mut used = 0;
    block.iter().position(|line| {
        if !line.received.starts_with(b":") {
            used += line.received.len();
        }
        used > limit
    })
}

fn dispatch(block: &[Line], limit: usize) -> Vec<Expected> {
    let overflow = overflow(block, limit);
    let mut fields = Fields { event: String::new(), id: None, data: None, retry: None };
    let mut data_buffer = String::new();
    let mut known = false;
    for (index, line) in block.iter().enumerate() {
        let text = String::from_utf8_lossy(&line.received);
        if text.starts_with(':') {
            continue;
        }
        let (field, value) = match text.split_once(':') {
            Some((field, value)) => (field, value.strip_prefix(' ').unwrap_or(value)),
            None => (&*text, ""),
        };
        known |= ["data", "event", "id", "retry"].contains(&field);
        let too_long = overflow.is_some_and(|overflow| index >= overflow) && line.received.len() > 1024;
        match field {
            "data" => data_buffer = data_buffer + value + "\n",
            "event" if too_long => fields.event = String::new(),
            "event" => fields.event = value.to_owned(),
            "id" if too_long => fields.id = None,
            "id" if value.contains('\0') => {}
            "id" => fields.id = Some(value.to_owned()),
            "retry" if too_long => fields.retry = None,
            "retry" => fields.retry = milliseconds(value).or(fields.retry),
            _ => {}
        }
    }
    if fields.event.is_empty() {
        fields.event = "message".to_owned();
    }
    if overflow.is_some() {
        return vec![Expected::TooLarge, Expected::Skipped(fields)];
    }
    if !data_buffer.is_empty() {
        data_buffer.pop();
        fields.data = Some(data_buffer);
    }
    known.then_some(Expected::Block(fields)).into_iter().collect()
}

fn milliseconds(value: &str) -> Option<u128> {
    let digits = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit());
    digits.then(|| value.parse::<u64>().unwrap_or(u64::MAX).into())
}
