//! No secret shows: in no form of any type, in no error, in no log.

mod debug_view;
mod errors;
mod logs;
mod streams;
mod types;

use std::error::Error;
use std::fmt::Debug;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// What every planted secret holds. Percent-encoding and escaping leave it as it is.
const CORE: &str = "Hunter2Zx9QvWk7Hunter2";

/// A secret with characters that are encoded in every place.
fn secret(what: &str) -> String {
    format!("é&= +%{CORE}%/\"{what}")
}

/// A secret of visible ASCII characters only, as API tokens and headers are.
fn ascii_secret() -> String {
    format!("!&=+%{CORE}/\"")
}

/// What base64 makes of the core, wherever in the text it begins, without the characters that
/// depend on its neighbours.
fn encoded_cores() -> [String; 3] {
    [0, 1, 2].map(|offset| {
        let text = [&"   "[..offset], CORE].concat();
        let encoded = STANDARD_NO_PAD.encode(&text[..text.len() / 3 * 3]);
        encoded[if offset == 0 { 0 } else { 4 }..].to_owned()
    })
}

#[track_caller]
fn assert_hidden(what: &str, text: &str) {
    assert!(!text.contains(CORE), "{what}: {text}");
    for encoded in encoded_cores() {
        assert!(!text.contains(&encoded), "{what}, in base64: {text}");
    }
}

/// Looks at both `Debug` forms.
#[track_caller]
fn assert_debug_hides(value: &(impl Debug + ?Sized)) {
    let what = std::any::type_name_of_val(value);
    assert_hidden(what, &format!("{value:?}"));
    assert_hidden(what, &format!("{value:#?}"));
}

/// Looks at an error and its causes, in every form.
#[track_caller]
fn assert_error_hides(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_debug_hides(error);
        assert_hidden("an error", &error.to_string());
        next = error.source();
    }
}

#[test]
fn a_secret_that_shows_is_found() {
    let shows = |text: String| std::panic::catch_unwind(|| assert_hidden("it", &text)).is_err();
    let secret = secret("x");
    assert!(shows(format!("{secret:?}")));
    assert!(shows(format!("?q={}", serde_json::to_string(&secret).unwrap())));
    for before in ["", "1", "12", "123"] {
        assert!(shows(STANDARD_NO_PAD.encode(format!("{before}{secret}"))));
    }
    assert!(!shows("nothing to see".to_owned()));
}
