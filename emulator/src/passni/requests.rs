//! The requests that a bridge takes; it checks them before it asks its agent (4).

use super::routes::Call;
use crate::json::Body;
use serde::Deserialize;

/// The longest body.
pub const BODY: usize = 16 * 1024;

/// A request.
pub enum BridgeRequest {
    Token(Exchange),
    UserData(Held),
    SsoCode(Held),
    LoginCheck(TokenOnly),
    Agents,
    Logout(TokenOnly),
}

/// A code, for a token.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    pub sso_code: SsoCode,
    pub user_ip: UserIp,
    pub user_agent: UserAgent,
}

/// A token, with the browser that it is for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    pub token: TokenText,
    pub user_ip: UserIp,
    pub user_agent: UserAgent,
}

/// A token alone.
#[derive(Deserialize)]
pub struct TokenOnly {
    pub token: TokenText,
}

impl BridgeRequest {
    /// Reads the body of a call. `None` if it lacks a member, or has one in another shape.
    pub fn read(call: Call, body: &Body) -> Option<Self> {
        Some(match call {
            Call::Token => Self::Token(body.try_to()?),
            Call::UserData => Self::UserData(body.try_to()?),
            Call::SsoCode => Self::SsoCode(body.try_to()?),
            Call::LoginCheck => Self::LoginCheck(body.try_to()?),
            Call::Agents if body.is_object() => Self::Agents,
            Call::Agents => return None,
            Call::Logout => Self::Logout(body.try_to()?),
        })
    }
}

/// A text of a certain shape.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $fits:expr;)*) => {
        $(
            $(#[$doc])*
            #[derive(Deserialize)]
            #[serde(try_from = "String")]
            pub struct $name(pub String);

            impl TryFrom<String> for $name {
                type Error = &'static str;

                fn try_from(text: String) -> Result<Self, Self::Error> {
                    let fits: fn(&str) -> bool = $fits;
                    if fits(&text) { Ok(Self(text)) } else { Err("another shape") }
                }
            }
        )*
    };
}

texts! {
    /// Visible ASCII characters: the guide shows 32 hexadecimal digits, and states no shape.
    SsoCode: |text| (1..=512).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    /// Visible characters of ASCII.
    TokenText: |text| (1..=4096).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    /// An address of version 4 or 6.
    UserIp: |text| (2..=45).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit() || b":.".contains(&b));
    /// Anything that can be a header.
    UserAgent: |text| text.chars().count() <= 1024 && !text.chars().any(|c| c.is_control() && c != '\t');
}
