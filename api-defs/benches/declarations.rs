//! Endpoints in the text of a source file.

/// How many there are; an attribute stands at the margin, as the formatter puts it.
pub(crate) fn count(source: &str) -> usize {
    source.lines().filter(|line| line.starts_with("#[endpoint(") || line.starts_with("#[stream(")).count()
}

/// Endpoints with ids in the path, one in three with a setter, one in four with a body.
pub(crate) fn made(count: usize) -> String {
    let head = "//! More.\nuse cc_client::endpoint;\n\
                use crate::{ApplicationId, Owner, v2::application::{Application, UpdateApplication}};\n";
    let one = |index: usize| {
        let (query, setter) =
            if index.is_multiple_of(3) { ("?<limit>", ", limit: Option<u32>") } else { ("", "") };
        let (method, body) =
            if index.is_multiple_of(4) { ("PUT", ", body: &UpdateApplication") } else { ("GET", "") };
        format!(
            "\n/// One more.\n\
             #[endpoint({method} \"/v2/organisations/<id>/applications/<appId>/more{index}{query}\")]\n\
             pub fn more_{index}(id: Owner, app_id: ApplicationId{setter}{body}) -> Application;\n"
        )
    };
    std::iter::once(head.to_owned()).chain((0..count).map(one)).collect()
}
