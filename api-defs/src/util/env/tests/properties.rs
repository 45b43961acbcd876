//! What holds for any input.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::super::text::Parser;
use super::*;

/// A kind of error, a name and an offset.
type Fault = (EnvErrorKind, Option<String>, usize);

/// The documented rules, written down without a thought of what they cost.
fn documented(text: &str, mode: NameMode) -> (Vec<EnvVar>, Vec<Fault>) {
    let bytes = text.as_bytes();
    let next = |byte: u8, from: usize| {
        let is_it = |index: &usize| bytes[*index] == byte && (*index == from || bytes[*index - 1] != b'\\');
        (from..bytes.len()).find(is_it).unwrap_or(bytes.len())
    };
    let blank = |c: char| c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}');
    let (mut variables, mut errors, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let mut i = 0;
    while i < bytes.len() {
        let eol = next(b'\n', i);
        let line = &text[i..eol];
        let trimmed = line.trim_matches(blank);
        if trimmed.is_empty() || trimmed.starts_with('#') {
            i = eol + 1;
            continue;
        }
        if !line.contains('=') {
            errors.push((EnvErrorKind::InvalidLine, None, i));
            i = eol + 1;
            continue;
        }
        let eq = next(b'=', i);
        let name = text[i..eq].to_owned();
        let named = Some(name.clone());
        let mut good = validate_name(&name, mode);
        match (mode, good) {
            (NameMode::Strict, false) => errors.push((EnvErrorKind::InvalidNameStrict, named.clone(), i)),
            (NameMode::Simple, false) => errors.push((EnvErrorKind::InvalidName, named.clone(), i)),
            (NameMode::Simple, true) if !validate_name(&name, NameMode::Strict) => {
                errors.push((EnvErrorKind::JavaInfo, named.clone(), i));
            }
            _ => {}
        }
        if !seen.insert(name.clone()) {
            errors.push((EnvErrorKind::DuplicatedName, named.clone(), i));
            good = false;
        }
        let value = match bytes.get(eq + 1) {
            Some(quote @ (b'\'' | b'"')) => {
                let close = next(*quote, eq + 2);
                if close >= bytes.len() || eol > close + 1 {
                    errors.push((EnvErrorKind::InvalidValue, named, (close + 1).min(bytes.len())));
                    i = eol + 1;
                    continue;
                }
                i = close + 1;
                unescaped(&text[eq + 2..close], char::from(*quote))
            }
            _ => {
                i = eol + 1;
                text.get(eq + 1..eol).unwrap_or_default().to_owned()
            }
        };
        if good {
            variables.push(EnvVar::new(name, value));
        }
    }
    variables.sort_by(|a, b| super::super::collation::compare(&a.name, &b.name));
    (variables, errors)
}

fn unescaped(raw: &str, quote: char) -> String {
    let mut value = String::new();
    for (index, piece) in raw.split(quote).enumerate() {
        if index > 0 {
            let n = value.chars().rev().take_while(|c| *c == '\\').count();
            value.truncate(value.len() - n);
            value.push_str(&"\\".repeat((n - 1) / 2));
            value.push(quote);
        }
        value.push_str(piece);
    }
    value
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    (line, column)
}

/// Text that is made of what means something.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec!["A", "B", "a b", ".", "=", "=", "=\"", "='", "\"", "'", "\\", "\\=", "\n", "\n"]),
        1 => prop::sample::select(vec!["\\\n", "\\\"", "\\'", "\r\n", "#", " ", "é", "🦀", "\u{feff}", "A\\=\n", "B=1\n"]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_text(text: &str, mode: NameMode) -> Result<(), TestCaseError> {
    let mut parser = Parser::new(text, mode);
    parser.run();
    // Each byte is looked at by each tool once, and once more for each of the few things that are
    // done with a line.
    prop_assert!(parser.steps() <= 16 * text.len() + 16, "{} steps of {} bytes", parser.steps(), text.len());

    let parsed = parse_text(text, mode);
    let (variables, errors) = documented(text, mode);
    prop_assert_eq!(&parsed.variables, &variables);
    let found: Vec<_> = parsed
        .errors
        .iter()
        .map(|error| (error.kind, error.name.as_deref().map(str::to_owned), error.position.unwrap().offset))
        .collect();
    prop_assert_eq!(found, errors);
    for error in &parsed.errors {
        let position = error.position.unwrap();
        prop_assert!(text.is_char_boundary(position.offset));
        prop_assert_eq!((position.line, position.column), line_and_column(text, position.offset));
    }
    Ok(())
}

fn mode() -> impl Strategy<Value = NameMode> {
    prop_oneof![Just(NameMode::Simple), Just(NameMode::Strict)]
}

proptest! {
    #[test]
    fn any_text_is_read_by_the_rules(text in any::<String>(), mode in mode()) {
        check_text(&text, mode)?;
    }

    #[test]
    fn tricky_text_is_read_by_the_rules(text in tricky(), mode in mode()) {
        check_text(&text, mode)?;
    }

    #[test]
    fn what_is_written_as_lines_reads_back(
        variables in prop::collection::hash_map("[A-Za-z0-9._-]{1,6}", value(), 0..6),
    ) {
        let variables: Vec<_> = variables.into_iter().map(|(name, value)| EnvVar::new(name, value)).collect();
        let written = to_lines(&variables);
        let parsed = parse_text(&written, NameMode::Simple);
        let (good, bad): (Vec<_>, Vec<_>) = variables.iter().partition(|variable| reads_back(&variable.value));
        if bad.is_empty() {
            prop_assert!(parsed.errors.iter().all(|error| !error.kind.is_refusal()));
            prop_assert_eq!(parsed.variables.len(), good.len());
            prop_assert_eq!(to_map(&parsed.variables), to_map(&variables));
            prop_assert_eq!(to_lines(&parsed.variables), written);
        } else {
            prop_assert!(to_map(&parsed.variables) != to_map(&variables));
        }
    }

    #[test]
    fn what_is_written_as_json_reads_back(
        variables in prop::collection::hash_map("[A-Za-z0-9._-]{1,6}", any::<String>(), 0..6),
    ) {
        let variables: Vec<_> = variables.into_iter().map(|(name, value)| EnvVar::new(name, value)).collect();
        let written = to_json(&variables);
        let parsed = parse_json(&written, NameMode::Simple);
        prop_assert!(parsed.errors.iter().all(|error| error.kind == EnvErrorKind::JavaInfo));
        prop_assert_eq!(parsed.variables.len(), variables.len());
        prop_assert_eq!(to_map(&parsed.variables), to_map(&variables));
    }

    #[test]
    fn any_json_is_read(json in any::<String>(), mode in mode()) {
        let _ = parse_json(&json, mode);
    }

    #[test]
    fn pieces_of_json_are_read(
        pieces in prop::collection::vec(
            prop::sample::select(vec!["[", "]", "{", "}", ",", ":", "\"name\"", "\"value\"", "1", "null", "\"\\ud800\""]),
            0..20,
        ),
    ) {
        let parsed = parse_json(&pieces.concat(), NameMode::Simple);
        let kinds: HashSet<_> = parsed.errors.iter().map(|error| error.kind).collect();
        let whole = [EnvErrorKind::InvalidJson, EnvErrorKind::InvalidJsonFormat];
        prop_assert!(parsed.errors.len() == 1 || !whole.iter().any(|kind| kinds.contains(kind)));
    }

    #[test]
    fn strict_names_are_simple(name in "[A-Za-z0-9_. é-]{0,4}") {
        prop_assert!(!validate_name(&name, NameMode::Strict) || validate_name(&name, NameMode::Simple));
    }

    #[test]
    fn maps_keep_the_last_of_each_valid_name(
        pairs in prop::collection::vec(("[ab ]{0,2}", any::<String>()), 0..8),
    ) {
        let expected: HashMap<_, _> = pairs.iter().filter(|(name, _)| validate_name(name, NameMode::Simple)).cloned().collect();
        let list: Vec<_> = pairs.into_iter().map(|(name, value)| EnvVar::new(name, value)).collect();
        let map: HashMap<_, _> = to_map(&list).into_iter().collect();
        prop_assert_eq!(map, expected);
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a\\\\\"'=\n#]{0,12}",]
}

#[test]
fn repeated_escapes_are_not_read_again_and_again() {
    const TIMES: usize = 5_000;
    for piece in [
        "\\=\n", "A\\=\n", "A\\=\n\n", "\\", "\\\"", "\\'", "\\\n", "=\"\\", "A=\"\n", "A='\n", "#\\\n",
        "x\n", "=\n",
    ] {
        for head in ["", "A=\"", "A='", "A\\=\nA=\""] {
            for tail in ["", "=", "=\"", "=''", "\nB=\"x", "\nB='\\'"] {
                let text = format!("{head}{}{tail}", piece.repeat(TIMES));
                let mut parser = Parser::new(&text, NameMode::Simple);
                parser.run();
                assert!(parser.steps() <= 16 * text.len(), "{head:?} {piece:?} {tail:?}: {}", parser.steps());
            }
        }
    }
}

#[test]
fn names_over_lines_that_come_again_are_not_read_again_and_again() {
    let group = format!("{}B=1\n", "A\\=\n".repeat(500));
    let text = group.repeat(10);
    let mut parser = Parser::new(&text, NameMode::Simple);
    parser.run();
    assert!(parser.steps() <= 16 * text.len(), "{}", parser.steps());
    let parsed = parse_text(&text, NameMode::Simple);
    let duplicated = |error: &&EnvError<'_>| error.kind == EnvErrorKind::DuplicatedName;
    // All names of the first group are new, and all of the others are not.
    assert_eq!(parsed.errors.iter().filter(duplicated).count(), 9 * 501);
}
