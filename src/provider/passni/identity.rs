//! The user data (2.6), turned into the person that is logged in.

use super::{PROVIDER, is_id};
use crate::error::Error;
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::json::Value;
use crate::format::seoul;
use alloc::{format, string::String};

/// What the user data says. Every member but the user's id may be missing, and any other may be there.
pub(super) fn identity(data: &Value, token: &str, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let members = data.members().ok_or_else(|| bad_answer("enter"))?;
    // One site reads the second name (2.6).
    let id = ["user_id", "userid"].into_iter().find_map(|name| data.get(name).text_or_number().filter(|id| is_id(id)));
    let id = id.ok_or_else(|| bad_answer("enter"))?;
    let text = |name: &str| data.get(name).text().map(str::trim).filter(|text| !text.is_empty());
    let phone = text("user_mbtlnum").map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>());
    let of_raw = members.iter().filter(|(_, value)| !value.is_null() && !value.to_json().contains(token)).cloned();
    Ok(Value::object([
        ("provider", PROVIDER.into()),
        ("method", "sso".into()),
        ("assurance", "login".into()),
        // Neither the token nor the code has a part that is no secret.
        ("transactionId", turn.random_id()?.into()),
        ("verifiedAt", format!("{}+09:00", seoul::issue_date(turn.now).replace(' ', "T")).into()),
        ("userId", id.into()),
        ("name", text("user_nm").into()),
        ("phone", phone.filter(|digits| !digits.is_empty()).into()),
        ("email", text("user_email").into()),
        ("raw", Value::Object(of_raw.collect())),
    ]))
}
