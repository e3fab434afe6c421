//! Reads the parameters that OMPASS adds to the address of the callback (2.4, 3.3).

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Text;
use crate::provider::ompass::messages::{CallbackUrl, FinishBody, Login, Query, Step};
use crate::provider::ompass::values::{Token, UserId};
use crate::format::form;

impl From<Text> for CallbackUrl {
    /// An address that cannot be read has no parameters.
    fn from(url: Text) -> Self {
        let address = url.as_str().split('#').next().unwrap_or_default();
        let (_, query) = address.split_once('?').unwrap_or_default();
        Self(read(query).unwrap_or_default())
    }
}

/// `None` if it cannot be read, or has a parameter twice.
fn read(text: &str) -> Option<Query> {
    let mut query = Query::default();
    for (name, value) in form::read(text)? {
        let parameter = match name.as_str() {
            "username" => &mut query.username,
            "user_id" => &mut query.user_id,
            "access_token" => &mut query.access_token,
            "token" => &mut query.token,
            _ => continue,
        };
        *parameter = Some(value.into());
    }
    Some(query)
}

/// The body for the proxy. `None` if there is no token, or if nobody is named and the flow knows no user either.
///
/// # Errors
/// It is the login of somebody else: a link that was sent to the user must not log them in as another.
pub(super) fn finish_body(query: Query, login: &Login, given: Option<UserId>) -> Result<Option<FinishBody>, Error> {
    let token = query.access_token.or(query.token).and_then(|token| Token::try_from(token).ok());
    let Some(token) = token else { return Ok(None) };
    let filled = |name: Option<Text>| name.filter(|name| !name.as_str().is_empty());
    let named = filled(query.username).or_else(|| filled(query.user_id));
    let user = match (named, login.user_id().or(given.as_ref())) {
        (Some(named), Some(known)) if named.as_str() != known.as_str() => {
            let error = Error::new(Kind::Tampered, Reason::OtherTransaction);
            return Err(error.at(Step::Finish.word()).then(Next::Restart));
        }
        (_, Some(known)) => Some(known.clone()),
        (Some(named), None) => UserId::try_from(named).ok(),
        (None, None) => None,
    };
    Ok(user.map(|user| FinishBody { username: Some(user), token }))
}
