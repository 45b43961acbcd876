//! The blogs.

use api_defs::v2::newsfeed::{get_blog_feed, get_engineering_feed};

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    feeds(&Stage::new(Acting::User, called)).await;
}

#[tokio::test]
async fn the_blogs_are_handed_over_as_text() {
    feeds(&Stage::new(Acting::User, &Called::default())).await;
}

async fn feeds(stage: &Stage) {
    let blog = stage.send(get_blog_feed()).await;
    assert!(blog.starts_with("<rss ") && blog.contains("Blog"), "{blog}");
    assert_eq!(stage.last_request().header("accept"), Some("*/*"));
    assert!(stage.send(get_engineering_feed()).await.contains("Engineering"));
}
