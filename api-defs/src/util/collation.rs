//! The order in which people expect names: that of the Unicode collation, as in English.
//!
//! The order of bytes puts `B` before `a` and `_` between them. Here `a` and `A` are neighbours,
//! and punctuation comes before digits, digits before letters:
//!
//! ```
//! use api_defs::util::collation::compare;
//!
//! let mut names = ["B", "a9", "a10", "A", "NAME.A", "NAME_B", "a"];
//! names.sort_by(|a, b| compare(a, b));
//! assert_eq!(names, ["a", "A", "a10", "a9", "B", "NAME_B", "NAME.A"]);
//! ```
//!
//! Digits are compared one by one, not as numbers. Where all characters are the same but for
//! their case, the first difference in case decides, lower case first.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{AlternateHandling, CaseLevel, CollatorOptions, Strength};
use icu_collator::preferences::{CollationCaseFirst, CollationNumericOrdering};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

/// The root order of Unicode, which is that of English, with its defaults spelt out: an order that
/// depended on them would change when they do.
///
/// Its data is part of the program, so that it is always there; the type of the library doesn't
/// say so.
static ROOT: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::default();
    preferences.case_first = Some(CollationCaseFirst::False);
    preferences.numeric_ordering = Some(CollationNumericOrdering::False);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    options.alternate_handling = Some(AlternateHandling::NonIgnorable);
    options.case_level = Some(CaseLevel::Off);
    Collator::try_new(preferences, options).ok()
});

/// Which of two names comes first.
///
/// Names that differ only in what the collation ignores, such as control characters, are equal
/// here though their bytes are not: sort with a stable sort, and do not make keys of a map of it.
pub fn compare(a: &str, b: &str) -> Ordering {
    match &*ROOT {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    /// The documented order of all printable ASCII characters but the letters.
    const RANKS: &str = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

    fn rank(character: char) -> usize {
        let lower = character.to_ascii_lowercase();
        RANKS.find(lower).unwrap_or_else(|| RANKS.len() + usize::from(lower as u8 - b'a'))
    }

    /// The documented rule, written down.
    fn documented(a: &str, b: &str) -> Ordering {
        let ranks = a.chars().map(rank).cmp(b.chars().map(rank));
        // Lower case is greater as a byte, and comes first.
        ranks.then_with(|| b.cmp(a))
    }

    fn printable() -> impl Iterator<Item = char> {
        (b' '..=b'~').map(char::from)
    }

    #[test]
    fn the_library_is_there() {
        assert!(ROOT.is_some());
    }

    #[test]
    fn each_pair_of_printable_characters_is_in_the_documented_order() {
        assert_eq!(printable().count(), 95);
        for a in printable() {
            for b in printable() {
                let (a, b) = (a.to_string(), b.to_string());
                assert_eq!(compare(&a, &b), documented(&a, &b), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn names_are_in_the_documented_order() {
        let sorted = ["_", "-", ".", "0", "9", "a", "A", "b"];
        for pair in sorted.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        let sorted = ["foo", "FOO", "FOO_", "foo."];
        for pair in sorted.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        assert_eq!(compare("NAME_B", "NAME.A"), Ordering::Less);
        assert_eq!(compare("a10", "a9"), Ordering::Less);
        assert_eq!(compare("aBa", "abB"), Ordering::Less, "ranks count before case");
        assert_eq!(compare("aBc", "Abc"), Ordering::Less, "the first difference in case decides");
    }

    #[test]
    fn what_is_not_ascii_comes_after_a_or_where_its_letters_do() {
        assert_eq!(compare("e", "é"), Ordering::Less);
        assert_eq!(compare("é", "f"), Ordering::Less);
        assert_eq!(compare("z", "я"), Ordering::Less);
    }

    proptest! {
        #[test]
        fn texts_of_printable_characters_are_in_the_documented_order(
            a in "[ -~]{0,12}", b in "[ -~]{0,12}",
        ) {
            prop_assert_eq!(compare(&a, &b), documented(&a, &b));
        }

        #[test]
        fn near_texts_are_in_the_documented_order(a in "[aAbB_.-]{0,5}", b in "[aAbB_.-]{0,5}") {
            prop_assert_eq!(compare(&a, &b), documented(&a, &b));
        }

        #[test]
        fn any_texts_compare_both_ways_alike(a: String, b: String) {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        }
    }
}
