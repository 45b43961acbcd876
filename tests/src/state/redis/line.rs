//! Commands and answers as the database's own command line has them.

use serde_json::Value;

/// The words of a line. Quotes hold a word together, `\` takes what follows as such; `None` if a quote is not closed.
pub(crate) fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().push(characters.next()?),
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// An answer, in lines.
pub(crate) fn shown(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) if items.is_empty() => vec!["(empty array)".to_owned()],
        Value::Array(items) => {
            let numbered = items.iter().enumerate().flat_map(|(index, item)| {
                let number = format!("{}) ", index + 1);
                let indent = " ".repeat(number.len());
                let lines = shown(item).into_iter().enumerate();
                lines
                    .map(move |(line, text)| format!("{}{text}", if line == 0 { &number } else { &indent }))
                    .collect::<Vec<_>>()
            });
            numbered.collect()
        }
        Value::Number(number) => vec![format!("(integer) {number}")],
        Value::String(text) if matches!(text.as_str(), "OK" | "PONG") => vec![text.clone()],
        Value::String(_) => vec![value.to_string()],
        _ => vec!["(nil)".to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lines_are_words_and_quotes() {
        let split = |line: &str| words(line).unwrap_or_default();
        assert_eq!(split("  SET  key value "), ["SET", "key", "value"]);
        assert_eq!(split(r#"SET "a b" 'c "d"' "" e\ f"#), ["SET", "a b", "c \"d\"", "", "e f"]);
        assert_eq!(words("GET \"open"), None);
    }

    #[test]
    fn answers_are_lines() {
        assert_eq!(shown(&json!(null)), ["(nil)"]);
        assert_eq!(shown(&json!("a \"b\"")), [r#""a \"b\"""#]);
        assert_eq!(shown(&json!(["0", ["x", 1]])), ["1) \"0\"", "2) 1) \"x\"", "   2) (integer) 1"]);
        assert_eq!(shown(&json!([])), ["(empty array)"]);
    }
}
