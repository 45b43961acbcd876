//! Declarations may come out of another macro.

use cc_client::endpoint;

macro_rules! declare {
    ($($method:ident $name:ident($argument:ident: $ty:ty) $path:literal => $answer:ty;)*) => {$(
        /// Declared by a macro.
        #[endpoint($method $path)]
        pub fn $name($argument: $ty, limit: Option<u32>) -> $answer;
    )*};
}

declare! {
    GET get_application(id: String) "/v2/applications/<id>?<limit>" => Vec<String>;
    GET get_addon(id: u32) "/v2/addons/<id>?<limit>" => Option<String>;
    GET find(text: Option<&'static str>) "/v2/addons?<text>&<limit>" => ();
}

fn main() {
    assert_eq!(get_application("a").limit(1).target(), "/v2/applications/a?limit=1");
    assert_eq!(get_addon(2).limit(1).target(), "/v2/addons/2?limit=1");
    assert_eq!(find().text("x").target(), "/v2/addons?text=x");
}
