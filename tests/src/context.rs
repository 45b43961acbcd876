//! What a handler sees of a request.

use crate::{
    auth::{Identity, form_pairs},
    body::{Fields, Form},
    errors::Failure,
    request::Request,
    router::Parameters,
    state::{Addon, Application, State},
    streams::{Streams, date},
};
use serde_json::Value;
use std::sync::Arc;

/// A request that was let in, on its way through a handler.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) streams: &'a Arc<Streams>,
    request: &'a Request,
    parameters: Parameters,
    base_path: &'a str,
    identity: Identity,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        state: &'a mut State,
        streams: &'a Arc<Streams>,
        request: &'a Request,
        parameters: Parameters,
        base_path: &'a str,
        identity: Identity,
    ) -> Self {
        Self { state, streams, request, parameters, base_path, identity }
    }

    /// A placeholder's value, decoded; empty if the route has no such placeholder.
    pub(crate) fn parameter(&self, name: &str) -> String {
        let found = self.parameters.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// A query parameter, decoded.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        self.request.query(name)
    }

    /// All values of a query parameter, decoded.
    pub(crate) fn query_all(&self, name: &str) -> Vec<String> {
        self.request.query_all(name)
    }

    /// The first value of a header, if it is visible ASCII.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }

    /// A query parameter that is a number.
    pub(crate) fn query_number(&self, name: &'static str) -> Result<Option<usize>, Failure> {
        let Some(value) = self.query(name) else { return Ok(None) };
        let number = value.parse().map_err(|_| Failure::bad_field(name, value, "must be a number"))?;
        Ok(Some(number))
    }

    /// Where the client found the platform: `http://<host>` and the base path.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}{}", self.request.host().unwrap_or_default(), self.base_path)
    }

    /// A query parameter that is a date of the v4 API, in milliseconds since the epoch.
    pub(crate) fn query_date(&self, name: &'static str) -> Result<Option<u64>, Failure> {
        let Some(text) = self.query(name) else { return Ok(None) };
        let date = date::parse(&text).ok_or_else(|| Failure::bad_field(name, text, "must be a date"))?;
        Ok(Some(date))
    }

    /// The content type of the body, without its parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        self.request.media_type()
    }

    /// The token of OAuth 1.0a that the request came with.
    pub(crate) fn token(&self) -> Option<&str> {
        self.identity.token.as_deref()
    }

    /// A cookie of the request.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.header("cookie")?.split(';');
        let pairs = cookies.filter_map(|cookie| cookie.trim().split_once('='));
        pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    /// The form of the body: 415 if it is not announced as one, 400 if it is none.
    pub(crate) fn form(&self) -> Result<Form, Failure> {
        const FORM: &str = "application/x-www-form-urlencoded";
        let media_type = self.media_type();
        if media_type.as_deref() != Some(FORM) {
            return Err(Failure::unsupported_media_type(FORM, media_type.as_deref()));
        }
        let pairs = std::str::from_utf8(&self.request.body).ok().and_then(form_pairs);
        pairs.map(Form::new).ok_or_else(|| Failure::bad_request("The body is not a well encoded form."))
    }

    /// The query, read as a form.
    pub(crate) fn query_form(&self) -> Result<Form, Failure> {
        let pairs = form_pairs(self.request.query.as_deref().unwrap_or_default());
        pairs.map(Form::new).ok_or_else(|| Failure::bad_request("The query is not well encoded."))
    }

    /// The body as text, whatever it is announced as.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.request.body).into_owned()
    }

    /// The JSON body: 415 if it is not announced as JSON, 400 if it is none.
    pub(crate) fn json(&self) -> Result<Value, Failure> {
        let media_type = self.media_type();
        if media_type.as_deref() != Some("application/json") {
            return Err(Failure::unsupported_media_type("application/json", media_type.as_deref()));
        }
        serde_json::from_slice(&self.request.body)
            .map_err(|error| Failure::bad_request(format!("The body is not JSON: {error}.")))
    }

    /// The JSON body, which must be an object.
    pub(crate) fn fields(&self) -> Result<Fields, Failure> {
        Fields::new(self.json()?)
    }

    /// The owner that the path names: `/v2/self/…` is the user, otherwise `{id}` must be the user's id or an
    /// organisation's.
    pub(crate) fn owner(&self) -> Result<String, Failure> {
        match self.parameters.iter().find(|(name, _)| *name == "id") {
            None => Ok(self.state.user.id.clone()),
            Some((_, id)) if self.state.is_owner(id) => Ok(id.clone()),
            Some((_, id)) => Err(Failure::not_found("organisation", id)),
        }
    }

    /// The application `{appId}` of the path's owner.
    pub(crate) fn application(&mut self) -> Result<&mut Application, Failure> {
        let owner = self.owner()?;
        let id = self.parameter("appId");
        self.state.application(&owner, &id).ok_or_else(|| Failure::not_found("application", &id))
    }

    /// The add-on `{addonId}` of the path's owner, by its public id.
    pub(crate) fn addon(&mut self) -> Result<&mut Addon, Failure> {
        let owner = self.owner()?;
        let id = self.parameter("addonId");
        let found = self.state.addon_mut(&owner, &id).filter(|addon| addon.id == id);
        found.ok_or_else(|| Failure::not_found("addon", &id))
    }
}
