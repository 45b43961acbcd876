//! What Clever Cloud writes: its blogs as feeds.

use cc_client::{Text, endpoint};

/// The feed of the blog. Its form is not documented.
#[endpoint(GET "/v2/newsfeeds/blog", accept = "*/*", js = "v2.unknown.todo_getBlogFeed")]
pub fn get_blog_feed() -> Text;

/// The feed of the engineers' blog. Its form is not documented.
#[endpoint(GET "/v2/newsfeeds/engineering", accept = "*/*", js = "v2.unknown.todo_getEngineeringFeed")]
pub fn get_engineering_feed() -> Text;
