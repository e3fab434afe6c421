//! The paths of the bridges and of the SSO server. Only the bridges are documented; the addresses of the SSO server are the
//! emulator's own.

use bonin::words;

words! {
    /// The steps, by their names in faults and in the log: a login at the SSO server, and the calls of a bridge.
    pub Step {
        /// A user logs in at the SSO server's page.
        Login = "login",
        /// A token for a code.
        Token = "token",
        /// The data of the user.
        UserData = "user-data",
        /// A code for another system.
        SsoCode = "sso-code",
        /// How the login stands.
        LoginCheck = "login-check",
        /// The other systems.
        Agents = "agents",
        /// The log-off.
        Logout = "logout",
    }
}

/// The calls of a bridge (4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Token,
    UserData,
    SsoCode,
    LoginCheck,
    Agents,
    Logout,
}

/// A page that a browser goes to by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The login view, or the way on if the user is logged in (2.1).
    Login,
    /// The list of linked systems.
    Portal,
    /// The log-off.
    Logout,
}

/// The target of a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// The bridge of a system; without a call if there is none of this name.
    Bridge { system: &'a str, call: Option<Call> },
    /// A page of the SSO server.
    Central(Page),
    /// A question of its pages.
    Window(&'a str),
}

impl<'a> Route<'a> {
    /// The target of this path.
    pub fn at(path: &'a str) -> Option<Self> {
        let rest = path.strip_prefix("/passni/")?;
        if let Some(bridge) = rest.strip_prefix("bridge/") {
            let (system, name) = bridge.split_once('/').unwrap_or((bridge, ""));
            return Some(Self::Bridge { system, call: Call::of(name) });
        }
        Some(match rest {
            "login" => Self::Central(Page::Login),
            "portal" => Self::Central(Page::Portal),
            "logout" => Self::Central(Page::Logout),
            _ => Self::Window(rest.strip_prefix("api/")?),
        })
    }
}

impl Call {
    /// The call of this name, which is that of its step.
    fn of(name: &str) -> Option<Self> {
        Some(match Step::from_word(name)? {
            Step::Login => return None,
            Step::Token => Self::Token,
            Step::UserData => Self::UserData,
            Step::SsoCode => Self::SsoCode,
            Step::LoginCheck => Self::LoginCheck,
            Step::Agents => Self::Agents,
            Step::Logout => Self::Logout,
        })
    }

    /// Its step.
    pub const fn step(self) -> Step {
        match self {
            Self::Token => Step::Token,
            Self::UserData => Step::UserData,
            Self::SsoCode => Step::SsoCode,
            Self::LoginCheck => Step::LoginCheck,
            Self::Agents => Step::Agents,
            Self::Logout => Step::Logout,
        }
    }
}
