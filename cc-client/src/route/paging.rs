//! How the pages of an answer follow each other.

/// What a declaration says with `pages = …`; the texts are keys of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Paging {
    /// By how many items to skip, and the most of a page.
    Skip {
        /// How many items are left out.
        offset: &'static str,
        /// The most of a page.
        limit: &'static str,
    },
    /// By the index of the first item, counted from 0, and the index behind the last.
    Range {
        /// The first index.
        from: &'static str,
        /// The index behind the last.
        to: &'static str,
    },
    /// By the date up to which items are wanted, the newest first.
    NewestFirst {
        /// The date.
        until: &'static str,
        /// The most of a page.
        limit: &'static str,
        /// What must be set for the newest to come first, if anything must: a key and its value.
        order: Option<(&'static str, &'static str)>,
    },
}
