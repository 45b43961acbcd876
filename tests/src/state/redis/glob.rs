//! Patterns of names: `*`, `?`, `[a-c]`, `[^a]`, and `\` before what is meant as such.

/// Whether a name has the form of a pattern.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    fits(&pattern, &name)
}

fn fits(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=name.len()).any(|skipped| fits(rest, &name[skipped..])),
        (['?', rest @ ..], [_, others @ ..]) => fits(rest, others),
        (['[', rest @ ..], [first, others @ ..]) => match rest.iter().position(|&character| character == ']')
        {
            Some(end) => in_class(&rest[..end], *first) && fits(&rest[end + 1..], others),
            None => *first == '[' && fits(rest, others),
        },
        (['\\', escaped, rest @ ..], [first, others @ ..]) => escaped == first && fits(rest, others),
        ([character, rest @ ..], [first, others @ ..]) => character == first && fits(rest, others),
        _ => false,
    }
}

fn in_class(class: &[char], character: char) -> bool {
    let (negated, mut class) = match class {
        ['^', rest @ ..] => (true, rest),
        _ => (false, class),
    };
    let mut found = false;
    while let [first, rest @ ..] = class {
        if let ['-', last, after @ ..] = rest {
            found |= (*first..=*last).contains(&character);
            class = after;
        } else {
            found |= *first == character;
            class = rest;
        }
    }
    found != negated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_names() {
        for (pattern, name) in [
            ("*", ""),
            ("*a??c*", "xxabbcxx"),
            ("h[a-e]llo", "hello"),
            ("h[^x]llo", "hallo"),
            ("a\\*", "a*"),
            ("é?", "éa"),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("", "a"), ("a?", "a"), ("h[^e]llo", "hello"), ("a\\*", "ab"), ("a*b", "abc")]
        {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}
