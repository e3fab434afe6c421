//! What OMPASS adds to the address of the callback (2.4, 3.3).

use super::state::Login;
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::input::not_now;
use crate::json::Value;
use crate::provider::ompass::input::{is_token, user_id};
use crate::format::form;

/// The body for the proxy of what the callback page handed on: nothing to this flow where it is of no use to it.
pub(super) fn returned(query: &Value, login: &Login) -> Result<Value, Error> {
    body(query, login)?.ok_or_else(not_now)
}

/// The same of the address itself, as the page gives it.
pub(super) fn of_url(url: &Value, login: &Login) -> Result<Value, Error> {
    let wrong = |reason| Error::misuse("callbackUrl", reason);
    let text = url.text().ok_or_else(|| wrong(Reason::NotText))?;
    let (address, _) = text.split_once('#').unwrap_or((text, ""));
    let (_, query) = address.split_once('?').unwrap_or_default();
    let query = form::read(query).unwrap_or_default();
    body(&query, login)?.ok_or_else(|| wrong(Reason::Missing))
}

/// None where there is no token, or nobody is named whom the flow does not know either. Someone else's login is refused
/// here already: a link that was sent to the user must not log them in as another.
fn body(query: &Value, login: &Login) -> Result<Option<Value>, Error> {
    let token = ["access_token", "token"].into_iter().find_map(|name| query.get(name).text());
    let Some(token) = token.filter(|token| is_token(token)) else { return Ok(None) };
    let named = query.get("username").text().filter(|name| !name.is_empty());
    let known = login.user_id.as_deref();
    if named.is_some() && known.is_some() && named != known {
        return Err(Error::new(Kind::Tampered, Reason::OtherTransaction).at("finish").then(Next::Restart));
    }
    let Some(user) = named.or(known) else { return Ok(None) };
    if user_id(&user.into()).is_err() {
        return Ok(None);
    }
    Ok(Some(Value::object([("username", user.into()), ("token", token.into())])))
}
