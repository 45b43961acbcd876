//! What differs.

use std::collections::BTreeMap;

use api_defs::v2::application::EnvVars;

/// A variable that is not the same on both sides.
pub(crate) struct Difference<'a> {
    pub(crate) name: &'a str,
    pub(crate) left: Option<&'a str>,
    pub(crate) right: Option<&'a str>,
}

/// The variables that differ, by name.
pub(crate) fn compare<'a>(left: &'a EnvVars, right: &'a EnvVars) -> Vec<Difference<'a>> {
    let mut sides: BTreeMap<_, (Option<_>, Option<_>)> = BTreeMap::new();
    for (name, value) in left.iter() {
        sides.entry(name).or_default().0 = Some(value);
    }
    for (name, value) in right.iter() {
        sides.entry(name).or_default().1 = Some(value);
    }
    let differ = sides.into_iter().filter(|(_, (left, right))| left != right);
    differ.map(|(name, (left, right))| Difference { name, left, right }).collect()
}
