#![allow(clippy::unwrap_used)]

mod json;
mod properties;
mod text;
mod write;

use super::*;

/// What was kept, as pairs.
fn pairs(parsed: &ParsedEnv<'_>) -> Vec<(String, String)> {
    parsed.variables.iter().map(|variable| (variable.name.clone(), variable.value.clone())).collect()
}

/// What is wrong, as `KIND name line:column`, as far as there is a name and a place.
fn faults(parsed: &ParsedEnv<'_>) -> Vec<String> {
    let fault = |error: &EnvError<'_>| {
        let mut text = format!("{:?}", error.kind);
        if let Some(name) = &error.name {
            text.push_str(&format!(" {name}"));
        }
        if let Some(position) = error.position {
            text.push_str(&format!(" {}:{}", position.line, position.column));
        }
        text
    };
    parsed.errors.iter().map(fault).collect()
}

#[track_caller]
fn assert_parsed(parsed: &ParsedEnv<'_>, expected: &[(&str, &str)], expected_faults: &[&str]) {
    let expected: Vec<_> =
        expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(pairs(parsed), expected);
    assert_eq!(faults(parsed), expected_faults);
}

#[test]
fn names_are_valid_by_their_mode() {
    for name in ["A", "_", "a9", "_9", "FOO_BAR"] {
        assert!(validate_name(name, NameMode::Strict) && validate_name(name, NameMode::Simple), "{name}");
    }
    for name in ["A.B", "A-B", "9A", "9", "-", ".", ".-_"] {
        assert!(!validate_name(name, NameMode::Strict) && validate_name(name, NameMode::Simple), "{name}");
    }
    for name in ["", " ", "A ", " A", "A\n", "A=B", "é", "A\u{301}", "٣", "A\0", "export A"] {
        assert!(!validate_name(name, NameMode::Strict) && !validate_name(name, NameMode::Simple), "{name:?}");
    }
    assert_eq!(NameMode::default(), NameMode::Simple);
}

#[test]
fn each_kind_of_error_has_its_number() {
    let kinds = [
        EnvErrorKind::InvalidName,
        EnvErrorKind::DuplicatedName,
        EnvErrorKind::InvalidLine,
        EnvErrorKind::InvalidValue,
        EnvErrorKind::InvalidJson,
        EnvErrorKind::InvalidJsonFormat,
        EnvErrorKind::InvalidJsonEntry,
        EnvErrorKind::InvalidNameStrict,
        EnvErrorKind::JavaInfo,
    ];
    for (code, kind) in kinds.into_iter().enumerate() {
        assert_eq!(usize::from(kind.code()), code);
        assert_eq!(kind.is_refusal(), kind != EnvErrorKind::JavaInfo);
    }
}

#[test]
fn all_or_nothing_refuses_information_too() {
    let good = parse_text("B=2\nA=1", NameMode::Simple).into_result().unwrap();
    assert_eq!(good, [EnvVar::new("A", "1"), EnvVar::new("B", "2")]);

    let errors = parse_text("A.B=1\n\nnonsense", NameMode::Simple).into_result().unwrap_err();
    assert_eq!(
        errors.to_string(),
        "line 1, column 0: `A.B`: only programs in Java can read a variable of this name\n\
         line 3, column 0: there is no `=`"
    );
    assert_eq!(errors.as_slice().len(), 2);
    let owned: EnvErrors<'static> = errors.clone().into_owned();
    assert_eq!(owned, errors);
}

#[test]
fn carriage_returns_go_only_where_a_line_feed_follows() {
    assert_eq!(unix_line_ends("A=1\r\nB=\"2\"\r\n\rC\r"), "A=1\nB=\"2\"\n\rC\r");
    assert!(matches!(unix_line_ends("A=1\nB=2\r"), Cow::Borrowed(_)));
}

#[test]
fn neither_a_value_nor_what_may_be_one_is_printed() {
    // What looks like names here are pieces of a key whose quote never ends.
    let text = "KEY=\"-----BEGIN\nc2VjcmV0/hunter2==\nPASSWORD\\=hunter2\nOTHER='hunter2' x";
    let parsed = parse_text(text, NameMode::Simple);
    assert!(parsed.errors.iter().any(|error| error.name.as_deref().unwrap_or_default().contains("hunter2")));
    let good = parse_text("A=hunter2", NameMode::Simple);
    for parsed in [parsed, good] {
        let shown = format!("{parsed:?} {parsed:#?}");
        let displayed: String = parsed.errors.iter().map(ToString::to_string).collect();
        assert!(!shown.contains("hunter2") && !displayed.contains("hunter2"), "{shown} {displayed}");
        let owned = format!("{:?}", parsed.clone().into_owned());
        assert!(!owned.contains("hunter2"), "{owned}");
    }
}
