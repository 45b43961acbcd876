//! `<appId>`, alone or in a run of text.

use super::Faults;
use crate::name;

/// A placeholder by its name in the API's spelling.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placeholder {
    pub(crate) name: String,
}

/// A part of a text with placeholders.
#[derive(Debug, PartialEq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Placeholder(Placeholder),
}

impl Placeholder {
    /// The name of its argument: `app_id` for `appId`, without the `r#` of a raw one.
    pub(crate) fn argument(&self) -> String {
        name::snake_case(&self.name)
    }

    /// Reads the text between `<` and `>`.
    pub(super) fn parse(name: &str, faults: &mut Faults<'_>) -> Option<Self> {
        if is_identifier(name) {
            return Some(Self { name: name.to_owned() });
        }
        let fault = faults.note(format_args!("`<{name}>` is not a placeholder"));
        if name.is_empty() {
            fault.help("name the argument that it takes: `<appId>`");
            return None;
        }
        if RESERVED.contains(&name) {
            fault
                .note(format_args!("no argument can be named `{}`", name::snake_case(name)))
                .help(format_args!("choose another name; in a query, write `{name}=<other_name>`"));
            return None;
        }
        fault.note("a placeholder is an identifier: letters, digits and `_`");
        let repaired = identifier(name);
        if is_identifier(&repaired) {
            fault.help(format_args!("did you mean `<{repaired}>`?"));
        }
        None
    }
}

/// Cuts a text into literal runs and placeholders; stops at one that is not closed.
pub(super) fn parts<'a>(text: &'a str, faults: &mut Faults<'_>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>']) {
        let (before, from) = rest.split_at(at);
        push_text(&mut parts, before);
        if let Some(after) = from.strip_prefix('>') {
            faults
                .note(format_args!("`>` without `<` in `{text}`"))
                .help("a placeholder is `<name>`; as text, `>` is `%3E`");
            rest = after;
            continue;
        }
        let inner = &from[1..];
        match inner.find(['<', '>']) {
            Some(end) if inner[end..].starts_with('>') => {
                let placeholder = Placeholder::parse(&inner[..end], faults);
                parts.extend(placeholder.map(Part::Placeholder));
                rest = &inner[end + 1..];
            }
            next => {
                let name = &inner[..next.unwrap_or(inner.len())];
                let fault = faults.note(format_args!("the placeholder `<{name}` is not closed"));
                let identifier = identifier(name);
                if is_identifier(&identifier) {
                    fault.help(format_args!("did you mean `<{identifier}>`?"));
                }
                rest = &inner[name.len()..];
            }
        }
    }
    push_text(&mut parts, rest);
    parts
}

fn push_text<'a>(parts: &mut Vec<Part<'a>>, text: &'a str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

/// The names that an argument cannot have, not even with `r#`; in both spellings.
const RESERVED: [&str; 6] = ["self", "Self", "super", "Super", "crate", "Crate"];

fn is_identifier(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let named = name.bytes().any(|byte| byte != b'_');
    starts_well && named && !RESERVED.contains(&name) && name.bytes().all(is_identifier_byte)
}

fn is_identifier_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The identifier that the text begins with; a hyphen in it becomes a capital.
fn identifier(text: &str) -> String {
    let end = text.bytes().position(|byte| !is_identifier_byte(byte) && byte != b'-');
    let name = &text[..end.unwrap_or(text.len())];
    if name.contains('-') { name::camel_case(&name.replace('-', "_")) } else { name.to_owned() }
}
