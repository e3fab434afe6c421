//! The user data (2.6), turned into the person that is logged in.

use super::PROVIDER;
use super::api::UserData;
use super::proxy::Context;
use super::token::Token;
use super::values::is_id;
use crate::error::Error;
use crate::flow::answers::bad_answer;
use crate::flow::identity::Assurance;
use crate::flow::reading::read_tolerantly;
use crate::flow::{Foreign, Identity, LooseText, Nonce};
use crate::format::{Text, seoul};
use serde_json::{Map, Value};

/// The person of the user data. Every member but the user's id may be missing, and any other may be there.
///
/// # Errors
/// The data has no id, or there is no randomness.
pub(super) fn identity(
    data: Option<&Foreign>,
    token: &Token,
    nonce: Option<Nonce>,
    context: &mut Context<'_>,
) -> Result<Identity, Error> {
    let raw: Map<String, Value> =
        data.and_then(|data| serde_json::from_str(data.json()).ok()).ok_or_else(|| bad_answer("enter"))?;
    let raw = Value::Object(raw);
    let user: UserData = read_tolerantly(&raw).map_err(|_| bad_answer("enter"))?;
    let ids = [user.user_id.0, user.userid.0];
    let id = ids.into_iter().flatten().find(|id| is_id(id)).ok_or_else(|| bad_answer("enter"))?;
    let phone: Option<String> =
        text(&user.user_mbtlnum).map(|text| text.chars().filter(char::is_ascii_digit).collect());
    // Neither the token nor the code has a part that is no secret, so the id is a random one.
    let transaction_id = context.random_id()?;
    let verified_at = format!("{}+09:00", seoul::issue_date(context.now).replace(' ', "T"));
    Ok(Identity {
        user_id: Some(Text::from(id)),
        name: text(&user.user_nm).map(Text::from),
        phone: phone.filter(|digits| !digits.is_empty()).map(Text::from),
        email: text(&user.user_email).map(Text::from),
        nonce,
        raw: Some(without_token(raw, token)),
        ..Identity::new(PROVIDER, "sso".into(), Assurance::Login, transaction_id, verified_at)
    })
}

fn text(member: &LooseText) -> Option<&str> {
    member.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// The data without members that are null, and without those that hold the token.
fn without_token(raw: Value, token: &Token) -> Value {
    let Value::Object(mut members) = raw else { return raw };
    members.retain(|_, value| !value.is_null() && !value.to_string().contains(token.as_str()));
    Value::Object(members)
}
