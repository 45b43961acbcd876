//! The rules of JSON.

use super::*;

#[track_caller]
fn check(json: &str, expected: &[(&str, &str)], expected_faults: &[&str]) {
    assert_parsed(&parse_json(json, NameMode::Simple), expected, expected_faults);
}

#[test]
fn a_list_of_names_and_values_is_read_and_sorted() {
    check(
        r#" [{"name":"B","value":"2"}, {"value":"é\n\u0041","name":"a"},{"name":"A","value":""}] "#,
        &[("a", "é\nA"), ("A", ""), ("B", "2")],
        &[],
    );
    check("[]", &[], &[]);
}

#[test]
fn what_is_not_json_is_only_told() {
    for json in ["", "{", "A=1", "[1,]", "[{]", "\u{feff}[]", "[] x", "'a'", "[01]", "[\"\u{1}\"]"] {
        check(json, &[], &["InvalidJson"]);
    }
}

#[test]
fn what_is_no_list_of_objects_is_only_told() {
    for json in ["{}", r#"{"A":"1"}"#, "null", "1", "\"x\"", "[1]", "[true]", r#"["x"]"#, "[null]"] {
        check(json, &[], &["InvalidJsonFormat"]);
    }
    // What is good in it does not help.
    check(r#"[{"name":"A","value":"1"},{"name":"B"},null]"#, &[], &["InvalidJsonFormat"]);
}

#[test]
fn entries_without_name_and_value_are_left_out_and_told_once() {
    check(
        r#"[{"name":"A"},{"value":"1"},{},[],[1],{"name":"B","value":2},{"name":null,"value":"x"},
            {"name":"C","value":"3"}]"#,
        &[("C", "3")],
        &["InvalidJsonEntry"],
    );
}

#[test]
fn faults_come_by_kind_and_each_name_once() {
    check(
        r#"[{"name":"A","value":"1"},{"name":"b c","value":"2"},{"name":"A.B","value":"3"},
            {"name":"A.B","value":"4"},{"name":"A","value":"5"},{"name":"A","value":"6"},
            {"name":"b c","value":"7"},{"name":"","value":"8"},{"name":"X"},{"name":"9","value":"9"}]"#,
        &[("9", "9"), ("A", "1"), ("A.B", "3")],
        &[
            "InvalidJsonEntry",
            "DuplicatedName A.B",
            "DuplicatedName A",
            "InvalidName b c",
            "InvalidName ",
            "JavaInfo A.B",
            "JavaInfo 9",
        ],
    );
}

#[test]
fn strict_names_have_a_kind_of_their_own() {
    let json = r#"[{"name":"A.B","value":"1"},{"name":"A.B","value":"2"},{"name":"C","value":"3"}]"#;
    let parsed = parse_json(json, NameMode::Strict);
    assert_parsed(&parsed, &[("C", "3")], &["InvalidNameStrict A.B"]);
}

#[test]
fn other_properties_are_left_out_and_the_last_of_a_repeated_one_counts() {
    check(
        r#"[{"name":1,"name":"A","value":"1","value":"2","extra":{"value":"3"},"__proto__":[]}]"#,
        &[("A", "2")],
        &[],
    );
    check(r#"[{"name":"A","value":"1","value":2}]"#, &[], &["InvalidJsonEntry"]);
    check(r#"[{"n\u0061me":"A","value":"1"}]"#, &[("A", "1")], &[]);
}

#[test]
fn text_that_is_no_unicode_is_no_text() {
    check(r#"[{"name":"A","value":"\ud800"},{"name":"\udc00","value":"1"}]"#, &[], &["InvalidJsonEntry"]);
    check(r#"[{"name":"A","value":"1","\ud800":"\ud800"}]"#, &[("A", "1")], &[]);
    check(r#"[{"name":"A","value":"\ud83e\udd80"}]"#, &[("A", "🦀")], &[]);
}

#[test]
fn what_is_not_needed_may_be_deep_and_great() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    check(
        &format!(r#"[{{"name":"A","value":"1","x":{deep},"y":1e999}},{deep}]"#),
        &[("A", "1")],
        &["InvalidJsonEntry"],
    );
    check(r#"[{"name":"A","value":1e999}]"#, &[], &["InvalidJsonEntry"]);
}
