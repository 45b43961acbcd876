//! Answers that come in pages, as a stream.
//!
//! A function that is declared with `pages = …` returns a struct that has [`Pages`] and [`Items`]
//! of the call; [`Client::pages`](crate::Client::pages) makes [`Pages`] of any call, with the rule
//! for the next one.
//!
//! ```
//! use cc_client::{Client, endpoint, testing::Script};
//!
//! /// The names of all cats.
//! #[endpoint(GET "/v2/cats?<offset>&<limit>", pages = skip(offset, limit))]
//! pub fn list_cats(offset: Option<u32>, limit: Option<u32>) -> Vec<String>;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), cc_client::Error> {
//! let script = Script::new().json(r#"["Felix", "Tom"]"#).json(r#"["Minka"]"#).json("[]");
//! let client = Client::builder().transport(script).build()?;
//!
//! let mut cats = list_cats().limit(2).items(&client);
//! let mut names = Vec::new();
//! while let Some(cat) = cats.next().await {
//!     names.push(cat?);
//! }
//! assert_eq!(names, ["Felix", "Tom", "Minka"]);
//! # Ok(())
//! # }
//! ```
//!
//! Each page is a call of its own, with the time limits, headers and retries of the first. Nothing
//! is sent before it is asked for. A failure is the end: what was delivered tells where another
//! stream may begin.

mod counted;
mod dated;
mod given;
mod items;
mod pages;

#[doc(hidden)]
pub use self::counted::counted;
#[doc(hidden)]
pub use self::dated::dated;
pub use self::items::Items;
pub use self::pages::Pages;

/// An answer that is one of several pages.
///
/// ```
/// use cc_client::page::Page;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Invoices {
///     total: u32,
///     invoices: Vec<String>,
/// }
///
/// impl Page for Invoices {
///     type Item = String;
///
///     fn items(&mut self) -> &mut Vec<String> {
///         &mut self.invoices
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a page of items",
    label = "not a page",
    note = "implement `cc_client::page::Page` for `{Self}`: one method that gives its items"
)]
pub trait Page: Sized {
    /// What is on it.
    type Item;

    /// The items in their order. Those that were on an earlier page are taken out here.
    fn items(&mut self) -> &mut Vec<Self::Item>;

    /// The items alone.
    fn into_items(mut self) -> Vec<Self::Item> {
        std::mem::take(self.items())
    }
}

impl<T> Page for Vec<T> {
    type Item = T;

    fn items(&mut self) -> &mut Vec<T> {
        self
    }
}

/// An item with a date, for pages that go from the newest item to the oldest.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no date to page by",
    label = "not a dated item",
    note = "implement `cc_client::page::Dated` for `{Self}`"
)]
pub trait Dated {
    /// When it was, as text for the query: in the form in which the API takes dates there. `None`
    /// if the API did not say.
    fn date(&self) -> Option<String>;

    /// What tells it from other items of the same date, such as its id.
    fn key(&self) -> String;
}
