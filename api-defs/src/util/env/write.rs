//! Writing variables.

use serde_json::{Value, json};

use super::name::{NameMode, validate_name};
use super::{EnvVar, EnvVars, collation};

/// The variables as a list in JSON, sorted by name, two spaces a level, no line feed at the end.
///
/// [`parse_json`](super::parse_json) reads it.
pub fn to_json(variables: &[EnvVar]) -> String {
    let list: Value = sorted(variables)
        .into_iter()
        .map(|variable| json!({ "name": variable.name, "value": variable.value }))
        .collect();
    format!("{list:#}")
}

/// The variables as lines of `NAME="value"`, sorted by name, no line feed at the end.
///
/// [`parse_text`](super::parse_text) reads it, but for values that do not
/// [read back](reads_back). Neither are names checked, nor those that come twice left out.
pub fn to_lines(variables: &[EnvVar]) -> String {
    lines(variables, "", "")
}

/// The variables as lines of `export NAME="value";` for a shell, else as [`to_lines`].
///
/// Only double quotes are escaped: a shell replaces what `$` and backquotes mean to it.
/// [`parse_text`](super::parse_text) does not read it.
pub fn to_export_lines(variables: &[EnvVar]) -> String {
    lines(variables, "export ", ";")
}

/// Whether [`parse_text`](super::parse_text) reads this value as it is from what [`to_lines`]
/// writes.
///
/// All do but those that end with a backslash: it looks as if it belonged to the closing quote,
/// and there is no way to write it otherwise that the platform's own programs would read.
///
/// ```
/// use api_defs::util::env::reads_back;
///
/// assert!(reads_back(r#"C:\Program Files"#));
/// assert!(!reads_back(r#"C:\"#));
/// ```
pub fn reads_back(value: &str) -> bool {
    !value.ends_with('\\')
}

/// The variables by name, as [`update_all_env_vars`](crate::v2::application::update_all_env_vars)
/// takes them. Those whose name is not [simple](NameMode::Simple) are left out; of several with
/// the same name the last one stays.
pub fn to_map(variables: &[EnvVar]) -> EnvVars {
    variables.iter().filter(|variable| validate_name(&variable.name, NameMode::Simple)).cloned().collect()
}

/// The variables of a map in its order, such as an [`EnvVars`]'. Those whose name is not
/// [simple](NameMode::Simple) are left out.
pub fn to_list<N, V>(variables: impl IntoIterator<Item = (N, V)>) -> Vec<EnvVar>
where
    N: Into<String>,
    V: Into<String>,
{
    variables
        .into_iter()
        .map(|(name, value)| EnvVar::new(name, value))
        .filter(|variable| validate_name(&variable.name, NameMode::Simple))
        .collect()
}

fn sorted(variables: &[EnvVar]) -> Vec<&EnvVar> {
    let mut sorted: Vec<_> = variables.iter().collect();
    sorted.sort_by(|a, b| collation::compare(&a.name, &b.name));
    sorted
}

fn lines(variables: &[EnvVar], before: &str, after: &str) -> String {
    let mut text = String::new();
    for (index, variable) in sorted(variables).into_iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.extend([before, &variable.name, "=\""]);
        escape(&variable.value, &mut text);
        text.extend(["\"", after]);
    }
    text
}

/// Writes 2n + 1 backslashes before a double quote that has n.
fn escape(value: &str, text: &mut String) {
    let mut backslashes = 0;
    for character in value.chars() {
        if character == '"' {
            text.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
        text.push(character);
    }
}
