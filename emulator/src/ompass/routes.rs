//! What is where (2.1, 3.1).

/// The two interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    One,
    Two,
}

/// A request of the protocol.
#[derive(Debug, PartialEq, Eq)]
pub enum Call<'a> {
    /// A login after the password; version 1.
    U2f,
    /// A login instead of the password; version 1.
    Uaf,
    /// A login of version 2.
    Auth,
    /// Is this token good?
    Verify(Version),
    /// Forget this user, as the path writes it; version 1.
    Forget(&'a str),
    /// What a user logs in with; version 2.
    List,
    /// Forget one of those; version 2.
    Delete,
}

/// What is at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// A request of the protocol.
    Call(Call<'a>),
    /// What OMPASS's page asks for a visit of it: nothing but how it stands, or an action.
    Session(&'a str, Option<&'a str>),
}

impl<'a> Route<'a> {
    /// What is at this path.
    pub fn at(path: &'a str) -> Option<Self> {
        if let Some(rest) = path.strip_prefix("/ompass/visit/") {
            let (id, action) = rest.split_once('/').map_or((rest, None), |(id, action)| (id, Some(action)));
            return Some(Self::Session(id, action));
        }
        if let Some(user) = path.strip_prefix("/v1/ompass/users/") {
            return (!user.contains('/')).then_some(Self::Call(Call::Forget(user)));
        }
        Some(Self::Call(match path {
            "/v1/ompass/u2f" => Call::U2f,
            "/v1/ompass/uaf" => Call::Uaf,
            "/v1/ompass/token-verification" => Call::Verify(Version::One),
            "/v2/ompass/auth" => Call::Auth,
            "/v2/ompass/token" => Call::Verify(Version::Two),
            "/v2/ompass/authenticators" => Call::List,
            "/v2/ompass/authenticator" => Call::Delete,
            _ => return None,
        }))
    }
}

impl Call<'_> {
    /// The names in faults and in the log.
    pub const NAMES: &'static [&'static str] = &["start", "verify", "authenticators", "reset"];

    /// The name in faults and in the log.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::U2f | Self::Uaf | Self::Auth => "start",
            Self::Verify(_) => "verify",
            Self::List => "authenticators",
            Self::Forget(_) | Self::Delete => "reset",
        }
    }

    /// The interface that it is of.
    pub const fn version(&self) -> Version {
        match self {
            Self::U2f | Self::Uaf | Self::Forget(_) | Self::Verify(Version::One) => Version::One,
            Self::Auth | Self::List | Self::Delete | Self::Verify(Version::Two) => Version::Two,
        }
    }

    /// The HTTP method that it takes.
    pub const fn method(&self) -> &'static str {
        match self {
            Self::U2f | Self::Uaf | Self::Auth | Self::Verify(_) => "POST",
            Self::List => "GET",
            Self::Forget(_) | Self::Delete => "DELETE",
        }
    }
}
