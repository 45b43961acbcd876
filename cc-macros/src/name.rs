//! Names: between the API's spelling and Rust's, and the nearest one to a misspelt one.

/// The snake_case of an API name: `appId` is `app_id`, `ownerID` is `owner_id`.
pub(crate) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::with_capacity(name.len() + 4);
    for (at, &letter) in letters.iter().enumerate() {
        if letter.is_uppercase() && starts_word(&letters, at) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// Whether the capital at `at` opens a word: after a small letter or a digit, or as the last
/// capital of an acronym that a word follows.
fn starts_word(letters: &[char], at: usize) -> bool {
    let Some(&before) = at.checked_sub(1).and_then(|before| letters.get(before)) else {
        return false;
    };
    let before_small_letter = letters.get(at + 1).is_some_and(|after| after.is_lowercase());
    before.is_lowercase() || before.is_numeric() || (before.is_uppercase() && before_small_letter)
}

/// The camelCase of a Rust name: `get_all_env_vars` is `getAllEnvVars`.
pub(crate) fn camel_case(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |camel, word| camel + &capitalised(word))
}

/// The UpperCamelCase of a Rust name: `get_all_env_vars` is `GetAllEnvVars`.
pub(crate) fn upper_camel_case(name: &str) -> String {
    name.split('_').map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The candidate that `name` was probably meant to be, if one is near enough.
///
/// Case and underscores do not count; of the rest at most a third may differ, and never all.
pub(crate) fn closest<'a, I>(name: &str, candidates: I) -> Option<&'a str>
where
    I: IntoIterator<Item = &'a str>,
{
    let name = folded(name);
    let limit = name.len().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| (distance(&name, &folded(candidate)), candidate))
        .filter(|&(distance, _)| distance <= limit && distance < name.len())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

fn folded(name: &str) -> Vec<char> {
    name.chars().filter(|&letter| letter != '_').flat_map(char::to_lowercase).collect()
}

/// The number of letters to insert, remove, replace or swap with their neighbour to come from
/// one name to the other (the optimal string alignment distance).
fn distance(from: &[char], to: &[char]) -> usize {
    // `table[i][j]` is the distance between the first `i` and the first `j` letters.
    let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
                let one_more = table[i - 1][j].min(table[i][j - 1]) + 1;
                let swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                let best = replaced.min(one_more);
                if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
            };
        }
    }
    table[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn api_names_become_snake_case() {
        for (api, rust) in [
            ("id", "id"),
            ("appId", "app_id"),
            ("ownerID", "owner_id"),
            ("bid", "bid"),
            ("mId", "m_id"),
            ("provider_id", "provider_id"),
            ("HTTPServer", "http_server"),
            ("sha256Sum", "sha256_sum"),
            ("v2Id", "v2_id"),
            ("webhookNotificationId", "webhook_notification_id"),
            ("", ""),
        ] {
            assert_eq!(snake_case(api), rust, "{api}");
        }
    }

    #[test]
    fn rust_names_become_camel_case() {
        for (rust, camel, upper) in [
            ("get_all_env_vars", "getAllEnvVars", "GetAllEnvVars"),
            ("list", "list", "List"),
            ("get_v2_id", "getV2Id", "GetV2Id"),
            ("_private", "private", "Private"),
        ] {
            assert_eq!(camel_case(rust), camel, "{rust}");
            assert_eq!(upper_camel_case(rust), upper, "{rust}");
        }
    }

    #[test]
    fn the_nearest_candidate_is_offered_and_a_far_one_is_not() {
        let candidates = ["app_id", "owner_id", "limit"];
        for (name, nearest) in [
            ("appid", Some("app_id")),
            ("APPID", Some("app_id")),
            ("ap_id", Some("app_id")),
            ("ownerIt", Some("owner_id")),
            ("limt", Some("limit")),
            ("since", None),
            ("", None),
        ] {
            assert_eq!(closest(name, candidates), nearest, "{name}");
        }
    }

    #[test]
    fn distance_counts_insertions_removals_replacements_and_swaps() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (from, to, expected) in [
            ("", "", 0),
            ("abc", "", 3),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("limit", "limit", 0),
            ("gte", "get", 1),
            ("limti", "limit", 1),
        ] {
            assert_eq!(distance(&chars(from), &chars(to)), expected, "{from} {to}");
        }
    }
}
