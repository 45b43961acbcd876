//! TCP and UDP ports that lead to an application. They exist for organisations only.

use super::super::ORGANISATION;
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Application, Redirection},
};
use http::Method;

/// The namespaces of every owner.
pub(in crate::routes) const NAMESPACES: &[&str] = &["default", "cleverapps"];

/// The ports that are given when a request does not say which it wants.
const PORTS: std::ops::RangeInclusive<u32> = 4000..=5999;

/// Which of an application's lists is meant.
type Pick = fn(&mut Application) -> &mut Vec<Redirection>;

pub(super) fn routes() -> Vec<Route> {
    vec![
        route(Method::GET, "/applications/{appId}/tcpRedirs", |context| list(context, tcp)),
        route(Method::POST, "/applications/{appId}/tcpRedirs", |context| add(context, tcp)),
        route(Method::DELETE, "/applications/{appId}/tcpRedirs/{sourcePort}", |context| remove(context, tcp)),
        route(Method::GET, "/applications/{appId}/udpRedirs", |context| list(context, udp)),
        route(Method::POST, "/applications/{appId}/udpRedirs", |context| add(context, udp)),
        route(Method::DELETE, "/applications/{appId}/udpRedirs/{sourcePort}", |context| remove(context, udp)),
    ]
}

fn route(method: Method, path: &'static str, handler: crate::router::Handler) -> Route {
    Route::under(ORGANISATION, method, path, handler)
}

fn tcp(application: &mut Application) -> &mut Vec<Redirection> {
    &mut application.tcp_redirections
}

fn udp(application: &mut Application) -> &mut Vec<Redirection> {
    &mut application.udp_redirections
}

fn list(context: &mut Context<'_>, pick: Pick) -> Result<Reply, Failure> {
    Ok(Reply::json(&pick(context.application()?).iter().map(Redirection::view).collect()))
}

/// Gives the first port of the namespace that no application has, within `minPort` and `maxPort`.
fn add(context: &mut Context<'_>, pick: Pick) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let namespace = fields.required_text("namespace")?;
    if !NAMESPACES.contains(&namespace.as_str()) {
        return Err(Failure::not_found("namespace", &namespace));
    }
    let first = fields.number("minPort")?.unwrap_or(*PORTS.start());
    let last = fields.number("maxPort")?.unwrap_or(*PORTS.end());
    context.application()?;
    let taken: Vec<Redirection> =
        context.state.applications.iter_mut().flat_map(|application| pick(application).clone()).collect();
    let free = (first..=last).map(|port| Redirection { namespace: namespace.clone(), port });
    let redirection = free.into_iter().find(|candidate| !taken.contains(candidate));
    let redirection = redirection.ok_or_else(|| Failure::conflict("There is no free port."))?;
    pick(context.application()?).push(redirection.clone());
    Ok(Reply::json(&redirection.view()))
}

/// `namespace` is `default` if it is not given.
fn remove(context: &mut Context<'_>, pick: Pick) -> Result<Reply, Failure> {
    let port = context.parameter("sourcePort");
    let namespace = context.query("namespace").unwrap_or_else(|| "default".to_owned());
    let redirections = pick(context.application()?);
    let is_meant = |known: &Redirection| known.namespace == namespace && known.port.to_string() == port;
    let position = redirections.iter().position(is_meant);
    redirections.remove(position.ok_or_else(|| Failure::not_found("redirection", &port))?);
    Ok(Reply::done())
}
