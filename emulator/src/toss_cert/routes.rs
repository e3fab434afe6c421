//! The paths of the services (2.2, 2.3).

use bonin::words;

/// The service that a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// A person's identity, with CI and DI.
    Identity,
    /// The simple authentication.
    Simple,
    /// A signed document.
    Document,
}

words! {
    /// The steps of the service, by their names in faults and in the log; all but the first stand in paths.
    pub Step {
        /// An access token.
        Token = "token",
        /// Someone is asked.
        Request = "request",
        /// How far it is.
        Status = "status",
        /// Who it was.
        Result = "result",
    }
}

/// The target of a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// The OAuth2 token endpoint.
    Token,
    /// A step of a service.
    Call(Service, Step),
    /// Where the standard window begins.
    WindowStart,
    /// A question of the window's page about a transaction: how it stands, or an action.
    Window(&'a str, Option<&'a str>),
}

/// The path of `authUrl`.
pub const WINDOW_START: &str = "/toss/start";

const WINDOW_API: &str = "/toss/window/api/";

/// The shorter path is a beginning of the longer one, so it comes later.
const SERVICES: &[(&str, Service)] = &[
    ("/api/v2/sign/user/auth/id/", Service::Identity),
    ("/api/v2/sign/user/auth/", Service::Simple),
    // status and result of documents are inferred.
    ("/api/v2/sign/doc/", Service::Document),
];

impl<'a> Route<'a> {
    /// The target of this path.
    pub fn at(path: &'a str) -> Option<Self> {
        if let Some(rest) = path.strip_prefix(WINDOW_API) {
            let (tx_id, action) = rest.split_once('/').map_or((rest, None), |(tx_id, action)| (tx_id, Some(action)));
            return Some(Self::Window(tx_id, action));
        }
        match path {
            "/token" => Some(Self::Token),
            WINDOW_START => Some(Self::WindowStart),
            _ => {
                let (service, name) =
                    SERVICES.iter().find_map(|(at, s)| path.strip_prefix(at).map(|rest| (*s, rest)))?;
                Some(Self::Call(service, Step::of(name)?))
            }
        }
    }
}

impl Step {
    fn of(name: &str) -> Option<Self> {
        Self::from_word(name).filter(|step| *step != Self::Token)
    }
}

impl Service {
    /// A step of `other` may name a transaction of this one: older documents mix the two authentications (2.3).
    pub fn includes(self, other: Self) -> bool {
        (self == Self::Document) == (other == Self::Document)
    }

    /// The service's name in signed statements (the first one as documented, the others inferred).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity | Self::Simple => "SIGN_USER_AUTH",
            Self::Document => "SIGN_DOC",
        }
    }

    /// The path behind the app's scheme; that of documents is inferred.
    pub const fn app_path(self) -> &'static str {
        match self {
            Self::Identity | Self::Simple => "toss-cert/v2/sign/user/auth",
            Self::Document => "toss-cert/v2/sign/doc",
        }
    }
}
