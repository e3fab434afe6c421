//! The paths of the service (2.1, 3.1).

use bonin::words;

/// The two interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    One,
    Two,
}

words! {
    /// The steps of the service, by their names in faults and in the log.
    pub Step {
        /// A login is asked for.
        Start = "start",
        /// A token is looked at.
        Verify = "verify",
        /// The registrations of a user.
        Authenticators = "authenticators",
        /// A registration is taken back.
        Reset = "reset",
    }
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
    /// A question whether a token is good.
    Verify(Version),
    /// Forget this user, as the path writes it; version 1.
    Forget(&'a str),
    /// The registrations of a user; version 2.
    List,
    /// Forget one of them; version 2.
    Delete,
}

/// The target of a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// A request of the protocol.
    Call(Call<'a>),
    /// A question of OMPASS's page about its session: how it stands, or an action.
    Page(&'a str, Option<&'a str>),
}

impl<'a> Route<'a> {
    /// The target of this path.
    pub fn at(path: &'a str) -> Option<Self> {
        if let Some(rest) = path.strip_prefix("/ompass/visit/") {
            let (id, action) = rest.split_once('/').map_or((rest, None), |(id, action)| (id, Some(action)));
            return Some(Self::Page(id, action));
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
    /// The step that it is.
    pub const fn step(&self) -> Step {
        match self {
            Self::U2f | Self::Uaf | Self::Auth => Step::Start,
            Self::Verify(_) => Step::Verify,
            Self::List => Step::Authenticators,
            Self::Forget(_) | Self::Delete => Step::Reset,
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
