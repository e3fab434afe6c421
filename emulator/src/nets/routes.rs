//! The paths: one SSO server, and the agents of two sites in the dialects of all generations (4).

use bonin::words;

/// The sites, by the value of `ssosite`.
pub const SITES: [&str; 2] = ["site-a", "site-b"];

/// The dialect of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The JSPs of the first two generations; their error branches are no JSON (6).
    Java,
    /// The third generation: one path for two calls, told apart by `op`.
    V9,
    /// ASP.NET.
    Net,
}

words! {
    /// The steps, by their names in faults and in the log.
    pub Step {
        /// An agent's settings.
        Config = "config",
        /// The state of a logon at an agent.
        Check = "check",
        /// A logon at an agent.
        Logon = "logon",
        /// Another logon of the same user.
        Duplicate = "duplicate",
        /// The other logon is to end.
        DuplicateYes = "duplicateYes",
        /// The other logon stays.
        DuplicateNo = "duplicateNo",
        /// A second factor.
        Factor = "factor",
        /// A key for passwords.
        Key = "key",
        /// The state of a logon at the SSO server.
        SsoCheck = "ssoCheck",
        /// A logon at the SSO server.
        SsoLogon = "ssoLogon",
        /// A log-off at the SSO server.
        SsoLogoff = "ssoLogoff",
        /// A notice to another domain.
        Move = "move",
    }
}

/// The target of a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    /// A call of a site's agent.
    Agent(&'static str, Dialect, Step),
    /// A service of the SSO server.
    Sso(Step),
    /// The page of the SSO server's own logon.
    Window,
}

const CALLS: [(&str, Dialect, Step); 21] = [
    ("nssoConfig.jsp", Dialect::Java, Step::Config),
    ("checkLogon.jsp", Dialect::Java, Step::Check),
    ("logonService.jsp", Dialect::Java, Step::Logon),
    ("dupChoiceReceive.jsp", Dialect::Java, Step::Duplicate),
    ("dupChoiceLogon.jsp", Dialect::Java, Step::DuplicateYes),
    ("dupChoiceCancel.jsp", Dialect::Java, Step::DuplicateNo),
    ("tfaReceive.jsp", Dialect::Java, Step::Factor),
    ("generateKey.jsp", Dialect::Java, Step::Key),
    ("config", Dialect::V9, Step::Config),
    ("check", Dialect::V9, Step::Check),
    ("dup.jsp", Dialect::V9, Step::Duplicate),
    ("tfa.jsp", Dialect::V9, Step::Factor),
    ("gen_key.jsp", Dialect::V9, Step::Key),
    ("NSSOConfig", Dialect::Net, Step::Config),
    ("CheckLogon", Dialect::Net, Step::Check),
    ("LogonService", Dialect::Net, Step::Logon),
    ("DupChoiceReceive", Dialect::Net, Step::Duplicate),
    ("DupChoiceLogon", Dialect::Net, Step::DuplicateYes),
    ("DupChoiceCancel", Dialect::Net, Step::DuplicateNo),
    ("TFAReceive", Dialect::Net, Step::Factor),
    ("GenerateKey", Dialect::Net, Step::Key),
];

const SERVICES: [(&str, Step); 4] =
    [("check", Step::SsoCheck), ("logon", Step::SsoLogon), ("logoff", Step::SsoLogoff), ("move", Step::Move)];

impl Route {
    /// The target of this path.
    pub fn at(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("/nets/")?;
        if rest == "window/api/logon" {
            return Some(Self::Window);
        }
        if let Some(service) = rest.strip_prefix("sso/") {
            return SERVICES.iter().find(|(name, _)| *name == service).map(|(_, step)| Self::Sso(*step));
        }
        let (site, call) = rest.split_once("/agent/")?;
        let site = SITES.into_iter().find(|known| *known == site)?;
        CALLS.iter().find(|(name, ..)| *name == call).map(|(_, dialect, step)| Self::Agent(site, *dialect, *step))
    }
}

/// This SSO server sends browsers to the address: it is its own, or has a name that never leaves a machine or is for examples
/// (RFC 6761). A real server has a list.
pub fn is_managed(address: &str, origin: &str) -> bool {
    let host = |address: &str| -> Option<String> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let authority = rest.split(['/', '?', '#', '\\']).next()?;
        (!authority.contains('@')).then(|| authority.split(':').next().unwrap_or_default().into())
    };
    let Some(name) = host(address) else { return false };
    let reserved = [".test", ".example", ".localhost"].iter().any(|end| name.ends_with(end));
    reserved || ["localhost", "127.0.0.1"].contains(&name.as_str()) || host(origin).as_deref() == Some(&name)
}
