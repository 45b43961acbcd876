//! Network groups and drains.

use api_defs::Secret;
use api_defs::util::drain::{Credentials, Drain, Target};
use api_defs::util::network_group::{
    can_join, domain_name, member_kind, new_external_member_id, new_network_group_id, real_id_prefix,
};
use api_defs::v4::drain::LogDrain;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::arguments::Arguments;
use crate::{Answer, Function};

pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        name: "newNetworkGroupId",
        form: "() -> text",
        run: |_| Ok(new_network_group_id().as_str().into()),
    },
    Function {
        name: "newExternalMemberId",
        form: "() -> text",
        run: |_| Ok(new_external_member_id().as_str().into()),
    },
    Function {
        name: "getMemberDomainName",
        form: "(memberId, networkGroupId) -> text",
        run: |arguments| {
            let (member, group): (String, String) = (arguments.get(0)?, arguments.get(1)?);
            Ok(domain_name(member, group).into())
        },
    },
    Function {
        name: "getMemberKind",
        form: "(memberId) -> text",
        run: |arguments| match member_kind(&arguments.get::<String>(0)?) {
            Ok(kind) => Ok(kind.as_str().into()),
            Err(error) => Err(error.to_string()),
        },
    },
    Function {
        name: "getRealIdPrefix",
        form: "(providerId) -> text, or null",
        run: |arguments| Ok(json!(real_id_prefix(&arguments.get::<String>(0)?))),
    },
    Function {
        name: "canJoinNetworkGroup",
        form: "(providerId, planSlug) -> boolean",
        run: |arguments| {
            let (provider, plan): (String, String) = (arguments.get(0)?, arguments.get(1)?);
            Ok(can_join(&provider, &plan).into())
        },
    },
    Function {
        name: "toDrain",
        form: "(answer) -> { id, applicationId, kind, target, status, updatedAt, updatedBy, execution, backlog }",
        run: |arguments| Ok(drain(&arguments.get::<LogDrain>(0)?.into())),
    },
    Function { name: "toDrainRecipient", form: "(target) -> recipient", run: recipient },
];

/// An object of what is there.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn drain(drain: &Drain) -> Value {
    let execution = drain.execution.as_ref().map(|execution| {
        object([
            ("status", execution.status.as_ref().map(|status| json!(status))),
            ("lastError", execution.last_error.as_ref().map(|error| json!(error))),
        ])
    });
    let backlog = drain.backlog.as_ref().map(|backlog| {
        object([
            ("msgRateOut", backlog.rate_out.map(|rate| json!(rate))),
            ("msgBacklog", backlog.waiting.map(|waiting| json!(waiting))),
        ])
    });
    object([
        ("id", Some(json!(drain.id))),
        ("applicationId", drain.resource_id.as_ref().map(|id| json!(id))),
        ("kind", drain.kind.as_ref().map(|kind| json!(kind))),
        ("target", drain.target.as_ref().map(target)),
        ("status", drain.status.as_ref().map(|status| json!(status))),
        ("updatedAt", drain.updated_at.map(|date| format!("{date:.3}").into())),
        ("updatedBy", drain.updated_by.as_ref().map(|user| json!(user))),
        ("execution", execution),
        ("backlog", backlog),
    ])
}

fn target(target: &Target) -> Value {
    let secret = |secret: &Secret| json!(secret.expose());
    let user = |credentials: &Credentials| {
        object([
            ("username", Some(json!(credentials.username))),
            ("password", credentials.password.as_ref().map(secret)),
        ])
    };
    match target {
        Target::RawHttp { url, credentials } => object([
            ("type", Some("RAW_HTTP".into())),
            ("url", Some(secret(url))),
            ("credentials", credentials.as_ref().map(user)),
        ]),
        Target::SyslogTcp { url, structured_data } => object([
            ("type", Some("SYSLOG_TCP".into())),
            ("url", Some(secret(url))),
            ("structuredDataParameters", structured_data.as_ref().map(secret)),
        ]),
        Target::SyslogUdp { url, structured_data } => object([
            ("type", Some("SYSLOG_UDP".into())),
            ("url", Some(secret(url))),
            ("structuredDataParameters", structured_data.as_ref().map(secret)),
        ]),
        Target::Datadog { url } => object([("type", Some("DATADOG".into())), ("url", Some(secret(url)))]),
        Target::Elasticsearch { url, credentials, index_prefix } => object([
            ("type", Some("ELASTICSEARCH".into())),
            ("url", Some(secret(url))),
            ("credentials", credentials.as_ref().map(user)),
            ("indexPrefix", index_prefix.as_ref().map(|prefix| json!(prefix))),
        ]),
        Target::NewRelic { url, api_key } => object([
            ("type", Some("NEWRELIC".into())),
            ("url", Some(secret(url))),
            ("apiKey", api_key.as_ref().map(secret)),
        ]),
        Target::Other(recipient) => object([
            ("type", recipient.kind.as_ref().map(|kind| json!(kind))),
            ("url", recipient.url.as_ref().map(secret)),
        ]),
        _ => Value::Null,
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Given {
    #[serde(rename = "type")]
    kind: String,
    url: Secret,
    credentials: Option<GivenCredentials>,
    structured_data_parameters: Option<Secret>,
    index_prefix: Option<String>,
    api_key: Option<Secret>,
}

#[derive(Deserialize)]
struct GivenCredentials {
    username: String,
    password: Option<Secret>,
}

impl From<GivenCredentials> for Credentials {
    fn from(given: GivenCredentials) -> Self {
        Self { username: given.username, password: given.password }
    }
}

fn recipient(arguments: &Arguments<'_>) -> Answer {
    let given: Given = arguments.get(0)?;
    let (url, structured_data) = (given.url, given.structured_data_parameters);
    let credentials = given.credentials.map(Credentials::from);
    let target = match given.kind.as_str() {
        "RAW_HTTP" => Target::RawHttp { url, credentials },
        "SYSLOG_TCP" => Target::SyslogTcp { url, structured_data },
        "SYSLOG_UDP" => Target::SyslogUdp { url, structured_data },
        "DATADOG" => Target::Datadog { url },
        "ELASTICSEARCH" => Target::Elasticsearch { url, credentials, index_prefix: given.index_prefix },
        "NEWRELIC" => Target::NewRelic { url, api_key: given.api_key },
        other => return Err(format!("no drain can be asked for whose target is `{other}`")),
    };
    match target.to_request() {
        Some(request) => Ok(json!(request)),
        None => Err("a password or a key is missing".to_owned()),
    }
}
