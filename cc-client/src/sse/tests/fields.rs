//! What the fields of a block mean.

use std::time::Duration;

use super::{blocks, data, dispatched, only, parts};

// The examples of section 9.2.6.

#[test]
fn data_lines_are_joined_by_lf() {
    assert_eq!(dispatched("data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
}

#[test]
fn an_id_without_value_resets_and_one_space_of_two_stays() {
    let stream =
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
    let blocks = blocks(stream);
    let parts: Vec<_> = blocks.iter().map(parts).collect();
    let expected = [
        ("message", Some("1"), Some("first event")),
        ("message", Some(""), Some("second event")),
        ("message", None, Some(" third event")),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn data_without_value_is_an_event_and_an_unfinished_block_is_none() {
    assert_eq!(dispatched("data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
}

#[test]
fn the_space_after_the_colon_changes_nothing() {
    assert_eq!(dispatched("data:test\n\ndata: test\n\n"), ["test", "test"]);
}

// "If the data buffer is an empty string, set the data buffer and the event type buffer to the
// empty string and return."

#[test]
fn a_block_without_data_dispatches_nothing_but_is_told() {
    let blocks = blocks("event: HEARTBEAT\n\nretry: 5\n\nid: 7\n\ndata\n\n");
    let dispatched: Vec<_> = blocks.iter().map(|block| block.is_dispatched()).collect();
    assert_eq!(dispatched, [false, false, false, true]);
    assert_eq!(parts(&blocks[0]), ("HEARTBEAT", None, None));
    assert_eq!(parts(&blocks[2]), ("message", Some("7"), None));
}

#[test]
fn an_event_type_ends_with_its_block() {
    let events = blocks("event: a\n\ndata: 1\n\nevent: b\ndata: 2\n\ndata: 3\n\n");
    let events: Vec<_> = events.iter().map(|block| block.event()).collect();
    assert_eq!(events, ["a", "message", "b", "message"]);
}

#[test]
fn comments_unknown_fields_and_blank_lines_alone_are_no_block() {
    assert!(blocks("\n\n: ping\n\nfoo: bar\n\nfoo\n\n:\n\nDATA: x\n\n data: x\n\ndata : x\n\n").is_empty());
}

#[test]
fn unknown_fields_and_comments_do_not_touch_their_block() {
    let stream = "data: 1\n: data: no\ndatas: no\ndat: no\nid2: no\nEvent: no\n:\ndata: 2\n\n";
    assert_eq!(parts(&only(stream)), ("message", None, Some("1\n2")));
}

// "Collect the characters on the line before the first U+003A COLON character (:)".

#[test]
fn only_the_first_colon_separates() {
    assert_eq!(dispatched("data: a: b\n\ndata::c\n\ndata: :\n\n"), ["a: b", ":c", ":"]);
}

// "If value starts with a U+0020 SPACE character, remove it from value."

#[test]
fn one_space_is_removed_and_no_other_white_space() {
    let stream = "data:  two\n\ndata:\ttab\n\ndata: \n\ndata:end \n\ndata:\u{a0}x\n\n";
    assert_eq!(dispatched(stream), [" two", "\ttab", "", "end ", "\u{a0}x"]);
}

#[test]
fn empty_first_and_last_lines_of_data_stay() {
    assert_eq!(dispatched("data:\ndata: x\ndata:\n\n"), ["\nx\n"]);
}

// "Set the event type buffer to field value."

#[test]
fn the_last_event_type_counts_and_an_empty_one_is_message() {
    assert_eq!(only("event: a\nevent: b\ndata\n\n").event(), "b");
    assert_eq!(only("event: a\nevent\ndata\n\n").event(), "message");
    assert_eq!(only("event:\ndata\n\n").event(), "message");
    assert_eq!(only("event: Message\ndata\n\n").event(), "Message");
}

// "If the field value does not contain U+0000 NULL, then set the last event ID buffer to the
// field value. Otherwise, ignore the field."

#[test]
fn an_id_with_nul_is_ignored() {
    assert_eq!(only("data: x\nid: a\0b\n\n").id(), None);
    assert_eq!(only("data: x\nid: 1\nid: \0\n\n").id(), Some("1"));
    assert_eq!(data(&only("data: a\0b\n\n")), Some("a\0b"));
}

#[test]
fn the_last_id_counts_and_is_kept_as_it_is() {
    assert_eq!(only("id: 1\nid: 2\n\n").id(), Some("2"));
    assert_eq!(only("id: 1\nid\n\n").id(), Some(""));
    assert_eq!(only("id: 007:0x1F \n\n").id(), Some("007:0x1F "));
}

// "If the field value consists of only ASCII digits, then interpret the field value as an
// integer in base ten, and set the event stream's reconnection time to that integer."

#[test]
fn retry_is_milliseconds_in_ascii_digits() {
    let retry = |value: &str| only(format!("data\nretry:{value}\n\n")).retry();
    assert_eq!(retry("3000"), Some(Duration::from_secs(3)));
    assert_eq!(retry(" 0"), Some(Duration::ZERO));
    assert_eq!(retry("007"), Some(Duration::from_millis(7)));
    for wrong in ["", " ", "+5", "-5", "5 ", "  5", "1.5", "1e3", "0x10", "x", "٣"] {
        assert_eq!(retry(wrong), None, "{wrong:?}");
    }
}

#[test]
fn a_huge_retry_is_the_largest_number() {
    for huge in ["18446744073709551615", "18446744073709551616", "30000000000000000000", &"9".repeat(100)] {
        let block = only(format!("retry: {huge}\n\n"));
        assert_eq!(block.retry(), Some(Duration::from_millis(u64::MAX)), "{huge}");
    }
}

#[test]
fn a_wrong_retry_does_not_undo_a_right_one() {
    assert_eq!(only("retry: 10\nretry: soon\n\n").retry(), Some(Duration::from_millis(10)));
    assert_eq!(only("retry: 10\nretry: 20\n\n").retry(), Some(Duration::from_millis(20)));
}

#[test]
fn retry_is_told_of_a_block_without_data() {
    let block = only("retry: 10\n\n");
    assert_eq!((block.retry(), block.is_dispatched()), (Some(Duration::from_millis(10)), false));
}

#[test]
fn the_order_of_fields_does_not_matter() {
    let expected = only("event: e\nid: i\ndata: d\nretry: 1\n\n");
    assert_eq!(only("retry: 1\ndata: d\nid: i\nevent: e\n\n"), expected);
}

#[test]
fn debug_output_shows_no_content() {
    let block = only("event: password\nid: password\ndata: password\n\n");
    let shown = format!("{block:?} {:?}", super::Decoded::Skipped(block.clone()));
    assert!(!shown.contains("password"), "{shown}");
    assert!(shown.contains("Some(8)"), "{shown}");
}
