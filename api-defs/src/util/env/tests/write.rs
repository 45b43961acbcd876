//! What is written, to the letter.

use super::*;

fn variables(pairs: &[(&str, &str)]) -> Vec<EnvVar> {
    pairs.iter().map(|(name, value)| EnvVar::new(*name, *value)).collect()
}

#[test]
fn json_is_sorted_and_indented() {
    let written = to_json(&variables(&[("B", "2"), ("a", "é\u{2028}\n\"\\\u{1}\u{7f}")]));
    assert_eq!(
        written,
        "[\n  {\n    \"name\": \"a\",\n    \"value\": \"é\u{2028}\\n\\\"\\\\\\u0001\u{7f}\"\n  },\n  \
         {\n    \"name\": \"B\",\n    \"value\": \"2\"\n  }\n]"
    );
    assert_eq!(to_json(&[]), "[]");
}

#[test]
fn lines_are_sorted_and_quoted() {
    let list =
        variables(&[("NAME.A", "$x `y` !"), ("NAME_B", "it's\ntwo"), ("NAME_B", "again"), ("a b", "")]);
    assert_eq!(to_lines(&list), "a b=\"\"\nNAME_B=\"it's\ntwo\"\nNAME_B=\"again\"\nNAME.A=\"$x `y` !\"");
    assert_eq!(
        to_export_lines(&list),
        "export a b=\"\";\nexport NAME_B=\"it's\ntwo\";\nexport NAME_B=\"again\";\nexport NAME.A=\"$x `y` !\";"
    );
    assert_eq!(to_lines(&[]), "");
    assert_eq!(to_export_lines(&[]), "");
}

#[test]
fn backslashes_double_before_a_quote_only() {
    for (value, written) in [
        (r#"a"b"#, r#"A="a\"b""#),
        (r#"a\"b"#, r#"A="a\\\"b""#),
        (r#"a\\"b"#, r#"A="a\\\\\"b""#),
        (r"a\nb\\", r#"A="a\nb\\""#),
        (r#""""#, r#"A="\"\"""#),
    ] {
        assert_eq!(to_lines(&variables(&[("A", value)])), written);
    }
}

#[test]
fn a_value_that_ends_with_a_backslash_is_told_not_to_read_back() {
    let written = to_lines(&variables(&[("A", r"C:\")]));
    assert_eq!(written, r#"A="C:\""#);
    assert!(!parse_text(&written, NameMode::Simple).errors.is_empty());
    assert!(!reads_back(r"C:\"));
}

#[test]
fn maps_and_lists_leave_invalid_names_out() {
    let list = variables(&[("B", "1"), ("a b", "2"), ("A.B", "3"), ("B", "4"), ("__proto__", "5")]);
    let map = to_map(&list);
    assert_eq!(map, EnvVars::from_iter([("B", "4"), ("A.B", "3"), ("__proto__", "5")]));

    let list = to_list([("b", "1"), ("a b", "2"), ("A", "3"), ("", "4")]);
    assert_eq!(list, variables(&[("b", "1"), ("A", "3")]), "the order is that of the map");
    assert_eq!(to_list(map).len(), 3);
}
