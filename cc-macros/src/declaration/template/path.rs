//! The part before `?`.

use super::placeholder::{Part, parts};
use super::text::{Place, encoded, refused};
use super::{Faults, Piece};
use crate::diag::list;

/// Cuts the path into pieces; neighbouring texts become one.
pub(super) fn parse(path: &str, faults: &mut Faults<'_>) -> Vec<Piece> {
    let path = relative(path, faults);
    check_empty_segments(path, faults);

    let mut pieces = Pieces::default();
    for segment in path.split('/') {
        pieces.text("/");
        check_dot_segment(segment, faults);
        for part in parts(segment, faults) {
            match part {
                Part::Text(text) => {
                    check_text(text, segment, faults);
                    pieces.text(text);
                }
                Part::Placeholder(placeholder) => pieces.0.push(Piece::Placeholder(placeholder)),
            }
        }
    }
    pieces.0
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Literal(last)) => last.push_str(text),
            _ => self.0.push(Piece::Literal(text.to_owned())),
        }
    }
}

/// The path after its leading slash.
fn relative<'a>(path: &'a str, faults: &mut Faults<'_>) -> &'a str {
    if let Some(relative) = path.strip_prefix('/') {
        return relative;
    }
    if let Some((_, rest)) = path.split_once("://") {
        let relative = rest.split_once('/').map_or("", |(_, relative)| relative);
        faults
            .note("a path has neither scheme nor host")
            .note("the client knows the host")
            .help(format_args!("did you mean `/{relative}`?"));
        return relative;
    }
    let fault = faults.note("a path begins with `/`");
    if path.is_empty() {
        fault.help("the root is `/`");
    } else {
        fault.help(format_args!("did you mean `/{path}`?"));
    }
    path
}

fn check_empty_segments(path: &str, faults: &mut Faults<'_>) {
    // The root alone has no segment at all.
    if path.is_empty() || path.split('/').all(|segment| !segment.is_empty()) {
        return;
    }
    let kept: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    faults
        .note("a path has no empty segments")
        .note(format_args!("expected `/{}`, found `/{path}`", kept.join("/")));
}

fn check_dot_segment(segment: &str, faults: &mut Faults<'_>) {
    // `%2e` is another spelling of the dot (RFC 3986, section 6.2.2.2).
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    if plain == "." || plain == ".." {
        faults
            .note(format_args!("the segment `{segment}` would be resolved away"))
            .note("`.` and `..` are steps in the tree of paths, not names (RFC 3986, section 3.3)")
            .help("write the path that it leads to");
    }
}

fn check_text(text: &str, segment: &str, faults: &mut Faults<'_>) {
    let refused = refused(text, Place::Segment);
    if refused.is_empty() {
        return;
    }
    let fault = faults.note(format_args!(
        "the segment `{segment}` has characters that must be percent-encoded: {}",
        list(&refused, "and")
    ));
    match braced(segment) {
        Some(name) => fault.help(format_args!("a placeholder is written `<{name}>`")),
        None => fault.help(format_args!("`{text}` percent-encoded is `{}`", encoded(text, Place::Segment))),
    };
}

/// The name in `{name}`, the placeholder of other grammars.
fn braced(segment: &str) -> Option<&str> {
    let (_, after) = segment.split_once('{')?;
    let (name, _) = after.split_once('}')?;
    Some(name).filter(|name| !name.is_empty())
}
