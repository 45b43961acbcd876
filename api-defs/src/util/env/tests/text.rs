//! The rules of the text, and what follows from them.

use super::*;

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)], expected_faults: &[&str]) {
    assert_parsed(&parse_text(text, NameMode::Simple), expected, expected_faults);
}

#[test]
fn plain_lines_are_read_and_sorted() {
    check("B=2\nA=1\na=x\n_=y", &[("_", "y"), ("a", "x"), ("A", "1"), ("B", "2")], &[]);
    check("", &[], &[]);
    check("A=", &[("A", "")], &[]);
}

#[test]
fn a_plain_value_is_kept_as_it_is() {
    check("A=  x \t", &[("A", "  x \t")], &[]);
    check("A=a=b=c", &[("A", "a=b=c")], &[]);
    check("A=x\"y'z", &[("A", "x\"y'z")], &[]);
    check("A=x # no comment", &[("A", "x # no comment")], &[]);
    check(r"A=a\nb\\c", &[("A", r"a\nb\\c")], &[]);
    check("A=1\r\nB=2\r", &[("A", "1\r"), ("B", "2\r")], &[]);
    check("A= \"x\"", &[("A", " \"x\"")], &[]);
}

#[test]
fn blank_lines_and_comments_are_left_out() {
    check("\n \t\n# A=1\n  # B=2\n\u{a0}\u{feff}\u{3000}\u{b}\r\nC=3", &[("C", "3")], &[]);
    // U+0085 is no white space to JavaScript.
    check("\u{85}", &[], &["InvalidLine 1:0"]);
}

#[test]
fn a_comment_that_ends_with_a_backslash_takes_the_next_line_along() {
    check("# comment\\\nA=1\nB=2", &[("B", "2")], &[]);
}

#[test]
fn a_line_that_ends_with_a_backslash_goes_on() {
    check("A=1\\\nB=2", &[("A", "1\\\nB=2")], &[]);
    check("A=1\\\\\nB=2", &[("A", "1\\\\\nB=2")], &[]);
}

#[test]
fn a_line_without_equals_sign_is_a_fault_of_its_own() {
    check("A=1\nnonsense\nB=2", &[("A", "1"), ("B", "2")], &["InvalidLine 2:0"]);
    check("  x", &[], &["InvalidLine 1:0"]);
}

#[test]
fn names_are_not_trimmed() {
    check("A =1", &[], &["InvalidName A  1:0"]);
    check(" A=1", &[], &["InvalidName  A 1:0"]);
    check("=x", &[], &["InvalidName  1:0"]);
}

#[test]
fn a_name_may_be_for_java_only() {
    check("A.B=1\n9=2", &[("9", "2"), ("A.B", "1")], &["JavaInfo A.B 1:0", "JavaInfo 9 2:0"]);
    let strict = parse_text("A.B=1\nC=2\n =3", NameMode::Strict);
    assert_parsed(&strict, &[("C", "2")], &["InvalidNameStrict A.B 1:0", "InvalidNameStrict   3:0"]);
}

#[test]
fn the_first_of_several_counts() {
    check("A=1\nA=2\nA=3", &[("A", "1")], &["DuplicatedName A 2:0", "DuplicatedName A 3:0"]);
    check(
        "A.B=1\nA.B=2",
        &[("A.B", "1")],
        &["JavaInfo A.B 1:0", "JavaInfo A.B 2:0", "DuplicatedName A.B 2:0"],
    );
}

#[test]
fn a_name_counts_as_seen_even_if_its_value_is_bad() {
    check("A=\"1\" x\nA=2", &[], &["InvalidValue A 1:5", "DuplicatedName A 2:0"]);
}

#[test]
fn an_invalid_name_that_comes_twice_is_both() {
    check("a b=1\na b=2", &[], &["InvalidName a b 1:0", "InvalidName a b 2:0", "DuplicatedName a b 2:0"]);
}

#[test]
fn faults_of_one_variable_come_in_order() {
    check(
        "a b=1\na b=\"",
        &[],
        &["InvalidName a b 1:0", "InvalidName a b 2:0", "DuplicatedName a b 2:0", "InvalidValue a b 2:5"],
    );
}

#[test]
fn a_value_in_quotes_goes_over_lines() {
    check("A=\"1\n2\"\nB='x\n\ny'", &[("A", "1\n2"), ("B", "x\n\ny")], &[]);
    check("A=\"\"\nB=''", &[("A", ""), ("B", "")], &[]);
}

#[test]
fn other_quotes_and_backslashes_in_quotes_are_plain() {
    check(r#"A='a"b\"c\n'"#, &[("A", r#"a"b\"c\n"#)], &[]);
    check(r#"A="it's \'x\'""#, &[("A", r"it's \'x\'")], &[]);
    check(r#"A="\\x\\y \ z""#, &[("A", r"\\x\\y \ z")], &[]);
}

#[test]
fn escaped_quotes_lose_half_of_their_backslashes() {
    check(r#"A="a\"b""#, &[("A", r#"a"b"#)], &[]);
    check(r#"A="a\\"b""#, &[("A", r#"a"b"#)], &[]);
    check(r#"A="a\\\"b""#, &[("A", r#"a\"b"#)], &[]);
    check(r#"A="a\\\\"b""#, &[("A", r#"a\"b"#)], &[]);
    check(r#"A="a\\\\\"b\"""#, &[("A", r#"a\\"b""#)], &[]);
    check(r"A='a\'b'", &[("A", "a'b")], &[]);
}

#[test]
fn nothing_may_follow_a_closing_quote() {
    check("A=\"x\" ", &[], &["InvalidValue A 1:5"]);
    check("A=\"x\"\r\nB=1", &[("B", "1")], &["InvalidValue A 1:5"]);
    check("A='x'y\nB=1", &[("B", "1")], &["InvalidValue A 1:5"]);
    check("A=\"\"x", &[], &["InvalidValue A 1:4"]);
}

#[test]
fn after_a_value_over_lines_a_new_line_begins() {
    check("A=\"1\n2\"B=3", &[("A", "1\n2"), ("B", "3")], &[]);
    check("A=\"1\n2\" junk", &[("A", "1\n2")], &["InvalidLine 2:2"]);
    check("A=\"1\r\n2\"\r\nB=3", &[("A", "1\r\n2"), ("B", "3")], &[]);
    // An escaped end of line is in the same line.
    check("A=\"1\\\n2\" junk", &[], &["InvalidValue A 2:2"]);
}

#[test]
fn the_lines_of_an_unfinished_value_are_lines() {
    check("A=\"1\nB=2\nC", &[("B", "2")], &["InvalidValue A 3:1", "InvalidLine 3:0"]);
    check("A=\"", &[], &["InvalidValue A 1:3"]);
    check("A=\"1\\\"", &[], &["InvalidValue A 1:6"]);
}

#[test]
fn what_shells_read_is_not_what_is_read_here() {
    check("export A=1", &[], &["InvalidName export A 1:0"]);
    check("export A=\"1\";", &[], &["InvalidName export A 1:0", "InvalidValue export A 1:12"]);
}

#[test]
fn an_escaped_equals_sign_ends_no_name() {
    check(r"A\=1", &[], &[r"InvalidName A\=1 1:0"]);
    check(r"A\==1", &[], &[r"InvalidName A\= 1:0"]);
    // The name goes on to the next one, and its own line is over all the same.
    check("A\\=1\nB=2", &[("B", "2")], &["InvalidName A\\=1\nB 1:0"]);
    // A quote behind it opens a value there.
    check("A\\=1\nB=\"2\"\nC=3", &[("C", "3")], &["InvalidName A\\=1\nB 1:0"]);
    check(
        "A\\=1\nB=\"2",
        &[],
        &["InvalidName A\\=1\nB 1:0", "InvalidValue A\\=1\nB 2:4", "InvalidValue B 2:4"],
    );
}

#[test]
fn names_over_lines_are_duplicates_of_each_other() {
    check(
        "A\\=\nB=1\nA\\=\nB=2\n\\=\nB=3",
        &[("B", "1")],
        &[
            "InvalidName A\\=\nB 1:0",
            "InvalidName A\\=\nB 3:0",
            "DuplicatedName A\\=\nB 3:0",
            "DuplicatedName B 4:0",
            "InvalidName \\=\nB 5:0",
            "DuplicatedName B 6:0",
        ],
    );
}

#[test]
fn columns_count_utf_16_code_units_and_offsets_bytes() {
    let parsed = parse_text("é🦀=\"é🦀\" ", NameMode::Simple);
    let positions: Vec<_> = parsed.errors.iter().map(|error| error.position.unwrap()).collect();
    assert_eq!((positions[0].line, positions[0].column, positions[0].offset), (1, 0, 0));
    // é, two for the crab, =, ", é, two for the crab, ".
    assert_eq!((positions[1].line, positions[1].column, positions[1].offset), (1, 9, 15));

    let parsed = parse_text("# 🦀\n\n x\nA=\"é\n🦀", NameMode::Simple);
    assert_eq!(faults(&parsed), ["InvalidLine 3:0", "InvalidValue A 5:2", "InvalidLine 5:0"]);
}
