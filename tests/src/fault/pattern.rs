//! Which requests a fault is for.

use http::Method;

/// A method, a path, both, or any request at all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Target {
    method: Option<Method>,
    path: Option<PathPattern>,
}

impl Target {
    pub(crate) fn new(method: Option<Method>, path: PathPattern) -> Self {
        Self { method, path: Some(path) }
    }

    /// `path` is the path as sent, without the base path.
    pub(crate) fn matches(&self, method: &Method, path: &str) -> bool {
        let method_fits = self.method.as_ref().is_none_or(|wanted| wanted == method);
        method_fits && self.path.as_ref().is_none_or(|wanted| wanted.matches(path))
    }
}

/// A path in which a segment `*` stands for any one segment.
///
/// The segments are compared as they are sent: `%2F` is `%2F`, not `/`.
#[derive(Debug, Clone)]
pub(crate) struct PathPattern(Vec<String>);

impl PathPattern {
    /// The error says what is wrong with the pattern.
    pub(crate) fn parse(pattern: &str) -> Result<Self, String> {
        let rest = pattern
            .strip_prefix('/')
            .ok_or_else(|| format!("the path {pattern:?} must begin with a slash"))?;
        if pattern.contains(['?', '#']) {
            return Err(format!("the path {pattern:?} must have neither query nor fragment"));
        }
        Ok(Self(rest.split('/').map(str::to_owned).collect()))
    }

    fn matches(&self, path: &str) -> bool {
        let Some(rest) = path.strip_prefix('/') else { return false };
        let mut segments = rest.split('/');
        let all_fit = self.0.iter().all(|wanted| {
            let segment = segments.next();
            segment.is_some_and(|segment| wanted == "*" || wanted == segment)
        });
        all_fit && segments.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_star_is_one_segment() {
        let pattern = PathPattern::parse("/v2/organisations/*/env").unwrap();
        assert!(pattern.matches("/v2/organisations/orga_1/env"));
        assert!(!pattern.matches("/v2/organisations/orga_1/applications/env"));
        assert!(!pattern.matches("/v2/organisations/orga_1/env/NAME"));
        assert!(!pattern.matches("/v2/organisations/orga_1"));
    }

    #[test]
    fn a_target_without_method_or_path_takes_all() {
        assert!(Target::default().matches(&Method::PATCH, "/anything"));
        let target = Target::new(Some(Method::GET), PathPattern::parse("/a").unwrap());
        assert!(target.matches(&Method::GET, "/a"));
        assert!(!target.matches(&Method::PUT, "/a"));
    }

    #[test]
    fn bad_patterns_are_named() {
        assert!(PathPattern::parse("v2/self").unwrap_err().contains("slash"));
        assert!(PathPattern::parse("/v2/self?x=1").unwrap_err().contains("query"));
    }
}
