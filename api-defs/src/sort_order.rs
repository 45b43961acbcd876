//! Which end of a list comes first.

use crate::open_enum::open_enum;

open_enum! {
    /// The order of a list of what has a date: lines of a log, deployments, instances.
    SortOrder {
        /// The oldest first.
        Ascending = "ASC",
        /// The newest first.
        Descending = "DESC",
    }
}
