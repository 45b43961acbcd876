//! Values that a layer of the client finds.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use http::Request;
use http::uri::{PathAndQuery, Uri};

use super::Value;
use crate::route::{Param, Piece, Route};
use crate::{Body, Error, target};

/// A value that the caller does not know, and that a layer of the client finds before the request
/// is sent.
///
/// It is given as [`Value::Deferred`], and stands in the target as a mark until then: `(owner)`,
/// or `(name:cat)` if it is found by something. A layer reads the [`PathArguments`] of the request
/// and fills it in; a client without such a layer refuses the call, and sends nothing.
///
/// ```
/// use cc_client::argument::{Deferred, PathArguments, Value};
/// use cc_client::testing::Script;
/// use cc_client::{Arg, Argument, Client, endpoint, layer};
///
/// /// A pet, by its number.
/// pub struct PetId(u64);
///
/// impl Argument for PetId {
///     fn value(&self) -> Value<'_> {
///         Value::Unsigned(self.0)
///     }
/// }
///
/// /// A pet by its name, where its number is asked for.
/// pub struct Named(&'static str);
///
/// impl Arg<PetId> for Named {
///     fn value(&self) -> Value<'_> {
///         Deferred { what: "pet", from: Some(self.0), layer: "PetLayer" }.into()
///     }
/// }
///
/// /// What a pet likes.
/// #[endpoint(GET "/pets/<pet_id>/likes")]
/// pub fn likes(pet_id: PetId) -> Vec<String>;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), cc_client::Error> {
/// assert_eq!(likes(Named("cat")).target(), "/pets/(pet:cat)/likes");
///
/// let script = Script::new().json(r#"["fish"]"#);
/// let find = layer::from_fn(|mut request, next| async move {
///     if let Some(arguments) = PathArguments::of(&request) {
///         arguments.fill(&mut request, |argument| (argument.what() == Some("pet")).then(|| "7".to_owned()))?;
///     }
///     next.send(request).await
/// });
/// let client = Client::builder().transport(script.clone()).layer(find).build()?;
/// likes(Named("cat")).send(&client).await?;
/// assert_eq!(script.requests()[0].uri().path(), "/pets/7/likes");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deferred<'a> {
    /// What is to be found, by which a layer knows that it is meant: `owner`.
    pub what: &'static str,
    /// What it is found by, if the caller gave something.
    pub from: Option<&'a str>,
    /// The layer that finds it, to be named where a client does not have it.
    pub layer: &'static str,
}

impl<'a> From<Deferred<'a>> for Value<'a> {
    fn from(deferred: Deferred<'a>) -> Self {
        Self::Deferred(Box::new(deferred))
    }
}

/// The arguments of a request's path, where some of them are [deferred](Deferred). A request that
/// has none such carries nothing of the kind.
///
/// Cloning is cheap.
#[derive(Clone)]
pub struct PathArguments {
    arguments: Arc<[PathArgument]>,
}

/// An argument of a path.
#[derive(Clone)]
#[non_exhaustive]
pub struct PathArgument {
    /// The parameter that it was given for.
    pub param: Param,
    /// The segment before it, as declared: `organisations`; empty if another argument is there.
    pub collection: &'static str,
    /// What was given.
    pub value: Given,
    /// Its length in the path, encoded.
    length: usize,
    /// The length of what follows it in the path. What precedes it may grow: a host may have a path
    /// of its own.
    rest: usize,
}

/// What was given for an argument of a path.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Given {
    /// The value, before percent-encoding.
    Value(String),
    /// The short form of the path, see [`Shorthand`](super::Shorthand).
    Shorthand,
    /// Something that a layer has to find, see [`Deferred`].
    Deferred {
        /// What is to be found.
        what: &'static str,
        /// What it is found by.
        from: Option<String>,
        /// The layer that finds it.
        layer: &'static str,
    },
}

impl PathArgument {
    /// What a layer has to find; `None` for an argument that is there.
    pub fn what(&self) -> Option<&'static str> {
        match &self.value {
            Given::Deferred { what, .. } => Some(what),
            Given::Value(_) | Given::Shorthand => None,
        }
    }

    /// What the caller gave: the value, or what it is found by.
    pub fn given(&self) -> Option<&str> {
        match &self.value {
            Given::Value(text) => Some(text),
            Given::Deferred { from, .. } => from.as_deref(),
            Given::Shorthand => None,
        }
    }

    /// Its place in a path; `None` if that is too short.
    fn place(&self, path: &str) -> Option<Range<usize>> {
        let end = path.len().checked_sub(self.rest)?;
        Some(end.checked_sub(self.length)?..end)
    }
}

impl PathArguments {
    /// The arguments of a request that can't be sent as it is, `None` for any other.
    pub fn of<B>(request: &Request<B>) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// `values` are those of the path of `route`, and whatever follows them.
    #[cold]
    pub(crate) fn new(route: &Route, values: &[Value<'_>]) -> Self {
        let mut values = values.iter();
        let mut arguments: Vec<PathArgument> = Vec::new();
        let mut collection = "";
        for piece in route.path() {
            let length = match piece {
                Piece::Literal(text) => {
                    collection =
                        text.strip_suffix('/').and_then(|text| text.rsplit('/').next()).unwrap_or("");
                    text.len()
                }
                Piece::Param(param) => {
                    let Some(value) = values.next() else { break };
                    let mut encoded = String::new();
                    target::push_value(&mut encoded, value);
                    if let (Value::Shorthand, Some(short)) = (value, param.shorthand) {
                        encoded.push_str(short.shorthand);
                        // The collection and a slash are left out.
                        let left_out = short.collection.len() + 1;
                        arguments.iter_mut().for_each(|argument| argument.rest -= left_out);
                    }
                    let (collection, length) = (std::mem::take(&mut collection), encoded.len());
                    let argument =
                        PathArgument { param: *param, collection, value: given(value), length, rest: 0 };
                    arguments.push(argument);
                    continue;
                }
            };
            arguments.iter_mut().for_each(|argument| argument.rest += length);
        }
        let mut rest = 0;
        for argument in arguments.iter_mut().rev() {
            argument.rest += rest;
            rest += argument.length;
        }
        Self { arguments: arguments.into() }
    }

    /// All arguments of the path, in its order.
    pub fn iter(&self) -> impl Iterator<Item = &PathArgument> {
        self.arguments.iter()
    }

    /// Writes into the path what is found of the arguments that are deferred; `None` leaves one to
    /// another layer.
    ///
    /// # Errors
    ///
    /// If what is found can't stand in a path, or if the path is not the one that was declared, as
    /// another layer changed it.
    pub fn fill<B>(
        &self,
        request: &mut Request<B>,
        mut find: impl FnMut(&PathArgument) -> Option<String>,
    ) -> Result<(), Error> {
        let mut path = request.uri().path().to_owned();
        let mut arguments = self.arguments.to_vec();
        // By how much the path becomes longer, or shorter, behind an argument.
        let mut grown = 0_isize;
        for argument in arguments.iter_mut().rev() {
            let place = argument.place(request.uri().path());
            argument.rest = argument.rest.saturating_add_signed(grown);
            if argument.what().is_none() {
                continue;
            }
            let place = place.filter(|place| path.get(place.clone()).is_some_and(is_mark));
            let place = place.ok_or_else(|| {
                Error::invalid_call("a layer changed the path before its arguments were found")
            })?;
            let Some(value) = find(argument) else { continue };
            let encoded = target::encode(&value);
            if encoded.is_empty() {
                let detail =
                    format!("what was found for the argument `{}` is empty", argument.param.argument);
                return Err(Error::invalid_call(detail));
            }
            grown += encoded.len() as isize - argument.length as isize;
            argument.length = encoded.len();
            argument.value = Given::Value(value);
            path.replace_range(place, &encoded);
        }
        target::refuse_dot_segments(&path).map_err(|error| Error::invalid_call(error.to_string()))?;
        let uri = with_path(request.uri(), path)?;
        *request.uri_mut() = uri;
        match arguments.iter().any(|argument| argument.what().is_some()) {
            true => drop(request.extensions_mut().insert(Self { arguments: arguments.into() })),
            false => drop(request.extensions_mut().remove::<Self>()),
        }
        Ok(())
    }

    /// Why a request can't be sent yet, if it can't.
    pub(crate) fn refusal(request: &Request<Body>) -> Option<Error> {
        let arguments = request.extensions().get::<Self>()?;
        arguments.iter().find_map(|argument| match &argument.value {
            Given::Deferred { layer, .. } => Some(Error::invalid_call(format!(
                "the argument `{}` is left to a layer that this client does not have: add `{layer}`, or give a value",
                argument.param.argument
            ))),
            Given::Value(_) | Given::Shorthand => None,
        })
    }
}

fn given(value: &Value<'_>) -> Given {
    match value {
        Value::Text(text) => Given::Value((*text).to_owned()),
        Value::Owned(text) => Given::Value(text.clone()),
        Value::Unsigned(number) => Given::Value(number.to_string()),
        Value::Signed(number) => Given::Value(number.to_string()),
        Value::Shorthand => Given::Shorthand,
        Value::Deferred(deferred) => Given::Deferred {
            what: deferred.what,
            from: deferred.from.map(str::to_owned),
            layer: deferred.layer,
        },
    }
}

fn is_mark(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')')
}

/// The same URL with another path.
fn with_path(uri: &Uri, mut path: String) -> Result<Uri, Error> {
    if let Some(query) = uri.query() {
        path.push('?');
        path.push_str(query);
    }
    let invalid = |source: http::Error| {
        Error::invalid_call("what was found does not fit in the path").with_source(source)
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(
        PathAndQuery::from_maybe_shared(bytes::Bytes::from(path)).map_err(|error| invalid(error.into()))?,
    );
    Uri::from_parts(parts).map_err(|error| invalid(error.into()))
}

/// Shows what is to be found, never values: they may be secret.
impl fmt::Debug for PathArguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Shows what is to be found, never a value: it may be secret.
impl fmt::Debug for PathArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.param.name)?;
        self.what().map_or(Ok(()), |what| write!(f, " ({what})"))
    }
}

/// Shows what is to be found, never a value: it may be secret.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(_) => f.write_str("Value(…)"),
            Self::Shorthand => f.write_str("Shorthand"),
            Self::Deferred { what, .. } => write!(f, "Deferred({what})"),
        }
    }
}

#[cfg(test)]
mod tests;
