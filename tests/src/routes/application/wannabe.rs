//! `WannabeApplication`: what a request may say of an application.

use crate::{
    body::Fields,
    errors::Failure,
    state::{Application, GithubSource, catalogue},
};

/// Sets what is given. Nothing is changed if any of it is wrong.
pub(super) fn apply(fields: &Fields, application: &mut Application) -> Result<(), Failure> {
    let zone = checked(fields, "zone", |name| catalogue::zone(name).is_some())?;
    let variant = match fields.text("instanceVariant")? {
        Some(id) => Some(known_variant(id)?),
        None => None,
    };
    let is_flavor = |name: &str| catalogue::flavor(name).is_some();
    let min_flavor = checked(fields, "minFlavor", is_flavor)?;
    let max_flavor = checked(fields, "maxFlavor", is_flavor)?;
    let build_flavor = checked(fields, "buildFlavor", is_flavor)?;
    let deploy = checked(fields, "deploy", |kind| {
        matches!(kind.to_ascii_uppercase().as_str(), "GIT" | "SFTP" | "FTP")
    })?;
    let lifetime =
        checked(fields, "instanceLifetime", |lifetime| matches!(lifetime, "REGULAR" | "MIGRATION" | "TASK"))?;
    let force_https = checked(fields, "forceHttps", |value| matches!(value, "ENABLED" | "DISABLED"))?;
    let github = github_source(fields)?;
    let env = fields.text_map("env")?;
    let texts = (
        fields.text("name")?,
        fields.text("description")?,
        fields.text("branch")?,
        fields.text("applianceId")?,
    );
    let tags = fields.texts("tags")?;
    let counts = (fields.number("minInstances")?, fields.number("maxInstances")?);
    let flags = Flags::read(fields)?;

    flags.set(application);
    let (name, description, branch, appliance_id) = texts;
    set(&mut application.name, name);
    set(&mut application.description, description);
    set(&mut application.branch, branch);
    set(&mut application.zone, zone);
    set(&mut application.runtime, variant);
    set(&mut application.min_flavor, min_flavor);
    set(&mut application.max_flavor, max_flavor);
    set(&mut application.build_flavor, build_flavor);
    set(&mut application.deploy, deploy.map(|kind| kind.to_ascii_uppercase()));
    set(&mut application.lifetime, lifetime);
    set(&mut application.force_https, force_https.map(|value| value == "ENABLED"));
    set(&mut application.env, env);
    set(&mut application.tags, tags);
    set(&mut application.min_instances, counts.0);
    set(&mut application.max_instances, counts.1);
    application.appliance_id = appliance_id.or(application.appliance_id.take());
    application.github = github.or(application.github.take());
    Ok(())
}

/// The fields that are true or false.
#[derive(Debug)]
struct Flags {
    shutdownable: Option<bool>,
    archived: Option<bool>,
    sticky_sessions: Option<bool>,
    homogeneous: Option<bool>,
    favourite: Option<bool>,
    cancel_on_push: Option<bool>,
    separate_build: Option<bool>,
}

impl Flags {
    fn read(fields: &Fields) -> Result<Self, Failure> {
        Ok(Self {
            shutdownable: fields.boolean("shutdownable")?,
            archived: fields.boolean("archived")?,
            sticky_sessions: fields.boolean("stickySessions")?,
            homogeneous: fields.boolean("homogeneous")?,
            favourite: fields.boolean("favourite")?,
            cancel_on_push: fields.boolean("cancelOnPush")?,
            separate_build: fields.boolean("separateBuild")?,
        })
    }

    fn set(self, application: &mut Application) {
        set(&mut application.shutdownable, self.shutdownable);
        set(&mut application.archived, self.archived);
        set(&mut application.sticky_sessions, self.sticky_sessions);
        set(&mut application.homogeneous, self.homogeneous);
        set(&mut application.favourite, self.favourite);
        set(&mut application.cancel_on_push, self.cancel_on_push);
        set(&mut application.separate_build, self.separate_build);
    }
}

fn set<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}

/// A text that must be a known value. An empty one counts as absent: clients send `buildFlavor: ""`.
fn checked(
    fields: &Fields,
    name: &'static str,
    known: impl FnOnce(&str) -> bool,
) -> Result<Option<String>, Failure> {
    match fields.text(name)?.filter(|value| !value.is_empty()) {
        Some(value) if !known(&value) => Err(Failure::bad_field(name, value, "is not a known value")),
        value => Ok(value),
    }
}

fn known_variant(id: String) -> Result<&'static catalogue::Runtime, Failure> {
    let runtime = catalogue::enabled_variant(&id);
    runtime.ok_or_else(|| Failure::bad_field("instanceVariant", id, "is not the variant of a runtime"))
}

/// `oauthService: "github"` with `oauthApp: {owner, name}`; the id alone says nothing to the double.
fn github_source(fields: &Fields) -> Result<Option<GithubSource>, Failure> {
    let Some(source) = fields.object("oauthApp")? else { return Ok(None) };
    Ok(Some(GithubSource { owner: source.required_text("owner")?, name: source.required_text("name")? }))
}
