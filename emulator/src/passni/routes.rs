//! What is where. Only what the bridge answers is documented; the addresses of the SSO server are the emulator's own.

/// The calls of a bridge (4), in the order of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Token,
    UserData,
    SsoCode,
    LoginCheck,
    Agents,
    Logout,
}

/// Where a browser goes to by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The login view, or straight on where the user is logged in (2.1).
    Login,
    /// The list of linked systems.
    Portal,
    /// The log-off.
    Logout,
}

/// What is at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// The bridge of a system; without a call where there is none of this name.
    Bridge { system: &'a str, call: Option<Call> },
    /// A page of the SSO server.
    Central(Page),
    /// What its pages ask.
    Window(&'a str),
}

impl<'a> Route<'a> {
    /// What is at this path.
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
    const ALL: [Self; 6] = [Self::Token, Self::UserData, Self::SsoCode, Self::LoginCheck, Self::Agents, Self::Logout];

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|call| call.name() == name)
    }

    /// The name, in addresses as in faults and in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::UserData => "user-data",
            Self::SsoCode => "sso-code",
            Self::LoginCheck => "login-check",
            Self::Agents => "agents",
            Self::Logout => "logout",
        }
    }

    /// What a request of it has to hold.
    pub const fn members(self) -> &'static [&'static str] {
        match self {
            Self::Token => &["ssoCode", "userIp", "userAgent"],
            Self::UserData | Self::SsoCode => &["token", "userIp", "userAgent"],
            Self::LoginCheck | Self::Logout => &["token"],
            Self::Agents => &[],
        }
    }
}

/// The names of all steps in faults and in the log: those of the bridge, and a login at the SSO server.
pub const STEPS: &[&str] = &["login", "token", "user-data", "sso-code", "login-check", "agents", "logout"];

/// The step of a user who logs in.
pub const LOGIN: &str = "login";
